"""Words that point to a time named before: *since then*, *that year*, *at the time*."""

from __future__ import annotations

from typing import Final

from nhsgraph.english.times.calendar import Time
from nhsgraph.english.times.line import Line

_NOUNS: Final = frozenset(
    "time times year years month months week weeks day days date point stage moment period era"
    " decade spring summer autumn winter".split()
)
_BEFORE_THEN: Final = frozenset("since by until till from before after around up to in".split())
_BEHIND: Final = frozenset(["", "?", ".", "!", ",", ";", "and", "or", "but", "on"])


def pointing(line: Line, at: int) -> Time | None:
    """The words at a place that mean a time named before; they have no days of their own."""
    stop = _then(line, at) or _that_time(line, at) or _the_time(line, at)
    return Time(stop, kind="pointing") if stop else None


def _then(line: Line, at: int) -> int:
    """*Since then*, *back then*, *who led it then?*; in *and then* and *the then chair* none."""
    place = line.past(at, "back")
    if line.low(place) != "then":
        return 0
    ends = line.low(place + 1) in _BEHIND and line.low(place - 1) != "and"
    named = place > at or line.low(place - 1) in _BEFORE_THEN or ends
    return place + 1 if named else 0


def _that_time(line: Line, at: int) -> int:
    """*That year*, *those days*, *that very month*."""
    if line.low(at) not in {"that", "those"}:
        return 0
    noun = line.past(at + 1, "same", "very", "particular", "financial", "calendar")
    return noun + 1 if line.low(noun) in _NOUNS else 0


def _the_time(line: Line, at: int) -> int:
    """*At the time*, where nothing follows that says which."""
    there = line.are(at - 2, "at", "the") and line.low(at) in {"time", "point", "moment", "stage"}
    return at + 1 if there and line.low(at + 1) in _BEHIND else 0
