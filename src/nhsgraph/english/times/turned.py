"""Words before a time that ask for any other, or for a part of it: *outside 2014*, *but 2014*."""

from __future__ import annotations

from typing import Final

from nhsgraph.english.times.line import Line

_TURNED_AWAY: Final = tuple(
    tuple(words.split())
    for words in (
        "outside of", "outside", "other than", "apart from", "aside from", "except for", "except",
        "excepting", "excluding", "besides", "save for", "save", "bar", "barring", "but not",
        "but", "not", "without",
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
    named = line.word(day - 1) and line.low(day - 1) not in _ANY_DAY
    if line.low(day) in {"day", "eve"} and named and len(line.figures(at)) == 4:
        return day - 1
    return start
