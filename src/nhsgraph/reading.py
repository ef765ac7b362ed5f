"""A folder of YAML to a checked record, or every fault of every file with file, line and column."""

from __future__ import annotations

import difflib
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import ValidationError

from nhsgraph.dates import eve
from nhsgraph.documents import Document, Loc, Value, pair, walk
from nhsgraph.errors import Fault, RecordError
from nhsgraph.schema import (
    SECTIONS,
    SOURCE_KINDS,
    Body,
    Edge,
    Event,
    Evidence,
    Part,
    Place,
    Record,
    RecordInfo,
    Source,
    Statement,
    unknown_key,
)

Made = TypeVar("Made", bound=Part)


def read_record(*folders: str | os.PathLike[str]) -> Record:
    """Reads a model folder, and further folders laid over it, to one checked record.

    Args:
        folders: the base first, then overlays; each has ``bodies/`` and what else it needs of
            ``record.yaml``, ``sources/`` and ``events.yaml``.

    Raises:
        RecordError: has every fault of every file, in the order of file and line.
    """
    reader = _Reader()
    for number, folder in enumerate(folders):
        reader.read_folder(Path(folder), base=number == 0)
    reader.tie()
    if reader.faults or reader.info is None:
        raise RecordError(reader.faults)
    return Record(
        info=reader.info,
        bodies=reader.bodies,
        statements=reader.statements,
        sources=reader.sources,
        events=reader.events,
        places={key: origin.place for key, origin in reader.origins.items()},
    )


@dataclass(frozen=True)
class _Origin:
    """The place from which a part was read."""

    document: Document
    node: yaml.Node | None

    @property
    def place(self) -> Place:
        return self.document.place(self.node)


