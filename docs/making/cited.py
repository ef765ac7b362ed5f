"""The sources of bodies, events and statements as files that reference managers read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import nhsgraph
from nhsgraph.export.bibliography import STYLES
from nhsgraph.schema import Evidence, evidence_of
from nhsgraph.words.citations import cite

ENDINGS: Final = (".ris", ".bib")


def write(graph: nhsgraph.Graph, files: Path) -> None:
    """Writes them: ``statements/BODY/ID.ris``, and for bodies and events ``sources.ris`` and so on.

    The sources of a body are those of its head and of all statements that name it.
    """
    for name, proofs in _all(graph):
        for ending in ENDINGS if name.endswith("/sources") else ENDINGS[:1]:
            path = files / f"{name}{ending}"
            path.parent.mkdir(parents=True, exist_ok=True)
            text = cite(proofs, graph.record.sources, STYLES[ending])
            path.write_text(f"{text}\n", encoding="utf-8")


def _all(graph: nhsgraph.Graph) -> Iterator[tuple[str, Iterable[Evidence]]]:
    of_body: dict[str, list[Evidence]] = {}
    for body in graph.bodies:
        of_body[body.id] = [*body.description.evidence] if body.description else []
    for statement in graph.record.statements.values():
        yield f"statements/{statement.id}", evidence_of(statement)
        for body in statement.bodies:
            of_body[body] += evidence_of(statement)
    for event in graph.events:
        yield f"events/{event.id}/sources", event.evidence
    yield from ((f"bodies/{body}/sources", proofs) for body, proofs in of_body.items())


def links(what: str) -> str:
    """The way to them on the page of a body or an event."""
    return (
        f'The sources of {what} for a reference manager: <a href="sources.ris" download>RIS</a>'
        ' (Zotero, EndNote, Mendeley), <a href="sources.bib" download>BibTeX</a>.'
    )
