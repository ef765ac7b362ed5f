"""Clauses of questions: what is asked, of whom, a verb and what follows it, by the lexicon.

The same clause is written as a question (*who did HEE answer to*) and as what was asked (*who HEE
answered to*).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from nhsgraph.answers.question import Question
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.words.lexicon import RELATIONS
from nhsgraph.words.past_tense import participle, past

GAP: Final = ".."
PREPOSITIONS: Final = frozenset("to from in with for under into on of at within over".split())
"""A verb that ends in one of these has no passive here."""
NEVER_PASSIVE: Final = frozenset({"become", "comprise"})
"""Verbs that have no passive."""


@dataclass(frozen=True)
class Clause:
    """What a question says.

    Attributes:
        asks: what is asked (*who*, *how much money*); empty for yes or no.
        subject: the subject, empty where what is asked is the subject.
        verb: the verb, in its plain form; *be* also of a passive.
        rest: what follows the verb.
        plural: whether the subject is more than one.
    """

    asks: str
    subject: str
    verb: str
    rest: str = ""
    plural: bool = False

    def direct(self) -> str:
        """The clause as a question: *who did HEE answer to*."""
        if self.asks and not self.subject:
            return joined(self.asks, self._past(), self.rest)
        if self.verb == "be":
            return joined(self.asks, self._past(), self.subject, self.rest)
        return joined(self.asks, "did", self.subject, self.verb, self.rest)

    def indirect(self) -> str:
        """The clause as it stands inside a sentence: *who HEE answered to*, *whether it ended*."""
        return joined(self.asks or "whether", self.subject, self._past(), self.rest)

    def _past(self) -> str:
        if self.verb == "be":
            return "were" if self.plural else "was"
        return past(self.verb)


def line_in_words(name: str, given: str) -> str:
    """What a form asks that looks at a type of line, of any body: *who funded a body*."""
    other = EDGE_TYPES[name].other(given)
    words = RELATIONS[name]
    role, phrases = next(iter(words.verbs.items()))
    ends = ("a body", False), ("", False)
    subject, done = ends if role == given else ends[::-1]
    asks = "what" if other in words.things else "who"
    return next(of_verb(phrases.partition("|")[0], subject, done, asks)).indirect()


def of_verb(
    phrase: str, subject: tuple[str, bool], other: tuple[str, bool], asks: str
) -> Iterator[Clause]:
    """The clauses of a verb, active and passive; one of the two names may be empty, and is asked.

    Args:
        phrase: the verb, as the lexicon has it.
        subject: the name of its subject, and whether that is more than one.
        other: the same of the body that it is done to.
        asks: the words for what is asked.
    """
    verb, before, behind = verb_and_rest(phrase)
    (doer, many), (done, several) = subject, other
    asked = asks if not (doer and done) else ""
    yield Clause(asked, doer, verb, joined(before, done, behind), many)
    if verb in NEVER_PASSIVE or phrase.rsplit(maxsplit=1)[-1] in PREPOSITIONS:
        return
    by = joined(participle(verb), before, behind, "by", doer)
    yield Clause(asked, done, "be", by, several)


def verb_and_rest(phrase: str) -> tuple[str, str, str]:
    """A verb, what stands before the other body, and what behind it: *hold .. to account*."""
    before, gap, behind = phrase.partition(GAP)
    verb, *rest = before.split()
    return verb, " ".join(rest), behind.strip() if gap else ""


def joined(*words: str) -> str:
    """Words as one text, with a blank between each two that are there."""
    return " ".join(word for word in words if word)


def of_area(body: str, whole: str, places: str, *, plural: bool) -> Clause:
    """*Did the board cover Kent*, *what places did it cover*, *which SHAs covered Kent*, *who*."""
    if body:
        return Clause("" if places else "what places", body, "cover", places, plural)
    return Clause(f"which {whole}" if whole else "who", "", "cover", places)


def of_two(question: Question, first: str, second: str) -> Clause:
    """What a question asks of two bodies."""
    if question.form == "ties":
        return Clause("what", "", "tie", f"{first} to {second}")
    if question.form == "order":
        return _order(question, first, second)
    if question.form == "power" and question.moment:
        return Clause("", first, "have", f"power to direct {second}")
    what = "legal position" if question.form == "power" else "difference"
    return Clause("what", "", "be", f"the {what} between {first} and {second}")


def _order(question: Question, first: str, second: str) -> Clause:
    if question.moment == "both":
        return Clause("", f"{first} and {second}", "exist", "at the same time", plural=True)
    verb = {"ended": "end", "lasted": "last"}.get(question.moment or "", "begin")
    which = "longer" if verb == "last" else question.pick or "first"
    return Clause("which", "", verb, f"{which}, {first} or {second}")
