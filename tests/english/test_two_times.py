"""One body at two times: what differs between them, and what the record has of neither."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

ROAD = """
    crown: {names: [{name: Crown}], kind: department}
    road:
      names: [{name: Road Board, when: 2012-01-01/2019-12-31}]
      legal_forms:
        - {form: special_health_authority, when: 2012-01-01/2014-12-31}
        - {form: executive_ndpb, when: 2015-01-01/2019-12-31}
      accountability: [{holder: crown, force: law, when: 2012-01-01/2019-12-31}]
"""


@pytest.mark.parametrize(
    "text",
    [
        "How did the governance of the Road Board differ between 2013 and 2018?",
        "What was the role of the Road Board in 2013 compared with 2018?",
        "Compare the Road Board in 2013 with the Road Board in 2018",
        "What did the Road Board look like in 2013 versus 2018?",
        "How was the Road Board different in 2013 and in 2018?",
    ],
)
def test_what_differs_is_told_with_both_times(text: str) -> None:
    """It told the same description twice, or none, whatever had become of it between."""
    answer = world(ROAD).ask(text)
    assert answer.question.form == "compared"
    assert "in 2013 a special health authority, in 2018 an executive NDPB" in answer.lead
    assert "answered to, both times: crown by law" in answer.text.lower()


def test_a_time_at_which_it_did_not_exist_is_told(record: Graph) -> None:
    answer = record.ask("How did the governance of HEE differ between 2010 and 2014?")
    assert "did not exist" in answer.lead


def test_what_is_asked_besides_is_asked_of_both_times(record: Graph) -> None:
    """Whom it answered to in either year is no comparison of all that it was."""
    answer = record.ask("compare the accountability of HEE in 2014 and 2019")
    assert [one.question.form for one in answer.answers] == ["accountability"] * 2
