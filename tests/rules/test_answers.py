"""Rules 22 and 23: the fields of an answer, and the changes between two times."""

from __future__ import annotations

import json
from typing import Any

import pytest

from nhsgraph.dates import write_day
from nhsgraph.library import Graph
from worlds import answered, world

HEE = """
hee:
  names: [{name: Health Education England, short: HEE, when: 2012-06-28/2023-03-31}]
  legal_forms:
    - {form: special_health_authority, when: 2012-06-28/2015-03-31, ended_by: ndpb}
    - {form: executive_ndpb, when: 2015-04-01/2023-03-31, begun_by: ndpb}
  posts: [{id: chair, post: chair, person: A, when: 2013-04-01/2018-11-30}]
  sizes: [{id: size, size: 13, when: 2014-01-01/..}]
  accountability:
    - {id: law, holder: sos, basis: Care Act 2014 s. 100, when: 2015-04-01/2023-03-31}
    - {id: nobody, holder: {unknown: no source names it}, when: 2012-06-28/2015-03-31}
  mandate_approval:
    - {id: rung, approver: sos, act: publishes, step: 1, mandate: 2019/20, organ: minister,
       when: 2019-05-01/2019-05-01}
  succession: [{predecessor: shas, when: 2013-04-01/..}]
  oversight: [{id: plan, overseer: cqc, status: announced, when: 2016-01-01/..}]
  hosting:
    - {id: brief, host: dh, when: 2016-02-01/2016-05-31}
shas: {names: [{name: SHAs, when: 2002-10-01/2013-03-31}]}
sos: {kind: office, accountability: [{id: up, holder: parliament}]}
parliament: {kind: parliament}
"""
EVENTS = "ndpb: 2015-04-01"


def told(form: str, *bodies: str, **narrowing: Any) -> dict[str, Any]:
    """The answer as ``--json`` prints it, read back."""
    answer = answered(world(HEE, events=EVENTS), form, *bodies, **narrowing)
    said: dict[str, Any] = json.loads(json.dumps(answer.to_dict()))
    return said


# -- 22. the machine-readable answer ---------------------------------------------------------------


def test_rule_22_one_result_is_one_statement_over_one_stretch_of_equal_certainty() -> None:
    """A statement with a fuzzy begin is two results: a possible stretch and a certain one."""
    graph = world("hee: {accountability: [{holder: dh, when: '[2014-03-01..2014-03-31]/..'}]}")
    results = answered(graph, "accountability", "hee", during="2014").to_dict()["results"]
    assert [(each["from"], each["to"], each["certainty"]) for each in results] == [
        ("2014-03-01", "2014-03-30", "possible"),
        ("2014-03-31", "2014-12-31", "certain"),
    ]


def test_rule_22_an_answer_has_the_fields_of_the_contract() -> None:
    """They are added to freely, and never renamed or removed."""
    said = told("accountability", "hee", during="2019")
    assert said.keys() >= {"question", "premise", "results", "parts", "verdict", "see_also"}
    assert said.keys() >= {"notes", "dates", "count", "amount_gbp"}
    assert said["question"].keys() >= {"text", "form", "bodies", "from", "to", "as_known_on"}
    assert said["premise"] == {"ok": True, "problem": None, "message": None}
    [result] = said["results"]
    expected = {
        "statement": "hee/law",
        "type": "accountability",
        "answer": ["sos"],
        "from": "2019-01-01",
        "to": "2019-12-31",
        "when": "2015-04-01/2023-03-31",
        "certainty": "certain",
        "status": "in_force",
        "force": "law",
        "via": [],
        "basis": "Care Act 2014 s. 100",
    }
    assert {key: result[key] for key in expected} == expected
    assert result["roles"]["body"] == {"id": "hee", "name": "Health Education England"}
    assert result["evidence"][0].keys() >= {"source", "title", "locator", "url", "published"}


def test_rule_22_the_parts_stand_at_the_top_with_their_ids() -> None:
    """Who certainly and who possibly, in each part of the time."""
    assert told("accountability", "hee", during="2019")["parts"] == [
        {"from": "2019-01-01", "to": "2019-12-31", "certain": ["sos"], "possible": []}
    ]


