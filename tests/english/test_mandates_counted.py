"""How many mandates came out, which of them late; what a section of an Act lays on a body."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  accountability:
    - {id: to-crown, holder: crown, force: law, when: 2010-01-01/2020-12-31, basis: Ports Act 2009 s. 7}
  planning:
    - {id: pilots, planned_for: harbours, scope: enough pilots, when: 2010-01-01/2020-12-31,
       basis: Ports Act 2009 s. 98(1)}
    - {id: lights, planned_for: harbours, scope: the lights, when: 2010-01-01/2020-12-31,
       basis: Ports Act 2009 s. 99}
  mandate_approval:
    - {id: a, approver: crown, act: publishes, mandate: 2012/13, when: 2012-03-01/2012-03-01}
    - {id: b, approver: crown, act: publishes, mandate: 2013/14, when: 2013-05-28/2013-05-28}
    - {id: c, approver: crown, act: publishes, mandate: 2014/15, when: '[2014-03-01..2014-05-31]/[2014-03-01..2014-05-31]'}
  posts: [{post: chief_executive, person: Ann Archer, when: 2010-01-01/2020-12-31}]
harbours: {names: [{name: Harbours, when: 2010-01-01/2020-12-31}]}
crown: {kind: department, names: [{name: Crown Office, when: 2000-01-01/..}]}
"""  # noqa: E501 - a line of the model is not broken


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with three mandates, of which one was late and one may have been."""
    return world(BODIES)


@pytest.mark.parametrize(
    "text", ["how many mandates did the Port Board have", "number of mandates of the Port Board"]
)
def test_mandates_are_counted_by_their_years(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.count == 3
    assert "for 2012/13, 2013/14 and 2014/15" in answer.lead


def test_only_what_is_certain_was_late_or_in_time(graph: Graph) -> None:
    late = graph.ask("which mandates of the Port Board were published late")
    assert [row.statement for row in late.results] == ["board/b"]
    early = graph.ask("which mandates of the Port Board came out in time")
    assert [row.statement for row in early.results] == ["board/a"]


@pytest.mark.parametrize(("section", "duty"), [("98", "board/pilots"), ("99", "board/lights")])
def test_a_duty_is_that_of_the_section_named(graph: Graph, section: str, duty: str) -> None:
    answer = graph.ask(f"what did the Port Board have to do under section {section}")
    assert [row.statement for row in answer.results] == [duty]


@pytest.mark.parametrize("verb", ["direct", "run", "lead"])
def test_whether_one_body_could_direct_another_is_not_who_led_it(graph: Graph, verb: str) -> None:
    answer = graph.ask(f"could the Crown Office {verb} the Port Board")
    assert answer.question.form != "post"
