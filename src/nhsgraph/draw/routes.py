"""The ways of the lines: along channels between the rows and through gaps between the boxes.

Lines of one type that share their upper body run as one trunk that branches, as in an
organisation chart; a dot marks a branching, so that a crossing is never taken for one. No line
runs through a box: a channel holds no boxes, and a row is only passed where it has a gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from nhsgraph.draw.channels import Bundle, Run, levels_of, middle, untangle
from nhsgraph.draw.layout import Layout, spread
from nhsgraph.draw.selection import Tie

Point: TypeAlias = tuple[float, float]

PORT_GAP: Final = 5.5
"""How near two lines may end at a box, in points."""
BADGE_GAP: Final = 10.5
"""The same where a line ends in a number."""
PASS_GAP: Final = 4.2
"""How near two lines may pass between two boxes."""
LEAST_ROOM: Final = 2.5
"""Half of the least height over which the lines of a channel spread."""
MARGIN: Final = 4
"""How far a line keeps from the corners of its box and from other boxes."""


class Piece(NamedTuple):
    """A straight piece of a trunk or branch, and the lines that run in it."""

    start: Point
    end: Point
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A bundle as it is drawn: its pieces, its branchings, and where its lines enter bodies.

    ``heads`` are the ends that the lines point to, each with the way it points (1 down, -1 up).
    """

    bundle: Bundle
    pieces: tuple[Piece, ...]
    joints: tuple[Point, ...]
    heads: tuple[tuple[Point, int, tuple[Tie, ...]], ...]
    lower_ends: Mapping[str, Point]


def signed(tie: Tie) -> bool:
    """True for a line that bears a sign, since it began or ended."""
    return tie.state in {"begun", "ended"}


def route(layout: Layout, ties: Sequence[Tie]) -> list[Route]:
    """The ways of all lines between boxes, none of which runs through another box."""
    present = list(dict.fromkeys(end for tie in ties for end in tie.ends))
    rows: dict[int, list[str]] = defaultdict(list)
    for body in sorted(present, key=lambda each: layout.places[each].x):
        rows[layout.places[body].row].append(body)
    bundles = _bundles(layout, ties)
    lines = _Lines(layout, rows, bundles)
    for row in range(len(layout.bands)):
        lines.enter(row)
        lines.leave(row)
    for channel in range(-1, len(layout.bands) - 1):
        lines.run(channel)
    return [_drawn(layout, bundle) for bundle in bundles]


def _bundles(layout: Layout, ties: Sequence[Tie]) -> list[Bundle]:
    found: dict[tuple[object, ...], Bundle] = {}
    for tie in ties:
        tail, head = layout.places[tie.tail], layout.places[tie.head]
        level = tail.row == head.row
        up = not level and head.row < tail.row
        upper = tie.head if up else tie.tail
        key = (tie.type, upper, up, level, tie.status, tie.state, tie.ends if level else "")
        found.setdefault(key, Bundle(tie.type, upper, up, level, [])).ties.append(tie)
    return list(found.values())


class _Lines:
    """The lines while their ways are found, from the top row downwards."""

    def __init__(
        self, layout: Layout, rows: Mapping[int, list[str]], bundles: Sequence[Bundle]
    ) -> None:
        self.layout, self.rows, self.bundles = layout, rows, bundles
        self.x = {body: place.x for body, place in layout.places.items()}
        self.row = {body: place.row for body, place in layout.places.items()}

    def enter(self, row: int) -> None:
        """Places what comes from above into a row: ends at the tops of boxes, and passes."""
        wanted: dict[str, list[tuple[float, Bundle, str]]] = defaultdict(list)
        for bundle in self.bundles:
            for body in bundle.lowers:
                if self.row[body] == row:
                    wanted[body].append((self._above(bundle, row), bundle, body))
            if bundle.level and self.row[bundle.upper] == row:
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
        for bundle in self.bundles:
            if not bundle.level and self.row[bundle.upper] == row:
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
        for x, (_, bundle, lower) in zip(spread(hoped, gaps, low, high), ends, strict=True):
            yield x, bundle, lower

    def _above(self, bundle: Bundle, row: int) -> float:
        """Where a bundle is, in the row above one that it enters."""
        if bundle.level:
            return self.x[bundle.upper]
        return bundle.passes.get(row - 1, bundle.upper_x)

    def _pass(self, row: int) -> None:
        """Takes the lines that go on to lower rows through the gaps of a row."""
        gaps = self._gaps(row)
        taken: dict[tuple[float, float], list[tuple[float, Bundle]]] = defaultdict(list)
        for bundle in self.bundles:
            deeper = [body for body in bundle.lowers if self.row[body] > row]
            if bundle.level or self.row[bundle.upper] >= row or not deeper:
                continue
            above, below = self._above(bundle, row), middle([self.x[body] for body in deeper])

            def cost(gap: tuple[float, float], above: float = above, below: float = below) -> float:
                x = min(max(below, gap[0]), gap[1])
                crowd = (len(taken[gap]) + 1) * PASS_GAP - (gap[1] - gap[0])
                return 0.8 * abs(x - above) + abs(x - below) + 40 * max(crowd, 0)

            best = min(gaps, key=cost)
            x = above if best[0] <= above <= best[1] else below
            taken[best].append((min(max(x, best[0]), best[1]), bundle))
        for (low, high), through in taken.items():
            through.sort(key=lambda each: each[0])
            xs = spread([x for x, _ in through], [PASS_GAP] * (len(through) - 1), low, high)
            for x, (_, bundle) in zip(xs, through, strict=True):
                bundle.passes[row] = x

    def _gaps(self, row: int) -> list[tuple[float, float]]:
        """The stretches of a row in which no box stands."""
        edges = [self.layout.area.left - MARGIN]
        for body in self.rows.get(row, ()):
            place = self.layout.places[body]
            edges += [place.left - 2, place.right + 4.5]
        edges.append(self.layout.area.right + MARGIN)
        gaps = [(low, high) for low, high in zip(edges[::2], edges[1::2], strict=True)]
        return [gap for gap in gaps if gap[1] - gap[0] > 2]

    def run(self, channel: int) -> None:
        """Gives each bundle in the channel under a row (-1: above all) the height it runs along."""
        runs = [
            Run(bundle, above, below)
            for bundle in self.bundles
            if (ends := self._ends(bundle, channel))
            for above, below in [ends]
            if len({round(x, 2) for x in above + below}) > 1
        ]
        if not runs:
            return
        untangle(runs)
        levels = levels_of(runs)
        top, bottom = self._limits(channel)
        count = max(levels) + 1
        for level, each in zip(levels, runs, strict=True):
            each.bundle.tracks[channel] = top + (bottom - top) * (level + 1) / (count + 1)

    def _limits(self, channel: int) -> tuple[float, float]:
        bands, box = self.layout.bands, self.layout.box
        half = box.height / 2
        bottom = bands[channel + 1].y - half - box.clear_above
        top = bands[channel].y + half + box.clear_below if channel >= 0 else bottom - 6
        half_way = (top + bottom) / 2
        return min(top, half_way - LEAST_ROOM), max(bottom, half_way + LEAST_ROOM)

    def _ends(self, bundle: Bundle, channel: int) -> tuple[list[float], list[float]] | None:
        """Where a bundle comes into a channel from above, and where it leaves it downwards."""
        upper, below = self.row[bundle.upper], []
        if bundle.level:
            if upper - 1 != channel:
                return None
            return [], [bundle.upper_x, *bundle.lower_x.values()]
        deepest = max(self.row[body] for body in bundle.lowers)
        if not upper <= channel < deepest:
            return None
        below = [x for body, x in bundle.lower_x.items() if self.row[body] == channel + 1]
        if channel + 1 in bundle.passes:
            below.append(bundle.passes[channel + 1])
        return [bundle.passes[channel] if channel > upper else bundle.upper_x], below


