"""What an answer is made of: results with their evidence, events, parts of the time, a premise."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any, Final

from nhsgraph.dates import Certainty, Period
from nhsgraph.schema import Source, Statement
from nhsgraph.values import Deferring, dataclass, deferred, fixed, plain

JSON = dict[str, Any]


@dataclass(frozen=True)
class Cited:
    """A piece of evidence as it is shown: source, title, locator, address, day of publication."""

    source: str
    title: str
    publisher: str
    locator: str
    url: str | None
    published: str | None
    proves: tuple[str, ...]
    says: str | None = None
    read_in: str | None = None
    origin: Source | None = field(default=None, repr=False, compare=False)

    def to_dict(self) -> JSON:
        """The evidence in plain JSON types, with what kind of source it rests on."""
        shown = {key: value for key, value in vars(self).items() if key != "origin"}
        shown["proves"] = list(self.proves)
        if self.origin is not None:
            shown["rank"] = self.origin.rank
            shown["standing"] = self.origin.standing
            shown["copy"] = self.origin.is_copy
        return shown


@dataclass(frozen=True)
class Result(Deferring):
    """One statement over one stretch of equal certainty.

    ``statement`` is the id of a statement, which ``cite`` takes; ``answer`` has the ids (for a
    post, the person) that answer the question; ``roles`` the bodies of the statement as they were
    named on the first day of the stretch; ``first`` and ``last`` are days, both included, each None
    where that end has no day; ``more`` the fields that only some results have; ``stands_on`` the
    statements themselves: this one and, of a line of account, those above it. Nobody can change
    it, and it has a hash.
    """

    statement: str
    type: str
    roles: Mapping[str, JSON]
    answer: tuple[str, ...]
    first: str | None
    last: str | None
    when: str
    certainty: Certainty
    status: str
    text: str
    force: str | None = None
    via: tuple[str, ...] = ()
    basis: str | None = None
    evidence: tuple[Cited, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)
    stands_on: tuple[Statement, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Makes it read-only to its depth: an answer is given out more than once."""
        object.__setattr__(self, "roles", fixed(self.roles))
        object.__setattr__(self, "more", fixed(self.more))

    @property
    def has_evidence(self) -> bool:
        """Whether there is evidence for it; what is left for later has some."""
        return "evidence" in deferred(self) or bool(self.evidence)

    @property
    def statements(self) -> list[str]:
        """The ids of all statements that it tells: its own, and of a line of account its steps."""
        return [each.id for each in self.stands_on]

    def __hash__(self) -> int:
        """Of what is known at once: equal results have the same statement and days."""
        return hash((self.statement, self.first, self.last))

    def to_dict(self) -> JSON:
        """The result in plain JSON types, with the fields of the contract; the caller's to keep."""
        return {
            "statement": self.statement,
            "type": self.type,
            "roles": plain(self.roles),
            "answer": list(self.answer),
            "from": self.first,
            "to": self.last,
            "when": self.when,
            "certainty": str(self.certainty),
            "status": self.status,
            "force": self.force,
            "via": list(self.via),
            "text": self.text,
            "basis": self.basis,
            "evidence": [each.to_dict() for each in self.evidence],
            **plain(self.more),
        }


@dataclass(frozen=True)
class Happening:
    """An event that answers: its id, title and date, the first and last day it may have been."""

    event: str
    title: str
    date: str
    first: str | None
    last: str | None
    certainty: Certainty
    evidence: tuple[Cited, ...]

    def to_dict(self) -> JSON:
        """The event in plain JSON types."""
        return {
            "event": self.event,
            "title": self.title,
            "date": self.date,
            "from": self.first,
            "to": self.last,
            "certainty": str(self.certainty),
            "evidence": [each.to_dict() for each in self.evidence],
        }


@dataclass(frozen=True)
class Stretch:
    """A part of the time asked about in which the answer is one and the same.

    ``first`` and ``last`` are days, both included, each None where that end has no day.
    """

    first: str | None
    last: str | None
    certain: tuple[str, ...]
    possible: tuple[str, ...]

    @property
    def period(self) -> Period:
        """Its days."""
        return Period.between(self.first, self.last)

    def to_dict(self) -> JSON:
        """The stretch in plain JSON types."""
        ids = {"certain": list(self.certain), "possible": list(self.possible)}
        return {"from": self.first, "to": self.last, **ids}


@dataclass(frozen=True)
class Premise(Deferring):
    """Whether what the question takes for granted is so; if not, what was the case instead.

    ``began`` and ``ended`` are days; None where the end has no day. ``message`` says what is wrong
    in words: ``lead`` is the first sentence of it as a clause, ``rest`` what follows.
    """

    ok: bool = True
    problem: str | None = None
    message: str | None = None
    predecessors: tuple[JSON, ...] = ()
    began: str | None = None
    ended: str | None = None
    candidates: tuple[JSON, ...] = ()
    lead: str | None = None
    rest: str | None = None

    def __post_init__(self) -> None:
        """Makes it read-only to its depth."""
        object.__setattr__(self, "predecessors", fixed(self.predecessors))
        object.__setattr__(self, "candidates", fixed(self.candidates))

    @property
    def denies(self) -> bool:
        """True where the body did not exist; not where it was only not evidenced by then."""
        return self.problem in {"not_yet", "no_longer", "never", "contested"}

    def to_dict(self) -> JSON:
        """The premise in plain JSON types."""
        shown: JSON = {"ok": self.ok, "problem": self.problem, "message": self.message}
        if not self.ok:
            shown |= {"predecessors": plain(self.predecessors), "began": self.began}
            shown |= {"ended": self.ended, "candidates": plain(self.candidates)}
        return shown


HOLDS: Final = Premise()
"""The premise of most questions: all is so."""


def one_of_each(rows: Iterable[Result]) -> tuple[Result, ...]:
    """Rows in their order, of each statement one: what stands beside an answer is told once."""
    return tuple({row.statement: row for row in rows}.values())
