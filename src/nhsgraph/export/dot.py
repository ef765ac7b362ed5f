"""DOT: a diagram around a body for Graphviz and what draws like it.

Days: none are in it; the arrows are the lines that hold on some day of what is exported, dashed
where they do so only possibly. Export a day (``--on``). What it can't hold: dates, sources and
evidence; and more than 400 lines, which nobody could read.
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
    names, arrows = boxes_and_arrows(extract, "dot")
    lines = [f"digraph {_quoted(title_of(extract))} {{", "  rankdir=BT; node [shape=box];"]
    lines += [f"  n{number} [label={_quoted(name)}];" for number, name in enumerate(names)]
    for arrow in arrows:
        style = ", style=dashed" if arrow.possible else ""
        style += ", dir=none" if arrow.two_way else ""
        lines.append(f"  n{arrow.start} -> n{arrow.stop} [label={_quoted(arrow.words)}{style}];")
    write_file(path, ("\n".join([*lines, "}"]) + "\n").encode("utf-8"))
    return [path]


def _quoted(text: str) -> str:
    r"""A text in quotes, in which no backslash means anything: not even ``\N``, a node's own name.

    An ampersand would begin the name of a sign, as in HTML.
    """
    text = tidy(text).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{text}"'
