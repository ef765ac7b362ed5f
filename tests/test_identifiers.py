"""Codes by which others know a body: read, kept in the built form, shown, found, asked about."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from nhsgraph.checks import run
from nhsgraph.cli import main
from nhsgraph.errors import QuestionError, RecordError
from nhsgraph.library import Graph
from nhsgraph.record.built import read_built, write_built
from nhsgraph.record.reading import read_record
from worlds import write_world

SYSTEMS = """
plan:
  names: [{name: Devon plan, when: 2016-03-15/2021-03-31}]
  identifiers:
    - scheme: ods
      value: QJK
      when: '[..2019]/[2019..]'
      evidence: [{source: codes, locator: row 1}]
  accountability: [{holder: nhse, when: 2016-03-15/2021-03-31}]
system:
  names: [{name: Devon system, when: 2021-04-01/2022-06-30}]
  identifiers:
    - {scheme: ods, value: QJK, evidence: [{source: codes, locator: row 1}]}
    - {scheme: wikidata, value: Q42, evidence: [{source: codes, locator: row 2}]}
    - scheme: legislation
      value: https://www.legislation.gov.uk/x
      evidence: [{source: act, locator: s. 1}]
  accountability: [{holder: dhsc, when: 2021-04-01/2022-06-30}]
nhse: {names: [{name: NHS England}]}
dhsc: {names: [{name: Department of Health}]}
"""


def _world(folder: Path) -> Path:
    return write_world(folder, SYSTEMS, news="codes: 2019-04-01")


def test_a_code_is_read_and_kept_in_the_built_form(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    folder, built = _world(tmp_path / "models"), tmp_path / "record.json"
    plain = read_record(folder)
    (code,) = plain.bodies["plan"].identifiers
    assert (code.scheme, code.value, code.when and code.when.text) == (
        "ods",
        "QJK",
        "[..2019]/[2019..]",
    )
    write_built(plain, folder, built)
    again = read_built(folder, built)
    assert again is not None
    assert again.bodies["system"].identifiers == plain.bodies["system"].identifiers


def test_a_code_needs_a_scheme_that_is_known_and_a_source(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    odd = write_world(tmp_path / "a", SYSTEMS.replace("scheme: wikidata", "scheme: postcode"))
    with pytest.raises(RecordError, match="postcode"):
        read_record(odd)
    (tmp_path / "b").mkdir()
    unsourced = write_world(tmp_path / "b", SYSTEMS)
    with pytest.raises(RecordError, match="codes"):
        read_record(unsourced)


def test_what_only_a_code_rests_on_is_used(tmp_path: Path) -> None:
    graph = Graph.load(_world(tmp_path))
    assert not [each for each in run(graph) if each.rule == "unused-source"]


def test_a_body_is_found_by_its_code(tmp_path: Path) -> None:
    graph = Graph.load(_world(tmp_path))
    assert graph.find("q42") == "system"
    with pytest.raises(QuestionError, match="plan, system"):
        graph.find("QJK")


@pytest.mark.parametrize(
    ("day", "holder"), [("1 June 2019", "NHS England"), ("1 June 2021", "Department of Health")]
)
def test_a_code_that_outlived_its_bearer_means_who_bore_it_on_the_day(
    tmp_path: Path, day: str, holder: str
) -> None:
    answer = Graph.load(_world(tmp_path)).ask(f"to whom was QJK accountable on {day}?")
    assert holder in str(answer)


def test_a_body_is_shown_with_its_codes(tmp_path: Path) -> None:
    folder = str(_world(tmp_path))
    told = CliRunner().invoke(main, ["show", "system", "--record", folder])
    assert "Known elsewhere as: ods QJK; wikidata Q42; legislation" in " ".join(told.output.split())
    plain = CliRunner().invoke(main, ["show", "plan", "--json", "--record", folder])
    (code,) = json.loads(plain.output)["identifiers"]
    assert code == {
        "scheme": "ods",
        "value": "QJK",
        "when": "[..2019]/[2019..]",
        "sources": ["codes"],
        "note": None,
    }
