"""A question as a whole process, against an empty one; and the bank, each question asked once.

Run it where the package is installed from a wheel (``pip install .``), and once more from an
editable install: it says which it is. The processes are run in pairs, an empty one and a question
in turn, and the ratio is the median of the pairs; so it holds where a machine's speed drifts.
Python's files of compiled modules must be there (unset PYTHONDONTWRITEBYTECODE).
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import yaml

from nhsgraph import Graph, load
from nhsgraph.errors import NhsGraphError
from nhsgraph.record.bundled import BUILT, bundled_folder

ASKED = "who holds HEE to account in 2019"
UNKNOWN = "who holds Zibbledy to account in 2019"
SEARCHED = "review of leadership development by Lord Smith"
PAIRS = 15
_NO_CODE = "PYTHONDONTWRITEBYTECODE"
BANK = Path(__file__).parent.parent / "tests" / "questions"


def process(arguments: Sequence[str]) -> float:
    """The processor time of one process, in seconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(
        [sys.executable, *arguments], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        check=False, env={key: value for key, value in os.environ.items() if key != _NO_CODE},
    )  # fmt: skip
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def ratio(arguments: Sequence[str]) -> float:
    """How many times as long as an empty process one takes: the median of the pairs."""
    process(arguments)  # which compiles the modules and keeps the built form, if need be
    return statistics.median(process(arguments) / process(["-c", "pass"]) for _ in range(PAIRS))


def sentences() -> list[str]:
    """The sentences of the bank, each once."""

    def told() -> Iterator[str]:
        for file in sorted(BANK.glob("*.yaml")):
            rows = yaml.safe_load(file.read_text(encoding="utf-8"))
            yield from (row["question"] for row in rows if isinstance(row.get("question"), str))

    return list(dict.fromkeys(told()))


def once_each(asked: Sequence[str]) -> list[tuple[float, str]]:
    """The seconds of processor time of each question, asked once of a graph that is warm."""
    graph = load()
    for warming in (ASKED, UNKNOWN, SEARCHED):
        _ask(graph, warming)
    times = []
    for sentence in asked:
        start = time.process_time()
        _ask(graph, sentence)
        times.append((time.process_time() - start, sentence))
    return sorted(times, reverse=True)


def _ask(graph: Graph, sentence: str) -> None:
    with suppress(NhsGraphError):  # a refusal is an answer too
        graph.ask(sentence)


def main() -> None:
    """Prints the ratios of whole processes, and the times of the bank."""
    ask = ["-m", "nhsgraph", "ask"]
    form = "from a wheel" if BUILT.exists() else "from a checkout, with the form kept in the cache"
    print(f"the package runs {form}; figures are times an empty process, {PAIRS} pairs")
    print(f"a question: {ratio([*ask, ASKED]):.1f} (goal: at most 11)")
    record = ["--record", str(bundled_folder())]
    print(f"with --record FOLDER: {ratio([*ask, *record, ASKED]):.1f} (goal: at most 11)")
    print(f"an unknown name: {ratio([*ask, UNKNOWN]):.1f} (goal: at most 15)")
    print(f"a search: {ratio([*ask, SEARCHED]):.1f} (goal: at most 15)")
    asked = sentences()
    if not asked:
        print("the bank of questions is not here: run it in a checkout for the rest")
        return
    times = once_each(asked)
    median = statistics.median(seconds for seconds, _ in times)
    slow = sum(seconds > 0.02 for seconds, _ in times)
    print(f"{len(times)} questions, each asked once, warm: median {1000 * median:.1f} ms (goal: 3)")
    print(f"  worst {1000 * times[0][0]:.0f} ms (goal: 20), {slow} over 20 ms; the worst are")
    for seconds, sentence in times[:5]:
        print(f"  {1000 * seconds:.0f} ms: {sentence}")


if __name__ == "__main__":
    main()
