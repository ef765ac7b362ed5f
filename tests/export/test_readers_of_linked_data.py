"""Programs that we did not write read the linked data."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from hostile import EVIL, hostile_world
from nhsgraph import Graph
from nhsgraph.export.extract import Extract
from nhsgraph.export.record_tables import evidence_rows
from outside import reader
from worlds import world

pytestmark = pytest.mark.readers
FORMATS = {"turtle": ("ttl", "turtle"), "jsonld": ("jsonld", "json-ld")}
PREFIXES = """
prefix nhsgraph: <urn:nhsgraph:term:> prefix org: <http://www.w3.org/ns/org#>
prefix prov: <http://www.w3.org/ns/prov#> prefix time: <http://www.w3.org/2006/time#>
prefix foaf: <http://xmlns.com/foaf/0.1/> prefix dcterms: <http://purl.org/dc/terms/>
prefix skos: <http://www.w3.org/2004/02/skos/core#>
"""
HOLDERS = """
select ?holder where {
  ?line a nhsgraph:Accountability ; nhsgraph:counts true ; nhsgraph:role_holder ?holder ;
    nhsgraph:role_body <urn:nhsgraph:bodies:hee> ; nhsgraph:possible_from ?from .
  optional { ?line nhsgraph:possible_to ?to }
  filter (?from <= "2019-06-01"^^xsd:date && (!bound(?to) || ?to >= "2019-06-01"^^xsd:date))
}
"""


@contextmanager
def no_word_in_the_log(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A block in which rdflib says nothing: a bad literal is only logged, and kept as text."""
    caplog.clear()
    with caplog.at_level(logging.WARNING):
        yield
    assert [record.getMessage() for record in caplog.records] == []


def parsed(path: Path, form: str, caplog: pytest.LogCaptureFixture) -> Any:
    """The triples as rdflib reads them."""
    rdflib = reader("rdflib")
    with no_word_in_the_log(caplog):
        found = rdflib.Graph().parse(path, format=FORMATS[form][1])
        bad = [each for each in found.objects() if getattr(each, "ill_typed", None)]
    assert bad == []
    return found


def exported(
    graph: Graph, form: str, folder: Path, caplog: pytest.LogCaptureFixture, **part: Any
) -> Any:
    path = folder / f"x.{FORMATS[form][0]}"
    graph.export(form, path, **part)
    return parsed(path, form, caplog)


def asked(found: Any, query: str) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in found.query(PREFIXES + query))


def triples(found: Any) -> set[tuple[str, ...]]:
    """The triples, of whose nodes without names all that is told is that they have none."""
    blank = reader("rdflib").BNode
    return {tuple("" if isinstance(each, blank) else each.n3() for each in row) for row in found}


def faults(found: Any) -> str:
    """What the shapes that come with the package find wrong; nothing where all is well."""
    shapes = reader("rdflib").Graph().parse(str(files("nhsgraph.export") / "shapes.ttl"))
    conforms, _, told = reader("pyshacl").validate(found, shacl_graph=shapes)
    return "" if conforms else str(told)


