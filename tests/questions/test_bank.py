"""Every sentence of the question bank gets the answer that the record gives; see ``bank.py``."""

from __future__ import annotations

import collections

import pytest
from bank import Asked, faults, sentences

from nhsgraph import Graph
from nhsgraph.questions import FORMS

BANK = list(sentences())
VERDICTS = {"yes": "Yes", "no": "No", "partly": "Partly", "not recorded": "Not recorded"}


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
    assert all(asked[verdict] >= 5 for verdict in VERDICTS)


def test_an_answer_to_yes_or_no_begins_with_its_verdict(record: Graph) -> None:
    for each in BANK:
        if "verdict" not in each:
            continue
        answer = record.ask(each["question"])
        assert answer.verdict in VERDICTS, each["question"]
        assert answer.text.startswith(VERDICTS[answer.verdict]), f"{each['question']}: {answer}"