@dataclass
class _Reader:
    """Collects the parts of a record and their faults."""

    info: RecordInfo | None = None
    bodies: dict[str, Body] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    origins: dict[str, _Origin] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    loose: list[Fault] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    @property
    def faults(self) -> list[Fault]:
        """All faults found so far."""
        return [*self.loose, *(fault for document in self.documents for fault in document.faults)]

    # -- folders and files ------------------------------------------------------------------

    def read_folder(self, folder: Path, *, base: bool) -> None:
        if not folder.is_dir():
            what = "is a file, not a folder" if folder.exists() else "does not exist"
            mend = "Name a folder with record.yaml and bodies/."
            self.loose.append(Fault(str(folder), 0, 0, f"the model folder {what}.", mend))
            return
        files = sorted((folder / "bodies").rglob("*.y*ml"))
        if base and not files:
            mend = "Write one file a body under bodies/, such as bodies/hee.yaml."
            self.loose.append(Fault(str(folder), 0, 0, "the model folder has no bodies.", mend))
        self._read_info(folder, base=base)
        for path in sorted((folder / "sources").glob("*.y*ml")):
            self._read_sources(path)
        if (folder / "events.yaml").exists():
            document = self._open(folder / "events.yaml")
            self._read_list(document, Event, self.events, "event")
        for path in files:
            self._read_body(path)

    def _open(self, path: Path) -> Document:
        document = Document.read(path, str(path))
        self.documents.append(document)
        return document

    def _read_info(self, folder: Path, *, base: bool) -> None:
        path = folder / "record.yaml"
        if not path.exists():
            if base:
                mend = "Write title, covers, licence and version in record.yaml."
                self.loose.append(Fault(str(path), 0, 0, "the file is missing.", mend))
            return
        document = self._open(path)
        data = self._mapping(document)
        if base and data is not None:
            self.info = self._make(RecordInfo, data, document, document.root, "record")

    def _mapping(self, document: Document) -> dict[str, Value] | None:
        if isinstance(document.data, dict):
            return document.data
        if document.root is not None:
            what = "a list" if isinstance(document.data, list) else "a text"
            document.fault(1, 1, f"the file is {what}, not a mapping.", "Write “key: value” lines.")
        return None

    def _read_sources(self, path: Path) -> None:
        document = self._open(path)
        if path.stem not in SOURCE_KINDS:
            near = difflib.get_close_matches(path.stem, SOURCE_KINDS, n=1)
            mend = f"Call it {near[0]}.yaml." if near else f"Kinds are {', '.join(SOURCE_KINDS)}."
            document.fault(1, 1, f"“{path.stem}” is no kind of source.", mend)
        self._read_list(document, Source, self.sources, "source", {"kind": path.stem})

    def _read_list(
        self,
        document: Document,
        cls: type[Made],
        into: dict[str, Made],
        what: str,
        given: Mapping[str, str] | None = None,
    ) -> None:
        if document.root is None:
            return
        if not isinstance(document.data, list):
            mend = f"Begin each {what} with “- id: …”."
            document.fault(1, 1, f"the file is not a list of {what}s.", mend)
            return
        for number, item in enumerate(document.data):
            node = walk(document.root, [number])
            made = self._make(cls, item, document, node, what, given)
            self._note_broken(what, item, made)
            if made is not None:
                self._enter(made, made.id, into, what, document, node)  # type: ignore[attr-defined]

    def _note_broken(self, what: str, item: Value, made: object) -> None:
        """Remembers an id whose part is faulty, so that naming it is no second fault."""
        if made is None and isinstance(item, dict) and isinstance(item.get("id"), str):
            self.broken.add(f"{what}:{item['id']}")

    def _enter(
        self,
        made: Made,
        key: str,
        into: dict[str, Made],
        what: str,
        document: Document,
        node: yaml.Node | None,
    ) -> None:
        if key in into:
            first = self.origins[f"{what}:{key}"].place
            document.fault_at(
                _value(node, "id"),
                f"{what} id “{key}” is used twice; the first is in {first.file}:{first.line}.",
                "Give one of them another id.",
            )
            return
        into[key] = made
        self.origins[f"{what}:{key}"] = _Origin(document, node)

    def _read_body(self, path: Path) -> None:
        document = self._open(path)
        data = self._mapping(document)
        if data is None:
            return
        extends = data.get("extends")
        head = {key: value for key, value in data.items() if key not in SECTIONS}
        for key in list(head):
            if key not in {*Body.known_keys(), "extends"}:
                known = [*Body.known_keys(), "extends", *SECTIONS]
                document.fault_at(_key(document.root, key), _sentence(unknown_key(key, known)))
                del head[key]
        if isinstance(extends, str):
            body_id = extends
            self.origins.setdefault(f"extends:{extends}", _Origin(document, document.root))
        else:
            body_id = self._read_head(head, document, path)
        for section, cls in SECTIONS.items():
            if section in data:
                self._read_section(document, section, cls, data[section], body_id)

    def _read_head(self, head: dict[str, Value], document: Document, path: Path) -> str:
        body = self._make(Body, head, document, document.root, "body")
        self._note_broken("body", head, body)
        if body is None:
            return str(head.get("id") or path.stem)
        if body.id != path.stem:
            document.fault_at(
                _value(document.root, "id"),
                f"the file of “{body.id}” is called {path.name}.",
                f"Call it {body.id}.yaml.",
            )
        self._enter(body, body.id, self.bodies, "body", document, document.root)
        return body.id

    def _read_section(
        self, document: Document, section: str, cls: type[Statement], items: Value, body_id: str
    ) -> None:
        node = _value(document.root, section)
        if not isinstance(items, list):
            document.fault_at(node, f"{section} is not a list.", "Begin each with “- id: …”.")
            return
        for number, item in enumerate(items):
            at = walk(node, [number])
            if isinstance(item, dict) and cls.home in item:
                mend = "Leave it out."
                message = f"“{cls.home}” is the body of this file."
                document.fault_at(_key(at, cls.home), message, mend)
                continue
            given = {cls.home: body_id}
            made = self._make(cls, item, document, at, cls.type, given)
            if made is not None:
                self._enter(made, made.id, self.statements, "statement", document, at)
            elif isinstance(item, dict):
                self.broken.add(f"statement:{body_id}/{item.get('id')}")

    # -- one part ---------------------------------------------------------------------------

    def _make(
        self,
        cls: type[Made],
        data: Value,
        document: Document,
        node: yaml.Node | None,
        what: str,
        given: Mapping[str, str] | None = None,
    ) -> Made | None:
        if not isinstance(data, dict):
            message = f"a {what} must be a mapping of keys."
            document.fault_at(node, message, "Write “id: …” and its other keys.")
            return None
        try:
            return cls.model_validate({**data, **(given or {})})
        except ValidationError as error:
            for detail in _distinct(error):
                message, mend = _explain(detail)
                document.fault_at(_blamed(node, detail), message, mend)
            return None

    # -- what ties parts to each other ------------------------------------------------------

    def tie(self) -> None:
        """Checks everything that one part says of another."""
        for key, origin in self.origins.items():
            if key.startswith("extends:") and key[8:] not in self.bodies:
                self._unknown(origin, ["extends"], "body", key[8:], self.bodies)
        for statement in self.statements.values():
            origin = self.origins[f"statement:{statement.id}"]
            self._tie_statement(statement, origin)
        for event in self.events.values():
            origin = self.origins[f"event:{event.id}"]
            self._tie_evidence(origin, ["evidence"], event.evidence)
        named = {each.owner for each in self.statements.values() if each.type == "name"}
        for body in self.bodies.values():
            origin = self.origins[f"body:{body.id}"]
            if body.id not in named and not _value(origin.node, "names"):
                mend = "Add names: with an id, name, when and evidence."
                origin.document.fault_at(origin.node, f"body “{body.id}” has no name.", mend)

    def _tie_statement(self, statement: Statement, origin: _Origin) -> None:
        if isinstance(statement, Edge):
            self._tie_ends(statement, origin)
        for loc, evidence in _evidence_with_places(statement):
            self._tie_evidence(origin, loc, evidence)
        for key, event_id in (("begun_by", statement.begun_by), ("ended_by", statement.ended_by)):
            if event_id is None:
                continue
            if event_id not in self.events:
                self._unknown(origin, [key], "event", event_id, self.events)
            else:
                self._tie_event(statement, key, self.events[event_id], origin)
        became = statement.outcome.became if statement.outcome else None
        for number, target in enumerate(became or ()):
            what, known = ("statement", self.statements) if "/" in target else ("event", self.events)
            if target not in known:
                self._unknown(origin, ["outcome", "became", number], what, target, known)

    def _tie_ends(self, edge: Edge, origin: _Origin) -> None:
        for role in edge.roles:
            end = edge.end(role)
            if role == edge.home or not isinstance(end, str):
                continue
            if end not in self.bodies:
                self._unknown(origin, [role], "body", end, self.bodies)
            elif end == edge.owner and edge.type != "mandate_approval":
                at = _value(origin.node, role)
                message = f"“{end}” stands at both ends."
                origin.document.fault_at(at, message, "An edge ties two bodies.")

    def _tie_evidence(self, origin: _Origin, loc: Loc, evidence: Iterable[Evidence]) -> None:
        for number, each in enumerate(evidence):
            for key, source in (("source", each.source), ("read_in", each.read_in)):
                if source is not None and source not in self.sources:
                    self._unknown(origin, [*loc, number, key], "source", source, self.sources)

    def _tie_event(self, statement: Statement, key: str, event: Event, origin: _Origin) -> None:
        if key == "begun_by":
            date, end, word = event.date, statement.when.begin, "begins"
        else:
            date, end, word = eve(event.date), statement.when.end, "ends"
        if end is None or end.latest < date.earliest or date.latest < end.earliest:
            day = end.text if end else "on no day that is known"
            message = f"it {word} {day}, but event “{event.id}” is of {event.date.text}."
            mend = "What an event begins, begins on its day; what it ends, ends on the eve."
            origin.document.fault_at(_value(origin.node, key), message, mend)

    def _unknown(
        self, origin: _Origin, loc: Loc, what: str, key: str, known: Mapping[str, object]
    ) -> None:
        if f"{what}:{key}" in self.broken:
            return
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
        mend = f"Did you mean “{near[0]}”?" if near else _WHERE[what]
        origin.document.fault_at(walk(origin.node, loc), f"unknown {what} “{key}”.", mend)


