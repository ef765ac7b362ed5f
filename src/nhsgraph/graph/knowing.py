"""What holds as known on any day: for each thing a few spells that say it for every day there is.

A *thing* is whatever has an extent: a statement, a body, a plan. What was known changes only on a
few days, those on which a source comes out or an event takes place. Between two of them each end
of an extent is a fixed day, or the day after that of knowledge, kept between two fixed days: the
engine makes it from such days by taking the earlier or the later of two. So the extents on the
first and on the last day of a stretch tell it on all days between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Final, NamedTuple

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Extent, is_open
from nhsgraph.graph.dated import DatedGraph
from nhsgraph.graph.knowledge import Knowledge
from nhsgraph.schema import Edge, Event, Name, Statement

CAPPED: Final = 1
"""The flag of a spell in which no day after that of knowledge is certain."""
TO_BEGIN: Final = 2
"""The flag of a spell in which a statement was still to begin."""


class Spell(NamedTuple):
    """An extent, or none, from a day of knowledge on; see ``CAPPED`` and ``TO_BEGIN``."""

    first_known: Day
    extent: Extent | None
    flags: int = 0


Reach = Callable[[DatedGraph], tuple[Extent | None, int]]
"""The extent of a thing in a graph as known on a day, and ``TO_BEGIN`` or nothing."""


class Knowing:
    """The days on which what is known of a record changes, and the spells between them."""

    def __init__(self, graph: DatedGraph) -> None:
        self.graph = graph
        self._views: dict[Day, DatedGraph] = {}
        self._sources: dict[str, frozenset[Day]] = {}
        self._begins: dict[str, frozenset[Day]] = {}
        self._lives: dict[str, frozenset[Day]] = {}

    def on(self, day: Day) -> DatedGraph:
        """The graph as known on a day, kept."""
        if day not in self._views:
            self._views[day] = self.graph.as_known_on_day(day)
        return self._views[day]

    # -- days on which something may change ---------------------------------------------------

    def of_sources(self, sources: Iterable[str]) -> set[Day]:
        """The days on which sources come out, the first on which each may have and the last."""
        days: set[Day] = set()
        for source in sources:
            if source not in self._sources:
                self._sources[source] = frozenset(self.graph.knowledge.days_of_source(source))
            days |= self._sources[source]
        return days

    def first_seen(self, source_id: str) -> Day:
        """The first day on which a source can be seen."""
        return min(self.of_sources([source_id]))

    def of_begin(self, statement: Statement) -> frozenset[Day]:
        """The days on which it becomes known that a statement has begun, or is to."""
        if statement.id not in self._begins:
            days = self.of_sources(each.source for each in statement.evidence)
            days |= self._of_event(statement.begun_by)
            rises = self._rises(lambda known: known.of_begin(statement), days)
            begins = self.graph.index.extent(statement).possible_from
            self._begins[statement.id] = rises | {begins}
        return self._begins[statement.id]

    def _rises(
        self, certainty: Callable[[Knowledge], Certainty], days: Iterable[Day]
    ) -> frozenset[Day]:
        """Those of some days on which something becomes known, possibly or for certain."""
        ordered = sorted({BEFORE_ALL, *days})
        known = [certainty(self.on(day).knowledge) for day in ordered]
        return frozenset(
            day
            for day, (before, then) in zip(ordered[1:], pairwise(known), strict=True)
            if before is not then
        )

    def _of_event(self, event_id: str | None) -> set[Day]:
        if event_id is None:
            return set()
        event: Event = self.graph.record.events[event_id]
        return self.of_sources(each.source for each in event.evidence) | {event.date.earliest}

    def of_statement(self, statement: Statement) -> frozenset[Day]:
        """The days on which what is known of a statement by itself changes."""
        index = self.graph.index
        days = self.of_sources(each.source for each in statement.evidence)
        days |= self._of_event(statement.ended_by)
        if statement.ended_by:
            days = days.union(*map(self.of_begin, index.begun_by(statement.ended_by)))
        if statement.one_at_a_time:
            days = days.union(*map(self.of_begin, index.series(statement)))
        ends = self._rises(lambda known: known.of_end(statement), days)
        return self.of_begin(statement) | ends

    def of_life(self, body: str) -> frozenset[Day]:
        """The days on which what is known of the life of a body may change."""
        if body not in self._lives:
            names = [each for each in self.graph.index.said("name", body) if each.counts]
            days = set[Day]().union(*map(self.of_statement, names))
            self._lives[body] = frozenset(days | {self._heard_of(body)})
        return self._lives[body]

    def _heard_of(self, body: str) -> Day:
        """The first day on which anything in force was known of a body."""
        known = [self._known_from(each) for each in self.graph.index.of_body(body) if each.counts]
        return min(known, default=AFTER_ALL)

    def _known_from(self, statement: Statement) -> Day:
        """The first day on which it was known that a statement had begun."""
        begins = self.graph.index.extent(statement).possible_from
        days = sorted(self.of_begin(statement) | {BEFORE_ALL})
        for day in days:
            if self.on(day).knowledge.of_begin(statement) is not Certainty.NO:
                return max(day, begins)
        return AFTER_ALL

    def of_line(self, statement: Statement) -> set[Day]:
        """The days on which what is known of a statement, and of lives it depends on, changes."""
        lives: Iterable[str] = () if isinstance(statement, Name) else statement.bodies
        if isinstance(statement, Edge) and statement.happens:
            lives = ()
        return set(self.of_statement(statement).union(*map(self.of_life, lives)))

    def of_plan(self, plan: Statement) -> set[Day]:
        """The days on which a plan may become known, or what came of it."""
        record, outcome = self.graph.record, plan.outcome
        extent = self.graph.index.extent(plan)
        days = set(self.of_begin(plan)) | {extent.possible_to - 1, extent.possible_to}
        if outcome and outcome.halt:
            days |= self.of_sources(each.source for each in outcome.halt.evidence)
        for target in (outcome.became or ()) if outcome else ():
            statement = record.statements.get(target)
            days |= self.of_begin(statement) if statement else self._of_event(target)
        return days

    # -- spells -------------------------------------------------------------------------------

    def spells(self, reach: Reach, cuts: Iterable[Day]) -> list[Spell]:
        """What a thing is on every day of knowledge.

        Args:
            reach: its extent as known on a day.
            cuts: all days on which what is known of it may change.
        """
        days = sorted({day for day in cuts if BEFORE_ALL < day < AFTER_ALL})
        found: list[Spell] = []
        for start, stop in pairwise([BEFORE_ALL, *days, AFTER_ALL]):
            for spell in self._stretch(reach, start, stop - 1):
                _add(found, spell)
        return found

    def _stretch(self, reach: Reach, start: Day, last: Day) -> list[Spell]:
        """The spells from a day to another between which nothing becomes known."""
        extent, flags = reach(self.on(start))
        if extent is None or extent.certain_to <= start or last == start:
            return [Spell(start, extent, flags if extent else 0)]
        later, _ = reach(self.on(last))
        if extent == later:
            return [Spell(start, extent, flags)]
        fixed = extent.certain_to
        if later is None or later._replace(certain_to=fixed) != extent:
            raise AssertionError("what is known has changed on a day that was overlooked")
        capped = Spell(start, later, flags | CAPPED)
        if fixed == start + 1:
            return [capped]
        return [Spell(start, extent, flags), capped._replace(first_known=fixed - 1)]


def _add(found: list[Spell], spell: Spell) -> None:
    """Adds a spell; one that goes on as the one before is the same."""
    last = found[-1] if found else None
    if last is None or last.extent is None or spell.extent is None:
        if last is None or last[1:] != spell[1:]:
            found.append(spell)
        return
    if last[1:] == spell[1:]:
        return
    same = last.extent._replace(certain_to=0) == spell.extent._replace(certain_to=0)
    one_flag = last.flags & TO_BEGIN == spell.flags & TO_BEGIN
    capped = spell.flags & CAPPED or spell.extent.certain_to <= spell.first_known + 1
    goes_on = capped and min(last.extent.certain_to, spell.extent.certain_to) >= spell.first_known
    if same and one_flag and last.flags & CAPPED and goes_on:
        found[-1] = Spell(last.first_known, spell.extent, last.flags)
    else:
        found.append(spell)


# -- what is asked of a graph -------------------------------------------------------------------


def life_of(body: str) -> Reach:
    """The life of a body as a day shows it."""

    def reach(graph: DatedGraph) -> tuple[Extent | None, int]:
        life = graph.told_life(body)
        return (None if life.empty else life), 0

    return reach


def told(statement: Statement) -> Reach:
    """A statement in force as a snapshot of a day shows it.

    What happens on one day is certain on it however it was known, as ``Snapshot.line`` has it.
    """

    def reach(graph: DatedGraph) -> tuple[Extent | None, int]:
        held = graph.held(statement)
        if held is None or held.told.empty:
            return None, 0
        extent = held.told
        if isinstance(statement, Edge) and statement.happens:
            first, stop = extent.possible_from, extent.possible_to
            if is_open(first) and is_open(stop - 1):
                return None, 0
            known_on = graph.known_on
            if stop - first == 1 and (known_on is None or stop <= known_on + 1):
                extent = Extent(first, first, stop, stop)
        return extent, TO_BEGIN if held.status != "in_force" else 0

    return reach
