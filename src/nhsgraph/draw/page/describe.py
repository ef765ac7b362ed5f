"""What a picture says, in words: for those who can't see it, for metadata and for ``--describe``.

Every picture is made together with its ``Description``; the two are built from the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhsgraph.answers.premise import coverage_notes
from nhsgraph.dates import Certainty, Period
from nhsgraph.graph import DatedGraph
from nhsgraph.markup import is_on_the_web
from nhsgraph.schema import Event, Statement


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a description and the sentences under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What a picture says: its title, a summary of a sentence or two, all it shows, its sources.

    ``sources`` are whole citations, in the order in which the picture first needs them.
    """

    title: str
    summary: str
    sections: tuple[Section, ...] = ()
    sources: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The whole as plain text, as ``--describe`` prints it."""
        parts = [self.title, "", self.summary]
        sections = [*self.sections]
        if self.sources:
            numbered = tuple(f"{number}. {each}" for number, each in enumerate(self.sources, 1))
            sections.append(Section("Sources", numbered))
        for section in sections:
            if section.lines:
                parts += ["", section.heading, *(f"- {line}" for line in section.lines)]
        return "\n".join(parts) + "\n"

    @property
    def alternative(self) -> str:
        """The text without its title and sources: the alternative text of the picture."""
        parts = [self.summary]
        parts += [f"{each.heading}: {' '.join(each.lines)}" for each in self.sections if each.lines]
        return " ".join(parts)


def outside(graph: DatedGraph, period: Period) -> str:
    """That days lie outside those that the record covers, behind a blank; else nothing."""
    return "".join(f" {note}" for note in coverage_notes(graph, period))


def sources_of(graph: DatedGraph, said: Iterable[Statement | Event]) -> tuple[str, ...]:
    """The ids of the sources on which statements and events stand, each once, in order."""
    found: dict[str, None] = {}
    for each in said:
        evidence = each.all_evidence() if isinstance(each, Statement) else each.evidence
        found |= dict.fromkeys(piece.source for piece in evidence)
    return tuple(source for source in found if _known(graph, source))


def _known(graph: DatedGraph, source_id: str) -> bool:
    """True for a source that the record has and, as known on a day, was published by then."""
    listed = source_id in graph.record.sources
    return listed and graph.knowledge.of_source(source_id) is not Certainty.NO


def cited(graph: DatedGraph, source_ids: Iterable[str]) -> tuple[str, ...]:
    """Sources as citations: publisher, title, date of publication, address."""
    return tuple(_citation(graph, each) for each in source_ids)


def _citation(graph: DatedGraph, source_id: str) -> str:
    source = graph.record.sources[source_id]
    when = source.published.text if source.published else "no date"
    address = f", {source.address}" if source.address else ""
    return f"{source.publisher}, {source.title} ({when}){address}"


def source_line(graph: DatedGraph, statements: int, sources: int) -> str:
    """The line beneath a picture: on how many statements and sources it stands, and whose it is."""
    told = f"From {counted(statements, 'statement')} with {counted(sources, 'source')}"
    return f"{told}, listed inside this file. {record_line(graph)}"


def record_line(graph: DatedGraph) -> str:
    """A record's title, version and licence, and its address where it says one."""
    info = graph.record.info
    line = f"{info.title}, version {info.version}, licence {info.licence}."
    return f"{line} {info.address}" if info.address else line


def address_of(citation: str) -> tuple[str, str]:
    """A citation without its address, and that address; blank where it has none on the web."""
    words, _, address = citation.rpartition(", ")
    return (words, address) if is_on_the_web(address) else (citation, "")


def counted(number: int, word: str) -> str:
    """A number with its word: *1 source*, *12 sources*."""
    if number == 1:
        return f"1 {word}"
    return f"{number} {word[:-1] + 'ies' if word.endswith('y') else word + 's'}"
