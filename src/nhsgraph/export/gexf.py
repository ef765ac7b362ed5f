"""GEXF 1.2 with a time of its own: open it in Gephi, and its timeline steps through the years.

Days: each node and arc has spells, the days on which it may live or hold; ISO 8601, and both ends
are included, as Gephi takes them. A spell without a start or end goes on, or nobody knows its end.
What is certain stands in the attributes ``certain_from`` and ``certain_to``, and ``when`` has the
time in EDTF: a spell has no room for doubt.

What it can't hold: names, posts, sources and evidence (the ids of the sources are there). Lists are
texts joined by semicolons. The label of a node is one name, its last in what is exported. The ids
of arcs are those of the statements, unique in the file; the way back of a partnership is
``…#back``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

from nhsgraph.export.about import about, title_of
from nhsgraph.export.extract import Extract
from nhsgraph.export.network import network_of
from nhsgraph.spelling import tidy
from nhsgraph.writing import write_file

_SPACE = "http://www.gexf.net/1.2draft"


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the graph.

    Raises:
        OSError: it can't be written.
    """
    import networkx as nx

    graph = network_of(extract)
    graph.graph["mode"] = "dynamic"
    for node, told in graph.nodes(data=True):
        if node in extract.body_ids:
            _give_spells(told)
    for _, _, key, told in graph.edges(keys=True, data=True):
        told["id"] = key
        for name in ("start", "end", "begin"):
            told.pop(name, None)
        told["label"] = told["relation"]
        _give_spells(told)
    text = "\n".join(nx.generate_gexf(graph, version="1.2draft"))
    write_file(path, _described(text, extract))
    return [path]


def _give_spells(told: dict[str, Any]) -> None:
    """Gives a node or an arc the days on which it may be there as its spell."""
    told["spells"] = [(told.pop("possible_from", None), told.pop("possible_to", None))]


def _described(text: str, extract: Extract) -> bytes:
    """The file with what it is, and without the day on which it was made: one record, one file."""
    for prefix, space in (("", _SPACE), ("viz", f"{_SPACE}/viz")):
        ET.register_namespace(prefix, space)
    root = ET.fromstring(text)  # noqa: S314 - it was just made
    for shown in root.iter(f"{{{_SPACE}}}graph"):
        shown.attrib.pop("name", None)  # which GEXF has in its description
        shown.set("timeformat", "date")  # which older releases of networkx leave out
    if (meta := root.find(f"{{{_SPACE}}}meta")) is not None:
        meta.clear()
        told = {"creator": about(extract)["made_by"], "description": title_of(extract)}
        for name, words in told.items():
            ET.SubElement(meta, f"{{{_SPACE}}}{name}").text = tidy(str(words))
    made: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return made + b"\n"
