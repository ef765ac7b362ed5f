"""CSV: a file a table, and a datapackage.json (Frictionless) that says what the columns are.

Days: ISO 8601, both ends included; an empty cell is an end without a bound. Dates as the record
writes them stand beside them as EDTF text. ``nhsgraph.load`` reads a whole record back as an equal
one, and passes over what follows from the rest (``names``, ``lines``, the days).

Every text stands exactly as the record has it, so that a program gets what the record says. A
spreadsheet takes a text that begins with ``=``, ``+``, ``-`` or ``@`` for a formula; for people who
open the files in one there is ``for_spreadsheets``, which sets an apostrophe before such texts and
marks the files as UTF-8: these do not come back. (XLSX needs none of it.)

What it can't hold: nothing is lost; lists and what is nested are JSON in a cell.
"""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, TextIO

from nhsgraph.errors import QuestionError
from nhsgraph.export.about import DAYS, DOUBT, about, title_of
from nhsgraph.export.columns import Column, Kind, Table, as_text
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables
from nhsgraph.writing import made_files, made_folder

DESCRIPTOR: Final = "datapackage.json"
_TYPES: Final[dict[Kind, str]] = {
    "text": "string", "edtf": "string", "integer": "integer", "number": "number",
    "boolean": "boolean", "day": "date", "list": "array", "object": "object",
}  # fmt: skip
_FORMULAS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the begin of a formula."""


def write(extract: Extract, path: Path, *, for_spreadsheets: bool = False) -> list[Path]:
    """Writes the tables into a folder, or into one ``.zip``; all of them or none.

    Raises:
        OSError: they can't be written.
        QuestionError: a folder stands there in which something else is.
    """
    found = tables(extract)
    if path.suffix.lower() == ".zip":
        with made_files(path) as (new,):
            _zip(extract, found, new, for_spreadsheets=for_spreadsheets)
        return [path]
    refuse_strangers(path, {DESCRIPTOR, *(f"{table.name}.csv" for table in found)})
    places = [path / f"{table.name}.csv" for table in found]
    with made_folder(path), made_files(*places, path / DESCRIPTOR) as new:
        for table, file in zip(found, new[:-1], strict=True):
            with file.open("w", encoding=_encoding(for_spreadsheets), newline="") as out:
                _write(table, out, for_spreadsheets=for_spreadsheets)
        new[-1].write_text(_descriptor(extract, found, for_spreadsheets), encoding="utf-8")
    return [*places, path / DESCRIPTOR]


def refuse_strangers(folder: Path, own: set[str]) -> None:
    """Refuses a folder that has other files, which the tables would come between.

    Raises:
        QuestionError: it has.
    """
    if folder.is_dir() and (others := sorted({each.name for each in folder.iterdir()} - own)):
        others = [each for each in others if not each.startswith(".")]
        if others:
            hint = "Name a new folder, or a file that ends with .zip."
            raise QuestionError(f"In “{folder}” there are other files: {others[0]} …", [hint])


def _encoding(for_spreadsheets: bool) -> str:
    return "utf-8-sig" if for_spreadsheets else "utf-8"


def _zip(extract: Extract, found: list[Table], new: Path, *, for_spreadsheets: bool) -> None:
    with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED) as packed:
        for table in found:
            with (
                packed.open(f"{table.name}.csv", "w", force_zip64=True) as file,
                io.TextIOWrapper(file, _encoding(for_spreadsheets), newline="") as out,
            ):
                _write(table, out, for_spreadsheets=for_spreadsheets)
        packed.writestr(DESCRIPTOR, _descriptor(extract, found, for_spreadsheets))


def _write(table: Table, out: TextIO, *, for_spreadsheets: bool) -> None:
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(table.names)
    for row in table.rows():
        cells = map(as_text, row)
        writer.writerow(map(_harmless, cells) if for_spreadsheets else cells)


def _harmless(cell: str | float | None) -> str | float | None:
    """A text that no spreadsheet takes for a formula."""
    dangerous = isinstance(cell, str) and cell.startswith(_FORMULAS)
    return f"'{cell}" if dangerous else cell


def _descriptor(extract: Extract, found: list[Table], for_spreadsheets: bool) -> str:
    """The data package: what the files are, and what each column means."""
    told = {key: value for key, value in about(extract).items() if value is not None}
    spoilt = "Texts that begin like a formula have an apostrophe before them."
    package = {
        "profile": "tabular-data-package",
        "name": "nhsgraph-export",
        "title": title_of(extract),
        "description": " ".join(filter(None, (DAYS, DOUBT, spoilt if for_spreadsheets else ""))),
        "version": told["version"],
        "licenses": [{"title": told["licence"], "name": told["licence"]}],
        "nhsgraph": {**told, "for_spreadsheets": "yes" if for_spreadsheets else "no"},
        "resources": list(_resources(found, _encoding(for_spreadsheets))),
    }
    if told.get("address"):
        package["homepage"] = told["address"]
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def _resources(found: list[Table], encoding: str) -> Iterator[dict[str, Any]]:
    for table in found:
        schema: dict[str, Any] = {
            "fields": [_field(column, table) for column in table.columns],
            "missingValues": [""],
            "foreignKeys": [
                {
                    "fields": column.name,
                    "reference": {"resource": column.refers, "fields": key_of(column.refers)},
                }
                for column in table.columns
                if column.refers
            ],
        }
        if table.key:
            schema["primaryKey"] = list(table.key)
        yield {
            "profile": "tabular-data-resource",
            "name": table.name,
            "path": f"{table.name}.csv",
            "title": table.told,
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": encoding,
            "derived": table.derived,
            "schema": schema,
        }


def key_of(table: str) -> str:
    """The column by which others refer to a table."""
    return "number" if table == "words" else "id"


def _field(column: Column, table: Table) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": column.name,
        "type": _TYPES[column.kind],
        "description": column.told,
        "derived": column.derived,
    }
    if column.kind == "boolean":
        field |= {"trueValues": ["true"], "falseValues": ["false"]}
    if column.name in table.key:
        field["constraints"] = {"required": True}
    return field
