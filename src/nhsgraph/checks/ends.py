"""Rules about ends: what is said to go on, and what is known of one day alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.dates import Day, FuzzyDay, speak_day
from nhsgraph.schema import Statement

INSTRUMENTS = ("act", "statutory_instrument")
"""The kinds of sources that keep in being what they set up."""


def _lasting(rule: Rule) -> Iterator[Statement]:
    """What is in force on more than the one day on which it happens."""
    return (each for each in rule.claims(Statement) if not getattr(each, "happens", False))


class OpenEnd(Rule, severity="warning"):
    """What is said to go on, without an instrument or a source later than the years covered.

    An end “..” says that it goes on. A source of the years covered can't know that: what shows it
    still standing is a later one, or the instrument that keeps it. Else the end is the day on which
    it was last seen, [that day..].
    """

    def find(self) -> Iterator[Finding]:
        """The statement, with the last day of the years covered."""
        covered = self.record.info.covers.extent.possible_to
        for statement in _lasting(self):
            if not statement.when.end_open or statement.basis:
                continue
            amounts = [each.evidence for each in getattr(statement, "amounts", ())]
            evidence = chain(statement.evidence, *amounts)
            if any(self._keeps(each.source, covered) for each in evidence):
                continue
            message = f"is said to go on, and no source is later than {speak_day(covered - 1)}."
            mend = "Cite one that shows it standing, or end it on [the day it was last seen..]."
            yield self.found("statement", statement.id, message, mend)

    def _keeps(self, source_id: str, covered: Day) -> bool:
        """True for an instrument, and for what came out after the years covered."""
        source = self.record.sources[source_id]
        if source.kind in INSTRUMENTS:
            return True
        if source.published is None:
            return False
        return FuzzyDay.read(source.published.text.rstrip("~?%")).earliest >= covered


class CertainForADay(Rule, severity="warning"):
    """What is certain on the day on which it began and on no other, for its end is blank.

    A blank end leaves but the first day certain. A source in which it is seen later gives it an end
    of its own, [that day..].
    """

    def find(self) -> Iterator[Finding]:
        """The statement, with its one day."""
        for statement in _lasting(self):
            extent = self.index.extent(statement)
            blank = statement.when.end is None and not statement.when.end_open
            alone = extent.certain_to - extent.certain_from == 1
            if blank and alone and not statement.ended_by:
                message = f"is certain on {speak_day(extent.certain_from)} alone."
                mend = "Cite a source in which it is seen later, and end it on [that day..]."
                yield self.found("statement", statement.id, message, mend)


class SeenLater(Rule, severity="warning"):
    """A blank end, though a source that came out after the begin shows the statement standing.

    A blank end says that nothing is known of it. What a later source shows had not ended by then,
    and an answer about that day may say so.
    """

    mend = "End it on [the day it was last seen..]."

    def find(self) -> Iterator[Finding]:
        """The statement, with the day on which it was last seen."""
        for statement in _lasting(self):
            when = statement.when
            if when.begin is None or when.end is not None or when.end_open or statement.ended_by:
                continue
            sources = (
                self.record.sources[each.source]
                for each in statement.evidence
                if "during" in each.proves
            )
            seen = max((each.published.earliest for each in sources if each.published), default=0)
            if seen > when.begin.latest:
                message = f"has a blank end, and was seen on {speak_day(seen)}."
                yield self.found("statement", statement.id, message, self.mend)


class BeginOnItsReport(Rule, severity="warning"):
    """What is said to begin on the very day on which all that proves its begin came out.

    A report tells that something is to begin, or has begun; seldom does it on the day itself. The
    day of an announcement is no begin.
    """

    def find(self) -> Iterator[Finding]:
        """The statement, with the day of its begin and of its sources."""
        for statement in self.claims(Statement):
            begin = statement.when.begin
            if begin is None or begin.earliest != begin.latest or statement.note:
                continue
            if statement.begun_by is None and self._all_on(statement, begin):
                message = f"begins on {speak_day(begin.earliest)}, the day its sources came out."
                mend = "Say when it began, or in a note that it began on that day."
                yield self.found("statement", statement.id, message, mend)

    def _all_on(self, statement: Statement, day: FuzzyDay) -> bool:
        """True where every source of the begin came out on a day, and there is one."""
        came_out = [
            self.record.sources[each.source].published
            for each in statement.evidence
            if "begin" in each.proves
        ]
        return bool(came_out) and all(
            each is not None and (each.earliest, each.latest) == (day.earliest, day.latest)
            for each in came_out
        )
