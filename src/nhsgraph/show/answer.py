"""An answer on a terminal: its sentence, its rows, what stands beside them, and the sources."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.show.layout import Row
from nhsgraph.show.page import Page, Shown, one_line, page_of
from nhsgraph.show.sources import best, proof_in_words, source_in_words
from nhsgraph.show.terminal import Screen, paragraph, table

if TYPE_CHECKING:
    from nhsgraph.answers import Answer


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
