"""What is asked for is answered, or nothing is: not whatever else the words bring up."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board that took pilots over from another, its harbours, and who wrote its rules."""
    return world(
        """
        pbd:
          names:
            - {name: Port Board, short: PBD, when: 2010-01-01/2014-12-31}
            - {name: Harbour Board, when: 2015-01-01/2020-12-31}
          legal_forms: [{form: body_corporate, when: 2010-01-01/2020-12-31, basis: Ports Act 2009}]
          posts:
            - {post: regional_director, person: Baroness (Dot) Archer, when: 2012-01-01/2013-12-31}
          oversight: [{overseer: crown, when: 2010-01-01/2020-12-31}]
          succession: [{predecessor: old, when: 2010-01-01/..}]
        old: {names: [{name: Old Board, when: 2000-01-01/2009-12-31}]}
        crown: {kind: department, names: [{name: Crown Office}]}
        harbours:
          kind: collective
          aliases: [harbour]
          names: [{name: Harbours}]
          oversight: [{overseer: crown, when: 2010-01-01/2020-12-31}]
        pilots:
          names: [{name: Pilots College}]
          hosting:
            - {host: old, when: 2005-01-01/2009-12-31}
            - {host: pbd, when: 2010-01-01/2020-12-31}
          planning: [{planned_for: harbours}]
        public: {kind: people_group, names: [{name: Sailors}],
          membership: [{whole: pbd, role: represented_on}]}
        south-west: {names: [{name: Port Authority South West}]}
        """
    )


@pytest.mark.parametrize(
    "text",
    [
        "which harbours were rated outstanding",  # not: who rated them
        "role of the regional directors of the Port Board",  # not: who they were
        "was there a harbour plan",  # not: whoever planned something
        "full title of the Port Board Regulations 2014",  # not: who regulated it
        "what was the Sailors Promise",  # not: all that was planned
        "who ran Port Authority Wales",  # not: South West
    ],
)
def test_another_question_is_not_answered_instead(graph: Graph, text: str) -> None:
    assert graph.ask(text).status in {"searched", "silent", "not_understood"}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("who were PBDs predecessors", {"old"}),
        ("when was the Pilots College transferred from the Old Board to the Port Board", {"pbd"}),
        ("who was responsible for the Harbours", {"pilots"}),
        ("when did Baroness Archer leave the Port Board", {"Baroness (Dot) Archer"}),
    ],
)
def test_it_is_read_as_it_was_meant(graph: Graph, text: str, ids: set[str]) -> None:
    answer = graph.ask(text)
    assert answer.status in {"answered", "partly"}
    assert not answer.left_out
    assert ids <= {one for row in answer.results for one in row.answer}


def test_two_names_of_one_body_are_the_same(graph: Graph) -> None:
    assert graph.ask("was the Port Board the same as the Harbour Board").verdict == "yes"


def test_whoever_is_represented_on_a_board_is_no_part_of_it(graph: Graph) -> None:
    assert "were represented on the Port Board" in graph.ask("what are the Sailors part of").text
