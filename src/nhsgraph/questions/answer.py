"""An answer: results with dates, certainty and evidence, and what stands beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from nhsgraph.citations import Style, citations
from nhsgraph.dates import Certainty
from nhsgraph.questions.request import Question
from nhsgraph.schema import Source

JSON = dict[str, Any]


class _Fixed(tuple[Any, ...]):
    """A list that nobody can change; it equals a list of the same."""

    __slots__ = ()
    __hash__ = tuple.__hash__

    def __eq__(self, other: object) -> bool:
        return super().__eq__(tuple(other) if isinstance(other, list) else other)

    def __ne__(self, other: object) -> bool:
        return not self == other


def _fixed(value: Any) -> Any:
    """Plain data that nobody can change, to its depth."""
    if isinstance(value, Mapping):
        return MappingProxyType({key: _fixed(each) for key, each in value.items()})
    return _Fixed(_fixed(each) for each in value) if isinstance(value, list | tuple) else value


def _plain(value: Any) -> Any:
    """Data in plain JSON types, the caller's to keep."""
    if isinstance(value, Mapping):
        return {key: _plain(each) for key, each in value.items()}
    return [_plain(each) for each in value] if isinstance(value, list | tuple) else value


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

    ``answer`` has the ids (for a post, the person) that answer the question; ``roles`` the bodies
    of the statement as they were named on the first day of the stretch; ``first`` and ``last`` are
    days, both included; ``more`` the fields that only some results have.
    """

    statement: str
    type: str
    roles: Mapping[str, JSON]
    answer: tuple[str, ...]
    first: str
    last: str
    when: str
    certainty: Certainty
    status: str
    text: str
    force: str | None = None
    via: tuple[str, ...] = ()
    basis: str | None = None
    evidence: tuple[Cited, ...] = ()
    more: Mapping[str, Any] = field(default_factory=dict)

    def kept(self) -> Result:
        """The same, read-only to its depth, for an answer that is given out more than once."""
        return replace(self, roles=_fixed(self.roles), more=_fixed(self.more))

    def to_dict(self) -> JSON:
        """The result in plain JSON types, with the fields of the contract; the caller's to keep."""
        return {
            "statement": self.statement,
            "type": self.type,
            "roles": _plain(self.roles),
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
            **_plain(self.more),
        }


@dataclass(frozen=True)
class Stretch:
    """A part of the time asked about in which the answer is one and the same."""

    first: str
    last: str
    certain: tuple[str, ...]
    possible: tuple[str, ...]

    def to_dict(self) -> JSON:
        """The stretch in plain JSON types."""
        ids = {"certain": list(self.certain), "possible": list(self.possible)}
        return {"from": self.first, "to": self.last, **ids}


@dataclass(frozen=True)
class Premise:
    """Whether what the question takes for granted is so; if not, what was the case instead."""

    ok: bool = True
    problem: str | None = None
    message: str | None = None
    predecessors: tuple[JSON, ...] = ()
    began: str | None = None
    ended: str | None = None
    candidates: tuple[JSON, ...] = ()

    @property
    def denies(self) -> bool:
        """True where the body did not exist; not where it was only not evidenced by then."""
        return self.problem in {"not_yet", "no_longer", "never"}

    def to_dict(self) -> JSON:
        """The premise in plain JSON types."""
        shown: JSON = {"ok": self.ok, "problem": self.problem, "message": self.message}
        if not self.ok:
            shown |= {"predecessors": list(self.predecessors), "began": self.began}
            shown |= {"ended": self.ended, "candidates": list(self.candidates)}
        return shown


@dataclass(frozen=True)
class Answer:
    """What a question gets: a sentence, the results behind it, and what stands beside them.

    ``results`` come in the order in which they are to be read; ``see_also`` has near statements
    that are no answer (contested, only planned, of another type); ``notes`` say what was assumed
    and where the record is silent; ``verdict`` answers yes or no.
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

    @property
    def ids(self) -> list[str]:
        """What answers the question, each once, in order: ids of bodies, or persons."""
        return list(dict.fromkeys(each for result in self.results for each in result.answer))

    @property
    def sources(self) -> list[Cited]:
        """The evidence that the results stand on, each source and locator once, in order."""
        found = {
            (each.source, each.locator): each for result in self.results for each in result.evidence
        }
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
            "count": self.count,
            "amount_gbp": self.amount_gbp,
        }

    def kept(self) -> Answer:
        """The same, its results read-only to their depth: it may be given out more than once."""
        results = tuple(each.kept() for each in self.results)
        return replace(self, results=results, see_also=tuple(each.kept() for each in self.see_also))

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentence, a table, what stands beside it, the sources."""
        from nhsgraph.notebook import answer_html

        return answer_html(self)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Answer: {self.text}>"
