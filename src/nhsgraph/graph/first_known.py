"""From which day on each source, statement and event could be known: worked out once for a record.

What is known never becomes unknown. So two days say it for all times: the first on which something
may have been known, and the first on which it was known for certain.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from typing import Final, NamedTuple

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day
from nhsgraph.graph.index import Index
from nhsgraph.schema import Edge, Evidence, Record, Statement
from nhsgraph.values import kept

NEVER: Final = AFTER_ALL
"""Stands for the day on which something becomes known that never does."""


class Known(NamedTuple):
    """The first day on which something may have been known, and the first on which it was."""

    possibly: Day
    surely: Day

    def on(self, day: Day) -> Certainty:
        """Whether it was known on a day."""
        if day >= self.surely:
            return Certainty.CERTAIN
        return Certainty.POSSIBLE if day >= self.possibly else Certainty.NO

    def or_by(self, other: Known) -> Known:
        """The same, known by the first of two."""
        return Known(min(self.possibly, other.possibly), min(self.surely, other.surely))


UNKNOWN: Final = Known(NEVER, NEVER)
ALWAYS_KNOWN: Final = Known(BEFORE_ALL, BEFORE_ALL)


class FirstKnown:
    """The days from which the parts of a record are known, each worked out when first asked for."""

    def __init__(self, record: Record, index: Index) -> None:
        self._record = record
        self._index = index
        self._series: dict[tuple[str, ...], _Series] = {}

    @kept
    def source(self, source_id: str) -> Known:
        """From when a source was published."""
        return Known(*self.days_of_source(source_id))

    def days_of_source(self, source_id: str) -> tuple[Day, Day]:
        """The first day on which a source may have been published, and the last.

        A source without a date, or of which only a last day is known, is no older than the latest
        day that it is evidence for; where all that it proves is without a day, no older than the
        first day that the record covers.
        """
        source = self._record.sources[source_id]
        published = source.published
        last = published.latest if published else source.read.latest if source.read else AFTER_ALL
        if published is not None and published.earliest > BEFORE_ALL:
            return published.earliest, last
        covered = self._record.info.covers.extent.possible_from
        first = self._index.evidenced_until.get(source_id, covered)
        return (first, max(first, last)) if published is None else (min(first, last), last)

    def evidence(self, evidence: Iterable[Evidence]) -> Known:
        """From when any of the evidence is known."""
        known = UNKNOWN
        for each in evidence:
            known = known.or_by(self.source(each.source))
        return known

    @kept
    def begin(self, statement: Statement) -> Known:
        """From when it was known that a statement had begun, or was to begin."""
        telling = [each for each in statement.evidence if self.tells_of_begin(statement, each)]
        known = self.evidence(telling)
        if statement.begun_by:
            known = known.or_by(self.evidence(self._record.events[statement.begun_by].evidence))
        return known

    def tells_of_begin(self, statement: Statement, evidence: Evidence) -> bool:
        """True for evidence of the begin, and for what was published while the statement held.

        A source that is older than the begin, and does not prove it, can but have announced it.
        """
        if "begin" in evidence.proves:
            return True
        published = self._record.sources[evidence.source].published
        begins = self._index.extent(statement).possible_from
        return "during" in evidence.proves and (published is None or published.latest >= begins)

    @kept
    def end(self, statement: Statement) -> Known:
        """From when the end of a statement was known.

        It is by evidence of the end; by that of the event that ends it, or of the begin of what
        the same event begins; or by that of the next statement where there is one at a time.
        What happens on one day has no end that could be known later.
        """
        if isinstance(statement, Edge) and (statement.has_unknown_end or statement.happens):
            return ALWAYS_KNOWN
        known = self.evidence(each for each in statement.evidence if "end" in each.proves)
        if statement.ended_by:
            known = known.or_by(self._change(statement.ended_by))
        if statement.one_at_a_time:
            known = known.or_by(self._next(statement))
        return known

    @kept
    def _change(self, event: str) -> Known:
        """From when an event was known: by its own evidence, or by that of what it begins."""
        known = self.evidence(self._record.events[event].evidence)
        for statement in self._index.begun_by(event):
            known = known.or_by(self.begin(statement))
        return known

    def _next(self, statement: Statement) -> Known:
        """From when it was known what followed a statement in its series."""
        series = self._series.get(statement.series)
        if series is None:
            series = self._series[statement.series] = _Series(self._index.series(statement))
        known = UNKNOWN
        for following in series.after(statement):
            known = known.or_by(self.begin(following))
        return known

    @kept
    def heard_of(self, body_id: str) -> Day:
        """From when something in force was known of a body, and had begun."""
        statements = (each for each in self._index.of_body(body_id) if each.counts)
        days = (
            max(self.begin(each).possibly, self._index.extent(each).possible_from)
            for each in statements
        )
        return min(days, default=NEVER)


class _Series:
    """Statements of which one follows another, by the day on which they may first have begun."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self._on: dict[Day, list[Statement]] = defaultdict(list)
        for statement in statements:
            if statement.counts:
                self._on[statement.when.extent.possible_from].append(statement)
        self._days = sorted(self._on)

    def after(self, statement: Statement) -> list[Statement]:
        """What followed a statement: those that begin first after it."""
        place = bisect_right(self._days, statement.when.extent.possible_from)
        return self._on[self._days[place]] if place < len(self._days) else []
