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
from typing import Any, Final, NamedTuple, TypeAlias

from nhsgraph.dates import Extent
from nhsgraph.near import NearTexts, most_like
from nhsgraph.record.beside import Beside, is_list
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


Plain: TypeAlias = list[list[Any]]
"""Meanings as plain data: each a body and, where it has one, its extent."""
_JOINT: Final = "\t"
"""What joins the words of a name in plain data; none has it."""


class _Named:
    """The names of a record with what they mean, as they are gathered."""

    def __init__(self) -> None:
        self.meanings: dict[Words, list[Meaning]] = defaultdict(list)
        self.unaccented: dict[Words, list[Meaning]] = defaultdict(list)
        self.with_figures: set[Words] = set()

    def enter(self, text: str, meaning: Meaning, *, own: bool = True) -> None:
        words = name_words(text)
        if own and any(word.isdecimal() for word in words) and not "".join(words).isdecimal():
            self.with_figures.add(words)
        for variant in dict.fromkeys((words, _singular(words))):  # in an order of its own
            _add(self.meanings[variant], meaning)
            if not "".join(variant).isascii():
                _add(self.unaccented[_without_accents(variant)], meaning)


def named(
    record: Record,
    said: Callable[[str, str], Iterable[Statement]],
    extent: Callable[[Statement], Extent],
) -> list[Any]:
    """The names of a record with what they mean, as plain data.

    Args:
        record: the record.
        said: gives the statements of a type (*name*) about a body.
        extent: gives the days of a statement.

    Returns:
        The meanings of all names, then of those with accents as they are spelt without, by their
        words; and the names of letters and figures.
    """
    found = _Named()
    for body in record.bodies.values():
        found.enter(body.id.replace("-", " "), Meaning(body.id), own=False)
        for alias in body.aliases:
            days = alias.when.extent if alias.when else None
            found.enter(alias.alias, Meaning(body.id, days))
        for statement in said("name", body.id):
            if isinstance(statement, Name):
                found.enter(statement.name, Meaning(body.id))
                if statement.short:
                    found.enter(statement.short, Meaning(body.id, extent(statement)))
        codes = [code for code in body.identifiers if code.scheme not in _NO_NAMES]
        if codes:
            life = _life(extent(name) for name in said("name", body.id) if name.counts)
            for code in codes:
                found.enter(code.value, Meaning(body.id, life), own=False)
    plain = [
        {_JOINT.join(words): list(map(list, own)) for words, own in each.items()}
        for each in (found.meanings, found.unaccented)
    ]
    return [*plain, sorted(map(_JOINT.join, found.with_figures))]


def _fits(plain: Any) -> bool:
    """Whether plain data may be the names of a record."""
    if type(plain) is not list or list(map(type, plain)) != [dict, dict, list]:
        return False
    return all(is_list(list(each.values()), list) for each in plain[:2]) and is_list(plain[2], str)


NAMES: Final = Beside("names", ("graph/index.py", "graph/name_index.py"), _fits)


class NameIndex:
    """The names of a record, by the words that they consist of.

    Args:
        ids: the ids of its bodies.
        plain: its names, as ``named`` has them.
    """

    def __init__(self, ids: Iterable[str], plain: list[Any]) -> None:
        self._ids = list(ids)
        self._plain: dict[str, Plain]
        self._plain, self._unaccented, figures = plain
        self._with_figures = frozenset(figures)
        self._known: dict[Words, Sequence[Meaning]] = {}

    @cached_property
    def _names(self) -> list[Words]:
        """All names, by their words."""
        return [tuple(each.split(_JOINT)) for each in self._plain]

    def has_figures(self, words: Words) -> bool:
        """Whether words are a name (no mere id) of letters and figures: *People Plan 2020/21*."""
        return _JOINT.join(words) in self._with_figures

    def meanings(self, words: Words) -> Sequence[Meaning]:
        """What a name may mean, by its words; those without accents if none is spelt so."""
        known = self._known.get(words)
        if known is None:
            if not (plain := self._spelt(words)):
                return ()
            meant = (Meaning(body, extent and Extent(*extent)) for body, extent in plain)
            known = self._known[words] = tuple(meant)
        return known

    def _spelt(self, words: Words) -> Plain:
        text = _JOINT.join(words)
        found = self._plain.get(text)
        if found or (not self._unaccented and text.isascii()):
            return found or []
        bare = _JOINT.join(_without_accents(words))
        return self._plain.get(bare) or self._unaccented.get(bare) or []

    def longest(self, word: str) -> int:
        """How many words the longest name has that begins with a word; 0 where none does."""
        return self._longest.get(word, 0) or self._longest.get(unaccented(word), 0)

    @cached_property
    def _longest(self) -> dict[str, int]:
        longest: dict[str, int] = {}
        for text in (*self._plain, *self._unaccented):
            first = text.partition(_JOINT)[0]
            longest[first] = max(longest.get(first, 0), 1 + text.count(_JOINT))
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
            for name in self._names
            if wanted.issubset(name)
            for meaning in self.meanings(name)
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
            for meaning in self.meanings(name)
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
        for name in self._names:
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
        return iter(self._names)


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
