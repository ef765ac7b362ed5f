"""Texts and tables on a terminal of any width; plain where colours are not wanted."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterable, Sequence
from typing import IO

import click

from nhsgraph.errors import output_closed
from nhsgraph.show.layout import NARROWEST, Line, Row, Style, lines_of, wrap
from nhsgraph.spelling import printable, shown_bytes

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
        if terminal:
            from shutil import get_terminal_size

            columns = get_terminal_size((PIPED, 24)).columns
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
