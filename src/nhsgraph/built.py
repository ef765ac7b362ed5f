"""The record in a form that loads fast: made from the YAML when the wheel is built.

It is plain JSON with a fingerprint of the YAML files that it was made from, and is used only while
they still have it: an edited file is never ignored, and without the built form everything works
the same, only slower. It has three lines: the fingerprint, the record, and the places in the files,
which are read only when somebody asks for one.
"""

from __future__ import annotations

import gc
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import fields
from functools import cached_property
from pathlib import Path
from typing import Any

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.schema import Part, Place, Record
from nhsgraph.writing import beside

FORM = 2
"""The number of the form; a file of another form is not read."""


def fingerprint(folder: Path) -> str:
    """A hash over the names and bytes of all YAML files of a model folder."""
    summed = hashlib.sha256()
    for path in sorted(_files(folder), key=lambda each: each.relative_to(folder).as_posix()):
        summed.update(path.relative_to(folder).as_posix().encode())
        summed.update(b"\0")
        summed.update(path.read_bytes())
        summed.update(b"\0")
    return summed.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    for name in ("record.yaml", "events.yaml"):
        if (folder / name).exists():
            yield folder / name
    for name in ("bodies", "sources"):
        yield from (folder / name).rglob("*.y*ml")


def write_built(record: Record, folder: Path, path: Path) -> None:
    """Writes the built form of a record that was read from a folder; beside, then renamed.

    Raises:
        OSError: the file can't be written.
    """
    said = {
        "info": _plain(record.info),
        "bodies": [_plain(each) for each in record.bodies.values()],
        "statements": [_plain(each) for each in record.statements.values()],
        "sources": [_plain(each) for each in record.sources.values()],
        "events": [_plain(each) for each in record.events.values()],
    }
    places = {
        key: [Path(place.file).relative_to(folder).as_posix(), place.line, place.column]
        for key, place in record.places.items()
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = (_compact(said), _compact(places))
    with beside(path) as new:
        new.write_text("\n".join((_head(folder), *lines)), encoding="utf-8")


def _compact(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _head(folder: Path) -> str:
    return _compact({"form": FORM, "fingerprint": fingerprint(folder)})


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


def read_built(folder: Path, path: Path) -> Record | None:
    """The record of a folder from its built form; None if there is none of just these files."""
    try:
        head, said, places = path.read_text(encoding="utf-8").split("\n")
    except (OSError, ValueError):
        return None
    if head != _head(folder):
        return None
    try:
        with _uncollected():
            data = json.loads(said, object_hook=_revived)
    except ValueError:
        return None
    return Record(
        info=data["info"],
        bodies={each.id: each for each in data["bodies"]},
        statements={each.id: each for each in data["statements"]},
        sources={each.id: each for each in data["sources"]},
        events={each.id: each for each in data["events"]},
        places=_Places(folder, places),
    )


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
        return {
            key: Place(str(self._folder / file), line, column)
            for key, (file, line, column) in json.loads(self._text).items()
        }

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)


def _subclasses(cls: type[Part]) -> Iterator[type[Part]]:
    for each in cls.__subclasses__():
        yield each
        yield from _subclasses(each)


_READERS: dict[str, Callable[[str], object]] = {
    "WhenField": When.read,
    "DateField": FuzzyDay.read,
    "YearsField": Years.read,
    "FinancialYear": Years.read,
}


def _dated(cls: type[Part]) -> dict[str, Callable[[str], object]]:
    """The readers of the dates of a class, by field, as its annotations say."""
    return {
        each.name: read
        for each in fields(cls)  # type: ignore[arg-type]
        for kind, read in _READERS.items()
        if kind in str(each.type)
    }


_PARTS = {each.__name__: (each, _dated(each)) for each in _subclasses(Part)}
"""The classes of parts by name, each with the readers of its dates by field."""


def _revived(plain: dict[str, Any]) -> Any:
    """A part from its JSON; it was checked when it was built, and is not checked again."""
    name = plain.pop("$", None)
    if name is None:
        return plain
    cls, dates = _PARTS[name]
    for key, value in plain.items():
        if type(value) is list:
            plain[key] = tuple(value)
        elif key in dates:
            plain[key] = dates[key](value)
    part = object.__new__(cls)
    object.__setattr__(part, "__dict__", plain)  # what is not written is usual: the class has it
    return part
