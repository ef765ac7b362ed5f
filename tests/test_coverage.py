"""What the record covers: body by year by type of statement, with silence where it is silent."""

from __future__ import annotations

import json

from nhsgraph.graph import DatedGraph
from nhsgraph.graph.coverage import SILENT, Covered, coverage
from nhsgraph.library import bundled
from nhsgraph.schema import STATEMENT_TYPES
from worlds import world

HEE = """
hee:
  names: [{name: Health Education England, when: 2012-06-28/2014-12-31}]
  accountability: [{holder: dhsc, when: 2013-04-01/2014-03-31}]
"""


def of(graph: DatedGraph, body: str) -> Covered:
    return next(each for each in coverage(graph).bodies if each.body == body)


def test_a_body_is_covered_in_the_years_of_its_life_alone() -> None:
    assert list(of(world(HEE), "hee").years) == [2012, 2013, 2014]


def test_a_statement_counts_in_each_year_that_it_touches() -> None:
    years = of(world(HEE), "hee").years
    assert [numbers.get("accountability", 0) for numbers in years.values()] == [0, 1, 1]


def test_a_statement_counts_for_the_body_at_its_other_end_too() -> None:
    assert of(world(HEE), "dhsc").count(2013) == 1


def test_a_year_with_a_name_and_no_more_is_silent() -> None:
    hee = of(world(HEE), "hee")
    assert [hee.cell(year) for year in (2011, 2012, 2013)] == ["", SILENT, "1"]


def test_a_plan_and_a_contested_claim_cover_nothing() -> None:
    graph = world("""
    hee:
      accountability:
        - {holder: dhsc, status: announced, outcome: {unknown: no source}}
        - {holder: nhsi, contested: {reason: the law says otherwise}}
    """)
    assert not of(graph, "hee").count(2015)


def test_what_is_said_of_a_collective_covers_its_members() -> None:
    graph = world("""
    letbs: {kind: collective, accountability: [{holder: hee, when: 2013/2014}]}
    letb-wessex: {kind: local_board, membership: [{whole: letbs}]}
    """)
    assert of(graph, "letb-wessex").years[2013]["accountability"] == 1
    assert "accountability" not in of(graph, "letb-wessex").years[2015]


def test_an_end_that_is_not_known_may_cover_the_years_after() -> None:
    graph = world("hee: {accountability: [{holder: dhsc, when: 2013-04-01/}]}")
    assert of(graph, "hee").count(2021) == 1


def test_the_table_has_a_row_for_each_body_and_a_column_for_each_year() -> None:
    covered = coverage(world(HEE, covers="2012-01-01/2014-12-31"))
    assert covered.heads == ("body", "2012", "2013", "2014")
    assert sorted(covered.rows()) == [("dhsc", SILENT, "1", "1"), ("hee", SILENT, "1", "1")]


def test_one_body_is_shown_type_by_type() -> None:
    covered = coverage(world(HEE, covers="2012-01-01/2014-12-31"), "hee")
    assert [each.body for each in covered.bodies] == ["hee"]
    rows = covered.type_rows()
    assert ("accountability", SILENT, "1", "1") in rows
    assert ("funding", SILENT, SILENT, SILENT) in rows


def test_the_plain_data_names_the_silent_years() -> None:
    said = coverage(world(HEE)).to_dict()
    hee = next(each for each in said["bodies"] if each["body"] == "hee")
    assert hee["silent"] == [2012]
    assert hee["years"]["2013"] == {"name": 1, "accountability": 1}
    assert json.loads(json.dumps(said)) == said


def test_the_record_covers_the_years_2010_to_2021_with_every_type_of_statement() -> None:
    said = coverage(bundled())
    assert said.years == tuple(range(2010, 2022))
    assert {kind for body in said.bodies for year in body.years.values() for kind in year} == set(
        STATEMENT_TYPES
    )


def test_the_record_is_not_silent_on_hee_in_any_year_of_its_life() -> None:
    hee = of(bundled(), "hee")
    assert list(hee.years) == list(range(2012, 2022))
    assert all(hee.years[year].get("accountability") for year in hee.years)
