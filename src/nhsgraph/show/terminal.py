"""Answers, tables and lists on a terminal of any width; plain where colours are not wanted."""

from __future__ import annotations

import os
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO, TYPE_CHECKING

import click

from nhsgraph.errors import output_closed
from nhsgraph.show.layout import NARROWEST, Line, Row, Style, lines_of, wrap
from nhsgraph.show.page import Page, Shown, one_line, page_of
from nhsgraph.show.sources import best, proof_in_words, source_in_words
from nhsgraph.spelling import printable, shown_bytes

if TYPE_CHECKING:
    from nhsgraph.answers import Answer

PIPED = 80
"""The width of output that goes into a file or a pipe, unless ``COLUMNS`` says another."""
WIDEST_TEXT = 110
"""Sentences are no wider than this, which an eye can follow; tables are as wide as the screen."""
_PLAIN = str.maketrans(
    {
        "─": "-", "–": "-", "—": "-", "‑": "-", "‐": "-", "→": "->", "…": "...", "“": '"', "”": '"',
        "‘": "'", "’": "'", "£": "GBP ", "×": "x", "•": "-", "≥": ">=", "≤": "<=", "\xa0": " ",
    }
)  # fmt: skip
"""What stands for signs that a terminal's encoding does not have."""


class Screen:
    """A stream with a width, to which no sign comes that would rule a terminal; in colours on one.

    Args:
        stream: where to print; standard output if None.
        width: the columns; if None those of the terminal, or what ``COLUMNS`` gives to output into
            a file or a pipe, or ``PIPED``.

    Raises:
        OSError: it is to print on standard output, which is closed.
    """

    def __init__(self, stream: IO[str] | None = None, width: int | None = None) -> None:
        self._stream = stream or sys.stdout
        if self._stream is None:
            raise output_closed()
        terminal = self._stream.isatty()
        told = os.environ.get("COLUMNS", "")
        fits = told.isascii() and told.isdigit() and 0 < int(told) < 10_000
        columns = int(told) if fits else PIPED
        columns = shutil.get_terminal_size((PIPED, 24)).columns if terminal else columns
        self.width = max(NARROWEST, width or columns)
        can_only_print = os.environ.get("TERM", "").lower() in {"dumb", "unknown"}
        self._styled = terminal and not os.environ.get("NO_COLOR") and not can_only_print

    def print(self, text: str = "", style: Style | None = None) -> None:
        """Prints a text, which is wrapped already."""
        self.lines([(line, style) for line in text.split("\n")])

    def lines(self, lines: Iterable[Line]) -> None:
        """Prints lines in their styles."""
        told = [(self.seen(text), style) for text, style in lines]
        if told:
            texts = (self._in_style(text, style) for text, style in told)
            click.echo("\n".join(texts), file=self._stream, color=self._styled or None)

    def _in_style(self, text: str, style: Style | None) -> str:
        if not (self._styled and style and text):
            return text
        return click.style(text, bold=style == "bold" or None, dim=style == "dim" or None)

    def seen(self, text: str) -> str:
        """A text with those signs alone that can be seen and that the stream has."""
        if text.isascii() and text.isprintable():
            return text
        text = printable(shown_bytes(text))
        encoding = getattr(self._stream, "encoding", None) or "utf-8"
        try:
            text.encode(encoding)
        except UnicodeEncodeError:
            plain = "".join(_encodable(sign, encoding) for sign in text)
            return plain.encode(encoding, "replace").decode(encoding)
        except LookupError:
            pass
        return text


def _encodable(sign: str, encoding: str) -> str:
    try:
        sign.encode(encoding)
    except UnicodeEncodeError:
        base = unicodedata.normalize("NFKD", sign.translate(_PLAIN))
        return "".join(part for part in base if not unicodedata.combining(part))
    return sign


def table(out: Screen, heads: Sequence[str], rows: Iterable[Sequence[str] | Row]) -> None:
    """Prints rows as a table that fits the screen, or as blocks where it has no room for one."""
    made = [row if isinstance(row, Row) else Row(tuple(map(str, row))) for row in rows]
    clean = [
        Row(
            tuple(_flat(out, cell) for cell in row.cells),
            tuple((_flat(out, label), _flat(out, text)) for label, text in row.under),
        )
        for row in made
    ]
    out.lines(lines_of([out.seen(head) for head in heads], clean, out.width))


def _flat(out: Screen, text: str) -> str:
    return " ".join(out.seen(text).split())


