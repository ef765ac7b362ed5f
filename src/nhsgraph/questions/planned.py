"""What was planned, under which condition, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    FuzzyDay,
    Period,
    When,
    day_in_words,
    when_in_words,
)
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import first_said, result
from nhsgraph.questions.wording import listed, target_in_words
from nhsgraph.schema import Edge, Name, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held


HALTED = frozenset({"abandoned", "never_enacted"})
"""The outcomes of plans that came to nothing."""


def plans(graph: DatedGraph, question: Question) -> Answer:
    """The plans of a body, stream or topic, by the day on which they were first said.

    A period narrows them to those first said, or planned for, in it, ``moment`` ``never`` to those
    that were given up. Each result has ``outcome``.
    """
    frame = Frame.of(graph, question)
    found = [
        (said, held)
        for statement in _candidates(graph, question)
        if statement.planned and statement.contested is None and frame.on_topic(statement)
        and (question.stream is None or getattr(statement, "stream", None) == question.stream)
        and (held := graph.plan(statement))
        and _in_time(held, said := first_said(graph, statement), frame)
    ]  # fmt: skip
    found.sort(key=lambda pair: _by_day_said(pair[0], frame))
    results = [_row(frame, held, said) for said, held in found]
    if question.moment == "never":
        results = [row for row in results if row.more.get("outcome", {}).get("kind") in HALTED]
    text = "\n".join(_told(graph, row) for row in results) or "No such plan is recorded."
    if not question.yes_no:
        return frame.answer(text=text, results=results)
    verdict = _came_about(results)
    opening = {"yes": "Yes", "no": "No", "partly": "Partly"}.get(verdict, "Not recorded")
    return frame.answer(text=f"{opening}: {text}", results=results, verdict=verdict)


def _came_about(results: list[Result]) -> str:
    """Whether plans came about: yes, no, partly (some did), or not recorded."""
    kinds = {str(row.more.get("outcome", {}).get("kind", "pending")) for row in results}
    if kinds == {"became"}:
        return "yes"
    if kinds and kinds <= HALTED:
        return "no"
    return "partly" if "became" in kinds else "not recorded"


def _candidates(graph: DatedGraph, question: Question) -> Iterable[Statement]:
    if not question.bodies:
        return graph.record.statements.values()
    found = [list(graph.index.of_body(body)) for body in question.bodies]
    shared = [each for each in found[0] if all(each in others for others in found[1:])]
    return shared or found[0]


def _by_day_said(said: FuzzyDay | None, frame: Frame) -> tuple[bool, int]:
    """Those said for certain in the time asked first, then by day."""
    if said is None:
        return True, AFTER_ALL
    inside = frame.period.start <= said.earliest and said.latest < frame.period.stop
    return frame.asked_days and not inside, said.earliest


def _in_time(held: Held, said: FuzzyDay | None, frame: Frame) -> bool:
    if not frame.asked_days:
        return True
    if said is not None:
        return frame.period.overlaps(Period(said.earliest, said.latest + 1))
    return bool(held.during(frame.period))


def _row(frame: Frame, held: Held, said: FuzzyDay | None) -> Result:
    statement = held.statement
    part = held.during(Period(BEFORE_ALL, AFTER_ALL))[0]
    body = frame.question.bodies[0] if frame.question.bodies else statement.owner
    ends = statement.known_ends if isinstance(statement, Edge) else ()
    own = statement.name if isinstance(statement, Name) else statement.owner
    answer = next((end for end in ends if end != body), own)
    return result(frame.graph, held, part, [answer], said=said.text if said else None)


def _told(graph: DatedGraph, row: Result) -> str:
    times = (
        [f"first said {day_in_words(FuzzyDay.read(row.more['said']))}"] if row.more["said"] else []
    )
    if row.when != "/":
        times.append(f"planned {when_in_words(When.read(row.when))}")
    said = f" ({', '.join(times)})" if times else ""
    condition = f" Condition: {row.more['subject_to']}." if row.more.get("subject_to") else ""
    return f"{row.text.removesuffix('.')}{said}.{condition} {outcome_in_words(graph, row)}"


def outcome_in_words(graph: DatedGraph, row: Result) -> str:
    """What came of a plan, as a sentence."""
    outcome = row.more.get("outcome", {"kind": "pending"})
    kind = outcome["kind"]
    if kind == "became":
        became = listed(target_in_words(graph, each) for each in outcome["became"])
        return f"It came about: {became}."
    if kind == "unknown":
        return f"What came of it is not known: {outcome['reason'].removesuffix('.')}."
    if kind == "pending":
        return "What came of it was not known yet." if graph.known_on else "No outcome is recorded."
    return f"It was {kind.replace('_', ' ')} ({day_in_words(FuzzyDay.read(outcome['date']))})."
