"""What is certain is not doubted, and what is possible is not told as certain."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.dates import Extent, When
from nhsgraph.words.spans import joined
from worlds import answered, world

SPANS = st.lists(st.integers(1, 60), min_size=4, max_size=4).map(lambda days: Extent(*sorted(days)))


def _certain(spans: list[Extent]) -> set[int]:
    return {day for span in spans for day in range(span.certain_from, span.certain_to)}


def _possible(spans: list[Extent]) -> set[int]:
    return {day for span in spans for day in range(span.possible_from, span.possible_to)}


@given(st.lists(SPANS, min_size=1, max_size=5))
def test_joining_spans_adds_and_loses_no_day(spans: list[Extent]) -> None:
    made = joined(spans)
    assert _certain(made) == _certain(spans)
    assert _possible(made) == _possible(spans)


def test_one_certain_line_says_all_that_a_doubtful_one_of_the_same_body_would() -> None:
    graph = world(
        """
        a: {names: [{name: A, when: 2010-01-01/..}]}
        b:
          names: [{name: B, when: 2010-01-01/..}]
          accountability:
            - {holder: a, when: 2010-01-01/.., means: [report]}
            - {holder: a, when: '[2013..2015]/..', means: [visit]}
        """
    )
    answer = answered(graph, "accountability", "b", during="2014")
    assert "possibly" not in answer.lead
    assert len(answer.results) == 2


def test_the_own_words_of_the_record_give_each_end_as_it_is_known() -> None:
    graph = world(
        """
        a: {names: [{name: A, when: 2010-01-01/..}]}
        b:
          names: [{name: B, when: 2010-01-01/..}]
          oversight:
            - {overseer: a, when: '[2014..2015-03-27]/2015-03-27',
               means: [review of the lighthouse keepers]}
        """
    )
    when = When.read("[2014..2015-03-27]/2015-03-27")
    answer = graph.ask("review of the lighthouse keepers")
    assert answer.results[0].when == when.text
    assert "From 1 January 2014 at the earliest to 27 March 2015: A oversaw B" in answer.text
    assert answer.question.form == "quote"
    assert graph.ask("review of the lighthouse keepers in 2014").question.form == "search"


def test_an_answer_without_a_statement_says_that_the_record_is_silent() -> None:
    graph = world(
        """
        a: {names: [{name: A, when: 2010-01-01/..}]}
        b: {names: [{name: B, when: 2010-01-01/..}]}
        """
    )
    answer = answered(graph, "legal_basis", "b", candidate="a")
    assert not answer.results
    assert answer.lead.startswith("The record is silent on")
