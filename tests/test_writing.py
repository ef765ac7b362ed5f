"""Files are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhsgraph.writing import beside


def test_a_file_is_put_in_its_place_when_it_is_whole(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("old", encoding="utf-8")
    with beside(page) as new:
        new.write_text("new", encoding="utf-8")
        assert page.read_text(encoding="utf-8") == "old"
    assert page.read_text(encoding="utf-8") == "new"
    assert list(tmp_path.iterdir()) == [page]


def test_a_failure_leaves_what_stood_there_and_no_half_a_file(tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text("old", encoding="utf-8")
    with pytest.raises(UnicodeEncodeError), beside(page) as new:
        new.write_text("half of it, then \ud800", encoding="utf-8")
    assert page.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [page]


def test_a_new_file_may_be_read_by_others(tmp_path: Path) -> None:
    """A temporary file is its writer's alone; what takes a path's place has the usual rights."""
    page, usual = tmp_path / "page.txt", tmp_path / "usual.txt"
    usual.write_text("usual", encoding="utf-8")
    with beside(page) as new:
        new.write_text("new", encoding="utf-8")
    assert page.stat().st_mode == usual.stat().st_mode


def test_a_folder_that_is_not_there_is_an_error_with_its_name(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), beside(tmp_path / "nowhere" / "page.txt"):
        pass
