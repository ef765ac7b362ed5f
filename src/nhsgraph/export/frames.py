"""Tables as data frames of pandas or polars, and counts of lines over time.

Days are real dates, both ends included; empty is an end without a bound. In pandas they are days of
``datetime64``, which has none before 1677 or after 2262: such a day is empty there, and the EDTF
text beside it has it. Lists are lists of texts; what is nested deeper is JSON.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import Any, Final, Literal

from nhsgraph.dates import Certainty
from nhsgraph.export.columns import Cell, Kind, Table, flat
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables
from nhsgraph.extras import part
from nhsgraph.given import one_of, texts_of
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import EDGE_TYPES

Library = Literal["pandas", "polars"]
Step = Literal["day", "month", "year"]
_PANDAS: Final[dict[Kind, str]] = {
    "text": "string", "edtf": "string", "integer": "Int64", "number": "Float64",
    "boolean": "boolean", "day": "datetime64[s]", "object": "string",
}  # fmt: skip


def frame(extract: Extract, name: str, library: str = "pandas") -> Any:
    """A table of an extract as a data frame.

    Args:
        extract: the extract.
        name: the table: ``statements``, ``bodies``, ``evidence``, ``sources``, ``lines`` and so on.
        library: ``pandas`` or ``polars``.

    Raises:
        QuestionError: there is no such table or library.
        MissingPartError: the library is not installed.
    """
    found = {table.name: table for table in tables(extract)}
    table = found[one_of(name, found, "table")]
    made = one_of(library, ("pandas", "polars"), "library of frames")
    own = part("A data frame", made, extra="frames")
    return _of_pandas(own, table) if made == "pandas" else _of_polars(own, table)


def _of_pandas(pandas: Any, table: Table) -> Any:
    rows = list(_rows(table))
    cells = list(zip(*rows, strict=True)) if rows else [()] * len(table.columns)
    return pandas.DataFrame(
        {
            column.name: pandas.Series(list(some), dtype=_PANDAS.get(column.kind, "object"))
            for column, some in zip(table.columns, cells, strict=True)
        }
    )


def _of_polars(polars: Any, table: Table) -> Any:
    kinds: dict[Kind, Any] = {
        "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean,
        "day": polars.Date, "list": polars.List(polars.String),
    }  # fmt: skip
    schema = {column.name: kinds.get(column.kind, polars.String) for column in table.columns}
    return polars.DataFrame(list(_rows(table)), schema=schema, orient="row")


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    for row in table.rows():
        yield tuple(flat(*pair) for pair in zip(table.columns, row, strict=True))


def series(graph: DatedGraph, types: str | Collection[str] | None, every: str, library: str) -> Any:
    """How many lines of each type held, step by step over the days that the record covers.

    A row for each step and type: ``day`` (its first day), ``type``, ``certain`` and ``possible``:
    the lines as they are written that certainly, or only possibly, hold on that day.

    Raises:
        QuestionError: there is no such type or step.
        MissingPartError: the library is not installed.
    """
    asked = [*EDGE_TYPES] if types is None else texts_of(types, "types of lines")
    kept = [one_of(each, EDGE_TYPES, "type of line") for each in asked]
    step = one_of(every, ("day", "month", "year"), "step")
    rows = list(_counts(graph, kept, step))
    made = one_of(library, ("pandas", "polars"), "library of frames")
    own = part("A data frame", made, extra="frames")
    found = own.DataFrame(rows)
    if made == "pandas" and rows:
        found["day"] = found["day"].astype("datetime64[s]")
    return found


def _counts(graph: DatedGraph, types: list[str], step: str) -> Iterator[dict[str, Any]]:
    lines = [(edge.type, said.days) for edge, said in Extract(graph).edges]
    for day in _days(graph, step):
        on = day.toordinal()
        found = [(kind, days.holds_on(on)) for kind, days in lines if days is not None]
        for kind in types:
            own = [certainty for each, certainty in found if each == kind]
            yield {
                "day": day, "type": kind, "certain": own.count(Certainty.CERTAIN),
                "possible": own.count(Certainty.POSSIBLE),
            }  # fmt: skip


def _days(graph: DatedGraph, step: str) -> Iterator[date]:
    """The first days of the steps over the days that the record covers."""
    covers = graph.record.info.covers.extent
    for number in range(covers.possible_from, covers.possible_to):
        day = date.fromordinal(number)
        first_of_year = day.month == 1 or step != "year"
        if number == covers.possible_from or step == "day" or (day.day == 1 and first_of_year):
            yield day
