"""Duties of one body towards another, and the Act that laid them down, however it is asked."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
board: {names: [{name: Port Board, when: 2010-01-01/2020-12-31}]}
owners:
  kind: collective
  names: [{name: Ship owners}]
  partnership:
    - {id: duty, partner: board, subject: a duty to co-operate in finding pilots,
       when: 2013-01-01/2020-12-31, basis: Ports Act 2012 s. 1F(2)}
liners:
  names: [{name: Liners}]
  membership: [{whole: owners}]
system: {kind: collective, names: [{name: Pilotage}], aliases: [planning of pilots]}
crown:
  kind: department
  names: [{name: Crown Office}]
  planning:
    - {id: secures, planned_for: system, scope: secures a good system of pilots,
       when: 2013-01-01/.., basis: Ports Act 2012 s. 7; SI 2012/9 art. 2}
  accountability:
    - {id: answers, holder: parliament, status: proposed, when: /,
       outcome: {never_enacted: {date: 2019-01-01, evidence: [
         {source: act, locator: s. 41, says: a duty to report on pilots every year}]}},
       note: Enacted was a duty to report on pilots.}
parliament: {kind: parliament, names: [{name: Parliament}]}
work:
  names: [{name: Harbour Union}]
  partnership:
    - {id: works, partner: board, subject: a club, when: 2010-01-01/2020-12-31}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Owners who must co-operate with a board, and a union that does so of its own will."""
    return world(BODIES)


@pytest.mark.parametrize(
    "text",
    [
        "is there a duty on ship owners to co-operate with the Port Board",
        "must ship owners cooperate with the Port Board on planning of pilots",
        "are liners legally obliged to cooperate with the Port Board",
        "did the 2012 Act give ship owners a legal duty to co-operate with the Port Board",
        "do ship owners have to cooperate with the Port Board?",
    ],
)
def test_a_duty_is_affirmed_with_its_act(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert (answer.status, answer.verdict) == ("answered", "yes")
    assert "Ports Act 2012 s. 1F(2)" in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "which Act requires ship owners to cooperate with the Port Board",
        "under what law did liners have to co-operate with the Port Board",
    ],
)
def test_the_act_that_lays_it_down_leads(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "duty"
    assert "Ports Act 2012 s. 1F(2)" in answer.lead


def test_what_rests_on_no_law_is_no_duty(graph: Graph) -> None:
    assert graph.ask("must the Harbour Union cooperate with the Port Board").question.form != "duty"


@pytest.mark.parametrize("verb", ["put", "placed", "laid"])
def test_the_law_of_a_duty_of_one_body_is_told_by_what_it_is(graph: Graph, verb: str) -> None:
    text = f"which law first {verb} a duty on the Crown Office to maintain a good system of pilots"
    lead = graph.ask(text).lead
    assert "Ports Act 2012 s. 7" in lead
    assert "SI 2012/9" not in lead  # it only brought the Act into force


def test_what_an_act_laid_down_in_place_of_a_plan_is_told_as_such(graph: Graph) -> None:
    answer = graph.ask("which law made the Crown Office report on pilots")
    assert answer.question.form == "duty"
    assert "a duty to report on pilots every year" in answer.lead
    assert "An Act, s. 41" in answer.lead