_WHERE = {
    "body": "Add a file for it under bodies/.",
    "source": "Add it to a file under sources/.",
    "event": "Add it to events.yaml.",
    "statement": "Write it as body/id.",
}


def _key(node: yaml.Node | None, key: str) -> yaml.Node | None:
    found = pair(node, key)
    return found[0] if found else node


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    found = pair(node, key)
    return found[1] if found else None


def _evidence_with_places(statement: Statement) -> Iterator[tuple[Loc, tuple[Evidence, ...]]]:
    yield ["evidence"], statement.evidence
    for number, amount in enumerate(getattr(statement, "amounts", ())):
        yield ["amounts", number, "evidence"], amount.evidence
    if statement.contested:
        yield ["contested", "evidence"], statement.contested.evidence
    if statement.outcome and statement.outcome.halt:
        yield ["outcome", statement.outcome.kind, "evidence"], statement.outcome.halt.evidence


# -- what pydantic says, in plain words -----------------------------------------------------------


def _distinct(error: ValidationError) -> list[Any]:
    """The errors, less those that only follow from another: a list emptied by its faulty items."""
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    return [
        detail
        for detail in details
        if detail["type"] != "too_short"
        or not any(len(loc) > len(detail["loc"]) and loc[: len(detail["loc"])] == detail["loc"] for loc in places)
    ]


