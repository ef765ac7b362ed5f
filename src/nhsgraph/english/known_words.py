"""Which words of a question are known, how they are spelt, and which may be passed over."""

from __future__ import annotations

from functools import cache
from typing import Final

from nhsgraph.english.stems import stem
from nhsgraph.graph.name_index import LONGEST_WORD
from nhsgraph.near import NearTexts, is_slip
from nhsgraph.words.lexicon import ASPECTS, RELATIONS
from nhsgraph.words.ordinary import ORDINARY
from nhsgraph.words.question_words import (
    ASKED,
    ASKING,
    FORCES,
    FREE,
    KINDS,
    NUMBERS,
    PICKS,
    PRONOUNS,
    TIMING,
    TURNING,
)

TURNED: Final = 0.8
"""So much alike are words of which two letters have changed places."""
LEAST_LETTERS: Final = 5
"""A word of fewer letters resembles too much for a suggestion."""


@cache
def _lexicon() -> frozenset[str]:
    """The stems of all words of the lexicon."""
    texts = [
        text
        for words in RELATIONS.values()
        for table in (words.verbs, words.adjectives, words.nouns)
        for text in table.values()
    ]
    texts += [words.topics for words in RELATIONS.values()]
    texts += [*ASPECTS.values(), *ASKED.values(), *KINDS, *PICKS, *FORCES]
    return frozenset(stem(word) for text in texts for word in text.replace("|", " ").split())


def is_known(word: str) -> bool:
    """Whether a word is one of the lexicon, in any form."""
    return (
        word in FREE
        or word in TURNING
        or word in TIMING
        or word in PRONOUNS
        or word in NUMBERS
        or word in ASKING
        or stem(word) in _lexicon()
    )


@cache
def _words() -> NearTexts:
    """The words of the lexicon that are long enough to be misspelt."""
    texts = [
        text
        for words in RELATIONS.values()
        for table in (words.verbs, words.adjectives, words.nouns)
        for text in table.values()
    ]
    texts += [*ASPECTS.values(), *ASKED.values(), *KINDS]
    texts += [" ".join(word for word in FREE if len(word) >= LEAST_LETTERS)]
    words = {word for text in texts for word in text.replace("|", " ").split() if len(word) > 3}
    forms = {f"{word.removesuffix('e')}ed" for word in words} | {
        f"{word.removesuffix('e')}ing" for word in words
    }
    forms |= {f"{kind}s" for kind in KINDS}
    long = (word for word in words | forms if len(word) >= LEAST_LETTERS)
    return NearTexts(sorted(long), longest=LONGEST_WORD)


@cache
def spelt(word: str) -> str:
    """A word as the lexicon spells it, where it knows none but one that is spelt nearly so."""
    if len(word) < 5 or is_known(word) or word in ORDINARY or not word.isalpha():
        return word
    like = _words().like(word, TURNED)
    near = next((one for one in like if sorted(one) == sorted(word)), "")  # regoins
    near = near or next(iter(_words().like(word, 0.86)), word)
    return near if near[0] == word[0] and is_slip(word, near) else word


# -- words that may be passed over: a question asks nearly the same without them -----------------

MINOR: Final = frozenset(
    """job side case line hold way place world stand work role actual real full whole independent
    single overall proper manage managed central main new typical usual serious clear system systems
    went go goes gone hand handed immediately instrument sense seen shown""".split()
)
"""Known words that change little where they are passed over."""
PASSING: Final = frozenset(
    """placed imposed imposing footing change changed changes changing compare compared comparison
    supposed story boss picture context matter lot bit sort sorts kinds types type
    gave give given giving took takes taken taking turned turning turn ended
    putting put puts bring brought sat sits sitting lay lies lain
    involved involvement relevant certain particular key important major large great
    considerable respective various separately afterwards subsequently thereafter throughout
    terms fact effect effectively nowadays eventual eventually
    door doors live existed exist existing old former formerly later earlier latter entire
    existence early late nature identity brief official staff personnel
    progress run-up lead-up aftermath wake point stage moment
    """.split()
)
"""Words of a question for a name, a day or a sum that say little of which it is."""
_MATTERING: Final = frozenset(
    """only family supply assembly july monthly yearly weekly daily quarterly reply apply rely
    multiply italy jointly indirectly voluntarily locally regionally temporarily provisionally
    privately publicly permanently separately directly""".split()
)
"""Words with the ending of an adverb that say what no other word of a question does."""
LAWFULLY: Final = frozenset("legally formally statutorily lawfully officially".split())
"""Those that ask for the force of a line; of a day they say nothing more."""


def passes(word: str, kind: str) -> bool:
    """Whether a word of a question may be passed over, with a note.

    Args:
        word: the word.
        kind: the kind of question: ``day``, ``who``, ``yes`` ...

    >>> passes("finally", "day"), passes("legally", "day"), passes("legally", "who")
    (True, True, False)
    >>> passes("placed", "law"), passes("levy", "law"), passes("placed", "yes")
    (True, False, False)
    """
    if kind == "yes":
        return False
    kept = _MATTERING | TURNING | (frozenset() if kind == "day" else LAWFULLY)
    adverb = word.endswith("ly") and len(word) > len("early") and word not in kept
    return adverb or word in PASSING
