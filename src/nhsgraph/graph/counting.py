"""How many members a collective had, where the day of a change is not known: case by case."""

from __future__ import annotations

from collections.abc import Iterable

from nhsgraph.dates import Certainty, Day
from nhsgraph.schema import Record, Statement


def numbers(
    record: Record, rows: Iterable[tuple[str, Statement, Certainty]], day: Day
) -> list[int]:
    """Each number of bodies that there may be on a day, in order; none where there are none.

    All that ends and begins by one event of an unknown day goes together: before it or after it.
    Thirteen that end and four that begin are thirteen or four, and never seventeen.

    Args:
        record: the record.
        rows: bodies, each with a statement that shows it and whether it holds on the day.
        day: the day.
    """
    certain: set[str] = set()
    loose: set[str] = set()
    cases: dict[str, tuple[set[str], set[str]]] = {}
    for body, statement, certainty in rows:
        if certainty is Certainty.CERTAIN:
            certain.add(body)
        elif certainty is Certainty.POSSIBLE:
            event, side = case_of(record, statement, day)
            if event is None:
                loose.add(body)
            else:
                cases.setdefault(event, (set(), set()))[side].add(body)
    totals = {len(certain) + extra for extra in range(len(loose - certain) + 1)}
    for before, after in cases.values():
        totals = {total + len(case - certain) for total in totals for case in (before, after)}
    return sorted(totals) if certain or loose or cases else []


def case_of(record: Record, statement: Statement, day: Day) -> tuple[str | None, int]:
    """The event on whose unknown day a statement turns: 0 if it ends it, 1 if it begins it."""
    for side, event in enumerate((statement.ended_by, statement.begun_by)):
        if event is not None:
            date = record.events[event].date
            if date.earliest <= day < date.latest:
                return event, side
    return None, 0
