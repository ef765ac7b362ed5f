"""Rules about handovers: one host, form, size or holder of a post after another.

That a national body has a chair and a chief executive on every day is looked for in ``heads``.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeAlias

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.dates import Extent
from nhsgraph.graph.stretches import Stretch, certain, meet, spoken
from nhsgraph.schema import Post, Statement

Dated: TypeAlias = "tuple[Statement, Extent]"


class _Series(Rule):
    """A rule about statements of which a body has one at a time."""

    def series(self) -> Iterator[list[Dated]]:
        """The statements of each such series in the order of time."""
        seen = set()
        for statement in self.record.statements.values():
            if not statement.one_at_a_time or statement.series in seen:
                continue
            seen.add(statement.series)
            counting = (each for each in self.index.series(statement) if each.counts)
            extents = ((each, self.index.extent(each)) for each in counting)
            yield sorted(extents, key=lambda pair: (pair[1].possible_from, pair[1].possible_to))

    def neighbours(self) -> Iterator[tuple[Statement, Statement, Stretch]]:
        """Each with the one before it that goes on for longest, and the days that both claim."""
        for series in self.series():
            longest = series[0] if series else None
            for statement, extent in series[1:] if longest else ():
                before, until = longest or (statement, extent)
                yield before, statement, meet(certain(until), certain(extent))
                longest = max((before, until), (statement, extent), key=lambda it: it[1].certain_to)


class HandoverGap(_Series, severity="warning"):
    """Days for certain between one and the next of which a body has one at a time.

    Where one host, legal form, size or holder of a post follows another, days without any may be a
    vacancy, or a source that nobody found.
    """

    def find(self) -> Iterator[Finding]:
        """The later of two statements, with the days before it."""
        for series in self.series():
            for number, (statement, extent) in enumerate(series[1:], 1):
                until = max(each.possible_to for _, each in series[:number])
                if until < extent.possible_from:
                    before = max(series[:number], key=lambda pair: pair[1].possible_to)[0]
                    gap = spoken([(until, extent.possible_from)])
                    message = f"nothing stands between “{before.id}” and this {gap}."
                    mend = "Correct a date, or add what held in between."
                    yield self.found("statement", statement.id, message, mend)


class HandoverOverlap(_Series, severity="error"):
    """Two of which a body has one at a time hold on the same days for certain.

    A body has one host, one legal form, one size and one holder of a post at a time. In a post the
    old and the new holder may share the day of the handover.
    """

    def find(self) -> Iterator[Finding]:
        """The later of two statements, with the days that both claim."""
        for before, statement, both in self.neighbours():
            if both[1] - both[0] > (1 if isinstance(statement, Post) else 0):
                message = f"“{before.id}” holds too {spoken([both])}."
                mend = "Let one end before the other begins, or mark the worse one contested."
                yield self.found("statement", statement.id, message, mend)


class TwoHolders(_Series, severity="warning"):
    """Two hold one post on the day of the handover, both for certain.

    Where a source gives one day for the hand-over of a post, the last day of the one who leaves is
    the day before the first of the one who comes.
    """

    def find(self) -> Iterator[Finding]:
        """The later of two posts, with the day that both claim."""
        for before, post, both in self.neighbours():
            if isinstance(post, Post) and both[1] - both[0] == 1:
                message = f"“{before.id}” holds it too {spoken([both])}."
                mend = "End the earlier one on the day before."
                yield self.found("statement", post.id, message, mend)
