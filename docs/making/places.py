"""Which file of the repository stands where in the site, and its links written anew for there."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import Final

import audit

ROOT: Final = Path(__file__).resolve().parents[2]
MOVED: Final = {
    "docs/assistant.md": "how-to/assistant.md",
    "docs/own-model.md": "how-to/own-model.md",
    "docs/sql.md": "how-to/sql.md",
    "docs/commands.md": "reference/commands.md",
    "models/README.md": "how-to/add-a-fact.md",
    "models/FIELDS.md": "reference/fields.md",
    "models/KNOWN-GAPS.md": "reference/known-gaps.md",
    "models/CHANGELOG.md": "reference/changes-of-the-record.md",
    "CHANGELOG.md": "reference/changes-of-the-code.md",
    "explorer/PAYLOAD.md": "reference/payload.md",
}
"""The pages that stand elsewhere in the site than under ``docs/``."""
NAVIGATION: Final = {
    "Begin": ["tutorial"],
    "How to": [
        "how-to/cite", "how-to/draw", "how-to/explore", "how-to/export", "how-to/sql",
        "how-to/assistant", "how-to/ask-in-the-browser", "how-to/own-model", "how-to/add-a-fact",
    ],
    "Understand": [
        "explanation/time", "explanation/law", "explanation/plans", "explanation/questions",
        "explanation/record",
    ],
    "The record": [
        "bodies/index", "changes/index", "events/index", "sources/index", "reference/coverage",
        "reference/known-gaps", "reference/changes-of-the-record",
    ],
    "Look up": [
        "reference/commands", "reference/command-line", "reference/library",
        "reference/data-dictionary", "reference/fields", "reference/checks", "reference/files",
        "reference/payload", "reference/changes-of-the-code",
    ],
}  # fmt: skip
"""The pages of the side bar; one that is not there yet is left out."""
PYODIDE: Final = ROOT / "ask" / "node_modules" / "pyodide"
"""What the page that answers in a browser is built with; without it the site has no such page."""
OF_THE_BROWSER: Final = "how-to/ask-in-the-browser.md"
_CODE: Final = re.compile(r"^(```|~~~).*?^\1", re.DOTALL | re.MULTILINE)
_LINK: Final = re.compile(r"(!?)\[((?:[^\[\]]|\\\[|\\\])*)\]\(([^()\s#:]+)(#[^()\s]*)?\)")


def places() -> dict[Path, str]:
    """The files that have a place in the site, by their path in the repository."""
    found = {path: path.relative_to(ROOT / "docs").as_posix() for path in _pages_and_pictures()}
    if not PYODIDE.is_dir():
        del found[ROOT / "docs" / OF_THE_BROWSER]
    return found | {ROOT / path: place for path, place in MOVED.items()}


def _pages_and_pictures() -> list[Path]:
    docs = ROOT / "docs"
    return [*docs.rglob("*.md"), *docs.rglob("*.png"), docs / "explorer.html"]


def put_in_place(pages: Path, files: Path) -> None:
    """Puts the pages that people wrote into a folder, and other files that they lead to in another.

    Raises:
        ValueError: a page has a link to what is not there.
    """
    where = places()
    for path, place in where.items():
        to = (pages if path.suffix in {".md", ".png"} else files) / place
        to.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".md":
            text = audit.placed(rewritten(path, where), path.parent / "audit.yaml")
            to.write_text(text, encoding="utf-8")
        else:
            shutil.copyfile(path, to)


def rewritten(path: Path, where: dict[Path, str]) -> str:
    """A page with its links as they lead from its place in the site."""
    text = path.read_text(encoding="utf-8")
    start = (ROOT / "site" / where[path]).parent

    def leading(link: re.Match[str]) -> str:
        mark, words, address, place = link[1], link[2], link[3], link[4] or ""
        target = (path.parent / address).resolve()
        if not target.exists():
            made = _made(path, address, where)
            if made is None:
                raise ValueError(f"{path.relative_to(ROOT)} leads to {address}, which is not there")
            to = Path(os.path.relpath(ROOT / "site" / made, start)).as_posix()
            return (
                _to_page(to, place, words)
                if made.endswith(".html")
                else (f"{mark}[{words}]({to}{place})")
            )
        if target not in where:
            return words  # in the repository, and no part of the site
        to = Path(os.path.relpath(ROOT / "site" / where[target], start)).as_posix()
        if target.suffix == ".html":
            return _to_page(to, place, words)
        return f"{mark}[{words}]({to}{place})"

    parts, last = [], 0
    for code in _CODE.finditer(text):
        parts += [_LINK.sub(leading, text[last : code.start()]), code[0]]
        last = code.end()
    return "".join([*parts, _LINK.sub(leading, text[last:])])


def _to_page(to: str, place: str, words: str) -> str:
    """A link to a page that is put beside the built ones as it is."""
    return f'<a href="{to}{place}">{words}</a>'


def _made(path: Path, address: str, where: dict[Path, str]) -> str | None:
    """The place of a page that is made, as a page in ``docs/`` leads to it."""
    place = os.path.normpath(Path(where[path]).parent / address)
    made = ("bodies/", "changes/", "events/", "sources/", "reference/", "ask/")
    return place if path.is_relative_to(ROOT / "docs") and place.startswith(made) else None


def navigate(pages: Path) -> None:
    """Puts the side bar, with the pages that are there, under the first page."""
    listed = {name for names in NAVIGATION.values() for name in names}
    placed = {place.removesuffix(".md") for place in places().values() if place.endswith(".md")}
    new = {"How to": sorted(placed - listed - {"index"})}  # until somebody says where they stand
    lines = []
    for caption, names in NAVIGATION.items():
        there = [
            each for each in (*names, *new.get(caption, ())) if (pages / f"{each}.md").exists()
        ]
        head = ["", "```{toctree}", ":hidden:", ":titlesonly:", f":caption: {caption}", ""]
        lines += [*head, *there, "```", ""] if there else []
    with (pages / "index.md").open("a", encoding="utf-8") as index:
        index.write("\n".join(lines))
