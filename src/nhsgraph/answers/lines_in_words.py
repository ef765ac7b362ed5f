"""Lines in words: a sentence for all that differ in nothing but one body; either one or another."""

from __future__ import annotations

from collections.abc import Iterable

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.line import (
    LOOKUPS,
    Line,
    Lookup,
    edge_words,
    how_it_binds,
    in_brackets,
    is_of,
    lines_from,
    named,
)
from nhsgraph.answers.lines_lead import claim_of_lines
from nhsgraph.answers.result import Result
from nhsgraph.answers.telling import Sentence, Telling, fits
from nhsgraph.dates import (
    BEFORE_ALL,
    Certainty,
    Part,
    Period,
    days_in_words,
    is_open,
    some_day_in_words,
)
from nhsgraph.words.sentences import articled, capital, detail_in_words, listed
from nhsgraph.words.spans import span_in_words

__all__ = ["LOOKUPS", "Lookup", "either_or", "told"]


def told(frame: Frame, look: Lookup, given: str, pairs: list[tuple[Part, Result]]) -> Telling:
    """Lines as an answer tells them: a sentence for all that differ in nothing but one body."""
    lines = lines_from(frame, pairs)
    alike = {line: _alike(frame, look.turned(given), line) for line in lines}
    vias: dict[tuple[object, ...], dict[tuple[str, ...], None]] = {}
    for line in lines:
        vias.setdefault((line.row.answer, alike[line]), {})[line.row.via] = None
    groups: dict[tuple[object, ...], list[Line]] = {}
    for line in lines:
        through = tuple(vias[line.row.answer, alike[line]])
        groups.setdefault((alike[line], through), []).append(line)
    sentences = tuple(_sentence(frame, look, given, group) for group in groups.values())
    way = frame.question.topic or (frame.question.only and look.edge == "planning")
    whole = sentences[0].words if len(sentences) == 1 and way else ""
    if whole and fits(whole):
        return Telling(sentences, whole)  # with the way in which it was done, which is asked for
    return Telling(sentences, claim_of_lines(frame, look, given, lines))


def _alike(frame: Frame, asked: str, line: Line) -> tuple[object, ...]:
    """All that a line says but the body that answers: lines of which it is the same are folded."""
    edge, row = line.edge, line.row
    said = [str(getattr(edge, name)) for name in edge.field_names if name in _SAID]
    own = [] if is_of(frame, line) and row.answer else [edge.id]
    given = () if row.via or edge.type == "partnership" else (str(edge.end(edge.other(asked))),)
    return (
        _when(frame, line),
        row.status,
        row.force,
        row.more.get("subject_to"),
        *said,
        *given,
        *own,
    )


_SAID = frozenset("act role post means stream subject scope mandate step organ share".split())
"""The fields of an edge, beside its ends, in which folded lines may not differ."""


def _sentence(frame: Frame, look: Lookup, given: str, group: list[Line]) -> Sentence:
    """One sentence for lines that are alike: when, who, by what, and how it binds."""
    first, when = group[0], _when(frame, group[0])
    statements = tuple(line.edge.id for line in group)
    day = frame.naming_day(Period(first.day, first.span.possible_to))
    if not first.row.answer and (reason := _unknown(first.row)):
        words = edge_words(frame, look, given, group, day, {})
        return Sentence(f"{when} {words}: {reason}", statements)
    names = listed(named(frame, body, group, day) for line in group for body in line.row.answer)
    words = edge_words(frame, look, given, group, day, {look.turned(given): names})
    detail = detail_in_words(first.edge, first.part)
    return Sentence(
        f"{when} {words}{detail}{in_brackets(how_it_binds(frame, group, day))}", statements
    )


def _when(frame: Frame, line: Line) -> str:
    """When a line held; of one that only may have, also the days on which it began or ended."""
    words = span_in_words(line.span, frame.period)
    whole = frame.graph.index.extent(line.edge)
    if line.span.certain_from < line.span.certain_to or line.row.status != "in_force":
        return words
    unsure = whole.possible_from < line.span.possible_to and (
        line.span.possible_from < whole.certain_from
    )
    if unsure and not is_open(whole.possible_from):
        return f"{words}, begun {some_day_in_words(whole.possible_from, whole.certain_from)},"
    if not is_open(whole.certain_to) and whole.certain_to < whole.possible_to:
        end = some_day_in_words(whole.certain_to - 1, whole.possible_to - 1)
        return f"{words}, ended {end},"
    return words


def _unknown(row: Result) -> str | None:
    """Why an end of a line is not known, if one is."""
    reasons = (role.get("unknown") for role in row.roles.values())
    return next((str(reason).rstrip(".") for reason in reasons if reason), None)


def either_or(frame: Frame, pairs: list[tuple[Part, Result]]) -> list[str]:
    """Which of the possible ones exclude each other: those before a change and those after it."""
    notes = []
    for event, sides in _turns(frame, pairs).items():
        before, after = (
            listed(
                articled(frame.graph, each, part.start)
                for part, shown in side
                for each in shown.answer
            )
            for side in sides
        )
        both = [part for side in sides for part, _ in side]
        days = days_in_words(min(part.start for part in both), max(part.stop for part in both) - 1)
        title = frame.graph.record.events[event].title
        notes.append(
            f"{capital(days)} it was either {before} or {after}, exactly one of the two on each"
            f" day: the day of the change is not known ({title})."
        )
    return notes


Sides = tuple[list[tuple[Part, Result]], list[tuple[Part, Result]]]


def _turns(frame: Frame, pairs: Iterable[tuple[Part, Result]]) -> dict[str, Sides]:
    """The events of unknown day that end some of the possible lines and begin others."""
    turns: dict[str, Sides] = {}
    for part, shown in pairs:
        if part.certainty is not Certainty.POSSIBLE or part.start <= BEFORE_ALL or not shown.answer:
            continue
        statement = frame.graph.statement(shown.statement)
        event = frame.graph.deciding_event(statement, part.start)
        if event:
            sides = turns.setdefault(event, ([], []))
            sides[0 if statement.ended_by == event else 1].append((part, shown))
    return {event: sides for event, sides in turns.items() if all(sides)}
