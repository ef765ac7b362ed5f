"""Rows of cells as lines of text: a table where there is room for one, else a block a row.

No word is ever broken: an id or an address that is longer than a line makes that line longer.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product, zip_longest
from typing import Literal

from nhsgraph.values import dataclass

Style = Literal["bold", "dim"]
Line = tuple[str, Style | None]

GAP = "  "
"""The blanks between two columns of a table; where there is no room for them, one."""
TABLE_FROM = 80
"""From so many columns on, rows that have something beneath them stand in a table."""
WIDE_FROM = 120
"""From so many columns on, what stands beneath rows gets columns of its own, if it fits there."""
NARROWEST = 20
"""A screen is never taken to be narrower."""
LEAST_TEXT = (18, 12)
"""A column of text that wraps has room for so many letters, or the rows become blocks."""
SMALL = 3
"""Columns of so few signs, if there are as many of them, stand beside each other in a block."""


@dataclass(frozen=True)
class Row:
    """A row of a table: its cells, and what stands beneath them over the whole width.

    ``under`` has texts by their labels, such as an id, which stays on one line.
    """

    cells: tuple[str, ...]
    under: tuple[tuple[str, str], ...] = ()


def width_of(text: str) -> int:
    """How many columns of a terminal a text takes: East Asian signs two, joined accents none."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(sign) in {"W", "F"} else 1
        for sign in text
        if not unicodedata.combining(sign) and unicodedata.category(sign) not in {"Mn", "Me", "Cf"}
    )


def wrap(text: str, width: int, first: str = "", further: str = "") -> list[str]:
    """A text in lines of a width, broken at blanks alone; ``further`` indents all but the first."""
    words = text.split()
    whole = first + " ".join(words)
    if width_of(whole) <= width:
        return [whole.rstrip()]
    lines, line, taken = [], first, width_of(first)
    for place, word in enumerate(words):
        size = width_of(word)
        blank = " " if place else ""
        if blank and taken + 1 + size > width:
            lines.append(line)
            line, taken, blank = further, width_of(further), ""
        line, taken = f"{line}{blank}{word}", taken + len(blank) + size
    return [*lines, line]


def lines_of(heads: Sequence[str], rows: Sequence[Row], width: int) -> Iterator[Line]:
    """Rows as lines of a screen of a width, under their heads or each with its labels.

    Rows with something beneath them are a table from ``TABLE_FROM`` columns on; what stands beneath
    gets columns of its own where they fit. Plain rows are a table wherever their words fit.
    """
    if not rows:
        return
    beneath = any(row.under for row in rows)
    if not beneath or width >= TABLE_FROM:
        for asked_heads, asked in _forms(heads, rows, width):
            columns = list(zip(asked_heads, *(row.cells for row in asked), strict=True))
            natural = [max(map(width_of, column)) for column in columns]
            longest = [max(map(width_of, _words(column)), default=0) for column in columns]
            for least, gap in product(LEAST_TEXT, (GAP, " ")):
                room = width - len(gap) * (len(asked_heads) - 1)
                if widths := _widths(natural, longest, room, least):
                    yield from _table(asked_heads, asked, widths, gap, width)
                    return
    yield from _blocks(heads, rows, width)


def _forms(
    heads: Sequence[str], rows: Sequence[Row], width: int
) -> Iterator[tuple[Sequence[str], Sequence[Row]]]:
    """The rows with a column for each text that stands beneath, then as they are."""
    labels = list(dict.fromkeys(label for row in rows for label, _ in row.under))
    if labels and width >= WIDE_FROM:
        wide = [
            Row((*row.cells, *(dict(row.under).get(label, "") for label in labels))) for row in rows
        ]
        yield (*heads, *labels), wide
    yield heads, rows


def _words(cells: Iterable[str]) -> set[str]:
    return {word for cell in cells for word in cell.split()}


def _widths(
    natural: Sequence[int], longest: Sequence[int], room: int, text: int
) -> Sequence[int] | None:
    """The widths of columns: a fair share, and never less than the longest word; None if too few.

    A column that needs less than its share leaves the rest to the others; one that wraps has at
    least the width ``text``. ``natural`` are the widths of the columns if none wraps.
    """
    if sum(natural) <= room:
        return natural
    least = [max(word, min(text, whole)) for word, whole in zip(longest, natural, strict=True)]
    if sum(least) > room:
        return None
    widths = list(least)
    unsettled = set(range(len(widths)))
    while unsettled:
        taken = sum(size for at, size in enumerate(widths) if at not in unsettled)
        share, over = divmod(room - taken, len(unsettled))
        settled = {at for at in unsettled if least[at] > share}
        settled = settled or {at for at in unsettled if natural[at] <= share}
        for place, at in enumerate(sorted(settled or unsettled)):
            fair = share if settled else share + (place < over)
            widths[at] = max(least[at], min(natural[at], fair))
        unsettled -= settled or unsettled
    return widths


def _table(
    heads: Sequence[str], rows: Sequence[Row], widths: Sequence[int], gap: str, width: int
) -> Iterator[Line]:
    yield _joined(heads, widths, gap), "bold"
    yield "─" * min(width, sum(widths) + len(gap) * (len(widths) - 1)), None
    for row in rows:
        cells = [wrap(cell, size) for cell, size in zip(row.cells, widths, strict=True)]
        for parts in zip_longest(*cells, fillvalue=""):
            yield _joined(parts, widths, gap), None
        for line in _beneath(row, width):
            yield line, "dim"


def _joined(cells: Sequence[str], widths: Sequence[int], gap: str) -> str:
    padded = (
        cell + " " * (size - width_of(cell)) for cell, size in zip(cells, widths, strict=True)
    )
    return gap.join(padded).rstrip()


def _beneath(row: Row, width: int) -> Iterator[str]:
    """What stands beneath a row, as much on a line as it has room for."""
    line = ""
    for _, text in row.under:
        if line and width_of(f"{line}{GAP}{text}") <= width:
            line += GAP + text
            continue
        if line:
            yield line
        *whole, line = wrap(text, width, GAP, GAP * 2)
        yield from whole
    if line:
        yield line


def _blocks(heads: Sequence[str], rows: Sequence[Row], width: int) -> Iterator[Line]:
    """A block a row: a line, or more, for each cell that says something, with its head."""
    labels = [*heads, *(label for row in rows for label, _ in row.under)]
    margin = max(map(width_of, labels)) + len(GAP)
    columns = [(head, *(row.cells[at] for row in rows)) for at, head in enumerate(heads)]
    small_ones = {column[0] for column in columns[1:] if max(map(width_of, column)) <= SMALL}
    if len(small_ones) < SMALL:
        small_ones = set()
    for number, row in enumerate(rows):
        if number:
            yield "", None
        small: list[str] = []
        for label, text in (*zip(heads, row.cells, strict=True), *row.under):
            if label in small_ones:
                small += [f"{label}: {text}"] if text else []
            elif text:
                yield from ((line, None) for line in _labelled(label, text, margin, width))
        yield from ((line, None) for line in (wrap(", ".join(small), width) if small else ()))


def _labelled(label: str, text: str, margin: int, width: int) -> list[str]:
    """A text behind its label; a word that has no room there begins a line of its own."""
    longest = max(map(width_of, text.split()), default=0)
    if margin + longest > width:
        return [label, *wrap(text, width)]
    return wrap(text, width, f"{label}{' ' * (margin - width_of(label))}", " " * margin)
