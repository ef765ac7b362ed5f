"""A sentence to a typed question: times out, names for bodies, stems for words, the table's row."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Period
from nhsgraph.errors import QuestionError
from nhsgraph.questions.english.grammar import FILLERS, STEMS, TABLE, YES_NO, Row
from nhsgraph.questions.english.occasions import dated, read_occasion
from nhsgraph.questions.english.strangers import GRAMMAR_WORDS, NAME_WORDS, misspelt, runs
from nhsgraph.questions.english.times import Times, read_times
from nhsgraph.questions.english.vocabulary import Mention, Vocabulary, words_of
from nhsgraph.questions.request import Question
from nhsgraph.questions.wording import span
from nhsgraph.schema import Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LONGEST_SENTENCE = 2000
"""A sentence with more characters is refused: nobody types one."""
_IDLE = re.compile(
    r"\b(?:(?:and )?in (?:what |which )?order|step by step|one after (?:the )?other)\b",
    re.IGNORECASE,
)
"""Turns of phrase that ask for nothing but what an answer has anyway."""
_WANTS_MORE = re.compile(r"\b(?:Q|or|when|where|how) ")
"""Words of a shape for which yes or no is too short an answer."""
WAYS_TO_OVERSEE = ("audit", "inspect", "regulat")
"""The ways to oversee that are told apart, each by the part of the word that all its forms have."""
_IN_A_ROW = re.compile(r"(?:B\d+ )+(?:and|or) B\d+")
"""Bodies in a row, in a shape."""
LEADING = ("chief_executive", "managing_director", "director", "chair", "leader")
"""The posts that lead a body, in the order in which one is looked for."""
_PLAIN_STEMS = frozenset({"fund", "spend", "budget"})
"""Stems that are no slot by themselves: *grant* asks for money, not for a stream called so."""


class Ambiguous(NamedTuple):
    """A name that means several bodies on the days asked."""

    words: str
    bodies: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """How a sentence was read: the question, or why there is none.

    ``shape`` is what the table was held against, ``near`` the rows that fitted next, ``unknown``
    what stands in the place of a body and is none that the record knows.
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


def read(graph: DatedGraph, vocabulary: Vocabulary, text: str) -> Reading:
    """Reads a sentence.

    Raises:
        QuestionError: there is nothing to read, or far too much.
        DateError: a date is written that the calendar does not have.
    """
    if not text.strip():
        raise QuestionError(
            "Nothing was asked.", ["Ask, for example: who holds HEE to account in 2019"]
        )
    if len(text) > LONGEST_SENTENCE:
        raise QuestionError(f"The question is longer than {LONGEST_SENTENCE} characters.")
    times = read_times(" ".join(text.split()))
    occasion = None
    if times.period is None:
        rest, occasion = read_occasion(vocabulary, times.rest)
        times = times._replace(rest=rest)
    words = words_of(_IDLE.sub(" ", times.rest))
    mentions = [
        each for each in vocabulary.mentions(words) if not _within_term(vocabulary, words, each)
    ]
    if not mentions and (near := vocabulary.nearest(words, GRAMMAR_WORDS - NAME_WORDS)):
        mentions = [near]
    kept = _shape(vocabulary, words, mentions)
    strange = runs(words, kept.strange, mentions)
    if mentions and (meant := misspelt(vocabulary, words, strange)):
        mentions = _in_order([*mentions, *meant])
        kept = _shape(vocabulary, words, mentions)
        strange = runs(words, kept.strange, mentions)
    rows = _rows(kept)
    if not rows:
        kept = _shape(vocabulary, _spelt(words), mentions)
        rows = _rows(kept)
    reading = Reading(
        text, times, kept.shape, tuple(mentions), row=rows[0] if rows else None,
        near=tuple(rows[1:4]), known_on=times.known_on,
        suggestions=tuple(vocabulary.suggestions(words)) if not mentions else (),
        unknown=_unknown(vocabulary, words, mentions, strange, kept)
        if not rows or rows[0].candidate is None else None,
    )  # fmt: skip
    if not rows:
        return reading
    reading = _asked(graph, vocabulary, reading, rows[0], kept)
    if occasion and reading.question:
        reading = replace(reading, question=dated(graph, reading.question, occasion))
    return reading


@dataclass
class _Kept:
    """The shape of a sentence, what stands behind its signs, and where words are not known."""

    shape: str = ""
    opening: str | None = None
    pick: str | None = None
    slots: dict[str, list[str]] = field(default_factory=dict)
    strange: list[int] = field(default_factory=list)

    @property
    def yes_no(self) -> bool:
        """Whether yes or no can answer: *can you tell me who* and *was it DH or DHSC* want more."""
        return self.opening == "yes_no" and not _WANTS_MORE.search(self.shape)

    def first(self, sign: str) -> str | None:
        """The first term that stands behind a sign: P a post, S a stream, F a form, N a person."""
        return next(iter(self.slots.get(sign, ())), None)


