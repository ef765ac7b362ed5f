"""Statements, the days on which they hold and, last seen, are told for a year; their changes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal, NamedTuple

from nhsgraph.dates import (
    AFTER_ALL,
    ALWAYS,
    LAST_SEEN_FOR,
    Certainty,
    Day,
    Extent,
    Part,
    Period,
    is_open,
)
from nhsgraph.graph.lives import Lives
from nhsgraph.schema import Edge, LegalForm, Name, Statement
from nhsgraph.schema.statements import Status
from nhsgraph.values import dataclass, kept


class Held(NamedTuple):
    """A statement with the days over which it holds in this graph.

    ``via`` names the bodies through which it reaches the one that was asked about. ``status`` is
    ``announced`` for what, as known then, was still to begin. ``told_within`` keeps what has no end
    on record to the days on which it may be told: see ``told``.
    """

    statement: Statement
    extent: Extent
    via: tuple[str, ...] = ()
    status: Status = "in_force"
    told_within: Extent = ALWAYS

    @property
    def told(self) -> Extent:
        """The days on which it is an answer, a line of a picture or a number.

        Of what is known to have ended they are ``extent``. What goes on is certain on no day after
        those that the record covers, and what was there before on none before them; what was last
        seen on a day is told for a year from then on.
        """
        within = self.told_within
        return self.extent if within is ALWAYS else self.extent.meet(within)

    def last_seen_before(self, period: Period) -> Day | None:
        """The day on which it was last seen, where that is more than a year before a period."""
        seen = self.told_within.possible_to
        if seen == AFTER_ALL or not self.extent.during(period) or self.during(period):
            return None
        return seen - LAST_SEEN_FOR - 1

    @property
    def when(self) -> str:
        """Its time as it is written; as known on a day, with an open end if none was known."""
        written = self.statement.when
        hidden = self.extent.possible_to == AFTER_ALL > written.extent.possible_to
        return f"{written.text.partition('/')[0]}/.." if hidden else written.text

    def during(self, period: Period) -> list[Part]:
        """The parts of a period over which it holds."""
        return self.told.during(period)

    def on(self, day: Day) -> Certainty:
        """Whether it holds on a day."""
        return self.told.holds_on(day)

    def happened(self, period: Period, today: Day | None) -> Certainty:
        """Whether what happens on one day did so in a period, as known on a day if one is given.

        It is certain in one that has every day on which it may have been; what has no day at all
        belongs to no period.
        """
        first, stop = self.extent.possible_from, self.extent.possible_to
        certainty = self.told.at_best(period)
        if certainty is Certainty.NO or (is_open(first) and is_open(stop - 1)):
            return Certainty.NO
        surely = period.start <= first and stop <= period.stop
        doubted = today is not None and stop > today + 1
        return Certainty.CERTAIN if surely and not doubted else certainty


class Line(NamedTuple):
    """An edge of a snapshot with its certainty: the strongest it reaches in the period.

    ``as_told`` has the days that it was told to hold, ``today`` that of knowledge.
    """

    edge: Edge
    certainty: Certainty
    as_told: Held
    today: Day = AFTER_ALL

    @property
    def held(self) -> Held:
        """The edge with its days, of which none after the day of knowledge is certain."""
        extent, stop = self.as_told.extent, self.today + 1
        if extent.certain_to <= stop:
            return self.as_told
        return self.as_told._replace(extent=extent._replace(certain_to=stop))


@dataclass(frozen=True, eq=False)
class InForce(Lives):
    """The same, with the days over which its statements hold and its plans were to."""

    @kept
    def held(self, statement: Statement) -> Held | None:
        """A statement with the days over which it holds; None if it never does, or was not known.

        An edge in force holds only while both of its bodies live. This does not bind plans nor
        successions.

        >>> held = graph.held(graph.statement("nhs-leadership-academy/hosted-by-nhse"))
        >>> held.on(nhsgraph.Period.read("2015-06-01").start)
        <Certainty.CERTAIN: 'certain'>
        """
        extent = self.holds_over(statement)
        if extent is None:
            return None
        status: Status = statement.status
        if status == "in_force" and self.knowledge.begins_later(statement):
            status = "announced"
        return Held(statement, extent, (), status, self._days_to_tell(statement, extent))

    def holds_over(self, statement: Statement) -> Extent | None:
        """The days alone over which a statement holds; None if it never does, or was not known.

        >>> statement = graph.statement("nhs-leadership-academy/hosted-by-nhse")
        >>> graph.holds_over(statement) == graph.held(statement).extent
        True
        """
        known = self.knowledge.extent(statement)
        if known is None or (extent := self._met(statement, known)).empty:
            return None
        return extent

    def _met(self, statement: Statement, extent: Extent) -> Extent:
        """The days of an extent on which all bodies live that must for a statement to hold."""
        for body in self.index.bound_to(statement):
            extent = extent.meet(self.lasting(body))
        return extent

    def cut_by(self, statement: Statement) -> list[str]:
        """What shortens the dates of a statement as it is written: ``event``, and bodies in order.

        >>> graph.cut_by(graph.statement("nhs-leadership-academy/hosted-by-nhse"))
        []
        """
        extent = self.knowledge.extent(statement)
        if extent is None:
            return []
        found = ["event"] if self.known_on is None and extent != statement.when.extent else []
        for body in self.index.bound_to(statement) if isinstance(statement, Edge) else ():
            met = extent.meet(self.lasting(body))
            if met != extent:
                found.append(body)
            extent = met
        return found

    def days(self, statement: Statement) -> Extent:
        """The days over which a statement would hold, were all known; they may be none.

        >>> statement = graph.statement("nhs-leadership-academy/hosted-by-nhse")
        >>> graph.days(statement).empty
        False
        """
        return self._met(statement, self.index.extent(statement))

    def _days_to_tell(self, statement: Statement, extent: Extent) -> Extent:
        """The days within which a statement that holds over an extent is told.

        An edge is told no longer than its bodies are. Plans, and what happens on one day, are told
        whenever they are asked for.
        """
        if statement.planned or (isinstance(statement, Edge) and statement.happens):
            return ALWAYS
        within = self.covered(extent)
        if extent.possible_to == AFTER_ALL and (seen := statement.when.last_seen) is not None:
            within = within.told_to(seen.latest + LAST_SEEN_FOR)
        for body in statement.bodies:
            seen_within = self.seen_within(body)
            within = within if seen_within is ALWAYS else within.meet(seen_within)
        return within

    def plan(self, statement: Statement) -> Held | None:
        """A plan with its planned days; None where it was not known or no longer pending.

        >>> plans = [each for each in graph.statements(type="hosting") if each.planned]
        >>> all(graph.plan(each) is not None for each in plans)
        True
        """
        if not self.knowledge.pending(statement):
            return None
        extent = self.index.extent(statement)
        if self.known_on is not None:
            after = Extent(self.known_on + 1, self.known_on + 1, AFTER_ALL, AFTER_ALL)
            extent = extent.meet(after)
        return None if extent.empty else Held(statement, extent, status=statement.status)


class Turn(NamedTuple):
    """The begin or the end of a statement: the first day of the new state.

    It is some day from ``earliest`` to ``latest``; what ended last held on the eve.
    """

    kind: Literal["began", "ended"]
    earliest: Day
    latest: Day


def turns_of(statement: Statement, days: Extent) -> Iterator[Turn]:
    """The begin and the end of a statement over some days, as far as days are told for them.

    What began or ended on some day of which one end is open (first seen, last seen) has no turn:
    nothing says when. What happens on one day has no end.
    """
    turns = [Turn("began", days.possible_from, max(days.possible_from, days.certain_from))]
    if not (isinstance(statement, Edge) and statement.happens):
        turns.append(Turn("ended", days.certain_to, max(days.certain_to, days.possible_to)))
    for turn in turns:
        if not is_open(turn.earliest - 1) and not is_open(turn.latest):
            yield turn


def is_state(statement: Statement) -> bool:
    """True for what one at a time is so of a body, so that the next takes its place."""
    return isinstance(statement, Name | LegalForm)


ChangeKind = Literal["began", "ended", "renamed", "reformed"]


class Change(NamedTuple):
    """One change: of which statement, and on which day, some day from ``earliest`` to ``latest``.

    ``latest`` and ``earliest`` are the first day of the new state: what ended last held on the eve.
    ``before`` is the statement that a new name or form replaces. ``certainty`` is ``possible``
    where the day may lie outside the time that was asked about, or after the day of knowledge.
    """

    kind: ChangeKind
    statement: Statement
    earliest: Day
    latest: Day
    certainty: Certainty
    event: str | None = None
    before: Statement | None = None


def changes_of(graph: InForce, told: InForce, statement: Statement) -> Iterator[Change]:
    """The begin and the end of a statement, on the days that were told by the day of knowledge."""
    sure = graph.holds_over(statement)
    extent = sure if told is graph else told.holds_over(statement)
    if sure is None or extent is None:
        return
    today = AFTER_ALL if graph.known_on is None else graph.known_on
    for kind, earliest, latest in turns_of(statement, extent):
        event, as_told = statement.ended_by, extent.possible_to == sure.possible_to
        if kind == "began":
            event, as_told = statement.begun_by, extent.certain_from == sure.certain_from
        certainty = Certainty.CERTAIN if as_told and latest <= today else Certainty.POSSIBLE
        yield Change(kind, statement, earliest, latest, certainty, event)


def paired(changes: list[Change]) -> list[Change]:
    """The end of a name or form and the begin of the next, as one change."""
    endings: dict[tuple[str, str], list[Change]] = defaultdict(list)
    for each in changes:
        if each.kind == "ended" and is_state(each.statement):
            endings[each.statement.type, each.statement.owner].append(each)
    used: set[int] = set()
    paired: list[Change] = []
    for change in changes:
        if change.kind != "began" or not is_state(change.statement):
            continue
        ended = endings[change.statement.type, change.statement.owner]
        before = min(
            (
                each  # of which the end and this begin may fall on one day
                for each in ended
                if id(each) not in used
                and change.earliest <= each.latest
                and each.earliest <= change.latest
            ),
            key=lambda each: each.statement.series != change.statement.series,
            default=None,
        )
        if before is not None:
            used |= {id(change), id(before)}
            kind: ChangeKind = "renamed" if isinstance(change.statement, Name) else "reformed"
            event = change.event or before.event
            paired.append(change._replace(kind=kind, before=before.statement, event=event))
    return [each for each in changes if id(each) not in used] + paired
