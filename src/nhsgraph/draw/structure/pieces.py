"""The ways of lines cut into straight pieces, each drawn once and with the lines that run in it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from nhsgraph.draw.page.theme import Point
from nhsgraph.draw.structure.channels import Bundle
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.draw.structure.selection import Tie


class Piece(NamedTuple):
    """A straight piece of a trunk or branch, and the lines that run in it.

    It starts at the end that is nearer to the upper body of its bundle.
    """

    start: Point
    end: Point
    ties: tuple[Tie, ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A bundle as it is drawn: its pieces, and where its lines enter bodies.

    ``heads`` are the ends that the lines point to, each with the way it points (1 down, -1 up).
    ``paths`` has the corners from the upper body to each lower one.
    """

    bundle: Bundle
    pieces: tuple[Piece, ...]
    heads: tuple[tuple[Point, int, tuple[Tie, ...]], ...]
    lower_ends: Mapping[str, Point]
    paths: Mapping[str, tuple[Point, ...]]


def drawn(layout: Layout, bundle: Bundle) -> Route:
    """A bundle as it is drawn, by the ways that were found for it."""
    used: dict[tuple[Point, Point], list[Tie]] = {}
    half = layout.box.height / 2
    ys = {body: layout.places[body].y for body in (bundle.upper, *bundle.lowers)}
    paths = {body: tuple(_path(layout, bundle, body)) for body in bundle.lowers}
    for body, path in paths.items():
        ties = bundle.ties_to([body])
        for start, end in pairwise(path):
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
    return Route(bundle, tuple(pieces), tuple(heads), ends, paths)


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


def _split(used: Mapping[tuple[Point, Point], Iterable[Tie]]) -> list[Piece]:
    """The pieces without overlaps: cut at every corner that lies within, each drawn once."""
    columns: dict[float, list[float]] = defaultdict(list)
    rows: dict[float, list[float]] = defaultdict(list)
    for x, y in sorted({point for pair in used for point in pair}):
        columns[x].append(y)
        rows[y].append(x)
    cut: dict[tuple[Point, Point], dict[int, Tie]] = {}
    for ((x, y), (to_x, to_y)), ties in used.items():
        cuts = (
            [(corner, y) for corner in _between(rows[y], x, to_x)]
            if y == to_y
            else [(x, corner) for corner in _between(columns[x], y, to_y)]
        )
        for pair in pairwise(cuts):
            cut.setdefault(pair, {}).update((id(tie), tie) for tie in ties)
    return [Piece(first, last, tuple(ties.values())) for (first, last), ties in sorted(cut.items())]


def _between(ordered: Sequence[float], one: float, other: float) -> Sequence[float]:
    """The numbers from one to another of an ordered row, both with it."""
    low, high = min(one, other), max(one, other)
    between = ordered[bisect_left(ordered, low) : bisect_right(ordered, high)]
    return between if one == low else between[::-1]