def _shape(vocabulary: Vocabulary, words: list[str], mentions: list[Mention]) -> _Kept:
    """The shape of a sentence: bodies, persons, posts, forms, streams as signs, words as stems."""
    starts = {mention.start: (number, mention) for number, mention in enumerate(mentions)}
    slots = _slots(vocabulary)
    kept = _Kept(opening=_opening(words))
    tokens: list[str] = []
    place = 0
    while place < len(words):
        if place in starts:
            number, mention = starts[place]
            tokens.append(f"B{number}")
            place = mention.stop
            continue
        filled = _filled(words, place, slots)
        if filled:
            sign, term, place = filled
            kept.slots.setdefault(sign, []).append(term)
            tokens.append(sign)
            continue
        stem = STEMS.get(words[place], words[place])
        if stem in {"first", "last"}:
            kept.pick = stem
        elif words[place] not in FILLERS or stem == "Q":
            tokens.append(stem)
            if words[place] not in GRAMMAR_WORDS:
                kept.strange.append(place)
        place += 1
    kept.shape = " ".join(tokens).replace("develop up", "begin") + " "
    return kept


def _slots(vocabulary: Vocabulary) -> dict[str, dict[tuple[str, ...], str]]:
    """The signs that are no bodies, each with the words that it stands for."""
    return {
        "N": vocabulary.persons,
        "P": vocabulary.posts,
        "F": vocabulary.forms,
        "S": vocabulary.streams,
    }


def _within_term(vocabulary: Vocabulary, words: list[str], mention: Mention) -> bool:
    """True where a name only begins a longer term: *workforce* in *workforce development*."""
    filled = _filled(words, mention.start, _slots(vocabulary))
    return filled is not None and filled[2] > mention.stop


def _opening(words: list[str]) -> str | None:
    """How a sentence asks: ``yes_no``, ``who``, or neither."""
    if words and words[0] in YES_NO:
        return "yes_no"
    asking = next((word for word in words if STEMS.get(word) == "Q"), None)
    return "who" if asking in {"who", "whom"} else None


def _filled(
    words: list[str], place: int, slots: dict[str, dict[tuple[str, ...], str]]
) -> tuple[str, str, int] | None:
    """The sign, term and end of the longest run of words at a place that the record knows."""
    for stop in range(min(len(words), place + 6), place, -1):
        key = tuple(words[place:stop])
        if stop == place + 1 and STEMS.get(key[0]) in _PLAIN_STEMS:
            return None
        for sign, known in slots.items():
            if key in known:
                return sign, known[key], stop
    return None


def _spelt(words: list[str]) -> list[str]:
    """The words with those that the grammar does not know brought to the nearest that it does."""
    known = [word for word in GRAMMAR_WORDS if len(word) > 4]
    return [
        next(iter(difflib.get_close_matches(word, known, n=1, cutoff=0.84)), word)
        if len(word) > 4 and word not in GRAMMAR_WORDS
        else word
        for word in words
    ]


def _rows(kept: _Kept) -> list[Row]:
    """The rows of the table that fit a shape, in order."""
    words = set(kept.shape.split())
    return [
        row
        for row in TABLE
        if row.only in {None, kept.opening}
        and row.may_fit(words)
        and row.bodies(kept.shape) is not None
    ]


def _in_order(mentions: list[Mention]) -> list[Mention]:
    return sorted(mentions, key=lambda each: each.start)


def _unknown(
    vocabulary: Vocabulary, words: list[str], mentions: list[Mention],
    strange: list[tuple[int, int]], kept: _Kept,
) -> str | None:  # fmt: skip
    """The words that stand where the table wants a body, and that name none.

    Where the sentence names a body too, only in a question of yes or no: whether another did it.
    """
    for start, stop in strange if kept.yes_no or not mentions else ():
        name = Mention(start, stop, " ".join(words[start:stop]), ())
        row = next(iter(_rows(_shape(vocabulary, words, _in_order([*mentions, name])))), None)
        wanted = row and (row.candidate if mentions else row.body)
        if wanted is not None and len(words) > stop - start:
            return name.words
    return None


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
    first, candidate, among = (
        chosen[numbers[place]] if place is not None and place < len(numbers) else None
        for place in (row.body, row.candidate, row.among)
    )
    rest = [chosen[n] for n in sorted(chosen) if chosen[n] not in {first, candidate, among}]
    asked = [first] if first else rest[:1]
    if row.form == "plans" and first:
        asked = [first, *rest]
    notes += _left_out(reading, {*asked, candidate, among})
    question = Question(
        form=row.form,
        bodies=tuple(asked),
        period=period,
        candidate=candidate,
        role=row.role,
        mandate=reading.times.years if "mandate" in reading.shape else None,
        post=kept.first("P"),
        stream=kept.first("S"),
        moment=row.moment,
        among=among,
        value=kept.first("N") or kept.first("F"),
        yes_no=kept.yes_no,
        eve=not reading.times.joined,
        pick=kept.pick,
        topic=_topic(reading) if row.form == "oversight" else (),
        text=reading.text,
        notes=tuple(dict.fromkeys(notes)),
    )
    question = _refined(graph, question, row)
    return replace(reading, question=question, ambiguous=tuple(ambiguous))


