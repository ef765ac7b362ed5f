"""What a question takes for granted of a line: that it was there; and why one was."""

from __future__ import annotations

import pytest

from nhsgraph import Graph, Question
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  accountability:
    - {id: to-crown, holder: crown, force: law, when: 2010-01-01/2020-12-31, basis: Ports Act 2009}
    - {id: claimed, holder: guild, force: agreement, when: 2015-01-01/2016-12-31,
       contested: {reason: the papers of the guild say so and no other}}
  funding: [{id: dues, payer: crown, stream: harbour_dues, when: 2010-04-01/2020-03-31}]
mill:
  names: [{name: Tide Mill, when: 2010-01-01/2020-12-31}]
  hosting:
    - {id: first, host: crown, when: 2010-01-01/2012-12-31}
    - {id: moved, host: board, when: 2013-01-01/2016-12-31, begun_by: move,
       note: The mill had outgrown its yard.}
guild: {names: [{name: Pilots Guild, when: 2009-01-01/..}]}
crown: {kind: department, names: [{name: Crown Office, when: 2000-01-01/..}]}
"""
EVENTS = "move: 2013-01-01"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board that answers to one office, a claim that it was another, a mill that moved."""
    return world(BODIES, events=EVENTS)


@pytest.mark.parametrize(
    "text",
    [
        "when did the Pilots Guild start funding the Port Board",
        "until when did the Pilots Guild fund the Port Board",
        "how long did the Pilots Guild fund the Port Board",
        "why did the Pilots Guild fund the Port Board",
        "under what law did the Pilots Guild fund the Port Board",
    ],
)
def test_a_line_that_nobody_recorded_is_told_to_be_none(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "silent"
    assert "no such line" in answer.lead
    assert "Crown Office (harbour dues) funded the Port Board" in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "when did the Port Board become accountable to the Pilots Guild",
        "which law made the Port Board accountable to the Pilots Guild",
        "why was the Port Board accountable to the Pilots Guild",
        "when did the Pilots Guild stop holding the Port Board to account",
    ],
)
def test_a_claim_that_does_not_hold_is_denied(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "premise_false"
    assert "claimed, but contested" in answer.lead
    assert "Crown Office" in answer.lead


def test_the_silence_keeps_who_did_it_to_whom(graph: Graph) -> None:
    answer = graph.ask("when did the Port Board start being accountable to the Tide Mill")
    assert any("when Tide Mill held the Port Board to account" in one for one in answer.notes)


def test_why_a_line_was_tells_its_event_and_its_note(graph: Graph) -> None:
    answer = graph.ask("why did the Tide Mill move to the Port Board")
    assert answer.question.form == "reason"
    assert {row.statement for row in answer.results} == {"mill/moved"}
    assert [one.event for one in answer.events] == ["move"]
    assert "keeps no reasons" in answer.lead
    assert "outgrown its yard" in answer.text


def test_whoever_asks_by_type_gives_the_role(graph: Graph) -> None:
    asked = Question("when", ("board",), moment="funding", candidate="guild", role="recipient")
    assert "no such line" in graph.answer(asked).lead
    there = Question("when", ("board",), moment="funding", candidate="crown", role="recipient")
    assert graph.answer(there).status == "answered"


@pytest.mark.parametrize("body", ["NHS England", "NHS Digital", "HEE"])
def test_whoever_did_it_is_read_where_an_office_is_named(record: Graph, body: str) -> None:
    """It said yes, and who was chief executive, whoever had appointed them."""
    asked = f"Was the chief executive of {body} appointed by the Secretary of State?"
    told = record.ask(asked)
    assert told.question.form == "appointment"
    assert told.verdict != "yes"
