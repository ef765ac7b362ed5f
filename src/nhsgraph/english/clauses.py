"""Clauses of time: times of a sentence that are told by what happened, or by who was in post."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.answers import answer
from nhsgraph.answers.people import TITLES, same_person
from nhsgraph.answers.question import Question
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period, months, read_day, year_of
from nhsgraph.english.candidates import Asked
from nhsgraph.english.cues import cues_of
from nhsgraph.english.days import published
from nhsgraph.english.lazy_pattern import LazyPattern
from nhsgraph.english.meant import with_post
from nhsgraph.english.occasions import day_of_act
from nhsgraph.english.relations import clause_of
from nhsgraph.english.sayings import reported
from nhsgraph.english.sentence import Sentence, Slot, sentence_of
from nhsgraph.english.times import bounded
from nhsgraph.errors import NhsGraphError
from nhsgraph.schema import EDGE_TYPES, LegalForm, Post
from nhsgraph.words.question_words import OF_BODIES, YES_NO

if TYPE_CHECKING:
    from nhsgraph.answers import Answer
    from nhsgraph.dates import Years
    from nhsgraph.english.quoting import Texts
    from nhsgraph.english.vocabulary import Vocabulary
    from nhsgraph.graph import DatedGraph

_WORDS: Final = (
    "at the time when|at the time that|at the time of|at the time|by the time|in the days of"
    "|ever since|as soon as|as of when|just before|just after|shortly after|right after"
    "|immediately after|prior to|in the year that|in the year when|in the year|the year that"
    "|the year when|the year|when|while|whilst|before|after|until|till|since|once|under"
    "|during|upon|following|on|at|in"
)
_CLAUSE: Final = re.compile(rf"(?:^|[\s,])({_WORDS})\s+(?=\S)", re.IGNORECASE)
_FRONT: Final = LazyPattern(
    rf"({_WORDS})\s+([^,?]+),\s*(.+)$",
    needs=",",
)
"""A clause of time before the sentence: *when it was set up, who led it*."""
_MEANING: Final = {
    "until": "until", "till": "until", "before": "before", "just before": "before",
    "prior to": "before", "after": "after", "just after": "after", "shortly after": "after",
    "right after": "after",
    "immediately after": "after", "following": "after", "since": "since", "once": "since",
    "ever since": "since", "as soon as": "since", "by the time": "on",
}  # fmt: skip
"""What a word makes of the time of its clause; those left out take the time as it is."""
FINITE: Final = frozenset(
    """in the year that|in the year when|in the year|the year that|the year when|the year
    when|while|whilst|before|after|until|till|since|once|by the time|at the time
    at the time when|at the time that|ever since|as soon as|just before|just after|shortly after
    right after|immediately after""".replace("\n", "|")
    .replace("    ", "")
    .split("|")
)
"""The words before a clause with a verb of its own."""


MOST_CLAUSES: Final = 6
"""So many ways to take a clause out of a sentence are tried."""


class Clause(NamedTuple):
    """A sentence without its clause of time, that clause, and the word before it."""

    rest: str
    word: str
    text: str


def clauses(text: str, inside: frozenset[int] = frozenset()) -> Iterator[Clause]:
    """The ways to take one clause of time out of a sentence, those at its end first.

    Args:
        text: the sentence.
        inside: the places at which a cut would part a name.
    """
    leading = _FRONT.match(text)
    whole = leading is not None and leading.end(2) not in inside and not _asks(leading[2])
    if leading and whole and leading[1].lower() not in {"in", "on", "at", "under"}:
        yield Clause(leading[3], leading[1].lower(), leading[2])
    for match in reversed(list(_CLAUSE.finditer(text))):
        word = match[1].lower()
        behind = text[match.end() :].rstrip(" ?.!")
        before = text[: match.start()].rstrip(" ,")
        stop = behind.find(",")
        if match.start() in inside or (stop >= 0 and match.end() + stop in inside):
            continue
        rest = f"{before}{behind[stop:]}" if stop >= 0 else before
        inner = behind[:stop] if stop >= 0 else behind
        if before and len(before.split()) > 1 and inner and not _asks(inner):
            yield Clause(rest, word, inner)


def _asks(text: str) -> bool:
    """Whether what stands behind *when* asks: *when was it abolished*."""
    return text.split(maxsplit=1)[0].lower() in YES_NO if text.split() else False


class Dated(NamedTuple):
    """A sentence without a clause of time, the days of that clause, and a note that says so.

    ``of_mandate`` is whether the days are those on which a mandate came out; ``words`` are those of
    the clause, and ``days`` when what it tells of happened.
    """

    rest: str
    period: Period
    note: str
    of_mandate: bool
    words: str
    days: Period


def dated_clause(
    graph: DatedGraph,
    vocabulary: Vocabulary,
    texts: Texts,
    text: str,
    topic: Iterable[Slot] = (),
    years: Years | None = None,
) -> Dated | None:
    """The sentence without a clause that the record dates, if it has one.

    Args:
        graph: the graph that answers.
        vocabulary: the words of its record.
        texts: the words of its statements.
        text: the sentence.
        topic: bodies to which a pronoun may point: *who took its work on when it closed*.
        years: the years that the sentence names, which may be those of a mandate.
    """
    before = tuple(topic)
    for clause in islice(clauses(text, vocabulary.inside_names(text)), MOST_CLAUSES):
        main = sentence_of(vocabulary, clause.rest, before)
        changes = any(cue.name in _CHANGES for cue in cues_of(main))
        known = main.bodies or any(main.slots.values()) or changes
        known = known or not OF_BODIES.isdisjoint(main.words)  # when HEE was set up, who led it
        if not known and len(main.content) < 2:
            continue
        inner = sentence_of(vocabulary, clause.text, main.bodies)
        own = [slot for slot in inner.bodies if not slot.pronoun]
        if not own and {"year", "years"} & {*inner.words}:
            continue  # before the start of the year that it covered
        if not _MODAL.isdisjoint(inner.words[:4]):
            continue  # before it could go to the minister: nothing that happened
        asked = Asked(graph, vocabulary, texts, inner, years=years, text=clause.text)
        days = _days_of(asked, clause, main)
        if days is None:
            continue
        meaning = _MEANING.get(clause.word, "on")
        if "year" in clause.word.split():
            days = Period(
                months(year_of(days.start), 1, 1).start, months(year_of(days.stop - 1), 1, 12).stop
            )
        period = bounded(meaning, days) if meaning != "on" else _as_it_began(asked, main, days)
        words = f"{clause.word} {clause.text}".strip()
        rest = clause.rest
        if not main.bodies and not main.first("person"):
            named = [slot for slot in inner.bodies if not slot.pronoun]
            nouns = any(cue.sort == "noun" for cue in cues_of(main))
            if named and not main.bodies and (_needs_body(main) or nouns or changes):
                rest = f"{rest} {' '.join(inner.words[named[0].start : named[0].stop])}"
        note = f"“{words}” was taken to be {period.speak()}."
        return Dated(rest, period, note, bool(asked.about("mandate")), words, days)
    return None


def _as_it_began(asked: Asked, main: Sentence, days: Period) -> Period:
    """The days of a clause; the day after the last of one body, where another began on that."""
    bodies = [asked.meant(slot) for slot in main.bodies]
    begins = {asked.graph.life(body).certain_from for body in bodies}
    return Period(days.stop, days.stop + 1) if begins == {days.stop} and days.is_day else days


_MODAL: Final = frozenset("can could may might must shall should would".split())
"""Verbs beside which another says what might be, and not what happened."""
_CHANGES: Final = frozenset({"changes", "happened"})
"""What is asked of the body that a clause names: *what changed when it became a trust*."""


def _succeeds(main: Sentence) -> bool:
    """Whether it asks what came then: *who took over when X left* is asked of the day after."""
    after = {"becom", "tak", "succeed", "replac", "follow", "chang", "happen"}
    return bool(after.intersection(main.stems))


def _needs_body(main: Sentence) -> bool:
    """Whether a sentence asks for a post of a body that only its clause names."""
    post = main.first("post")
    return post is not None and post.value in {
        "chair",
        "chief_executive",
        "chief_operating_officer",
    }


def _days_of(asked: Asked, clause: Clause, main: Sentence) -> Period | None:
    """The days of which a clause speaks, if the record knows them."""
    graph, inner = asked.graph, asked.sentence
    if inner.asking is not None:
        return None
    if (day := day_of_act(asked, main.bodies[:1], behind=clause.word in _MEANING)) is not None:
        return day
    for question, lasting in _meant(asked, clause, main):
        try:
            found = answer(graph.undoubted() if not lasting else graph, question)
        except NhsGraphError:
            continue
        days = _tenure(found) if lasting else moment_of(found)
        over = clause.word in _ONCE_OVER or _succeeds(main)  # once it had gone: from the next day
        if days is not None and (question.moment or "").endswith("ended") and over:
            return Period(days.start + 1, days.stop + 1)
        if days is not None:
            return days
    return None


_ONCE_OVER: Final = frozenset({"once", "as soon as"})
"""Words for the time from when something was over."""


def _meant(asked: Asked, clause: Clause, main: Sentence) -> Iterator[tuple[Question, bool]]:
    """What a clause may ask: questions of *when*, or of what lasted (True)."""
    person, whose = asked.sentence.first("person"), main.first("person")
    person = None if _is_done(asked) else person  # when Smith closed the Board
    if whose and not person and clause.word in _BESIDE and asked.bodies:
        content = {*asked.sentence.content} - asked.span("left")
        if not content and asked.bodies[0] in with_post(asked.graph, _held_by(whose)):
            return  # where he went after the Board: after his post there, whenever that was
    if person and _follows_in_post(asked, clause, main):
        return  # who took over there when that person left: whoever came after in the post
    if person and (clause.word in FINITE or clause.word in {"under", "during", *_BESIDE}):
        yield from _of_person(asked, clause, main, person)
    elif clause.word in FINITE and asked.bodies:
        yield from _of_bodies(asked, clause, main)
    elif clause.word in FINITE and main.bodies:
        yield from _mandates(asked, asked.meant(main.bodies[0]))
    if clause.word not in FINITE:
        return
    for body in asked.bodies if asked.about("published") else ():
        yield Question("when", (body,), moment="reported"), False
    stems = [asked.sentence.stems[place] for place in asked.sentence.content]
    events = reported(asked) or published(asked) or asked.texts.events(stems, asked.bodies)
    if events and stems:
        yield Question("when", moment="event", only=tuple(events)), False


def _is_done(asked: Asked) -> bool:
    """Whether a clause says of a body that somebody set it up or ended it."""
    for name in ("began", "ended"):
        for cue in asked.about(name):
            after = cue.places[-1] + 1
            after += asked.sentence.at(after) == "the"
            if cue.places[0] and any(slot.start == after for slot in asked.sentence.bodies):
                return True
    return False


def _held_by(person: Slot) -> Question:
    """The question for the posts of a person, anywhere."""
    return Question("post", (), value=person.value)


def _follows_in_post(asked: Asked, clause: Clause, main: Sentence) -> bool:
    """*Who took over the Board when Ann Archer left*, where no post is named."""
    left = clause.word == "when" and bool(asked.about("left"))
    return left and _succeeds(main) and bool(main.bodies) and main.first("post") is None


_BESIDE: Final = frozenset(["after", "before", "following", "prior to"])


def _of_person(
    asked: Asked, clause: Clause, main: Sentence, person: Slot
) -> Iterator[tuple[Question, bool]]:
    """*When X left*, *while X was chair*, *under X*."""
    others = {word for place, word in enumerate(asked.sentence.words) if place not in person.span}
    first = asked.sentence.words[max(0, person.start - 2) : person.start]
    others -= {word for word in first if word in asked.sentence.capitals}  # after Bill Moyes
    post = asked.sentence.first("post")
    term = post.value if post else None
    everywhere = with_post(asked.graph, _held_by(person))
    named = (*asked.bodies[:1], *(slot.value for slot in main.bodies))
    own = tuple(body for body in named if body in everywhere)[:1]
    alone = others <= {*TITLES, "the"} and clause.word in _BESIDE
    if alone and (own or not main.bodies or _same_post(asked, main, person)):
        return  # who held the post after, or before, that person
    bodies = own or everywhere
    if _elsewhere(asked, person, everywhere) or (len(bodies) > 1 and not post):
        return
    turns = [name for name in ("left", "took", "began") if asked.about(name)]
    for name in turns:
        moment = "post:ended" if name == "left" else "post"
        yield Question("when", bodies[:1], moment=moment, value=person.value, post=term), False
    if not turns or alone or clause.word in {"under", "while", "during"}:
        yield Question("post", bodies, value=person.value, post=term), True


def _same_post(asked: Asked, main: Sentence, person: Slot) -> bool:
    """Whether a person held such a post as is asked for, if of another body."""
    post = main.first("post")
    said = (
        one for body in asked.graph.record.bodies for one in asked.graph.index.said("post", body)
    )
    return post is not None and any(
        isinstance(one, Post) and one.post == post.value and same_person(one.person, person.value)
        for one in said
    )


def _elsewhere(asked: Asked, person: Slot, bodies: Sequence[str]) -> bool:
    """Whether a clause is of a post or a place of a person that the record does not have.

    *When Jeremy Hunt was foreign secretary*, *when Simon Stevens was at UnitedHealth*.
    """
    sentence = asked.sentence
    if any(body not in bodies for body in asked.bodies):
        return True
    post = sentence.first("post")
    read = person.span | (post.span if post else frozenset())
    read |= asked.span("left", "took", "began", "led", "ended") | sentence.named
    return any(place not in read for place in sentence.content)


def _of_bodies(asked: Asked, clause: Clause, main: Sentence) -> Iterator[tuple[Question, bool]]:
    """*When HEE was set up*, *before the SHAs were abolished*, *until HEE*."""
    body = asked.bodies[0]
    if form := asked.sentence.first("form"):
        if not (asked.about("took") or "becom" in asked.sentence.stems):
            if "becom" not in main.stems:  # what did it become after it was a trust
                yield from _in_form(asked, body, form)
            return
        yield Question("when", (body,), moment="reformed", value=form.value), False
    yield from _lines(asked)
    yield from _mandates(asked, body)
    for name, moment in (("ended", "ended"), ("renamed", "renamed"), ("began", "began")):
        heads = [
            cue.head in asked.sentence.content or len(cue.places) > 1 for cue in asked.about(name)
        ]
        if any(heads):
            yield from _moments(asked, moment, body, main)
    content = [place for place in asked.sentence.content if place not in asked.span("exists")]
    if content:
        return
    if asked.about("exists"):
        yield Question("exists", (body,)), True
    if clause.word in {"before", "until", "till", "prior to"}:
        yield Question("when", (body,), moment="began"), False
    if clause.word in {"after", "since", "following"}:
        yield Question("when", (body,), moment="ended"), False


def _in_form(asked: Asked, body: str, form: Slot) -> Iterator[tuple[Question, bool]]:
    """*While it was a special health authority*."""
    said = asked.graph.index.said("legal_form", body)
    only = [one.id for one in said if isinstance(one, LegalForm) and one.form == form.value]
    if only:
        yield Question("legal_form", (body,), value=form.value, only=tuple(only)), True


def _mandates(asked: Asked, body: str) -> Iterator[tuple[Question, bool]]:
    """*When HEE was given its first mandate*, *when the mandate for 2015/16 came out*."""
    if not asked.about("mandate"):
        return
    pick = asked.pick[0]
    if asked.years is not None or pick is not None:
        years = asked.years if pick is None else None
        yield Question("when", (body,), moment="published", pick=pick, mandate=years), False


def _moments(
    asked: Asked, moment: str, body: str, main: Sentence
) -> Iterator[tuple[Question, bool]]:
    if moment != "tie":
        yield Question("when", (body,), moment=moment), False
        return
    others = [slot.value for slot in (*asked.sentence.bodies, *main.bodies) if slot.value != body]
    for other in dict.fromkeys(others):
        yield Question("when", (body,), moment="tie", candidate=other), False
    for name in ("hosting", "succession"):
        yield Question("when", (body,), moment=name), False


def _lines(asked: Asked) -> Iterator[tuple[Question, bool]]:
    """*When HEE took over the Academy*: the day on which a line between the two began."""
    taken = {slot.value for slot in asked.sentence.bodies if slot.pronoun}
    for cue in asked.cues:
        if cue.sort == "aspect" or cue.name not in EDGE_TYPES:
            continue
        clause = clause_of(asked, cue)
        for slot in clause.left[-1:]:  # before HEE took it on: where it was hosted, first of all
            for hosted in taken - {asked.meant(slot)} if cue.name == "succession" else ():
                host = asked.meant(slot)
                yield Question("when", (hosted,), moment="hosting", candidate=host), False
        ends = [asked.meant(slot) for slot in (*clause.left[-1:], *clause.right[:1])]
        if len(set(ends)) == 2:
            yield Question("when", (ends[0],), moment=cue.name, candidate=ends[1]), False
    if len(asked.bodies) > 1 and asked.span("took", "renamed"):
        yield Question("when", (asked.bodies[0],), moment="tie", candidate=asked.bodies[1]), False


def moment_of(found: Answer) -> Period | None:
    """The day, or the days within which it lies, that an answer to a *when* tells first."""
    days = [read_day(day) for day in found.dates[:2]]
    return Period(min(days), max(days) + 1) if days else None


def _tenure(found: Answer) -> Period | None:
    """The days on which a state lasted for certain, or possibly if none is certain."""
    parts = [part.period for part in found.parts if part.certain] or [
        part.period for part in found.parts
    ]
    if not parts:
        return None
    whole = Period(min(part.start for part in parts), max(part.stop for part in parts))
    return None if whole.start <= BEFORE_ALL and whole.stop >= AFTER_ALL else whole
