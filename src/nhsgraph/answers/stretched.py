"""Statements that say the same one after another, as one stretch: what lasted, and how long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    Extent,
    Part,
    Period,
    day_in_words,
    is_open,
    some_day_in_words,
)
from nhsgraph.schema import Edge, Name, Post, Statement
from nhsgraph.values import dataclass
from nhsgraph.words.lengths import bounds, ends_in_words, lasted_in_words
from nhsgraph.words.sentences import articled
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.answers.frame import Frame
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


@dataclass(frozen=True)
class Lasting:
    """What lasted without a break: its days, and the statements that say so, by their begin."""

    extent: Extent
    rows: tuple[Held, ...]

    @property
    def begin_known(self) -> bool:
        """False where the begin is blank: nobody knows anything of it."""
        first = min(self.rows, key=lambda held: held.extent.possible_from).statement
        return bool(first.when.begin or first.when.begin_open or first.begun_by)

    @property
    def end_known(self) -> bool:
        """False where the end is blank."""
        last = self._last
        return bool(last.when.end or last.when.end_open or last.ended_by)

    @property
    def _last(self) -> Statement:
        """The statement that ends it."""
        return max(self.rows, key=lambda held: held.extent.possible_to).statement

    def length(self, until: Day) -> str:
        """How long it lasted, in words; nothing where nothing bounds it."""
        return lasted_in_words(self.extent, until)

    def ends(self, until: Day) -> str:
        """From when to when it lasted, in words."""
        seen = self._last.when.last_seen
        return ends_in_words(
            self.extent,
            until,
            begin_known=self.begin_known,
            end_known=self.end_known,
            seen=day_in_words(seen) if seen else "",
        )

    def shortest(self, until: Day) -> int:
        """For how many days it lasted at the least."""
        least, _ = bounds(self.extent, until)
        return least[1] - least[0] if least else 0

    def longest(self, until: Day) -> int:
        """For how many days it lasted at the most, up to the day after the last one known."""
        start = max(self.extent.possible_from, BEFORE_ALL)
        return max(0, min(self.extent.possible_to, max(until, self.extent.certain_from)) - start)


def known_until(graph: DatedGraph) -> Day:
    """The day after the last that is known: of the record, or that of knowledge."""
    stop = graph.record.info.covers.extent.possible_to
    return stop if graph.known_on is None else min(stop, graph.known_on + 1)


def lastings(rows: Iterable[Held]) -> list[Lasting]:
    """What lasted, by begin: statements that say the same and follow each other are one.

    They follow where the one begins for certain before the other is over, or by one event.
    """
    series: dict[tuple[str, ...], list[Held]] = {}
    for held in rows:
        series.setdefault(_says(held.statement), []).append(held)
    found = [each for same in series.values() for each in _runs(same)]
    return sorted(found, key=lambda each: (each.extent.possible_from, each.extent.certain_from))


def _runs(same: list[Held]) -> Iterable[Lasting]:
    same.sort(key=lambda held: (held.extent.possible_from, held.extent.possible_to))
    run: list[Held] = []
    for held in same:
        if run and not _follows(run, held):
            yield Lasting(_over(run), tuple(run))
            run = []
        run.append(held)
    if run:
        yield Lasting(_over(run), tuple(run))


def _follows(run: list[Held], held: Held) -> bool:
    event = held.statement.begun_by
    if event is not None and any(each.statement.ended_by == event for each in run):
        return True
    return held.extent.certain_from <= max(each.extent.certain_to for each in run)


def _over(run: list[Held]) -> Extent:
    extents = [held.extent for held in run]
    return Extent(
        min(each.possible_from for each in extents),
        min(each.certain_from for each in extents),
        max(each.certain_to for each in extents),
        max(each.possible_to for each in extents),
    )


def _says(statement: Statement) -> tuple[str, ...]:
    """What a statement says, less its days: two that say the same are one thing that lasted."""
    if isinstance(statement, Edge):
        ends = (str(end) for end in statement.ends)
        kind = (str(getattr(statement, name, "")) for name in ("role", "act", "post", "stream"))
        return (statement.type, *ends, *kind)
    if isinstance(statement, Post):
        return (*statement.series, statement.person, str(statement.acting))
    if isinstance(statement, Name):
        return (*statement.series, statement.name)
    return (statement.type, statement.owner, getattr(statement, "form", ""))


def main_part(held: Held) -> Part:
    """The stretch by which a statement is shown: the certain one, else the first possible one."""
    always = Period(BEFORE_ALL, AFTER_ALL)
    parts = held.during(always) or held.extent.during(always)
    certain = [part for part in parts if part.certainty is Certainty.CERTAIN]
    return (certain or parts)[0]


def at_another_time(frame: Frame, moment: str) -> str:
    """That a body began or ended at another time than the one asked; nothing if not known."""
    graph, body = frame.graph, frame.question.body
    life = graph.undoubted().life(body)
    ends = moment == "ended"
    first = life.certain_to - 1 if ends else life.possible_from
    last = life.possible_to - 1 if ends else life.certain_from
    if moment not in {"began", "ended"} or not frame.asked_days or is_open(first) or is_open(last):
        return ""
    on_eve = ends and last + 1 == frame.period.start  # its abolition took effect on the day after
    if Period(first, last + 1).overlaps(frame.period) or on_eve:
        return ""
    name = articled(graph, body, min(first, last))
    did = "it last existed" if ends else "it began"
    return (
        f"{name} did not {'end' if ends else 'begin'}"
        f" {during_in_words(frame.period)}: {did} {some_day_in_words(first, last)}"
    )
