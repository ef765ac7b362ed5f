"""Going through a record: its bodies, statements, sources and events; and names in place of ids."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from nhsgraph import Graph, Question, UnknownBodyError
from nhsgraph.dates import Certainty, Period
from nhsgraph.errors import QuestionError
from nhsgraph.schema import evidence_of
from worlds import world

SMALL = """
    ministry: {names: [{name: Ministry of Schools, short: MoS, when: 2000-01-01/..}]}
    board:
      names: [{name: School Board, when: 2010-01-01/2015-12-31}]
      accountability:
        - {holder: ministry, when: 2010-01-01/2015-12-31}
        - {holder: ministry, when: 2011-01-01/2012-12-31, status: announced}
      funding: [{payer: ministry, when: 2012-01-01/2013-12-31, evidence: [gazette]}]
    twin-a: {names: [{name: Twin, when: 2000-01-01/..}]}
    twin-b: {names: [{name: Twin, when: 2000-01-01/..}]}
    """
NEWS = "gazette: 2012-01-01"


def test_each_kind_can_be_gone_through() -> None:
    graph = world(SMALL, news=NEWS)
    for listing, parts in (
        (graph.bodies, graph.record.bodies),
        (graph.statements, graph.record.statements),
        (graph.sources, graph.record.sources),
        (graph.events, graph.record.events),
    ):
        assert list(listing) == list(parts.values())
        assert listing.ids == list(parts)
        assert len(listing) == len(parts)
        assert all(key in listing and part in listing for key, part in parts.items())
        assert all(listing[key] is part for key, part in parts.items())
        assert "nothing" not in listing
        assert None not in listing
        with pytest.raises(QuestionError, match="nothing"):
            listing["nothing"]


def test_a_misspelt_id_is_told_with_the_nearest() -> None:
    with pytest.raises(QuestionError, match="Did you mean gazette"):
        world(SMALL, news=NEWS).sources["gazete"]


@pytest.mark.parametrize(
    ("asked", "ids"),
    [
        ({"type": "funding"}, ["board/funding-1"]),
        (
            {"type": ["funding", "name"], "body": "School Board"},
            ["board/name-1", "board/funding-1"],
        ),
        ({"body": "MoS", "on": "2014"}, ["board/accountability-1", "ministry/name-1"]),
        ({"body": "board", "on": date(2013, 6, 1), "type": "funding"}, ["board/funding-1"]),
        ({"body": "board", "on": "2011-06-01", "type": "funding"}, []),
        ({"source": "gazette"}, ["board/funding-1"]),
        ({"type": "accountability", "on": "2020"}, []),
    ],
)
def test_statements_are_found_by_what_fits(asked: dict[str, Any], ids: list[str]) -> None:
    found = world(SMALL, news=NEWS).statements(**asked)
    assert found.ids == ids
    assert len(found) == len(ids)


def test_what_is_found_is_all_that_fits(record: Graph) -> None:
    period = Period.read("2015/16")
    found = record.statements(type="oversight", body="Care Quality Commission", on="2015/16")
    body = record.find("CQC")
    every = [
        each.id
        for each in record.record.statements.values()
        if each.type == "oversight" and body in each.bodies and each.counts
        and (held := record.held(each)) and held.told.at_best(period) is not Certainty.NO
    ]  # fmt: skip
    assert found.ids == every
    assert every
    cited = record.statements(source="care-act-2014")
    assert all("care-act-2014" in str(evidence_of(each)) for each in cited)
    assert len(cited) > 10


@pytest.mark.parametrize(
    "asked",
    [{"type": "friendship"}, {"body": "nobody"}, {"source": "nowhere"}, {"on": "someday"},
     {"type": 3}, {"body": 3}, {"source": 3}, {"on": 3}],
)  # fmt: skip
def test_what_fits_nothing_that_there_is_is_refused(asked: dict[str, Any]) -> None:
    with pytest.raises((QuestionError, ValueError)):
        world(SMALL, news=NEWS).statements(**asked)


def test_statements_of_a_day_are_those_known_by_then() -> None:
    graph = world(SMALL, news=NEWS)
    assert graph.as_known_on("2011-06-01").statements(type="funding", on="2012-06-01").ids == []
    assert graph.as_known_on("2013-06-01").statements(type="funding", on="2012-06-01").ids


# -- names in place of ids -----------------------------------------------------------------------


def _told(picture: Any) -> object:
    """What a picture says in words."""
    return picture.description


DOORS: dict[str, Callable[[Graph, str, str], object]] = {
    "body": lambda graph, body, _: graph.body(body),
    "life": lambda graph, body, _: graph.life(body),
    "told_life": lambda graph, body, _: graph.told_life(body),
    "last_seen": lambda graph, body, _: graph.last_seen(body),
    "names": lambda graph, body, _: graph.names(body),
    "name_on": lambda graph, body, _: graph.name_on(body, date(2012, 1, 1)),
    "edges": lambda graph, body, _: list(graph.edges("accountability", "body", body)),
    "lines": lambda graph, body, _: graph.lines("accountability", "body", body),
    "plans": lambda graph, body, _: graph.plans("accountability", "body", body),
    "members": lambda graph, body, _: graph.members(body),
    "is_member": lambda graph, body, holder: graph.is_member(body, holder),
    "handed_down": lambda graph, body, _: list(graph.handed_down("legal_form", body)),
    "count": lambda graph, body, _: graph.count(body, "2012-01-01"),
    "changes": lambda graph, body, _: graph.changes("2009", "2016", body),
    "coverage": lambda graph, body, _: graph.coverage(body),
    "statements": lambda graph, body, _: graph.statements(body=body).ids,
    "sources": lambda graph, body, _: graph.sources(body),
    "bodies": lambda graph, body, _: graph.bodies[body],
    "answer": lambda graph, body, holder: graph.answer(
        Question("accountability", (body,), candidate=holder)
    ).to_dict(),
    "chain": lambda graph, body, _: graph.answer(Question("chain", (body,))).to_dict(),
    "draw.structure": lambda graph, body, _: _told(graph.draw.structure("2012-06-01", around=body)),
    "draw.timeline": lambda graph, body, _: _told(graph.draw.timeline(body)),
    "draw.coverage": lambda graph, body, _: _told(graph.draw.coverage(body)),
    "draw.chain": lambda graph, body, _: _told(graph.draw.chain(body, "2012-06-01")),
    "snapshot.name": lambda graph, body, _: graph.on("2012-01-01").name(body),
    "snapshot.count": lambda graph, body, _: graph.on("2012-01-01").count(body),
}
"""Where a body is asked for, and where another beside it."""


@pytest.mark.parametrize("name", DOORS)
def test_a_name_is_taken_wherever_an_id_is(name: str) -> None:
    graph, look = world(SMALL, news=NEWS), DOORS[name]
    by_id = look(graph, "board", "ministry")
    assert look(world(SMALL, news=NEWS), "School Board", "Ministry of Schools") == by_id
    assert look(graph, "the school board", "MoS") == by_id


@pytest.mark.parametrize("name", DOORS)
def test_a_name_of_two_bodies_and_one_of_none_are_refused_alike(name: str) -> None:
    graph, look = world(SMALL, news=NEWS), DOORS[name]
    with pytest.raises(QuestionError, match=r"“Twin” may mean several bodies.\nGive the id"):
        look(graph, "Twin", "ministry")
    with pytest.raises(UnknownBodyError, match=r"no body “School Bord”.\nDid you mean board\?"):
        look(graph, "School Bord", "ministry")
