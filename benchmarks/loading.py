"""Loading the whole record from YAML, against ``yaml.compose`` alone on the same files."""

from __future__ import annotations

import pickle
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from nhsgraph.record.built import read_built, write_built
from nhsgraph.record.bundled import bundled_folder
from nhsgraph.record.reading import read_record

ROUNDS = 5


def best(action: Callable[[], object]) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        action()
        times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Prints how many times as long as composing each way of loading takes."""
    folder = bundled_folder()
    texts = [path.read_text(encoding="utf-8") for path in folder.rglob("*.yaml")]
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    built = Path("build") / "benchmark.json"
    write_built(read_record(folder), folder, built)
    compose = best(lambda: [yaml.compose(text, Loader=loader) for text in texts])
    from_yaml = best(lambda: read_record(folder))
    from_built = best(lambda: read_built(folder, built))
    print(f"yaml.compose of {len(texts)} files: {1000 * compose:.0f} ms")
    print(f"read_record: {from_yaml / compose:.1f} times that (goal: under 6)")
    print(f"read_built: {from_built / compose:.1f} times that")
    pickled = pickle.dumps(read_built(folder, built))
    unpickled = best(lambda: pickle.loads(pickled))  # noqa: S301 - made a line above
    print(f"read_built: {from_built / unpickled:.1f} times unpickling the same (goal: at most 2)")


if __name__ == "__main__":
    main()
