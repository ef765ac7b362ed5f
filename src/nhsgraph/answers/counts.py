"""How many members a collective had, or how many of its members belonged to a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result, Stretch
from nhsgraph.answers.results import result, shown_part, stretches
from nhsgraph.answers.states import claims, said
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.answers.yes_or_no import denial, reason_in_brief
from nhsgraph.dates import Certainty, Period
from nhsgraph.words.sentences import articled, conjugate, is_plural, listed
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def count(graph: DatedGraph, question: Question) -> Answer:
    """How many members a collective had: one number, or each number that it may have been."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        none = 0 if frame.premise.denies else None
        return frame.answer(count=none, see_also=claims(frame))
    if question.among:
        return _count_among(frame, question.among)
    pairs = said(frame, "size")
    day = frame.within_life().stop - 1 if not frame.period.is_day else frame.period.start
    if frame.asked_days and not frame.period.is_day:
        day = max(frame.period.start, min(day, frame.period.stop - 1))
    numbers = graph.counted_on_day(question.body, day)
    parts = stretches((part, row.answer) for part, row in pairs)
    told = [_there_were(part) for part in parts]
    who = articled(graph, question.body, frame.naming_day(frame.period))
    if frame.period.is_day and numbers:
        be = conjugate("be", plural=is_plural(graph, [question.body]), past=True)
        either = " or ".join(str(number) for number in numbers)
        told = [f"{frame.period.speak()} {who} {be} {either} in number"]
    members = [] if pairs else _members(frame)
    shown = [row for _, row in pairs] or members
    distinct = sorted({int(row.answer[0]) for _, row in pairs})
    if frame.period.is_day:
        distinct = numbers
    elif members:
        named = listed(articled(graph, row.answer[0], day) for row in members)
        what = graph.named_on_day(question.body, day)
        told = [f"the record is silent on how many {what} there were; it names {named}"]
    beside, verdict, claim = claims(frame), None, ""
    if question.yes_no and question.value:
        verdict = _is_number(int(question.value), frame.period, numbers, parts)
        denied = _denied(frame, beside, shown)
        brief = [reason_in_brief(why, "; ".join(told)) for why in denied]
        claim = in_one([*brief, *told]) if denied else ""
        told = [*denied, *told]
        verdict = "no" if denied and verdict == "not recorded" else verdict
    ids = tuple(row.statement for row in shown)
    return frame.answer(
        told=Telling(tuple(Sentence(words, ids) for words in told), claim),
        results=shown,
        parts=parts,
        see_also=beside,
        count=distinct[0] if len(distinct) == 1 else (distinct or None),
        verdict=verdict,
    )


def _denied(frame: Frame, beside: list[Result], shown: list[Result]) -> list[str]:
    """Why the number asked for is denied: it is claimed and contested, and nothing else has it."""
    value = frame.question.value
    if any(value in row.answer for row in shown):
        return []
    reasons = (denial(frame, row) for row in beside if value in row.answer)
    return list(filter(None, reasons))[:1]


def _is_number(asked: int, period: Period, on_day: list[int], parts: list[Stretch]) -> str:
    """Whether there were so many: *no* only where another number is certain at all times asked."""
    if period.is_day:
        return _agreed([asked == number for number in on_day], sure=len(on_day) == 1)
    certain = [part.certain == (str(asked),) for part in parts if part.certain]
    return _agreed(certain, sure=all(part.certain for part in parts))


def _agreed(same: list[bool], *, sure: bool) -> str:
    if same and all(same):
        return "yes" if sure else "partly"
    if any(same):
        return "partly" if sure else "not recorded"
    return "no" if same and sure else "not recorded"


def _there_were(part: Stretch) -> str:
    """The number in one part of the time, or the numbers that it may have been."""
    period = part.period
    numbers = " or ".join(part.certain) or f"possibly {' or '.join(part.possible)}"
    return f"{during_in_words(period)} there were {numbers}"


def _count_among(frame: Frame, among: str) -> Answer:
    """How many of a collective belong to a body on one day: the first asked on which it lived."""
    graph, body = frame.graph, frame.question.body
    day = (
        frame.within_life().start
        if frame.asked_days
        else graph.record.info.covers.extent.possible_to - 1
    )
    rows = [
        result(graph, held, part, [held.statement.owner])
        for held in graph.members(body)
        if graph.is_member(held.statement.owner, among)
        for part in held.during(Period.of_day(day))
    ]
    certain = {row.answer[0] for row in rows if row.certainty is Certainty.CERTAIN}
    maybe = {row.answer[0] for row in rows} - certain
    number = str(len(certain)) + (f" to {len(certain | maybe)}" if maybe else "")
    what, where = articled(graph, among, day), articled(graph, body, day)
    words = f"{Period.of_day(day).speak()} {number} of {what} belonged to {where}"
    count = [len(certain), len(certain | maybe)] if maybe else len(certain)
    told = Telling((Sentence(words, tuple(row.statement for row in rows)),))
    return frame.answer(told=told, results=rows, count=count)


def _members(frame: Frame) -> list[Result]:
    graph, body = frame.graph, frame.question.body
    return [
        result(graph, held, shown_part(parts), [held.statement.owner])
        for held in graph.members(body, "one_of")
        if (parts := held.during(frame.period))
    ]
