"""A model folder as it is written, part by part, so that two editions of a record can be compared.

Nothing is held against the schema: an older edition may have keys that are not known any more, or
lack those that came later. What is needed is YAML that can be read, and an id for each part. A
value that may be written in several ways, such as one item in place of a list of one, or a usual
value that may be left out, has one form here.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Final, Literal, NamedTuple

import yaml

from nhsgraph.errors import Fault, RecordError, shortened, spelt_out
from nhsgraph.record.laid_over import AMENDS, amended
from nhsgraph.record.model_files import faults_of_folder, sorted_files
from nhsgraph.record.places import Origin
from nhsgraph.record.yaml_text import Document, Value, walk
from nhsgraph.schema import SECTIONS, Body, Part
from nhsgraph.spelling import tidy
from nhsgraph.values import dataclass

PartKind = Literal["record", "body", "statement", "event", "source"]
"""What a part of a record is."""
Fields = dict[str, Value]
Folder = str | os.PathLike[str]

RECORD_ID: Final = "record.yaml"
"""By this the record itself is known among its parts."""
_BARE: Final = {"means": "name", "aliases": "alias"}
"""The key that a mapping of one key stands for, where the bare value will do."""


class Entry(NamedTuple):
    """A part of a record as it is written.

    ``body`` is the body that a body's file is of, and empty for events and sources; ``type`` is the
    type of a statement, the kind of a body or of a source, and empty for the rest.
    """

    part: PartKind
    id: str
    body: str
    type: str
    fields: Fields


@dataclass(frozen=True)
class Edition:
    """One edition of a record: its folder, title and version, and its parts by kind and id."""

    folder: Path
    title: str
    version: str
    entries: Mapping[tuple[PartKind, str], Entry]
    reasons: Mapping[str, str]
    """Why a folder laid over another withdraws a statement, by the id of the statement."""


def read_editions(old: Folder, new: Folder) -> tuple[Edition, Edition]:
    """Reads two model folders as they are written.

    Args:
        old: the folder of a whole model, of this edition of the schema or another.
        new: another one; or, with a + in front, one that is laid over the old one.

    Returns:
        The old edition and the new one.

    Raises:
        RecordError: as ``read_edition``, with the faults of both; it says which folder has them.
    """
    found: list[Edition] = []
    faults: list[Fault] = []
    faulty: list[str] = []
    for which, folder in (("old", old), ("new", new)):
        try:
            over = isinstance(folder, str) and folder.startswith("+") and which == "new"
            found.append(read_edition(*((old, str(folder)[1:]) if over else (folder,))))
        except RecordError as error:
            faults += error.faults
            faulty.append(f"he {which} folder “{shortened(os.fspath(folder))}”")
    if faulty:
        raise RecordError(faults, f"T{' and t'.join(faulty)} can't be compared:")
    before, after = found
    return before, after


def read_edition(folder: Folder, *over: Folder) -> Edition:
    """Reads one model folder as it is written, or it and folders laid over it.

    Raises:
        RecordError: it is no model folder, a file of it can't be read, a part has no id, or two
            parts have the same.
    """
    if not all(map(os.fspath, (folder, *over))):  # Path("") is the current one, which nobody named
        mend = "Name a folder, or a dot for the current one."
        raise RecordError([Fault("“”", 0, 0, "no model folder is named.", mend)])
    path, *above = map(Path, (folder, *over))
    reader = _Reader()
    reader.read(path)
    for each in above:
        reader.read(each, whole=False)
    faults = [*reader.faults, *(fault for one in reader.documents for fault in one.faults)]
    if faults:
        raise RecordError(faults)
    top = above[-1] if above else path
    return Edition(top, reader.title, reader.version, reader.entries, reader.reasons)


class _Reader:
    """Collects the parts of an edition and the faults of its files."""

    def __init__(self) -> None:
        self.title = self.version = ""
        self.entries: dict[tuple[PartKind, str], Entry] = {}
        self.reasons: dict[str, str] = {}
        self.documents: list[Document] = []
        self.faults: list[Fault] = []

    def read(self, folder: Path, *, whole: bool = True) -> None:
        files = sorted_files(folder)
        self.faults += faults_of_folder(folder, files, whole=whole)
        for path in files.record if whole else ():
            self.read_record(path)
        for path in files.bodies:
            self.read_body(path)
        for path in files.events:
            self.read_list(path, "event")
        for path in files.sources:
            self.read_list(path, "source", kind=path.stem)

    def read_record(self, path: Path) -> None:
        document, fields = self._mapping(path)
        self.title, self.version = (str(fields.get(key) or "") for key in ("title", "version"))
        if fields:
            entry = Entry("record", RECORD_ID, "", "", fields_of(fields))
            self._enter(entry, document, document.root)

    def read_body(self, path: Path) -> None:
        document, mapping = self._mapping(path)
        written = {key: value for key, value in mapping.items() if key not in AMENDS}
        sections = [key for key, value in written.items() if _is_section(key, value)]
        head = {key: value for key, value in written.items() if key not in sections}
        extended = head.pop("extends", None)
        body = str(extended or head.pop("id", None) or path.stem)
        for change in amended(mapping, Origin(document, document.root)) if extended else ():
            self.entries.pop(("statement", f"{body}/{change.id}"), None)
            if change.reason is not None:
                self.reasons[f"{body}/{change.id}"] = change.reason
        if written and not extended:
            fields = fields_of(head)
            kind = str(fields.get("kind") or "")
            self._enter(Entry("body", body, body, kind, fields), document, document.root)
        for section in sections:
            statement_type = SECTIONS[section].type if section in SECTIONS else section
            for local_id, fields, node in self._items(document, written[section], section):
                told = {"type": statement_type, **fields_of(fields)}
                entry = Entry("statement", f"{body}/{local_id}", body, statement_type, told)
                self._enter(entry, document, node)

    def read_list(self, path: Path, part: Literal["event", "source"], **given: str) -> None:
        document = self._open(path)
        for own_id, fields, node in self._items(document, document.items(part)):
            told = fields_of({**fields, **given})
            self._enter(Entry(part, own_id, "", given.get("kind", ""), told), document, node)

    def _open(self, path: Path) -> Document:
        document = Document.read(path, spelt_out(str(path)))
        self.documents.append(document)
        return document

    def _mapping(self, path: Path) -> tuple[Document, Fields]:
        document = self._open(path)
        return document, document.mapping() or {}

    def _items(
        self, document: Document, items: Value, *above: str
    ) -> Iterator[tuple[str, Fields, yaml.Node | None]]:
        """Of each item of a list its id, its other fields, and where it stands."""
        for number, item in enumerate(items if isinstance(items, list) else ()):
            node = walk(document.root, (*above, number))
            own_id = item.get("id") if isinstance(item, dict) else None
            if isinstance(item, dict) and isinstance(own_id, str):
                fields = {key: value for key, value in item.items() if key != "id"}
                yield own_id, fields, node
            else:
                mend = "Give it one: parts are compared by their ids."
                document.fault_at(node, "an item of the list has no id.", mend)

    def _enter(self, entry: Entry, document: Document, node: yaml.Node | None) -> None:
        key = entry.part, entry.id
        if key in self.entries:
            message = f"{entry.part} id “{entry.id}” is used twice."
            document.fault_at(node, message, "Give one of them another id.")
        self.entries[key] = entry


def _is_section(key: str, value: Value) -> bool:
    """Whether a key of a body's file lists statements, in this edition of the schema or another."""
    if key in SECTIONS or key in Body.known_keys() or not isinstance(value, list):
        return key in SECTIONS
    return all(isinstance(item, dict) and "id" in item for item in value)


