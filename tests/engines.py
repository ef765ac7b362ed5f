"""The engines that run the shipped SQL, on tables of an export, each asked in one way.

SQLite has them in memory with the indexes of an export; DuckDB and Spark read the Parquet of a
folder. What is asked gives rows by the names of their columns.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, TypeAlias

from nhsgraph.export.columns import Table
from nhsgraph.export.parquet import write_table
from nhsgraph.export.questions import QUESTIONS, put, text_of
from nhsgraph.export.sqlite_file import fill_table
from outside import reader

Values: TypeAlias = "Mapping[str, str]"
Run: TypeAlias = "Callable[[str, Values], tuple[list[str], list[tuple[Any, ...]]]]"
"""Runs a text of SQL with values: the names of the columns, and the rows."""
DAY = "cast({} as date)"
"""How DuckDB and Spark take a day."""


class Engine:
    """An engine with the tables of an export.

    Args:
        run: runs a text.
        mark: the sign before a parameter.
        day: how a day is written.
        base: the engine's own connection.
    """

    def __init__(self, run: Run, mark: str, day: str, base: Any) -> None:
        self.run, self.mark, self.day, self.base = run, mark, day, base

    def ask(self, name: str, values: Values) -> list[dict[str, Any]]:
        """The rows of a shipped question."""
        given = dict.fromkeys(QUESTIONS[name].may_ask, "") | dict(values)
        heads, rows = self.run(put(name, self.mark, self.day), given)
        return [dict(zip(heads, row, strict=True)) for row in rows]


def write_parquet(tables: Iterable[Table], folder: Path) -> None:
    """Puts tables into a folder, a file for each."""
    for table in tables:
        write_table(table, folder / f"{table.name}.parquet", {})


@contextmanager
def sqlite(tables: Iterable[Table]) -> Iterator[Engine]:
    """SQLite in memory, with the indexes of an export."""
    with closing(sqlite3.connect(":memory:")) as base:
        for table in tables:
            fill_table(base, table)
        base.execute(f"create view line_days as {text_of('line_days')}")

        def run(text: str, values: Values) -> tuple[list[str], list[tuple[Any, ...]]]:
            found = base.execute(text, values)
            return [head[0] for head in found.description], found.fetchall()

        yield Engine(run, ":", "{}", base)


@contextmanager
def duckdb(folder: Path) -> Iterator[Engine]:
    """DuckDB on one thread over a folder of Parquet, without any index."""
    with closing(reader("duckdb").connect()) as base:
        base.execute("set threads = 1")
        for file in folder.glob("*.parquet"):
            base.execute(f"create view \"{file.stem}\" as from '{file}'")
        base.execute(f"create view line_days as {text_of('line_days')}")

        def run(text: str, values: Values) -> tuple[list[str], list[tuple[Any, ...]]]:
            found = base.execute(text, values)
            return [head[0] for head in found.description], found.fetchall()

        yield Engine(run, "$", DAY, base)


@contextmanager
def spark(folder: Path) -> Iterator[Engine]:
    """Spark on one core of this machine over a folder of Parquet."""
    session = reader("pyspark.sql").SparkSession.builder.master("local[1]").config(
        map={"spark.ui.enabled": "false", "spark.ui.showConsoleProgress": "false",
             "spark.sql.shuffle.partitions": "1",
             "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1",
             "spark.sql.session.timeZone": "UTC"}
    ).getOrCreate()  # fmt: skip
    try:
        for file in folder.glob("*.parquet"):
            session.read.parquet(str(file)).createOrReplaceTempView(file.stem)
        session.sql(text_of("line_days")).createOrReplaceTempView("line_days")

        def run(text: str, values: Values) -> tuple[list[str], list[tuple[Any, ...]]]:
            found = session.sql(text, args=dict(values))
            return found.columns, [tuple(row) for row in found.collect()]

        yield Engine(run, ":", DAY, session)
    finally:
        session.stop()