def test_rule_22_an_end_that_is_not_known_has_a_reason_and_no_id() -> None:
    """It answers with nobody, and is not left out."""
    [result] = told("accountability", "hee", during="2014")["results"]
    assert result["roles"]["holder"] == {"id": None, "unknown": "no source names it"}
    assert result["answer"] == []


def test_rule_22_a_row_of_a_ladder_adds_its_step_act_and_organ() -> None:
    """And an outcome, if it was planned."""
    [row] = told("mandate", "hee", mandate="2019/20")["results"]
    assert (row["step"], row["act"], row["organ"]) == (1, "publishes", "minister")


def test_rule_22_a_result_of_a_chain_is_one_path_from_the_body_to_the_top() -> None:
    """With the statements on the way, from the body upwards."""
    [path] = told("chain", "hee", during="2019-06-01")["results"]
    assert path["answer"] == ["hee", "sos", "parliament"]
    assert path["statements"] == ["hee/law", "sos/up"]


def test_rule_22_a_result_of_changes_says_what_kind_and_by_which_event() -> None:
    """The answer is the new value, or the other body."""
    results = told("changes", "hee", during="2015-03/2015-05")["results"]
    found = {each["statement"]: (each["change"], each["event"], each["answer"]) for each in results}
    assert found == {
        "hee/legal-form-2": ("reformed", "ndpb", ["executive_ndpb"]),
        "hee/law": ("began", None, ["sos"]),
        "hee/nobody": ("ended", None, []),
    }


def test_rule_22_a_false_premise_adds_the_predecessors_and_the_begin() -> None:
    """HEE in 2010: it did not exist, the SHAs did, and it began in June 2012."""
    premise = told("accountability", "hee", during="2010")["premise"]
    assert (premise["ok"], premise["problem"]) == (False, "not_yet")
    assert premise["predecessors"] == [{"id": "shas", "name": "SHAs"}]
    assert premise["began"] == "2012-06-28"


@pytest.mark.parametrize(
    ("candidate", "verdict"), [("sos", "yes"), ("cqc", "not recorded"), (None, None)]
)
def test_rule_22_a_verdict_answers_a_question_of_yes_or_no_alone(
    candidate: str | None, verdict: str | None
) -> None:
    """A question of *who* has none."""
    said = told("accountability", "hee", during="2019", candidate=candidate)
    assert said["verdict"] == verdict


def test_rule_22_of_a_plan_the_certainty_speaks_of_its_planned_days() -> None:
    """Planned from 1 January 2016 on: certain for the plan, though never certain to have been."""
    said = told("oversight", "hee", during="2016-06-01")
    [plan] = [each for each in said["see_also"] if each["statement"] == "hee/plan"]
    assert (plan["certainty"], plan["status"]) == ("certain", "announced")


# -- 23. changes -----------------------------------------------------------------------------------


def changed(
    graph: Graph, a: str, b: str, body: str | None = None
) -> list[tuple[str, str, str | None]]:
    """The changes between two times: what, of which statement, on which first day."""
    return [
        (each.kind, each.statement.id, write_day(each.earliest))
        for each in graph.changes(a, b, body)
    ]


def test_rule_23_changes_run_from_the_first_day_of_the_one_to_the_last_of_the_other() -> None:
    """What begins on the first day is there already; what ends on the last day still holds."""
    graph = world("""
    it:
      hosting:
        - {id: on-the-first-day, host: a, when: 2014-01-01/2014-06-30}
        - {id: on-the-last-day, host: b, when: 2015-12-31/..}
      oversight:
        - {id: to-the-last-day, overseer: a, when: ../2015-12-31}
        - {id: to-the-first-day, overseer: b, when: ../2014-01-01}
    """)
    assert changed(graph, "2014", "2015") == [
        ("ended", "it/to-the-first-day", "2014-01-02"),
        ("ended", "it/on-the-first-day", "2014-07-01"),
        ("began", "it/on-the-last-day", "2015-12-31"),
    ]


