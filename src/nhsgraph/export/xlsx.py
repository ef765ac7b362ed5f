"""XLSX: a workbook for people, a sheet a table, with a sheet in front that explains them.

Days are real dates, both ends included, and an empty cell is an end without a bound; EDTF text
stands beside them. Every text is a text: no cell is a formula or a link, whatever it begins with.
Heads stay in view and have filters.

What it can't hold: days before 1900 stand as text, since Excel has no such days; a text of more
than 32,767 signs is cut, and ends in “… (cut)”; a table has no more than 1,048,575 rows. Signs that
turn the direction of writing and control signs are left out. It is not read back.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.errors import QuestionError
from nhsgraph.export.about import about, title_of
from nhsgraph.export.columns import Cell, Column, Table, as_text
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables
from nhsgraph.spelling import printable
from nhsgraph.writing import made_files

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

MOST_ROWS: Final = 1_048_575
LONGEST: Final = 32_767
"""What a sheet holds of rows beside its head, and a cell of signs."""
_CUT: Final = "… (cut)"
PLAIN: Final = {
    "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False,
    "constant_memory": True,
}  # fmt: skip
"""With these a text in a workbook is a text, whatever it begins with."""
_FIRST_DAY: Final = date(1900, 3, 1)
"""Before it Excel counts a day that never was."""
_ORDER: Final = ("lines", "statements", "bodies", "names", "evidence", "sources", "events")
"""The sheets that most look for come first."""
_WIDTHS: Final = {"day": 12, "boolean": 8, "integer": 10, "number": 10, "edtf": 24}
_WIDE: Final = frozenset("text note says title description identity name".split())
_HEADS: Final = {
    "title": "Record", "version": "Version", "licence": "Licence", "address": "Published at",
    "covers": "Covers", "from": "From", "to": "To", "as_known_on": "As known on",
    "around": "Around", "hops": "Lines away", "made_by": "Made by", "days": "Days",
    "doubt": "Before you count",
}  # fmt: skip


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the workbook.

    Raises:
        QuestionError: a table has more rows than a sheet holds.
        OSError: it can't be written.
    """
    from xlsxwriter import Workbook
    from xlsxwriter.exceptions import FileCreateError

    found = sorted(tables(extract), key=lambda table: _place(table.name))
    with made_files(path) as (new,):
        book = Workbook(str(new), {**PLAIN, "tmpdir": str(new.parent)})
        formats = {
            "head": book.add_format({"bold": True, "bottom": 1}),
            "day": book.add_format({"num_format": "yyyy-mm-dd"}),
            "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        }
        book.set_properties(
            {"title": title_of(extract), "comments": str(about(extract)["licence"])}
        )
        _explain(book.add_worksheet("readme"), extract, found, formats)
        for table in found:
            _fill(book.add_worksheet(table.name), table, formats)
        try:
            book.close()
        except FileCreateError as error:
            raise (
                error.args[0] if isinstance(error.args[0], OSError) else OSError(str(error))
            ) from error
    return [path]


def _place(name: str) -> int:
    return _ORDER.index(name) if name in _ORDER else len(_ORDER)


def _explain(
    sheet: Worksheet, extract: Extract, found: list[Table], formats: dict[str, Any]
) -> None:
    """The sheet in front: what this is, how days are meant, and what every column means."""
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 2, 100)
    rows: list[tuple[tuple[str, str, str], str]] = [
        ((head, "", str(told)), "wrap")
        for key, head in _HEADS.items()
        if (told := about(extract)[key]) is not None
    ]
    rows += [(("", "", ""), "wrap"), (("sheet", "column", "what it means"), "head")]
    for table in found:
        rows.append(((table.name, "", table.told), "head"))
        rows += [(("", column.name, column.told), "wrap") for column in table.columns]
    for number, (cells, form) in enumerate(rows):
        for place, cell in enumerate(cells):
            sheet.write_string(number, place, fit(cell), formats[form])


def _fill(sheet: Worksheet, table: Table, formats: dict[str, Any]) -> None:
    for number, column in enumerate(table.columns):
        sheet.set_column(number, number, _width(column))
    sheet.freeze_panes(1, 1)
    for number, column in enumerate(table.columns):
        sheet.write_string(0, number, column.name, formats["head"])
    last = 0
    for last, row in enumerate(_rows(table), 1):
        for number, cell in enumerate(row):
            _put(sheet, last, number, cell, formats["day"])
    sheet.autofilter(0, 0, last, len(table.columns) - 1)


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    for number, row in enumerate(table.rows()):
        if number == MOST_ROWS:
            hint = "Export it as csv, sqlite or parquet, or only a part of it (--on, --around)."
            raise QuestionError(f"“{table.name}” has more rows than a sheet holds.", [hint])
        yield row


def _width(column: Column) -> int:
    return 60 if column.name in _WIDE else _WIDTHS.get(column.kind, 22)


def _put(sheet: Worksheet, row: int, column: int, cell: Cell, day: Any) -> None:
    """Puts a cell in its place by its type; a text is a text, whatever it begins with."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(row, column, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(row, column, cell, day)
    elif isinstance(cell, int | float):
        sheet.write_number(row, column, cell)
    else:
        listed = isinstance(cell, list) and all(isinstance(each, str) for each in cell)
        told = "; ".join(map(str, cell)) if isinstance(cell, list) and listed else as_text(cell)
        sheet.write_string(row, column, fit(str(told)))


def fit(text: str) -> str:
    """A text as a cell holds it: at most so long, and of signs that can be seen."""
    text = printable(text)
    return text if len(text) <= LONGEST else text[: LONGEST - len(_CUT)] + _CUT
