"""Documents as such: who published one, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.results import cite
from nhsgraph.answers.telling import NOTHING, Sentence, Telling
from nhsgraph.dates import AFTER_ALL, Certainty, some_day_in_words
from nhsgraph.schema import Evidence, Source
from nhsgraph.words.sentences import listed

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.question import Question
    from nhsgraph.graph import DatedGraph


def document(graph: DatedGraph, question: Question) -> Answer:
    """Who published the documents of which ``only`` has the ids, and when, the earliest first.

    ``documents`` of the answer has them, ``dates`` their days of publication.
    """
    frame = Frame.of(graph, question)
    known = [
        source
        for one in question.only
        if (source := graph.record.sources.get(one)) is not None
        and graph.knowledge.of_source(one) is not Certainty.NO
    ]
    known.sort(key=lambda source: source.published.earliest if source.published else AFTER_ALL)
    cited = [
        cite(graph, [Evidence(source=source.id, locator="the document itself", proves=("during",))])
        for source in known
    ]
    sentences = tuple(Sentence(_published(source), ()) for source in known)
    dates = [source.published.text for source in known if source.published is not None]
    told = Telling(sentences, sentences[0].words) if sentences else NOTHING
    return frame.answer(
        told=told, dates=dates, documents=tuple(one for row in cited for one in row)
    )


def _published(source: Source) -> str:
    numbers = f" ({listed(source.numbers)})" if source.numbers else ""
    if source.published is None:
        return f"“{source.title}”{numbers} was published by {source.publisher}, on a day not known."
    days = some_day_in_words(source.published.earliest, source.published.latest)
    return f"“{source.title}”{numbers} was published by {source.publisher}, {days}."
