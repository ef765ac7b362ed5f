"""Successions that can't have happened as they are dated: into the dead, or from the unborn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from nhsgraph.dates import Day, some_day_in_words
from nhsgraph.schema import Succession

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


class Untimely(NamedTuple):
    """A body that hands over or takes over on a day on which it could not, and why."""

    body: str
    role: str
    """``successor`` or ``predecessor``."""
    when: str
    why: str

    def told(self, name: str) -> str:
        """The same as a clause, with a name for the body."""
        verb = "takes over" if self.role == "successor" else "hands over"
        return f"{name} {verb} {self.when}, and {self.why}"


def untimely(graph: DatedGraph, edge: Succession) -> Iterator[Untimely]:
    """What is wrong with the day of a succession; nothing where its day is not known.

    A successor may begin on the day after a succession, not later; who hands over has begun.
    """
    if edge.has_unknown_end or edge.when.begin is None:
        return
    extent = graph.index.extent(edge)
    start = extent.possible_from
    stop = max(start, extent.certain_from) + 1
    when = some_day_in_words(start, stop - 1)
    first, then = edge.known_ends
    before, after = graph.life(first), graph.life(then)
    if before.possible_from >= stop:
        yield Untimely(first, "predecessor", when, f"begins {_on(before.possible_from)}")
    if after.possible_to <= start:
        yield Untimely(then, "successor", when, f"had ended {_on(after.possible_to - 1)}")
    elif after.possible_from > stop:
        yield Untimely(then, "successor", when, f"begins {_on(after.possible_from)}")


def _on(day: Day) -> str:
    return some_day_in_words(day, day)
