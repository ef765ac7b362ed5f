"""The record's own vocabulary: which words mean which bodies, and when; posts, forms, streams."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, get_args

from nhsgraph.dates import Period
from nhsgraph.name_index import Meaning
from nhsgraph.questions.people import TITLES, same_person
from nhsgraph.schema import Funding, LegalFormName, Post
from nhsgraph.spelling import unaccented, words_of

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LONGEST_NAME = 12
"""No name here has more words; a longer run of words is not looked up."""

POST_WORDS = {
    "chief exec": "chief_executive",
    "ceo": "chief_executive",
    "chief executive officer": "chief_executive",
    "chairman": "chair",
    "chairwoman": "chair",
    "chairperson": "chair",
    "chaired": "chair",
    "chairs": "chair",
    "health secretary": "secretary_of_state",
    "perm sec": "permanent_secretary",
    "director": "director",
    "leader": "leader",
    "minister": "secretary_of_state",
}
"""Everyday words for posts, beside the record's own."""
FORM_WORDS = {
    "ndpb": "executive_ndpb",
    "non departmental public body": "executive_ndpb",
    "executive non departmental public body": "executive_ndpb",
    "sha": "special_health_authority",
    "government department": "ministerial_department",
    "statutory body": "body_corporate",
}
"""Everyday words for legal forms, beside the record's own."""
STREAM_WORDS = {
    "developing staff": "workforce_development",
    "staff development": "workforce_development",
    "cpd": "continuing_professional_development",
    "grant in aid": "grant_in_aid",
    "loans": "student_loans",
    "bursaries": "bursary",
}
"""Everyday words for streams of money, beside the record's own."""

WRITTEN = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)?|'s\b|&", re.IGNORECASE)
"""A word as it is written."""
SHORTEST_MISSPELT = 6
"""Nothing shorter is taken for a misspelt name: *NHS* is no *NHSI*."""
MOST_WORDS = 6
"""A misspelt name has no more words."""
MOST_STRETCHES = 150
"""So many stretches of a sentence are compared with names, no more."""


class Mention(NamedTuple):
    """A stretch of the words of a sentence that names a body.

    ``taken_for`` is the known name, where the sentence had another spelling.
    """

    start: int
    stop: int
    words: str
    meanings: tuple[Meaning, ...]
    taken_for: str | None = None


