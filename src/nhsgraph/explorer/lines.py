"""The lines of the picture: one for each two bodies and type over all years, with its one way.

Which of them a day shows, and how certain they are, is told by the statements that each stands on.
The usual types are routed together, each other type by itself, so that a switch of types moves
nothing; all keep clear of all boxes that there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from nhsgraph.draw.page.theme import Point
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.draw.structure.pieces import Route
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.selection import (
    DEFAULT_TYPES,
    Tie,
    collectives,
    ever,
    least_members,
    missing_rung,
    select,
)
from nhsgraph.explorer.numbering import JSON, Numbering, bare
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import EDGE_TYPES, Edge

SHIFT: Final = 1.4
"""How far the lines of a type are moved aside for each place that it has in the order of types."""
USUAL: Final = frozenset(DEFAULT_TYPES)


def all_ties(graph: DatedGraph) -> tuple[Tie, ...]:
    """The lines of all types over all years, those that were only planned among them.

    Of the usual types they are those that a picture of these types has.
    """
    usual = select(graph, ever, DEFAULT_TYPES, plans=True, wholly=True).ties
    every = select(graph, ever, tuple(EDGE_TYPES), plans=True, wholly=True).ties
    return (*usual, *(tie for tie in every if tie.type not in USUAL))


def lines(graph: DatedGraph, numbers: Numbering, ties: Sequence[Tie], layout: Layout) -> list[JSON]:
    """The lines as the payload has them, in the order of the ties."""
    types = list(EDGE_TYPES)
    wholes = collectives(graph, ())
    ways = _ways(layout, ties)
    found = []
    for tie in ties:
        own = [edge for edge in tie.edges if edge.known_ends == tie.ends]
        lifted = [edge for edge in tie.edges if edge.known_ends != tie.ends]
        found.append(
            bare(
                {
                    "type": types.index(tie.type),
                    "tail": numbers.bodies[tie.tail],
                    "head": numbers.bodies[tie.head],
                    "own": _numbers(own, numbers),
                    "lifted": _numbers(lifted, numbers),
                    "least": least_members(wholes, lifted) if lifted else None,
                    "planned": tie.status != "in_force",
                    **ways.get(id(tie), {}),
                }
            )
        )
    return found


def _numbers(edges: Iterable[Edge], numbers: Numbering) -> list[int]:
    return [numbers.statements[edge.id] for edge in edges]


def is_rung(edge: Edge) -> bool:
    """True for a step that is drawn as announced though nobody asks for plans."""
    return edge.planned and missing_rung(edge)


def _ways(layout: Layout, ties: Sequence[Tie]) -> dict[int, JSON]:
    """The way of each line between two bodies, by the identity of the tie."""
    found: dict[int, JSON] = {}
    bundle = 0
    for number, types in enumerate(_groups()):
        mine = [tie for tie in ties if tie.type in types and tie.tail != tie.head]
        for one in route(layout, mine, layout.places):
            for tie, way in _ways_of(one, SHIFT * _aside(number)):
                found[id(tie)] = {**way, "bundle": bundle}
            bundle += 1
    return found


def _groups() -> list[frozenset[str]]:
    """The types that are routed together."""
    return [USUAL, *(frozenset({each}) for each in EDGE_TYPES if each not in USUAL)]


def _aside(number: int) -> int:
    """Nothing for the first, then one to the right, one to the left, two to the right, and so on.

    >>> [_aside(number) for number in range(6)]
    [0, 1, -1, 2, -2, 1]
    """
    number = number if number < 5 else (number - 1) % 4 + 1
    return (number + 1) // 2 * (1 if number % 2 else -1)


def _ways_of(one: Route, aside: float) -> Iterator[tuple[Tie, JSON]]:
    """The lines of a bundle, each with its path from above and the end that it points to."""
    bundle = one.bundle
    for body, corners in one.paths.items():
        path = _plain(corners, aside)
        ends = (path[0], path[1], -1) if bundle.up else (path[-2], path[-1], 1)
        for tie in bundle.ties_to([body]):
            yield tie, {"path": path, "tip": list(ends)}


def _plain(corners: Sequence[Point], aside: float) -> list[float]:
    """A path as numbers in a row: moved aside, without corners that are none."""
    kept: list[Point] = []
    for x, y in corners:
        point = (round(x + aside, 1), round(y + (aside if len(kept) > 0 else 0), 1))
        kept.append(point)
    return [number for point in _bends(kept) for number in point]


def _bends(points: Sequence[Point]) -> list[Point]:
    """The points at which a path turns, and its two ends."""
    kept: list[Point] = []
    for point in points:
        if kept and point == kept[-1]:
            continue
        if len(kept) > 1 and _straight(kept[-2], kept[-1], point):
            kept.pop()
        kept.append(point)
    return kept


def _straight(one: Point, middle: Point, other: Point) -> bool:
    return one[0] == middle[0] == other[0] or one[1] == middle[1] == other[1]
