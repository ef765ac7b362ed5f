"""The questions that look at one type of edge from one end: who holds, funds, hosts whom."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, Part, days_in_words
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.looks import (
    LOOKUPS,
    WORDS_OF,
    Lookup,
    answer_in_words,
    either_or,
    unknown_ends,
)
from nhsgraph.questions.planned import settled, timely
from nhsgraph.questions.request import Question
from nhsgraph.questions.subjects import SUBJECT_TYPES, by_subject
from nhsgraph.questions.telling import gaps, result, stretches
from nhsgraph.questions.verdict import judge, opened
from nhsgraph.questions.wording import capital, listed
from nhsgraph.schema import FORCES, Edge, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held


def look_up(graph: DatedGraph, question: Question) -> Answer:
    """Answers a question of one of ``LOOKUPS``."""
    frame = Frame.of(graph, question)
    look = LOOKUPS[question.form]
    given = frame.role_in(look.edge) or look.given
    told = question.candidate or question.role
    if not told and not any(graph.index.edges(look.edge, given, question.body)):
        given = _turned_if_told(graph, look, given, question.body)
    if not frame.premise.ok and graph.known_on is None:
        told = frame.premise.message or ""
        return frame.answer(
            text=opened("no", told) if question.candidate else told,
            verdict="no" if question.candidate else None,
            see_also=_plans_and_claims(frame, look, given, contested=False),
        )
    lines = _narrowed(frame, _lines(graph, look, given, question.body))
    if question.topic and not any(held.during(frame.period) for held in lines):
        note = f"No line is recorded as “{question.topic[0]}”, so any such line is told."
        return look_up(graph, replace(question, topic=(), notes=(*question.notes, note)))
    if not lines and not question.candidate and look.edge in SUBJECT_TYPES:
        lines = by_subject(frame, look.edge)
    pairs = _results(frame, lines, look.turned(given))
    plans = _plans(frame, look, given)
    planned = graph.known_on is not None or question.plans
    if planned:
        if graph.known_on is None:
            plans = [held for held in plans if not settled(frame, held.statement)]
        pairs = [*_results(frame, plans, look.turned(given)), *pairs]
    pairs = frame.picked(pairs)
    if question.force:
        of_force = [(part, shown) for part, shown in pairs if shown.force == question.force]
        if question.candidate and not _names(of_force, question.candidate):
            return _of_other_force(frame, pairs)
        pairs = of_force
    if question.candidate:
        return judge(frame, look.edge, pairs, _see_also(frame, look, given, planned=planned))
    return _answer(frame, look, given, pairs, planned=planned)


def _names(pairs: Iterable[tuple[Part, Result]], body: str) -> bool:
    return any(body in shown.answer for _, shown in pairs)


def _of_other_force(frame: Frame, pairs: list[tuple[Part, Result]]) -> Answer:
    """A line that was asked for by law and is recorded by agreement: not recorded as asked."""
    question = frame.question
    own = [(part, shown) for part, shown in pairs if question.candidate in shown.answer]
    plain = judge(replace(frame, question=replace(question, force=None)), "accountability", own, [])
    forces = listed(WORDS_OF[shown.force] for _, shown in own if shown.force)
    words = plain.text.partition(": ")[2]
    beside = f" What is recorded is {forces}: {words}" if own else f" {capital(words)}"
    asked = WORDS_OF[question.force or ""]
    return replace(
        plain,
        question=question,
        text=f"Not recorded: the record has no such line {asked}.{beside}",
        verdict="not recorded",
    )


def _lines(graph: DatedGraph, look: Lookup, given: str, body: str) -> list[Held]:
    lines = graph.lines(look.edge, given, body)
    if look.edge == "partnership":
        lines += graph.lines(look.edge, look.turned(given), body)
    return lines


def _turned_if_told(graph: DatedGraph, look: Lookup, given: str, body: str) -> str:
    """The other end, where only there the record has such an edge of a body (*who plans it*)."""
    other = look.turned(given)
    turnable = look.edge in {"planning", "commission", "oversight", "appointment"}
    told = turnable and not graph.lines(look.edge, given, body)
    return other if told and any(graph.index.edges(look.edge, other, body)) else given


def _narrowed(frame: Frame, lines: Iterable[Held]) -> list[Held]:
    """The lines of the stream, post or topic that was asked for, if one was."""
    question = frame.question
    return [
        held
        for held in lines
        if _matches(held.statement, "stream", question.stream)
        and _matches(held.statement, "role", question.moment)
        and frame.of_post(held.statement)
        and frame.on_topic(held.statement)
        and _belongs(frame, held.statement)
    ]


def _belongs(frame: Frame, statement: Statement) -> bool:
    """True where one end is of the collective asked for: which *ICSs* lie in a region."""
    among = frame.question.among
    if among is None or not isinstance(statement, Edge):
        return True
    return any(frame.graph.is_member(end, among) for end in statement.known_ends)


def _matches(statement: Statement, name: str, wanted: str | None) -> bool:
    return wanted is None or getattr(statement, name, wanted) == wanted


def _results(frame: Frame, lines: Iterable[Held], asked: str) -> list[tuple[Part, Result]]:
    """The results of lines over the time asked, law first, then by date."""
    pairs = []
    for held in lines:
        edge = held.statement
        if not isinstance(edge, Edge):
            continue
        for part in held.during(frame.period):
            answer = _answering(frame, edge, asked)
            pairs.append((part, result(frame.graph, held, part, answer)))
    pairs.sort(key=lambda pair: (_force_rank(pair[1]), pair[0].start))
    return pairs


def _answering(frame: Frame, edge: Edge, asked: str) -> list[str]:
    """The id that answers: the body in the asked role; of two partners the one not asked about."""
    end = edge.end(asked)
    if edge.type == "partnership":
        others = [each for each in edge.known_ends if each != frame.question.body]
        return others[:1]
    return [end] if isinstance(end, str) else []


def _force_rank(shown: Result) -> int:
    return FORCES.index(shown.force) if shown.force in FORCES else len(FORCES)


def _answer(
    frame: Frame, look: Lookup, given: str, pairs: list[tuple[Part, Result]], *, planned: bool
) -> Answer:
    asked = look.turned(given)
    parts = stretches((_believed(part, shown), shown.answer) for part, shown in pairs)
    notes = [*frame.notes(), *either_or(frame, pairs), *unknown_ends(pairs, asked)]
    holes = gaps([part for part, _ in pairs], frame.within_life())
    if pairs and frame.asked_days and look.edge in {"accountability", "hosting"}:
        notes += [
            f"The record is silent {days}: silence is not nobody."
            for hole in holes
            for days in [days_in_words(hole.start, hole.stop - 1)]
        ]
    beside = _see_also(frame, look, given, planned=planned)
    if look.edge == "accountability" and not any(shown.force == "law" for _, shown in pairs):
        beside += _near(frame, "oversight", "overseen")
    return frame.answer(
        text=answer_in_words(frame, look, given, parts, pairs),
        results=[shown for _, shown in pairs],
        parts=parts,
        see_also=beside,
        notes=notes,
    )


def _believed(part: Part, shown: Result) -> Part:
    """The part as it counts in the answer: what was only planned is possible at most."""
    return part if shown.status == "in_force" else part._replace(certainty=Certainty.POSSIBLE)


# -- what stands beside an answer -----------------------------------------------------------------


def _plans(frame: Frame, look: Lookup, given: str) -> list[Held]:
    plans = frame.graph.plans(look.edge, given, frame.question.body)
    return [held for held in _narrowed(frame, plans) if held.during(frame.period)]


def _see_also(frame: Frame, look: Lookup, given: str, *, planned: bool) -> list[Result]:
    shown = _plans_and_claims(frame, look, given, plans=not planned)
    for edge_type, role in look.near if given == look.given else ():
        shown += _near(frame, edge_type, role)
    return shown


def _plans_and_claims(
    frame: Frame, look: Lookup, given: str, *, plans: bool = True, contested: bool = True
) -> list[Result]:
    graph, body = frame.graph, frame.question.body
    found: list[Held] = _plans(frame, look, given) if plans else []
    if contested:
        claims = [e for e in graph.index.edges(look.edge, given, body) if e.contested]
        found += [held for each in claims if (held := graph.held(each))]
    asked = look.turned(given)
    return [
        result(graph, held, parts[0], _answering(frame, held.statement, asked))
        for held in found
        if (parts := held.during(frame.period))
        and isinstance(held.statement, Edge)
        and (
            frame.question.candidate in held.statement.known_ends
            or not settled(frame, held.statement)
        )
        and timely(frame, held.statement)
    ]


def _near(frame: Frame, edge_type: str, role: str) -> list[Result]:
    """Statements of another type that a reader of this answer would miss."""
    graph = frame.graph
    asked = Lookup(edge_type, role).asked
    shown = []
    for edge in graph.index.edges(edge_type, role, frame.question.body):
        held = graph.plan(edge) if edge.planned else graph.held(edge)
        years = getattr(edge, "mandate", None)
        if held is None or (years and not years.period.overlaps(frame.period)):
            continue
        parts = held.during(frame.period) or (held.during(years.period) if years else [])
        if parts and edge.contested is None:
            shown.append(result(graph, held, parts[0], _answering(frame, edge, asked)))
    done = {each.statement for each in shown}
    return [each for each in shown if not done.intersection(_became(each))]


def _became(shown: Result) -> list[str]:
    """The statements that a plan became, if it is one."""
    return list(shown.more.get("outcome", {}).get("became", ()))