class Vocabulary:
    """The words of a record, found by the words that they consist of; built once for a graph."""

    def __init__(self, graph: DatedGraph) -> None:
        self._graph = graph
        self.names = graph.index.names

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
        for stop in range(min(len(words), start + LONGEST_NAME), start, -1):
            key = tuple(words[start:stop])
            if meanings := self.names.meanings(key):
                return Mention(start, stop, " ".join(key), tuple(meanings))
        return None

    def names_with_figures(self, text: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
        """Where in a text names stand that have figures of their own, such as *Plan 2020/21*.

        And where ids and names of figures alone stand, whose figures may also be a time.
        """
        if not any(sign.isdecimal() for sign in text):
            return [], []
        places = [(word.start(), word.end()) for word in WRITTEN.finditer(text)]
        words = ["and" if text[a:b] == "&" else text[a:b].casefold() for a, b in places]
        own: list[tuple[int, int]] = []
        others: list[tuple[int, int]] = []
        for each in self.mentions(words):
            known = self.names.has_figures(tuple(words[each.start : each.stop]))
            stretch = places[each.start][0], places[each.stop - 1][1]
            (own if known else others).append(stretch)
        return own, others

    def nearest(self, words: list[str], known: frozenset[str]) -> Mention | None:
        """The stretch of words nearest to a name, for a sentence in which no name is spelt right.

        ``known`` has words that belong to the grammar and begin no name. No more than
        ``MOST_STRETCHES`` are looked at closely.
        """
        best: tuple[float, Mention] | None = None
        for start, stop in islice(self._stretches(words, known), MOST_STRETCHES):
            text = " ".join(words[start:stop])
            for name in self.names.near(tuple(words[start:stop]), cutoff=0.8):
                written = " ".join(name)
                if text[0] != written[0] and text not in written:
                    continue  # few mistake the first letter
                score = difflib.SequenceMatcher(None, text, written).ratio()
                score *= 1 + (stop - start) / 50
                if best is None or score > best[0]:
                    meanings = tuple(self.names.meanings(name))
                    best = score, Mention(start, stop, text, meanings, written)
                break
        return best[1] if best else None

    def _stretches(
        self, words: list[str], known: frozenset[str], shortest: int = SHORTEST_MISSPELT
    ) -> Iterator[tuple[int, int]]:
        """The stretches of words that may be a misspelt name: each word is like one of a name."""
        for start in range(len(words)):
            if words[start] in known:
                continue
            for stop in range(start + 1, min(len(words), start + MOST_WORDS) + 1):
                if not self.names.words_like(words[stop - 1]):
                    break
                length = len(" ".join(words[start:stop]))
                if length >= shortest and words[stop - 1] not in known:
                    yield start, stop

    def suggestions(self, words: list[str]) -> list[str]:
        """Names that resemble any of the words, for a message."""
        near: dict[str, None] = {}
        for start, stop in islice(self._stretches(words, frozenset(), 4), MOST_STRETCHES):
            if stop - start <= 3:
                found = self.names.near(tuple(words[start:stop]), cutoff=0.7)
                near |= {" ".join(name): None for name in found[:2]}
        return list(near)[:5]

    @cached_property
    def posts(self) -> dict[tuple[str, ...], str]:
        """The words for posts, each with the record's term."""
        terms = {
            statement.post: tuple(statement.post.split("_"))
            for statement in self._graph.record.statements.values()
            if isinstance(statement, Post)
        }
        appointed = {
            edge.post: tuple(edge.post.split("_"))
            for edge in self._graph.record.statements.values()
            if edge.type == "appointment" and hasattr(edge, "post")
        }
        own = {words: term for term, words in {**appointed, **terms}.items()}
        return {**{tuple(words.split()): term for words, term in POST_WORDS.items()}, **own}

    @cached_property
    def persons(self) -> dict[tuple[str, ...], str]:
        """The persons who held posts: by their whole name, without title, and by their surname."""
        found: dict[tuple[str, ...], str] = {}
        shared: set[tuple[str, ...]] = set()
        for statement in self._graph.record.statements.values():
            if not isinstance(statement, Post):
                continue
            words = words_of(statement.person)
            bare = [word for word in words if word not in TITLES]
            if not bare:  # a name of signs alone
                continue
            found[tuple(words)] = found[tuple(bare)] = statement.person
            for spelt in (bare, [unaccented(word) for word in bare]):
                found.setdefault(tuple(spelt), statement.person)
                surname = (spelt[-1],)
                if not same_person(found.setdefault(surname, statement.person), statement.person):
                    shared.add(surname)
        return {words: person for words, person in found.items() if words not in shared}

    @cached_property
    def forms(self) -> dict[tuple[str, ...], str]:
        """The words for legal forms, each with the record's term."""
        terms: tuple[str, ...] = get_args(LegalFormName)
        own = {tuple(term.split("_")): term for term in terms}
        return {**own, **{tuple(words_of(words)): term for words, term in FORM_WORDS.items()}}

    @cached_property
    def streams(self) -> dict[tuple[str, ...], str]:
        """The words for streams of money, each with the record's term."""
        terms = {
            statement.stream: tuple(statement.stream.split("_"))
            for statement in self._graph.record.statements.values()
            if isinstance(statement, Funding)
        }
        everyday = {
            tuple(words.split()): term for words, term in STREAM_WORDS.items() if term in terms
        }
        return {**everyday, **{words: term for term, words in terms.items()}}

    @cached_property
    def slots(self) -> dict[str, dict[tuple[str, ...], str]]:
        """The signs that are no bodies, each with the words that it stands for."""
        return {"N": self.persons, "P": self.posts, "F": self.forms, "S": self.streams}

    def choose(self, mention: Mention, period: Period | None) -> tuple[list[str], list[str]]:
        """Which bodies a mention means in a period, and which it would mean at another time."""
        bodies = list(dict.fromkeys(meaning.body for meaning in mention.meanings))
        if len(bodies) == 1:
            return bodies, []
        lived = [] if period is None else self._lived(mention, period)
        if not lived:
            weight = {body: len(list(self._graph.index.of_body(body))) for body in bodies}
            ranked = sorted(bodies, key=lambda body: -weight[body])
            if weight[ranked[0]] >= 3 * weight[ranked[1]]:
                return ranked[:1], ranked[1:]
            return bodies, []
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
