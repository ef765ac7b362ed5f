"""The sources of a record as a list: what each is, how good it is, and what rests on it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from nhsgraph.words.citations import remarks

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Source

JSON = dict[str, Any]


def source_rows(graph: DatedGraph, body: str | None = None, *, cited: bool = False) -> list[JSON]:
    """The sources of a record, in the order of their ids.

    Args:
        graph: the record.
        body: the id of a body; then only what its own statements, head and events rest on.
        cited: leave out sources on which nothing rests.

    Returns:
        A row for each: ``id, title, publisher, kind, rank, standing, copy, published, dated,
        address, archived, remarks`` and ``rests``, the ids of the statements, events and bodies
        that name it, in the order in which the record writes them.
    """
    rests: dict[str, dict[str, None]] = defaultdict(dict)
    statements = list(graph.index.of_body(body)) if body is not None else []
    events = {event for each in statements for event in (each.begun_by, each.ended_by)}
    wanted = {body, *(each.id for each in statements), *events}
    for owner, evidence in graph.record.evidence():
        if body is not None and owner not in wanted:
            continue
        for source in filter(None, (evidence.source, evidence.read_in)):
            rests[source][owner] = None
    return [
        _row(source, list(rests[source.id]))
        for source in sorted(graph.record.sources.values(), key=lambda each: each.id)
        if rests[source.id] or (body is None and not cited)
    ]


def source_row(graph: DatedGraph, source: Source) -> JSON:
    """One source, as ``source_rows`` has it."""
    owners = (
        owner
        for owner, evidence in graph.record.evidence()
        if source.id in {evidence.source, evidence.read_in}
    )
    return _row(source, list(dict.fromkeys(owners)))


def _row(source: Source, rests: list[str]) -> JSON:
    return {
        "id": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "kind": source.kind,
        "rank": source.rank,
        "standing": source.standing,
        "copy": source.is_copy,
        "published": source.published.text if source.published else None,
        "dated": source.dated.text if source.dated else None,
        "address": source.address,
        "archived": source.archived,
        "remarks": remarks(source),
        "rests": rests,
    }
