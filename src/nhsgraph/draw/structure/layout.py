"""Where each body stands: one place over all years, by tier, for the types that a picture shows.

Two libraries were tried on the real record in November 2026 (43 bodies, each fixed to one of
seven rows, 75 lines). Both keep the rows and take less than 0.1 s, and both want far more width
than a page of A4 has (842 points): ``graphlay`` 0.3 asks for 1,218, Graphviz ``dot`` through
``pygraphviz`` 2 for 1,549, with orthogonal lines that leave boxes at their sides. Graphviz takes
108 MB, graphlay 4 MB. So graphlay decides the order within the rows, and where a body would like
to stand; the page and the ways of the lines (``routes.py``) are ours.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from nhsgraph.draw.structure.selection import Tie
from nhsgraph.draw.structure.tiers import clusters_of, rows_of, tier_of
from nhsgraph.errors import MissingPartError, QuestionError
from nhsgraph.graph import DatedGraph

TRACK: Final = 5.5
"""How much room one line takes between two rows, where the page may grow."""
STEPPING: Final = 3
"""Of so many lines that pass through between two rows, one steps aside there."""
WORTHWHILE: Final = 150
"""Up to how many lines between rows graphlay looks long for the best order.

Of the 292 of all types it found one with 1 % fewer crossings in ten times the time.
"""


class Place(NamedTuple):
    """The middle of a body's box, in points, its row from the top, and how wide the box is."""

    x: float
    y: float
    row: int
    width: float

    @property
    def left(self) -> float:
        """The left side of the box."""
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        """The right side of the box."""
        return self.x + self.width / 2


class Band(NamedTuple):
    """A row of boxes: the tier it belongs to and the middle of its boxes."""

    tier: int
    y: float


