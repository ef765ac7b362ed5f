"""What is exported as a whole record is read again as an equal one, and checked as it is read."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from hostile import hostile_world
from nhsgraph import Graph, QuestionError, RecordError, load
from worlds import world

FILES = {"json": "record.json", "csv": "record", "sqlite": "record.sqlite"}
SMALL = """
boards:
  kind: collective
  aliases: [Bds, {alias: B, when: 2010/2012}]
  description: {text: All boards., evidence: [{source: act, locator: b}]}
  identifiers: [{scheme: ods, value: "012", evidence: [{source: act, locator: a}]}]
  sizes: [{size: 3, of: whole}]
  funding:
    - payer: {unknown: {reason: nobody says, searched: [act], on: 2020-01}}
      share: {percent: 12.5}
      when: 2010-04-01/2015-03-31
      amounts:
        - {year: 2011/12, gbp: 5000, about: true, contested: {reason: a slip}}
        - {year: 2012/13, gbp: 6000, measures: budget}
  planning: [{planned_for: office, scope: the workforce}]
  succession: [{predecessor: office, scope: [legal, staff]}]
board:
  membership: [{whole: boards}]
  mandate_approval: [{approver: board, act: approves, step: 1, mandate: 2014/15..}]
  accountability:
    - holder: office
      means: [mandate, {name: letters, when: 2011/2012}]
      status: announced
      subject_to: a vote
      outcome: {abandoned: {date: 2012-05, evidence: [{source: act}]}}
    - {holder: office, status: proposed, outcome: {became: board/accountability-3}}
    - {holder: office, when: 2014-04-01/.., begun_by: start}
"""


@pytest.fixture(scope="module")
def small() -> Graph:
    """A record with everything that can be said in one."""
    return world(SMALL, events="start: 2014-04-01", words="[{words: the board, post: chair}]")


@pytest.mark.parametrize("form", FILES)
def test_a_record_comes_back_as_an_equal_one(small: Graph, form: str, tmp_path: Path) -> None:
    small.export(form, tmp_path / FILES[form])
    again = load(tmp_path / FILES[form])
    assert again.record == small.record
    assert again == small
    changed = world(SMALL.replace("12.5", "12.6"), events="start: 2014-04-01")
    assert changed.record != again.record, "equal is not always so"


@pytest.mark.parametrize("form", FILES)
def test_hostile_texts_come_back_as_they_were(form: str, tmp_path: Path) -> None:
    graph = hostile_world()
    graph.export(form, tmp_path / FILES[form])
    assert load(tmp_path / FILES[form]).record == graph.record


@pytest.mark.parametrize("form", FILES)
def test_the_whole_record_comes_back(record: Graph, form: str, tmp_path: Path) -> None:
    record.export(form, tmp_path / FILES[form])
    assert load(tmp_path / FILES[form]).record == record.record


def test_a_zip_of_tables_comes_back(small: Graph, tmp_path: Path) -> None:
    small.export("csv", tmp_path / "record.zip")
    assert load(tmp_path / "record.zip") == small


@pytest.mark.parametrize("form", FILES)
def test_a_part_is_no_record(small: Graph, form: str, tmp_path: Path) -> None:
    small.export(form, tmp_path / FILES[form], on="2014-06-01")
    with pytest.raises(QuestionError, match="a part of a record"):
        load(tmp_path / FILES[form])


def test_tables_that_were_changed_for_spreadsheets_do_not_come_back(
    small: Graph, tmp_path: Path
) -> None:
    small.export("csv", tmp_path / "sheets", for_spreadsheets=True)
    with pytest.raises(QuestionError, match="changed for spreadsheets"):
        load(tmp_path / "sheets")


def test_an_edited_table_is_read_as_it_is_now(small: Graph, tmp_path: Path) -> None:
    small.export("csv", tmp_path / "record")
    file = tmp_path / "record" / "amounts.csv"
    file.write_text(file.read_text().replace("6000", "7000"))
    (line,) = load(tmp_path / "record").statements(type="funding")
    assert [amount.gbp for amount in getattr(line, "amounts")] == [5000, 7000]  # noqa: B009


def test_faults_of_an_edited_export_are_told(small: Graph, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    small.export("json", path)
    path.write_text(path.read_text().replace('"source": "act"', '"source": "atc"'))
    with pytest.raises(RecordError) as caught:
        load(path)
    assert "record.json (bodies/board.yaml): unknown source “atc”" in str(caught.value)


def test_nothing_is_written_where_an_id_of_an_export_leads(small: Graph, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    small.export("json", path)
    told = json.loads(path.read_text())
    told["model"]["bodies"][0]["id"] = "../../outside"
    path.write_text(json.dumps(told))
    with pytest.raises(QuestionError, match="is no id"):
        load(path)


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "{}", '{"format": "nhsgraph-record"}', "SQLite format 3\0", "PK\3\4"]
)
def test_what_is_no_export_is_refused_in_one_sentence(content: str, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    path.write_text(content)
    with pytest.raises(QuestionError, match="can't be read as a record"):
        load(path)


def test_a_database_that_is_none_of_ours_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as base:
        base.execute("create table t (x)")
    with pytest.raises(QuestionError, match="can't be read as a record"):
        load(path)


def test_an_export_is_laid_over_nothing(small: Graph, tmp_path: Path) -> None:
    path = tmp_path / "record.json"
    small.export("json", path)
    with pytest.raises(QuestionError, match="neither laid over a folder nor under one"):
        load(path, "models")
