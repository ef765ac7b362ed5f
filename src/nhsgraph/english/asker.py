"""English questions: a sentence in, an answer out."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, partial
from itertools import islice
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.answers import answer
from nhsgraph.answers.answer import Answer
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Premise
from nhsgraph.answers.telling import OPENINGS
from nhsgraph.dates import BEFORE_ALL, days_in_words
from nhsgraph.english.by_words import ByWords
from nhsgraph.english.clauses import FINITE, MOST_CLAUSES, clauses
from nhsgraph.english.decided import (
    beside_stranger,
    combined,
    denied,
    doubted,
    nobody_both,
    on_one_day,
    quoted,
    strange_names,
    without,
    without_stream,
)
from nhsgraph.english.deciding import (
    ONE_DAY,
    accounts,
    asks_for_one_day,
    in_a_row,
    of_both,
    unread,
    unread_times,
    words_of_posts,
)
from nhsgraph.english.followed import (
    asks_for_the_next,
    bare,
    changed,
    person_of,
    topic_of,
    with_person,
    with_topic,
)
from nhsgraph.english.money import over_years, unread_purpose
from nhsgraph.english.parts import Parts
from nhsgraph.english.quoting import Texts
from nhsgraph.english.reader import Reading, askable, read
from nhsgraph.english.scoring import Scored
from nhsgraph.english.sentence import Slot, sentence_of
from nhsgraph.english.times import bounded, read_times
from nhsgraph.english.unkept import unkept
from nhsgraph.english.vocabulary import Vocabulary
from nhsgraph.errors import NhsGraphError
from nhsgraph.spelling import tidy, words_of
from nhsgraph.values import replace
from nhsgraph.words.question_words import PICKS
from nhsgraph.words.sentences import capital

if TYPE_CHECKING:
    from nhsgraph.dates import Period
    from nhsgraph.graph import DatedGraph

OF_MONEY: Final = frozenset({"amount", "funding", "funded_bodies"})
"""The forms that tell who paid what: *pay* and *grant* are words of theirs."""
SUMS_ALONE: Final = (
    "The sums are told as they stand; no difference is worked out, since not all measure the same."
)


class Asker:
    """Answers sentences from one record: its words are indexed once.

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
    def texts(self) -> Texts:
        """The words of its statements."""
        return Texts(self._graph)

    @cached_property
    def by_words(self) -> ByWords:
        """What looks for words, where no typed reading answers."""
        return ByWords(self._graph, self.vocabulary, self.texts)

    @cached_property
    def parts(self) -> Parts:
        """What parts a sentence into its questions."""
        return Parts(self.vocabulary, self.by_words, self.read, partial(self._answer, plans=False))

    def ask(
        self, graph: DatedGraph, text: str, *, as_known_on: str | None = None,
        plans: bool = False, after: Answer | None = None,
    ) -> Answer:  # fmt: skip
        """Answers a sentence.

        Args:
            graph: the graph that answers, maybe as known on a day.
            text: the question, in English.
            as_known_on: a day of knowledge, if the sentence names none.
            plans: whether plans stand beside what was in force.
            after: the answer to the question before; what this one leaves out is taken from it.

        Raises:
            QuestionError: there is nothing to read, or far too much.
            DateError: a date in it does not exist.
        """
        if as_known_on is not None:
            graph = graph.as_known_on(as_known_on)
        whole = askable(text)
        if after is not None:
            found = self._follow(graph, bare(whole), after, plans=plans)
        else:
            parts = self.parts.of(graph, whole)
            answers = [self._answer(graph, reading, plans=plans) for reading in parts]
            answers = list({one.text: one for one in answers}.values())
            found = answers[0] if len(answers) == 1 else combined(answers, whole)
        return replace(found, question=replace(found.question, text=tidy(text)))

    def _follow(self, graph: DatedGraph, text: str, after: Answer, *, plans: bool) -> Answer:
        """The answer to a question that follows another and leaves out what that one named."""
        before, person = after.question, person_of(after)
        topic, text = topic_of(before), with_person(text, person)
        reading = self.read(graph, text, topic)
        question = changed(before, reading, self.vocabulary)
        if question is not None:
            return answer(graph, replace(question, plans=plans))
        if topic and not reading.asked.bodies:
            text = with_topic(reading, self.vocabulary.name_of(topic[0]), person)
            reading = self.read(graph, text)
        timeless = reading.asked.kind in {"day", "long"} or asks_for_the_next(reading)
        if reading.asked.period is None and not timeless:
            reading = self.read(graph, text, topic, before.period)
        return self._answer(graph, reading, plans=plans)

    def read(
        self, graph: DatedGraph, text: str, topic: Iterable[Slot] = (), period: Period | None = None
    ) -> Reading:
        """How one question is read."""
        return read(graph, self.vocabulary, self.texts, text, topic, period)

    def _answer(self, graph: DatedGraph, reading: Reading, *, plans: bool) -> Answer:
        found = self._of_reading(graph, reading, plans=plans)
        return denied(found, reading.denied) if reading.denied else found

    def _of_reading(self, graph: DatedGraph, reading: Reading, *, plans: bool) -> Answer:
        if reading.known_on is not None:
            graph = graph.as_known_on_day(reading.known_on)
        if (named := self.by_words.of_area(graph, reading)) is not None:
            reading = self.read(graph, named[0], period=reading.asked.period)
            reading.notes.append(named[1])
        first = next(iter(reading.scored), None)
        if reading.asked.period is not None and not (first and accounts(reading, first)):
            reading = self._without_clause(graph, reading) or reading  # when it came, in 2014
            first = next(iter(reading.scored), None)
        own = self.by_words
        for look in (
            own.areas, own.work, own.reported, own.listed, own.does, own.document, own.quote,
            own.outside,
        ):  # fmt: skip
            if (told := look(graph, reading, first)) is not None:
                return told
        of_money = first is not None and first.question.form in OF_MONEY
        if not of_money and unkept(reading.asked.sentence):
            return self.by_words.searches.search(graph, reading)
        if first is not None and (purpose := self._unread_purpose(reading, first)):
            return without(first.answer, f"no sum is recorded for {quoted([purpose])}")
        shorter = self._without_clause(graph, reading) if first is None or first.left else None
        apart = shorter is not None and not shorter.scored[0].left
        if first is not None and accounts(reading, first) and not apart:
            told = self._decided(graph, reading, first, plans=plans)
            told = without_stream(graph, reading.asked.sentence, told) or told
            return self.by_words.searches.instead_of_silence(graph, reading, told) or told
        if shorter is not None:
            return self._decided(graph, shorter, shorter.scored[0], plans=plans)
        by_words = self.by_words
        told = by_words.title(graph, reading) or self._without_stranger(graph, reading)
        return told or by_words.searches.search(graph, reading)

    def _without_stranger(self, graph: DatedGraph, reading: Reading) -> Answer | None:
        """What is recorded without a name that stands nowhere, which is told first."""
        asks = reading.asked.kind != "" and not reading.times.unread  # no heading alone
        retold = self.by_words.searches.retold(reading.asked) if asks else None
        if retold is None:
            return None
        text, why, taken = retold
        again = self.read(graph, text, period=reading.asked.period)
        first = next(iter(again.scored), None)
        if first is None or first.left or not accounts(again, first):
            return None
        found = self._decided(graph, again, first, plans=False)
        if taken:
            return replace(found, notes=(f"{capital(why)}.", *found.notes))
        return beside_stranger(found, why, yes_no=reading.asked.kind == "yes")

    def _unread_purpose(self, reading: Reading, first: Scored) -> str:
        """What a sum is asked for that no reading knows; nothing where it is read."""
        spent = reading.asked.kind == "money" or "spend" in reading.asked.sentence.stems
        if first.question.form not in OF_MONEY or not spent:
            return ""
        return unread_purpose(reading.asked, first.left, first.strangers)

    def _without_clause(self, graph: DatedGraph, reading: Reading) -> Reading | None:
        """A question without a clause that the record can't date, which is told as unread.

        *Who led it when the flood came* asks who led it; it is not searched for floods.
        """
        asked = reading.asked
        inside = self.vocabulary.inside_names(asked.text)
        found = islice(clauses(asked.text, inside), MOST_CLAUSES)
        for clause in sorted(found, key=lambda one: one.word not in FINITE):
            inner = sentence_of(self.vocabulary, clause.text)
            known = inner.bodies or any(inner.slots.values())
            if inner.asking is not None or (known and clause.word not in FINITE):
                continue
            own = read_times(clause.text, *self.vocabulary.names_with_figures(clause.text)).period
            of_own = own is not None and own == asked.period
            days = bounded(clause.word, own) if of_own and own else asked.period
            shorter = self.read(graph, clause.rest, period=days)
            if shorter.scored and accounts(shorter, shorter.scored[0]):
                words = f"{clause.word} {clause.text}"
                if of_own and days:  # before it moved in 2016: before that year
                    shorter.notes.append(f"“{words}” was taken to be {days.speak()}.")
                else:
                    shorter.undated = (words,)
                return shorter
        return None

    def _decided(
        self, graph: DatedGraph, reading: Reading, first: Scored, *, plans: bool
    ) -> Answer:
        """The answer of the reading that accounts for most, with what it leaves out."""
        asked = reading.asked
        question = replace(first.question, plans=plans, text=asked.text)
        question = replace(question, notes=(*reading.notes, *question.notes))
        if question.form == "amount" and over_years(asked):
            question = replace(question, notes=(*question.notes, SUMS_ALONE))
        ambiguous = self._ambiguous(graph, reading, question)
        if ambiguous is not None:
            return replace(ambiguous, notes=(*unread_times(reading), *ambiguous.notes))
        questions = list(in_a_row(reading, question))
        left, minor = unread(reading, first)
        if minor:
            told = f"{quoted(minor)} {'was' if len(minor) == 1 else 'were'} passed over."
            question = replace(question, notes=(*question.notes, told))
            questions = list(in_a_row(reading, question))
        if len(questions) > 1:
            told_of = words_of_posts(reading, questions)
            left = [word for word in left if word not in told_of]
        if "both" in left and len(questions) > 1 and not question.yes_no:
            left.remove("both")
            if not (shared := of_both(graph, questions)) and not left:
                return nobody_both([answer(graph, one) for one in questions], asked.text)
            questions = shared or questions
        rest = " ".join(left)
        if asks_for_one_day(f"{asked.text} {rest}", questions) and {*words_of(rest)} <= ONE_DAY:
            alone = [answer(graph, replace(one, yes_no=False)) for one in questions]
            return on_one_day(alone, asked.text)
        if len({one.pick for one in questions}) > 1:
            left = [word for word in left if word not in PICKS]  # the first and the last
        answers = [
            answer(graph, replace(one, yes_no=False)) if {*left} - {*reading.unasked}
            else first.answer if one == first.question
            else answer(graph, one)
            for one in questions
        ]  # fmt: skip
        if left:
            names = strange_names(asked.sentence, first.left)
            answers = [
                doubted(found, one, left, names, reading.unasked)
                for found, one in zip(answers, questions, strict=True)
            ]
        return answers[0] if len(answers) == 1 else combined(answers, asked.text)

    def _ambiguous(self, graph: DatedGraph, reading: Reading, question: Question) -> Answer | None:
        asked = reading.asked
        if reading.scored and reading.scored[0].candidate.rule == "regions":
            return None  # of several sets of regions it is told which there was
        for slot in asked.sentence.bodies:
            if slot.mention is None or slot.pronoun:
                continue
            bodies, others = self.vocabulary.choose(slot.mention, asked.period)
            if question.form == "when" and asked.kind == "yes" and _opens(asked.period):
                bodies = [*bodies, *others]  # did it begin before: the days choose no meaning
            alive = tuple(body for body in bodies if not graph.life(body).empty)
            if len(alive or bodies) > 1 and {question.candidate, *question.bodies} & set(bodies):
                return _candidates(graph, question, slot.mention.words, alive or tuple(bodies))
        return None

    def explain(self, text: str) -> dict[str, Any]:
        """How a sentence is read: its time, its bodies, and the readings that account for it."""
        reading = self.read(self._graph, askable(text))
        asked = reading.asked
        words = asked.sentence.words
        return {
            "text": asked.text,
            "time": asked.period.speak() if asked.period else None,
            "kind": asked.kind,
            "bodies": [
                {"words": " ".join(words[slot.start : slot.stop]), "body": asked.meant(slot)}
                for slot in asked.sentence.bodies
            ],
            "readings": [
                {
                    "rule": scored.candidate.rule,
                    "form": scored.question.form,
                    "bodies": list(scored.question.bodies),
                    "score": round(scored.score, 2),
                    "left": [words[place] for place in scored.left],
                    "text": scored.answer.text,
                }
                for scored in reading.scored[:5]
            ],
        }


