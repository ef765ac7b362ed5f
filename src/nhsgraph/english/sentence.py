"""A sentence as a reader sees it: its words, and which of them name something that a record has.

Names of bodies, posts, persons, streams of money, legal forms and numbers are *slots*: stretches of
words with what they stand for. Every longest match is kept, those too that overlap one of another
sort: *permanent secretary* is a post and a body.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from functools import cached_property
from typing import Final, NamedTuple

from nhsgraph.answers.people import TITLES, bare_name
from nhsgraph.english.cues import cues_of
from nhsgraph.english.known_words import spelt
from nhsgraph.english.named import (
    apart,
    in_strange_name,
    is_kind,
    with_kin,
    with_member,
    with_own_names,
    with_region,
    with_reviews,
)
from nhsgraph.english.slips import Slips
from nhsgraph.english.stems import stem
from nhsgraph.english.vocabulary import WRITTEN, Mention, Vocabulary
from nhsgraph.spelling import words_of
from nhsgraph.values import dataclass
from nhsgraph.words.question_words import ASKING, FREE, NUMBERS, OF_PERSONS, PRONOUNS, YES_NO


class Slot(NamedTuple):
    """Words from ``start`` to before ``stop`` that stand for ``value``, of a sort.

    Sorts are ``body``, ``post``, ``person``, ``stream``, ``measure``, ``form``, ``word`` (one that
    the record explains) and ``number``.
    ``mention`` is how a body was named; ``pronoun`` is True where another word points back to it.
    """

    sort: str
    value: str
    start: int
    stop: int
    mention: Mention | None = None
    pronoun: bool = False

    @property
    def span(self) -> frozenset[int]:
        """The places of its words."""
        return frozenset(range(self.start, self.stop))


@dataclass
class Sentence:
    """The words of one question without its times, and its slots.

    Attributes:
        text: the words as they were written.
        words: in small letters.
        bodies: the bodies named, in order; those of a pronoun stand at its place.
        slots: the other slots by sort.
        notes: what was taken for what.
        free: the words that weigh nothing.
    """

    text: str
    words: list[str]
    bodies: list[Slot] = field(default_factory=list)
    slots: dict[str, list[Slot]] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    free: frozenset[str] = FREE

    @cached_property
    def stems(self) -> list[str]:
        """The stem of every word; of one that nobody knows, that of the word it is spelt like."""
        return [
            stem(word if place in self.named else spelt(word))
            for place, word in enumerate(self.words)
        ]

    @cached_property
    def named(self) -> frozenset[int]:
        """The places of the words of bodies."""
        return frozenset(place for slot in self.bodies for place in slot.span if not slot.pronoun)

    @cached_property
    def asking(self) -> int | None:
        """The place of the first question word, if there is one."""
        places = (
            place
            for place, word in enumerate(self.words)
            if word in ASKING and place not in self.named
        )
        return next(places, None)

    @property
    def yes_no(self) -> bool:
        """Whether yes or no is asked for: it begins with *did*, *was* and the like."""
        return bool(self.words) and self.words[0] in YES_NO and self.asking is None

    def first(self, sort: str) -> Slot | None:
        """The first slot of a sort."""
        return next(iter(self.slots.get(sort, ())), None)

    @cached_property
    def ids(self) -> list[str]:
        """The bodies named, each once, in order."""
        return list(dict.fromkeys(slot.value for slot in self.bodies))

    @cached_property
    def content(self) -> list[int]:
        """The places of the words that weigh: not of bodies, and not free.

        A free word that begins a phrase of the lexicon weighs too: *set up*, *answer to*; and *he*
        where nobody is named whom it may mean.
        """
        begins = {
            cue.head
            for cue in cues_of(self)
            if cue.sort in {"verb", "aspect"} and cue.places[1:2] == (cue.head + 1,)
        }
        somebody = self.slots.get("person") or self.slots.get("post")
        weighty = begins if somebody else begins | self._places(OF_PERSONS)
        return [
            place
            for place, word in enumerate(self.words)
            if place not in self.named
            and (spelt(word) not in self.free or place in weighty or self._is_done(place))
        ]

    def _is_done(self, place: int) -> bool:
        """Whether a free noun is a verb here: *a duty to report*, but not *for my report*."""
        return self.words[place] in VERBS_TOO and self.at(place - 1) == "to"

    def _places(self, words: frozenset[str]) -> set[int]:
        return {place for place, word in enumerate(self.words) if word in words}

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The words that are written with a capital inside the sentence, as names are."""
        written = self.text.split()
        inside = (
            word
            for place, word in enumerate(written)
            if (place and word[:1].isupper()) or (len(word) > 2 and word[1:3].isupper())
        )
        return frozenset(word for text in inside for word in words_of(text))

    @cached_property
    def proper(self) -> list[tuple[int, int]]:
        """The rows of two or more capitalised words that name nothing known: *People Board*."""
        written = [match[0] for match in WRITTEN.finditer(self.text)]
        if len(written) != len(self.words):
            return []
        known = set(self.named) | {
            place for slots in self.slots.values() for slot in slots for place in slot.span
        }
        known.update(place for law in self.laws for place in range(*law))
        runs: list[tuple[int, int]] = []
        start = 0
        while start < len(written):
            stop = start
            while stop < len(written) and self._is_proper(written, stop, known, start):
                stop += 1
            while stop > start and not written[stop - 1][:1].isupper():
                stop -= 1
            while start < stop and self._opens(start):  # The Tooke inquiry
                start += 1
            if stop - start > 1 and sum(word[:1].isupper() for word in written[start:stop]) > 1:
                runs.append((start, stop))
            start = max(stop, start + 1)
        return runs

    def _opens(self, place: int) -> bool:
        """Whether a free word is written with a capital only because it stands at the start."""
        return self.words[place] in self.free and (place == 0 or self.words[place] in ARTICLES)

    def _is_proper(self, written: list[str], place: int, known: set[int], start: int) -> bool:
        word = self.words[place]
        if place in known or word in ASKING or word in YES_NO:
            return False
        return written[place][:1].isupper() or (place > start and word in {"of", "for", "and"})

    @cached_property
    def laws(self) -> list[tuple[int, int]]:
        """The places of the Acts and instruments that are named: *the Care Act 2014*."""
        found: list[tuple[int, int]] = []
        for place, word in enumerate(self.words):
            if word not in LAWS or place in self.named:
                continue
            start, first = place, max(0, place - LONGEST_LAW)
            while start > first and start - 1 not in self.named and self._names_law(start - 1):
                start -= 1
            while start < place and self.words[start] in _LINKS:
                start += 1
            year = place + 1 < len(self.words) and _is_year(self.words[place + 1])
            if start < place or year:
                found.append((start, place + 1 + year))
        return found

    def _names_law(self, place: int) -> bool:
        """Whether a word may belong to the name of an Act: in lower case only what weighs."""
        word = self.words[place]
        return word in _LINKS or _is_year(word) or word in self.capitals or word not in self.free

    def before(self, slot: Slot) -> str:
        """The word before a slot, without its article: *from the Board* has *from*."""
        word = self.at(slot.start - 1)
        return self.at(slot.start - 2) if word == "the" else word

    def at(self, place: int) -> str:
        """The word at a place; nothing outside the sentence."""
        return self.words[place] if 0 <= place < len(self.words) else ""


