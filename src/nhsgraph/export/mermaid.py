"""Mermaid: a diagram around a body that GitHub, GitLab and many editors draw from its text.

Days: none are in it; the arrows are the lines that hold on some day of what is exported, dashed
where they do so only possibly. Export a day (``--on``). What it can't hold: dates, sources and
evidence, and more than 400 lines, as Mermaid draws no more than 500. Every sign of a name that
means something to Mermaid stands as its number.
"""

from __future__ import annotations

from pathlib import Path

from nhsgraph.export.about import title_of
from nhsgraph.export.drawn import boxes_and_arrows
from nhsgraph.export.extract import Extract
from nhsgraph.spelling import tidy
from nhsgraph.writing import write_file


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the diagram.

    Raises:
        QuestionError: there are too many lines, or none.
        OSError: it can't be written.
    """
    names, arrows = boxes_and_arrows(extract, "mermaid")
    lines = [f"%% {_spelt(title_of(extract))}", "flowchart BT"]
    lines += [f'  n{number}["{_spelt(name)}"]' for number, name in enumerate(names)]
    for arrow in arrows:
        if arrow.two_way:
            line = "-.-" if arrow.possible else "---"
        else:
            line = "-.->" if arrow.possible else "-->"
        lines.append(f'  n{arrow.start} {line}|"{_spelt(arrow.words)}"| n{arrow.stop}')
    write_file(path, ("\n".join(lines) + "\n").encode("utf-8"))
    return [path]


def _spelt(text: str) -> str:
    """A text of which no sign means anything to Mermaid."""
    return "".join(
        sign if sign.isalnum() or sign in " .,'" else f"#{ord(sign)};" for sign in tidy(text)
    )
