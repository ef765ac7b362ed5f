"""Misspelt words, names that nobody bears, days that are guessed behind a question."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.dates import Period
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board, a pilots' college with which it works under one name, and who led them."""
    return world(
        """
        board:
          names: [{name: Port Board, when: 2010-04-01/2020-12-31}]
          legal_forms:
            - {form: body_corporate, when: 2010-04-01/2020-12-31, basis: Ports Act 2009 s. 1}
          posts:
            - {post: chief_executive, person: Ann Archer, when: 2010-04-01/2013-12-31}
            - {post: chief_executive, person: Bob Baker, acting: true, when: 2014-01-01/2014-06-30}
            - {post: chief_executive, person: Cy Cooper, when: 2014-07-01/2020-12-31}
          accountability: [{holder: crown, when: 2010-04-01/2020-12-31}]
        college:
          names: [{name: Pilots College, when: '2011-05?/2020-12-31'}]
          legal_forms: [{form: operating_name, when: 2012-01-01/2020-12-31}]
          accountability: [{holder: crown, when: 2012-01-01/2020-12-31}]
        union:
          aliases: [Port Board and the Pilots College]
          names: [{name: Port Union, when: 2015-01-01/2020-12-31}]
        crown: {kind: department, names: [{name: Crown Office}]}
        workforce:
          kind: collective
          aliases: [port workforce]
          names: [{name: Ports system}]
          planning: [{planned_for: crown}]
        """
    )


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("who was cheif executve of the Port Board in 2012", "Ann Archer"),
        ("Port Borad cheif executive 2012", "Ann Archer"),
        ("who replaced Ann Archar at the Port Board", "Bob Baker"),
        ("quick question - who was chief executive of the Port Board in 2016", "Cy Cooper"),
        ("PQ: name of the boss of the Port Board in 2016", "Cy Cooper"),
    ],
)
def test_posts_and_persons_may_be_misspelt(graph: Graph, text: str, person: str) -> None:
    assert graph.ask(text).results[0].answer == (person,)


def test_what_was_taken_for_what_is_told(graph: Graph) -> None:
    notes = graph.ask("who was cheif executve of the Port Board in 2012").notes
    assert any("“cheif executve” was taken for “chief executive”" in note for note in notes)


def test_acting_ones_are_asked_for_or_not_left_out(graph: Graph) -> None:
    asked = graph.ask("who was acting chief executive of the Port Board")
    assert [row.answer for row in asked.results] == [("Bob Baker",)]
    for ways in ("incl. interim ones", "including acting ones"):
        everybody = graph.ask(f"list the chief executives of the Port Board, {ways}")
        assert len(everybody.results) == 3, ways
        assert everybody.status == "answered"


def test_the_first_and_the_last_are_two(graph: Graph) -> None:
    answer = graph.ask("first and last chief executive of the Port Board")
    assert [one.results[0].answer for one in answer.answers] == [("Ann Archer",), ("Cy Cooper",)]
    assert answer.status == "answered"


@pytest.mark.parametrize("name", ["Port Workforce Authority", "port workforce agency"])
def test_an_everyday_word_in_a_longer_name_is_no_body(graph: Graph, name: str) -> None:
    """The record has no such authority, so what plans for the workforce is no answer."""
    answer = graph.ask(f"who ran the {name} in 2015")
    assert answer.status == "searched"
    assert "not an answer" in answer.lead


def test_two_bodies_that_are_told_apart_are_not_the_one_that_joins_them(graph: Graph) -> None:
    for text in (
        "difference between the Port Board and the Pilots College",
        "how did the Port Board and the Pilots College differ",
        "to whom did the Port Board and the Pilots College answer",
    ):
        answer = graph.ask(text)
        bodies = {body for one in answer.answers or (answer,) for body in one.question.bodies}
        assert bodies == {"board", "college"}, text


def test_two_bodies_are_not_the_same(graph: Graph) -> None:
    assert graph.ask("was the Port Board the same as the Pilots College").verdict == "no"
    assert graph.ask("is there a difference between Port Board and Port Union").verdict == "yes"


def test_a_form_in_law_says_whether_it_was_a_legal_person(graph: Graph) -> None:
    assert graph.ask("was the Port Board a legal entity").verdict == "yes"
    assert graph.ask("was the Pilots College a legal entity").verdict == "no"
    assert graph.ask("was the Port Union a legal entity").verdict == "not recorded"


@pytest.mark.parametrize(
    "guess", [" - 2014 or 2015?", ", was it in 2019 or in 2020", ": 2009 or 2011"]
)
def test_days_that_are_guessed_behind_a_question_do_not_narrow_it(graph: Graph, guess: str) -> None:
    answer = graph.ask(f"when did the Port Board end{guess}")
    assert answer.dates == ("2020-12-31",)
    assert any("not chosen between" in note for note in answer.notes)


def test_the_first_year_of_a_body_is_a_time(graph: Graph) -> None:
    answer = graph.ask("who was chief executive of the Port Board in its first year")
    assert answer.question.period == Period.read("2010/11")


def test_a_rough_begin_is_told_as_roughly_as_it_is_written(graph: Graph) -> None:
    assert "began perhaps in May 2011" in graph.ask("when did the Pilots College begin").lead


def test_how_many_people_worked_somewhere_is_not_kept(graph: Graph) -> None:
    for text in (
        "how many staff did the Port Board employ",
        "how many people worked at Port Board",
    ):
        answer = graph.ask(text)
        assert (answer.status, answer.results) == ("silent", ())
        assert "does not keep numbers of staff" in answer.lead
