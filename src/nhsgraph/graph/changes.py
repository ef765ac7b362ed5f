"""What began, ended, was renamed or changed its form between two days.

A change is listed where its day may fall after the first day and by the last. So differences add
up: what changed from a to c is what changed from a to b and from b to c. A change whose day lies in
a span over b is possible in both. The end of a name and the begin of the next are one renaming,
whatever days are asked about, on the day of the next. What began or ended on some day of
which one end is open (first seen, last seen) is no change between two days: nothing says when.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from nhsgraph.dates import AFTER_ALL, Certainty, Day, Period
from nhsgraph.graph.dated import DatedGraph
from nhsgraph.graph.in_force import is_state, turns_of
from nhsgraph.schema import Name, Statement

ChangeKind = Literal["began", "ended", "renamed", "reformed"]


class Change(NamedTuple):
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
    if body is None:
        statements: Iterable[Statement] = graph.by_day.turning(period, graph.known_on)
    else:
        statements = (each for each in graph.index.of_body(body) if each.counts)
    told = graph.undoubted()
    found = [change for each in statements for change in changes_of(graph, told, each)]
    if body is not None:
        found = [change for change in found if _concerns(change.statement, body)]
    return joined(found, period)


def joined(changes: list[Change], period: Period) -> list[Change]:
    """Begins and ends as the changes of a period, by day; uncertain ones last.

    The end of a name or form and the begin of the next are one.
    """
    within = (_within(change, period) for change in _paired(changes))
    found = [change for change in within if change is not None]
    return sorted(found, key=lambda each: (each.certainty is Certainty.POSSIBLE, each.earliest))


def _concerns(statement: Statement, body: str) -> bool:
    return body in statement.bodies


def _within(change: Change, period: Period) -> Change | None:
    """A change as one of a period: possible where its day may lie outside, None where it does."""
    if change.latest <= period.start or change.earliest >= period.stop:
        return None
    if period.start < change.earliest and change.latest < period.stop:
        return change
    return change._replace(certainty=Certainty.POSSIBLE)


def changes_of(graph: DatedGraph, told: DatedGraph, statement: Statement) -> Iterator[Change]:
    """The begin and the end of a statement, on the days that were told by the day of knowledge."""
    held = graph.held(statement)
    held_as_told = held if told is graph else told.held(statement)
    if held is None or held_as_told is None:
        return
    sure, extent = held.extent, held_as_told.extent
    today = AFTER_ALL if graph.known_on is None else graph.known_on
    for kind, earliest, latest in turns_of(statement, extent):
        event, as_told = statement.ended_by, extent.possible_to == sure.possible_to
        if kind == "began":
            event, as_told = statement.begun_by, extent.certain_from == sure.certain_from
        certainty = Certainty.CERTAIN if as_told and latest <= today else Certainty.POSSIBLE
        yield Change(kind, statement, earliest, latest, certainty, event)


def _paired(changes: list[Change]) -> list[Change]:
    """The end of a name or form and the begin of the next, as one change."""
    endings: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for each in changes:
        if each.kind == "ended" and is_state(each.statement):
            endings[each.statement.type, each.statement.owner].append(each)
    used: set[int] = set()
    paired: list[Change] = []
    for change in changes:
        if change.kind != "began" or not is_state(change.statement):
            continue
        ended = endings[change.statement.type, change.statement.owner]
        before = min(
            (each for each in ended if id(each) not in used and _touch(change, each)),
            key=lambda each: each.statement.series != change.statement.series,
            default=None,
        )
        if before is not None:
            used |= {id(change), id(before)}
            kind: ChangeKind = "renamed" if isinstance(change.statement, Name) else "reformed"
            event = change.event or before.event
            paired.append(change._replace(kind=kind, before=before.statement, event=event))
    return [each for each in changes if id(each) not in used] + paired


def _touch(new: Change, old: Change) -> bool:
    """Whether a begin and an end may fall on one day."""
    return new.earliest <= old.latest and old.earliest <= new.latest
