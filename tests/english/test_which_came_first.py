"""Two bodies compared by their days: which came first, which outlasted the other, both at once."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

LIVES = """
    water: {names: [{name: Water Board, when: 2010-01-01/2014-03-31}]}
    harbour: {names: [{name: Harbour Board, when: 2013-01-01/2016-03-31}]}
    rail: {names: [{name: Rail Board, when: 2014-04-01/2016-03-31}]}
    road: {names: [{name: Road Board, when: 2013/2018}]}
"""


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Did the Water Board exist before the Harbour Board?", "yes"),
        ("Was the Harbour Board set up before the Water Board?", "no"),
        ("Was the Harbour Board set up after the Water Board?", "yes"),
        ("Is the Water Board older than the Harbour Board?", "yes"),
        ("Did the Harbour Board outlast the Water Board?", "yes"),
        ("Was the Harbour Board abolished before the Rail Board?", "no"),
        ("Did the Harbour Board outlive the Rail Board?", "no"),
        ("Did the Water Board last longer than the Harbour Board?", "yes"),
        ("Did the Harbour Board begin before the Road Board?", "not recorded"),
        ("Did the Water Board and the Harbour Board overlap?", "yes"),
        ("Were there both the Water Board and the Rail Board at once?", "no"),
        ("Did the Water Board and the Rail Board exist at the same time?", "no"),
    ],
)
def test_two_lives_are_held_against_each_other(text: str, verdict: str) -> None:
    answer = world(LIVES).ask(text)
    assert answer.question.form == "order"
    assert answer.verdict == verdict


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Which came first, the Harbour Board or the Water Board?", "Water Board began"),
        ("Who was set up earlier, the Water Board or the Harbour Board?", "Water Board began"),
        ("Which ended last, the Water Board or the Harbour Board?", "Water Board last existed"),
        ("Was the Harbour Board set up before or after the Water Board?", "Water Board began"),
        ("Which lasted longer, the Harbour Board or the Water Board?", "Water Board existed for"),
    ],
)
def test_the_lead_has_both_with_their_days_the_first_before_the_other(text: str, told: str) -> None:
    answer = world(LIVES).ask(text)
    assert answer.verdict is None
    assert answer.lead.index(told) < answer.lead.index("Harbour Board")


def test_a_comparison_that_hangs_on_more_is_not_read_as_one(record: Graph) -> None:
    """Who held a post before a body came is no comparison of the post with the body."""
    for text in (
        "who was health secretary before HEE's creation",
        "was HEE an NDPB before NHS Improvement",
        "Who chaired HEE after the SHAs were abolished?",
    ):
        assert record.ask(text).question.form != "order", text


def test_before_a_day_is_at_any_time_before_it(record: Graph) -> None:
    """It was *partly*, since HEE did not exist throughout all time before 2013."""
    assert record.ask("Did HEE exist before 2013?").verdict == "yes"
    assert record.ask("Did HEE exist before 2011?").verdict == "no"
    assert record.ask("Did HEE exist until 2013?").verdict != "yes"
    assert record.ask("Did HEE exist since 2011?").verdict != "yes"
    assert record.ask("Did the SHAs exist after 2014?").verdict == "no"
