"""Why something happened: the record keeps no reasons, but events, plans, laws, what followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.happened import happening, known
from nhsgraph.answers.plans import outcome_in_words
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Happening, Premise, Result
from nhsgraph.answers.results import cite, first_said, result
from nhsgraph.answers.stretched import at_another_time, main_part
from nhsgraph.answers.telling import NO_REASONS, Sentence, Telling, fits
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    FuzzyDay,
    Part,
    Period,
    day_in_words,
)
from nhsgraph.graph.changes import changes_between
from nhsgraph.graph.in_force import Change, Held
from nhsgraph.schema import EDGE_TYPES, Edge, Evidence, LegalForm, Name
from nhsgraph.values import dataclass, replace
from nhsgraph.words.lengths import many
from nhsgraph.words.sentences import (
    articled,
    capital,
    edge_sentence,
    form_in_words,
    in_sentence,
    listed,
)
from nhsgraph.words.spans import some_day_in

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_LAW = ("act", "statutory_instrument")
_SIDES = {"began": "began", "ended": "ended", "renamed": "was renamed", "reformed": "was reformed"}
"""What is asked for, as it is said of a body."""


@dataclass(frozen=True)
class _Turn:
    """A turn in the life of a body, and all that the record has on it."""

    change: Change
    row: Result
    event: Happening | None
    plans: tuple[Result, ...]
    proofs: tuple[str, ...]
    beside: tuple[Result, ...]


def reason(graph: DatedGraph, question: Question) -> Answer:
    """What the record has on why a body began, ended, was renamed or took another legal form.

    It keeps no reasons, and says so first. Results are the turn, the plans that came about with it,
    and what it followed or what followed it; ``events`` has the event.
    """
    frame = Frame.of(graph, question)
    turns = [turn for change in _asked(frame) if (turn := _turn(frame, change))]
    if not turns:
        return _nothing(frame)
    told = [Sentence(_claim(frame, turns), tuple(each.row.statement for each in turns))]
    told += [line for turn in turns for line in _lines(frame, turn)]
    rows = [row for each in turns for row in (each.row, *each.plans, *each.beside)]
    events = {each.event.event: each.event for each in turns if each.event}
    return frame.answer(
        told=Telling(tuple(told), told[0].words),
        results=list({row.statement: row for row in rows}.values()),
        events=tuple(events.values()),
    )


# -- what the record has --------------------------------------------------------------------------


def _asked(frame: Frame) -> list[Change]:
    """The turns that are asked about: of the life, the name or the form of the body, by day."""
    graph, body = frame.graph, frame.question.body
    life = graph.undoubted().life(body)
    moment = frame.question.moment or "changed"
    found = changes_between(graph, Period(BEFORE_ALL, AFTER_ALL), body)
    line, _, side = moment.partition(":")
    if line in EDGE_TYPES:
        return [
            each
            for each in found
            if isinstance(each.statement, Edge) and each.statement.type == line
            and each.kind == (side or "began")
            and frame.question.candidate in each.statement.known_ends
        ]  # fmt: skip
    found = [
        each
        for each in found
        if each.statement.owner == body and isinstance(each.statement, Name | LegalForm)
    ]
    if moment in {"began", "ended"}:
        end = life.possible_from if moment == "began" else life.possible_to
        found = [
            each
            for each in found
            if each.kind == moment and isinstance(each.statement, Name)
            and end == (each.earliest if moment == "began" else each.latest)
        ]  # fmt: skip
        found = found[:1]
    elif moment != "changed":
        found = [each for each in found if each.kind == moment]
    inside = [
        each for each in found if frame.period.overlaps(Period(each.earliest - 1, each.latest + 1))
    ]
    return sorted(inside, key=lambda each: each.earliest)


def _turn(frame: Frame, change: Change) -> _Turn | None:
    graph, statement = frame.graph, change.statement
    held = graph.held(statement)
    if held is None:
        return None
    part = Part(change.earliest, max(change.latest, change.earliest) + 1, change.certainty)
    body = frame.question.body
    said = said_by(statement, body) if isinstance(statement, Edge) else (body,)
    row = result(graph, held, part, said, change=change.kind, event=change.event)
    if not frame.admits(row):
        return None
    event = graph.record.events[change.event] if change.event else None
    return _Turn(
        change,
        row,
        happening(frame, event) if event and known(frame, event) else None,
        tuple(_plans(frame, change)),
        _proofs(frame, change),
        tuple(_beside(frame, change)),
    )


def _plans(frame: Frame, change: Change) -> Iterator[Result]:
    """The plans of which the turn, or its event, is what came of them."""
    graph = frame.graph
    targets = {change.statement.id, change.event} - {None}
    for plan in graph.record.statements.values():
        became = plan.outcome.became if plan.outcome else None
        if not plan.planned or plan.contested or not targets.intersection(became or ()):
            continue
        if change.kind == "ended" and change.event not in (became or ()):
            continue  # it became the statement, and says nothing of its end
        if change.statement.id not in (became or ()) and frame.question.body not in plan.bodies:
            continue  # it came about by the same event, and is of other bodies
        if graph.knowledge.of_begin(plan) is not Certainty.NO:
            held = Held(plan, graph.index.extent(plan), status=plan.status)
            said = first_said(graph, plan)
            answer = said_by(plan, frame.question.body)
            row = result(graph, held, main_part(held), answer, said=said.text if said else None)
            if not frame.question.only or row.statement in frame.question.only:
                yield row


def _proofs(frame: Frame, change: Change) -> tuple[str, ...]:
    """The Acts and orders that prove the turn, each with its place; else the basis as written."""
    graph, statement = frame.graph, change.statement
    side = "end" if change.kind == "ended" else "begin"
    proofs: list[Evidence] = [each for each in statement.evidence if side in each.proves]
    if change.event:
        proofs += graph.record.events[change.event].evidence
    cited = [each for each in cite(graph, proofs) if each.origin and each.origin.kind in _LAW]
    found = {each.source: f"{each.title}, {each.locator}" for each in reversed(cited)}
    found = dict(reversed(found.items()))
    basis = statement.basis if side == "begin" and graph.known_on is None else None
    return tuple(found.values())[:2] or ((basis,) if basis else ())


def _beside(frame: Frame, change: Change) -> Iterator[Result]:
    """What the body followed as it began, and what followed it as it ended."""
    if change.kind not in {"began", "ended"} or not isinstance(change.statement, Name):
        return
    graph, body = frame.graph, frame.question.body
    role = "successor" if change.kind == "began" else "predecessor"
    for held in graph.edges("succession", role, body):
        near = Period(change.earliest - _NEAR, change.latest + _NEAR + 1)
        if Period(held.extent.possible_from, held.extent.certain_from + 1).overlaps(near):
            row = result(graph, held, main_part(held), said_by(held.statement, body))
            if frame.admits(row):
                yield row


_NEAR = 366
"""A succession within so many days of a begin or end belongs to it."""


# -- in words -------------------------------------------------------------------------------------


def _claim(frame: Frame, turns: list[_Turn]) -> str:
    """The lead: no reasons; what there is instead."""
    events = list(dict.fromkeys(each.event for each in turns if each.event))
    plans = {row.statement for each in turns for row in each.plans}
    proofs = list(dict.fromkeys(proof for each in turns for proof in each.proofs))
    beside = {row.statement for each in turns for row in each.beside}
    rest = [many(len(plans), "plan")] if plans else []
    rest += ["the law"] if proofs else []
    rest += ["what came before or after"] if beside else []
    what = _what(frame, turns[0]) if len(turns) == 1 else ""
    turned = "line" if frame.question.supposes else "turn"
    what = what or f"{many(len(turns), turned)} of {_name(frame, turns[0])}"
    if frame.question.candidate:
        other = articled(frame.graph, frame.question.candidate, turns[0].change.latest)
        what = what if len(turns) == 1 else f"{what} with {other}"
    titled = [f"the event “{events[0].title}”"] if len(events) == 1 else []
    counted = [many(len(events), "event")] if events else []
    for told in (titled or counted, counted):
        has = listed([*told, *rest]) or "no more than the day"
        if fits(words := f"{NO_REASONS}; it has {has}: {what}"):
            return words
    return f"{NO_REASONS}; it has {listed([*counted, *rest]) or 'no more than the day'}"


def _name(frame: Frame, turn: _Turn) -> str:
    change = turn.change
    day = change.earliest - (change.kind == "ended")
    return articled(frame.graph, frame.question.body, max(day, BEFORE_ALL + 1))


def _what(frame: Frame, turn: _Turn) -> str:
    """What happened to the body and when, as a clause."""
    change = turn.change
    statement, before = change.statement, change.before
    if isinstance(statement, LegalForm):
        did = {"ended": "ceased to be"}.get(change.kind, "became")
        words = f"{_name(frame, turn)} {did} {form_in_words(statement.form)}"
    elif change.kind == "renamed" and isinstance(before, Name) and isinstance(statement, Name):
        old, new = (in_sentence(frame.graph, statement.owner, e.name) for e in (before, statement))
        words = f"{old} was renamed {new}"
    elif isinstance(statement, Edge):
        day = change.latest - (change.kind == "ended")
        words = edge_sentence(frame.graph, statement, day, past=True)
        if change.kind == "ended":
            return f"{words} until {some_day_in(change.earliest - 1, change.latest - 1)}"
        return f"{words} {'on' if statement.happens else 'from'} {_day(change)}"
    else:
        words = f"{_name(frame, turn)} {_SIDES[change.kind]}"
        if change.kind == "ended":
            last = some_day_in(change.earliest - 1, change.latest - 1)
            return f"{_name(frame, turn)} last existed on {last}"
    return f"{words} on {_day(change)}"


def _day(change: Change) -> str:
    return some_day_in(change.earliest, change.latest)


def _lines(frame: Frame, turn: _Turn) -> Iterator[Sentence]:
    """What the record has on a turn, a line each: event, plans, law, what came before or after."""
    own = (turn.row.statement,)
    yield Sentence(_what(frame, turn), own, line=True)
    if isinstance(turn.change.statement, Edge) and turn.change.statement.note:
        yield Sentence(f"note: {turn.change.statement.note}", own, line=True)
    if turn.event:
        date = day_in_words(frame.graph.record.events[turn.event.event].date)
        yield Sentence(f"event: {turn.event.title} ({date})", own, line=True)
    for row in turn.plans:
        first = row.more.get("said")
        said = f" (first said {day_in_words(FuzzyDay.read(first))})" if first else ""
        condition = f" Condition: {row.more['subject_to']}." if row.more.get("subject_to") else ""
        outcome = outcome_in_words(frame.graph, row)
        words = f"plan{said}: {row.text}{condition} {outcome}"
        yield Sentence(words, (row.statement,), line=True)
    if turn.proofs:
        yield Sentence(f"law: {listed(turn.proofs)}", own, line=True)
    if turn.beside:
        words = " ".join(dict.fromkeys(row.text for row in turn.beside))
        yield Sentence(words, tuple(row.statement for row in turn.beside), line=True)


def _nothing(frame: Frame) -> Answer:
    """What is told where the record has no such turn: that, and what it has nearest."""
    graph, body = frame.graph, frame.question.body
    day = frame.naming_day(frame.period)
    moment = frame.question.moment or "changed"
    words = {
        "began": "begin",
        "ended": "end",
        "renamed": "other name",
        "reformed": "other legal form",
    }
    claim = (
        f"{NO_REASONS}, and it has no {words.get(moment, 'change')} of {articled(graph, body, day)}"
    )
    turned = at_another_time(frame, moment)
    then = f"{NO_REASONS}; {turned}" if turned else ""
    claim = then or claim
    rows = []
    for plan in graph.index.said("name", body):
        held = graph.plan(plan) if plan.planned and not plan.contested else None
        if held is not None and frame.admits(
            row := result(graph, held, main_part(held), [body], said=None)
        ):
            rows.append(row)
    told = [Sentence(claim)]
    told += [
        Sentence(f"{row.text} {outcome_in_words(graph, row)}", (row.statement,), line=True)
        for row in rows
    ]
    found = frame.answer(told=Telling(tuple(told), claim), see_also=rows)
    if not then:
        return found
    problem = Premise(False, "contested", f"{capital(then)}.", lead=then)
    return replace(found, premise=problem)  # it did end, but not then
