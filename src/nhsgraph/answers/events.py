"""When an event took place: a vote, a launch, a publication, as its title has it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.moments import NO_DAY, event_is_known, point
from nhsgraph.answers.result import Happening, Result
from nhsgraph.answers.results import cite
from nhsgraph.answers.telling import Sentence, Telling
from nhsgraph.dates import Certainty, Period, day_in_words, write_day
from nhsgraph.schema import Event
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def when_event(frame: Frame) -> Answer:
    """When an event took place that has the words asked for, and concerns the body asked about."""
    graph, question = frame.graph, frame.question
    told_of = set(question.bodies)
    found = [
        event
        for event in graph.record.events.values()
        if all(_in_title(word, event) for word in question.topic)
        and (not question.only or event.id in question.only)
        and event_is_known(graph, event.id)
        and (not told_of or told_of & _concerned(graph, event) or _named_in(graph, event, told_of))
    ]
    found.sort(key=lambda event: event.date.earliest)
    results = [row for event in found if (row := _event_row(frame, event))]
    events = [happening_of(graph, event) for event in found]
    told = tuple(
        Sentence(f"{event.title}: {day_in_words(event.date)}", (event.id,)) for event in found
    )
    dates = [
        write_day(day)
        for event in found
        for day in dict.fromkeys([event.date.earliest, event.date.latest])
    ]
    telling = Telling(told or (Sentence(NO_DAY),))
    return frame.answer(told=telling, results=results, dates=dates, events=tuple(events))


def _in_title(word: str, event: Event) -> bool:
    """Whether a word stands in a title, in whatever form: *published* in *is published*."""
    stem = word.lower()[: max(4, len(word) - 3)]
    return any(each.startswith(stem) for each in re.findall(r"\w+", event.title.lower()))


def _concerned(graph: DatedGraph, event: Event) -> set[str]:
    """The bodies of the statements that an event begins or ends."""
    tied = [*graph.index.begun_by(event.id), *graph.index.ended_by(event.id)]
    return {end for each in tied for end in each.bodies}


def _named_in(graph: DatedGraph, event: Event, bodies: Iterable[str]) -> bool:
    """Whether the title of an event names one of the bodies."""
    names = (name.name for body in bodies for name, _ in graph.names(body))
    return any(name.lower() in event.title.lower() for name in names)


def happening_of(graph: DatedGraph, event: Event) -> Happening:
    """An event as it answers: it is no statement, and has no bodies of its own."""
    days = Period(event.date.earliest, event.date.latest + 1)
    known = Certainty.CERTAIN if days.is_day else Certainty.POSSIBLE
    evidence = cite(graph, event.evidence)
    return Happening(event.id, event.title, event.date.text, days.first, days.last, known, evidence)


def _event_row(frame: Frame, event: Event) -> Result | None:
    """A statement that an event begins or ends: one of the bodies asked about before others."""
    graph, asked = frame.graph, set(frame.question.bodies)
    tied = [(each, "began") for each in graph.index.begun_by(event.id)]
    tied += [(each, "ended") for each in graph.index.ended_by(event.id)]
    tied.sort(key=lambda pair: not asked.intersection(pair[0].bodies))
    for statement, moment in tied:
        held = graph.held(statement) if statement.counts else None
        if held is not None:
            row = point(frame, held, moment)
            proofs = dict.fromkeys([*cite(graph, event.evidence), *row.evidence])
            more = {**row.more, "event": event.id}
            return replace(row, answer=(event.date.text,), evidence=tuple(proofs), more=more)
    return None
