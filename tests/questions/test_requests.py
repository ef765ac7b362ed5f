"""Typed questions: what can't be asked is refused, and what was asked before is answered alike."""

from __future__ import annotations

import pytest

from nhsgraph.errors import QuestionError
from nhsgraph.questions import FORMS, Question
from nhsgraph.questions.request import MOMENTS
from worlds import world

HEE = "hee: {accountability: [{holder: dhsc, when: 2013-04-01/..}]}"


@pytest.mark.parametrize("form", sorted(set(FORMS) - {"search"}))
def test_a_moment_that_a_form_does_not_have_is_refused(form: str) -> None:
    """A misspelt moment must not be passed over: the answer would be to another question."""
    with pytest.raises(QuestionError, match="no moment of"):
        world(HEE).answer(Question(form, ("hee",), moment="startd"))


@pytest.mark.parametrize("form", sorted(MOMENTS))
def test_every_moment_of_a_form_can_be_asked(form: str) -> None:
    graph = world(HEE)
    for moment in MOMENTS[form]:
        assert graph.answer(Question(form, ("hee",), moment=moment)).text


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
