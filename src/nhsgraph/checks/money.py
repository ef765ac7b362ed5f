"""Rules about money and account, which mostly run side by side."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from nhsgraph.checks.lives import OWING
from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.graph.stretches import (
    Stretch,
    certain,
    joined,
    lasts,
    left_over,
    life_in_record,
    meet,
    possible,
    spoken,
)

PAID_FOR: Final = frozenset(
    {"department", "arms_length_body", "regulator", "regional_authority", "contracted_service"}
)
"""The kinds that have money of their own to account for."""


class _SideBySide(Rule):
    """A rule about days on which a body has edges of one type, and none of another."""

    def alone(self, body_id: str, this: tuple[str, str], that: tuple[str, str]) -> list[Stretch]:
        """The days of a body with ``this`` (edge type and its role in it) and without ``that``."""
        life = life_in_record(self.graph, body_id)
        others = [possible(each.extent) for each in self.graph.lines(*that, body_id)]
        days: list[Stretch] = []
        for held in self.graph.lines(*this, body_id):
            wanted = meet(certain(held.extent), life)
            if lasts(wanted):
                days += left_over(wanted, others)
        return joined(days)


class FundedWithoutAccount(_SideBySide, severity="warning"):
    """A body is paid and answers to nobody.

    Who is paid answers for the money. People do not, and bodies that owe account anyway are left to
    the rule nobody-to-answer-to.
    """

    def find(self) -> Iterator[Finding]:
        """Recipients with the days on which money is recorded and no holder."""
        for body in self.record.bodies.values():
            if body.kind in OWING or body.kind == "people_group":
                continue
            days = self.alone(body.id, ("funding", "recipient"), ("accountability", "body"))
            if days:
                message = f"“{body.id}” is funded, and no holder is named {spoken(days)}."
                mend = "Add accountability: if a source has it."
                yield self.found("body", body.id, message, mend)


class AccountableWithoutFunds(_SideBySide, severity="warning"):
    """A body answers to a holder, and the record does not say who pays it.

    Who answers for a task is paid for it by somebody; the record is silent by whom.
    """

    def find(self) -> Iterator[Finding]:
        """Bodies of the kinds in ``PAID_FOR``, with the days on which there is a holder alone."""
        for body in self.record.bodies.values():
            if body.kind not in PAID_FOR:
                continue
            days = self.alone(body.id, ("accountability", "body"), ("funding", "recipient"))
            if days:
                message = f"“{body.id}” answers to a holder, and no payer is named {spoken(days)}."
                yield self.found("body", body.id, message, "Add funding: if a source has it.")


class NobodyAfter(_SideBySide, severity="warning"):
    """Money or account ends on a day, and the record names nobody after it.

    A body that goes on is paid and answers to somebody on the next day too. Where a line ends and
    none follows, the next one is missing, or the end is only where a source stopped.
    """

    def find(self) -> Iterator[Finding]:
        """Bodies that live on after the last day of their money or of their account."""
        sides = (("funding", "recipient", "payer"), ("accountability", "body", "holder"))
        for body in self.record.bodies.values():
            for edge_type, role, other in sides:
                told_already = edge_type == "accountability" and body.kind in OWING
                days = [] if told_already else self._after(body.id, edge_type, role)
                if days:
                    message = (
                        f"“{body.id}” has no {other} {spoken(days)}, after the last one ended."
                    )
                    then = "of the days after, or let the line end where last seen."
                    mend = f"Add {edge_type}: {then}"
                    yield self.found("body", body.id, message, mend)

    def _after(self, body_id: str, edge_type: str, role: str) -> list[Stretch]:
        """The days of a body's life after one of its lines had ended, on which there is none."""
        lines = [each.extent for each in self.graph.lines(edge_type, role, body_id)]
        ended = {each.possible_to for each in lines}
        life = life_in_record(self.graph, body_id)
        alone = left_over(life, [possible(each) for each in lines])
        return [stretch for stretch in alone if stretch[0] in ended]
