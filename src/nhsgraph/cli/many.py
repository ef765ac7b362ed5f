"""``nhsgraph ask --file``: many questions from a file, their answers into another."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from nhsgraph.cli.exits import say

if TYPE_CHECKING:
    from nhsgraph.library import Graph


def answer_file(
    graph: Graph, file: Path, output: Path | None, as_known_on: str | None, plans: bool
) -> None:
    """Answers the questions of a CSV into another or a workbook, with progress on a terminal."""
    from nhsgraph.export.answered import read_questions, refuse_place, write_answers

    if output is None:
        raise click.UsageError("--file needs -o FILE, a .csv or .xlsx for the answers.")
    refuse_place(output, file)
    asked = read_questions(file)
    shown = sys.stderr is not None and sys.stderr.isatty()
    found = graph.ask_all(asked.texts, as_known_on=as_known_on, plans=plans)
    with click.progressbar(
        found, len(asked.rows), "Asking", file=sys.stderr, hidden=not shown
    ) as answers:
        given = list(answers)
    write_answers(asked, given, output)
    counts = Counter(each.status.replace("_", " ") for each in given)
    told = ", ".join(f"{number} {status}" for status, number in counts.most_common())
    say(f"Written to {output}: {told}")
