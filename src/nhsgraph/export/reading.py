"""What was exported as a whole record, read again as an equal one: JSON, CSV and SQLite.

What is read goes the way of every model folder, so that it is checked like one: faults are told,
and what follows from the rest (days, lines, sentences) is worked out anew and never believed.
"""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from nhsgraph.errors import Fault, QuestionError, RecordError, shortened
from nhsgraph.export.csv_tables import DESCRIPTOR
from nhsgraph.export.fields import kind_of_field
from nhsgraph.record.reading import read_record
from nhsgraph.schema import (
    STATEMENT_TYPES,
    Amount,
    Body,
    Edge,
    Event,
    Evidence,
    Identifier,
    Part,
    Record,
    RecordInfo,
    Source,
    Statement,
    Wording,
)
from nhsgraph.schema.base import LONGEST_WORD

JSON = dict[str, Any]
Tables = Mapping[str, list[JSON]]
"""The rows of tables by their names."""


def read_alone(path: Path, given: Sequence[object]) -> Record:
    """The record of an export that is all that is given.

    Raises:
        QuestionError: folders are given beside it, or it is none.
        RecordError: what stands in it has faults.
    """
    if len(given) > 1 or str(given[0]).startswith("+"):
        hint = "Load it by itself, or lay folders over a model folder."
        raise _refused(path, "an export is neither laid over a folder nor under one", hint)
    return read_export(path)


def read_export(path: Path) -> Record:
    """The record of an export: a ``.json``, an SQLite file, a folder or a ``.zip`` of CSV.

    Raises:
        QuestionError: it is none, or one of a part of a record.
        RecordError: what stands in it has faults; all of them are in ``faults``.
    """
    try:
        return _record(_written(path), path)
    except _BROKEN as error:
        raise _refused(
            path, f"it is damaged ({shortened(str(error)) or 'it breaks off'})"
        ) from error


_BROKEN: Final = (
    ValueError, KeyError, TypeError, AttributeError, IndexError, sqlite3.Error, zipfile.BadZipFile,
    csv.Error, RecursionError, EOFError,
)  # fmt: skip
"""What is raised where the parts of an export are not what they should be."""


def _refused(path: Path, why: str, *hints: str) -> QuestionError:
    hint = "Give a model folder, or what “nhsgraph export json”, csv or sqlite has written."
    return QuestionError(f"“{path}” can't be read as a record: {why}.", hints or [hint])


def _written(path: Path) -> JSON:
    """What the files of the model folder would have, from an export of any kind."""
    if path.is_dir():
        return _of_csv(path, lambda name: (path / name).read_bytes())
    with path.open("rb") as file:
        head = file.read(16)
    if head.startswith(b"SQLite format 3"):
        return _of_sqlite(path)
    if head.startswith(b"PK"):
        with zipfile.ZipFile(path) as packed:
            return _of_csv(path, packed.read)
    if path.suffix.lower() == ".json" or head.lstrip()[:1] == b"{":
        told = json.loads(path.read_bytes().decode("utf-8-sig"))
        if not isinstance(told, dict) or told.get("format") != "nhsgraph-record":
            part = isinstance(told, dict) and "nodes" in told
            raise _refused(path, _PART if part else "it is no record that nhsgraph has exported")
        written: JSON = told["model"]
        return written
    raise _refused(path, "it is neither JSON, CSV nor SQLite")


_PART: Final = "it is a part of a record, and names what is not in it"


def _whole(path: Path, told: Mapping[str, str]) -> None:
    """Refuses an export of a part of a record, and one that is not exact.

    Raises:
        QuestionError: it is one.
    """
    if told.get("whole") != "yes":
        hint = "Export the whole record: without a day, a period, a body or --as-known-on."
        raise _refused(path, _PART, hint)
    if told.get("for_spreadsheets") == "yes":
        hint = "Export it without --for-spreadsheets."
        raise _refused(path, "its texts were changed for spreadsheets", hint)


# -- tables from files ----------------------------------------------------------------------------


def _of_csv(path: Path, read: Callable[[str], bytes]) -> JSON:
    package = json.loads(read(DESCRIPTOR))
    if "nhsgraph" not in package:
        raise _refused(path, "its datapackage.json is not one that nhsgraph has written")
    _whole(path, package["nhsgraph"])
    found = {}
    for resource in package["resources"]:
        if resource.get("derived"):
            continue
        name, fields = resource["name"], resource["schema"]["fields"]
        nested = {field["name"] for field in fields if field["type"] in {"array", "object"}}
        with _long_cells():
            text = io.StringIO(read(f"{name}.csv").decode("utf-8-sig"), newline="")
            found[name] = [_row(row, nested) for row in csv.DictReader(text, strict=True)]
    return written_of(found)


@contextmanager
def _long_cells() -> Iterator[None]:
    """A block in which a cell may be longer than the module ``csv`` expects."""
    before = csv.field_size_limit(sys.maxsize)
    try:
        yield
    finally:
        csv.field_size_limit(before)


def _row(row: Mapping[str, Any], nested: set[str]) -> JSON:
    """The filled cells of a row; what is nested is read."""
    filled = {key: cell for key, cell in row.items() if cell not in {None, ""}}
    return {key: json.loads(cell) if key in nested else cell for key, cell in filled.items()}


def _of_sqlite(path: Path) -> JSON:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as base:
        base.row_factory = sqlite3.Row
        _whole(path, dict(map(tuple, base.execute("select key, value from about"))))
        kinds: dict[str, dict[str, str]] = {}
        for table, column, kind, derived in base.execute(
            "select table_name, column_name, kind, derived_table from columns"
        ):
            if derived == "false":
                kinds.setdefault(table, {})[column] = kind
        found = {}
        for table, columns in kinds.items():
            if table not in _TABLES:
                raise ValueError(f"a table {table} that no record has")
            nested = {name for name, kind in columns.items() if kind in {"list", "object"}}
            rows = base.execute(f'select * from "{table}" order by rowid')  # noqa: S608 - one of _TABLES
            found[table] = [_row(dict(row), nested) for row in rows]
        return written_of(found)


