"""Rules about plans: what came of each."""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.dates import Day
from nhsgraph.graph.stretches import covered_days
from nhsgraph.schema import Statement


class PlanWithoutOutcome(Rule, severity="error"):
    """A plan is past its date, and nothing says what came of it.

    A plan that is past its date became something, was given up or lapsed, or nobody knows; each can
    be written. Without a date it is past once the years of the record are over.
    """

    def find(self) -> Iterator[Finding]:
        """Plans past their date without ``outcome``."""
        until = covered_days(self.graph)[1]
        for plan in self.record.statements.values():
            lacks_outcome = plan.planned and not plan.outcome and not plan.contested
            if lacks_outcome and self._due(plan) < until:
                message = f"the plan for {plan.when} has no outcome."
                mend = "Write outcome: became, abandoned, never_enacted, or unknown: why."
                yield self.found("statement", plan.id, message, mend)

    def _due(self, plan: Statement) -> Day:
        """The day by which a plan was to be carried out, or was made where it names none."""
        end = plan.when.begin or plan.when.end
        if end is not None:
            return end.latest
        sources = (self.record.sources[each.source] for each in plan.evidence)
        return min(date.earliest for each in sources if (date := each.published or each.read))


class NotSearched(Rule, severity="warning"):
    """Nobody knows what came of a plan, says the record, and not when it was looked for.

    *Not found* is worth as much as the search behind it. With its day and sources a reader can tell
    it from *there is none*, and can go on from there.
    """

    def find(self) -> Iterator[Finding]:
        """Plans of which the outcome is unknown, without the day of a search."""
        for statement in self.of(Statement):
            missing = statement.outcome.unknown if statement.outcome else None
            if missing and missing.on is None:
                message = "what came of it is unknown, and no day says when it was looked for."
                mend = "Write unknown: {reason: …, searched: [sources], on: day}."
                yield self.found("statement", statement.id, message, mend)
