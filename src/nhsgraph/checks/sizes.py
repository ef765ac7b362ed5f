"""Rules about the sizes of collectives: a number that is stated, and members that are counted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.dates import BEFORE_ALL, Day
from nhsgraph.graph.stretches import certain, spoken
from nhsgraph.schema import Size


class _Counted(Rule):
    """A rule that holds a stated size against the members in the record."""

    bound: str
    mend: str

    def find(self) -> Iterator[Finding]:
        """Sizes that the members of some day deny, by as many as there are at least or at most."""
        for size, fewest, most, day in self.contradicted():
            number = fewest if fewest > size.size else most
            if (fewest > size.size) == (self.bound == "at least"):
                written = f"{self.bound} {number} are written as members"
                message = f"{size.size} is stated, but {written} {spoken([(day, day + 1)])}."
                yield self.found("statement", size.id, message, self.mend)

    def contradicted(self) -> Iterator[tuple[Size, int, int, Day]]:
        """Sizes that the members deny: fewest and most of them, on the first day of denial."""
        steps: dict[str, tuple[list[tuple[Day, int]], list[tuple[Day, int]]]] = {}
        for size in self.claims(Size):
            if size.body not in steps:
                steps[size.body] = self._members(size.body)
            fewest, most = steps[size.body]
            start, stop = certain(self.index.extent(size))
            if not most or start >= stop:
                continue
            days = sorted({start, *(day for day, _ in fewest + most if start <= day < stop)})
            for day in days:
                low, high = _at(fewest, day), _at(most, day)
                if not low <= size.size <= high:
                    covered = self.record.info.covers.extent.possible_from
                    yield size, low, high, day if day > BEFORE_ALL else covered
                    break

    def _members(self, whole: str) -> tuple[list[tuple[Day, int]], list[tuple[Day, int]]]:
        """How many members a collective has from which day on: at least, and at most."""
        held = self.graph.members(whole, "one_of")
        fewest = [(each.extent.certain_from, each.extent.certain_to) for each in held]
        most = [(each.extent.possible_from, each.extent.possible_to) for each in held]
        return _steps(fewest), _steps(most)


def _steps(stretches: list[tuple[Day, Day]]) -> list[tuple[Day, int]]:
    """From which day on how many of the stretches run."""
    ends = sorted(
        end for start, stop in stretches if start < stop for end in ((start, 1), (stop, -1))
    )
    return list(zip((day for day, _ in ends), accumulate(step for _, step in ends), strict=True))


def _at(steps: list[tuple[Day, int]], day: Day) -> int:
    """How many run on a day."""
    before = bisect_right(steps, day, key=lambda step: step[0])
    return steps[before - 1][1] if before else 0


class MoreMembersThanSize(_Counted, severity="error"):
    """A collective has more members in the record than its stated size.

    The stated size answers how many there were. Where more members are written for certain, the
    size, a membership or a date is wrong.
    """

    bound = "at least"
    mend = "Correct the size, its days, or a membership."


class FewerMembersThanSize(_Counted, severity="warning"):
    """A collective has some of its members in the record, and fewer than its stated size.

    Where members are written at all, a list shorter than the stated size is a list with gaps, or
    the source counted otherwise.
    """

    bound = "at most"
    mend = "Add the missing memberships, or say in a note what the source counted."
