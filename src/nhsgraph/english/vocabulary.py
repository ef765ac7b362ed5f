"""The record's own vocabulary: which words mean which bodies, and when; posts, forms, streams."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, get_args

from nhsgraph.dates import BEFORE_ALL, Period
from nhsgraph.english.beside_bodies import SAID, beside_bodies
from nhsgraph.english.known_words import LEAST_LETTERS, is_known
from nhsgraph.english.times.line import by_first
from nhsgraph.graph.name_index import LONGEST_WORD, Meaning
from nhsgraph.near import NearTexts
from nhsgraph.schema import LegalFormName
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import (
    FREE,
)

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LONGEST_NAME = 20
"""No name here has more words; a longer run of words is not looked up."""

POST_WORDS = {
    "chief exec": "chief_executive",
    "ceo": "chief_executive",
    "chief executive officer": "chief_executive",
    "top executive": "chief_executive",
    "top exec": "chief_executive",
    "chief executive": "chief_executive",
    "non executive": "non_executive_member",
    "non executive director": "non_executive_member",
    "non exec": "non_executive_member",
    "md": "managing_director",
    "executive chairman": "chair",
    "executive chair": "chair",
    "chairing": "chair",
    "chairmanship": "chair",
    "chairmen": "chair",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chaired": "chair",
    "chairs": "chair",
    "director": "director",
    "leader": "leader",
}
"""Everyday words for posts, beside the record's own."""
_MONTH_NAMES = frozenset({"jan", "april", "may", "june", "august"})
"""Months that are forenames, too."""
MEASURE_WORDS = {
    ("running", "costs"): "running_costs",
    ("running", "cost"): "running_costs",
    ("administration", "costs"): "running_costs",
    ("administrative", "costs"): "running_costs",
    ("admin", "costs"): "running_costs",
    ("admin", "budget"): "running_costs",
    ("admin", "budgets"): "running_costs",
    ("administration", "budget"): "running_costs",
    ("administrative", "budget"): "running_costs",
    ("cost", "to", "run"): "running_costs",
    ("costs", "to", "run"): "running_costs",
    ("admin",): "running_costs",
    ("administration",): "running_costs",
    ("outturn",): "outturn",
}
"""Words for what a sum measures that mean nothing else."""

WRITTEN = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)?|'s\b|&", re.IGNORECASE)
"""A word as it is written."""


class Mention(NamedTuple):
    """A stretch of the words of a sentence that names a body.

    ``taken_for`` is the known name, where the sentence had another spelling.
    """

    start: int
    stop: int
    words: str
    meanings: tuple[Meaning, ...]
    taken_for: str | None = None

    @property
    def is_right(self) -> bool:
        """Whether it is spelt as the record spells it."""
        return self.taken_for in {None, self.words}


class SlotLike(Protocol):
    """A body as a sentence names it."""

    @property
    def value(self) -> str:
        """Its id."""

    @property
    def mention(self) -> Mention | None:
        """How it was named."""


class Slotted(Protocol):
    """Anything that covers words of a sentence."""

    @property
    def start(self) -> int:
        """The place of its first word."""

    @property
    def stop(self) -> int:
        """The place behind its last word."""


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """A term in the plural: *chief executives*, *secretaries of state*."""
    head = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    word = words[head]
    many = f"{word[:-1]}ies" if word.endswith("y") else f"{word}s"
    return (*words[:head], many, *words[head + 1 :])


def _other_number(words: tuple[str, ...]) -> tuple[str, ...]:
    """A stream of money in the plural, or of one in the plural the singular: *bursaries*, *fee*."""
    last = words[-1]
    return (*words[:-1], last[:-1]) if last.endswith("s") else _plural(words)


