"""Lists of reviews, reports and the like: of no kind of body, but found by the word for them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import Period, is_open
from nhsgraph.english.quoting import spoken
from nhsgraph.english.sentence import ARTICLES
from nhsgraph.english.stems import stem
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.dates import Day
    from nhsgraph.english.candidates import Asked
    from nhsgraph.schema import Statement

WORKS: Final = {
    "reviews": "review", "reports": "report", "inquiries": "inquiry",
    "consultations": "consultation", "hearings": "hearing",
}  # fmt: skip
"""What is listed so, each with a word that stands in titles, names and sentences."""
BY_WORD: Final = (
    "The record keeps no list of these: told are the events, bodies and lines that have the word."
)
"""What a reader must know of such a list."""
_OPENERS: Final = frozenset("list which what name give all the of me a us show tell any".split())
_ABOUT: Final = frozenset(
    stem(word)
    for word in """publish lead led each one them who chair wrote write come out list name between
    commission run ran nhs there into on""".split()
)
"""Words of such a question that say nothing of what the works are on."""
_YES: Final = frozenset("were was are is did".split())


def work_asked_for(text: str) -> str | None:
    """The word for the works of which a text asks for a list; None where it asks for none."""
    words = words_of(text)
    for place, word in enumerate(words):
        if word in WORKS:
            did = words[place + 1 : place + 2] == ["did"]
            return word if place and not did else None
        if word not in _OPENERS:
            return None
    return None


def works(asked: Asked) -> list[str]:
    """The statements and events that are, or name, such a work on what is asked, by their day."""
    word = work_asked_for(asked.text)
    if word is None:
        return []
    noun, sentence = WORKS[word], asked.sentence
    topics = {
        stems
        for stems, own in zip(sentence.stems, sentence.words, strict=True)
        if stems not in _ABOUT | {noun} and own not in sentence.free and not own.isdecimal()
    }
    found = [
        (day, one)
        for day, one in _named(asked, noun)
        if not topics or any(asked.texts.has(one, topic) for topic in topics)
    ]
    named, kept = asked.proper_bodies, (one for _, one in sorted(found))
    return [one for one in kept if not named or asked.texts.speaks_of(one, named)]


def _named(asked: Asked, noun: str) -> Iterator[tuple[Day, str]]:
    """What has a noun in its title or its own sentence and may be of the time asked, with its day.

    Of all that names one body, or one work, only the first is told.
    """
    graph, texts = asked.graph, asked.texts
    having = set(texts.postings.having(noun))
    for event in graph.record.events.values():
        days = Period(event.date.earliest, event.date.latest + 1)
        inside = asked.period is None or days.overlaps(asked.period)
        if event.id in having and event.evidence and inside:
            yield event.date.earliest, event.id
    owners: set[str] = set()
    for statement in graph.record.statements.values():
        if statement.id not in having or not _is_work(asked, statement, noun):
            continue
        begins = graph.index.extent(statement).possible_from
        late = asked.period is not None and not (asked.period.start <= begins < asked.period.stop)
        if is_open(begins) or late or statement.owner in owners:
            continue
        owners.add(statement.owner)
        yield begins, statement.id


def _is_work(asked: Asked, statement: Statement, noun: str) -> bool:
    """Whether a statement names a work, or says who was asked for it or led it; none is a means."""
    if statement.type == "name" and not statement.planned:
        return noun in {stem(word) for word in words_of(getattr(statement, "name", ""))}
    if statement.type in _OF_WORKS and noun in asked.texts.sentence_stems(statement.id):
        return True
    text = f"{spoken(asked.graph, statement)} {statement.note or ''}"
    return statement.type not in _OF_NONE and _is_named(text.replace("\u2019s", "").split(), noun)


_OF_WORKS: Final = frozenset({"commission", "planning"})
"""The types of statements of which a review may be the subject."""
_OF_NONE: Final = frozenset({"name", "funding", "post", "size"})
"""The types in which one is but mentioned."""


def _is_named(words: list[str], noun: str) -> bool:
    """Whether a work is named after somebody: *the Smith review*, *Lord Rose's review*."""
    return any(
        word.strip(".,;:()").lower() in {noun, f"{noun}s"}
        and before[:1].isupper()
        and before.lower() not in ARTICLES
        for before, word in itertools.pairwise(words)
    )
