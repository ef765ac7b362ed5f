"""What is found by the order of days is what a look at every statement finds, in any small world.

Here stand the plain definitions: go through all that a record says, and ask of each whether it was
known, whether it holds, whether it turns. The engine never goes through all of it.
"""

from __future__ import annotations

import random
from collections.abc import Iterable

from hypothesis import example, given
from hypothesis import strategies as st

from made_models import wild
from nhsgraph import Graph
from nhsgraph.dates import Certainty, Day, Period, is_open, strongest, write_day
from nhsgraph.graph.changes import joined
from nhsgraph.graph.in_force import Change, changes_of
from nhsgraph.graph.span_index import Spans
from nhsgraph.schema import Edge, Evidence, Statement

SEEDS = st.integers(0, 2**32)
VIEWS = 3
"""In so many states of knowledge each world is tried, and in that with all known."""


def _days(graph: Graph) -> list[Day]:
    """The days on which anything may change in a world, and their neighbours."""
    found: set[Day] = set()
    for statement in graph.record.statements.values():
        for day in (*statement.when.extent, *graph.index.extent(statement)):
            found.update((day - 1, day, day + 1))
    for source in graph.record.sources:
        found.update(graph.knowledge.days_of_source(source))
    found.update(day + 366 for day in list(found))
    return sorted(day for day in found if not is_open(day) and write_day(day - 1))


def _views(graph: Graph, draw: random.Random) -> list[Graph]:
    days = _days(graph)
    known = [graph.as_known_on_day(day) for day in draw.sample(days, VIEWS)]
    return [graph, *known, *(each.undoubted() for each in known)]


def _periods(graph: Graph, draw: random.Random) -> list[Period]:
    days = _days(graph)
    pairs = [sorted(draw.sample(days, 2)) for _ in range(6)]
    seen = [graph.known_on] if graph.known_on is not None else []
    return [
        *(Period.of_day(day) for day in [*draw.sample(days, 8), *seen]),
        *(Period(a, b) for a, b in pairs),
    ]


# -- what holds ----------------------------------------------------------------------------------


def _lines(graph: Graph, period: Period) -> list[tuple[str, Certainty]]:
    """The edges of a period by their definition: all that hold on some day of it."""
    found = []
    for edge in graph.record.statements.values():
        held = graph.held(edge) if isinstance(edge, Edge) and edge.counts else None
        if held is None or not isinstance(edge, Edge) or not held.during(period):
            continue
        certainty = strongest(part.certainty for part in held.during(period))
        if edge.happens:
            first, stop = held.extent.possible_from, held.extent.possible_to
            if is_open(first) and is_open(stop - 1):
                continue
            doubted = graph.known_on is not None and stop > graph.known_on + 1
            if period.start <= first and stop <= period.stop and not doubted:
                certainty = Certainty.CERTAIN
        found.append((edge.id, certainty))
    return found


def _living(graph: Graph, period: Period) -> dict[str, Certainty]:
    parts = {body: graph.told_life(body).during(period) for body in graph.record.bodies}
    return {
        body: strongest(part.certainty for part in those) for body, those in parts.items() if those
    }


