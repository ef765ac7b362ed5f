"""What a request comes from, and orders to list something, as the questions that they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import ASKING, FORCES, YES_NO

if TYPE_CHECKING:
    from nhsgraph.english.vocabulary import Vocabulary

SIGNS: Final = " ,.;:?!-"
"""What may stand at the end of a sentence, or of a part of one."""
_COMING_FROM: Final = ("pursuant to", "further to", "with reference to", "in light of")


def pursuant(vocabulary: Vocabulary, text: str) -> str:
    """A question with the body alone of what it comes from: *pursuant to the closure of X, …*."""
    low = text[:80].lower()
    start = max(low.find(words) for words in _COMING_FROM)
    head, found, rest = text[max(start, 0) :].partition(", ")
    if start < 0 or not found or not (start == 0 or low.startswith("to ask")):
        return text
    named = vocabulary.mentions(words_of(head))
    return f"{named[0].words}: {rest}" if named else rest


def with_force_behind(text: str) -> str:
    """A question with the force that stands before it at its end.

    >>> with_force_behind("in law, was it one body?")
    'was it one body in law'
    >>> with_force_behind("By agreement could it direct the other?")
    'could it direct the other by agreement'
    """
    head, found, rest = text.partition(", ")
    low = text.lower()
    front = next((one for one in _FIRST if low.startswith(f"{one} ")), "")
    if (YES_NO | ASKING).isdisjoint(low[len(front) :].split()[:1]):
        front = ""
    if front:
        return f"{text[len(front) :].strip(SIGNS)} {front}"
    words = head.lower().split()
    short = bool(found and rest.strip()) and len(words) <= MOST_OF_A_FORCE
    if not short or FORCES.keys().isdisjoint(words):
        return text
    return f"{rest.rstrip(SIGNS)} {head[:1].lower()}{head[1:]}"


_FIRST: Final = (
    "in law", "by law", "legally", "in practice", "by agreement", "de jure", "on paper",
)  # fmt: skip
"""Words for a force that stand before a question, with no comma behind them."""
MOST_OF_A_FORCE: Final = 2
"""*In law*, *legally*: what is put before a question has no more words."""
_IN_ORDER: Final = (
    "and in which order",
    "and in what order",
    "in order",
    "in date order",
    "in chronological order",
    "and how many there were",
    "and how many were there",
    "from one organisation to another",
    "from one body to another",
)


def without_order(text: str) -> str:
    """A question without what every list tells: its order, how many they are, from whom to whom."""
    bare = text.rstrip(SIGNS)
    for words in _IN_ORDER:
        if bare.lower().endswith(f" {words}"):
            return bare[: -len(words)].rstrip(SIGNS)
    return text


def which(text: str) -> str:
    """An order to list what is described as the question which it is.

    >>> which("name every body that has ever hosted it")
    'which body has ever hosted it'
    """
    words = text.split()
    low = [word.lower() for word in words]
    pairs = enumerate(pairwise(low[:MOST_DESCRIBED]), start=1)
    joins = [
        at
        for at, (before, word) in pairs
        if at > 1 and word in _JOINING and before != "and" and not before.endswith(",")
    ]
    if low[:1] == [] or low[0] not in _LISTING or not joins:
        return text
    at = joins[0]
    noun = [word for word in words[1:at] if word.lower() not in _EVERY]
    return " ".join(["which", *noun, *words[at + 1 :]]) if noun and words[at + 1 :] else text


_LISTING: Final = frozenset("list name give show tell identify".split())
_JOINING: Final = frozenset(["that", "which", "who"])
_EVERY: Final = frozenset("every all each any the me us of".split())
MOST_DESCRIBED: Final = 8
"""A noun that is to be listed has fewer words before what describes it."""
