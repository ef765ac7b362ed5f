"""What changed between two times, under the events that explain it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.changes import Change, changes_between
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Part,
    Period,
    day_in_words,
    is_open,
    some_day_in_words,
    write_day,
)
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import result
from nhsgraph.questions.wording import (
    articled,
    capital,
    edge_sentence,
    form_bare,
    in_use,
    sentence,
)
from nhsgraph.schema import Edge, LegalForm, Membership, Name, Post, Size, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

MANY, NAMED = 4, 3
"""Like changes of more bodies are told in one sentence, so many of them by name."""


def changes(graph: DatedGraph, question: Question) -> Answer:
    """What began, ended, was renamed or changed its form, grouped by the events that explain it.

    Results come by day, uncertain ones last. Each has ``change``, ``event`` and ``answer``: the
    other body, or the new value.
    """
    frame = Frame.of(graph, question)
    period = frame.period
    body = question.body if question.bodies else None
    found = (
        _between(graph, period, body, eve=question.eve) if frame.asked_days else _all(graph, body)
    )
    rows = [(change, row) for change in found if (row := _row(frame, change, body)) is not None]
    told = _text(frame, [change for change, _ in rows], [row for _, row in rows])
    bare = _bare_events(frame, {change.event for change, _ in rows}) if body is None else []
    return frame.answer(
        text="\n".join([*bare, told] if bare else [told]),
        results=[row for _, row in rows],
        dates=[write_day(change.earliest) for change, _ in rows],
    )


def _bare_events(frame: Frame, shown: set[str | None]) -> list[str]:
    """The events of the time that began and ended nothing, such as a consultation, by day."""
    found = [
        event
        for event in frame.graph.record.events.values()
        if event.id not in shown
        and frame.period.start <= event.date.earliest
        and event.date.latest < frame.period.stop
        and frame.graph.knowledge.of_evidence(event.evidence) is not Certainty.NO
    ]
    found.sort(key=lambda event: event.date.earliest)
    return [f"{capital(day_in_words(event.date))}: {event.title}." for event in found]


def _between(graph: DatedGraph, period: Period, body: str | None, *, eve: bool) -> list[Change]:
    """The changes of a period, with those of its first day if ``eve``.

    A period with an open end reaches to the end of the days that the record covers.
    """
    covers = graph.record.info.covers.extent
    start = covers.possible_from if is_open(period.start) else period.start - eve
    stop = covers.possible_to if is_open(period.stop - 1) else period.stop
    return changes_between(graph, Period(start, max(stop, start + 1)), body)


def _all(graph: DatedGraph, body: str | None) -> list[Change]:
    return _between(graph, Period(BEFORE_ALL, AFTER_ALL), body, eve=False)


def _row(frame: Frame, change: Change, body: str | None) -> Result | None:
    held = frame.graph.held(change.statement)
    if held is None:
        return None
    part = Part(change.earliest, max(change.latest, change.earliest) + 1, change.certainty)
    naming_day = change.earliest - 1 if change.kind == "ended" else change.earliest
    made = result(frame.graph, held, part, said_by(change.statement, body))
    before = new_value(change.before, body) if change.before else None
    more = {**made.more, "change": change.kind, "event": change.event, "before": before}
    text = sentence(frame.graph, change.statement, naming_day)
    return replace(made, text=text, more=more)


def said_by(statement: Statement, body: str | None) -> list[str]:
    """What a statement says, to one who knows the body: the other body, or the new value.

    Nothing where the other body is not known.
    """
    if isinstance(statement, Edge) and statement.has_unknown_end:
        return [end for end in statement.known_ends if end != body]
    return [new_value(statement, body)]


def new_value(statement: Statement, body: str | None) -> str:
    """The same for a statement of which both ends are known."""
    if isinstance(statement, Edge):
        ends = statement.known_ends
        return next((end for end in ends if end != body), ends[0] if ends else "")
    if isinstance(statement, Name):
        return statement.name
    if isinstance(statement, LegalForm):
        return statement.form
    if isinstance(statement, Post):
        return statement.person
    return str(statement.size) if isinstance(statement, Size) else statement.id


def _text(frame: Frame, found: list[Change], rows: list[Result]) -> str:
    if not rows:
        return "No change is recorded in that time; where the record is silent, that is no proof."
    pairs = list(zip(found, rows, strict=True))
    sure = [pair for pair in pairs if _is_sure(pair[0])]
    told = []
    for (day, event), group in _grouped(sure or pairs).items():
        title = f" {frame.graph.record.events[event].title}." if event and sure else ""
        told.append(f"{capital(day)}:{title} {' '.join(_told_together(frame, group))}")
    unsure = len(pairs) - len(sure)
    if sure and unsure:
        more = "1 change" if unsure == 1 else f"{unsure} changes"
        told.append(f"Besides, {more} whose day is not known may fall in that time.")
    return "\n".join(told)


def _is_sure(change: Change) -> bool:
    return change.certainty is Certainty.CERTAIN


def _grouped(
    found: Iterable[tuple[Change, Result]],
) -> dict[tuple[str, str | None], list[tuple[Change, Result]]]:
    groups: dict[tuple[str, str | None], list[tuple[Change, Result]]] = {}
    for change, row in found:
        groups.setdefault((_day(change), change.event), []).append((change, row))
    return groups


def _day(change: Change) -> str:
    words = some_day_in_words(change.earliest, change.latest).removeprefix("on ")
    return words if change.certainty is Certainty.CERTAIN else f"possibly {words}"


def _told_together(frame: Frame, group: list[tuple[Change, Result]]) -> Iterator[str]:
    """The sentences of changes on one day; many of a kind, such as 44 new members, as one."""
    alike: dict[tuple[str, ...], list[tuple[Change, Result]]] = {}
    for change, row in group:
        alike.setdefault(_kind(change), []).append((change, row))
    for same in alike.values():
        owners = list(dict.fromkeys(change.statement.owner for change, _ in same))
        if len(owners) > MANY:
            yield _many(frame, same[0][0], owners)
        else:
            yield from (_words(change, row) for change, row in same)


def _kind(change: Change) -> tuple[str, ...]:
    """What a change is one of many of: the verb, type, and what they have in common."""
    statement = change.statement
    if isinstance(statement, Membership):
        return change.kind, "membership", statement.role, str(statement.whole)
    if isinstance(statement, Post):
        return change.kind, "post", statement.post
    if isinstance(statement, Edge):
        ends = (str(statement.end(role)) for role in statement.roles if role != statement.home)
        return change.kind, statement.type, *ends
    return change.kind, statement.type


def _many(frame: Frame, first: Change, owners: list[str]) -> str:
    """One sentence for a change of many bodies: their number, and the first few by name."""
    statement, kind = first.statement, first.kind.capitalize()
    day = first.earliest - (first.kind == "ended")
    named = (articled(frame.graph, each, day) for each in owners[:NAMED])
    several = f"{len(owners)} bodies ({', '.join(named)} and {len(owners) - NAMED} more)"
    if isinstance(statement, Edge):
        said = {statement.home: several}
        return f"{kind}: {edge_sentence(frame.graph, statement, day, said=said, plural=True)}."
    if isinstance(statement, Name):
        return f"{kind}: {several}."
    what = statement.post if isinstance(statement, Post) else statement.type
    return f"{kind}: {what.replace('_', ' ')} of {several}."


def _words(change: Change, row: Result) -> str:
    statement, kind = change.statement, change.kind.capitalize()
    if change.kind in {"renamed", "reformed"} and change.before is not None:
        old = new_value(change.before, None)
        return f"{kind}: from {form_bare(old)} to {form_bare(row.answer[0])}."
    if isinstance(statement, Name):
        return f"{kind}: {statement.name}{in_use(statement)}."
    return f"{kind}: {row.text}"
