"""Looks at the bundled record in passes: one pass makes the text of ``when`` of every statement.

What is made once is told by itself; then each look is at a day that was not asked for before, and
at one that was. The best of several rounds counts, each with passes of its own beside it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from itertools import count

from nhsgraph import Graph, load

ROUNDS = 9


def seconds(action: Callable[[], object]) -> float:
    """The processor time of one run."""
    start = time.process_time()
    action()
    return time.process_time() - start


def in_passes(graph: Graph, action: Callable[[], object]) -> float:
    """How many passes an action takes: the least of several rounds."""
    statements = list(graph.record.statements.values())
    passes, taken = [], []
    for _ in range(ROUNDS):
        passes += [seconds(lambda: [str(each.when) for each in statements]) for _ in range(3)]
        taken.append(seconds(action))
    return min(taken) / min(passes)


def new_days() -> Iterator[str]:
    """Days, each once."""
    return (f"{2011 + n % 10}-{1 + n // 10 % 12:02}-{1 + n // 120 % 28:02}" for n in count())


def main() -> None:
    """Prints each look in passes."""
    graph, ahead = load(), new_days()
    statements = list(graph.record.statements.values())
    once = seconds(lambda: graph.on("2019-06-01").edges)
    known = seconds(lambda: graph.as_known_on("2019-06-01").on("2019-06-01").edges)
    one = min(seconds(lambda: [str(each.when) for each in statements]) for _ in range(20))
    print(f"one pass: {1000 * one:.2f} ms, {len(statements)} statements")
    print(f"the order of days, made once, with the first day: {once / one:.0f} passes")
    print(f"what was known when, read once, with the first such day: {known / one:.0f} passes")
    asked = graph.on("2018-06-01")
    looks: dict[str, tuple[Callable[[], object], str]] = {
        "a day, first": (lambda: graph.on(next(ahead)).edges, "3"),
        "a day, again": (lambda: asked.edges, "0.1"),
        "its bodies": (lambda: graph.on(next(ahead)).bodies, "no goal"),
        "to_networkx": (lambda: graph.on(next(ahead)).to_networkx(), "35"),
        "changes of two years": (lambda: graph.changes("2014-01-01", "2016-01-01"), "25"),
        "as known on a new day": (
            lambda: [graph.as_known_on(day).on(day).edges for day in [next(ahead)]], "200"
        ),
    }  # fmt: skip
    for name, (look, goal) in looks.items():
        print(f"{name}: {in_passes(graph, look):.2f} passes (goal: under {goal})")


if __name__ == "__main__":
    main()
