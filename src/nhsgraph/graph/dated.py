"""A record as a graph whose edges come and go, and the views of it as known on a day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, Self

from nhsgraph.dates import Certainty, Day, read_day, write_day
from nhsgraph.graph.collectives import Reach
from nhsgraph.graph.counting import case_of, numbers
from nhsgraph.graph.index import Index
from nhsgraph.graph.knowledge import Knowledge
from nhsgraph.graph.lives import day_of
from nhsgraph.schema import Membership, Record, Size, Statement
from nhsgraph.values import dataclass

if TYPE_CHECKING:
    from nhsgraph.graph.by_day import ByDay

MOST_VIEWS: Final = 16
"""So many graphs as known on some day are kept beside one."""
_ALL_KNOWN: Final = (None, True)


@dataclass(frozen=True, eq=False)
class DatedGraph(Reach):
    """A record as a graph whose edges come and go; ``known_on`` is set by ``as_known_on``.

    Two graphs are equal where their records and their knowledge are. What was worked out is kept,
    but takes no part in that, and is left out of pickles and copies.
    """

    _views: dict[tuple[Day | None, bool], DatedGraph] = field(default_factory=dict, repr=False)

    @classmethod
    def of(cls, record: Record) -> Self:
        """The graph of a checked record.

        >>> nhsgraph.Graph.of(graph.record) == graph
        True
        """
        index = Index(record)
        return cls(record, index, Knowledge.of_all(record, index))

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

    def as_known_on(self, day: str | date) -> Self:
        """The graph as somebody could have known it on a day.

        A statement shows once evidence for its beginning is published, its end once evidence for
        the end is; days after ``day`` are possible at most.

        Raises:
            DateError: the day can't be read.

        >>> then = graph.as_known_on("2012-02-01")
        >>> then.held(graph.statement("hee/special-health-authority")) is None
        True
        """
        return self.as_known_on_day(read_day(day))

    def as_known_on_day(self, day: Day) -> Self:
        """The same for a day that is read already.

        >>> then = graph.as_known_on("2012-02-01")
        >>> graph.as_known_on_day(then.known_on) == then
        True
        """
        return self._with(self.knowledge.on(day))

    def all_known(self) -> Self:
        """The graph with all that the record knows, whatever the day of knowledge of this one.

        >>> graph.as_known_on("2012-02-01").all_known() == graph
        True
        """
        return self if self.known_on is None else self._with(self.knowledge.on(None))

    def undoubted(self) -> Self:
        """The graph as it is known, its days as certain as its sources tell them.

        As known on a day, no later day is certain. Where the question is on which day something
        is to end, that day is what was told, and here it stands.

        >>> then = graph.as_known_on("2012-02-01")
        >>> then.undoubted().known_on == then.known_on
        True
        """
        if self.known_on is None:
            return self
        return self._with(self.knowledge.on(self.known_on, doubts=False))

    def doubted(self) -> Self:
        """The graph as it is known, days after the day of knowledge possible at most (again).

        >>> then = graph.as_known_on("2012-02-01")
        >>> then.undoubted().doubted() == then
        True
        """
        return self._with(self.knowledge.on(self.known_on))

    def _with(self, knowledge: Knowledge) -> Self:
        """The same record under another knowledge; what follows from knowledge is found anew.

        The last few views are kept, with what was found for them, and always that which knows all.
        """
        key = knowledge.day, knowledge.doubts
        view = self._views.get(key)
        if not isinstance(view, type(self)):
            if len(self._views) >= MOST_VIEWS:
                for passed in [other for other in self._views if other != _ALL_KNOWN]:
                    del self._views[passed]
            self._views.setdefault(self._standpoint, self)
            view = type(self)(self.record, self.index, knowledge, _views=self._views)
            self._views[key] = view
        return view

    @property
    def by_day(self) -> ByDay:
        """What the record says, by day: made once for all that is known at any time.

        >>> day = nhsgraph.Period.read("2019-06-01")
        >>> len(list(graph.by_day.bodies(day, graph))) == len(graph.on("2019-06-01").bodies)
        True
        """
        return self.all_known()._by_day  # noqa: SLF001 - the same class

    @cached_property
    def _by_day(self) -> ByDay:
        from nhsgraph.graph.by_day import ByDay

        return ByDay(self)

    # -- counts -----------------------------------------------------------------------------

    def count(self, collective: str, day: str | date | Day) -> list[int]:
        """How many members a collective had on a day: one number, or each that it may have been.

        A size that is recorded answers; else the dated memberships do, case by case.

        Args:
            collective: a set of bodies, by id or name.
            day: the day.

        Returns:
            The numbers, the least first; none where nothing is recorded.

        Raises:
            UnknownBodyError: the record has no such body.
            DateError: the day can't be read.

        >>> graph.count("LETBs", "2015-06-01")
        [13]
        """
        return self.counted_on_day(collective, day_of(day))

    def counted_on_day(self, collective: str, day: Day) -> list[int]:
        """The same for a day that is read already.

        >>> graph.counted_on_day("letbs", nhsgraph.Period.read("2015-06-01").start)
        [13]
        """
        own = self.find(collective)
        sizes = [
            (statement.size, held.on(day))
            for statement in self.index.said("size", own)
            if isinstance(statement, Size) and statement.counts and (held := self.held(statement))
        ]
        certain = [size for size, certainty in sizes if certainty is Certainty.CERTAIN]
        possible = [size for size, certainty in sizes if certainty is Certainty.POSSIBLE]
        if certain or possible:
            return sorted(set(certain or possible))
        rows = [
            (edge.member, edge, held.on(day))
            for held in self.members(own, "one_of")
            if isinstance(edge := held.statement, Membership)
        ]
        return numbers(self.record, rows, day)

    def deciding_event(self, statement: Statement, day: Day) -> str | None:
        """The event on whose unknown day it turns whether a statement holds on a day.

        Args:
            statement: a statement of the record.
            day: the day, as the number that ``Period.start`` has.

        >>> day = nhsgraph.Period.read("2015-06-01").start
        >>> print(graph.deciding_event(graph.statement("hee/special-health-authority"), day))
        None
        """
        return case_of(self.record, statement, day)[0]

    def __str__(self) -> str:
        known = f", as known on {write_day(self.known_on)}" if self.known_on is not None else ""
        return f"{self.record.info.title}: {len(self.record.statements)} statements{known}"


def _seen_from(kind: type[DatedGraph], record: Record, day: Day | None, doubts: bool) -> DatedGraph:
    """A graph from its record, the day of knowledge, and whether later days are doubted."""
    graph = kind.of(record)
    return graph._with(graph.knowledge.on(day, doubts=doubts))  # noqa: SLF001
