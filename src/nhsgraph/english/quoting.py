"""The record's own words: which statement or event has the words of a question.

Every statement has a text: its sentence, note, basis, subject and what its sources say. An index of
stems finds those that have most of the words that weigh, rare words most.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.dates import LATEST, is_open
from nhsgraph.english.postings import POSTINGS, Postings
from nhsgraph.english.stems import kin, stands, stem
from nhsgraph.schema.sources import SECOND_HAND
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import FREE
from nhsgraph.words.sentences import sentence

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Statement


class Texts:
    """The words of the statements and events of a graph."""

    def __init__(self, graph: DatedGraph) -> None:
        self._graph = graph
        self._of: dict[str, frozenset[str]] = {}
        self._sentences: dict[str, frozenset[str]] = {}
        self._rows: dict[str, str] = {}
        self._having: dict[str, frozenset[str]] = {}

    def has(self, statement_id: str, stem_of_word: str) -> bool:
        """Whether a word stands in what the record says in a statement, in any form."""
        known = self._having.get(stem_of_word)
        if known is None:
            known = self._having[stem_of_word] = frozenset(self.postings.having(stem_of_word))
        return statement_id in known

    def stems(self, statement_id: str) -> frozenset[str]:
        """The stems of all words of a statement or event."""
        known = self._of.get(statement_id)
        if known is None:
            known = self._of[statement_id] = _stems(self._text(statement_id))
        return known

    def has_row(self, statement_id: str, words: str) -> bool:
        """Whether words stand in a statement one behind the other."""
        return words in self.row_of(statement_id)

    def anywhere(self, words: str) -> bool:
        """Whether words stand in any statement or event, one behind the other."""
        having = [set(self.postings.having(stem(word))) for word in words.split()]
        found = set.intersection(*having) if having else set()
        return any(self.has_row(one, words) for one in sorted(found)[:CLOSE])

    def speaks_of(self, statement_id: str, bodies: Iterable[str]) -> bool:
        """Whether a statement or event concerns one of some bodies, or has a name of one."""
        statement, named = self._graph.record.statements.get(statement_id), set(bodies)
        if statement is None:
            return bool(self.named_by(statement_id, named))
        if named.intersection(statement.bodies):
            return True
        names = (name.name for body in named for name, _ in self._graph.names(body))
        return any(self.has_row(statement_id, " ".join(words_of(name))) for name in names)

    def says_row(self, statement_id: str, words: str) -> bool:
        """Whether words stand so in a line's own sentence, and in none of its bodies' names."""
        statement = self._graph.record.statements.get(statement_id)
        if statement is None or statement.type in {"name", "post"}:
            return False
        names = (name.name for body in statement.bodies for name, _ in self._graph.names(body))
        named = any(words in " ".join(words_of(name)) for name in names)
        return not named and words in " ".join(words_of(spoken(self._graph, statement)))

    def sentence_stems(self, statement_id: str) -> frozenset[str]:
        """The stems of the words of a statement's own sentence alone."""
        known = self._sentences.get(statement_id)
        if known is None:
            statement = self._graph.record.statements.get(statement_id)
            text = spoken(self._graph, statement) if statement else ""
            known = self._sentences[statement_id] = _stems(text)
        return known

    def _text(self, statement_id: str) -> str:
        record = self._graph.record
        if statement_id in record.events:
            return record.events[statement_id].title
        statement = record.statements.get(statement_id)
        return text_of(self._graph, statement) if statement else ""

    @cached_property
    def postings(self) -> Postings:
        """The texts in which each stem stands."""
        return Postings(*POSTINGS.of(self._graph.record, lambda: self._made().plain))

    def _made(self) -> Postings:
        record = self._graph.record
        texts = {one: self.stems(one) for one in (*record.statements, *record.events)}
        sources = record.sources.values()
        titles = {one.id: _stems(one.title) for one in sources}
        papers = {
            one.id: titles[one.id] | _stems(" ".join([one.publisher, *one.numbers]))
            for one in sources
            if one.kind not in SECOND_HAND
        }
        return Postings.of(texts, titles, papers)

    def rarity(self, word: str) -> float:
        """How much a stem weighs: much if few statements have it, most if none has."""
        count = len(self.postings.having(word))
        return math.log((len(self.postings) + 1) / (count + 0.5))

    def events(self, stems: Iterable[str], bodies: Iterable[str]) -> list[str]:
        """The events whose titles have all the words, and that concern or name the bodies."""
        wanted, named = list(stems), set(bodies)
        near = [self.postings.with_kin(word) for word in wanted]
        return [
            event.id
            for event in self._graph.record.events.values()
            if all(event.id in having for having in near)
            and all(stands(word, self.stems(event.id)) for word in wanted)
            and (not named or self.named_by(event.id, named) >= named)
        ]

    def documents(self, stems: Iterable[str], phrase: str = "") -> list[str]:
        """The sources whose titles have all the words and begin with them, the shortest first.

        A title that only speaks of another document is not that document's. Where some titles have
        the words in a row, as in ``phrase``, they alone are meant.
        """
        wanted = frozenset(stems)
        found = [
            one
            for one, title in self._titles.items()
            if wanted <= title and one in self.postings.papers and self._begins_with(one, wanted)
        ]
        found.sort(key=lambda one: len(self._titles[one]))
        exact = [one for one in found if phrase and self._has_title_row(one, phrase)]
        found = exact or found
        return found[:MOST_DOCUMENTS]

    def _has_title_row(self, source: str, phrase: str) -> bool:
        return phrase in " ".join(words_of(self._graph.record.sources[source].title))

    def _begins_with(self, source: str, stems: frozenset[str]) -> bool:
        """Whether a title, or a part of it, begins with some words; one more may stand before."""
        title = self._graph.record.sources[source].title
        for sign in ("(", ",", " - ", " \u2013 "):  # before what is added to it
            title = title.replace(sign, ":")
        for part in title.split(":"):
            weighty = [stem(word) for word in words_of(part) if word not in FREE]
            if stems.intersection(weighty[:2]):
                return True
        return False

    @cached_property
    def _titles(self) -> dict[str, frozenset[str]]:
        """The stems of the titles of sources."""
        titles = self.postings.titles
        return {source: frozenset(stems.split(" ")) for source, stems in titles.items()}

    def all_say(self, found: Iterable[str], word: str) -> bool:
        """Whether a stem stands in all of some statements."""
        return all(word in self.stems(one) for one in found)

    def plans(self, stems: Iterable[str], bodies: Iterable[str]) -> list[str]:
        """The plans that have nearly all the words, at most ``MOST_PLANS``, the best first."""
        record = self._graph.record
        found = [
            match.id
            for match in self.find(stems, bodies)
            if match.share >= NEARLY_ALL
            and (statement := record.statements.get(match.id)) is not None
            and statement.planned
        ]
        return found[:MOST_PLANS]

    def names_any(self, event_id: str, bodies: Iterable[str]) -> bool:
        """Whether an event names one of some bodies in its title, or changes what is said of it."""
        return bool(self.named_by(event_id, set(bodies)))

    def name_stems(self, body: str) -> frozenset[str]:
        """The stems of the words of all names of a body."""
        return _stems(" ".join(self._called(body)))

    def is_called(self, body: str, words: str) -> bool:
        """Whether words are a name of a body, and no everyday word for it."""
        return any(" ".join(words_of(name)) == words for name in self._called(body))

    def _called(self, body: str) -> list[str]:
        """The names of a body, short ones too, and those of its aliases that are written so."""
        names = [(name.name, name.short) for name, _ in self._graph.names(body)]
        aliases = (one.alias for one in self._graph.body(body).aliases)
        return [
            *(one for pair in names for one in pair if one),
            *(one for one in aliases if one[:1].isupper()),
        ]

    def named_by(self, event_id: str, bodies: set[str]) -> set[str]:
        """Which of some bodies an event names in its title, or begins or ends a statement of."""
        title = f" {self.row_of(event_id)} "
        told = {
            body
            for body in bodies
            if any(f" {' '.join(words_of(name))} " in title for name in self._called(body))
        }
        return told | (bodies & self._concerned(event_id))

    def find(
        self, stems: Iterable[str], bodies: Iterable[str] = (), phrase: str = ""
    ) -> list[Match]:
        """The statements and events that have the words, those with most of their weight first.

        Args:
            stems: the stems of the words that weigh.
            bodies: ids of bodies that the sentence names; one that concerns them fits better.
            phrase: the words in a row; of statements that have them all, those with them so first.
        """
        record, wanted = self._graph.record, list(dict.fromkeys(stems))
        weights = {word: self.rarity(word) for word in wanted}
        named = list(dict.fromkeys(bodies))
        total = sum(weights.values()) + BODY * len(named)
        if not total:
            return []
        scores: dict[str, float] = defaultdict(float)
        for word in wanted:
            having = self.postings.having(word)
            for one in having:
                scores[one] += weights[word]
            alike = {one for other in kin(word) for one in self.postings.having(other)}
            for one in alike.difference(having):
                scores[one] += OF_KIN * weights[word]
        matches = []
        for one, score in scores.items():
            statement = record.statements.get(one)
            own = statement.bodies if statement else self._concerned(one)
            near = sum(1 for body in named if body in own)
            length = 0.002 * self.postings.length(one)
            matches.append(Match(one, (score + BODY * near) / total, near - length))
        matches.sort(key=lambda match: (-match.share, -match.near))
        if phrase:
            likely = matches[:CLOSE]
            likely.sort(key=lambda match: phrase not in self.row_of(match.id))
            matches[:CLOSE] = likely
        return matches

    def passage(self, statement_id: str, stems: Iterable[str]) -> str:
        """The sentence of a statement's note or evidence that has most of the words.

        Nothing where it has few of those that its own sentence lacks.
        """
        statement = self._graph.record.statements.get(statement_id)
        if statement is None:
            return ""
        wanted = {stem for stem in stems if self.has(statement_id, stem)}
        wanted -= self.sentence_stems(statement_id)
        told = f"{_described(self._graph, statement)}\n{statement.note or ''}"
        parts = told.replace(". ", ".\n").replace("; ", "\n").split("\n")
        parts += [proof.says for proof in statement.all_evidence() if proof.says]
        best = max(parts, key=lambda part: self._weight(wanted & _stems(part)), default="")
        share = self._weight(wanted & _stems(best))
        return best if share and share >= TELLING * self._weight(wanted) else ""

    def _weight(self, stems: Iterable[str]) -> float:
        return sum(self.rarity(stem) for stem in stems)

    def row_of(self, statement_id: str) -> str:
        """All words of a statement or event, in one spelling, one behind the other."""
        row = self._rows.get(statement_id)
        if row is None:
            row = self._rows[statement_id] = " ".join(words_of(self._text(statement_id)))
        return row

    def _concerned(self, event: str) -> set[str]:
        index = self._graph.index
        return {
            end for one in (*index.begun_by(event), *index.ended_by(event)) for end in one.bodies
        }


