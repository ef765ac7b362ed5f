"""What a sentence may ask: typed questions, each with the words that it accounts for."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import Question
from nhsgraph.english.cues import Cue, cues_of
from nhsgraph.english.known_words import LAWFULLY
from nhsgraph.english.sentence import Sentence, Slot
from nhsgraph.english.stems import stem
from nhsgraph.values import dataclass, replace
from nhsgraph.words.question_words import ASKED, COUNTED, FORCES, KINDS, PICKS

if TYPE_CHECKING:
    from nhsgraph.dates import Period, Years
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph


@dataclass(frozen=True)
class Candidate:
    """A typed question that a sentence may mean.

    Attributes:
        question: the question.
        used: the places of the words that it accounts for.
        bonus: how much it is liked before it is asked.
        rule: the rule that made it, for those who look how a sentence is read.
    """

    question: Question
    used: frozenset[int]
    bonus: float
    rule: str


@dataclass
class Asked:
    """A sentence with all that its candidates are made from."""

    graph: DatedGraph
    vocabulary: Vocabulary
    texts: Texts
    sentence: Sentence
    period: Period | None = None
    years: Years | None = None
    joined: bool = False
    text: str = ""

    @cached_property
    def cues(self) -> list[Cue]:
        """The phrases of the lexicon that stand in it."""
        found = (cue for cue in cues_of(self.sentence) if not self._is_under_a_law(cue))
        return [cue for cue in found if not self._is_inside_nothing(cue)]

    def _is_inside_nothing(self, cue: Cue) -> bool:
        """Whether *in* stands before no body: *in office*, *everywhere in the country*."""
        words = self.sentence.words
        alone = (cue.sort, cue.name, len(cue.places)) == ("adjective", "membership", 1)
        if not alone or words[cue.head] not in {"in", "within", "inside", "among"}:
            return False
        behind = range(cue.head + 1, cue.head + 1 + NEXT)
        ends = words[-1] == words[cue.head]  # what was it in
        return not ends and not self.sentence.named.intersection(behind)

    def _is_under_a_law(self, cue: Cue) -> bool:
        """Whether *under* stands before no body: *under the Care Act*, *under those rules*."""
        sentence = self.sentence
        if [sentence.words[place] for place in cue.places] != ["under"]:
            return False
        behind = cue.places[0] + 1
        return behind + (sentence.at(behind) == "the") not in sentence.named

    def about(self, name: str) -> list[Cue]:
        """The phrases of an aspect, the longest first."""
        return [cue for cue in self.cues if cue.sort == "aspect" and cue.name == name]

    def span(self, *names: str) -> frozenset[int]:
        """The places of all phrases of some aspects."""
        return frozenset(
            place for name in names for cue in self.about(name) for place in cue.places
        )

    def is_power(self, cue: Cue) -> bool:
        """Whether a phrase asks what one body has over another: *have control over*."""
        words = self.sentence.words
        return (
            cue.sort == "verb" and cue.name == "accountability" and words[cue.places[-1]] == "over"
        )

    def posts_beside(self, post: str) -> list[Slot]:
        """The posts that are named in one row with a post: *chair and chief executive*."""
        words, slots = self.sentence.words, self.sentence.slots.get("post", ())
        own = next((slot for slot in slots if slot.value == post), None)
        if own is None:
            return []
        beside = {
            slot.value: slot
            for slot in slots
            if not slot.span & own.span
            and {"and", "or"}.intersection(
                words[min(own.stop, slot.stop) : max(own.start, slot.start)][:2]
            )
        }
        return list(beside.values())

    def places(self, words: frozenset[str]) -> frozenset[int]:
        """The places of some words."""
        return frozenset(at for at, word in enumerate(self.sentence.words) if word in words)

    def done_to(self, name: str) -> tuple[Slot, Slot] | None:
        """Who is said to have done something to whom: *did the Board abolish the Trust*.

        Args:
            name: what was done, such as ``ended``.
        """
        named = [slot for slot in self.sentence.bodies if not slot.pronoun]
        for cue in self.about(name):
            doers = [*named, *self.sentence.slots.get("person", ())]
            before = [slot for slot in doers if slot.stop <= cue.places[0]]
            before.sort(key=lambda slot: slot.start)
            after = cue.places[-1] + 1
            after += self.sentence.at(after) == "the"
            behind = [slot for slot in named if slot.start == after]
            did = before and {"did", "does"}.intersection(
                self.sentence.words[max(0, before[-1].start - 2) : before[-1].start]
            )
            if did and behind:
                return before[-1], behind[0]
        return None

    def of_type(self, name: str) -> frozenset[int]:
        """The places of all phrases of a type of line."""
        return frozenset(
            place
            for cue in self.cues
            if cue.sort != "aspect" and cue.name == name
            for place in cue.places
        )

    @cached_property
    def bodies(self) -> list[str]:
        """The bodies named, each as the days asked about choose it."""
        return list(dict.fromkeys(self.meant(slot) for slot in self.sentence.bodies))

    @cached_property
    def proper_bodies(self) -> list[str]:
        """Those that are named, and not only meant by everyday words: *the NHS workforce*."""
        return [
            self.meant(slot)
            for slot in self.sentence.bodies
            if slot.mention is not None
            and (
                self.vocabulary.is_proper_name(slot.mention)
                or (
                    {*slot.mention.words.split()[-1:]} <= self.sentence.capitals
                    and self.texts.is_called(self.meant(slot), slot.mention.words)
                )
            )
        ]

    @cached_property
    def everyday_bodies(self) -> list[str]:
        """Those that everyday words alone mean: *workforce planning*; no pronoun is one."""
        capitals = self.sentence.capitals - {"nhs"}  # ICS NHS bodies are no everyday words
        spoken = [
            self.meant(slot)
            for slot in self.sentence.bodies
            if slot.mention is not None and capitals.isdisjoint(slot.mention.words.split())
        ]
        return [body for body in spoken if body not in self.proper_bodies]

    def meant(self, slot: Slot) -> str:
        """The body that a name means on the days asked about."""
        if slot.mention is None:
            return slot.value
        return self.vocabulary.choose(slot.mention, self.period)[0][0]

    @cached_property
    def kind(self) -> str:
        """What kind of thing is asked for.

        One of ``yes``, ``who``, ``day``, ``long``, ``money``, ``number``, ``place``, ``reason``,
        ``law``, ``post``, ``name``, ``form``, ``how``, ``what`` and, for notes without a question
        word, the empty text.
        """
        kind = _kind(self)
        power = kind == "law" and any(map(self.is_power, self.cues))
        return "what" if power else kind  # what powers it had over another, not by which Act

    @cached_property
    def head_noun(self) -> int | None:
        """The place of the noun behind *which* or *what*, if it narrows what may answer."""
        at = self.sentence.asking
        if at is None or self.sentence.words[at] not in {"which", "what", "whose"}:
            return None
        words = self.sentence.words
        for place in range(at + 1, min(at + 5, len(words))):
            if stem(words[place]) in _kind_words() and place not in self.sentence.named:
                return place
        return None

    @cached_property
    def series(self) -> list[tuple[str, list[Slot]]]:
        """Bodies in a row, joined by *and* or *or*: the word that joins them, and them in order."""
        rows: list[tuple[str, list[Slot]]] = []
        named = [slot for slot in self.sentence.bodies if not slot.pronoun]
        row = named[:1]  # those that only commas part, up to now: the GMC, the NMC
        for before, slot in itertools.pairwise(named):
            between = set(self.sentence.words[before.stop : slot.start])
            word = "or" if "or" in between else "and" if "and" in between else ""
            joined = between <= _JOINING if word else between <= {"the"}
            goes_on = bool(rows) and rows[-1][1][-1] is before
            if not joined:
                row = [slot]
            elif not word:
                row = [slot] if goes_on else [*row, slot]
            elif goes_on and rows[-1][0] == word:
                rows[-1][1].append(slot)
            else:
                rows.append((word, [before, slot] if goes_on else [*row, slot]))
                row = [slot]
        return rows

    def beside(self, body: str | None) -> tuple[str, list[str]]:
        """The bodies that stand in one row with a body, and the word that joins them."""
        for word, slots in self.series:
            ids = [self.meant(slot) for slot in slots]
            if body in ids:
                return word, [one for one in dict.fromkeys(ids) if one != body]
        return "", []

    @cached_property
    def group(self) -> Slot | None:
        """The collective of which some are asked for: *which SHAs*, *how many LETBs*."""
        at = self.sentence.asking
        for slot in self.sentence.bodies:
            before = self.sentence.at(slot.start - 1)
            if before in {"the", "of"}:
                before = self.sentence.at(slot.start - 2)
            asks = at is not None and before in {"which", "what", "many"}
            if asks and self.graph.body(self.meant(slot)).kind == "collective":
                return slot
        return None

    @cached_property
    def pick(self) -> tuple[str | None, frozenset[int]]:
        """Whether the first, last or longest is asked for, and the places of the words for it."""
        places = [
            place
            for place, word in enumerate(self.sentence.words)
            if word in PICKS
            and place not in self.sentence.named
            and self.sentence.at(place + 1) not in COUNTED
        ]
        if not places:
            return None, frozenset()
        return PICKS[self.sentence.words[places[0]]], frozenset(places[:1])

    @cached_property
    def force(self) -> tuple[str | None, frozenset[int]]:
        """Whether a line by law, by agreement or in practice is asked for, and its words.

        Where two are asked for (*in law or only by agreement*), all are told; what something is
        asked for as opposed to is not asked for.
        """
        words, named = self.sentence.words, self.sentence.named
        forces: set[str] = set()
        used: set[int] = set()
        for place, word in enumerate(words):
            paper = word == "paper" and self.sentence.at(place - 1) == "on"
            if not (word in FORCES or paper) or place in named:
                continue
            start = place
            while start > 0 and words[start - 1] in _BEFORE_FORCE:
                start -= 1
            if _NOT_THAT.isdisjoint(words[start:place]):
                forces.add(FORCES.get(word, word))
            used.update(range(start, place + 1))
        one = forces.pop() if len(forces) == 1 else "paper"
        return (None if one == "paper" else one), frozenset(used)  # on paper: law or agreement

    def _are_offices(self, bodies: Iterable[str]) -> bool:
        """Whether all of some bodies are posts, too: the office of a minister."""
        return all(self.graph.body(body).kind == "office" for body in bodies)

    def question(self, form: str, *bodies: str, **more: Any) -> Question:
        """A question of a form with the days and the text of this sentence."""
        given: dict[str, Any] = {"period": self.period, "yes_no": self.sentence.yes_no}
        given |= {"eve": not self.joined, "text": self.text, **more}
        return Question(form, bodies, **given)

    def candidate(
        self, rule: str, bonus: float, used: Iterable[int], form: str, *bodies: str, **more: Any
    ) -> Candidate:
        """A candidate with the words for first and last, where its form can pick."""
        used = frozenset(used)
        pick, places = self.pick
        if pick and form in PICKING and "pick" not in more:
            more["pick"] = pick
            used |= places
        if form == "post" and self.kind == "who" and self._are_offices(bodies):
            used |= self.places(_POLITICIANS)  # which ministers were health secretary
        if more.get("post"):
            posts = self.sentence.slots.get("post", ())
            words = self.sentence.words
            used |= {one.start - 1 for one in posts if one.start and words[one.start - 1] in _LAY}
        if form in _OF_DAYS:  # that it was abolished legally says no more than that it was
            used |= self.places(LAWFULLY)
        question = self.question(form, *bodies, **more)
        return Candidate(question, used, bonus, rule)


_BEFORE_FORCE = frozenset(
    "in by on under de as opposed to rather than not or and only just".split()
)
"""Words before the word for a force that belong to it."""
_NOT_THAT = frozenset({"opposed", "rather", "not"})
"""Words before a force that is not asked for."""
_OF_DAYS = frozenset({"when", "lasted"})
_LAY = frozenset("independent lay substantive salaried".split())
"""What is said of a post that its name in the record leaves out: *its independent chair*."""
_POLITICIANS = frozenset("minister ministers politician politicians".split())
"""Nouns for whoever held an office of state."""
PICKING = frozenset([*LOOKUPS, "post", "bodies"])
"""The forms of which the first, last or longest may be asked for."""


NEXT = 3
"""So many words behind a preposition its body begins."""
_JOINING = frozenset("and or the both either as well also for in of".split())


def _kind_words() -> dict[str, str]:
    return _KIND_WORDS


_KIND_WORDS = {stem(word): kinds for word, kinds in KINDS.items()}


def kinds_of(word: str) -> tuple[str, ...]:
    """The kinds of bodies that a noun stands for; none where it says nothing of kinds."""
    return tuple(_KIND_WORDS.get(stem(word), "").split())


_ASKED_WORDS = {
    tuple(stem(word) for word in phrase.split()): kind
    for kind, phrases in ASKED.items()
    for phrase in phrases.split("|")
}


_BY_WORD = {
    "when": "day", "where": "place", "why": "reason", "how": "how", "who": "who", "whom": "who",
}  # fmt: skip
_BY_PHRASE = {
    "long": ("how long", "how many years", "how many months", "how many days", "how many weeks"),
    "number": ("how many", "number of"),
    "money": ("how much", "how big", "how large", "worth"),
    "reason": ("how come",),
}


def _kind(asked: Asked) -> str:
    sentence = asked.sentence
    if sentence.yes_no:
        return "yes"
    low = " ".join(sentence.words)
    around = f" {low} "
    phrase = next(
        (kind for kind, own in _BY_PHRASE.items() if any(f" {one} " in around for one in own)), None
    )
    if phrase:
        return phrase
    if low.removeprefix("the ").startswith("name change"):
        return "name"
    at = sentence.asking
    if at is None:
        return _of_notes(asked)
    return _BY_WORD.get(sentence.words[at]) or _of_noun(sentence, at)


def _of_noun(sentence: Sentence, at: int) -> str:
    """The kind that the noun behind *which* or *what* asks for."""
    words = sentence.words
    for place in range(at + 1, min(at + 5, len(words))):
        if words[place].endswith("ed") and place not in sentence.named:
            break  # what formed part of it: a verb, and no noun
        for length in (2, 1):
            kind = _ASKED_WORDS.get(tuple(sentence.stems[place : place + length]))
            if kind and place not in sentence.named:
                return "who" if kind in {"person", "body"} else kind
        if words[place] in {"is", "was", "were", "are", "did", "does", "of"}:
            break
    return "what"


def _of_notes(asked: Asked) -> str:
    """What a note without a question word wants: *date HEE set up*, *HEE budget 2014*."""
    for place, word in enumerate(asked.sentence.words[:3]):
        if word in {"date", "year", "day"} and place not in asked.sentence.named:
            return "day"
        if word == "name" and asked.sentence.at(place + 1) in {"of", "for"}:
            return "name"
        if word in {"list", "name"}:
            return "who"
        if word == "number":
            return "number"
    return "who" if "list" in asked.sentence.words else ""


def with_period(candidate: Candidate, period: Period | None) -> Candidate:
    """A candidate for other days."""
    return replace(candidate, question=replace(candidate.question, period=period))
