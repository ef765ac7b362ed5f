"""Words that the record explains, words for several streams of money, sums over years, searches."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  funding:
    - {id: dues, payer: crown, stream: harbour_dues, when: 2010-04-01/2020-03-31,
       note: "The review by Lady Gull put the dues outside the tide-fence.",
       amounts: [
         {year: 2013/14, gbp: 20000000, measures: budget, evidence: [{source: act, locator: s. 1}]},
         {year: 2014/15, gbp: 15000000, measures: budget, evidence: [{source: act, locator: s. 1}]},
         {year: 2015/16, gbp: 9000000, measures: budget, evidence: [{source: act, locator: s. 1}]}]}
    - {id: pilots, payer: crown, stream: pilot_training, when: 2018-04-01/2020-03-31,
       amounts: [
         {year: 2018/19, gbp: 4000000, measures: budget, evidence: [{source: act, locator: s. 1}]}]}
  posts:
    - {id: master, post: master_of_sluices, person: Ann Archer, when: 2011-01-01/2012-12-31,
       note: A vote of the pilots turned down the first candidate.}
crown: {kind: department, names: [{name: Crown Office}]}
"""
WORDS = """
- words: hpl
  stream: harbour_dues
  description:
    text: The Harbour and Pilotage Levy (HPL) was money for dredging, joined from dues and tolls.
    evidence: [{source: act, locator: s. 4}]
- words: toll
  description:
    text: A toll was what a ship paid at a bridge.
    evidence: [{source: act, locator: s. 5}]
- {words: upkeep, stream: harbour_dues}
- {words: upkeep, stream: pilot_training}
"""
STORM = "[{id: storm, date: 2014-02-03, evidence: [{source: act, locator: s. 9}]}]"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board that was paid, and words for its money."""
    return world(BODIES, words=WORDS, events=STORM)


@pytest.mark.parametrize(
    "text",
    [
        "what was the HPL",
        "what does HPL stand for",
        "HPL meaning",
        "Explain the HPL",
        "HPL: what was it and what was it made up of?",
        "Acronym HPL: full name and what it was for",
    ],
)
def test_a_word_that_the_record_explains_is_explained(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "meaning"
    assert answer.status == "answered"
    assert answer.lead.startswith("The Harbour and Pilotage Levy (HPL)")
    assert [one.locator for one in answer.sources] == ["s. 4"]
    assert "Harbour and Pilotage" in graph.ask(answer.question.text).text


def test_a_word_that_stands_for_nothing_else_is_explained_and_weighs(graph: Graph) -> None:
    assert graph.ask("what is a toll").lead == "A toll was what a ship paid at a bridge."
    assert graph.ask("how much toll did the ferries pay").status == "not_understood"


def test_what_is_asked_beside_the_meaning_is_answered_or_told_as_unread(graph: Graph) -> None:
    both = graph.ask("what was the HPL, and who paid it")
    assert [one.question.form for one in both.answers] == ["meaning", "funding"]
    half = graph.ask("what is a toll and who counted it")
    assert half.status == "partly"
    assert any("counted" in word for word in half.left_out)


def test_a_meaning_is_known_as_of_its_source(graph: Graph) -> None:
    early = graph.ask("what was the HPL", as_known_on="1999-01-01")
    assert early.status != "answered"
    assert "Levy" not in early.text


@pytest.mark.parametrize(
    ("text", "sum_"),
    [
        ("how much did the Port Board get for upkeep in 2014/15", 15_000_000),
        ("how much did the Port Board get for upkeep in 2018/19", 4_000_000),
    ],
)
def test_a_word_for_several_streams_is_read_as_the_one_with_an_answer(
    graph: Graph, text: str, sum_: int
) -> None:
    assert graph.ask(text).amount_gbp == sum_


def test_the_lead_has_the_sums_year_by_year(graph: Graph) -> None:
    lead = graph.ask("how much did the Port Board get from 2013/14 to 2015/16").lead
    first, second, third = (lead.index(year) for year in ("2013/14", "2014/15", "2015/16"))
    assert first < second < third
    assert "£20 million" in lead[first:second]
    assert "£15 million" in lead[second:third]
    assert "£9 million" in lead[third:]
    assert lead.count("Crown Office") == 1


def test_a_search_tells_the_nearest_with_the_passage_that_has_the_words(graph: Graph) -> None:
    answer = graph.ask("Whom did Lady Gull blame in her review of the tide-fence?")
    assert answer.status == "searched"
    assert answer.results[0].statement == "board/dues"
    assert "no answer" in answer.lead.replace("not an answer", "no answer")
    assert "outside the tide-fence" in answer.lead


def test_a_search_puts_what_concerns_the_body_that_is_named_first(graph: Graph) -> None:
    answer = graph.ask("Which candidate for the Port Board did a vote of the lords turn down?")
    assert answer.status == "searched"
    assert answer.results[0].statement == "board/master"


def test_a_search_finds_events(graph: Graph) -> None:
    answer = graph.ask("pilots in that storm")
    assert answer.status == "searched"
    assert [one.event for one in answer.events] == ["storm"]
    assert "3 February 2014" in answer.lead


def test_nonsense_finds_nothing(graph: Graph) -> None:
    for text in ("how long is the airspeed of a swallow", "who won the cup of 2014 and 000"):
        answer = graph.ask(text)
        assert answer.status == "not_understood"
        assert not answer.citations()
