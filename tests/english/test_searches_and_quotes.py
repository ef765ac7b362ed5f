"""What is told where no typed reading answers: searches, the record's own words, silence."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhsgraph import Graph
from nhsgraph.english.beside_bodies import SAID
from nhsgraph.english.postings import POSTINGS
from nhsgraph.graph.index import LINES
from nhsgraph.graph.name_index import NAMES
from nhsgraph.record.built import READERS
from worlds import world

KEPT = (POSTINGS, SAID, LINES, NAMES)
BODIES = """
board:
  names:
    - {name: Port Board, when: 2010-01-01/2020-12-31}
  description:
    text: A board that kept the register of tugboats and rang the harbour bell at dusk.
    evidence: [{source: act, locator: s. 1}]
  funding:
    - {id: dues, payer: crown, stream: harbour_dues, when: 2010-04-01/2020-03-31,
       note: The dues could be waived only in a flood or a frost. The rest is as it was.}
  oversight:
    - {id: seen, overseer: crown, means: approval of the yearly tide plan,
       when: 2012-01-01/2018-12-31, note: It looks at the plan before it comes out.}
  planning:
    - {id: never, planned_for: crown, scope: a school of pilots, status: proposed, when: "/",
       outcome: {never_enacted: {date: 2014-05-14, evidence: [{source: act, locator: s. 7}]}},
       evidence: [{source: gull, locator: para 1}]}
crown:
  kind: department
  names: [{name: Crown Office}]
  posts:
    - {id: lowe, post: under_secretary, person: Di Lowe, when: 2012-01-01/2014-12-31,
       note: She spoke for pilots.}
    - {id: gray, post: under_secretary, person: Cy Gray, when: 2012-01-01/2014-12-31,
       note: He spoke for fish.}
pilots: {names: [{name: The Pilots, when: 2010-01-01/2020-12-31}], aliases: [pilots]}
tugs:
  kind: collective
  names: [{name: Tug crews, when: 2011-01-01/2019-12-31}]
"""
EVENTS = """
- {id: moved, title: The village of Shingleby moves to the other harbour, date: 2015-07-01,
   evidence: [{source: act, locator: s. 2}]}
- {id: chiefs, title: The crews come under single chief executives, date: 2014-10-03,
   evidence: [{source: act, locator: s. 3}]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board, what is said of it beside its lines, and events."""
    return world(BODIES, events=EVENTS, news="gull: 2012-03-04")


def test_a_quote_tells_the_sentence_and_the_passage_that_has_the_words(graph: Graph) -> None:
    answer = graph.ask("Could the dues of the Port Board be waived in a flood or frost?")
    assert answer.results[0].statement == "board/dues"
    assert "funded the Port Board" in answer.lead
    assert "in a flood" in answer.lead
    assert "as it was" not in answer.lead


def test_an_event_is_quoted_for_the_name_in_its_title(graph: Graph) -> None:
    answer = graph.ask("What happened to Shingleby?")
    assert (answer.status, answer.question.form) == ("answered", "quote")
    assert [one.event for one in answer.events] == ["moved"]
    assert graph.ask("what is the tonnage of Shingleby").status == "not_understood"


def test_an_event_outside_the_time_asked_is_not_quoted(graph: Graph) -> None:
    asked = "single chief executives of the crews in"
    assert [one.event for one in graph.ask(f"{asked} autumn 2014").events] == ["chiefs"]
    assert graph.ask(f"{asked} summer 2012").status == "not_understood"


def test_a_name_in_use_answers_nothing_but_a_search_finds_the_description(graph: Graph) -> None:
    answer = graph.ask("who kept the register of tugboats")
    assert answer.status == "searched"
    assert "kept the register of tugboats" in answer.lead


def test_what_is_written_like_a_name_and_stands_in_a_match_is_no_unknown_body(
    graph: Graph,
) -> None:
    answer = graph.ask("Shingleby village and harbour cows")
    assert "no body" not in answer.lead


def test_where_a_name_stands_nowhere_the_nearest_is_not_told_before_the_others(
    graph: Graph,
) -> None:
    """It would be taken for the thing that was asked for."""
    answer = graph.ask("What did the Topplin plan say of dues waived in a flood or frost?")
    assert answer.status == "searched"
    assert answer.results[0].statement == "board/dues"
    assert answer.lead.startswith("The record has nothing called")
    assert "frost" not in answer.lead


def test_many_have_not_ended() -> None:
    graph = world("crews: {kind: collective, names: [{name: Tug crews, when: 2011-01-01/..}]}")
    assert "Tug crews have not ended" in graph.ask("when did the tug crews end").lead


def test_what_a_word_meant_is_written_as_people_say_it() -> None:
    proof = "evidence: [{source: act, locator: s. 1}]"
    words = f"[{{words: toll, description: {{text: A toll is paid., {proof}}}}}]"
    graph = world("board: {}", words=words)
    assert graph.ask("what is a toll").read_as.startswith("what toll meant")


def test_a_search_that_finds_events_alone_is_a_search(graph: Graph) -> None:
    answer = graph.ask("Shingleby village and harbour cows")
    assert (answer.status, answer.results) == ("searched", ())


@pytest.mark.parametrize(
    "text",
    [
        "Which minister looked after pilots in 2013?",
        "which minister dealt with pilots in 2013",
        "minister for pilots in 2013",
        "which minister was in charge of pilots in 2013",
    ],
)
def test_ministers_by_what_they_look_after(graph: Graph, text: str) -> None:
    assert graph.ask(text).ids == ["Di Lowe"]


def test_a_plan_of_which_it_is_known_what_came_is_answered(graph: Graph) -> None:
    answer = graph.ask("what became of the proposal that the Port Board plan for the Crown Office")
    assert answer.question.form == "plans"
    assert answer.status == "answered"


def test_changes_are_told_by_their_events() -> None:
    graph = world(
        """
        board: {names: [{name: Board, when: 2013-04-01/.., begun_by: start}]}
        crew: {names: [{name: Crew, when: 2013-04-01/.., begun_by: start}]}
        fleet: {names: [{name: Fleet, when: 2013-04-02/..}]}
        """,
        events="[{id: start, title: The new rules begin, date: 2013-04-01, evidence: [{source: act,"
        " locator: s. 1}]}]",
    )
    lead = graph.ask("what changed in April 2013").lead
    assert lead.startswith("3 changes are recorded; The new rules begin (1 April 2013)")


def test_two_times_in_a_row_are_two_questions(graph: Graph) -> None:
    for joint in ("+", "and", "&"):
        asked = f"who was under secretary of the Crown Office in May 2011 {joint} June 2013"
        assert len(graph.ask(asked).answers) == 2, joint


def test_the_parts_of_the_program_that_speak_and_read_are_there() -> None:
    """What was made by one version is as if not there for another: by the hash of these."""
    here = Path(__file__).parents[2] / "src" / "nhsgraph"
    for part in (
        *READERS,
        *(part for one in (POSTINGS, SAID, LINES, NAMES) for part in one.makers),
    ):
        assert (here / part).exists(), part
