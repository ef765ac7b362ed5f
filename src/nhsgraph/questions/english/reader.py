"""A sentence to a typed question: times out, names for bodies, stems for words, the table's row."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from nhsgraph.dates import BEFORE_ALL, Day, Period, days_in_words
from nhsgraph.errors import QuestionError
from nhsgraph.questions.english.grammar import ANY_DAY, Row
from nhsgraph.questions.english.meant import refined
from nhsgraph.questions.english.occasions import Occasion, dated, read_occasion
from nhsgraph.questions.english.shapes import Shape, fitting, shape_of, spelt, within_term
from nhsgraph.questions.english.strangers import (
    GRAMMAR_WORDS,
    NAME_WORDS,
    misspelt,
    passed_over,
    runs,
)
from nhsgraph.questions.english.times import Times, read_times
from nhsgraph.questions.english.unread import turning, unread
from nhsgraph.questions.english.vocabulary import Mention, Vocabulary
from nhsgraph.questions.request import Question
from nhsgraph.spelling import plain, tidy, words_of

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LONGEST_SENTENCE = 2000
"""A sentence with more characters is refused: nobody types one."""
MOST_SIGNS = 8 * LONGEST_SENTENCE
"""So many signs are not even looked at; a sentence has fewer, with all that nobody sees in it."""
_IDLE = re.compile(
    r"\b(?:(?:and )?in (?:what |which )?order|step by step|one after (?:the )?other)\b",
    re.IGNORECASE,
)
"""Turns of phrase that ask for nothing but what an answer has anyway."""
_POLITE = re.compile(
    r"(?:(?:please|hello|hi|hey|dear (?:all|sirs?|colleagues?|madam)|greetings|so|well|ok|okay"
    r"|right|thanks|thank you|cheers|sorry|excuse me|good (?:morning|afternoon|evening|day)"
    r"|and|but|also|then|hmm|um|er|actually|tell me|quick question|question)(?: (?:there|all|very"
    r" much|again|everyone))?\b(?!')[\s,.!?:;-]*)+",
    re.IGNORECASE,
)
"""Polite words with which a question is begun."""
_POLITE_END = re.compile(
    r"[\s,.!?;-]*\b(?:please|pls|(?:many )?thanks|thank you|cheers|ta)\b[\s.!?]*$", re.IGNORECASE
)
"""Polite words with which a question ends."""
WAYS_TO_OVERSEE = ("audit", "inspect", "regulat")
"""The ways to oversee that are told apart, each by the part of the word that all its forms have."""
HOLDING = frozenset({"accountability", "accountable_bodies"})
"""The forms whose lines have a force."""
FORCES = {
    "legally": "law",
    "statutorily": "law",
    "law": "law",
    "statute": "law",
    "legal": "law",
    "statutory": "law",
    "agreement": "agreement",
    "practice": "practice",
}
"""The words that ask for lines of one force."""
ACTS = {
    "sign": "signs_off",
    "approve": "approves",
    "publish": "publishes",
    "develop": "develops",
}
"""The acts of a ladder by their stems."""
MOST_STRANGE = 12
"""So many stretches of strange words are tried as the name of a body, no more."""
_IN_A_ROW = re.compile(r"(?:B\d+ ){1,12}(?:and|or) B\d+")
"""Bodies in a row, in a shape."""


class Ambiguous(NamedTuple):
    """A name that means several bodies on the days asked."""

    words: str
    bodies: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """How a sentence was read: the question, or why there is none.

    ``shape`` is what the table was held against, ``near`` the rows that fitted next, ``unknown``
    what stands in the place of a body and is none that the record knows, ``unread`` the words
    without which the question is another.
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
    unknown: str | None = None
    unread: tuple[str, ...] = ()


