"""The courses of lines: rounded where one joins another, and with a gap where two only cross.

A branch bends into its trunk the way that leads to the trunk's own end. So a line from one body
never seems to run on into another body of the same trunk: no way between the two is smooth.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, combinations, pairwise, product
from math import cos, dist, floor, pi, sin
from typing import Final, NamedTuple, TypeAlias

from nhsgraph.dates import Certainty
from nhsgraph.draw.page.theme import Point, Surety
from nhsgraph.draw.structure.pieces import Piece, Route
from nhsgraph.draw.structure.selection import Tie

RADIUS: Final = 5.0
"""The radius of a bend, in points; a smaller one where a piece is short."""
BENDS: Final = 5
"""Into how many straight parts a bend is cut."""
GAP: Final = 2.0
"""How far a bar keeps from the middle of a line that it crosses, in points."""
CELL: Final = 24.0
"""The side of the squares into which a picture is cut to find crossings, in points."""
Segment: TypeAlias = tuple[Point, Point]


class Course(NamedTuple):
    """One stroke of a bundle: its corners, and how sure the lines are that run in it."""

    points: tuple[Point, ...]
    surety: Surety


def surety_of(ties: Iterable[Tie]) -> Surety:
    """How sure lines are that run together: as sure as the surest."""
    kept = list(ties)
    if any(tie.status != "in_force" for tie in kept):
        return "planned"
    sure = any(tie.certainty is Certainty.CERTAIN for tie in kept)
    return "certain" if sure else "possible"


def courses_of(routes: Sequence[Route]) -> list[list[Course]]:
    """The strokes of each route; where two routes cross, the flatter one has a gap."""
    whole = [(number, each) for number, one in enumerate(routes) for each in _bent(one.pieces)]
    cuts = _cuts(whole)
    found: list[list[Course]] = [[] for _ in routes]
    for at, (number, course) in enumerate(whole):
        found[number] += _interrupted(course, sorted(cuts[at]))
    return found


# -- bends ------------------------------------------------------------------------------------


def _bent(pieces: Sequence[Piece]) -> Iterator[Course]:
    """The strokes of a tree of pieces: as long as they can be, so that dashes run on."""
    onward: dict[Point, list[Piece]] = defaultdict(list)
    before = {piece.end: piece for piece in pieces}
    for piece in pieces:
        onward[piece.start].append(piece)
    for first in pieces:
        parent = before.get(first.start)
        if parent and _goes_on(parent, onward):
            continue
        points = _bend(parent, first) if parent else [first.start]
        last = first
        while _goes_on(last, onward):
            (following,) = onward[last.end]
            points += _bend(last, following)
            last = following
        end = min((radius_of(last, each) for each in onward[last.end]), default=0.0)
        yield Course((*points, _along(last, end)), surety_of(first.ties))


def _goes_on(piece: Piece, onward: Mapping[Point, Sequence[Piece]]) -> bool:
    """True where exactly one piece, as sure as it, goes on from its end."""
    following = onward.get(piece.end, ())
    return len(following) == 1 and surety_of(following[0].ties) == surety_of(piece.ties)


def radius_of(piece: Piece, following: Piece) -> float:
    """The radius of the bend from one piece into another; 0 where it runs straight on."""
    turns = (piece.start[0] == piece.end[0]) != (following.start[0] == following.end[0])
    lengths = (dist(each.start, each.end) / 2 for each in (piece, following))
    return min(RADIUS, *lengths) if turns else 0.0


def _along(piece: Piece, back: float) -> Point:
    """The point of a piece so far before its end."""
    (x, y), (to_x, to_y) = piece.start, piece.end
    share = back / dist(piece.start, piece.end)
    return to_x + (x - to_x) * share, to_y + (y - to_y) * share


def _bend(piece: Piece, following: Piece) -> list[Point]:
    """The points of the way from one piece into the next: a quarter of a circle, or one point."""
    if not (radius := radius_of(piece, following)):
        return [piece.end]
    start = _along(piece, radius)
    end = _along(Piece(following.end, following.start, ()), radius)
    (x, y), (along_x, along_y) = piece.end, (piece.end[0] - start[0], piece.end[1] - start[1])
    away_x, away_y = end[0] - x, end[1] - y
    turns = [pi / 2 * number / BENDS for number in range(BENDS + 1)]
    return [
        (start[0] + along_x * sin(turn) + away_x * (1 - cos(turn)),
         start[1] + along_y * sin(turn) + away_y * (1 - cos(turn)))
        for turn in turns
    ]  # fmt: skip


# -- gaps -------------------------------------------------------------------------------------


def _cuts(whole: Sequence[tuple[int, Course]]) -> dict[int, list[float]]:
    """Where each course is crossed by a steeper one of another route, from its start."""
    cells: dict[tuple[int, int], list[tuple[int, int, float, Segment]]] = defaultdict(list)
    for at, (number, course) in enumerate(whole):
        lengths = accumulate((dist(a, b) for a, b in pairwise(course.points)), initial=0.0)
        for segment, length in zip(pairwise(course.points), lengths, strict=False):
            for cell in _cells(segment):
                cells[cell].append((number, at, length, segment))
    cuts: dict[int, set[float]] = defaultdict(set)
    for within in cells.values():
        for one, other in combinations(within, 2):
            if one[0] != other[0] and (point := crossing(one[3], other[3])):
                flat = min(one, other, key=lambda each: (_steepness(*each[3]), each[0]))
                cuts[flat[1]].add(round(flat[2] + dist(flat[3][0], point), 6))
    return defaultdict(list, {at: list(places) for at, places in cuts.items()})


def _cells(segment: Segment) -> Iterator[tuple[int, int]]:
    """The squares of the picture that a segment may touch."""
    (x, y), (to_x, to_y) = segment
    columns = range(floor(min(x, to_x) / CELL), floor(max(x, to_x) / CELL) + 1)
    yield from product(columns, range(floor(min(y, to_y) / CELL), floor(max(y, to_y) / CELL) + 1))


def _steepness(one: Point, other: Point) -> float:
    return abs(one[1] - other[1]) / dist(one, other)


def crossing(one: Segment, other: Segment) -> Point | None:
    """The point in which two segments meet; None where they don't, or lie along one another."""
    (x, y), (to_x, to_y) = one
    (u, v), (to_u, to_v) = other
    slope = (to_x - x) * (to_v - v) - (to_y - y) * (to_u - u)
    if not slope:
        return None
    share = ((u - x) * (to_v - v) - (v - y) * (to_u - u)) / slope
    theirs = ((u - x) * (to_y - y) - (v - y) * (to_x - x)) / slope
    if not (0 <= share <= 1 and 0 <= theirs <= 1):
        return None
    return x + share * (to_x - x), y + share * (to_y - y)


