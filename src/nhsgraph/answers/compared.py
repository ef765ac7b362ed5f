"""One body at two times: what the record says of it in the first of them, and in the last."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.facts import HEADS, Fact, facts_of
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.stretched import known_until
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import Period, is_open, year_of
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, listed
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_HEADS: Final = ("form", "account", "host", "number", "overseen", "paid", "planned", "whole")
"""The heads of *facts* under which a body is held against itself, what governs it first."""


def compared(graph: DatedGraph, question: Question) -> Answer:
    """A body in the first year of the time asked and in the last (or on its first and last day).

    Rows stand under ``head`` and ``at`` (first or last); the lead has what differs. What is told of
    neither time is not told, and what of one alone is told as such.
    """
    frame = Frame.of(graph, question)
    if graph.life(question.body).empty:
        return frame.answer()
    times = _times(frame)
    frames = [Frame.of(graph, replace(question, period=period)) for period in times]
    both = [{fact.head: fact for fact in facts_of(one, question.body, _HEADS)} for one in frames]
    rows = [
        replace(row, more={**row.more, "head": fact.head, "at": at})
        for at, facts in zip(("first", "last"), both, strict=True)
        for fact in facts.values()
        for row in fact.rows
    ]
    if not rows:
        return frame.answer()
    heads = [head for head in _HEADS if any(head in facts for facts in both)]
    differ = [head for head in heads if len({_bare(facts, head) for facts in both}) > 1]
    alike = [head for head in heads if head not in differ]
    told = [_line(frames, both, head) for head in (*differ, *alike)]
    gone = [one.premise.message for one in frames if not one.premise.ok and one.premise.message]
    claims = [
        *(words.rstrip(".") for words in gone),
        *(_brief(frames, both, one) for one in differ),
    ]
    if not claims:
        words = listed(HEADS[head].words for head in alike)
        claims = [f"nothing that is recorded of it differs: {words}"]
    if not gone:
        claims[0] = f"{articled(graph, question.body, times[1].start)} – {claims[0]}"
    return frame.answer(
        told=Telling((*(Sentence(words) for words in gone), *told), in_one(claims)), results=rows
    )


def _times(frame: Frame) -> tuple[Period, Period]:
    """The first and the last year of the time asked, or its first and last day.

    Where it has no beginning, that of the body stands for it.
    """
    life = frame.graph.life(frame.question.body)
    start, stop = frame.period.start, frame.period.stop
    if is_open(start):
        covered = frame.graph.record.info.covers.extent.possible_from
        start = covered if is_open(life.certain_from) else life.certain_from
    until = known_until(frame.graph)
    stop = max(start + 1, min(stop, life.certain_to, until)) if is_open(stop) else stop
    first, last = Period(start, start + 1), Period(stop - 1, stop)
    years = [Period.read(f"{year_of(day):04}") for day in (start, stop - 1)]
    whole = (years[0].start, years[1].stop) == (start, stop)
    return (years[0], years[1]) if whole else (first, last)


def _bare(facts: dict[str, Fact], head: str) -> str:
    return facts[head].bare if head in facts else ""


def _line(frames: list[Frame], both: list[dict[str, Fact]], head: str) -> Sentence:
    """A head with what stands under it in either time: *in law – in 2013: …; in 2018: …*."""
    ids = tuple(row.statement for facts in both if head in facts for row in facts[head].rows)
    return Sentence(_brief(frames, both, head), tuple(dict.fromkeys(ids)), line=True)


def _brief(frames: list[Frame], both: list[dict[str, Fact]], head: str) -> str:
    told = [_bare(facts, head) or "nothing recorded" for facts in both]
    when = [during_in_words(frame.period) for frame in frames]
    if told[0] == told[1]:
        return f"{HEADS[head].words}, both times: {told[0]}"
    return f"{HEADS[head].words}: {when[0]} {told[0]}, {when[1]} {told[1]}"
