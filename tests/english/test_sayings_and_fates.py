"""What somebody said in a report, what became of money, and what a search may show."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.english.known_words import spelt
from nhsgraph.english.slips import Slips
from nhsgraph.english.vocabulary import Vocabulary
from nhsgraph.near import edits, is_slip
from worlds import world

PORT = """
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  aliases: [Port Board]
  posts:
    - {id: archer, post: chief_executive, person: Ann Archer, when: 2010-01-01/2013-12-31}
    - {id: baker, post: chief_executive, person: Bo Baker, when: 2014-01-01/2019-12-31}
  funding: [{payer: crown, stream: harbour_dues, when: 2010-01-01/2020-12-31}]
crown: {kind: department, names: [{name: Crown Office}]}
watch: {kind: committee, names: [{name: House Ferry Committee}], aliases: [Ferry Committee]}
pilots:
  kind: people_group
  names: [{name: Pilots in training}]
  funding:
    - {id: old, payer: crown, stream: bursary, when: 2010-01-01/..}
    - {id: new, payer: board, stream: ship_loans, when: 2016-08-01/.., begun_by: turn}
    - {id: grant, payer: crown, stream: kit_grant, when: 2018-03-01/..}
"""
EVENTS = """
- {id: fog, title: The Ferry Committee reports on lighthouses in fog, date: 2015-05-05,
   note: It wanted a second bell., evidence: [act]}
- {id: ropes, title: The Ferry Committee reports on ropes and knots, date: 2016-06-06,
   evidence: [act]}
