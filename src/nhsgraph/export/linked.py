"""A record as linked data: nodes with terms of W3C ORG, PROV-O and OWL-Time, and with our own.

Each row of the tables is a node, and each column a term under ``nhsgraph:`` that the file itself
explains; a cell that leads to another table is a link. Beside these stand the terms of others,
wherever they say no more than the record does:

* a body is an ``org:Organization``, known by its name (``skos:prefLabel``) and its aliases;
* a membership or a post that counts is an ``org:Membership``, with ``org:memberDuring``;
* a succession that counts leads (``nhsgraph:change``) to an ``org:ChangeEvent``;
* a statement and a source are each a ``prov:Entity``, the one ``prov:wasDerivedFrom`` the other,
  and ``prov:qualifiedDerivation`` has the place in it; an event is a ``prov:Activity``;
* a time is a ``time:Interval``, whose begin and end are there where they are exact days.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, Final, NamedTuple, TypeAlias
from urllib.parse import quote

from nhsgraph.export.about import about
from nhsgraph.export.columns import Cell, Column, Table, as_text
from nhsgraph.export.extract import Extract
from nhsgraph.export.record_tables import record_tables
from nhsgraph.export.tables import watched
from nhsgraph.schema import EDGE_TYPES, STATEMENT_TYPES

PREFIXES: Final = {
    "nhsgraph": "urn:nhsgraph:term:",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "time": "http://www.w3.org/2006/time#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The vocabularies by the short names that stand for them."""
TYPED: Final = {"day": "xsd:date", "edtf": "edtf:EDTF", "object": "rdf:JSON"}
"""The type of a text, by the kind of its column."""
_NODES: Final = {
    "words": "nhsgraph:Wording", "sources": "nhsgraph:Source", "events": "nhsgraph:Event",
    "bodies": "org:Organization", "statements": "nhsgraph:Statement",
}  # fmt: skip
"""The tables whose rows are nodes of their own, with their classes."""
_PARTS: Final = {
    "aliases": ("bodies", "body", "nhsgraph:known_as"),
    "identifiers": ("bodies", "body", "nhsgraph:identifier"),
    "amounts": ("statements", "statement", "nhsgraph:amount"),
}
"""The tables whose rows stand inside a node of another: of which, by which column, as what."""
_OWNERS: Final = {
    "statement": ("statements", "prov:qualifiedDerivation"),
    "event": ("events", "nhsgraph:evidence"),
    "body": ("bodies", "nhsgraph:evidence"), "words": ("words", "nhsgraph:evidence"),
}  # fmt: skip
"""Of which table that is which evidence is for, and by what term it leads to the evidence."""
_SAME: Final = {
    ("record", "title"): "dcterms:title", ("record", "licence"): "dcterms:rights",
    ("sources", "title"): "dcterms:title", ("sources", "publisher"): "dc:publisher",
    ("sources", "published"): "dcterms:issued", ("events", "title"): "rdfs:label",
    ("bodies", "name"): "skos:prefLabel", ("statements", "text"): "rdfs:label",
    ("evidence", "source"): "prov:entity",
}  # fmt: skip
"""The columns for which others have a term."""
_OWN: Final = {
    "known_as": "a word by which a body is found", "identifier": "a code by which others know it",
    "amount": "a sum that passed along a line of money in one financial year",
    "evidence": "a place in a source that proves something of a body, an event or a word",
    "change": "the change of organisations that a succession is",
    **{f"export_{key}": f"of this file: {told}" for key, told in {
        "from": "the first day of what is exported", "to": "the last such day",
        "as_known_on": "the day of knowledge", "around": "the bodies around which it lies",
        "hops": "how many lines away from them", "whole": "whether it is the whole record",
        "made_by": "the program that made it",
    }.items()},
}  # fmt: skip
"""The terms of ours that stand for no column, with what they mean."""
_NOT_IN_ADDRESSES: Final = '<>"{}|\\^`'


class Link(NamedTuple):
    """A link to a node: an IRI, or a term under a prefix."""

    to: str


class Typed(NamedTuple):
    """A text of a type, which is a term under a prefix."""

    text: str
    type: str


Value: TypeAlias = "str | int | bool | Link | Typed | Node"
"""What a term of a node has: a text, a number, a yes or no, a link, or a node without a name."""


class Node(NamedTuple):
    """A node: its IRI (empty where it has none), and what it has, by term."""

    iri: str
    has: dict[str, list[Value]]


def nodes(extract: Extract) -> Iterator[Node]:
    """The nodes of an extract: the record, its parts, then the terms of ours that they use."""
    return _Linking(extract).nodes()


def address_of(address: str) -> str:
    """An address as an IRI: what no IRI may have stands as its number."""
    return "".join(quote(sign) if sign in _NOT_IN_ADDRESSES or sign <= " " else sign
                   for sign in address)  # fmt: skip


