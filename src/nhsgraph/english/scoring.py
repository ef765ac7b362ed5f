"""Candidates asked of the record and held against the sentence: which accounts for it best.

A reading is worth what it accounts for: the words that it uses and those that narrow its rows, less
those that it leaves over, and how well what it finds fits what was asked. One that is silent wins
only where no other accounts for the words.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.english.candidates import Asked, Candidate
from nhsgraph.english.known_words import is_known, passes
from nhsgraph.english.narrowing import Narrowing, other_bodies
from nhsgraph.errors import NhsGraphError
from nhsgraph.values import dataclass
from nhsgraph.words.question_words import TIMING, TURNING

if TYPE_CHECKING:
    from nhsgraph.answers import Answer
    from nhsgraph.answers.question import Question
    from nhsgraph.english.quoting import Texts
    from nhsgraph.graph import DatedGraph

MOST_ASKED: Final = 10
"""So many candidates are asked of the record, those first that account for most."""
_LINES: Final = frozenset(
    {"who", "what", "yes", "", "how", "number", "place", "name", "post", "reason"}
)
FITS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(LOOKUPS, _LINES),
    **dict.fromkeys(["lineage", "chain"], _LINES - {"number"}),  # they count nobody
    "mandate": (_LINES - {"number"}) | {"day"},
    "post": frozenset({"who", "post", "yes", "", "what", "number", "reason"}),
    "when": frozenset({"day", "yes", "", "reason", "how"}),
    "lasted": frozenset({"long", "day"}),
    "amount": frozenset({"money", "", "what", "how", "number", "yes"}),
    "count": frozenset({"number", "yes", "", "day", "reason", "how"}),
    "legal_basis": frozenset({"law", "what", "how", "", "reason", "who", "yes"}),
    "legal_form": frozenset({"form", "what", "yes", "", "how"}),
    "name": frozenset({"name", "what", "yes", "", "how"}),
    "exists": frozenset({"yes", "long", ""}),
    "changes": frozenset({"what", "", "how", "yes", "day"}),
    "history": frozenset({"what", "", "how", "place", "who"}),
    "plans": frozenset({"what", "yes", "", "who", "how", "day"}),
    "about": frozenset({"what", "who", "", "how", "yes"}),
    "bodies": frozenset({"who", "what", "", "number"}),
    "happened": frozenset({"what", "", "how"}),
    "difference": frozenset({"what", "how", "", "who", "yes"}),
    "order": frozenset({"who", "what", "yes", "", "long", "how"}),
    "compared": frozenset({"what", "how", "", "post", "form", "who"}),
    "power": frozenset({"what", "yes", "law", "", "how", "form", "post"}),
    "ties": frozenset({"what", "how", "", "yes", "post"}),
    "reason": frozenset({"reason", "what", "how", ""}),
    "duty": frozenset({"what", "yes", "law", ""}),
    "document": frozenset({"who", "day", "what", "", "yes"}),
    "meaning": frozenset({"what", "", "how", "name"}),
}
"""The kinds of question that each form can answer."""


FOUND_ONLY: Final = frozenset(
    {
        "when-event",
        "plans-words",
        "plans-of-paper",
        "document",
        "stream",
        "post-turned",
        "said",
    }
)
"""The rules that look for words, and so say nothing where they find nothing."""
OF_THEIR_KIND: Final = frozenset(
    {
        "in-time",
        "count-mandates",
        "name-became",
        "said",
        "stream-fate",
        "terms",
        "when-published",
        "announcing",
        "first-of-post",
        "passed-on",
    }
)
"""The rules that look at the kind of question themselves: *which mandates were late*."""
SLIGHT: Final = 0.3
"""What a word weighs that may be passed over."""
TOLD_WHOLE: Final = frozenset({"said", "stream-fate", "waves"})
"""The rules that choose events by their words, of which no word narrows anything more."""
LAW: Final = 2.0
"""What the whole name of an Act weighs, be it long or short."""


@dataclass(frozen=True)
class Scored:
    """A candidate that was asked: its answer, what is left over, and what it is worth."""

    candidate: Candidate
    answer: Answer
    left: tuple[int, ...]
    strangers: tuple[str, ...]
    score: float

    @property
    def question(self) -> Question:
        """The question that was answered."""
        return self.answer.question


def weight(asked: Asked, place: int) -> float:
    """How much it matters that a word is accounted for."""
    word = asked.sentence.words[place]
    law = next((law for law in asked.sentence.laws if place in range(*law)), None)
    if law is not None:
        return LAW / (law[1] - law[0])
    if word in TURNING or word in TIMING or any(sign.isdigit() for sign in word):
        return 2.0
    if passes(word, asked.kind):
        return SLIGHT
    if not is_known(word):
        return 2.0 if word in asked.sentence.capitals else 1.3
    return 1.0


def best(
    asked: Asked, graph: DatedGraph, candidates: Iterable[Candidate], texts: Texts
) -> list[Scored]:
    """The candidates that were asked, the best first."""
    weights = {place: weight(asked, place) for place in asked.sentence.content}
    total = sum(weights.values())
    ranked: dict[tuple[object, ...], tuple[float, float, Candidate]] = {}
    for candidate in candidates:
        used = sum(weights.get(place, 0.0) for place in candidate.used)
        left = total - used
        likely = 2.0 * used - left + candidate.bonus + _kind_fit(asked, candidate)
        likely -= 1.5 * len(other_bodies(asked, candidate.question, candidate.used))
        key = _key(candidate.question)
        if key not in ranked or ranked[key][0] < likely:
            ranked[key] = likely, left, candidate
    order = sorted(ranked.values(), key=lambda row: -row[0])
    done: list[Scored] = []
    for likely, left, candidate in order[:MOST_ASKED]:
        if done and max(row.score for row in done) > likely + 1.0 + 3.0 * left:
            break
        scored = _asked(asked, graph, candidate, weights, texts)
        if scored is not None:
            done.append(scored)
    return sorted(done, key=lambda row: -row.score)


def _key(question: Question) -> tuple[object, ...]:
    return (
        question.form, question.bodies, question.candidate, question.role, question.moment,
        question.post, question.stream, question.measure, question.value, question.among,
        question.kinds, question.pick,
    )  # fmt: skip


def fits(asked: Asked, candidate: Candidate) -> bool:
    """Whether the kind of a question is one that a candidate can answer."""
    kinds = FITS.get(candidate.question.form)
    return kinds is None or asked.kind in kinds or candidate.rule in OF_THEIR_KIND


def _kind_fit(asked: Asked, candidate: Candidate) -> float:
    return 0.3 if fits(asked, candidate) else -2.0


def _asked(
    asked: Asked, graph: DatedGraph, candidate: Candidate, weights: dict[int, float], texts: Texts
) -> Scored | None:
    try:
        found = answer(graph, candidate.question)
    except NhsGraphError:
        return None
    if candidate.rule in FOUND_ONLY and not (found.results or found.events or found.documents):
        return None
    left = [place for place in weights if place not in candidate.used]
    rows = list(found.results)
    narrowed = Narrowing(asked, graph, texts, found.question, rows, left, candidate.used)
    if candidate.rule not in TOLD_WHOLE:
        narrowed.narrow()
    left, strangers = narrowed.left, narrowed.strangers
    if candidate.rule == "stream" and asked.kind == "who" and _of_others(asked, left):
        return None  # who paid the fees of students: not those whose fees are on record
    if narrowed.question != found.question:
        found = answer(graph, narrowed.question)
    used = sum(weights.values()) - sum(weights[place] for place in left)
    score = 2.0 * used - sum(weights[place] for place in left) + candidate.bonus
    score += _kind_fit(asked, candidate) + _finding(found) - 2.5 * len(strangers)
    score -= 0.2 * len(narrowed.question.narrowed_by)
    return Scored(candidate, found, tuple(left), tuple(strangers), score)


def _of_others(asked: Asked, left: Iterable[int]) -> bool:
    """Whether a word that was left stands behind *of*: money of somebody who was not read."""
    words = asked.sentence.words
    return any("of" in words[max(0, place - 2) : place] for place in left)


def _finding(found: Answer) -> float:
    """How good it is that something was found."""
    if found.verdict in {"yes", "no", "partly"}:
        return 1.0
    if found.verdict == "not recorded" and found.question.candidate:
        return 0.2
    if found.status == "silent" and not found.question.yes_no:
        return -0.8
    if not found.premise.ok:
        return 0.5
    if found.results or found.events or found.documents or found.count is not None or found.dates:
        return 1.0
    return -0.8
