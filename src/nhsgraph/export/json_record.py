"""JSON: the whole record as its model files have it, or a day of it as a graph (node-link).

Of a whole record, ``model`` has what stands in the files of its model folder (``record``,
``bodies``, ``sources`` by kind, ``events``; the schemas of ``nhsgraph schema`` hold of each), and
``days`` the days of each statement. ``nhsgraph.load`` reads it as an equal record. Of a day, a
period, or what lies around a body it is a node-link graph, as D3 and networkx
(``node_link_graph(data, edges="links")``) read it.

Days: ISO 8601, both ends included, null for an end without a bound; beside them EDTF text.

What it can't hold: of a whole record nothing is lost; a node-link graph has bodies and lines
alone, and is no record.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nhsgraph.dates import When
from nhsgraph.export.about import about
from nhsgraph.export.columns import TOLD, WRITTEN, as_text, told_days, written_days
from nhsgraph.export.extract import Extract
from nhsgraph.export.network import network_of
from nhsgraph.export.written import written
from nhsgraph.writing import write_file


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes one JSON file.

    Raises:
        OSError: it can't be written.
    """
    told = _record(extract) if extract.is_whole else _node_link(extract)
    text = json.dumps(told, ensure_ascii=False, indent=1)
    write_file(path, text.encode("utf-8", "replace") + b"\n")
    return [path]


def _record(extract: Extract) -> dict[str, Any]:
    heads = [column.name for column in (*WRITTEN, *TOLD)]
    days = {
        said.statement.id: {
            "certainty": str(said.certainty),
            **dict(zip(heads, map(as_text, (
                *written_days(When.read(said.when)), *told_days(said.days)
            )), strict=True)),
        }
        for said in extract.statements
    }  # fmt: skip
    model = written(extract.graph.record)
    return {
        "format": "nhsgraph-record", "form": 1, "about": about(extract), "model": model,
        "days": days,
    }  # fmt: skip


def _node_link(extract: Extract) -> dict[str, Any]:
    graph = network_of(extract)
    return {
        "directed": True,
        "multigraph": True,
        "graph": {"name": graph.name, **about(extract)},
        "nodes": [{"id": node, **told} for node, told in graph.nodes(data=True)],
        "links": [
            {"source": start, "target": stop, "key": key, **told}
            for start, stop, key, told in graph.edges(keys=True, data=True)
        ],
    }
