"""Every call that the pages show is one that ``mypy --strict`` accepts, with the type it gives.

The type checker reads this file with the others; that the calls also run, the test says.
"""

from __future__ import annotations

from datetime import date
from typing import Any, assert_type

import nhsgraph
from nhsgraph import Answer, Certainty, Graph, Period, Question, Snapshot, Years
from nhsgraph.dates import Extent, Part
from nhsgraph.graph.in_force import Change, Held, Line
from nhsgraph.schema import Body, Event, Name, Source, Statement

DAY = date(2019, 6, 1)


def test_what_answers_is_typed(record: Graph) -> None:
    answer = record.ask("who holds HEE to account in 2019", as_known_on=DAY)
    assert_type(answer, Answer)
    assert_type(answer.ids, list[str])
    assert_type(answer.to_dict(), dict[str, Any])
    assert_type(answer.citations("bibtex"), str)
    typed = Question("accountability", ("Health Education England",), period=Period.read("2019"))
    assert_type(record.answer(typed), Answer)
    assert_type(Question("mandate", ("hee",), mandate=Years.read("2019/20")).mandate, Years | None)
    assert record.answer(typed).ids == record.ask("who holds HEE to account in 2019").ids


def test_what_looks_at_days_is_typed(record: Graph) -> None:
    snapshot = record.on(DAY)
    assert_type(snapshot, Snapshot)
    assert_type(snapshot.edges, list[Line])
    assert_type(snapshot.bodies, dict[str, Certainty])
    assert_type(snapshot.name("HEE"), str)
    assert_type(record.during("2019/20"), Snapshot)
    assert_type(record.changes(date(2014, 1, 1), "2016", "HEE"), list[Change])
    assert_type(record.as_known_on(DAY), Graph)
    assert_type(record.count("LETBs", DAY), list[int])
    assert [line.edge.id for line in snapshot.edges] == [
        line.edge.id for line in record.on("2019-06-01").edges
    ]


def test_what_looks_at_bodies_is_typed(record: Graph) -> None:
    assert_type(record.body("HEE"), Body)
    assert_type(record.find("HEE"), str)
    assert_type(record.life("HEE"), Extent)
    assert_type(record.names("HEE", DAY), list[tuple[Name, Part]])
    assert_type(record.name_on("HEE", DAY), str)
    assert_type(record.lines("accountability", "body", "HEE"), list[Held])
    assert_type(record.members("LETBs"), list[Held])
    assert record.body("HEE") is record.body("hee")


def test_what_goes_through_a_record_is_typed(record: Graph) -> None:
    assert_type(list(record.bodies), list[Body])
    assert_type(list(record.sources), list[Source])
    assert_type(list(record.events), list[Event])
    assert_type(list(record.statements(type="funding", body="HEE", on=DAY)), list[Statement])
    assert_type(record.sources(cited=True), list[dict[str, Any]])
    assert len(record.bodies) == len(record.record.bodies)


def test_what_the_package_has_is_typed() -> None:
    assert_type(nhsgraph.schema(), dict[str, Any])
    assert_type(nhsgraph.load(), Graph)
    assert_type(nhsgraph.ask("who holds HEE to account in 2019"), Answer)
    assert nhsgraph.schema()
