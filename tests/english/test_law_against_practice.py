"""What stood in law between two bodies, and what was agreed, practised or only planned."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

POWERS = """
    crown: {names: [{name: Crown}], kind: department}
    navy: {names: [{name: Navy Board}]}
    road:
      names: [{name: Road Board}]
      accountability:
        - {holder: crown, means: [directions], force: law, basis: Road Act 1999, when: 2010/2014}
        - {holder: crown, means: [annual report], force: law, basis: Road Act 2015, when: 2015/2019}
        - {holder: navy, force: practice, when: 2010/2019}
    rail:
      names: [{name: Rail Board}]
      accountability: [{holder: crown, means: [accounts on direction], force: law, when: 2010/2019}]
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Could the Crown direct the Road Board in 2012?", "yes"),
        ("Did the Crown have power to give directions to the Road Board in 2012?", "yes"),
        ("Was the Road Board subject to directions from the Crown in 2012?", "yes"),
        ("Could the Crown direct the Road Board in 2017?", "not recorded"),
        ("Could the Crown direct the Rail Board in 2012?", "partly"),
        ("Could the Navy Board direct the Road Board by law?", "not recorded"),
        ("In law, could the Navy Board direct the Road Board, as opposed to practice?",
         "not recorded"),
    ],
)  # fmt: skip
def test_only_a_line_in_law_by_directions_is_a_yes(text: str, verdict: str) -> None:
    """Means that merely speak of a direction are no power to direct; practice is none at all."""
    answer = world(POWERS).ask(text)
    assert answer.question.form == "power"
    assert answer.verdict == verdict


def test_practice_is_told_as_practice_beside_who_had_it_in_law() -> None:
    told = world(POWERS).ask("Could the Navy Board direct the Road Board by law?").lead
    assert "no power of the Navy Board in law is recorded" in told
    assert "by law the Road Board answered to Crown" in told
    assert "in practice" in told


def test_a_plan_is_told_as_a_plan_beside_the_law(record: Graph) -> None:
    """That NHS Improvement was to approve the mandate was announced, and no power in law."""
    answer = record.ask("Could NHS Improvement direct HEE by law in 2019?")
    assert answer.verdict == "not recorded"
    assert "answered to the Secretary of State for Health and Social Care" in answer.lead
    assert "announced: NHS Improvement was to approve the mandate" in answer.lead
    assert "accountable to NHS Improvement" not in answer.lead


def test_an_act_that_let_one_direct_another_is_named(record: Graph) -> None:
    answer = record.ask("Which Act let the Secretary of State give directions to HEE?")
    assert answer.lead.startswith("By law (NHS Act 2006 ss. 7, 8 and 28), from 28 June 2012")


@pytest.mark.parametrize(
    ("text", "force"),
    [
        ("Who held HEE to account de jure in 2019?", "law"),
        ("Who held HEE to account in law in 2014, as opposed to practice?", "law"),
        ("Who was HEE accountable to in practice and not by law in 2014?", "practice"),
    ],
)
def test_the_force_asked_for_is_that_of_the_words(record: Graph, text: str, force: str) -> None:
    """What it is asked for as opposed to is not asked for."""
    answer = record.ask(text)
    assert answer.question.form == "accountability"
    assert answer.question.force == force
    assert answer.status == "answered"


def test_how_independent_a_body_was_is_not_weighed(record: Graph) -> None:
    answer = record.ask("Was HEE independent of the Department of Health in 2014?")
    assert answer.verdict is None
    assert any("does not weigh" in note for note in answer.notes)
