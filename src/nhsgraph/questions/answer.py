"""An answer: results with dates, certainty and evidence, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nhsgraph.citations import Style, citations
from nhsgraph.dates import Certainty, Period
from nhsgraph.questions.fixed import fixed, plain
from nhsgraph.questions.request import Question
from nhsgraph.schema import Source

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
        """The evidence in plain JSON types."""
        shown = {key: value for key, value in vars(self).items() if key != "origin"}
        return {**shown, "proves": list(self.proves)}


@dataclass(frozen=True)
class Result:
    """One statement over one stretch of equal certainty.

    ``statement`` is the id of a statement, which ``cite`` takes; ``answer`` has the ids (for a
    post, the person) that answer the question; ``roles`` the bodies of the statement as they were
    named on the first day of the stretch; ``first`` and ``last`` are days, both included, each None
    where that end has no day; ``more`` the fields that only some results have. Nobody can change
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

    def __post_init__(self) -> None:
        """Makes it read-only to its depth: an answer is given out more than once."""
        object.__setattr__(self, "roles", fixed(self.roles))
        object.__setattr__(self, "more", fixed(self.more))

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
class Premise:
    """Whether what the question takes for granted is so; if not, what was the case instead.

    ``began`` and ``ended`` are days; None where the end has no day.
    """

    ok: bool = True
    problem: str | None = None
    message: str | None = None
    predecessors: tuple[JSON, ...] = ()
    began: str | None = None
    ended: str | None = None
    candidates: tuple[JSON, ...] = ()

    def __post_init__(self) -> None:
        """Makes it read-only to its depth."""
        object.__setattr__(self, "predecessors", fixed(self.predecessors))
        object.__setattr__(self, "candidates", fixed(self.candidates))

    @property
    def denies(self) -> bool:
        """True where the body did not exist; not where it was only not evidenced by then."""
        return self.problem in {"not_yet", "no_longer", "never"}

    def to_dict(self) -> JSON:
        """The premise in plain JSON types."""
        shown: JSON = {"ok": self.ok, "problem": self.problem, "message": self.message}
        if not self.ok:
            shown |= {"predecessors": plain(self.predecessors), "began": self.began}
            shown |= {"ended": self.ended, "candidates": plain(self.candidates)}
        return shown


@dataclass(frozen=True)
class Answer:
    """What a question gets: a sentence, the results behind it, and what stands beside them.

    ``results`` come in the order in which they are to be read; ``see_also`` has near statements
    that are no answer (contested, only planned, of another type); ``notes`` say what was assumed
    and where the record is silent; ``verdict`` answers yes or no. ``events`` are the events that
    answer, which are no statements. ``first`` and ``last`` are the days asked about, each None
    where that end is open or no time was asked.

    Raises:
        ValueError: a result or an event has no evidence, a result is of no statement, or a part
            has an id that no result has. Such an answer could not be checked by its reader.
    """

    question: Question
    read_as: str
    text: str
    first: str | None = None
    last: str | None = None
    known_on: str | None = None
    premise: Premise = Premise()
    results: tuple[Result, ...] = ()
    parts: tuple[Stretch, ...] = ()
    verdict: str | None = None
    see_also: tuple[Result, ...] = ()
    notes: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    count: int | list[int] | None = None
    amount_gbp: int | None = None
    events: tuple[Happening, ...] = ()

    def __post_init__(self) -> None:
        """Makes it read-only, and refuses what a reader could not check."""
        object.__setattr__(self, "count", fixed(self.count))
        for row in (*self.results, *self.see_also):
            if row.statement.count("/") != 1:
                raise ValueError(f"a result is of a statement, and “{row.statement}” is none")
            if not row.evidence:
                raise ValueError(f"the result of {row.statement} has no evidence")
        for happening in self.events:
            if not happening.evidence:
                raise ValueError(f"the event {happening.event} has no evidence")
        answering = {answer for row in self.results for answer in row.answer}
        for part in self.parts:
            if strange := {*part.certain, *part.possible} - answering:
                raise ValueError(f"a part has {sorted(strange)}, which no result has")

    @property
    def ids(self) -> list[str]:
        """What answers the question, each once, in order: ids of bodies, or persons."""
        return list(dict.fromkeys(each for result in self.results for each in result.answer))

    @property
    def sources(self) -> list[Cited]:
        """The evidence that results and events stand on, each source and locator once, in order."""
        rows: tuple[Result | Happening, ...] = (*self.results, *self.events)
        found = {(each.source, each.locator): each for row in rows for each in row.evidence}
        return list(found.values())

    def citations(self, style: Style = "plain") -> str:
        """The citations of all that the results rest on, each source once, as one text.

        Args:
            style: ``plain`` (a line a source), ``bibtex`` or ``csl`` (CSL JSON).

        Raises:
            QuestionError: there is no such style.
        """
        places: dict[str, tuple[Source, list[str]]] = {}
        for each in self.sources:
            if each.origin is not None:
                places.setdefault(each.source, (each.origin, []))[1].append(each.locator)
        return citations(places.values(), style)

    def to_dict(self) -> JSON:
        """The answer in plain JSON types: the contract of ``nhsgraph ask --json``."""
        return {
            "question": {
                "text": self.question.text,
                "form": self.question.form,
                "bodies": list(self.question.bodies),
                "from": self.first,
                "to": self.last,
                "as_known_on": self.known_on,
                "read_as": self.read_as,
            },
            "premise": self.premise.to_dict(),
            "text": self.text,
            "results": [result.to_dict() for result in self.results],
            "parts": [part.to_dict() for part in self.parts],
            "verdict": self.verdict,
            "see_also": [result.to_dict() for result in self.see_also],
            "notes": list(self.notes),
            "dates": list(self.dates),
            "count": plain(self.count),
            "amount_gbp": self.amount_gbp,
            "events": [happening.to_dict() for happening in self.events],
        }

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentence, a table, what stands beside it, the sources."""
        from nhsgraph.notebook import answer_html

        return answer_html(self)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Answer: {self.text}>"
