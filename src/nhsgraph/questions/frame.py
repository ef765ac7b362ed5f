"""What every form of question shares: its time, premise and notes, and the answer around it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, get_args

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, LATEST, Day, Part, Period, speak_day, write_day
from nhsgraph.errors import QuestionError
from nhsgraph.given import one_of
from nhsgraph.questions.answer import Answer, Premise, Result
from nhsgraph.questions.premise import check_existence, coverage_notes, life_notes, name_notes
from nhsgraph.questions.request import FORMS, Question
from nhsgraph.questions.wording import articled, capital, sentence
from nhsgraph.schema import EDGE_TYPES, Statement
from nhsgraph.schema.edges import Force

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


DEPUTIES = ("deputy_", "vice_", "former_")
"""How posts begin that are not the post behind it."""


@dataclass(frozen=True)
class Frame:
    """A question held against a graph: the days asked, and whether its premise holds."""

    graph: DatedGraph
    question: Question
    period: Period
    premise: Premise

    @classmethod
    def of(cls, graph: DatedGraph, question: Question) -> Frame:
        """The frame of a question; a question without a time is about the whole recorded life."""
        for body in (*question.bodies, question.candidate, question.among):
            if body is not None:
                graph.body(body)
        if question.pick not in {None, "first", "last"}:
            raise QuestionError(f"“{question.pick}” is no pick.", ["Picks are first and last."])
        if question.force is not None:
            one_of(question.force, get_args(Force), "force")
        period = question.period or Period(BEFORE_ALL, AFTER_ALL)
        premise = Premise()
        if question.bodies:
            premise = check_existence(graph, question.body, period)
        return cls(graph, question, period, premise)

    @property
    def asked_days(self) -> bool:
        """True when the question named a time."""
        return self.question.period is not None

    def role_in(self, edge_type: str) -> str | None:
        """The role of the body asked about, where the question gives one.

        Raises:
            QuestionError: edges of the type have no such role; that is no silence of the record.
        """
        role, roles = self.question.role, EDGE_TYPES[edge_type].roles
        if role is not None and role not in roles:
            hint = f"Roles are {' and '.join(roles)}."
            raise QuestionError(f"“{role}” is no role of {edge_type}.", [hint])
        return role

    def within_life(self) -> Period:
        """The days asked on which the body lived for certain."""
        if not self.question.bodies:
            return self.period
        life = self.graph.life(self.question.body)
        start = max(self.period.start, life.certain_from)
        return Period(start, max(start, min(self.period.stop, life.certain_to)))

    def naming_day(self, period: Period) -> Day:
        """The day by which bodies are named: the first of a period, or a day within it."""
        if period.start > BEFORE_ALL:
            return period.start
        return min(period.stop, LATEST) - 1

    def of_post(self, statement: Statement) -> bool:
        """True where a statement is of the post asked for: *director* is any director's post.

        But where there is a post of just that name, as of a chief executive, it is no deputy's.
        """
        asked, post = self.question.post, getattr(statement, "post", None)
        if asked is None or post is None or post == asked:
            return True
        if not post.endswith(f"_{asked}") or post.startswith(DEPUTIES):
            return False
        own = self.graph.index.said("post", statement.owner)
        return not any(getattr(each, "post", None) == asked for each in own)

    def on_topic(self, statement: Statement) -> bool:
        """True where the sentence of a statement has one of the words asked for, or none was."""
        if not self.question.topic:
            return True
        text = sentence(self.graph, statement, self.naming_day(self.period)).lower()
        return any(word in text for word in self.question.topic)

    def all_planned(self, pairs: Iterable[tuple[Part, Result]]) -> bool:
        """True where nothing but plans answers."""
        return all(shown.status != "in_force" for _, shown in pairs)

    def picked(self, pairs: list[tuple[Part, Result]]) -> list[tuple[Part, Result]]:
        """Only the first or the last by date, where that was asked for."""
        if self.question.pick is None or not pairs:
            return pairs
        starts: dict[str, Day] = {}
        for part, shown in pairs:
            starts[shown.statement] = min(part.start, starts.get(shown.statement, part.start))
        chosen = (min if self.question.pick == "first" else max)(starts.values())
        return [pair for pair in pairs if starts[pair[1].statement] == chosen]

    def silence(self) -> str:
        """The sentence for a record that has nothing to say."""
        if self.graph.known_on is not None:
            day = speak_day(self.graph.known_on)
            return f"Nothing of this was evidenced by {day}; that is not to say that it was not so."
        return "The record is silent here; silence is not nobody, and not never."

    def notes(self) -> list[str]:
        """What a reader must know: what was taken for what, names, lives, coverage."""
        notes = list(self.question.notes)
        if self.asked_days:
            notes += coverage_notes(self.graph, self.period)
        for body in self.question.bodies[:1]:
            notes += name_notes(self.graph, body, self.period)
            if self.asked_days:
                notes += life_notes(self.graph, body, self.period)
        return notes

    def read_as(self) -> str:
        """How the question was understood, in words, with its days."""
        question, graph = self.question, self.graph
        day = self.naming_day(self.period)
        words = FORMS[question.form]
        if question.bodies:
            names = [articled(graph, each, day) for each in question.bodies]
            words = _put(words, names)
        if question.candidate:
            words += f" (is it {articled(graph, question.candidate, day)}?)"
        for label, value in (("stream", question.stream), ("post", question.post)):
            if value:
                words += f", {label} {value.replace('_', ' ')}"
        if question.mandate:
            return f"{words}, mandate for {question.mandate.text}"
        words = f"{words}, {self.period.speak()}"
        if graph.known_on is not None:
            words += f", as known on {speak_day(graph.known_on)}"
        return words

    def answer(
        self,
        *,
        text: str,
        results: Sequence[Result] = (),
        parts: Sequence[Any] = (),
        notes: Iterable[str] | None = None,
        see_also: Sequence[Result] = (),
        dates: Iterable[str | None] = (),
        **more: Any,
    ) -> Answer:
        """The answer with everything that the frame knows of the question."""
        known = self.graph.known_on
        premise = self.premise if not results else Premise()
        return Answer(
            question=self.question,
            read_as=self.read_as(),
            text=capital(text),
            first=None if not self.asked_days else self.period.first,
            last=None if not self.asked_days else self.period.last,
            known_on=write_day(known) if known is not None else None,
            premise=premise,
            results=tuple(results),
            parts=tuple(parts),
            see_also=_distinct(see_also),
            dates=tuple(dict.fromkeys(day for day in dates if day is not None)),
            notes=tuple(dict.fromkeys(self.notes() if notes is None else notes)),
            **more,
        )


_A_BODY = re.compile(r"\b(a body's|a body|a unit|a collective or an arrangement|a collective)\b")


def _put(words: str, names: list[str]) -> str:
    """A form's words with the names of the bodies in the place of *a body* and its like."""
    first = names[0]

    def place(found: re.Match[str]) -> str:
        return f"{first}'s" if found[0].endswith("'s") else first

    put = _A_BODY.sub(place, words, count=1)
    rest = names if put == words else names[1:]
    return f"{put} ({', '.join(rest)})" if rest else put


def _distinct(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple({each.statement: each for each in results}.values())
