"""Where each body stands: one place over all years, by tier, for the types that a picture shows.

Two libraries were tried on the real record (44 bodies in 7 rows, 73 lines, in November 2026).
``graphlay`` 0.3 keeps each body to its row, gave 54 crossings in 0.02 s and the same order each
time. Graphviz ``dot`` through ``pygraphviz`` 2 brings 108 MB, took 0.3 s, and its orthogonal lines
leave the boxes sideways and run along rows that are 2,200 points wide, three times an A4 page.
Neither fits a page of given size, so graphlay decides the order within the rows, and where a body
would like to stand; the page and the lines (``routes.py``) are ours. Another orderer has only to
keep ``Orderer``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise, permutations
from typing import Final, NamedTuple, Protocol

from nhsgraph.draw.selection import Tie
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Membership

TIERS: Final = (
    "Parliament",
    "Ministers",
    "National",
    "Regional",
    "Local",
    "Providers",
)
_TIER_OF_KIND: Final = {
    "parliament": 0, "audit_body": 0,
    "office": 1, "department": 1,
    "arms_length_body": 2, "regulator": 2, "joint_arrangement": 2, "board": 2, "programme": 2,
    "contracted_service": 2, "sector_body": 2, "unit": 2, "committee": 2,
    "regional_authority": 3, "region": 3,
    "local_board": 4, "system": 4,
}  # fmt: skip
TRACK: Final = 3.5
"""How much room one line takes between two rows, where the page may grow."""
_LOWEST: Final = len(TIERS) - 1
_MOST_PERMUTED: Final = 7
"""Up to how many bodies of one cluster every order is tried."""


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


class Orderer(Protocol):
    """Decides the order of the cells within fixed rows so that few lines cross.

    A cell is one body or a cluster that stays together. ``links`` tie cells of different rows;
    ``widths`` say how wide each is. Returns for each cell where it would like its middle to be; the
    same for the same request.
    """

    def __call__(
        self, rows: Sequence[Sequence[int]], widths: Sequence[float], links: Sequence[tuple[int, int]]
    ) -> list[float]: ...


def by_graphlay(
    rows: Sequence[Sequence[int]], widths: Sequence[float], links: Sequence[tuple[int, int]]
) -> list[float]:
    """The order that graphlay finds; see ``Orderer``."""
    import graphlay

    request = graphlay.Graph()
    for row, cells in sorted((row, cell) for row, cells in enumerate(rows) for cell in cells):
        request.node(cells, width=widths[cells], height=30, rank={"fixed": row})
    for upper, lower in links:
        request.edge(upper, lower)
    spacing = {"layer_gap": 30, "node_gap": 9, "dummy_gap": 4, "port_gap": 4, "stub": 4}
    placed = graphlay.layout(request, options={"direction": "topbottom", "spacing": spacing})
    wanted: Mapping[int, tuple[float, float]] = placed.positions()
    return [wanted[cell][0] for cell in range(len(widths))]


def tier_of(graph: DatedGraph, body: str, ties: Iterable[Tie]) -> int:
    """The tier of a body, 0 for Parliament: by its kind, a collective's by its members' kinds."""
    kind = graph.body(body).kind
    if kind != "collective":
        return _TIER_OF_KIND.get(kind, _LOWEST)
    members = [
        graph.body(held.statement.member).kind
        for held in graph.members(body)
        if isinstance(held.statement, Membership) and held.statement.role == "one_of"
    ]
    if members:
        return _TIER_OF_KIND.get(Counter(members).most_common(1)[0][0], _LOWEST)
    pays_only = all(tie.tail == body and tie.type == "funding" for tie in ties if body in tie.ends)
    return 1 if pays_only else 4


def lay_out(
    graph: DatedGraph, ties: Sequence[Tie], wholes: Mapping[str, Sequence[str]], area: Area,
    samples: Sequence[Sequence[Tie]] = (), box: BoxSize | None = None,
    orderer: Orderer = by_graphlay,
) -> Layout:  # fmt: skip
    """The layout of all bodies that any of the lines ties.

    Args:
        graph: the record.
        ties: the lines of all years together.
        wholes: what each body is part of or hosted by, so that the two stand side by side.
        area: where to draw; it is made longer if the rows do not fit.
        samples: the lines of some single days, by which the room between the rows is shared out.
        box: the size of the boxes.
        orderer: what decides the order within the rows.
    """
    box = box or BoxSize()
    bodies = sorted({end for tie in ties for end in tie.ends})
    most = max(int((area.right - area.left + box.gap) / (box.width + box.gap)), 1)
    rows = _rows({body: tier_of(graph, body, ties) for body in bodies}, ties, most)
    row_of = {body: row for row, (_, members) in enumerate(rows) for body in members}
    cells = [cell for _, members in rows for cell in _clusters(members, wholes)]
    cell_of = {body: number for number, cell in enumerate(cells) for body in cell}
    samples = samples or [ties]
    widths = _widths(bodies, row_of, samples, box)
    links = sorted(
        {
            _downwards(row_of, tie) for tie in ties if row_of[tie.tail] != row_of[tie.head]
        }  # fmt: skip
    )
    wanted = orderer(
        [[cell_of[cell[0]] for cell in cells if row_of[cell[0]] == row] for row in range(len(rows))],
        [sum(widths[body] + box.gap for body in cell) - box.gap for cell in cells],
        [(cell_of[upper], cell_of[lower]) for upper, lower in links],
    )
    low, high = min(wanted), max(wanted)
    scale = (area.right - area.left - box.width) / max(high - low, 1)
    hopes = [area.left + box.width / 2 + (each - low) * min(scale, 1.0) for each in wanted]
    drift = (area.left + area.right - min(hopes) - max(hopes)) / 2
    ys, bottom = _heights(len(rows), _demand(row_of, samples, len(rows)), area, box)
    places = {}
    for row in range(len(rows)):
        mine = [number for number, cell in enumerate(cells) if row_of[cell[0]] == row]
        mine.sort(key=lambda number: (wanted[number], cells[number]))
        ordered = [body for number in mine for body in cells[number]]
        hoped = [
            x
            for number in mine
            for x in _abreast(hopes[number] + drift, [widths[body] for body in cells[number]], box)
        ]
        gaps = [(widths[a] + widths[b]) / 2 + box.gap for a, b in pairwise(ordered)]
        low, high = area.left + widths[ordered[0]] / 2, area.right - widths[ordered[-1]] / 2
        places |= {
            body: Place(x, ys[row], row, widths[body])
            for body, x in zip(ordered, spread(hoped, gaps, low, high), strict=True)
        }
    bands = tuple(Band(tier, y) for (tier, _), y in zip(rows, ys, strict=True))
    return Layout(places, bands, area._replace(bottom=bottom), box)


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
        sides: dict[tuple[str, bool], set[tuple[str, str]]] = defaultdict(set)
        for tie in ties:
            upper, lower = _downwards(row_of, tie)
            sides[lower, True].add((tie.type, upper))
            sides[upper, row_of[upper] == row_of[lower]].add((tie.type, upper))
        for (body, _), lines in sides.items():
            most[body] = max(most[body], len(lines))
    return {body: min(max(box.width, most[body] * box.port + 10), box.widest) for body in bodies}


def _downwards(row_of: Mapping[str, int], tie: Tie) -> tuple[str, str]:
    return tie.ends if row_of[tie.tail] < row_of[tie.head] else (tie.head, tie.tail)


def _rows(
    tiers: Mapping[str, int], ties: Sequence[Tie], most: int
) -> list[tuple[int, list[str]]]:
    """The rows from the top, each with its tier and bodies; a tier too wide takes several.

    In such a tier those without a line to a lower tier stand above, and do not bar the way; the
    members of a collective of the same tier stand beneath it.
    """
    members_of_tier = {
        tie.tail for tie in ties if tie.type == "membership" and tiers[tie.tail] == tiers[tie.head]
    }
    leads_down = {
        end for tie in ties for end in tie.ends if tiers[end] < max(tiers[each] for each in tie.ends)
    }
    rows: list[tuple[int, list[str]]] = []
    for tier in sorted(set(tiers.values())):
        bodies = sorted(body for body, its in tiers.items() if its == tier)
        parts = [bodies]
        if len(bodies) > most:
            rest = [body for body in bodies if body not in members_of_tier]
            parts = [
                [body for body in rest if body not in leads_down],
                [body for body in rest if body in leads_down],
                [body for body in bodies if body in members_of_tier],
            ]
        for part in parts:
            count = -(-len(part) // most)
            size = -(-len(part) // max(count, 1))
            rows += [(tier, part[at : at + size]) for at in range(0, len(part), max(size, 1))]
    return rows


def _clusters(members: Sequence[str], wholes: Mapping[str, Sequence[str]]) -> list[list[str]]:
    """The bodies of a row in clusters: what is ever part of another stands beside it."""
    pairs = [
        (part, whole)
        for part in members
        for whole in wholes.get(part, ())
        if whole in members
    ]  # fmt: skip
    clusters = [[body] for body in members]
    for part, whole in pairs:
        one = next(cluster for cluster in clusters if part in cluster)
        other = next(cluster for cluster in clusters if whole in cluster)
        if one is not other:
            one += other
            clusters.remove(other)
    return [_neighbours(cluster, pairs) for cluster in clusters]


def _neighbours(cluster: list[str], pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The order of a cluster in which parts stand nearest to their wholes."""
    if len(cluster) > _MOST_PERMUTED:
        return sorted(cluster)
    own = [pair for pair in pairs if pair[0] in cluster]

    def spread_of(order: tuple[str, ...]) -> tuple[int, tuple[str, ...]]:
        at = {body: number for number, body in enumerate(order)}
        families = defaultdict(list)
        for part, whole in own:
            families[whole] += [at[part], at[whole]]
        strangers = sum(max(each) - min(each) - len(set(each)) + 1 for each in families.values())
        behind = sum(at[part] < at[whole] for part, whole in own)
        return strangers * 4 + behind, order

    return list(min(permutations(sorted(cluster)), key=spread_of))


