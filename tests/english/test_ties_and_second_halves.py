"""What ties two bodies, second halves that lean on the first, posts in lists, ministers, sums."""

from __future__ import annotations

import pytest

from nhsgraph import Graph, Question
from nhsgraph.answers.telling import fits
from nhsgraph.dates import Period
from worlds import world

BODIES = """
board:
  names: [{name: Port Board, short: PB, when: 2010-01-01/2020-12-31}]
  accountability: [{id: to-crown, holder: crown, force: law, when: 2010-01-01/2020-12-31}]
  membership: [{whole: council, when: 2012-01-01/2014-12-31}]
  partnership:
    - {id: with-guild, partner: guild, subject: pilot training, when: 2013-01-01/2013-12-31}
  funding:
    - {id: dues, payer: crown, stream: harbour_dues, when: 2010-04-01/2020-03-31, amounts: [
        {year: 2013/14, gbp: 20000000, measures: budget, evidence: [{source: act, locator: s. 1}]}]}
    - {id: gift, payer: guild, stream: pilot_training, when: 2010-04-01/2020-03-31, amounts: [
        {year: 2013/14, gbp: 3000000, measures: budget, evidence: [{source: act, locator: s. 1}]}]}
  posts:
    - {id: a, post: chair, person: Ann Archer, when: '2010-01-01/[2012-11-01..2013-02-28]'}
    - {id: b, post: chair, person: Bo Baker, when: '[2012-11-01..2013-02-28]/2018-06-30'}
    - {id: c, post: chair, person: Cy Carter, when: 2018-07-01/2020-12-31}
mill:
  names: [{name: Tide Mill, when: 2010-01-01/2020-12-31}]
  hosting: [{host: board, when: 2013-01-01/2016-12-31}]
guild:
  names: [{name: Pilots Guild, when: 2009-01-01/..}]
  membership: [{whole: council, when: 2012-01-01/2014-12-31}]
weir: {names: [{name: Weir Watch, when: 2010-01-01/2020-12-31}]}
council: {kind: joint_arrangement, names: [{name: Sea Council, when: 2012-01-01/2014-12-31}]}
crown:
  kind: department
  names: [{name: Crown Office, when: 2000-01-01/..}]
  posts:
    - {id: docks, post: minister_for_docks, person: Di Dale, when: 2013-01-01/2014-12-31}
    - {id: under, post: parliamentary_under_secretary, person: Ed East, when: 2013-01-01/2014-12-31}
seal:
  kind: office
  names: [{name: Keeper of the Seal, when: 2000-01-01/..}]
  posts:
    - {post: keeper_of_the_seal, person: Flo Field, when: 2009-01-01/2013-12-31}
"""
WORDS = "[{words: minister, post: keeper_of_the_seal}]"


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with a payer, a partner, chairs one after another, and ministers above it."""
    return world(BODIES, words=WORDS)


@pytest.mark.parametrize(
    "text",
    [
        "what was the relationship between the Port Board and the Crown Office",
        "how did the Port Board and the Crown Office relate to each other",
        "how was the Crown Office linked to the Port Board",
        "what had the Port Board to do with the Crown Office",
        "what connection was there between the Crown Office and the Port Board",
        "what dealings did the Crown Office have with the Port Board",
        "what tied the Port Board to the Crown Office",
        "describe the relationship of the Port Board to the Crown Office",
    ],
)
def test_what_ties_two_bodies_is_every_line_between_them(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "ties"
    assert {row.statement for row in answer.results} == {"board/to-crown", "board/dues"}
    assert "accountable to" in answer.lead
    assert "by law" in answer.text


def test_a_tie_is_told_from_either_end_and_only_of_its_time(graph: Graph) -> None:
    for one, other in (("board", "guild"), ("mill", "board")):
        there = graph.answer(Question("ties", (one, other)))
        back = graph.answer(Question("ties", (other, one)))
        assert {row.statement for row in there.results} == {row.statement for row in back.results}
        assert there.results
    later = graph.answer(Question("ties", ("board", "guild"), Period.read("2016")))
    assert {row.statement for row in later.results} == {"board/gift"}


def test_what_both_do_as_one_ties_them(graph: Graph) -> None:
    answer = graph.ask("what tied the Port Board to the Pilots Guild in 2012")
    assert "Sea Council" in answer.text


def test_bodies_that_no_line_ties_are_told_in_silence(graph: Graph) -> None:
    answer = graph.ask("what was the relationship between the Port Board and Weir Watch")
    assert answer.status == "silent"
    assert "what tied the Port Board to Weir Watch" in answer.lead


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who chaired the Port Board in 2015 and until when", "to 30 June 2018"),
        ("who chaired the Port Board in 2015, and when did they leave", "until 30 June 2018"),
        ("who was the last chair of the Port Board and how long did they serve", "two years"),
        ("who hosted the Tide Mill in 2014 and who did that body answer to", "Crown Office"),
        ("who hosted the Tide Mill in 2014 and who chaired that organisation", "Bo Baker"),
        ("who hosted the Tide Mill in 2014 and since when", "1 January 2013"),
        ("how much money did the Port Board get in 2013/14 and who from", "Pilots Guild"),
    ],
)
def test_a_second_half_leans_on_what_the_first_one_answered(
    graph: Graph, text: str, told: str
) -> None:
    answer = graph.ask(text)
    assert told in answer.lead, answer.lead
    assert "could not be read" not in answer.lead


def test_its_is_never_an_office(graph: Graph) -> None:
    answer = graph.ask(
        "who was Keeper of the Seal when the Port Board was set up and who was its chair"
    )
    assert "Flo Field" in answer.lead
    assert "Ann Archer" in answer.lead


@pytest.mark.parametrize("order", ["Name", "List", "Give", "Show", "Identify", "State"])
def test_an_order_at_the_head_says_nothing_of_what_is_asked(graph: Graph, order: str) -> None:
    """Nobody was *named* chair: who was chair already is listed, and no bound is told as a day."""
    answer = graph.ask(f"{order} the chairs of the Port Board from 2012 onwards")
    for name in ("Ann Archer", "Bo Baker", "Cy Carter"):
        assert name in answer.lead
    assert "2012 or 2013" in answer.lead


def test_who_took_up_a_post_keeps_the_doubt_of_its_days(graph: Graph) -> None:
    answer = graph.ask("who became chair of the Port Board between 2012 and 2014")
    assert "some day between 1 November 2012 and 28 February 2013" in answer.text
    assert "From 1 November 2012" not in answer.text


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("was Di Dale a minister in 2013", "yes"),
        ("was Ed East a minister in 2014", "yes"),
        ("was Flo Field a minister in 2012", "yes"),
        ("was Ann Archer a minister in 2012", "not recorded"),
        ("was Ed East a minister in 2016", "not recorded"),
    ],
)
def test_a_minister_is_whoever_held_a_post_of_ministers(
    graph: Graph, text: str, verdict: str
) -> None:
    assert graph.ask(text).verdict == verdict


def test_a_minister_for_something_is_not_the_first_of_them(graph: Graph) -> None:
    assert "Di Dale" in graph.ask("who was minister for docks in 2013").lead
    assert "Flo Field" not in graph.ask("who was minister for lighthouses in 2013").lead


@pytest.mark.parametrize(
    "text",
    [
        "how much did the Crown Office and the Pilots Guild contribute to the PB in 2013/14",
        "how much did the Pilots Guild and the Crown Office each give the Port Board in 2013/14",
    ],
)
def test_payers_in_a_row_are_told_one_by_one(graph: Graph, text: str) -> None:
    lead = graph.ask(text).lead
    assert "£20 million" in lead
    assert "£3 million" in lead


@pytest.mark.parametrize("word", ["harbor dues", "pilot trainning", "pilot traning"])
def test_a_misspelt_stream_is_taken_for_what_it_is(graph: Graph, word: str) -> None:
    answer = graph.ask(f"how much money for {word} did the Port Board get in 2013/14")
    assert "million" in answer.lead
    assert any("was taken for" in note for note in answer.notes)


def test_what_a_body_is_opens_with_its_description(record: Graph) -> None:
    """The first sentence of each description has room in a lead."""
    for body in record.record.bodies.values():
        if body.description is not None:
            lead = record.answer(Question("about", (body.id,))).lead
            assert body.description.text.startswith(lead.rstrip("."))
            assert fits(lead)


REGISTER = """
reg-a:
  kind: regulator
  names: [{name: Pilots Register, when: 2010-01-01/2015-12-31}]
  description:
    text: "The regulator of pilots, until it closed."
    evidence: [{source: act, locator: s. 1}]
