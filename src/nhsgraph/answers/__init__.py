"""Questions as typed requests, their answers, and the sentences that mean them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.forms import FORMS, OF_SENTENCES
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import MOMENTS, OF_TWO, Question
from nhsgraph.answers.result import Cited, Premise, Result, Stretch
from nhsgraph.answers.yes_or_no import affirmed
from nhsgraph.errors import QuestionError
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_ANSWERERS: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(LOOKUPS, "lines.look_up"),
        "amount": "amounts.amount",
        "mandate": "mandates.ladder",
        "lineage": "chains.lineage",
        "name": "lives.name",
        "area": "areas.area",
        "legal_form": "lives.legal_form",
        "legal_basis": "legal_basis.legal_basis",
        "duty": "duties.duty",
        "post": "posts.post",
        "exists": "lives.exists",
        "chain": "chains.chain",
        "changes": "changes.changes",
        "compared": "compared.compared",
        "history": "histories.history",
        "plans": "plans.plans",
        "count": "counts.count",
        "when": "when.when",
        "document": "documents.document",
        "meaning": "meaning.meaning",
        "about": "about.about",
        "lasted": "lasted.lasted",
        "bodies": "bodies.bodies",
        "happened": "happened.happened",
        "difference": "difference.difference",
        "order": "order.order",
        "ties": "ties.ties",
        "power": "power.power",
        "reason": "reason.reason",
    }
)
"""What answers a form: a module and its function, which is imported when it is first asked."""


@cache
def _answerer(form: str) -> Callable[[DatedGraph, Question], Answer]:
    module, _, function = _ANSWERERS[form].partition(".")
    answerer: Callable[[DatedGraph, Question], Answer] = getattr(
        import_module(f"{__name__}.{module}"), function
    )
    return answerer


def answer(graph: DatedGraph, question: Question) -> Answer:
    """Answers a typed question.

    Raises:
        QuestionError: the form, role, moment or pick is not known, or the form needs a body and
            has none.
        UnknownBodyError: the record has no such body.
    """
    if question.form in OF_SENTENCES:
        raise QuestionError(f"A {question.form} takes a sentence.", ["Ask it with Graph.ask."])
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
        bodies_needed = "two bodies" if question.form in OF_TWO else "a body"
        raise QuestionError(f"A question of the form “{question.form}” needs {bodies_needed}.")
    found = _answerer(question.form)(graph, question)
    if question.plans or graph.known_on is not None:
        from nhsgraph.answers.plans import with_plans

        found = with_plans(graph, found)
    return affirmed(found) if question.yes_no and found.verdict is None else found


def helped(graph: DatedGraph, found: Answer) -> Answer:
    """An answer as it is given out: a silent one with what the record has nearest, and an example.

    Args:
        graph: the graph that was asked, with the knowledge of the answer.
        found: the answer, or the answers to a sentence that asks more than one question.
    """
    if found.answers:
        return replace(found, answers=tuple(helped(graph, one) for one in found.answers))
    if found.status not in {"silent", "premise_false"}:
        return found
    from nhsgraph.answers.nearest import with_nearest
    from nhsgraph.answers.supposed import with_supposed

    return with_nearest(graph, with_supposed(graph, found, answer), answer)


__all__ = [
    "FORMS",
    "Answer",
    "Cited",
    "Premise",
    "Question",
    "Result",
    "Stretch",
    "answer",
    "helped",
]
