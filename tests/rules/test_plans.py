"""Rules 13 and 14: what was planned and what came of it; ladders of approval."""

from __future__ import annotations

import pytest

from nhsgraph import RecordError
from nhsgraph.answers import Question
from nhsgraph.library import Graph
from worlds import answered, world

PLANS = """
hee:
  accountability:
    - {id: done, holder: sos, when: 2013-04-01/.., evidence: [order]}
    - id: became
      holder: sos
      status: announced
      when: /
      evidence: [policy]
      outcome: {became: hee/done}
    - id: abandoned
      holder: nhse
      status: proposed
      when: 2013-04-01/..
      evidence: [policy]
      outcome: {abandoned: {date: 2014-05-01, evidence: [notice]}}
    - id: never
      holder: dh
      status: announced
      when: 2015-04-01/..
      subject_to: the passing of a Bill
      evidence: [policy]
      outcome: {never_enacted: {date: 2015-03-30, evidence: [statement]}}
    - id: unknown
      holder: phe
      status: proposed
      when: 2013-04-01/..
      evidence: [policy]
      outcome: {unknown: no later source names it}
"""
NEWS = "{policy: 2012-01-10, order: 2013-02-01, notice: 2014-05-02, statement: 2015-04-01}"


def pending(graph: Graph, day: str) -> list[str]:
    """The plans that were pending, as known on a day."""
    known = graph.as_known_on(day).knowledge
    plans = [each for each in graph.index.of_body("hee") if each.planned and known.pending(each)]
    return [each.local_id for each in plans]


# -- 13. plans -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "plans"),
    [
        ("2012-01-09", []),
        ("2012-01-10", ["became", "abandoned", "never", "unknown"]),
        ("2013-03-31", ["became", "abandoned", "never", "unknown"]),
        ("2013-04-01", ["abandoned", "never", "unknown"]),
        ("2014-05-02", ["never", "unknown"]),
        ("2015-04-01", ["unknown"]),
        ("2021-12-31", ["unknown"]),
    ],
)
def test_rule_13_a_plan_is_pending_from_its_first_evidence_until_its_outcome_is_known(
    day: str, plans: list[str]
) -> None:
    """An outcome that nobody knows leaves it pending; one that came about ends it on its day."""
    assert pending(world(PLANS, news=NEWS), day) == plans


def test_rule_13_a_status_is_what_was_said_and_never_what_came_of_it() -> None:
    """An abandoned proposal stays a proposal; it is never in force, and never an answer."""
    graph = world(PLANS, news=NEWS)
    answer = answered(graph, "accountability", "hee", during="2014")
    beside = {each.statement: (each.status, each.more["outcome"]) for each in answer.see_also}
    assert [each.statement for each in answer.results] == ["hee/done"]
    assert beside["hee/abandoned"][0] == "proposed"
    assert beside["hee/abandoned"][1]["kind"] == "abandoned"
    assert beside["hee/abandoned"][1]["date"] == "2014-05-01"


def test_rule_13_an_outcome_says_what_became_of_a_plan() -> None:
    """Statements or events that it became, or the day on which it lapsed, or why nobody knows."""
    answer = answered(world(PLANS, news=NEWS), "plans", "hee")
    outcomes = {each.statement: each.more["outcome"] for each in answer.results}
    assert outcomes["hee/became"] == {"kind": "became", "became": ["hee/done"]}
    assert outcomes["hee/never"]["kind"] == "never_enacted"
    assert [each["source"] for each in outcomes["hee/never"]["evidence"]] == ["statement"]
    assert outcomes["hee/unknown"] == {"kind": "unknown", "reason": "no later source names it"}


def test_rule_13_an_outcome_is_shown_as_pending_while_it_was_not_known() -> None:
    """Nobody knew in 2013 that the plan would never be enacted."""
    answer = answered(
        world(PLANS, news=NEWS).as_known_on("2013-01-01"), "accountability", "hee", during="2015-06"
    )
    outcomes = {each.statement: each.more["outcome"]["kind"] for each in answer.results}
    assert outcomes["hee/never"] == "pending"