_TABLES: Final = frozenset(
    "record words sources events bodies aliases identifiers statements amounts evidence".split()
)
"""The tables of which a record is made."""


# -- from tables to what the files of a model have -------------------------------------------------


def written_of(found: Tables) -> JSON:
    """What the files of a model folder have, from the tables of a whole record.

    Raises:
        KeyError, ValueError, TypeError, IndexError: a table or a cell is missing, or is no such.
    """
    statements = {row["id"]: _statement(row) for row in found["statements"]}
    bodies = {row["id"]: _described(_known(row, Body)) for row in found["bodies"]}
    events = {row["id"]: _known(row, Event) for row in found["events"]}
    words = {row["number"]: _described(_known(row, Wording)) for row in found["words"]}
    for row in found["aliases"]:
        alias = {key: row[key] for key in ("alias", "when") if key in row}
        bodies[row["body"]].setdefault("aliases", []).append(alias)
    for row in found["identifiers"]:
        code = _known(row, Identifier)
        bodies[row["body"]].setdefault("identifiers", []).append(code)
    for row in found["amounts"]:
        amount = _contested(_known(row, Amount))
        statements[row["statement"]].setdefault("amounts", []).append(amount)
    owners: dict[str, Mapping[Any, JSON]] = {
        "statement": statements, "event": events, "body": bodies, "words": words,
    }  # fmt: skip
    for row in found["evidence"]:
        column = next(name for name in owners if name in row)
        _prove(owners[column][row[column]], row)
    for row in found["statements"]:
        cls = STATEMENT_TYPES[row["type"]]
        bodies[row["body"]].setdefault(cls.section, []).append(statements[row["id"]])
    sources: dict[str, list[JSON]] = {}
    for row in found["sources"]:
        sources.setdefault(row["kind"], []).append(_known(row, Source))
    info = _known(found["record"][0], RecordInfo)
    info |= {"words": list(words.values())} if words else {}
    return {
        "record": info, "bodies": list(bodies.values()), "sources": sources,
        "events": list(events.values()),
    }  # fmt: skip


def _known(row: JSON, cls: type[Part]) -> JSON:
    """The cells of a row that the file of a part has."""
    return {key: row[key] for key in cls.known_keys() if key in row}


def _described(told: JSON) -> JSON:
    """A part with its description as a part of its own, to which evidence can be added."""
    return told | ({"description": {"text": told["description"]}} if "description" in told else {})


def _contested(told: JSON) -> JSON:
    return told | ({"contested": {"reason": told["contested"]}} if "contested" in told else {})


def _statement(row: JSON) -> JSON:
    cls: type[Statement] = STATEMENT_TYPES[row["type"]]
    owner, _, local_id = row["id"].partition("/")
    if owner != row["body"]:
        raise ValueError(f"the statement {row['id']} stands with {row['body']}")
    told = _contested(_known(row, cls) | {"id": local_id})
    for name in cls.field_names:
        if isinstance(told.get(name), list) and kind_of_field(cls, name) == "text":
            (told[name],) = told[name]
    if issubclass(cls, Edge):
        for role, column in zip(cls.roles, ("from_body", "to_body"), strict=True):
            if role != cls.home:
                end = row.get(column) or {"unknown": row["not_found"]}
                told[role] = end
    return told


def _prove(owner: JSON, row: JSON) -> None:
    """Puts evidence in its place in what it is for."""
    part: Any = owner
    for step in filter(None, row.get("part", "").split("/")):
        part = part[int(step)] if isinstance(part, list) else part[step]
    part.setdefault("evidence", []).append(_known(row, Evidence))


# -- the record -----------------------------------------------------------------------------------


def _record(written: JSON, path: Path) -> Record:
    """The record of what its files have, checked as a model folder is.

    Raises:
        RecordError: it has faults, told of the export and the file that it would be in.
    """
    with tempfile.TemporaryDirectory(prefix="nhsgraph-") as folder:
        for name, told in _files(written, path):
            file = Path(folder, name)
            file.parent.mkdir(exist_ok=True)
            file.write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")
        try:
            return read_record(folder)
        except RecordError as error:
            within = [_of_export(fault, folder, path) for fault in error.faults]
            raise RecordError(within) from None


def _of_export(fault: Fault, folder: str, path: Path) -> Fault:
    """A fault of a file that was made of an export, as one of the export."""
    name = fault.file.removeprefix(folder).lstrip("/\\")
    return Fault(f"{path} ({name})", 0, 0, fault.message.replace(folder, str(path)), fault.mend)


def _files(written: JSON, path: Path) -> Iterator[tuple[str, Any]]:
    """The files of the model folder; an id names no file that is none."""
    yield "record.yaml", written["record"]
    for folder, named in (
        ("bodies", {str(body["id"]): body for body in written["bodies"]}),
        ("sources", dict(written["sources"])),
    ):
        for name, told in named.items():
            if not _is_plain(name):
                raise _refused(path, f"“{shortened(name)}” is no id")
            yield f"{folder}/{name}.yaml", told
    if written["events"]:
        yield "events.yaml", written["events"]


def _is_plain(name: str) -> bool:
    """Whether a name leads to no other folder; what else is wrong with it the reader tells."""
    signs = name.replace("-", "").replace("_", "")
    return signs.isascii() and signs.isalnum() and len(name) <= LONGEST_WORD
