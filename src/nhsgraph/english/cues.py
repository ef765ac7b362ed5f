"""Where the phrases of the lexicon stand in a sentence, whatever their form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple, Protocol

from nhsgraph.english.stems import stem
from nhsgraph.words.lexicon import ASPECTS, RELATIONS

GAP: Final = ".."
WIDEST_GAP: Final = 9
"""So many words may stand in the gap of a phrase, not counting those of names."""
FARTHEST: Final = 40
"""No word of a phrase stands farther than this from the one before it."""
PASSED: Final = frozenset(
    """
    directly formally officially legally ultimately actually jointly also then mainly primarily
    really nominally technically itself only solely ever still all the a an its his her their our
    it them very more most to in by over up out with from for of be have not largely partly fully
    newly
    """.split()
)
"""Words that may stand between the words of a phrase without a gap."""
ORDERS: Final = frozenset("name give show state find provide identify tell".split())
"""Words that at the head of a sentence only say that something is to be told."""
OF_ORDERS: Final = frozenset({"listed", "about", "meaning"})
"""The aspects that an order may name."""
MOST_PASSED: Final = 2
TWO: Final = 2


class Cue(NamedTuple):
    """A phrase that stands in a sentence.

    ``sort`` is ``verb``, ``adjective``, ``noun``, ``topic`` or ``aspect``; ``name`` the type of
    line or the aspect; ``role`` that of the subject of a verb, or of what a noun calls.
    """

    sort: str
    name: str
    role: str
    places: tuple[int, ...]

    @property
    def head(self) -> int:
        """The place of its first word."""
        return self.places[0]

    @property
    def span(self) -> frozenset[int]:
        """The places of its words."""
        return frozenset(self.places)


class Worded(Protocol):
    """Where phrases are looked for: a sentence, its stems, and the places of its names and laws."""

    words: list[str]
    slots: dict[str, list[Any]]

    @property
    def stems(self) -> list[str]:
        """The stem of each word."""

    @property
    def named(self) -> frozenset[int]:
        """The places of words in names of bodies."""

    @property
    def laws(self) -> list[tuple[int, int]]:
        """Where names of Acts and orders begin and end."""


Phrase = tuple[tuple[str, ...], str, str, str]


@cache
def _phrases() -> dict[str, list[Phrase]]:
    """The phrases of the lexicon by the stem of their first word."""
    known: dict[str, list[Phrase]] = defaultdict(list)

    def enter(texts: str, sort: str, name: str, role: str) -> None:
        for text in texts.split("|"):
            words = tuple(word if word == GAP else stem(word) for word in text.split())
            known[words[0]].append((words[1:], sort, name, role))

    for name, words in RELATIONS.items():
        for sort, table in (
            ("verb", words.verbs), ("adjective", words.adjectives), ("noun", words.nouns),
        ):  # fmt: skip
            for role, texts in table.items():
                enter(texts, sort, name, role)
        enter(words.topics, "topic", name, "")
    for name, texts in ASPECTS.items():
        enter(texts, "aspect", name, "")
    return known


def cues_of(sentence: Worded) -> list[Cue]:
    """The phrases that stand in a sentence, the longest of a name and role first.

    A word inside a longer name of a post is a part of that name: a *non-executive member*.
    """
    found: dict[Cue, None] = {}
    laws = {place for law in sentence.laws for place in range(*law)}
    posts = (slot for slot in sentence.slots.get("post", ()) if slot.stop - slot.start > TWO)
    taken = sentence.named.union(*(slot.span for slot in posts))
    for place, word in enumerate(sentence.stems):
        if place in taken:
            continue
        for rest, sort, name, role in _phrases().get(word, ()):
            if place == 0 and sentence.words[0] in ORDERS and name not in OF_ORDERS:
                continue  # name the chairs: nobody was named chair
            places = _stands(sentence, rest, place)
            if places and not (place in laws and sort != "aspect"):  # the Ports Regulations
                found[Cue(sort, name, role, places)] = None
    return sorted(found, key=lambda cue: (-len(cue.places), cue.places))


def _stands(sentence: Worded, rest: tuple[str, ...], start: int) -> tuple[int, ...]:
    """The places of a phrase that begins at a place; none where it does not stand there."""
    places, gap = [start], False
    for word in rest:
        if word == GAP:
            gap = True
            continue
        place = next(_reach(sentence, word, places[-1] + 1, gap=gap), None)
        if place is None:
            return ()
        places.append(place)
        gap = False
    return tuple(places)


def _reach(sentence: Worded, word: str, start: int, *, gap: bool) -> Iterator[int]:
    """The places at which the next word of a phrase may stand."""
    left = WIDEST_GAP if gap else MOST_PASSED
    for place in range(start, min(len(sentence.stems), start + FARTHEST)):
        named = place in sentence.named
        if not named and sentence.stems[place] == word:
            yield place
        left -= not (gap and named)
        if left < 0 or (not gap and sentence.words[place] not in PASSED):
            return
