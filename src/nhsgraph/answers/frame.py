"""What every form of question shares: its time, premise and notes, and the answer around it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.contradictions import contradictions
from nhsgraph.answers.forms import FORMS
from nhsgraph.answers.premise import check_existence, life_notes, name_notes
from nhsgraph.answers.question import LONGEST, Question
from nhsgraph.answers.questions_in_words import ways
from nhsgraph.answers.result import HOLDS, Premise, Result
from nhsgraph.answers.subjects import said_in
from nhsgraph.answers.telling import NOTHING, Sentence, Telling, in_one, text_of
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    LATEST,
    Certainty,
    Day,
    Part,
    Period,
    is_open,
    speak_day,
    write_day,
)
from nhsgraph.errors import QuestionError
from nhsgraph.given import one_of
from nhsgraph.schema import EDGE_TYPES, KINDS, Statement
from nhsgraph.schema.edges import FORCES
from nhsgraph.values import dataclass, deferring, once
from nhsgraph.words.sentences import FORCES_IN_WORDS, articled, capital, listed, term_in_words
from nhsgraph.words.spans import coverage_notes, during_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


DEPUTIES = ("deputy_", "vice_", "former_")
"""How posts begin that are not the post behind it."""

STILL_POSSIBLE = 5 * 365
"""So many days after the years that the record covers what has not ended may go on."""


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
        if question.pick is not None:
            picks = ("first", "last", "longest")[: 3 if question.form in LONGEST else 2]
            one_of(question.pick, picks, "pick")
        for kind in question.kinds:
            one_of(kind, KINDS, "kind of body")
        if question.force is not None:
            one_of(question.force, FORCES, "force")
        period = question.period or Period(BEFORE_ALL, AFTER_ALL)
        premise = HOLDS
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
        Posts that are told together answer for either: *chair* for a chair and non-executives.
        """
        asked, post = self.question.post, getattr(statement, "post", None)
        if asked is None or post is None or _singular(asked) in _told_together(post):
            return True
        if post.startswith((f"{asked}_for_", f"{asked}_of_")):
            return True
        if not post.endswith(f"_{asked}") or post.startswith(DEPUTIES):
            return False
        own = self.graph.index.said("post", statement.owner)
        return not any(getattr(each, "post", None) == asked for each in own)

    def admits(self, row: Result) -> bool:
        """True where a row may answer: what suits, and is no guess outside all that was read."""
        unsure = row.certainty is not Certainty.CERTAIN
        return self.suits(row) and not (unsure and self._is_beyond(row.statement))

    def suits(self, row: Result) -> bool:
        """True where a row is of the kinds of bodies and the statements asked for."""
        question = self.question
        if question.only and not set(question.only).intersection(row.statements):
            return False
        bodies = self.graph.record.bodies
        kinds = {bodies[body].kind for body in row.answer if body in bodies}
        return not question.kinds or bool(kinds.intersection(question.kinds))

    def _is_beyond(self, statement_id: str) -> bool:
        """True of what only an open end stretches to the time asked, outside all that was read.

        That is before the years that the record covers, or long after them and all its sources.
        """
        covered = self.graph.record.info.covers.extent
        statement = self.graph.record.statements.get(statement_id)
        if statement is None:
            return False
        extent = self.graph.index.extent(statement)
        if self.period.stop <= covered.possible_from:
            return is_open(extent.possible_from)
        long_after = self.period.start > covered.possible_to + STILL_POSSIBLE
        return (
            long_after and is_open(extent.possible_to) and self.period.start > self._last_source()
        )

    def _last_source(self) -> Day:
        """The day on which the last source of the record came out."""
        sources = self.graph.record.sources.values()
        days = (source.published.earliest for source in sources if source.published)
        return max((day for day in days if not is_open(day)), default=BEFORE_ALL)

    def on_topic(self, statement: Statement) -> bool:
        """True where a statement has one of the words asked for in its own words, or none was."""
        if not self.question.topic:
            return True
        day = self.naming_day(self.period)
        own = [statement.type, *said_in(statement)]
        own += [self.graph.named_on_day(body, day) for body in statement.bodies]
        text = " ".join(own).lower()
        return any(word in text for word in self.question.topic)

    def picked(self, pairs: list[tuple[Part, Result]]) -> list[tuple[Part, Result]]:
        """Those that may answer; only the first or the last by date, where that was asked for."""
        pairs = [pair for pair in pairs if self.admits(pair[1])]
        if self.question.pick is None or not pairs:
            return pairs
        if self.question.pick == "longest":
            return _longest(pairs)
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

    def silent_sentences(self) -> tuple[Sentence, ...]:
        """What is told where nothing answers: what was wrong with the question, or the silence."""
        if not self.premise.ok and self.premise.message:
            said = (self.premise.lead, self.premise.rest)
            return tuple(Sentence(words) for words in said if words)
        return (Sentence(self.silence()),)

    def silent_claim(self) -> str:
        """The same in one sentence, with what was asked."""
        if self.graph.known_on is not None:
            return f"nothing was evidenced by {speak_day(self.graph.known_on)} on {self.asked()}"
        return f"the record is silent on {self.asked()}"

    def _claim(
        self, sentences: Sequence[Sentence], results: Sequence[Result], premise: Premise
    ) -> str:
        """What the lead says where a form does not say it: its first sentences, or the silence."""
        if not results and premise.lead:
            return premise.lead
        if not results and sentences == self.silent_sentences():
            return self.silent_claim()
        return in_one(
            (each.words for each in sentences), otherwise=in_one(row.text for row in results)
        )

    def asked(self) -> str:
        """What was asked, to follow *on*: *who holds the Board to account, in 2019*."""
        words = self._asked_words()
        if not self.asked_days and self.question.mandate is None:
            return words
        if self.question.mandate is not None:
            return f"{words}, for {self.question.mandate.text}"
        return f"{words}, {during_in_words(self.period)}"

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
        words = self._asked_words()
        if question.mandate:
            return f"{words}, mandate for {question.mandate.text}"
        words = f"{words}, {self.period.speak()}"
        if graph.known_on is not None:
            words += f", as known on {speak_day(graph.known_on)}"
        return words

    def _asked_words(self) -> str:
        """What was asked, by the lexicon: *who Monitor answered to*; with what else narrows it."""
        question, graph = self.question, self.graph
        clause = next(iter(ways(graph, question)), None)
        if clause is None:
            names = [
                articled(graph, each, self.naming_day(self.period)) for each in question.bodies
            ]
            told = FORMS[question.form].replace("a body", listed(names), 1) if names else ""
            words = told or FORMS[question.form]
        else:
            words = clause.indirect()
        more = [FORCES_IN_WORDS[question.force]] if question.force else []
        more += [f"measure {term_in_words(question.measure)}"] if question.measure else []
        more += [f"the {question.pick} only"] if question.pick else []
        return ", ".join([words, *more])

    def answer(
        self,
        *,
        text: str | None = None,
        told: Telling | Callable[[], Telling] = NOTHING,
        results: Sequence[Result] = (),
        parts: Sequence[Any] = (),
        notes: Iterable[str] | None = None,
        see_also: Sequence[Result] = (),
        **more: Any,
    ) -> Answer:
        """The answer with everything that the frame knows of the question.

        It is put in words when somebody reads them.

        Args:
            text: what it says, where it is not given as sentences.
            told: its sentences and its lead, or what makes them; by default that the record is
                silent.
            results: what answers.
            parts: the stretches of time with what answers in them.
            notes: what a reader must know; by default what the frame knows.
            see_also: what stands beside the answer and is none.
            more: further fields of the answer, such as its verdict, or the days that answer.
        """
        known = self.graph.known_on
        premise = self.premise if not results else HOLDS
        dates = (day for day in more.pop("dates", ()) if day is not None)
        rows = tuple(results)
        telling = once(lambda: self._telling(told, text, rows, premise))
        answer = Answer(
            question=self.question,
            read_as="",
            text="",
            first=None if not self.asked_days else self.period.first,
            last=None if not self.asked_days else self.period.last,
            known_on=write_day(known) if known is not None else None,
            premise=premise,
            results=rows,
            parts=tuple(parts),
            see_also=_distinct(see_also),
            dates=tuple(dict.fromkeys(dates)),
            **more,
        )
        return deferring(
            answer,
            read_as=self.read_as,
            text=lambda: (
                text_of(telling().sentences, answer.verdict) if text is None else capital(text)
            ),
            sentences=lambda: telling().sentences,
            claim=lambda: telling().claim,
            notes=lambda: self._all_notes(notes, rows),
        )

    def _telling(
        self, told: Telling | Callable[[], Telling], text: str | None,
        results: Sequence[Result], premise: Premise,
    ) -> Telling:  # fmt: skip
        """All that an answer says: what its form tells, or why nothing answers."""
        own = told() if callable(told) else told
        sentences = own.sentences
        if text is not None and text != self.silence():
            sentences = (Sentence(text, tuple(row.statement for row in results)),)
        sentences = sentences or self.silent_sentences()
        claim = own.claim if own.sentences else ""
        return Telling(sentences, claim or self._claim(sentences, results, premise))

    def _all_notes(self, notes: Iterable[str] | None, results: Sequence[Result]) -> tuple[str, ...]:
        """What a reader must know, each once, and where the record contradicts itself."""
        own = self.notes() if notes is None else notes
        return tuple(dict.fromkeys((*own, *contradictions(self.graph, results))))


