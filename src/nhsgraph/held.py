"""A statement with the days over which it holds in a graph."""

from __future__ import annotations

from dataclasses import dataclass

from nhsgraph.dates import AFTER_ALL, Certainty, Day, Extent, Part, Period
from nhsgraph.schema import Statement
from nhsgraph.schema.statements import Status


@dataclass(frozen=True, slots=True)
class Held:
    """A statement with the days over which it holds in this graph.

    ``via`` names the bodies through which it reaches the one that was asked about, ``cut_by`` what
    made it shorter than it is written: a body that did not yet or no longer live, or ``event``.
    ``status`` is ``announced`` for what, as known then, was still to begin.
    """

    statement: Statement
    extent: Extent
    via: tuple[str, ...] = ()
    cut_by: tuple[str, ...] = ()
    status: Status = "in_force"

    @property
    def when(self) -> str:
        """Its time as it is written; as known on a day, with an open end if none was known."""
        written = self.statement.when
        hidden = self.extent.possible_to == AFTER_ALL > written.extent.possible_to
        return f"{written.text.partition('/')[0]}/.." if hidden else written.text

    def during(self, period: Period) -> list[Part]:
        """The parts of a period over which it holds."""
        return self.extent.during(period)

    def on(self, day: Day) -> Certainty:
        """Whether it holds on a day."""
        return self.extent.holds_on(day)
