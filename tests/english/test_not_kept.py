"""What no record of this kind keeps is told so, briefly, and spoils no other half of a question."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

PORT = """
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  posts:
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2010-01-01/2014-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2015-01-01/2019-12-31}
  funding: [{payer: crown, stream: salary_support, when: 2010-01-01/2020-12-31}]
crown: {kind: department, names: [{name: Crown Office}]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with two chief executives."""
    return world(PORT)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("how many nurses left the Port Board in 2012", "numbers of staff"),
        ("how many empty nursing posts did the Port Board have", "numbers of staff"),
        ("what percentage of doctors joined the Port Board", "numbers of staff"),
        ("what percentage of doctors voted for a strike", "how people voted"),
        ("how many union members worked for the Port Board", "numbers of staff"),
        ("what was the sickness absence rate at the Port Board", "how many were off sick"),
        ("which software did the Port Board use", "what software was used"),
        ("what did Ann Archer eat at the Port Board", "what belongs to private lives"),
        ("what is the Dewey number of the Port Board", "class marks"),
        ("how much did Ann Archer earn", "what people were paid"),
    ],
)
def test_what_is_not_kept_is_told_without_a_hit_beside_it(
    graph: Graph, text: str, what: str
) -> None:
    answer = graph.ask(text)
    assert (answer.status, answer.results, answer.events) == ("silent", (), ())
    assert answer.lead.startswith(f"The record does not keep {what}")


@pytest.mark.parametrize(
    "second",
    ["what was she paid", "how much was she paid", "how many staff did it have",
     "how many nurses did it employ", "where were its headquarters"],
)  # fmt: skip
def test_the_other_half_of_a_question_is_answered(graph: Graph, second: str) -> None:
    answer = graph.ask(f"who was chief executive of the Port Board in 2012, and {second}?")
    assert answer.ids == ["Ann Archer"]
    assert "could not be read" not in answer.lead
    assert answer.lead.count("The record does not keep") == 1


def test_what_is_not_kept_may_stand_first(graph: Graph) -> None:
    text = "how many staff did the Port Board have and who was its chief executive in 2016"
    answer = graph.ask(text)
    assert answer.ids == ["Bo Baker"]
    assert "does not keep numbers of staff" in answer.lead


def test_what_is_named_so_in_the_record_is_kept(graph: Graph) -> None:
    assert graph.ask("who funded salary support at the Port Board").ids == ["crown"]


def test_bodies_with_such_a_word_before_them_are_counted(record: Graph) -> None:
    for text in ("how many doctors' regulators were there in 2015", "how many LETBs were there"):
        assert "numbers of staff" not in record.ask(text).lead


def test_pay_in_the_name_of_a_body_asks_for_no_pay(record: Graph) -> None:
    told = record.ask("Who chaired the NHS Pay Review Body in 2019?")
    assert told.question.form == "post"
    assert "does not keep" not in told.text
