"""What a question takes for granted of a day, a clause or a person is held against the record."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

PORT = """
crown:
  kind: department
  names: [{name: Crown Office, when: 2000-01-01/..}]
  posts: [{id: baker, post: minister, person: Bo Baker, when: 2005-01-01/2015-12-31}]
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2019-12-31}]
  membership: [{whole: harbour, role: part_of, when: 2014-01-01/2019-12-31}]
  posts:
    - {id: cole, post: chief_executive, person: Cy Cole, when: 2010-01-01/2013-12-31}
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2014-01-01/2019-12-31}
pilots:
  kind: arms_length_body
  names: [{name: Pilots Office, when: 2010-01-01/2019-12-31}]
  membership: [{whole: harbour, role: part_of, when: 2014-01-01/2019-12-31}]
light:
  kind: arms_length_body
  names: [{name: Light Trust, when: 2010-01-01/..}]
harbour:
  kind: joint_arrangement
  names: [{name: Harbour Service, when: 2014-01-01/2019-12-31}]
  posts: [{id: dune, post: chair, person: Di Dune, when: 2014-01-01/2019-12-31}]
port:
  kind: arms_length_body
  names: [{name: Port Authority, when: 2020-01-01/..}]
  succession: [{predecessor: board, scope: staff, when: 2020-01-01/..}]
"""


@pytest.fixture(scope="module")
def port() -> Graph:
    return world(PORT)


@pytest.mark.parametrize(
    "asked",
    [
        "Why did Bo Baker abolish the Port Board in 2015?",
        "Why did the Crown Office vote to abolish the Port Board in 2015?",
        "Why did the Crown Office decide to abolish the Port Board in 2015?",
        "Why was the Port Board abolished in 2015?",
        "Why did the Crown Office abolish the Port Board in 2015?",
    ],
)
def test_why_it_ended_then_is_a_false_premise_where_it_ended_at_another_time(
    port: Graph, asked: str
) -> None:
    found = port.ask(asked)
    assert found.status == "premise_false"
    assert "did not end in 2015: it last existed on 31 December 2019" in found.lead
    assert "could not be read" not in found.lead


def test_why_it_ended_is_no_false_premise_where_it_ended_then(port: Graph) -> None:
    assert port.ask("Why did Bo Baker abolish the Port Board in 2019?").status == "answered"


@pytest.mark.parametrize(
    "asked",
    [
        "When the Port Board was abolished in 2015, who inherited its staff?",
        "When the Port Board was abolished in 2015, who took over its staff?",
    ],
)
def test_a_clause_with_another_year_than_the_recorded_one_is_told(port: Graph, asked: str) -> None:
    found = port.ask(asked)
    assert found.lead.startswith("“when the Port Board was abolished” was not in 2015, but on ")
    assert "followed by the Port Authority" in found.lead
    right = port.ask(asked.replace("2015", "2019"))
    assert "was not in" not in right.lead


def test_a_person_named_in_a_why_is_accounted_for(port: Graph) -> None:
    found = port.ask("Why was Ann Archer appointed chief executive of the Port Board in 2012?")
    assert "does not have Ann Archer in that post in 2012" in found.lead
    assert "from 1 January 2014" in found.lead


@pytest.mark.parametrize(
    "asked",
    [
        "When did the Port Board and the Pilots Office start to work as the Harbour Service?",
        "When did the Port Board and the Pilots Office come together as the Harbour Service?",
        "When did the Port Board and the Pilots Office merge into the Harbour Service?",
        "When did the Pilots Office and the Port Board join up to form the Harbour Service?",
    ],
)
def test_when_two_began_to_work_as_one_is_when_that_arrangement_began(
    port: Graph, asked: str
) -> None:
    assert port.ask(asked).lead.startswith("The Harbour Service began on 1 January 2014")


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Did the Port Board and the Pilots Office legally merge in 2014?", "no"),
        ("Did the Port Board and the Pilots Office merge in 2014?", "partly"),
        ("Did the Port Board and the Light Trust merge in 2014?", "no"),
        ("Did the Port Board and the Port Authority merge in 2020?", "yes"),
        ("Did the Port Board and the Pilots Office merge in 2019?", "not recorded"),
    ],
)
def test_two_that_both_went_on_did_not_become_one(port: Graph, asked: str, verdict: str) -> None:
    assert port.ask(asked).verdict == verdict
