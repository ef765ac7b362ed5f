"""The graph on one day or over a period: bodies, edges, and which of them exclude others.

A succession belongs to the day on which it happens, on which its predecessor may have ended.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, Period, is_open, strongest
from nhsgraph.schema import Edge

if TYPE_CHECKING:
    import networkx as nx

    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held


@dataclass(frozen=True)
class Line:
    """An edge of a snapshot with its certainty: the strongest it reaches in the period."""

    edge: Edge
    held: Held
    certainty: Certainty


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
        """The edges in force that hold on some day of the period, as the record writes them."""
        return list(self._lines)

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[Line]:
        for statement in self.graph.record.statements.values():
            if isinstance(statement, Edge) and (line := self.line(statement, self.period)):
                yield line

    def line(self, edge: Edge, period: Period) -> Line | None:
        """An edge as a line of a period; None where it is not in force in it, or was not known.

        What happens on one day is certain in a period that has every day on which it may have been;
        what has no day at all belongs to no period.
        """
        held = self.graph.held(edge) if edge.counts else None
        parts = held.during(period) if held else []
        if held is None or not parts:
            return None
        certainty = strongest(part.certainty for part in parts)
        first, stop = held.extent.possible_from, held.extent.possible_to
        if edge.happens and is_open(first) and is_open(stop - 1):
            return None
        surely = edge.happens and period.start <= first and stop <= period.stop
        doubted = self.graph.known_on is not None and stop > self.graph.known_on + 1
        return Line(edge, held, Certainty.CERTAIN if surely and not doubted else certainty)

    @property
    def bodies(self) -> dict[str, Certainty]:
        """The bodies of the period by id, with the strongest certainty of the life of each.

        They are those that live in it; then those that a succession of the period ties, though they
        had ended or did not live yet: their certainty is ``no``.
        """
        found = {}
        for body_id in self.graph.record.bodies:
            parts = self.graph.life(body_id).during(self.period)
            if parts:
                found[body_id] = strongest(part.certainty for part in parts)
        tied = (end for line in self._lines for end in line.edge.known_ends)
        return found | {end: Certainty.NO for end in tied if end not in found}

    def name(self, body_id: str) -> str:
        """What a body was called on the first day of the period."""
        return self.graph.named_on_day(body_id, self.period.start)

    def count(self, collective: str) -> list[int]:
        """How many members a collective had on the first day: one number, or each possible one."""
        return self.graph.counted_on_day(collective, self.period.start)

    @property
    def alternatives(self) -> list[Alternative]:
        """The events that decide what holds on the first day: *either* these edges *or* those."""
        cases: dict[str, tuple[list[Edge], list[Edge]]] = {}
        for line in self._lines:
            event = self.graph.deciding_event(line.edge, self.period.start)
            if event is not None and line.certainty is Certainty.POSSIBLE:
                sides = cases.setdefault(event, ([], []))
                sides[0 if line.edge.ended_by == event else 1].append(line.edge)
        return [
            Alternative(event, tuple(a), tuple(b)) for event, (a, b) in cases.items() if a and b
        ]

    def to_networkx(
        self, *, types: str | Collection[str] | None = None, successions: bool = False
    ) -> nx.MultiDiGraph[str]:
        """The snapshot as a ``networkx.MultiDiGraph``: its bodies and its edges.

        Nodes are ids of bodies with ``name``, the same as ``label``, ``kind`` and ``certainty`` (an
        end that is not known is a node ``unknown:<statement>`` with its ``reason``). Edges run from
        → to with the statement's id as key, and ``relation`` (its type), ``certainty``, ``status``,
        ``when`` (EDTF), ``begin`` and ``end`` (the earliest and the latest day as ISO dates),
        ``basis``, the type's own fields, and ``sources``. All are text and numbers, lists joined by
        semicolons; what an edge does not have is absent, as no format keeps an empty text. The
        second arc of a partnership has the key ``<statement>#back``. The graph has a ``name``.
        GML has no room for a label beside the id, which ``networkx.read_gml`` gives back as the
        node; the ``name`` of the node has the same words.

        Args:
            types: the types of edges to keep, or the one, such as ``accountability``; all of them
                if None.
            successions: whether all successions up to the period are added, whatever the types
                are, and not only those that happened in it, with the bodies that they join, though
                these had ended.

        Raises:
            QuestionError: there is no such type of edge.
        """
        from nhsgraph.networks import network

        return network(self, types=types, successions=successions)
