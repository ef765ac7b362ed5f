"""Parts of a built record that are read from their lines when somebody asks for them."""

from __future__ import annotations

import gc
import json
from collections.abc import ItemsView, Iterator, Mapping, Sequence, ValuesView
from contextlib import contextmanager
from functools import cached_property, partial
from pathlib import Path
from typing import Any, Final, TypeVar

from nhsgraph.errors import Fault, spelt_out
from nhsgraph.record.model_files import unread_files
from nhsgraph.record.reviving import UnfitError, reader_of, revive
from nhsgraph.schema import Body, Event, Place, Source, Statement

_Late = TypeVar("_Late", Statement, Body, Source, Event)
UNFIT: Final = (
    OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, MemoryError,
)  # fmt: skip
"""What is raised where the file can't be read, or what stands in it is no record."""


def _evidence(line: bytes) -> object:
    """The evidence of a statement from its line.

    Raises:
        UnfitError: it is none.
    """
    try:
        return reader_of(Statement, "evidence")(json.loads(line, object_hook=revive))
    except UNFIT as error:
        raise UnfitError(f"the built form of the record is broken: {error}") from error


@contextmanager
def uncollected() -> Iterator[None]:
    """A block that makes much and drops nothing, so that to look for garbage is lost time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def place_of(folders: Sequence[Path], at: Sequence[Any]) -> Place:
    """A place from the number of its folder, its file there, its line and its column."""
    folder, file, line, column = at
    return Place(spelt_out(str(folders[folder] / file)), int(line), int(column))


class ReadLate(Mapping[str, _Late]):
    """Parts of a built record by their ids, each read from its line when it is first asked for.

    Args:
        cls: their class.
        lines: their lines, by their ids.
        files: the fingerprint of the files of the record.
    """

    def __init__(self, cls: type[_Late], lines: dict[str, bytes], files: str) -> None:
        self._cls: type[_Late] = cls
        self._lines = lines
        self.files = files
        self._read: dict[str, _Late] = {}

    def __getitem__(self, key: str) -> _Late:
        known = self._read.get(key)
        if known is None:
            (plain,) = _revived([self._lines[key]])
            known = self._read[key] = self._part(key, plain)
        return known

    def _part(self, key: str, part: Any) -> _Late:
        """A part that was read, if it is one, and the one that has that id."""
        if not isinstance(part, self._cls) or part.id != key:
            kind = self._cls.__name__.lower()
            raise UnfitError(f"the built form of the record is broken: {key} is no {kind}")
        return part

    def values(self) -> ValuesView[_Late]:
        """All of them, which are read at once: one by one it takes half as long again."""
        return self._whole.values()

    def items(self) -> ItemsView[str, _Late]:
        """The same with their ids."""
        return self._whole.items()

    @cached_property
    def _whole(self) -> dict[str, _Late]:
        with uncollected():
            left = [key for key in self._lines if key not in self._read]
            parts = _revived([self._lines[key] for key in left])
            self._read.update(zip(left, map(self._part, left, parts), strict=True))
        return {key: self._read[key] for key in self._lines}  # in their order, as they were read

    def __contains__(self, key: object) -> bool:
        return key in self._lines

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


class Statements(ReadLate[Statement]):
    """The statements of a built record, of which the evidence is read later still."""

    def __init__(
        self, cls: type[Statement], lines: dict[str, bytes], files: str,
        evidence: Mapping[str, bytes],
    ) -> None:  # fmt: skip
        super().__init__(cls, lines, files)
        self._evidence = evidence

    def _part(self, key: str, part: Any) -> Statement:
        statement = super()._part(key, part)
        statement.read_later("evidence", partial(_evidence, self._evidence[key]))
        return statement


def _revived(lines: Sequence[bytes]) -> list[Any]:
    """What stands in some lines.

    Raises:
        UnfitError: something stands there that is no part of a record.
    """
    try:
        parts: list[Any] = json.loads(b"[%b]" % b",".join(lines), object_hook=revive)
    except UNFIT as error:
        raise UnfitError(f"the built form of the record is broken: {error}") from error
    if len(parts) != len(lines):
        raise UnfitError("the built form of the record is broken: two parts in a line")
    return parts


class Unread(Sequence[Fault]):
    """The files that look meant for a model and are not read, looked for when somebody asks."""

    def __init__(self, folders: Sequence[Path]) -> None:
        self._folders = folders

    @cached_property
    def _faults(self) -> list[Fault]:
        return [fault for folder in self._folders for fault in unread_files(folder)]

    def __getitem__(self, index: Any) -> Any:
        return self._faults[index]

    def __len__(self) -> int:
        return len(self._faults)


class Places(Mapping[str, Place]):
    """The places of a built record, read from their text when one is first asked for."""

    def __init__(self, folders: Sequence[Path], text: bytes) -> None:
        self._folders, self._text = folders, text

    @cached_property
    def _places(self) -> dict[str, Place]:
        try:
            return {
                key: place_of(self._folders, at) for key, at in dict(json.loads(self._text)).items()
            }
        except (ValueError, TypeError, LookupError, RecursionError):  # a place is only shown
            return {}

    def __getitem__(self, key: str) -> Place:
        return self._places[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
