"""A folder of YAML to a checked record, or every fault of every file with file, line and column."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from pydantic import ValidationError

from nhsgraph.errors import Fault, RecordError, shortened, spelt_out
from nhsgraph.record.faults import distinct, explain, sentence
from nhsgraph.record.laid_over import AMENDS, Amended, amended
from nhsgraph.record.model_files import faults_of_folder, sorted_files, unread_files
from nhsgraph.record.naming import named
from nhsgraph.record.places import Origin, blamed, of_another, tie_event, written_when
from nhsgraph.record.read_late import uncollected
from nhsgraph.record.yaml_text import Document, Value
from nhsgraph.schema import (
    SECTIONS,
    SOURCE_KINDS,
    Body,
    Edge,
    Event,
    Part,
    Record,
    RecordInfo,
    Source,
    Statement,
    Withdrawn,
    unknown_key,
)
from nhsgraph.schema.base import SLUG
from nhsgraph.schema.validation import validated
from nhsgraph.spelling import nearest

GUESSES: Final = 500
"""For how many unknown ids the nearest known one is looked for, as each search reads all ids."""

Made = TypeVar("Made", bound=Part)
Listed = TypeVar("Listed", Source, Event)


def read_record(base: str | os.PathLike[str], *overlays: str | os.PathLike[str]) -> Record:
    """Reads a model folder, and further folders laid over it, to one checked record.

    Args:
        base: the folder of a whole model: ``record.yaml``, ``bodies/``, ``sources/`` and, if
            need be, ``events.yaml``.
        overlays: folders of the same shape, each with as much as it adds.

    Raises:
        RecordError: has every fault of every file, in the order of file and line.
    """
    with uncollected():
        return _read(base, *overlays)


def _read(base: str | os.PathLike[str], *overlays: str | os.PathLike[str]) -> Record:
    reader = _Reader()
    for number, folder in enumerate((base, *overlays)):
        if os.fspath(folder):
            reader.layer = number
            reader.read_folder(Path(folder), base=number == 0)
        else:  # Path("") is the current folder, which nobody named
            mend = "Name a folder, or a dot for the current one."
            reader.loose.append(Fault("“”", 0, 0, "no model folder is named.", mend))
    reader.tie()
    if reader.faults or reader.info is None:
        raise RecordError([*reader.faults, *reader.unread])
    return Record(
        info=reader.info,
        bodies=reader.bodies,
        statements=reader.statements,
        sources=reader.sources,
        events=reader.events,
        places={key: origin.place for key, origin in reader.origins.items()},
        unread=tuple(reader.unread),
        withdrawn={k: each for k, each in reader.withdrawn.items() if k not in reader.statements},
    )


class _Written(NamedTuple):
    """What is written of a part, faulty or not, and the body in whose file it stands."""

    cls: type[Part]
    item: dict[str, Value]
    origin: Origin
    owner: str = ""


@dataclass
class _Reader:
    """Collects the parts of a record and their faults."""

    info: RecordInfo | None = None
    bodies: dict[str, Body] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    events: dict[str, Event] = field(default_factory=dict)
    origins: dict[str, Origin] = field(default_factory=dict)
    documents: list[Document] = field(default_factory=list)
    loose: list[Fault] = field(default_factory=list)
    unread: list[Fault] = field(default_factory=list)
    """What looks meant to be read and is not; a fault only beside others, which it may explain."""
    guesses: int = GUESSES
    layer: int = 0
    """How many folders lie below the one that is read."""
    layers: dict[str, int] = field(default_factory=dict)
    """The layer of each part, as ``origins`` has its place."""
    broken: set[str] = field(default_factory=set)
    """What is written but faulty, as ``kind:id``: to name it is no second fault."""
    replaced: dict[str, Origin] = field(default_factory=dict)
    """The statements whose place others of the file that is read are to take."""
    withdrawn: dict[str, Withdrawn] = field(default_factory=dict)
    """The statements of folders below that were withdrawn, by their ids."""
    written: list[_Written] = field(default_factory=list)
    """What may name others, faulty or not."""

    @property
    def faults(self) -> list[Fault]:
        """All faults found so far."""
        return [*self.loose, *(fault for document in self.documents for fault in document.faults)]

    # -- folders and files ------------------------------------------------------------------

    def read_folder(self, folder: Path, *, base: bool) -> None:
        files = sorted_files(folder)
        self.loose += faults_of_folder(folder, files, whole=base)
        for number, path in enumerate(files.record):
            self._read_info(path, base=base, again=number > 0)
        for path in files.sources:
            self._read_sources(path)
        for path in files.events:
            self._read_list(self._open(path, "event:*"), Event, self.events, "event")
        for path in files.bodies:
            self._read_body(path)
        self.unread += unread_files(folder)

    def _open(self, path: Path, *lost: str) -> Document:
        """Opens a file; ``lost`` is what nobody can know if it can't be read."""
        document = Document.read(path, spelt_out(str(path)))
        self.documents.append(document)
        if document.root is None:
            self.broken.update(lost)
        return document

    def _read_info(self, path: Path, *, base: bool, again: bool) -> None:
        document = self._open(path)
        data = document.mapping()
        if again:
            document.fault(1, 1, "the record says twice what it is.", "Keep one of the two files.")
        elif base and data is not None:
            self.info = self._make(RecordInfo, data, Origin(document, document.root), "record")

    def _read_sources(self, path: Path) -> None:
        document = self._open(path, "source:*")
        if path.stem not in SOURCE_KINDS:
            near = nearest(path.stem, SOURCE_KINDS)
            mend = f"Call it {near}.yaml." if near else f"Kinds are {', '.join(SOURCE_KINDS)}."
            document.fault(1, 1, f"“{path.stem}” is no kind of source.", mend)
        self._read_list(document, Source, self.sources, "source", kind=path.stem)

    def _read_list(
        self, document: Document, cls: type[Listed], into: dict[str, Listed], what: str,
        **given: str,
    ) -> None:  # fmt: skip
        items = document.items(what)
        if items is None:
            self.broken.add(f"{what}:*")
        top = Origin(document, document.root)
        for number, item in enumerate(items or ()):
            origin = top.below(number)
            made = self._make(cls, item, origin, what, **given)
            self._enter(made, item, into, what, origin)
            if cls is Event and isinstance(item, dict):
                self.written.append(_Written(cls, item, origin))

    def _enter(
        self, made: Made | None, item: Value, into: dict[str, Made], what: str, origin: Origin,
        prefix: str = "",
    ) -> bool:  # fmt: skip
        """Enters a part by its id, or notes that one of that id is faulty; False if it is taken."""
        written = item.get("id") if isinstance(item, dict) else None
        if not isinstance(written, str):
            return True
        key = f"{prefix}{written}"
        full = f"{what}:{key}"
        if made is None:
            self.broken.add(full)
        if full in self.origins:
            first, below = self.origins[full].place, self.layers[full] < self.layer
            origin.below("id").fault(
                f"{what} id “{key}” is used twice; the first is in {first.file}:{first.line}.",
                _LAID_OVER[what].format(key) if below else "Give one of them another id.",
            )
            return False
        if made is not None:
            into[key] = made
        self.layers[full], self.origins[full] = self.layer, origin
        return True

    def _read_body(self, path: Path) -> None:
        document = self._open(path, f"body:{path.stem}", f"statement:{path.stem}/*")
        data = document.mapping()
        if data is None:
            return
        origin = Origin(document, document.root)
        head = {key: value for key, value in data.items() if key not in SECTIONS}
        known = [*Body.known_keys(), "extends", *SECTIONS, *(AMENDS if "extends" in data else ())]
        for key in head.keys() - set(known):
            origin.fault_at_key(key, sentence(unknown_key(key, known, data)))
            del head[key]
        read_head = self._read_extension if "extends" in head else self._read_head
        body_id = read_head(head, origin, path)
        for section, cls in SECTIONS.items():
            if body_id is not None and data.get(section) is not None:
                self._read_section(origin.below(section), cls, data[section], body_id)
        for key, at in self.replaced.items():
            at.fault(f"no statement here takes the place of “{key}”.", "Write it, of that id.")
        self.replaced.clear()

    def _read_head(self, head: dict[str, Value], origin: Origin, path: Path) -> str | None:
        """Reads what a body is; the id for its statements, or None where another file has it."""
        if self.layer and "id" not in head and path.stem in self.bodies:
            message = "the file does not say what it adds to."
            origin.fault(message, f"Begin it with “extends: {path.stem}” in place of a head.")
            return path.stem
        body = self._make(Body, head, origin, "body")
        own = str(head.get("id") or path.stem)
        if own != path.stem and re.fullmatch(SLUG, own):
            message = f"the file of “{shortened(own)}” is called {spelt_out(path.name)}."
            mend = f"Call it {shortened(own)}.yaml."
            if os.path.exists(path.with_name(f"{own}.yaml")):  # noqa: PTH110 - of any length
                mend = f"There is a {shortened(own)}.yaml: take this file away, or give another id."
            origin.below("id").fault(message, mend)
        self.written.append(_Written(Body, head, origin, own))
        named = {"id": own, **head}
        return own if self._enter(body, named, self.bodies, "body", origin) else None

    def _read_extension(self, head: dict[str, Value], origin: Origin, path: Path) -> str:
        """Reads the head of an overlay's file, which names a body of the base and no more."""
        extends = head.pop("extends")
        changed = amended(head, origin)
        for key in head:
            message = f"“{key}” can't be said again of a body that is extended."
            origin.fault_at_key(key, message, "Leave it out.")
        if isinstance(extends, str) and re.fullmatch(SLUG, extends):
            self.origins.setdefault(f"extends:{extends}", origin)
            for each in changed:
                self._amend(f"{extends}/{each.id}", each)
            return extends
        origin.below("extends").fault("“extends” is not the id of a body.", "Write extends: id.")
        return path.stem

    def _amend(self, key: str, change: Amended) -> None:
        """Takes a statement of a folder below away, or makes room for another of its id."""
        full = f"statement:{key}"
        if self.layers.get(full, self.layer) >= self.layer:
            if not self.broken & {full, f"statement:{key.partition('/')[0]}/*"}:
                near = nearest(key, self.statements, cutoff=0.75)
                mend = f"Did you mean “{near}”?" if near else "Leave it out."
                change.origin.fault(f"no folder below has a statement “{key}”.", mend)
            return
        old = self.origins.pop(full)
        del self.layers[full]
        self.written = [each for each in self.written if each.origin is not old]
        if change.reason is not None:
            bodies = self.statements.pop(key).bodies if key in self.statements else ()
            self.withdrawn[key] = Withdrawn(change.reason, change.origin.place, bodies)
        else:
            self.replaced[key] = change.origin

    def _read_section(
        self, origin: Origin, cls: type[Statement], items: Value, body_id: str
    ) -> None:
        if not isinstance(items, list):
            origin.fault(f"“{cls.section}” is not a list.", "Begin each item with “- id: …”.")
            return
        for number, item in enumerate(items):
            at = origin.below(number)
            elsewhere = of_another(cls, item, body_id)
            if elsewhere:
                at.fault_at_key(cls.home, *elsewhere)
                continue
            made = self._make(cls, item, at, cls.type, **{cls.home: body_id})
            self._enter(made, item, self.statements, "statement", at, f"{body_id}/")
            self.replaced.pop(f"{body_id}/{item.get('id') if isinstance(item, dict) else ''}", None)
            if isinstance(item, dict):
                self.written.append(_Written(cls, item, at, body_id))

    # -- one part ---------------------------------------------------------------------------

    def _make(
        self, cls: type[Made], data: Value, origin: Origin, what: str, **given: str
    ) -> Made | None:
        """One part, or its faults; ``given`` is what the file says by its name and place."""
        if data is None:
            return None
        if not isinstance(data, dict):
            message = f"a {what.replace('_', ' ')} is not a mapping of keys."
            origin.fault(message, "Write “id: …” and its other keys.")
            return None
        for key in data.keys() & given.keys():
            message = f"“{key}” is known from the file that this stands in."
            origin.fault_at_key(key, message, "Leave it out.")
        try:
            return validated(cls, {**data, **given})
        except ValidationError as error:
            for detail in distinct(error, given):
                blamed(origin, detail).fault(*explain(detail))
            return None

    # -- what ties parts to each other ------------------------------------------------------

    def tie(self) -> None:
        """Checks everything that one part says of another."""
        for key, origin in self.origins.items():
            if key.startswith("extends:"):
                self._know(origin.below("extends"), "body", key[8:], self.bodies, _ALONE)
        for each in self.written:
            self._tie(each)
        have_names = {each.owner for each in self.statements.values() if each.type == "name"}
        for cls, _, origin, owner in self.written:
            if cls is Body and owner not in have_names and not origin.value("names"):
                mend = "Add names: with an id, name, when and evidence."
                origin.fault(f"body “{shortened(owner)}” has no name.", mend)

    def _tie(self, part: _Written) -> None:
        """Checks what a part names, and that its ends fit the events that it names."""
        cls, item, origin, owner = part
        known: dict[str, Mapping[str, object]] = {
            "body": self.bodies, "source": self.sources, "event": self.events,
            "statement": self.statements,
        }  # fmt: skip
        own_ends = issubclass(cls, Edge) and cls.type != "mandate_approval"
        for what, key, loc in named(cls, item):
            if own_ends and what == "body" and key == owner:
                mend = f"Write the other body as “{loc[-1]}”; if “{key}” is the {loc[-1]}, this"
                mend += " belongs in the file of the other body."
                origin.below(*loc).fault(f"“{key}” stands at both ends.", mend)
            else:
                not_meant = owner if what == "body" else ""
                self._know(origin.below(*loc), what, key, known[what], not_meant=not_meant)
        for end in ("begun_by", "ended_by"):
            event = item.get(end)
            when = written_when(item) if isinstance(event, str) and event in self.events else None
            if isinstance(event, str) and when is not None:
                tie_event(when, end, self.events[event], origin.below(end))

    def _know(
        self, origin: Origin, what: str, key: str, known: Mapping[str, object], else_: str = "",
        not_meant: str = "",
    ) -> None:  # fmt: skip
        """Notes that an id is not known as a fault, unless the file of it has faults."""
        if key in known:
            return
        if what == "statement" and key in self.withdrawn:
            told = f"statement “{key}” is withdrawn in {self.withdrawn[key].told}."
            origin.fault(told, "Replace or withdraw what names it, too.")
            return
        owner, slash, _ = key.partition("/")
        everything = f"{what}:{owner}/*" if slash else f"{what}:*"
        if not self.broken & {f"{what}:{key}", everything}:
            near = nearest(key, known, cutoff=0.75) if self.guesses > 0 else ""
            near = "" if near == not_meant else near
            self.guesses -= 1
            mend = f"Did you mean “{near}”?" if near else else_ or _WHERE[what]
            origin.fault(f"unknown {what} “{key}”.", mend)


_LAID_OVER: Final = {
    "body": "To add to it, write “extends: {0}” in place of the head; else give yours another id.",
    "source": "If it is the same, leave it out and cite that one; else give yours another id.",
    "event": "If it is the same, leave it out and name that one; else give yours another id.",
    "statement": "To take its place, name it under “replaces”; else give yours another id.",
}
"""How a part is mended whose id a folder below has, by its kind; braces stand for the id."""
_ALONE = (
    "A folder laid over another is read with it: nhsgraph check MODEL FOLDER, or +FOLDER alone."
)
_WHERE = {
    "body": "Add a file for it under bodies/.",
    "source": "Add it to a file under sources/.",
    "event": "Add it to events.yaml.",
    "statement": "Write it as body/id.",
}
