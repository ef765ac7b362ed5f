"""Halves that are read alone, clauses that open a sentence, and what passed to the next body."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

PORT = """
old:
  kind: arms_length_body
  names: [{name: Harbour Trust, when: 2005-01-01/2011-12-31}]
  accountability: [{holder: crown, when: 2005-01-01/2011-12-31}]
board:
  kind: arms_length_body
  names:
    - {name: Port Board, when: 2012-01-01/2015-12-31, begun_by: turn}
    - {name: Port Authority, when: 2016-01-01/.., begun_by: renaming}
  succession: [{predecessor: old, scope: functions, when: 2012-01-01/.., begun_by: turn}]
  posts:
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2012-01-01/2013-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2014-01-01/..}
  funding: [{payer: crown, stream: harbour_dues, when: 2012-01-01/.., begun_by: dues}]
lodge:
  kind: unit
  names: [{name: Pilots Lodge, when: 2006-01-01/..}]
  hosting:
    - {host: old, when: 2006-01-01/2011-12-31, ended_by: turn}
    - {host: board, when: 2012-01-01/.., begun_by: turn}
crown:
  kind: department
  names: [{name: Crown Office}]
"""
EVENTS = """
- {id: dues, title: Ships pay dues, date: 2012-01-01, evidence: [act]}
- {id: turn, title: The Port Board takes over the port, date: 2012-01-01, evidence: [act]}
- {id: renaming, title: The Port Board becomes the Port Authority, date: 2016-01-01,
   evidence: [act]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A trust that gave way to a board, which was renamed, with a lodge that both housed."""
    return world(PORT, events=EVENTS)


@pytest.mark.parametrize(
    "second",
    ["could it hire a crane", "did it have a flag", "which tune did it sing"],
)
def test_a_half_that_asks_is_named_and_the_other_is_answered(graph: Graph, second: str) -> None:
    answer = graph.ask(f"who led the Port Board in 2013, and {second}?")
    assert answer.status == "partly"
    assert "Ann Archer" in answer.lead
    assert second.rsplit(maxsplit=1)[-1] in answer.lead


def test_before_and_after_is_asked_of_its_own_half(graph: Graph) -> None:
    answer = graph.ask(
        "who succeeded the Harbour Trust, and who hosted the Pilots Lodge before and after 2012?"
    )
    assert [one.question.form for one in answer.answers] == ["lineage", "hosting", "hosting"]
    assert answer.status == "answered"


@pytest.mark.parametrize(
    "text",
    [
        "which body picked up the duties of the Harbour Trust",
        "who inherited the Harbour Trust's planning work?",
        "Who took on the role of the Harbour Trust once it was abolished?",
        "which body took over the Harbour Trust's money in 2012",
        "when the Harbour Trust closed, who took over its work?",
    ],
)
def test_what_passed_asks_for_the_next_body(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert (answer.status, answer.question.form) == ("answered", "lineage")
    assert "Port Board" in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "when the Port Board was set up, who led it?",
        "who led it when the Port Board was set up?",
        "Once the Harbour Trust had closed, who led the Port Board?",
    ],
)
def test_a_clause_that_opens_a_sentence_is_its_time(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "post"
    assert "Ann Archer" in answer.lead


def test_a_question_that_opens_a_sentence_is_no_clause_of_the_next(graph: Graph) -> None:
    answer = graph.ask("When was the Port Board renamed, and under which chief executive?")
    assert [one.question.form for one in answer.answers] == ["when", "post"]
    assert "1 January 2016" in answer.lead
    assert "Bo Baker" in answer.lead
    assert "Ann Archer" not in answer.lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("what happened to the Harbour Trust in 2012", "was followed by the Port Board"),
        ("what happened to the Port Board in 2016", "becomes the Port Authority"),
    ],
)
def test_what_happened_to_a_body_is_of_that_body_first(graph: Graph, text: str, told: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "happened"
    assert told in answer.lead
    assert "Ships pay dues" not in answer.lead.split(";")[0]
