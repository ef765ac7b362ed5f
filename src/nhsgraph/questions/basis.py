"""Which Act, order or agreement a body or one of its lines rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period, days_in_words, is_open
from nhsgraph.questions.answer import Answer
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import cite, result, stretches
from nhsgraph.questions.wording import articled, capital, listed
from nhsgraph.schema import Edge

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_ORDER = {"legal_form": 0, "name": 1, "accountability": 2}


def legal_basis(graph: DatedGraph, question: Question) -> Answer:
    """The legal instruments and provisions that are recorded for a body, its form first.

    A candidate narrows it to what ties the two bodies, ``moment`` to one type of statement;
    ``ended`` asks for what ended the body.
    """
    frame = Frame.of(graph, question)
    if question.moment == "ended":
        return _of_the_end(frame)
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
        f"{capital(days_in_words(part.start, part.stop - 1))}: {shown.basis} — {shown.text}"
        for part, shown in rows
    ]
    return frame.answer(
        text=" ".join(told) or frame.silence(),
        results=[shown for _, shown in rows],
        parts=stretches((part, shown.answer) for part, shown in rows[:1]),
    )


def _of_the_end(frame: Frame) -> Answer:
    """What ended a body: the sources that prove the end of its last name, laws among them."""
    graph, body = frame.graph, frame.question.body
    names = [
        held
        for statement in graph.index.said("name", body)
        if statement.counts and (held := graph.held(statement))
    ]
    last = max(names, key=lambda held: held.extent.possible_to, default=None)
    if last is None or is_open(last.extent.possible_to):
        return frame.answer(text=frame.silence())
    statement = last.statement
    proofs = [each for each in statement.evidence if "end" in each.proves]
    if statement.ended_by:
        proofs += graph.record.events[statement.ended_by].evidence
    told = listed(f"{each.title}, {each.locator}" for each in cite(graph, proofs))
    part = last.during(Period(BEFORE_ALL, AFTER_ALL))[-1]
    row = result(graph, last, part, [each.source for each in proofs])
    who = capital(articled(graph, body, frame.naming_day(frame.period)))
    text = f"{who} ended {days_in_words(part.stop - 1, part.stop - 1)}: {told}."
    return frame.answer(text=text if told else frame.silence(), results=[row])