def _opens(period: Period | None) -> bool:
    """Whether days have no begin: *before 2015*."""
    return period is not None and period.start <= BEFORE_ALL


def _candidates(
    graph: DatedGraph, question: Question, words: str, bodies: tuple[str, ...]
) -> Answer:
    """The answer to an ambiguous name: its candidates, and what each would mean."""
    shown, told = [], []
    for body in bodies:
        life = graph.life(body)
        name = graph.named_on_day(body, max(life.possible_from, 1))
        days = days_in_words(life.possible_from, life.possible_to - 1)
        lived = "only planned" if life.empty else days
        row: dict[str, Any] = {"id": body, "name": name, "lived": lived}
        try:
            role = "candidate" if question.candidate in bodies else "bodies"
            value: Any = body if role == "candidate" else (body, *question.bodies[1:])
            row["answer"] = answer(graph, replace(question, **{role: value})).lead
        except NhsGraphError:
            row["answer"] = ""
        shown.append(row)
        told.append(f"{name} ({body}, {lived})")
    message = f"“{words}” may mean {'; '.join(told)}. Name a day, or one of them."
    period = question.period
    return Answer(
        question=question,
        read_as=f"“{words}” is ambiguous",
        claim=message,
        text=f"{OPENINGS['not recorded']}: {message}" if question.yes_no else message,
        first=period.first if period else None,
        last=period.last if period else None,
        premise=Premise(False, "ambiguous", message, candidates=tuple(shown)),
        verdict="not recorded" if question.yes_no else None,
        notes=question.notes,
    )
