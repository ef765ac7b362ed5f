"""The dated graph: what holds on a day, during a period, and as somebody could have known it."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final, Self, get_args

from nhsgraph.changes import Change, changes_between
from nhsgraph.counting import case_of, count_members
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    Extent,
    Part,
    Period,
    no_date,
    read_day,
    write_day,
)
from nhsgraph.errors import DateError, QuestionError, UnknownBodyError
from nhsgraph.given import one_of, text_of
from nhsgraph.held import Held
from nhsgraph.index import Index
from nhsgraph.knowledge import Knowledge
from nhsgraph.name_index import LONGEST_TEXT
from nhsgraph.naming import called_on
from nhsgraph.schema import (
    EDGE_TYPES,
    STATEMENT_TYPES,
    Body,
    Edge,
    MemberRole,
    Name,
    Record,
    Size,
    Statement,
)
from nhsgraph.schema.statements import Status
from nhsgraph.snapshot import Snapshot

MEMBER_ROLES: tuple[str, ...] = get_args(MemberRole)
"""The ways in which a body belongs to another."""
INNER_PARTS = frozenset({"board", "collective", "region", "unit"})
"""The kinds of parts of which a joint arrangement is not made: it shows none of their lines."""


_LONG_AGO: Final = date(1000, 1, 1).toordinal()
"""Up to this number a number given for a day may as well be a year or a month."""
_OPEN: Final = (BEFORE_ALL, BEFORE_ALL + 1)
"""The numbers below it that stand for an end that is open."""


@dataclass(frozen=True, eq=False)
class DatedGraph:
    """A record as a graph whose edges come and go; ``known_on`` is set by ``as_known_on``.

    Two graphs are equal where their records and their knowledge are. What was worked out is kept,
    but takes no part in that, and is left out of pickles and copies.
    """

    record: Record
    index: Index = field(repr=False)
    knowledge: Knowledge = field(repr=False)
    _held: dict[str, Held | None] = field(default_factory=dict, repr=False)
    _lives: dict[str, Extent] = field(default_factory=dict, repr=False)
    _called: dict[tuple[str, Day], str] = field(default_factory=dict, repr=False)
    _reaching: dict[tuple[str, str, str], tuple[Held, ...]] = field(
        default_factory=dict, repr=False
    )

    @classmethod
    def of(cls, record: Record) -> Self:
        """The graph of a checked record."""
        index = Index(record)
        return cls(record, index, Knowledge(record, index))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, DatedGraph) or type(self) is not type(other):
            return NotImplemented
        same = self.record is other.record or self.record == other.record
        return same and self._standpoint == other._standpoint

    def __hash__(self) -> int:
        return hash((self.record, self._standpoint))

    def __reduce__(self) -> tuple[Callable[..., DatedGraph], tuple[Any, ...]]:
        """To pickle and to copy it: its record and knowledge; the rest is worked out again."""
        return _seen_from, (type(self), self.record, *self._standpoint)

    @property
    def _standpoint(self) -> tuple[Day | None, bool]:
        """The day of knowledge, and whether later days are doubted."""
        return self.knowledge.day, self.knowledge.doubts

    # -- views ------------------------------------------------------------------------------

    @property
    def known_on(self) -> Day | None:
        """The day of knowledge, or None where all is known."""
        return self.knowledge.day

    def as_known_on(self, day: str | date) -> Self:
        """The graph as somebody could have known it on a day.

        A statement shows once evidence for its beginning is published, its end once evidence for
        the end is; days after ``day`` are possible at most.

        Raises:
            DateError: the day can't be read.
        """
        return self.as_known_on_day(read_day(day))

    def as_known_on_day(self, day: Day) -> Self:
        """The same for a day that is read already."""
        return self._with(Knowledge(self.record, self.index, day))

    def all_known(self) -> Self:
        """The graph with all that the record knows, whatever the day of knowledge of this one."""
        return self if self.known_on is None else self._with(Knowledge(self.record, self.index))

    def undoubted(self) -> Self:
        """The graph as it is known, its days as certain as its sources tell them.

        As known on a day, no later day is certain. Where the question is on which day something
        is to end, that day is what was told, and here it stands.
        """
        return self._with(replace(self.knowledge, doubts=False))

    def _with(self, knowledge: Knowledge) -> Self:
        """The same record under another knowledge; what follows from knowledge is found anew."""
        return replace(self, knowledge=knowledge, _held={}, _lives={}, _called={}, _reaching={})

    def doubted(self) -> Self:
        """The graph as it is known, days after the day of knowledge possible at most (again)."""
        return self._with(replace(self.knowledge, doubts=True))

    def on(self, day: str | date) -> Snapshot:
        """The graph on one day: its bodies, and its edges with their certainty.

        Raises:
            DateError: the day can't be read or is no single day.
        """
        return Snapshot(self, Period.of_day(read_day(day)))

    def during(self, period: str | date | Period) -> Snapshot:
        """The graph over a period: all that held on any day of it.

        Args:
            period: a day, month, year, financial year (``2019/20``) or two dates (``a/b``).

        Raises:
            DateError: the period can't be read.
        """
        return Snapshot(self, Period.read(period))

    def changes(self, a: str | date, b: str | date, body: str | None = None) -> list[Change]:
        """What began, ended, was renamed or changed its form, from the first day of ``a`` on.

        Args:
            a: a day or period; its first day is the state from which changes count.
            b: a day or period; its last day is the last on which a change counts.
            body: the id of a body, for its changes alone.

        Returns:
            The changes by day, then as the record writes them; uncertain ones last.

        Raises:
            DateError: a day can't be read, or ``b`` lies before ``a``.
            UnknownBodyError: the record has no such body.
        """
        first, last = Period.read(a), Period.read(b)
        if last.stop <= first.start:
            raise DateError(str(b), f"lies before {a}", "give the earlier one first")
        if body is not None:
            self.body(body)
        return changes_between(self, Period(first.start, last.stop), body)

    # -- bodies -----------------------------------------------------------------------------

    def body(self, body_id: str) -> Body:
        """The head of a body.

        Raises:
            UnknownBodyError: the record has no such body; the message names the nearest.
        """
        body = self.record.bodies.get(text_of(body_id, "the id of a body"))
        if body is None:
            raise self._unknown(body_id)
        return body

    def _unknown(self, body_id: str) -> UnknownBodyError:
        """The refusal of an id that no body has, with the ids that may be meant."""
        called = self.index.names.called(body_id)
        if called:
            hint = f"It is a name of {' and of '.join(called)}; give the id."
            return UnknownBodyError(f"No body has the id “{body_id}”.", [hint])
        near = self.index.names.near_ids(body_id)
        hints = [f"Did you mean {', '.join(near)}?"] if near else []
        return UnknownBodyError(f"The record has no body “{body_id}”.", hints)

    def statement(self, statement_id: str) -> Statement:
        """A statement by its id, ``body/id``.

        Raises:
            QuestionError: the record has no such statement.
        """
        known = self.record.statements.get(text_of(statement_id, "the id of a statement"))
        if known is None:
            near = self._near_statements(statement_id)
            hints = [f"Did you mean {', '.join(near)}?"] if near else []
            raise QuestionError(f"The record has no statement “{statement_id}”.", hints)
        return known

    def _near_statements(self, statement_id: str) -> list[str]:
        """The ids of up to three statements that may be meant, of the body that may be."""
        body, _, own = statement_id.partition("/")
        if len(own) > LONGEST_TEXT:
            return []
        bodies = [body] if body in self.record.bodies else self.index.names.near_ids(body)[:1]
        ids = [
            each.id
            for near in bodies
            for each in self.index.of_body(near)
            if each.id.startswith(f"{near}/")
        ]
        return difflib.get_close_matches(f"{''.join(bodies)}/{own}", ids, n=3)

    def life(self, body_id: str) -> Extent:
        """The days of a body: from its first uncontested name in force to the end of its last.

        Gaps between names do not break it. Empty for a body that was only planned.

        Raises:
            UnknownBodyError: the record has no such body.
        """
        if text_of(body_id, "the id of a body") not in self._lives:
            self._lives[body_id] = self._life(body_id)
        return self._lives[body_id]

    def _life(self, body_id: str) -> Extent:
        self.body(body_id)
        extents = [extent for name in self._life_names(body_id) if (extent := self._named(name))]
        if not extents:
            return Extent(AFTER_ALL, AFTER_ALL, BEFORE_ALL, BEFORE_ALL)
        return Extent(
            min(extent.possible_from for extent in extents),
            min(extent.certain_from for extent in extents),
            max(extent.certain_to for extent in extents),
            max(extent.possible_to for extent in extents),
        )

    def _life_names(self, body_id: str) -> list[Statement]:
        return [name for name in self.index.said("name", body_id) if name.counts]

    def _named(self, name: Statement) -> Extent | None:
        """The extent of a name; as known, also where no source of it was, but of its body one."""
        extent = self.knowledge.extent(name)
        if extent is not None or not self._heard_of(name.owner):
            return extent
        if self.knowledge.begins_later(name):
            return None
        return self.knowledge.cut(self.index.extent(name))._replace(possible_to=AFTER_ALL)

    def _heard_of(self, body_id: str) -> bool:
        """True when something in force was known of a body, though no source of its name was."""
        return any(
            statement.counts
            and self.knowledge.of_begin(statement) is not Certainty.NO
            and not self.knowledge.begins_later(statement)
            for statement in self.index.of_body(body_id)
        )

    def names(
        self, body_id: str, period: str | date | Period | None = None
    ) -> list[tuple[Name, Part]]:
        """The names of a body over a period (its life if none), each with its days, in order.

        Raises:
            UnknownBodyError: the record has no such body.
            DateError: the period can't be read.
        """
        self.body(body_id)
        period = Period(BEFORE_ALL, AFTER_ALL) if period is None else Period.read(period)
        found = [
            (name, part)
            for name in self.index.said("name", body_id)
            if isinstance(name, Name) and name.counts and (extent := self._named(name))
            for part in extent.during(period)
        ]
        return sorted(found, key=lambda each: (each[1].start, -each[1].certainty.rank))

    def name_on(self, body_id: str, day: str | date | Day) -> str:
        """What to call a body on a day: the operating name before the legal one.

        Outside its life it is called by the nearest of its names, and before it by a name that was
        planned for it. As known on a day, by a name that was known then, if one was.

        Raises:
            UnknownBodyError: the record has no such body.
            DateError: the day can't be read.
        """
        return self.named_on_day(body_id, _day_of(day))

    def named_on_day(self, body_id: str, day: Day) -> str:
        """The same for a day that is read already."""
        if (text_of(body_id, "the id of a body"), day) not in self._called:
            self._called[body_id, day] = called_on(self, self.body(body_id).id, day)
        return self._called[body_id, day]

    # -- statements in force ----------------------------------------------------------------

    def held(self, statement: Statement) -> Held | None:
        """A statement with the days over which it holds; None if it never does, or was not known.

        An edge in force holds only while both of its bodies live. This does not bind plans nor
        successions.
        """
        if statement.id not in self._held:
            self._held[statement.id] = self._hold(statement)
        return self._held[statement.id]

    def _hold(self, statement: Statement) -> Held | None:
        extent = self.knowledge.extent(statement)
        if extent is None:
            return None
        cut_by = [] if extent == statement.when.extent or self.known_on is not None else ["event"]
        if isinstance(statement, Edge) and not statement.happens and statement.counts:
            for end in dict.fromkeys(statement.known_ends):
                met = extent.meet(self._life_for_meet(end))
                if met != extent:
                    cut_by.append(end)
                extent = met
        elif statement.counts and not isinstance(statement, Edge | Name):
            extent = extent.meet(self._life_for_meet(statement.owner))
        if extent.empty:
            return None
        status: Status = statement.status
        if status == "in_force" and self.knowledge.begins_later(statement):
            status = "announced"
        return Held(statement, extent, (), tuple(cut_by), status)

    def _life_for_meet(self, body_id: str) -> Extent:
        """A life for the meet: an end of it that is not known counts as open."""
        life = self.life(body_id)
        names = self._life_names(body_id)
        if life.empty or not names:
            return life
        first = min(names, key=lambda name: self.index.extent(name).possible_from)
        last = max(names, key=lambda name: self.index.extent(name).possible_to)
        if first.when.begin is None and not first.when.begin_open:
            life = life._replace(possible_from=BEFORE_ALL, certain_from=BEFORE_ALL)
        if last.when.end is None and not last.when.end_open:
            life = self.knowledge.cut(life._replace(certain_to=AFTER_ALL, possible_to=AFTER_ALL))
        return life

    def edges(self, edge_type: str, role: str, body_id: str) -> Iterator[Held]:
        """The edges in force, not contested, in which a body itself has a role.

        Raises:
            QuestionError: there is no such type of edge, or no such role of it.
            UnknownBodyError: the record has no such body.
        """
        self._check_role(edge_type, role, body_id)
        return self._edges(edge_type, role, body_id)

    def _check_role(self, edge_type: str, role: str, body_id: str) -> None:
        roles = EDGE_TYPES[one_of(edge_type, EDGE_TYPES, "type of edge")].roles
        one_of(role, roles, f"role of the type {edge_type}:")
        self.body(body_id)

    def _edges(self, edge_type: str, role: str, body_id: str) -> Iterator[Held]:
        for edge in self.index.edges(edge_type, role, body_id):
            if edge.counts and (held := self.held(edge)):
                yield held

    def lines(self, edge_type: str, role: str, body_id: str) -> list[Held]:
        """The edges in force that concern a body, its own and those that reach it.

        A collective's statements reach its members; a joint arrangement without any of its own
        shows those of its parts. What reaches it says through whom (``via``).

        Raises:
            QuestionError: there is no such type of edge, or no such role of it.
            UnknownBodyError: the record has no such body.
        """
        self._check_role(edge_type, role, body_id)
        asked = edge_type, role, body_id
        if asked not in self._reaching:
            self._reaching[asked] = tuple(self._lines(*asked, ()))
        return list(self._reaching[asked])

    def _lines(
        self, edge_type: str, role: str, body_id: str, seen: tuple[str, ...]
    ) -> Iterator[Held]:
        own = list(self.edges(edge_type, role, body_id))
        yield from own
        if EDGE_TYPES[edge_type].handed_down:
            yield from self._from_collectives(edge_type, role, body_id, seen)
        parts = EDGE_TYPES[edge_type].shown_of_parts
        if not own and parts and self.body(body_id).kind == "joint_arrangement":
            yield from self._from_parts(edge_type, role, body_id, seen)

    def _from_collectives(
        self, edge_type: str, role: str, body_id: str, seen: tuple[str, ...]
    ) -> Iterator[Held]:
        for membership, collective in self._wholes(body_id, "one_of"):
            if collective in seen:
                continue
            for held in self._lines(edge_type, role, collective, (*seen, body_id)):
                if held.statement.of == "whole" or _to_itself(held, body_id):
                    continue
                if met := self._through(held, membership, collective, body_id):
                    yield met

    def handed_down(
        self, statement_type: str, body_id: str, seen: tuple[str, ...] = ()
    ) -> Iterator[Held]:
        """What is said of a body through the collectives that it is one of: its legal form.

        Raises:
            QuestionError: there is no such type of statement.
            UnknownBodyError: the record has no such body.
        """
        self.body(body_id)
        if not STATEMENT_TYPES[
            one_of(statement_type, STATEMENT_TYPES, "type of statement")
        ].handed_down:
            return
        for membership, collective in self._wholes(body_id, "one_of"):
            if collective in seen:
                continue
            said = self.index.said(statement_type, collective)
            own = (self.held(statement) for statement in said if statement.counts)
            further = self.handed_down(statement_type, collective, (*seen, body_id))
            for held in (*filter(None, own), *further):
                if held.statement.of == "whole":
                    continue
                if met := self._through(held, membership, collective, body_id):
                    yield met

    def _from_parts(
        self, edge_type: str, role: str, body_id: str, seen: tuple[str, ...]
    ) -> Iterator[Held]:
        for membership in self.index.memberships("whole", body_id, "part_of"):
            held_membership = self.held(membership)
            if held_membership is None or membership.member in seen:
                continue
            if self.body(membership.member).kind in INNER_PARTS:
                continue
            for held in self._lines(edge_type, role, membership.member, (*seen, body_id)):
                if _to_itself(held, body_id):
                    continue
                if met := self._through(held, held_membership, membership.member, body_id):
                    yield met

    def _through(self, held: Held, membership: Held, via: str, body_id: str) -> Held | None:
        """An edge as it reaches a body through another, while membership and both lives last."""
        extent = held.extent.meet(membership.extent).meet(self._life_for_meet(body_id))
        return None if extent.empty else replace(held, extent=extent, via=(via, *held.via))

    def _wholes(self, body_id: str, role: str) -> Iterator[tuple[Held, str]]:
        for membership in self.index.memberships("member", body_id, role):
            held = self.held(membership)
            if held is not None and isinstance(membership.whole, str):
                yield held, membership.whole

    def members(self, whole: str, *roles: str) -> list[Held]:
        """The memberships in force of a whole, by role (all roles if none is named).

        Raises:
            UnknownBodyError: the record has no such body.
            QuestionError: there is no such role.
        """
        self.body(whole)
        roles = tuple(one_of(each, MEMBER_ROLES, "role of a member") for each in roles)
        roles = roles or MEMBER_ROLES
        found = (self.held(each) for each in self.index.memberships("whole", whole, *roles))
        return [held for held in found if held]

    def is_member(self, body_id: str, collective: str) -> bool:
        """True where a body was at any time one of a collective.

        Raises:
            UnknownBodyError: the record has no such body, or no such collective.
        """
        whole = self.body(collective).id
        found = self.index.memberships("member", self.body(body_id).id, *MEMBER_ROLES)
        return any(membership.whole == whole for membership in found)

    def plans(self, edge_type: str, role: str, body_id: str) -> list[Held]:
        """The plans of a type in which a body has a role.

        As known on a day, those that were pending, over the planned days after it.

        Raises:
            QuestionError: there is no such type of edge, or no such role of it.
            UnknownBodyError: the record has no such body.
        """
        self._check_role(edge_type, role, body_id)
        return [
            held
            for edge in self.index.edges(edge_type, role, body_id)
            if edge.planned and edge.contested is None and (held := self.plan(edge))
        ]

    def plan(self, statement: Statement) -> Held | None:
        """A plan with its planned days; None where it was not known or no longer pending."""
        if not self.knowledge.pending(statement):
            return None
        extent = self.index.extent(statement)
        if self.known_on is not None:
            after = Extent(self.known_on + 1, self.known_on + 1, AFTER_ALL, AFTER_ALL)
            extent = extent.meet(after)
        return None if extent.empty else Held(statement, extent, status=statement.status)

    # -- counts -----------------------------------------------------------------------------

    def count(self, collective: str, day: str | date | Day) -> list[int]:
        """How many members a collective had on a day: one number, or each that it may have been.

        A size that is recorded answers; else the dated memberships do, case by case.

        Raises:
            UnknownBodyError: the record has no such body.
            DateError: the day can't be read.
        """
        return self.counted_on_day(collective, _day_of(day))

    def counted_on_day(self, collective: str, day: Day) -> list[int]:
        """The same for a day that is read already."""
        self.body(collective)
        sizes = [
            (statement.size, held.on(day))
            for statement in self.index.said("size", collective)
            if isinstance(statement, Size) and statement.counts and (held := self.held(statement))
        ]
        certain = [size for size, certainty in sizes if certainty is Certainty.CERTAIN]
        possible = [size for size, certainty in sizes if certainty is Certainty.POSSIBLE]
        if certain or possible:
            return sorted(set(certain or possible))
        return count_members(self, self.members(collective, "one_of"), day)

    def deciding_event(self, statement: Statement, day: Day) -> str | None:
        """The event on whose unknown day it turns whether a statement holds on a day."""
        return case_of(self.record, statement, day)[0]

    def __str__(self) -> str:
        known = f", as known on {write_day(self.known_on)}" if self.known_on is not None else ""
        return f"{self.record.info.title}: {len(self.record.statements)} statements{known}"


def _seen_from(kind: type[DatedGraph], record: Record, day: Day | None, doubts: bool) -> DatedGraph:
    """A graph from its record, the day of knowledge, and whether later days are doubted."""
    graph = kind.of(record)
    return graph._with(Knowledge(record, graph.index, day, doubts))  # noqa: SLF001


def _to_itself(held: Held, body_id: str) -> bool:
    """True for a line that, handed on to a body, would tie it to itself."""
    return isinstance(held.statement, Edge) and body_id in held.statement.known_ends


def _day_of(day: str | date | Day) -> Day:
    """A day to read, or one that is read already; a bare 2019, a day of the year 6, is refused.

    Raises:
        DateError: the day can't be read, or the number is no day of this millennium or the last.
    """
    if not isinstance(day, int):
        return read_day(day)
    if isinstance(day, bool) or not (day in _OPEN or _LONG_AGO < day <= AFTER_ALL):
        raise no_date(day, 'write a day in quotes, such as "2019-06-01"')
    return day
