"""A body through its dates: its names, forms, hosts, members, and what came before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.last_seen import day_last_seen
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import result, shown_part
from nhsgraph.answers.states import Pairs, claims
from nhsgraph.answers.telling import Sentence, Telling
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    LATEST,
    is_open,
    some_day_in_words,
    write_day,
)
from nhsgraph.schema import Name
from nhsgraph.words.sentences import articled, in_use
from nhsgraph.words.spans import some_day_in

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def history(graph: DatedGraph, question: Question) -> Answer:
    """A body through its dates: what it came from, its names, forms, hosts and holders, its end."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok and graph.known_on is not None:
        return frame.answer()
    body = question.body
    wanted = {"name", "legal_form", "hosting", "succession", "membership"}
    rows: Pairs = []
    for statement in graph.index.of_body(body):
        if statement.type not in wanted or not statement.counts:
            continue
        part = getattr(statement, "role", None) == "part_of"
        if statement.type in {"hosting", "membership"} and statement.owner != body and not part:
            continue
        held = graph.held(statement)
        parts = held.during(frame.period) if held else []
        if held and parts:
            rows.append(
                (parts[0], result(graph, held, shown_part(parts), said_by(statement, body)))
            )
    rows = [pair for pair in rows if frame.admits(pair[1])]
    rows.sort(key=lambda pair: pair[0].start)
    plans = [
        result(graph, held, shown_part(parts), said_by(held.statement, body))
        for statement in graph.index.of_body(body)
        if statement.planned and (held := graph.plan(statement))
        and (parts := held.during(frame.period))
    ]  # fmt: skip
    life = graph.life(body)
    told = [Sentence(_life_in_words(frame), tuple(row.statement for _, row in rows))]
    told += [Sentence(_dated(graph, row), (row.statement,)) for _, row in rows]
    dates = [write_day(day) for day in (life.possible_from, life.possible_to - 1)]
    return frame.answer(
        told=Telling(tuple(told), told[0].words),
        results=[row for _, row in rows],
        see_also=[*plans, *claims(frame)],
        dates=dates,
    )


def _dated(graph: DatedGraph, row: Result) -> str:
    """A sentence of a history, behind the day on which its statement began.

    Where that day is not known, the days between which it lies are told as such.
    """
    statement = graph.statement(row.statement)
    extent = graph.index.extent(statement)
    words = row.text
    if isinstance(statement, Name):
        words = f"called {statement.name}{in_use(statement)}"
    begin = extent.possible_from
    if is_open(begin) and is_open(extent.certain_from):
        return words
    if extent.certain_from == begin:
        return f"{some_day_in(begin, begin)}: {words}"
    return f"{words.removesuffix('.')}, begun {some_day_in_words(begin, extent.certain_from)}"


def _life_in_words(frame: Frame) -> str:
    life = frame.graph.life(frame.question.body)
    first = max(life.possible_from, 1)  # by the name that it had at first
    who = articled(frame.graph, frame.question.body, min(first, LATEST))
    if life.empty:
        return frame.premise.lead or f"{who} was only planned"
    began = some_day_in(life.possible_from, life.certain_from)
    ended = some_day_in(life.certain_to - 1, life.possible_to - 1)
    has_begun, has_ended = life.possible_from > BEFORE_ALL, life.possible_to < AFTER_ALL
    if has_begun and has_ended:
        return f"{who} existed from {began} to {ended}"
    seen = day_last_seen(frame.graph, frame.question.body)
    if has_begun and seen:
        return f"{who} existed from {began} and was last seen {seen}"
    if has_begun:
        return f"{who} has existed since {began}"
    return f"{who} existed before the record begins" + (f", to {ended}" if has_ended else "")