def test_rule_13_when_is_the_planned_time_and_not_the_day_of_the_announcement() -> None:
    """Announced in 2012 for 2015: it is a plan for 2015, and for no day before."""
    graph = world(PLANS, news=NEWS)
    years = {"2014": False, "2015": True}
    for year, planned in years.items():
        beside = answered(graph, "accountability", "hee", during=year).see_also
        assert ("hee/never" in [each.statement for each in beside]) is planned


def test_rule_13_a_plan_without_a_time_is_possible_on_every_day() -> None:
    """``when: /`` says that no time was given, so no day is excluded and none is certain."""
    graph = world(PLANS, news=NEWS)
    beside = answered(graph, "accountability", "hee", during="2013-01-01").see_also
    [plan] = [each for each in beside if each.statement == "hee/became"]
    assert str(plan.certainty) == "possible"


def test_rule_13_the_condition_of_a_plan_stands_with_it() -> None:
    """A plan that hangs on a Bill is not told without the Bill."""
    answer = answered(world(PLANS, news=NEWS), "plans", "hee")
    [plan] = [each for each in answer.results if each.statement == "hee/never"]
    assert plan.more["subject_to"] == "the passing of a Bill"
    assert "the passing of a Bill" in answer.text


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ("outcome: {unknown: no source}", "outcome: belongs to a plan"),
        ("subject_to: a Bill", "subject_to: belongs to a plan"),
        ("status: announced, outcome: {unknown: x, became: hee/accountability-1}", "exactly one"),
        ("status: announced, outcome: {abandoned: {evidence: [act]}}", "“date” is missing"),
        (
            "status: announced, outcome: {never_enacted: {date: 2015, evidence: []}}",
            "“evidence” is an empty list",
        ),
    ],
)
def test_rule_13_an_outcome_is_one_of_four_and_of_a_plan(said: str, fault: str) -> None:
    """A lapse has a day and evidence; what is in force has neither outcome nor condition."""
    with pytest.raises(RecordError, match=fault):
        world(f"hee: {{accountability: [{{holder: dh, {said}}}]}}")


# -- 14. ladders of approval -----------------------------------------------------------------------

LADDER = """
hee:
  mandate_approval:
    - {id: duty, approver: sos, act: publishes, when: 2015-04-01/..}
    - {id: published, approver: dh, act: publishes, step: 4, mandate: 2019/20, when: 2019-05/..}
    - id: to-publish
      approver: dh
      act: publishes
      step: 4
      mandate: 2019/20..
      status: announced
      when: /
      outcome: {became: hee/published}
    - {id: together, approver: nhse, act: approves, step: 3, mandate: 2019/20.., when: 2019-04/..}
    - id: to-approve
      approver: nhsi
      act: approves
      step: 3
      mandate: 2019/20..
      status: announced
      when: /
      outcome: {unknown: no minutes of its board say so}
    - id: own
      approver: hee
      act: signs_off
      step: 2
      organ: board
      mandate: 2019/20..
      when: 2019-03-19/2019-03-19
    - {id: old, approver: dh, act: develops, step: 1, mandate: 2014/15, when: 2019-06-01/2019-06-01}
    - {id: new, approver: dh, act: develops, step: 1, mandate: 2019/20.., when: 2013-01-01/..}
"""


def rungs(mandate: str) -> list[str]:
    """The rungs of the ladder for a mandate, in order."""
    answer = answered(world(LADDER), "mandate", "hee", mandate=mandate)
    return [each.statement.removeprefix("hee/") for each in answer.results]


def test_rule_14_a_ladder_is_chosen_by_the_years_that_the_mandate_covers() -> None:
    """Not by the days on which somebody acted: 2014/15 was signed off in 2019 in this world."""
    assert rungs("2014/15") == ["old"]
    of_2019 = rungs("2019/20")
    assert "old" not in of_2019
    assert (of_2019[:2], of_2019[-2:]) == (["new", "own"], ["published", "duty"])
    assert sorted(of_2019[2:-2]) == ["to-approve", "together"]


