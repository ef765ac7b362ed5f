"""Bundles of lines, and how those that run along one channel are stacked so that few cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, repeat
from typing import Final, Self

from nhsgraph.draw.structure.selection import Tie

UPON: Final = 2.0
"""Nearer than this two upright pieces lie upon each other, in points."""
NEIGHBOURS: Final = 6.0
"""How far two runs on one level keep apart, in points."""
ROUNDS: Final = 6
"""How often each run of a channel may move; the order settles before."""
REACH: Final = 24
"""How many places a run may move at once: more runs than a channel has that can be read."""


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


@dataclass(frozen=True, eq=False, slots=True)
class Run:
    """A bundle within one channel: where it comes from above, and where it goes below.

    The ends stand from left to right; ``span`` reaches from the leftmost to the rightmost.
    """

    bundle: Bundle
    above: tuple[float, ...]
    below: tuple[float, ...]
    span: tuple[float, float]

    @classmethod
    def of(cls, bundle: Bundle, above: Sequence[float], below: Sequence[float]) -> Self:
        """The run of a bundle with its ends above and below."""
        xs = (*above, *below)
        return cls(bundle, tuple(sorted(above)), tuple(sorted(below)), (min(xs), max(xs)))


def untangle(runs: list[Run]) -> None:
    """Sorts the runs of a channel from the top so that few cross.

    In a few rounds each run moves to where it crosses least, up to ``REACH`` places away. The
    costs on the way to a place add up from neighbour to neighbour, so the work grows with the
    number of runs, not with its third power.
    """
    runs.sort(key=lambda run: (middle(run.below) - middle(run.above or run.below), run.span))
    at = {run: number for number, run in enumerate(runs)}

    @cache
    def gain(upper: Run, lower: Run) -> int:
        """What is won when two runs that lie next to each other change places."""
        if upper.span[1] < lower.span[0] - UPON or lower.span[1] < upper.span[0] - UPON:
            return 0
        return _crossings(upper, lower) - _crossings(lower, upper)

    for _ in range(ROUNDS):
        moved = False
        for run in list(runs):
            here, best = at[run], _best_place(runs, at[run], gain)
            if best != here:
                runs.insert(best, runs.pop(here))
                for number in range(min(here, best), max(here, best) + 1):
                    at[runs[number]] = number
                moved = True
        if not moved:
            return


def _best_place(runs: Sequence[Run], here: int, gain: Callable[[Run, Run], int]) -> int:
    """Where the run at a place crosses least, the nearest of several such places."""
    run = repeat(runs[here])
    up = list(accumulate(map(gain, runs[max(here - REACH, 0) : here][::-1], run)))
    down = list(accumulate(map(gain, run, runs[here + 1 : here + 1 + REACH])))
    best = max([0, *up, *down])
    if not best:
        return here
    far = min(sums.index(best) for sums in (up, down) if best in sums)
    return here + far + 1 if best in down[far : far + 1] else here - far - 1


def _crossings(upper: Run, lower: Run) -> int:
    """How many crossings there are where one run lies above another; overlaps count most."""
    crossed = _within(upper.below, *lower.span) + _within(lower.above, *upper.span)
    upon = sum(
        bisect_left(upper.below, x + UPON) - bisect_right(upper.below, x - UPON)
        for x in lower.above
    )
    return crossed + 50 * upon


def _within(ordered: Sequence[float], low: float, high: float) -> int:
    """How many of some numbers in order lie between two."""
    return bisect_right(ordered, high) - bisect_left(ordered, low)


def levels_of(runs: Iterable[Run]) -> list[int]:
    """The level of each run, from 0: those that do not meet may share one.

    The runs seen so far make a skyline: stretches from left to right, each with the highest level
    above it. A new run lies higher than all that it meets, and so takes the place of the skyline
    over its span.
    """
    starts: list[float] = []
    skyline: list[tuple[float, int]] = []  # the end and the level of each stretch
    levels = []
    for run in runs:
        low, high = run.span
        first = bisect_right(starts, low - NEIGHBOURS)
        if first and skyline[first - 1][0] > low - NEIGHBOURS:
            first -= 1
        met = skyline[first : bisect_left(starts, high + NEIGHBOURS)]
        level = max((level for _, level in met), default=-1) + 1
        _cover(starts, skyline, run.span, level)
        levels.append(level)
    return levels


def _cover(
    starts: list[float], skyline: list[tuple[float, int]], span: tuple[float, float], level: int
) -> None:
    """Puts a stretch into a skyline, in the place of what lies beneath it."""
    low, high = span
    first, last = bisect_left(starts, low), bisect_left(starts, high)
    kept: list[tuple[float, float, int]] = [(low, high, level)]
    if last and skyline[last - 1][0] > high:
        kept.append((high, *skyline[last - 1]))
    if first and skyline[first - 1][0] > low:
        skyline[first - 1] = (low, skyline[first - 1][1])
    starts[first:last] = [start for start, _, _ in kept]
    skyline[first:last] = [(end, its) for _, end, its in kept]


def middle(numbers: Sequence[float]) -> float:
    """The median of some numbers."""
    ordered = sorted(numbers)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2
