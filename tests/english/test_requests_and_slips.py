"""How people lead up to a question, what they misspell, and what one word unread may not spoil."""

from __future__ import annotations

import pytest

from nhsgraph import Graph


@pytest.mark.parametrize(
    "text",
    [
        "To ask, pursuant to the abolition of the National Leadership Council, what replaced it",
        "Further to the closure of the National Leadership Council, what replaced it?",
    ],
)
def test_what_a_question_comes_from_names_what_it_is_of(record: Graph, text: str) -> None:
    assert "followed by the NHS Leadership Academy" in record.ask(text).lead


@pytest.mark.parametrize(
    ("word", "text"),
    [("claim", "sources for the claim that Simon Stevens ran NHS England"),
     ("copies", "copies of the framework agreement of HEE")],
)  # fmt: skip
def test_an_english_word_is_no_misspelt_name(record: Graph, word: str, text: str) -> None:
    answer = record.ask(text)
    assert f"“{word}” could not be read" in answer.lead
    assert not any("was taken for" in note for note in answer.notes)


@pytest.mark.parametrize("word", ["chari", "chiar", "cheif executive"])
def test_letters_in_another_order_are_a_slip(record: Graph, word: str) -> None:
    assert record.ask(f"who was {word} of HEE in 2014").question.form == "post"


@pytest.mark.parametrize("text", ["what bodys ended in april 2013", "which bodys began in 2012"])
def test_a_misspelt_noun_for_bodies_lists_them(record: Graph, text: str) -> None:
    assert record.ask(text).question.form == "bodies"


def test_regulators_of_several_professions_are_listed(record: Graph) -> None:
    answer = record.ask("who regulated nurses, doctors and pharmacists in 2016")
    assert set(answer.ids) == {"gmc", "nmc", "gphc"}


def test_a_sum_that_is_not_split_is_told_whole(record: Graph) -> None:
    answer = record.ask("how much was HEE's education and training budget in 2013-14")
    assert answer.status == "partly"
    assert "£4.88 billion" in answer.lead


def test_the_time_of_one_half_is_not_laid_on_a_body_that_was_gone(record: Graph) -> None:
    text = "who hosted the deaneries, and where did the deaneries go after 2013"
    assert record.ask(text).status != "premise_false"


def test_a_chain_of_several_lines_names_one(record: Graph) -> None:
    lead = record.ask("chain of accountability of the LETBs on 1 June 2014").lead
    assert "Health Education England → Secretary of State" in lead


def test_who_a_body_belongs_to_is_its_host(record: Graph) -> None:
    assert record.ask("who does NHS Employers belong to").ids == ["nhs-confederation"]


@pytest.mark.parametrize("tail", ["and in which order", "in order", "and how many there were"])
def test_what_every_list_tells_is_no_question_of_its_own(record: Graph, tail: str) -> None:
    answer = record.ask(f"which special health authorities existed in 2013, {tail}")
    assert answer.status == "answered"


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("who chaired NHS England before Lord Prior", "Sir Malcolm Grant"),
        ("who chaired NHS England after Lord Prior", "Richard Meddings"),
        ("who chaired the CQC before David Prior", "Dame Jo Williams"),
    ],
)
def test_a_peer_is_known_by_his_title(record: Graph, text: str, person: str) -> None:
    """And whoever held such a post elsewhere dates nothing by it."""
    assert person in record.ask(text).lead


@pytest.mark.parametrize("words", ["held the post after", "had the job after"])
def test_the_post_is_that_of_the_question_before(record: Graph, words: str) -> None:
    answer = record.ask(f"who was chief executive of HEE in 2015 and who {words}?")
    assert "Wendy Reid" in answer.lead


def test_the_board_of_a_body_has_its_name(record: Graph) -> None:
    """*HEE's board* is the body *HEE board*, whose recorded size is that of its members."""
    assert record.ask("when did HEE's board begin").question.bodies == ("hee-board",)
    assert record.ask("how many members did HEE's board have").count == 12


def test_what_something_was_worth_is_a_sum(record: Graph) -> None:
    assert "£4.879 billion" in record.ask("what was MPET worth in 2011/12").lead


@pytest.mark.parametrize(
    "text",
    ["in law, was NHS Improvement ever one organisation", "was NHS Improvement a body in law"],
)
def test_what_was_so_in_law_is_not_answered_from_practice(record: Graph, text: str) -> None:
    answer = record.ask(text)
    assert not answer.lead.startswith("Yes")
    assert "operating name" in answer.lead


def test_a_force_before_a_question_is_read_or_named(record: Graph) -> None:
    """*In law, who …* asks of the law alone; it was passed over in silence."""
    assert "by law" in record.ask("In law, who held HEE to account in 2018?").lead
    assert "agreement" not in record.ask("In law, who held HEE to account in 2018?").lead
    assert "could not be read" in record.ask("In practice, who ran NHS Improvement?").lead


def test_out_of_is_the_end_of_a_line(record: Graph) -> None:
    out = record.ask("why was the NHS Leadership Academy moved out of HEE")
    assert [one.event for one in out.events] == ["academy-moves-to-people-function"]
    into = record.ask("why did the Leadership Academy move to HEE")
    assert [one.event for one in into.events] == ["academy-moves-to-hee"]


def test_what_an_old_name_became_is_the_new_one(record: Graph) -> None:
    lead = record.ask("what did the Council for Healthcare Regulatory Excellence become").lead
    assert "became Professional Standards Authority" in lead
    assert "1 December 2012" in lead


@pytest.mark.parametrize("whom", ["the TDA", "the SHAs"])
def test_whoever_abolished_a_body_is_not_what_ended(record: Graph, whom: str) -> None:
    answer = record.ask(f"when did Parliament abolish {whom}")
    assert answer.status == "answered"
    assert "last existed" in answer.lead


def test_part_of_a_host_is_yes(record: Graph) -> None:
    assert record.ask("is NHS Employers part of the NHS Confederation").verdict == "yes"


def test_a_regulator_covers_those_whom_it_regulates(record: Graph) -> None:
    assert record.ask("which regulator covered nurses in 2015").ids == ["nmc"]
