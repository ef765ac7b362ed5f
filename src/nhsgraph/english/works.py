"""Reviews, plans and reports: who wrote one, when it came out, what it wanted, what came of it.

A review that the record has as a body ends with its report, where what proves its end says so.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.dates import MONTHS, Period, is_open
from nhsgraph.english.meant import led
from nhsgraph.english.quoting import spoken
from nhsgraph.english.sayings import PURE, says
from nhsgraph.english.sentence import ARTICLES
from nhsgraph.english.stems import stem
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.dates import Day
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Statement


def work_candidates(asked: Asked) -> Iterator[Candidate]:
    """*Who wrote the Smith review*, *when did it report*: whoever led it, the day of its report."""
    sentence = asked.sentence
    for body in asked.bodies[:1]:
        if asked.graph.body(body).kind != WORK:
            continue
        wrote, review = asked.places(WRITING), reports(asked.graph, body)
        if review and not wrote:
            yield from _led_otherwise(asked, body)
        if wrote and asked.kind in {"who", ""} and (review or not _has_paper(asked)):
            question = led(asked.graph, asked.question("post", body))
            more = {"post": question.post} if question.post else {"role": question.role}
            used = wrote | asked.span("developed", "led") | sentence.bodies[0].span
            yield asked.candidate(
                "wrote", 1.4 if review else 0.0, used, question.form, *question.bodies, **more,
                only=question.only, notes=(LED_ALONE,),
            )  # fmt: skip
        verbs = {place for place, one in enumerate(sentence.stems) if one in _OUT}
        out = asked.span("published") | (verbs - sentence.named)
        out |= wrote if asked.kind == "day" else frozenset()
        if out and asked.kind in {"day", "yes", ""} and review:
            yield asked.candidate("when-reported", 1.3, out, "when", body, moment="reported")


def paper_plans(asked: Asked) -> Iterator[Candidate]:
    """*What did the Harbour Plan promise of pilots*: the plans that rest on a document."""
    sentence = asked.sentence
    cues = asked.span("plans", "outcome")
    said = {place for place, one in enumerate(sentence.stems) if one in PURE and says(asked)}
    if asked.kind not in {"what", "who", "yes", "", "day"} or not (cues or said):
        return
    sources, row = _named_papers(asked)
    of_body = {*row} <= sentence.named and all(
        asked.graph.body(body).kind != WORK
        or any(one.planned for one in asked.graph.index.of_body(body))
        for body in asked.bodies
    )
    if not sources or of_body:  # a page that has no other title than the name of its body
        return
    planned = [
        one
        for one in asked.graph.record.statements.values()
        if one.planned
        and any(proof.source in sources and proof.proves != ("during",) for proof in one.evidence)
    ]
    named = asked.proper_bodies
    planned = [one for one in planned if not named or {*named} & {*one.bodies}]
    dated = asked.kind == "day" or not _DATED.isdisjoint(sentence.words)
    if dated:  # the deadline that it set
        planned = [one for one in planned if not is_open(_first_day(asked.graph, one))] or planned
    about = [p for p in sentence.content if p not in row | cues | said]
    about += [p for slot in sentence.bodies if slot.mention for p in slot.span
              if asked.meant(slot) not in named]  # fmt: skip
    stems = {sentence.stems[place] for place in about}
    told = {one.id: {word for word in stems if asked.texts.has(one.id, word)} for one in planned}
    fit = {
        one: (len(words), len(words & asked.texts.sentence_stems(one)))
        for one, words in told.items()
    }  # and how many of them in its own sentence
    only = tuple(one for one, number in fit.items() if number == max(fit.values()))
    if only:
        stands = {place for place in about if sentence.stems[place] in told[only[0]]}
        title = asked.graph.record.sources[min(sources)].title
        yield asked.candidate(
            "plans-of-paper", 1.2, row | cues | said | stands, "plans", only=only,
            moment="days" if dated else None,
            notes=(f"Told is what rests on “{title}”.",),
        )  # fmt: skip


def _first_day(graph: DatedGraph, statement: Statement) -> Day:
    """The day from which something was planned; open where none was named."""
    return graph.index.extent(statement).possible_from


def _named_papers(asked: Asked) -> tuple[set[str], frozenset[int]]:
    """The documents whose whole titles stand in a sentence, and the places of the longest."""
    sentence, record = asked.sentence, asked.graph.record
    spelt = [part for word in sentence.words for part in word.split("-")]
    at = [place for place, word in enumerate(sentence.words) for _ in word.split("-")]
    found: dict[str, range] = {}
    known, stems = asked.texts.postings, frozenset(sentence.stems)
    for source in known.papers:
        if len(stems.intersection(known.titles[source].split())) < LEAST_OF_NAME - 1:
            continue
        head = words_of(record.sources[source].title.partition(":")[0].partition(" (")[0])
        parts = [part for word in head for part in word.split("-")]
        while parts and parts[0] in ARTICLES | {"nhs"}:
            parts.pop(0)
        for start in range(len(spelt) - len(parts) + 1) if len(parts) >= LEAST_OF_NAME else ():
            if spelt[start : start + len(parts)] == parts:
                found[source] = range(start, start + len(parts))
    longest = max(map(len, found.values()), default=0)
    sources = {one for one, row in found.items() if len(row) == longest}
    return sources, frozenset(at[place] for one in sources for place in found[one])


SAYING: Final = frozenset(
    "said says announced announces proposed proposes promised promises suggested".split()
)
"""Words of a question for the document that first told of a plan."""
LEAST_OF_NAME: Final = 3
"""So many words of a title name a document inside a sentence."""
_DATED: Final = frozenset({"deadline", "target", "date", "when"})
"""Words that ask for the day that a plan named."""


class Mentioned(NamedTuple):
    """A statement that speaks of a document by its name and day, that name, and the day."""

    statement: str
    name: str
    day: str


def spoken_of(asked: Asked) -> Mentioned | None:
    """Where the record speaks of a document by its name and day.

    *The Forward View of October 2014*: where the record has no more of when it came out.
    """
    sentence = asked.sentence
    if not (asked.about("published") or OF_PAPERS.intersection(sentence.words)):
        return None
    passed = asked.span("published", "about") | asked.places(OF_PAPERS | ARTICLES)
    places = [place for place in sentence.content if place not in passed]
    if asked.kind not in {"day", ""} or not places or sentence.bodies:
        return None
    row = sentence.words[places[0] : places[-1] + 1]
    called = asked.places(OF_PAPERS) - {*range(places[0], places[-1] + 1)}
    loose = {*range(places[0], places[-1] + 1)} - {*places}
    if any(sentence.words[place] not in sentence.capitals for place in loose):
        return None
    if not (len(row) > 1 or called):
        return None
    own = {sentence.words[place] for place in called}
    found = (set(asked.texts.postings.having(stem(word))) for word in row)
    for one in sorted(set.intersection(*found)):
        words = asked.texts.row_of(one).split()
        for start in range(len(words) - len(row)):
            if words[start : start + len(row)] != row:
                continue
            behind = words[start + len(row) :]
            name = [*row, behind.pop(0)] if behind[0] in own else row
            days = [*itertools.takewhile(_is_of_a_day, behind[1:])] if behind[:1] == ["of"] else []
            if days and any(map(str.isdecimal, days)) and (len(row) > 1 or name != row):
                return Mentioned(one, " ".join(name), " ".join(days).title())
    return None


def _is_of_a_day(word: str) -> bool:
    return word in MONTHS or (word.isdecimal() and len(word) in {1, 2, 4})


OF_PAPERS: Final = frozenset({"report", "review", "inquiry", "paper", "plan", "strategy"})
"""Words for what comes out on a day."""


def _led_otherwise(asked: Asked, body: str) -> Iterator[Candidate]:
    """*Who chaired the Smith review*, which had a lead and no chair."""
    question = led(asked.graph, asked.question("post", body))
    posts = {getattr(one, "post", "") for one in asked.graph.index.said("post", body)}
    for slot in asked.sentence.slots.get("post", ()):
        if question.post and slot.value in _LEADS and slot.value not in posts:
            words, own = (one.replace("_", " ") for one in (slot.value, question.post))
            yield asked.candidate(
                "led-otherwise", 1.0, slot.span | asked.span("post", "led"), "post", body,
                post=question.post, notes=(f"The record calls it {own}, and not {words}.",),
            )  # fmt: skip


def asks_what_came_of(asked: Asked) -> str | None:
    """The review of which it is asked what it recommended or led to, if nothing else is asked."""
    sentence, body = asked.sentence, next(iter(asked.bodies), None)
    if body is None or asked.kind not in {"what", ""}:
        return None
    stems = {one for place, one in enumerate(sentence.stems) if place not in sentence.named}
    led_to = bool(stems & _LED) and "to" in sentence.words
    called_for = {"did", "call", "for"} <= {*sentence.words}  # and not what it was called
    asks = led_to or called_for or stems & _CAME_OF
    if asked.graph.body(body).kind != WORK or not (led_to or reports(asked.graph, body)):
        return None
    free = _CAME_OF | _LED | _OF_WORKS_SAID | ({stem("call")} if called_for else set())
    persons = {place for slot in sentence.slots.get("person", ()) for place in slot.span}
    left = (place for place in sentence.content if place not in persons)  # Lord Smith's review
    rest = [place for place in left if sentence.stems[place] not in free]
    return body if asks and not rest else None


def came_of(asked: Asked, body: str) -> tuple[str, list[str]]:
    """What the record has of what a review wanted: from its description, and others' statements.

    Where other bodies are named, what it wanted of them.
    """
    graph, texts = asked.graph, asked.texts
    named = {one for one in asked.proper_bodies if one != body}
    described = graph.body(body).description
    told = described.text.split(". ") if described else []
    wanted = [one.rstrip(".") for one in told if _WANTED & {stem(word) for word in words_of(one)}]
    rows = {" ".join(words_of(name.name)) for name, _ in graph.names(body)}
    rows |= {" ".join(words_of(alias.alias)) for alias in graph.body(body).aliases}
    own = {
        one.id
        for one in graph.record.sources.values()
        if any(row in " ".join(words_of(one.title)) for row in rows)
    }
    others = [
        one.id
        for one in graph.record.statements.values()
        if one.owner != body and body not in one.bodies and one.type != "name"
        and (not named or named.intersection(one.bodies))
        and (
            any(texts.has_row(one.id, row) for row in rows)
            or (one.planned and any(proof.source in own for proof in one.evidence))
        )
    ]  # fmt: skip
    return f"{'. '.join(wanted)}." if wanted and not (named and others) else "", others


_CAME_OF: Final = frozenset(
    stem(word)
    for word in """recommend recommendation propose proposal conclude conclusion find finding
    outcome result come became become happen follow want""".split()
)
"""Words that ask what a review wanted, or what was made of it."""
_LED: Final = frozenset({stem("lead")})
_OF_WORKS_SAID: Final = frozenset(
    stem(word) for word in "report review main key of from after as for".split()
)
"""Words beside them that ask nothing more."""
_WANTED: Final = frozenset(
    stem(word) for word in "propose recommend recommendation become want call plan".split()
)
"""Words of a description that tells of it."""


def _has_paper(asked: Asked) -> bool:
    """Whether a source bears the name of the first body: its imprint says who wrote it."""
    sentence = asked.sentence
    places = sorted(sentence.bodies[0].span)
    phrase = " ".join(sentence.words[place] for place in places)
    found = asked.texts.documents([sentence.stems[place] for place in places], phrase)
    return any(asked.graph.record.sources[one].kind == "policy" for one in found)


def reports(graph: DatedGraph, body: str) -> bool:
    """Whether a body is a review of which the last day is the day of its report."""
    if graph.body(body).kind != WORK or is_open(graph.life(body).possible_to):
        return False
    names = [name for name in graph.index.said("name", body) if name.counts]
    last = max(names, key=lambda name: graph.index.extent(name).possible_to)
    proofs = (one.says or "" for one in last.evidence if "end" in one.proves)
    told = words_of(f"{last.note or ''} {' '.join(proofs)}")
    return any(stem(word) in _OUT for word in told) or "came out" in " ".join(told)


WORK: Final = "programme"
"""The kind of bodies that a review is one of."""
NO_MORE: Final = "The record has no more than this of what a review recommended or led to."
LED_ALONE: Final = "The record has who led it, which may be another than who wrote every word."
"""What a reader must know who asks for the author of a review."""
_LEADS: Final = frozenset({"chair", "lead", "leader", "director"})
"""What somebody who leads a review may be called."""
WRITING: Final = frozenset(
    """wrote write written writes author authors authored writer writing signed produced drafted
    prepared""".split()
)
_OUT: Final = frozenset(stem(word) for word in "publish report release".split())
"""Verbs for what a review does as it comes to its end."""


def is_of_unread_paper(asked: Asked) -> bool:
    """Whether it is asked when something came out, or what it said, that is no body.

    A statement on something else may name it, and says neither.
    """
    out = asked.kind == "day" and bool(asked.about("published")) and not asked.bodies
    return out or (bool(says(asked) and asked.sentence.proper) and not asked.bodies[1:])


# -- lists of reviews, reports and the like, found by the word for them ---------------------------

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
_OF_NONE: Final = frozenset({"name", "funding", "post", "size", "area"})
"""The types in which one is but mentioned."""


def _is_named(words: list[str], noun: str) -> bool:
    """Whether a work is named after somebody: *the Smith review*, *Lord Rose's review*."""
    return any(
        word.strip(".,;:()").lower() in {noun, f"{noun}s"}
        and before[:1].isupper()
        and before.lower() not in ARTICLES
        for before, word in itertools.pairwise(words)
    )
