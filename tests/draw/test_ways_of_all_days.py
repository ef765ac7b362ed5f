"""On no day of the record does a line look as if it ran into a body that it does not concern.

Measured is every picture that the record has: one for each day on which something changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import NamedTuple

from nhsgraph.draw.structure.courses import courses_of, radius_of
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.draw.structure.one_day import placed
from nhsgraph.draw.structure.pieces import Piece, Route
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.scene import scene
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, Tie, on_day, select
from nhsgraph.library import bundled
from nhsgraph.schema import Edge

CLEAR = 3.2
"""How far a line keeps from the boxes that it does not concern, in points."""
APART = 2.0
"""How far two trunks keep from each other where they run side by side, in points."""
BEND = 1.5
"""The least radius of the bend that shows which way a branch leads, in points."""


class Drawn(NamedTuple):
    """The lines of one day as they are laid."""

    day: int
    layout: Layout
    bodies: tuple[str, ...]
    frames: tuple[tuple[str, ...], ...]
    routes: list[Route]


@cache
def drawn() -> list[Drawn]:
    record = bundled()
    covers = record.record.info.covers.extent
    days = {
        day
        for edge in record.record.statements.values()
        if isinstance(edge, Edge) and edge.type in DEFAULT_TYPES and (held := record.held(edge))
        for day in held.extent
        if covers.possible_from <= day < covers.possible_to
    }
    pictures: dict[tuple[object, ...], Drawn] = {}
    for day in sorted(days):
        chosen = select(record, on_day(day), DEFAULT_TYPES, apart=True)
        key = tuple(sorted(map(what_is_drawn, chosen.ties)))
        if key not in pictures:
            layout = placed(record, DEFAULT_TYPES, chosen.bodies)
            frames = scene(record, day, chosen, layout).frames
            between = [tie for tie in chosen.ties if tie.tail != tie.head]
            routes = route(layout, between, frames=frames)
            pictures[key] = Drawn(day, layout, chosen.bodies, frames, routes)
    return list(pictures.values())


def what_is_drawn(tie: Tie) -> tuple[str, ...]:
    return tie.type, tie.force, *tie.ends, tie.status, str(tie.certainty)


def pieces() -> Iterator[tuple[Drawn, Route, set[str], Piece]]:
    """All pieces of all pictures, each with the bodies at the ends of its lines."""
    for picture in drawn():
        for one in picture.routes:
            ends = {end for tie in one.bundle.ties for end in tie.ends}
            for piece in one.pieces:
                yield picture, one, ends, piece


def test_there_are_many_pictures_and_nhs_improvement_and_hee_stand_in_some_together() -> None:
    assert len(drawn()) > 40
    assert any({"hee", "nhsi"} <= set(picture.bodies) for picture in drawn())


def test_no_line_comes_near_a_box_that_it_does_not_concern() -> None:
    for picture, one, ends, piece in pieces():
        half = picture.layout.box.height / 2
        left, right = sorted((piece.start[0], piece.end[0]))
        top, bottom = sorted((piece.start[1], piece.end[1]))
        for body in set(picture.bodies) - ends:
            place = picture.layout.places[body]
            across = max(place.left - right, left - place.right)
            down = max(place.y - half - bottom, top - place.y - half)
            assert max(across, down) >= CLEAR, (picture.day, one.bundle.upper, body)


def test_no_line_passes_between_bodies_that_stand_in_one_frame() -> None:
    for picture, one, ends, piece in pieces():
        if piece.start[0] != piece.end[0]:
            continue
        low, high = sorted((piece.start[1], piece.end[1]))
        for frame in picture.frames:
            places = sorted(picture.layout.places[body] for body in frame)
            within = places[0].x < piece.start[0] < places[-1].x and low < places[0].y < high
            assert not within or ends & set(frame), (picture.day, one.bundle.upper, frame)


def test_two_trunks_that_run_side_by_side_keep_apart() -> None:
    for picture in drawn():
        for one, other in combinations(picture.routes, 2):
            for mine in one.pieces:
                assert not any(upon(mine, theirs) for theirs in other.pieces), (
                    picture.day, one.bundle.upper, other.bundle.upper
                )  # fmt: skip


def upon(one: Piece, other: Piece) -> bool:
    """True where two pieces run side by side, nearer than ``APART``."""
    for across, along in ((0, 1), (1, 0)):
        level = one.start[across] == one.end[across] and other.start[across] == other.end[across]
        if level and abs(one.start[across] - other.start[across]) < APART:
            low = max(min(one.start[along], one.end[along]),
                      min(other.start[along], other.end[along]))  # fmt: skip
            high = min(max(one.start[along], one.end[along]),
                       max(other.start[along], other.end[along]))  # fmt: skip
            if high - low > APART:
                return True
    return False


def test_a_branch_shows_which_way_it_leads() -> None:
    """It bends into its trunk, wherever one joins, so that no bar joins two lower bodies."""
    for picture in drawn():
        for one in picture.routes:
            before = {piece.end: piece for piece in one.pieces}
            onward: dict[tuple[float, float], list[Piece]] = defaultdict(list)
            for piece in one.pieces:
                onward[piece.start].append(piece)
            for piece in one.pieces:
                trunk = before.get(piece.start)
                if trunk and len(onward[piece.start]) > 1 and turns(trunk, piece):
                    assert radius_of(trunk, piece) >= BEND, (picture.day, one.bundle.upper)


def turns(one: Piece, other: Piece) -> bool:
    return (one.start[0] == one.end[0]) != (other.start[0] == other.end[0])


def test_every_stroke_starts_and_ends_where_its_lines_do_or_at_its_own_trunk() -> None:
    """A stroke that ended free at a box of others would seem to lead there."""
    for picture in drawn():
        half = picture.layout.box.height / 2
        for one, courses in zip(picture.routes, courses_of(picture.routes), strict=True):
            ends = {end for tie in one.bundle.ties for end in tie.ends}
            for x, y in free_ends([course.points for course in courses]):
                for body in set(picture.bodies) - ends:
                    place = picture.layout.places[body]
                    across = max(place.left - x, x - place.right)
                    down = max(place.y - half - y, y - place.y - half)
                    assert max(across, down) >= CLEAR, (picture.day, one.bundle.upper, body)


def free_ends(strokes: Sequence[Sequence[tuple[float, float]]]) -> list[tuple[float, float]]:
    return [point for stroke in strokes for point in (stroke[0], stroke[-1])]
