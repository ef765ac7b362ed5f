"""Where bodies stand in the page: one place for all years and for whatever types are shown.

Those that the usual types tie are laid out as a picture of the structure has them. The others take
what room their rows leave, near those that they are tied to; where a tier has none left, they
stand in rows of their own beneath the rest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from nhsgraph.draw.structure.layout import Area, Band, BoxSize, Layout, Place, spread
from nhsgraph.draw.structure.one_day import layout_of_all_years
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, Tie
from nhsgraph.draw.structure.tiers import tier_of
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph

AREA: Final = Area(0, 0, 1120, 660)
"""The part of the picture in which the usual types are laid out, in points."""
BOX: Final = BoxSize()
CHANNEL: Final = 34
"""How high the room is between two rows that stand beneath the rest, in points."""


def placed(graph: DatedGraph, ties: Sequence[Tie]) -> Layout:
    """The layout of all bodies that any line ties.

    Args:
        graph: the record.
        ties: the lines of all types over all years.

    Raises:
        MissingPartError: what lays out pictures is not installed.
    """
    usual = _usual(graph)
    partners: dict[str, list[str]] = defaultdict(list)
    for tie in ties:
        for body, other in (tie.ends, tie.ends[::-1]):
            partners[body].append(other)
    rest = sorted(
        partners.keys() - usual.places.keys(), key=lambda body: (-len(partners[body]), body)
    )
    tiers = {body: tier_of(graph, body, ties) for body in rest}
    places = dict(usual.places)
    further: dict[int, list[str]] = defaultdict(list)
    for body in rest:
        place = _free_place(usual, places, tiers[body], _hoped(places, partners[body]))
        if place is None:
            further[tiers[body]].append(body)
        else:
            places[body] = place
    return _with_rows(usual, places, further, partners)


def _usual(graph: DatedGraph) -> Layout:
    """The layout of the usual types; no places where the record has no line of them."""
    try:
        return layout_of_all_years(graph, DEFAULT_TYPES, AREA, box=BOX)
    except QuestionError:
        return Layout({}, (), AREA._replace(bottom=AREA.top - CHANNEL), BOX)


def _hoped(places: Mapping[str, Place], partners: Iterable[str]) -> float:
    """Where a body would like to stand: in the middle of those that it is tied to."""
    xs = [places[body].x for body in partners if body in places]
    return sum(xs) / len(xs) if xs else (AREA.left + AREA.right) / 2


def _free_place(
    usual: Layout, places: Mapping[str, Place], tier: int, hoped: float
) -> Place | None:
    """The place nearest to where a body would like to stand, in a row of its tier with room."""
    found = [
        Place(min(max(hoped, low), high), band.y, row, BOX.width)
        for row, band in enumerate(usual.bands)
        if band.tier == tier
        for low, high in _rooms(places, row)
    ]
    return min(found, key=lambda place: (abs(place.x - hoped), place.row), default=None)


def _rooms(places: Mapping[str, Place], row: int) -> Iterator[tuple[float, float]]:
    """Between which two points of a row the middle of one more box may stand."""
    taken = sorted((each.left, each.right) for each in places.values() if each.row == row)
    edges = [(AREA.left, AREA.left - BOX.gap), *taken, (AREA.right + BOX.gap, AREA.right)]
    for (_, left), (right, _) in pairwise(edges):
        low, high = left + BOX.gap + BOX.width / 2, right - BOX.gap - BOX.width / 2
        if low <= high:
            yield low, high


def _with_rows(
    usual: Layout, places: dict[str, Place], further: Mapping[int, Sequence[str]],
    partners: Mapping[str, Sequence[str]],
) -> Layout:  # fmt: skip
    """The layout with rows beneath the rest, by tier."""
    bands, bottom = list(usual.bands), usual.area.bottom
    most = int((AREA.right - AREA.left + BOX.gap) / (BOX.width + BOX.gap))
    for tier, bodies in sorted(further.items()):
        size = -(-len(bodies) // -(-len(bodies) // most))
        for at in range(0, len(bodies), size):
            y = bottom + CHANNEL + BOX.height / 2
            row = _row_of(bodies[at : at + size], places, partners)
            places |= {body: Place(x, y, len(bands), BOX.width) for body, x in row.items()}
            bands.append(Band(tier, y))
            bottom = y + BOX.height / 2
    return Layout(places, tuple(bands), usual.area._replace(bottom=bottom), BOX)


def _row_of(
    bodies: Sequence[str], places: Mapping[str, Place], partners: Mapping[str, Sequence[str]]
) -> dict[str, float]:
    """Some bodies in one row, as near as can be to those that they are tied to."""
    hoped = {body: _hoped(places, partners[body]) for body in bodies}
    ordered = sorted(bodies, key=lambda body: (hoped[body], body))
    gaps = [BOX.width + BOX.gap] * (len(ordered) - 1)
    low, high = AREA.left + BOX.width / 2, AREA.right - BOX.width / 2
    xs = spread([hoped[body] for body in ordered], gaps, low, high)
    return dict(zip(ordered, xs, strict=True))
