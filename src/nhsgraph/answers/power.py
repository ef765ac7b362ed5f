"""What one body had over another: in law, by agreement, in practice, or as no more than a plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.duties import acts_of
from nhsgraph.answers.facts import naming_day_of, row_of
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.plans import settled, timely
from nhsgraph.answers.question import Question
from nhsgraph.answers.results import gaps, stretches
from nhsgraph.answers.stretched import Lasting, known_until
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import Certainty, Day, Part, is_open
from nhsgraph.schema import FORCES, Accountability, Edge
from nhsgraph.words.sentences import FORCES_IN_WORDS, articled, edge_sentence, listed
from nhsgraph.words.spans import span_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.result import Result
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

_OVER: Final = (
    ("accountability", "holder", "body"), ("oversight", "overseer", "overseen"),
    ("appointment", "appointer", "body"), ("mandate_approval", "approver", "body"),
    ("partnership", "body", "partner"), ("partnership", "partner", "body"),
)  # fmt: skip
"""The types of lines that tell it, each with the role of who has it and of who is under it."""
_TYPES: Final = ("mandate_approval", "accountability", "oversight", "appointment", "partnership")
"""The same, what tells most of a plan first."""
_LAWS: Final = ("Act ", "SI ", "Regulations", "Order ", "Directions", "Royal Charter")
"""Words of instruments of law in a basis."""
_DIRECTS: Final = re.compile(r"\bdirections?\b", re.IGNORECASE)


class Over(NamedTuple):
    """A line from one to the other.

    With its force, as far as it is known; its means that speak of directions, and whether one is
    no more than that.
    """

    held: Held
    edge: Edge
    row: Result
    force: str | None
    means: str
    directs: bool


def power(graph: DatedGraph, question: Question) -> Answer:
    """The lines by which the first body stood over the other, law first, then plans and claims.

    Whether it could direct the other (``moment`` *directions*) is *yes* where a line in law is by
    directions, *partly* where directions are but a part of its means; else whether any line is of
    the force asked for. What is only agreed or planned is no yes; silence is not *no*.
    """
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer()
    lines = sorted(_lines(frame), key=_by_force)
    beside = sorted(_beside(frame), key=lambda row: _weightiest(graph, row))
    in_law = [line for line in lines if line.force == "law"]
    asked = _asked(question, lines)
    rest = [line for line in lines if line not in asked]
    own = [_sentence(frame, line) for line in (*asked, *rest)]
    silent = [] if in_law else list(_no_law(frame))
    plans = [Sentence(_as_beside(row), (row.statement,)) for row in beside]
    known = [each for each, line in zip(own, (*asked, *rest), strict=True) if line.force or in_law]
    brief = [_briefly(frame, row) for row in beside]
    clauses = [one.words for one in (*silent, *known)] + brief + [one.words for one in own]
    return frame.answer(
        told=Telling((*silent, *own, *plans), in_one(clauses)),
        results=[line.row for line in lines] + [row for row in beside if row.status != "in_force"],
        parts=stretches((p, line.row.answer) for line in asked for p in _days(frame, line)),
        see_also=[row for row in beside if row.status == "in_force"],
        verdict=_verdict(frame, asked) if question.yes_no else None,
    )


def _briefly(frame: Frame, row: Result) -> str:
    """A plan or a claim in few words: the lead has no room for the years of a mandate."""
    line = frame.graph.statement(row.statement)
    kind = "claimed, but contested" if line.contested else line.status
    day = frame.naming_day(frame.period)
    return f"{kind}: {edge_sentence(frame.graph, line, day)}" if isinstance(line, Edge) else kind


def _lines(frame: Frame) -> Iterator[Over]:
    """The lines in force from the first body to the other, through sets too."""
    holder, body = frame.question.bodies[:2]
    seen: set[str] = set()
    for name, over, under in _OVER:
        for held in frame.graph.lines(name, under, body):
            line = held.statement
            ends = {line.end(over)} if isinstance(line, Edge) else set()
            meant = holder in ends or any(frame.graph.is_member(holder, str(e)) for e in ends if e)
            of_years = getattr(line, "mandate", None) is not None
            ok = held.status == "in_force" and held.during(frame.period) and not of_years
            if not meant or not ok or line.id in seen or not isinstance(line, Edge):
                continue
            row = row_of(frame, held, holder)
            if frame.admits(row):
                seen.add(line.id)
                yield Over(held, line, row, _force(line), *_means(line))


def _force(line: Edge) -> str | None:
    """Whether a line is one of law, of agreement or of practice, where the record says so.

    A basis that is no instrument of law says nothing of an agreement: *no statutory basis*.
    """
    force: str | None = getattr(line, "force", None)
    if force is None and any(law in (line.basis or "") for law in _LAWS):
        return "law"
    return force


def _means(line: Edge) -> tuple[str, bool]:
    """The means of a line that are directions, or speak of them; whether they are directions."""
    names = [mean.name for mean in getattr(line, "means", ()) if _DIRECTS.search(mean.name)]
    return listed(names), any(name.lower() == "directions" for name in names)


def _by_force(line: Over) -> tuple[int, int]:
    order = FORCES.index(line.force) if line.force in FORCES else len(FORCES)
    return order, line.held.extent.possible_from


def _sentence(frame: Frame, line: Over) -> Sentence:
    """*By law, from … to …: the Board was accountable to the Crown, by directions*."""
    statement = line.edge
    unforced = f"on {statement.basis}" if statement.basis else "on no basis recorded"
    words = FORCES_IN_WORDS[line.force] if line.force else unforced
    laws = f" ({acts_of(statement.basis)})" if statement.basis and line.means else ""
    days = span_in_words(line.held.extent, frame.period)
    did = edge_sentence(frame.graph, statement, _day(frame, line.held), past=True)
    means = f", by {line.means}" if line.means else ""
    return Sentence(f"{words}{laws}, {days}: {did}{means}", (line.row.statement,))


def _day(frame: Frame, held: Held) -> Day:
    """The day by which the bodies of a line are named: the first asked about, or its last."""
    extent = held.extent
    if frame.asked_days:
        return max(frame.naming_day(frame.period), min(extent.certain_from, frame.period.stop - 1))
    last = min(extent.certain_to, known_until(frame.graph)) - 1
    return last if not is_open(last) else naming_day_of(Lasting(extent, (held,)))


def _no_law(frame: Frame) -> Iterator[Sentence]:
    """That nothing in law is recorded from the one to the other, and whom it answered to in law."""
    graph, (holder, body) = frame.graph, frame.question.bodies[:2]
    day = frame.naming_day(frame.period)
    names = [articled(graph, each, day) for each in (holder, body)]
    yield Sentence(f"no power of {names[0]} in law is recorded")
    ends = {
        str(line.end("holder")): held
        for held in graph.lines("accountability", "body", body)
        if held.status == "in_force" and held.during(frame.period)
        and isinstance(line := held.statement, Accountability) and line.force == "law"
    }  # fmt: skip
    if ends:
        told = (articled(graph, end, _day(frame, held)) for end, held in ends.items())
        ids = tuple(held.statement.id for held in ends.values())
        yield Sentence(f"by law {names[1]} answered to {listed(told)}", ids)


def _beside(frame: Frame) -> Iterator[Result]:
    """Plans and contested claims from the one to the other that were known in the time asked."""
    graph, (holder, body) = frame.graph, frame.question.bodies[:2]
    for line in graph.index.of_body(body):
        roles = [over for name, over, _ in _OVER if line.type == name]
        ends = {line.end(role) for role in roles} if isinstance(line, Edge) else set()
        if holder not in ends or not (line.planned or line.contested) or not timely(frame, line):
            continue
        held = graph.plan(line) if line.planned else graph.held(line)
        if held is not None and not settled(frame, line):
            row = row_of(frame, held, holder)
            if frame.suits(row):
                yield row


def _weightiest(graph: DatedGraph, row: Result) -> tuple[int, bool]:
    """An approval first, then what says most of a power."""
    act = getattr(graph.statement(row.statement), "act", "approve")
    return _TYPES.index(row.type), act != "approve"


def _as_beside(row: Result) -> str:
    words = row.text.removesuffix(".")
    if "contested" in row.more:
        return f"claimed, but contested: {words}"
    return f"{words[:1].lower()}{words[1:]}"


def _asked(question: Question, lines: Iterable[Over]) -> list[Over]:
    """The lines of the force asked for; of directions, those in law that are by directions."""
    if question.moment == "directions":
        return [line for line in lines if line.force == "law" and line.means]
    return [line for line in lines if question.force in {None, line.force}]


def _days(frame: Frame, line: Over) -> list[Part]:
    return [part for part in line.held.during(frame.period) if part.certainty is Certainty.CERTAIN]


def _verdict(frame: Frame, asked: list[Over]) -> str:
    days = [part for line in asked for part in _days(frame, line)]
    if not days:
        return "not recorded"
    whole = [part for line in asked if line.directs for part in _days(frame, line)]
    if frame.question.moment == "directions":
        days = whole
    return "yes" if days and not (frame.asked_days and gaps(days, frame.period)) else "partly"
