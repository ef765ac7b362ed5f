"""What began, ended, was renamed or changed its form between two days.

A change is listed where its day may fall after the first day and by the last. So differences add
up: what changed from a to c is what changed from a to b and from b to c. A change whose day lies in
a span over b is possible in both. The end of a name and the begin of the next are one renaming,
whatever days are asked about, on the day of the next. What began or ended on some day of
which one end is open (first seen, last seen) is no change between two days: nothing says when.
"""

from __future__ import annotations

from collections.abc import Iterable

from nhsgraph.dates import Certainty, Period
from nhsgraph.graph.dated import DatedGraph
from nhsgraph.graph.in_force import Change, changes_of, paired
from nhsgraph.schema import Statement


def changes_between(graph: DatedGraph, period: Period, body: str | None) -> list[Change]:
    """The changes within a period, by day; uncertain ones last.

    A begin or end counts when it falls after the first day of the period and by its last.
    """
    if body is None and graph.known_on is None:
        return _in_period(graph.by_day.changes(period), period)
    if body is None:
        statements: Iterable[Statement] = graph.by_day.turning(period, graph.known_on)
    else:
        statements = (each for each in graph.index.of_body(body) if each.counts)
    told = graph.undoubted()
    found = [change for each in statements for change in changes_of(graph, told, each)]
    if body is not None:
        found = [change for change in found if body in change.statement.bodies]
    return joined(found, period)


def joined(changes: list[Change], period: Period) -> list[Change]:
    """Begins and ends as the changes of a period, by day; uncertain ones last.

    The end of a name or form and the begin of the next are one.
    """
    return _in_period(paired(changes), period)


def _in_period(changes: Iterable[Change], period: Period) -> list[Change]:
    within = (_within(change, period) for change in changes)
    found = [change for change in within if change is not None]
    return sorted(found, key=lambda each: (each.certainty is Certainty.POSSIBLE, each.earliest))


def _within(change: Change, period: Period) -> Change | None:
    """A change as one of a period: possible where its day may lie outside, None where it does."""
    if change.latest <= period.start or change.earliest >= period.stop:
        return None
    if period.start < change.earliest and change.latest < period.stop:
        return change
    return change._replace(certainty=Certainty.POSSIBLE)
