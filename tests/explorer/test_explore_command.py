"""``nhsgraph explore`` writes the page, and says what it can't do."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

import nhsgraph
from nhsgraph.cli import main
from nhsgraph.explorer.packing import unpacked
from worlds import write_world


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The model folder of a small record."""
    model = tmp_path / "model"
    model.mkdir()
    return write_world(model, "hee: {accountability: [{holder: dhsc}]}")


def test_a_page_is_written_whole(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = CliRunner().invoke(main, ["explore", "-o", str(page), "--record", str(folder)])
    assert done.exit_code == 0, done.output
    html = page.read_text(encoding="utf-8")
    assert html.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    letters = html.partition('id="payload">')[2].partition("<")[0]
    assert set(unpacked(letters)["bodies"]["id"]) == {"hee", "dhsc"}


@pytest.mark.parametrize(
    ("options", "told"),
    [([], "-o FILE"), (["-o", "no/such/folder/page.html"], "There is no folder")],
)
def test_where_no_page_can_be_written_it_says_so(
    folder: Path, tmp_path: Path, options: list[str], told: str
) -> None:
    given = [str(tmp_path / each) if each.endswith(".html") else each for each in options]
    done = CliRunner().invoke(main, ["explore", *given, "--record", str(folder)])
    assert done.exit_code != 0
    assert told in done.output


def test_a_record_without_a_line_has_a_page_too(tmp_path: Path) -> None:
    (tmp_path / "model").mkdir()
    graph = nhsgraph.load(write_world(tmp_path / "model", "hee: {}"))
    assert "hee" in graph.explore().html
    assert "matplotlib" in sys.modules
