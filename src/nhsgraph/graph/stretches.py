"""Stretches of days: where one thing leaves off and another begins, and how that is said."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, TypeAlias

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, Extent, Period

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

Stretch: TypeAlias = "tuple[Day, Day]"
"""From a day up to, not with, another."""


def certain(extent: Extent) -> Stretch:
    """The days on which something holds for certain; they run backwards where there are none."""
    return extent.certain_from, extent.certain_to


def possible(extent: Extent) -> Stretch:
    """The days on which something may hold."""
    return extent.possible_from, extent.possible_to


def meet(one: Stretch, other: Stretch) -> Stretch:
    """The days that lie in both."""
    return max(one[0], other[0]), min(one[1], other[1])


def lasts(stretch: Stretch) -> bool:
    """True for a stretch of a day or more."""
    return stretch[0] < stretch[1]


def left_over(wanted: Stretch, covered: Iterable[Stretch]) -> list[Stretch]:
    """The parts of a stretch that none of the others covers, in order."""
    start, stop = wanted
    found = []
    for first, last in sorted(covered):
        if first >= stop:
            break
        if first > start:
            found.append((start, first))
        start = max(start, last)
    if start < stop:
        found.append((start, stop))
    return found


def joined(stretches: Iterable[Stretch]) -> list[Stretch]:
    """The same days in as few stretches as can be, in order."""
    found: list[Stretch] = []
    for stretch in sorted(stretches):
        if found and stretch[0] <= found[-1][1]:
            start, stop = found.pop()
            found.append((start, max(stop, stretch[1])))
        else:
            found.append(stretch)
    return found


def covered_days(graph: DatedGraph) -> Stretch:
    """The days that the record says it covers."""
    return possible(graph.record.info.covers.extent)


def life_in_record(graph: DatedGraph, body_id: str) -> Stretch:
    """The days that the record covers and on which a body lived for certain."""
    return meet(certain(graph.life(body_id)), covered_days(graph))


def spoken(stretches: Iterable[Stretch]) -> str:
    """Stretches in words: ``on 1 May 2013 and from 1 June 2014``."""
    said = []
    for start, stop in stretches:
        words = Period(max(start, BEFORE_ALL), min(stop, AFTER_ALL)).speak()
        said.append(words if words.split()[0] in {"on", "from", "up", "over"} else f"from {words}")
    return " and ".join(filter(None, [", ".join(said[:-1]), *said[-1:]]))


def days(number: int) -> str:
    """A number of days in words."""
    return "1 day" if number == 1 else f"{number} days"
