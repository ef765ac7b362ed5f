"""In which texts of a record each stem stands: made from them, or read beside its built form.

To stem all texts takes a second; the file loads in a fraction of that. Like the built form itself
it is plain JSON under a head of hashes, and is as if it were not there where one does not fit.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from nhsgraph.record.built import LARGEST, code_hash
from nhsgraph.record.model_files import content
from nhsgraph.schema import Built
from nhsgraph.writing import write_file

FORM: Final = 1
"""The number of the form; a file of another form is not read."""
SPEAKERS: Final = (
    "dates", "schema", "graph", "words", "english/stems.py", "english/quoting.py",
    "english/postings.py", "spelling.py",
)  # fmt: skip
"""The parts of the program by which the texts are what they are, and their stems."""


NEAR: Final = 4
"""Stems of one kin begin with so many letters alike."""


class Postings:
    """The texts of a record by their ids, and those in which each stem stands.

    Args:
        ids: the ids of the texts, in order.
        lengths: how many stems each has.
        having: for each stem the numbers of the texts that have it, as one text.
        titles: the stems of the title of each source, as one text.
    """

    def __init__(
        self, ids: list[str], lengths: list[int], having: dict[str, str], titles: dict[str, str]
    ) -> None:
        self._ids, self._having, self.titles = ids, having, titles
        self._lengths = lengths
        self._numbers: dict[str, int] = {}

    @classmethod
    def of(
        cls, texts: Mapping[str, frozenset[str]], titles: Mapping[str, frozenset[str]]
    ) -> Postings:
        """The same of texts and titles of sources, each by its id with its stems."""
        having: dict[str, list[str]] = defaultdict(list)
        for number, stems in enumerate(texts.values()):
            for stem in sorted(stems):
                having[stem].append(str(number))
        return cls(
            list(texts),
            [len(stems) for stems in texts.values()],
            {stem: " ".join(numbers) for stem, numbers in having.items()},
            {source: " ".join(sorted(stems)) for source, stems in titles.items()},
        )

    def __len__(self) -> int:
        return len(self._ids)

    def having(self, stem: str) -> list[str]:
        """The ids of the texts that have a stem, in order."""
        return [self._ids[int(number)] for number in self._having.get(stem, "").split()]

    def with_kin(self, stem: str) -> set[str]:
        """The ids of the texts that may have a stem, or one that is nearly the same."""
        near = [one for one in self._having if one[:NEAR] == stem[:NEAR]]
        return {text for one in near for text in self.having(one)}

    def length(self, text_id: str) -> int:
        """How many stems a text has."""
        if not self._numbers:
            self._numbers = {each: number for number, each in enumerate(self._ids)}
        return self._lengths[self._numbers[text_id]]

    # -- the file beside a built form -------------------------------------------------------

    def write(self, built: Built) -> None:
        """Writes the file beside a built form.

        Raises:
            OSError: it can't be written.
        """
        plain = [self._ids, self._lengths, self._having, self.titles]
        rest = json.dumps(plain, ensure_ascii=False, separators=(",", ":")).encode()
        write_file(_beside(built), _head(built, rest) + b"\n" + rest)

    @classmethod
    def read(cls, built: Built) -> Postings | None:
        """Those beside a built form; None if there are none of just that record and program."""
        try:
            head, _, rest = content(_beside(built), LARGEST).partition(b"\n")
            if head != _head(built, rest):
                return None
            ids, lengths, having, titles = json.loads(rest)
        except (OSError, ValueError, TypeError, RecursionError, MemoryError):
            return None
        fits = _is_list(ids, str) and _is_list(lengths, int) and len(ids) == len(lengths)
        if not (fits and _is_texts(having) and _is_texts(titles)):
            return None
        return cls(ids, lengths, having, titles)


def _beside(built: Built) -> Path:
    return built.path.with_suffix(".words.json")


def _head(built: Built, rest: bytes) -> bytes:
    head = {
        "form": FORM,
        "program": code_hash(*SPEAKERS),
        "fingerprint": built.fingerprint,
        "hash": hashlib.blake2b(rest, digest_size=32).hexdigest(),
    }
    return json.dumps(head, separators=(",", ":")).encode()


def _is_list(value: object, kind: type) -> bool:
    return type(value) is list and set(map(type, value)) <= {kind}


def _is_texts(value: Any) -> bool:
    return type(value) is dict and _is_list(list(value.values()), str)