def _blamed(node: yaml.Node | None, detail: Any) -> yaml.Node | None:
    """The node that a fault is shown at: the key if the key is wrong, else the value."""
    loc = detail["loc"]
    if detail["type"] == "missing":
        return walk(node, loc[:-1])
    if detail["type"] == "unknown_key":
        return _key(walk(node, loc[:-1]), str(loc[-1]))
    return walk(node, loc)


def _explain(detail: Any) -> tuple[str, str]:
    """The sentence for one error of pydantic, and the mend."""
    kind, given, context = detail["type"], detail["input"], detail.get("ctx") or {}
    key = next((step for step in reversed(detail["loc"]) if isinstance(step, str)), "")
    if kind == "missing":
        return f"key “{key}” is missing.", ""
    if given is None:
        return f"nothing is written after “{key}:”.", "Write a value or remove the key."
    if kind == "date" and not isinstance(given, str):
        return "a date that YAML takes for a list.", "Put it in quotes: '[2018-01..2018-06]'."
    if kind in {"date", "rule", "unknown_key"}:
        return _sentence(context["problem"]), ""
    if kind == "literal_error":
        return _not_one_of(given, re.findall(r"'([^']*)'", context["expected"]))
    if kind == "string_pattern_mismatch":
        return _no_id(given, context["pattern"])
    return _PLAIN.get(kind, _plain_default)(given, key)


def _sentence(text: str) -> str:
    return text if text.endswith(("?", ".")) else f"{text}."


def _not_one_of(given: object, allowed: list[str]) -> tuple[str, str]:
    near = difflib.get_close_matches(str(given), allowed, n=1)
    mend = f"Did you mean “{near[0]}”?" if near else f"Write one of {', '.join(allowed)}."
    return f"“{given}” is not known here.", mend


def _no_id(given: object, pattern: str) -> tuple[str, str]:
    joint = "_" if "_" in pattern else "-"
    parts = [re.sub(r"[^a-z0-9]+", joint, p).strip(joint) for p in str(given).lower().split("/")]
    guess = "/".join(filter(None, parts))
    if "/" in pattern and "/" not in guess:
        return f"“{given}” is no statement.", "Write body/id."
    if not guess or not re.match(pattern, guess):
        return f"“{given}” has the wrong form.", "Write small letters and figures."
    return f"“{given}” has the wrong form.", f"Write {guess}."


def _plain_default(given: object, key: str) -> tuple[str, str]:
    return f"“{given}” can't stand after “{key}:”.", ""


_PLAIN = {
    "int_parsing": lambda given, _: (f"“{given}” is no whole number.", "Write figures alone."),
    "int_type": lambda given, _: (f"“{given}” is no whole number.", "Write figures alone."),
    "greater_than": lambda given, _: (f"“{given}” is too small.", "Write a number above 0."),
    "greater_than_equal": lambda given, _: (f"“{given}” is too small.", "Write a larger number."),
    "float_parsing": lambda given, _: (f"“{given}” is no number.", "Write figures alone."),
    "bool_parsing": lambda given, _: (f"“{given}” is neither true nor false.", "Write true."),
    "string_type": lambda _, key: (f"“{key}” must be one text.", "Put it in quotes."),
    "string_too_short": lambda _, key: (f"“{key}” is blank.", "Write a value or remove the key."),
    "too_short": lambda _, key: (f"“{key}” is an empty list.", "Give at least one."),
    "model_type": lambda _, key: (f"“{key}” must be a mapping of keys.", "Write “key: value”."),
    "tuple_type": lambda _, key: (f"“{key}” must be a list.", "Begin each item with “- ”."),
}

