"""What the page works out is what the engine says: on days, as known on days, and in answers."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from nhsgraph import Graph
from nhsgraph.dates import Certainty, write_day
from nhsgraph.draw.structure.boxes import is_statutory, number_of
from nhsgraph.draw.structure.selection import DEFAULT_TYPES, Tie, on_day, select
from nhsgraph.explorer.arithmetic import CERTAIN, NO, POSSIBLE, Page, Shown, plan_of
from nhsgraph.explorer.numbering import JSON, Numbering

Sample = Callable[[Sequence[Any], int], list[Any]]
SURE = {Certainty.CERTAIN: CERTAIN, Certainty.POSSIBLE: POSSIBLE, Certainty.NO: NO}


@pytest.fixture(scope="module")
def page(told: JSON) -> Page:
    """The payload of the record, with its tables as rows."""
    return Page.of(told)


def _edges(graph: Graph, day: int) -> dict[str, int]:
    snapshot = graph.on(str(write_day(day)))
    return {line.edge.id: SURE[line.certainty] for line in snapshot.edges}


def _lives(graph: Graph, day: int) -> dict[str, int]:
    snapshot = graph.on(str(write_day(day)))
    sure = {body: SURE[certainty] for body, certainty in snapshot.bodies.items()}
    return {body: certainty for body, certainty in sure.items() if certainty}


def _days(numbers: Numbering) -> Sequence[int]:
    return range(numbers.first, numbers.stop)


def test_days_are_those_of_the_engine(
    record: Graph, page: Page, sample: Sample, whole: bool
) -> None:
    """Edges and bodies with their certainty, on days drawn at random; 200 in a long run."""
    numbers = Numbering(record)
    for day in sample(_days(numbers), 67 if whole else 12):
        at = numbers.day(day)
        assert page.edges_on(at) == _edges(record, day), write_day(day)
        assert page.bodies_on(at) == _lives(record, day), write_day(day)


def test_days_of_knowledge_are_those_of_the_engine(
    record: Graph, page: Page, sample: Sample, whole: bool
) -> None:
    """The same as known on a day, for pairs of days, two of each day of knowledge; 200 pairs."""
    numbers = Numbering(record)
    for known in sample(_days(numbers), 34 if whole else 7):
        view = record.as_known_on_day(known)
        for day in random.sample(_days(numbers), 2):
            at, seen = numbers.day(day), numbers.day(known)
            where = f"{write_day(day)} as known on {write_day(known)}"
            assert page.edges_on(at, seen) == _edges(view, day), where
            assert page.bodies_on(at, seen) == _lives(view, day), where


def test_names_are_those_of_the_engine(record: Graph, page: Page, sample: Sample) -> None:
    """What each body is called, with all known and as known on a day."""
    numbers = Numbering(record)
    for day, known in zip(sample(_days(numbers), 3), sample(_days(numbers), 3), strict=True):
        for graph, seen in ((record, None), (record.as_known_on_day(known), numbers.day(known))):
            for body in page.bodies:
                name = page.name_on(body, numbers.day(day), seen)
                assert name == graph.named_on_day(body["id"], day), (body["id"], write_day(day))


def test_what_a_box_says_is_what_the_engine_says(record: Graph, page: Page, sample: Sample) -> None:
    """Numbers of members, and whether a body rests on statute, as known on and around a day."""
    numbers = Numbering(record)
    drawn = [body for body in page.bodies if "place" in body]
    for known in sample(_days(numbers), 3):
        graph, seen = record.as_known_on_day(known), numbers.day(known)
        for day in (known, *random.sample(_days(numbers), 2)):
            for view, then in ((graph, seen), (record, None)):
                for body in drawn:
                    where = (body["id"], write_day(day), write_day(known))
                    at, told = numbers.day(day), is_statutory(view, body["id"], day) is False
                    assert bool(page.told_of(body, "unstatutory", at, then)) == told, where
                    if body.get("group"):
                        number = number_of(view.counted_on_day(body["id"], day))
                        assert (page.told_of(body, "count", at, then) or "") == number, where


def test_the_picture_is_that_of_the_engine(record: Graph, page: Page, sample: Sample) -> None:
    """The lines of a day are those that a picture of the structure draws of its usual types.

    A picture leaves out a board whose only line on the day leads to what it is part of, and what
    hangs together with nothing else; the page draws these, since it does not move. What was in
    force and what was still to begin are two lines of a picture, and one of the page.
    """
    numbers = Numbering(record)
    for day in sample(_days(numbers), 5):
        for graph, known in ((record, None), (record.as_known_on_day(day), numbers.day(day))):
            drawn: dict[tuple[str, str, str], list[Tie]] = {}
            for tie in select(graph, on_day(day), DEFAULT_TYPES).ties:
                drawn.setdefault((tie.type, *tie.ends), []).append(tie)
            shown: dict[tuple[str, str, str], list[Shown]] = {}
            for one in page.lines_on(numbers.day(day), known, types=DEFAULT_TYPES):
                shown.setdefault((_type(page, one.line), *_ends(page, one.line)), []).append(one)
            for key, ties in drawn.items():
                where = (key, write_day(day), known)
                assert key in shown, where
                sure = max(SURE[tie.certainty] for tie in ties)
                assert max(one.certainty for one in shown[key]) == sure, where
                planned = all(tie.status != "in_force" for tie in ties)
                assert all(one.announced for one in shown[key]) == planned, where


def _type(page: Page, line: JSON) -> str:
    return str(page.payload["types"][line["type"]]["id"])


def _ends(page: Page, line: JSON) -> tuple[str, str]:
    return page.bodies[line["tail"]]["id"], page.bodies[line["head"]]["id"]


def test_plans_are_those_of_the_engine(record: Graph, page: Page, sample: Sample) -> None:
    """What was planned, over which days, as known on a day."""
    numbers = Numbering(record)
    plans = [each for each in record.record.statements.values() if each.planned]
    for known in sample(_days(numbers), 5):
        view = record.as_known_on_day(known)
        for plan in plans:
            if plan.contested:
                continue
            held = view.plan(plan)
            row = page.statements[numbers.statements[plan.id]]
            found = plan_of(row, numbers.day(known))
            assert found == (numbers.extent(held.extent) if held else None), plan.id


def test_the_first_thing_of_a_table_is_no_nothing(record: Graph, told: JSON) -> None:
    """What is begun or ended by the first event, of the number 0, says so."""
    first = next(iter(record.record.events))
    ids = list(record.record.statements)
    for key, by in (("begun", record.index.begun_by), ("ended", record.index.ended_by)):
        found = {ids[at] for at, event in enumerate(told["statements"].get(key, ())) if event == 0}
        assert found == {each.id for each in by(first)}
