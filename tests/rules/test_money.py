"""Rule 33: what an amount measures. Rule 32: what was not found, where and when it was sought."""

from __future__ import annotations

import json

import pytest

from nhsgraph import RecordError
from nhsgraph.answers.plans import outcome_in_words
from nhsgraph.library import Graph
from nhsgraph.schema import MEASURES
from nhsgraph.show.cells import how
from worlds import answered, world


def paid(*amounts: str) -> Graph:
    """A world in which the Department pays a body these amounts."""
    written = "".join(f"\n        - {{{each}}}" for each in amounts)
    return world(f"hee:\n  funding:\n    - payer: dhsc\n      amounts:{written}\n")


@pytest.mark.parametrize("measure", MEASURES)
def test_rule_33_an_answer_names_the_measure_in_its_sentence_and_its_rows(measure: str) -> None:
    graph = paid(f"year: 2014/15, gbp: 5, measures: {measure}, gross_or_net: net")
    answer = answered(graph, "amount", "hee", during="2014/15")
    [amount] = answer.results[0].more["amounts"]
    assert (amount["measures"], amount["gross_or_net"]) == (measure, "net")
    assert measure.replace("_", " ") in answer.text
    assert "net" in answer.text
    assert json.loads(json.dumps(answer.to_dict()))["results"][0]["amounts"] == [amount]


def test_rule_33_amounts_of_two_measures_are_told_apart_and_no_single_sum_answers() -> None:
    graph = paid(
        "year: 2014/15, gbp: 5, measures: budget", "year: 2014/15, gbp: 7, measures: outturn"
    )
    answer = answered(graph, "amount", "hee", during="2014/15")
    assert answer.amount_gbp is None
    assert "a budget of £5" in answer.text
    assert "spent £7" in answer.text
    assert "12" not in answer.text


@pytest.mark.parametrize(
    "beside",
    [
        "measures: running_costs",
        "measures: budget, part: training places",
        "measures: budget, contested: {reason: a slip of the pen, evidence: []}",
    ],
)
def test_rule_33_a_part_or_a_contested_sum_is_told_and_never_the_answer(beside: str) -> None:
    graph = paid("year: 2014/15, gbp: 500, measures: budget", f"year: 2014/15, gbp: 7, {beside}")
    answer = answered(graph, "amount", "hee", during="2014/15")
    assert answer.amount_gbp == 500
    assert "£7" in " ".join([answer.text, *answer.notes])


def test_rule_33_of_two_sums_for_one_year_the_weaker_stands_beside_with_its_reason() -> None:
    graph = paid(
        "year: 2013/14, gbp: 488, measures: budget",
        "year: 2013/14, gbp: 550, measures: budget, contested: {reason: The press alone has it.}",
    )
    answer = answered(graph, "amount", "hee", during="2013/14")
    assert "550" not in answer.text
    assert any("550" in each and "The press alone has it." in each for each in answer.notes)


def test_rule_33_where_only_a_part_is_on_record_the_answer_says_that_the_rest_is_not() -> None:
    graph = paid("year: 2014/15, gbp: 8, measures: running_costs")
    answer = answered(graph, "amount", "hee", during="2014/15")
    assert answer.amount_gbp is None
    assert any("no sum is on record" in each for each in answer.notes)


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        ("measures: spending", "plan"),
        ("measures: outturn, plan_or_outturn: plan", "measures outturn is no plan"),
        ("measures: plan, plan_or_outturn: outturn", "measures plan is no outturn"),
        ("measures: budget, gross_or_net: both", "gross"),
    ],
)
def test_rule_33_a_measure_is_one_of_its_words_and_does_not_gainsay_itself(
    amount: str, says: str
) -> None:
    with pytest.raises(RecordError, match=says):
        paid(f"year: 2014/15, gbp: 5, {amount}")


SOUGHT = """
hee:
  oversight:
    - overseer: nhsi
      status: proposed
      outcome: {{unknown: {unknown}}}
"""


def test_rule_32_what_was_not_found_says_where_and_when_it_was_looked_for() -> None:
    missing = "{reason: No minutes say so, searched: [minutes], on: 2026-11-28}"
    graph = world(SOUGHT.format(unknown=missing), news="minutes: 2019-05-01")
    [plan] = answered(graph, "plans", "hee").results
    told = plan.more["outcome"]
    assert told == {
        "kind": "unknown",
        "reason": "No minutes say so",
        "searched": ["minutes"],
        "on": "2026-11-28",
    }
    words = outcome_in_words(graph, plan)
    assert "No minutes say so. It was looked for on 28 November 2026 in “Minutes”." in words


def test_rule_32_a_source_that_was_searched_must_be_one_of_the_record() -> None:
    missing = "{reason: No minutes say so, searched: [minuets], on: 2026-11-28}"
    with pytest.raises(RecordError, match="unknown source “minuets”"):
        world(SOUGHT.format(unknown=missing), news="minutes: 2019-05-01")


def test_rule_32_an_end_that_nobody_could_find_may_say_the_same() -> None:
    graph = world(
        "hee: {funding: [{payer: {unknown: {reason: no source, searched: page, on: 2026}}}]}",
        news="page: 2013-01-01",
    )
    [row] = answered(graph, "funding", "hee", during="2014").results
    payer = row.roles["payer"]
    assert (payer["unknown"], payer["searched"], payer["on"]) == ("no source", ["page"], "2026")


def test_rule_33_a_measure_that_is_asked_for_alone_answers() -> None:
    graph = paid(
        "year: 2014/15, gbp: 500, measures: budget",
        "year: 2014/15, gbp: 7, measures: running_costs",
    )
    answer = answered(graph, "amount", "hee", during="2014/15", measure="running_costs")
    assert (answer.amount_gbp, "500" in answer.text) == (7, False)


def test_rule_33_a_row_names_the_measure_of_each_sum_and_leaves_out_the_contested() -> None:
    graph = paid(
        "year: 2014/15, gbp: 500, measures: budget",
        "year: 2014/15, gbp: 900, measures: budget, contested: {reason: a slip of the pen}",
    )
    [row] = answered(graph, "amount", "hee", during="2014/15").results
    assert "£500 (budget) in 2014/15" in how(row)
    assert "900" not in how(row)
