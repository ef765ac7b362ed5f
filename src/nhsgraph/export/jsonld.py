"""JSON-LD: linked data in JSON, with terms of W3C ORG, PROV-O and OWL-Time, and with our own.

The file has the vocabularies in its ``@context``, so that nothing is fetched to read it, and
explains each term of ours. Which terms stand for what is told in ``nhsgraph.export.linked``; the
shapes in ``export/shapes.ttl`` (SHACL) say what holds of every such file.

Days: ``xsd:date``, both ends included, absent for an end without a bound; the four days of an
interval as written, and those from which and up to which it certainly and possibly holds, as in the
tables. A ``time:Interval`` has only exact days, its end being the last day on which it held. Dates
as the record writes them are texts of the type ``edtf:EDTF``.

What it can't hold: the order of lists. What collectives hand down stays behind (csv, sqlite and
parquet have it as lines), and what is nested is JSON in a text (``rdf:JSON``). It is not read back.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from nhsgraph.export.extract import Extract
from nhsgraph.export.linked import PREFIXES, Link, Node, Typed, Value, nodes
from nhsgraph.writing import made_files


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes one file.

    Raises:
        OSError: it can't be written.
    """
    with made_files(path) as (new,), new.open("w", encoding="utf-8", errors="replace") as file:
        file.write(f'{{"@context": {json.dumps(PREFIXES)},\n"@graph": [')
        for number, node in enumerate(nodes(extract)):
            told = json.dumps(object_of(node), ensure_ascii=False)
            file.write(f",\n{told}" if number else f"\n{told}")
        file.write("\n]}\n")
    return [path]


def object_of(node: Node) -> dict[str, Any]:
    """A node as an object of JSON-LD."""
    named = {"@id": node.iri} if node.iri else {}
    return named | {
        "@type" if term == "rdf:type" else term: _one_or_all([
            value.to if term == "rdf:type" and isinstance(value, Link) else _value(value)
            for value in values
        ])
        for term, values in node.has.items()
    }  # fmt: skip


def _one_or_all(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _value(value: Value) -> Any:
    if isinstance(value, Link):
        return {"@id": value.to}
    if isinstance(value, Typed):
        return {"@type": value.type, "@value": value.text}
    return object_of(value) if isinstance(value, Node) else value
