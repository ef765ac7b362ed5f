"""What bounds a time or turns it away: *since*, *up to*, *onwards*, *or so*, *outside*."""

from __future__ import annotations

from typing import Final

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period
from nhsgraph.english.times.line import Line

SINCE, AFTER, BEFORE, UNTIL, IN = "since", "after", "before", "until", "in"
ABOUT: Final = "about"
_PREPOSITIONS: Final = {
    "no earlier than": SINCE, "since": SINCE, "from and including": SINCE, "starting": SINCE,
    "starting on": SINCE, "starting from": SINCE, "from": SINCE, "as from": SINCE,
    "with effect from": SINCE, "effective from": SINCE, "later than": AFTER, "post": AFTER,
    "beyond": AFTER, "after": AFTER, "past": AFTER, "no later than": UNTIL,
    "up to and including": UNTIL, "until and including": UNTIL, "commencing": SINCE,
    "commencing on": SINCE, "commencing in": SINCE, "beginning on": SINCE,
    "beginning in": SINCE, "starting in": SINCE, "following": AFTER, "subsequent to": AFTER,
    "ahead of": BEFORE, "in advance of": BEFORE, "by or before": UNTIL,
    "period to": UNTIL, "period up to": UNTIL, "period ending": UNTIL,
    "up until": UNTIL, "up till": UNTIL, "up to": UNTIL, "until": UNTIL, "till": UNTIL,
    "by": UNTIL, "til": UNTIL, "' til": UNTIL, "up til": UNTIL, "through to": UNTIL,
    "prior to": BEFORE, "earlier than": BEFORE, "before": BEFORE, "not until": SINCE,
    "not before": SINCE, "not earlier than": SINCE, "not after": UNTIL, "not later than": UNTIL,
    ">": AFTER, "> =": SINCE, "\u2265": SINCE, "<": BEFORE, "< =": UNTIL, "\u2264": UNTIL,
    **dict.fromkeys(
        ["wef", "w / e / f", "w . e . f", "w . e . f .", "effective", "effective on",
         "effective as of", "effective as from"], SINCE,
    ),
    **dict.fromkeys(
        [f"{far} {to}" for far in ("all the way", "right", "all the way up", "right the way")
         for to in ("to", "up to", "through to", "until", "up until", "till")], UNTIL,
    ),
    **{
        words: meaning
        for inside in ("in", "on", "at", "during")
        for bound, meaning in (("after", SINCE), ("since", SINCE), ("before", UNTIL))
        for link in ("or", "and", "/")
        for words in (f"{inside} {link} {bound}", f"{bound} {link} {inside}")
    },
    **dict.fromkeys(
        ["between", "during", "in", "on", "at", "for", "over", "throughout", "within", "as of",
         "as at", "in the course of", "during the course of", "all through", "right through",
         "all the way through", "come",
         *(f"as {far} as" for far in ("late", "early", "recently", "far back")),
         *(f"{some} {when}" for some in ("some time", "sometime") for when in ("in", "during")),
         *(f"at {part} {moment} {when}" for part in ("some", "any")
           for moment in ("point", "stage", "time") for when in ("in", "during")),
         *(f"{when} {part} of" for when in ("in", "for", "during")
           for part in ("part", "most", "much", "all")),
         *(f"{when} {whole} of" for when in ("in", "for", "during", "over", "throughout")
           for whole in ("the whole", "the entirety")),
         "the whole of", "the entirety of", "for the duration of"], IN,
    ),
}  # fmt: skip
"""What stands before a time, and what it makes of it."""
_LONGEST: Final = max(words.count(" ") + 1 for words in _PREPOSITIONS)
BEHIND: Final = {
    "onwards": SINCE, "onward": SINCE, "or later": SINCE, "and later": SINCE,
    "and on": SINCE, "+": SINCE, "and since": SINCE, "or after": SINCE, "and after": SINCE,
    "or earlier": UNTIL, "and earlier": UNTIL,
    "or before": UNTIL, "and before": UNTIL, "inclusive": IN,
    **dict.fromkeys(["at the latest", "at the very latest", "at latest"], UNTIL),
    **dict.fromkeys(["at the earliest", "at the very earliest", "at earliest"], SINCE),
    **dict.fromkeys(["or so", "or thereabouts", "or thereabout"], ABOUT),
}  # fmt: skip
"""What stands behind a time, and what it makes of it."""
_NEAR: Final = frozenset(
    "shortly just soon immediately long well directly straight right closely".split()
)
"""Words before *after* and *before*: how long is not said."""
_SECOND: Final = frozenset("since from until till by before after".split())
"""Words that say nothing together with another of them: *since before 2013*."""
FROM: Final = frozenset([SINCE, AFTER])
TO: Final = frozenset([BEFORE, UNTIL])


