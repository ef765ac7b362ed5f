"""Who came or went within a time, why; names of nobody; what is counted, and what money was for."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.errors import NhsGraphError
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with three chairs and its money, its minister, and boards that became fewer."""
    return world(
        """
        board:
          aliases: [PB]
          names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
          posts:
            - {post: chair, person: Ann Archer, when: 2010-01-01/2013-06-30}
            - {post: chair, person: Bob Baker, when: 2013-07-01/2016-12-31}
            - {post: chair, person: Cy Cooper, when: 2017-01-01/2020-12-31}
          accountability: [{holder: crown, when: 2010-01-01/2020-12-31}]
          funding:
            - payer: crown
              stream: allocation
              when: 2010-01-01/2020-12-31
              amounts: [{year: 2014/15, gbp: 5000000}]
        crown:
          kind: department
          names: [{name: Crown Office, when: 2005-01-01/2025-12-31}]
          posts:
            - {post: minister_of_state, person: Dee Drake, when: 2012-01-01/2014-12-31,
               note: She was responsible for pilots.}
            - {post: minister_for_docks, person: Eve Eaton, when: 2013-01-01/2016-12-31}
        locals:
          kind: collective
          names: [{name: Local Boards, when: 2010-01-01/2020-12-31}]
          sizes:
            - {size: 13, when: 2010-01-01/2015-12-31}
            - {size: 4, when: 2016-01-01/2020-12-31}
        """
    )


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("who left as chair of the Port Board in 2013", ["Ann Archer"]),
        ("who became chair of the Port Board in 2013", ["Bob Baker"]),
        ("who resigned as chair of the Port Board in 2016", ["Bob Baker"]),
        ("who was appointed chair of the Port Board in 2017", ["Cy Cooper"]),
        ("who was appointed to chair the Port Board in 2017", ["Cy Cooper"]),
        ("which chair of the Port Board stepped down in 2016", ["Bob Baker"]),
    ],
)
def test_who_came_or_went_within_a_time_is_not_who_was_there(
    graph: Graph, text: str, ids: list[str]
) -> None:
    answer = graph.ask(text)
    assert answer.ids == ids
    assert answer.status == "answered"


def test_where_nobody_came_or_went_then_the_next_is_told_as_such(graph: Graph) -> None:
    answer = graph.ask("who resigned as chair of the Port Board in May 2013")
    assert answer.ids == ["Ann Archer"]
    assert answer.lead.startswith("Nobody is recorded to have left the post in May 2013; the next:")


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("did the chair of the Port Board leave in 2013", "yes"),
        ("did the chair of the Port Board leave in 2015", "no"),
        ("did a new chair join the Port Board in 2017", "yes"),
    ],
)
def test_whether_somebody_came_or_went_has_a_verdict(graph: Graph, text: str, verdict: str) -> None:
    assert graph.ask(text).verdict == verdict


def test_who_came_between_two_persons(graph: Graph) -> None:
    answer = graph.ask("who chaired the Port Board between Ann Archer and Cy Cooper")
    assert answer.ids == ["Bob Baker"]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("which minister was responsible for pilots in 2013", "Dee Drake"),
        ("who was the junior minister responsible for docks in 2015", "Eve Eaton"),
    ],
)
def test_a_minister_is_asked_for_by_what_they_were_responsible_for(
    graph: Graph, text: str, person: str
) -> None:
    assert graph.ask(text).ids == [person]


def test_all_ministers_of_a_department(graph: Graph) -> None:
    answer = graph.ask("which ministers were at the Crown Office in 2014")
    assert set(answer.ids) == {"Dee Drake", "Eve Eaton"}


@pytest.mark.parametrize(
    "text", ["why did Bob Baker leave the Port Board", "why did Ann Archer step down in 2013"]
)
def test_of_a_reason_the_answer_says_first_that_none_is_kept(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.lead.startswith("The record keeps no reasons; ")
    assert answer.status == "partly"


def test_a_person_who_held_no_such_post_is_told_with_the_posts_held(graph: Graph) -> None:
    answer = graph.ask("was Dee Drake ever chair of the Port Board")
    assert answer.verdict == "no"
    assert "but as minister of state of the Crown Office" in answer.lead


def test_of_somebody_whom_nobody_knows_the_posts_are_told(graph: Graph) -> None:
    answer = graph.ask("Was Sir Frank Fox chair of the Port Board in 2015?")
    assert answer.verdict == "no"
    assert "does not have Sir Frank Fox as chair" in answer.lead
    assert answer.ids == ["Bob Baker"]


@pytest.mark.parametrize(
    "text",
    ["how many pilots did the Port Board work with", "how many cranes did the Port Board fund"],
)
def test_what_is_counted_must_be_read(graph: Graph, text: str) -> None:
    try:
        answer = graph.ask(text)
    except NhsGraphError:
        return
    assert answer.count is None


@pytest.mark.parametrize(
    "text",
    [
        "how much did the Crown Office give the Port Board for lighthouse paint in 2014/15",
        "how much did the Port Board spend on consultants in 2014/15",
    ],
)
def test_a_sum_for_what_is_not_recorded_is_not_told_as_another(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.status == "silent"
    assert answer.lead.startswith("No sum is recorded for “")
    assert not answer.results


def test_how_many_became_others_is_not_answered_by_what_followed_the_set() -> None:
    graph = world(
        """
        docks:
          kind: collective
          names: [{name: Docks, when: 2010-01-01/2015-12-31}]
        ports:
          kind: collective
          names: [{name: Ports, when: 2016-01-01/2020-12-31}]
          succession: [{predecessor: docks, when: 2016-01-01/..}]
        """
    )
    assert graph.ask("which bodies did the Docks become").question.form == "lineage"
    try:
        answer = graph.ask("how many Docks became Ports in 2016")
    except NhsGraphError:
        return
    assert answer.question.form != "lineage"


def test_numbers_that_changed_have_their_days(graph: Graph) -> None:
    answer = graph.ask("on what day did the 13 Local Boards become four")
    assert answer.ids == ["13", "4"]


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("what does PB stand for", "“PB” is short for Port Board."),
        ("PB in full", "“PB” is short for Port Board."),
        ("what is the abbreviation of the Port Board", "Port Board is called PB for short."),
    ],
)
def test_what_letters_stand_for(graph: Graph, text: str, lead: str) -> None:
    assert graph.ask(text).lead == lead


