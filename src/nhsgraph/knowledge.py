"""Knowledge time: what of a record could have been known on a day.

A source is known from its publication. A statement shows once evidence that it had begun is
known; its end shows once evidence of the end is. What lies after the day is possible at most.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from nhsgraph.dates import AFTER_ALL, Certainty, Day, Extent, strongest
from nhsgraph.index import Index
from nhsgraph.schema import Edge, Evidence, Record, Statement

NO, POSSIBLE, CERTAIN = Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN


@dataclass(frozen=True)
class Knowledge:
    """What of a record is known on ``day``; all of it where ``day`` is None.

    ``doubts`` is False where days after ``day`` and sources without a date leave what they tell as
    certain as they tell it.
    """

    record: Record
    index: Index
    day: Day | None = None
    doubts: bool = True
    _sources: dict[str, Certainty] = field(default_factory=dict, compare=False, repr=False)

    def of_source(self, source_id: str) -> Certainty:
        """Whether a source was published by the day."""
        if self.day is None:
            return CERTAIN
        if source_id not in self._sources:
            self._sources[source_id] = self._published(source_id, self.day)
        return self._sources[source_id]

    def _published(self, source_id: str, day: Day) -> Certainty:
        """Whether a source was published by a day: from its first possible day on possibly.

        A source without a date is no older than the latest day that it is evidence for; where all
        that it proves is without a day, no older than the first day that the record covers.
        """
        source = self.record.sources[source_id]
        if source.published is not None:
            first, last = source.published.earliest, source.published.latest
        else:
            covered = self.record.info.covers.extent.possible_from
            first = self.index.evidenced_until.get(source_id, covered)
            last = source.read.latest if source.read else AFTER_ALL
        if day >= max(first, last):
            return CERTAIN
        return POSSIBLE if day >= first else NO

    def of_evidence(
        self, evidence: Iterable[Evidence], proves: frozenset[str] | None = None
    ) -> Certainty:
        """The strongest knowledge of any of the evidence (that proves one of ``proves``)."""
        return strongest(
            self.of_source(each.source)
            for each in evidence
            if proves is None or proves.intersection(each.proves)
        )

    def of_begin(self, statement: Statement) -> Certainty:
        """Whether it was known that a statement had begun, or was to begin."""
        if self.day is None:
            return CERTAIN
        telling = [each for each in statement.evidence if self._tells_of_begin(statement, each)]
        known = [self.of_evidence(telling)]
        if statement.begun_by:
            known.append(self.of_evidence(self.record.events[statement.begun_by].evidence))
        return strongest(known)

    def evidence(self, statement: Statement) -> list[Evidence]:
        """The evidence by which a statement is known: its own as far as it was known.

        Where none of that tells of its begin, it was known by the event that begins it, and the
        evidence of the event comes first.
        """
        own = self._published_by_then(statement.all_evidence())
        event = self.record.events[statement.begun_by] if statement.begun_by else None
        if event is None or any(self._tells_of_begin(statement, each) for each in own):
            return own
        return [*self._published_by_then(event.evidence), *own]

    def _published_by_then(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        return [each for each in evidence if self.of_source(each.source) is not NO]

    def _tells_of_begin(self, statement: Statement, evidence: Evidence) -> bool:
        """True for evidence of the begin, and for what was published while the statement held.

        A source that is older than the begin, and does not prove it, can but have announced it.
        """
        if "begin" in evidence.proves:
            return True
        published = self.record.sources[evidence.source].published
        begins = self.index.extent(statement).possible_from
        return "during" in evidence.proves and (published is None or published.latest >= begins)

    def of_end(self, statement: Statement) -> Certainty:
        """Whether the end of a statement was known.

        It is by evidence of the end; by that of the event that ends it, or of the begin of what
        the same event begins; or by that of the next statement where there is one at a time.
        What happens on one day has no end that could be known later.
        """
        if self.day is None or (
            isinstance(statement, Edge) and (statement.has_unknown_end or statement.happens)
        ):
            return CERTAIN
        known = [self.of_evidence(statement.evidence, frozenset({"end"}))]
        if statement.ended_by:
            known.append(self.of_evidence(self.record.events[statement.ended_by].evidence))
            known += [self.of_begin(each) for each in self.index.begun_by(statement.ended_by)]
        if statement.one_at_a_time:
            known += [self.of_begin(each) for each in self._next(statement)]
        return strongest(known)

    def _next(self, statement: Statement) -> list[Statement]:
        """What followed a statement in its series: those that begin first after it."""
        begin = statement.when.extent.possible_from
        later = [
            each
            for each in self.index.series(statement)
            if each.counts and each.when.extent.possible_from > begin
        ]
        first = min((each.when.extent.possible_from for each in later), default=AFTER_ALL)
        return [each for each in later if each.when.extent.possible_from == first]

    def extent(self, statement: Statement) -> Extent | None:
        """The extent of a statement as it was known, or None where it was not evidenced."""
        extent = self.index.extent(statement)
        if self.day is None:
            return extent
        begun = self.of_begin(statement)
        if begun is NO:
            return None
        ended = self.of_end(statement)
        if ended is NO:
            extent = extent._replace(certain_to=AFTER_ALL, possible_to=AFTER_ALL)
        elif ended is POSSIBLE and self.doubts:
            extent = extent._replace(possible_to=AFTER_ALL)
        extent = self.cut(extent)
        return extent.doubted() if begun is POSSIBLE and self.doubts else extent

    def cut(self, extent: Extent) -> Extent:
        """An extent of which no day after the day of knowledge is certain."""
        if self.day is None or not self.doubts:
            return extent
        return extent._replace(certain_to=min(extent.certain_to, self.day + 1))

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
