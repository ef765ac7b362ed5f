"""A snapshot as a graph of networkx: texts and numbers alone, so that every format holds it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from nhsgraph.dates import Certainty, write_day
from nhsgraph.given import one_of, texts_of
from nhsgraph.graph.in_force import Line
from nhsgraph.graph.knowledge import NO
from nhsgraph.graph.snapshot import Snapshot
from nhsgraph.schema import EDGE_TYPES, Amount, Funding
from nhsgraph.spelling import tidy

if TYPE_CHECKING:
    import networkx as nx


Attributes = dict[str, str | int]

FIELDS = ("force", "stream", "act", "step", "organ", "role", "scope", "post", "subject")
"""The fields of single types that an arc has under their own name."""


def network(
    snapshot: Snapshot, *, types: str | Collection[str] | None, successions: bool
) -> nx.MultiDiGraph[str]:
    """The graph of a snapshot, as ``Snapshot.to_networkx`` says.

    Raises:
        QuestionError: there is no such type of edge.
    """
    import networkx as nx

    asked = EDGE_TYPES if types is None else texts_of(types, "types of edges")
    kept = {one_of(each, EDGE_TYPES, "type of edge") for each in asked}
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(name=_name(snapshot))
    for body, certainty in snapshot.bodies.items():
        graph.add_node(body, **_node(snapshot, body, certainty))
    lines = snapshot.edges
    if successions:
        own = {line.edge.id for line in lines}
        lines += [line for line in snapshot.earlier_successions() if line.edge.id not in own]
    for line in lines:
        if line.edge.type in kept or (successions and line.edge.happens):
            _add(graph, snapshot, line)
    return graph


def _name(snapshot: Snapshot) -> str:
    """The title of the record, the days, and the day of knowledge if there is one."""
    graph, period = snapshot.graph, snapshot.period
    known = write_day(graph.known_on) if graph.known_on is not None else None
    days = dict.fromkeys(day for day in (period.first, period.last) if day is not None)
    when = " to ".join(days) if period.first and period.last else period.speak()
    return tidy(f"{graph.record.info.title}, {when}" + (f", as known on {known}" if known else ""))


def _node(snapshot: Snapshot, body: str, certainty: Certainty) -> Attributes:
    name = tidy(snapshot.name(body))
    kind = snapshot.graph.body(body).kind
    return {"name": name, "label": name, "kind": kind, "certainty": str(certainty)}


def _add(graph: nx.MultiDiGraph[str], snapshot: Snapshot, line: Line) -> None:
    """Adds the arc of a line, and the one back if it is a partnership."""
    start, stop = (_end(graph, snapshot, line, role) for role in line.edge.roles)
    attributes = _attributes(snapshot, line)
    graph.add_edge(start, stop, key=line.edge.id, **attributes)
    if line.edge.type == "partnership":
        graph.add_edge(stop, start, key=f"{line.edge.id}#back", **attributes)


def _end(graph: nx.MultiDiGraph[str], snapshot: Snapshot, line: Line, role: str) -> str:
    end = line.edge.end(role)
    if not isinstance(end, str):
        node = f"unknown:{line.edge.id}"
        name = "not known"
        graph.add_node(node, name=name, label=name, kind="unknown", reason=tidy(end.unknown.reason))
        return node
    if end not in graph:
        graph.add_node(end, **_node(snapshot, end, Certainty.NO))
    return end


def _attributes(snapshot: Snapshot, line: Line) -> Attributes:
    """The attributes of an arc, as known on the graph's day of knowledge; none of them empty."""
    edge, extent, known = line.edge, line.held.told, snapshot.graph.knowledge
    shown: dict[str, str | int | None] = {
        "relation": edge.type,
        "certainty": line.certainty.value,
        "status": line.held.status,
        "when": line.held.when,
        "begin": write_day(extent.possible_from),
        "start": write_day(
            extent.possible_from
        ),  # as GEXF calls it, which takes an end for its own
        "end": write_day(extent.possible_to - 1),
        "basis": _plain(edge.basis or ""),
        "sources": "; ".join(sorted({each.source for each in known.evidence(edge)})),
    }
    for name in FIELDS:
        if name in edge.field_names and (value := getattr(edge, name)) is not None:
            shown[name] = _plain(value)
    if "means" in edge.field_names:
        shown["means"] = _plain([means.name for means in getattr(edge, "means", ())])
    if isinstance(edge, Funding):
        told = [each for each in edge.amounts if known.of_evidence(each.evidence) is not NO]
        shown["amounts"] = _plain([_amount(each) for each in told if not each.contested])
    return {name: value for name, value in shown.items() if value not in (None, "")}


def _amount(amount: Amount) -> str:
    """An amount with its year and what it measures."""
    measure = f" ({amount.measures.replace('_', ' ')})" if amount.measures else ""
    return f"{amount.year.text}: {amount.gbp}{measure}"


def _plain(value: object) -> str | int:
    """A value as a text of one line, or a number."""
    if isinstance(value, list | tuple):
        return "; ".join([tidy(str(item)) for item in value])
    return value if isinstance(value, int) else tidy(str(value))