def test_rule_23_what_came_and_went_in_between_is_listed() -> None:
    """A comparison of the two ends alone would miss it."""
    graph = world(HEE, events=EVENTS)
    assert changed(graph, "2016-01-01", "2016-12-31", "hee") == [
        ("began", "hee/brief", "2016-02-01"),
        ("ended", "hee/brief", "2016-06-01"),
    ]


def test_rule_23_uncertain_changes_stand_apart() -> None:
    """What may have fallen into the time or not comes last, and is called possible."""
    graph = world("""
    it:
      oversight:
        - {id: unsure, overseer: a, when: "[2013-06-01..2014-06-30]/.."}
        - {id: within, overseer: b, when: "[2014-05-01..2014-06-30]/.."}
        - {id: sure, overseer: c, when: 2014-11-01/..}
    """)
    found = [(each.statement.local_id, each.certainty) for each in graph.changes("2014", "2014")]
    assert found == [("within", "certain"), ("sure", "certain"), ("unsure", "possible")]


def test_rule_23_an_end_that_spans_the_whole_time_may_lie_in_it() -> None:
    """Some day of 2016, asked about March: no day of the end's span is its first or last."""
    graph = world("it: {hosting: [{host: a, when: ../2016}]}")
    assert changed(graph, "2016-03-01", "2016-03-31") == [("ended", "it/hosting-1", "2016-01-02")]


def test_rule_23_a_body_s_changes_are_those_of_both_its_ends_and_of_itself() -> None:
    """Its names, forms, posts and size, and every line to or from it."""
    graph = world(HEE + "academy: {hosting: [{host: hee, when: 2016-04-01/..}]}\n", events=EVENTS)
    found = {statement for _, statement, _ in changed(graph, "2012", "2023", "hee")}
    assert found == {
        "hee/name-1",
        "hee/legal-form-1",
        "hee/legal-form-2",
        "hee/chair",
        "hee/size",
        "hee/law",
        "hee/nobody",
        "hee/rung",
        "hee/succession-1",
        "hee/brief",
        "academy/hosting-1",
    }
    assert ("began", "academy/hosting-1", "2016-04-01") in changed(graph, "2016", "2016", "hee")
    assert ("ended", "hee/chair", "2018-12-01") in changed(graph, "2018", "2018", "hee")


def test_rule_23_a_line_ends_with_its_body_wherever_one_asks() -> None:
    """The changes of a time have the end of a line that only the death of a body brought."""
    graph = world("""
    shas:
      names: [{name: SHAs, when: ../2013-03-31}]
      accountability: [{holder: dh}]
    """)
    expected = [
        ("ended", "shas/name-1", "2013-04-01"),
        ("ended", "shas/accountability-1", "2013-04-01"),
    ]
    assert changed(graph, "2013", "2013") == expected
    assert changed(graph, "2013", "2013", "shas") == expected


def test_rule_23_an_old_name_is_replaced_once() -> None:
    """Where one name is followed by two, the second is new."""
    graph = world("""
    it:
      names:
        - {id: old, name: A, when: ../2015-03-31}
        - {id: law, name: B, use: legal, when: 2015-04-01/..}
        - {id: use, name: C, use: operating, when: 2015-04-01/..}
    """)
    assert sorted(each.kind for each in graph.changes("2015", "2015")) == ["began", "renamed"]


def test_rule_23_a_new_name_takes_the_place_of_the_old_one_of_its_kind() -> None:
    """Two names that change on one day are two renamings, each of its own kind."""
    graph = world("""
    it:
      names:
        - {id: old-law, name: A, use: legal, when: ../2015-03-31}
        - {id: old-use, name: B, use: operating, when: ../2015-03-31}
        - {id: new-use, name: C, use: operating, when: 2015-04-01/..}
        - {id: new-law, name: D, use: legal, when: 2015-04-01/..}
    """)
    found = [
        (each.kind, each.before.local_id if each.before else "", each.statement.local_id)
        for each in graph.changes("2015", "2015")
    ]
    assert sorted(found) == [("renamed", "old-law", "new-law"), ("renamed", "old-use", "new-use")]
