"""English questions: a sentence in, an answer out."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from nhsgraph.dates import BEFORE_ALL, LATEST, Extent, days_in_words
from nhsgraph.errors import QuestionError, UnknownBodyError, shortened
from nhsgraph.questions import answer
from nhsgraph.questions.answer import Answer, Premise
from nhsgraph.questions.english.reader import Reading, read
from nhsgraph.questions.english.unread import content, doubted, quoted
from nhsgraph.questions.english.vocabulary import Vocabulary
from nhsgraph.questions.request import FORMS, Question
from nhsgraph.questions.search import SearchIndex, search
from nhsgraph.questions.verdict import OPENINGS
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

NAMED = 5
"""How many bodies are named that somebody may have meant."""


class Asker:
    """Answers sentences from one record: its vocabulary and search index, each built once.

    Args:
        graph: the graph of the record, with all that it knows.
    """

    def __init__(self, graph: DatedGraph) -> None:
        self._graph = graph

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of the record."""
        return Vocabulary(self._graph)

    @cached_property
    def _index(self) -> SearchIndex:
        return SearchIndex(self._graph)

    def ask(
        self, graph: DatedGraph, text: str, *, as_known_on: str | None = None, plans: bool = False
    ) -> Answer:
        """Answers a sentence.

        Args:
            graph: the graph that answers, maybe as known on a day.
            text: the question, in English.
            as_known_on: a day of knowledge, if the sentence names none.
            plans: whether plans stand beside what was in force.

        Raises:
            QuestionError: the sentence fits no form, and a search finds nothing.
            DateError: a date in it does not exist.
        """
        if as_known_on is not None:
            graph = graph.as_known_on(as_known_on)
        reading = read(graph, self.vocabulary, text)
        if reading.known_on is not None:
            graph = graph.as_known_on_day(reading.known_on)
        found = self._answered(graph, reading, plans=plans)
        return doubted(found, reading.unread) if reading.times.unread else found

    def _answered(self, graph: DatedGraph, reading: Reading, *, plans: bool) -> Answer:
        """The answer to a sentence as it was read; times in it that were not read are not told."""
        question = reading.question
        nowhere = reading.unknown and question is not None and not question.bodies
        if question is None or question.lacks_body or nowhere:
            return self._search(graph, reading)
        question = replace(question, plans=plans)
        if reading.ambiguous:
            words, bodies = reading.ambiguous[0]
            heard_of = tuple(each for each in bodies if not graph.life(each).empty)
            if len(heard_of) != 1:
                return _candidates(graph, question, words, heard_of or bodies)
            if question.candidate in bodies:
                question = replace(question, candidate=heard_of[0])
            else:
                question = replace(question, bodies=heard_of)
        if reading.unknown:
            return _without(answer(graph, replace(question, yes_no=False)), reading.unknown)
        if reading.unread:
            plain = answer(graph, replace(question, yes_no=False))
            if reading.times.unread:
                return replace(plain, question=question)
            if plain.premise.ok:
                return doubted(replace(plain, question=question), reading.unread)
        return answer(graph, question)

    def _search(self, graph: DatedGraph, reading: Reading) -> Answer:
        topic = content(words_of(reading.times.rest))
        if topic and reading.shape.startswith("when "):
            question = Question("when", moment="event", topic=topic, text=reading.text)
            found = answer(graph, replace(question, period=reading.times.period))
            if found.events:
                return found
        notes = list(reading.times.notes)
        near = self.vocabulary.names.having(words_of(reading.unknown)) if reading.unknown else []
        period = reading.times.period
        if period and any(self._graph.life(each).during(period) for each in near):
            near = [each for each in near if self._graph.life(each).during(period)]
        if near:
            named = [self._graph.named_on_day(each, LATEST) for each in near[:NAMED]]
            more = f" or one of {len(near) - NAMED} more" if len(near) > NAMED else ""
            notes.append(f"Did you mean {', '.join(named)}{more}?")
        elif reading.suggestions:
            notes.append(f"Did you mean {', '.join(reading.suggestions)}?")
        question = Question(
            form="search", period=reading.times.period, text=reading.text, notes=tuple(notes)
        )
        found = search(graph, self._index, question, reading.times.rest, reading.unknown)
        if found.results:
            return found
        if reading.unknown:
            raise UnknownBodyError(f"The record has no body “{reading.unknown}”.", notes)
        if reading.times.unread:
            notes.insert(0, f"{quoted(reading.times.unread)} could not be read as a time.")
        hints = [*notes, "What can be asked:", *(f"- {words}" for words in FORMS.values())]
        raise QuestionError(
            "That question fits none of the forms, and no statement has its words.", hints
        )

    def explain(self, text: str) -> dict[str, Any]:
        """How a sentence is read: its time, its bodies, its shape, the row that fits, the next."""
        reading = read(self._graph, self.vocabulary, text)
        period = reading.times.period
        return {
            "text": reading.text,
            "time": period.speak() if period else None,
            "bodies": [
                {"words": each.words, "may_mean": [meaning.body for meaning in each.meanings]}
                for each in reading.mentions
            ],
            "shape": reading.shape.strip(),
            "not_read": list(reading.unread),
            "form": reading.row.form if reading.row else "search",
            "pattern": reading.row.pattern if reading.row else None,
            "near_misses": [{"form": row.form, "pattern": row.pattern} for row in reading.near],
        }


def _without(found: Answer, unknown: str) -> Answer:
    """The answer to a question of yes or no about a body that the record does not have."""
    told = f"{OPENINGS['not recorded']}: the record has no body “{shortened(unknown)}”."
    return replace(
        found,
        question=replace(found.question, yes_no=True),
        text=f"{told} {found.text}",
        verdict="not recorded",
    )


def _candidates(
    graph: DatedGraph, question: Question, words: str, bodies: tuple[str, ...]
) -> Answer:
    """The answer to an ambiguous name: its candidates, and what each would mean."""
    candidates = []
    for body in bodies:
        life = graph.life(body)
        name = graph.named_on_day(body, max(life.possible_from, BEFORE_ALL + 1))
        candidates.append(
            {"id": body, "name": name, "lived": "only planned" if life.empty else _lived(life)}
        )
    told = "; ".join(f"{each['name']} ({each['id']}, {each['lived']})" for each in candidates)
    period = question.period
    message = f"“{words}” may mean {told}. Name a day, or one of them."
    verdict = "not recorded" if question.yes_no else None
    return Answer(
        question=question,
        read_as=f"“{words}” is ambiguous",
        text=f"{OPENINGS[verdict]}: {message}" if verdict else message,
        verdict=verdict,
        first=period.first if period else None,
        last=period.last if period else None,
        premise=Premise(False, "ambiguous", message, candidates=tuple(candidates)),
    )


def _lived(life: Extent) -> str:
    return days_in_words(life.possible_from, life.possible_to - 1)
