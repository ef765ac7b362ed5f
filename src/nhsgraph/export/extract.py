"""What of a graph is exported: all of it, a day or a period, or what lies around a body."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cached_property
from typing import Final, NamedTuple

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, LATEST, Certainty, Day, Extent, Period
from nhsgraph.errors import QuestionError, shortened
from nhsgraph.given import texts_of
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.in_force import Held
from nhsgraph.graph.snapshot import Snapshot
from nhsgraph.schema import Body, Edge, Event, Evidence, Source, Statement
from nhsgraph.values import dataclass

MOST_HOPS: Final = 20
"""Farther than so many lines nothing lies from a body that it does not lie from everything."""
ALL_DAYS: Final = Period(BEFORE_ALL, AFTER_ALL)


class Said(NamedTuple):
    """A statement of an extract with the days on which it is told, and how surely it holds in it.

    ``held`` is None for what holds on no day. ``certainty`` is the strongest that it has on some
    day of the extract.
    """

    statement: Statement
    held: Held | None
    certainty: Certainty

    @property
    def days(self) -> Extent | None:
        """The days on which it is told, met with the lives of its bodies; None if there are none.

        What happens on one day (a succession) has that day, of which a span may be known.
        """
        return None if self.held is None or self.held.told.empty else self.held.told

    @property
    def when(self) -> str:
        """Its time as it is written; an end that was not known on the day of knowledge is open."""
        return self.held.when if self.held is not None else self.statement.when.text


@dataclass(frozen=True, eq=False)
class Extract:
    """A graph, or a part of it, with everything that the part names.

    Args:
        graph: the graph, with all that it knows or as known on a day.
        period: the days; None for all of them, with plans and contested claims.
        around: bodies, by id; then only what ties those within ``hops`` lines of them.
        hops: how many lines away.
        watch: called as the rows of each of so many tables begin to be read.
    """

    graph: DatedGraph
    period: Period | None = None
    around: tuple[str, ...] = ()
    hops: int = 1
    watch: Callable[[int], None] | None = None

    @classmethod
    def of(
        cls, graph: DatedGraph, *, period: Period | None = None,
        around: str | Collection[str] = (), hops: int = 1,
        watch: Callable[[int], None] | None = None,
    ) -> Extract:  # fmt: skip
        """A part of a graph, its arguments checked.

        Raises:
            UnknownBodyError: the record has no such body.
            QuestionError: ``hops`` is no number from 1 to ``MOST_HOPS``.
        """
        if isinstance(hops, bool) or not isinstance(hops, int) or not 1 <= hops <= MOST_HOPS:
            hint = f"Write a number from 1 to {MOST_HOPS}."
            told = f"“{shortened(str(hops))}” is no number of lines to follow."
            raise QuestionError(told, [hint])
        bodies = tuple(graph.find(each) for each in texts_of(around, "bodies"))
        return cls(graph, period, bodies, hops, watch)

    @property
    def is_whole(self) -> bool:
        """Whether it is all of a record with all that it knows, so that it can be read again."""
        return self.period is None and not self.around and self.graph.known_on is None

    @property
    def span(self) -> Period:
        """Its days: those of the period, or all."""
        return self.period or ALL_DAYS

    @cached_property
    def snapshot(self) -> Snapshot:
        """The graph over its days."""
        return Snapshot(self.graph, self.span)

    @cached_property
    def statements(self) -> list[Said]:
        """Its statements, in the order of the record."""
        return [each for each in self.said if self.body_ids.issuperset(each.statement.bodies)]

    @property
    def edges(self) -> Iterator[tuple[Edge, Said]]:
        """Its edges that hold on some day, neither planned nor contested."""
        for each in self.statements:
            edge = each.statement
            if isinstance(edge, Edge) and edge.counts and each.certainty is not Certainty.NO:
                yield edge, each

    @cached_property
    def said(self) -> list[Said]:
        """The statements of its days, of all bodies."""
        graph, record = self.graph, self.graph.record
        if self.period is not None:
            return list(self._of_days())
        found = []
        for statement in record.statements.values():
            held = graph.held(statement)
            if held is None and graph.known_on is not None:
                held = graph.plan(statement) if statement.planned else None
                if held is None:
                    continue  # nobody knew of it
            said = Said(statement, held, Certainty.NO)
            best = said.days.at_best(ALL_DAYS) if said.days else Certainty.NO
            found.append(said._replace(certainty=best))
        return found

    def _of_days(self) -> Iterator[Said]:
        """What is in force, not contested, and holds on some day of the period."""
        lines = {line.edge.id: line for line in self.snapshot.edges}
        for statement in self.graph.record.statements.values():
            if line := lines.get(statement.id):
                yield Said(line.edge, line.held, line.certainty)
            elif statement.counts and not isinstance(statement, Edge):
                held = self.graph.held(statement)
                best = held.told.at_best(self.span) if held else Certainty.NO
                if best is not Certainty.NO:
                    yield Said(statement, held, best)

    @cached_property
    def body_ids(self) -> frozenset[str]:
        """The ids of its bodies."""
        if self.around:
            return frozenset(self._reached())
        if self.period is not None:
            return frozenset(self.snapshot.bodies)
        known = self.graph.knowledge
        if self.graph.known_on is None:
            return frozenset(self.graph.record.bodies)
        tied = {body for each in self.said for body in each.statement.bodies}
        return frozenset({each for each in self.graph.record.bodies if known.heard_of(each)} | tied)

    def _reached(self) -> set[str]:
        """The bodies within ``hops`` lines of the middle: lines that hold on some of its days."""
        reached = set(self.around)
        ties = [
            each.statement.bodies
            for each in self.said
            if each.statement.counts and each.certainty is not Certainty.NO
        ]
        for _ in range(self.hops):
            reached |= {end for ends in ties if reached.intersection(ends) for end in ends}
        return reached

    @cached_property
    def bodies(self) -> list[Body]:
        """Its bodies, in the order of the record."""
        return [body for key, body in self.graph.record.bodies.items() if key in self.body_ids]

    @cached_property
    def events(self) -> list[Event]:
        """The events that begin or end its statements; of a whole record all of them."""
        record = self.graph.record
        if self.is_whole:
            return list(record.events.values())
        named = {event for each in self.statements for event in self.events_of(each)}
        return [event for key, event in record.events.items() if key in named]

    def events_of(self, said: Said) -> tuple[str | None, str | None]:
        """The events that begin and end a statement, as far as that is known."""
        begun, ended = said.statement.begun_by, said.statement.ended_by
        if self.graph.known_on is None:
            return begun, ended
        hidden = said.held is not None and said.when != said.statement.when.text
        known = self.graph.knowledge
        shown = (
            event if event and known.of_evidence(self.graph.record.events[event].evidence).rank
            else None
            for event in (begun, None if hidden else ended)
        )  # fmt: skip
        begun, ended = shown
        return begun, ended

    def told(self, evidence: Iterable[Evidence]) -> list[Evidence]:
        """Evidence, as far as it was published by the day of knowledge."""
        known = self.graph.knowledge
        if self.graph.known_on is None:
            return list(evidence)
        return [each for each in evidence if known.of_source(each.source) is not Certainty.NO]

    def name(self, body: str) -> str:
        """What a body was called on the first day of the period; of all days, last."""
        return self.graph.named_on_day(body, self.named_on(body))

    def named_on(self, body: str) -> Day:
        """The day by whose name a body goes."""
        if self.period is not None and self.period.start > BEFORE_ALL:
            return self.period.start
        if (known := self.graph.known_on) is not None:
            return known
        life = self.graph.life(body)
        covered = self.graph.record.info.covers.extent.possible_to - 1
        return min(life.possible_to - 1, covered, LATEST) if not life.empty else covered

    def sources(self, cited: Iterable[str]) -> list[Source]:
        """Sources by their ids, in the order of the record; of a whole record all of them."""
        record, wanted = self.graph.record, frozenset(cited)
        return [source for key, source in record.sources.items() if self.is_whole or key in wanted]
