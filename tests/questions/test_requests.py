"""Typed questions: what can't be asked is refused, and what was asked before is answered alike."""

from __future__ import annotations

import pytest

from doors import bodies_for
from nhsgraph.answers import FORMS, Question
from nhsgraph.answers.forms import OF_SENTENCES
from nhsgraph.answers.question import MOMENTS
from nhsgraph.errors import DateError, QuestionError
from worlds import world

HEE = "hee: {accountability: [{holder: dhsc, when: 2013-04-01/..}]}"


@pytest.mark.parametrize("form", sorted(set(FORMS) - OF_SENTENCES))
def test_a_moment_that_a_form_does_not_have_is_refused(form: str) -> None:
    """A misspelt moment must not be passed over: the answer would be to another question."""
    with pytest.raises(QuestionError, match="no moment of"):
        world(HEE).answer(Question(form, ("hee",), moment="startd"))


@pytest.mark.parametrize("form", sorted(MOMENTS))
def test_every_moment_of_a_form_can_be_asked(form: str) -> None:
    graph = world(HEE)
    for moment in MOMENTS[form]:
        assert graph.answer(Question(form, bodies_for(form, "hee", "dhsc"), moment=moment)).text


def test_a_question_asked_again_gets_the_same_answer() -> None:
    """The same, and of each knowledge its own; a list of bodies is as good as a tuple."""
    graph = world(
        "hee: {accountability: [{holder: dhsc, when: 2013-04-01/.., evidence: [order]}]}",
        news="order: 2014-06-01",
    )
    question = Question("accountability", ("hee",))
    answer = graph.answer(question)
    assert graph.answer(Question("accountability", ["hee"])) is answer  # type: ignore[arg-type]
    assert answer.ids == ["dhsc"]
    assert graph.as_known_on("2014-01-01").answer(question).ids == []


def test_what_is_taken_from_an_answer_is_the_takers_own() -> None:
    """Who changes the plain data of an answer does not change the answer of the next."""
    graph = world(HEE)
    question = Question("accountability", ("hee",))
    taken = graph.answer(question).to_dict()
    taken["results"][0]["roles"]["body"]["name"] = "somebody else"
    taken["results"][0]["means"].append("a bribe")
    again = graph.answer(question).to_dict()
    assert again["results"][0]["roles"]["body"]["name"] == "hee"
    assert again["results"][0]["means"] == ["mandate"]


def test_an_answer_that_is_given_out_again_cannot_be_changed() -> None:
    """The same answer goes to whoever asks again, so nobody may write into it."""
    answer = world(HEE).answer(Question("accountability", ("hee",)))
    with pytest.raises(TypeError):
        answer.results[0].roles["body"]["name"] = "somebody else"
    with pytest.raises(AttributeError):
        answer.results[0].more["means"].append("a bribe")


def test_a_question_takes_texts_for_its_time_and_its_body() -> None:
    """A researcher writes "2019" and "hee"; what is no time at all is refused in words."""
    graph = world(HEE)
    question = Question("accountability", "hee", "2014", topic=["trust"])  # type: ignore[arg-type]
    assert question.bodies == ("hee",)
    assert graph.answer(question).first == "2014-01-01"
    with pytest.raises(DateError, match="2014-13"):
        Question("accountability", ("hee",), "2014-13")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "question",
    [
        Question("accountability", ("hee",), candidate="monitor-x"),
        Question("members", ("hee",), among="bogus"),
        Question("post", ("hee",), pick="middle"),
        Question("search", ("hee",)),
        Question("accountability"),
    ],
)
def test_what_a_question_cannot_mean_is_refused(question: Question) -> None:
    """A slip is told, never answered as if it were silence of the record."""
    with pytest.raises(QuestionError):
        world(HEE).answer(question)
