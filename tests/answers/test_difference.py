"""What tells two bodies apart: only what the record has of one of them at least."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.errors import QuestionError
from worlds import answered, world

TWO = """
old:
  kind: regulator
  names: [{name: Old, when: 2004-05-01/2013-03-31}]
  accountability: [{holder: top, when: 2004-05-01/2013-03-31}]
  funding: [{payer: purse, when: 2004-05-01/2013-03-31}]
new:
  names: [{name: New, when: 2013-04-01/2020-05-01}]
  legal_forms: [{form: executive_ndpb, when: 2013-04-01/2020-05-01}]
  accountability: [{holder: top, when: 2013-04-01/2020-05-01, force: agreement}]
  funding: [{payer: purse, when: 2013-04-01/2020-05-01}]
  succession: [{predecessor: old, when: 2013-04-01/..}]
purse: {names: [{name: Purse, when: ../..}]}
"""


def test_two_bodies_are_told_apart_head_by_head() -> None:
    answer = answered(world(TWO), "difference", "old", "new")
    lead, *lines = answer.text.split("\n")
    assert lead == answer.lead
    assert "differ, as far as is recorded, in kind, the days of their lives and whom they" in lead
    assert "alike in who paid them; only one of them has legal form on record." in lead
    assert lines == [
        "What it was – Old: a regulator; New: an arm’s-length body.",
        "Existed – Old: from 1 May 2004 to 31 March 2013; New: from 1 April 2013 to 1 May 2020.",
        "In law – Old: nothing recorded; New: an executive NDPB.",
        "Answered to – Old: top by law; New: top by agreement.",
        "Paid by: Purse, both.",
        "Old was followed by New: legal.",
    ]


def test_each_fact_has_a_row_with_its_body_and_head() -> None:
    answer = answered(world(TWO), "difference", "old", "new")
    told = {(row.more.get("of"), row.more.get("head"), row.statement) for row in answer.results}
    assert ("old", "account", "old/accountability-1") in told
    assert ("new", "form", "new/legal-form-1") in told
    assert (None, None, "new/succession-1") in told


def test_what_neither_has_is_not_told() -> None:
    answer = answered(world(TWO), "difference", "old", "new")
    assert "Hosted" not in answer.text
    assert "In number" not in answer.text


def test_one_body_or_the_same_twice_is_refused() -> None:
    for bodies in (("old",), ("old", "old")):
        with pytest.raises(QuestionError, match="needs two bodies"):
            answered(world(TWO), "difference", *bodies)


def test_the_time_and_the_statements_asked_for_narrow_what_is_compared() -> None:
    then = answered(world(TWO), "difference", "old", "new", during="2012")
    assert all(row.more["of"] == "old" for row in then.results)
    lone = answered(world(TWO), "difference", "old", "new", only=("old/funding-1",))
    assert [row.statement for row in lone.results] == ["old/funding-1"]


def test_the_record_tells_an_sha_from_a_letb(record: Graph) -> None:
    answer = answered(record, "difference", "shas", "letbs")
    assert "In number – the Strategic Health Authorities: 10; the Local" in answer.text
    assert "13 (2013 to 2016) and 4 (2016 to 2022)" in answer.text
    assert "shas/accountable-to-dhsc" in {row.statement for row in answer.results}
    assert len(answer.lead.split()) <= 40
