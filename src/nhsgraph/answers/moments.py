"""What all answers to *when* share: a moment of a statement, told in a sentence of its own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import result
from nhsgraph.answers.telling import Sentence, Telling
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Period, is_open, write_day
from nhsgraph.values import dataclass

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

NO_DAY = "the record has no day for that; silence is not never"


@dataclass(frozen=True)
class Moment:
    """When a statement began or ended, as far as it is known, and the clause that says so.

    Both days are included; either may be open. Moments with the same words are told once.
    """

    held: Held
    earliest: Day
    latest: Day
    words: str

    @property
    def days(self) -> list[str | None]:
        """The first and the last day that it may have been, as text; one if they are the same."""
        if is_open(self.earliest) or is_open(self.latest):
            return []
        return [write_day(day) for day in dict.fromkeys([self.earliest, self.latest])]


def moments_told(
    frame: Frame, moments: Sequence[Moment], side: str, silence: str = NO_DAY
) -> Answer:
    """The answer that tells moments, each in its sentence.

    Args:
        frame: the question.
        moments: the moments, in the order in which they are told; without words they are only rows.
        side: ``began`` or ``ended``.
        silence: what is told where no moment has words.
    """
    words: dict[str, list[str]] = {}
    for moment in moments:
        if moment.words:
            words.setdefault(moment.words, []).append(moment.held.statement.id)
    sentences = tuple(Sentence(told, tuple(ids)) for told, ids in words.items())
    return frame.answer(
        told=Telling(sentences or (Sentence(silence),)),
        results=[point(frame, moment.held, side) for moment in moments],
        dates=[day for moment in moments for day in moment.days],
    )


def admitted(frame: Frame, moments: Iterable[Moment], side: str) -> list[Moment]:
    """The moments that may answer, the first or last of them where only that was asked for."""
    kept = [moment for moment in moments if frame.admits(point(frame, moment.held, side))]
    kept.sort(key=lambda moment: moment.earliest)
    if frame.question.pick in {"first", "last"} and kept:
        pick = kept[0 if frame.question.pick == "first" else -1].earliest
        kept = [moment for moment in kept if moment.earliest == pick]
    return kept


def point(frame: Frame, held: Held, moment: str) -> Result:
    """A statement as a row: over its first part, or its last where its end was asked for."""
    statement = held.statement
    if frame.graph.known_on is not None:
        held = frame.graph.doubted().held(statement) or held
    parts = held.during(Period(BEFORE_ALL, AFTER_ALL))
    part = parts[0] if moment == "began" else parts[-1]
    body = frame.question.body if frame.question.bodies else None
    return result(frame.graph, held, part, said_by(statement, body), moment=moment)


def event_is_known(graph: DatedGraph, event: str) -> bool:
    """Whether somebody could have known of an event by the day of knowledge."""
    return graph.knowledge.of_evidence(graph.record.events[event].evidence) is not Certainty.NO
