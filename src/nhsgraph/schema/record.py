"""A checked record: bodies, statements, sources and events, each found by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from nhsgraph.errors import Fault
from nhsgraph.schema.bodies import Body, RecordInfo
from nhsgraph.schema.sources import Event, Evidence, Source
from nhsgraph.schema.statements import Statement


class Place(NamedTuple):
    """Where something is written: a file, as it was opened, and line and column from 1."""

    file: str
    line: int
    column: int


@dataclass(frozen=True)
class Record:
    """Everything that a model folder says, checked; in the order in which it is written.

    ``places`` says where each statement, body, source and event is written, by ``kind:id``;
    ``unread`` names files that look meant for the model and are not read.
    """

    info: RecordInfo
    bodies: Mapping[str, Body]
    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    unread: tuple[Fault, ...] = field(default=(), repr=False, compare=False)

    def __hash__(self) -> int:
        """Equal records have equal ids of bodies and statements, whatever their order."""
        return hash((self.info, frozenset(self.bodies), frozenset(self.statements)))

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """All evidence with the id of what it is for: a statement, or an event."""
        for statement in self.statements.values():
            for each in evidence_of(statement):
                yield statement.id, each
        for event in self.events.values():
            for each in event.evidence:
                yield event.id, each


def evidence_of(statement: Statement) -> tuple[Evidence, ...]:
    """All evidence of a statement: its own, its amounts', its outcome's, and the claim against."""
    parts = list(statement.all_evidence())
    if statement.contested:
        parts += statement.contested.evidence
    if statement.outcome and statement.outcome.halt:
        parts += statement.outcome.halt.evidence
    return tuple(parts)
