"""The graph on one day or over a period: bodies, edges, and which of them exclude others.

A succession belongs to the day on which it happens, on which its predecessor may have ended.
"""

from __future__ import annotations

from functools import cached_property

from nhsgraph.dates import BEFORE_ALL, Certainty, Period
from nhsgraph.graph.dated import DatedGraph
from nhsgraph.graph.in_force import Line
from nhsgraph.schema import Edge
from nhsgraph.values import dataclass


@dataclass(frozen=True)
class Alternative:
    """An event whose day is not known: either what it ends still holds, or what it begins."""

    event: str
    either: tuple[Edge, ...]
    or_: tuple[Edge, ...]


@dataclass(frozen=True)
class Snapshot:
    """What holds during a period, usually one day.

    Edges are as recorded, once each: a collective's edge is one edge, not one for each member. Two
    snapshots are equal where their graphs and periods are.
    """

    graph: DatedGraph
    period: Period

    def __reduce__(self) -> tuple[type[Snapshot], tuple[DatedGraph, Period]]:
        """To pickle and to copy it: its graph and period; the rest is worked out again."""
        return type(self), (self.graph, self.period)

    @property
    def edges(self) -> list[Line]:
        """The edges in force that hold on some day of the period, as the record writes them.

        >>> edges = graph.on("2015-06-01").edges
        >>> hosted = "nhs-leadership-academy/host"
        >>> [line.edge.host for line in edges if line.edge.id.startswith(hosted)]
        ['nhse']
        """
        return list(self._lines)

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return tuple(self.graph.by_day.lines(self.period, self.graph))

    def earlier_successions(self) -> list[Line]:
        """What happened before the period, as the record writes it.

        >>> graph.on("2019-06-01").earlier_successions()[0].edge.type
        'succession'
        """
        before, graph = Period(BEFORE_ALL, self.period.start), self.graph
        found = []
        for edge in graph.index.happening:
            held = graph.held(edge) if edge.counts else None
            if held is not None:
                certainty = held.happened(before, graph.known_on)
                found += [Line(edge, certainty, held)] if certainty is not Certainty.NO else []
        return found

    @property
    def bodies(self) -> dict[str, Certainty]:
        """The bodies of the period by id, with the strongest certainty of the life of each.

        They are those that live in it; then those that a succession of the period ties, though they
        had ended or did not live yet: their certainty is ``no``.

        >>> graph.on("2019-06-01").bodies["hee"].value
        'certain'
        """
        lives = self.graph.by_day.bodies(self.period, self.graph)
        certainties = ((body, life.at_best(self.period)) for body, life in lives)
        found = {body: best for body, best in certainties if best is not Certainty.NO}
        tied = (end for line in self._lines for end in line.edge.known_ends)
        return found | {end: Certainty.NO for end in tied if end not in found}

    def name(self, body_id: str) -> str:
        """What a body was called on the first day of the period.

        >>> graph.on("2015-06-01").name("dhsc")
        'Department of Health'
        """
        return self.graph.named_on_day(body_id, self.period.start)

    def count(self, collective: str) -> list[int]:
        """How many members a collective had on the first day: one number, or each possible one.

        >>> graph.on("2015-06-01").count("letbs")
        [13]
        """
        return self.graph.counted_on_day(collective, self.period.start)

    @property
    def alternatives(self) -> list[Alternative]:
        """The events that decide what holds on the first day: *either* these edges *or* those.

        >>> graph.on("2019-06-01").alternatives
        []
        """
        cases: dict[str, tuple[list[Edge], list[Edge]]] = {}
        for line in self._lines:
            event = self.graph.deciding_event(line.edge, self.period.start)
            if event is not None and line.certainty is Certainty.POSSIBLE:
                sides = cases.setdefault(event, ([], []))
                sides[0 if line.edge.ended_by == event else 1].append(line.edge)
        return [
            Alternative(event, tuple(a), tuple(b)) for event, (a, b) in cases.items() if a and b
        ]
