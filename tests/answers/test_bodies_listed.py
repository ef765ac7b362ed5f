"""Lists of bodies: certain ones and possible ones apart, each with the statement that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from nhsgraph import Graph
from nhsgraph.answers import Answer
from nhsgraph.answers.instruments import Instrument
from nhsgraph.dates import Certainty
from nhsgraph.schema import KINDS
from worlds import answered, world

Sample = Callable[[Sequence[Any], int], list[Any]]

WORLD = """
old: {kind: regulator, names: [{name: Old, when: 2006-07-01/2013-03-31, basis: Health Act 2006,
      evidence: [{source: act, proves: [begin, end]}]}]}
new: {kind: regulator, names: [{name: New, when: 2013-04-01/2018-01-07},
      {name: Newer, when: 2018-01-08/..}]}
vague: {names: [{name: Vague, when: 2013/2016-03-31}]}
seen: {names: [{name: Seen, when: "[..2013-04-01]/.."}]}
plan: {names: [{name: Plan, when: /, status: announced}]}
set: {kind: collective, names: [{name: Set, when: 2012-04-01/2020-03-31}],
      sizes: [{size: 4, when: 2012-04-01/2020-03-31}]}
one: {kind: local_board, names: [{name: One, when: 2012-04-01/2016-07-31}],
      membership: [{whole: set, when: 2012-04-01/2016-07-31}]}
two: {kind: local_board, names: [{name: Two, when: 2012-04-01/2020-03-31}],
      membership: [{whole: set, when: 2014-04-01/2020-03-31}]}
