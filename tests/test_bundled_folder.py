"""The record that comes with the package is found where it belongs, and nowhere else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipapp
from pathlib import Path
from typing import Final

import pytest

import nhsgraph
from nhsgraph.record.bundled import bundled_folder
from worlds import write_world

PACKAGE: Final = Path(nhsgraph.__file__).parent
FOREIGN: Final = "hee: {names: [{name: Health Education England}], hosting: [{host: cats}]}"
ASKED: Final = ("ask", "who hosted HEE in 2019")


def _copied(place: Path) -> Path:
    """The package without its record, put somewhere."""
    ignored = shutil.ignore_patterns("__pycache__", "models", "built")
    return shutil.copytree(PACKAGE, place / "nhsgraph", ignore=ignored)


def _foreign_models(place: Path) -> Path:
    """A folder of another model, called ``models``."""
    (place / "models").mkdir(parents=True)
    return write_world(place / "models", FOREIGN)


def _run(*command: str, path: Path | None = None) -> subprocess.CompletedProcess[str]:
    places = [str(path)] if path else []
    return subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=False,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(places)},
    )  # fmt: skip


def _told(done: subprocess.CompletedProcess[str]) -> bool:
    return (done.returncode, done.stdout) == (69, "") and "zip file" in done.stderr


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """The package in one file."""
    source = tmp_path / "source"
    _copied(source)
    (tmp_path / "run").mkdir()
    target = tmp_path / "run" / "nhsgraph.pyz"
    zipapp.create_archive(source, target, main="nhsgraph.cli:main")
    return target


def test_from_a_zip_no_folder_beside_it_is_taken_for_the_record(program: Path) -> None:
    for place in (program.parent, program.parent.parent):
        _foreign_models(place)
    (program.parent / "pyproject.toml").write_text('[project]\nname = "nhsgraph"\n')
    assert _told(_run(str(program), *ASKED))


def test_from_a_zip_a_model_folder_can_be_named(program: Path) -> None:
    models = _foreign_models(program.parent)
    done = _run(str(program), *ASKED, "--record", str(models))
    assert done.returncode == 0
    assert "cats" in done.stdout
    assert _run(str(program), "--help").returncode == 0
    assert "version" in _run(str(program), "--version").stdout


@pytest.mark.parametrize(
    ("place", "project"),
    [
        ("site-packages", 'name = "nhsgraph"'),
        ("src", 'name = "another"'),
        ("src", None),
        ("src", "name = ["),
    ],
)
def test_a_stray_folder_of_that_name_is_not_the_record(
    place: str, project: str | None, tmp_path: Path
) -> None:
    """Nor where another project has the package in its own ``src``."""
    _copied(tmp_path / place)
    for folder in (tmp_path / place, tmp_path):
        _foreign_models(folder)
    if project is not None:
        (tmp_path / "pyproject.toml").write_text(f"[project]\n{project}\n")
    assert _told(_run("-m", "nhsgraph", *ASKED, path=tmp_path / place))


def test_the_checkout_of_this_project_has_its_record(tmp_path: Path) -> None:
    _copied(tmp_path / "src")
    _foreign_models(tmp_path)
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "nhsgraph"\n')
    done = _run("-m", "nhsgraph", *ASKED, path=tmp_path / "src")
    assert "cats" in done.stdout, done.stderr
    assert (bundled_folder() / "record.yaml").is_file()