def read(graph: DatedGraph, vocabulary: Vocabulary, text: str) -> Reading:
    """Reads a sentence.

    Raises:
        QuestionError: there is nothing to read, or far too much.
        DateError: a date is written that the calendar does not have.
    """
    times, occasion = _times(vocabulary, _bare(vocabulary, _askable(text)))
    if times.known_on is not None:
        graph = graph.as_known_on_day(times.known_on)
    words = words_of(_IDLE.sub(" ", times.rest))
    mentions, shape = _named(vocabulary, words)
    strange = runs(words, shape.strange, mentions)
    rows = fitting(shape)
    if not rows:
        shape = shape_of(vocabulary, spelt(words), mentions)
        rows = fitting(shape)
    reading = Reading(
        tidy(text), times, shape.text, tuple(mentions), row=rows[0] if rows else None,
        near=tuple(rows[1:4]), known_on=times.known_on,
        suggestions=tuple(vocabulary.suggestions(words)) if not mentions else (),
        unread=times.unread,
    )  # fmt: skip
    if not rows or (shape.yes_no and rows[0].candidate is None):
        unknown = _unknown(vocabulary, words, mentions, strange, yes_no=shape.yes_no)
        reading = replace(reading, unknown=unknown)
    if not rows:
        return reading
    reading, question = _asked(graph, vocabulary, reading, rows[0], shape)
    if rows[0] is ANY_DAY and (topic := unread(rows[0], shape)):
        question = replace(question, moment="event", topic=tuple(topic))
    left = _not_read(question, rows[0], shape, times)
    reading = replace(reading, unread=(*reading.unread, *left))
    if not reading.unknown:
        notes = (*question.notes, *passed_over(times.rest, words, strange))
        question = replace(question, notes=notes)
    question = replace(question, notes=(*times.notes, *question.notes))
    if occasion:
        question = dated(graph, question, occasion)
    return replace(reading, question=question)


def _not_read(question: Question, row: Row, shape: Shape, times: Times) -> list[str]:
    """The words that a question can't do without and that are not read: those that turn it."""
    passed = unread if question.yes_no and question.form != "plans" else turning
    return [
        word
        for word in dict.fromkeys(passed(row, shape))
        if word not in times.unread and not (question.force and word in FORCES)
    ]


def _askable(text: str) -> str:
    """The sentence in one spelling: plain letters, quotes, hyphens and blanks, nothing unseen.

    Raises:
        QuestionError: there is nothing to read, or far too much.
    """
    if len(text) > MOST_SIGNS or len(asked := plain(text)) > LONGEST_SENTENCE:
        raise QuestionError(f"The question is longer than {LONGEST_SENTENCE} characters.")
    if not asked:
        raise QuestionError(
            "Nothing was asked.", ["Ask, for example: who holds HEE to account in 2019"]
        )
    return asked


def _bare(vocabulary: Vocabulary, text: str) -> str:
    """The question without polite words before and behind it, unless they begin a name."""
    behind = _POLITE_END.sub("", text)
    before = _POLITE.match(behind)
    if before is None:
        return behind or text
    polite = len(words_of(before[0]))
    first = next(iter(vocabulary.mentions(words_of(behind))), None)
    named = first is not None and first.start < polite
    return (behind if named else behind[before.end() :]) or text


def _times(vocabulary: Vocabulary, text: str) -> tuple[Times, Occasion | None]:
    """The times of a sentence: by date, or by what happened if it has none."""
    times = read_times(text, *vocabulary.names_with_figures(text))
    if times.period is not None:
        return times, None
    rest, occasion = read_occasion(vocabulary, times.rest)
    return times._replace(rest=rest), occasion


def _named(vocabulary: Vocabulary, words: list[str]) -> tuple[list[Mention], Shape]:
    """The bodies that are named, misspelt ones among them, and the shape of the sentence."""
    mentions = [
        each for each in vocabulary.mentions(words) if not within_term(vocabulary, words, each)
    ]
    near = None if mentions else vocabulary.nearest(words, GRAMMAR_WORDS - NAME_WORDS)
    if near:
        mentions = [near]
    shape = shape_of(vocabulary, words, mentions)
    if near or not mentions or not shape.strange:
        return mentions, shape
    meant = misspelt(vocabulary, words, runs(words, shape.strange, mentions))
    mentions = _in_order([*mentions, *meant])
    return mentions, shape_of(vocabulary, words, mentions) if meant else shape


def _in_order(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda each: each.start)


def _unknown(
    vocabulary: Vocabulary, words: list[str], mentions: list[Mention],
    strange: list[tuple[int, int]], *, yes_no: bool,
) -> str | None:  # fmt: skip
    """The words that stand where the table wants a body, and that name none.

    Where the sentence names a body too, only in a question of yes or no: whether another did it.
    """
    for start, stop in strange[:MOST_STRANGE] if yes_no or not mentions else ():
        name = Mention(start, stop, " ".join(words[start:stop]), ())
        rows = fitting(shape_of(vocabulary, words, _in_order([*mentions, name])))
        wanted = rows and (rows[0].candidate if mentions else rows[0].body) is not None
        if wanted and len(words) > stop - start:
            return name.words
    return None