def _laws_with_year(text: str, places: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The first and last word of Acts whose year stands before them: *the 2012 Act*."""
    words = [text[start:stop] for start, stop in places]
    for last, word in enumerate(words):
        if word not in {"Act", "act"}:
            continue
        first = last - 1
        while first > 0 and (words[first][:1].isupper() or words[first] in {"and", "of"}):
            first -= 1
        year = words[max(first, 0)]
        if first >= 0 and len(year) == YEAR and year.isdecimal():
            yield first, last


YEAR = 4
"""A year has so many figures."""


class Vocabulary:
    """The words of a record, found by the words that they consist of; built once for a graph."""

    def __init__(self, graph: DatedGraph) -> None:
        self._graph = graph
        self.names = graph.index.names
        self.framed: dict[str, tuple[str, tuple[str, ...]]] = {}
        """Sentences without their frames, and what a reader must know of that, as last read."""

    def mentions(self, words: list[str]) -> list[Mention]:
        """The bodies named in a sentence, the longest name first at each place, in order."""
        found = []
        place = 0
        while place < len(words):
            mention = self._at(words, place)
            if mention:
                found.append(mention)
                place = mention.stop
            else:
                place += 1
        return found

    def _at(self, words: list[str], start: int) -> Mention | None:
        most = min(LONGEST_NAME, self.names.longest(words[start]))
        for stop in range(min(len(words), start + most), start, -1):
            key = tuple(words[start:stop])
            if meanings := self.names.meanings(key):
                return Mention(start, stop, " ".join(key), tuple(meanings))
        return None

    def names_with_figures(self, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where in a text names stand that have figures of their own, such as *Plan 2020/21*.

        And where ids and names of figures alone stand, whose figures may also be a time.
        """
        called = not _MONTH_NAMES.isdisjoint(words_of(text))
        if not called and not any(sign.isdecimal() for sign in text):
            return [], []
        places = [(word.start(), word.end()) for word in WRITTEN.finditer(text)]
        words = ["and" if text[a:b] == "&" else text[a:b].casefold() for a, b in places]
        own = [(places[a][0], places[b][1]) for a, b in _laws_with_year(text, places)]
        if called:  # who came after Jan Sobieraj: no month
            own += [
                (places[at][0], places[at + 1][1]) for at in range(len(words) - 1)
                if words[at] in _MONTH_NAMES and (words[at], words[at + 1]) in self.slots["person"]
            ]  # fmt: skip
            own.sort()
        others: list[tuple[int, int]] = []
        for each in self.mentions(words):
            known = self.names.has_figures(tuple(words[each.start : each.stop]))
            stretch = places[each.start][0], places[each.stop - 1][1]
            (own if known else others).append(stretch)
        return own, others

    def inside_names(self, text: str) -> frozenset[int]:
        """The places of a text at which a cut would part a name, such as *teams (four)*."""
        places = [(word.start(), word.end()) for word in WRITTEN.finditer(text)]
        words = ["and" if text[a:b] == "&" else text[a:b].casefold() for a, b in places]
        ends = ((places[one.start][0], places[one.stop - 1][1]) for one in self.mentions(words))
        return frozenset(place for first, last in ends for place in range(first + 1, last))

    def _own_words(self, sort: str) -> dict[tuple[str, ...], str]:
        """The everyday words that the record itself has for posts, forms or streams."""
        own = self._graph.record.info.words
        return {tuple(words_of(one.words)): getattr(one, sort) for one in own if getattr(one, sort)}

    @cached_property
    def free(self) -> frozenset[str]:
        """The words that weigh nothing: those of English, and those of the record."""
        own = self._graph.record.info.words
        bare = (one.words for one in own if not one.means_something)
        return FREE.union(*map(words_of, bare))

    def outside(self, words: list[str]) -> list[tuple[int, int]]:
        """Where words stand that name what the record is not of: where each begins, and ends."""
        own = [words_of(one.words) for one in self._graph.record.info.words if one.outside]
        return [
            (start, start + len(name))
            for start in range(len(words))
            for name in own
            if words[start : start + len(name)] == name
        ]

    def is_known(self, word: str) -> bool:
        """Whether a word is one of the lexicon, in any form, or weighs nothing in this record."""
        return word in self.free or is_known(word)

    @cached_property
    def _said(self) -> dict[str, Any]:
        """What the record names beside bodies, as ``beside_bodies`` has it."""
        record = self._graph.record
        return SAID.of(record, lambda: beside_bodies(record))  # type: ignore[no-any-return]

    @cached_property
    def posts(self) -> dict[tuple[str, ...], str]:
        """The words for posts, each with the record's term."""
        own = {_words_of_term(term): term for term in self._said["posts"]}
        known = {_words_of_term(term): term for term in POST_WORDS.values()}
        known |= {tuple(words.split()): term for words, term in POST_WORDS.items()}
        known = {**known, **self._own_words("post"), **own}
        said = {tuple("for" if word == "of" else word for word in words): known[words]
                for words in known}  # fmt: skip
        known = {**said, **known}  # director general for workforce
        return {**{_plural(words): term for words, term in known.items()}, **known}

    @cached_property
    def persons(self) -> dict[tuple[str, ...], str]:
        """The persons who held posts: by their whole name, without title, and by their surname."""
        return {tuple(words.split(" ")): person for words, person in self._said["persons"].items()}

    @cached_property
    def full_names(self) -> dict[str, list[tuple[str, ...]]]:
        """The names of persons that have more than one word, by their first."""
        return by_first(name for name in self.persons if len(name) > 1)

    @cached_property
    def forms(self) -> dict[tuple[str, ...], str]:
        """The words for legal forms, each with the record's term."""
        terms: tuple[str, ...] = get_args(LegalFormName)
        own = {_words_of_term(term): term for term in terms}
        known = {**own, **self._own_words("form")}
        return {**{_plural(words): term for words, term in known.items()}, **known}

    @cached_property
    def all_streams(self) -> dict[tuple[str, ...], tuple[str, ...]]:
        """The words for streams of money, each with the record's terms for it, its own first."""
        terms = {term: _words_of_term(term) for term in self._said["streams"]}
        meant: dict[tuple[str, ...], dict[str, None]] = {}
        for term, words in terms.items():
            for variant in (words, _other_number(words)):
                meant.setdefault(variant, {})[term] = None
        for one in self._graph.record.info.words:
            if one.stream and one.stream in terms:
                meant.setdefault(tuple(words_of(one.words)), {})[one.stream] = None
        return {words: tuple(known) for words, known in meant.items()}

    @cached_property
    def streams(self) -> dict[tuple[str, ...], str]:
        """The words for streams of money, each with the term that it means first."""
        return {words: terms[0] for words, terms in self.all_streams.items()}

    @cached_property
    def explained(self) -> dict[tuple[str, ...], str]:
        """The words that the record explains, each as it writes them."""
        own = self._graph.record.info.words
        return {tuple(words_of(one.words)): one.words for one in own if one.description}

    @cached_property
    def slots(self) -> dict[str, dict[tuple[str, ...], str]]:
        """What is named beside bodies, by sort: the words, each with what they stand for."""
        return {
            "person": self.persons, "post": self.posts, "form": self.forms, "stream": self.streams,
            "measure": MEASURE_WORDS, "word": self.explained,
        }  # fmt: skip

    @cached_property
    def slots_by_first(self) -> dict[str, dict[str, list[tuple[str, ...]]]]:
        """The words of each sort by the first, the longest first."""
        known = {sort: sorted(own, key=len, reverse=True) for sort, own in self.slots.items()}
        return {sort: by_first(own) for sort, own in known.items()}

    def lie_in(self, group: str, regions: Iterable[str]) -> bool:
        """Whether members of a set are recorded to lie in one of some regions."""
        index = self._graph.index
        members = {edge.member for edge in index.memberships("whole", group, "one_of")}
        inside = (index.memberships("whole", region, "lies_in") for region in regions)
        return any(edge.member in members for edges in inside for edge in edges)

    def member_called(self, group: str, words: list[str], start: int) -> tuple[str, int]:
        """The name of the one member of a set that has what stands at a place; and where that ends.

        *Kent, Surrey and Sussex* behind the boards. No name where none has it, or several have.
        """
        index = self._graph.index
        members = {edge.member for edge in index.memberships("whole", group, "one_of")}
        left = {name.name: member for member in members for name, _ in self._graph.names(member)}
        stop, met = start, start
        while stop < len(words):
            word = words[stop]
            has = {name: one for name, one in left.items() if word in words_of(name)}
            stop += 1
            if has and word not in FREE:
                left, met = has, stop
            elif word not in FREE:
                break
        alone = met > start and len({*left.values()}) == 1
        return (min(left, key=len), met) if alone else ("", start)

    def without_possessive(self, word: str) -> str:
        """A short name without the *s* of a possessive that lacks its apostrophe: *HEEs chair*."""
        bare = word.removesuffix("s")
        short = bare != word and len(bare) < LEAST_LETTERS and not self.is_known(word)
        own = short and self.names.meanings((bare,)) and not self.names.meanings((word,))
        return bare if own else word

    @cached_property
    def own_words(self) -> frozenset[str]:
        """The words of posts, persons, forms, streams and measures."""
        return frozenset(word for known in self.slots.values() for key in known for word in key)

    @cached_property
    def slot_words(self) -> NearTexts:
        """Those of them that are long enough to be misspelt."""
        words = {word for word in self.own_words if len(word) >= LEAST_LETTERS}
        return NearTexts(sorted(filter(str.isalpha, words)), longest=LONGEST_WORD)

    def is_proper_name(self, mention: Mention) -> bool:
        """Whether a body bears the words as a name or short name of its own, not as an alias."""
        asked = mention.words.split()
        bodies = (meaning.body for meaning in mention.meanings)
        names = (name for body in bodies for name, _ in self._graph.names(body))
        return any(asked in (words_of(name.name), words_of(name.short or "")) for name in names)

    def is_one_of(self, body: str, group: str) -> bool:
        """Whether a body is a member of a set."""
        return body != group and self._graph.is_member(body, group)

    def short_names(self, body: str) -> list[str]:
        """The short names of a body that are one word, in lower case: *shas*."""
        names = [name.short or "" for name, _ in self._graph.names(body)]
        return [one.casefold() for one in names if one and " " not in one]

    def name_of(self, slot: SlotLike) -> str:
        """The words by which a sentence named a body, to name it in another sentence."""
        mention = slot.mention
        return (mention.taken_for or mention.words) if mention else slot.value.replace("-", " ")

    def choose(self, mention: Mention, period: Period | None) -> tuple[list[str], list[str]]:
        """Which bodies a mention means in a period, and which it would mean at another time."""
        bodies = list(dict.fromkeys(meaning.body for meaning in mention.meanings))
        if len(bodies) == 1:
            return bodies, []
        lived = [] if period is None else self._lived(mention, period)
        if not lived:
            weight = {body: self._graph.index.number_of(body) for body in bodies}
            ranked = sorted(bodies, key=lambda body: -weight[body])
            if weight[ranked[0]] >= 3 * weight[ranked[1]]:
                return ranked[:1], ranked[1:]
            return bodies, []
        if period is not None and len(lived) > 1 and period.start <= BEFORE_ALL:
            eve = self._lived(mention, Period(period.stop - 1, period.stop))
            lived = eve or lived  # before 2019: the one that there was then
        return lived, [body for body in bodies if body not in lived]

    def _lived(self, mention: Mention, period: Period) -> list[str]:
        """The bodies that a mention may mean and that lived, under that name, in a period."""
        lived = (
            meaning.body
            for meaning in mention.meanings
            if self._graph.life(meaning.body).during(period)
            and (meaning.extent is None or meaning.extent.during(period))
        )
        return list(dict.fromkeys(lived))


def _words_of_term(term: str) -> tuple[str, ...]:
    """The words of a term as they stand in a question: all in small letters."""
    return tuple(term.casefold().split("_"))
