"""Finding the ways of the lines of a day: all types of line, against the three of the default.

Before the runs of a channel were sorted by sums from neighbour to neighbour, the ways of all
types took 80 times as long as those of the default, and their layout 47 times.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from nhsgraph.draw.structure.one_day import day_of, layout_of_all_years, placed
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, on_day, select
from nhsgraph.library import bundled
from nhsgraph.schema import EDGE_TYPES

ROUNDS = 5


def shortest(action: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds of this program."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        action()
        times.append(time.process_time() - start)
    return min(times)


def main() -> None:
    """Prints how many times as long all types take as the default, for layout and ways."""
    graph = bundled()
    lines, routing, laying = [], [], []
    for types in (DEFAULT_TYPES, tuple(EDGE_TYPES)):
        chosen = select(graph, on_day(day_of("2019")), types)
        layout = placed(graph, types, chosen.bodies)
        drawn = [tie for tie in chosen.ties if tie.tail != tie.head]
        lines.append(len(drawn))
        routing.append(shortest(lambda layout=layout, drawn=drawn: route(layout, drawn)))  # type: ignore[misc]
        start, area = time.process_time(), layout.area._replace(bottom=layout.area.bottom + 1)
        layout_of_all_years(graph, types, area)
        laying.append(time.process_time() - start)
    print(f"lines: {lines[1]} of all types, {lines[0]} of the default")
    print(f"ways: {routing[1] / routing[0]:.1f} times as long (goal: under 10; once 80)")
    print(f"layout: {laying[1] / laying[0]:.1f} times as long (goal: under 10; once 47)")


if __name__ == "__main__":
    main()
