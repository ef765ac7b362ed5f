"""Parquet: a folder with a file a table, for DuckDB, pandas, polars and Spark.

Days are days of the calendar, both ends included; null is an end without a bound. Beside them
stands the EDTF text. What a column means is in its metadata (``description``). What it can't hold:
nothing is lost; what is nested beyond a list of texts is JSON in a cell. It is not read back.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, Final

from nhsgraph.export.about import about
from nhsgraph.export.columns import Column, Row, Table, flat
from nhsgraph.export.csv_tables import refuse_strangers
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables
from nhsgraph.writing import made_files, made_folder

_AT_ONCE: Final = 10_000
"""How many rows are made before they are written."""


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the tables into a folder; all of them or none.

    Raises:
        OSError: they can't be written.
        QuestionError: a folder stands there in which something else is.
    """
    found = tables(extract)
    places = [path / f"{table.name}.parquet" for table in found]
    refuse_strangers(path, {place.name for place in places})
    told = {key: value for key, value in about(extract).items() if value is not None}
    with made_folder(path), made_files(*places) as new:
        for table, file in zip(found, new, strict=True):
            write_table(table, file, told)
    return places


def write_table(table: Table, file: Path, told: dict[str, str]) -> None:
    """Writes a table into a file; ``told`` says what it is of."""
    import pyarrow as pa
    from pyarrow import parquet

    schema = pa.schema(
        [_field(pa, column) for column in table.columns],
        metadata={"nhsgraph": json.dumps(told), "description": table.told},
    )
    with parquet.ParquetWriter(file, schema) as writer:
        for rows in _some(table.rows()):
            columns = zip(*rows, strict=True)
            arrays = [
                pa.array([flat(column, cell) for cell in cells], type=field.type)
                for column, cells, field in zip(table.columns, columns, schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _some(rows: Iterable[Row]) -> Iterator[list[Row]]:
    """Rows, as many at once as are written together."""
    left = iter(rows)
    while some := list(islice(left, _AT_ONCE)):
        yield some


def _field(pyarrow: Any, column: Column) -> Any:
    kinds = {
        "integer": pyarrow.int64(), "number": pyarrow.float64(), "boolean": pyarrow.bool_(),
        "day": pyarrow.date32(), "list": pyarrow.list_(pyarrow.string()),
    }  # fmt: skip
    kind = kinds.get(column.kind, pyarrow.string())
    return pyarrow.field(column.name, kind, metadata={"description": column.told})