VERBS_TOO = frozenset("report record state request research".split())
"""Free words that are verbs behind *to*."""
ARTICLES = frozenset("the a an our your their its this that".split())
LAWS = frozenset("act order regulations".split())
"""The words with which the names of Acts and instruments end."""
LONGEST_LAW = 16
"""The name of an Act has no more words before its last."""
_LINKS = frozenset("of and for".split())
"""Words that stand inside the names of Acts."""


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and word[:2] in {"18", "19", "20"}


ABBREVIATED = {
    "dept": "department", "govt": "government", "gov": "government", "orgs": "organisations",
    "org": "organisation", "comm": "committee", "cttee": "committee", "auth": "authority",
    "bodys": "bodies", "bodie": "bodies", "exec": "executive", "execs": "executives", "w": "with",
    "v": "versus", "vs": "versus", "incl": "including", "inc": "including",
}  # fmt: skip
"""Short forms, with the words that they stand for."""


def sentence_of(vocabulary: Vocabulary, text: str, topic: Iterable[Slot] = ()) -> Sentence:
    """The sentence that a text without times is.

    Args:
        vocabulary: the words of the record.
        text: the text.
        topic: bodies that were named before, to which a pronoun may point.
    """
    topic = tuple(topic)
    words = [vocabulary.without_possessive(ABBREVIATED.get(word, word)) for word in words_of(text)]
    words = with_own_names(vocabulary, with_reviews(vocabulary, words))
    words = with_region(vocabulary, words)
    words = with_kin(vocabulary, with_member(vocabulary, words), [slot.value for slot in topic])
    found = vocabulary.mentions(words)
    named = {place for one in found for place in range(one.start, one.stop)}
    slips = Slips(vocabulary)
    words, notes = slips.respelt(words, named)
    found = vocabulary.mentions(words) if notes else found  # a name may have the same word
    alone = len(found) == 1
    mentions = [part for one in found for part in apart(vocabulary, words, one, alone=alone)]
    slots = {sort: list(_slots(vocabulary, words, sort)) for sort in vocabulary.slots}
    slots["person"] = [
        _with_title(words, slot)
        for slot in slots["person"]
        if not _is_namesake(vocabulary, text, words, slot)
    ]
    longer = [slot for found in slots.values() for slot in found]
    mentions = [
        mention
        for mention in mentions
        if not any(
            slot.start <= mention.start < mention.stop < slot.stop
            or slot.start < mention.start < mention.stop <= slot.stop
            for slot in longer
        )
    ]
    mentions = [
        mention
        for mention in mentions
        if not is_kind(words, mention) and not in_strange_name(vocabulary, text, words, mention)
    ]
    for mention in slips.misspelt(words, mentions, longer):
        if mention.words == mention.taken_for:
            continue  # a name that was left out before, since it stands in a longer one
        mentions.append(mention)
        notes.append(f"“{mention.words}” was taken for “{mention.taken_for}”.")
    wider = [(one.start, one.stop) for one in mentions if one.taken_for]
    mentions = [
        one
        for one in mentions
        if one.taken_for or not any(a <= one.start and one.stop <= b for a, b in wider)
    ]
    mentions = [one for one in mentions if not _is_parent(words, one)]
    mentions.sort(key=lambda mention: mention.start)
    bodies = [
        Slot("body", mention.meanings[0].body, mention.start, mention.stop, mention)
        for mention in mentions
    ]
    bodies = _owned(
        vocabulary, words, [_meant_one(vocabulary, words, slot, topic) for slot in bodies]
    )
    bodies = [_with_leader(slot, slots["person"]) for slot in bodies]
    of = {slot.span for slot in slots["post"] if words[slot.stop : slot.stop + 1] == ["of"]}
    bodies = [slot for slot in bodies if slot.span not in of]  # the dean of it, and not the deans
    covered = {place for slot in bodies for place in slot.span}
    for sort in ("stream", "form"):
        slots[sort] = [slot for slot in slots[sort] if not slot.span & covered]
    within = [slot.span for slot in bodies]  # the Cavendish Review is named, and nobody
    slots["person"] = [
        slot for slot in slots["person"] if not any(slot.span < span for span in within)
    ]
    slots["post"] = [slot for slot in slots["post"] if not _is_verb(words, slot)]
    slots["post"] = [
        slot for slot in slots["post"] if not slot.span < covered or len(slot.span) > 1
    ]
    slots["post"] = [part for slot in slots["post"] for part in _parts_of(vocabulary, words, slot)]
    slots["number"] = list(_numbers(words, covered))
    sentence = Sentence(text, words, bodies, slots, notes, vocabulary.free)
    sentence.bodies = sorted([*bodies, *_pronouns(sentence, list(topic))], key=lambda s: s.start)
    return sentence


