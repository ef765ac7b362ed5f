"""The notebooks run from start to end, and are committed with what they show."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

import nhsgraph

FOLDER = Path(__file__).parents[1] / "notebooks"
NAMES = (
    "who-held-hee-to-account",
    "from-shas-to-icss",
    "following-the-money",
    "what-was-promised-and-what-happened",
    "in-your-own-tools",
)
LARGEST = 1_500_000
"""How many bytes a notebook has at the most, so that a page that shows it stays quick."""

Cell = Any


def _file(name: str) -> Path:
    return FOLDER / f"{name}.ipynb"


def _run(name: str, folder: Path) -> list[Cell]:
    """The cells with code of a notebook, run anew in a folder; one that fails raises here."""
    fresh = _read(_file(name).read_text(encoding="utf-8"))
    for cell in _code(fresh.cells):
        cell.outputs = []
    client = NotebookClient(
        fresh,
        timeout=60,
        kernel_name="python3",
        record_timing=False,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(env=_environment(folder))
    return _code(fresh.cells)


def _environment(folder: Path) -> dict[str, str]:
    """What a kernel is told: to take the package that is tested here, and nobody's settings."""
    package = Path(nhsgraph.__file__).resolve().parents[1]
    paths = filter(None, (str(package), os.environ.get("PYTHONPATH")))
    own = {"IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": os.pathsep.join(paths)}
    others = {name: value for name, value in os.environ.items() if name != "MPLBACKEND"}
    return {**others, **own}  # a notebook shows its pictures, whatever draws those of the tests


def _read(text: str) -> NotebookNode:
    notebook: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _code(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.cell_type == "code"]


def _committed(name: str) -> list[Cell]:
    return _code(_read(_file(name).read_text(encoding="utf-8")).cells)


def _shown(cell: Cell) -> list[tuple[str, frozenset[str]]]:
    """What a cell shows: the kind of each output and the forms in which it stands there."""
    return [(output.output_type, frozenset(output.get("data", ()))) for output in cell.outputs]


def test_every_notebook_is_tested() -> None:
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(NAMES)


def test_it_runs_from_start_to_end_and_shows_what_is_committed(
    sample: Callable[[Sequence[str], int], list[str]], tmp_path: Path
) -> None:
    """Without a word of complaint."""
    for name in sample(NAMES, 2):
        cells = _run(name, tmp_path)
        outputs = [output for cell in cells for output in cell.outputs]
        assert outputs, name
        assert not [one for one in outputs if one.output_type == "error" or _is_warning(one)], name
        assert [_shown(cell) for cell in cells] == [_shown(cell) for cell in _committed(name)], name


def _is_warning(output: Cell) -> bool:
    return bool(output.output_type == "stream" and output.name == "stderr")


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_committed_as_it_ran_and_a_picture_is_among_them(name: str) -> None:
    cells = _committed(name)
    counts = [cell.execution_count for cell in cells]
    assert counts == list(range(1, len(counts) + 1))
    assert any("image/png" in output.get("data", {}) for cell in cells for output in cell.outputs)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_of_a_reasonable_size(name: str) -> None:
    assert _file(name).stat().st_size < LARGEST


@pytest.mark.parametrize("name", NAMES)
def test_nothing_in_it_changes_from_run_to_run_or_tells_of_a_machine(name: str) -> None:
    text = _file(name).read_text(encoding="utf-8")
    whole = _read(text)
    assert whole.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert not any(cell.metadata for cell in whole.cells)
    assert str(Path.home()) not in text
    assert " at 0x" not in text
