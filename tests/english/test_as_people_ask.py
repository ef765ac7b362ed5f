"""Who did what by the words of lines, names in law, turns that somebody is said to have made."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A harbour: who sets, advises on and negotiates the wages of pilots; and two sets of quays."""
    return world(
        """
        crown: {kind: department, names: [{name: Crown Office, when: 2000-01-01/2020-12-31}]}
        port:
          names:
            - {name: Harbour Trust, use: legal, when: 2010-01-01/2019-12-31}
            - {name: Port Board, use: operating, when: 2012-01-01/2019-12-31}
          legal_forms: [{form: operating_name, when: 2010-01-01/2019-12-31}]
          hosting: [{host: crown, when: 2010-01-01/2019-12-31}]
          posts: [{post: chief_executive, person: Ann Archer, when: 2010-01-01/2019-12-31}]
          oversight: [{overseer: guild, means: [ownership], when: 2010-01-01/2019-12-31}]
        guild:
          names: [{name: Pilots Guild, when: 2010-01-01/2019-12-31}]
          planning:
            - {planned_for: crown, when: 2010-01-01/2019-12-31,
               scope: "recommends the wages of crews other than pilots"}
        bench:
          names: [{name: Wages Bench, when: 2010-01-01/2019-12-31}]
          planning:
            - {planned_for: crown, when: 2010-01-01/2019-12-31,
               scope: "recommends the wages of pilots and cooks"}
            - {planned_for: port, when: 2010-01-01/2019-12-31,
               scope: "keeps a policy, within which the guild negotiates wages of cooks"}
        """
    )


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("who advises on the wages of pilots", "bench"),
        ("which body recommended pay of pilots in 2015", "bench"),
        ("whose job was it to recommend the wages of pilots", "bench"),
    ],
)
def test_who_does_something_is_told_by_the_words_of_their_lines(
    graph: Graph, text: str, body: str
) -> None:
    """Words that say nearly the same count; what a line leaves out it does not do."""
    answer = graph.ask(text)
    assert answer.status == "answered"
    assert {row.roles["planner"]["id"] for row in answer.results} == {body}


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("who commissioned nurse training places in 2011", "shas/planning-education-commissioning"),
        ("Which body commissioned nurse training places in 2015?", "letbs/planning-2015"),
        (
            "who commissioned nursing degree places in London before April 2013",
            "shas/planning-education-commissioning",
        ),
    ],
)
def test_who_commissioned_places_is_told_of_the_record(
    record: Graph, text: str, statement: str
) -> None:
    """A part of the country is one of a set's; a nurse is one of the staff of whom a line is."""
    assert [row.statement for row in record.ask(text).results][:1] == [statement]


def test_what_another_does_within_a_line_is_not_told_of_it(graph: Graph) -> None:
    assert graph.ask("who negotiates the wages of cooks").status != "answered"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("was the Port Board legally called the Harbour Trust in 2015", "yes"),
        ("was the Harbour Trust called the Port Board in 2015", "yes"),
        ("was the Harbour Trust called the Port Board in 2011", "no"),
        ("has the Harbour Trust always been called the Port Board", "no"),
        ("did the Port Board's legal name stay the Harbour Trust right up to 2018", "yes"),
        ("did the Port Board exist in law in 2015", "no"),
    ],
)
def test_a_name_is_asked_for_by_its_use(graph: Graph, text: str, verdict: str) -> None:
    assert graph.ask(text).verdict == verdict


def test_which_body_ran_another_is_its_host_and_not_its_head(graph: Graph) -> None:
    assert graph.ask("which body ran the Harbour Trust in 2015").question.form == "hosting"
    assert graph.ask("who led the Harbour Trust in 2015").results[0].answer == ("Ann Archer",)


def test_who_owned_a_body_is_asked_only_where_that_is_on_record(graph: Graph) -> None:
    owned = graph.ask("who owned the Harbour Trust in 2015")
    assert (owned.question.form, owned.results[0].answer) == ("oversight", ("guild",))
    assert graph.ask("who owned the Pilots Guild in 2015").status == "silent"


@pytest.mark.parametrize(
    "text",
    [
        "who abolished the Pilots Guild in 2012",
        "which minister closed the Pilots Guild in 2012",
        "when Ann Archer closed the Pilots Guild in 2012, who took its work on",
    ],
)
def test_who_is_said_to_have_ended_a_body_then_did_not(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.premise.denies
    assert "2019" in answer.lead


def test_a_polite_request_is_no_question_of_yes_or_no(graph: Graph) -> None:
    answer = graph.ask("could you please give me the chief executive of the Harbour Trust in 2015")
    assert (answer.verdict, answer.results[0].answer) == (None, ("Ann Archer",))


def test_two_times_of_one_question_of_who(graph: Graph) -> None:
    answer = graph.ask("who hosted the Harbour Trust in 2012, and who in 2030")
    assert [one.first for one in answer.answers] == ["2012-01-01", "2030-01-01"]


def test_yes_or_no_hangs_on_the_very_words_of_a_line(graph: Graph) -> None:
    assert graph.ask("did the Wages Bench recommend the wages of pilots").verdict == "yes"
    assert graph.ask("did the Pilots Guild recommend the wages of pilots").verdict != "yes"
    assert graph.ask("did the Wages Bench recommend the pay of nurses").verdict != "yes"
