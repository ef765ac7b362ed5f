"""English questions: a sentence in, an answer out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.dates import BEFORE_ALL, Period, read_day
from nhsgraph.errors import QuestionError
from nhsgraph.questions import answer
from nhsgraph.questions.answer import Answer, Premise
from nhsgraph.questions.english.reader import Ambiguous, Reading, read
from nhsgraph.questions.english.vocabulary import Vocabulary
from nhsgraph.questions.request import Question
from nhsgraph.questions.wording import span

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def ask(
    graph: DatedGraph,
    vocabulary: Vocabulary,
    text: str,
    *,
    as_known_on: str | None = None,
    plans: bool = False,
) -> Answer:
    """Answers a sentence.

    Args:
        graph: the record's graph.
        vocabulary: its vocabulary.
        text: the question, in English.
        as_known_on: a day of knowledge, if the sentence names none.
        plans: whether plans stand beside what was in force.

    Raises:
        QuestionError: the sentence fits no form that can be asked.
        DateError: a date in it does not exist.
    """
    all_known = graph.all_known()
    reading = read(all_known, vocabulary, text)
    known_on = reading.known_on if reading.known_on is not None else as_known_on
    if known_on is not None:
        graph = graph.as_known_on_day(read_day(known_on))
    if reading.question is None or not _has_its_body(reading.question):
        raise _unread(reading)
    question = replace(reading.question, plans=plans)
    if reading.ambiguous:
        return _candidates(all_known, question, reading.ambiguous)
    return answer(graph, question)


def _has_its_body(question: Question) -> bool:
    """True unless the form needs a body and the sentence named none."""
    return bool(question.bodies) or question.form in {"changes", "plans", "when", "post"}


def _unread(reading: Reading) -> QuestionError:
    if not reading.mentions:
        hints = [f"Did you mean {', '.join(reading.suggestions)}?"] if reading.suggestions else []
        return QuestionError("No body that the record knows is named in that question.", hints)
    return QuestionError(
        "That question fits none of the forms that can be asked.",
        ["Ask, for example: who holds HEE to account in 2019"],
    )


def _candidates(graph: DatedGraph, question: Question, found: tuple[Ambiguous, ...]) -> Answer:
    """The answer to an ambiguous name: its candidates, and what each would mean."""
    first = found[0]
    candidates = []
    for body in first.bodies:
        life = graph.life(body)
        name = graph.name_on(body, max(life.possible_from, BEFORE_ALL + 1))
        candidates.append(
            {"id": body, "name": name, "lived": span(life.possible_from, life.possible_to - 1)}
        )
    told = "; ".join(f"{each['name']} ({each['id']}, {each['lived']})" for each in candidates)
    period = question.period
    message = f"“{first.words}” may mean {told}. Name a day, or one of them."
    return Answer(
        question=question,
        read_as=f"“{first.words}” is ambiguous",
        text=message,
        first=period.first if period else None,
        last=period.last if period else None,
        premise=Premise(False, "ambiguous", message, candidates=tuple(candidates)),
    )


__all__ = ["Period", "Vocabulary", "ask", "read"]
