"""An extract as a graph of networkx, for the formats that hold graphs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.dates import Extent
from nhsgraph.export.about import title_of
from nhsgraph.export.columns import TOLD, as_text, best, told_days
from nhsgraph.export.extract import Extract
from nhsgraph.graph.for_networkx import network
from nhsgraph.spelling import tidy

if TYPE_CHECKING:
    import networkx as nx


def network_of(extract: Extract) -> nx.MultiDiGraph[str]:
    """Bodies and lines with their attributes, as ``Snapshot.to_networkx`` has them, and their days.

    The days are ``certain_from``, ``certain_to``, ``possible_from`` and ``possible_to``, in ISO
    8601, both ends included; one that has no bound is absent, and so are the certain ones of what
    is certain on no day. Ids of arcs are unique in the whole graph.
    """
    graph = network(extract.snapshot, types=None, successions=False)
    graph.name = tidy(title_of(extract))
    shown = {edge.id: said for edge, said in extract.edges}
    arcs = list(graph.edges(keys=True, data=True))
    for start, stop, key, told in arcs:
        said = shown.get(key.removesuffix("#back"))
        if said is None:
            graph.remove_edge(start, stop, key=key)
        else:
            told.update(_days(said.days))
    unknown = {f"unknown:{key}" for key in shown}
    graph.remove_nodes_from([node for node in graph if node not in extract.body_ids | unknown])
    graph.add_nodes_from(body.id for body in extract.bodies)  # those that were only planned too
    for node, told in graph.nodes(data=True):
        if node in extract.body_ids:
            life = extract.graph.told_life(node)
            name = tidy(extract.name(node))
            told.update({"name": name, "label": name, **_days(life)})
            told.setdefault("certainty", best(life))
            told.setdefault("kind", extract.graph.record.bodies[node].kind)
    return graph


def _days(days: Extent | None) -> dict[str, str | int | float]:
    cells = zip(TOLD, map(as_text, told_days(days)), strict=True)
    return {column.name: cell for column, cell in cells if cell is not None}
