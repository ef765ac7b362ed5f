"""The numbers that stand for days and things in the payload, and values that change by steps."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import Any, Final, TypeAlias, TypeVar

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, Extent, is_open
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.knowing import Spell
from nhsgraph.schema import Evidence

JSON: TypeAlias = dict[str, Any]
Value = TypeVar("Value")

OPEN: Final = 1_000_000
"""What stands for an end that is open, and with a minus for one that is open towards the past."""
LETTERS: Final = {"begin": "b", "end": "e", "during": "d"}
"""How the payload writes what evidence proves."""


class Numbering:
    """The numbers of one record: days counted from the first that it covers, things by their order.

    ``bodies``, ``statements``, ``events`` and ``sources`` have the number of each id.
    """

    def __init__(self, graph: DatedGraph) -> None:
        record = graph.record
        covers = record.info.covers.extent
        self.first: Day = covers.possible_from
        self.stop: Day = covers.possible_to
        self.bodies = _numbers(record.bodies)
        self.statements = _numbers(record.statements)
        self.events = _numbers(record.events)
        self.sources = _numbers(record.sources)

    def day(self, day: Day) -> int:
        """A day as the payload counts it; ``OPEN``, or less than nothing, for an end that is open.

        A day beside one that is open is open too.
        """
        if is_open(day) and day != AFTER_ALL - 2:
            return -OPEN if day <= BEFORE_ALL else OPEN
        return day - self.first

    def extent(self, extent: Extent) -> list[int]:
        """The four days of an extent."""
        return [self.day(day) for day in extent]

    def steps(self, steps: Iterable[tuple[Day, Value]]) -> list[list[Any]]:
        """Steps with their days counted."""
        return [[self.day(day), value] for day, value in steps]

    def proofs(self, evidence: Iterable[Evidence]) -> list[list[Any]]:
        """Evidence as proofs: source, place, what it says, what it proves, where it was read."""
        return [
            [
                self.sources[each.source],
                each.locator,
                each.says or "",
                "".join(LETTERS[proof] for proof in each.proves),
                self.sources[each.read_in] if each.read_in else None,
            ]
            for each in evidence
        ]


class Pool:
    """Things that stand once each, in the order in which they are first asked for."""

    def __init__(self) -> None:
        self.things: list[Any] = []
        self._at: dict[str, int] = {}

    def number(self, thing: object) -> int:
        """The number of a thing, which is plain data."""
        key = json.dumps(thing, ensure_ascii=False)
        if key not in self._at:
            self._at[key] = len(self.things)
            self.things.append(thing)
        return self._at[key]


def columns(rows: Iterable[JSON]) -> JSON:
    """A table by columns, which packs closer: of each key the values of all rows, or None."""
    kept = list(rows)
    keys = dict.fromkeys(key for row in kept for key in row)
    return {key: [row.get(key) for row in kept] for key in keys}


def _numbers(ids: Iterable[str]) -> dict[str, int]:
    return {each: number for number, each in enumerate(ids)}


def bare(told: JSON) -> JSON:
    """What is told, without keys that say nothing."""
    nothing: tuple[object, ...] = ("", [], {})
    return {
        key: value
        for key, value in told.items()
        if value is not None and value is not False and value not in nothing
    }


def steps_of(
    value_on: Callable[[Day], Value], cuts: Iterable[Day], first: Day = BEFORE_ALL,
    stop: Day = AFTER_ALL,
) -> list[tuple[Day, Value]]:  # fmt: skip
    """The values of something by day: each with the day from which it is that.

    Args:
        value_on: its value on a day.
        cuts: the days on which it may change; between two of them it changes once at most.
        first: the first day to look at.
        stop: the day after the last.
    """
    days = [first, *sorted({day for day in cuts if first < day < stop}), stop]
    found: list[tuple[Day, Value]] = []
    for start, end in pairwise(days):
        for day, value in _between(value_on, start, end - 1):
            if not found or found[-1][1] != value:
                found.append((day, value))
    return found


def _between(value_on: Callable[[Day], Value], start: Day, last: Day) -> list[tuple[Day, Value]]:
    """The value on a first day, and where it is another on the last day, the day of the change."""
    value, later = value_on(start), value_on(last)
    if value == later:
        return [(start, value)]
    same, other = start, last
    while other - same > 1:
        middle = (same + other) // 2
        if value_on(middle) == value:
            same = middle
        else:
            other = middle
    return [(start, value), (other, later)]


def days_of(extents: Iterable[Sequence[Day]]) -> list[Day]:
    """All days of some extents that are days, and those before them."""
    days = {day for extent in extents for day in extent if not is_open(day)}
    return sorted(days | {day - 1 for day in days})


def written(spells: Iterable[Spell], numbers: Numbering) -> list[list[int]]:
    """Spells as the payload has them."""
    return [
        [numbers.day(spell.first_known)]
        if spell.extent is None
        else [numbers.day(spell.first_known), *numbers.extent(spell.extent), spell.flags]
        for spell in spells
    ]
