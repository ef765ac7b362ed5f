"""The record in a form that loads fast: made from the YAML when the wheel is built.

It is plain JSON in three lines: the head, the record, and the places in the files, which are read
only when somebody asks for one. The head has hashes of the YAML files that it was made from, of the
classes that it was made of, and of the two other lines. Where one of them does not fit, or where
anything else is wrong with the file, it is as if it were not there: the YAML is read, and
everything works the same, only slower. An edited model file is never ignored, and what a broken
disk or a bad copy has done to the built form never shows.

The hashes are no signature: who can write beside the program can change the program too. What an
honest hash covers is held against the types of the classes all the same, as it is revived; that
statements name bodies and sources of the record is known only from when it was built.
"""

from __future__ import annotations

import gc
import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.model_files import content, model_files
from nhsgraph.reviving import UnfitError, part_classes, revive
from nhsgraph.schema import Body, Event, Part, Place, Record, RecordInfo, Source, Statement
from nhsgraph.writing import write_file

FORM: Final = 3
"""The number of the form; a file of another form is not read."""
LARGEST: Final = 200_000_000
"""The bytes that a built form may have; that of the bundled record has a hundredth."""

_Listed = TypeVar("_Listed", Body, Statement, Source, Event)


def fingerprint(folder: Path) -> str:
    """A hash over the names and bytes of all YAML files of a model folder.

    Raises:
        OSError: one of them can't be read.
    """
    summed = hashlib.blake2b(digest_size=32)
    for path in model_files(folder):
        written = content(path)
        name = os.fsencode(path.relative_to(folder).as_posix())
        summed.update(b"%d %d " % (len(name), len(written)))
        summed.update(name)
        summed.update(written)
    return summed.hexdigest()


def write_built(record: Record, folder: Path, path: Path) -> None:
    """Writes the built form of a record that was read from a folder.

    Raises:
        OSError: the file can't be written.
    """
    parts = {
        "info": _plain(record.info),
        "bodies": [_plain(body) for body in record.bodies.values()],
        "statements": [_plain(statement) for statement in record.statements.values()],
        "sources": [_plain(source) for source in record.sources.values()],
        "events": [_plain(event) for event in record.events.values()],
    }
    places = {
        key: [Path(place.file).relative_to(folder).as_posix(), place.line, place.column]
        for key, place in record.places.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    rest = b"\n".join((_compact(parts), _compact(places)))
    write_file(path, b"\n".join((_head(folder, rest), rest)))


def read_built(folder: Path, path: Path) -> Record | None:
    """The record of a folder from its built form; None if there is none of just these files."""
    try:
        head, _, rest = content(path, LARGEST).partition(b"\n")
        if head != _head(folder, rest):
            return None
        parts, places = rest.decode().split("\n")
        with _uncollected():
            return _record(json.loads(parts, object_hook=revive), _Places(folder, places))
    except _UNFIT:
        return None


_UNFIT: Final = (
    OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError,
)  # fmt: skip
"""What is raised where the file can't be read, or what stands in it is no record."""


def _head(folder: Path, rest: bytes) -> bytes:
    """The head of a built form: of another form, other classes, files or parts it is another."""
    return _compact(
        {
            "form": FORM,
            "classes": _hash_of_classes(),
            "fingerprint": fingerprint(folder),
            "hash": hashlib.blake2b(rest, digest_size=32).hexdigest(),
        }
    )


def _hash_of_classes() -> str:
    """A hash of the fields of all parts: what others were built of is not what these are."""
    summed = hashlib.blake2b(digest_size=16)
    for name, cls in part_classes().items():
        summed.update(name.encode())
        for each_field in fields(cls):  # type: ignore[arg-type]
            usual = getattr(cls, each_field.name, "")
            summed.update(f" {each_field.name}: {each_field.type} = {usual!r}\n".encode())
    return summed.hexdigest()


def _compact(data: object) -> bytes:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode()


def _plain(value: object) -> Any:
    """A part as JSON: its class under ``$``, its dates as text, and only what is not usual."""
    if isinstance(value, Part):
        said = {key: getattr(value, key) for key in value.field_names}
        usual = type(value)
        written = {k: _plain(each) for k, each in said.items() if each != getattr(usual, k, ...)}
        return {"$": type(value).__name__, **written}
    if isinstance(value, When | FuzzyDay | Years):
        return value.text
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _record(parts: Mapping[str, Any], places: Mapping[str, Place]) -> Record:
    """The record of its parts.

    Raises:
        UnfitError: they are not the parts of a record.
    """
    if type(parts) is not dict or type(parts["info"]) is not RecordInfo:
        raise UnfitError("no record")
    return Record(
        info=parts["info"],
        bodies=_by_id(parts["bodies"], Body),
        statements=_by_id(parts["statements"], Statement),
        sources=_by_id(parts["sources"], Source),
        events=_by_id(parts["events"], Event),
        places=places,
    )


def _by_id(parts: object, cls: type[_Listed]) -> dict[str, _Listed]:
    """Parts of one class by their ids."""
    if type(parts) is not list or not all(isinstance(part, cls) for part in parts):
        raise UnfitError(f"not a list of {cls.__name__}")
    named = {part.id: part for part in parts}
    if len(named) != len(parts):
        raise UnfitError("one id twice")
    return named


@contextmanager
def _uncollected() -> Iterator[None]:
    """A block that makes much and drops nothing, so that to look for garbage is lost time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


class _Places(Mapping[str, Place]):
    """The places of a built record, read from their text when one is first asked for."""

    def __init__(self, folder: Path, text: str) -> None:
        self._folder, self._text = folder, text

    @cached_property
    def _places(self) -> dict[str, Place]:
        try:
            return {
                key: Place(str(self._folder / file), int(line), int(column))
                for key, (file, line, column) in dict(json.loads(self._text)).items()
            }
        except (ValueError, TypeError, RecursionError):  # a place is only shown, never needed
            return {}

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
