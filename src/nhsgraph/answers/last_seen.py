"""What was last seen too long before the days asked to be an answer: told beside one.

The rule itself stands in ``graph.lives`` for bodies and ``graph.in_force`` for statements.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.results import result
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, Period, day_in_words, speak_day
from nhsgraph.graph.in_force import Held
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def with_last_seen(
    frame: Frame, answer: Answer, lines: Iterable[tuple[Held, Sequence[str]]]
) -> Answer:
    """An answer, and beside it what was last seen more than a year before the days asked.

    ``lines`` are what might have answered, with the ids that would have. A note says when it was
    last seen, and ``nearest`` has it over the days on which it is told.
    """
    notes, beside = list(answer.notes), list(answer.nearest)
    for held, ids in lines:
        day = held.last_seen_before(frame.period)
        parts = held.during(Period(BEFORE_ALL, AFTER_ALL)) if day is not None else []
        if day is None or not parts:
            continue
        shown = result(frame.graph, held, max(parts, key=lambda part: part.certainty.rank), ids)
        if frame.suits(shown):
            beside.append(shown)
            notes.append(f"Last seen {seen_in_words(held, day)}: {shown.text}")
    kept = tuple({each.statement: each for each in beside}.values())
    return replace(answer, notes=tuple(dict.fromkeys(notes)), nearest=kept)


def of_last_seen(frame: Frame, body: str) -> Answer:
    """Whether a body existed, where it was last seen more than a year before the days asked."""
    name = articled(frame.graph, body, frame.naming_day(frame.period))
    when = day_last_seen(frame.graph, body) or "before"
    text = f"Not recorded: last seen {when}. What became of {name} later is not on record."
    return frame.answer(text=text, verdict="not recorded")


def day_last_seen(graph: DatedGraph, body: str) -> str:
    """When a body was last seen, as exactly as known, where nobody knows its end; else empty."""
    seen = graph.last_seen(body)
    if seen is None:
        return ""
    dates = (each.when.last_seen for each in graph.index.of_body(body) if each.counts)
    told = next((day_in_words(date) for date in dates if date and date.latest == seen), None)
    return told or speak_day(seen)


def seen_in_words(held: Held, day: Day) -> str:
    """When something was last seen: *March 2015*, or the day, if its body was seen no later."""
    seen = held.statement.when.last_seen
    return day_in_words(seen) if seen is not None and seen.latest == day else speak_day(day)
