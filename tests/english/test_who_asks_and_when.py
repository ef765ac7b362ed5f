"""Who asks is no part of a question; days that are asked beside it are told with its answer."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

WHO_ASKS = (
    "Dr Patel has asked",
    "The Member wishes to know",
    "My colleague Jane Smith in Leeds wants to know",
    "Hello, for a podcast I'm trying to work out",
    "I'm on the Health Committee and we'd like to establish",
    "hi all, quick one from the desk at UCL:",
    "Professor Jones enquired",
)


@pytest.mark.parametrize("opening", WHO_ASKS)
@pytest.mark.parametrize(
    "question",
    ["which body hosted the Leadership Academy in 2015", "who chaired HEE in 2014"],
)
def test_whoever_asks_it_gets_the_same_answer(record: Graph, opening: str, question: str) -> None:
    plain, told = record.ask(question), record.ask(f"{opening} {question}")
    assert (told.status, told.lead) == (plain.status, plain.lead)


def test_where_somebody_works_is_what_they_ask_of(record: Graph) -> None:
    assert record.ask("I work at HEE, who funds it?").question.bodies == ("hee",)
    asked = record.ask("A friend at NHS England asked who chaired HEE in 2015")
    assert asked.lead == record.ask("who chaired HEE in 2015").lead


def test_whether_behind_whoever_asks_is_yes_or_no(record: Graph) -> None:
    assert record.ask("Dr Patel has asked whether HEE funded the LETBs").verdict == "yes"


@pytest.mark.parametrize(
    "behind", ["and on what day", "and when exactly", "and in which year", "and from what date"]
)
def test_days_asked_beside_are_told_with_the_answer(record: Graph, behind: str) -> None:
    answer = record.ask(f"who replaced Simon Stevens at NHS England {behind}?")
    assert answer.status == "answered"
    assert "1 August 2021" in answer.lead


@pytest.mark.parametrize(
    "behind",
    [
        "and was it different",
        "and whether it was different",
        ", had it changed",
        "- was it the same",
    ],
)
def test_two_times_that_are_held_together_are_both_told(record: Graph, behind: str) -> None:
    answer = record.ask(f"who hosted the Leadership Academy in 2015 and in 2018 {behind}?")
    assert [(one.first, one.results[0].answer) for one in answer.answers] == [
        ("2015-01-01", ("nhse",)),
        ("2018-01-01", ("hee",)),
    ]


@pytest.mark.parametrize(
    ("asked", "instead"),
    [
        ("Was Simon Stevens chief executive of NHS England in 2013?", "1 April 2014"),
        ("Was Keith Pearson chair of HEE in 2019?", "30 November 2018"),
    ],
)
def test_who_held_a_post_at_another_time_did_not_then(
    record: Graph, asked: str, instead: str
) -> None:
    answer = record.ask(asked)
    assert answer.verdict == "no"
    assert instead in answer.lead


def test_one_of_a_set_is_meant_by_its_place(record: Graph) -> None:
    answer = record.ask("when was our LETB in Kent, Surrey and Sussex set up")
    assert answer.question.bodies == ("letb-kent-surrey-and-sussex",)
    assert record.ask("which LETBs were in the South West").question.form == "members"


@pytest.mark.parametrize("near", ["around", "circa", "in around", "some time in"])
def test_about_a_year_is_that_year_unless_yes_or_no_hangs_on_it(record: Graph, near: str) -> None:
    answer = record.ask(f"who chaired HEE {near} 2015")
    assert (answer.first, answer.last, answer.status) == ("2015-01-01", "2015-12-31", "answered")
    if near in {"around", "circa"}:
        assert record.ask(f"was HEE accountable to the Department {near} 2015").verdict != "yes"


@pytest.mark.parametrize(
    "asked", ["what date was that please", "when was that", "which year was it"]
)
def test_a_day_is_asked_of_what_somebody_thinks(record: Graph, asked: str) -> None:
    answer = record.ask(f"I think the Leadership Academy moved to HEE at some point - {asked}?")
    assert answer.question.form == "when"
    assert "April 2016" in answer.lead


def test_no_is_told_of_a_post_only_where_no_day_is_open() -> None:
    """In 2012 nobody is on record: it may have been whoever has a term later."""
    graph = world(
        """
        guild:
          names: [{name: Pilots Guild, when: 2010-01-01/2020-12-31}]
          posts:
            - {post: chair, person: Ann Archer, when: 2010-01-01/2011-12-31}
            - {post: chair, person: Ben Baker, when: 2014-01-01/2020-12-31}
            - {post: chair, person: Cy Cooper, when: 2013-01-01/2013-12-31}
        """
    )
    assert graph.ask("was Ben Baker chair of the Pilots Guild in 2013").verdict == "no"
    assert graph.ask("was Ben Baker chair of the Pilots Guild in 2012").verdict == "not recorded"
    both = graph.ask("was Ben Baker chair of the Pilots Guild from 2012 to 2013")
    assert both.verdict == "not recorded"
