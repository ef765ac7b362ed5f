"""How a sentence is cut into the questions that it asks: one after another, or of two times."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.times import bounded, read_times
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, YES_NO

if TYPE_CHECKING:
    from nhsgraph.dates import Period
    from nhsgraph.english.vocabulary import Vocabulary

_BOUNDARY: Final = re.compile(
    r"\s*[.;?]\s+(?:and\s+)?|\s*(?:,|:| -)\s+(?:(?:and|&|but|or|then)\s+)*"
    r"|\s+(?:and|but|or|&)\s+(?:then\s+|(?:failing that|if not|otherwise),?\s+)?",
    re.IGNORECASE,
)  # fmt: skip
"""What may stand between two questions of one sentence."""
_SIGNS: Final = str.maketrans({",": " ", ":": " ", "?": " "})
_OPENERS: Final = ASKING | YES_NO | frozenset(["since", "until", "till"])
_LEADING: Final = frozenset(
    "to by from in under for with of on since until till through via at into".split()
)
MOST_PARTS: Final = 4


def parts_of(text: str) -> list[str]:
    """The questions of a text in order, where more than one is asked; the first may be a heading.

    *who funded HEE and who held it to account* has two; *TDA: what was it, who led it* a heading
    and two.
    """
    starts = [0]
    stops = []
    for match in _BOUNDARY.finditer(text):
        behind = text[match.end() :].lower().translate(_SIGNS).split()
        if _opens(behind) and text[starts[-1] : match.start()].strip():
            yes_no = behind[0] in YES_NO and match[0].strip() in {",", "-"}
            if not (yes_no and not _asks(text[starts[-1] : match.start()])):
                stops.append(match.start())
                starts.append(match.end())
    stops.append(len(text))
    parts = [text[start:stop].strip(" ,;:-?") for start, stop in zip(starts, stops, strict=True)]
    whole = _whole([part for part in parts if part])[:MOST_PARTS]
    return [_asked_with(before, part) for before, part in zip(["", *whole], whole, strict=False)]


def _asked_with(before: str, part: str) -> str:
    """A part that only asks, with the rest of the part before: *when was it set up, by whom*."""
    beside = {"who after": " before ", "who before": " after "}.get(part.lower(), "")
    if beside and beside in before:
        return before.replace(beside, f" {part.lower().removeprefix('who ')} ")
    if (whole := _said_again(before, part)) is not None:
        return whole
    who, link, *_ = [*part.lower().split()[:2], "", ""]
    at = before.lower().rfind(f" {link} ") if who in {"who", "which", "what"} else -1
    if link in _AT_TIMES and at > 0 and len(part.split()) > SHORTEST:
        return f"{before[:at]} {part.partition(' ')[2]}"  # who was it in 2013, and who in 2016
    asks, asked = _ASKING.match(part), _ASKING.match(before)
    if (
        asks_all_days(part)
        or asks is None
        or asked is None
        or asks.end() < len(part)
        or asked.end() == len(before)
    ):
        return part
    return f"{part} {before[asked.end() :].strip()}"


def _said_again(before: str, part: str) -> str | None:
    """A part that asks who did what the part before is of: *who closed it*, *who did so from 2013*.

    None where it asks for something else.
    """
    who, verb, it = [*part.lower().split(), "", "", ""][:3]
    was, _, behind = before.partition(" was ")
    if (who, it) == ("who", "it") and was.lower().endswith("when") and behind.endswith(f" {verb}"):
        return f"who {verb} {behind.removesuffix(f' {verb}')}"  # when was X closed, who closed it
    if part.lower().endswith(_ANNOUNCED) and "announced that " in before:
        return f"who announced that {before.partition('announced that ')[2].rstrip(' ?')}"
    for words in _SO:
        rest = part[len(words) :].split() if part.lower().startswith(words) else []
        if rest and rest[0].lower() in _AT_TIMES and (at := _time_of(before)) > 0:
            return f"{before[:at]} {' '.join(rest)}"  # and who did so from 2013
    return None


def _time_of(text: str) -> int:
    """Where the last time of a text begins: *in 2011*; below nought where it has none."""
    low = text.lower()
    return max(low.rfind(f" {link} ") for link in _AT_TIMES)


_ANNOUNCED: Final = ("made the announcement", "made that announcement", "announced it",
                     "announced this", "announced that")  # fmt: skip
_SO: Final = tuple(f"who {did} {so} " for did in ("did", "has done") for so in ("so", "it", "that"))
_AT_TIMES: Final = frozenset("when before after in on since until during by from".split())
SHORTEST: Final = 2
"""A part with no more words asks for no time: *and who after*."""


def asks_all_days(part: str) -> bool:
    """Whether a part asks for what an answer tells beside who it was: its days, by what means.

    >>> asks_all_days("on which day"), asks_all_days("from when to when")
    (True, True)
    >>> asks_all_days("on which day it ended")
    False
    """
    words = part.lower().rstrip(" ?.!").removesuffix(" exactly")
    words = words.removesuffix(" please").removesuffix(" was that")
    return " ".join(words.split()) in _ALL_DAYS


_DATE: Final = ("date", "day", "year", "month", "dates", "days", "years")
_ALL_DAYS: Final = frozenset(
    ["from when to when", "by what means", "dates", "with dates", "with the dates", "for how long"]
    + [f"{at}when" for at in ("", "since ", "until ", "from ", "till ", "as of ")]
    + [f"{at}{what} {date}" for at in ("", "on ", "in ", "from ", "since ", "between ", "as of ")
       for what in ("what", "which") for date in _DATE]
)  # fmt: skip


def _whole(parts: list[str]) -> list[str]:
    """The parts, those that only ask with the rest of the next: *when, and under which Act, …*."""
    for place in range(len(parts) - 2, -1, -1):
        asking, behind = _ASKING.match(parts[place]), _ASKING.match(parts[place + 1])
        if asking is None or asking.end() < len(parts[place]):
            continue
        first = _ASKING.match(parts[place - 1]) if place else None
        tail = parts[place - 1][first.end() :] if first else ""
        if tail.split()[:1] and tail.split()[0] in _OUT and parts[place].lower() == "when":
            parts[place] += tail  # who published it, when, and who led it: when it was published
        elif behind:
            parts[place] = f"{parts[place]} {parts[place + 1][behind.end() :].strip(' ,')}"
        elif parts[place + 1].split()[0].lower() in YES_NO:  # under which act, was it abolished
            parts[place : place + 2] = [f"{parts[place]} {parts[place + 1]}"]
    return parts


_OUT: Final = frozenset("published issued released launched".split())
"""Verbs for what is done to a document on one day, which is asked for beside who did it."""
_ASKING: Final = re.compile(
    r"(?:who|whom) (?:from|by|to|for|with)(?=$|[ ,])"
    r"|(?:(?:to|by|from|in|under|for|with|of|on|since|until|at) )?"
    r"(?:who|whom|what|which|when|where|why|how)"
    r"(?: (?:date|day|month|year|time|act|acts|enactment|law|laws|order"
    r"|provision|section|body|name|post"
    r"|much|many|long))?(?=$|[ ,])",
    re.IGNORECASE,
)
"""The words that say what is asked for, before what is said of it: *under which Act*."""


def _opens(words: list[str]) -> bool:
    """Whether words begin a question of their own."""
    if not words:
        return False
    if words[0] in ASKING or (words[0] in YES_NO and len(words) > 2):
        return True
    if len(words) == 2 and words[0] in {"since", "until"} and words[1] == "when":
        return True
    return len(words) > 1 and words[0] in _LEADING and words[1] in ASKING


def tells(part: str, text: str) -> bool:
    """Whether a part of a text is a sentence of its own, closed by a full stop, that asks nothing.

    *I keep reading about the SHAs. Who set them up?* tells first and asks then.
    """
    words = part.lower().replace(",", " ").split()
    behind = text.partition(part)[2].lstrip()
    closed = behind[:1] == "." and behind[1:2].isspace() and bool(behind[1:].strip())
    orders = words[:1] and words[0] in _ORDERS | YES_NO
    return closed and not orders and ASKING.isdisjoint(words)


_ORDERS: Final = frozenset(
    "list name give show tell identify compare explain describe state provide find count".split()
)
"""Words that ask for something at the head of a sentence."""


def _asks(text: str) -> bool:
    return any(word in _OPENERS for word in text.lower().replace(",", " ").split())


# -- the same asked of two times: years held against each other, before and after something --------


def in_two_years(text: str) -> str:
    """A question that holds two years against each other, as asked of the one and of the other.

    >>> in_two_years("How did its budget in 2014 differ from 2019?")
    'its budget in 2014 compared with 2019'
    >>> in_two_years("What was its budget in 2019-20 and was it more or less than the year before?")
    'What was its budget in 2019-20 compared with 2018-19'
    """
    return _differing(_than_the_year_before(_and_who_then(text)))


def of_two_bodies(text: str) -> str:
    """A question that holds what two bodies had against each other, as asked of the one and other.

    >>> of_two_bodies("Compare Alpha's budget with Beta's in 2014/15?")
    "what was Alpha's budget in 2014/15, and what was Beta's budget in 2014/15"
    """
    found = _OF_TWO.match(text)
    if found is None:
        return text
    days = f" {found['late'] or found['early'] or ''}".rstrip()
    thing = found["thing"]
    return (
        f"what was {found['one']} {thing}{days}, and what was {found['other']}"
        f" {found['its'] or thing}{days}"
    )


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
    text, compared = _COMPARE.sub("", text), _COMPARE.match(text)
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
_AND_TIME: Final = LazyPattern(
    r",? (?:and|then|and then|and again) (?=in |on |at |for )|,? (?:and|&|\+) (?=\d)"
    r"| (?:and|&|\+) (?=[a-z]{3,9} (?:1[89]|20)\d\d\b)"
    r"|,? (?:versus|vs\.?|v\.?|against|compared? (?:to|with|against))"
    r" (?:that |those |the one )?(?:of )?(?=in |on |at |for |\d)",
    needs="and |& |+ |then |again | v|against|compare",
)  # fmt: skip
_WHETHER_ALIKE: Final = LazyPattern(
    r"[,;?]?(?: -)? (?:and |or )?(?:(?:if|whether) )?(?:(?:was|were|is|are|had|has|did|do|does) )?"
    r"(?:it|they|that|this|there|things|anything|the \w+)"
    r"(?: (?:was|were|is|are|had|has|did|ever|a|any|be|been))*"
    r" (?:differ|differed|different|difference|the same|change|changed|unchanged|alter|altered)"
    r"(?: (?:between|in|from) (?:then and then|the two|those(?: two)?(?: years)?|them|between))?"
    r"[ ?.!]*$",
    needs="differ|the same|change|alter",
)
"""*… in 2014 and in 2016, and was it different*: what was at both times is told."""
_OF_TWO: Final = LazyPattern(
    r"(?i)^(?:please )?(?:compare|how (?:do|does|did)(?=.* compare ))"
    r" (?P<one>(?!.*\bin\b.*[’']s? ).+?[’']s?)"
    r" (?P<thing>[a-z]+(?: [a-z]+)??)(?: (?P<early>in \d[\d/–-]*))?"
    r"(?: compare)? (?:with|to|and|against) (?P<other>.+?[’']s?)(?: (?P<its>(?!in\b)[a-z]+))?"
    r"(?: (?P<late>(?:in|for) \d[\d/–-]*))?[ ?.!]*$",
    needs="compare ",
)
"""*Compare the budget of the one with that of the other*: what both had."""
_COMPARE: Final = LazyPattern(
    r"^(?:please )?compare (?=\S)",
    needs="compare ",
)
_WITH_TIME: Final = LazyPattern(
    r" (?:with|to|and|against) (?:that |those |the one |the ones )?(?:of )?(?=in |on |at |for |\d)"
)
"""Behind *compare*: *the budget of 2013/14 with that of 2019/20*."""
