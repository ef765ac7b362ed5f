"""The statements and bodies of a record by the days on which they hold, begin and end.

It is made once, of a graph in which all is known, and serves every state of knowledge. What was
known earlier differs from that only in two ways: of what was not known nothing shows, and an end
that was not known was open. So for each statement it has, beside its days, the day from which they
are settled: whoever knows that much knows its end, and that of the bodies it is about. What is
found are candidates, and never too few; whether they hold in a state of knowledge, that state says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Final

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, Extent, Period
from nhsgraph.graph.edges_as_known import EdgesAsKnown, State, told
from nhsgraph.graph.in_force import Change, InForce, Line, changes_of, is_state, paired, turns_of
from nhsgraph.graph.knowledge import CERTAIN, NO, POSSIBLE
from nhsgraph.graph.span_index import Spans
from nhsgraph.schema import Edge, Statement
from nhsgraph.values import kept

_line: Final = tuple.__new__
"""Makes a line in half the time that it takes by name: a snapshot makes them by the thousand."""


class Order:
    """Things by the days on which they may hold, each found by its number.

    Args:
        days: the days of each thing as all is known, in the order of the numbers.
        settled: gives, for a number, the day from which the end of its days is known.
        known: gives, for a number, the first day on which it may be known at all.
    """

    def __init__(
        self, days: Iterable[Extent], settled: Callable[[int], Day], known: Callable[[int], Day]
    ) -> None:
        # What has no day may yet have some as known earlier, from its first on.
        self._lasting = [
            (each.possible_from, max(each.possible_to, each.possible_from + 1)) for each in days
        ]
        self._settled, self._known = settled, known
        self._days = Spans((*days, number) for number, days in enumerate(self._lasting))

    def holding(self, period: Period, known_on: Day | None) -> list[int]:
        """The numbers of what may hold in a period as known on a day, in order."""
        found = self._days.meeting(period.start, period.stop)
        if known_on is None:
            return sorted(found)
        return sorted({*found, *self._unsettled(period, known_on)})

    def _unsettled(self, period: Period, known_on: Day) -> Iterator[int]:
        """What had ended before a period, though on the day of knowledge nobody knew that."""
        stops, by_stop = self._ends
        later = slice(bisect_right(stops, known_on), bisect_right(stops, period.start))
        for number in (*self._over.on(known_on), *by_stop[later]):
            start, stop = self._lasting[number]
            if start < period.stop and stop <= period.start and self._settled(number) > known_on:
                yield number

    @cached_property
    def _over(self) -> Spans:
        """The days on which something was over, though nobody knew that."""
        return Spans(
            (max(stop, self._known(number)), self._settled(number), number)
            for number, (_, stop) in enumerate(self._lasting)
        )

    @cached_property
    def _ends(self) -> tuple[list[Day], list[int]]:
        """What ends, by the first day after it: these days, and the numbers."""
        ending = sorted((stop, number) for number, (_, stop) in enumerate(self._lasting))
        return [stop for stop, _ in ending], [number for _, number in ending]


class ByDay:
    """What a record says, by day.

    Args:
        graph: the graph of the record, with all that it knows.
    """

    def __init__(self, graph: InForce) -> None:
        self._graph = graph
        self._bodies = list(graph.record.bodies)
        self._statements = [each for each in graph.record.statements.values() if each.counts]
        self._edges = [each for each in self._statements if isinstance(each, Edge)]
        self._edges_as_known = EdgesAsKnown(graph, self._edges)

    def lines(self, period: Period, graph: InForce) -> Iterator[Line]:
        """The edges that a graph tells on some day of a period, as the record writes them."""
        numbers, today = self._of_edges.holding(period, graph.known_on), AFTER_ALL
        found: Iterable[State]
        if graph is self._graph:
            found = filter(None, map(self._told, numbers))
        elif graph.known_on is not None and graph.knowledge.doubts:
            today = graph.known_on
            found = self._edges_as_known.states(numbers, today)
        else:
            found = filter(None, (told(graph, self._edges[number]) for number in numbers))
        start, stop = period.start, period.stop
        for edge, (first, sure, sure_stop, last), held in found:
            if edge.happens:
                line = Line(edge, POSSIBLE, held, today)
                certainty = line.held.happened(period, graph.known_on)
                if certainty is not NO:
                    yield line._replace(certainty=certainty)
            elif first < stop and start < last > first:  # as Extent.at_best, for thousands
                certain = sure < stop and start < sure_stop > sure and start <= today >= sure
                yield _line(Line, (edge, CERTAIN if certain else POSSIBLE, held, today))

    def bodies(self, period: Period, graph: InForce) -> Iterator[tuple[str, Extent]]:
        """The bodies that may live in a period, each with the days on which a graph tells it."""
        for number in self._of_bodies.holding(period, graph.known_on):
            body = self._bodies[number]
            yield body, graph.told_life(body)

    def turning(self, period: Period, known_on: Day | None) -> list[Statement]:
        """The statements that may begin or end in a period as known on a day, in order.

        Of names and legal forms all of the same body are among them, since the end of one and the
        begin of another are one change.
        """
        found = set(self._turns.meeting(period.start, period.stop))
        if known_on is not None:
            found.update(self._in_flux.on(known_on))
        series = {
            (statement.type, statement.owner)
            for statement in map(self._statements.__getitem__, found)
            if is_state(statement)
        }
        found.update(number for each in series for number in self._states[each])
        return [self._statements[number] for number in sorted(found)]

    def changes(self, period: Period) -> list[Change]:
        """The changes that may fall in a period, as all is known, in the order of the record."""
        found = self._days_of_changes.meeting(period.start, period.stop)
        return [self._changes[number] for number in sorted(found)]

    # -- what is worked out when it is first asked for --------------------------------------

    @cached_property
    def _of_edges(self) -> Order:
        return Order(
            map(self._graph.index.extent, self._edges),
            cache(lambda number: self._settled(self._edges[number])),
            lambda number: self._graph.knowledge.first_known.begin(self._edges[number]).possibly,
        )

    @cached_property
    def _told(self) -> Callable[[int], State | None]:
        """An edge, by its number, with the days on which it is told; None if it never holds."""
        return cache(lambda number: told(self._graph, self._edges[number]))

    @cached_property
    def _of_bodies(self) -> Order:
        lives = map(self._graph.told_life, self._bodies)
        return Order(
            lives, lambda number: self._settled_life(self._bodies[number]), lambda _: BEFORE_ALL
        )

    @cached_property
    def _changes(self) -> list[Change]:
        graph = self._graph
        return paired([each for one in self._statements for each in changes_of(graph, graph, one)])

    @cached_property
    def _days_of_changes(self) -> Spans:
        return Spans(
            (each.earliest, each.latest + 1, number) for number, each in enumerate(self._changes)
        )

    @cached_property
    def _turns(self) -> Spans:
        """The days on which statements may begin, and those on which they may end."""
        return Spans(
            (turn.earliest, turn.latest + 1, number)
            for number, statement in enumerate(self._statements)
            for turn in turns_of(statement, self._graph.days(statement))
        )

    @cached_property
    def _in_flux(self) -> Spans:
        """The days on which a statement was known, but not all that fixes its begin and end."""
        begin = self._graph.knowledge.first_known.begin
        return Spans(
            (begin(statement).possibly, self._turns_settled(statement), number)
            for number, statement in enumerate(self._statements)
        )

    @cached_property
    def _states(self) -> dict[tuple[str, str], list[int]]:
        """The numbers of the names and of the legal forms of each body."""
        found: dict[tuple[str, str], list[int]] = {}
        for number, statement in enumerate(self._statements):
            if is_state(statement):
                found.setdefault((statement.type, statement.owner), []).append(number)
        return found

    # -- from when the days of a statement are known --------------------------------------------
    # A statement ends where the first of several does: it by itself, or a body it is about. Whoever
    # knows of that one end knows that it is over, whatever else was to come.

    def _settled(self, statement: Statement) -> Day:
        """From when it is known that a statement is over, as all is known."""
        ends = self._ends_of(statement)
        begin = max(days.possible_from for days, _ in ends)
        over = min(days.possible_to for days, _ in ends)
        held = self._graph.held(statement)
        if held is None and over <= begin:  # the first end before some begin tells so
            return min(known for days, known in ends if days.possible_to <= begin)
        if held is None or held.told.possible_to < over:  # it never holds, or is last seen
            return max(known for _, known in ends)
        return min(known for days, known in ends if days.possible_to == over)

    def _turns_settled(self, statement: Statement) -> Day:
        """From when it is known when a statement begins and ends, as all is known."""
        ends = self._ends_of(statement)
        surely = min(days.certain_to for days, _ in ends)
        at_most = min(days.possible_to for days, _ in ends)
        names = (
            self._graph.knowledge.first_known.begin(name).possibly
            for body in self._graph.index.bound_to(statement)
            for name in self._graph.index.said("name", body)
            if name.counts
        )
        return max(
            min(known for days, known in ends if days.certain_to == surely),
            min(known for days, known in ends if days.possible_to == at_most),
            *names,
        )

    def _ends_of(self, statement: Statement) -> list[tuple[Extent, Day]]:
        """The days of a statement by itself, and those of each body that must live for it.

        Each with the day from which their end is known.
        """
        own = self._graph.index.extent(statement), self._settled_end(statement)
        bodies = self._graph.index.bound_to(statement)
        return [own, *((self._graph.lasting(body), self._settled_life(body)) for body in bodies)]

    def _settled_end(self, statement: Statement) -> Day:
        """From when the end of a statement by itself is known for certain, if it has one."""
        if self._graph.index.extent(statement).possible_to >= AFTER_ALL:
            return BEFORE_ALL
        return self._graph.knowledge.first_known.end(statement).surely

    @kept
    def _settled_life(self, body_id: str) -> Day:
        """From when all names of a body are known, with their ends."""
        known = self._graph.knowledge.first_known
        names = [each for each in self._graph.index.said("name", body_id) if each.counts]
        begins = (known.begin(name).possibly for name in names)
        return max((*begins, *map(self._settled_end, names)), default=BEFORE_ALL)
