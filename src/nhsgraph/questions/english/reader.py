"""A sentence to a typed question: times out, names for bodies, stems for words, the table's row."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nhsgraph.dates import Day, Period
from nhsgraph.errors import QuestionError
from nhsgraph.questions.english.grammar import FILLERS, STEMS, TABLE, YES_NO, Row
from nhsgraph.questions.english.times import Times, read_times
from nhsgraph.questions.english.vocabulary import Mention, Vocabulary, words_of
from nhsgraph.questions.request import FORMS, Question

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LONGEST_SENTENCE = 2000
"""A sentence with more characters is refused: nobody types one."""
_IDLE = re.compile(r"\b(?:in order|step by step|one after (?:the )?other)\b", re.IGNORECASE)
"""Turns of phrase that ask for nothing but what an answer has anyway."""
GRAMMAR_WORDS = frozenset(STEMS) | FILLERS | {"when", "how", "many", "much", "where", "why"}


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """A name that means several bodies on the days asked."""

    words: str
    bodies: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """How a sentence was read: the question, or why there is none.

    ``shape`` is what the table was held against, ``near`` the rows that fitted next.
    """

    text: str
    times: Times
    shape: str
    mentions: tuple[Mention, ...]
    question: Question | None = None
    row: Row | None = None
    near: tuple[Row, ...] = ()
    ambiguous: tuple[Ambiguous, ...] = ()
    known_on: Day | None = None
    suggestions: tuple[str, ...] = ()


def read(graph: DatedGraph, vocabulary: Vocabulary, text: str) -> Reading:
    """Reads a sentence.

    Raises:
        QuestionError: there is nothing to read, or far too much.
        DateError: a date is written that the calendar does not have.
    """
    if not text.strip():
        raise QuestionError("Nothing was asked.", ["Ask, for example: who holds HEE to account in 2019"])
    if len(text) > LONGEST_SENTENCE:
        raise QuestionError(f"The question is longer than {LONGEST_SENTENCE} characters.")
    times = read_times(" ".join(text.split()))
    words = words_of(_IDLE.sub(" ", times.rest))
    mentions = vocabulary.mentions(words)
    if not mentions and (near := vocabulary.nearest(words, GRAMMAR_WORDS)):
        mentions = [near]
    shape, kept = _shape(vocabulary, words, mentions)
    rows = [row for row in TABLE if _fits(row, shape, words)]
    reading = Reading(
        text, times, shape, tuple(mentions), row=rows[0] if rows else None,
        near=tuple(rows[1:4]), known_on=times.known_on,
        suggestions=tuple(vocabulary.suggestions(words)) if not mentions else (),
    )  # fmt: skip
    if not rows:
        return reading
    return _asked(graph, vocabulary, reading, rows[0], kept)


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the shape keeps of the words: posts, streams, forms, picks, and words of content."""

    words: tuple[str, ...]
    posts: tuple[str, ...]
    streams: tuple[str, ...]
    yes_no: bool
    pick: str | None


def _shape(
    vocabulary: Vocabulary, words: list[str], mentions: list[Mention]
) -> tuple[str, _Kept]:
    """The shape of a sentence, and the words behind its signs."""
    starts = {mention.start: (number, mention) for number, mention in enumerate(mentions)}
    tokens: list[str] = []
    posts: list[str] = []
    streams: list[str] = []
    content: list[str] = []
    pick = None
    place = 0
    while place < len(words):
        if place in starts:
            number, mention = starts[place]
            tokens.append(f"B{number}")
            place = mention.stop
            continue
        post, stream = _slot(words, place, vocabulary.posts), _slot(words, place, vocabulary.streams)
        if post:
            posts.append(post[0])
            tokens.append("P")
            place = post[1]
            continue
        if stream and STEMS.get(words[place]) not in {"fund", "spend"}:
            streams.append(stream[0])
            tokens.append("S")
            place = stream[1]
            continue
        word = words[place]
        stem = STEMS.get(word, word)
        if stem in {"first", "last"}:
            pick = stem
        elif word not in FILLERS or stem == "Q":
            tokens.append(stem)
            if stem == word and word not in GRAMMAR_WORDS:
                content.append(word)
        place += 1
    yes_no = bool(words) and words[0] in YES_NO
    shape = " ".join(tokens).replace("set up", "begin") + " "
    return shape, _Kept(tuple(content), tuple(posts), tuple(streams), yes_no, pick)


def _slot(
    words: list[str], place: int, known: dict[tuple[str, ...], str]
) -> tuple[str, int] | None:
    for stop in range(min(len(words), place + 5), place, -1):
        term = known.get(tuple(words[place:stop]))
        if term:
            return term, stop
    return None