def test_a_lead_over_years_tells_of_which_it_is_true_of_whom() -> None:
    graph = world(
        """
        unit:
          names: [{name: Pilot Unit, when: 2010-01-01/2020-12-31}]
          hosting:
            - {host: one, when: 2010-01-01/2013-12-31}
            - {host: two, when: 2014-01-01/2020-12-31}
        one: {names: [{name: First Host}]}
        two: {names: [{name: Second Host}]}
        """
    )
    lead = graph.ask("who hosted the Pilot Unit between 2012 and 2016").lead
    assert "First Host (until 2013)" in lead or "First Host (until 31 December 2013)" in lead
    assert "Second Host (from 2014)" in lead or "Second Host (from 1 January 2014)" in lead


def test_each_post_of_a_row_has_its_own_rows(graph: Graph) -> None:
    """Rows that narrow the first post narrow no other: else that one would seem to be silent."""
    two = world(
        """
        board:
          names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
          posts:
            - {post: chair, person: Ann Archer, when: 2010-01-01/2014-12-31}
            - {post: chair, person: Bob Baker, when: 2015-01-01/2020-12-31}
            - {post: chief_executive, person: Ann Archer, when: 2010-01-01/2020-12-31}
        """
    )
    answer = two.ask("who was chair and chief executive of the Port Board")
    assert [sorted(set(one.ids)) for one in answer.answers] == [
        ["Ann Archer", "Bob Baker"], ["Ann Archer"]
    ]  # fmt: skip
    both = two.ask("who was both chair and chief executive of the Port Board")
    assert {person for one in both.answers for person in one.ids} == {"Ann Archer"}
    assert not graph.ask("who was chair and chief executive of the Port Board in 2014").left_out


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("who took over the Port Board when Bob Baker left", ["Cy Cooper"]),
        ("who replaced Ann Archer at the Port Board when she left", ["Bob Baker"]),
        ("who became chair of the Port Board when Ann Archer left", ["Bob Baker"]),
    ],
)
def test_who_took_over_when_a_person_left(graph: Graph, text: str, ids: list[str]) -> None:
    assert graph.ask(text).ids == ids


def test_a_lead_names_those_first_who_answer_longest() -> None:
    """Whoever paid for a decade is not one of *1 more*, though others stand first by date."""
    payers = "\n".join(
        f"            - {{payer: p{number}, when: 201{number}-01-01/201{number}-06-30}}"
        for number in range(6)
    )
    graph = world(
        f"""
        board:
          names: [{{name: Port Board, when: 2010-01-01/2021-12-31}}]
          funding:
{payers}
            - {{payer: main, when: 2011-01-01/2021-12-31}}
        main: {{names: [{{name: Main Payer}}]}}
        """
    )
    for text in ("who funded the Port Board", "who funded the Port Board from 2010 to 2020"):
        assert "Main Payer" in graph.ask(text).lead.partition(" and ")[0]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("When was the Port Board set up and by whom?", ["when", "legal_basis"]),
        ("When was the Port Board set up and under which Act?", ["when", "legal_basis"]),
    ],
)
def test_a_part_that_only_asks_is_asked_of_what_stands_before(
    graph: Graph, text: str, forms: list[str]
) -> None:
    assert [one.question.form for one in graph.ask(text).answers] == forms


def test_a_name_that_came_back_has_a_day_for_each_way() -> None:
    graph = world(
        """
        xb:
          names:
            - {name: Alpha Board, when: 2010-01-01/2012-03-31}
            - {name: Beta Board, when: 2012-04-01/2014-03-31}
            - {name: Alpha Board, when: 2014-04-01/..}
          membership: [{whole: boards, role: one_of, when: 2010-01-01/2012-03-31}]
        boards: {kind: collective, names: [{name: Assembly Boards}]}
        """
    )
    for text in (
        "when did Beta Board become Alpha Board", "when was Beta Board renamed",
        "when was Beta Board renamed Alpha Board", "when did Beta Board become the Alpha Board",
    ):  # fmt: skip
        assert graph.ask(text).lead == "Beta Board became Alpha Board on 1 April 2014.", text
    for text in ("when did Alpha Board become Beta Board", "when was Alpha Board renamed"):
        assert graph.ask(text).lead == "Alpha Board became Beta Board on 1 April 2012.", text
    for words in ("until", "up to", "up until", "till"):
        found = graph.ask(f"{words} when was Alpha Board one of the Assembly Boards")
        assert "until 31 March 2012" in found.lead, words
        assert not found.left_out
