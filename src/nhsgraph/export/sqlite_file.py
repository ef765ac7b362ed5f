"""SQLite: one file with foreign keys, full-text search and views; and metadata for Datasette.

Days: ISO 8601 texts, both ends included; null is an end without a bound. The view ``line_days``
fills such ends in, so that ``:day between from_day and to_day`` is all that a query needs, and
``:day between surely_from and surely_to`` tells what is certain. Each type of line has a view under
its own name, with its two roles for columns: its lines as written, less those handed down.
``columns`` says what every column means, ``about`` what the file is. Beside the file stands
``<name>-metadata.json``, with which ``datasette serve <name>.sqlite --metadata
<name>-metadata.json`` offers questions that take a body and a day. ``nhsgraph.load`` reads a whole
record back as an equal one.

What it can't hold: nothing is lost; lists and what is nested are JSON in a cell. The dates as the
record writes them are EDTF text, which SQLite can't compare: take the days.
"""

from __future__ import annotations

import errno
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final

from nhsgraph.export.about import DAYS, DOUBT, about, title_of
from nhsgraph.export.columns import Kind, Table, as_text
from nhsgraph.export.csv_tables import key_of
from nhsgraph.export.extract import Extract
from nhsgraph.export.questions import QUESTIONS, put, text_of
from nhsgraph.export.tables import tables
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.writing import made_files

_TYPES: Final[dict[Kind, str]] = {"integer": "integer", "number": "real"}
_INDEXED: Final = {
    "lines": ("from_body", "to_body"), "statements": ("type",), "names": ("body",),
    "lines_as_known": ("from_body", "to_body"), "changes": ("latest",),
}  # fmt: skip
"""The columns of a table by which rows are looked up, beside its key and what it refers to.

No ``analyze``: these lead the shipped questions to their rows, and with its figures some versions
of SQLite read a whole table first, to make a Bloom filter of it.
"""
_SEARCH: Final = """select search.statement, statements.text, statements.[when], rank
from search join statements on statements.id = search.statement
where search match :words order by rank limit 50"""
_VIEWS: Final = """
create view sourced as
  select statements.id as statement, statements.text, statements.[when], evidence.proves,
         sources.title, sources.publisher, sources.published, evidence.locator, sources.address
  from statements join evidence on evidence.statement = statements.id
  join sources on sources.id = evidence.source;
"""


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the file, and beside it the metadata for Datasette; both or none.

    Raises:
        OSError: they can't be written.
    """
    beside = path.with_name(f"{path.stem}-metadata.json")
    found = tables(extract)
    with made_files(path, beside) as (new, metadata), _faults_of_the_disk(path):
        with closing(sqlite3.connect(new)) as base:
            base.executescript("pragma journal_mode = off; pragma synchronous = off;")
            fill(base, extract, found)
            base.executescript("pragma foreign_keys = on;")
        metadata.write_text(_metadata(extract, path.stem, found), encoding="utf-8")
    return [path, beside]


def fill(base: sqlite3.Connection, extract: Extract, found: list[Table]) -> None:
    """Puts tables of an extract into an empty database, with what stands beside them."""
    for table in found:
        fill_table(base, table)
    _tell(base, extract, found)
    _add_views(base)
    _add_search(base)
    base.commit()


@contextmanager
def _faults_of_the_disk(path: Path) -> Iterator[None]:
    """A block in which what SQLite can't write is an error of the system, as everywhere else."""
    try:
        yield
    except sqlite3.OperationalError as error:
        full = error.sqlite_errorcode == sqlite3.SQLITE_FULL
        code = errno.ENOSPC if full else errno.EIO
        raise OSError(code, f"SQLite can't write it ({error})", str(path)) from error


def fill_table(base: sqlite3.Connection, table: Table) -> None:
    """Makes a table in a database and fills it, with the indexes by which rows are looked up."""
    columns = [f"[{each.name}] {_TYPES.get(each.kind, 'text')}" for each in table.columns]
    columns += (
        [f"primary key ({', '.join(f'[{name}]' for name in table.key)})"] if table.key else []
    )
    columns += [
        f"foreign key ([{each.name}]) references [{each.refers}]([{key_of(each.refers)}])"
        for each in table.columns
        if each.refers
    ]
    base.execute(f"create table [{table.name}] ({', '.join(columns)})")
    marks = ", ".join("?" * len(table.columns))
    rows = (tuple(map(as_text, row)) for row in table.rows())
    base.executemany(f"insert into [{table.name}] values ({marks})", rows)  # noqa: S608 - our own names
    looked_up = {each.name for each in table.columns if each.refers} - {*table.key[:1]}
    for name in sorted(looked_up | {*_INDEXED.get(table.name, ())}):
        base.execute(f"create index [{table.name}_{name}] on [{table.name}] ([{name}])")


def _tell(base: sqlite3.Connection, extract: Extract, found: list[Table]) -> None:
    """What the file is, and what its columns mean, as tables."""
    base.execute("create table about (key text primary key, value text)")
    base.executemany("insert into about values (?, ?)", about(extract).items())
    base.execute(
        "create table columns (table_name text, column_name text, kind text, told text,"
        " derived_column text, derived_table text, primary key (table_name, column_name))"
    )
    base.executemany(
        "insert into columns values (?, ?, ?, ?, ?, ?)",
        (
            (table.name, each.name, each.kind, each.told, as_text(each.derived),
             as_text(table.derived))
            for table in found
            for each in table.columns
        ),
    )  # fmt: skip


def _add_views(base: sqlite3.Connection) -> None:
    base.execute(f"create view line_days as {text_of('line_days')}")
    base.executescript(_VIEWS)
    for cls in EDGE_TYPES.values():
        start, stop = cls.roles
        base.execute(
            f"create view [{cls.type}] as select statement, from_body as [{start}],"  # noqa: S608 - our own names
            f" to_body as [{stop}], from_day, to_day, surely_from, surely_to, force"
            f" from line_days where type = '{cls.type}' and reaches is null"
        )


def _add_search(base: sqlite3.Connection) -> None:
    base.execute(
        "create virtual table search using"
        " fts5(statement unindexed, text, note, says, tokenize = 'porter unicode61')"
    )
    base.execute(
        "insert into search select id, text, note, (select group_concat(says, ' ') from evidence"
        " where evidence.statement = statements.id) from statements"
    )


def _metadata(extract: Extract, name: str, found: list[Table]) -> str:
    """What Datasette shows: the tables with their columns, and the questions."""
    told = about(extract)
    queries = {
        name: {"title": each.told, "sql": put(name), "hide_sql": True}
        for name, each in QUESTIONS.items()
    }
    queries["find"] = {"title": "The statements with some words", "sql": _SEARCH, "hide_sql": True}
    described: dict[str, Any] = {
        table.name: {
            "description": table.told,
            "columns": {column.name: column.told for column in table.columns},
        }
        for table in found
    }
    described["statements"]["label_column"] = "text"
    described["bodies"]["label_column"] = "name"
    described["sources"]["label_column"] = "title"
    metadata = {
        "title": title_of(extract),
        "description": f"{DAYS} {DOUBT}",
        "license": told["licence"],
        "source": title_of(extract),
        "source_url": told["address"],
        "databases": {name: {"tables": described, "queries": queries}},
    }
    return json.dumps(metadata, ensure_ascii=False, indent=2) + "\n"
