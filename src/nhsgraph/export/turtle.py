"""Turtle: the linked data of ``jsonld`` as text for people and triple stores; see there.

Days: ``xsd:date``, both ends included, absent for an end without a bound; EDTF texts beside them.

What it can't hold: what ``jsonld`` can't; the two say the same, triple by triple.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from nhsgraph.export.about import title_of
from nhsgraph.export.extract import Extract
from nhsgraph.export.linked import PREFIXES, Link, Node, Typed, Value, nodes
from nhsgraph.spelling import tidy
from nhsgraph.writing import made_files

_SHORT: Final = re.compile(rf"(?:{'|'.join(PREFIXES)}):[A-Za-z_]\w*", re.ASCII)
"""A term under one of our prefixes, which needs no more to stand as it is."""
_ESCAPED: Final = str.maketrans(
    {number: f"\\u{number:04X}" for number in (*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029)}
    | {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)
"""The signs that a text in quotes can't have as they are, and those that would break its line."""


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes one file.

    Raises:
        OSError: it can't be written.
    """
    with made_files(path) as (new,), new.open("w", encoding="utf-8", errors="replace") as file:
        file.write(f"# {tidy(title_of(extract))}\n\n")
        file.writelines(f"@prefix {short}: <{space}> .\n" for short, space in PREFIXES.items())
        for node in nodes(extract):
            file.write(f"\n{_named(node.iri)}\n    {_all(node, '    ')} .\n")
    return [path]


def _all(node: Node, margin: str) -> str:
    """All that a node has, a line a term."""
    return f" ;\n{margin}".join(
        f"{'a' if term == 'rdf:type' else _named(term)} {', '.join(_values(values, margin))}"
        for term, values in node.has.items()
    )


def _values(values: list[Value], margin: str) -> Iterator[str]:
    for value in values:
        if isinstance(value, Link):
            yield _named(value.to)
        elif isinstance(value, Typed):
            yield f"{_quoted(value.text)}^^{_named(value.type)}"
        elif isinstance(value, Node):
            yield f"[\n{margin}    {_all(value, margin + '    ')}\n{margin}]"
        else:
            yield _quoted(value) if isinstance(value, str) else str(value).lower()


def _named(iri: str) -> str:
    return iri if _SHORT.fullmatch(iri) else f"<{iri}>"


def _quoted(text: str) -> str:
    return f'"{text.translate(_ESCAPED)}"'
