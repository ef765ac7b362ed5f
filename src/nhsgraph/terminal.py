"""Answers, tables and lists for a terminal of 80 columns; plain where colours are not wanted."""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Sequence
from typing import IO, Any

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table

from nhsgraph.exits import shown_bytes
from nhsgraph.questions import Answer, Result
from nhsgraph.questions.shown import HEADS, Numbers, beside, certainty, days, ends, how, who
from nhsgraph.spelling import printable

LONGEST_WORD = 16
"""Words of so many letters stay whole in a table, if all of its columns can do as much."""
MOST_ROWS = 100
"""An answer with more results has no table; nobody reads so long a one."""
MORE = 30
"""A column of long texts asks for no more room than for so many letters."""
GAP = 3
"""The blanks between two columns of a table."""
WIDEST = 100
"""Lines are no longer than this, however wide the terminal."""


class Screen(Console):
    """A console to which no sign comes that would rule the terminal."""

    def print(self, *objects: Any, **options: Any) -> None:
        """Prints, as ``Console.print``, texts with those signs alone that can be seen."""
        super().print(*(_seen(each) if isinstance(each, str) else each for each in objects),
                      **options)  # fmt: skip


def _seen(text: str) -> str:
    return printable(shown_bytes(text))


def console(stream: IO[str] | None = None) -> Console:
    """A console that wraps to the terminal (80 columns if piped), with colours only on one."""
    made = Screen(file=stream or sys.stdout, highlight=False, markup=False, soft_wrap=False)
    width = min(made.width, WIDEST) if made.is_terminal else 80
    return Screen(file=stream or sys.stdout, highlight=False, markup=False, width=width)


def table(
    out: Console, heads: Sequence[str], rows: Iterable[Sequence[str]], narrow: Sequence[str] = ()
) -> None:
    """Prints rows as a table that wraps inside its columns, but for those in ``narrow``."""
    made = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="bold")
    cells = [[_seen(str(cell)) for cell in row] for row in rows]
    widths = _widths([heads, *cells], [head in narrow for head in heads], out.width)
    for head, width in zip(heads, widths, strict=True):
        made.add_column(_seen(head), overflow="fold", no_wrap=head in narrow, width=width)
    for row in cells:
        made.add_row(*row)
    out.print(made)


def _widths(rows: Sequence[Sequence[str]], narrow: Sequence[bool], room: int) -> list[int]:
    """The widths of columns: as wide as their cells, or as their longest words and a fair share."""
    columns = list(zip(*rows, strict=True))
    room -= GAP * (len(columns) - 1)
    whole = [max(map(len, column)) for column in columns]
    words = [
        max(len(word) for cell in column for word in [*cell.split(), ""]) for column in columns
    ]
    for longest in range(LONGEST_WORD, 0, -1):
        least = [
            width if fixed else min(longest, word)
            for width, word, fixed in zip(whole, words, narrow, strict=True)
        ]
        if sum(least) <= room:
            break
    wanted = [min(width - own, MORE) for width, own in zip(whole, least, strict=True)]
    share = (room - sum(least)) / max(1, sum(wanted))
    return [
        min(width, own + int(share * more))
        for width, own, more in zip(whole, least, wanted, strict=True)
    ]


def paragraph(out: Console, text: str, *, indent: str = "", style: str | None = None) -> None:
    """Prints a text, each line of it wrapped, what follows of a line indented."""
    out.print(wrapped(out, text, indent), style=style, soft_wrap=True)


def wrapped(out: Console, text: str, indent: str = "") -> str:
    """A text with each line wrapped to the width of a console, what follows of a line indented."""
    lines = (
        textwrap.fill(line, out.width - 1, subsequent_indent=indent)
        for line in _seen(text).split("\n")
    )
    return "\n".join(lines)


def show_answer(out: Console, answer: Answer) -> None:
    """Prints an answer: the sentence, a table, see also, the sources numbered, notes."""
    numbers = Numbers()
    marks = numbers.marks
    paragraph(out, answer.text, style="bold")
    if answer.question.form == "search":
        out.print()
        _items(
            out, (f"{each.text} ({days(each)}) {marks(each.evidence)}" for each in answer.results)
        )
    elif len(answer.results) > MOST_ROWS:
        out.print()
        told = f"It rests on {len(answer.results)} statements, too many to list here"
        paragraph(out, f"{told}: ask about one body or a shorter time, or add --json.")
    elif answer.results:
        out.print()
        rows = [_row(each, numbers) for each in answer.results]
        table(out, HEADS, rows, narrow=("from", "to", "certainty"))
    if answer.see_also:
        out.print("\nSee also, no part of the answer:")
        _items(out, (f"{beside(each)} {marks(each.evidence)}" for each in answer.see_also))
    for happening in answer.events:
        marks(happening.evidence)
    if numbers:
        out.print("\nSources:")
        _sources(out, numbers)
    if answer.notes:
        out.print("\nNotes:")
        _items(out, answer.notes)
    out.print()
    paragraph(out, f"Read as: {answer.read_as}.", style="dim")


def _row(each: Result, numbers: Numbers) -> tuple[str, ...]:
    basis = f"{each.basis or ''} {numbers.marks(each.evidence)}".strip()
    return who(each), *ends(each), how(each), basis, certainty(each)


def _items(out: Console, texts: Iterable[str]) -> None:
    """Prints texts as a list."""
    paragraph(out, "\n".join(f"- {text}" for text in texts), indent="  ")


def _sources(out: Console, numbers: Numbers) -> None:
    """Prints the sources with their places, by number; an address stays on one line."""
    lines = []
    for number, cited, told in numbers.sources():
        lines.append(wrapped(out, f"[{number}] {told}", "    "))
        if cited.url:
            lines.append(f"    {cited.url}")
    out.print("\n".join(lines), soft_wrap=True)
