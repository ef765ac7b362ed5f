"""Rules 16 to 18 and 26 where one could take one thing for another: wholes, deputies, ends."""

from __future__ import annotations

import networkx as nx
import pytest

from nhsgraph import Graph
from nhsgraph.errors import RecordError
from nhsgraph.schema import EDGE_TYPES
from worlds import answered, world

PATHS = [(each.type, role) for each in EDGE_TYPES.values() for role in each.roles]


@pytest.mark.parametrize(("edge_type", "role"), PATHS)
def test_rule_17_and_18_nothing_that_is_handed_on_ties_a_body_to_itself(
    record: Graph, edge_type: str, role: str
) -> None:
    """The parts of a joint arrangement belong to it; that does not make it part of itself."""
    for body in record.record.bodies:
        for held in record.lines(edge_type, role, body):
            ends = getattr(held.statement, "known_ends", ())
            assert not held.via or body not in ends, (held.statement.id, body)


def test_rule_18_an_arrangement_does_not_take_over_the_wholes_of_its_parts() -> None:
    graph = world(
        """
        nhsi: {names: [{name: NHS Improvement, when: 2016-04-01/..}]}
        monitor: {membership: [{whole: nhsi, role: part_of}, {whole: six, role: part_of}]}
        six: {}
        """
    )
    assert graph.lines("membership", "member", "nhsi") == []


def test_rule_16_another_in_another_post_is_no_denial() -> None:
    """That a body had a chair does not say that somebody else was not there."""
    graph = world(
        """
        hee: {posts: [{post: chair, person: Ann Aye}]}
        cqc: {posts: [{post: chair, person: Bob Bee}]}
        """
    )
    assert graph.ask("was Bob Bee at hee in 2015").verdict == "not recorded"
    assert graph.ask("was Bob Bee chair of hee in 2015").verdict == "no"


def test_rule_19_on_one_day_each_body_has_its_own_holder_of_a_post() -> None:
    """That one body's chair came later says nothing of the chair of another."""
    graph = world(
        """
        hee: {posts: [{post: chair, person: Ann Aye, when: 2012-01-01/2018-12-31}]}
        cqc: {posts: [{post: chair, person: Bob Bee, when: 2014-01-01/2018-12-31}]}
        """
    )
    assert set(graph.ask("who was chair on 1 June 2015").ids) == {"Ann Aye", "Bob Bee"}


def test_a_deputy_does_not_answer_for_the_post() -> None:
    graph = world("hee: {posts: [{post: deputy_chief_executive, person: Bob Bee}]}")
    assert answered(graph, "post", "hee", post="chief_executive").ids == []
    assert answered(graph, "post", "hee", post="executive").ids == []


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("was hee abolished on 1 April 2023", "yes"),
        ("was hee abolished in April 2023", "yes"),
        ("was hee abolished on 31 March 2023", "yes"),
        ("was hee abolished in 2022", "no"),
        ("was hee abolished on 2 April 2023", "no"),
    ],
)
def test_rule_06_what_is_abolished_on_a_day_last_held_on_its_eve(asked: str, verdict: str) -> None:
    graph = world(
        "hee: {names: [{name: hee, when: 2012-06-28/2023-03-31, ended_by: end}]}",
        events="end: 2023-04-01",
    )
    assert graph.ask(asked).verdict == verdict


def test_rule_26_a_means_is_told_only_of_its_own_days() -> None:
    graph = world(
        """
        hee:
          accountability:
            - {holder: dhsc, means: [directions, {name: mandate, when: 2013-05-28/..}]}
        """
    )
    [before] = graph.ask("who held hee to account on 1 October 2012").results
    [after] = graph.ask("who held hee to account on 1 October 2014").results
    assert before.more["means"] == ["directions"]
    assert "mandate" not in before.text
    assert "mandate" in after.text


def test_rule_11_what_was_not_evidenced_is_neither_no_nor_none() -> None:
    graph = world(
        """
        letbs: {names: [{name: LETBs, when: 2013-04-01/.., evidence: [order]}], kind: collective}
        """,
        news="order: 2013-01-01",
    )
    answer = graph.ask("how many letbs were there in 2014", as_known_on="2009-01-01")
    assert answer.premise.problem == "not_evidenced"
    assert answer.count is None


def test_rule_11_an_end_that_was_not_known_is_not_told() -> None:
    """Neither in the result's own time, nor in the tense, nor in what is exported."""
    graph = world(
        """
        hee:
          accountability:
            - holder: dhsc
              when: 2013-04-01/2018-12-31
              evidence: [{source: order}, {source: later, proves: end}]
        """,
        news="{order: 2013-01-01, later: 2018-06-01}",
    ).as_known_on("2015-01-01")
    [shown] = graph.ask("who held hee to account on 1 June 2014").results
    assert shown.when == "2013-04-01/.."
    assert "is accountable" in shown.text
    [(_, _, arc)] = graph.on("2014-06-01").to_networkx().edges(data=True)
    assert (arc["when"], arc["sources"]) == ("2013-04-01/..", "order")


def test_the_graph_of_a_day_can_be_written_in_the_formats_of_other_programs(
    record: Graph, tmp_path: object
) -> None:
    graph = record.on("2019-06-01").to_networkx()
    for write in (nx.write_graphml, nx.write_gexf, nx.write_gml):
        write(graph, f"{tmp_path}/graph")


def test_a_record_needs_a_first_and_a_last_day() -> None:
    with pytest.raises(RecordError, match="needs a first and a last day"):
        world("hee: {}", covers="2010-01-01/..")


@pytest.mark.parametrize("person", ["李明", "—", "Dame Professor"])
def test_a_person_may_be_called_anything(person: str) -> None:
    graph = world(f"hee: {{posts: [{{post: chair, person: '{person}'}}]}}")
    assert graph.ask("who was chair of hee in 2013").ids == [person]


@pytest.mark.parametrize(
    "when", ["'[..2014-06-01]/..'", "/..", "'[2013-01-01..]/..'", "'[2013-01-01..2014-01-01]/'"]
)
@pytest.mark.parametrize(
    "asked",
    ["when was Alpha renamed", "when did Beta begin", "when was Beta abolished", "history of Beta"],
)
def test_a_name_may_begin_on_a_day_not_known(when: str, asked: str) -> None:
    """Whatever its ends, there is an answer in words, and no error."""
    graph = world(
        "a: {names: [{name: Alpha, when: 2010-01-01/2014-05-31},"
        f" {{name: Beta, when: {when}}}]}}"
    )
    assert graph.ask(asked).text
