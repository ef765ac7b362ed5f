"""Which names a sentence has: in two parts, two in one, of a region, or inside another's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.english.stems import stem
from nhsgraph.english.vocabulary import WRITTEN
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import FREE, KINDS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhsgraph.english.vocabulary import Mention, Vocabulary

LONGEST_OWN: Final = 4
"""So many words before and behind *'s* may be one name."""


def with_own_names(vocabulary: Vocabulary, words: list[str]) -> list[str]:
    """The words with *'s* left out where both sides are one name: *HEE's Board*."""
    for at in [place for place, word in enumerate(words) if word == "'s" and place][::-1]:
        before = range(max(0, at - LONGEST_OWN), at)
        behind = range(at + 2, min(len(words), at + LONGEST_OWN) + 1)
        names = (tuple(words[a:at] + words[at + 1 : b]) for a in before for b in behind)
        if any(vocabulary.names.meanings(name) for name in names):
            words = words[:at] + words[at + 1 :]
    return words


def with_reviews(vocabulary: Vocabulary, words: list[str]) -> list[str]:
    """The words with *review* for the report of one: *Lord Smith's report*."""
    if "report" not in words:
        return words
    words = [*words]
    for at in [place for place, word in enumerate(words) if word == "report" and place]:
        before = at - 2 if words[at - 1] == "'s" else at - 1
        name = (words[before], "review") if before >= 0 else ()
        if name and vocabulary.names.meanings(name):
            words[at] = "review"
    return words


def with_region(vocabulary: Vocabulary, words: list[str]) -> list[str]:
    """The words with *region* behind the name of one: *which ICSs were in the South West*.

    Only behind *in* at the end of what asks for the members of a set of which some lie there; they
    are not those that have these words in their own names.
    """
    asks = words[:1] and words[0] in {"which", "what", "list", "name", "how"}
    if not asks or "in" not in words:
        return words
    at = len(words) - words[::-1].index("in")
    region = tuple(words[at + (words[at : at + 1] == ["the"]) :])
    regions = [one.body for one in vocabulary.names.meanings((*region, "region"))] if region else []
    named = vocabulary.mentions(words)[:1] if regions else []
    lie = bool(named) and vocabulary.lie_in(named[0].meanings[0].body, regions)
    return [*words, "region"] if lie else words


def with_member(vocabulary: Vocabulary, words: list[str]) -> list[str]:
    """The words with the name of a member for what it is one of and its place.

    *Who chaired our board in the Thames Valley* is asked of the one board that has this in its
    name. *Which boards were in the South West* asks for members, and stays.
    """
    for mention in vocabulary.mentions(words):
        before, behind = words[: mention.start][-1:], words[mention.stop : mention.stop + 1]
        for start in range(max(0, mention.start - LONGEST_OWN), mention.start):  # the Kent board
            group = mention.meanings[0].body
            member, stop = vocabulary.member_called(group, words[: mention.start], start)
            if member and stop == mention.start and words[start] not in FREE:
                return [*words[:start], *words_of(member), *words[mention.stop :]]
        if behind and behind[0] in _LYING and not _LISTS.intersection(before):
            start = mention.stop + 1 + (words[mention.stop + 1 : mention.stop + 2] == ["the"])
            member, stop = vocabulary.member_called(mention.meanings[0].body, words, start)
            if member:
                return [*words[: mention.start], *words_of(member), *words[stop:]]
    return words


def with_kin(vocabulary: Vocabulary, words: list[str], topic: Iterable[str]) -> list[str]:
    """The words with a set in full that is named by its noun alone beside its kin.

    *When were the lodges grouped into rings* means the *lodge rings*, if the record has them.

    Args:
        vocabulary: the words of the record.
        words: the words of a sentence.
        topic: the bodies named before, which are kin, too.
    """
    named = vocabulary.mentions(words)
    within = {place for one in named for place in range(one.start, one.stop)}
    bodies = [*(one.meanings[0].body for one in named), *topic]
    kin = [one.removesuffix("s") for body in bodies for one in vocabulary.short_names(body)]
    for place in sorted({*range(len(words))} - within, reverse=True):
        own = [one for one in kin if words[place].endswith("s") and words[place - 1] != one]
        whole = [one for one in own if vocabulary.names.meanings((one, words[place]))]
        if whole:
            words = [*words[:place], whole[0], *words[place:]]
    return words


