"""A record as its model files write it: plain JSON data, from which the same record is read."""

from __future__ import annotations

from typing import Any

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.schema import Part, Record

JSON = dict[str, Any]


def written(record: Record) -> JSON:
    """A record as the files of its model folder have it, in their order.

    Returns:
        ``record`` (what stands in ``record.yaml``), ``bodies`` (a list of what stands in their
        files), ``sources`` (a list for each kind) and ``events``. What is usual is left out, and
        dates are EDTF texts, both ends inclusive.
    """
    bodies = {body.id: plain(body) for body in record.bodies.values()}
    for statement in record.statements.values():
        bodies[statement.owner].setdefault(statement.section, []).append(plain(statement))
    sources: dict[str, list[JSON]] = {}
    for source in record.sources.values():
        sources.setdefault(source.kind, []).append(plain(source))
    return {
        "record": plain(record.info),
        "bodies": list(bodies.values()),
        "sources": sources,
        "events": [plain(event) for event in record.events.values()],
    }


def plain(value: Any) -> Any:
    """A part of a record under the keys of its file; dates as text, and only what is not usual."""
    if isinstance(value, Part):
        usual, known = type(value), frozenset(value.known_keys())
        return {
            key: plain(said)
            for name in value.field_names
            if (key := value.key_of(name)) in known
            and (said := getattr(value, name)) != getattr(usual, name, ...)
        }
    if isinstance(value, When | FuzzyDay | Years):
        return value.text
    return [plain(each) for each in value] if isinstance(value, tuple) else value
