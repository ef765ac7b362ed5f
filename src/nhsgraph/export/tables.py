"""All tables of an extract, in an order in which what is named comes first."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from nhsgraph.export.columns import Row, Table
from nhsgraph.export.extract import Extract
from nhsgraph.export.line_tables import lines_table, names_table
from nhsgraph.export.record_tables import record_tables
from nhsgraph.export.time_tables import changes_table, known_table


def tables(extract: Extract) -> list[Table]:
    """The tidy tables of an extract: those a record is made of, then those that follow from them.

    Dates stand as EDTF text and beside it as days, with both ends included: the earliest and the
    latest of begin and end as written, then the days on which a statement certainly and possibly
    holds while the bodies at both of its ends live. A day that has no bound is empty.
    """
    return watched(extract, [
        *record_tables(extract), names_table(extract), lines_table(extract),
        changes_table(extract), known_table(extract),
    ])  # fmt: skip


def watched(extract: Extract, found: list[Table]) -> list[Table]:
    """Tables that tell whoever watches the extract when their rows begin to be read."""
    watch = extract.watch
    return found if watch is None else [_told(table, watch, len(found)) for table in found]


def _told(table: Table, watch: Callable[[int], None], of: int) -> Table:
    def rows() -> Iterator[Row]:
        watch(of)
        return table.rows()

    return table._replace(rows=rows)
