"""Evidence shown is evidence used, and an answer that could not be checked is not made."""

from __future__ import annotations

from dataclasses import replace

import pytest

from nhsgraph import Graph
from nhsgraph.answers import Answer, Question, Stretch
from nhsgraph.answers.result import Happening
from nhsgraph.dates import Certainty
from worlds import answered, world

TIED = """
academy:
  names: [{name: Academy, when: ../..}]
  hosting:
    - id: host
      host: hee
      when: 2016-04-01/..
      begun_by: move
      evidence: [later]
hee: {}
"""
EVENTS = "- {id: move, date: 2016-04-01, title: The academy moves, evidence: [order]}"
NEWS = "{order: 2016-03-01, later: 2018-01-01}"


def _tied() -> Graph:
    return world(TIED, events=EVENTS, news=NEWS)


def test_what_only_its_event_made_known_shows_the_evidence_of_the_event() -> None:
    """Before the statement's own source was published, the order for the move was the proof."""
    known = _tied().as_known_on("2017-01-01")
    rows = answered(known, "hosting", "academy").results
    assert {each.source for row in rows for each in row.evidence} == {"order"}


def test_a_statement_that_is_known_by_itself_shows_its_own_evidence() -> None:
    rows = answered(_tied(), "hosting", "academy").results
    assert rows
    assert {tuple(each.source for each in row.evidence) for row in rows} == {("later",)}


def test_an_event_answers_under_a_key_of_its_own() -> None:
    """What it begins stands in the results, and can be cited; the event itself is no statement."""
    answer = answered(_tied(), "when", "academy", moment="event", topic=("moves",))
    assert [each.event for each in answer.events] == ["move"]
    [row] = answer.results
    assert (row.statement, row.more["event"]) == ("academy/host", "move")
    assert {each.source for each in row.evidence} == {"order", "later"}
    assert answer.to_dict()["events"][0]["from"] == "2016-04-01"


def test_an_event_that_begins_and_ends_nothing_answers_too(record: Graph) -> None:
    answer = record.ask("when was the NHS Long Term Plan published")
    assert answer.to_dict()["events"] or answer.results
    told = answered(record, "when", moment="event", topic=("Glossop",))
    assert [each.event for each in told.events] == ["glossop-moves"]
    assert told.sources


@pytest.fixture
def answer(record: Graph) -> Answer:
    """Any answer with results, parts and evidence."""
    return record.answer(Question("accountability", ("hee",)))


def test_a_result_without_evidence_is_refused(answer: Answer) -> None:
    bare = replace(answer.results[0], evidence=())
    with pytest.raises(ValueError, match="has no evidence"):
        replace(answer, results=(bare, *answer.results[1:]))
    with pytest.raises(ValueError, match="has no evidence"):
        replace(answer, see_also=(bare,))


def test_a_result_of_no_statement_is_refused(answer: Answer) -> None:
    strange = replace(answer.results[0], statement="hee-becomes-ndpb")
    with pytest.raises(ValueError, match="is none"):
        replace(answer, results=(strange, *answer.results[1:]))


def test_a_part_that_names_what_no_result_has_is_refused(answer: Answer) -> None:
    with pytest.raises(ValueError, match="which no result has"):
        replace(answer, parts=(Stretch("2019-01-01", None, ("monitor",), ()),))


def test_an_event_without_evidence_is_refused(answer: Answer) -> None:
    bare = Happening("move", "A move", "2016", "2016-01-01", None, Certainty.POSSIBLE, ())
    with pytest.raises(ValueError, match="has no evidence"):
        replace(answer, events=(bare,))
