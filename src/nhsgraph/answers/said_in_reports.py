"""What was said in a report or a hearing: that it came out, and what the record keeps of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.events import happening_of
from nhsgraph.answers.moments import event_is_known
from nhsgraph.answers.search import found_row
from nhsgraph.answers.telling import Sentence, Telling, fits, in_one
from nhsgraph.dates import day_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.frame import Frame
    from nhsgraph.answers.result import Result
    from nhsgraph.schema import Event

NO_MORE = "what it said beyond that is not kept"
"""What is told of a report of which the record has its title and its day."""
MOST_CITING = 5
"""So many statements that rest on a report stand beside it."""


def said(frame: Frame) -> Answer:
    """The events in ``only``, by day, each with its note; beside them what cites their sources.

    It is silent where none of them was known.
    """
    record = frame.graph.record
    events = [record.events[one] for one in frame.question.only if one in record.events]
    events = [one for one in events if one.evidence and event_is_known(frame.graph, one.id)]
    events.sort(key=lambda one: one.date.earliest)
    if not events:
        return frame.answer()
    told = [
        Sentence(words, (one.id,))
        for one in events
        for words in (_titled(one), *([one.note] if one.note else []))
    ]
    more = NO_MORE if len(events) == 1 else NO_MORE.replace("it said", "they said")
    return frame.answer(
        told=Telling((*told, Sentence(more)), _claim(events, more)),
        events=tuple(happening_of(frame.graph, one) for one in events),
        see_also=_citing(frame, events),
    )


def _titled(event: Event) -> str:
    return f"{event.title} ({day_in_words(event.date)})"


def _claim(events: list[Event], more: str) -> str:
    """The events, with their notes where there is room, and that no more of them is kept."""
    titles = [_titled(one) for one in events]
    notes = [one.note.rstrip(".") for one in events if one.note]
    whole = "; ".join([*titles, *notes, more])
    return whole if fits(whole) else f"{in_one(titles, otherwise=titles[0])}; {more}"


def _citing(frame: Frame, events: list[Event]) -> list[Result]:
    """The first statements that rest on the sources of some events."""
    sources = {proof.source for event in events for proof in event.evidence}
    citing = (
        one.id
        for one in frame.graph.record.statements.values()
        if any(proof.source in sources for proof in one.all_evidence())
    )
    rows = (found for one in citing if (found := found_row(frame, one)) is not None)
    return [row for row, _ in (found for _, found in zip(range(MOST_CITING), rows, strict=False))]
