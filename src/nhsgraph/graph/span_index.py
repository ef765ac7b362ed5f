"""Stretches of days, found by the days that they have in common with another.

To find those of a day touches few others: it takes a step for each halving of their number, and one
for each that is found (a centred interval tree).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from nhsgraph.dates import Day

Span: TypeAlias = tuple[Day, Day, int]
"""From a day up to, not with, another; and the number by which it is found."""


class Spans:
    """Stretches of days, each with a number; those that have no day are in none."""

    def __init__(self, spans: Iterable[Span]) -> None:
        kept = sorted(span for span in spans if span[0] < span[1])
        self._starts = [start for start, _, _ in kept]
        self._numbers = [number for _, _, number in kept]
        self._top = _node(kept)

    def on(self, day: Day) -> list[int]:
        """The numbers of the stretches with a day, in no order."""
        found: list[int] = []
        node = self._top
        while node is not None:
            if day < node.centre:
                found += node.by_start[: bisect_right(node.starts, day)]
                node = node.before
            else:
                found += node.by_stop[bisect_right(node.stops, day) :]
                node = node.after
        return found

    def meeting(self, start: Day, stop: Day) -> list[int]:
        """The numbers of the stretches with a day from ``start`` up to, not with, ``stop``."""
        later = slice(bisect_right(self._starts, start), bisect_left(self._starts, stop))
        return self.on(start) + self._numbers[later]


class _Node(NamedTuple):
    """The stretches with a day, once by their first days and once by the days after their last."""

    centre: Day
    starts: list[Day]
    by_start: list[int]
    stops: list[Day]
    by_stop: list[int]
    before: _Node | None
    after: _Node | None


def _node(spans: Sequence[Span]) -> _Node | None:
    """The tree of stretches that are in order."""
    if not spans:
        return None
    centre = spans[len(spans) // 2][0]
    here = [span for span in spans if span[0] <= centre < span[1]]
    ending = sorted((stop, number) for _, stop, number in here)
    return _Node(
        centre,
        [start for start, _, _ in here],
        [number for _, _, number in here],
        [stop for stop, _ in ending],
        [number for _, number in ending],
        _node([span for span in spans if span[1] <= centre]),
        _node([span for span in spans if span[0] > centre]),
    )
