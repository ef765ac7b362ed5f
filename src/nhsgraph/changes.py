"""What began, ended, was renamed or changed its form between two days.

A change is listed where its day may fall after the first day and by the last. So differences add
up: what changed from a to c is what changed from a to b and from b to c. A change whose day lies in
a span over b is possible in both, and the end of a name in the one and the begin of the next in the
other are told apart there, and as one renaming from a to c. What began or ended on some day of
which one end is open (first seen, last seen) is no change between two days: nothing says when.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from nhsgraph.dates import AFTER_ALL, Certainty, Day, Period, is_open
from nhsgraph.schema import Edge, LegalForm, Name, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

ChangeKind = Literal["began", "ended", "renamed", "reformed"]


@dataclass(frozen=True)
class Change:
    """One change: of which statement, and on which day, some day from ``earliest`` to ``latest``.

    ``latest`` and ``earliest`` are the first day of the new state: what ended last held on the eve.
    ``before`` is the statement that a new name or form replaces. ``certainty`` is ``possible``
    where the day may lie outside the time that was asked about, or after the day of knowledge.
    """

    kind: ChangeKind
    statement: Statement
    earliest: Day
    latest: Day
    certainty: Certainty
    event: str | None = None
    before: Statement | None = None


def changes_between(graph: DatedGraph, period: Period, body: str | None) -> list[Change]:
    """The changes within a period, by day; uncertain ones last.

    A begin or end counts when it falls after the first day of the period and by its last.
    """
    every = graph.record.statements.values()
    statements = every if body is None else graph.index.of_body(body)
    found: list[Change] = []
    told = graph.undoubted()
    for statement in statements:
        if statement.counts:
            found += _changes_of(graph, told, statement, period)
    if body is not None:
        found = [change for change in found if _concerns(change.statement, body)]
    found = _paired(found)
    return sorted(found, key=lambda each: (each.certainty is Certainty.POSSIBLE, each.earliest))


def _concerns(statement: Statement, body: str) -> bool:
    return body in statement.bodies


def _changes_of(
    graph: DatedGraph, told: DatedGraph, statement: Statement, period: Period
) -> list[Change]:
    """The begin and the end of a statement, on the days that were told by the day of knowledge."""
    held, held_as_told = graph.held(statement), told.held(statement)
    if held is None or held_as_told is None:
        return []
    sure, extent = held.extent, held_as_told.extent
    today = AFTER_ALL if graph.known_on is None else graph.known_on
    turns = [
        ("began", extent.possible_from, extent.certain_from, sure.certain_from, statement.begun_by),
        ("ended", extent.certain_to, extent.possible_to, sure.possible_to, statement.ended_by),
    ]
    if isinstance(statement, Edge) and statement.happens:
        del turns[1:]
    found = []
    for kind, earliest, latest, known, event in turns:
        latest_day = max(earliest, latest)
        if is_open(earliest - 1) or is_open(latest_day):
            continue
        if latest_day <= period.start or earliest >= period.stop:
            continue
        inside = period.start < earliest and latest_day < period.stop
        certain = inside and latest == known and latest_day <= today
        certainty = Certainty.CERTAIN if certain else Certainty.POSSIBLE
        change: ChangeKind = "began" if kind == "began" else "ended"
        found.append(Change(change, statement, earliest, latest_day, certainty, event))
    return found


def _paired(changes: list[Change]) -> list[Change]:
    """The end of a name or form and the begin of the next, as one change."""
    endings = [each for each in changes if each.kind == "ended" and _is_state(each.statement)]
    used: set[int] = set()
    paired: list[Change] = []
    for change in changes:
        if change.kind != "began" or not _is_state(change.statement):
            continue
        before = min(
            (each for each in endings if id(each) not in used and _replaces(change, each)),
            key=lambda each: each.statement.series != change.statement.series,
            default=None,
        )
        if before is not None:
            used |= {id(change), id(before)}
            kind: ChangeKind = "renamed" if isinstance(change.statement, Name) else "reformed"
            event = change.event or before.event
            paired.append(replace(change, kind=kind, before=before.statement, event=event))
    return [each for each in changes if id(each) not in used] + paired


def _is_state(statement: Statement) -> bool:
    return isinstance(statement, Name | LegalForm)


def _replaces(new: Change, old: Change) -> bool:
    same = new.statement.type == old.statement.type and new.statement.owner == old.statement.owner
    touching = new.earliest <= old.latest and old.earliest <= new.latest
    return same and touching
