"""Whether a mandate came out in time, clauses dated by one, parts that lean on the part before."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, when: 2011-01-01/2020-12-31}]
  mandate_approval:
    - {id: first, approver: crown, act: publishes, mandate: 2013/14, when: 2013-05-28/2014-03-31}
    - {id: second, approver: crown, act: publishes, mandate: 2014/15, when: 2014-03-01/2015-03-31}
    - {id: third, approver: crown, act: publishes, mandate: 2015/16,
       when: "[2015-01..2015-05]/2016-03-31"}
    - {id: plan, approver: council, act: approves, mandate: 2016/17, status: announced,
       when: "/", outcome: {unknown: nothing was found},
       evidence: [{source: gull, locator: para 2, says: announces it}]}
  posts:
    - {id: hale, post: chief_executive, person: Ann Hale, when: 2012-01-01/2016-12-31}
    - {id: moor, post: chief_executive, person: Bea Moor, when: 2017-01-01/2020-12-31}
    - {id: moor-before, post: director_of_piers, person: Bea Moor, when: 2012-01-01/2016-12-31}
  accountability:
    - {id: to-crown, holder: crown, when: 2011-01-01/2020-12-31, basis: Ports Act 2010 s. 4,
       means: [annual report, intervention on failure]}
  planning:
    - {id: pilots, planned_for: crown, scope: regulates the pilots of the port,
       when: 2011-01-01/2020-12-31}
crown:
  kind: department
  names: [{name: Crown Office, when: 1900/2020-12-31}]
  posts:
    - {id: gray, post: permanent_secretary, person: Cy Gray, when: 2010-01-01/2013-12-31}
    - {id: lowe, post: permanent_secretary, person: Di Lowe, when: 2014-01-01/2020-12-31}
council: {names: [{name: Council of Tides, when: 2011-01-01/2020-12-31}]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with mandates that came out in time, late, and on a day not known."""
    return world(BODIES, news="gull: 2015-10-23")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("was the Port Board's mandate for 2013/14 published late", "yes"),
        ("did the mandate of the Port Board for 2013/14 come out on time", "no"),
        ("was the Port Board's mandate for 2014/15 published before its year began", "yes"),
        ("Was the mandate for 2014/15 of the Port Board late?", "no"),
        ("did the Crown Office lay the Port Board's 2014/15 mandate before the year began", "yes"),
        ("was the Port Board's mandate for 2015/16 late", "not recorded"),
    ],
)  # fmt: skip
def test_a_mandate_is_late_once_its_years_have_begun(graph: Graph, text: str, verdict: str) -> None:
    answer = graph.ask(text)
    assert answer.verdict == verdict
    assert "its years began on 1 April" in answer.lead


def test_it_behind_a_mandate_is_the_mandate(graph: Graph) -> None:
    answer = graph.ask("When was the Port Board's mandate for 2013/14 published and was it late?")
    assert [one.question.form for one in answer.answers] == ["when", "when"]
    assert answer.answers[1].verdict == "yes"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("who was permanent secretary when the Port Board was given its first mandate", "Cy Gray"),
        ("permanent secretary when the Port Board's 2014/15 mandate came out", "Di Lowe"),
        ("who was chief executive of the Port Board when the 2013/14 mandate came out", "Ann Hale"),
    ],
)  # fmt: skip
def test_a_mandate_dates_a_clause(graph: Graph, text: str, person: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "post"
    assert answer.ids == [person]
    assert any("was taken to be on" in note for note in answer.notes)


def test_that_an_approval_was_announced_is_told_where_its_day_is_asked(graph: Graph) -> None:
    answer = graph.ask("when did the Council of Tides approve the Port Board's mandate for 2016/17")
    assert answer.verdict == "not recorded"
    assert "was announced" in answer.lead
    assert not answer.lead.endswith("; .")


@pytest.mark.parametrize(
    "text",
    [
        "who came after Ann Hale at the Port Board and on what day did they start",
        "chief executive of the Port Board after Ann Hale, and since when?",
    ],
)
def test_the_days_of_those_just_told_are_no_question_of_their_own(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "answered"
    assert answer.ids == ["Bea Moor"]
    assert "1 January 2017" in answer.lead


def test_who_ran_a_body_held_the_post_that_leads_it(graph: Graph) -> None:
    assert graph.ask("did Bea Moor run the Port Board in 2014").verdict == "no"
    assert graph.ask("did Bea Moor run the Port Board in 2018").verdict == "yes"
    lasted = graph.ask("how long was Bea Moor in charge of the Port Board")
    assert [row.statement for row in lasted.results] == ["board/moor"]


@pytest.mark.parametrize(
    "text",
    [
        "What could the Crown Office do if the Port Board was failing?",
        "what may the Crown Office do when the Port Board fails",
    ],
)
def test_what_a_body_may_do_in_a_case_is_a_power(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.results[0].statement == "board/to-crown"
    assert "intervention on failure" in answer.lead


def test_who_does_something_is_told_by_the_statement_that_begins_so(graph: Graph) -> None:
    answer = graph.ask("who regulated pilots in 2014")
    assert answer.status == "answered"
    assert answer.results[0].statement == "board/pilots"


def test_yes_or_no_behind_a_question_of_yes_or_no_asks_nothing_more(graph: Graph) -> None:
    asked = "Was the Port Board accountable to the Crown Office"
    for behind in ("? yes or no", ", true or false?", " - fact or fiction"):
        assert graph.ask(f"{asked}{behind}").verdict == "yes"


def test_what_is_recorded_stands_in_a_lead_that_has_no_such_line(graph: Graph) -> None:
    lead = graph.ask("did the Port Board report to the Council of Tides from 2012 to 2019").lead
    assert lead.startswith("Not recorded: ")
    assert "accountable to the Crown Office" in lead


@pytest.mark.parametrize("year", [1995, 2090])
def test_nothing_is_possible_only_for_an_open_end_outside_all_that_was_read(year: int) -> None:
    graph = world(
        """
        board: {planning: [{planned_for: crown, when: /..}]}
        crown: {kind: department}
        """
    )
    answer = graph.ask(f"who planned for crown in {year}")
    assert answer.status == "silent"
    assert not answer.results
    assert graph.ask("who planned for crown in 2015").results
