"""Questions as typed requests, their answers, and the sentences that mean them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from nhsgraph.errors import QuestionError
from nhsgraph.questions.answer import Answer, Cited, Premise, Result, Stretch
from nhsgraph.questions.basis import legal_basis
from nhsgraph.questions.changing import changes
from nhsgraph.questions.ladder import ladder
from nhsgraph.questions.lives import count, exists, history, legal_form, name
from nhsgraph.questions.looks import LOOKUPS
from nhsgraph.questions.lookup import look_up
from nhsgraph.questions.moments import when
from nhsgraph.questions.money import amount
from nhsgraph.questions.paths import chain, lineage
from nhsgraph.questions.planned import plans, with_plans
from nhsgraph.questions.posts import post
from nhsgraph.questions.request import FORMS, MOMENTS, Question
from nhsgraph.questions.verdict import affirmed

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_ANSWERERS: Mapping[str, Callable[[DatedGraph, Question], Answer]] = MappingProxyType(
    {
        **dict.fromkeys(LOOKUPS, look_up),
        "amount": amount,
        "mandate": ladder,
        "lineage": lineage,
        "name": name,
        "legal_form": legal_form,
        "legal_basis": legal_basis,
        "post": post,
        "exists": exists,
        "chain": chain,
        "changes": changes,
        "history": history,
        "plans": plans,
        "count": count,
        "when": when,
    }
)


def answer(graph: DatedGraph, question: Question) -> Answer:
    """Answers a typed question.

    Raises:
        QuestionError: the form, role, moment or pick is not known, or the form needs a body and
            has none.
        UnknownBodyError: the record has no such body.
    """
    if question.form == "search":
        raise QuestionError("A search takes a sentence.", ["Ask it with Graph.ask."])
    if question.form not in _ANSWERERS:
        raise QuestionError(
            f"There is no form of question “{question.form}”.",
            [f"Forms are {', '.join(_ANSWERERS)}."],
        )
    moments = MOMENTS.get(question.form, ())
    if question.moment not in {None, *moments}:
        known = f"Moments are {', '.join(moments)}." if moments else "It has no moments."
        raise QuestionError(f"“{question.moment}” is no moment of {question.form}.", [known])
    if question.lacks_body:
        raise QuestionError(f"A question of the form “{question.form}” needs a body.")
    found = _ANSWERERS[question.form](graph, question)
    if question.plans or graph.known_on is not None:
        found = with_plans(graph, found)
    return affirmed(found) if question.yes_no and found.verdict is None else found


__all__ = [
    "FORMS",
    "Answer",
    "Cited",
    "Premise",
    "Question",
    "Result",
    "Stretch",
    "answer",
]
