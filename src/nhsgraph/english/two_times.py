"""The same asked of two times: years held against each other, before and after something."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.english.times import bounded, read_times
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.dates import Period
    from nhsgraph.english.vocabulary import Vocabulary


def in_two_years(text: str) -> str:
    """A question that holds two years against each other, as asked of the one and of the other.

    >>> in_two_years("How did its budget in 2014 differ from 2019?")
    'its budget in 2014 compared with 2019'
    >>> in_two_years("What was its budget in 2019-20 and was it more or less than the year before?")
    'What was its budget in 2019-20 compared with 2018-19'
    """
    return _differing(_than_the_year_before(_and_who_then(text)))


def _and_who_then(text: str) -> str:
    """*Who led it in 2011, and who in 2019* as one question of both years.

    >>> _and_who_then("who led it in 2011, and who in 2019?")
    'who led it in 2011 and in 2019?'
    """
    for words in (", and who in ", " and who in ", ", and what in ", " and what in "):
        head, found, tail = text.partition(words)
        if found and tail[:1].isdecimal():
            return f"{head} and in {tail}"
    return text


def _differing(text: str) -> str:
    words = text.rstrip(" ?.").split()
    at = next((at for at, word in enumerate(words) if word.lower() in _DIFFERS), 0)
    behind = [word for word in words[at + 1 :] if word.lower() not in _SMALL]
    head, years = words[:at], behind
    if len(behind) == 1 and len(head) > 2 and head[-2].lower() == "in":
        head, years = head[:-2], [head[-1], *behind]
    opens = head[:1] and head[0].lower() in _OPENS
    if not opens or len({*years}) != BOTH or len(years) != BOTH or not all(map(_is_year, years)):
        return text
    asked = head[2:] if head[0].lower() == "how" else head[1:]
    return f"{' '.join(asked)} in {years[0]} compared with {years[1]}" if asked else text


def _than_the_year_before(text: str) -> str:
    low = text.lower()
    found = next((low.find(one) for one in _YEAR_BEFORE if one in low), -1)
    places = [[low.find(one, 0, max(found, 0)) for one in row] for row in (_WAS_IT, _MORE)]
    asks = next((min(at for at in row if at > 0) for row in places if max(row) > 0), -1)
    if found < 0 or asks < 0:
        return text
    head = text[:asks].rstrip(" ,;?-")
    if low.split(maxsplit=1)[0] in _OPENS - {"how"}:
        head = head.partition(" ")[2]  # was its budget more than the year before
    year = next((word.strip("?,.;") for word in head.split() if _is_year(word)), "")
    return f"{head} compared with {_before(year)}" if year else text


def _before(year: str) -> str:
    """The year before a year, written as that is: *2018-19* before *2019-20*."""
    first = str(int(year[:4]) - 1)
    return f"{first}{year[4:5]}{year[2:4]}" if len(year) > len(first) else first


def _is_year(word: str) -> bool:
    bare = word.strip("?,.;")
    return bare[:4].isdecimal() and len(bare) in {len("2014"), len("2014/15")}


BOTH: Final = 2
_DIFFERS: Final = frozenset({"differ", "differed", "different"})
_OPENS: Final = frozenset({"how", "was", "were"})
_SMALL: Final = frozenset("from between to in that of and with what it was".split())
"""Small words around the years between which something differed."""
_YEAR_BEFORE: Final = tuple(
    f" {than} {the}" for than in ("than", "on", "from")
    for the in ("the year before", "in the year before", "the previous year", "the prior year")
)  # fmt: skip
_WAS_IT: Final = (" and was it ", ", was it ", "? was it ", " and was that ", " - was it ",
                  " and is it ", ", was that ")  # fmt: skip
"""How what is asked of the year before begins."""
_MORE: Final = tuple(
    f" {word}" for word in ("more or less", "less or more", "higher or lower", "up or down", "more",
                            "less", "higher", "lower", "bigger", "smaller", "up", "down")
)  # fmt: skip
"""By what two years are compared."""


class TwoTimes(NamedTuple):
    """A question about two times: the sentence without them, and the days of both."""

    rest: str
    periods: tuple[Period, Period]


def two_times(vocabulary: Vocabulary, text: str) -> TwoTimes | None:
    """A sentence that asks the same of two times: *in 2013/14 and in 2019/20*."""
    head, around, behind = text.partition(_BEFORE_AND_AFTER)
    if around:
        turn = read_times(behind, *vocabulary.names_with_figures(behind))
        if turn.period is not None and not turn.unread:
            days = bounded("before", turn.period), bounded("since", turn.period)
            return TwoTimes(f"{head.removesuffix('both ')}{turn.rest}", days)
    text = _alike(_WHETHER_ALIKE.sub("", text))
    text, compared = _COMPARE.subn("", text)
    found = list((_WITH_TIME if compared else _AND_TIME).finditer(text))
    whole = read_times(text, *vocabulary.names_with_figures(text)) if found else None
    if whole and whole.unread:
        return None  # the financial years 2014 and 2015
    for match in found:
        first, second = text[: match.start()], text[match.end() :]
        if re.search(r"(?i)\bbetween\b", first):
            continue
        then = read_times(second, *vocabulary.names_with_figures(second))
        if then.period is None or words_of(then.rest) or then.unread:
            continue
        before = read_times(first, *vocabulary.names_with_figures(first))
        if before.period is not None and before.period != then.period and not before.joined:
            both = whole.apart if whole and len(whole.apart) == 2 else ()  # 1 April 2014 and 2015
            return TwoTimes(before.rest, (before.period, both[1] if both else then.period))
    return None


def _alike(text: str) -> str:
    """*Was the budget in 2014/15 and in 2016/17 the same* as the question what both were."""
    bare = text.rstrip(" ?.!")
    ends = next((one for one in _THE_SAME if bare.lower().endswith(one)), "")
    be = bare.partition(" ")[0].lower() in {"was", "were", "is", "are"}
    return f"what {bare.removesuffix(ends)}" if ends and be else text


_THE_SAME: Final = (" the same", " different", " unchanged", " alike")


def before_and_after(text: str) -> list[str]:
    """A part that asks what was before and after some time, as two; else the part alone."""
    head, around, behind = text.partition(_BEFORE_AND_AFTER)
    if not around:
        return [text]
    return [f"{head.removesuffix('both ')}{word} {behind}" for word in ("before", "after")]


_BEFORE_AND_AFTER: Final = "before and after "
_AND_TIME: Final = re.compile(
    r",? (?:and|then|and then|and again) (?=in |on |at |for )|,? (?:and|&|\+) (?=\d)"
    r"| (?:and|&|\+) (?=[a-z]{3,9} (?:1[89]|20)\d\d\b)"
    r"|,? (?:versus|vs\.?|v\.?|against|compared? (?:to|with|against))"
    r" (?:that |those |the one )?(?:of )?(?=in |on |at |for |\d)", re.IGNORECASE
)  # fmt: skip
_WHETHER_ALIKE: Final = re.compile(
    r"[,;?]?(?: -)? (?:and |or )?(?:(?:if|whether) )?(?:(?:was|were|is|are|had|has|did|do|does) )?"
    r"(?:it|they|that|this|there|things|anything|the \w+)"
    r"(?: (?:was|were|is|are|had|has|did|ever|a|any|be|been))*"
    r" (?:differ|differed|different|difference|the same|change|changed|unchanged|alter|altered)"
    r"(?: (?:between|in|from) (?:then and then|the two|those(?: two)?(?: years)?|them|between))?"
    r"[ ?.!]*$",
    re.IGNORECASE,
)
"""*… in 2014 and in 2016, and was it different*: what was at both times is told."""
_COMPARE: Final = re.compile(r"^(?:please )?compare (?=\S)", re.IGNORECASE)
_WITH_TIME: Final = re.compile(
    r" (?:with|to|and|against) (?:that |those |the one |the ones )?(?:of )?(?=in |on |at |for |\d)",
    re.IGNORECASE,
)
"""Behind *compare*: *the budget of 2013/14 with that of 2019/20*."""