def fields_of(written: Fields) -> Fields:
    """The fields of a part in one form, less those that say what is usual or say nothing.

    >>> fields_of({"status": "in_force", "means": ["mandate"], "note": "Two  words"})
    {'means': 'mandate', 'note': 'Two words'}
    """
    settled = {key: _settled(value, key) for key, value in written.items()}
    usual = _usual()
    return {
        key: value
        for key, value in settled.items()
        if value not in (None, [], {}) and (value != usual.get(key))
    }


def _settled(value: Value, key: str) -> Value:
    """A value in the one form that it has here, by the key under which it stands."""
    if isinstance(value, str):
        return {"reason": tidy(value)} if key == "unknown" else tidy(value)
    if isinstance(value, list):
        items = [_settled(item, key) for item in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    if isinstance(value, dict):
        bare = _BARE.get(key, "")
        return _settled(value[bare], key) if value.keys() == {bare} else fields_of(value)
    return value


@cache
def _usual() -> Mapping[str, str]:
    """The values that fields have where nothing is written, by their keys, as a file writes them.

    >>> _usual()["proves"], _usual()["acting"]
    ('begin', 'false')
    """
    usual: dict[str, str] = {}
    waiting: list[type[Part]] = [Part]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        usual |= {key: text for key in kind.field_names if (text := _as_written(kind, key))}
    return usual


def _as_written(kind: type[Part], key: str) -> str:
    """The usual value of a field as a file writes it; nothing if it has none, or an empty one."""
    value = getattr(kind, key, None)
    if isinstance(value, tuple) and len(value) == 1:
        (value,) = value
    if isinstance(value, bool):
        return str(value).lower()
    return value if isinstance(value, str) else ""
