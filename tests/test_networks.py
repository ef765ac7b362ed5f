"""The graph of a day for networkx: the same as the shell says, and whole in every format."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import networkx as nx
import pandas as pd
import pytest

from nhsgraph import Graph
from nhsgraph.errors import QuestionError
from nhsgraph.show.tables import snapshot_view
from worlds import world

Network = nx.Graph

HANDED_ON = """
sha:
  names: [{name: The Authority, when: 2006-07-01/2013-03-31}]
hee:
  names: [{name: Health Education, when: 2012-06-28/..}]
  succession: [{id: from-sha, predecessor: sha, when: 2013-04-01/..}]
  accountability: [{id: line, holder: dhsc, when: "[2013-04-01..2013-06-30]/2020-03-31"}]
trust:
  names: [{name: The Trust, when: "2014-04/.."}]
  succession: [{id: from-hee, predecessor: hee, when: 2014-04/..}]
"""

ODD = """
hee:
  names:
    - {name: 'A "name" & <more>, with ~ % ü — “quotes” and a \\\\ back', when: ../..}
  accountability:
    - id: one
      holder: dhsc
      means: ['a & b', 'c < d; e']
      basis: 's. 1, "Quoted" & ‘curly’ – über'
      when: ../2016
    - {id: nobody, holder: {unknown: 'no “source” <names> it'}, when: 2013/}
  partnership: [{id: works, partner: phe, when: "[2013..2014]/.."}]
  funding:
    - {id: money, payer: dhsc, amounts: [{year: 2014/15, gbp: 5000000000}]}
  mandate_approval: [{id: rung, approver: dhsc, step: 2, mandate: 2014/15}]
"""


def _graphml(graph: Network[str], path: Path) -> Network[str]:
    nx.write_graphml(graph, path)
    return nx.read_graphml(path, force_multigraph=True)


def _gexf(graph: Network[str], path: Path) -> Network[str]:
    nx.write_gexf(graph, path)
    return nx.read_gexf(path)


def _gml(graph: Network[str], path: Path) -> Network[str]:
    nx.write_gml(graph, path)
    return nx.read_gml(path)


def _node_link(graph: Network[str], _: Path) -> Network[str]:
    return nx.node_link_graph(nx.node_link_data(graph))


WAYS: dict[str, Callable[[Network[str], Path], Network[str]]] = {
    "graphml": _graphml,
    "gexf": _gexf,
    "gml": _gml,
    "node-link": _node_link,
}


def _nodes(graph: Network[str], *left_out: str) -> dict[str, dict[str, Any]]:
    return {
        str(node): {key: value for key, value in data.items() if key not in left_out}
        for node, data in graph.nodes(data=True)
    }


def _arcs(graph: Network[str]) -> list[tuple[str, str, list[tuple[str, Any]]]]:
    """The arcs with their attributes, in one order; the key apart, which formats name anew."""
    found = [
        (str(a), str(b), sorted((k, v) for k, v in data.items() if k not in {"id", "networkx_key"}))
        for a, b, data in graph.edges(data=True)
    ]
    return sorted(found, key=repr)


def test_gexf_has_both_ends_of_an_edge_as_its_own(record: Graph, tmp_path: Path) -> None:
    """As Gephi's timeline takes them; an end alone would last from the beginning of time."""
    graph = record.on("2019-06-01").to_networkx()
    nx.write_gexf(graph, tmp_path / "graph.gexf")
    text = (tmp_path / "graph.gexf").read_text(encoding="utf-8")
    assert re.search(r'<graph [^>]*mode="dynamic"', text)
    assert 'timeformat="date"' in text
    for end in ("start", "end"):
        edges = re.findall(rf'<edge [^>]*\b{end}="(\d{{4}}-\d\d-\d\d)"', text)
        told = [data[end] for *_, data in graph.edges(data=True) if end in data]
        assert sorted(edges) == sorted(told)
    assert all(d.get("start") == d.get("begin") for *_, d in graph.edges(data=True))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("source", ["record", "known", "odd", "period"])
def test_every_attribute_survives_a_round_trip(
    record: Graph, tmp_path: Path, way: str, source: str
) -> None:
    """GML has the id of a node in place of its label, which the name repeats; no more is lost."""
    graph = {
        "record": lambda: record.on("2019-06-01"),
        "known": lambda: record.as_known_on("2012-02-01").on("2012-06-01"),
        "odd": lambda: world(ODD).during("../.."),
        "period": lambda: record.during("2013"),
    }[source]().to_networkx(successions=source == "record")
    back = WAYS[way](graph, tmp_path / "graph")
    left_out = ("label",)
    assert _nodes(back, *left_out) == _nodes(graph, *left_out)
    assert _arcs(back) == _arcs(graph)
    assert {key: back.graph.get(key) for key in graph.graph} == graph.graph
    if way != "gml":
        assert {n: d.get("label") for n, d in back.nodes(data=True)} == {
            n: d["label"] for n, d in graph.nodes(data=True)
        }


def test_a_list_of_edges_for_pandas_keeps_every_attribute(record: Graph) -> None:
    graph = record.on("2019-06-01").to_networkx()
    table = nx.to_pandas_edgelist(graph, edge_key="key")
    back = nx.from_pandas_edgelist(
        table, edge_attr=True, edge_key="key", create_using=nx.MultiDiGraph
    )
    assert set(back.edges(keys=True)) == set(graph.edges(keys=True))
    for a, b, key, data in graph.edges(keys=True, data=True):
        kept = {k: v for k, v in back.edges[a, b, key].items() if not pd.isna(v) and k != "key"}
        assert kept == data


