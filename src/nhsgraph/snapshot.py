"""The graph on one day or over a period: bodies, edges, and which of them exclude others."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, Period, strongest
from nhsgraph.knowledge import NO
from nhsgraph.schema import Edge, Funding, Means

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

    Edges are as recorded, once each: a collective's edge is one edge, not one for each member.
    """

    graph: DatedGraph
    period: Period

    @property
    def edges(self) -> list[Line]:
        """The edges in force that hold on some day of the period, as the record writes them."""
        return list(self._lines)

    @cached_property
    def _lines(self) -> tuple[Line, ...]:
        return tuple(self._found())

    def _found(self) -> Iterator[Line]:
        for statement in self.graph.record.statements.values():
            if not isinstance(statement, Edge) or not statement.counts:
                continue
            held = self.graph.held(statement)
            if held is None:
                continue
            parts = held.during(self.period)
            if parts:
                yield Line(statement, held, strongest(part.certainty for part in parts))

    @property
    def bodies(self) -> dict[str, Certainty]:
        """The bodies that live in the period, by id, with the strongest certainty of each."""
        found = {}
        for body_id in self.graph.record.bodies:
            parts = self.graph.life(body_id).during(self.period)
            if parts:
                found[body_id] = strongest(part.certainty for part in parts)
        return found

    def name(self, body_id: str) -> str:
        """What a body was called on the first day of the period."""
        return self.graph.name_on(body_id, self.period.start)

    def count(self, collective: str) -> list[int]:
        """How many members a collective had on the first day: one number, or each possible one."""
        return self.graph.count(collective, self.period.start)

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

    def to_networkx(self) -> nx.MultiDiGraph[str]:
        """The snapshot as a ``networkx.MultiDiGraph``.

        Nodes are ids of bodies with ``name``, ``kind`` and ``certainty`` (an end that is not known
        is a node ``unknown:<statement>`` with its ``reason``). Edges run from → to with the
        statement's id as key, and ``type``, ``certainty``, ``status``, ``when``, ``basis``, the
        type's own fields, and ``sources``. All are text and numbers, lists joined by semicolons, so
        that every format can hold them. A partnership is two arcs with one key.
        """
        import networkx as nx

        graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(
            title=self.graph.record.info.title, first=self.period.first, last=self.period.last
        )
        lines = self.edges
        alive = self.bodies
        for body_id, certainty in alive.items():
            kind = self.graph.body(body_id).kind
            graph.add_node(body_id, name=self.name(body_id), kind=kind, certainty=str(certainty))
        for line in lines:
            start, stop = (self._node(graph, line, end) for end in line.edge.roles)
            said = self._attributes(line)
            graph.add_edge(start, stop, key=line.edge.id, **said)
            if line.edge.type == "partnership":
                graph.add_edge(stop, start, key=line.edge.id, **said)
        return graph

    def _node(self, graph: nx.MultiDiGraph[str], line: Line, role: str) -> str:
        end = line.edge.end(role)
        if not isinstance(end, str):
            node = f"unknown:{line.edge.id}"
            graph.add_node(node, name="not known", kind="unknown", reason=end.unknown)
            return node
        if end not in graph:
            kind = self.graph.body(end).kind
            graph.add_node(end, name=self.name(end), kind=kind, certainty=str(Certainty.NO))
        return end

    def _attributes(self, line: Line) -> dict[str, str | int]:
        """The attributes of an arc, as known on the graph's day of knowledge."""
        edge, known = line.edge, self.graph.knowledge
        evidence = [each for each in edge.all_evidence() if known.of_evidence([each]) is not NO]
        shown: dict[str, str | int] = {
            "type": edge.type,
            "certainty": str(line.certainty),
            "status": line.held.status,
            "when": line.held.when,
            "basis": edge.basis or "",
            "sources": "; ".join(sorted({each.source for each in evidence})),
        }
        for name in ("force", "stream", "act", "step", "organ", "role", "scope", "post", "subject"):
            value = getattr(edge, name, None)
            if value is not None:
                shown[name] = "; ".join(value) if isinstance(value, tuple) else value
        means: tuple[Means, ...] = getattr(edge, "means", ())
        if means:
            shown["means"] = "; ".join(each.name for each in means)
        if isinstance(edge, Funding):
            told = [each for each in edge.amounts if known.of_evidence(each.evidence) is not NO]
            shown["amounts"] = "; ".join(f"{each.year.text}: {each.gbp}" for each in told)
        return shown
