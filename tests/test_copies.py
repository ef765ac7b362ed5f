"""Graphs, snapshots, questions and answers can be pickled, copied and hashed at any time."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from doors import bodies_for
from nhsgraph import Graph, errors
from nhsgraph.answers import FORMS, Answer, Question
from nhsgraph.answers.forms import OF_SENTENCES
from nhsgraph.errors import (
    DateError,
    Fault,
    MissingPartError,
    NhsGraphError,
    QuestionError,
    RecordError,
    StoryError,
    UnknownBodyError,
)
from nhsgraph.values import fixed

WAYS: dict[str, Callable[[Any], Any]] = {
    "pickle": lambda thing: pickle.loads(pickle.dumps(thing)),  # noqa: S301
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
}
WORDS = "who holds HEE to account in 2019"


@pytest.fixture(scope="module")
def busy(record: Graph) -> Graph:
    """A graph of which much was asked, drawn and searched, so that all of its caches are full."""
    graph = record.as_known_on("2021-06-01")
    graph.ask(WORDS)
    graph.ask("statements about leadership")
    graph.find("HEE")
    graph.explain(WORDS)
    graph.on("2019-06-01")._repr_html_()
    graph.changes("2014", "2016")
    return graph


@pytest.mark.parametrize("way", WAYS)
def test_a_graph_can_be_copied_whatever_was_asked(busy: Graph, way: str) -> None:
    copied = WAYS[way](busy)
    assert copied == busy
    assert hash(copied) == hash(busy)
    assert copied.known_on == busy.known_on
    assert copied.ask(WORDS) == busy.ask(WORDS)
    assert type(copied) is Graph


@pytest.mark.parametrize("way", WAYS)
def test_a_snapshot_is_its_graph_and_its_period(busy: Graph, way: str) -> None:
    snapshot = busy.on("2019-06-01")
    snapshot._repr_html_()
    copied = WAYS[way](snapshot)
    assert copied == snapshot
    assert hash(copied) == hash(snapshot)
    assert copied.edges == snapshot.edges
    assert snapshot == busy.on("2019-06-01")
    assert snapshot != busy.on("2019-06-02")
    assert snapshot != busy.all_known().on("2019-06-01")


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("form", sorted(set(FORMS) - OF_SENTENCES))
def test_questions_and_answers_can_be_copied(record: Graph, way: str, form: str) -> None:
    question = Question(form, bodies_for(form, "letbs"), plans=True)
    answer = record.answer(question)
    for thing in (question, answer, *answer.results, *answer.parts, answer.premise):
        copied = WAYS[way](thing)
        assert copied == thing
        assert hash(copied) == hash(thing)
    assert json.dumps(WAYS[way](answer).to_dict()) == json.dumps(answer.to_dict())


def test_answers_to_sentences_have_a_hash_too(record: Graph) -> None:
    sentences = (WORDS, "who held HEE to account in 2004")
    answers: set[Answer] = {record.ask(each) for each in sentences}
    assert len(answers) == 2
    count = record.ask("how many LETBs were there on 1 August 2016")
    assert hash(count) == hash(copy.deepcopy(count))
    assert isinstance(count.count, list)


@pytest.mark.parametrize("way", WAYS)
def test_a_record_can_be_copied(record: Graph, way: str) -> None:
    copied = WAYS[way](record.record)
    assert copied == record.record
    assert hash(copied) == hash(record.record)
    assert dict(copied.places) == dict(record.record.places)


def test_copies_of_fixed_data_are_as_fixed() -> None:
    """Neither a list nor a dictionary in an answer can be changed, by whatever method."""
    data = fixed({"names": ["a", {"b": [1]}]})
    for thing in (data, copy.deepcopy(data), copy.copy(data)):
        assert thing == {"names": ["a", {"b": [1]}]}
        changes: list[Callable[[], object]] = [
            lambda thing=thing: thing.update(c=1),  # type: ignore[misc]
            lambda thing=thing: thing.pop("names"),  # type: ignore[misc]
            lambda thing=thing: thing["names"].append(1),  # type: ignore[misc]
            lambda thing=thing: thing["names"].sort(),  # type: ignore[misc]
            lambda thing=thing: thing["names"][1]["b"].__setitem__(0, 2),  # type: ignore[misc]
        ]
        for change in changes:
            with pytest.raises(TypeError, match="can't be changed"):
                change()


@pytest.mark.parametrize("way", WAYS)
def test_what_is_covered_can_be_copied_compared_and_hashed(busy: Graph, way: str) -> None:
    covered = busy.coverage("hee", "dhsc")
    copied = WAYS[way](covered)
    assert copied == covered == busy.coverage("hee", "dhsc")
    assert copied != busy.coverage("hee")
    assert len({copied, covered, busy.coverage("dhsc")}) == 2
    assert copied.to_dict() == json.loads(json.dumps(covered.to_dict()))


FAULT = Fault("bodies/hee.yaml", 3, 5, "“x” is no kind.", "Write “board”.")
ERRORS: dict[type[NhsGraphError], NhsGraphError] = {
    type(error): error
    for error in (
        NhsGraphError("Nothing."),
        DateError("2019-13", "has no month 13", "months run from 01 to 12"),
        RecordError([FAULT, Fault("bodies", 0, 0, "No body is there.")]),
        QuestionError("“x” is no question.", ["Ask who.", "Ask when."]),
        StoryError([FAULT, Fault("story.yaml", 1, 1, "It has no title.")]),
        UnknownBodyError("The record has no body “he”.", ["Did you mean hee?"]),
        MissingPartError("There is no matplotlib."),
    )
}


def test_every_error_is_among_those_that_are_copied() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type)]
    assert set(ERRORS) == {kind for kind in kinds if issubclass(kind, NhsGraphError)}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("kind", ERRORS, ids=lambda kind: kind.__name__)
def test_an_error_keeps_its_text_and_attributes(kind: type[NhsGraphError], way: str) -> None:
    error = ERRORS[kind]
    copied = WAYS[way](WAYS[way](error))
    assert type(copied) is kind
    assert str(copied) == str(error)
    assert copied.args == error.args
    assert vars(copied) == vars(error)