def preposition(line: Line, at: int) -> tuple[int, str]:
    """The place where the preposition before a time begins, and what it makes of the time."""
    place = at - 2 if line.low(at - 1) == "the" else at - 1
    start = place + 1
    if line.low(place) == "of" and line.low(place - 1) in {"day", "date", "month", "time", "year"}:
        start, place = place - 1, place - 2
    elif line.low(place) in {"year", "yr", "day", "date", "month"}:
        start, place = place, place - 1
    if line.low(place) == "the":
        place -= 1
    for length in range(_LONGEST, 0, -1):
        words = " ".join(line.low(place - back) for back in range(length - 1, -1, -1))
        if words in _PREPOSITIONS and not _arrow(line, place - length + 1):
            return place - length + 1, _PREPOSITIONS[words] if words != "between" else "between"
    return start, ""


def _arrow(line: Line, at: int) -> bool:
    """Whether a sign stands between two times, and before none: *2014 < 2015*, *2014->2015*."""
    sign, before = line.low(at), line.low(at - 1)
    return sign in {"<", ">"} and (before in {"-", "="} or before.isdecimal())


def doubtful(line: Line, start: int, word: str, behind: str) -> int | None:
    """Where a time begins that words around it bound in a way that says no day; else None.

    *Shortly after 2013*, *since before 2013*, *in the run-up to 2013*, *2013 or so*.
    """
    if behind == ABOUT or {word, behind} == {SINCE, UNTIL}:
        return start
    if word not in FROM | TO:
        return None
    before = line.low(start - 1)
    if before == "-" or (before == "run" and line.are(start, "up", "to")):
        return start - 2 if before == "-" else start - 1
    near = before in _NEAR and word in {AFTER, BEFORE}
    return start - 1 if near or before in _SECOND else None


def bounded(word: str, period: Period) -> Period:
    """The period that a preposition makes of a time: *since 2014*, *before April 2013*."""
    meaning = _PREPOSITIONS.get(word, word)
    if meaning == SINCE:
        return Period(period.start, AFTER_ALL)
    if meaning == AFTER:
        return Period(period.stop, AFTER_ALL)
    if meaning == BEFORE:
        return Period(BEFORE_ALL, period.start)
    if meaning == UNTIL:
        return Period(BEFORE_ALL, period.stop)
    return period


_TURNED_AWAY: Final = tuple(
    tuple(words.split())
    for words in (
        "outside of", "outside", "other than", "apart from", "aside from", "except for", "except",
        "excepting", "excluding", "besides", "save for", "save", "bar", "barring", "but not",
        "but", "not", "without", "half way through", "halfway through", "midway through",
        "part way through", "through",
        "rest of", "remainder of", "on either side of", "either side of", "on both sides of",
        "both sides of",
    )
)  # fmt: skip
"""Words before a time that ask for any other; *after 2014 but before 2016* is no such."""
_ANY_DAY: Final = frozenset(
    """
    the a any that which one what each every same last first this on in of for at by to from
    """.split()
)
"""Words before *day* that make no feast of it."""


def turned_away(line: Line, start: int, at: int) -> int:
    """Where words begin that turn a time away, such as *outside* and *other than*; else its start.

    So does the name of a day behind which no more than a year stands: *Christmas Day 2016*.
    """
    place = start - 1 if line.low(start - 1) == "," else start
    for words in _TURNED_AWAY:
        end = place + 1 if words[-1] == "from" and start < at else place
        if line.are(end - len(words), *words):
            return end - len(words)
    day = at - 1
    while line.low(day) in {"of", "in", ","} and day > at - 3:
        day -= 1
    if line.low(day) not in {"day", "eve", "night"} or len(line.figures(at)) != 4:
        return start
    name = day - 1
    if line.low(name) == "s" and line.low(name - 1) == "'":
        name -= 1
    name -= line.low(name) == "'"  # April Fools' Day, St George's Day
    while line.word(name - 1) and line.signs[name - 1].text[0].isupper():
        name -= 1
    return name if line.word(name) and line.low(name) not in _ANY_DAY else start
