"""From sentences to the text and the lead of an answer: the one place where they are put together.

An answer is made in four passes: lines are selected, judged, what stands beside them is sought, and
last it is put in words. The forms write their sentences as ``Sentence``; nothing reads them again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence

from nhsgraph.errors import shortened
from nhsgraph.values import dataclass
from nhsgraph.words.sentences import capital, listed

OPENINGS = {"yes": "Yes", "no": "No", "partly": "Partly", "not recorded": "Not recorded"}
"""The words with which an answer to a question of yes or no begins, by verdict."""
LEAD_WORDS = 40
"""A lead has no more words than about so many."""
LEAD_SIGNS = 200
"""So many signs of one clause stand in a lead that has no room for the whole of it."""
LONGEST_QUOTED = 40
"""Of a word of the question no more signs are repeated."""
NAMED_IN_FULL = 3
"""Where so many have no room with all that is told of them, they are told in fewer words."""
MOST_NAMED = 5
"""A lead that has no room for all names no more than so many, and counts the others."""
WHOLE_LIST = 15
"""So many are all named, where that is no longer than a lead in which a name counts as one word."""


@dataclass(frozen=True)
class Sentence:
    """A sentence of an answer without its full stop, and the ids of what it stands on.

    ``line`` is True where it stands on a line of its own.
    """

    words: str
    statements: tuple[str, ...] = ()
    line: bool = False

    def __str__(self) -> str:
        return ended(capital(self.words))


@dataclass(frozen=True)
class Telling:
    """What an answer says: its sentences, and the claim of its lead; by default the first ones."""

    sentences: tuple[Sentence, ...] = ()
    claim: str = ""


NOTHING = Telling()
"""What is told where nothing answers: the answer then says that the record is silent."""


NO_REASONS = "the record keeps no reasons"
"""What is told where it is asked why, and something else of the question can be answered."""


def ended(words: str) -> str:
    """The words with the mark at their end that a sentence has."""
    return words if words.endswith((".", "?", "!", ".”", "…")) else f"{words}."


def text_of(sentences: Sequence[Sentence], verdict: str | None = None) -> str:
    """Sentences as one text, behind the verdict if there is one."""
    text = ""
    for number, sentence in enumerate(sentences):
        words = sentence.words if not number and verdict else capital(sentence.words)
        text += ("\n" if sentence.line else " ") if number else ""
        text += ended(words)
    return f"{OPENINGS[verdict]}: {text}" if verdict else text


def lead_of(
    claim: str,
    verdict: str | None = None,
    left_out: Sequence[str] = (),
    unasked: Sequence[str] = (),
) -> str:
    """The one sentence that answers: a claim, behind its verdict and what was left out of it.

    Args:
        claim: what answers.
        verdict: yes, no or the like, where that is asked.
        left_out: the words of the question that were left out of the answer.
        unasked: those of them that are questions of their own, which are told behind it.
    """
    rest = [word for word in left_out if word != "why" and word not in unasked]
    if rest and verdict == "not recorded":
        verdict = None
        unread = f"{unread_words(rest)} could not be read, so neither yes nor no is told"
        claim = f"{unread}; without it the record says: {claim}"
    elif rest:
        claim = f"{unread_words(rest)} could not be read; without it the record says: {claim}"
    if "why" in left_out:
        claim = f"{NO_REASONS}; {claim}"
    if unasked:
        claim = f"{claim.rstrip('.')}; {unread_words(unasked)} could not be read"
    return f"{OPENINGS[verdict]}: {ended(claim)}" if verdict else ended(capital(claim))


def unread_words(words: Sequence[str]) -> str:
    """Words of a question that were left out of its answer, as they are quoted."""
    return listed(f"“{shortened(word, LONGEST_QUOTED)}”" for word in words)


def fits(words: str) -> bool:
    """True for what is short enough for a lead."""
    return len(words.split()) <= LEAD_WORDS


_NAME = re.compile(r"[A-Z][^\s,;()]*(?:(?: (?:of|for|and|the|in))? [A-Z][^\s,;()]*)+")
"""Words in a row that are written like a name."""


def nearly_fits(words: str) -> bool:
    """True for what is short enough where a name counts as one word."""
    return fits(_NAME.sub("X", words))


def in_one(
    clauses: Iterable[str], more: str = "more", otherwise: str = "", *, as_one: bool = False
) -> str:
    """Clauses as one claim: as many as a lead has room for, and how many there are beside them.

    Args:
        clauses: parts of a sentence, the weightiest first.
        more: what the others are called, such as ``more events``.
        otherwise: what is told where not even the first has room.
        as_one: whether a name in them counts as one word, so that all are told rather than some.
    """
    told = [clause.rstrip(".") for clause in dict.fromkeys(clauses)]
    if told and not fits(told[0]) and otherwise:
        return otherwise
    whole = "; ".join(told)
    if told and (fits(whole) or (as_one and nearly_fits(whole))):
        return whole
    for number in range(len(told) - 1, 0, -1):
        left = len(told) - number
        others = f"and {left} {more.removesuffix('s') if left == 1 else more}"
        words = "; ".join([*told[:number], others])
        if fits(words):
            return words
    if otherwise or not told:
        return otherwise
    room = fits(told[0]) or (as_one and nearly_fits(told[0]))
    return told[0] if room else cut_short(told[0], LEAD_SIGNS)


def cut_short(text: str, most: int) -> str:
    """A text of so many signs at most, cut behind a word."""
    from textwrap import shorten

    return shorten(text, most, placeholder=" …")


def naming_few(
    names: Sequence[str], claim: Callable[[str], str], short: Sequence[str] = (), *,
    as_one: bool = True,
) -> str:  # fmt: skip
    """A claim about many: it names as many as it has room for and says how many more there are.

    Args:
        names: all of them, each as it is to be told, the weightiest first.
        claim: makes the claim from the list of names.
        short: the same in fewer words, for where three have no room.
        as_one: whether they are names of bodies or people, which count as one word.
    """
    few, short = min(len(names), NAMED_IN_FULL), short or names
    whole = [claim(listed(told)) for told in (names, short)]
    if plain := next(filter(fits, whole), None):
        return plain
    if as_one and len(names) <= WHOLE_LIST and (nearly := next(filter(nearly_fits, whole), None)):
        return nearly
    words = ""
    for told, least in ((names, few), (short, 1)):
        for number in range(min(len(told), MOST_NAMED), least - 1, -1):
            left = len(told) - number
            words = claim(listed([*told[:number], *([f"{left} more"] if left else [])]))
            if fits(words):
                return words
    return words
