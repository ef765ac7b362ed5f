"""Edges as known on a day: worked out once for each stretch of days on which nothing becomes known.

What is known of an edge changes on few days: those on which its sources, or those of the names of
its bodies, come out. Between two of them each end of its days is a fixed day, or the day after that
of knowledge, which no certainty passes. The fixed days are cuts as well, so that within a stretch
that day is always before or always behind them: one day of a stretch tells all of them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from nhsgraph.dates import LAST_SEEN_FOR, Day, Extent, Period
from nhsgraph.graph.in_force import Held, InForce
from nhsgraph.schema import Edge, Statement


class _Stretch(NamedTuple):
    """An edge on the days of a stretch; ``capped`` if certain up to the day of knowledge."""

    held: Held
    told: Extent
    capped: bool
    told_capped: bool


class AsKnown:
    """The edges of a record as known on any day.

    Args:
        graph: the graph of the record, with all that it knows.
    """

    def __init__(self, graph: InForce) -> None:
        self._graph = graph
        self._known = graph.knowledge.known_from
        self._of_bodies: dict[str, set[Day]] = {}
        self._of_edges: dict[str, tuple[list[Day], dict[int, _Stretch | None]]] = {}

    def held(
        self, edge: Edge, graph: InForce, day: Day, period: Period
    ) -> tuple[Held, Extent] | None:
        """An edge as a graph of a day has it, and the days on which it is told.

        Args:
            edge: the edge.
            graph: the graph as known on the day, days after it possible at most.
            day: the day.
            period: None if it is told on no day of these.
        """
        known = self._of_edges.get(edge.id)
        if known is None:
            cuts = sorted({*self._of_statement(edge), *self._of_ends(edge)})
            known = self._of_edges[edge.id] = cuts, {}
        cuts, stretches = known
        at = bisect_right(cuts, day)
        if at not in stretches:
            stretches[at] = _stretch(graph.held(edge), day)
        found = stretches[at]
        if found is None or not found.told[0] < period.stop or found.told[3] <= period.start:
            return None
        held, told, capped, told_capped = found
        if capped:
            first, sure, _, stop = held.extent
            further = Held(edge, Extent(first, sure, day + 1, stop), *held[2:])
            if told is held.extent:
                return further, further.extent
            held = further
        return held, Extent(told[0], told[1], day + 1, told[3]) if told_capped else told

    # -- the days on which what is known may change ------------------------------------------

    def _of_statement(self, statement: Statement) -> Iterator[Day]:
        """Those of a statement by itself, and the days on which its own extent begins and ends."""
        yield from self._known.begin(statement)
        yield from self._known.end(statement)
        extent = self._graph.index.extent(statement)
        yield extent.possible_from
        yield from _round(extent.certain_to)
        if (seen := statement.when.last_seen) is not None:
            yield from _round(seen.latest + LAST_SEEN_FOR + 1)

    def _of_ends(self, edge: Edge) -> set[Day]:
        """Those of the bodies that must live for an edge, and of the years that are covered."""
        found = {*_round(self._graph.record.info.covers.extent.possible_to)}
        index = self._graph.index
        for body in {*index.bound_to(edge), *index.about(edge)}:
            if body not in self._of_bodies:
                self._of_bodies[body] = {*self._of_body(body)}
            found |= self._of_bodies[body]
        return found

    def _of_body(self, body: str) -> Iterator[Day]:
        index = self._graph.index
        yield self._known.heard_of(body)
        for name in index.said("name", body):
            if name.counts:
                yield from self._of_statement(name)
        if (seen := index.last_seen(body)) is not None:
            yield from _round(seen + 1)
            yield from _round(seen + LAST_SEEN_FOR + 1)


def _round(day: Day) -> tuple[Day, Day]:
    """Where the day after that of knowledge comes to a day, and where it passes it."""
    return day - 1, day


def _stretch(held: Held | None, day: Day) -> _Stretch | None:
    if held is None:
        return None
    told = held.told
    return _Stretch(held, told, held.extent.certain_to == day + 1, told.certain_to == day + 1)
