"""An answer: results with dates, certainty and evidence, and what stands beside them."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar, Final

from nhsgraph.answers.question import Question
from nhsgraph.answers.result import HOLDS, JSON, Cited, Happening, Premise, Result, Stretch
from nhsgraph.answers.telling import Sentence, lead_of
from nhsgraph.dates import Certainty, Period
from nhsgraph.errors import shortened
from nhsgraph.schema import SOURCE_KINDS, Source
from nhsgraph.values import Deferring, dataclass, fixed, plain

if TYPE_CHECKING:
    from nhsgraph.words.citations import Style

MOST_BYTES = 2_000
"""The size of a brief answer as JSON, in bytes of UTF-8."""
MOST_ROWS = 5
"""A brief answer has no more rows."""
LONGEST = 400
"""Of a sentence or a citation it has no more signs."""
STATUSES = (
    "answered", "partly", "silent", "premise_false", "ambiguous", "not_understood", "searched"
)  # fmt: skip
"""What kinds of answers there are."""
_BY_PREMISE: Final[dict[str | None, str]] = {"ambiguous": "ambiguous", "outside": "silent"}


@dataclass(frozen=True)
class Answer(Deferring):
    """What a question gets: a sentence, the results behind it, and what stands beside them.

    ``sentences`` are those of ``text``, each with the statements that it stands on; ``claim`` is
    what ``lead`` says behind its verdict, and ``left_out`` the words of the question that it had
    to leave out; those among them that are questions of their own are ``unasked``.
    ``gaps`` are the days asked about on which nothing is recorded.
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

    _as_html: ClassVar[Callable[[Answer], str]]
    """What makes the HTML that a notebook shows; ``nhsgraph.ways_out`` says what."""

    question: Question
    read_as: str
    text: str
    first: str | None = None
    last: str | None = None
    known_on: str | None = None
    premise: Premise = HOLDS
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
    unasked: tuple[str, ...] = ()
    gaps: tuple[Period, ...] = ()
    nearest: tuple[Result, ...] = ()
    example: str | None = None
    answers: tuple[Answer, ...] = ()
    documents: tuple[Cited, ...] = ()

    def __post_init__(self) -> None:
        """Makes it read-only, and refuses what a reader could not check."""
        object.__setattr__(self, "count", fixed(self.count))
        for row in (*self.results, *self.see_also, *self.nearest):
            if row.statement not in row.statements:
                raise ValueError(f"a result is of a statement, and “{row.statement}” is none")
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
        return lead_of(self.claim or self.text, self.verdict, self.left_out, self.unasked)

    @property
    def status(self) -> str:
        """What kind of answer this is, so that nobody takes silence for *nobody*.

        ``answered``; ``partly``: of some of the days asked, or possibly; ``silent``: the record has
        nothing; ``premise_false``: there was no such body then; ``ambiguous``: a name may mean
        several; ``searched``: statements that have the words, no answer; ``not_understood``.

        >>> graph.ask("who hosted the NHS Leadership Academy in 2015").status
        'answered'
        """
        halves = {one.status for one in self.answers}
        return _of_halves(halves) if len(self.answers) > 1 else _status_of(self)

    def brief(self) -> JSON:
        """The answer in plain JSON types of at most 2,000 bytes: what it says, and the best source.

        ``rows`` has the first statements, each with its days, certainty and one citation; ``more``
        how many there are besides.

        >>> sorted(graph.ask("who hosted the NHS Leadership Academy in 2015").brief())[:3]
        ['from', 'lead', 'more']
        """
        return _brief_of(self)

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
            style: as ``Graph.cite`` has it: ``plain`` (a line a source), ``bibtex``, ``csl``, …

        Raises:
            QuestionError: there is no such style.

        >>> graph.ask("who funds HEE in 2015").citations("bibtex").startswith("@")
        True
        """
        from nhsgraph.words.citations import citations

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
        return self._as_html()

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<Answer: {self.text}>"


def _status_of(answer: Answer) -> str:
    """What kind of answer an answer is: one of ``STATUSES``."""
    if answer.premise.problem in _BY_PREMISE:
        return _BY_PREMISE[answer.premise.problem]
    if answer.question.form == "search":
        return _of_search(answer)
    if answer.verdict is not None:
        return _of_verdict(answer)
    if not (answer.results or answer.events or answer.documents or answer.count):
        return "premise_false" if answer.premise.denies else "silent"
    if answer.left_out or answer.gaps or (_only_possible(answer) and not _has_outcome(answer)):
        return "partly"
    return "answered"


def _of_halves(kinds: set[str]) -> str:
    """The kind of the answer to a sentence of several questions, by those of its parts."""
    if len(kinds) == 1:
        return kinds.pop()
    if kinds & {"answered", "partly"}:
        return "partly"
    return next(one for one in STATUSES if one in kinds)


def _of_search(answer: Answer) -> str:
    """The kind of an answer that is a search."""
    return "searched" if answer.results or answer.events else "not_understood"


def _has_outcome(answer: Answer) -> bool:
    """True where it is told what came of all plans that answer."""
    outcomes = [row.more.get("outcome", {}).get("kind", "unknown") for row in answer.results]
    return answer.question.form == "plans" and not {"unknown", "pending"}.intersection(outcomes)


def _of_verdict(answer: Answer) -> str:
    """The kind of an answer to yes or no; that a body did not exist answers whether it did."""
    if answer.premise.denies and answer.question.form != "exists":
        return "premise_false"
    if answer.verdict != "not recorded":
        return "partly" if answer.verdict == "partly" or answer.left_out else "answered"
    asked = {answer.question.candidate, answer.question.value} - {None}
    maybe = (
        row.certainty is Certainty.POSSIBLE and (not asked or asked.intersection(row.answer))
        for row in answer.results
    )
    return "partly" if any(maybe) else "silent"


def _only_possible(answer: Answer) -> bool:
    """True where nothing answers for certain."""
    if answer.parts:
        return not any(part.certain for part in answer.parts)
    rows: tuple[Result | Happening, ...] = (*answer.results, *answer.events)
    return bool(rows) and all(row.certainty is not Certainty.CERTAIN for row in rows)


def _brief_of(answer: Answer) -> dict[str, Any]:
    """The answer in plain JSON types, of at most ``MOST_BYTES`` bytes."""
    rows = [_row(each) for each in answer.results[:MOST_ROWS]]
    told: dict[str, Any] = {
        "status": answer.status,
        "lead": shortened(answer.lead, LONGEST),
        "verdict": answer.verdict,
        "from": answer.first,
        "to": answer.last,
    }
    if isinstance(answer.count, int) or answer.count:
        told["count"] = answer.count if isinstance(answer.count, int) else list(answer.count)
    if answer.events:
        told["events"] = [each.event for each in answer.events[:MOST_ROWS]]
    if answer.example:
        told["example"] = shortened(answer.example, LONGEST // 2)
    while True:
        whole = {**told, "rows": rows, "more": len(answer.results) - len(rows)}
        if not rows or len(json.dumps(whole, ensure_ascii=False).encode()) <= MOST_BYTES:
            return whole
        rows = rows[:-1]


def _row(row: Result) -> dict[str, Any]:
    return {
        "statement": row.statement,
        "from": row.first,
        "to": row.last,
        "certainty": str(row.certainty),
        "source": shortened(citation(best(row.evidence)), LONGEST),
    }


def best(evidence: Sequence[Cited], proves: str = "begin") -> Cited:
    """The evidence that weighs most: of the begin (or end) first, then law before the press."""
    kinds = list(SOURCE_KINDS)

    def weight(each: Cited) -> tuple[bool, int]:
        known = each.origin is not None and each.origin.kind in kinds
        rank = kinds.index(each.origin.kind) if known and each.origin else len(kinds)
        return proves not in each.proves, rank

    return min(evidence, key=weight)


def citation(cited: Cited) -> str:
    """A plain citation of one piece of evidence, with its place."""
    if cited.origin is None:
        return f"{cited.title}. {cited.locator}."
    from nhsgraph.words.citations import citations

    return citations([(cited.origin, [cited.locator])], "plain")