def _room(bundle: Bundle, lower: str) -> float:
    """How much room a line's end takes at a box: more where it bears a number."""
    ties = bundle.ties_to([lower])
    numbered = not bundle.up and any(tie.step for tie in ties)
    return BADGE_GAP if numbered or any(signed(tie) for tie in ties) else PORT_GAP


# -- from the ways to pieces --------------------------------------------------------------------


def _drawn(layout: Layout, bundle: Bundle) -> Route:
    used: dict[tuple[Point, Point], list[Tie]] = {}
    half = layout.box.height / 2
    ys = {body: place.y for body, place in layout.places.items()}
    for body in bundle.lowers:
        ties = bundle.ties_to([body])
        for start, end in pairwise(_path(layout, bundle, body)):
            if start != end:
                used.setdefault((start, end), []).extend(ties)
    pieces = _split(used)
    heads: list[tuple[Point, int, tuple[Tie, ...]]] = []
    if bundle.up:
        heads.append(((bundle.upper_x, ys[bundle.upper] + half), -1, tuple(bundle.ties)))
    else:
        heads += [
            ((x, ys[body] - half), 1, bundle.ties_to([body])) for body, x in bundle.lower_x.items()
        ]
    ends = {body: (x, ys[body] - half) for body, x in bundle.lower_x.items()}
    return Route(bundle, tuple(pieces), tuple(_joints(pieces)), tuple(heads), ends)


def _path(layout: Layout, bundle: Bundle, body: str) -> list[Point]:
    """The corners of the line from the upper body to one of the lower ones."""
    half = layout.box.height / 2
    start, end = layout.places[bundle.upper], layout.places[body]
    if bundle.level:
        track = bundle.tracks.get(start.row - 1, start.y - half - 6)
        x, y = bundle.lower_x[body], end.y - half
        return [(bundle.upper_x, start.y - half), (bundle.upper_x, track), (x, track), (x, y)]
    x = bundle.upper_x
    corners = [(x, start.y + half)]
    for channel in range(start.row, end.row):
        onward = bundle.lower_x[body] if channel + 1 == end.row else bundle.passes[channel + 1]
        if channel in bundle.tracks:
            track = bundle.tracks[channel]
            corners += [(x, track), (onward, track)]
        x = onward
    return [*corners, (x, end.y - half)]


def _split(used: Mapping[tuple[Point, Point], list[Tie]]) -> list[Piece]:
    """The pieces without overlaps: cut at every corner that lies within, each drawn once."""
    corners = {point for pair in used for point in pair}
    cut: dict[tuple[Point, Point], dict[Tie, None]] = {}
    for (start, end), ties in used.items():
        along: Callable[[Point], float] = (
            (lambda point: point[0]) if start[1] == end[1] else (lambda point: point[1])
        )
        across = 1 if start[1] == end[1] else 0
        low, high = sorted((along(start), along(end)))
        within = [
            point
            for point in corners
            if point[across] == start[across] and low <= along(point) <= high
        ]
        for first, last in pairwise(sorted(within, key=along)):
            cut.setdefault((first, last), {}).update(dict.fromkeys(ties))
    return [Piece(first, last, tuple(ties)) for (first, last), ties in sorted(cut.items())]


def _joints(pieces: Iterable[Piece]) -> list[Point]:
    """Where a trunk branches: the corners at which three pieces or more meet."""
    meets: dict[Point, int] = defaultdict(int)
    for piece in pieces:
        meets[piece.start] += 1
        meets[piece.end] += 1
    return [point for point, count in sorted(meets.items()) if count > 2]
