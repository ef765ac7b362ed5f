"""Legal forms of one body, what is asked of each of a set, and what of all its members."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  legal_forms:
    - {form: special_health_authority, when: 2010-01-01/2014-12-31, basis: Ports Act 2009 s. 1}
    - {form: executive_ndpb, when: 2015-01-01/2020-12-31, basis: Ports Act 2014 s. 9}
  posts:
    - {id: a, post: chair, person: Ann Archer, when: 2010-01-01/2014-12-31}
    - {id: b, post: chair, person: Bo Baker, when: 2015-01-01/2020-12-31}
crews: {kind: collective, names: [{name: Pilot Crews, when: 2010-01-01/2020-12-31}]}
north: {kind: region, names: [{name: North Shore, when: 2010-01-01/2020-12-31}]}
south: {kind: region, names: [{name: South Shore, when: 2010-01-01/2020-12-31}]}
gull:
  names: [{name: Gull Crew, when: 2010-01-01/2020-12-31}]
  membership: [{id: of, whole: crews, role: one_of, when: 2010-01-01/2020-12-31},
               {id: in, whole: north, role: lies_in, when: 2010-01-01/2020-12-31}]
  posts: [{id: m, post: director, person: Cy Carter, when: 2010-01-01/2020-12-31}]
tern:
  names: [{name: Tern Crew, when: 2010-01-01/2020-12-31}]
  membership: [{id: of, whole: crews, role: one_of, when: 2010-01-01/2020-12-31},
               {id: in, whole: south, role: lies_in, when: 2010-01-01/2020-12-31}]
  posts: [{id: m, post: director, person: Di Dale, when: 2010-01-01/2020-12-31}]
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board of two forms, and a set of crews that lie in two regions."""
    return world(BODIES)


@pytest.mark.parametrize(
    "text",
    [
        "how did the Port Board as an executive NDPB differ from it as a special health authority",
        "the Port Board was a special health authority; what did it become",
        "what did the Port Board become after it was a special health authority",
    ],
)
def test_two_forms_of_a_body_are_told_with_their_days(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "answered"
    assert "to 31 December 2014 the Port Board was a special health authority" in answer.lead
    assert "from 1 January 2015" in answer.lead


@pytest.mark.parametrize(
    ("words", "chair"),
    [
        ("while it was a special health authority", "Ann Archer"),
        ("when it was an executive NDPB", "Bo Baker"),
        ("before it was an executive NDPB", "Ann Archer"),
        ("after it became an executive NDPB", "Bo Baker"),
    ],
)
def test_a_form_lasts_as_long_as_itself(graph: Graph, words: str, chair: str) -> None:
    lead = graph.ask(f"who chaired the Port Board {words}").lead
    assert chair in lead
    assert ("Ann Archer" in lead) != ("Bo Baker" in lead)


@pytest.mark.parametrize(
    "text",
    ["which region did the Pilot Crews belong to", "what region were the Pilot Crews in"],
)
def test_where_the_members_of_a_set_lie_is_told_of_each(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert {row.statement for row in answer.results} == {"gull/in", "tern/in"}
    assert set(answer.ids) == {"north", "south"}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("list the Pilot Crews and the director of each", {"gull/m", "tern/m"}),
        ("list the Pilot Crews and the director of each of them", {"gull/m", "tern/m"}),
        ("name the Pilot Crews and the region each belonged to", {"gull/in", "tern/in"}),
    ],
)
def test_what_is_asked_of_each_is_answered_beside_the_list(
    graph: Graph, text: str, rows: set[str]
) -> None:
    answer = graph.ask(text)
    assert {row.statement for row in answer.results} == {"gull/of", "tern/of", *rows}


def test_a_post_is_no_word_that_narrows_a_list(record: Graph) -> None:
    """*The directors of HEE's regions* is not a list of its regions."""
    assert record.ask("who were the directors of HEE's regions").question.form != "members"


def test_what_changed_when_something_happened(record: Graph) -> None:
    answer = record.ask("what changed when HEE became an NDPB")
    assert (answer.question.form, answer.first) == ("changes", "2015-04-01")