def _meant_one(
    vocabulary: Vocabulary, words: list[str], slot: Slot, topic: tuple[Slot, ...]
) -> Slot:
    """*Our board*, where one of the boards was named before: that one, and not all of them."""
    before = words[slot.start - 1] if slot.start else ""
    several = words[slot.stop - 1].endswith("s")
    if several or before not in {"our", "my", "the", "that", "this"}:
        return slot
    own = [one for one in topic if vocabulary.is_one_of(one.value, slot.value)]
    return own[-1]._replace(start=slot.start, stop=slot.stop) if own else slot


def _is_verb(words: list[str], slot: Slot) -> bool:
    """Whether *lead* is what somebody did, and no post: *which bodies did he lead*."""
    last = slot.stop == len(words) and words[slot.start :] in (["lead"], ["head"])
    return last and words[0] in {"which", "what"} and "did" in words


def _with_leader(slot: Slot, persons: list[Slot]) -> Slot:
    """A body with all of the name of whom it is called after: *the Lord Smith review*."""
    starts = [one.start for one in persons if one.start < slot.start < one.stop < slot.stop]
    return slot._replace(start=starts[0]) if starts else slot


def _is_parent(words: list[str], mention: Mention) -> bool:
    """Whether a name is but the noun of *parent department*, which asks whose it was."""
    before = words[mention.start - 1] if mention.start else ""
    return before in {"parent", "sponsoring", "sponsor"} and mention.stop == mention.start + 1


