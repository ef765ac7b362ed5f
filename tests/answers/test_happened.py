"""What happened in a time or to a body: events of that time alone, and what they changed."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.dates import Certainty, Period
from worlds import answered, world

WORLD = """
top: {kind: department, names: [{name: Top, when: ../..}]}
many: {kind: collective, names: [{name: Many, when: 2006-07-01/2013-03-31}]}
one: {kind: local_board, names: [{name: One, when: 2006-07-01/2013-03-31, ended_by: closing}],
      membership: [{whole: many, when: 2006-07-01/2013-03-31, ended_by: closing}]}
two: {kind: local_board, names: [{name: Two, when: 2006-07-01/2013-03-31, ended_by: closing}],
      membership: [{whole: many, when: 2006-07-01/2013-03-31, ended_by: closing}]}
new: {names: [{name: New, when: 2013-04-20/.., begun_by: opening}],
      accountability: [{holder: top, when: 2013-04-20/.., begun_by: opening}]}
loner: {names: [{name: Loner, when: 2013-04-05/..}]}
"""
EVENTS = """
- {id: closing, date: 2013-04-01, title: The boards close}
- {id: opening, date: 2013-04-20, title: A national body opens}
- {id: report, date: 2013-04, title: The Top report is published, evidence: [act]}
- {id: vague, date: 2013, title: Something vague takes place, evidence: [act]}
- {id: later, date: 2013-05-01, title: Another month, evidence: [act]}
"""


@pytest.fixture
def graph() -> Graph:
    return world(WORLD, events=EVENTS)


def test_the_events_of_a_month_come_with_those_of_national_bodies_first(graph: Graph) -> None:
    answer = answered(graph, "happened", during="2013-04")
    told = [(each.event, each.certainty) for each in answer.events]
    assert told == [
        ("report", Certainty.CERTAIN),
        ("opening", Certainty.CERTAIN),
        ("closing", Certainty.CERTAIN),
        ("vague", Certainty.POSSIBLE),
    ]
    assert answer.lead.startswith("In April 2013: The Top report is published (April 2013); A ")
    assert "Possibly 2013: Something vague takes place." in answer.text


def test_a_month_belongs_to_no_day_of_it_for_certain(graph: Graph) -> None:
    answer = answered(graph, "happened", during="2013-04-01")
    told = {each.event: each.certainty for each in answer.events}
    assert told["report"] is Certainty.POSSIBLE
    assert "opening" not in told
    assert "later" not in told


def test_under_an_event_stands_what_began_and_ended_folded(graph: Graph) -> None:
    answer = answered(graph, "happened", during="2013-04")
    assert "1 April 2013: The boards close. Ended: One and Two; two memberships." in answer.text
    assert "20 April 2013: A national body opens. Began: New; one line of account." in answer.text
    assert "Without an event: Ended: the Many. Began: Loner." in answer.text
    rows = {row.statement: row.more for row in answer.results}
    assert rows["one/name-1"]["change"] == "ended"
    assert rows["one/name-1"]["event"] == "closing"
    assert rows["new/accountability-1"]["change"] == "began"
    assert rows["loner/name-1"]["event"] is None


def test_each_folded_sentence_stands_on_all_that_it_counts(graph: Graph) -> None:
    answer = answered(graph, "happened", during="2013-04")
    [closing] = [each for each in answer.sentences if "The boards close" in each.words]
    assert set(closing.statements) == {
        "one/name-1", "two/name-1", "one/membership-1", "two/membership-1",
    }  # fmt: skip


def test_of_a_body_only_its_own_events_are_told_by_day(graph: Graph) -> None:
    answer = answered(graph, "happened", "new")
    assert [each.event for each in answer.events] == ["opening"]
    assert "New is accountable to Top" in answer.text
    named = answered(graph, "happened", "top")
    assert [each.event for each in named.events] == ["report", "opening"]


def test_words_kinds_and_statements_narrow_the_events(graph: Graph) -> None:
    assert [e.event for e in answered(graph, "happened", topic=("publish",)).events] == ["report"]
    boards = answered(graph, "happened", during="2013-04", kinds=("local_board",))
    assert [each.event for each in boards.events] == ["closing"]
    lone = answered(graph, "happened", during="2013-04", only=("new/name-1",))
    assert [each.event for each in lone.events] == ["opening"]
    assert [row.statement for row in lone.results] == ["new/name-1"]


def test_a_time_without_events_is_silent(graph: Graph) -> None:
    answer = answered(graph, "happened", during="2015", topic=("publish",))
    assert answer.status == "silent"


def test_an_event_that_nobody_knew_of_is_not_told() -> None:
    graph = world(
        "{unit: {}}", events="- {id: move, date: 2013-04-01, title: A move, evidence: [order]}",
        news="order: 2013-03-01",
    )  # fmt: skip
    assert answered(graph.as_known_on("2013-02-01"), "happened", during="2013-04").events == ()
    [then] = answered(graph.as_known_on("2013-03-15"), "happened", during="2013-04").events
    assert then.certainty is Certainty.POSSIBLE


def test_the_record_knows_what_happened_in_april_2013(record: Graph) -> None:
    answer = answered(record, "happened", during="2013-04")
    assert answer.events[0].event == "new-system-begins"
    ended = {
        row.statement.partition("/")[0]
        for row in answer.results
        if (row.type, row.more["change"], row.more["event"])
        == ("name", "ended", "new-system-begins")
    }
    assert {"shas", "sha-london", "nhs-institute"} <= ended
    assert f"Ended: {len(ended)} bodies (" in answer.text
    for each in answer.events:
        date = record.record.events[each.event].date
        assert Period.read("2013-04").overlaps(Period(date.earliest, date.latest + 1))
    assert len(answer.lead.split()) <= 40


def test_the_record_knows_what_happened_to_the_academy(record: Graph) -> None:
    events = [each.event for each in answered(record, "happened", "nhs-leadership-academy").events]
    first = [each for each in events if each in {"academy-launched", "academy-moves-to-hee"}]
    assert set(first) == {"academy-launched", "academy-moves-to-hee"}
    assert "academy-moves-to-people-function" in events
