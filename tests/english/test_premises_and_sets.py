"""Persons in posts of others, sets without lines of their own, the last seen, sums that move."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  legal_forms:
    - {form: special_health_authority, when: 2010-01-01/2020-12-31, basis: Ports Act s. 1}
  funding:
    - {id: dues, payer: crown, stream: harbour_dues, when: 2010-04-01/2020-03-31, amounts: [
        {year: 2013/14, gbp: 20000000, measures: budget, evidence: [{source: act, locator: s. 1}]},
        {year: 2014/15, gbp: 15000000, measures: budget, evidence: [{source: act, locator: s. 1}]},
        {year: 2014/15, gbp: 900000, measures: running_costs,
         evidence: [{source: act, locator: s. 2}]}]}
  posts:
    - {id: a, post: chair, person: Ann Archer, when: 2010-01-01/2013-12-31}
    - {id: b, post: chair, person: Bo Baker, when: 2014-01-01/2016-12-31}
    - {id: c, post: chair, person: Cy Carter, when: 2017-01-01/2020-12-31}
mill:
  names: [{name: Tide Mill, when: '2011-03/[2015-07..]'}]
  posts: [{post: chair, person: Di Dale, when: 2011-04-01/2012-12-31}]
crown: {kind: department, names: [{name: Crown Office, when: 2000-01-01/..}]}
ports: {kind: collective, names: [{name: Tidal Ports, when: 2010-01-01/2020-12-31}]}
north: {names: [{name: North Quay}],
  membership: [{whole: ports, role: one_of, when: 2010-01-01/..}],
  oversight: [{overseer: crown, when: 2012-01-01/2014-12-31}],
  posts: [{post: chief_executive, person: Ed East, when: 2011-01-01/2013-12-31}]}
south: {names: [{name: South Quay}],
  membership: [{whole: ports, role: one_of, when: 2010-01-01/..}],
  posts: [{post: chief_executive, person: Flo Field, when: 2011-01-01/2014-12-31}]}
"""
WORDS = """
- words: hpl
  stream: harbour_dues
  description:
    text: The levy (HPL) was joined from two streams, dues and tolls.
    evidence: [{source: act, locator: s. 4}]
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with chairs and sums, a mill that was last seen, a set of which two are known."""
    return world(BODIES, words=WORDS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what did Ann Archer do as chair of the Port Board in 2015", "Bo Baker"),
        ("what did Ann Archer do as chair of the Port Board in 2018", "Cy Carter"),
        ("what did Di Dale do as chair of the Port Board in 2012", "Ann Archer"),
    ],
)
def test_a_person_in_a_post_of_another_is_told_who_had_it(
    graph: Graph, text: str, told: str
) -> None:
    answer = graph.ask(text)
    assert answer.lead.startswith("The record does not have")
    assert told in answer.lead
    assert answer.results == ()
    assert answer.status != "answered"


@pytest.mark.parametrize("deed", ["resign", "step down", "leave"])
def test_why_somebody_left_a_post_never_held(graph: Graph, deed: str) -> None:
    lead = graph.ask(f"why did Di Dale {deed} as chair of the Port Board").lead
    assert "does not have Di Dale as chair of the Port Board" in lead
    assert "chair of Tide Mill" in lead


def test_what_was_last_seen_does_not_go_on(graph: Graph) -> None:
    lead = graph.ask("what happened to the Tide Mill").lead
    assert "last seen July 2015" in lead
    assert "since" not in lead


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("who led the Tidal Ports", {"Ed East", "Flo Field"}),
        ("who ran the Tidal Ports in the North", {"Ed East"}),
        ("who oversaw the Tidal Ports in 2013", {"Crown Office", "North Quay"}),
    ],
)
def test_a_set_is_told_by_its_members(graph: Graph, text: str, names: set[str]) -> None:
    answer = graph.ask(text)
    assert answer.results
    assert all(name in answer.text for name in names), answer.text


def test_lines_of_members_are_told_as_such(graph: Graph) -> None:
    assert any(
        "of them all at once" in note for note in graph.ask("who oversaw the Tidal Ports").notes
    )


@pytest.mark.parametrize(
    "text",
    [
        "was the Port Board's budget up or down between 2013/14 and 2014/15",
        "did the Port Board's budget go up between 2013/14 and 2014/15",
        "was the budget of the Port Board lower in 2014/15 than in 2013/14",
    ],
)
def test_sums_that_moved_are_told_and_not_judged(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.verdict is None
    assert "£20 million" in answer.lead
    assert "£15 million" in answer.lead


def test_who_was_before_and_who_after(graph: Graph) -> None:
    lead = graph.ask("who was chair before Bo Baker and who after").lead
    assert "Ann Archer" in lead
    assert "Cy Carter" in lead


@pytest.mark.parametrize("words", ["the two streams of the HPL", "the streams of HPL"])
def test_what_a_budget_was_joined_from(graph: Graph, words: str) -> None:
    assert "dues and tolls" in graph.ask(f"what were {words}").lead


@pytest.mark.parametrize("words", ["admin", "administration", "running costs"])
def test_words_for_running_costs(graph: Graph, words: str) -> None:
    assert "£900,000" in graph.ask(f"how much did the Port Board get for {words} in 2014/15").lead


def test_powers_are_those_of_its_form(graph: Graph) -> None:
    assert graph.ask("did the Port Board have statutory powers in 2014").verdict == "yes"


def test_two_halves_of_which_one_asks_yes_or_no(graph: Graph) -> None:
    lead = graph.ask("what was the Port Board and did it have statutory powers in 2014").lead
    assert "Yes" in lead
    assert "Port Board" in lead


@pytest.mark.parametrize("order", ["name every body", "list all bodies", "tell me the bodies"])
def test_an_order_that_describes_is_a_question(graph: Graph, order: str) -> None:
    """*Name every body that has overseen it* asks which, and not whether any has."""
    answer = graph.ask(f"{order} that have overseen North Quay")
    assert answer.verdict is None
    assert "Crown Office" in answer.lead


def test_what_had_to_be_done_is_a_duty_and_no_deed(record: Graph) -> None:
    """That a mandate came out does not show that the law asked for it."""
    answer = record.ask("did the Secretary of State have to publish a mandate for HEE in 2016")
    assert answer.verdict == "yes"
    assert "standing duty" in answer.lead
    assert "published" not in answer.lead
    before = record.ask("did the Secretary of State have to publish HEE's mandate in 2013")
    assert before.verdict == "not recorded"
    assert "no duty" in before.lead
