"""The one way from a name to the bodies that are or were called so, however it is spelt.

Bodies are found by their ids, names, short names, aliases and the codes that others give them.
Letters, blanks, quotes and dashes are made one before they are compared (``nhsgraph.spelling``);
where no name is spelt so, accents are passed over too. Questions, commands and refusals all look
here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from typing import Final, NamedTuple

from nhsgraph.dates import Extent
from nhsgraph.near import NearTexts, most_like
from nhsgraph.schema import Name, Record, Statement
from nhsgraph.spelling import name_words, unaccented

Words = tuple[str, ...]

LONGEST_WORD: Final = 24
"""A longer word is taken for no misspelt one."""
LONGEST_TEXT: Final = 100
"""A longer text is taken for no misspelt name."""
COMPARED: Final = 60
"""With so many names a misspelt one is compared, no more."""


_NO_NAMES: Final = frozenset({"legislation"})
"""Schemes whose codes are addresses of texts, which name no body."""


class Meaning(NamedTuple):
    """A body that a name may mean, and when it did: all its life if ``extent`` is None."""

    body: str
    extent: Extent | None = None


class NameIndex:
    """The names of a record, by the words that they consist of.

    Args:
        record: the record.
        said: gives the statements of a type (*name*) about a body.
        extent: gives the days of a statement.
    """

    def __init__(
        self,
        record: Record,
        said: Callable[[str, str], Iterable[Statement]],
        extent: Callable[[Statement], Extent],
    ) -> None:
        self._ids = list(record.bodies)
        self._meanings: dict[Words, list[Meaning]] = defaultdict(list)
        self._unaccented: dict[Words, list[Meaning]] = defaultdict(list)
        self._with_figures: set[Words] = set()
        for body in record.bodies.values():
            self._enter(body.id.replace("-", " "), Meaning(body.id), own=False)
            for alias in body.aliases:
                days = alias.when.extent if alias.when else None
                self._enter(alias.alias, Meaning(body.id, days))
            for statement in said("name", body.id):
                if isinstance(statement, Name):
                    self._enter(statement.name, Meaning(body.id))
                    if statement.short:
                        meaning = Meaning(body.id, extent(statement))
                        self._enter(statement.short, meaning)
            codes = [code for code in body.identifiers if code.scheme not in _NO_NAMES]
            if codes:
                life = _life(extent(name) for name in said("name", body.id) if name.counts)
                for code in codes:
                    self._enter(code.value, Meaning(body.id, life), own=False)

    def has_figures(self, words: Words) -> bool:
        """Whether words are a name (no mere id) of letters and figures: *People Plan 2020/21*."""
        return words in self._with_figures

    def _enter(self, text: str, meaning: Meaning, *, own: bool = True) -> None:
        words = name_words(text)
        if own and any(word.isdecimal() for word in words) and not "".join(words).isdecimal():
            self._with_figures.add(words)
        for variant in {words, _singular(words)}:
            _add(self._meanings[variant], meaning)
            if not "".join(variant).isascii():
                _add(self._unaccented[_without_accents(variant)], meaning)

    def meanings(self, words: Words) -> Sequence[Meaning]:
        """What a name may mean, by its words; those without accents if none is spelt so."""
        found = self._meanings.get(words)
        if found or (not self._unaccented and "".join(words).isascii()):
            return found or ()
        bare = _without_accents(words)
        return self._meanings.get(bare, []) or self._unaccented.get(bare, [])

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with a word; 0 where none does."""
        return self._longest.get(word, 0) or self._longest.get(unaccented(word), 0)

    @cached_property
    def _longest(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for first, *rest in (*self._meanings, *self._unaccented):
            longest[first] = max(longest.get(first, 0), 1 + len(rest))
        return longest

    def called(self, text: str) -> list[str]:
        """The ids of the bodies that a whole text names, as the record writes them."""
        if len(text) > 10 * LONGEST_TEXT:
            return []
        words = name_words(text)
        found = self.meanings(words)
        if not found and words[-1] == "'s":
            found = self.meanings(words[:-1])
        return list(dict.fromkeys(meaning.body for meaning in found))

    def having(self, words: Iterable[str]) -> list[str]:
        """The ids of the bodies in whose names all of some words stand, as the record has them."""
        wanted = frozenset(words)
        found = (
            meaning.body
            for name, meanings in self._meanings.items()
            if wanted.issubset(name)
            for meaning in meanings
        )
        return list(dict.fromkeys(found))

    def near_ids(self, text: str) -> list[str]:
        """The ids of the bodies whose ids or names are spelt nearly like a text, nearest first."""
        if len(text) > LONGEST_TEXT:
            return []
        words = name_words(text)
        by_name = (
            meaning.body
            for name in self.near(words, cutoff=0.75)
            for meaning in self._meanings[name]
        )
        return list(dict.fromkeys([*by_name, *self._near_ids.like(text.lower(), 0.5)]))[:3]

    def near(self, words: Words, *, cutoff: float) -> list[Words]:
        """The names that are spelt nearly like some words, of which each is like one of the name.

        Args:
            words: the words.
            cutoff: from 0 to 1, how much of the two texts must be alike.

        Returns:
            The names by their words, the nearest first.
        """
        text = " ".join(words)
        if len(text) > LONGEST_TEXT:
            return []
        names = self._names_like(words, max(1, len(text) // 4))
        texts = {" ".join(name): name for name in names}
        return [texts[each] for each in most_like(text, texts, cutoff)]

    def _names_like(self, words: Words, apart: int) -> list[Words]:
        """The few names that have a word like each of some words, and are about as long."""
        likes = [self.words_like(word) for word in words]
        if not all(likes):
            return []
        rarest = min(likes, key=lambda like: sum(len(self._having[word]) for word in like))
        length = len(" ".join(words))
        found: dict[Words, None] = {}
        for name in (name for word in rarest for name in self._having[word]):
            if abs(len(" ".join(name)) - length) > apart:
                continue
            if all(not like.isdisjoint(name) for like in likes):
                found[name] = None
            if len(found) == COMPARED:
                break
        return list(found)

    def words_like(self, word: str) -> frozenset[str]:
        """The words of names that are spelt nearly like a word, itself among them if it is one."""
        return frozenset(self._near_words.like(word, 0.6))

    @cached_property
    def _having(self) -> dict[str, list[Words]]:
        """The names in which each word stands."""
        having: dict[str, list[Words]] = defaultdict(list)
        for name in self._meanings:
            for word in set(name):
                having[word].append(name)
        return having

    @cached_property
    def _near_words(self) -> NearTexts:
        return NearTexts(self._having, longest=LONGEST_WORD)

    @cached_property
    def _near_ids(self) -> NearTexts:
        return NearTexts(self._ids, longest=LONGEST_TEXT)

    def __iter__(self) -> Iterator[Words]:
        return iter(self._meanings)


def _life(named: Iterable[Extent]) -> Extent | None:
    """The days on which a body bore any of its names: a code means it on these, and no others."""
    extents = list(named)
    if not extents:
        return None
    first = min(extent.possible_from for extent in extents)
    last = max(extent.possible_to for extent in extents)
    return Extent(first, first, last, last)


def _add(known: list[Meaning], meaning: Meaning) -> None:
    """Adds a meaning; what means a body at all times means it at some."""
    same = [each for each in known if each.body == meaning.body]
    if not same:
        known.append(meaning)
    elif meaning.extent is None:
        known[known.index(same[0])] = meaning


def _without_accents(words: Words) -> Words:
    return tuple(unaccented(word) for word in words)


def _singular(words: Words) -> Words:
    """The words with the last in the singular: *LETBs* is found by *LETB*."""
    last = words[-1] if words else ""
    if len(last) > 4 and last.endswith("ies"):
        return (*words[:-1], f"{last[:-3]}y")
    if len(last) > 3 and last.endswith("s") and not last.endswith("ss"):
        return (*words[:-1], last[:-1])
    return words
