"""What follows in a sentence leans on what stands before it, and on nothing else."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A guild within a league, each with its payer; two captains one after the other."""
    return world(
        """
        guild:
          names: [{name: Pilots Guild, when: 2010-01-01/2020-12-31}]
          accountability: [{holder: league, when: 2010-01-01/2020-12-31}]
          funding: [{payer: crown, stream: grant, when: 2010-01-01/2020-12-31}]
          posts:
            - {post: chair, person: Ann Archer, when: 2010-01-01/2014-12-31}
            - {post: chair, person: Ben Baker, when: 2015-01-01/2020-12-31}
        league:
          names: [{name: Harbour League, when: 2005-01-01/2020-12-31}]
          posts: [{post: president, person: Ben Baker, when: 2005-01-01/2009-12-31}]
        crown: {names: [{name: Crown Office}]}
        """
    )


@pytest.mark.parametrize(
    "who", ["and who before him", "and who was there before him", "who before"]
)
def test_whoever_was_before_is_asked_of_the_same_post(graph: Graph, who: str) -> None:
    answer = graph.ask(f"who chaired the Pilots Guild in 2016, {who}?")
    assert "Ann Archer was chair of Pilots Guild" in answer.lead
    assert "president" not in answer.lead


def test_it_behind_yes_or_no_is_what_that_was_asked_of(graph: Graph) -> None:
    answer = graph.ask("was the Pilots Guild accountable to the Harbour League, and who funded it?")
    assert [one.question.bodies for one in answer.answers] == [("guild",), ("guild",)]
    assert "Crown Office" in answer.lead


@pytest.mark.parametrize("tag", ["was it the Crown Office", "was that the Crown Office"])
def test_one_that_is_guessed_takes_nothing_from_who_it_was(graph: Graph, tag: str) -> None:
    answer = graph.ask(f"who held the Pilots Guild to account in 2015 - {tag}?")
    assert answer.status == "answered"
    assert "Harbour League" in answer.lead


def test_a_half_that_is_not_read_takes_no_verdict_from_the_other(graph: Graph) -> None:
    answer = graph.ask("was the Pilots Guild accountable to the Harbour League, and did it sing?")
    assert (answer.verdict, answer.status) == ("yes", "partly")
    assert answer.lead.endswith("“did it sing” could not be read.")


@pytest.mark.parametrize("asks", ["when", "why"])
def test_what_was_done_to_a_body_is_not_done_by_it(graph: Graph, asks: str) -> None:
    answer = graph.ask(f"{asks} did the Crown Office abolish the Pilots Guild")
    assert answer.question.body == "guild"
    assert "31 December 2020" in answer.lead
    assert any("who ended a body" in note for note in answer.notes)


@pytest.mark.parametrize(
    "asked", ["does the Pilots Guild still train seals", "who trains seals at the Pilots Guild now"]
)
def test_what_is_gone_does_nothing_any_more(graph: Graph, asked: str) -> None:
    assert graph.ask(asked).status in {"premise_false", "answered"}
    assert "31 December 2020" in graph.ask(asked).lead


def test_regulators_of_a_row_are_those_of_each_in_it(record: Graph) -> None:
    answer = record.ask("who regulated doctors, nurses and allied health professionals in 2015")
    assert {*answer.ids} == {"gmc", "nmc", "hcpc"}
    alone = record.ask("which bodies regulated the medical profession's training after 2010")
    assert alone.question.bodies == ("gmc",)


def test_himself_is_whom_the_question_named(record: Graph) -> None:
    answer = record.ask(
        "Simon Stevens replaced whom at NHS England, and when did he himself leave?"
    )
    assert "31 July 2021" in answer.lead


def test_its_of_nobody_is_not_that_of_everybody(record: Graph) -> None:
    assert record.ask("who was its chair in 2015").status in {"not_understood", "searched"}
    assert record.ask("who was chair in 2015").status != "not_understood"


def test_what_was_merged_to_form_a_body_is_no_successor_of_it(record: Graph) -> None:
    answer = record.ask("which bodies were brought together to form NHS Improvement")
    assert {"monitor", "nhs-tda"} <= {*answer.ids}
    assert answer.question.form == "members"


def test_yes_hangs_on_a_day_that_is_not_known(record: Graph) -> None:
    answer = record.ask("was Sir Ian Carruthers still in post at abolition?")
    assert answer.verdict != "yes"
