"""Rules about events: what they begin and end, and what proves them."""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule


class OneSidedEvent(Rule, severity="warning"):
    """An event ends something and begins nothing, or the reverse, and gives no reason.

    What ends is mostly followed by something. An event with one side alone lacks a statement that
    names it, or says under reason: why there is none.
    """

    def find(self) -> Iterator[Finding]:
        """Events with one side alone, or none, and without a reason."""
        plans = {
            target
            for plan in self.record.statements.values()
            if plan.outcome
            for target in plan.outcome.became or ()
        }
        for event in self.record.events.values():
            begins = any(self.index.begun_by(event.id)) or event.id in plans
            ends = any(self.index.ended_by(event.id))
            if event.reason is None and not (begins and ends):
                does = "begins something and ends nothing" if begins else "begins and ends nothing"
                does = "ends something and begins nothing" if ends else does
                message = f"the event {does}, and gives no reason."
                mend = "Name it in begun_by: or ended_by: of a statement, or add reason:."
                yield self.found("event", event.id, message, mend)


class EventNotProved(Rule, severity="error"):
    """An event without evidence, so that it proves nothing of what it begins and ends.

    The evidence of an event proves the ends of all that name it.
    """

    def find(self) -> Iterator[Finding]:
        """Events without evidence."""
        for event in self.record.events.values():
            if not event.evidence:
                message = "the event has no evidence."
                yield self.found("event", event.id, message, "Add evidence: with a source.")