_LYING: Final = frozenset("in for covering serving around".split())
_LISTS: Final = frozenset("which what list name how many all every each of".split())
"""Words before a set of which several members are asked for."""
BOTH: Final = 2
_BETWEEN: Final = frozenset(
    "between difference different differ differs compare comparing comparison versus vs".split()
)


def apart(
    vocabulary: Vocabulary, words: list[str], mention: Mention, *, alone: bool
) -> list[Mention]:
    """One name as the two that it joins, where two are told apart: *between X and Y*.

    Two that are no name of their own, but only another way to say it, are always two. With a third
    body in the sentence a name stays one: it is that which is told apart from it.
    """
    span = words[mention.start : mention.stop]
    others = {*words[: mention.start], *words[mention.stop :]}
    if "and" not in span:
        return [mention]
    asked_apart = alone and not _BETWEEN.isdisjoint(others)
    at = span.index("and")
    inside = "of" in span[:at]  # the regional teams of the one and the other
    if vocabulary.is_proper_name(mention) and (inside or not asked_apart):
        return [mention]
    later = at + 1 + (span[at + 1 : at + 2] == ["the"])
    halves = [
        one._replace(start=one.start + start, stop=one.stop + start)
        for start, stop in ((0, at), (later, len(span)))
        for one in vocabulary.mentions(span[start:stop])
        if (one.start, one.stop) == (0, stop - start)
    ]
    if len(halves) < BOTH:
        return [mention]
    return [
        one._replace(start=one.start + mention.start, stop=one.stop + mention.start)
        for one in halves
    ]


def in_strange_name(vocabulary: Vocabulary, text: str, words: list[str], mention: Mention) -> bool:
    """Whether an everyday word stands in a longer name: *Institute for Workforce Excellence*."""
    if vocabulary.is_proper_name(mention):
        return False
    if words[mention.stop : mention.stop + 1] and words[mention.stop] in _INSTITUTIONS:
        return True
    if mention.stop - mention.start > 1:
        return False
    written = [match[0] for match in WRITTEN.finditer(text)]
    if len(written) != len(words) or not written[mention.start][:1].isupper():
        return False
    institute = ("nhs", words[mention.start])  # the NHS University
    if words[mention.start - 1 : mention.start] == ["nhs"] and written[mention.start - 1].isupper():
        return not vocabulary.names.meanings(institute)
    links = ("and", "of", "for")
    behind = mention.stop + (mention.stop < len(words) and words[mention.stop] in links)
    before = mention.start - 1 - (mention.start > 0 and words[mention.start - 1] in links)
    around = [written[place] for place in (before, behind) if 0 <= place < len(written)]
    names = [word for word in around if word[:1].isupper()]
    within = len(names) == BOTH and before > 0  # College of Workforce Planners
    return within or any(not vocabulary.is_known(word.lower()) for word in names)


_INSTITUTIONS: Final = frozenset(
    "authority agency commission council institute ministry inspectorate corporation bureau".split()
)
"""Nouns that make another name of an everyday word before them: *Health Workforce Authority*."""


def is_kind(words: list[str], mention: Mention) -> bool:
    """Whether a name is but the noun behind *which*: *which department*, *any committee*."""
    before = words[mention.start - 1] if mention.start else ""
    alone = mention.stop == mention.start + 1 and stem(words[mention.start]) in _KINDS
    return alone and before in {"which", "what", "any", "every", "another", "other"}


_KINDS = frozenset(stem(word) for word in KINDS)
