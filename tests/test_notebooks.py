"""The notebooks run from start to end, and are committed with what they show."""

from __future__ import annotations

import os
from dataclasses import dataclass
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
)
LARGEST = 1_500_000
"""How many bytes a notebook has at the most, so that a page that shows it stays quick."""

Cell = Any


@dataclass(frozen=True)
class Run:
    """A notebook as it is committed, and the same cells as a new run leaves them."""

    path: Path
    committed: list[Cell]
    run: list[Cell]


@pytest.fixture(scope="module", params=NAMES)
def notebook(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Each notebook, run once in a temporary copy; a cell that fails raises here."""
    path = FOLDER / f"{request.param}.ipynb"
    text = path.read_text(encoding="utf-8")
    folder = tmp_path_factory.mktemp("notebook")
    fresh = _read(text)
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
    return Run(path, _code(_read(text).cells), _code(fresh.cells))


def _environment(folder: Path) -> dict[str, str]:
    """What a kernel is told: to take the package that is tested here, and nobody's settings."""
    package = Path(nhsgraph.__file__).resolve().parents[1]
    paths = filter(None, (str(package), os.environ.get("PYTHONPATH")))
    own = {"IPYTHONDIR": str(folder / "ipython"), "PYTHONPATH": os.pathsep.join(paths)}
    return {**os.environ, **own}


def _read(text: str) -> NotebookNode:
    notebook: NotebookNode = nbformat.reads(text, as_version=4)  # type: ignore[no-untyped-call]
    return notebook


def _code(cells: list[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.cell_type == "code"]


def _shown(cell: Cell) -> list[tuple[str, frozenset[str]]]:
    """What a cell shows: the kind of each output and the forms in which it stands there."""
    return [(output.output_type, frozenset(output.get("data", ()))) for output in cell.outputs]


def test_every_notebook_is_tested() -> None:
    assert {path.stem for path in FOLDER.glob("*.ipynb")} == set(NAMES)


def test_it_runs_from_start_to_end_without_a_word_of_complaint(notebook: Run) -> None:
    outputs = [output for cell in notebook.run for output in cell.outputs]
    assert outputs
    assert not [each for each in outputs if each.output_type == "error" or _is_warning(each)]


def _is_warning(output: Cell) -> bool:
    return bool(output.output_type == "stream" and output.name == "stderr")


def test_every_cell_is_committed_with_what_it_shows(notebook: Run) -> None:
    assert [_shown(cell) for cell in notebook.committed] == [_shown(cell) for cell in notebook.run]
    counts = [cell.execution_count for cell in notebook.committed]
    assert counts == list(range(1, len(counts) + 1))


def test_a_picture_is_in_it(notebook: Run) -> None:
    shown = [output.get("data", {}) for cell in notebook.committed for output in cell.outputs]
    assert any("image/png" in data for data in shown)


def test_it_is_of_a_reasonable_size(notebook: Run) -> None:
    assert notebook.path.stat().st_size < LARGEST


def test_nothing_in_it_changes_from_run_to_run_or_tells_of_a_machine(notebook: Run) -> None:
    text = notebook.path.read_text(encoding="utf-8")
    whole = _read(text)
    assert whole.metadata == {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert not any(cell.metadata for cell in whole.cells)
    assert str(Path.home()) not in text
    assert " at 0x" not in text
