"""How people lead up to a question, what they misspell, and what one word unread may not spoil."""

from __future__ import annotations

import pytest

from nhsgraph import Graph


@pytest.mark.parametrize(
    "text",
    [
        "To ask him, pursuant to the abolition of the National Leadership Council, what replaced it",
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