def _stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words_of(text))


TELLING: Final = 0.35
"""So much of the words that a statement has beside its sentence a passage has that is told."""
CLOSE: Final = 40
"""So many matches are looked at closely."""
NEARLY_ALL: Final = 0.75
MOST_PLANS: Final = 4
MOST_DOCUMENTS: Final = 3
OF_KIN: Final = 0.9
"""So much of its weight a word has that stands there as another that says nearly the same."""
BODY: Final = 3.0
"""What a body that is named weighs beside the words."""


class Match(NamedTuple):
    """A statement or event, the share of the weight of the words that it has, how near it is."""

    id: str
    share: float
    near: float


def spoken(graph: DatedGraph, statement: Statement) -> str:
    """A statement as a sentence, its bodies named as on a day of it."""
    extent = graph.index.extent(statement)
    days = (extent.possible_from, extent.certain_to - 1)
    day = min((day for day in days if not is_open(day)), default=LATEST)
    return sentence(graph, statement, day)


def text_of(graph: DatedGraph, statement: Statement) -> str:
    """All that the record says in a statement, as one text."""
    parts = [spoken(graph, statement), statement.note or "", statement.basis or ""]
    parts.append(_described(graph, statement))
    fields = ("subject", "scope", "stream", "post", "mandate")
    parts += [str(getattr(statement, name, "") or "").replace("_", " ") for name in fields]
    parts += [mean.name for mean in getattr(statement, "means", ())]
    parts += [one.says or "" for one in statement.all_evidence()]
    events = graph.record.events
    tied = (statement.begun_by, statement.ended_by)
    parts += [events[event].title for event in tied if event is not None and event in events]
    return " ".join(parts)


def _described(graph: DatedGraph, statement: Statement) -> str:
    """The description of a body, which stands with the first of its names; of all else nothing."""
    names = graph.index.said("name", statement.owner) if statement.type == "name" else ()
    described = graph.body(statement.owner).description
    first = next(iter(names), None) is statement
    return described.text if first and described is not None else ""