- {id: turn, title: New pilots move from bursaries to loans, date: 2016-08-01, evidence: [act]}
- {id: move, title: The Ferry Committee moves to the quay, date: 2015-07-07, evidence: [act]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board, a committee that reports, and a bursary that gives way to loans."""
    return world(PORT, events=EVENTS)


@pytest.mark.parametrize(
    "text",
    [
        "what did the Ferry Committee recommend on lighthouses in its 2015 report",
        "What did the Ferry Committee conclude about lighthouses in fog?",
        "what did the Ferry Committee say in 2015",
        "what did the House Ferry Committee call for in 2015",
        "what were the recommendations of the Ferry Committee on fog",
        "What did the committee find about lighthouses in fog?",
    ],
)
def test_what_a_report_says_is_the_report_and_that_no_more_is_kept(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert [one.event for one in answer.events] == ["fog"]
    assert "5 May 2015" in answer.lead
    assert "second bell" in answer.lead
    assert "what it said beyond that is not kept" in answer.lead


@pytest.mark.parametrize(
    "text",
    ["what did the Tanners' Guild say about lighthouses in fog",
     "what did Ann Archer say about lighthouses in 2013",
     "what did the Port Board say about whales"],
)  # fmt: skip
def test_nobody_else_said_what_a_report_says(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.events == ()
    assert "not keep what" in answer.lead


def test_what_was_said_stands_beside_the_other_half_of_a_question(graph: Graph) -> None:
    text = "who led the Port Board when the Ferry Committee reported on fog, & what did it say"
    lead = graph.ask(text).lead
    assert "On 5 May 2015 Bo Baker was chief executive" in lead
    assert "not keep what it said" in lead


def test_a_report_is_a_time(graph: Graph) -> None:
    answer = graph.ask("who led the Port Board when the Ferry Committee reported on ropes")
    assert answer.first == "2016-06-06"


def test_an_answer_to_a_report_is_not_the_report_of_another(record: Graph) -> None:
    text = "what did the Health Committee say about education in its 2012 report, and how did the"
    answer = record.ask(f"{text} Government reply?")
    assert [one.event for one in answer.events] == ["health-committee-workforce-report-2012"]
    assert "does not keep what the Government said" in answer.lead


def test_who_answers_to_whom_is_no_reply(record: Graph) -> None:
    assert record.ask("how did HEE answer to Parliament in 2014").question.form == "chain"


@pytest.mark.parametrize(
    "text",
    [
        "what happened to the bursary",
        "What became of pilots' bursaries?",
        "what replaced the bursary",
        "when was the bursary abolished",
        "who paid for pilots after 2016, now that bursaries are gone",
        "how did the abolition of the bursary change who paid",
    ],
)
def test_what_became_of_money_is_the_event_and_who_pays_since(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert [one.event for one in answer.events] == ["turn"]
    assert [row.statement for row in answer.results] == ["pilots/old", "pilots/new", "pilots/grant"]
    assert "then paid by the Port Board (ship loans, from 2016)" in answer.lead


def test_money_of_which_nothing_befell_is_told_as_ever(graph: Graph) -> None:
    answer = graph.ask("what happened to the harbour dues in 2012")
    assert answer.events == ()
    assert {row.statement for row in answer.results} == {"board/funding-1"}


@pytest.mark.parametrize(
    "text",
    [
        "which whales did the Port Board tag with radio rings",
        "why did the Ferry Committee paint bursaries on walls with loans",
        "to what extent was the Port Board truly whimsical, given its paint",
    ],
)
def test_a_hit_is_of_the_body_and_of_what_is_asked(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert (answer.status, answer.results, answer.events) == ("not_understood", (), ())
    assert "nothing that the record has on" in answer.lead


def test_examples_are_of_the_body_that_is_named(graph: Graph) -> None:
    notes = graph.ask("which whales did the Port Board tag with radio rings").notes
    assert any("Port Board" in note for note in notes)
    assert not any("Pilots" in note for note in notes)


def test_a_thing_that_is_not_there_is_no_body(graph: Graph) -> None:
    assert "nothing called “whale review”" in graph.ask("who wrote the Whale Review").lead
    assert "no body “whale bank”" in graph.ask("who led the Whale Bank").lead


@pytest.mark.parametrize(
    ("word", "other", "number"),
    [("chiar", "chair", 1), ("comitee", "committee", 2), ("restaurant", "registrant", 4),
     ("same", "same", 0), ("", "ab", 2)],
)  # fmt: skip
def test_slips_are_counted(word: str, other: str, number: int) -> None:
    assert edits(word, other) == edits(other, word) == number


def test_a_guess_is_near_in_letters() -> None:
    assert is_slip("helth education englnd", "health education england")
    assert not is_slip("restaurant", "registrant")
    assert not is_slip("nhsprb", "nhscb")


@pytest.mark.parametrize(
    "word", "restaurant parties survey copied patents concise library world contract".split()
)
def test_an_everyday_word_is_a_slip_for_nothing(record: Graph, word: str) -> None:
    vocabulary = Vocabulary(record)
    slips = Slips(vocabulary)
    assert spelt(word) == word
    assert slips.respelt(["who", word], ())[0] == ["who", word]
    assert not slips.misspelt(["who", word, "in"], [], [])
    assert not slips.suggestions(["who", "funded", word])


def test_what_ends_in_ies_is_one_in_y(record: Graph) -> None:
    answer = record.ask("who hosted the postgraduate deanery in 2012")
    assert not any("was taken for" in note for note in answer.notes)
    assert answer.question.bodies == ("postgraduate-deaneries",)


def test_an_unknown_name_is_quoted_without_its_possessive(record: Graph) -> None:
    assert "“zzprb”" in record.ask("who set the ZZPRB's remit each year").lead


NEAR = """
lodge:
  kind: joint_arrangement
  names: [{name: Harbour Lodge, when: 2010-01-01/2020-12-31}]
quay:
  names: [{name: Quay Board, when: 2010-01-01/2020-12-31}]
  membership: [{whole: lodge, role: part_of, when: 2011-01-01/2019-12-31}]
  oversight: [{id: seen, overseer: crown, when: 2015-01-01/2018-12-31}]
crown:
  kind: department
  names: [{name: Crown Office}]
  funding:
    - {id: levy, payer: boats, stream: keel_levy, when: 2012-01-01/2016-12-31,
       note: Only keels of oak are counted.}
boats: {kind: provider_group, names: [{name: Owners of boats}]}
rowers: {kind: provider_group, names: [{name: Owners of rowing clubs}]}
"""


@pytest.fixture(scope="module")
def near() -> Graph:
    """A lodge with a member, and a levy that others pay than those who are asked about."""
    return world(NEAR)


def test_the_partners_of_an_arrangement_are_its_members(near: Graph) -> None:
    assert near.ask("who were the partners of the Harbour Lodge").ids == ["quay"]


def test_a_silence_about_money_tells_who_pays_it(near: Graph) -> None:
    answer = near.ask("Did the Owners of rowing clubs pay the keel levy?")
    assert answer.verdict != "yes"
    assert answer.results == ()
    assert "nearest: Owners of boats funded the Crown Office (keel levy)" in answer.lead
    assert answer.nearest[0].statement == "crown/levy"


def test_a_silence_about_a_time_tells_the_answer_of_another(near: Graph) -> None:
    answer = near.ask("who oversaw the Quay Board in 2012")
    assert (answer.status, answer.results) == ("silent", ())
    assert "at another time: from 1 January 2015 to 31 December 2018 the Crown" in answer.lead


def test_who_looks_at_a_body_oversees_it(near: Graph) -> None:
    assert near.ask("which department looked at the Quay Board in 2016").ids == ["crown"]


REVIEWS = """
board:
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  oversight:
    - {id: by, overseer: crown, means: yearly review of ropes, when: 2011-01-01/2012-12-31}
    - {id: smith, overseer: crown, means: the Smith review of ropes, when: 2014-01-01/2014-12-31}
crown: {kind: department, names: [{name: Crown Office}]}
knots:
  kind: programme
  names: [{name: Review of knots and ropes, when: 2012-03-01/2013-03-01}]
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("list the reviews of ropes", ["knots/name-1", "board/smith", "sails"]),
        ("list of reviews of ropes 2013 to 2016 and who led each one", ["board/smith", "sails"]),
        ("which reviews of ropes were published between 2012 and 2014",
         ["knots/name-1", "board/smith"]),
    ],
)  # fmt: skip
def test_reviews_are_listed_by_their_days(text: str, found: list[str]) -> None:
    title = "The Crown Office announces a review of sails and ropes"
    events = f"[{{id: sails, title: {title}, date: 2015-02-03, evidence: [act]}}]"
    answer = world(REVIEWS, events=events).ask(text)
    told = [row.statement for row in answer.results] + [one.event for one in answer.events]
    assert told == found
    assert "keeps no list" in " ".join(answer.notes)


@pytest.mark.parametrize(
    "text",
    [
        "Which body did the Zibble Agency give way to, and was the Port Board a quango?",
        "Who ran the Zibble Agency and who led the Port Board in 2012?",
        "Who led the Port Board in 2012 and who ran the Zibble Agency?",
    ],
)
def test_an_unknown_name_takes_its_own_half_of_a_question(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert "no body “zibble agency”" in answer.lead
    assert "Port Board" in answer.lead
    assert "could not be read" not in answer.lead
    assert answer.status in {"answered", "partly"}
