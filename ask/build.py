"""Makes the page that answers in a browser: ``python ask/build.py FOLDER``, after ``npm ci`` here.

The folder has all that it needs, for any static host: the page, Pyodide, and the wheel of the
package as it stands, with the record in it.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
PYODIDE: Final = HERE / "node_modules" / "pyodide"
PAGE: Final = ("index.html", "ask.css", "ask.js", "worker.js", "engine.py")
SOURCES: Final = ("src", "models", "hatch_build.py", "pyproject.toml", "README.md", "LICENSE")
ENGINE: Final = (
    "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip", "pyodide-lock.json",
)  # fmt: skip


def wheel(folder: Path) -> Path:
    """The wheel of the package, built in a folder from a copy, so that nothing changes here."""
    copy = folder / "copy"
    copy.mkdir()
    for name in SOURCES:
        path = HERE.parent / name
        (shutil.copytree if path.is_dir() else shutil.copyfile)(path, copy / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "-w", str(folder)]
    subprocess.run([*command, str(copy)], check=True)
    return next(folder.glob("*.whl"))


def build(folder: Path) -> None:
    """Writes the page with all that it loads into a folder.

    Raises:
        FileNotFoundError: Pyodide is not there; ``npm ci`` in this folder brings it.
    """
    if not PYODIDE.is_dir():
        raise FileNotFoundError(f"{PYODIDE} is not there: run “npm ci” in {HERE}.")
    (folder / "pyodide").mkdir(parents=True, exist_ok=True)
    for name in PAGE:
        shutil.copyfile(HERE / name, folder / name)
    for name in ENGINE:
        shutil.copyfile(PYODIDE / name, folder / "pyodide" / name)
    with tempfile.TemporaryDirectory() as made:
        shutil.copyfile(wheel(Path(made)), folder / "nhsgraph.whl")


if __name__ == "__main__":
    build(Path(sys.argv[1]))
