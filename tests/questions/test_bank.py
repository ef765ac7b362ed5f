"""Every sentence of the question bank gets the answer that the record gives; see ``bank.py``."""

from __future__ import annotations

import collections

import pytest
from bank import Asked, faults, sentences

from nhsgraph import Graph
from nhsgraph.questions import FORMS
from nhsgraph.questions.verdict import OPENINGS

BANK = list(sentences())


@pytest.mark.parametrize("asked", BANK, ids=[each["question"] for each in BANK])
def test_the_record_answers(record: Graph, asked: Asked) -> None:
    found = faults(record, asked)
    lines = "\n".join(f"  - its answer {each}" for each in found)
    assert not found, f"“{asked['question']}”\n{lines}\n  why: {asked.get('why', '')}"


def test_the_bank_is_large_and_asks_in_every_form() -> None:
    asked = collections.Counter(each.get("form") for each in BANK)
    assert len(BANK) >= 250
    assert len({each["question"] for each in BANK}) == len(BANK)
    assert set(FORMS) <= set(asked)


def test_every_verdict_is_asked_for() -> None:
    asked = collections.Counter(each.get("verdict") for each in BANK)
    assert all(asked[verdict] >= 5 for verdict in OPENINGS)


def test_an_answer_to_yes_or_no_begins_with_its_verdict(record: Graph) -> None:
    answers = [record.ask(each["question"]) for each in BANK if "error" not in each]
    judged = [answer for answer in answers if answer.question.yes_no]
    assert len(judged) >= 60
    for answer in judged:
        assert answer.verdict in OPENINGS, answer.question.text
        assert answer.text.startswith(OPENINGS[answer.verdict]), answer.question.text
