"""Where the record begins and ends is no begin and no end of what it tells of."""

from __future__ import annotations

import re
from typing import Final

import pytest

from nhsgraph import Certainty, Graph, Question
from nhsgraph.dates import read_day
from worlds import world

FORMS: Final = ("exists", "lasted", "history", "name", "legal_form", "accountability", "funding")
LATER: Final = r"(or later|, (where|as far as))"


def test_the_last_day_of_the_record_is_told_as_nobodys_end(record: Graph) -> None:
    """Of all bodies whose end is open or later, and in every form that tells until when."""
    covers = record.record.info.covers.extent
    going_on = [body for body in record.record.bodies if record.life(body).possible_to > covers[3]]
    assert len(going_on) > 40
    for body in going_on:
        questions = [*(Question(form, (body,)) for form in FORMS),
                     Question("when", (body,), moment="ended")]  # fmt: skip
        for question in questions:
            answer = record.answer(question)
            for text in (answer.text, *answer.notes, *(row.text for row in answer.results)):
                assert not re.search(rf"\b(to|until|on) 31 December 2021(?! ?{LATER})", text), text


def test_what_goes_on_existed_still_where_the_record_ends(record: Graph) -> None:
    told = record.answer(Question("exists", ("gmc",))).lead
    assert "before 1 January 2010, where this record begins, and still on 31 December 2021" in told
    assert record.ask("did HEE exist").lead.endswith("from 28 June 2012 to 31 March 2023.")
    within = record.ask("did the GMC exist in 2021").lead
    assert within.endswith("from 1 January to 31 December 2021.")  # as it was asked


def test_what_began_before_the_record_is_certain_on_no_day_before_it(record: Graph) -> None:
    """An open begin says that it was there when the record begins, not since when."""
    long_ago = record.on("1066-10-14")
    assert long_ago.bodies
    assert Certainty.CERTAIN not in long_ago.bodies.values()
    assert Certainty.CERTAIN not in {line.certainty for line in long_ago.edges}
    first = record.on("2010-01-01")
    assert first.bodies["parliament"] is Certainty.CERTAIN


@pytest.mark.parametrize(
    ("when", "day", "certainty"),
    [
        ("../..", "2009-12-31", Certainty.POSSIBLE),
        ("../..", "2010-01-01", Certainty.CERTAIN),
        ("../..", "2020-12-31", Certainty.CERTAIN),
        ("../..", "2021-01-01", Certainty.POSSIBLE),
        ("../2009-03-31", "2009-03-31", Certainty.CERTAIN),
        ("../2009-03-31", "2009-03-30", Certainty.POSSIBLE),
        ("1990-01-01/..", "1990-01-01", Certainty.CERTAIN),
        ("../2030-03-31", "2030-03-31", Certainty.CERTAIN),
    ],
)
def test_an_open_end_is_certain_on_the_days_that_are_covered(
    when: str, day: str, certainty: Certainty
) -> None:
    graph = world(
        f"hee: {{names: [{{name: HEE, when: {when}}}], hosting: [{{host: x, when: {when}}}]}}",
        covers="2010-01-01/2020-12-31",
    )
    assert graph.told_life("hee").holds_on(read_day(day)) is certainty
    assert graph.on(day).bodies["hee"] is certainty
    assert [line.certainty for line in graph.on(day).edges] == [certainty]
