"""Which Act, order or agreement a body or one of its lines rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.questions.answer import Answer
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import result, stretches
from nhsgraph.questions.wording import capital, span
from nhsgraph.schema import Edge

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_ORDER = {"legal_form": 0, "name": 1, "accountability": 2}


def legal_basis(graph: DatedGraph, question: Question) -> Answer:
    """The legal instruments and provisions that are recorded for a body, its form first.

    A candidate narrows it to what ties the two bodies, ``moment`` to one type of statement.
    """
    frame = Frame.of(graph, question)
    rows = []
    for statement in graph.index.of_body(question.body):
        if statement.basis is None or not statement.counts:
            continue
        if isinstance(statement, Edge):
            wanted = (
                question.candidate in statement.known_ends
                if question.candidate
                else (statement.owner == question.body)
            )
            if not wanted:
                continue
        elif question.candidate:
            continue
        if question.moment and statement.type != question.moment:
            continue
        if held := graph.held(statement):
            parts = held.during(frame.period)
            rows += [(part, result(graph, held, part, [statement.basis])) for part in parts]
    rows.sort(key=lambda pair: (_ORDER.get(pair[1].type, 3), pair[0].start))
    told = [
        f"{capital(span(part.start, part.stop - 1))}: {shown.basis} — {shown.text}"
        for part, shown in rows
    ]
    return frame.answer(
        text=" ".join(told) or frame.silence(),
        results=[shown for _, shown in rows],
        parts=stretches((part, shown.answer) for part, shown in rows[:1]),
    )
