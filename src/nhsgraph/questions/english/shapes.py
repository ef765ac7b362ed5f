"""The shape of a sentence: its bodies, posts and the like as signs, its words as stems."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from nhsgraph.name_index import LONGEST_WORD
from nhsgraph.near import NearTexts
from nhsgraph.questions.english.grammar import TABLE, Row
from nhsgraph.questions.english.stems import FILLERS, NUMBERS, STEMS, YES_NO
from nhsgraph.questions.english.strangers import GRAMMAR_WORDS
from nhsgraph.questions.english.vocabulary import Mention, Vocabulary

_WANTS_MORE = re.compile(r"\b(?:Q|or|when|where|how) ")
"""Words of a shape for which yes or no is too short an answer."""
MOST_TOKENS = 60
"""A sentence with more words that mean something is read as a search, not as one question."""
_PLAIN_STEMS = frozenset({"fund", "spend", "budget"})
"""Stems that are no slot by themselves: *grant* asks for money, not for a stream called so."""


@dataclass
class Shape:
    """The shape of a sentence, what stands behind its signs, and where words are not known.

    ``text`` has its tokens, ``tokens`` each with the words for which it stands.
    """

    text: str = ""
    opening: str | None = None
    pick: str | None = None
    slots: dict[str, list[str]] = field(default_factory=dict)
    strange: list[int] = field(default_factory=list)
    tokens: list[tuple[str, str]] = field(default_factory=list)

    @property
    def yes_no(self) -> bool:
        """Whether yes or no can answer: *can you tell me who* and *was it DH or DHSC* want more."""
        return self.opening == "yes_no" and not _WANTS_MORE.search(self.text)

    def first(self, sign: str) -> str | None:
        """The first term that stands behind a sign.

        P is a post, S a stream, F a form, N a person, # a number.
        """
        return next(iter(self.slots.get(sign, ())), None)


def shape_of(vocabulary: Vocabulary, words: list[str], mentions: list[Mention]) -> Shape:
    """The shape of a sentence: bodies, persons, posts, forms, streams as signs, words as stems."""
    starts = {mention.start: (number, mention) for number, mention in enumerate(mentions)}
    slots = vocabulary.slots
    shape = Shape(opening=_opening(words))
    place = 0
    while place < len(words):
        if place in starts:
            number, mention = starts[place]
            shape.tokens.append((f"B{number}", mention.words))
            place = mention.stop
            continue
        filled = _filled(words, place, slots)
        if filled:
            sign, term, stop = filled
            shape.slots.setdefault(sign, []).append(term)
            shape.tokens.append((sign, " ".join(words[place:stop])))
            place = stop
            continue
        stem = STEMS.get(words[place], words[place])
        if words[place] in NUMBERS or words[place].isdecimal():
            shape.slots.setdefault("#", []).append(NUMBERS.get(words[place], words[place]))
            shape.tokens.append(("#", words[place]))
        elif words[place] == "up" and shape.tokens and shape.tokens[-1][0] == "develop":
            shape.tokens[-1] = ("begin", f"{shape.tokens[-1][1]} up")
        elif stem in {"first", "last"}:
            shape.pick = stem
        elif words[place] not in FILLERS or stem == "Q":
            shape.tokens.append((stem, words[place]))
            if words[place] not in GRAMMAR_WORDS:
                shape.strange.append(place)
        place += 1
    shape.text = " ".join(token for token, _ in shape.tokens) + " "
    return shape


def within_term(vocabulary: Vocabulary, words: list[str], mention: Mention) -> bool:
    """True where a name only begins a longer term: *workforce* in *workforce development*."""
    filled = _filled(words, mention.start, vocabulary.slots)
    return filled is not None and filled[2] > mention.stop


def _opening(words: list[str]) -> str | None:
    """How a sentence asks: ``yes_no``, ``who``, or neither."""
    if words and words[0] in YES_NO:
        return "yes_no"
    asking = next((word for word in words if STEMS.get(word) == "Q"), None)
    return "who" if asking in {"who", "whom"} else None


def _filled(
    words: list[str], place: int, slots: dict[str, dict[tuple[str, ...], str]]
) -> tuple[str, str, int] | None:
    """The sign, term and end of the longest run of words at a place that the record knows."""
    for stop in range(min(len(words), place + 6), place, -1):
        key = tuple(words[place:stop])
        if stop == place + 1 and STEMS.get(key[0]) in _PLAIN_STEMS:
            return None
        for sign, known in slots.items():
            if key in known:
                return sign, known[key], stop
    return None


def spelt(words: list[str]) -> list[str]:
    """The words with those that the grammar does not know brought to the nearest that it does."""
    return [
        next(iter(_known_words().like(word, 0.84)), word)
        if len(word) > 4 and word not in GRAMMAR_WORDS
        else word
        for word in words
    ]


@cache
def _known_words() -> NearTexts:
    return NearTexts((word for word in GRAMMAR_WORDS if len(word) > 4), longest=LONGEST_WORD)


def fitting(shape: Shape) -> list[Row]:
    """The rows of the table that fit a shape, in order; none fits what is no single question."""
    if len(shape.tokens) > MOST_TOKENS:
        return []
    words = set(shape.text.split())
    return [
        row
        for row in TABLE
        if row.only in {None, shape.opening}
        and row.may_fit(words)
        and row.bodies(shape.text) is not None
    ]
