"""In which texts of a record each stem stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final

from nhsgraph.record.beside import Beside, is_list, is_texts

NEAR: Final = 4
"""Stems of one kin begin with so many letters alike."""


class Postings:
    """The texts of a record by their ids, and those in which each stem stands.

    Args:
        ids: the ids of the texts, in order.
        lengths: how many stems each has.
        having: for each stem the numbers of the texts that have it, as one text.
        titles: the stems of the title of each source, as one text.
        papers: of each source that is a document of its own those of its publisher and numbers too.
    """

    def __init__(
        self, ids: list[str], lengths: list[int], having: dict[str, str], titles: dict[str, str],
        papers: dict[str, str],
    ) -> None:  # fmt: skip
        self._ids, self._having, self.titles, self.papers = ids, having, titles, papers
        self._lengths = lengths
        self._numbers: dict[str, int] = {}

    @classmethod
    def of(
        cls, texts: Mapping[str, frozenset[str]], titles: Mapping[str, frozenset[str]],
        papers: Mapping[str, frozenset[str]],
    ) -> Postings:  # fmt: skip
        """The same of texts, titles of sources and papers, each by its id with its stems."""
        having: dict[str, list[str]] = defaultdict(list)
        for number, stems in enumerate(texts.values()):
            for stem in sorted(stems):
                having[stem].append(str(number))
        return cls(
            list(texts),
            [len(stems) for stems in texts.values()],
            {stem: " ".join(numbers) for stem, numbers in having.items()},
            {source: " ".join(sorted(stems)) for source, stems in titles.items()},
            {source: " ".join(sorted(stems)) for source, stems in papers.items()},
        )

    def __len__(self) -> int:
        return len(self._ids)

    def having(self, stem: str) -> list[str]:
        """The ids of the texts that have a stem, in order."""
        return [self._ids[int(number)] for number in self._having.get(stem, "").split()]

    def has_any(self, stems: Iterable[str]) -> bool:
        """Whether any of some stems stands in a text."""
        return any(one in self._having for one in stems)

    def with_kin(self, stem: str) -> set[str]:
        """The ids of the texts that may have a stem, or one that is nearly the same."""
        near = [one for one in self._having if one[:NEAR] == stem[:NEAR]]
        return {text for one in near for text in self.having(one)}

    def length(self, text_id: str) -> int:
        """How many stems a text has."""
        if not self._numbers:
            self._numbers = {each: number for number, each in enumerate(self._ids)}
        return self._lengths[self._numbers[text_id]]

    @property
    def plain(self) -> list[Any]:
        """The same in plain JSON types."""
        return [self._ids, self._lengths, self._having, self.titles, self.papers]


def _fits(plain: Any) -> bool:
    if type(plain) is not list or len(plain) != PARTS:
        return False
    ids, lengths, *texts = plain
    told = is_list(ids, str) and is_list(lengths, int) and len(ids) == len(lengths)
    return told and all(map(is_texts, texts))


PARTS: Final = 5
POSTINGS: Final = Beside(
    "words",
    ("graph", "words", "english/stems.py", "english/quoting.py", "english/postings.py"), _fits,
)  # fmt: skip
"""They are kept beside the built form of their record: to stem all texts takes a second."""