def _asked(
    graph: DatedGraph, vocabulary: Vocabulary, reading: Reading, row: Row, shape: Shape
) -> tuple[Reading, Question]:
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
    first, candidate, among = (
        chosen[numbers[place]] if place is not None and place < len(numbers) else None
        for place in (row.body, row.candidate, row.among)
    )
    rest = [chosen[n] for n in sorted(chosen) if chosen[n] not in {first, candidate, among}]
    asked = [first] if first else rest[:1]
    if row.form == "plans" and first:
        asked = [first, *rest]
    left = list(_left_out(reading, {*asked, candidate, among}))
    if shape.yes_no:
        reading = replace(reading, unread=(*reading.unread, *left))
    elif left and candidate and " or " in reading.shape:
        candidate = None  # one or the other: who it was is asked, not whether
    else:
        notes += [f"“{words}” is left out: one body is asked about at a time." for words in left]
    question = Question(
        form=row.form,
        bodies=tuple(asked),
        period=period,
        candidate=candidate,
        role=row.role,
        mandate=reading.times.years if "mandate" in reading.shape else None,
        post=shape.first("P"),
        stream=shape.first("S"),
        moment=_act(shape) if row.form == "mandate" and candidate else row.moment,
        force=_force(shape) if row.form in HOLDING else None,
        among=among,
        value=shape.first("#" if row.form == "count" else "N") or shape.first("F"),
        yes_no=shape.yes_no,
        eve=not reading.times.joined,
        pick=shape.pick,
        topic=_topic(reading) if row.form == "oversight" else (),
        text=reading.text,
        notes=tuple(dict.fromkeys(notes)),
    )
    return replace(reading, ambiguous=tuple(ambiguous)), refined(graph, question, row)


def _act(shape: Shape) -> str | None:
    """What somebody is asked to have done of a mandate: signed it off, published it."""
    return next((ACTS[token] for token, _ in shape.tokens if token in ACTS), None)


def _force(shape: Shape) -> str | None:
    """Whether a line by law, by agreement or in practice is asked for."""
    return next((FORCES[words] for _, words in shape.tokens if words in FORCES), None)


def _topic(reading: Reading) -> tuple[str, ...]:
    """How somebody oversaw, where the verb tells it: *audited*, *inspected*, *regulated*."""
    words = words_of(reading.times.rest)
    return tuple(each for each in WAYS_TO_OVERSEE if any(word.startswith(each) for word in words))


def _left_out(reading: Reading, used: set[str | None]) -> Iterator[str]:
    """The bodies that stand in one row with the body asked about, and are not answered for."""
    for row in _IN_A_ROW.findall(reading.shape):
        named = [reading.mentions[int(number)] for number in re.findall(r"\d+", row)]
        for each in named:
            if not used.intersection(meaning.body for meaning in each.meanings):
                yield each.words


def _notes(
    graph: DatedGraph, mention: Mention, body: str, others: list[str], period: Period | None
) -> list[str]:
    """What was taken for what: another spelling, another name on that day, another meaning."""
    notes = []
    if mention.taken_for:
        notes.append(f"“{mention.words}” was taken for “{mention.taken_for}”.")
    for other in others:
        life = graph.life(other)
        if life.empty:  # only planned, or as known then not heard of
            continue
        name = graph.named_on_day(other, max(life.possible_from, 1))
        days = days_in_words(life.possible_from, life.possible_to - 1)
        notes.append(f"“{mention.words}” has also meant {name} ({other}), {days}.")
    if period is not None and period.start > BEFORE_ALL:
        asked = words_of(mention.taken_for or mention.words)
        named = [name for name, _ in graph.names(body, period) if name.use != "legal"]
        if any(asked in (words_of(name.name), words_of(name.short or "")) for name in named):
            return notes
        then = [name.name for name in named]
        meant = [
            name.name
            for name, _ in graph.names(body)
            if asked in (words_of(name.name), words_of(name.short or ""))
        ]
        if meant and then and meant[0] not in then:
            notes.append(f"{meant[0]} was called {then[0]} then.")
    return notes
