"""What is written by the lexicon is read back by it: typed questions from the record, in words."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from generated import questions, same

from nhsgraph import Graph
from nhsgraph.answers import FORMS, Question
from nhsgraph.answers.questions_in_words import question_in_words, ways
from worlds import world

UNWRITTEN = {"quote", "search", "document"}
"""The forms that take a sentence, and have none of their own."""


@functools.cache
def _all(graph: Graph) -> dict[str, list[Question]]:
    """The questions of a record by their form."""
    forms: dict[str, list[Question]] = {}
    for question in dict.fromkeys(questions(graph)):
        forms.setdefault(question.form, []).append(question)
    return forms


def test_every_form_is_written(record: Graph) -> None:
    """And thousands of questions can be made from the record."""
    made = _all(record)
    assert set(FORMS) - UNWRITTEN - set(made) == set()
    assert sum(map(len, made.values())) > 5_000


@pytest.mark.parametrize("form", sorted(set(FORMS) - UNWRITTEN))
def test_a_question_that_is_written_reads_as_it_was_meant(
    record: Graph, form: str, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """In every way to ask it, active and passive, with and without a time."""
    for question in sample(_all(record)[form], 10):
        told = range(len(ways(record, question)))
        assert told
        for way in told:
            text = question_in_words(record, question, way=way)
            read = record.ask(text).question
            assert same(read) == same(question), text


def test_what_was_asked_is_told_in_the_words_of_the_lexicon() -> None:
    graph = world(
        """
        board: {accountability: [{holder: crown}], hosting: [{host: crown}]}
        crown: {names: [{name: Crown}], kind: department}
        """
    )
    told = {
        way.indirect()
        for form in ("accountability", "hosting", "exists", "when")
        for way in ways(graph, Question(form, ("board",)))
    }
    assert told == {
        "who held board to account", "who board was held to account by", "who board answered to",
        "what hosted board", "what board was hosted by", "what board sat in",
        "whether board existed", "when board began", "when board was set up",
    }  # fmt: skip
