"""Lines of account that part and meet many times: the shortest are told, the others counted."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from made_models import wild
from nhsgraph import Graph
from nhsgraph.dates import Certainty, Day, read_day
from nhsgraph.graph.chains import MOST_WAYS, ways_up
from nhsgraph.schema import Edge
from work import operations
from worlds import answered, world

DAY = "2015-06-01"


def _ladder(rungs: int, *, ring: bool = False) -> Graph:
    """A body below so many pairs of bodies, each of which answers to both of the next pair."""
    lines: dict[str, tuple[str, ...]] = {"start": ("a1", "b1")}
    for rung in range(1, rungs):
        lines |= {f"{side}{rung}": (f"a{rung + 1}", f"b{rung + 1}") for side in "ab"}
    lines |= {f"{side}{rungs}": ("top",) for side in "ab"}
    if ring:
        lines[f"a{rungs}"] = ("top", "b1")
    bodies = "\n".join(
        f"{body}:\n  accountability: [{', '.join(f'{{holder: {each}}}' for each in holders)}]"
        for body, holders in lines.items()
    )
    return world(bodies + "\ntop: {kind: parliament}")


def test_of_many_lines_of_account_the_rest_is_counted() -> None:
    answer = answered(_ladder(14), "chain", "start", during=DAY)
    assert len(answer.results) == MOST_WAYS
    assert f"There are {2**14 - MOST_WAYS:,} more lines of account" in " ".join(answer.notes)
    assert "16,384 lines of account" in str(answer)


def test_of_lines_that_run_in_a_circle_it_is_told_that_there_are_more() -> None:
    answer = answered(_ladder(14, ring=True), "chain", "start", during=DAY)
    assert len(answer.results) == MOST_WAYS
    assert "There are more lines of account" in " ".join(answer.notes)
    assert "50 and more lines of account" in str(answer)


def test_of_few_lines_none_is_left_out() -> None:
    answer = answered(_ladder(4), "chain", "start", during=DAY)
    assert len(answer.results) == 2**4
    assert not any("more line" in note for note in answer.notes)


@pytest.mark.parametrize("ring", [False, True])
def test_to_find_the_lines_does_not_double_with_each_rung(*, ring: bool) -> None:
    few, many = (_ladder(rungs, ring=ring) for rungs in (10, 20))
    least, most = (
        operations(lambda graph=graph: ways_up(graph, "start", read_day(DAY)))  # type: ignore[misc]
        for graph in (few, many)
    )
    assert most <= 8 * least


# -- the plain definition ------------------------------------------------------------------------


def _holders(graph: Graph, body: str, day: Day) -> list[tuple[str, ...]]:
    """Whom a body answers to on a day, with those through whom."""
    found: dict[tuple[str, ...], None] = {}
    for held in graph.lines("accountability", "body", body):
        holder = held.statement.end("holder") if isinstance(held.statement, Edge) else None
        if isinstance(holder, str) and held.on(day) is not Certainty.NO:
            found[*held.via, holder] = None
    return list(found)


def _every_way(graph: Graph, way: tuple[str, ...], day: Day) -> Iterator[tuple[str, ...]]:
    further = [over for over in _holders(graph, way[-1], day) if over[-1] not in way]
    if not further and len(way) > 1:
        yield way
    for over in further:
        yield from _every_way(graph, (*way, *over), day)


@given(st.integers(0, 2**32))
def test_the_ways_are_those_that_a_walk_along_all_lines_goes(seed: int) -> None:
    graph = wild(seed, 60)
    draw = random.Random(seed)  # noqa: S311 - it draws no secrets
    for body in graph.record.bodies:
        day = read_day(f"20{draw.randint(10, 21)}-06-01")
        every = sorted(_every_way(graph, (body,), day), key=len)
        found = ways_up(graph, body, day)
        if not _holders(graph, body, day):
            continue  # then the ways go on through a host
        assert [way.bodies for way in found.told] == every[:MOST_WAYS]
        assert (found.left_out == 0) is (len(every) <= MOST_WAYS)
