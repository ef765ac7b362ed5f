"""Knowledge time: what of a record could have been known on a day.

A source is known from its publication. A statement shows once evidence that it had begun is
known; its end shows once evidence of the end is. What lies after the day is possible at most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import Self

from nhsgraph.dates import AFTER_ALL, Certainty, Day, Extent
from nhsgraph.graph.first_known import FirstKnown
from nhsgraph.graph.index import Index
from nhsgraph.schema import Evidence, Record, Statement
from nhsgraph.values import dataclass, replace

NO, POSSIBLE, CERTAIN = Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN


@dataclass(frozen=True)
class Knowledge:
    """What of a record is known on ``day``; all of it where ``day`` is None.

    If ``doubts`` is False, undated sources and days after ``day`` do not lower certainty to
    *possible*. ``first_known`` is shared by all states of knowledge of one record.
    """

    record: Record
    index: Index
    first_known: FirstKnown = field(compare=False, repr=False)
    day: Day | None = None
    doubts: bool = True

    @classmethod
    def of_all(cls, record: Record, index: Index) -> Self:
        """Knowledge of all that a record says."""
        return cls(record, index, FirstKnown(record, index))

    def on(self, day: Day | None, *, doubts: bool = True) -> Self:
        """The same record as it was known on another day; all of it if that is None."""
        return replace(self, day=day, doubts=doubts)

    def of_source(self, source_id: str) -> Certainty:
        """Whether a source was published by the day."""
        return CERTAIN if self.day is None else self.first_known.source(source_id).on(self.day)

    def days_of_source(self, source_id: str) -> tuple[Day, Day]:
        """The first day on which a source may have been published, and the last."""
        return self.first_known.days_of_source(source_id)

    def of_evidence(self, evidence: Iterable[Evidence]) -> Certainty:
        """The strongest knowledge of any of the evidence; of none it is *no*."""
        if self.day is None:
            return CERTAIN if any(True for _ in evidence) else NO
        return self.first_known.evidence(evidence).on(self.day)

    def of_begin(self, statement: Statement) -> Certainty:
        """Whether it was known that a statement had begun, or was to begin."""
        return CERTAIN if self.day is None else self.first_known.begin(statement).on(self.day)

    def of_end(self, statement: Statement) -> Certainty:
        """Whether the end of a statement was known."""
        return CERTAIN if self.day is None else self.first_known.end(statement).on(self.day)

    def heard_of(self, body_id: str) -> bool:
        """True when something in force was known of a body."""
        return self.day is None or self.first_known.heard_of(body_id) <= self.day

    def evidence(self, statement: Statement) -> list[Evidence]:
        """The evidence by which a statement is known: its own as far as it was known.

        Where none of that tells of its begin, it was known by the event that begins it, and the
        evidence of the event comes first.
        """
        own = self._published_by_then(statement.all_evidence())
        event = self.record.events[statement.begun_by] if statement.begun_by else None
        if event is None or any(self.first_known.tells_of_begin(statement, each) for each in own):
            return own
        return [*self._published_by_then(event.evidence), *own]

    def _published_by_then(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        if self.day is None:
            return list(evidence)
        return [each for each in evidence if self.of_source(each.source) is not NO]

    def extent(self, statement: Statement) -> Extent | None:
        """The extent of a statement as it was known, or None where it was not evidenced.

        An end that was not known is open; where none is on record there is none to be known.
        """
        extent = self.index.extent(statement)
        if self.day is None:
            return extent
        begun = self.of_begin(statement)
        if begun is NO:
            return None
        ended = self.of_end(statement) if extent.possible_to < AFTER_ALL else CERTAIN
        if ended is NO:
            extent = Extent(extent[0], extent[1], AFTER_ALL, AFTER_ALL)
        elif ended is POSSIBLE and self.doubts:
            extent = Extent(*extent[:3], AFTER_ALL)
        extent = self.cut(extent)
        return extent.doubted() if begun is POSSIBLE and self.doubts else extent

    def cut(self, extent: Extent) -> Extent:
        """An extent of which no day after the day of knowledge is certain."""
        if self.day is None or not self.doubts or extent.certain_to <= self.day + 1:
            return extent
        return Extent(extent[0], extent[1], self.day + 1, extent[3])

    def begins_later(self, statement: Statement) -> bool:
        """True for what is in force, but on the day of knowledge was still to begin."""
        if self.day is None:
            return False
        return self.index.extent(statement).possible_from > self.day

    def pending(self, plan: Statement) -> bool:
        """True while a plan is known and its outcome is not; of every plan where all is known."""
        if self.day is None:
            return True
        if self.of_begin(plan) is NO:
            return False
        return plan.outcome is None or not self._known_outcome(plan)

    def _known_outcome(self, plan: Statement) -> bool:
        outcome = plan.outcome
        if outcome is None:
            return False
        if outcome.halt:
            return self.of_evidence(outcome.halt.evidence) is not NO
        return any(self._known_to_be(target) for target in outcome.became or ())

    def _known_to_be(self, target: str) -> bool:
        """Whether a statement or event was known, and had come about, by the day."""
        if self.day is None:
            return True
        statement = self.record.statements.get(target)
        if statement is not None:
            return self.of_begin(statement) is not NO and not self.begins_later(statement)
        event = self.record.events[target]
        return event.date.earliest <= self.day and self.of_evidence(event.evidence) is not NO
