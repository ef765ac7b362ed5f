"""Words of a sentence that neither the grammar nor the record knows.

A misspelt name is taken for the nearest, which the answer says. A body that the record does not
have must not be passed over: *was HEE accountable to Google* is no question about HEE alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from nhsgraph.errors import shortened
from nhsgraph.questions.english.grammar import PATTERN_WORDS
from nhsgraph.questions.english.stems import FILLERS, STEMS
from nhsgraph.questions.english.vocabulary import WRITTEN, Mention, Vocabulary

NAME_WORDS = frozenset(["nhs", "england", "english", "health", "education", "plan", "planning"])
"""Words of the grammar that stand in names, so that a misspelt name may have them."""
_OTHERS = """
    when how many much where why off anyone anybody anything someone somebody something everyone
    everybody everything nobody nothing none other others it they them he she his her him
"""
GRAMMAR_WORDS = frozenset(STEMS) | FILLERS | PATTERN_WORDS | frozenset(_OTHERS.split())
"""The words that the grammar knows."""
_LINKS = frozenset(["of", "for", "and", "the", "in", "on"])
"""Words that may stand inside a name, between others."""
SHORTEST_NAME = 7
"""A shorter word beside a name that is known is not taken for a misspelt one."""


def runs(
    words: list[str], strange: Iterable[int], mentions: Iterable[Mention]
) -> list[tuple[int, int]]:
    """The stretches of strange words, each with the words of names around it, in order.

    Args:
        words: the words of the sentence.
        strange: the places of those that are not known.
        mentions: the names that are known, of which nothing is taken.
    """
    free = set(range(len(words))) - {at for each in mentions for at in range(each.start, each.stop)}
    found: list[tuple[int, int]] = []
    for place in strange:
        start, stop = place, place + 1
        while start - 1 in free and words[start - 1] in NAME_WORDS:
            start -= 1
        while (step := _goes_on(words, stop)) and stop + step - 1 in free:
            stop += step
        gap = range(found[-1][1], start) if found else range(0)
        if found and free.issuperset(gap) and _LINKS.issuperset(words[at] for at in gap):
            start = found.pop()[0]
        found.append((start, stop))
    return found


def _goes_on(words: list[str], place: int) -> int:
    """How many words of a name stand at a place: one such as *nhs*, two such as *of england*."""
    if words[place : place + 1] == ["of"] and NAME_WORDS.intersection(words[place + 1 : place + 2]):
        return 2
    return 1 if NAME_WORDS.intersection(words[place : place + 1]) else 0


def misspelt(
    vocabulary: Vocabulary, words: list[str], found: Iterable[tuple[int, int]]
) -> list[Mention]:
    """The names that were meant by stretches of strange words, where one is near enough."""
    mentions = []
    for start, stop in found:
        near = vocabulary.nearest(words[start:stop], frozenset())
        if near and len(near.words) >= SHORTEST_NAME:
            mentions.append(near._replace(start=start + near.start, stop=start + near.stop))
    return mentions


def passed_over(text: str, words: list[str], found: Iterable[tuple[int, int]]) -> Iterator[str]:
    """Notes on strange words that are written like names, and so play no part in the answer."""
    written = list(WRITTEN.finditer(text))
    place = 0
    for start, stop in found:
        run = words[start:stop]
        while place < len(written) and not _stands(written, place, run):
            place += 1
        if place == len(written):
            return
        begin, end = written[place].start(), written[place + len(run) - 1].end()
        if begin and text[begin].isupper():
            name = shortened(text[begin:end])
            yield f"“{name}” is no body of the record, and plays no part in this answer."
        place += len(run)


def _stands(written: list[re.Match[str]], place: int, run: list[str]) -> bool:
    """Whether words stand at a place of a text, one behind the other."""
    there = written[place : place + len(run)]
    return len(there) == len(run) and all(
        known[0].casefold().replace("&", "and") == word
        for known, word in zip(there, run, strict=True)
    )
