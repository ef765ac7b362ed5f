"""Two names of one body: that they are, and which of them came first."""

from __future__ import annotations

import pytest

from nhsgraph import Graph


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Is NHS England the same as the NHS Commissioning Board?", "yes"),
        ("Is DHSC the same as the Department of Health?", "yes"),
        ("Was NHS England called the NHS Commissioning Board before?", "yes"),
        ("Was NHS England once called the NHS Commissioning Board?", "yes"),
        ("Was the Department of Health later called the Department of Health and Social Care?",
         "yes"),
        ("Is the National Leadership Council the same as the NHS Leadership Academy?", "no"),
    ],
)  # fmt: skip
def test_two_names_are_of_one_body_or_not(record: Graph, text: str, verdict: str) -> None:
    """A short form of a legal name was no name of it, and the same body was not recorded."""
    answer = record.ask(text)
    assert answer.verdict == verdict
    assert ("names of one body" in answer.lead) is (verdict == "yes")


@pytest.mark.parametrize(
    "text",
    [
        "Was NHS England called the NHS Commissioning Board afterwards?",
        "Was the Department of Health called the Department of Health and Social Care before?",
    ],
)
def test_a_name_is_not_told_to_have_come_on_the_wrong_side(record: Graph, text: str) -> None:
    assert record.ask(text).verdict != "yes"
