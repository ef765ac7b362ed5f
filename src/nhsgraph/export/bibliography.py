"""Bibliographies for reference managers: BibTeX, RIS or CSL JSON, by how the file ends.

All sources of what is exported, or those of an answer; each once, with the places cited in it as
notes. Zotero, EndNote, JabRef and pandoc read them.

Days: a date of publication as far as it is known: year, month, day. What it can't hold: of a date
of which only a span is known the earliest year (CSL JSON marks it as about), of an undated source
none; no reference manager knows EDTF. What the sources prove, and of which statements, stays
behind, and so do their standing and where else they were read.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from nhsgraph.export.extract import Extract
from nhsgraph.export.record_tables import evidence_rows
from nhsgraph.schema import Source
from nhsgraph.words.citations import Style, citations
from nhsgraph.writing import write_file

if TYPE_CHECKING:
    from nhsgraph.answers import Answer

STYLES: Final[dict[str, Style]] = {".bib": "bibtex", ".ris": "ris", ".json": "csl"}
"""The styles by the endings of files."""


def write(extract: Extract, path: Path, *, answer: Answer | None = None) -> list[Path]:
    """Writes the bibliography of an extract, or of an answer.

    Raises:
        OSError: it can't be written.
    """
    style = STYLES[path.suffix.lower()]
    text = citations(_cited(extract), style) if answer is None else answer.citations(style)
    write_file(path, text.encode("utf-8") + b"\n")
    return [path]


def _cited(extract: Extract) -> list[tuple[Source, list[str]]]:
    places: dict[str, list[str]] = {}
    for _, _, evidence in evidence_rows(extract):
        places.setdefault(evidence.source, []).append(evidence.locator)
    return [(source, places.get(source.id, [])) for source in extract.sources(places)]