def _fits(row: Row, shape: str, words: list[str]) -> bool:
    yes_no = bool(words) and words[0] in YES_NO
    if row.only == "yes_no" and not yes_no:
        return False
    return row.bodies(shape) is not None


def _asked(
    graph: DatedGraph, vocabulary: Vocabulary, reading: Reading, row: Row, kept: _Kept
) -> Reading:
    """The question that a row means, with its bodies chosen for the days asked."""
    numbers = row.bodies(reading.shape) or []
    period = reading.times.period
    chosen: dict[int, str] = {}
    ambiguous, notes = [], []
    for number in dict.fromkeys([*numbers, *range(len(reading.mentions))]):
        mention = reading.mentions[number]
        bodies, others = vocabulary.choose(mention, period)
        if len(bodies) > 1:
            ambiguous.append(Ambiguous(mention.words, tuple(bodies)))
        chosen[number] = bodies[0]
        notes += _notes(graph, mention, bodies[0], others, period)
    bodies = [chosen[number] for number in numbers]
    first = bodies[row.body] if row.body is not None and row.body < len(bodies) else None
    candidate = bodies[row.candidate] if row.candidate is not None else None
    rest = [chosen[number] for number in sorted(chosen) if chosen[number] not in {first, candidate}]
    asked = [first] if first else []
    if row.form == "plans":
        asked += rest
    elif first is None and rest:
        asked = rest[:1]
    question = Question(
        form=row.form,
        bodies=tuple(asked),
        period=period,
        candidate=candidate,
        role=row.role,
        mandate=reading.times.years if row.form == "mandate" or row.moment == "published" else None,
        post=kept.posts[0] if kept.posts else None,
        stream=kept.streams[0] if kept.streams else None,
        moment=row.moment,
        pick=kept.pick,
        text=reading.text,
        notes=tuple(notes),
    )
    question = _refined(graph, question, kept)
    return replace(reading, question=question, ambiguous=tuple(ambiguous))


def _refined(graph: DatedGraph, question: Question, kept: _Kept) -> Question:
    """Readings that depend on what kind of body was named, or on the form as a whole."""
    if question.mandate:
        question = replace(question, period=None) if question.form == "when" else question
    if question.form == "history" and question.bodies and not kept.yes_no:
        if graph.body(question.body).kind == "office" and question.period is not None:
            return replace(question, form="post")
    if question.form == "plans" and not question.bodies and not question.stream:
        return replace(question, topic=())
    if question.form == "hosting" and question.bodies and not question.candidate:
        if not list(graph.index.edges("hosting", "hosted", question.body)):
            wholes = list(graph.index.edges("membership", "member", question.body))
            return replace(question, form="whole") if wholes else question
    if question.form in {"mandate", "when"} and not question.bodies:
        return replace(question, bodies=_mandated(graph))
    return question


def _mandated(graph: DatedGraph) -> tuple[str, ...]:
    """The body whose mandate is meant where none is named: the one with the most steps."""
    bodies = {
        body: sum(1 for _ in graph.index.edges("mandate_approval", "body", body))
        for body in graph.record.bodies
    }
    best = max(bodies, key=lambda body: bodies[body], default=None)
    return (best,) if best and bodies[best] else ()


def _notes(
    graph: DatedGraph, mention: Mention, body: str, others: list[str], period: Period | None
) -> list[str]:
    """What was taken for what: another spelling, another name on that day, another meaning."""
    notes = []
    if mention.taken_for:
        notes.append(f"“{mention.words}” was taken for “{mention.taken_for}”.")
    for other in others:
        life = graph.life(other)
        name = graph.name_on(other, max(life.possible_from, 1))
        span = Period(life.possible_from, max(life.possible_to, life.possible_from + 1)).speak()
        notes.append(f"“{mention.words}” has also meant {name} ({other}), {span.removeprefix('on ')}.")
    if period is not None and period.start > 0:
        names = [name for name, _ in graph.names(body, period) if name.use != "legal"]
        asked = " ".join(words_of(mention.taken_for or mention.words))
        earlier = [name.name for name, _ in graph.names(body) if " ".join(words_of(name.name)) == asked
                   or " ".join(words_of(name.short or "")) == asked]  # fmt: skip
        if earlier and names and earlier[0] not in {name.name for name in names}:
            notes.append(f"{earlier[0]} was called {names[0].name} then.")
    return notes


def forms_help() -> list[str]:
    """The forms that can be asked, as hints."""
    return [f"{words}." for words in FORMS.values()]