def test_names_and_labels_are_what_bodies_were_called(record: Graph) -> None:
    graph = record.on("2015-06-01").to_networkx()
    assert graph.nodes["dhsc"]["name"] == graph.nodes["dhsc"]["label"] == "Department of Health"
    assert all(data["label"] == data["name"] for _, data in graph.nodes(data=True))


def test_every_arc_has_a_key_of_its_own(record: Graph) -> None:
    keys = [key for *_, key in record.on("2019-06-01").to_networkx().edges(keys=True)]
    assert len(keys) == len(set(keys))


def test_begin_and_end_are_days_or_absent() -> None:
    graph = world(ODD).during("../..").to_networkx()
    arcs = {key: data for *_, key, data in graph.edges(keys=True, data=True)}
    one, nobody, works = arcs["hee/one"], arcs["hee/nobody"], arcs["hee/works"]
    assert ("begin" in one, one["end"], one["when"]) == (False, "2016-12-31", "../2016")
    assert (nobody["begin"], "end" in nobody, nobody["when"]) == ("2013-01-01", False, "2013/")
    assert (works["begin"], "end" in works) == ("2013-01-01", False)
    assert all(value != "" for data in arcs.values() for value in data.values())


def test_networkx_holds_the_same_as_the_shell_says(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    first = date(2009, 12, 1)
    days = [(first + timedelta(days=17 * n)).isoformat() for n in range(270)]
    turns = [f"{year}-04-01" for year in range(2010, 2022)]
    for day in [*sample(days, 12), *turns]:
        snapshot = record.on(day)
        said, graph = snapshot_view(snapshot), snapshot.to_networkx()
        nodes = {node for node in graph if not node.startswith("unknown:")}
        arcs = {key for *_, key in graph.edges(keys=True) if not key.endswith("#back")}
        assert nodes == set(said["bodies"])
        assert arcs == {edge["statement"] for edge in said["edges"]}
        told = {body: shown["certainty"] for body, shown in said["bodies"].items()}
        assert {node: graph.nodes[node]["certainty"] for node in nodes} == told


# -- successions --------------------------------------------------------------------------------


def successions(graph: nx.MultiDiGraph[str]) -> dict[str, str]:
    """The successions of a graph, each with its certainty."""
    arcs = graph.edges(keys=True, data=True)
    return {key: data["certainty"] for *_, key, data in arcs if data["relation"] == "succession"}


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2013-03-31", {}),
        ("2013-04-01", {"hee/from-sha": "certain"}),
        ("2013-04-02", {}),
        ("2014-04-01", {"trust/from-hee": "possible"}),
        ("2014-04-30", {"trust/from-hee": "possible"}),
        ("2014-05-01", {}),
    ],
)
def test_a_succession_belongs_to_the_day_on_which_it_happens(
    day: str, expected: dict[str, str]
) -> None:
    """It is certain on its exact day, and possible on each day of a span."""
    graph = world(HANDED_ON)
    assert successions(graph.on(day).to_networkx()) == expected
    found = {line.edge.id: line.certainty for line in graph.on(day).edges}
    assert {key: found[key] for key in expected} == expected


def test_a_body_that_hands_over_on_a_day_is_shown_as_one_that_does_not_live() -> None:
    graph = world(HANDED_ON)
    assert graph.on("2013-04-01").bodies["sha"] == "no"
    assert "sha" not in graph.on("2013-04-02").bodies


def test_a_year_has_the_successions_of_its_days_for_certain() -> None:
    assert successions(world(HANDED_ON).during("2014").to_networkx()) == {
        "trust/from-hee": "certain"
    }


def test_types_and_successions_add_up() -> None:
    """Who asks for both gets both, those of the day and those before it alike."""
    for day in ("2014-06-01", "2015-01-01"):
        snapshot = world(HANDED_ON).on(day)
        both = snapshot.to_networkx(types=["accountability"], successions=True)
        assert successions(both) == successions(snapshot.to_networkx(successions=True))
        lines = {key for _, _, key in snapshot.to_networkx(types="accountability").edges(keys=True)}
        assert {key for _, _, key in both.edges(keys=True)} == lines | set(successions(both))


def test_who_wants_successions_gets_all_that_had_happened() -> None:
    graph = world(HANDED_ON).on("2015-01-01").to_networkx(successions=True)
    assert successions(graph) == {"hee/from-sha": "certain", "trust/from-hee": "certain"}
    assert graph.nodes["sha"]["certainty"] == "no"


def test_a_succession_begins_once_and_never_ends() -> None:
    changes = world(HANDED_ON).changes("2010", "2020")
    kinds = [change.kind for change in changes if change.statement.type == "succession"]
    assert kinds == ["began", "began"]


def test_types_choose_the_edges() -> None:
    graph = world(ODD).on("2014-06-01").to_networkx(types=["partnership"])
    assert {key for *_, key in graph.edges(keys=True)} == {"hee/works", "hee/works#back"}
    with pytest.raises(QuestionError, match="no type of edge “friendship”"):
        world(ODD).on("2014-06-01").to_networkx(types=["friendship"])