@given(SEEDS)
@example(15493)  # where what is told has no day, within a long period
def test_a_snapshot_has_what_holds(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - it draws no secrets
    graph = wild(seed)
    for view in _views(graph, draw):
        for period in _periods(view, draw):
            snapshot = view.during(period)
            assert [(line.edge.id, line.certainty) for line in snapshot.edges] == _lines(
                view, period
            )
            alive = {
                body: certainty
                for body, certainty in snapshot.bodies.items()
                if certainty is not Certainty.NO
            }
            assert alive == _living(view, period)
            assert list(alive) == list(_living(view, period))


@given(SEEDS)
def test_a_line_of_a_day_is_what_its_graph_has_on_any_day_of_knowledge(seed: int) -> None:
    """What is kept for a stretch of days of knowledge is what each of them would work out."""
    draw = random.Random(seed)  # noqa: S311 - it draws no secrets
    graph = wild(seed)
    days = _days(graph)
    for day in draw.sample(days, min(len(days), 60)):
        view = graph.as_known_on_day(day)
        for line in view.during(Period(day - 400, day + 400)).edges:
            assert line.held == view.held(line.edge), (line.edge.id, day)
            assert line.held.told == view.held(line.edge).told  # type: ignore[union-attr]


# -- what changes --------------------------------------------------------------------------------


def _changes(graph: Graph, period: Period) -> list[Change]:
    """The changes of a period by their definition: those of every statement that counts."""
    told = graph.undoubted()
    every = (each for each in graph.record.statements.values() if each.counts)
    return joined([change for each in every for change in changes_of(graph, told, each)], period)


@given(SEEDS)
def test_a_difference_has_what_turns(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - it draws no secrets
    graph = wild(seed)
    for view in _views(graph, draw):
        for period in _periods(view, draw):
            first, last = write_day(period.start), write_day(period.stop - 1)
            assert first is not None
            assert last is not None
            assert view.changes(first, last) == _changes(view, period)


# -- what was known ------------------------------------------------------------------------------


def _published(graph: Graph, evidence: Iterable[Evidence], day: Day) -> Certainty:
    """Whether any of some evidence was published by a day."""
    found = [Certainty.NO]
    for each in evidence:
        first, last = graph.knowledge.days_of_source(each.source)
        found.append(
            Certainty.CERTAIN
            if day >= last
            else Certainty.POSSIBLE if day >= first else Certainty.NO
        )  # fmt: skip
    return strongest(found)


def _begin_known(graph: Graph, statement: Statement, day: Day) -> Certainty:
    telling = []
    for each in statement.evidence:
        published = graph.record.sources[each.source].published
        begins = graph.index.extent(statement).possible_from
        during = "during" in each.proves and (published is None or published.latest >= begins)
        if "begin" in each.proves or during:
            telling.append(each)
    event = graph.record.events[statement.begun_by].evidence if statement.begun_by else ()
    return _published(graph, [*telling, *event], day)


def _end_known(graph: Graph, statement: Statement, day: Day) -> Certainty:
    if isinstance(statement, Edge) and (statement.has_unknown_end or statement.happens):
        return Certainty.CERTAIN
    proofs = [each for each in statement.evidence if "end" in each.proves]
    known = [_published(graph, proofs, day)]
    every = graph.record.statements.values()
    if statement.ended_by:
        known.append(_published(graph, graph.record.events[statement.ended_by].evidence, day))
        begun = (each for each in every if each.begun_by == statement.ended_by)
        known += [_begin_known(graph, each, day) for each in begun]
    if statement.one_at_a_time:
        begin = statement.when.extent.possible_from
        later = [
            each for each in every
            if each.counts and each.series == statement.series
            and each.when.extent.possible_from > begin
        ]  # fmt: skip
        first = min((each.when.extent.possible_from for each in later), default=0)
        known += [
            _begin_known(graph, each, day)
            for each in later
            if each.when.extent.possible_from == first
        ]
    return strongest(known)


@given(SEEDS)
def test_what_is_known_is_what_its_sources_tell(seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - it draws no secrets
    graph = wild(seed)
    for day in draw.sample(_days(graph), 6):
        knowledge = graph.as_known_on_day(day).knowledge
        for statement in graph.record.statements.values():
            assert knowledge.of_begin(statement) is _begin_known(graph, statement, day)
            assert knowledge.of_end(statement) is _end_known(graph, statement, day)


# -- stretches of days ---------------------------------------------------------------------------


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30))),
    st.integers(0, 31),
    st.integers(0, 31),
)
def test_stretches_are_found_by_their_days(
    spans: list[tuple[int, int]], start: int, stop: int
) -> None:
    known = Spans((first, last, number) for number, (first, last) in enumerate(spans))
    assert sorted(known.on(start)) == [
        number for number, (first, last) in enumerate(spans) if first <= start < last
    ]
    if start < stop:
        assert sorted(known.meeting(start, stop)) == [
            number
            for number, (first, last) in enumerate(spans)
            if first < last and first < stop and start < last
        ]
