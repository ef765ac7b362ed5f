"""The record's own vocabulary: which words mean which bodies, and when; posts, forms, streams."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, get_args

from nhsgraph.dates import Extent, Period
from nhsgraph.questions.people import TITLES, same_person
from nhsgraph.schema import Funding, LegalFormName, Name, Post

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

WORD = re.compile(r"[a-z0-9]+(?:['’](?!s\b)[a-z]+)?|['’]s\b")
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.){2,}")
"""Letters with a full stop behind each: *H.E.E.*"""
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

SHORTEST_MISSPELT = 6
"""Nothing shorter is taken for a misspelt name: *NHS* is no *NHSI*."""


def words_of(text: str) -> list[str]:
    """The words of a text: small letters and figures, ``'s`` apart, without other signs."""
    if "." in text:
        text = _DOTTED.sub(lambda found: found[0].replace(".", ""), text)
    return WORD.findall(text.lower().replace("&", " and "))


class Meaning(NamedTuple):
    """A body that a word may mean, and when it did: all its life if ``extent`` is None."""

    body: str
    extent: Extent | None = None


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
        self._bodies: dict[tuple[str, ...], list[Meaning]] = defaultdict(list)
        for body in graph.record.bodies.values():
            self._enter(body.id.replace("-", " "), Meaning(body.id))
            for alias in body.aliases:
                extent = alias.when.extent if alias.when else None
                self._enter(alias.alias, Meaning(body.id, extent))
            for statement in graph.index.said("name", body.id):
                if isinstance(statement, Name):
                    extent = graph.index.extent(statement)
                    self._enter(statement.name, Meaning(body.id))
                    if statement.short:
                        self._enter(statement.short, Meaning(body.id, extent))

    def _enter(self, text: str, meaning: Meaning) -> None:
        words = words_of(text)
        if words[:1] == ["the"]:
            words = words[1:]
        for variant in {tuple(words), tuple(_singular(words))}:
            known = self._bodies[variant]
            same = [each for each in known if each.body == meaning.body]
            if not same:
                known.append(meaning)
            elif meaning.extent is None:
                known[known.index(same[0])] = meaning

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
            meanings = self._bodies.get(key)
            if meanings:
                return Mention(start, stop, " ".join(key), tuple(meanings))
        return None

    def called(self, text: str) -> list[str]:
        """The bodies that a whole text names, as the record writes them."""
        words = words_of(text)
        meanings = self._bodies.get(tuple(words[1:] if words[:1] == ["the"] else words), [])
        return [meaning.body for meaning in meanings]

    def nearest(self, words: list[str], known: frozenset[str]) -> Mention | None:
        """The stretch of words nearest to a name, for a sentence in which no name is spelt right.

        ``known`` has words that belong to the grammar and begin no name.
        """
        best: tuple[float, Mention] | None = None
        for start in range(len(words)):
            if words[start] in known:
                continue
            for stop in range(min(len(words), start + 6), start, -1):
                text = " ".join(words[start:stop])
                if len(text) < 3 or words[stop - 1] in known:
                    continue
                near = difflib.get_close_matches(text, self._texts_like(text), n=1, cutoff=0.8)
                if not near or not _may_be_misspelt(text, near[0]):
                    continue
                score = difflib.SequenceMatcher(None, text, near[0]).ratio() * (
                    1 + (stop - start) / 50
                )
                if best is None or score > best[0]:
                    meanings = tuple(self._bodies[tuple(near[0].split())])
                    best = score, Mention(start, stop, text, meanings, near[0])
        return best[1] if best else None

    @cached_property
    def _texts(self) -> list[str]:
        return [" ".join(words) for words in self._bodies]

    def _texts_like(self, text: str) -> list[str]:
        """The names of about the length of a text: the only ones that can be near it."""
        return [
            each for each in self._texts if abs(len(each) - len(text)) <= max(1, len(text) // 4)
        ]

    def having(self, words: list[str]) -> list[str]:
        """The ids of the bodies in whose names all of some words stand, as the record has them."""
        wanted = frozenset(words)
        found = (
            meaning.body
            for name, meanings in self._bodies.items()
            if wanted.issubset(name)
            for meaning in meanings
        )
        return list(dict.fromkeys(found))

    def suggestions(self, words: list[str]) -> list[str]:
        """Names that resemble any of the words, for a message."""
        texts = [" ".join(words[a:b]) for a in range(len(words)) for b in range(a + 1, a + 4)]
        near = {
            each: None
            for text in texts
            if len(text) > 3
            for each in difflib.get_close_matches(text, self._texts_like(text), n=2, cutoff=0.7)
        }
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
            if not bare:  # a name in other letters
                continue
            found[tuple(words)] = found[tuple(bare)] = statement.person
            surname = (bare[-1],)
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


def _may_be_misspelt(text: str, name: str) -> bool:
    """Whether a text may be a name in another spelling: few mistake its first letter.

    And each of its words is like one of the name: *North West* is not the LETB for the North.
    """
    if len(text) < SHORTEST_MISSPELT or not (text[0] == name[0] or text in name):
        return False
    known = name.split()
    return all(difflib.get_close_matches(word, known, n=1, cutoff=0.6) for word in text.split())


def _singular(words: list[str]) -> list[str]:
    """The words with the last in the singular: *LETBs* is found by *LETB*."""
    last = words[-1] if words else ""
    if len(last) > 3 and last.endswith("s") and not last.endswith("ss"):
        return [*words[:-1], last[:-1]]
    return words
