"""What a picture says, in words: for those who can't see it, for metadata and for ``--describe``.

Every picture is made together with its ``Description``; the two are built from the same lines.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nhsgraph.dates import Certainty, Period, speak_day
from nhsgraph.graph import DatedGraph
from nhsgraph.markup import is_on_the_web
from nhsgraph.schema import Event, Statement
from nhsgraph.words.spans import coverage_notes


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of a description and the sentences under it."""

    heading: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What a picture says: its title, a summary of a sentence or two, all it shows, its sources.

    ``sources`` are whole citations, in the order in which the picture first needs them.
    ``subtitle`` is the line beneath the title, ``foot`` the line beneath the picture: on how many
    statements and sources it stands, and whose they are.
    """

    title: str
    summary: str
    sections: tuple[Section, ...] = ()
    sources: tuple[str, ...] = ()
    subtitle: str = ""
    foot: str = ""

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


def as_known(graph: DatedGraph) -> str:
    """That a graph is one as known on a day, behind a comma; else nothing."""
    return f", as known on {speak_day(graph.known_on)}" if graph.known_on is not None else ""


def described(
    graph: DatedGraph, title: str, summary: str, sections: Iterable[Section],
    stands_on: Iterable[Statement | Event], subtitle: str = "",
) -> Description:  # fmt: skip
    """What a picture says, with the sources and the foot of the statements and events it shows.

    The summary is the line beneath the title as well where no ``subtitle`` is given.
    """
    shown = {each.id: each for each in stands_on}
    found: dict[str, None] = {}
    for each in shown.values():
        evidence = each.all_evidence() if isinstance(each, Statement) else each.evidence
        found |= dict.fromkeys(piece.source for piece in evidence)
    sources = tuple(_citation(graph, source) for source in found if _known(graph, source))
    statements = sum(isinstance(each, Statement) for each in shown.values())
    foot = f"From {counted(statements, 'statement')} with {counted(len(sources), 'source')}"
    foot += f", listed inside this file. {record_line(graph)}"
    return Description(title, summary, tuple(sections), sources, subtitle or summary, foot)


def _known(graph: DatedGraph, source_id: str) -> bool:
    """True for a source that the record has and, as known on a day, was published by then."""
    listed = source_id in graph.record.sources
    return listed and graph.knowledge.of_source(source_id) is not Certainty.NO


def _citation(graph: DatedGraph, source_id: str) -> str:
    """A source as a citation: publisher, title, date of publication, address."""
    source = graph.record.sources[source_id]
    when = source.published.text if source.published else "no date"
    address = f", {source.address}" if source.address else ""
    return f"{source.publisher}, {source.title} ({when}){address}"


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
