"""Words that may be passed over in a question: it asks nearly the same without them."""

from __future__ import annotations

from typing import Final

from nhsgraph.words.question_words import TURNING

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
    run-up lead-up aftermath wake point stage moment
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