def _interrupted(course: Course, cuts: Sequence[float]) -> Iterator[Course]:
    """The parts of a course between the gaps around its cuts."""
    lengths = [*accumulate((dist(a, b) for a, b in pairwise(course.points)), initial=0.0)]
    begin = 0.0
    for cut in cuts:
        if cut - GAP > begin:
            yield Course(_part(course.points, lengths, begin, cut - GAP), course.surety)
        begin = max(begin, cut + GAP)
    if begin < lengths[-1]:
        yield Course(_part(course.points, lengths, begin, lengths[-1]), course.surety)


def _part(
    points: Sequence[Point], lengths: Sequence[float], begin: float, end: float
) -> tuple[Point, ...]:
    """A course from one place to another, told by their distances from its start."""

    def at(far: float) -> Point:
        index = next((i for i in range(len(points) - 2) if far <= lengths[i + 1]), len(points) - 2)
        share = (far - lengths[index]) / (lengths[index + 1] - lengths[index])
        (x, y), (to_x, to_y) = points[index], points[index + 1]
        return x + (to_x - x) * share, y + (to_y - y) * share

    inner = [point for point, far in zip(points, lengths, strict=True) if begin < far < end]
    return (
        points[0] if begin == 0 else at(begin),
        *inner,
        points[-1] if end == lengths[-1] else at(end),
    )
