"""The chain of account: the ways from a body up to the top, each step worked out once.

The shortest are told and the rest counted. Ways that meet go on together, so that what is looked at
is no more than the bodies that any way passes. How many ways there are is counted without going
them; where lines run in a circle that can't be counted, and it is only known whether there are
more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from heapq import heappop, heappush
from typing import Final, NamedTuple

from nhsgraph.dates import Certainty, Day
from nhsgraph.graph.dated import DatedGraph
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import EDGE_TYPES, Edge

UPPER: Final = {"accountability": "holder", "hosting": "host", "membership": "whole"}
"""The types of line of which a way upwards is made, each with the role of its upper end."""
MOST_WAYS: Final = 50
"""So many ways are told, the shortest of them."""
_MOST_LOOKS: Final = 20_000
"""So often a way is followed by a step, at most, in search of those to tell."""
_FAR: Final = 10**9


class Way(NamedTuple):
    """A way upwards: the bodies from the one asked about to the top, and what ties them.

    ``back`` are the bodies of the way itself to which its last body answers: it runs in a circle.
    """

    bodies: tuple[str, ...]
    steps: tuple[Held, ...]
    back: tuple[str, ...] = ()


class Ways(NamedTuple):
    """Ways upwards, the shortest first, and how many there are beside them: None if many."""

    told: list[Way]
    left_out: int | None


class _Step(NamedTuple):
    """A step up from a body: over which bodies it leads, the last of them being where it ends."""

    over: tuple[str, ...]
    held: Held


def ways_up(graph: DatedGraph, body: str, day: Day) -> Ways:
    """The ways from a body up to where nobody further up is recorded, on a day.

    Those are told that reach a parliament; all if none does.
    """
    climb = _Climb(graph, body, day)
    tops = {each for each in climb.steps if graph.body(each).kind == "parliament"}
    ways = climb.ways(tops) if tops else Ways([], 0)
    return ways if ways.told else climb.ways(None)


class _Climb:
    """What leads upwards from a body on a day."""

    def __init__(self, graph: DatedGraph, body: str, day: Day) -> None:
        self._graph, self._start, self._day = graph, body, day
        self.steps = self._all_steps()

    def _all_steps(self) -> Mapping[str, list[_Step]]:
        """The steps up from each body that any way passes."""
        found = {self._start: self._steps(self._start) or self._around(self._start)}
        waiting = deque(found)
        while waiting:
            for step in found[waiting.popleft()]:
                if step.over[-1] not in found:
                    found[step.over[-1]] = self._steps(step.over[-1])
                    waiting.append(step.over[-1])
        return found

    def _steps(self, body: str) -> list[_Step]:
        """The lines of account of a body; of several to one holder the most certain."""
        return self._upwards("accountability", body)

    def _around(self, body: str) -> list[_Step]:
        """The host of a body, or what it is a part of."""
        return self._upwards("hosting", body) or self._upwards("membership", body)

    def _upwards(self, edge_type: str, body: str) -> list[_Step]:
        role = UPPER[edge_type]
        found: dict[tuple[str, ...], list[Held]] = {}
        for held in self._graph.lines(edge_type, EDGE_TYPES[edge_type].other(role), body):
            edge = held.statement
            upper = edge.end(role) if isinstance(edge, Edge) else None
            inside = getattr(edge, "role", "part_of") == "part_of"
            if inside and isinstance(upper, str) and held.on(self._day) is not Certainty.NO:
                found.setdefault((*held.via, upper), []).append(held)
        return [
            _Step(over, max(lines, key=lambda held: held.on(self._day).rank))
            for over, lines in found.items()
        ]

    # -- the ways, the shortest first -----------------------------------------------------------

    def ways(self, tops: set[str] | None) -> Ways:
        """The ways that end in one of some bodies, or anywhere if that is None."""
        found: list[Way] = []
        for way in self._shortest(tops):
            if way is None or len(found) == MOST_WAYS:
                return Ways(found, self._left_out(tops, len(found)))
            found.append(way)
        return Ways(found, 0)

    def _shortest(self, tops: set[str] | None) -> Iterator[Way | None]:
        """The ways by their length, then as the record writes their steps; None where too many.

        A way that is begun waits under the least length that it can come to.
        """
        far = self._distances(tops)
        waiting: list[tuple[int, tuple[int, ...], Way]] = []
        heappush(waiting, (far.get(self._start, _FAR), (), Way((self._start,), ())))
        for _ in range(_MOST_LOOKS):
            if not waiting:
                return
            _, order, way = heappop(waiting)
            further = [
                each for each in self.steps[way.bodies[-1]] if each.over[-1] not in way.bodies
            ]
            if not further:
                if way.steps and (tops is None or way.bodies[-1] in tops):
                    yield way._replace(back=self._back(way))
                continue
            for number, step in enumerate(further):
                length = len(way.bodies) + len(step.over) + far.get(step.over[-1], _FAR)
                if length < _FAR:
                    longer = Way((*way.bodies, *step.over), (*way.steps, step.held))
                    heappush(waiting, (length, (*order, number), longer))
        yield None

    def _back(self, way: Way) -> tuple[str, ...]:
        """The bodies of a way to which its last body answers, or in which it lies."""
        steps = self.steps[way.bodies[-1]] or self._around(way.bodies[-1])
        back = (step.over[-1] for step in steps)
        return tuple(dict.fromkeys(body for body in back if body in way.bodies))

    def _distances(self, tops: set[str] | None) -> dict[str, int]:
        """From each body the fewest bodies further up to one of some; to anywhere, none."""
        if tops is None:
            return dict.fromkeys(self.steps, 0)
        below: dict[str, list[tuple[str, int]]] = {}
        for body, steps in self.steps.items():
            for step in steps:
                below.setdefault(step.over[-1], []).append((body, len(step.over)))
        far: dict[str, int] = {}
        waiting = [(0, top) for top in sorted(tops)]
        while waiting:
            length, body = heappop(waiting)
            if body in far:
                continue
            far[body] = length
            for lower, more in below.get(body, ()):
                heappush(waiting, (length + more, lower))
        return far

    # -- how many there are ---------------------------------------------------------------------

    def _left_out(self, tops: set[str] | None, told: int) -> int | None:
        """How many ways there are beside those that are told; None where lines run in a circle."""
        order = self._from_below()
        if order is None:
            return None
        ways: dict[str, int] = {}
        for body in reversed(order):
            steps = self.steps[body]
            ends = not steps and (tops is None or body in tops)
            ways[body] = sum(ways[step.over[-1]] for step in steps) if steps else int(ends)
        return ways[self._start] - told

    def _from_below(self) -> list[str] | None:
        """The bodies, each before those to which it answers; None where lines run in a circle."""
        lower = dict.fromkeys(self.steps, 0)
        for steps in self.steps.values():
            for step in steps:
                lower[step.over[-1]] += 1
        ready = [body for body, number in lower.items() if not number]
        order: list[str] = []
        while ready:
            order.append(ready.pop())
            for step in self.steps[order[-1]]:
                lower[step.over[-1]] -= 1
                if not lower[step.over[-1]]:
                    ready.append(step.over[-1])
        return order if len(order) == len(self.steps) else None
