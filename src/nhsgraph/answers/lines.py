"""The questions that look at one type of edge from one end: who holds, funds, hosts whom."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.last_seen import with_last_seen
from nhsgraph.answers.lines_in_words import (
    LOOKUPS,
    Lookup,
    either_or,
    told,
)
from nhsgraph.answers.offices import INNER
from nhsgraph.answers.plans import settled, timely
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result, one_of_each
from nhsgraph.answers.results import counted, gaps, result, shown_part, stretches
from nhsgraph.answers.subjects import SUBJECT_TYPES, by_subject
from nhsgraph.answers.telling import fits
from nhsgraph.answers.yes_or_no import judge
from nhsgraph.dates import Certainty, Part, days_in_words
from nhsgraph.schema import EDGE_TYPES, FORCES, Edge, Statement
from nhsgraph.spelling import words_of
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


def look_up(graph: DatedGraph, question: Question) -> Answer:
    """Answers a question of one of ``LOOKUPS``."""
    frame = Frame.of(graph, question)
    look = LOOKUPS[question.form]
    given = frame.role_in(look.edge) or look.given
    if not frame.premise.ok and graph.known_on is None:
        return frame.answer(
            verdict="no" if question.candidate and frame.premise.denies else None,
            see_also=_plans_and_claims(frame, look, given, contested=False),
        )
    lines = _narrowed(frame, _lines(graph, look, given, question.body))
    of_topic = any(held.during(frame.period) for held in lines)
    if question.topic and not of_topic and not question.candidate:
        lines = _narrowed(frame, _of_members(frame, look, given))
        of_topic = any(held.during(frame.period) for held in lines)
    if question.topic and not of_topic:
        words = [one for one in words_of(question.text) if one.startswith(question.topic)]
        found = look_up(graph, replace(question, topic=()))
        return replace(found, left_out=(*found.left_out, *(words or question.topic)[:1]))
    by_words = not lines and not question.candidate and look.edge in SUBJECT_TYPES
    by_words = by_words and not _plans(frame, look, given)
    if by_words and (lines := by_subject(graph, question.body, look.edge)):
        given = EDGE_TYPES[look.edge].roles[1]  # it is but spoken of: told is who does it
    of_members = () if lines or question.candidate else tuple(_of_members(frame, look, given))
    lines = lines or _narrowed(frame, of_members)
    pairs = rows_of_lines(frame, lines, look.turned(given))
    plans = _plans(frame, look, given)
    planned = graph.known_on is not None or question.plans
    if planned:
        if graph.known_on is None:
            plans = [held for held in plans if not settled(frame, held.statement)]
        pairs = [*rows_of_lines(frame, plans, look.turned(given)), *pairs]
    pairs = frame.picked(pairs)
    if question.candidate:
        beside = _see_also(frame, look, given, planned=planned)
        answer = judge(frame, look, given, pairs, beside)
    else:
        of_force = [pair for pair in pairs if question.force in {None, pair[1].force}]
        answer = _answer(frame, look, given, of_force, planned=planned)
    asked = look.turned(given)
    ids = ((held, _answering(frame, held.statement, asked)) for held in lines)
    if question.form == "oversight" and answer.results and not question.candidate:
        answer = _with_account(frame, answer)
    if of_members and answer.results:
        answer = replace(answer, notes=(*answer.notes, OF_MEMBERS))
    return with_last_seen(frame, answer, ids)


def _with_account(frame: Frame, answer: Answer) -> Answer:
    """Who oversaw a body only through others, or possibly: told with whom it answered to."""
    question = frame.question
    own = (row for row in answer.results if not row.via)
    if any(row.certainty is Certainty.CERTAIN for row in own):
        return answer
    if question.topic or question.kinds or question.only or question.among:
        return answer
    to = look_up(frame.graph, Question("accountability", question.bodies, question.period))
    if not to.results or not to.premise.ok:
        return answer
    claim = f"{(to.claim or to.lead).rstrip('.')}; {answer.claim or answer.lead}"
    claim = claim if fits(claim) else answer.claim
    return replace(answer, claim=claim, see_also=one_of_each((*answer.see_also, *to.results)))


OF_MEMBERS = "Nothing is recorded of them all at once; told is what is recorded of one or another."
"""What is noted where a set has no line of its own."""


def _of_members(frame: Frame, look: Lookup, given: str) -> Iterable[Held]:
    """The own lines of those that are of a set which has none itself."""
    graph, body = frame.graph, frame.question.body
    if not graph.body(body).is_group or (look.edge, given) == ("membership", "whole"):
        return
    for edge in graph.index.memberships("whole", body, "one_of"):
        for held in graph.lines(look.edge, given, edge.member):
            if not held.via and body not in held.statement.bodies:
                yield held


def _lines(graph: DatedGraph, look: Lookup, given: str, body: str) -> list[Held]:
    lines = graph.lines(look.edge, given, body)
    if look.edge == "appointment" and not lines and graph.body(body).kind in INNER:
        wholes = graph.index.memberships("member", body, "part_of")
        around = [line.whole for line in wholes if line.counts and isinstance(line.whole, str)]
        return [line for whole in around for line in graph.lines(look.edge, given, whole)]
    if look.edge == "partnership":
        lines += graph.lines(look.edge, look.turned(given), body)
    return lines


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


def rows_of_lines(frame: Frame, lines: Iterable[Held], asked: str) -> list[tuple[Part, Result]]:
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


def _answering(frame: Frame, edge: Statement, asked: str) -> list[str]:
    """The id that answers: the body in the asked role; of two partners the one not asked about."""
    if not isinstance(edge, Edge):
        return []
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
    parts = stretches((_believed(part, shown), shown.answer) for part, shown in pairs)
    notes = [*frame.notes(), *either_or(frame, pairs)]
    holes = gaps([part for part, _ in pairs], frame.within_life()) if pairs else []
    if pairs and frame.asked_days and look.edge in {"accountability", "hosting"}:
        notes += [
            f"The record is silent {days}: silence is not nobody."
            for hole in holes
            for days in [days_in_words(hole.start, hole.stop - 1)]
        ]
    beside = _see_also(frame, look, given, planned=planned)
    if not pairs and look.edge != "partnership":
        beside += _near(frame, look.edge, look.turned(given))
    if look.edge == "accountability" and not any(shown.force == "law" for _, shown in pairs):
        beside += _near(frame, "oversight", "overseen")
    return frame.answer(
        told=told(frame, look, given, pairs),
        results=[shown for _, shown in pairs],
        parts=parts,
        see_also=beside,
        notes=notes,
        gaps=tuple(holes) if frame.asked_days else (),
        count=counted(parts) if frame.question.counted else None,
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
        result(graph, held, shown_part(parts), _answering(frame, held.statement, asked))
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
            shown.append(result(graph, held, shown_part(parts), _answering(frame, edge, asked)))
    done = {each.statement for each in shown}
    return [each for each in shown if not done.intersection(_became(each))]


def _became(shown: Result) -> list[str]:
    """The statements that a plan became, if it is one."""
    return list(shown.more.get("outcome", {}).get("became", ()))
