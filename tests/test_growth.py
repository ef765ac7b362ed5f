"""How work grows with a record: counted in lines of Python that run, never in seconds.

The models are made by a program. In those that stretch over ever more years as much holds on any
one day, so what looks at a day, a body or two days has the same to do in a record of any size.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from made_models import FIRST, generated
from nhsgraph import Graph, Question
from nhsgraph.dates import Period
from work import operations

SIZES = (1_000, 10_000, pytest.param(100_000, marks=pytest.mark.long))
SMALL, DAY, LATER = 1_000, f"{FIRST + 20}-06-01", f"{FIRST + 21}-06-01"
BODY = "e0-body-50"
TWICE = 2.0


@cache
def _model(statements: int, *, crowded: bool = False) -> Graph:
    """A model in which what is made once is made, so that only the asking is counted."""
    graph = generated(statements, crowded=crowded)
    for look in (*SAME.values(), *GROWING.values()):
        look(graph)
    return graph


def _chain(graph: Graph) -> object:
    graph.lines("accountability", "body", BODY)
    return graph.answer(Question("chain", (BODY,), period=Period.read(DAY))).to_dict()


SAME: dict[str, Callable[[Graph], object]] = {
    "a body's lines": lambda graph: [
        graph.lines(kind, "body", BODY) for kind in ("accountability", "partnership", "appointment")
    ],
    "a body's names": lambda graph: (graph.names(BODY), graph.life(BODY)),
    "a chain": _chain,
    "a day": lambda graph: graph.on(DAY).edges,
    "the bodies of a day": lambda graph: graph.on(DAY).bodies,
    "a year": lambda graph: graph.during(str(FIRST + 20)).edges,
    "a difference": lambda graph: graph.changes(DAY, LATER),
    "a day as known": lambda graph: graph.as_known_on(DAY).on(DAY).edges,
    "a difference as known": lambda graph: graph.as_known_on(DAY).changes(DAY, LATER),
}
"""What has the same to do in a small record and in one of more years, by what it looks at."""


GROWING: dict[str, Callable[[Graph], list[object]]] = {
    "a day": lambda graph: [*graph.on(DAY).edges],
    "the bodies of a day": lambda graph: [*graph.on(DAY).bodies, *graph.on(DAY).edges],
    "a difference": lambda graph: [*graph.changes(DAY, LATER)],
    "a day as known": lambda graph: [*graph.as_known_on(DAY).on(DAY).edges],
}
"""What has more to do where more is found."""


def _fresh(graph: Graph) -> Graph:
    """The same record with nothing of it worked out but what is made once for all."""
    graph._answered.clear()  # noqa: SLF001
    graph._reaching.clear()  # noqa: SLF001
    graph._whole.clear()  # noqa: SLF001
    for view in [key for key in graph._views if key != (None, True)]:  # noqa: SLF001
        del graph._views[view]  # noqa: SLF001
    return graph


@pytest.mark.parametrize("statements", SIZES[1:])
@pytest.mark.parametrize("name", SAME)
def test_what_looks_at_few_statements_takes_no_longer_among_many(
    name: str, statements: int
) -> None:
    few, many = _fresh(_model(SMALL)), _fresh(_model(statements))
    look = SAME[name]
    least = operations(lambda: look(few))
    assert operations(lambda: look(many)) <= TWICE * least


@pytest.mark.parametrize("name", GROWING)
def test_what_finds_more_takes_longer_by_what_it_finds(name: str) -> None:
    few, many = (_fresh(_model(size, crowded=True)) for size in (SMALL, 10 * SMALL))
    look = GROWING[name]
    more = len(look(many)) / len(look(few))
    least = operations(lambda: look(_fresh(few)))
    most = operations(lambda: look(_fresh(many)))
    assert more > 5
    assert most / least <= TWICE * more


@pytest.mark.parametrize("statements", SIZES[1:])
def test_a_suggestion_is_looked_for_among_what_is_near(statements: int) -> None:
    """Among a thousand bodies as among ten thousand it looks at no more than so many."""
    few, many = (_model(size).index for size in (statements // 2, statements))
    for index in (few, many):
        index.names.near_ids("e0-bodi-50")
    least = operations(lambda: few.names.near_ids("e0-bodi-51"))
    assert operations(lambda: many.names.near_ids("e0-bodi-51")) <= 1.5 * least
    near = operations(lambda: few.near_statements(f"{BODY}/lin-7"))
    assert operations(lambda: many.near_statements(f"{BODY}/lin-7")) <= TWICE * near