def paragraph(
    out: Screen, text: str, *, first: str = "", indent: str = "", style: Style | None = None
) -> None:
    """Prints a text, each line of it wrapped, the first of them and what follows indented."""
    room = min(out.width, WIDEST_TEXT)
    for line in out.seen(text).split("\n"):
        out.lines((each, style) for each in wrap(line, room, first, indent))


# -- answers ------------------------------------------------------------------------------------


def show_answer(
    out: Screen, answer: Answer, *, everything: bool = False, all_sources: bool = False
) -> None:
    """Prints an answer: a sentence, a table, what stands beside, the sources.

    Args:
        out: the screen.
        answer: the answer.
        everything: whether all rows and all that stands beside them is shown.
        all_sources: whether all sources are listed, or the best of a row.
    """
    page = page_of(answer, everything=everything, all_sources=all_sources)
    paragraph(out, page.lead, style="bold")
    if page.more:
        paragraph(out, page.more)
    if page.silent:
        _silence(out, page)
    if page.rows:
        out.print()
        _table(out, page)
    _beside(out, page)
    if len(page.sources):
        out.print()
        show_sources(out, page, whole=all_sources)
    if not page.silent:
        out.print()
        paragraph(out, f"Read as: {page.read_as}.", style="dim")


def show_brief(out: Screen, answer: Answer, *, everything: bool = False) -> None:
    """Prints the sentence that answers, and of each row who, when, its id and its best source."""
    page = page_of(answer, everything=everything)
    paragraph(out, page.lead, style="bold")
    if page.silent and page.example:
        paragraph(out, f"It can answer: {page.example}")
    for row in page.rows:
        paragraph(out, f"{row.what.removesuffix('.')}, {row.when}", first="- ", indent="  ")
        paragraph(out, " ".join(row.ids), first="  ", indent="  ", style="dim")
        places = best(row.evidence, 1)
        paragraph(out, source_in_words(places), first="  ", indent="  ", style="dim")
        if places[0].url:
            out.print(f"  {places[0].url}", "dim")
    _left(out, page.rows_left, "more statement", "--all")


def _table(out: Screen, page: Page) -> None:
    rows = [
        Row(
            page.cells(row),
            tuple(
                (label, text)
                for label, text in (
                    ("id", " ".join(row.ids)), ("sources", page.marks(row)), ("basis", row.basis),
                )
                if text
            ),
        )
        for row in page.rows
    ]  # fmt: skip
    table(out, page.heads, rows)
    _left(out, page.rows_left, "more statement", "--all")


def _silence(out: Screen, page: Page) -> None:
    """What was read, what the record has nearest to it, and what it can answer."""
    out.print()
    paragraph(out, f"Read as: {page.read_as}.")
    if page.nearest:
        out.print()
        out.print("Nearest in the record:", "bold")
        _items(out, page.nearest)
    if page.example:
        out.print()
        paragraph(out, f"What it can answer: {page.example}")


def _beside(out: Screen, page: Page) -> None:
    if page.beside:
        out.print()
        out.print("See also, no part of the answer:", "bold")
        _items(out, page.beside)
        _left(out, page.beside_left, "more", "--all")
    if page.notes:
        out.print()
        out.print("Notes:", "bold")
        for note in page.notes:
            paragraph(out, note, first="- ", indent="  ")
        _left(out, page.notes_left, "more note", "--all")


def _items(out: Screen, rows: Iterable[Shown]) -> None:
    """Statements as a list, each with its id."""
    for row in rows:
        paragraph(out, f"{one_line(row)} {' '.join(row.ids)}", first="- ", indent="  ")


def show_sources(out: Screen, page: Page, *, whole: bool) -> None:
    """Prints the sources of a page by number; an address stays on one line."""
    out.print("Sources:", "bold")
    for number, places in page.sources.listed():
        mark = f"[{number}] "
        indent = " " * len(mark)
        proof = proof_in_words(places, len(page.sources), whole=whole)
        told = f"{source_in_words(places, whole=whole)} {proof}"
        paragraph(out, told, first=mark, indent=indent)
        if places[0].url:
            out.print(f"{indent}{places[0].url}", "dim")
    _left(out, page.sources_left, "more source", "--sources all")


def _left(out: Screen, number: int, what: str, option: str) -> None:
    """Says how much is left out, and how to see it."""
    if number > 0:
        several = "s" if number > 1 and what != "more" else ""
        paragraph(out, f"({number} {what}{several}: add {option}.)", style="dim")
