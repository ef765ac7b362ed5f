"""Rules about lines that run in a circle: of account, of sets, of bodies that follow each other.

A circle counts on the days on which all of its lines hold.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Final

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.checks.stretches import Stretch, lasts, meet, spoken
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL
from nhsgraph.held import Held
from nhsgraph.schema import Membership, Statement, Succession

ALL_DAYS: Final[Stretch] = (BEFORE_ALL, AFTER_ALL)
MOST_NAMED: Final = 8
"""So many bodies of a circle are named; of a longer one the middle is left out."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one body to another, and the days on which it counts."""

    tail: str
    head: str
    days: Stretch
    statement: Statement


@dataclass(frozen=True, slots=True)
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


class _Circular(Rule):
    """A rule about lines that may run in a circle."""

    says: str
    mend: str

    def lines(self) -> Iterator[Line]:
        """The lines that must not run in a circle."""
        raise NotImplementedError

    def wanted(self, _: Circle) -> bool:
        """Whether a circle is one of this rule; every one is, unless a rule says otherwise."""
        return True

    def find(self) -> Iterator[Finding]:
        """The line that closes a circle, with all that stand in it and the days."""
        for circle in filter(self.wanted, circles(self.lines())):
            days = "" if circle.days == ALL_DAYS else f" {spoken([circle.days])}"
            message = f"{self.says}{days}: {circle}."
            yield self.found("statement", circle.lines[0].statement.id, message, self.mend)


class AccountInACircle(_Circular):
    """A body answers, by way of others, to itself."""

    name = "account-in-a-circle"
    severity = "warning"
    explanation = (
        "Lines of account run up to somebody who answers to nobody here, such as Parliament. Where"
        " they run back to where they began, nobody is at the top: a line points the wrong way, has"
        " wrong dates, or is no line of account."
    )
    says = "the lines of account run in a circle"
    mend = "Correct a holder or a date; reviewing and supporting are oversight, not account."

    def lines(self) -> Iterator[Line]:
        """Whom each body answers to, by its own statements or those of its collectives."""
        for body in self.record.bodies:
            for held in self.graph.lines("accountability", "body", body):
                holder = getattr(held.statement, "holder", None)
                if isinstance(holder, str):
                    yield Line(body, holder, certain_days(held), held.statement)


class SetsInACircle(_Circular):
    """A body belongs, by way of others, to itself."""

    name = "sets-in-a-circle"
    severity = "error"
    explanation = "Nothing is one of, part of, or lies in what is itself part of it."
    says = "these belong to each other in a circle"
    mend = "Turn the membership that points the wrong way, or correct a date."

    def lines(self) -> Iterator[Line]:
        """The memberships in force, whatever the role."""
        for membership in self.index.of_type("membership"):
            if isinstance(membership, Membership) and isinstance(membership.whole, str):
                held = self.graph.held(membership) if membership.counts else None
                if held:
                    yield Line(membership.member, membership.whole, certain_days(held), membership)


class _FollowsItself(_Circular):
    """A rule about successions, whose circles count on whatever days they happened."""

    def lines(self) -> Iterator[Line]:
        """The successions, from who was followed to who follows."""
        for edge in self.index.of_type("succession"):
            if isinstance(edge, Succession) and edge.counts and not edge.has_unknown_end:
                first, then = edge.known_ends
                yield Line(first, then, ALL_DAYS, edge)


class LegalSuccessionInACircle(_FollowsItself):
    """A body follows, in law, by way of others, itself."""

    name = "legal-succession-in-a-circle"
    severity = "error"
    explanation = (
        "A body that another follows in law has ended; it can't follow that other, nor one that"
        " followed it. Functions and staff may come back, which is another rule."
    )
    says = "these follow each other in law in a circle"
    mend = "Turn the succession that points the wrong way, or correct its scope:."

    def lines(self) -> Iterator[Line]:
        """The successions in law alone."""
        return (line for line in super().lines() if _legal(line))


class SuccessionInACircle(_FollowsItself):
    """What a body passed on came, by way of others, back to it."""

    name = "succession-in-a-circle"
    severity = "warning"
    explanation = (
        "Functions and staff may come back to a body that gave them away; more often one of the"
        " successions points the wrong way."
    )
    says = "these follow each other in a circle"
    mend = "Turn the succession that points the wrong way, if one does."

    def wanted(self, circle: Circle) -> bool:
        """A circle in law alone is an error, which has its own rule."""
        return not all(map(_legal, circle.lines))


def _legal(line: Line) -> bool:
    return isinstance(line.statement, Succession) and "legal" in line.statement.scope
