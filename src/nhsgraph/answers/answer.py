"""An answer: results with dates, certainty and evidence, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.answers.brief import brief_of, status_of
from nhsgraph.answers.fixed import fixed, plain
from nhsgraph.answers.question import Question
from nhsgraph.answers.telling import Sentence, lead_of
from nhsgraph.dates import Certainty, Period
from nhsgraph.schema import Source, Statement
from nhsgraph.values import dataclass
from nhsgraph.words.citations import Style, citations

JSON = dict[str, Any]
_LATER: Final = " later"
"""Where a result keeps how to work out its other fields; no field is called so."""


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
class Result:
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
    evidence: tuple[Cited, ...] = field(default_factory=tuple)
    more: Mapping[str, Any] = field(default_factory=dict)
    stands_on: tuple[Statement, ...] = field(default=(), repr=False, compare=False)

    def __post_init__(self) -> None:
        """Makes it read-only to its depth: an answer is given out more than once."""
        object.__setattr__(self, "roles", fixed(self.roles))
        object.__setattr__(self, "more", fixed(self.more))

    def later(self, **work: Callable[[], object]) -> Result:
        """The same result with fields that are worked out when somebody first asks for them.

        A question asks the record for many rows that nobody is shown.

        Args:
            work: what works out ``roles``, ``text``, ``evidence`` and ``more``, by their names.
        """
        made = object.__new__(type(self))
        known = {name: value for name, value in vars(self).items() if name not in work}
        object.__setattr__(made, "__dict__", {**known, _LATER: work})
        return made

    @property
    def has_evidence(self) -> bool:
        """Whether there is evidence for it; what is left for later has some."""
        return "evidence" in vars(self).get(_LATER, ()) or bool(self.evidence)

    @property
    def further(self) -> tuple[str, ...]:
        """The ids of the statements that it tells together with its own."""
        return () if "more" in vars(self).get(_LATER, ()) else self.more.get("statements", ())

    if not TYPE_CHECKING:  # or every name would pass for that of a field

        def __getattr__(self, name: str) -> object:
            """A field that is worked out only now, read-only like the others."""
            work = self.__dict__.get(_LATER, {}).get(name)
            if work is None:
                raise AttributeError(name)
            value = self.__dict__[name] = fixed(work())
            return value

    def __hash__(self) -> int:
        """Of what is known at once: equal results have the same statement and days."""
        return hash((self.statement, self.first, self.last))

    def __getstate__(self) -> dict[str, Any]:
        """What is pickled and copied: all fields, worked out by now."""
        for name in vars(self).get(_LATER, ()):
            getattr(self, name)
        return {name: value for name, value in vars(self).items() if name != _LATER}

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


@dataclass(frozen=True)
class Answer:
    """What a question gets: a sentence, the results behind it, and what stands beside them.

    ``sentences`` are those of ``text``, each with the statements that it stands on; ``claim`` is
    what ``lead`` says behind its verdict, and ``left_out`` the words of the question that it had
    to leave out. ``gaps`` are the days asked about on which nothing is recorded.
    ``nearest`` is what the record has nearest where it is silent, and ``example`` a question about
    the body asked about to which it has an answer.
    ``documents`` are those that were asked about themselves, or that explain a word.
    ``answers`` has the answers to the questions of a sentence that asks more than one, in order.
    ``results`` come in the order in which they are to be read; ``see_also`` has near statements
    that are no answer (contested, only planned, of another type); ``notes`` say what was assumed
    and where the record is silent; ``verdict`` answers yes or no. ``events`` are the events that
    answer, which are no statements. ``first`` and ``last`` are the days asked about, each None
    where that end is open or no time was asked.

    Raises:
        ValueError: a result or an event has no evidence, a result is of no statement of a record,
            or a part has an id that no result has. Such an answer could not be checked by its
            reader.

    >>> print(graph.ask("who hosted the NHS Leadership Academy in 2015"))
    In 2015 NHS England hosted the NHS Leadership Academy.
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
    sentences: tuple[Sentence, ...] = ()
    claim: str = ""
    left_out: tuple[str, ...] = ()
    gaps: tuple[Period, ...] = ()
    nearest: tuple[Result, ...] = ()
    example: str | None = None
    answers: tuple[Answer, ...] = ()
    documents: tuple[Cited, ...] = ()

    def __post_init__(self) -> None:
        """Makes it read-only, and refuses what a reader could not check."""
        object.__setattr__(self, "count", fixed(self.count))
        for row in (*self.results, *self.see_also, *self.nearest):
            told = (row.statement, *row.further)
            if strange := set(told) - {each.id for each in row.stands_on}:
                raise ValueError(f"a result is of a statement, and “{min(strange)}” is none")
            if not row.has_evidence:
                raise ValueError(f"the result of {row.statement} has no evidence")
        for happening in self.events:
            if not happening.evidence:
                raise ValueError(f"the event {happening.event} has no evidence")
        answering = {answer for row in self.results for answer in row.answer}
        for part in self.parts:
            if strange := {*part.certain, *part.possible} - answering:
                raise ValueError(f"a part has {sorted(strange)}, which no result has")

    @property
    def lead(self) -> str:
        """One sentence that answers the question, with the verdict and the doubt in it.

        >>> graph.ask("who hosted the NHS Leadership Academy in 2015").lead
        'In 2015 NHS England hosted the NHS Leadership Academy.'
        """
        if self.answers:
            return " ".join(one.lead for one in self.answers)
        return lead_of(self.claim or self.text, self.verdict, self.left_out)

    @property
    def status(self) -> str:
        """What kind of answer this is, so that nobody takes silence for *nobody*.

        ``answered``; ``partly``: of some of the days asked, or possibly; ``silent``: the record has
        nothing; ``premise_false``: there was no such body then; ``ambiguous``: a name may mean
        several; ``searched``: statements that have the words, no answer; ``not_understood``.

        >>> graph.ask("who hosted the NHS Leadership Academy in 2015").status
        'answered'
        """
        return status_of(self)

    def brief(self) -> JSON:
        """The answer in plain JSON types of at most 2,000 bytes: what it says, and the best source.

        ``rows`` has the first statements, each with its days, certainty and one citation; ``more``
        how many there are besides.

        >>> sorted(graph.ask("who hosted the NHS Leadership Academy in 2015").brief())[:3]
        ['from', 'lead', 'more']
        """
        return brief_of(self)

    @property
    def ids(self) -> list[str]:
        """What answers the question, each once, in order: ids of bodies, or persons.

        >>> graph.ask("who hosted the NHS Leadership Academy in 2015").ids
        ['nhse']
        """
        return list(dict.fromkeys(each for result in self.results for each in result.answer))

    @property
    def sources(self) -> list[Cited]:
        """The evidence that results and events stand on, each source and locator once, in order.

        >>> len(graph.ask("who hosted the NHS Leadership Academy in 2015").sources) > 0
        True
        """
        rows: tuple[Result | Happening, ...] = (*self.results, *self.events)
        cited = [*self.documents, *(each for row in rows for each in row.evidence)]
        found = {(each.source, each.locator): each for each in cited}
        return list(found.values())

    def citations(self, style: Style = "plain") -> str:
        """The citations of all that the results rest on, each source once, as one text.

        Args:
            style: ``plain`` (a line a source), ``bibtex`` or ``csl`` (CSL JSON).

        Raises:
            QuestionError: there is no such style.

        >>> graph.ask("who funds HEE in 2015").citations("bibtex").startswith("@")
        True
        """
        places: dict[str, tuple[Source, list[str]]] = {}
        for each in self.sources:
            if each.origin is not None:
                places.setdefault(each.source, (each.origin, []))[1].append(each.locator)
        return citations(places.values(), style)

    def to_dict(self) -> JSON:
        """The answer in plain JSON types: the contract of ``nhsgraph ask --json``.

        >>> graph.ask("who hosted the NHS Leadership Academy in 2015").to_dict()["status"]
        'answered'
        """
        return {
            "status": self.status,
            "lead": self.lead,
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
            "gaps": [{"from": each.first, "to": each.last} for each in self.gaps],
            "left_out": list(self.left_out),
            "nearest": [result.to_dict() for result in self.nearest],
            "example": self.example,
            "answers": [one.to_dict() for one in self.answers],
            "documents": [one.to_dict() for one in self.documents],
        }

    def _repr_html_(self) -> str:
        """What a notebook shows: the sentence, a table, what stands beside it, the sources."""
        from nhsgraph.show.notebook import answer_html

        return answer_html(self)

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Answer: {self.text}>"
