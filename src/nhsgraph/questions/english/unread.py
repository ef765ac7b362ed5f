"""Words of a sentence that a reading leaves out, and what that means for its answer.

A word that is passed over in silence makes an answer to another question: *was HEE only accountable
to the Secretary of State*, *who did not fund HEE*, *who held it to account under Andrew Lansley*.
So a question of yes or no gets no verdict then, and any other is told what was left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from nhsgraph.errors import shortened
from nhsgraph.questions.answer import Answer
from nhsgraph.questions.english.grammar import Row
from nhsgraph.questions.english.shapes import Shape
from nhsgraph.questions.english.stems import FILLERS
from nhsgraph.questions.verdict import OPENINGS, opened
from nhsgraph.questions.wording import capital, listed

MOST_QUOTED = 5
"""So many words are named, and how many there are more."""
LONGEST_QUOTED = 40
"""Of each no more signs are repeated."""
_TURNING = frozenset(
    """
    not never no neither nor without besides except excluding apart rather instead only solely
    always both same other others none nobody more less fewer most least
    """.split()
)
"""Words that turn a question into another, wherever they stand."""
_TIMING = frozenset("before after during under while when whilst".split())
"""Words with which a time begins; what is left of them was not read as one."""
_IDLE = frozenset(
    """
    to by in of on for from with at as into and or out up off over be than it its they their he she
    his her there where here anyone anybody someone somebody anything something put make makes made
    going help directly ever point one ones get got me exist begin still
    """.split()
)
"""Words that add nothing to what a row of the table asks."""


def unread(row: Row, shape: Shape) -> list[str]:
    """The words of a sentence that the row of the table passes over, as they were written."""
    read = {word for token in row.pattern.split() for word in token.removesuffix("?").split("|")}
    if row.form == "mandate" and row.candidate is not None:
        read.add("board")
    persons = {"N"} if row.form in {"post", "when"} else set()
    signs = {"P", "S", "F", "Q", *persons}
    return [
        words
        for token, words in shape.tokens
        if token not in read | signs | _IDLE and not token.startswith("B")
    ]


def turning(row: Row, shape: Shape) -> list[str]:
    """Those of the words passed over that turn the question into another, or that tell a time."""
    left = unread(row, shape)
    return [word for word in left if word in _TURNING or word in _TIMING]


def content(words: Iterable[str]) -> tuple[str, ...]:
    """The words that a title may have, without those that only ask."""
    return tuple(word for word in words if word not in FILLERS | _IDLE | _TIMING)


def doubted(found: Answer, words: Iterable[str]) -> Answer:
    """An answer to a question of which some words were not read: no verdict, and what is recorded.

    Args:
        found: the answer without those words, and without a verdict.
        words: the words.
    """
    told = f"{quoted(words)} could not be read; what follows is recorded without that."
    if not found.question.yes_no and found.verdict is None:
        return replace(found, text=f"{told} {found.text}")
    verdict, colon, bare = found.text.partition(": ")
    text = capital(bare) if colon and verdict in OPENINGS.values() else found.text
    return replace(found, text=opened("not recorded", f"{told} {text}"), verdict="not recorded")


def quoted(words: Iterable[str]) -> str:
    """Words as a message quotes them, one after another.

    Raises:
        ValueError: there are none, so that a message would name nothing.
    """
    words = [word for word in words if word.strip()]
    if not words:
        raise ValueError("no words to quote")
    named = [f"“{shortened(word, LONGEST_QUOTED)}”" for word in words]
    more = [f"{len(named) - MOST_QUOTED} more"] if len(named) > MOST_QUOTED else []
    return listed([*named[:MOST_QUOTED], *more])
