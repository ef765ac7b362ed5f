"""What a word of the record's field means, as the record explains it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.results import all_known, cite
from nhsgraph.answers.telling import NOTHING, Sentence, Telling, in_one
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.question import Question
    from nhsgraph.graph import DatedGraph


def meaning(graph: DatedGraph, question: Question) -> Answer:
    """What the word in ``value`` means, from the explanations of ``record.yaml``.

    ``documents`` of the answer are the sources of the explanation, with where in them it stands.
    """
    frame = Frame.of(graph, question)
    asked = words_of(question.value or "")
    entry = next(
        (
            one
            for one in graph.record.info.words
            if one.description is not None and words_of(one.words) == asked
        ),
        None,
    )
    described = entry.description if entry is not None else None
    if described is None or not all_known(graph, described.evidence):
        return frame.answer(told=NOTHING)
    told = Telling((Sentence(described.text),), in_one([described.text]))
    return frame.answer(told=told, documents=cite(graph, described.evidence))