def _demand(
    row_of: Mapping[str, int], samples: Sequence[Sequence[Tie]], rows: int
) -> list[int]:
    """For each channel between two rows, how many bundles of lines turn in it at most."""
    most = [1] * max(rows - 1, 0)
    for ties in samples:
        bundles: list[set[tuple[str, ...]]] = [set() for _ in most]
        for tie in ties:
            upper, lower = _downwards(row_of, tie)
            top, bottom = row_of[upper], row_of[lower]
            for channel in {max(top - (top == bottom), 0), bottom - 1}:
                bundles[channel].add((tie.type, upper, lower if top == bottom else ""))
        most = [max(so_far, len(each)) for so_far, each in zip(most, bundles, strict=True)]
    return most


def _heights(
    rows: int, demand: Sequence[int], area: Area, box: BoxSize
) -> tuple[list[float], float]:
    """The middles of the rows and where they end; channels with more lines get more room."""
    free = area.bottom - area.top - rows * box.height
    least = box.channel * max(rows - 1, 0)
    spare = free - least if free > least else TRACK * sum(demand)
    weights = [each**1.4 for each in demand]
    total = sum(weights) or 1
    ys = [area.top + box.height / 2]
    for each in weights:
        ys.append(ys[-1] + box.height + box.channel + spare * each / total)
    return ys, max(ys[-1] + box.height / 2, area.bottom if rows > 1 else 0.0)


def spread(
    wanted: Sequence[float], gaps: Sequence[float], low: float, high: float
) -> list[float]:
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
