"""Whose area a place lay in, and which places lay in a body's area."""

from __future__ import annotations

import pytest

from nhsgraph import Graph, Question
from nhsgraph.dates import Period
from worlds import world


@pytest.fixture(scope="module")
def shire() -> Graph:
    """Two harbour boards of one set, the second with a new area from 2015; a watch beside them."""
    return world(
        """
        boards:
          kind: collective
          aliases: [HB, HBs, Harbour Board]
          names: [{name: Harbour Boards, when: 2010-01-01/2019-12-31}]
        east:
          names: [{name: East Harbour Board, when: 2010-01-01/2019-12-31}]
          membership: [{whole: boards, when: 2010-01-01/2019-12-31}]
          areas:
            - {id: area, places: [Overhill, Saltmarsh, Great Wold], when: 2010-01-01/2019-12-31}
        west:
          names: [{name: West Harbour Board, when: 2010-01-01/2019-12-31}]
          membership: [{whole: boards, when: 2010-01-01/2019-12-31}]
          areas:
            - {id: area, places: [Dunmoor], when: 2010-01-01/2014-12-31}
            - {id: wider, places: [Dunmoor, Saltmarsh], when: 2015-01-01/2019-12-31}
        watch:
          names: [{name: Coast Watch, when: ../..}]
          areas: [{id: area, places: [Dunmoor], when: ../..}]
        """
    )


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        ("which HB covered Overhill", {"east"}),
        ("which Harbour Board covered Overhill and Dunmoor in 2012", {"east", "west"}),
        ("which HB was Great Wold in", {"east"}),
        ("which HBs served Saltmarsh in 2016", {"east", "west"}),
        ("which HBs served Saltmarsh in 2013", {"east"}),
        ("who was responsible for Dunmoor in 2012", {"west", "watch"}),
        ("whose area was Overhill in", {"east"}),
    ],
)
def test_whose_area_places_lay_in(shire: Graph, text: str, owners: set[str]) -> None:
    answer = shire.ask(text)
    assert answer.status == "answered"
    assert {row.answer[0] for row in answer.results} == owners
    assert {row.type for row in answer.results} == {"area"}
    assert all(row.evidence for row in answer.results)


def test_each_body_is_told_with_the_places_that_were_asked_for(shire: Graph) -> None:
    lead = shire.ask("which HB covered Overhill, Dunmoor and Great Wold in 2012").lead
    assert "East Harbour Board covered Overhill and Great Wold" in lead
    assert "West Harbour Board covered Dunmoor" in lead
    assert "Saltmarsh" not in lead


def test_a_place_of_no_area_is_told_beside_one_that_has_one(shire: Graph) -> None:
    lead = shire.ask("which HB covered Overhill and Atlantis").lead
    assert "covered Overhill" in lead
    assert "no such area with Atlantis" in lead


def test_a_place_that_nobody_records_gets_no_answer(shire: Graph) -> None:
    answer = shire.ask("which HB covered Atlantis")
    assert "does not keep which places" in answer.lead
    assert not answer.results


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did the East Harbour Board cover Overhill", "yes"),
        ("did the West Harbour Board cover Saltmarsh in 2016", "yes"),
        ("did the West Harbour Board cover Saltmarsh in 2013", "not recorded"),
        ("did the East Harbour Board cover Overhill and Dunmoor", "not recorded"),
    ],
)
def test_whether_a_body_covered_places(shire: Graph, text: str, verdict: str) -> None:
    """Never no: that a place is not named says nothing."""
    assert shire.ask(text).verdict == verdict


def test_who_else_covered_it_stands_beside_what_is_not_recorded(shire: Graph) -> None:
    answer = shire.ask("did the West Harbour Board cover Overhill in 2013")
    assert "East Harbour Board covered Overhill" in answer.lead
    assert not answer.results
    assert {row.answer[0] for row in answer.see_also} == {"east"}


