"""Lines that lead back to where they began: of account, of sets, of bodies that follow each other.

A circle counts on the days on which all of its lines hold.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from typing import Final

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL
from nhsgraph.graph.in_force import Held
from nhsgraph.graph.stretches import Stretch, lasts, meet
from nhsgraph.schema import Statement
from nhsgraph.values import dataclass

ALL_DAYS: Final[Stretch] = (BEFORE_ALL, AFTER_ALL)
MOST_NAMED: Final = 8
"""So many bodies of a circle are named; of a longer one the middle is left out."""


@dataclass(frozen=True)
class Line:
    """A line from one body to another, and the days on which it counts."""

    tail: str
    head: str
    days: Stretch
    statement: Statement


@dataclass(frozen=True)
class Circle:
    """Lines of which each begins where the one before ends, and the days on which all hold."""

    lines: tuple[Line, ...]
    days: Stretch

    def __str__(self) -> str:
        names = [f"“{line.tail}”" for line in self.lines]
        if len(names) > MOST_NAMED:
            half = MOST_NAMED // 2
            left_out = len(names) - 2 * half
            names = [*names[:half], f"({left_out} more)", *names[-half:]]
        return " → ".join([*names, names[0]])


def circles(lines: Iterable[Line]) -> Iterator[Circle]:
    """The circles that lines make, the shortest through each line that is in none so far.

    Each begins with the line that closed it: the one that began last.
    """
    for knot in _knots([line for line in lines if lasts(line.days)]):
        out: dict[str, list[Line]] = defaultdict(list)
        for line in knot:
            out[line.tail].append(line)
        told: set[int] = set()
        for line in sorted(knot, key=lambda each: each.days[0]):
            if id(line) not in told and (back := _way_back(line, out)):
                circle = (line, *back)
                told.update(map(id, circle))
                yield Circle(circle, reduce(meet, (each.days for each in circle)))


def _way_back(line: Line, out: Mapping[str, Sequence[Line]]) -> tuple[Line, ...]:
    """The fewest lines that lead from the head of a line to its tail on the day it begins."""
    day = line.days[0]
    came_by: dict[str, Line] = {}
    waiting = deque([line.head])
    while waiting:
        body = waiting.popleft()
        for further in out[body]:
            if further.head in came_by or not further.days[0] <= day < further.days[1]:
                continue
            came_by[further.head] = further
            waiting.append(further.head)
            if further.head == line.tail:
                way = [further]
                while way[-1].tail != line.head:
                    way.append(came_by[way[-1].tail])
                return tuple(reversed(way))
    return ()


def _knots(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines that may stand in a circle, those of bodies that all reach each other together.

    The days are left aside; bodies are put in order of when a walk leaves them, and then walked
    again against the lines (Kosaraju's way).
    """
    forth: dict[str, list[str]] = defaultdict(list)
    against: dict[str, list[str]] = defaultdict(list)
    for line in lines:
        forth[line.tail].append(line.head)
        against[line.head].append(line.tail)
    bodies = list(dict.fromkeys(end for line in lines for end in (line.tail, line.head)))
    knot_of: dict[str, int] = {}
    seen: set[str] = set()
    for number, body in enumerate(reversed(_left(bodies, forth, set()))):
        if body not in knot_of:
            knot_of |= dict.fromkeys(_left([body], against, seen), number)
    knots: dict[int, list[Line]] = defaultdict(list)
    for line in lines:
        if knot_of[line.tail] == knot_of[line.head]:
            knots[knot_of[line.tail]].append(line)
    yield from knots.values()


def _left(bodies: Iterable[str], ways: Mapping[str, Sequence[str]], seen: set[str]) -> list[str]:
    """Bodies, and those that they lead to, in the order in which a walk leaves them for good."""
    left: list[str] = []
    for start in bodies:
        if start in seen:
            continue
        seen.add(start)
        path = [(start, iter(ways.get(start, ())))]
        while path:
            body, further = path[-1]
            unseen = next((each for each in further if each not in seen), None)
            if unseen is None:
                left.append(body)
                path.pop()
            else:
                seen.add(unseen)
                path.append((unseen, iter(ways.get(unseen, ()))))
    return left


def certain_days(held: Held) -> Stretch:
    """The days on which something holds for certain; an end that nobody knows counts as open."""
    when, extent = held.statement.when, held.extent
    start = extent.possible_from if when.begin is None else extent.certain_from
    stop = extent.possible_to if when.end is None else extent.certain_to
    return start, stop if stop > BEFORE_ALL + 1 else start  # an open begin proves no day
