"""The work of finding the ways of the lines grows with the square of their number at most."""

from __future__ import annotations

import random
from functools import cache

from nhsgraph.dates import Certainty
from nhsgraph.draw.structure.channels import NEIGHBOURS, Bundle, Run, levels_of
from nhsgraph.draw.structure.layout import Area, Band, BoxSize, Layout, Place
from nhsgraph.draw.structure.one_day import day_of, placed
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, Tie, on_day, select
from nhsgraph.library import Graph
from nhsgraph.schema import EDGE_TYPES
from work import growth, operations

ROW = 10
"""How many boxes a row of the generated model has."""


@cache
def generated(lines: int) -> tuple[Layout, list[Tie]]:
    """A model with so many lines, of all types, and a third as many bodies in rows of ten."""
    rolled = random.Random(lines)  # noqa: S311
    bodies = [f"b{number}" for number in range(lines // 3)]
    box = BoxSize()
    places = {
        body: Place(60 + (number % ROW) * 76.5, 80 + (number // ROW) * 150, number // ROW, 65)
        for number, body in enumerate(bodies)
    }
    rows = max(place.row for place in places.values()) + 1
    bands = tuple(Band(row, 80 + row * 150) for row in range(rows))
    ties = []
    for _ in range(lines):
        tail, head = rolled.sample(bodies, 2)
        ties.append(Tie(rolled.choice(list(EDGE_TYPES)), tail, head, (), Certainty.CERTAIN))
    return Layout(places, bands, Area(20, 60, 820, rows * 150), box), ties


def test_twice_as_many_lines_take_four_times_the_work_at_most() -> None:
    assert growth(lambda lines: route(*generated(lines)), 200) < 4.2


SO_MANY = 194
"""The lines of all types of a day of 2019 for which the bound of ten times was set."""


def test_all_types_of_a_day_take_less_than_ten_times_the_work_of_the_default(
    record: Graph,
) -> None:
    """With more lines than those of which that was said, by the square of their number."""

    def work(types: tuple[str, ...]) -> tuple[int, int]:
        chosen = select(record, on_day(day_of("2019")), types)
        layout = placed(record, types, chosen.bodies)
        drawn = [tie for tie in chosen.ties if tie.tail != tie.head]
        return operations(lambda: route(layout, drawn)), len(drawn)

    every, lines = work(tuple(EDGE_TYPES))
    assert every < 10 * (lines / SO_MANY) ** 2 * work(DEFAULT_TYPES)[0]


def test_runs_that_meet_lie_on_levels_in_their_order() -> None:
    rolled = random.Random(7)  # noqa: S311
    for _ in range(60):
        ends = [sorted(rolled.sample(range(300), 2)) for _ in range(rolled.randint(1, 25))]
        bundle = Bundle("funding", "a", up=False, level=False, ties=[])
        levels = levels_of([Run.of(bundle, [low], [high]) for low, high in ends])
        for at, (low, high) in enumerate(ends):
            beneath = [
                level
                for level, (start, stop) in zip(levels[:at], ends[:at], strict=True)
                if start - NEIGHBOURS < high and low - NEIGHBOURS < stop
            ]
            assert levels[at] == max(beneath, default=-1) + 1
