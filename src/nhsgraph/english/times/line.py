"""A sentence cut into words, figures and signs, which the readers of times walk over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

_SIGN = re.compile(r"\d+|[^\W\d_]+|\S")


class Sign(NamedTuple):
    """One word, run of figures or other sign; ``glued`` where no blank stands before it."""

    text: str
    start: int
    stop: int
    glued: bool


class Line:
    """A sentence as signs, each found by its place; beyond both ends there is nothing.

    Args:
        text: the sentence, in one spelling (``nhsgraph.spelling.plain``).
        names: where in it names stand that have figures, in order: each is one sign, and no time.
    """

    def __init__(self, text: str, names: Sequence[tuple[int, int]] = ()) -> None:
        self.text = text
        self.signs: list[Sign] = []
        stop = 0
        for start, end in [*names, (len(text), len(text))]:
            for sign in _SIGN.finditer(text, stop, start):
                glued = sign.start() == stop and stop > 0
                stop = sign.end()
                self.signs.append(Sign(sign[0], sign.start(), stop, glued))
            if start < end:
                self.signs.append(Sign(text[start:end], start, end, start == stop and stop > 0))
                stop = end
        self._low = tuple(sign.text.lower() for sign in self.signs)

    def __len__(self) -> int:
        return len(self.signs)

    def low(self, at: int) -> str:
        """What stands at a place, in small letters; a blank text beyond the ends."""
        return self._low[at] if 0 <= at < len(self._low) else ""

    def glued(self, at: int) -> bool:
        """Whether a sign stands at a place, right behind the one before."""
        return 0 <= at < len(self.signs) and self.signs[at].glued

    def figures(self, at: int) -> str:
        """The figures that stand at a place; a blank text where none do."""
        sign = self.low(at)
        return sign if sign.isdecimal() else ""

    def word(self, at: int) -> str:
        """The word of letters that stands at a place, in small letters, or a blank text."""
        sign = self.low(at)
        return sign if sign[:1].isalpha() else ""

    def are(self, at: int, *words: str) -> bool:
        """Whether these words stand at a place, one behind the other."""
        return at >= 0 and self._low[at : at + len(words)] == words

    def first(self, at: int, phrases: Mapping[str, Sequence[tuple[str, ...]]]) -> tuple[str, ...]:
        """The first of some phrases, by their first words, that stands at a place; () for none."""
        known = phrases.get(self.low(at), ())
        return next((words for words in known if self.are(at, *words)), ())

    def past(self, at: int, *words: str) -> int:
        """The place behind one of some words if it stands at a place, else the place itself."""
        return at + 1 if self.low(at) in words else at

    def between(self, start: int, stop: int) -> str:
        """The text from one place up to another."""
        if not start < stop <= len(self.signs):
            return ""
        return self.text[self.signs[start].start : self.signs[stop - 1].stop]


def by_first(phrases: Iterable[tuple[str, ...]]) -> dict[str, list[tuple[str, ...]]]:
    """Phrases by their first words, so that of most words none need be tried."""
    known: dict[str, list[tuple[str, ...]]] = {}
    for words in filter(None, phrases):
        known.setdefault(words[0], []).append(words)
    return known