def _owned(vocabulary: Vocabulary, words: list[str], bodies: list[Slot]) -> list[Slot]:
    """The bodies without those that but own the next by *'s*: *the Board's Kent lodge*.

    And without the set that only says what the one before it is: *NHS London, the authority*.
    """
    owned: list[Slot] = []
    for slot in bodies:
        last = owned[-1] if owned else None
        if last is not None and last.stop + 1 == slot.start and words[last.stop] == "'s":
            owned[-1] = slot._replace(start=last.start)
        elif (
            last is not None
            and words[last.stop : slot.start] == ["the"]
            and (vocabulary.is_one_of(last.value, slot.value))
        ):
            owned[-1] = last._replace(stop=slot.stop)  # the London lodge, the trust, in 2012
        else:
            owned.append(slot)
    return owned


def _slots(vocabulary: Vocabulary, words: list[str], sort: str) -> Iterator[Slot]:
    known, by_first = vocabulary.slots[sort], vocabulary.slots_by_first[sort]
    place = 0
    while place < len(words):
        phrases = by_first.get(words[place], ())
        key = next((one for one in phrases if tuple(words[place : place + len(one)]) == one), None)
        if key is not None:
            yield Slot(sort, known[key], place, place + len(key))
        place += len(key) if key else 1


def _with_title(words: list[str], slot: Slot) -> Slot:
    """A person with the title before the name: *Baroness Harding*."""
    start = slot.start
    while start and words[start - 1] in TITLES:
        start -= 1
    return slot._replace(start=start)


def _is_namesake(vocabulary: Vocabulary, text: str, words: list[str], slot: Slot) -> bool:
    """Whether a surname has a forename before it that is another's: *Theresa May*, *Gareth Hunt*.

    A forename with the same first letter may be a short form: *Jim Mackey*.
    """
    own = bare_name(slot.value)
    before = words[slot.start - 1] if slot.start else ""
    if slot.stop - slot.start > 1 or len(own) < 2 or before in TITLES or not before.isalpha():
        return False
    others = (known for sort, known in vocabulary.slots.items() if sort != "person")
    known = vocabulary.is_known(before) or any(before in key for one in others for key in one)
    named = before.capitalize() in text or text == text.lower()
    return named and not known and before[0] != own[0][0]


def _parts_of(vocabulary: Vocabulary, words: list[str], slot: Slot) -> Iterator[Slot]:
    """A post, or where words name two at once (*chair and non executives*), also both of them."""
    yield slot
    span = words[slot.start : slot.stop]
    if "and" in span:
        at = slot.start + span.index("and")
        for start, stop in ((slot.start, at), (at + 1, slot.stop)):
            term = vocabulary.posts.get(tuple(words[start:stop]))
            if term:
                yield Slot("post", term, start, stop)


def _numbers(words: list[str], covered: set[int]) -> Iterator[Slot]:
    for place, word in enumerate(words):
        if place not in covered and (word in NUMBERS or word.isdecimal()):
            yield Slot("number", NUMBERS.get(word, word), place, place + 1)


_PARTICLES: Final = frozenset("on over up back in out away".split())
"""Words of a verb that may stand behind its object: *took it over*."""


def is_asked_for(sentence: Sentence, slot: Slot) -> bool:
    """Whether some of a set are what is asked for: *which boards did it cover*."""
    return sentence.at(slot.start - 1) in {"which", "what", "many"}


def _pronouns(sentence: Sentence, topic: list[Slot]) -> Iterator[Slot]:
    """A pronoun as the body named last before it."""
    for place, word in enumerate(sentence.words):
        if word not in PRONOUNS or word in OF_PERSONS | {"this", "that", "these", "those"}:
            continue
        if word == "her" and place + 1 == len(sentence.words):
            continue  # who replaced her: a person
        before = [slot for slot in sentence.bodies if slot.stop <= place]
        before = [one for one in before if not is_asked_for(sentence, one)] if topic else before
        done_to = word in {"it", "them"} and _PARTICLES.issuperset(sentence.words[place + 1 :])
        if done_to and topic and len({one.value for one in before}) == 1:
            before = []  # and did the Academy take over from it: not from itself
        meant = before[-1:] or topic[-1:]
        for slot in meant:
            yield slot._replace(start=place, stop=place + 1, pronoun=True)
