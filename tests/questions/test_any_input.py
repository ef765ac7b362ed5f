"""Whatever is typed, an answer or an error for the person who typed it comes out, never a fault."""

from __future__ import annotations

import io
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from bank import sentences
from hypothesis import example, given
from hypothesis import strategies as st

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.answers.telling import OPENINGS
from nhsgraph.english.reader import LONGEST_SENTENCE
from nhsgraph.errors import NhsGraphError
from nhsgraph.show.answer import show_answer
from nhsgraph.show.terminal import Screen
from nhsgraph.words.lexicon import ASPECTS, RELATIONS

BANK = [each["question"] for each in sentences()]
LEXICON = " ".join([*ASPECTS.values(), *(words.topics for words in RELATIONS.values())])
WORDS = sorted({word for text in (*BANK, LEXICON.replace("|", " ")) for word in text.split()})
TIMES = [
    "2014", "2014/15", "2014-15", "2014/2015", "in 31 June 2014", "on 2014-02-30", "since 9999",
    "before 1900", "early", "between 2016 and 2014", "from 2014 to", "as known in 2012", "0000",
    "as known on 99/99/2099", "2014-13", "1/1/2014/15", "until the end of", "10 to 12 May 2014",
    "in 2014/16", "in 1999/00", "in 2099/00", "autumn 2099", "now", "as known now",
]  # fmt: skip
ODD = [
    "", " ", "\n", "?", "''", "“”", "\0", "a\0b", "\x1b[31mHEE\x1b[0m", "\u202eEEH sdloh ohw",
    "مَن يحاسب هيئة HEE في 2019؟", "מי אחראי על HEE", "谁对HEE负责", "qui contrôle HEE en 2019 ?",
    "wer beaufsichtigt HEE im Jahr 2019", "👩🏽‍⚕️ who hosts 🏥 in 2014 🤔", "who " * 400,
    "HEE" * 600, "who holds HEE to account " * 60, "'; DROP TABLE statements; --",
    '"HEE" NEAR "NHS"', "*", "(",
    "HEE OR AND NOT", "[red]HEE[/red]", "${HEE}", "%s %d {0} {hee}", "\\b(.*)+", "² ③ ٢٠١٤ 2⁰14",
    "who held HEE to account in ٢٠١٤", "\ud7ff\ue000\ufffe", "\ud800", "a" * (LONGEST_SENTENCE + 1),
    "é" * 1999, "when " * 300, "B0 B1 P S N F Q", "..", "-1", "1e999", "NaN", "null",
    "None", "hee/name",
]  # fmt: skip

fragments = st.sampled_from(WORDS) | st.sampled_from(TIMES) | st.sampled_from(ODD[:12])
piled = st.lists(fragments, max_size=14).map(" ".join)
long = st.text(min_size=0, max_size=LONGEST_SENTENCE + 50)


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """A sentence of the bank with words lost, doubled, moved, misspelt or replaced."""
    words = draw(st.sampled_from(BANK)).split(" ")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, max(0, len(words) - 1)))
        change = draw(st.sampled_from(["drop", "double", "move", "letter", "put", "swap"]))
        if change == "put" or not words:
            words.insert(place, draw(fragments | st.text(max_size=6)))
        elif change == "drop":
            del words[place]
        elif change == "double":
            words.insert(place, words[place])
        elif change == "move":
            words.append(words.pop(place))
        elif change == "letter":
            at = draw(st.integers(0, len(words[place])))
            letter = draw(st.characters(exclude_categories=()))
            words[place] = words[place][:at] + letter + words[place][at + 1 :]
        else:
            words[place] = draw(fragments)
    return " ".join(words)


def _asks(graph: Graph, text: str, *, plans: bool, known_on: str | None) -> None:
    """Asks, and shows the answer in every way in which it can be shown."""
    refusal: str | None = None
    try:
        answer = graph.ask(text, as_known_on=known_on, plans=plans)
    except NhsGraphError as error:
        refusal = str(error)
    else:
        _show(answer, text)
    assert refusal is None or refusal.strip(), f"{text!r} was refused without a word"


def _show(answer: Answer, text: str) -> None:
    assert str(answer).strip(), f"{text!r} was answered without a word"
    assert bool(answer.verdict) >= answer.question.yes_no, f"{text!r} got no verdict"
    assert answer.text.startswith(OPENINGS.get(answer.verdict or "", ""))
    json.dumps(answer.to_dict(), allow_nan=False)
    shown = io.StringIO()
    show_answer(Screen(shown), answer)
    assert shown.getvalue().strip()


@given(
    text=mutated() | piled | long,
    plans=st.booleans(),
    known_on=st.sampled_from([None, None, "2012-02-01", "2018-12-01"]),
)
@example(text="who held HEE to account between 2016 and 2014", plans=False, known_on=None)
@pytest.mark.timeout(600)
def test_no_sentence_makes_a_traceback(
    record: Graph, text: str, plans: bool, known_on: str | None
) -> None:
    _asks(record, text, plans=plans, known_on=known_on)


@pytest.mark.parametrize("text", ODD + TIMES, ids=range(len(ODD + TIMES)))
def test_nor_does_an_odd_one(record: Graph, text: str) -> None:
    for asked in (text, f"who holds HEE to account {text}", f"{text} NHSI", f"was HEE {text} 2014"):
        _asks(record, asked, plans=False, known_on=None)


@pytest.mark.parametrize("known_on", ["2010-06-01", "2012-02-01", "2018-12-01"])
def test_nor_does_any_sentence_of_the_bank_at_any_time_of_knowledge(
    record: Graph, known_on: str, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for text in sample(BANK, 50):
        _asks(record, text, plans=True, known_on=known_on)
