"""What is worked out of a record, kept beside its built form: no first question waits for it.

Each kind is a file of its own, plain JSON under a head of hashes: of the model files, of the
program that works it out, of what it says. Like the built form itself it is as if it were not there
where one of them does not fit, and nothing in it is executed.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from nhsgraph.record.built import APART, LARGEST, READERS, code_hash, hashed
from nhsgraph.record.kept import is_kept
from nhsgraph.record.model_files import content
from nhsgraph.record.read_late import ReadLate
from nhsgraph.schema import Built, Record
from nhsgraph.writing import write_file

FORM: Final = 2
"""The number of the form; a file of another form is not read."""


class Beside:
    """A kind of plain data that is worked out of a record and kept beside its built form.

    Args:
        name: the name of the kind, which the name of its files has.
        makers: the parts of the program by which it is what it is, beside those that read a record.
        fits: whether data that was read has the types that it needs.
    """

    def __init__(self, name: str, makers: tuple[str, ...], fits: Callable[[Any], bool]) -> None:
        self._name, self.makers, self._fits = name, makers, fits

    def of(self, record: Record, make: Callable[[], Any]) -> Any:
        """That of a record: from beside its built form, or made, and kept where it may be."""
        built = built_of(record)
        known = self.read(built) if built else None
        if known is not None:
            return known
        made = make()
        if built and is_kept(built.path):
            with suppress(OSError):
                self.write(built, made)
        return made

    def write(self, built: Built, made: Any) -> None:
        """Writes it beside a built form.

        Raises:
            OSError: it can't be written.
        """
        rest = json.dumps(made, ensure_ascii=False, separators=(",", ":")).encode()
        write_file(self._path(built), self.head(built, rest) + b"\n" + rest)

    def read(self, built: Built) -> Any:
        """What is kept; None if there is none of just that record and program."""
        try:
            head, _, rest = content(self._path(built), LARGEST).partition(b"\n")
            if head != self.head(built, rest):
                return None
            known = json.loads(rest)
        except (OSError, ValueError, TypeError, RecursionError, MemoryError):
            return None
        return known if self._fits(known) else None

    def _path(self, built: Built) -> Path:
        return built.path.with_suffix(f".{self._name}.json")

    def head(self, built: Built, rest: bytes) -> bytes:
        """What stands before what is kept: the hashes that it is held against."""
        head = {
            "form": FORM,
            "program": code_hash(*READERS, "record/beside.py", *self.makers),
            "fingerprint": built.fingerprint,
            "hash": hashed(rest),
        }
        return json.dumps(head, separators=(",", ":")).encode()


def built_of(record: Record) -> Built | None:
    """The built form of a record of which nothing was changed since it was read; None without one.

    What was worked out of the record and kept beside that form is true of such a record alone.
    """
    parts = [getattr(record, name) for name in APART]
    files = record.built.fingerprint if record.built else ""
    as_read = all(isinstance(each, ReadLate) and each.files == files for each in parts)
    return record.built if as_read else None


def is_list(value: object, kind: type) -> bool:
    """Whether a value is a list of values of one type."""
    return type(value) is list and set(map(type, value)) <= {kind}


def is_texts(value: Any) -> bool:
    """Whether a value is a dictionary of texts."""
    return type(value) is dict and is_list(list(value.values()), str)
