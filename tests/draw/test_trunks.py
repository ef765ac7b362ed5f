"""No line looks as if it ran into a body, or into another line, that it does not concern."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from itertools import combinations, pairwise
from math import dist

import numpy as np
import pytest

from nhsgraph.dates import Certainty
from nhsgraph.draw.structure.channels import Bundle
from nhsgraph.draw.structure.courses import courses_of
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.draw.structure.one_day import day_of, placed
from nhsgraph.draw.structure.pieces import Piece, Route
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, MOST_TIES, Tie, on_day, select
from nhsgraph.library import bundled
from nhsgraph.schema import EDGE_TYPES

FULLEST: tuple[str, ...] = ()
"""Stands for as many types as one picture takes before it is refused as a wall of lines."""
DRAWN = [
    *(pytest.param(year, DEFAULT_TYPES, id=str(year)) for year in range(2010, 2022)),
    *(pytest.param(year, FULLEST, id=f"{year}-fullest") for year in (2011, 2014, 2017, 2019, 2021)),
]
STRIP = 100
"""The height of the strips in which crossings are sought, in points."""
CLEAR = 1.0
"""How far a line keeps from the boxes that it does not concern, and from other lines, in points."""


@cache
def routed(year: int, types: tuple[str, ...]) -> tuple[Layout, list[Route]]:
    types = types or fullest(year)
    chosen = select(bundled(), on_day(day_of(str(year))), types)
    layout = placed(bundled(), types, chosen.bodies)
    return layout, route(layout, [tie for tie in chosen.ties if tie.tail != tie.head])


def fullest(year: int) -> tuple[str, ...]:
    """The types that are drawn by default, with all others for which there is room beside them."""
    types: tuple[str, ...] = DEFAULT_TYPES
    for name in EDGE_TYPES:
        more = tuple(dict.fromkeys([*types, name]))
        if len(select(bundled(), on_day(day_of(str(year))), more).ties) <= MOST_TIES:
            types = more
    return types


@pytest.mark.parametrize(("year", "types"), DRAWN)
def test_no_piece_of_a_trunk_touches_a_box_at_none_of_its_ends(
    year: int, types: tuple[str, ...]
) -> None:
    layout, routes = routed(year, types)
    bodies = sorted({end for one in routes for tie in one.bundle.ties for end in tie.ends})
    half = layout.box.height / 2
    for one in routes:
        ends = {end for tie in one.bundle.ties for end in tie.ends}
        for piece in one.pieces:
            (left, right), (top, bottom) = (
                sorted((piece.start[at], piece.end[at])) for at in (0, 1)
            )
            for body in bodies:
                place = layout.places[body]
                across = max(place.left - right, left - place.right)
                down = max(place.y - half - bottom, top - place.y - half)
                assert body in ends or max(across, down) > CLEAR, (one.bundle, body)


@pytest.mark.parametrize(("year", "types"), DRAWN)
def test_no_two_trunks_share_a_stretch(year: int, types: tuple[str, ...]) -> None:
    _, routes = routed(year, types)
    for one, other in combinations(routes, 2):
        for along, across in ((0, 1), (1, 0)):
            mine, theirs = stretches(one, along, across), stretches(other, along, across)
            near = np.abs(mine[:, None, 0] - theirs[None, :, 0]) < CLEAR
            low = np.maximum(mine[:, None, 1], theirs[None, :, 1])
            high = np.minimum(mine[:, None, 2], theirs[None, :, 2])
            assert not (near & (high - low > CLEAR)).any(), (one.bundle, other.bundle)


@pytest.mark.parametrize(("year", "types"), DRAWN)
def test_lines_that_turn_between_two_rows_have_room(year: int, types: tuple[str, ...]) -> None:
    """Also where most only pass through, and some of them step aside there."""
    _, routes = routed(year, types)
    tracks: dict[int, set[float]] = defaultdict(set)
    for one in routes:
        for channel, track in one.bundle.tracks.items():
            tracks[channel].add(round(track, 2))
    gaps = [low - high for found in tracks.values() for high, low in pairwise(sorted(found))]
    assert min(gaps) > 2 * CLEAR


def stretches(one: Route, along: int, across: int) -> np.ndarray:
    """The pieces of a route that run one way: where, from where, and to where."""
    found = [
        (piece.start[across], *sorted((piece.start[along], piece.end[along])))
        for piece in one.pieces
        if piece.start[across] == piece.end[across]
    ]
    return np.array(found).reshape(-1, 3)


@pytest.mark.parametrize(("year", "types"), DRAWN)
def test_there_is_a_gap_wherever_two_trunks_cross(year: int, types: tuple[str, ...]) -> None:
    _, routes = routed(year, types)
    drawn = [
        (number, *start, *end)
        for number, strokes in enumerate(courses_of(routes))
        for stroke in strokes
        for start, end in pairwise(stroke.points)
    ]
    segments = np.array(drawn)
    upper, lower = segments[:, [2, 4]].min(axis=1), segments[:, [2, 4]].max(axis=1)
    for top in range(0, int(lower.max()) + 1, STRIP):
        assert crossed(segments[(upper < top + STRIP) & (lower >= top)]) == 0


def crossed(segments: np.ndarray) -> int:
    """How many pairs of segments of different routes meet."""
    number, x, y, to_x, to_y = segments.T
    run, fall = to_x - x, to_y - y

    def side(at_x: np.ndarray, at_y: np.ndarray) -> np.ndarray:
        """On which side of each segment each point lies."""
        found: np.ndarray = run[:, None] * (at_y - y[:, None]) - fall[:, None] * (at_x - x[:, None])
        return found

    parted = side(x[None], y[None]) * side(to_x[None], to_y[None]) < -1e-9
    return int((parted & parted.T & (number[:, None] != number[None])).sum()) // 2


def test_a_branch_bends_towards_the_end_of_its_trunk() -> None:
    """So no smooth way leads from one of its bodies to another."""
    tie = Tie("accountability", "low", "high", (), Certainty.CERTAIN)
    pieces = [
        Piece((100, 10), (100, 50), (tie,)),
        Piece((100, 50), (160, 50), (tie,)),
        Piece((100, 50), (40, 50), (tie,)),
        Piece((160, 50), (160, 90), (tie,)),
        Piece((40, 50), (40, 90), (tie,)),
        Piece((100, 50), (100, 90), (tie,)),
    ]
    trunk = Bundle("", "high", True, False, [tie])
    (strokes,) = courses_of([Route(trunk, tuple(pieces), (), {}, {})])
    branches = [stroke.points for stroke in strokes if stroke.points[-1][0] != 100]
    assert len(branches) == 2
    for points in branches:
        assert points[0][0] == 100
        assert points[0][1] < 50
        assert smooth(points)


def smooth(points: Sequence[tuple[float, float]]) -> bool:
    """True for a way without a corner sharper than 25 degrees, that sets out downwards."""
    ways = [((b[0] - a[0]) / dist(a, b), (b[1] - a[1]) / dist(a, b)) for a, b in pairwise(points)]
    return ways[0][1] > 0.9 and all(a * c + b * d > 0.9 for (a, b), (c, d) in pairwise(ways))