@pytest.mark.parametrize(
    "text", ["which bodies were Pilot Crews in 2012", "who were the Pilot Crews"]
)
def test_who_they_were_asks_for_the_members_of_a_set(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "members"
    assert set(answer.ids) == {"gull", "tern"}


def test_nobody_was_both() -> None:
    """Not two lists, from which a reader must find it out; and whoever was both is named."""
    both = world(
        """
        pier:
          names: [{name: Pier Board, when: 2010-01-01/2020-12-31}]
          posts:
            - {id: a, post: chair, person: Ann Archer, when: 2010-01-01/2012-12-31}
            - {id: b, post: chief_executive, person: Ann Archer, when: 2013-01-01/2014-12-31}
            - {id: c, post: chair, person: Bo Baker, when: 2013-01-01/2014-12-31}
        quay:
          names: [{name: Quay Board, when: 2010-01-01/2020-12-31}]
          posts:
            - {id: a, post: chair, person: Cy Carter, when: 2010-01-01/2012-12-31}
            - {id: b, post: chief_executive, person: Di Dale, when: 2013-01-01/2014-12-31}
        """
    )
    asked = "who was both chair and chief executive of the {} Board"
    assert both.ask(asked.format("Quay")).lead == "Nobody on record was, or did, both."
    assert {row.answer for row in both.ask(asked.format("Pier")).results} == {("Ann Archer",)}


def test_bodies_are_no_people(record: Graph) -> None:
    """The people of a board are told by its recorded size alone, and those of others not at all."""
    assert record.ask("how many people sat on the HEE board").count == 12
    answer = record.ask("how many people sat on the Social Partnership Forum")
    assert answer.status in {"searched", "silent", "not_understood"}
    assert answer.count is None


@pytest.mark.parametrize("text", ["which SHA covered Paris", "which LETB covered Atlantis"])
def test_whose_area_a_place_of_no_area_lay_in_is_not_kept(record: Graph, text: str) -> None:
    assert "does not keep which places" in record.ask(text).lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("until when was Jeremy Hunt health secretary", "until 8 July 2018"),
        ("how long was Steve Barclay health secretary", "from 5 July 2022 to 5 September 2022"),
        ("until when was DHSC called the Department of Health", "to 7 January 2018"),
        ("when was DHSC called the Department of Health", "to 7 January 2018"),
    ],
)
def test_until_when_a_name_was_in_use_or_a_post_was_filled(
    record: Graph, text: str, told: str
) -> None:
    answer = record.ask(text)
    assert answer.status == "answered"
    assert told in answer.lead


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("were LETBs statutory bodies in 2014", "no"),
        ("were LETBs statutory bodies in 2016", "yes"),
        ("were the LETBs statutory", "partly"),
        ("was Public Health England a statutory body", "no"),
        ("was NHS Improvement statutory", "no"),
        ("was HEE a statutory body in 2016", "yes"),
    ],
)
def test_a_committee_set_up_by_a_body_rests_on_no_statute(
    record: Graph, text: str, verdict: str
) -> None:
    """Law is told from practice: a committee is no statutory committee, nor is an agency."""
    assert record.ask(text).verdict == verdict


@pytest.mark.parametrize("body", ["HEE", "the LETBs"])
def test_what_a_body_was_responsible_for_is_what_it_was_for(record: Graph, body: str) -> None:
    assert record.ask(f"what was {body} responsible for").question.form == "about"
    assert record.ask("who was HEE responsible for").question.form == "accountable_bodies"


@pytest.mark.parametrize(
    ("place", "ids"),
    [
        ("North West", {"ics-greater-manchester", "ics-lancashire-south-cumbria"}),
        ("North West region", {"ics-greater-manchester", "ics-lancashire-south-cumbria"}),
    ],
)
def test_those_in_a_region_are_not_those_with_its_words_in_their_names(
    record: Graph, place: str, ids: set[str]
) -> None:
    """*In the North West* is not *North West London*."""
    assert set(record.ask(f"which ICSs were in the {place} in 2020").ids) == ids


def test_a_set_of_which_none_lies_in_such_a_region_is_asked_by_its_names(
    record: Graph,
) -> None:
    assert "letb-south-london" in record.ask("which LETBs were in London in 2014").ids
