"""GraphML: bodies and lines for igraph, yEd, Cytoscape, R and networkx.

Days: ISO 8601 texts, both ends included; an end without a bound is absent. ``possible_from`` and
``possible_to`` are the days on which a line may hold, ``certain_from`` and ``certain_to`` those on
which it certainly does; ``when`` has its time in EDTF.

What it can't hold: GraphML knows no time of its own, so that a tool draws all lines of a period at
once: export a day (``--on``) to see one. Lists are texts joined by semicolons. Of statements only
lines are in it; names, posts, sources and evidence stay behind (the ids of the sources are there).
The ids of arcs are those of the statements, unique in the file; the way back of a partnership is
``…#back``.
"""

from __future__ import annotations

from pathlib import Path

from nhsgraph.export.extract import Extract
from nhsgraph.export.network import network_of
from nhsgraph.writing import write_file


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the graph.

    Raises:
        OSError: it can't be written.
    """
    import networkx as nx

    text = "\n".join(nx.generate_graphml(network_of(extract), prettyprint=True))
    write_file(path, f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'.encode())
    return [path]
