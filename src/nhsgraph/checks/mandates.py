"""Rules about ladders of approval: each rung in its place, and somebody to stand on it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.graph.stretches import lasts, meet, possible
from nhsgraph.schema import MandateApproval


class StepMissing(Rule, severity="error"):
    """The steps by which a mandate is approved have a hole.

    Steps count from 1. A ladder with steps 1, 2 and 4 hides a rung; one that nobody could find is
    written with approver: {unknown: why}.
    """

    def find(self) -> Iterator[Finding]:
        """The first step above a hole, by body and years of the mandate."""
        ladders = defaultdict[tuple[str, str], list[tuple[int, MandateApproval]]](list)
        for edge in self.of(MandateApproval):
            if edge.step and edge.contested is None:
                ladders[edge.body, str(edge.mandate)].append((edge.step, edge))
        for (body_id, years), ladder in ladders.items():
            last = 0
            for step, edge in sorted(ladder, key=lambda pair: pair[0]):
                if step > last + 1:
                    missing = f"step {last + 1} of the mandate"
                    message = f"{missing} of “{body_id}” for {years} is missing."
                    mend = "Add it, or number the steps from 1."
                    yield self.found("statement", edge.id, message, mend)
                last = step


class ApproverNotAlive(Rule, severity="error"):
    """A mandate is approved by, or for, a body that did not exist at the time.

    Only a body that exists can approve, or be given, a mandate.
    """

    def find(self) -> Iterator[Finding]:
        """Approvals, planned ones too, of which a body lived on no day of their time."""
        for edge in self.of(MandateApproval):
            if edge.contested is not None:
                continue
            time = possible(self.index.extent(edge))
            for body_id in dict.fromkeys(edge.known_ends):
                if not lasts(meet(time, possible(self.graph.life(body_id)))):
                    message = f"“{body_id}” did not exist at any time of {edge.when}."
                    yield self.found("statement", edge.id, message, "Correct when: or the body.")