class _Linking:
    """An extract on its way to nodes."""

    def __init__(self, extract: Extract) -> None:
        self.extract = extract
        self.tables = {table.name: table for table in watched(extract, record_tables(extract))}
        where = extract.graph.record.info.address
        self.base = f"{address_of(where).partition('#')[0]}#" if where else "urn:nhsgraph:"

    def iri(self, table: str, key: Cell) -> str:
        """The name of a node, by its table and its key."""
        return f"{self.base}{table}:{quote(str(key), safe='/')}"

    def nodes(self) -> Iterator[Node]:
        yield self._record()
        parts = self._parts()
        for name, kind in _NODES.items():
            table = self.tables[name]
            for row in table.dicts():
                key = row["number" if name == "words" else "id"]
                node = self._node(table, row, kind, self.iri(name, key))
                for term, part in parts.get((name, key), ()):
                    node.has.setdefault(term, []).append(part)
                getattr(self, f"_add_to_{name}", _nothing)(node, row)
                yield node
                if name == "statements":
                    yield from self._around(node, row)
        yield from self._terms()

    def _record(self) -> Node:
        table = self.tables["record"]
        (row,) = table.dicts()
        node = self._node(table, row, "prov:Entity", self.iri("record", ""))
        told = about(self.extract)
        node.has["rdfs:comment"] = [str(told["days"]), str(told["doubt"])]
        for key, said in told.items():
            if said is not None and f"export_{key}" in _OWN:
                node.has[f"nhsgraph:export_{key}"] = [said]
        return node

    def _parts(self) -> dict[tuple[str, Cell], list[tuple[str, Node]]]:
        """What stands inside the nodes, by table and key."""
        found = defaultdict(list)
        for name, (owner, column, term) in _PARTS.items():
            table = self.tables[name]
            for row in table.dicts():
                key = row.pop(column)
                found[owner, key].append((term, self._node(table, row)))
        for row in self.tables["evidence"].dicts():
            owned = {name: row.pop(name) for name in _OWNERS}
            ((name, key),) = ((name, key) for name, key in owned.items() if key is not None)
            owner, term = _OWNERS[name]
            node = self._node(self.tables["evidence"], row)
            if name == "statement":
                node.has["rdf:type"] = [Link("prov:Derivation")]
            found[owner, key].append((term, node))
        return found

    def _node(self, table: Table, row: dict[str, Cell], kind: str = "", iri: str = "") -> Node:
        """A row as a node: each of its cells under the term of its column."""
        has: dict[str, list[Value]] = {"rdf:type": [Link(kind)]} if kind else {}
        for column in table.columns:
            if (cell := row.get(column.name)) not in (None, "", []):
                term = _SAME.get((table.name, column.name), f"nhsgraph:{column.name}")
                has[term] = [*self._values(column, cell)]
        return Node(iri, has)

    def _values(self, column: Column, cell: Cell) -> Iterator[Value]:
        if column.refers:
            yield Link(self.iri(column.refers, cell))
        elif isinstance(cell, list):
            yield from dict.fromkeys(
                each if isinstance(each, str) else Typed(str(as_text(each)), TYPED["object"])
                for each in cell
            )
        elif column.kind in TYPED:
            yield Typed(str(as_text(cell)), TYPED[column.kind])
        elif isinstance(cell, str | bool | int):
            yield cell
        else:
            yield Typed(str(cell), "xsd:decimal")

    # -- the terms of others ---------------------------------------------------------------------

    def _add_to_sources(self, node: Node, row: dict[str, Cell]) -> None:
        node.has["rdf:type"] += [Link("prov:Entity"), Link("dcterms:BibliographicResource")]
        if row["address"] is not None:
            node.has["rdfs:seeAlso"] = [Link(address_of(str(row["address"])))]

    def _add_to_events(self, node: Node, row: dict[str, Cell]) -> None:
        node.has["rdf:type"].append(Link("prov:Activity"))
        if instant := _instant(row, "date"):
            node.has["time:hasTime"] = [instant]

    def _add_to_bodies(self, node: Node, row: dict[str, Cell]) -> None:
        parts = node.has.get("nhsgraph:known_as", ())
        aliases = (part.has["nhsgraph:alias"][0] for part in parts if isinstance(part, Node))
        if others := [each for each in dict.fromkeys(aliases) if each != row["name"]]:
            node.has["skos:altLabel"] = [*others]

    def _add_to_statements(self, node: Node, row: dict[str, Cell]) -> None:
        node.has["rdf:type"] += [Link(_class_of(str(row["type"]))), Link("prov:Entity")]
        derived = node.has.get("prov:qualifiedDerivation", ())
        sources = (each.has["prov:entity"][0] for each in derived if isinstance(each, Node))
        if found := [*dict.fromkeys(sources)]:
            node.has["prov:wasDerivedFrom"] = found
        if row["type"] in EDGE_TYPES:
            for role, side in zip(EDGE_TYPES[str(row["type"])].roles, ("from", "to"), strict=True):
                if end := node.has.get(f"nhsgraph:{side}_body"):
                    node.has[f"nhsgraph:role_{role}"] = [*end]
        if self._interval(row) is not None:
            node.has["time:hasTime"] = [Link(self.iri("times", row["id"]))]
        if row["counts"] and row["certainty"] != "no":
            self._add_of_org(node, row)

    def _add_of_org(self, node: Node, row: dict[str, Cell]) -> None:
        """What a statement is in ORG, of those that count and hold on some day of the extract."""
        start, stop = (node.has.get(f"nhsgraph:{side}_body") for side in ("from", "to"))
        if row["type"] == "succession" and (start or stop):
            node.has["nhsgraph:change"] = [Link(self.iri("changes", row["id"]))]
        if row["type"] == "membership" and start and stop:
            node.has.update({"org:member": [*start], "org:organization": [*stop]})
        if row["type"] == "post" and row["person"] is not None:
            name = str(row["person"])
            person = Node("", {"rdf:type": [Link("foaf:Person")], "foaf:name": [name]})
            node.has["org:member"] = [person]
            node.has["org:organization"] = [*node.has["nhsgraph:body"]]
        if "org:member" in node.has:
            node.has["rdf:type"].append(Link("org:Membership"))
            if time := node.has.get("time:hasTime"):
                node.has["org:memberDuring"] = [*time]

    def _around(self, node: Node, row: dict[str, Cell]) -> Iterator[Node]:
        """The nodes that a statement leads to and that are no rows: its time, its change."""
        if (time := self._interval(row)) is not None:
            yield time
        if "nhsgraph:change" in node.has:
            change: dict[str, list[Value]] = {"rdf:type": [Link("org:ChangeEvent")]}
            for term, side in (("originalOrganization", "from"), ("resultingOrganization", "to")):
                if end := node.has.get(f"nhsgraph:{side}_body"):
                    change[f"org:{term}"] = [*end]
            if time is not None:
                change["time:hasTime"] = [Link(time.iri)]
            if event := node.has.get("nhsgraph:begun_by"):
                change["dcterms:isPartOf"] = [*event]
            yield Node(self.iri("changes", row["id"]), change)

    def _interval(self, row: dict[str, Cell]) -> Node | None:
        """The time of a statement, with those of its ends that are exact; None without one."""
        ends = {"time:hasBeginning": _instant(row, "begin"), "time:hasEnd": _instant(row, "end")}
        known: dict[str, list[Value]] = {term: [end] for term, end in ends.items() if end}
        if not known:
            return None
        return Node(self.iri("times", row["id"]), {"rdf:type": [Link("time:Interval")], **known})

    # -- our own terms, told in the file ---------------------------------------------------------

    def _terms(self) -> Iterator[Node]:
        told = defaultdict(list, {name: [meaning] for name, meaning in _OWN.items()})
        for table in self.tables.values():
            for column in table.columns:
                if (table.name, column.name) not in _SAME:
                    told[column.name].append(f"{table.name}: {column.told}")
        for name, edge in EDGE_TYPES.items():
            for role in edge.roles:
                told[f"role_{role}"].append(f"the {role.replace('_', ' ')} of a line of {name}")
        for name, meanings in told.items():
            yield _term(name, "rdf:Property", meanings)
        for name, cls in STATEMENT_TYPES.items():
            kind = _term(_class_of(name).partition(":")[2], "rdfs:Class", [_first_line(cls)])
            kind.has["rdfs:subClassOf"] = [Link("nhsgraph:Statement")]
            yield kind


def _nothing(_node: Node, _row: dict[str, Cell]) -> None:
    """Nothing is added to a node."""


def _instant(row: dict[str, Cell], name: str) -> Node | None:
    """A day that is exactly known as an instant."""
    earliest, latest = row[f"{name}_earliest"], row[f"{name}_latest"]
    if earliest is None or earliest != latest or not isinstance(earliest, date):
        return None
    day = Typed(earliest.isoformat(), TYPED["day"])
    return Node("", {"rdf:type": [Link("time:Instant")], "time:inXSDDate": [day]})


def _class_of(statement_type: str) -> str:
    """The class of a type of statement: ``nhsgraph:LegalForm``."""
    return f"nhsgraph:{statement_type.title().replace('_', '')}"


def _term(name: str, kind: str, told: Iterable[str]) -> Node:
    label: list[Value] = [name.replace("_", " ")]
    has: dict[str, list[Value]] = {"rdf:type": [Link(kind)], "rdfs:label": label}
    return Node(f"nhsgraph:{name}", has | {"rdfs:comment": [*told]})


def _first_line(cls: Any) -> str:
    return str(cls.__doc__).strip().partition("\n")[0]