class Area(NamedTuple):
    """A part of a page, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True)
class BoxSize:
    """How large boxes are, and how near two may stand.

    A box is wider than ``width`` where many lines end at it, up to ``widest``.
    """

    width: float = 65
    widest: float = 96
    port: float = 9
    """How much of its width one line takes."""
    height: float = 42
    gap: float = 11.5
    channel: float = 16
    """The least height between two rows of boxes."""
    frame: float = 5.5
    """How far a frame stands off the boxes in it."""
    head: float = 5.2
    """The length of the head of a line."""
    beside: float = 2.0
    """How far a line that passes a box keeps from its left side."""
    straight: float = 0
    """Nearer than this to the trunk above it, a branch runs straight on."""

    @property
    def clear_above(self) -> float:
        """How far above a box the lines keep that run along its row."""
        return self.head + 0.7 * self.frame

    @property
    def clear_below(self) -> float:
        """How far below a box they keep."""
        return max(self.head, self.frame) + 0.8


@dataclass(frozen=True, slots=True)
class Layout:
    """A place for each body, the rows, and the area that they fill."""

    places: Mapping[str, Place]
    bands: tuple[Band, ...]
    area: Area
    box: BoxSize


def _by_graphlay(
    rows: Sequence[Sequence[int]], widths: Sequence[float], links: Sequence[tuple[int, int]]
) -> list[float]:
    """Where each cell would like its middle to be, so that few lines cross.

    Args:
        rows: the cells of each row from the top; a cell is a body, or several that stay together.
        widths: how wide each cell is.
        links: the upper and the lower cell of each line between two rows.

    Raises:
        MissingPartError: graphlay is not installed, or can't be imported.
    """
    try:
        import graphlay
    except Exception as error:
        raise MissingPartError(
            "Pictures of the structure (structure, years, changes, explore) can't be drawn here,"
            f" since “graphlay” can't be imported ({type(error).__name__}: {error}): there are"
            " builds of it for Linux with glibc, macOS and Windows, and elsewhere, as on Alpine,"
            " pip makes it from its source, with Rust. All other pictures, questions, tables and"
            " checks work without it."
        ) from error
    row_of = {cell: row for row, cells in enumerate(rows) for cell in cells}
    request = graphlay.Graph()
    for cell, width in enumerate(widths):
        request.node(cell, width=width, height=30, rank={"fixed": row_of[cell]})
    for upper, lower in links:
        request.edge(upper, lower)
    spacing = {"layer_gap": 30, "node_gap": 9, "dummy_gap": 4, "port_gap": 4, "stub": 4}
    effort = "balanced" if len(links) <= WORTHWHILE else "fast"
    options = {"direction": "topbottom", "spacing": spacing, "effort": effort}
    placed = graphlay.layout(request, options=options)
    wanted: Mapping[int, tuple[float, float]] = placed.positions()
    return [wanted[cell][0] for cell in range(len(widths))]


def lay_out(
    graph: DatedGraph, ties: Sequence[Tie], wholes: Mapping[str, Sequence[str]], area: Area,
    samples: Sequence[Sequence[Tie]], box: BoxSize,
) -> Layout:  # fmt: skip
    """The layout of all bodies that any of the lines ties.

    Args:
        graph: the record.
        ties: the lines of all years together.
        wholes: what each body is part of or hosted by, so that the two stand side by side.
        area: where to draw; it is made longer if the rows do not fit.
        samples: the lines of some single days, by which the room between the rows is shared out.
        box: the size of the boxes.

    Raises:
        QuestionError: there are no lines.
    """
    bodies = sorted({end for tie in ties for end in tie.ends})
    if not bodies:
        raise QuestionError("The record has no line of these types, so nothing to draw.")
    most = max(int((area.right - area.left + box.gap) / (box.width + box.gap)), 1)
    rows = rows_of({body: tier_of(graph, body, ties) for body in bodies}, ties, most)
    row_of = {body: row for row, (_, members) in enumerate(rows) for body in members}
    cells = [cell for _, members in rows for cell in clusters_of(members, wholes)]
    widths = _widths(bodies, row_of, samples, box)
    for _, members in rows:
        _narrow(widths, members, area.right - area.left, box)
    hopes = _hoped(cells, row_of, ties, widths, area, box)
    xs = _across(cells, hopes, row_of, widths, area, box)
    ys, bottom = _heights(_demand(row_of, samples, len(rows)), area, box)
    places = {
        body: Place(x, ys[row_of[body]], row_of[body], widths[body]) for body, x in xs.items()
    }
    bands = tuple(Band(tier, y) for (tier, _), y in zip(rows, ys, strict=False))
    return Layout(places, bands, area._replace(bottom=bottom), box)


def _hoped(
    cells: Sequence[Sequence[str]], row_of: Mapping[str, int], ties: Iterable[Tie],
    widths: Mapping[str, float], area: Area, box: BoxSize,
) -> list[float]:  # fmt: skip
    """Where the middle of each cell would like to be on the page, by the lines between rows."""
    cell_of = {body: number for number, cell in enumerate(cells) for body in cell}
    between = (tie for tie in ties if row_of[tie.tail] != row_of[tie.head])
    links = sorted({_downwards(row_of, tie) for tie in between})
    rows: list[list[int]] = [[] for _ in range(max(row_of.values(), default=0) + 1)]
    for number, cell in enumerate(cells):
        rows[row_of[cell[0]]].append(number)
    wanted = _by_graphlay(
        rows,
        [sum(widths[body] + box.gap for body in cell) - box.gap for cell in cells],
        [(cell_of[upper], cell_of[lower]) for upper, lower in links],
    )
    low, high = min(wanted), max(wanted)
    scale = min((area.right - area.left - box.width) / max(high - low, 1), 1.0)
    left = (area.left + area.right - (high - low) * scale) / 2
    return [left + (each - low) * scale for each in wanted]


def _across(
    cells: Sequence[Sequence[str]], hopes: Sequence[float], row_of: Mapping[str, int],
    widths: Mapping[str, float], area: Area, box: BoxSize,
) -> dict[str, float]:  # fmt: skip
    """The middle of each body from left to right: in the order hoped for, none upon another."""
    found: dict[str, float] = {}
    for row in sorted(set(row_of.values())):
        mine = [number for number, cell in enumerate(cells) if row_of[cell[0]] == row]
        mine.sort(key=lambda number: (hopes[number], cells[number]))
        ordered = [body for number in mine for body in cells[number]]
        hoped = [
            x
            for number in mine
            for x in _abreast(hopes[number], [widths[body] for body in cells[number]], box)
        ]
        gaps = [(widths[a] + widths[b]) / 2 + box.gap for a, b in pairwise(ordered)]
        low, high = area.left + widths[ordered[0]] / 2, area.right - widths[ordered[-1]] / 2
        found |= zip(ordered, spread(hoped, gaps, low, high), strict=True)
    return found


def _abreast(middle: float, widths: Sequence[float], box: BoxSize) -> list[float]:
    """The middles of boxes side by side around a point."""
    left = middle - (sum(widths) + box.gap * (len(widths) - 1)) / 2
    middles = []
    for width in widths:
        middles.append(left + width / 2)
        left += width + box.gap
    return middles


def _widths(
    bodies: Iterable[str], row_of: Mapping[str, int], samples: Sequence[Sequence[Tie]], box: BoxSize
) -> dict[str, float]:
    """The width of each box, by the most lines that ever end at one of its sides."""
    most: Counter[str] = Counter()
    for ties in samples:
        sides: dict[tuple[str, bool], set[tuple[str, str, str]]] = defaultdict(set)
        for tie in ties:
            upper, lower = _downwards(row_of, tie)
            sides[lower, True].add((tie.type, tie.force, upper))
            sides[upper, row_of[upper] == row_of[lower]].add((tie.type, tie.force, upper))
        for (body, _), lines in sides.items():
            most[body] = max(most[body], len(lines))
    return {body: min(max(box.width, most[body] * box.port + 10), box.widest) for body in bodies}


def _narrow(widths: dict[str, float], row: list[str], room: float, box: BoxSize) -> None:
    """Makes the boxes of a row that is too full so narrow that lines find their way between."""
    spare = room - len(row) * box.width - (len(row) - 1) * box.gap
    wider = sum(widths[body] - box.width for body in row)
    if wider > spare:
        for body in row:
            widths[body] = box.width + (widths[body] - box.width) * max(spare, 0.0) / wider


def _downwards(row_of: Mapping[str, int], tie: Tie) -> tuple[str, str]:
    return tie.ends if row_of[tie.tail] < row_of[tie.head] else (tie.head, tie.tail)


def _demand(row_of: Mapping[str, int], samples: Sequence[Sequence[Tie]], rows: int) -> list[int]:
    """For each channel between two rows, how many bundles of lines may turn in it at most.

    Those that begin or end there do; of those that only pass through some step aside.
    """
    most = [1] * max(rows - 1, 1)
    for ties in samples:
        bundles: list[set[tuple[str, ...]]] = [set() for _ in most]
        passing: list[set[tuple[str, ...]]] = [set() for _ in most]
        for tie in ties:
            upper, lower = _downwards(row_of, tie)
            top, bottom = row_of[upper], row_of[lower]
            for channel in {max(top - (top == bottom), 0), bottom - 1}:
                bundles[channel].add((tie.type, tie.force, upper, lower if top == bottom else ""))
            for channel in range(top + 1, bottom - 1):
                passing[channel].add((tie.type, tie.force, upper))
        counts = [
            len(turning) + len(through - turning) // STEPPING
            for turning, through in zip(bundles, passing, strict=True)
        ]
        most = list(map(max, most, counts))
    return most


def _heights(demand: Sequence[int], area: Area, box: BoxSize) -> tuple[list[float], float]:
    """The middles of the rows and where they end; channels with more lines get more room."""
    rows = len(demand) + 1
    free = area.bottom - area.top - rows * box.height
    least = box.channel * max(rows - 1, 0)
    spare = free - least if free > least else TRACK * sum(demand)
    weights = [each**1.4 for each in demand]
    total = sum(weights) or 1
    ys = [area.top + box.height / 2]
    for each in weights:
        ys.append(ys[-1] + box.height + box.channel + spare * each / total)
    return ys, max(ys[-1] + box.height / 2, area.bottom)


def spread(wanted: Sequence[float], gaps: Sequence[float], low: float, high: float) -> list[float]:
    """Numbers as near as can be to those wanted, in the same order, each two at least a gap apart.

    They lie between ``low`` and ``high``; where that leaves too little room the gaps shrink.
    """
    total_gap = sum(gaps)
    shrink = min(1.0, max(high - low, 0.0) / total_gap) if total_gap else 1.0
    offsets = [0.0, *accumulate(gap * shrink for gap in gaps)]
    blocks: list[list[float]] = []  # sum, number
    for offset, each in zip(offsets, wanted, strict=False):
        blocks.append([each - offset, 1.0])
        while len(blocks) > 1 and blocks[-2][0] / blocks[-2][1] > blocks[-1][0] / blocks[-1][1]:
            total, number = blocks.pop()
            blocks[-1] = [blocks[-1][0] + total, blocks[-1][1] + number]
    flat = [total / number for total, number in blocks for _ in range(int(number))]
    top = max(high - offsets[-1], low)
    return [min(max(each, low), top) + at for at, each in zip(offsets, flat, strict=False)]


def side_by_side(layout: Layout, group: Collection[str], present: Collection[str]) -> bool:
    """True where bodies stand in one row with no other present body between them."""
    rows = {layout.places[body].row for body in group}
    if len(rows) != 1:
        return False
    row = [body for body in present if layout.places[body].row in rows]
    row.sort(key=lambda body: layout.places[body].x)
    at = sorted(row.index(body) for body in group)
    return all(after - before == 1 for before, after in pairwise(at))


def closed_up(layout: Layout, present: Collection[str], bottom: float) -> Layout:
    """The layout of the bodies that are present: a row in which none stands takes no room.

    Every body keeps its place from left to right. Where rows are left out, the two that then follow
    one another stand as far apart as the furthest two neighbours there did. The area ends at
    ``bottom``, in points from the top, with the rows spread over it, or lower if they need more.
    """
    rows = sorted({layout.places[body].row for body in present})
    steps = [
        max(low.y - high.y for high, low in pairwise(layout.bands[above : below + 1]))
        for above, below in pairwise(rows)
    ]
    top, half = layout.bands[0].y, layout.box.height / 2
    wider = max((bottom - half - top) / sum(steps), 1.0) if steps else 1.0
    ys = list(accumulate((step * wider for step in steps), initial=top))
    at = {row: number for number, row in enumerate(rows)}
    places = {
        body: place._replace(y=ys[at[place.row]], row=at[place.row])
        for body, place in layout.places.items()
        if body in present
    }
    bands = tuple(layout.bands[row]._replace(y=y) for row, y in zip(rows, ys, strict=True))
    area = layout.area._replace(bottom=max(ys[-1] + half, bottom))
    return Layout(places, bands, area, layout.box)


def moved(layout: Layout, across: float, down: float) -> Layout:
    """The same layout at another place of the page."""
    places = {
        body: place._replace(x=place.x + across, y=place.y + down)
        for body, place in layout.places.items()
    }
    bands = tuple(band._replace(y=band.y + down) for band in layout.bands)
    left, top, right, bottom = layout.area
    area = Area(left + across, top + down, right + across, bottom + down)
    return Layout(places, bands, area, layout.box)