reg-b:
  kind: regulator
  names: [{name: Masters Register, when: 2010-01-01/2020-12-31}]
  description:
    text: "The regulator of masters and of mates."
    evidence: [{source: act, locator: s. 1}]
board: {names: [{name: Port Board, when: 2010-01-01/2020-12-31}]}
ports: {kind: collective, names: [{name: Tidal Ports, when: 2010-01-01/2020-12-31}],
  sizes: [{size: 9, when: 2010-01-01/2014-12-31}, {size: 5, when: 2015-01-01/2020-12-31}]}
p1: {names: [{name: Aport}], membership: [{whole: ports, role: one_of, when: 2010-01-01/..}],
  posts: [{post: harbour_master, person: Ann Archer, when: 2011-01-01/2013-12-31}]}
p2: {names: [{name: Beport}], membership: [{whole: ports, role: one_of, when: 2010-01-01/..}],
  posts: [{post: harbour_master, person: Bo Baker, when: 2011-01-01/2014-12-31}]}
p3: {names: [{name: Ceport}], membership: [{whole: ports, role: one_of, when: 2010-01-01/..}],
  posts: [{post: harbour_master, person: Cy Carter, when: 2012-01-01/2014-12-31}]}
both: {kind: joint_arrangement, names: [{name: Sea Watch, when: 2012-01-01/2014-12-31}]}
one: {names: [{name: Sand Office}], membership: [{whole: both, when: 2012-01-01/2014-12-31}]}
two: {names: [{name: Salt Office}], membership: [{whole: both, when: 2012-01-01/2014-12-31}]}
"""


@pytest.fixture(scope="module")
def ports() -> Graph:
    """Regulators with descriptions, a set of ports with masters, what works as one."""
    return world(REGISTER)


def test_who_regulates_a_profession_is_found_by_what_a_regulator_is(ports: Graph) -> None:
    assert "Pilots Register" in ports.ask("who regulated pilots in 2012").lead
    assert "Masters Register" in ports.ask("which body was the regulator of mates").lead
    assert "Pilots" not in ports.ask("who regulated the masters in 2018").lead


def test_the_same_post_of_many_bodies_is_told_once(ports: Graph) -> None:
    lead = ports.ask("who were the harbour masters of the Tidal Ports").lead
    assert lead.count("harbour masters") == 1
    for words in (
        "Ann Archer of Aport",
        "Bo Baker of Beport",
        "Cy Carter of Ceport (2012 to 2014)",
    ):
        assert words in lead


def test_how_many_there_were_at_first(ports: Graph) -> None:
    answer = ports.ask("how many Tidal Ports were there originally and how many in 2018")
    assert answer.lead.startswith("On 1 January 2010 the Tidal Ports were 9")
    assert "5" in answer.lead


@pytest.mark.parametrize("words", ["with a lighthouse", "given conditions", "in debt"])
def test_a_number_is_not_told_for_what_was_not_read(ports: Graph, words: str) -> None:
    answer = ports.ask(f"how many Tidal Ports {words} were there in 2012")
    assert answer.status != "answered"
    assert answer.count is None
    assert "9" not in answer.lead.split(". ")[0]


def test_what_merged_to_form_what_works_as_one_are_its_parts(ports: Graph) -> None:
    lead = ports.ask("which bodies merged to form Sea Watch").lead
    assert "Sand Office" in lead
    assert "Salt Office" in lead


def test_which_of_a_set_there_were_are_named(ports: Graph) -> None:
    lead = ports.ask("which Tidal Ports were there").lead
    assert all(name in lead for name in ("Aport", "Beport", "Ceport"))


@pytest.mark.parametrize("noun", ["levy", "tax", "toll"])
def test_what_a_question_is_about_must_be_read(ports: Graph, noun: str) -> None:
    """*Was the levy on the Board brought in* is not whether the Board began."""
    for asks in ("was", "when was"):
        answer = ports.ask(f"{asks} the {noun} on the Port Board brought in")
        assert answer.status in {"searched", "not_understood"}


def test_two_questions_in_the_words_of_one(graph: Graph) -> None:
    lead = graph.ask("who chaired the Port Board in 2011 and the Port Board in 2020").lead
    assert "Ann Archer" in lead
    assert "Cy Carter" in lead


def test_what_no_record_keeps_is_told_beside_what_it_has(graph: Graph) -> None:
    answer = graph.ask("who was chair of the Port Board in 2011, and what was the salary")
    assert "Ann Archer" in answer.lead
    assert "does not keep what people were paid" in answer.lead


def test_nobody_took_over_in_another_year(graph: Graph) -> None:
    assert graph.ask("who replaced Bo Baker in 2015").lead.startswith("Nobody on record took over")
    assert graph.ask("who replaced Bo Baker in 2018").lead.startswith("From 1 July 2018")
