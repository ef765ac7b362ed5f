"""Why something happened: the record keeps no reasons, and never passes an event off as one."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.answers.question import MOMENTS
from worlds import answered, world

MERGED = """
hee:
  names:
    - {name: HEE, when: 2012-06-28/2014-12-31, ended_by: renaming}
    - {name: HEE two, when: 2015-01-01/2023-03-31, begun_by: renaming, ended_by: merger}
  legal_forms:
    - {form: special_health_authority, when: 2012-06-28/2015-03-31}
    - {form: executive_ndpb, when: 2015-04-01/2023-03-31, basis: Care Act 2014 s. 96}
nhse:
  names: [{name: NHS England, when: 2012-10-01/..}]
  succession:
    - {predecessor: hee, when: 2023-04-01/.., begun_by: merger}
    - {predecessor: hee, when: /, status: announced, evidence: [news],
       subject_to: a Bill, outcome: {became: [nhse/succession-1, merger]}}
bystander:
  names:
    - {name: Bystander, when: 2010-01-01/2023-03-31, ended_by: merger}
    - {name: Closed, when: /, status: announced, outcome: {became: [merger]}}
"""
EVENTS = """
- {id: merger, date: 2023-04-01, title: The two merge, evidence: [act]}
- {id: renaming, date: 2015-01-01, title: It takes another name}
"""


@pytest.fixture
def merged() -> Graph:
    return world(MERGED, events=EVENTS, news="news: 2021-11-22")


def test_it_says_first_that_the_record_keeps_no_reasons(merged: Graph) -> None:
    for moment in MOMENTS["reason"]:
        for body in merged.record.bodies:
            answer = answered(merged, "reason", body, moment=moment)
            assert answer.lead.startswith("The record keeps no reasons"), (body, moment)
            assert answer.text.startswith("The record keeps no reasons")
            assert "because" not in answer.text


def test_an_end_has_its_event_its_plan_its_law_and_what_followed(merged: Graph) -> None:
    answer = answered(merged, "reason", "hee", moment="ended")
    assert [each.event for each in answer.events] == ["merger"]
    told = [row.statement for row in answer.results]
    assert told == ["hee/name-2", "nhse/succession-2", "nhse/succession-1"]
    lines = answer.text.split("\n")
    assert lines[1:3] == [
        "HEE two last existed on 31 March 2023.",
        "Event: The two merge (1 April 2023).",
    ]
    assert lines[3].startswith("Plan (first said 22 November 2021): Announced: ")
    assert "Condition: a Bill. It came about: " in lines[3]
    assert lines[4] == "Law: An Act, s. 1."
    assert lines[5] == "HEE two was followed by NHS England: legal."


def test_a_plan_of_others_that_the_same_event_fulfilled_is_not_told(merged: Graph) -> None:
    answer = answered(merged, "reason", "hee", moment="ended")
    assert not [row for row in answer.results if row.statement.startswith("bystander")]
    own = answered(merged, "reason", "bystander", moment="ended")
    assert "bystander/name-2" in {row.statement for row in own.results}


def test_a_new_name_and_a_new_form_are_turns_of_their_own(merged: Graph) -> None:
    renamed = answered(merged, "reason", "hee", moment="renamed")
    assert "HEE was renamed HEE two on 1 January 2015" in renamed.text
    reformed = answered(merged, "reason", "hee", moment="reformed")
    assert "became an executive NDPB on 1 April 2015" in reformed.text
    assert [row.statement for row in reformed.results] == ["hee/legal-form-2"]
    changed = answered(merged, "reason", "hee", moment="changed")
    assert {"hee/name-2", "hee/legal-form-2", "hee/name-1"} <= {
        row.statement for row in changed.results
    }


def test_what_did_not_happen_has_no_reason(merged: Graph) -> None:
    answer = answered(merged, "reason", "nhse", moment="ended")
    assert answer.text == "The record keeps no reasons, and it has no end of NHS England."
    assert answer.status == "silent"


def test_what_was_not_known_is_no_answer(merged: Graph) -> None:
    then = merged.as_known_on("2020-01-01")
    answer = answered(then, "reason", "hee", moment="ended")
    assert "nhse/succession-2" not in {row.statement for row in answer.results}


@pytest.mark.parametrize(
    ("body", "moment", "event", "statements"),
    [
        ("hee", "ended", "hee-abolished", {"hee/name", "nhse/merger-with-hee-announced"}),
        ("hee", "began", "hee-established", {"hee/proposed-name", "hee/succeeds-shas"}),
        ("shas", "ended", "new-system-begins", {"hee/succeeds-shas", "letbs/from-shas"}),
        ("dhsc", "renamed", "department-renamed", set()),
    ],
)
def test_the_record_has_what_led_to_it(
    record: Graph, body: str, moment: str, event: str, statements: set[str]
) -> None:
    answer = answered(record, "reason", body, moment=moment)
    assert event in [each.event for each in answer.events]
    assert statements <= {row.statement for row in answer.results}
    assert len(answer.lead.split()) <= 40


def test_every_body_gets_a_short_lead(record: Graph) -> None:
    for body in record.record.bodies:
        lead = answered(record, "reason", body).lead
        assert lead.startswith("The record keeps no reasons")
        assert len(lead.split()) <= 40, lead
