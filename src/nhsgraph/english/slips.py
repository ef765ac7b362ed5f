"""What is misspelt in a sentence: names of bodies, posts and persons; and what may be meant."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from nhsgraph.english.known_words import LEAST_LETTERS, is_known
from nhsgraph.english.vocabulary import Mention, Slotted, Vocabulary
from nhsgraph.near import alike, edits, is_slip
from nhsgraph.spelling import words_of
from nhsgraph.words.ordinary import ORDINARY

SHORTEST_MISSPELT = 6
"""Nothing shorter is taken for a misspelt name: *NHS* is no *NHSI*."""
MOST_WORDS = 6
"""A misspelt name has no more words."""
MOST_STRETCHES = 150
"""So many stretches of a sentence are compared with names, no more."""
LEAST_OF_FORENAME = 4
"""A shorter forename is as near to others."""
ALONE = 2
ALIKE = 0.6
"""How much of two words must be alike for one to be a slip for another (as ``difflib`` has it)."""
JOINED = 0.9
"""The same of two texts that are parted into words otherwise: *Public HealthEngland*."""
SHORTEST_BESIDE = 7
"""A shorter word beside a name that is known is not taken for a misspelt one."""


_SMALL = frozenset("a an the of in on at by for from to with and or is as be".split())


_INSIDE = frozenset(["and", "of", "for"])
"""Small words that stand inside a name, and not at its ends."""
MOST_OF_A_POST = 6
"""No post or name of a person has more words."""
LIKE = 0.8
"""How much of a word of a post or person must be alike (as ``difflib`` has it)."""
SURELY_LIKE = 0.82
"""A word that is less alike may only have its letters in another order."""


class Slips:
    """What the words of sentences were meant for, where the record spells them otherwise.

    Args:
        vocabulary: the words of the record.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary
        self.names = vocabulary.names

    def misspelt(
        self, words: list[str], mentions: Sequence[Mention], others: Iterable[Slotted]
    ) -> list[Mention]:
        """The names that were meant by words that nobody knows, where one is near enough.

        Args:
            words: the words of the sentence.
            mentions: the names that are spelt right, of which nothing is taken.
            others: what else in the sentence is known, of which nothing is taken either.
        """
        taken = {place for part in (*mentions, *others) for place in range(part.start, part.stop)}
        strange = [
            place
            for place, word in enumerate(words)
            if place not in taken and self._may_be_misspelt(word) and not word.isdecimal()
        ]
        strange = [place for place in strange if not self._in_names(words[place])] or strange
        if not mentions and strange:
            free = [
                word
                if place not in taken
                and (word in _INSIDE or not self._vocabulary.is_known(word) or self._in_names(word))
                else "the"
                for place, word in enumerate(words)
            ]
            near = self.nearest(free, frozenset(["the", *_INSIDE]), strange)
            return [near] if near and near.words != near.taken_for else []
        meant = []
        for start, stop in self._runs(words, strange, taken):
            if (longer := self._longer(words, mentions, strange, (start, stop))) is not None:
                meant.append(longer)
                continue
            left = [one.start for one in mentions if one.stop == start]
            right = [one.stop for one in mentions if one.start == stop]
            for first, last in itertools.product([*left, start], [*right, stop]):
                near = self._near(words, strange, first, last)
                if near is None or len(near.words) < SHORTEST_BESIDE:
                    continue
                near = near._replace(start=first + near.start, stop=first + near.stop)
                if near.start in {first, start} or near.stop in {last, stop}:
                    meant.append(near)
                    break
        return meant

    def _may_be_misspelt(self, word: str) -> bool:
        ordinary = word in ORDINARY and not self._in_names(word)
        return not (ordinary or self._vocabulary.is_known(word))

    def _runs(
        self, words: list[str], strange: Iterable[int], taken: set[int]
    ) -> list[tuple[int, int]]:
        """The stretches of words that nobody knows, each with the words of names around it."""

        def named(place: int) -> bool:
            known = 0 <= place < len(words) and place not in taken
            return known and (words[place] in _INSIDE or self._in_names(words[place]))

        runs: list[tuple[int, int]] = []
        for place in strange:
            start, stop = place, place + 1
            while named(start - 1) and place - start < MOST_WORDS:
                start -= 1
            while named(stop) and stop - place < MOST_WORDS:
                stop += 1
            if runs and runs[-1][1] >= start:
                start = runs.pop()[0]
            runs.append((start, stop))
        return runs

    def nearest(
        self, words: list[str], known: frozenset[str], strange: Iterable[int] = ()
    ) -> Mention | None:
        """The stretch of words nearest to a name, for a sentence in which no name is spelt right.

        Args:
            words: the words; no more than ``MOST_STRETCHES`` stretches are looked at closely.
            known: words that belong to the grammar and begin no name.
            strange: the places of words that nobody knows; one of them must stand in the stretch.
        """
        places = frozenset(strange)
        best: tuple[float, Mention] | None = None
        for start, stop in islice(self._stretches(words, known), MOST_STRETCHES):
            if places and places.isdisjoint(range(start, stop)):
                continue
            text = " ".join(words[start:stop])
            for name in self.names.near(tuple(words[start:stop]), cutoff=0.8):
                written = " ".join(name)
                if text[0] != written[0] and text not in written:
                    continue  # few mistake the first letter
                if not is_slip(text, written):
                    continue
                if not _word_by_word(words[start:stop], name):
                    continue  # Health Education Wales is no Health Education Wessex
                score = alike(text, written)
                score *= 1 + (stop - start) / 50
                if best is None or score > best[0]:
                    meanings = tuple(self.names.meanings(name))
                    best = score, Mention(start, stop, text, meanings, written)
                break
        return best[1] if best else None

    def _near(
        self, words: list[str], strange: Iterable[int], start: int, stop: int
    ) -> Mention | None:
        """The name nearest to a part of some words that has one of those that nobody knows."""
        places = [place - start for place in strange if start <= place < stop]
        return self.nearest(words[start:stop], frozenset(), places)

    def _longer(
        self,
        words: list[str],
        mentions: Sequence[Mention],
        strange: Sequence[int],
        run: tuple[int, int],
    ) -> Mention | None:
        """The name that a short one begins and strange words behind it go on with, misspelt."""
        start, stop = run
        for mention in mentions:
            if 0 <= mention.start - stop <= 1:  # strange words that a known one ends
                near = self._near(words, strange, start, mention.stop)
                bodies = {meaning.body for meaning in mention.meanings}
                if near and {one.body for one in near.meanings} & bodies:
                    return near._replace(start=start, stop=stop)
            between = words[mention.stop : start]
            if mention.stop > start or len(between) > 1 or not set(between) <= {"for", "of", "and"}:
                continue
            near = self._near(words, strange, mention.start, stop)
            bodies = {meaning.body for meaning in mention.meanings}
            if near and {one.body for one in near.meanings} & bodies:
                return near._replace(start=mention.stop, stop=stop)
        return None

    def _in_names(self, word: str) -> bool:
        return word in self.names.words_like(word) and word not in _SMALL

    def _stretches(
        self, words: list[str], known: frozenset[str], shortest: int = SHORTEST_MISSPELT
    ) -> Iterator[tuple[int, int]]:
        """The stretches of words that may be a misspelt name: each word is like one of a name."""
        for start in range(len(words)):
            if words[start] in known:
                continue
            for stop in range(start + 1, min(len(words), start + MOST_WORDS) + 1):
                if not self.names.words_like(words[stop - 1]):
                    break
                length = len(" ".join(words[start:stop]))
                if length >= shortest and words[stop - 1] not in known:
                    yield start, stop

    def suggestions(self, words: list[str]) -> list[str]:
        """Names that resemble any of the words, for a message."""
        near: dict[str, None] = {}
        for start, stop in islice(self._stretches(words, frozenset(), 4), MOST_STRETCHES):
            if not any(map(self._may_be_misspelt, words[start:stop])):
                continue
            if stop - start <= 3 and len("".join(words[start:stop])) >= LEAST_LETTERS:
                text = " ".join(words[start:stop])
                found = self.names.near(tuple(words[start:stop]), cutoff=0.7)
                written = [" ".join(name) for name in found]
                names = [one for one in written if one[0] == text[0] and is_slip(text, one)]
                near |= dict.fromkeys(name for name in names[:2] if name != text)
        return list(near)[:5]

    def respelt(self, words: list[str], taken: Iterable[int]) -> tuple[list[str], list[str]]:
        """Posts, persons, forms, streams and measures spelt as the record has them, with notes.

        Args:
            words: the words of a sentence, in small letters.
            taken: the places of words that name bodies.
        """
        vocabulary, named = self._vocabulary, set(taken)
        spelt = [
            word if place in named else self._respelt(word) for place, word in enumerate(words)
        ]
        notes: list[str] = []
        result = list(words)
        for start in range(len(words)) if spelt != words else ():
            for stop in range(min(len(words), start + MOST_OF_A_POST), start, -1):
                key = tuple(spelt[start:stop])
                known = any(key in own for own in vocabulary.slots.values())
                if known and result[start:stop] != spelt[start:stop]:
                    wrong, right = " ".join(words[start:stop]), " ".join(key)
                    notes.append(f"“{wrong}” was taken for “{right}”.")
                    result[start:stop] = spelt[start:stop]
                    break
        for start, stop, name in self._surnames(result, named):
            wrong = " ".join(result[start:stop])
            notes.append(f"“{wrong}” was taken for “{' '.join(name)}”.")
            result[start:stop] = name
        return result, notes

    def _surnames(
        self, words: list[str], taken: set[int]
    ) -> Iterator[tuple[int, int, tuple[str, ...]]]:
        """Persons with all their names but the last spelt as on record, and that with one slip.

        *Ian Cummings* is Ian Cumming, where nobody else of that forename is as near.
        """
        for start, word in enumerate(words):
            if start in taken:
                continue
            if (name := self._forename(words, start)) is not None:
                yield start, start + 1, (name,)
            near = [
                name
                for name in self._vocabulary.full_names.get(word, ())
                if name[:-1] == tuple(words[start : start + len(name) - 1])
                and len(name[-1]) >= LEAST_LETTERS
                and edits(name[-1], " ".join(words[start + len(name) - 1 : start + len(name)])) == 1
            ]
            if len(near) == 1:
                yield start, start + len(near[0]), near[0]

    def _forename(self, words: list[str], at: int) -> str | None:
        """The forename meant by a word with one slip before a surname that one person has."""
        person = self._vocabulary.persons.get(tuple(words[at + 1 : at + 2]))
        if person is None or len(words[at]) < LEAST_OF_FORENAME or is_known(words[at]):
            return None
        own = [one for one in words_of(person)[:-1] if len(one) >= LEAST_OF_FORENAME]
        near = [one for one in own if edits(one, words[at]) == 1]
        return near[0] if len(near) == 1 else None

    def _respelt(self, word: str) -> str:
        """A word as a name of what stands beside bodies has it, where nobody knows it as it is."""
        vocabulary = self._vocabulary
        short = len(word) < LEAST_LETTERS or not word.isalpha()
        if short or not self._may_be_misspelt(word) or word in vocabulary.own_words:
            return word
        like = vocabulary.slot_words.like(word, LIKE)
        turned = (one for one in like if sorted(one) == sorted(word))  # chari
        near = next(turned, next(iter(like), word))
        if alike(word, near) < SURELY_LIKE and sorted(near) != sorted(word):
            return word  # claim is no Clamp
        if not is_slip(word, near) or word[0] != near[0]:
            return word
        in_names = [alike(word, one) for one in self.names.words_like(word) if one != near]
        return near if alike(word, near) > max(in_names, default=0.0) else word


def _word_by_word(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether the words of two texts of as many words are alike, each to its counterpart."""
    if len(words) < ALONE:
        return True
    if len(words) != len(name):
        joined = "".join(words), "".join(name)
        return alike(*joined) >= JOINED
    pairs = zip(words, name, strict=True)
    return all(alike(one, other) >= ALIKE for one, other in pairs)
