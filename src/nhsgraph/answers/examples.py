"""Examples of questions that the record can answer about a body."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import Question
from nhsgraph.answers.questions_in_words import question_in_words
from nhsgraph.dates import Certainty, Period, is_open, year_of
from nhsgraph.schema import Edge
from nhsgraph.words.sentences import capital

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


def example_about(graph: DatedGraph, body: str) -> str | None:
    """A question about a body that the record answers for certain; None if there is none.

    First those that ask for lines in a year in which one held, then those for its own life.
    """
    return next(iter(examples_about(graph, body, 1)), None)


def examples_about(graph: DatedGraph, body: str, most: int) -> list[str]:
    """Questions about a body that the record answers for certain, one of a form, in that order."""
    forms: dict[str, Question] = {}
    for question in _questions(graph, body):
        forms.setdefault(question.form, question)
        if len(forms) == most:
            break
    written = (question_in_words(graph, question) for question in forms.values())
    return [f"{capital(words)}?" for words in written]


def best_known(graph: DatedGraph) -> str | None:
    """The body of which the record says most; None where it has no bodies."""
    return max(graph.record.bodies, key=graph.index.number_of, default=None)


def _questions(graph: DatedGraph, body: str) -> Iterator[Question]:
    for form, look in LOOKUPS.items():
        for held in graph.edges(look.edge, look.given, body):
            year = _year(graph, held)
            if year is not None and isinstance(held.statement, Edge):
                post = getattr(held.statement, "post", None)
                yield Question(form, (body,), Period.read(str(year)), post=post)
    for post in graph.index.said("post", body):
        if post.counts:
            yield Question("post", (body,), post=getattr(post, "post", None))
    life = graph.life(body)
    if not life.empty and not is_open(life.possible_from):
        yield Question("when", (body,), moment="began")


def _year(graph: DatedGraph, held: Held) -> int | None:
    """The first year on which it held for certain, if the record covers that day."""
    day = held.extent.certain_from
    if is_open(day) or held.on(day) is not Certainty.CERTAIN:
        return None
    covered = graph.record.info.covers.holds_on(day) is Certainty.CERTAIN
    return year_of(day) if covered else None
