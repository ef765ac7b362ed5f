"""What a record says, found by body: built once, so that no question scans the whole record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from typing import Any, Final, TypeAlias

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, Extent, FuzzyDay, is_open
from nhsgraph.graph.name_index import LONGEST_TEXT, NAMES, NameIndex, named
from nhsgraph.near import NearTexts
from nhsgraph.record.beside import Beside, built_of, is_texts
from nhsgraph.schema import Area, Edge, Evidence, Membership, Name, Record, Statement
from nhsgraph.spelling import name_words
from nhsgraph.values import kept

Found: TypeAlias = dict[tuple[str, ...], list[Statement]]
"""Statements by keys, such as *edges*, a type, a role and a body."""


def entered(record: Record) -> Found:
    """The statements of a record by all keys by which they are looked for, in its order."""
    found: Found = defaultdict(list)
    for statement in record.statements.values():
        for key in dict.fromkeys(_keys(statement)):
            found[key].append(statement)
    return found


def _keys(statement: Statement) -> Iterator[tuple[str, ...]]:
    yield ("series", *statement.series)
    if statement.begun_by:
        yield "begun", statement.begun_by
    if statement.ended_by:
        yield "ended", statement.ended_by
    if isinstance(statement, Area):
        yield ("areas",)
    if not isinstance(statement, Edge):
        yield "said", statement.type, statement.owner
        yield "body", statement.owner
        return
    yield "type", statement.type
    if statement.happens:
        yield ("happening",)
    for role in statement.roles:
        end = statement.end(role)
        if isinstance(end, str):
            yield "edges", statement.type, role, end
    for end in statement.known_ends:
        yield "body", end


def numbered(record: Record) -> dict[str, str]:
    """The same with the places of the statements in the record, as plain texts."""
    places = {each: str(place) for place, each in enumerate(record.statements)}
    return {
        "\t".join(key): " ".join(places[each.id] for each in found)
        for key, found in entered(record).items()
    }


LINES: Final = Beside("index", ("graph/index.py",), is_texts)


class Index:
    """The statements of a record by body, type and role, by event, and by the days of their ends.

    Everything is returned in the order in which the record writes it.
    """

    def __init__(self, record: Record) -> None:
        self._record = record
        self._found: Found = {}
        self._kept: dict[str, str] = {}
        if built_of(record) is None:
            self._found = entered(record)
        else:
            self._kept = LINES.of(record, lambda: numbered(record))

    def _of(self, *key: str) -> Sequence[Any]:
        """The statements under a key, as ``entered`` has them."""
        found = self._found.get(key)
        if found is None and (numbers := self._kept.get("\t".join(key))) is not None:
            statements = self._record.statements
            ids = (self._ids[int(number)] for number in numbers.split())
            found = self._found[key] = [statements[one] for one in ids]
        return found or ()

    @cached_property
    def _ids(self) -> list[str]:
        return list(self._record.statements)

    @property
    def areas(self) -> Iterable[Area]:
        """What is said of areas, as the record writes it."""
        return self._of("areas")

    @property
    def happening(self) -> Iterable[Edge]:
        """The edges that happen on one day, as the record writes them."""
        return self._of("happening")

    def edges(self, edge_type: str, role: str, body: str) -> Iterable[Edge]:
        """The edges of a type in which a body has a role, plans and contested ones included."""
        return self._of("edges", edge_type, role, body)

    def said(self, statement_type: str, body: str) -> Iterable[Statement]:
        """The names, legal forms, sizes or posts of a body."""
        return self._of("said", statement_type, body)

    @cached_property
    def places(self) -> dict[tuple[str, ...], str]:
        """The places of all areas by the words of their names, each as the record first writes it.

        A plan and what is contested know places, too.
        """
        found: dict[tuple[str, ...], str] = {}
        for area in self.areas:
            for place in area.places:
                found.setdefault(name_words(place), place)
        return found

    def names_place(self, words: Iterable[str]) -> bool:
        """Whether one of some words begins the name of a place of an area."""
        return not self._begins.isdisjoint(words)

    @cached_property
    def _begins(self) -> frozenset[str]:
        """The words with which the names of places begin."""
        return frozenset(name[0] for name in self.places if name)

    def of_type(self, edge_type: str) -> Iterable[Edge]:
        """Every edge of a type."""
        return self._of("type", edge_type)

    def of_body(self, body: str) -> Sequence[Statement]:
        """Every statement at either end of which a body stands."""
        return self._of("body", body)

    def number_of(self, body: str) -> int:
        """How many statements there are at either end of which a body stands."""
        kept = self._kept.get(f"body\t{body}")
        return len(self.of_body(body)) if kept is None else len(kept.split())

    @kept
    def bound_to(self, statement: Statement) -> tuple[str, ...]:
        """The bodies that must live for a statement to hold; none of a plan, a name, an event."""
        happens = isinstance(statement, Edge) and statement.happens
        free = not statement.counts or isinstance(statement, Name) or happens
        return () if free else tuple(dict.fromkeys(statement.bodies))

    def series(self, statement: Statement) -> Iterable[Statement]:
        """The statements of which one follows another: hosts of a unit, holders of a post."""
        return self._of("series", *statement.series)

    def begun_by(self, event: str) -> Iterable[Statement]:
        """The statements that an event begins."""
        return self._of("begun", event)

    def ended_by(self, event: str) -> Iterable[Statement]:
        """The statements that an event ends."""
        return self._of("ended", event)

    def memberships(self, role: str, body: str, *kinds: str) -> list[Membership]:
        """The memberships in force in which a body is the ``member`` or the ``whole``."""
        return [
            edge
            for edge in self.edges("membership", role, body)
            if isinstance(edge, Membership) and edge.counts and edge.role in kinds
        ]

    @kept
    def extent(self, statement: Statement) -> Extent:
        """The extent of a statement, its ends kept to the days of the events they are tied to.

        Of what happens (a succession in force) it is the day on which it did.
        """
        extent = statement.when.extent
        events = self._record.events
        if statement.begun_by:
            extent = extent.begun_on(events[statement.begun_by].date)
        if statement.ended_by:
            extent = extent.over_on(events[statement.ended_by].date)
        happens = isinstance(statement, Edge) and statement.happens and not statement.planned
        return extent.happening() if happens else extent

    @cached_property
    def names(self) -> NameIndex:
        """The way from names to bodies."""
        make = partial(named, self._record, self.said, self.extent)
        return NameIndex(self._record.bodies, NAMES.of(self._record, make))

    def near_statements(self, statement_id: str) -> list[str]:
        """The ids of up to three statements that may be meant, of the body that may be."""
        body, _, own = statement_id.partition("/")
        if len(own) > LONGEST_TEXT:
            return []
        near = body if body in self._record.bodies else next(iter(self.names.near_ids(body)), None)
        return [] if near is None else self._ids_of(near).like(f"{near}/{own}", 0.6)[:3]

    @kept
    def _ids_of(self, body: str) -> NearTexts:
        """The ids of the statements in the file of a body."""
        ids = (statement.id for statement in self.of_body(body) if statement.owner == body)
        return NearTexts(ids, longest=2 * LONGEST_TEXT)

    @kept
    def last_seen(self, body: str) -> Day | None:
        """The latest day of any statement of a body of which the last name was last seen on a day.

        None where a name of it goes on, or nobody knows of one when it ended.
        """
        names = [name for name in self.said("name", body) if name.counts]
        lasting = [name for name in names if self.extent(name).possible_to == AFTER_ALL]
        if not names or any(name.when.last_seen is None for name in lasting):
            return None
        days = (self._last_day(each) for each in self.of_body(body) if each.counts)
        return max((day for day in days if not is_open(day)), default=None)

    def _last_day(self, statement: Statement) -> Day:
        """The last day on which a statement is known to have held."""
        seen = statement.when.last_seen
        return self.extent(statement).certain_to - 1 if seen is None else seen.latest

    @cached_property
    def evidenced_until(self) -> dict[str, Day]:
        """For each source the latest day that it is evidence for, where it is for any day."""
        latest: dict[str, Day] = {}
        for source, day in self._evidenced():
            if not is_open(day):
                latest[source] = max(day, latest.get(source, BEFORE_ALL))
        return latest

    def _evidenced(self) -> Iterator[tuple[str, Day]]:
        """Each source with each day that it is evidence for."""
        for statement in self._record.statements.values():
            for each in statement.evidence:
                yield each.source, evidenced_day(statement, each)
            for amount in getattr(statement, "amounts", ()):
                yield from ((each.source, amount.year.period.start) for each in amount.evidence)
            halt = statement.outcome.halt if statement.outcome else None
            if halt:
                yield from ((each.source, _bounded(halt.date)) for each in halt.evidence)
        for event in self._record.events.values():
            yield from ((each.source, _bounded(event.date)) for each in event.evidence)


def _bounded(day: FuzzyDay) -> Day:
    """The earliest day of a span, or the latest where nothing bounds it towards the past."""
    return day.latest if is_open(day.earliest) else day.earliest


def evidenced_day(statement: Statement, evidence: Evidence) -> Day:
    """The latest day of a statement that a piece of evidence speaks of."""
    extent = statement.when.extent
    days = [extent.possible_from, extent.certain_from]
    if "end" in evidence.proves:
        days += [extent.certain_to - 1]
    bounded = [day for day in days if not is_open(day)]
    if "end" in evidence.proves:
        return max(bounded, default=BEFORE_ALL)
    return min(bounded, default=BEFORE_ALL)