@pytest.mark.parametrize(
    "text",
    [
        "what places did the West Harbour Board cover",
        "what towns did the West Harbour Board serve",
    ],
)
def test_the_places_of_an_area(shire: Graph, text: str) -> None:
    answer = shire.ask(text)
    assert [row.answer for row in answer.results] == [("Dunmoor",), ("Dunmoor", "Saltmarsh")]
    assert "covered Dunmoor and Saltmarsh" in answer.lead


def test_a_set_that_was_no_more_is_told_as_that(shire: Graph) -> None:
    assert "ended" in shire.ask("which HB covered Overhill in 2021").lead


def test_a_place_in_a_name_is_told_as_that_where_no_area_has_it() -> None:
    graph = world(
        """
        boards:
          {kind: collective, aliases: [HB], names: [{name: Harbour Boards, when: ../..}]}
        kent:
          names: [{name: Kent and Medway Board, when: 2010-01-01/2019-12-31}]
          membership: [{whole: boards}]
        east: {membership: [{whole: boards}], areas: [{places: [Saltmarsh], when: ../..}]}
        west: {areas: [{places: [Kent], when: ../..}]}
        """
    )
    answer = graph.ask("which HB covered Kent and Saltmarsh in 2012")
    assert "the Kent and Medway Board had Kent in its name" in answer.lead
    assert {row.answer[0] for row in answer.results} == {"east", "kent"}
    assert not graph.ask("which HB covered Kent in 2021").results


def test_a_name_of_a_body_with_a_place_in_it_is_no_place() -> None:
    graph = world(
        """
        kent: {names: [{name: Kent Board, when: ../..}], hosting: [{host: hall}]}
        hall: {names: [{name: Hall, when: ../..}], areas: [{id: a, places: [Kent], when: ../..}]}
        """
    )
    assert graph.ask("who hosted the Kent Board").results[0].answer == ("hall",)


def test_a_typed_question_names_places(shire: Graph) -> None:
    answer = shire.answer(Question("area", ("boards",), Period.read("2012"), places=("overhill",)))
    assert [row.answer for row in answer.results] == [("east",)]
    assert Question("area").lacks_body


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("which SHA covered Manchester and Liverpool", "sha-north-west"),
        ("which SHA covered Kent before the LETB", "sha-south-east-coast"),
        ("which strategic health authority was Bristol in", "sha-south-west"),
        ("which SHA covered Leeds in 2010", "sha-yorkshire-and-the-humber"),
    ],
)
def test_the_areas_of_strategic_health_authorities(record: Graph, text: str, owner: str) -> None:
    answer = record.ask(text)
    assert {row.answer for row in answer.results} == {(owner,)}
    assert answer.results[0].evidence[0].source == "si-2006-1408"


def test_every_county_of_the_order_lay_in_one_area_alone(record: Graph) -> None:
    """No place stands in the areas of two strategic health authorities."""
    shas = {held.statement.owner for held in record.members("shas")}
    assert len(shas) == 10
    areas = [one for one in record.index.areas if one.owner in shas]
    places = [place for one in areas for place in one.places]
    assert {one.owner for one in areas} == shas
    assert len(places) == len({*places})


def test_a_body_is_meant_by_the_place_that_it_covered() -> None:
    graph = world(
        """
        boards: {kind: collective, aliases: [HB], names: [{name: Harbour Boards, when: ../..}]}
        east:
          names: [{name: East Harbour Board, when: ../..}]
          membership: [{whole: boards, when: ../..}]
          areas: [{places: [Overhill, Dunmoor], when: ../..}]
          posts: [{post: chair, person: Ann Archer, when: ../..}]
        west:
          names: [{name: West Harbour Board, when: ../..}]
          membership: [{whole: boards, when: ../..}]
          areas: [{places: [Dunmoor], when: ../..}]
          posts: [{post: chair, person: Bo Baker, when: ../..}]
        """
    )
    answer = graph.ask("who chaired the HB that covered Overhill in 2012")
    assert [row.answer for row in answer.results] == [("Ann Archer",)]
    assert any("East Harbour Board" in note for note in answer.notes)
    both = graph.ask("who chaired the HB for Dunmoor in 2012")
    assert {row.answer for row in both.results} != {("Ann Archer",)}