def _topic(reading: Reading) -> tuple[str, ...]:
    """How somebody oversaw, where the verb tells it: *audited*, *inspected*, *regulated*."""
    words = words_of(reading.times.rest)
    return tuple(each for each in WAYS_TO_OVERSEE if any(word.startswith(each) for word in words))


def _left_out(reading: Reading, used: set[str | None]) -> Iterator[str]:
    """Notes on bodies that stand in one row with the body asked about, and are not answered for."""
    for row in _IN_A_ROW.findall(reading.shape):
        named = [reading.mentions[int(number)] for number in re.findall(r"\d+", row)]
        for each in named:
            if not used.intersection(meaning.body for meaning in each.meanings):
                yield f"“{each.words}” is left out: one body is asked about at a time."


def _refined(graph: DatedGraph, question: Question, row: Row) -> Question:
    """What depends on the kind of body that was named, or on what the record says of it."""
    if row.form == "when" and question.mandate:
        question = replace(question, period=None)
    if row.lead:
        return _led(graph, question)
    dated = bool(question.bodies) and question.period is not None
    if row.form == "history" and dated and graph.body(question.body).kind == "office":
        return _holding(graph, question)
    if (
        row.form in {"mandate", "when"}
        and not question.bodies
        and not (row.moment or "").startswith("post")
    ):
        return replace(question, bodies=_mandated(graph))
    if row.form == "post" and not question.bodies:
        return replace(question, bodies=_with_post(graph, question))
    return question


def _led(graph: DatedGraph, question: Question) -> Question:
    """*Who ran it*: whoever was its chief executive; its host, or its holder, if it has none."""
    hosted = any(graph.index.edges("hosting", "hosted", question.body))
    posts = {
        getattr(each, "post", ""): None
        for each in graph.index.said("post", question.body)
        if not hosted or _held_for_certain(graph, each, question.period)
    }
    for post in LEADING:
        if post in posts:
            return replace(question, form="post", post=post)
    if hosted:
        return replace(question, form="hosting")
    if any(graph.index.edges("planning", "planned_for", question.body)):
        return replace(question, form="planning", role="planned_for")
    return replace(question, form="accountability")


def _held_for_certain(graph: DatedGraph, post: Statement, period: Period | None) -> bool:
    held = graph.held(post)
    parts = held.during(period or Period(BEFORE_ALL, AFTER_ALL)) if held else []
    return any(part.certainty is Certainty.CERTAIN for part in parts)


def _holding(graph: DatedGraph, question: Question) -> Question:
    """Who held an office: by its own posts, or by those of its name in a body around it."""
    office = question.body
    if not any(graph.index.said("post", office)):
        name = graph.name_on(
            office, max(question.period.start, 1) if question.period else 1
        ).lower()
        for edge in graph.index.edges("membership", "member", office):
            whole = edge.end("whole")
            posts = graph.index.said("post", whole) if isinstance(whole, str) else ()
            for post in {getattr(each, "post", ""): None for each in posts}:
                if isinstance(whole, str) and post.replace("_", " ") in name:
                    return replace(question, form="post", bodies=(whole,), post=post)
    return replace(question, form="post")


def _mandated(graph: DatedGraph) -> tuple[str, ...]:
    """The body whose mandate is meant where none is named: the one with the most steps."""
    bodies = {
        body: sum(1 for _ in graph.index.edges("mandate_approval", "body", body))
        for body in graph.record.bodies
    }
    best = max(bodies, key=lambda body: bodies[body], default=None)
    return (best,) if best and bodies[best] else ()


def _with_post(graph: DatedGraph, question: Question) -> tuple[str, ...]:
    """The bodies of which a person held a post, or which have the post that was named."""
    found = (
        statement.owner
        for body in graph.record.bodies
        for statement in graph.index.said("post", body)
        if question.value in {None, getattr(statement, "person", "")}
        and (question.value or question.post == getattr(statement, "post", ""))
    )
    return tuple(dict.fromkeys(found))


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
        days = span(life.possible_from, life.possible_to - 1)
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
