"""Drawing the structure of one day, against an empty figure saved with pyplot."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path

EMPTY = "import matplotlib.pyplot as plt; plt.figure().savefig(r'{0}/empty.png')"
DRAWN = (
    "import nhsgraph; from nhsgraph.draw.page.files import save;"
    " save(nhsgraph.load().draw.structure('2019-06-01'), r'{0}/structure.png')"
)
ROUNDS = 3


def shortest(code: str) -> float:
    """The shortest run of a program, in seconds."""
    times = []
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(ROUNDS):
            start = time.perf_counter()
            subprocess.run([sys.executable, "-c", code.format(Path(folder))], check=True)
            times.append(time.perf_counter() - start)
    return min(times)


def main() -> None:
    """Prints how many times as long as the empty figure the picture takes, as whole programs."""
    empty, drawn = shortest(EMPTY), shortest(DRAWN)
    print(f"structure of a day: {drawn / empty:.1f} times an empty figure (goal: under 3)")


if __name__ == "__main__":
    main()
