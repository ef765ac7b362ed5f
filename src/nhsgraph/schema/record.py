"""A checked record: bodies, statements, sources and events, each found by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import NamedTuple

from nhsgraph.errors import Fault
from nhsgraph.schema.bodies import Body, RecordInfo
from nhsgraph.schema.sources import Event, Evidence, Source
from nhsgraph.schema.statements import Statement
from nhsgraph.values import dataclass


class Place(NamedTuple):
    """Where something is written: a file, as it was opened, and line and column from 1."""

    file: str
    line: int
    column: int


class Withdrawn(NamedTuple):
    """Why a folder laid over another withdraws a statement, where, and of which bodies it was."""

    reason: str
    place: Place
    bodies: tuple[str, ...]

    @property
    def told(self) -> str:
        """The place and the reason in a line."""
        return f"{self.place.file}:{self.place.line} ({self.reason.rstrip('.')})"


class Built(NamedTuple):
    """The file of a built form that was read, and the fingerprint of the model files it is of."""

    path: Path
    fingerprint: str


@dataclass(frozen=True)
class Record:
    """Everything that a model folder says, checked; in the order in which it is written.

    ``places`` says where each statement, body, source and event is written, by ``kind:id``;
    ``unread`` names files that look meant for the model and are not read; ``built`` is the
    built form that the record was read from, if it was; ``withdrawn`` has what folders laid over
    others took away, by the ids of the statements.
    """

    info: RecordInfo
    bodies: Mapping[str, Body]
    statements: Mapping[str, Statement]
    sources: Mapping[str, Source]
    events: Mapping[str, Event]
    places: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)
    unread: Sequence[Fault] = field(default=(), repr=False, compare=False)
    built: Built | None = field(default=None, repr=False, compare=False)
    withdrawn: Mapping[str, Withdrawn] = field(default_factory=dict, repr=False, compare=False)

    def __hash__(self) -> int:
        """Equal records have equal ids of bodies and statements, whatever their order."""
        return hash((self.info, frozenset(self.bodies), frozenset(self.statements)))

    def evidence(self) -> Iterator[tuple[str, Evidence]]:
        """All evidence with the id of what it is for: a statement, an event or a body."""
        for statement in self.statements.values():
            for each in evidence_of(statement):
                yield statement.id, each
        for event in self.events.values():
            for each in event.evidence:
                yield event.id, each
        for body in self.bodies.values():
            if body.description is not None:
                yield from ((body.id, each) for each in body.description.evidence)
            for code in body.identifiers:
                yield from ((body.id, each) for each in code.evidence)


def evidence_of(statement: Statement) -> tuple[Evidence, ...]:
    """All evidence of a statement: its own, its amounts', its outcome's, and the claim against."""
    parts = list(statement.all_evidence())
    claims = [statement, *getattr(statement, "amounts", ())]
    for claim in claims:
        if claim.contested:
            parts += claim.contested.evidence
    if statement.outcome and statement.outcome.halt:
        parts += statement.outcome.halt.evidence
    return tuple(parts)
