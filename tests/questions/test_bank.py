"""Every sentence of the question bank gets the answer that the record gives; see ``bank.py``."""

from __future__ import annotations

import collections

import pytest
from bank import Asked, faults, sentences

from nhsgraph import Graph
from nhsgraph.answers import FORMS
from nhsgraph.answers.telling import OPENINGS

BANK = list(sentences())
ASKED_ELSEWHERE = {"about", "bodies", "difference", "ties", "happened", "lasted", "reason"}
"""The forms that no sentence of the bank asks in: see ``tests/answers``."""


@pytest.mark.parametrize("asked", BANK, ids=[each["question"] for each in BANK])
def test_the_record_answers(record: Graph, asked: Asked) -> None:
    found = faults(record, asked)
    lines = "\n".join(f"  - its answer {each}" for each in found)
    assert not found, f"“{asked['question']}”\n{lines}\n  why: {asked.get('why', '')}"


def test_the_bank_is_large_and_asks_in_every_form() -> None:
    asked = collections.Counter(each.get("form") for each in BANK)
    assert len(BANK) >= 250
    assert len({each["question"] for each in BANK}) == len(BANK)
    assert set(FORMS) - ASKED_ELSEWHERE <= set(asked)


def test_every_verdict_is_asked_for() -> None:
    asked = collections.Counter(each.get("verdict") for each in BANK)
    assert sum("verdict" in each for each in BANK) >= 60
    assert all(asked[verdict] >= 5 for verdict in OPENINGS)
