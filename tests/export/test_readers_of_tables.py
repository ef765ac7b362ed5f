"""Programs that we did not write read the tables."""

from __future__ import annotations

import asyncio
import csv
import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hostile import EVIL, hostile_world
from nhsgraph import Graph
from nhsgraph.dates import Certainty, read_day
from nhsgraph.export.questions import QUESTIONS, put
from outside import reader

pytestmark = pytest.mark.readers
HOLDERS = """
select to_body from '{0}' as lines
where type = 'accountability' and from_body = 'hee' and (reaches is null or reaches = 'from')
  and date '2019-06-01' between coalesce(possible_from, date '0001-01-01')
  and coalesce(possible_to, date '9999-12-31') order by 1
"""


@pytest.fixture(scope="module")
def written(record: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole record as CSV, as SQLite and, if it can be written, as a workbook."""
    folder = tmp_path_factory.mktemp("written")
    record.export("csv", folder / "csv")
    record.export("sqlite", folder / "record.sqlite")
    return folder


@pytest.fixture(scope="module")
def base(written: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(written / "record.sqlite")) as base:
        yield base


# -- CSV ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("graph", ["record", "hostile", "day"])
def test_frictionless_finds_every_table_valid(record: Graph, graph: str, tmp_path: Path) -> None:
    package = reader("frictionless").Package
    day: dict[str, Any] = {"on": "2019-06-01", "around": "hee"} if graph == "day" else {}
    asked = hostile_world() if graph == "hostile" else record
    asked.export("csv", tmp_path / "csv", **day)
    report = package(str(tmp_path / "csv" / "datapackage.json")).validate()
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "message"])[:5]
    assert len(report.tasks) == 14


def test_frictionless_would_find_a_day_that_is_none(written: Path, tmp_path: Path) -> None:
    package = reader("frictionless").Package
    for path in (written / "csv").iterdir():
        text = path.read_text(encoding="utf-8")
        (tmp_path / path.name).write_text(text.replace("2019-04-01", ".."), encoding="utf-8")
    assert not package(str(tmp_path / "datapackage.json")).validate().valid


def test_duckdb_answers_from_the_tables_what_the_engine_answers(written: Path) -> None:
    duckdb = reader("duckdb")
    rows = duckdb.sql(HOLDERS.format(written / "csv" / "lines.csv")).fetchall()
    assert [row[0] for row in rows] == ["dhsc", "secretary-of-state"]


def test_a_text_stands_in_the_tables_as_it_is_and_is_harmless_only_where_asked(
    tmp_path: Path,
) -> None:
    graph = hostile_world()
    for folder, asked in (("exact", False), ("sheets", True)):
        graph.export("csv", tmp_path / folder, for_spreadsheets=asked)
        rows = csv.DictReader((tmp_path / folder / "sources.csv").open(encoding="utf-8-sig"))
        titles = {row["title"] for row in rows}
        dangerous = {title for title in titles if title.startswith(("=", "+", "-", "@"))}
        assert dangerous if not asked else not dangerous
        assert asked or set(EVIL) <= titles


# -- SQLite ---------------------------------------------------------------------------------------


def test_every_key_of_the_database_leads_somewhere(base: sqlite3.Connection) -> None:
    assert base.execute("pragma foreign_key_check").fetchall() == []
    assert base.execute("pragma integrity_check").fetchall() == [("ok",)]
    keys = base.execute("select count(*) from pragma_foreign_key_list('evidence')").fetchone()
    assert keys[0] == 6


def test_the_questions_answer_what_the_engine_answers(
    record: Graph, base: sqlite3.Connection, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    days = ["2010-04-01", "2012-06-01", "2014-06-01", "2016-04-10", "2019-06-01", "2021-12-31"]
    cases = [(body, day) for body in record.bodies.ids for day in days]
    for body, written_day in sample(cases, 300):
        day, told = read_day(written_day), {"body": body, "day": written_day}
        for name, role in (("holders", "body"), ("held", "holder")):
            rows = base.execute(put(name), told).fetchall()
            expected = [
                (held.statement.id, str(held.on(day)))
                for held in record.lines("accountability", role, body)
                if held.on(day) is not Certainty.NO
            ]
            assert sorted((row[4], row[3]) for row in rows) == sorted(expected), (name, told)


def test_a_snapshot_is_that_of_the_engine(record: Graph, base: sqlite3.Connection) -> None:
    rows = base.execute(put("snapshot"), {"day": "2016-04-10"}).fetchall()
    lines = record.on("2016-04-10").edges
    assert {(row[4], row[3]) for row in rows} == {
        (line.edge.id, str(line.certainty)) for line in lines
    }


def test_the_chain_goes_up_to_parliament(base: sqlite3.Connection) -> None:
    rows = base.execute(put("chain"), {"body": "hee", "day": "2019-06-01"}).fetchall()
    assert {row[1:3] for row in rows if row[0] == 1} == {
        ("hee", "dhsc"), ("hee", "secretary-of-state"),
    }  # fmt: skip
    assert ("secretary-of-state", "parliament") in {row[1:3] for row in rows}


def test_words_are_found_in_statements(base: sqlite3.Connection) -> None:
    found = base.execute("select statement from search where search match 'framework agreement'")
    assert ("hee/accountable-to-dhsc-framework-2015",) in found.fetchall()


def test_a_type_of_line_is_a_view_with_its_roles(base: sqlite3.Connection) -> None:
    sql = "select host from hosting where hosted = ? and ? between surely_from and surely_to"
    rows = base.execute(sql, ("nhs-leadership-academy", "2015-06-01")).fetchall()
    assert rows == [("nhse",)]


def test_datasette_serves_the_database_with_its_questions(written: Path) -> None:
    app = reader("datasette.app")
    metadata = json.loads((written / "record-metadata.json").read_text(encoding="utf-8"))
    served = app.Datasette([str(written / "record.sqlite")], metadata=metadata)

    async def rows(path: str) -> list[Any]:
        response = await served.client.get(path)
        assert response.status_code == 200, response.text
        told: list[Any] = response.json()
        return told

    where = "type=accountability&from_body=hee&_shape=array"
    assert asyncio.run(rows(f"/record/lines.json?{where}"))
    days = "day=2019-06-01&known_on=2019-06-01&first_day=2014-01-01&before_day=2016-01-01"
    asked = f"body=hee&{days}&_shape=array"
    holders = asyncio.run(rows(f"/record/holders.json?{asked}"))
    assert [row["holder"] for row in holders] == ["secretary-of-state", "dhsc"]
    for name in (*QUESTIONS, "find"):
        assert asyncio.run(rows(f"/record/{name}.json?{asked}&words=academy")), name


# -- XLSX -----------------------------------------------------------------------------------------


def workbook(graph: Graph, path: Path, **part: Any) -> Any:
    """The workbook as openpyxl reads it."""
    openpyxl = reader("openpyxl")
    reader("xlsxwriter")
    graph.export("xlsx", path, **part)
    return openpyxl.load_workbook(path)


def cells(book: Any) -> Iterator[Any]:
    return (cell for sheet in book for row in sheet.iter_rows() for cell in row)


def test_no_cell_of_a_workbook_is_a_formula_or_a_link(tmp_path: Path) -> None:
    book = workbook(hostile_world(), tmp_path / "evil.xlsx")
    kinds = {cell.data_type for cell in cells(book)}
    assert kinds <= {"s", "n", "d", "b", "inlineStr"}
    assert not any(cell.hyperlink for cell in cells(book))
    texts = {str(cell.value) for cell in cells(book)}
    assert set(EVIL) <= texts


def test_a_workbook_has_real_dates_filters_and_heads_that_stay(
    record: Graph, tmp_path: Path
) -> None:
    book = workbook(record, tmp_path / "hee.xlsx", around="hee", on="2019-06-01")
    assert book.sheetnames[:2] == ["readme", "lines"]
    sheet = book["lines"]
    heads = [cell.value for cell in sheet[1]]
    days = {row[heads.index("certain_from")].value for row in sheet.iter_rows(min_row=2)}
    assert any(hasattr(day, "date") and day.date() == date(2015, 4, 1) for day in days)
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    readme = [str(row[2].value) for row in book["readme"].iter_rows()]
    assert "2019-06-01" in readme
    assert any("Both ends are included" in each for each in readme)


def test_every_row_of_the_record_is_in_the_workbook(record: Graph, tmp_path: Path) -> None:
    book = workbook(record, tmp_path / "record.xlsx")
    assert book["statements"].max_row - 1 == len(record.statements)
    assert book["sources"].max_row - 1 == len(record.sources)
