"""Texts that are spelt nearly alike, found by the pairs of letters that they share.

To compare a text with every other takes long where there are many. Here a text is compared only
with those few that share most pairs of letters with it, and never when it is very long.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from heapq import nsmallest
from typing import Final

COMPARED: Final = 40
"""With so many texts one is compared, no more."""
LOOKED_AT: Final = 3000
"""So many texts that share a pair are looked at, those with the rarest pairs first."""


class NearTexts:
    """Texts among which to look for those that are spelt nearly like another.

    Args:
        texts: the texts.
        longest: a text with more signs is like none.
    """

    def __init__(self, texts: Iterable[str], *, longest: int) -> None:
        self._longest = longest
        self._with: dict[str, list[str]] = defaultdict(list)
        for text in dict.fromkeys(texts):
            for pair in _pairs(text):
                self._with[pair].append(text)
        self._remembered: dict[tuple[str, float], list[str]] = {}

    def like(self, text: str, cutoff: float) -> list[str]:
        """The texts that are like another, the nearest first.

        Args:
            text: the text.
            cutoff: from 0 to 1, how much of the two must be alike (as ``difflib`` measures).
        """
        if len(text) > self._longest:
            return []
        asked = text, cutoff
        if asked not in self._remembered:
            if len(self._remembered) > 10_000:
                self._remembered.clear()
            self._remembered[asked] = self._like(text, cutoff)
        return self._remembered[asked]

    def _like(self, text: str, cutoff: float) -> list[str]:
        shared: Counter[str] = Counter()
        for texts in sorted((self._with.get(pair, []) for pair in _pairs(text)), key=len):
            if shared.total() + len(texts) > LOOKED_AT and shared:
                break
            shared.update(texts)
        nearest = nsmallest(
            COMPARED, shared, key=lambda other: (-shared[other], abs(len(other) - len(text)), other)
        )
        return most_like(text, nearest, cutoff)


def most_like(text: str, others: Collection[str], cutoff: float) -> list[str]:
    """The texts of which so much is like another, from 0 to 1, the nearest first."""
    from difflib import get_close_matches

    return get_close_matches(text, others, n=len(others), cutoff=cutoff) if others else []


def did_you_mean(near: Sequence[str]) -> list[str]:
    """The hint that names what may be meant, nearest first; none where nothing is near."""
    return [f"Did you mean {', '.join(near)}?"] if near else []


def _pairs(text: str) -> set[str]:
    """The pairs of neighbouring letters of a text; the first letter counts as a pair too."""
    return {text[:1], *(text[place : place + 2] for place in range(len(text) - 1))}


def alike(one: str, other: str) -> float:
    """How much of two texts is alike, from 0 to 1, as ``difflib`` measures."""
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def edits(one: str, other: str) -> int:
    """How many letters must be put in, left out, changed or exchanged to make one text of another.

    Two neighbours in the wrong order are one slip (*chiar*); what is alike at both ends is not
    looked at, so that a long name with one slip costs little.
    """
    while one and other and one[0] == other[0]:
        one, other = one[1:], other[1:]
    while one and other and one[-1] == other[-1]:
        one, other = one[:-1], other[:-1]
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, start=1):
        last, before, row = before, row, [place]
        for at, letter in enumerate(other, start=1):
            cost = min(before[at] + 1, row[-1] + 1, before[at - 1] + (sign != letter))
            if place > 1 and at > 1 and sign == other[at - 2] and one[place - 2] == letter:
                cost = min(cost, last[at - 2] + 1)
            row.append(cost)
    return row[-1]


SLIP_IN: Final = 6
"""One slip is likely in so many letters, no more."""


def is_slip(one: str, other: str) -> bool:
    """Whether a text is another with a slip or two: *restaurant* is no *registrant*."""
    return edits(one, other) <= max(1, max(len(one), len(other)) // SLIP_IN)
