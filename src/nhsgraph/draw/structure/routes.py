"""The ways of the lines: along channels between the rows and through gaps between the boxes.

Lines of one type that share their upper body run as one trunk that branches, as in an
organisation chart. No line runs through a box: a channel holds no boxes, and a row is only passed
where it has a gap. ``courses.py`` says how they bend and cross.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from math import inf
from typing import Final

from nhsgraph.draw.structure.channels import Bundle, Run, levels_of, middle, untangle
from nhsgraph.draw.structure.layout import Layout, spread
from nhsgraph.draw.structure.pieces import Route, drawn
from nhsgraph.draw.structure.selection import Tie

PORT_GAP: Final = 5.5
"""How near two lines may end at a box, in points."""
BADGE_GAP: Final = 10.5
"""The same where a line ends in a number."""
PASS_GAP: Final = 4.2
"""How near two lines may pass between two boxes."""
LEAST_APART: Final = 2.4
"""How near two lines may come where one is made straight, in points."""
STEP: Final = 3.1
"""The least by which a line steps aside, so that it has room for its two bends, in points."""
APART: Final = 2.0
"""Nearer than this two upright pieces are read as one, in points."""
ASIDE: Final = (2.1, 2.8, 3.6, 4.6)
"""How far an upright piece may be moved aside, in points."""
LEAST_ROOM: Final = 2.5
"""Half of the least height over which the lines of a channel spread."""
BESIDE: Final = 2
"""The least that a passing line keeps from the left side of a box, in points."""
ROOMY: Final = 16
"""In a gap as wide as this, lines keep further from the boxes, in points."""
FRAMED: Final = 200
"""How far round a line goes so as not to pass between two bodies in one frame, in points."""
MARGIN: Final = 4
"""How far a line keeps from the corners of its box and from other boxes."""


def signed(tie: Tie) -> bool:
    """True for a line that bears a sign, since it began or ended."""
    return tie.state in {"begun", "ended"}


def route(
    layout: Layout, ties: Sequence[Tie], others: Iterable[str] = (),
    frames: Iterable[Sequence[str]] = (),
) -> list[Route]:  # fmt: skip
    """The ways of all lines between boxes, none of which runs through another box.

    Args:
        layout: where the bodies stand.
        ties: the lines.
        others: further bodies whose boxes stand in the way.
        frames: bodies of one row that stand in one frame, which lines of others keep out of.
    """
    present = list(dict.fromkeys([*(end for tie in ties for end in tie.ends), *others]))
    rows: dict[int, list[str]] = defaultdict(list)
    for body in sorted(present, key=lambda each: layout.places[each].x):
        rows[layout.places[body].row].append(body)
    bundles = _bundles(layout, ties)
    lines = _Lines(layout, rows, bundles, frames)
    for row in range(len(layout.bands)):
        lines.enter(row)
        lines.leave(row)
    for channel in range(-1, len(layout.bands) - 1):
        lines.run(channel)
    return [drawn(layout, bundle) for bundle in bundles]


def _bundles(layout: Layout, ties: Sequence[Tie]) -> list[Bundle]:
    found: dict[tuple[object, ...], Bundle] = {}
    for tie in ties:
        tail, head = layout.places[tie.tail], layout.places[tie.head]
        level = tail.row == head.row
        up = not level and head.row < tail.row
        upper = tie.head if up else tie.tail
        key = (tie.type, tie.force, upper, up, level, tie.status, tie.state)
        found.setdefault(
            (*key, tie.ends if level else ()), Bundle(tie.type, upper, up, level, [])
        ).ties.append(tie)
    return list(found.values())


class _Lines:
    """The lines while their ways are found, from the top row downwards."""

    def __init__(
        self, layout: Layout, rows: Mapping[int, list[str]], bundles: Sequence[Bundle],
        frames: Iterable[Sequence[str]] = (),
    ) -> None:  # fmt: skip
        self.layout, self.rows, self.bundles = layout, rows, bundles
        self.frames = [sorted(each, key=lambda body: layout.places[body].x) for each in frames]
        self.x = {body: place.x for body, place in layout.places.items()}
        self.row = {body: place.row for body, place in layout.places.items()}
        self.entering: dict[int, list[tuple[Bundle, str]]] = defaultdict(list)
        self.leaving: dict[int, list[Bundle]] = defaultdict(list)
        self.deepest: dict[Bundle, int] = {}
        for bundle in bundles:
            self.leaving[self.row[bundle.upper]].append(bundle)
            for body in bundle.lowers:
                self.entering[self.row[body]].append((bundle, body))
                self.deepest[bundle] = max(self.deepest.get(bundle, 0), self.row[body])

    def enter(self, row: int) -> None:
        """Places what comes from above into a row: ends at the tops of boxes, and passes."""
        wanted: dict[str, list[tuple[float, Bundle, str]]] = defaultdict(list)
        for bundle, body in self.entering[row]:
            wanted[body].append((self._above(bundle, row), bundle, body))
        for bundle in self.leaving[row]:
            if bundle.level:
                wanted[bundle.upper].append((self.x[bundle.lowers[0]], bundle, ""))
        for body, ends in wanted.items():
            for x, bundle, lower in self._ports(body, ends):
                if lower:
                    bundle.lower_x[lower] = x
                else:
                    bundle.upper_x = x
        self._pass(row)

    def leave(self, row: int) -> None:
        """Places where lines leave the boxes of a row downwards."""
        wanted: dict[str, list[tuple[float, Bundle, str]]] = defaultdict(list)
        for bundle in self.leaving[row]:
            if not bundle.level:
                targets = [self.x[body] for body in bundle.lowers]
                wanted[bundle.upper].append((middle(targets), bundle, ""))
        for body, ends in wanted.items():
            for x, bundle, _ in self._ports(body, ends):
                bundle.upper_x = x

    def _ports(
        self, body: str, ends: list[tuple[float, Bundle, str]]
    ) -> Iterator[tuple[float, Bundle, str]]:
        """The ends at one side of a box, from left to right as they come, apart from each other."""
        ends.sort(key=lambda each: each[0])
        place = self.layout.places[body]
        rooms = [_room(bundle, lower) for _, bundle, lower in ends]
        gaps = [(one + other) / 2 for one, other in pairwise(rooms)]
        low, high = place.left + MARGIN, place.right - MARGIN
        hoped = [min(max(each[0], low), high) for each in ends]
        xs = self._straight(
            spread(hoped, gaps, low, high), [x for x, _, _ in ends], low - 2, high + 2
        )
        for x, (_, bundle, lower) in zip(xs, ends, strict=True):
            yield x, bundle, lower

    def _straight(
        self, xs: Sequence[float], hoped: Sequence[float], low: float, high: float
    ) -> list[float]:
        """Places in a row, those near to what was hoped for moved there: no line has a tiny step.

        A branch that steps aside a little leaves the others no room to bend into their trunk; what
        can't stand where it was hoped for steps aside by ``STEP``.
        """
        found = list(xs)
        for at, wish in enumerate(hoped):
            here, others = found[at], [x for number, x in enumerate(found) if number != at]
            straight = self.layout.box.straight
            near = straight and abs(here - wish) < max(straight, STEP)
            if not near or here == wish:
                continue
            beside = (wish - STEP, wish + STEP) if abs(here - wish) < STEP else ()
            for place in (wish, *sorted(beside, key=lambda x, here=here: abs(x - here))):
                free = all(abs(x - place) >= LEAST_APART for x in others)
                if free and low <= place <= high:
                    found[at] = place
                    break
        return found

    def _above(self, bundle: Bundle, row: int) -> float:
        """Where a bundle is, in the row above one that it enters."""
        if bundle.level:
            return self.x[bundle.upper]
        return bundle.passes.get(row - 1, bundle.upper_x)

    def _pass(self, row: int) -> None:
        """Takes the lines that go on to lower rows through the gaps of a row."""
        gaps, whole = self._gaps(row), self._gaps(row, off=0)
        taken: dict[tuple[float, float], list[tuple[float, Bundle]]] = defaultdict(list)
        for bundle in self.bundles:
            if bundle.level or not self.row[bundle.upper] < row < self.deepest[bundle]:
                continue
            deeper = [self.x[body] for body in bundle.lowers if self.row[body] > row]
            above, below = self._above(bundle, row), middle(deeper)

            def cost(gap: tuple[float, float], above: float = above, below: float = below) -> float:
                x = min(max(below, gap[0]), gap[1])
                crowd = (len(taken[gap]) + 1) * PASS_GAP - (gap[1] - gap[0])
                framed = FRAMED if self._in_frame(row, gap) else 0
                return 0.8 * abs(x - above) + abs(x - below) + 40 * max(crowd, 0) + framed

            best = min(gaps, key=cost)
            x = above if best[0] <= above <= best[1] else below
            taken[best].append((min(max(x, best[0]), best[1]), bundle))
        for (low, high), through in taken.items():
            through.sort(key=lambda each: each[0])
            xs = spread([x for x, _ in through], [PASS_GAP] * (len(through) - 1), low, high)
            all_of_it = next(gap for gap in whole if gap[0] <= low and high <= gap[1])
            xs = self._straight(xs, [self._above(each, row) for _, each in through], *all_of_it)
            for x, (_, bundle) in zip(xs, through, strict=True):
                bundle.passes[row] = x

    def _gaps(self, row: int, off: float | None = None) -> list[tuple[float, float]]:
        """The stretches of a row in which no box stands; where all are narrow, the widest.

        Of a roomy one so much is left ``off`` at both ends, as the boxes ask for if None.
        """
        edges, box = [self.layout.area.left - MARGIN], self.layout.box
        first, last = ({frame[at] for frame in self.frames} for at in (0, -1))
        for body in self.rows.get(row, ()):
            place = self.layout.places[body]
            edges.append(place.left - max(box.beside, box.frame + 1.5 if body in first else 0))
            edges.append(place.right + max(4.5, box.frame + 1.5 if body in last else 0))
        edges.append(self.layout.area.right + MARGIN)
        gaps = [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True)]
        off = box.beside - BESIDE if off is None else off
        wide = [
            (low + off, high - off) if high - low > ROOMY else (low, high) for low, high in gaps
        ]
        kept = [gap for gap in wide if gap[1] - gap[0] > 2]
        return kept or [max(wide, key=lambda gap: gap[1] - gap[0])]

    def _in_frame(self, row: int, gap: tuple[float, float]) -> bool:
        """True for a gap between two bodies of one frame."""
        places = self.layout.places
        return any(
            places[frame[0]].row == row and places[frame[0]].x < gap[0] < places[frame[-1]].x
            for frame in self.frames
        )

    def run(self, channel: int) -> None:
        """Gives each bundle in the channel under a row (-1: above all) the height it runs along."""
        within = [
            Run.of(bundle, *ends)
            for bundle in self.bundles
            if (ends := self._ends(bundle, channel))
        ]
        runs = [run for run in within if round(run.span[0], 2) < round(run.span[1], 2)]
        if not runs:
            return
        untangle(runs)
        levels = levels_of(runs)
        top, bottom = self._limits(channel)
        count = max(levels) + 1
        for level, run in zip(levels, runs, strict=True):
            run.bundle.tracks[channel] = top + (bottom - top) * (level + 1) / (count + 1)
        self._part(runs, within, channel)

    def _part(self, runs: Sequence[Run], within: Sequence[Run], channel: int) -> None:
        """Moves aside what would run down a channel upon what another bundle came in by.

        Of the runs ``within`` a channel those that go straight through it have no track.
        """
        came = sorted((x, run.bundle.tracks.get(channel, inf)) for run in within for x in run.above)
        left = sorted(x for run in within for x in run.below)
        for run in runs:
            for body, x in self._left(run.bundle, channel):
                if _upon(came, x, run, channel):
                    aside = self._aside(body, x, channel + 1, run, came, left)
                    left.remove(x)
                    insort(left, aside)
                    if body:
                        run.bundle.lower_x[body] = aside
                    else:
                        run.bundle.passes[channel + 1] = aside

    def _aside(
        self, body: str, x: float, row: int, run: Run, came: Sequence[tuple[float, float]],
        left: Sequence[float],
    ) -> float:  # fmt: skip
        """The nearest place at which an end of a run is clear of all else; its own if none is."""
        low, high = self._bounds(body, x, row)
        for far in ASIDE:
            for place in (x + far, x - far):
                close = left[bisect_left(left, place - APART) : bisect_right(left, place + APART)]
                crowded = any(other != x for other in close) or _upon(came, place, run, row - 1)
                if low <= place <= high and not crowded:
                    return place
        return x

    def _left(self, bundle: Bundle, channel: int) -> list[tuple[str, float]]:
        """Where a bundle leaves a channel downwards: for a body, or to go on to lower rows."""
        ends = [end for end in bundle.lower_x.items() if self.row[end[0]] == channel + 1]
        onward = bundle.passes.get(channel + 1)
        return ends if onward is None else [*ends, ("", onward)]

    def _bounds(self, body: str, x: float, row: int) -> tuple[float, float]:
        """How far an end may move: along its box, or within the gap of the row."""
        if body:
            return self.layout.places[body].left + 2, self.layout.places[body].right - 2
        return next((gap for gap in self._gaps(row) if gap[0] <= x <= gap[1]), (x, x))

    def _limits(self, channel: int) -> tuple[float, float]:
        bands, box = self.layout.bands, self.layout.box
        half = box.height / 2
        bottom = bands[channel + 1].y - half - box.clear_above
        top = bands[channel].y + half + box.clear_below if channel >= 0 else bottom - 6
        half_way = (top + bottom) / 2
        return min(top, half_way - LEAST_ROOM), max(bottom, half_way + LEAST_ROOM)

    def _ends(self, bundle: Bundle, channel: int) -> tuple[list[float], list[float]] | None:
        """Where a bundle comes into a channel from above, and where it leaves it downwards."""
        upper = self.row[bundle.upper]
        if bundle.level:
            if upper - 1 != channel:
                return None
            return [], [bundle.upper_x, *bundle.lower_x.values()]
        if not upper <= channel < self.deepest[bundle]:
            return None
        below = [x for body, x in bundle.lower_x.items() if self.row[body] == channel + 1]
        if channel + 1 in bundle.passes:
            below.append(bundle.passes[channel + 1])
        return [bundle.passes[channel] if channel > upper else bundle.upper_x], below


def _upon(came: Sequence[tuple[float, float]], x: float, run: Run, channel: int) -> bool:
    """Whether a run that leaves a channel near a place would lie upon what others came in by.

    What ``came`` is told by its places, each with how far down it goes.
    """
    first, last = bisect_left(came, (x - APART, 0.0)), bisect_right(came, (x + APART, inf))
    deeper = run.bundle.tracks[channel]
    return any(down > deeper for place, down in came[first:last] if place not in run.above)


def _room(bundle: Bundle, lower: str) -> float:
    """How much room a line's end takes at a box: more where it bears a number."""
    ties = bundle.ties_to([lower])
    numbered = not bundle.up and any(tie.step for tie in ties)
    return BADGE_GAP if numbered or any(signed(tie) for tie in ties) else PORT_GAP
