"""The record in a form that loads fast: made from the YAML when a wheel is built, or first read.

It is plain JSON in lines: the head; what the record is, and the ids of its parts; the places in the
files; and what is read only when somebody asks for it, the evidence of each statement, then each
statement, body, source and event, a line each. The head has hashes of the YAML files that it was
made from, of the program that reads them, and of the other lines. Where one of them does not fit,
or where anything else is wrong with the file, it is as if it were not there: the YAML is read, and
everything works the same, only slower. An edited model file is never ignored, and what a broken
disk or a bad copy has done to the built form never shows.

The hashes are no signature: who can write beside the program can change the program too. What an
honest hash covers is held against the types of the classes all the same, as it is read; that
statements name bodies and sources of the record is known only from when it was built. Nothing in it
is ever executed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeAlias

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.errors import spelt_out
from nhsgraph.record.model_files import content, model_files
from nhsgraph.record.read_late import (
    UNFIT,
    Places,
    ReadLate,
    Statements,
    Unread,
    place_of,
    uncollected,
)
from nhsgraph.record.reviving import UnfitError, revive
from nhsgraph.schema import (
    Body,
    Built,
    Event,
    Part,
    Place,
    Record,
    RecordInfo,
    Source,
    Statement,
    Withdrawn,
)
from nhsgraph.values import replace
from nhsgraph.writing import write_file

try:
    from _blake2 import blake2b  # that of hashlib, which loads OpenSSL beside it
except ImportError:
    from hashlib import blake2b

FORM: Final = 7
"""The number of the form; a file of another form is not read."""
LARGEST: Final = 200_000_000
"""The bytes that a built form may have; that of the bundled record has a hundredth."""
READERS: Final = ("dates", "schema", "record", "spelling.py")
"""The parts of the program by which a record is what it is: others may read other things in it."""

Folders: TypeAlias = Path | Sequence[Path]
"""A model folder, or one and those laid over it."""
APART: Final = ("statements", "bodies", "sources", "events")
"""What stands behind the evidence, a line each; among the parts are their ids alone."""


def fingerprint(folders: Folders) -> str:
    """A hash over the names and bytes of all YAML files of a model folder and those laid over it.

    Raises:
        OSError: one of them can't be read.
    """
    summed = blake2b(digest_size=32)
    for folder in _each(folders):
        top = len(_top(folder))
        summed.update(b"folder ")
        for path in model_files(folder):
            written = content(path)
            name = os.fsencode(os.fspath(path)[top:].replace(os.sep, "/"))
            summed.update(b"%d %d %b" % (len(name), len(written), name))
            summed.update(written)
    return summed.hexdigest()


def code_hash(*parts: str) -> str:
    """A hash over the source of some modules and packages of this program, as far as it is there.

    What one version of the program has built is not what another would.
    """
    return hashed("".join(map(_hash_of, parts)).encode())


def hashed(written: bytes | memoryview) -> str:
    """A hash of some bytes."""
    return blake2b(written, digest_size=32).hexdigest()


@cache
def _hash_of(part: str) -> str:
    place = Path(__file__).parent.parent / part
    summed = blake2b(digest_size=32)
    for path in sorted(place.glob("*.py")) if not part.endswith(".py") else [place]:
        try:
            written = path.read_bytes()
        except OSError:
            written = b""
        summed.update(b"%b %d " % (os.fsencode(path.name), len(written)))
        summed.update(written)
    return summed.hexdigest()


def write_built(record: Record, folders: Folders, path: Path, *, of: str | None = None) -> None:
    """Writes the built form of a record that was read from a folder, and others laid over it.

    Args:
        record: the record.
        folders: where it was read.
        path: the file to write.
        of: the fingerprint of the files that were read, if it is known already.

    Raises:
        OSError: the file can't be written, or one of the folders can't be read.
    """
    parts = {"info": _plain(record.info), "withdrawn": _withdrawn_below(record, folders)}
    apart = {name: [_plain(part) for part in getattr(record, name).values()] for name in APART}
    evidence = [said.pop("evidence") for said in apart["statements"]]
    parts |= {name: list(getattr(record, name)) for name in APART}
    later = [*evidence, *(part for plain in apart.values() for part in plain)]
    lines = [_compact(each) for each in (parts, _places_below(record, folders), *later)]
    path.parent.mkdir(parents=True, exist_ok=True)
    rest = b"\n".join(lines)
    write_file(path, b"\n".join((_head(of or fingerprint(folders), rest), rest)))


def _places_below(record: Record, folders: Folders) -> dict[str, list[Any]]:
    """The places of a record, each with the number of its folder and the path of the file there."""
    tops = [spelt_out(_top(folder)) for folder in _each(folders)]
    return {key: _below(place, tops) for key, place in record.places.items()}


def _withdrawn_below(record: Record, folders: Folders) -> dict[str, list[Any]]:
    """What was withdrawn of a record: of each statement the reason, the place and its bodies."""
    tops = [spelt_out(_top(folder)) for folder in _each(folders)]
    return {
        key: [each.reason, _below(each.place, tops), each.bodies]
        for key, each in record.withdrawn.items()
    }


def _below(place: Place, tops: Sequence[str]) -> list[Any]:
    number = max(
        (n for n, top in enumerate(tops) if place.file.startswith(top)), key=lambda n: len(tops[n])
    )
    file = place.file[len(tops[number]) :].replace(os.sep, "/")
    return [number, file, place.line, place.column]


def read_built(folders: Folders, path: Path, *, of: str | None = None) -> Record | None:
    """The record of a folder from its built form; None if there is none of just these files.

    Args:
        folders: the model folder, or it and those laid over it.
        path: the file of the built form.
        of: the fingerprint of the files in the folders, if it is known already.
    """
    try:
        written = content(path, LARGEST)
        head, parts, places, *later = written.split(b"\n")
        of = of or fingerprint(folders)
        if head != _head(of, memoryview(written)[len(head) + 1 :]):
            return None
        with uncollected():
            told = json.loads(parts, object_hook=revive)
            record = _record(told, Places(_each(folders), places), later, of)
            withdrawn = {
                str(key): Withdrawn(str(why), place_of(_each(folders), at), tuple(map(str, bodies)))
                for key, (why, at, bodies) in dict(told["withdrawn"]).items()
            }
    except UNFIT:
        return None
    unread = Unread(_each(folders))
    return replace(record, unread=unread, built=Built(path, of), withdrawn=withdrawn)


def _each(folders: Folders) -> Sequence[Path]:
    return (folders,) if isinstance(folders, Path) else folders


def _top(folder: Path) -> str:
    """What stands before the name of every file below a folder: nothing, of the current one."""
    path = os.fspath(folder)
    return "" if path == os.curdir else os.path.join(path, "")  # noqa: PTH118 - many times as long


def _head(files: str, rest: bytes | memoryview) -> bytes:
    """The head of a built form: of another form, program, files or parts it is another."""
    program = code_hash(*READERS)
    return _compact({"form": FORM, "program": program, "fingerprint": files, "hash": hashed(rest)})


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


def _record(
    parts: Mapping[str, Any], places: Mapping[str, Place], later: Sequence[bytes], files: str
) -> Record:
    """The record of its parts.

    Raises:
        UnfitError: they are not the parts of a record.
    """
    if type(parts) is not dict or type(parts["info"]) is not RecordInfo:
        raise UnfitError("no record")
    ids = {name: list(dict.fromkeys(map(str, parts[name]))) for name in APART}
    number = len(ids["statements"])
    whole = len(later) == number + sum(map(len, ids.values()))
    if not whole or any(ids[name] != parts[name] for name in APART):
        raise UnfitError("not as many lines as parts")
    evidence, lines = dict(zip(ids["statements"], later, strict=False)), iter(later[number:])
    apart = {name: dict(zip(ids[name], lines, strict=False)) for name in APART}
    return Record(
        info=parts["info"],
        bodies=ReadLate(Body, apart["bodies"], files),
        statements=Statements(Statement, apart["statements"], files, evidence),
        sources=ReadLate(Source, apart["sources"], files),
        events=ReadLate(Event, apart["events"], files),
        places=places,
    )
