"""What a question says in roundabout words, in plainer ones; two years as each is asked of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.english.times import bounded, read_times
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import NUMBERS, YES_NO

if TYPE_CHECKING:
    from nhsgraph.dates import Period
    from nhsgraph.english.vocabulary import Vocabulary

_PLAINER: Final = {
    **dict.fromkeys(
        [f"{when} the {up} to" for when in ("in", "during", "over", "at")
         for up in ("run-up", "run up", "runup", "lead-up", "lead up", "build-up", "build up")],
        "before",
    ),
    **dict.fromkeys(["on the eve of", "the eve of", "shortly ahead of"], "before"),
    **dict.fromkeys(
        [f"in the {soon}{wake} of" for soon in ("", "immediate ") for wake in ("aftermath", "wake")]
        + ["hard on the heels of", "on the heels of"],
        "after",
    ),
    **dict.fromkeys(["going into", "coming into", "heading into"], "at the start of"),
    **dict.fromkeys(["coming out of", "going out of"], "at the end of"),
    **dict.fromkeys(["around the time of", "about the time of", "round the time of"],
                    "at the time of"),
    **dict.fromkeys(["around the time that", "around the time when", "around the time",
                     "about the time that", "about the time when"], "when"),
    **dict.fromkeys(["went live", "goes live", "gone live", "go live"], "started"),
    **dict.fromkeys(["gave way to", "gives way to"], "was followed by"),
    **dict.fromkeys(["at the helm of", "at the head of", "at the top of"], "in charge of"),
    "at the helm": "in charge",
    **dict.fromkeys(["over the years", "down the years", "through the years", "over time"], "ever"),
    **dict.fromkeys(["at some point", "at some stage", "at one point", "at one stage"], "ever"),
    **dict.fromkeys(["legal instrument", "statutory instrument"], "instrument"),
    **{f"{our} {near}": our for our in ("our", "my", "your") for near in ("local", "own")},
    **dict.fromkeys(["sos", "sofs", "s of s"], "Secretary of State"),
    **dict.fromkeys(
        [f"{arm}{sign}length {bodies}" for arm in ("arm's", "arms", "arm") for sign in (" ", "-")
         for bodies in ("bodies", "organisations", "agencies")] + ["albs"],
        "quangos",
    ),
    "health sec": "health secretary", "perm sec": "permanent secretary",
    "foreign sec": "foreign secretary",
    **dict.fromkeys(["slimmed down to", "cut down to", "whittled down to", "boiled down to",
                     "reduced to"], "became"),
}  # fmt: skip
"""By what people write, what the rest of the reader knows."""
_ANY: Final = re.compile(
    rf"\b(?P<phrase>{'|'.join(sorted(_PLAINER, key=len, reverse=True))})\b"
    r"|\bas (?P<year>(?:19|20)\d\d) (?:(?P<end>ended|closed|drew to a close|was ending)"
    r"|(?:began|opened|started|dawned))\b"
    r"|\b(?P<near>(?:some ?time |somewhere )?(?:around|circa|in or around|in around|in about"
    r"|round about|(?:some ?time|somewhere) in))(?= (?:19|20)\d\d\b)"
    r"|\b(?P<out>(?:came|come|coming) out)\b(?! (?:of|from|as|in favour|against|on top|ahead))",
    re.IGNORECASE,
)


def plainer(text: str) -> str:
    """A question in plainer words.

    >>> plainer("who chaired it in the run-up to 2015")
    'who chaired it before 2015'
    >>> plainer("who was minister as 2012 ended")
    'who was minister at the end of 2012'
    """

    def plain(found: re.Match[str]) -> str:
        if found["year"]:
            return f"at the {'end' if found['end'] else 'start'} of {found['year']}"
        if found["near"]:
            return found[0] if whether else "in"  # yes or no may hang on the very days
        return "published" if found["out"] else _PLAINER[found["phrase"].lower()]

    text = _made_of(_of_duties(_uncounted(text)))
    whether = text.partition(" ")[0].lower() in YES_NO
    if whether:
        for words in _OR_TO:
            text = text.replace(words, " or ")
    text = _SAME_DAY.sub(r"were \g<one> and \g<other> \g<done> at the same time", text)
    return _FROM.sub("from, ", _ANY.sub(plain, text))


def _made_of(text: str) -> str:
    """*Which bodies were merged to form X* as the question which bodies made it up at the start."""
    low = text.lower()
    if not low.startswith(("which ", "what ")):
        return text
    for words in _MERGED:
        place = low.find(words)
        if place > 0:
            made, sign, rest = text[place + len(words) :].rstrip(" ?.").partition(",")
            asks = text[:place].rsplit(" ", 1)[0]
            return f"{asks} made up {made} at the start{sign}{rest}"
    return text


_MERGED: Final = tuple(
    f" {merged} to {form} "
    for merged in ("merged", "brought together", "combined", "joined", "joined together",
                   "put together", "pulled together", "came together")
    for form in ("form", "make", "create", "make up", "become")
)  # fmt: skip
"""How it is asked what a body was made of: *merged to form X*."""


def _of_duties(text: str) -> str:
    """*What did the Care Act require HEE to do* as the question for the duties of HEE under it.

    >>> _of_duties("what was HEE required to do under the Care Act")
    'what duties did HEE have under the Care Act'
    """
    bare = text.rstrip(" ?.")
    law, requires, body = bare.partition(" require ")
    if requires and law.lower().startswith("what did ") and body.endswith(" to do"):
        return f"what duties did {body.removesuffix(' to do')} have under {law[len('what did ') :]}"
    body, required, rest = bare.partition(" required to do")
    be = next((one for one in ("what was ", "what were ") if body.lower().startswith(one)), "")
    return f"what duties did {body[len(be) :]} have{rest}" if required and be else text


_OR_TO: Final = tuple(
    f" or {how}{to} " for how in ("", "straight ", "directly ", "just ", "only ")
    for to in ("part of", "accountable to", "answerable to", "to", "by", "under", "from")
)  # fmt: skip
"""*Was it part of A or part of B*: the words of the line stand once."""


def _uncounted(text: str) -> str:
    """A question without the number of those asked for: *which two bodies*; all are told."""
    words = text.split()
    counted = [
        place + 1
        for place, word in enumerate(words[:-2])
        if word.lower() == "which" and words[place + 1].lower() in {*NUMBERS, *NUMBERS.values()}
    ]
    return " ".join(word for place, word in enumerate(words) if place not in counted)


_SAME_DAY: Final = re.compile(
    r"^(?:was|were|did|is|are|has|have) (?P<one>.+?) (?P<done>\w+(?: (?:up|down|into being))?)"
    r" (?:at|on) (?:exactly |just )?the (?:very )?same (?:time|day|date|moment) (?:as|that)"
    r" (?P<other>[^?]+?)(?: (?:was|were|did))?[ ?]*$",
    re.IGNORECASE,
)
"""*Was A closed on the same day as B* asks whether both were closed at the same time."""
_FROM: Final = re.compile(
    r"(?<=\w )from (?=(?:after|before|prior to|since|until|up to) )", re.IGNORECASE
)
"""*Where did it come from after 2013*: the word belongs to the verb, and not to the time."""


# -- one year held against another ---------------------------------------------------------------


def in_two_years(text: str) -> str:
    """A question that holds two years against each other, as asked of the one and of the other.

    >>> in_two_years("How did its budget in 2014 differ from 2019?")
    'its budget in 2014 compared with 2019'
    >>> in_two_years("What was its budget in 2019-20 and was it more or less than the year before?")
    'What was its budget in 2019-20 compared with 2018-19'
    """
    return _differing(_than_the_year_before(text))


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
