"""The rooms of pictures: imports run one way, also those that are for types alone."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import nhsgraph.draw

FOLDER = Path(nhsgraph.draw.__file__).parent
FLOORS = {"page": 0, "marks": 1, "structure": 2, "timeline": 2, "layered": 2, "": 3}
"""The floor of each room; what stands in none is on top."""


def rooms_of(path: Path) -> Iterator[str]:
    """The rooms that a module imports from."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        names += [each.name for each in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith("nhsgraph.draw."):
                room = name.split(".")[2]
                yield room if room in FLOORS else ""


@pytest.mark.parametrize("path", sorted(FOLDER.rglob("*.py")), ids=lambda path: path.stem)
def test_no_room_imports_from_above_or_from_its_neighbours(path: Path) -> None:
    own = path.relative_to(FOLDER).parts[0] if path.parent != FOLDER else ""
    for room in rooms_of(path):
        assert room == own or FLOORS[room] < FLOORS[own], room


def test_boxes_rings_and_legends_are_drawn_in_one_place() -> None:
    """Outside ``marks`` nobody draws a ring or a rounded box, or lays out a legend."""
    for path in FOLDER.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        if path.parent.name != "marks":
            for name in ("Circle(", "FancyBboxPatch(", "def legend_rows", "def draw_legend"):
                assert name not in text, path