@pytest.mark.timeout(600)
def test_the_whole_record_is_the_same_in_both_and_answers_as_the_engine(
    record: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = exported(record, "turtle", tmp_path, caplog)
    other = exported(record, "jsonld", tmp_path, caplog)
    assert len(found) == len(other)
    assert triples(found) == triples(other)
    assert asked(found, HOLDERS) == [
        ("urn:nhsgraph:bodies:dhsc",), ("urn:nhsgraph:bodies:secretary-of-state",),
    ]  # fmt: skip
    for kind, number in (
        ("nhsgraph:Statement", len(record.statements)), ("nhsgraph:Source", len(record.sources)),
        ("org:Organization", len(record.bodies)),
        ("org:ChangeEvent", sum(each.type == "succession" and each.counts
                                and (held := record.held(each)) is not None
                                and not held.told.empty for each in record.statements)),
    ):  # fmt: skip
        rows = asked(found, f"select distinct ?each where {{ ?each a {kind} }}")
        assert len(rows) == number, kind
    evidence = asked(found, "select (count(*) as ?n) where { ?s prov:qualifiedDerivation ?e }")
    proofs = [owner for owner, *_ in evidence_rows(Extract(record)) if owner[0] is not None]
    assert int(evidence[0][0]) == len(proofs) > 5000


@pytest.mark.parametrize("part", [{"on": "2019-06-01"}, {"around": "hee", "hops": 1}])
def test_pyshacl_finds_nothing_wrong(
    record: Graph, part: dict[str, Any], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert faults(exported(record, "turtle", tmp_path, caplog, **part)) == ""


@pytest.mark.long
@pytest.mark.timeout(900)
def test_pyshacl_finds_nothing_wrong_with_the_whole_record(
    record: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert faults(exported(record, "turtle", tmp_path, caplog)) == ""


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("prov:wasDerivedFrom", "prov:wasInfluencedBy"),
        ("nhsgraph:when", "nhsgraph:written"),
        ('certain_from "2012-01-01"', 'certain_from "2022-01-01"'),
        ('inXSDDate "2012-01-01"^^xsd:date', 'inXSDDate "2012-01-01"'),
        ("skos:prefLabel", "skos:hiddenLabel"),
        ("nhsgraph:counts true", "nhsgraph:counts false"),
        ("org:originalOrganization <urn:nhsgraph:bodies", "org:originalOrganization <urn:x"),
    ],
)
def test_pyshacl_would_find_a_fault(
    old: str, new: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graph = world(
        """
        a:
          membership: [{whole: b, when: 2012-01-01/2014-12-31}]
          succession: [{predecessor: b, when: 2012-01-01/2012-01-01}]
        """
    )
    assert faults(exported(graph, "turtle", tmp_path, caplog)) == ""
    path = tmp_path / "x.ttl"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    assert faults(parsed(path, "turtle", caplog)) != ""


def test_a_bad_literal_fails_though_rdflib_only_logs_it(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    world("a: {accountability: [{holder: b, when: 2012-01-01/..}]}").export(
        "turtle", tmp_path / "x.ttl"
    )
    path = tmp_path / "x.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace('"2012-01-01"^^xsd', '".."^^xsd'))
    with pytest.raises(AssertionError):
        parsed(path, "turtle", caplog)


@pytest.mark.parametrize("form", FORMATS)
def test_hostile_texts_are_read_as_they_are(
    form: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graph = hostile_world()
    found = exported(graph, form, tmp_path, caplog)
    told = {text for (text,) in asked(found, "select ?t where { ?s nhsgraph:note ?t }")}
    assert set(EVIL) <= told
    titles = {text for (text,) in asked(found, "select ?t where { ?s dcterms:title ?t }")}
    assert set(EVIL) <= titles
    addresses = {each.address for each in graph.sources} - {None}
    read = asked(found, "select ?a where { ?s rdfs:seeAlso ?a }")
    assert {each for (each,) in read} == addresses


@pytest.mark.parametrize("form", FORMATS)
def test_posts_memberships_and_changes_are_those_of_org(
    form: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graph = world(
        """
        a:
          posts:
            - {post: chair, person: Ann Lee, when: 2012-04-01/2013-05}
            - {post: chair, person: Bo Ray, when: 2014-04-01/.., status: announced}
          membership: [{whole: c, when: 2012-04-01/2014-03-31}]
          succession: [{predecessor: b, when: 2012-04-01/2012-04-01, begun_by: start}]
        """,
        events="start: 2012-04-01",
    )
    found = exported(graph, form, tmp_path, caplog)
    assert asked(found, "select ?n where { ?m a org:Membership ; org:member/foaf:name ?n }") == [
        ("Ann Lee",)
    ]
    ends = """select ?m ?from ?to where { ?m org:memberDuring ?t .
      optional { ?t time:hasBeginning/time:inXSDDate ?from }
      optional { ?t time:hasEnd/time:inXSDDate ?to } }"""
    assert asked(found, ends) == [
        ("urn:nhsgraph:statements:a/membership-1", "2012-04-01", "2014-03-31"),
        ("urn:nhsgraph:statements:a/post-1", "2012-04-01", "None"),
    ]
    change = """select ?from ?to ?event where { ?c a org:ChangeEvent ;
      org:originalOrganization ?from ; org:resultingOrganization ?to ; dcterms:isPartOf ?event }"""
    assert asked(found, change) == [
        ("urn:nhsgraph:bodies:b", "urn:nhsgraph:bodies:a", "urn:nhsgraph:events:start")
    ]


def test_what_holds_on_no_day_is_no_membership_and_no_change(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    graph = world(
        """
        a:
          names: [{name: A, when: 2010-01-01/2012-12-31}]
          membership:
            - {whole: b, when: 2014-01-01/2015-12-31, contested: {reason: never so}}
            - {whole: b, when: 2011-01-01/2015-12-31, status: proposed}
        """
    )
    found = exported(graph, "turtle", tmp_path, caplog)
    assert asked(found, "select ?m where { ?m a org:Membership }") == []
    assert len(asked(found, "select ?m where { ?m a nhsgraph:Membership }")) == 2


def test_a_record_that_is_published_has_its_address_in_its_names(tmp_path: Path) -> None:
    graph = world("a: {}")
    info = graph.record.info.changed(address="https://example.org/record?a={b}")
    Graph.of(replace(graph.record, info=info)).export("jsonld", tmp_path / "x.jsonld")
    told = json.loads((tmp_path / "x.jsonld").read_text(encoding="utf-8"))
    ids = {each["@id"] for each in told["@graph"]}
    assert "https://example.org/record?a=%7Bb%7D#bodies:a" in ids


def test_every_term_of_ours_is_told(
    record: Graph, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    found = exported(record, "turtle", tmp_path, caplog, on="2019-06-01", around="hee")
    ours = {str(each) for each in found.predicates() if "urn:nhsgraph:term:" in each}
    told = {each for (each,) in asked(found, "select ?t where { ?t rdfs:comment ?c }")}
    assert ours <= told
