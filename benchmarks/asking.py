"""A question as a whole process, against an empty one; and warm, against a lookup by hand.

Run it where the package is installed from a wheel (``pip install .``), as its users have it.
"""

from __future__ import annotations

import bisect
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from nhsgraph import load
from nhsgraph.dates import Period
from nhsgraph.library import BUILT, Graph
from nhsgraph.questions import Question, answer

ASKED = "who holds HEE to account in 2019"
ROUNDS = 15


def process(arguments: Sequence[str]) -> float:
    """The least processor time of a process, in seconds, over several runs."""
    times = []
    for _ in range(ROUNDS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=True)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def warm(action: Callable[[], object], times: int) -> float:
    """The least time of one call, in seconds, over several rounds of calls."""
    rounds = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(times):
            action()
        rounds.append((time.perf_counter() - start) / times)
    return min(rounds)


def by_hand(graph: Graph) -> Callable[[], object]:
    """Who holds HEE to account on a day, by a dict and a bisect over the same edges."""
    edges = sorted(
        (held.extent.possible_from, held.extent.possible_to, held.statement.id)
        for held in graph.edges("accountability", "body", "hee")
    )
    table = {"hee": ([begin for begin, _, _ in edges], edges)}
    day = Period.read("2019-06-01").start

    def look() -> list[str]:
        begins, rows = table["hee"]
        before = rows[: bisect.bisect_right(begins, day)]
        return [statement for _, end, statement in before if day < end]

    return look


def main() -> None:
    """Prints the ratios, and the time of one warm question in English."""
    empty = process(["-c", "pass"])
    cold = process(["-m", "nhsgraph", "ask", ASKED])
    graph = load()
    question = Question("accountability", ("hee",), Period.read("2019-06-01"))
    hand = warm(by_hand(graph), 1000)
    lines = warm(lambda: graph.lines("accountability", "body", "hee"), 200)
    typed = warm(lambda: graph.answer(question), 200)
    anew = warm(lambda: answer(graph, question), 20)
    english = warm(lambda: graph.ask(ASKED), 20)
    print(f"cold nhsgraph ask: {cold / empty:.1f} times an empty process (goal 6, at most 20)")
    if not BUILT.exists():
        print("  (the record was read from YAML; an installed package has a built form of it)")
    print(f"warm lines of a body: {lines / hand:.1f} times a lookup by hand (under 20)")
    print(f"warm typed question, asked again: {typed / hand:.1f} times a lookup by hand (under 20)")
    print(f"warm typed question, worked out anew with words and evidence: {1000 * anew:.2f} ms")
    print(f"warm English question: {1000 * english:.2f} ms (goal under 2)")


if __name__ == "__main__":
    main()
