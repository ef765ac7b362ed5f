"""Rules 15 and 16: who holds by law, agreement or practice, and when an answer may say no."""

from __future__ import annotations

import pytest

from nhsgraph import RecordError
from worlds import answered, world

HOLDERS = """
hee:
  names: [{name: HEE, when: 2012-06-28/..}]
  accountability:
    - {id: practice, holder: nhse, force: practice, when: 2013-04-01/..}
    - {id: agreement, holder: dh, force: agreement, when: 2014-01-01/..}
    - {id: law, holder: sos, force: law, when: 2015-04-01/..}
    - {id: contested, holder: nhsi, contested: {reason: only the press}, when: 2018-04-01/..}
    - {id: planned, holder: phe, status: announced, when: 2018-04-01/..}
    - id: abandoned
      holder: monitor
      status: announced
      when: 2018-04-01/..
      outcome: {abandoned: {date: 2019-01-01}}
    - id: never
      holder: tda
      status: proposed
      when: 2018-04-01/..
      outcome: {never_enacted: {date: 2019-01-01}}
    - {id: unsure, holder: ofsted, when: "[2018-01-01..2020-12-31]/.."}
late:
  names: [{name: Late, when: 2020-01-01/..}]
bystander: {}
academy:
  hosting: [{host: hee, when: 2016-04-01/2019-03-31}, {host: nhse, when: 2019-04-01/..}]
orphan:
  hosting: [{host: hee, when: "[2017-01-01..2018-12-31]/2019-03-31"}]
"""


# -- 15. force -------------------------------------------------------------------------------------


def test_rule_15_all_holders_in_force_are_results_law_first() -> None:
    """Law binds before agreement and agreement before practice, whatever the file's order."""
    results = answered(world(HOLDERS), "accountability", "hee", during="2017").results
    assert [(each.answer, each.force) for each in results] == [
        (("sos",), "law"),
        (("dh",), "agreement"),
        (("nhse",), "practice"),
    ]


def test_rule_15_what_is_contested_or_only_planned_is_see_also() -> None:
    """It stands beside the answer, under its own name, and in no part of it."""
    answer = answered(world(HOLDERS), "accountability", "hee", during="2018-06-01")
    beside = {each.statement for each in answer.see_also}
    assert {"hee/contested", "hee/planned"} <= beside
    assert not beside & {each.statement for each in answer.results}
    assert not {"nhsi", "phe"} & {
        each for part in answer.parts for each in (*part.certain, *part.possible)
    }


def test_rule_15_the_force_of_a_line_of_account_is_always_said() -> None:
    """Whether it is law, agreement or practice is a claim of its own, which nothing fills in."""
    with pytest.raises(RecordError, match="“custom” is not known here"):
        world("hee: {accountability: [{holder: dh, force: custom}]}")


# -- 16. yes or no ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("form", "body", "candidate", "during", "verdict"),
    [
        # what is recorded for certain: over the whole time, or over a part of it
        ("accountability", "hee", "sos", "2017", "yes"),
        ("accountability", "hee", "sos", "2015", "partly"),
        ("hosting", "academy", "hee", "2017", "yes"),
        # a body that did not exist
        ("accountability", "hee", "late", "2018", "no"),
        ("accountability", "hee", "sos", "2011", "no"),
        # the very claim is contested, abandoned or never enacted
        ("accountability", "hee", "nhsi", "2019", "no"),
        ("accountability", "hee", "monitor", "2019", "no"),
        ("accountability", "hee", "tda", "2019", "no"),
        # there is one at a time, and it was another for certain
        ("hosting", "academy", "nhse", "2017", "no"),
        ("hosting", "academy", "bystander", "2017", "no"),
        # silence is not nobody
        ("accountability", "hee", "bystander", "2017", "not recorded"),
        ("accountability", "hee", "phe", "2018-06", "not recorded"),
        ("accountability", "hee", "ofsted", "2019", "not recorded"),
        ("hosting", "orphan", "nhse", "2017", "not recorded"),
        ("hosting", "academy", "nhse", "2015", "not recorded"),
    ],
)
def test_rule_16_a_verdict_is_yes_partly_no_or_not_recorded(
    form: str, body: str, candidate: str, during: str, verdict: str
) -> None:
    """*No* needs a reason in the record: there was another, or the claim itself is denied."""
    answer = answered(world(HOLDERS), form, body, candidate=candidate, during=during)
    assert answer.verdict == verdict


def test_rule_16_beside_what_is_not_recorded_stands_what_is() -> None:
    """Who asks about a bystander learns who is known to have held it."""
    answer = answered(world(HOLDERS), "accountability", "hee", candidate="bystander", during="2017")
    assert [each.answer for each in answer.results] == [("sos",), ("dh",), ("nhse",)]
    assert "not to say that there was none" in answer.text


def test_rule_16_silence_is_not_nobody() -> None:
    """A body of which nothing is recorded is not said to have answered to nobody."""
    answer = answered(world(HOLDERS), "accountability", "bystander", during="2017")
    assert answer.results == ()
    assert "silence is not nobody" in answer.text
