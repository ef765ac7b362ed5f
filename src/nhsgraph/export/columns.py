"""Columns and tables: what stands in a cell, what it means, and where it leads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Any, Final, Literal, NamedTuple, TypeAlias

from nhsgraph.dates import Certainty, Day, Extent, FuzzyDay, When, is_open

Kind = Literal["text", "integer", "number", "boolean", "day", "edtf", "list", "object"]
"""What stands in the cells of a column.

``day`` is a day of the calendar, ``edtf`` a date or an interval as the record writes it, ``list``
and ``object`` are JSON.
"""
Cell: TypeAlias = "str | int | float | bool | date | list[Any] | dict[str, Any] | None"
Row: TypeAlias = "tuple[Cell, ...]"


class Column(NamedTuple):
    """A column of a table.

    ``refers`` names the table of whose key its cells are. A ``derived`` column follows from the
    others and from the rest of the record: whoever reads the record again passes over it.
    """

    name: str
    kind: Kind
    told: str
    refers: str = ""
    derived: bool = False


class Table(NamedTuple):
    """A table: what a row is, its columns, and a way to its rows, which are made as they are read.

    ``key`` names the columns that tell a row from all others, if any do. A ``derived`` table
    follows from the others.
    """

    name: str
    told: str
    columns: tuple[Column, ...]
    rows: Callable[[], Iterator[Row]]
    key: tuple[str, ...] = ()
    derived: bool = False

    @property
    def names(self) -> list[str]:
        """The names of its columns."""
        return [column.name for column in self.columns]

    def dicts(self) -> Iterator[dict[str, Cell]]:
        """Its rows, each by the names of the columns."""
        names = self.names
        for row in self.rows():
            yield dict(zip(names, row, strict=True))


def of_kind(cells: Iterable[tuple[Column, Cell]]) -> list[Cell]:
    """Cells, each held against the kind of its column.

    Raises:
        TypeError: one is of another kind.
    """
    found = []
    for column, cell in cells:
        if cell is not None and not isinstance(cell, _TYPES[column.kind]):
            raise TypeError(f"{column.name}: {cell!r} is no {column.kind}")
        found.append(cell)
    return found


_TYPES: Final[dict[Kind, type | tuple[type, ...]]] = {
    "text": str, "edtf": str, "integer": int, "number": (int, float), "boolean": bool, "day": date,
    "list": list, "object": dict,
}  # fmt: skip


def as_text(cell: Cell) -> str | int | float | None:
    """A cell for a format that knows texts and numbers alone: days in ISO 8601, lists as JSON."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, list | dict):
        return json.dumps(cell, ensure_ascii=False)
    return cell


def flat(column: Column, cell: Cell) -> Cell:
    """A cell for a format that knows lists of texts too: what is nested deeper is JSON."""
    if isinstance(cell, list):
        return [each if isinstance(each, str) else json.dumps(each) for each in cell]
    return json.dumps(cell, ensure_ascii=False) if column.kind == "object" and cell else cell


WRITTEN: Final = (
    Column("begin_earliest", "day", "the first day on which it may have begun, as written;"
           " empty where there is no bound", derived=True),
    Column("begin_latest", "day", "the last day on which it may have begun; empty where there is"
           " no bound", derived=True),
    Column("end_earliest", "day", "the earliest that its last day may be; empty where there is no"
           " bound", derived=True),
    Column("end_latest", "day", "the latest that its last day may be; empty where there is no"
           " bound", derived=True),
)  # fmt: skip
"""The four dates of an interval as it is written; both ends are days on which it held."""
TOLD: Final = (
    Column("certain_from", "day", "the first day on which it certainly holds, while the bodies at"
           " both ends live; see certainty where it is empty", derived=True),
    Column("certain_to", "day", "the last such day; empty where certainty is not certain, and else"
           " where there is no bound", derived=True),
    Column("possible_from", "day", "the first day on which it may hold; empty where there is no"
           " bound, or where certainty is no", derived=True),
    Column("possible_to", "day", "the last such day, 365 days after it was last seen where nothing"
           " tells its end; empty where there is no bound", derived=True),
)  # fmt: skip
"""The days over which something is told: what it holds for certain, and at most; both included."""


def as_date(day: Day) -> date | None:
    """A day; None for an end that has no bound."""
    return None if is_open(day) else date.fromordinal(day)


def written_days(when: When | None) -> tuple[date | None, ...]:
    """The cells of ``WRITTEN``: the earliest and the latest of the begin, then of the end.

    An end that is open (``..``) or not known (blank) has no bounds; ``when`` tells the two apart.
    """
    if when is None:
        return (None,) * 4
    return (*span_of(when.begin), *span_of(when.end))


def span_of(day: FuzzyDay | None) -> tuple[date | None, date | None]:
    """The earliest and the latest day of a date; None for no bound."""
    return (None, None) if day is None else (as_date(day.earliest), as_date(day.latest))


def told_days(days: Extent | None) -> tuple[date | None, date | None, date | None, date | None]:
    """The cells of ``TOLD`` of an extent; all None where there is none."""
    if days is None or days.empty:
        return None, None, None, None
    sure: tuple[date | None, date | None] = (None, None)
    if days.certain_from < days.certain_to:
        sure = as_date(days.certain_from), as_date(days.certain_to - 1)
    return *sure, as_date(days.possible_from), as_date(days.possible_to - 1)


def days_after(days: Extent | None) -> tuple[date | None, date | None]:
    """The days after the last certain and the last possible one of an extent."""
    _, sure, _, possible = told_days(days)
    return _next(sure), _next(possible)


def _next(day: date | None) -> date | None:
    return None if day is None or day == date.max else day + timedelta(days=1)


def best(days: Extent | None) -> str:
    """The strongest certainty of an extent on any day."""
    if days is None or days.empty:
        return str(Certainty.NO)
    return str(Certainty.CERTAIN if days.certain_from < days.certain_to else Certainty.POSSIBLE)
