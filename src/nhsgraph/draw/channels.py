"""Bundles of lines, and how those that run along one channel are stacked so that few cross."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from nhsgraph.draw.selection import Tie

UPON: Final = 2.0
"""Nearer than this two upright pieces lie upon each other, in points."""
NEIGHBOURS: Final = 6.0
"""How far two runs on one level keep apart, in points."""


@dataclass(eq=False, slots=True)
class Bundle:
    """The lines of one type, state and direction that share their upper body.

    ``lowers`` are the bodies at the lower ends; ``level`` is true for a line between two bodies of
    one row. ``up`` is true where the lines point to the upper body.
    """

    type: str
    upper: str
    up: bool
    level: bool
    ties: list[Tie]
    upper_x: float = 0.0
    lower_x: dict[str, float] = field(default_factory=dict)
    passes: dict[int, float] = field(default_factory=dict)
    tracks: dict[int, float] = field(default_factory=dict)

    @property
    def lowers(self) -> list[str]:
        """The bodies at the lower ends, each once."""
        ends = [tie.tail if self.up else tie.head for tie in self.ties]
        return list(dict.fromkeys(ends))

    def ties_to(self, bodies: Iterable[str]) -> tuple[Tie, ...]:
        """The lines to some of its lower ends."""
        wanted = set(bodies)
        return tuple(tie for tie in self.ties if (tie.tail if self.up else tie.head) in wanted)


class Run(NamedTuple):
    """A bundle within one channel: where it comes from above, and where it goes below."""

    bundle: Bundle
    above: list[float]
    below: list[float]

    @property
    def span(self) -> tuple[float, float]:
        """From its leftmost to its rightmost end."""
        xs = self.above + self.below
        return min(xs), max(xs)


def untangle(runs: list[Run]) -> None:
    """Sorts the runs of a channel from the top so that few cross: one moves as long as it helps."""
    runs.sort(key=lambda run: (middle(run.below) - middle(run.above or run.below), run.span))
    cost = {(id(a), id(b)): _crossings(a, b) for a in runs for b in runs if a is not b}

    def gain(first: int, second: int) -> float:
        """What is won when the run at ``second`` moves to ``first``."""
        moved, low, high = runs[second], min(first, second), max(first, second)
        won = 0.0
        for other in runs[low : high + 1]:
            if other is not moved:
                above, below = cost[id(moved), id(other)], cost[id(other), id(moved)]
                won += (below - above) if first < second else (above - below)
        return won

    for _ in range(4 * len(runs)):
        moves = [
            (gain(to, at), -abs(to - at), to, at)
            for at in range(len(runs))
            for to in range(len(runs))
            if to != at
        ]
        best = max(moves, default=(0.0, 0, 0, 0))
        if best[0] <= 0:
            return
        runs.insert(best[2], runs.pop(best[3]))


def _crossings(upper: Run, lower: Run) -> float:
    """How many crossings there are where one run lies above another; overlaps count most."""
    low, high = lower.span
    first, last = upper.span
    crossed = sum(low <= x <= high for x in upper.below)
    crossed += sum(first <= x <= last for x in lower.above)
    upon = sum(abs(x - y) < UPON for x in upper.below for y in lower.above)
    return crossed + 50 * upon


def levels_of(runs: Sequence[Run]) -> list[int]:
    """The level of each run, from 0: those that do not meet may share one."""
    levels: list[int] = []
    for number, run in enumerate(runs):
        low, high = run.span
        meets = [
            levels[other]
            for other in range(number)
            if runs[other].span[0] - NEIGHBOURS < high and low - NEIGHBOURS < runs[other].span[1]
        ]
        levels.append(max(meets, default=-1) + 1)
    return levels


def middle(numbers: Sequence[float]) -> float:
    """The median of some numbers."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
