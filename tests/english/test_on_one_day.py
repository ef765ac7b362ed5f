"""Whether two things came about together, and what no yes can be read from."""

from __future__ import annotations

import pytest

from nhsgraph import Graph


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Were the LETBs and HEE abolished together?", "no"),
        ("Did HEE and the LETBs end on the same day?", "no"),
        ("Were the SHAs and PCTs abolished on the same day?", "yes"),
        ("Were Monitor and the TDA abolished at the same time?", "yes"),
        ("Were CfWI and HEE abolished on the same day?", "not recorded"),
    ],
)
def test_two_ends_are_on_one_day_or_not(record: Graph, text: str, verdict: str) -> None:
    """It said *yes* of two days nine months apart, since each of them had ended."""
    told = record.ask(text)
    assert told.verdict == verdict
    assert told.lead.count("last existed") == 2


@pytest.mark.parametrize(
    "text",
    [
        "Was HEE part of the NHS?",
        "Was NHS Employers part of the NHS?",
        "Was HEE funded by the NHS?",
    ],
)
def test_a_line_to_another_is_no_yes_to_a_line_to_what_was_not_read(
    record: Graph, text: str
) -> None:
    """*Part of the NHS* was yes, by a forum of which it was a part."""
    told = record.ask(text)
    assert told.verdict == "not recorded"
    assert "nhs" in told.lead.lower()


def test_a_line_to_anybody_is_a_yes(record: Graph) -> None:
    assert record.ask("Was HEE accountable to anybody?").verdict == "yes"


@pytest.mark.parametrize(
    "text",
    [
        "When did Parliament vote to abolish the NHS Leadership Academy?",
        "When did the Government decide to close the Centre for Workforce Intelligence?",
    ],
)
def test_the_end_of_one_who_ended_another_is_not_told(record: Graph, text: str) -> None:
    """It said that Parliament has not ended."""
    assert "Parliament has not ended" not in record.ask(text).text


def test_a_reading_of_none_of_the_bodies_named_is_no_answer(record: Graph) -> None:
    told = record.ask(
        "To what extent were LETBs really employer-led, given they were committees of HEE?"
    )
    assert "Social Partnership Forum" not in told.lead
