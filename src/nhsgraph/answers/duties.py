"""What a body must do or may do by law: statements that rest on an Act or order, each with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.instruments import OF_DUTIES, enacted_instead
from nhsgraph.answers.line import span_of
from nhsgraph.answers.results import result, stretches
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import Certainty
from nhsgraph.schema import Edge
from nhsgraph.words.spans import span_in_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.question import Question
    from nhsgraph.answers.result import Result
    from nhsgraph.dates import Part
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Statement


MANY = 3
"""Of so many duties, what stands beside them is not told."""


def duty(graph: DatedGraph, question: Question) -> Answer:
    """The lines of a body that rest on law, each with the Act or order that lays it down.

    A candidate narrows them to those with another body; of yes or no, what is laid down for certain
    is *yes*, and silence is *not recorded*. A plan is among them where an Act that gave it up laid
    down something else, if it is asked for.
    """
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer()
    found = _rows(frame)
    told, claims = [], []
    for parts, row in found:
        days = span_in_words(span_of(parts), frame.period)
        line = graph.statement(row.statement)
        if line.planned:
            told.append(Sentence(_instead(graph, line), (row.statement,)))
            claims.append(told[-1].words)
            continue
        told.append(Sentence(f"{days}, by {row.basis}: {row.text}", (row.statement,)))
        claims.append(f"{days}, by {acts_of(row.basis or '')}: {_in_brief(line, row)}")
        if line.note and len(found) < MANY:
            told.append(Sentence(line.note, (row.statement,)))
    verdict = None
    if question.yes_no:
        sure = any(row.certainty is Certainty.CERTAIN for _, row in found)
        verdict = "yes" if sure else "not recorded"
    return frame.answer(
        told=Telling(tuple(told), in_one(claims)),
        results=[row for _, row in found],
        parts=stretches((part, row.answer) for parts, row in found for part in parts),
        verdict=verdict,
    )


def acts_of(basis: str) -> str:
    """What a line rests on, without the orders that only brought it into force."""
    laws = basis.split("; ")
    acts = [law for law in laws if not law.startswith("SI ")]
    return "; ".join(acts or laws)


def _in_brief(line: Statement, row: Result) -> str:
    """What must be done, in fewer words than the line's own sentence, if it says what."""
    return getattr(line, "scope", None) or getattr(line, "subject", None) or row.text


def _instead(graph: DatedGraph, line: Statement) -> str:
    proof = enacted_instead(graph, line)
    title = graph.record.sources[proof.source].title if proof else ""
    return f"by the {title}, {proof.locator if proof else ''}: {proof.says if proof else ''}"


def _rows(frame: Frame) -> list[tuple[Sequence[Part], Result]]:
    """The lines in force that rest on law, those that were asked for in the order of asking."""
    graph, question = frame.graph, frame.question
    rows: list[tuple[Sequence[Part], Result]] = []
    for line in graph.index.of_body(question.body):
        ends = line.known_ends if isinstance(line, Edge) else ()
        if line.type not in OF_DUTIES or question.candidate not in {None, *ends}:
            continue
        if line.planned and line.id in question.only and enacted_instead(graph, line):
            held = graph.plan(line)
        else:
            held = graph.held(line) if line.basis and line.counts else None
        parts = held.during(frame.period) if held else []
        if held and parts:
            surest = max(parts, key=lambda part: part.certainty.rank)
            row = result(graph, held, surest, line.bodies)
            rows += [(parts, row)] if frame.suits(row) else []
    asked = {one: place for place, one in enumerate(question.only)}
    rows.sort(key=lambda pair: (asked.get(pair[1].statement, 0), OF_DUTIES.index(pair[1].type)))
    return rows