def test_rule_14_the_rungs_stand_in_the_order_of_their_steps() -> None:
    """Whatever the acts: where a draft is published before it is approved, it stands first."""
    graph = world("""
    hee:
      mandate_approval:
        - {id: third, approver: dh, act: develops, step: 3, mandate: 2019/20, when: 2018-01-01/..}
        - {id: first, approver: dh, act: publishes, step: 1, mandate: 2019/20, when: 2019-03-01/..}
        - {id: second, approver: dh, act: approves, step: 2, mandate: 2019/20.., when: 2019-02/..}
    """)
    answer = answered(graph, "mandate", "hee", mandate="2019/20")
    assert [each.statement for each in answer.results] == ["hee/first", "hee/second", "hee/third"]


def test_rule_14_each_rung_is_one_row() -> None:
    """The step that was announced and then done is one rung, in the place of its step."""
    assert rungs("2019/20").count("published") == 1
    assert "to-publish" not in rungs("2019/20")


def test_rule_14_a_planned_rung_without_an_outcome_for_that_mandate_is_not_documented() -> None:
    """It came about for 2019/20; for 2020/21 all that can be said is that it was announced."""
    answer = answered(world(LADDER), "mandate", "hee", mandate="2020/21")
    rows = {each.statement: each for each in answer.results}
    told = "announced, not documented for 2020/21"
    assert rows["hee/to-publish"].more["documented"] == told
    assert "hee/published" not in str(rows["hee/to-publish"].more["outcome"])
    assert rows["hee/to-publish"].status == "announced"
    assert told in answer.text


def test_rule_14_a_planned_rung_shows_what_came_of_it() -> None:
    """Nobody found minutes of NHS Improvement's approval: the row says so."""
    answer = answered(world(LADDER), "mandate", "hee", mandate="2019/20")
    rows = {each.statement: each.more for each in answer.results}
    assert rows["hee/to-approve"]["outcome"] == {
        "kind": "unknown",
        "reason": "no minutes of its board say so",
    }


def test_rule_14_a_rung_that_was_only_announced_is_no_certain_answer() -> None:
    """A ladder that called it done would be wrong."""
    [part] = answered(world(LADDER), "mandate", "hee", mandate="2019/20").parts
    assert part.certain == ("dh", "hee", "nhse", "sos")
    assert part.possible == ("nhsi",)


def test_rule_14_two_approvers_may_share_a_step_and_a_body_may_approve_its_own() -> None:
    """HEE's board signs off HEE's mandate; two bodies approve it in one step."""
    answer = answered(world(LADDER), "mandate", "hee", mandate="2019/20")
    steps = [(each.more["step"], each.answer) for each in answer.results]
    assert sorted(steps[1:4]) == [(2, ("hee",)), (3, ("nhse",)), (3, ("nhsi",))]


def test_rule_14_a_standing_duty_has_no_step_and_comes_last() -> None:
    """The Secretary of State publishes under the Act whatever the procedure of a year."""
    last = answered(world(LADDER), "mandate", "hee", mandate="2019/20").results[-1]
    assert (last.statement, last.more["step"], last.more["mandate"]) == ("hee/duty", None, None)


def test_rule_14_a_step_belongs_to_the_procedure_of_given_years() -> None:
    """A step without a mandate is a fault of the file."""
    with pytest.raises(RecordError, match="a step belongs to the mandate of given years"):
        world("hee: {mandate_approval: [{approver: dh, step: 1}]}")


def test_a_name_that_came_about_under_another_did_not_come_about_as_planned() -> None:
    graph = world(
        """
        boards:
          names:
            - id: planned
              name: Skills Circles
              status: proposed
              when: /
              outcome: {became: boards/name}
            - id: same
              name: Craft Boards
              status: announced
              when: /
              outcome: {became: boards/name}
            - {id: name, name: Craft Boards, when: 2013-01-01/2020-12-31}
        """
    )
    told = {row.statement: row for row in graph.answer(Question("plans", ("boards",))).results}
    assert "under_another_name" in told["boards/planned"].more["outcome"]
    assert "under_another_name" not in told["boards/same"].more["outcome"]
    text = graph.answer(Question("plans", ("boards",))).text
    assert "It came about under another name: " in text
    assert "It came about: " in text
