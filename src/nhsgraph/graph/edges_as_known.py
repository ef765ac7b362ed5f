"""Edges as known on a day: worked out once for each stretch of days on which nothing becomes known.

What is known of an edge changes on few days: those on which its sources, or those of the names of
its bodies, come out. Between two of them only one thing moves: no day after that of knowledge is
certain. So an edge has a few states, each from a day of knowledge on, worked out together when it
is first asked for; on any day it is in one of them, kept to that day.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from nhsgraph.dates import BEFORE_ALL, Day, Extent
from nhsgraph.graph.in_force import Held, InForce
from nhsgraph.graph.knowledge import Knowledge
from nhsgraph.schema import Edge, Statement
from nhsgraph.values import kept

State: TypeAlias = tuple[Edge, Extent, Held]
"""An edge, the days on which it is told, and those over which it holds."""


def told(graph: InForce, edge: Edge) -> State | None:
    """An edge as a graph tells it; None if it never does."""
    held = graph.held(edge)
    return None if held is None else (edge, held.told, held)


class _Uncut(Knowledge):
    """Knowledge of a day on which later days are as certain as they were told to be."""

    def cut(self, extent: Extent) -> Extent:
        """The extent as it is."""
        return extent


class _OfBody(NamedTuple):
    """The days between which what is said of a body may hold, and those on which it is told."""

    lasting: Extent
    within: Extent


class EdgesAsKnown:
    """The edges of a record as known on any day.

    Args:
        graph: the graph of the record, with all that it knows.
        edges: the edges, in the order of their numbers.
    """

    def __init__(self, graph: InForce, edges: Sequence[Edge]) -> None:
        self._graph = graph
        self._known = graph.knowledge.first_known
        self._edges = edges
        self._of_edges: dict[int, tuple[list[Day], list[State | None]]] = {}

    def states(self, numbers: Iterable[int], day: Day) -> Iterator[State]:
        """What is known of some edges on a day, by their numbers; of some it may be nothing."""
        known, worked_out = self._of_edges, self._worked_out
        for number in numbers:
            cuts, states = known.get(number) or worked_out(number)
            if state := states[bisect_right(cuts, day)]:
                yield state

    def _worked_out(self, number: int) -> tuple[list[Day], list[State | None]]:
        """The days on which what is known of an edge changes, and what it is before and from each.

        It is nothing before the first.
        """
        edge = self._edges[number]
        bodies = {*self._graph.index.bound_to(edge), *edge.bodies}
        lives = {body: self._of_body(body) for body in bodies}
        cuts = {*self._changing(edge), *(day for days, _ in lives.values() for day in days)}
        days: list[Day] = []
        states: list[State | None] = [None]
        for day in sorted(cut for cut in cuts if cut >= self._known.begin(edge).possibly):
            now = {body: of[bisect_right(since, day)] for body, (since, of) in lives.items()}
            state = told(self._on(day, now), edge)
            if state != states[-1]:
                days.append(day)
                states.append(state)
        self._of_edges[number] = days, states
        return days, states

    def _on(self, day: Day, bodies: dict[str, _OfBody]) -> InForce:
        """The record as known on a day, with what is worked out already of some bodies."""
        return InForce(
            record=self._graph.record,
            index=self._graph.index,
            knowledge=self._knowledge_on(day),
            _lasting={body: known.lasting for body, known in bodies.items()},
            _within={body: known.within for body, known in bodies.items()},
        )

    @kept
    def _knowledge_on(self, day: Day) -> Knowledge:
        return _Uncut(self._graph.record, self._graph.index, self._known, day)

    def _changing(self, statement: Statement) -> Iterator[Day]:
        """The days on which something becomes known of a statement by itself, or it begins."""
        yield from self._known.begin(statement)
        yield from self._known.end(statement)
        yield self._graph.index.extent(statement).possible_from

    @kept
    def _of_body(self, body: str) -> tuple[list[Day], list[_OfBody]]:
        """The days on which what is known of a body changes, and its days before and from each."""
        names = [name for name in self._graph.index.said("name", body) if name.counts]
        cuts = {day for name in names for day in self._changing(name)}
        days: list[Day] = []
        states: list[_OfBody] = []
        for day in (BEFORE_ALL - 1, *sorted({*cuts, self._known.heard_of(body)})):
            then = self._on(day, {})
            state = _OfBody(then.lasting(body), then.seen_within(body))
            if not states or state != states[-1]:
                days.append(day)
                states.append(state)
        return days[1:], states
