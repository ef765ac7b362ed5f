"""The bodies of a graph: who there is, when each lived, and what it was called."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Final

from nhsgraph.dates import (
    AFTER_ALL,
    ALWAYS,
    BEFORE_ALL,
    LAST_SEEN_FOR,
    Certainty,
    Day,
    Extent,
    Part,
    Period,
    no_date,
    read_day,
)
from nhsgraph.errors import QuestionError, UnknownBodyError
from nhsgraph.given import text_of
from nhsgraph.graph.index import Index
from nhsgraph.graph.knowledge import Knowledge
from nhsgraph.near import did_you_mean
from nhsgraph.schema import Body, Name, Record, Statement
from nhsgraph.values import dataclass, kept

_LONG_AGO: Final = date(1000, 1, 1).toordinal()
"""Up to this number a number given for a day may as well be a year or a month."""
_OPEN: Final = (BEFORE_ALL, BEFORE_ALL + 1)
"""The numbers below it that stand for an end that is open."""
_NO_LIFE: Final = Extent(AFTER_ALL, AFTER_ALL, BEFORE_ALL, BEFORE_ALL)


@dataclass(frozen=True, eq=False)
class Lives:
    """A record as it is known, with the lives and the names of its bodies.

    What was worked out is kept.
    """

    record: Record
    index: Index = field(repr=False)
    knowledge: Knowledge = field(repr=False)
    _lasting: dict[str, Extent] = field(default_factory=dict, repr=False)
    _within: dict[str, Extent] = field(default_factory=dict, repr=False)

    @property
    def known_on(self) -> Day | None:
        """The day of knowledge, or None where all is known.

        >>> print(graph.known_on)
        None
        """
        return self.knowledge.day

    # -- who there is -----------------------------------------------------------------------

    def body(self, body: str) -> Body:
        """The head of a body: its kind, what else it is called, and what it was for.

        Args:
            body: its id, or a name that it has or had: *HEE*, *Health Education England*.

        Raises:
            UnknownBodyError: the record has no such body; the message names the nearest.
            QuestionError: several bodies are or were called so; the message has their ids.

        >>> graph.body("HEE").id
        'hee'
        """
        return self.record.bodies[self.find(body)]

    def find(self, words: str) -> str:
        """The id of a body, from its id or one of its names, as questions take them.

        Raises:
            UnknownBodyError: no body is called so; the message names the nearest.
            QuestionError: several bodies are or were called so; the message has their ids.

        >>> graph.find("Health Education England")
        'hee'
        """
        if text_of(words, "the id or a name of a body") in self.record.bodies:
            return words
        called = self.index.names.called(words)
        if len(called) == 1:
            return called[0]
        if called:
            hint = f"Give the id of one of them: {', '.join(called)}."
            raise QuestionError(f"“{words}” may mean several bodies.", [hint])
        hints = did_you_mean(self.index.names.near_ids(words))
        raise UnknownBodyError(f"The record has no body “{words}”.", hints)

    def statement(self, statement_id: str) -> Statement:
        """A statement by its id, ``body/id``.

        Raises:
            QuestionError: the record has no such statement.

        >>> graph.statement("hee/special-health-authority").type
        'legal_form'
        """
        known = self.record.statements.get(text_of(statement_id, "the id of a statement"))
        if known is None:
            if withdrawn := self.record.withdrawn.get(statement_id):
                told = f"The statement “{statement_id}” is withdrawn in {withdrawn.told}."
                raise QuestionError(told, ["Leave that folder out to see what it says."])
            hints = did_you_mean(self.index.near_statements(statement_id))
            body = statement_id.partition("/")[0]
            ids = f"The history of {body} has the ids of its statements: nhsgraph show {body}."
            hints = hints or ([ids] if body in self.record.bodies else [])
            raise QuestionError(f"The record has no statement “{statement_id}”.", hints)
        return known

    # -- when it lived ----------------------------------------------------------------------

    def life(self, body: str) -> Extent:
        """The days of a body: from its first uncontested name in force to the end of its last.

        Gaps between names do not break it. Empty for a body that was only planned.

        Raises:
            UnknownBodyError: the record has no such body.

        >>> life = graph.life("HEE")
        >>> life.holds_on(nhsgraph.Period.read("2014-06-01").start)
        <Certainty.CERTAIN: 'certain'>
        """
        return self._life(self.find(body))

    @kept
    def _life(self, body_id: str) -> Extent:
        extents = [extent for name in self._names(body_id) if (extent := self._named(name))]
        if not extents:
            return _NO_LIFE
        firsts, sures, sure_stops, stops = zip(*extents, strict=True)
        return Extent(min(firsts), min(sures), max(sure_stops), max(stops))

    def _names(self, body_id: str) -> list[Statement]:
        """The names that make the life of a body."""
        return [name for name in self.index.said("name", body_id) if name.counts]

    def _named(self, name: Statement) -> Extent | None:
        """The extent of a name; as known, also where no source of it was, but of its body one."""
        extent = self.knowledge.extent(name)
        if extent is not None or not self.knowledge.heard_of(name.owner):
            return extent
        if self.knowledge.begins_later(name):
            return None
        return self.knowledge.cut(self.index.extent(name))._replace(possible_to=AFTER_ALL)

    def lasting(self, body_id: str) -> Extent:
        """The days of a life between which what is said of a body may hold.

        They are those of its life; an end of it that is not known counts as open, and it lasts for
        certain to the day on which it was last seen.

        Raises:
            UnknownBodyError: the record has no such body.

        >>> graph.lasting("hee") == graph.life("hee")
        True
        """
        lasting = self._lasting.get(body_id)
        if lasting is None:
            lasting = self._lasting[body_id] = self._lasts(self.find(body_id))
        return lasting

    def _lasts(self, body_id: str) -> Extent:
        life = self.life(body_id)
        names = self._names(body_id)
        if life.empty or not names:
            return life
        first = min(names, key=lambda name: self.index.extent(name).possible_from)
        last = max(names, key=lambda name: self.index.extent(name).possible_to)
        if first.when.begin is None and not first.when.begin_open:
            life = life._replace(possible_from=BEFORE_ALL, certain_from=BEFORE_ALL)
        if last.when.end is None and not last.when.end_open:
            life = self.knowledge.cut(life._replace(certain_to=AFTER_ALL, possible_to=AFTER_ALL))
        elif (seen := self.last_seen(body_id)) is not None:
            life = self.knowledge.cut(life._replace(certain_to=max(life.certain_to, seen + 1)))
        return life

    # -- for how long it is told ------------------------------------------------------------
    # What goes on (``..``) is certain on no day after those that the record covers, and what was
    # there before (``../``) on none before them. What was last
    # seen on a day (``[2015-03..]``) is told as possible for a year from that day, and after that
    # only as last seen. Of an end that is blank nobody knows anything, so what has one may go on
    # for ever; and an end that is on record stays what it is.

    def told_life(self, body: str) -> Extent:
        """The days of a body's life on which it is told.

        Where no end is on record, no day after the years that the record covers is certain, and
        where it was last seen on a day, it is told for a year from then on.

        Raises:
            UnknownBodyError: the record has no such body.

        >>> graph.told_life("HEE").at_best(nhsgraph.Period.read("2009"))
        <Certainty.NO: 'no'>
        """
        return self._told_life(self.find(body))

    @kept
    def _told_life(self, body_id: str) -> Extent:
        told = self._life(body_id)
        if (covered := self.covered(told)) is not ALWAYS:
            told = told.meet(covered)
        return told.meet(self.seen_within(body_id)) if told.possible_to == AFTER_ALL else told

    def covered(self, extent: Extent) -> Extent:
        """The days on which what holds over an extent may be certain, by its ends that are open.

        Those before and after the days that the record covers are not among them where the begin
        or the end is open; of an end that is on record its own day is.

        >>> graph.covered(graph.life("hee")) == graph.covered(graph.life("nhsi"))
        True
        """
        covers, days = self.record.info.covers.extent, ALWAYS
        if extent.possible_from == BEFORE_ALL:
            first = max(BEFORE_ALL, min(covers.possible_from, extent.possible_to - 1))
            days = days._replace(certain_from=first)
        if extent.possible_to == AFTER_ALL:
            days = days._replace(certain_to=covers.possible_to)
        return days

    def seen_within(self, body_id: str) -> Extent:
        """The days within which a body is told, if nobody knows when it ended; else all days.

        >>> graph.seen_within("hee").possible_to == graph.seen_within("dhsc").possible_to
        True
        """
        within = self._within.get(body_id)
        if within is None:
            seen = self.last_seen(body_id)
            within = ALWAYS if seen is None else ALWAYS.told_to(seen + LAST_SEEN_FOR)
            self._within[body_id] = within
        return within

    def last_seen(self, body: str) -> Day | None:
        """The last day on which a body is known to have lived, where nobody knows when it ended.

        It is the latest day of any of its statements. None where it has ended or goes on.

        Raises:
            UnknownBodyError: the record has no such body.

        >>> print(graph.last_seen("HEE"))
        None
        """
        own = self.find(body)
        ended = self._life(own).possible_to < AFTER_ALL
        return None if ended else self.index.last_seen(own)

    # -- what it was called -----------------------------------------------------------------

    def names(
        self, body: str, period: str | date | Period | None = None
    ) -> list[tuple[Name, Part]]:
        """The names of a body over a period, each with its days, by the first of them.

        Args:
            body: the body, by id or name.
            period: the days asked about; its whole life if None.

        Raises:
            UnknownBodyError: the record has no such body.
            DateError: the period can't be read.

        >>> [name.name for name, _ in graph.names("dhsc", "2017/18")]
        ['Department of Health', 'Department of Health and Social Care']
        """
        own = self.find(body)
        period = Period(BEFORE_ALL, AFTER_ALL) if period is None else Period.read(period)
        found = [
            (name, part)
            for name in self._names(own)
            if isinstance(name, Name) and (extent := self._named(name))
            for part in extent.during(period)
        ]
        return sorted(found, key=lambda each: (each[1].start, -each[1].certainty.rank))

    def name_on(self, body: str, day: str | date | Day) -> str:
        """What to call a body on a day: the operating name before the legal one.

        Outside its life it is called by the nearest of its names, and before it by a name that was
        planned for it. As known on a day, by a name that was known then, if one was.

        Args:
            body: the body, by id or name.
            day: the day.

        Raises:
            UnknownBodyError: the record has no such body.
            DateError: the day can't be read.

        >>> graph.name_on("dhsc", "2015-06-01")
        'Department of Health'
        """
        return self.named_on_day(body, day_of(day))

    def named_on_day(self, body: str, day: Day) -> str:
        """The same for a day that is read already.

        >>> graph.named_on_day("dhsc", nhsgraph.Period.read("2015-06-01").start)
        'Department of Health'
        """
        return self._called((self.find(body), day))

    @kept
    def _called(self, asked: tuple[str, Day]) -> str:
        return called_on(self.knowledge, *asked)


def day_of(day: str | date | Day) -> Day:
    """A day to read, or one that is read already; a bare 2019, a day of the year 6, is refused.

    Raises:
        DateError: the day can't be read, or the number is no day of this millennium or the last.
    """
    if not isinstance(day, int):
        return read_day(day)
    if isinstance(day, bool) or not (day in _OPEN or _LONG_AGO < day <= AFTER_ALL):
        raise no_date(day, 'write a day in quotes, such as "2019-06-01"')
    return day


def called_on(knowledge: Knowledge, body_id: str, day: Day) -> str:
    """The name of a body on a day: the operating name before the legal one.

    Outside its life the nearest of its names; before it also one that was planned for that day, and
    any planned one if the body has no other. As known on a day, names known then come first;
    a body of which none was known is called as it came to be, by no name that was only planned.
    """
    index = knowledge.index
    names = [
        name
        for name in index.said("name", body_id)
        if isinstance(name, Name) and name.contested is None
    ]
    if len(names) == 1 and names[0].counts:
        return names[0].name
    born = min(
        (index.extent(name).possible_from for name in names if name.counts), default=AFTER_ALL
    )
    names = [name for name in names if name.counts or day < born]
    dated = [name for name in names if name.counts or name.when.text != "/"]
    names = dated if any(_is_known(knowledge, name) for name in dated) else names
    known = [name for name in names if _is_known(knowledge, name)]
    names = known or [name for name in names if name.counts] or names
    if not names:
        return body_id

    def fit(name: Name) -> tuple[int, int, int, int]:
        extent = index.extent(name)
        away = max(extent.possible_from - day, day - extent.possible_to + 1, 0)
        legal = 1 if name.use == "legal" else 0
        return away, name.planned, -extent.holds_on(day).rank, legal

    return min(names, key=fit).name


def _is_known(knowledge: Knowledge, name: Name) -> bool:
    return name.when.begin_open or knowledge.of_begin(name) is not Certainty.NO
