"""Where bodies stand in the page: the same places from the same record, wherever it is built."""

from __future__ import annotations

import os
import subprocess
import sys

_PLACED = """
import nhsgraph
from nhsgraph.explorer.lines import all_ties
from nhsgraph.explorer.places import placed
from nhsgraph.graph import DatedGraph
graph = DatedGraph.of(nhsgraph.load().record)
layout = placed(graph, all_ties(graph))
print(sorted(layout.places.items()), layout.bands)
"""


def test_a_record_is_laid_out_alike_wherever_the_page_is_built() -> None:
    """Whatever the seed of hashes, and on one processor as on many."""
    runs = [
        subprocess.run(
            [sys.executable, "-c", _PLACED],
            env={**os.environ, "PYTHONHASHSEED": seed, "RAYON_NUM_THREADS": threads},
            capture_output=True, text=True, check=True,
        ).stdout
        for seed, threads in (("1", "1"), ("2", "8"))
    ]  # fmt: skip
    assert runs[0] == runs[1]
    assert "parliament" in runs[0]
