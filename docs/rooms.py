"""The map of the rooms in CONTRIBUTING.md, made from the first sentence of each module.

Those of the page of the explorer are written in JavaScript: their first sentence is a comment.

``python docs/rooms.py`` writes it anew; ``python docs/rooms.py --check`` only says whether it is
fresh.
"""

from __future__ import annotations

import ast
import sys
from itertools import takewhile
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).resolve().parents[1]
SOURCE: Final = ROOT / "src" / "nhsgraph"
EXPLORER: Final = ROOT / "explorer" / "src"
PAGE: Final = ROOT / "CONTRIBUTING.md"
BEGIN: Final = "<!-- the map: made by “python docs/rooms.py”, do not write here -->"
END: Final = "<!-- the map ends -->"


def first_sentence(path: Path) -> str:
    """The first sentence of the docstring or the first comment of a module, as Markdown.

    Raises:
        ValueError: the module begins with no such sentence.
    """
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".js":
        comment = takewhile(lambda line: line.startswith("//"), text.splitlines())
        told = "\n".join(line.removeprefix("//").strip() for line in comment)
    else:
        told = ast.get_docstring(ast.parse(text)) or ""
    if not told:
        raise ValueError(f"{path}: say in one sentence on top what the module is for.")
    first = " ".join(told.split("\n\n")[0].split())
    end = first.find(". ")
    sentence = first if end < 0 else first[: end + 1]
    return sentence.replace("``", "`").replace("|", r"\|")


def _table(heads: tuple[str, str], rows: list[tuple[str, str]]) -> list[str]:
    head, second = heads
    lines = [f"| {head} | {second} |", "| --- | --- |"]
    return [*lines, *(f"| {name} | {told} |" for name, told in rows), ""]


def rooms() -> list[Path]:
    """The folders of the package that are packages, in the order of the alphabet."""
    return sorted(path.parent for path in SOURCE.rglob("__init__.py") if path.parent != SOURCE)


def map_of_rooms() -> str:
    """The map: a table of the rooms, then a table of the modules of each, as Markdown."""

    def modules(folder: Path, ending: str = ".py") -> list[tuple[str, str]]:
        paths = sorted(path for path in folder.glob(f"*{ending}") if path.name != "__init__.py")
        return [(f"`{path.name}`", first_sentence(path)) for path in paths]

    def name(folder: Path) -> str:
        return f"{folder.relative_to(SOURCE).as_posix()}/"

    told = [(f"`{name(each)}`", first_sentence(each / "__init__.py")) for each in rooms()]
    lines = _table(("room", "what is in it"), told)
    lines += ["### Beside the rooms", ""]
    lines += _table(("module", "what it is for"), modules(SOURCE))
    for each in rooms():
        lines += [f"### `{name(each)}`", ""]
        lines += _table(("module", "what it is for"), modules(each))
    for each in sorted({path.parent for path in EXPLORER.rglob("*.js")}):
        lines += [f"### `{each.relative_to(ROOT).as_posix()}/`: the page of the explorer", ""]
        lines += _table(("module", "what it is for"), modules(each, ".js"))
    return "\n".join(lines)


def page() -> str:
    """The page as it is to be: what people wrote, and the map between its two marks."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    behind = rest.split(END)[1]
    return f"{before}{BEGIN}\n\n{map_of_rooms()}\n{END}{behind}"


if __name__ == "__main__":
    if "--check" not in sys.argv:
        PAGE.write_text(page(), encoding="utf-8")
    elif PAGE.read_text(encoding="utf-8") != page():
        sys.exit("The map in CONTRIBUTING.md is not fresh: run “python docs/rooms.py”.")