def _length(periods: Iterable[Period]) -> int:
    """How many days some periods have, each day once."""
    total, reached = 0, BEFORE_ALL
    for period in sorted(periods, key=lambda each: each.start):
        total += max(0, period.stop - max(period.start, reached))
        reached = max(reached, period.stop)
    return total


def _longest(pairs: list[tuple[Part, Result]]) -> list[tuple[Part, Result]]:
    """Those of whoever answers on the most certain days, or of all who do on as many."""
    days: dict[tuple[str, ...], set[Period]] = {}
    for part, row in pairs:
        if part.certainty is Certainty.CERTAIN:
            days.setdefault(row.answer, set()).add(Period(part.start, part.stop))
    if not days:
        return pairs
    lengths = {answer: _length(own) for answer, own in days.items()}
    return [pair for pair in pairs if lengths.get(pair[1].answer) == max(lengths.values())]


def _distinct(results: Iterable[Result]) -> tuple[Result, ...]:
    return tuple({each.statement: each for each in results}.values())


def _told_together(post: str) -> set[str]:
    """A post and those that its name joins: a *chair* and a *non-executive* are two."""
    return {_singular(one) for one in (post, *post.split("_and_"))}


def _singular(post: str) -> str:
    """One post of its kind: *non-executives* and a *non-executive member* are alike."""
    return post.removesuffix("s").removesuffix("_member")
