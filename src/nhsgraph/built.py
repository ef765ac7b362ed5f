"""The record in a form that loads fast: made from the YAML when the wheel is built.

It is plain JSON with a fingerprint of the YAML files that it was made from, and is used only while
they still have it: an edited file is never ignored, and without the built form everything works
the same, only slower.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.schema import Part, Place, Record

FORM = 1
"""The number of the form; a file of another form is not read."""


def fingerprint(folder: Path) -> str:
    """A hash over the names and bytes of all YAML files of a model folder."""
    summed = hashlib.sha256()
    for path in sorted(_files(folder)):
        summed.update(str(path.relative_to(folder)).encode())
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
    data = {
        "form": FORM,
        "fingerprint": fingerprint(folder),
        "info": _plain(record.info),
        "bodies": [_plain(each) for each in record.bodies.values()],
        "statements": [_plain(each) for each in record.statements.values()],
        "sources": [_plain(each) for each in record.sources.values()],
        "events": [_plain(each) for each in record.events.values()],
        "places": {
            key: [str(Path(place.file).relative_to(folder)), place.line, place.column]
            for key, place in record.places.items()
        },
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)
    beside = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            json.dump(data, file, ensure_ascii=False, separators=(",", ":"))
        beside.chmod(0o644)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _plain(value: object) -> Any:
    """A part as JSON: its class under ``$``, its dates as text, and only what was written."""
    if isinstance(value, Part):
        written = {key: _plain(getattr(value, key)) for key in sorted(value.model_fields_set)}
        return {"$": type(value).__name__, **written}
    if isinstance(value, When | FuzzyDay | Years):
        return {"$": type(value).__name__, "text": value.text}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value


def read_built(folder: Path, path: Path) -> Record | None:
    """The record of a folder from its built form; None if there is none of just these files."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
    head = f'{{"form":{FORM},"fingerprint":"{fingerprint(folder)}"'
    if not text.startswith(head):
        return None
    data = json.loads(text, object_hook=_revived)
    return Record(
        info=data["info"],
        bodies={each.id: each for each in data["bodies"]},
        statements={each.id: each for each in data["statements"]},
        sources={each.id: each for each in data["sources"]},
        events={each.id: each for each in data["events"]},
        places={
            key: Place(str(folder / file), line, column)
            for key, (file, line, column) in data["places"].items()
        },
    )


def _subclasses(cls: type[Part]) -> Iterator[type[Part]]:
    for each in cls.__subclasses__():
        yield each
        yield from _subclasses(each)


_PARTS = {each.__name__: each for each in _subclasses(Part)}
_DEFAULTS = {
    name: {key: field.default for key, field in cls.model_fields.items() if not field.is_required()}
    for name, cls in _PARTS.items()
}
_DATES = {"When": When.read, "FuzzyDay": FuzzyDay.read, "Years": Years.read}


def _revived(plain: dict[str, Any]) -> Any:
    """A part from its JSON; it was checked when it was built, and is not checked again."""
    name = plain.pop("$", None)
    if name is None:
        return plain
    if name in _DATES:
        return _DATES[name](plain["text"])
    for key, value in plain.items():
        if isinstance(value, list):
            plain[key] = tuple(value)
    return _made(_PARTS[name], {**_DEFAULTS[name], **plain}, set(plain))


def _made(cls: type[Part], values: dict[str, Any], written: set[str]) -> Part:
    """What ``model_construct`` makes of the same values, in a quarter of the time."""
    part = cls.__new__(cls)
    object.__setattr__(part, "__dict__", values)
    object.__setattr__(part, "__pydantic_fields_set__", written)
    object.__setattr__(part, "__pydantic_extra__", None)
    object.__setattr__(part, "__pydantic_private__", None)
    return part
