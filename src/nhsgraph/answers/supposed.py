"""What a question of *when*, *why* or *by which law* takes for granted of a line: that it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Premise
from nhsgraph.answers.telling import Sentence
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.values import replace
from nhsgraph.words.lexicon import RELATIONS
from nhsgraph.words.sentences import capital

if TYPE_CHECKING:
    from nhsgraph.answers.nearest import Ask
    from nhsgraph.graph import DatedGraph


def with_supposed(graph: DatedGraph, found: Answer, ask: Ask) -> Answer:
    """A silent answer with what is recorded of the line that its question takes for granted.

    *When did it begin to fund the other*, where it never did: that it did not, and who did.

    Args:
        graph: the graph that was asked.
        found: the answer; one that is not silent is given back as it is.
        ask: answers a typed question without this.
    """
    name = found.question.supposes
    if name is None or found.status != "silent":
        return found
    there = ask(graph, whether(found.question, name))
    if there.verdict not in {"no", "not recorded"} or not there.claim:
        return found
    claim = f"it was not so: {there.claim}" if there.verdict == "no" else there.claim
    problem = Premise(False, "contested", f"{capital(claim)}.", lead=claim)
    rows = {row.statement: row for row in (*found.nearest, *there.results, *there.see_also)}
    return replace(
        found,
        premise=problem if there.verdict == "no" else found.premise,
        claim=claim,
        text=f"{capital(claim)}.",
        sentences=(Sentence(claim),),
        nearest=tuple(rows.values()),
    )


def whether(question: Question, name: str) -> Question:
    """The question whether the line was there, asked from the end in whose words it is written."""
    if name == "succession":
        ends = (question.body, question.candidate or "")
        body, other = ends if question.role == "predecessor" else ends[::-1]
        return Question(
            "lineage", (body,), question.period, candidate=other, role="predecessor", yes_no=True
        )
    given = RELATIONS[name].topic_given
    form = next(form for form, role in EDGE_TYPES[name].forms().items() if role == given)
    ends = (question.body, question.candidate or "")
    body, other = ends if question.role == given else ends[::-1]
    return Question(form, (body,), question.period, candidate=other, yes_no=True)