"""


def _sure(answer: Answer) -> list[str]:
    return [row.answer[0] for row in answer.results if row.certainty is Certainty.CERTAIN]


def _maybe(answer: Answer) -> list[str]:
    return [row.answer[0] for row in answer.results if row.certainty is Certainty.POSSIBLE]


def test_what_existed_on_a_day_is_listed_with_what_may_have() -> None:
    answer = answered(world(WORLD), "bodies", during="2013-06-01")
    assert sorted(_sure(answer)) == ["new", "one", "seen", "set", "two"]
    assert _maybe(answer) == ["vague"]
    assert answer.text.startswith("5 bodies on record existed on 1 June 2013: ")
    assert "1 more possibly did" in answer.lead
    assert {row.type for row in answer.results} == {"name"}


def test_what_began_in_a_time_leaves_out_what_was_only_first_seen_then() -> None:
    answer = answered(world(WORLD), "bodies", during="2013-04", moment="began")
    assert _sure(answer) == ["new"]
    assert _maybe(answer) == ["vague"]


@pytest.mark.parametrize("day", ["2013-03-31", "2013-04-01", "2012/13", "2013/14", "2013-04"])
def test_what_ended_is_found_by_its_last_day_and_by_the_day_after(day: str) -> None:
    """Acts say *abolished on 1 April*; the record writes the last day on which it existed."""
    answer = answered(world(WORLD), "bodies", during=day, moment="ended", kinds=("regulator",))
    assert _sure(answer) == ["old"]
    assert bool([each for each in answer.notes if "eve" in each]) == (
        day in {"2013-04-01", "2013/14", "2013-04"}
    )


def test_what_was_renamed_is_told_with_both_names() -> None:
    answer = answered(world(WORLD), "bodies", during="2018", moment="renamed")
    assert _sure(answer) == ["new"]
    assert "New to Newer" in answer.lead


def test_members_of_a_set_are_listed_with_the_number_that_a_source_gives() -> None:
    answer = answered(world(WORLD), "bodies", during="2013-06-01", among="set", counted=True)
    assert _sure(answer) == ["one"]
    assert {row.type for row in answer.results} == {"membership"}
    assert "The record names 1 of 4." in answer.text
    assert [row.statement for row in answer.see_also] == ["set/size-1"]
    assert answer.count == 4


def test_counted_is_the_number_that_answer() -> None:
    assert answered(world(WORLD), "bodies", during="2018", kinds=("regulator",), counted=True).count
    maybe = answered(world(WORLD), "bodies", during="2013-04", moment="began", counted=True)
    assert maybe.count == [1, 2]


@pytest.mark.parametrize(
    ("narrowing", "found"),
    [
        ({"pick": "first"}, ["old"]),
        ({"pick": "last", "kinds": ("local_board", "regulator")}, ["new"]),
        ({"pick": "first", "moment": "ended"}, ["old"]),
        ({"pick": "longest", "kinds": ("local_board",)}, ["two"]),
    ],
)
def test_the_first_the_last_and_the_longest(narrowing: dict[str, Any], found: list[str]) -> None:
    narrowing = {"bodies": (), **narrowing}
    bodies = ("old", "new", "one", "two")
    del narrowing["bodies"]
    assert answered(world(WORLD), "bodies", *bodies, **narrowing).ids == found


def test_bodies_statements_and_kinds_narrow_the_list() -> None:
    graph = world(WORLD)
    assert answered(graph, "bodies", "old", "new", during="2014").ids == ["new"]
    assert answered(graph, "bodies", during="2014", only=("one/name-1",)).ids == ["one"]
    for kind in KINDS:
        for body in answered(graph, "bodies", during="2014", kinds=(kind,)).ids:
            assert graph.body(body).kind == kind


def test_what_was_not_known_to_begin_or_end_is_not_listed() -> None:
    graph = world(
        "unit: {names: [{name: Unit, when: 2013-04-01/2015-03-31, evidence: [order,"
        " {source: closing, proves: end}]}]}",
        news="{order: 2013-03-01, closing: 2015-03-01}",
    )
    then = graph.as_known_on("2014-06-01")
    assert answered(then, "bodies", during="2015", moment="ended").ids == []
    early = answered(graph.as_known_on("2013-03-15"), "bodies", during="2013-04", moment="began")
    assert _maybe(early) == ["unit"]
    assert answered(graph.as_known_on("2013-01-01"), "bodies", during="2013-04").ids == []


@pytest.mark.parametrize(
    ("words", "text", "named"),
    [
        ("Health and Social Care Act 2012", "SI 2006/1; Health and Social Care Act 2012", True),
        ("health and social care act", "art. 2, with Health and Social Care Act 2012 s. 33", True),
        ("2012 Act", "ended by the Health and Social Care Act 2012", True),
        ("2011 Act", "ended by the Health and Social Care Act 2012", False),
        ("Care Act", "Health and Social Care Act 2012 s. 33", False),
        ("Care Act", "Health and Care Act 2022 s. 36", False),
        ("the Care Act 2014", "NHS Act 2006 s. 28; Care Act 2014 s. 96", True),
        ("Care Act 2014", "abolished by Care Act 2014 s. 96(3)", True),
        ("Care Act 201", "Care Act 2014", False),
    ],
)  # fmt: skip
def test_an_act_is_not_taken_for_another_whose_name_ends_alike(
    words: str, text: str, named: bool
) -> None:
    assert Instrument(words).named_in(text) is named


def test_an_order_that_commences_an_act_carries_it_and_one_that_mentions_it_does_not() -> None:
    act = Instrument("Health and Social Care Act 2012")
    assert act.named_in("The Health and Social Care Act 2012 (Commencement) Order", opening=True)
    assert not act.named_in("The Abolition and Health and Social Care Act 2012 Order", opening=True)


def test_the_end_does_not_rest_on_the_law_of_the_begin() -> None:
    graph = world("""
    body:
      names:
        - {name: Body, when: 2012-06-28/2015-03-31,
           basis: SI 2012/1 art. 2; abolished by Care Act 2014 s. 96}
    """)
    for moment, act, found in (
        ("ended", "Care Act 2014", ["body"]),
        ("began", "Care Act 2014", []),
        ("began", "SI 2012/1", ["body"]),
        ("ended", "SI 2012/1", []),
        ("existed", "Care Act 2014", ["body"]),
    ):
        assert answered(graph, "bodies", moment=moment, value=act).ids == found, (moment, act)


def test_the_bodies_of_a_day_are_those_of_the_graph_of_that_day(
    record: Graph, sample: Sample
) -> None:
    """The property: by kind, and with the certainty that the snapshot has."""
    days = ["2010-01-01", "2012-12-31", "2013-04-01", "2016-08-01", "2018-02-01", "2021-12-31"]
    graphs = (record, record.as_known_on("2014-06-01"))
    cases = [(graph, day) for graph in graphs for day in days]
    for graph, day in sample(cases, 4):
        living = {
            body: certainty
            for body, certainty in graph.on(day).bodies.items()
            if certainty is not Certainty.NO
        }
        found = answered(graph, "bodies", during=day)
        assert {row.answer[0]: row.certainty for row in found.results} == living
        for kind in sample(list(KINDS), 4):
            ids = answered(graph, "bodies", during=day, kinds=(kind,)).ids
            assert set(ids) == {body for body in living if graph.body(body).kind == kind}


def test_the_record_knows_which_bodies_ended_on_31_march_2013(record: Graph) -> None:
    answer = answered(record, "bodies", during="2013-03-31", moment="ended")
    assert {"shas", "sha-london", "nhs-institute", "london-deanery"} <= set(_sure(answer))
    assert "hee" not in answer.ids
    under = answered(record, "bodies", moment="ended", value="Health and Social Care Act 2012")
    assert {"shas", "nhs-institute"} <= set(_sure(under))
    assert "hee" not in under.ids


def test_the_record_knows_the_stps_of_2017(record: Graph) -> None:
    answer = answered(record, "bodies", during="2017-06-01", among="stps", counted=True)
    assert len(answer.ids) == answer.count == 44
    letbs = answered(record, "bodies", during="2016-08-01", among="letbs", counted=True)
    assert letbs.count == [4, 13]
    boards = answered(record, "bodies", during="2013-04", moment="began", kinds=("local_board",))
    assert len(_sure(boards)) == 13
