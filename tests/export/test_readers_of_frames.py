"""pandas, polars and DuckDB read the tables with their dates; counts over time are the engine's."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from hostile import EVIL, hostile_world
from nhsgraph import Graph, QuestionError
from nhsgraph.dates import Certainty
from outside import reader
from worlds import world

TABLES = ("statements", "bodies", "evidence", "sources", "lines")
ASKED = """
select list_sort(list(to_body)) from '{0}' where type = 'accountability' and from_body = 'hee'
and (reaches is null or reaches = 'from') and date '2019-06-01'
between coalesce(possible_from, date '0001-01-01') and coalesce(possible_to, date '9999-12-31')
"""


@pytest.mark.parametrize("table", TABLES)
def test_pandas_has_real_dates_and_numbers(record: Graph, table: str) -> None:
    frame = record.to_frame(table)
    assert len(frame) > 200
    for name in ("certain_from", "possible_to", "begin_earliest", "published_latest"):
        if name in frame:
            assert pd.api.types.is_datetime64_any_dtype(frame[name]), name
    assert not any(str(kind) == "object" for name, kind in frame.dtypes.items()
                   if name not in {"via", "means", "scope", "proves", "numbers", "read_at",
                                   "outcome", "not_found", "share", "places"})  # fmt: skip


def test_three_lines_lead_to_who_held_hee_to_account(record: Graph) -> None:
    lines = record.to_frame("lines")
    day = pd.Timestamp("2019-06-01")
    found = lines[(lines.from_body == "hee") & (lines.type == "accountability")
                  & (lines.certain_from <= day) & (lines.certain_to >= day)]  # fmt: skip
    assert {*found.to_body} == {"dhsc", "secretary-of-state"}


@pytest.mark.readers
@pytest.mark.parametrize("table", TABLES)
def test_polars_has_what_pandas_has(record: Graph, table: str) -> None:
    polars = reader("polars")
    frame = record.to_frame(table, "polars")
    other = record.to_frame(table)
    assert frame.shape == other.shape
    assert [*frame.columns] == [*other.columns]
    if "certain_from" in frame.columns:
        assert frame.schema["certain_from"] == polars.Date
        assert frame["certain_from"].null_count() == other["certain_from"].isna().sum()


@pytest.mark.readers
def test_duckdb_pandas_and_polars_read_parquet(record: Graph, tmp_path: Path) -> None:
    duckdb, polars = reader("duckdb"), reader("polars")
    reader("pyarrow")
    record.export("parquet", tmp_path / "record")
    lines = tmp_path / "record" / "lines.parquet"
    assert duckdb.sql(ASKED.format(lines)).fetchall() == [(["dhsc", "secretary-of-state"],)]
    for table in TABLES:
        path = tmp_path / "record" / f"{table}.parquet"
        expected = len(record.to_frame(table))
        assert len(pd.read_parquet(path)) == polars.read_parquet(path).height == expected
    assert polars.read_parquet(lines).schema["possible_to"] == polars.Date
    assert b"Both ends" in (polars and Path(lines).read_bytes())


@pytest.mark.readers
def test_hostile_texts_are_the_same_in_parquet(tmp_path: Path) -> None:
    duckdb = reader("duckdb")
    reader("pyarrow")
    hostile_world().export("parquet", tmp_path / "record")
    rows = duckdb.read_parquet(str(tmp_path / "record" / "sources.parquet")).project("title")
    assert set(EVIL) <= {row[0] for row in rows.fetchall()}


def test_lines_are_counted_step_by_step() -> None:
    graph = world(
        """
        a:
          hosting: [{host: b, when: 2012-04-01/2013-03-31}, {host: b, when: 2014/2014}]
        """,
        covers="2012-01-01/2014-12-31",
    )
    counts = graph.series("hosting", every="year")
    assert [*counts.certain] == [0, 1, 0]
    assert [*counts.possible] == [0, 0, 1]
    assert counts.day[0] == pd.Timestamp(2012, 1, 1)
    assert len(graph.series(every="month")) == 36 * 11
    with pytest.raises(QuestionError, match="There is no step “week”"):
        graph.series(every="week")


def test_the_counts_are_those_of_the_snapshots(record: Graph) -> None:
    counts = record.series(["accountability", "funding"], every="year")
    for row in counts.itertuples():
        lines = record.on(row.day.date()).edges
        own = [line.certainty for line in lines if line.edge.type == row.type]
        assert (row.certain, row.possible) == (
            own.count(Certainty.CERTAIN), own.count(Certainty.POSSIBLE),
        )  # fmt: skip
    assert counts.day.max().date() == date(2021, 1, 1)


def test_a_table_that_is_none_is_told(record: Graph) -> None:
    with pytest.raises(QuestionError, match="There is no table “people”"):
        record.to_frame("people")
    with pytest.raises(QuestionError, match="There is no library of frames “dask”"):
        record.to_frame("bodies", "dask")
