"""Rules about successions: who takes over lives, and who hands over lived until then."""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.dates import Extent, some_day_in_words
from nhsgraph.graph.stretches import Stretch, days, lasts, possible, spoken
from nhsgraph.graph.untimely import untimely
from nhsgraph.schema import Succession


class _OfTwoLives(Rule):
    """A rule that holds a succession against the lives of its bodies."""

    def lived(self) -> Iterator[tuple[Succession, Stretch, Extent, Extent]]:
        """The successions of which both bodies are known: the span of its day, and both lives."""
        for edge in self.claims(Succession):
            if not edge.has_unknown_end:
                extent = self.index.extent(edge)
                span = extent.possible_from, max(extent.possible_from, extent.certain_from) + 1
                first, then = (self.graph.life(end) for end in edge.known_ends)
                yield edge, span, first, then


def _on(span: Stretch) -> str:
    """A day in words, or the span in which it lies; of an open span the end that is known."""
    return some_day_in_words(span[0], span[1] - 1)


class _Untimely(Rule, severity="error"):
    """A rule about one end of a succession on a day on which that body can't have been there."""

    role: str

    def find(self) -> Iterator[Finding]:
        """Successions with the day, and that on which the body began or had ended."""
        for edge in self.claims(Succession):
            for one in untimely(self.graph, edge):
                if one.role == self.role:
                    mend = f"Correct when: here, the {one.role}, or the names of that body."
                    message = f"{one.told(f'“{one.body}”')}."
                    yield self.found("statement", edge.id, message, mend)


class SuccessorNotAlive(_Untimely):
    """A body takes over on a day on which it had ended, or did not yet live.

    Only a body that lives can take over from another. A successor may begin on the day after the
    succession, not later.
    """

    role = "successor"


class PredecessorNotBorn(_Untimely):
    """A body hands over on a day on which it did not yet live.

    A body can't hand over before it began; often the two ends are the wrong way round.
    """

    role = "predecessor"


class PredecessorGone(_OfTwoLives, severity="warning"):
    """A body hands over some days after it had ended.

    What a body did passes on when it ends. Where it ended before, somebody else had its work in
    between, or a date is a slip. Days on which neither body lived are told by another rule,
    succession-gap.
    """

    def find(self) -> Iterator[Finding]:
        """Successions with the days since the predecessor, while the successor lived already."""
        for edge, span, first, then in self.lived():
            gap = span[0] - first.possible_to if edge.when.begin else 0
            if gap > 0 and then.possible_from <= first.possible_to < then.possible_to:
                message = (
                    f"“{edge.known_ends[0]}” hands over {_on(span)}, {days(gap)} after it had"
                    f" ended {_on((first.possible_to - 1, first.possible_to))}."
                )
                yield self.found("statement", edge.id, message, "Correct a date.")


class PredecessorLivesOn(_OfTwoLives, severity="warning"):
    """A body goes on to live after another followed it in law.

    A body that another follows in law ends with it. Where it lived on, it gave away functions or
    staff, or a date is a slip.
    """

    def find(self) -> Iterator[Finding]:
        """Successions in law, with the days on which the predecessor still lived for certain."""
        for edge, span, first, _ in self.lived():
            on = span[1], first.certain_to
            if edge.when.begin and "legal" in edge.scope and lasts(on):
                message = (
                    f"“{edge.known_ends[0]}” is followed in law {_on(span)}, and lives on"
                    f" {spoken([on])}."
                )
                mend = "Write scope: functions or staff, or correct a date."
                yield self.found("statement", edge.id, message, mend)


class SuccessionGap(_OfTwoLives, severity="warning"):
    """A body follows another that had ended some days before.

    What one body did passes to the next. Days on which neither lived are a gap in the system, or a
    slip of a date.
    """

    def find(self) -> Iterator[Finding]:
        """Successions with the days between the two lives."""
        for edge, _, first, then in self.lived():
            gap = (first.possible_to, then.possible_from)
            if lasts(possible(first)) and lasts(possible(then)) and lasts(gap):
                lasted = f"{spoken([gap])} ({days(gap[1] - gap[0])})"
                message = f"neither {' nor '.join(edge.known_ends)} lived {lasted}."
                yield self.found("statement", edge.id, message, "Correct a date.")
