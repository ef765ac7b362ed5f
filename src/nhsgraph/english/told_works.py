"""What is told of a review, or of a document that the record only speaks of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.question import Question
from nhsgraph.answers.search import in_its_words, not_kept
from nhsgraph.dates import LATEST
from nhsgraph.english.decided import combined, quoted
from nhsgraph.english.deciding import how_read
from nhsgraph.english.searching import as_written
from nhsgraph.english.stems import stem
from nhsgraph.english.works import NO_MORE, SAYING, Mentioned, came_of
from nhsgraph.spelling import words_of
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, capital

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.reader import Reading
    from nhsgraph.graph import DatedGraph


def told_of_review(graph: DatedGraph, reading: Reading, body: str) -> Answer:
    """What a review recommended and what came of it, by its description and who names it."""
    asked = reading.asked
    described, others = came_of(asked, body)
    question = Question("quote", (body,), asked.period, text=asked.text)
    question = replace(question, notes=(*how_read(reading), NO_MORE))
    told = in_its_words(graph, question, others)
    if described:
        own = answer(graph, replace(question, form="about"))
        own = replace(own, claim=described, question=question)
        return combined([own, told], asked.text) if told.results else own
    if told.results:
        return told
    claim = f"the record does not keep what came of {articled(graph, body, LATEST)}"
    question = replace(question, notes=how_read(reading))
    return not_kept(graph, question, f"{claim}, or what it recommended")


def told_of_mention(
    graph: DatedGraph, texts: Texts, reading: Reading, mention: Mentioned
) -> Answer | None:
    """The day of a document that the record only speaks of, and has no statement on."""
    asked = reading.asked
    one, name, day = mention
    question = Question("quote", period=asked.period, text=asked.text)
    question = replace(question, notes=how_read(reading))
    stems = [stem(word) for word in words_of(name)]
    told = in_its_words(graph, question, [one], lambda one: texts.passage(one, stems))
    called = as_written(name, reading)
    claim = f"the record speaks of “{called}”, of {day}, and has no more of when it came out"
    told = replace(told, claim=claim, text=f"{capital(claim)}. {told.text}")
    return told if told.results else None


def no_such_paper(graph: DatedGraph, reading: Reading, sort: str, near: list[str]) -> Answer:
    """That no paper of a sort has the title that is asked for, and which others are near."""
    question = Question("document", period=reading.asked.period, text=reading.asked.text)
    titles = quoted(graph.record.sources[one].title for one in near)
    claim = f"the record has no {sort} of that title; near it by its title is: {titles}"
    return not_kept(graph, replace(question, notes=how_read(reading)), claim)


def told_of_saying(graph: DatedGraph, texts: Texts, reading: Reading) -> Answer | None:
    """The first document on record that announces what is asked: *which paper said so*."""
    asked, sentence = reading.asked, reading.asked.sentence
    at = -1 if sentence.asking is None else sentence.asking
    heads = frozenset(sentence.words[at + 1 : at + 1 + HEAD])
    said = asked.places(SAYING)
    if asked.kind not in {"what", "who"} or not (said and heads & _PAPERS and asked.bodies):
        return None
    about = {sentence.stems[p] for p in sentence.content if sentence.words[p] not in heads}
    about -= {sentence.stems[place] for place in said}
    typed = [
        one
        for one in reading.scored
        if one.candidate.rule == "plans-of-type"
        and {sentence.words[place] for place in one.left if place not in said} <= heads
    ]
    read = {row.statement for one in typed[:1] for row in one.answer.results}
    plans = [
        one
        for one in graph.record.statements.values()
        if one.planned and {*asked.bodies} <= {*one.bodies}
        and (one.id in read or about <= texts.sentence_stems(one.id))
    ]  # fmt: skip
    sources = graph.record.sources
    proofs = [
        (source.published.earliest, source.id)
        for one in plans if about
        for proof in one.evidence
        if "begin" in proof.proves or proof.proves == ()
        for source in (sources[proof.source],) if source.published is not None
    ]  # fmt: skip
    if not proofs:
        return None
    question = Question("document", only=(min(proofs)[1],), text=asked.text)
    notes = (*how_read(reading), FIRST_TO_SAY)
    return answer(graph, replace(question, notes=notes))


HEAD: Final = 3
"""So many words behind *which* may name the document."""
_PAPERS: Final = frozenset("paper papers document report speech statement announcement".split())
FIRST_TO_SAY: Final = "It is the first that the record cites for that plan; others may say so too."
