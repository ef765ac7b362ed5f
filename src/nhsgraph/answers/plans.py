"""What was planned, under which condition, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import JSON, Result
from nhsgraph.answers.results import first_said, result
from nhsgraph.answers.telling import Sentence, Telling, in_one, text_of
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    FuzzyDay,
    Part,
    Period,
    When,
    day_in_words,
    weakest,
    when_in_words,
)
from nhsgraph.schema import STATEMENT_TYPES, Edge, Name, Statement
from nhsgraph.values import replace
from nhsgraph.words.sentences import capital, listed, target_in_words, term_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


HALTED = frozenset({"abandoned", "never_enacted"})
"""The outcomes of plans that came to nothing."""


def plans(graph: DatedGraph, question: Question) -> Answer:
    """The plans of a body, stream or topic, by the day on which they were first said.

    A period narrows them to those first said, or planned for, in it, ``moment`` ``never`` to those
    that were given up. Each result has ``outcome``.
    """
    frame = Frame.of(graph, question)
    found = [
        (said, held)
        for statement in _candidates(graph, question)
        if statement.planned and statement.contested is None and frame.on_topic(statement)
        and (question.stream is None or getattr(statement, "stream", None) == question.stream)
        and (held := graph.plan(statement))
        and _in_time(held, said := first_said(graph, statement), frame)
    ]  # fmt: skip
    found.sort(key=lambda pair: _by_day_said(pair[0], frame))
    results = [row for said, held in found if frame.admits(row := _row(frame, held, said))]
    if question.moment == "never":
        results = [row for row in results if row.more.get("outcome", {}).get("kind") in HALTED]
    told = tuple(Sentence(_told(graph, row), (row.statement,), line=True) for row in results)
    claim = in_one(_briefly(row, days=question.moment == "days") for row in results)
    if not told and graph.known_on is None:
        claim = f"no such plan is recorded: {frame.asked()}"
        told = (Sentence("no such plan is recorded"),)
    verdict = _came_about(results) if question.yes_no else None
    return frame.answer(told=Telling(told, claim), results=results, verdict=verdict)


_CAME = {
    "became": "it came about",
    "abandoned": "it was abandoned",
    "never_enacted": "it was never enacted",
    "unknown": "what came of it is not known",
    "pending": "no outcome is recorded",
}


def came_of(row: Result) -> str:
    """What came of a plan, in a clause."""
    outcome = row.more.get("outcome", {"kind": "pending"})
    another = " under another name" if outcome.get("under_another_name") else ""
    return f"{_CAME[outcome['kind']]}{another}"


def _briefly(row: Result, *, days: bool) -> str:
    """A plan and what came of it, in a clause; with the days for which it was planned, if asked."""
    times = [*_times(row)] if days else [*_times(row)][: bool(row.more["said"])]
    return f"{row.text.removesuffix('.')} ({', '.join([*times, came_of(row)])})"


def _times(row: Result) -> Iterator[str]:
    """When a plan was first said, and for which days."""
    if said := row.more["said"]:
        yield f"first said {day_in_words(FuzzyDay.read(said))}"
    if row.when != "/":
        days = when_in_words(When.read(row.when))
        yield f"planned {'to be ' if days.startswith('begun') else ''}{days}"


def _came_about(results: list[Result]) -> str:
    """Whether plans came about: yes, no, partly (some did), or not recorded."""
    kinds = {str(row.more.get("outcome", {}).get("kind", "pending")) for row in results}
    if kinds == {"became"}:
        return "yes"
    if kinds and kinds <= HALTED:
        return "no"
    return "partly" if "became" in kinds else "not recorded"


def _candidates(graph: DatedGraph, question: Question) -> Iterable[Statement]:
    if not question.bodies:
        return graph.record.statements.values()
    first, *others = [list(graph.index.of_body(body)) for body in question.bodies]
    theirs = [{each.id for each in found} for found in others]
    return [each for each in first if all(each.id in ids for ids in theirs)] or first


def _by_day_said(said: FuzzyDay | None, frame: Frame) -> tuple[bool, int]:
    """Those said for certain in the time asked first, then by day."""
    if said is None:
        return True, AFTER_ALL
    inside = frame.period.start <= said.earliest and said.latest < frame.period.stop
    return frame.asked_days and not inside, said.earliest


def _in_time(held: Held, said: FuzzyDay | None, frame: Frame) -> bool:
    if not frame.asked_days:
        return True
    if said is not None:
        return frame.period.overlaps(Period(said.earliest, said.latest + 1))
    return bool(held.during(frame.period))


def _row(frame: Frame, held: Held, said: FuzzyDay | None) -> Result:
    statement = held.statement
    part = held.during(Period(BEFORE_ALL, AFTER_ALL))[0]
    body = frame.question.bodies[0] if frame.question.bodies else statement.owner
    ends = statement.known_ends if isinstance(statement, Edge) else ()
    own = statement.name if isinstance(statement, Name) else statement.owner
    answer = next((end for end in ends if end != body), own)
    return result(frame.graph, held, part, [answer], said=said.text if said else None)


def _told(graph: DatedGraph, row: Result) -> str:
    times = ", ".join(_times(row))
    said = f" ({times})" if times else ""
    condition = f" Condition: {row.more['subject_to']}." if row.more.get("subject_to") else ""
    return f"{row.text.removesuffix('.')}{said}.{condition} {outcome_in_words(graph, row)}"


def outcome_in_words(graph: DatedGraph, row: Result) -> str:
    """What came of a plan, as a sentence."""
    outcome = row.more.get("outcome", {"kind": "pending"})
    kind = outcome["kind"]
    if kind == "became":
        became = listed(target_in_words(graph, each) for each in outcome["became"])
        return f"{capital(came_of(row))}: {became}."
    if kind == "unknown":
        told = f"What came of it is not known: {outcome['reason'].removesuffix('.')}."
        return f"{told}{_search_in_words(graph, outcome)}"
    if kind == "pending":
        return "What came of it was not known yet." if graph.known_on else "No outcome is recorded."
    return f"It was {term_in_words(kind)} ({day_in_words(FuzzyDay.read(outcome['date']))})."


def _search_in_words(graph: DatedGraph, outcome: JSON) -> str:
    """Where and when something was looked for that was not found, as a sentence."""
    if not outcome.get("on"):
        return ""
    titles = listed(f"“{graph.record.sources[each].title}”" for each in outcome.get("searched", ()))
    where = f" in {titles}" if titles else ""
    return f" It was looked for on {day_in_words(FuzzyDay.read(outcome['on']))}{where}."


# -- plans beside another answer ------------------------------------------------------------------

_TYPES: dict[str, frozenset[str]] = {
    "amount": frozenset({"funding"}),
    "chain": frozenset({"accountability"}),
    "changes": frozenset(STATEMENT_TYPES),
    "count": frozenset({"size"}),
    "exists": frozenset({"name"}),
    "history": frozenset(STATEMENT_TYPES),
    "legal_basis": frozenset(STATEMENT_TYPES),
    "legal_form": frozenset({"legal_form"}),
    "lineage": frozenset({"succession"}),
    "name": frozenset({"name"}),
    "post": frozenset({"post"}),
}
"""The forms whose answers have no plans of their own, each with the types it may be planned of."""
_MOMENTS = {"reformed": "legal_form", "published": "mandate_approval", "became": "succession"}
"""The type that a moment speaks of; of a line it is its own word, of all others the name."""


def with_plans(graph: DatedGraph, found: Answer) -> Answer:
    """An answer with the plans that speak of the same beside it, each labelled as a plan.

    They come first in the results and last in the words. Forms that look at lines and ladders have
    theirs already.
    """
    question = found.question
    frame = Frame.of(graph, question)
    types = _TYPES.get(question.form, frozenset())
    if question.form == "when":
        moment = (question.moment or "began").partition(":")[0]
        types = frozenset({_MOMENTS.get(moment, moment if moment in STATEMENT_TYPES else "name")})
        if moment == "ended":
            types |= {"succession"}
    told = {row.statement for row in found.results}
    rows = [
        row
        for statement in _candidates(graph, question)
        if statement.planned and statement.contested is None
        and statement.type in types and statement.id not in told
        and (row := _beside(frame, statement))
    ]  # fmt: skip
    if not rows:
        return found
    lines = tuple(Sentence(_told(graph, row), (row.statement,), line=True) for row in rows)
    sentences = (*found.sentences, *lines)
    beside = {row.statement for row in rows}
    return replace(
        found,
        text=text_of(sentences, found.verdict),
        sentences=sentences,
        results=(*rows, *found.results),
        see_also=tuple(each for each in found.see_also if each.statement not in beside),
    )


def _beside(frame: Frame, plan: Statement) -> Result | None:
    """A plan as a row beside an answer, if it speaks of what was asked and is no old news."""
    held = frame.graph.plan(plan)
    parts = held.during(frame.period) if held else []
    if held is None or not parts or not _speaks_of_it(frame, held):
        return None
    if settled(frame, plan) or not timely(frame, plan):
        return None
    whole = Part(parts[0].start, parts[-1].stop, weakest(part.certainty for part in parts))
    said = first_said(frame.graph, plan)
    answer = said_by(plan, frame.question.bodies[0] if frame.question.bodies else None)
    return result(frame.graph, held, whole, answer, said=said.text if said else None)


def _speaks_of_it(frame: Frame, held: Held) -> bool:
    """Whether a plan is of the post, stream, topic, end or time that the question is of."""
    question, plan = frame.question, held.statement
    if not frame.of_post(plan) or not frame.on_topic(plan):
        return False
    if question.stream not in {None, getattr(plan, "stream", question.stream)}:
        return False
    if question.form in {"chain", "amount"}:
        return plan.owner == question.body
    if question.form == "changes":
        return _turns(frame, held)
    return question.form != "legal_basis" or plan.basis is not None


def _turns(frame: Frame, held: Held) -> bool:
    """True for a plan that was said in the time asked, or was to begin in it."""
    said = first_said(frame.graph, held.statement)
    if said is not None and frame.period.overlaps(Period(said.earliest, said.latest + 1)):
        return True
    return frame.period.start < held.extent.possible_from < frame.period.stop


def timely(frame: Frame, statement: Statement) -> bool:
    """False for a plan that was not yet said by the time asked, unless its bodies did not yet live.

    Nor is a contested claim without days timely before its bodies live.
    """
    if not frame.asked_days:
        return True
    said = first_said(frame.graph, statement)
    if statement.planned and statement.contested is None and said is not None:
        return said.earliest < frame.period.stop or not frame.premise.ok
    if statement.when.text != "/":
        return True
    ends = statement.bodies
    return all(frame.graph.life(end).during(frame.period) for end in ends)


def settled(frame: Frame, plan: Statement) -> bool:
    """True for a plan that came about, or fell, before the time asked: no news to its reader."""
    outcome = plan.outcome
    if outcome is None or not frame.asked_days or frame.graph.known_on is not None:
        return False
    if outcome.halt:
        return outcome.halt.date.latest < frame.period.start
    became = [frame.graph.record.statements.get(each) for each in outcome.became or ()]
    begun = [each.when.extent.possible_from for each in became if each]
    return bool(begun) and min(begun) < frame.period.start
