"""What is said of a body by itself, such as its names, forms and posts: found, judged and told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.last_seen import with_last_seen
from nhsgraph.answers.line import span_of
from nhsgraph.answers.people import same_person
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import counted, gaps, result, shown_part, stretches
from nhsgraph.answers.telling import NOTHING, Sentence, Telling, in_one
from nhsgraph.answers.yes_or_no import denial, reason_in_brief
from nhsgraph.dates import Certainty, Extent, Part, is_open
from nhsgraph.schema import STATEMENT_TYPES, Statement
from nhsgraph.values import dataclass
from nhsgraph.words.spans import span_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

Pairs = list[tuple[Part, Result]]


@dataclass(frozen=True)
class State:
    """A statement of a body by itself as it answers: its rows, and their days as one extent."""

    statement: Statement
    rows: tuple[Result, ...]
    span: Extent

    @property
    def value(self) -> str:
        """What it says: the name, form or person."""
        return self.rows[0].answer[0]


def states_from(frame: Frame, pairs: Pairs) -> list[State]:
    """The statements that answer, each once with all its days, by their first day."""
    grouped: dict[tuple[object, ...], Pairs] = {}
    for part, row in pairs:
        grouped.setdefault((row.statement, row.via), []).append((part, row))
    states = [
        State(
            frame.graph.statement(own[0][1].statement),
            tuple(row for _, row in own),
            span_of(part for part, _ in own),
        )
        for own in grouped.values()
    ]
    return sorted(states, key=lambda state: state.span.possible_from)


def told_of(frame: Frame, pairs: Pairs, clause: Callable[[State], str], claim: str = "") -> Telling:
    """A sentence for each state with its days; the lead is the claim, or else the first ones."""
    sentences = tuple(
        Sentence(
            f"{span_in_words(state.span, frame.period)} {clause(state)}", (state.rows[0].statement,)
        )
        for state in states_from(frame, pairs)
    )
    return Telling(sentences, claim) if sentences else NOTHING


def said(frame: Frame, statement_type: str, body: str | None = None) -> Pairs:
    """What was said of a body and of the collectives whose statements it takes over, by date."""
    graph = frame.graph
    pairs = [
        (part, result(graph, held, part, said_by(held.statement, None)))
        for held in _of(graph, statement_type, body or frame.question.body)
        for part in held.during(frame.period)
    ]
    return sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].certainty.rank))


def _of(graph: DatedGraph, statement_type: str, body: str) -> list[Held]:
    """The statements of a type in force of a body; a legal form also through a collective."""
    found = [
        held
        for statement in graph.index.said(statement_type, body)
        if statement.counts and (held := graph.held(statement))
    ]
    if found or statement_type != "legal_form":
        return found
    return list(graph.handed_down(statement_type, body))


def of_states(frame: Frame, pairs: Pairs, told: Telling, verdict: str | None = None) -> Answer:
    """The answer of one value after another; what is claimed and contested stands beside it."""
    turning = frame.question.moment in {"began", "ended"}  # who came or went, on few of the days
    asked = frame.asked_days and verdict is None and pairs and not turning
    parts = stretches((part, row.answer) for part, row in pairs)
    if frame.question.counted and parts:
        told = Telling(told.sentences, _counted(counted(parts), told))
    answer = frame.answer(
        told=told,
        results=[row for _, row in pairs],
        parts=parts,
        count=counted(parts) if frame.question.counted else None,
        see_also=claims(frame),
        verdict=verdict,
        gaps=tuple(gaps([part for part, _ in pairs], frame.within_life())) if asked else (),
    )
    return with_last_seen(frame, answer, _of_all_days(frame))


def _counted(number: int | list[int], told: Telling) -> str:
    """How many answer, and who."""
    many = str(number) if isinstance(number, int) else f"{number[0]} to {number[1]}"
    claim = told.claim or in_one(each.words for each in told.sentences)
    return in_one([f"{many} in all: {claim}"], otherwise=f"{many} in all")


def _of_all_days(frame: Frame) -> list[tuple[Held, Sequence[str]]]:
    """What the record says of the kind asked for (names, forms, posts), whenever it held."""
    question, kind = frame.question, frame.question.form
    return [
        (held, said_by(held.statement, None))
        for body in (question.bodies if kind in STATEMENT_TYPES else ())
        for held in _of(frame.graph, kind, body)
        if frame.of_post(held.statement)
    ]


def claims(frame: Frame) -> list[Result]:
    """What is claimed of the kind asked for, and contested, in the time asked."""
    graph, kind = frame.graph, frame.question.form
    kind = {"count": "size", "exists": "name"}.get(kind, kind)
    return [
        result(graph, held, shown_part(parts), said_by(statement, None))
        for body in (frame.question.bodies if kind in STATEMENT_TYPES else ())
        for statement in graph.index.said(kind, body)
        if statement.contested and frame.of_post(statement) and (held := graph.held(statement))
        and (parts := held.during(frame.period))
    ]  # fmt: skip


def yes_or_no(
    frame: Frame,
    pairs: Pairs,
    tell: Callable[[Pairs], Telling],
    instead: str = "",
    *,
    at_another_time: bool = False,
) -> Answer:
    """Whether the value asked for is the one recorded; *no* where another was, one at a time.

    Args:
        frame: the question.
        pairs: what is recorded, of whatever value.
        tell: puts some of it in words.
        instead: what is told of the value where it is not on record in the time asked.
        at_another_time: whether it is on record at another time, with its own begin and end.
    """
    value = frame.question.value
    own = [(part, row) for part, row in pairs if _is(value, row)]
    certain = [part for part, _ in own if part.certainty is Certainty.CERTAIN]
    if certain:
        days = frame.period
        if is_open(days.start) or is_open(days.stop):  # up to 2021: as long as there was one
            days = frame.within_life()
        verdict = "yes" if not frame.asked_days or not gaps(certain, days) else "partly"
        return of_states(frame, own, tell(own), verdict)
    reason = next(
        (why for row in claims(frame) if _is(value, row) and (why := denial(frame, row))), None
    )
    if own:
        reason, pairs, verdict = "that is possible, not certain", own, "not recorded"
    elif frame.premise.denies and not pairs:
        return of_states(frame, pairs, NOTHING, "no")
    else:
        shut_out = _excluded(frame, pairs, at_another_time=at_another_time)
        verdict = "no" if reason or shut_out else "not recorded"
    told = tell(pairs)
    reasons = list(filter(None, [reason or ("" if own else instead)]))
    sentences = (*(Sentence(why) for why in reasons), *told.sentences)
    rest = told.claim or in_one(each.words for each in told.sentences)
    brief = [reason_in_brief(why, rest) for why in reasons]
    lead = in_one([*brief, *filter(None, [rest])])
    return of_states(frame, pairs, Telling(sentences, lead), verdict)


def _is(value: str | None, row: Result) -> bool:
    return value in row.answer or same_person(value, row.answer[0])


def _excluded(frame: Frame, pairs: Pairs, *, at_another_time: bool) -> bool:
    """Whether others, one at a time, leave no day open on which it might have been this one.

    Others for certain; but where the record has this one with another begin or end, it is enough
    that on every day it may have been one of them, and on some it was.
    """
    certain = [part for part, _ in pairs if part.certainty is Certainty.CERTAIN]
    if not certain or not _one_of_a_kind(frame):
        return False
    others = [part for part, _ in pairs] if at_another_time else certain
    return not gaps(others, frame.within_life())


def _one_of_a_kind(frame: Frame) -> bool:
    """True where one value excludes another: a legal form, a certain post, a minister's office."""
    question = frame.question
    if question.form != "post" or question.post is not None:
        return True
    return frame.graph.body(question.body).kind == "office"
