"""Bodies by what the record says that they are (*who regulated nurses*), and lists of reviews."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period, day_in_words, is_open
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.quoting import spoken
from nhsgraph.english.sentence import ARTICLES
from nhsgraph.english.stems import stem
from nhsgraph.schema import Membership
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.dates import Day
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Body, Statement


def described(asked: Asked) -> Iterator[Candidate]:
    """*Who regulated nurses*: bodies of a kind by what the record says that they are."""
    sentence = asked.sentence
    if asked.bodies or asked.kind not in {"who", "what", ""}:
        return
    places = frozenset(place for place, found in enumerate(sentence.stems) if found in _KINDS)
    stems = {sentence.stems[place] for place in sentence.content if place not in places}
    stems -= {stem("cover"), stem("handle"), stem("oversee")}  # which regulator covered nurses
    if not places or not stems:
        return
    kinds = {_KINDS[sentence.stems[place]] for place in places}
    period = asked.period or Period(BEFORE_ALL, AFTER_ALL)
    words = {
        body.id: {*map(stem, words_of(_words_on(body)))}
        for body in asked.graph.record.bodies.values()
        if body.kind in kinds and asked.graph.life(body.id).during(period)
    }
    groups = [group for part in _in_turn(asked) if (group := {*map(stem, words_of(part))} & stems)]
    found = [body for body, own in words.items() if stems <= own]
    if not found and groups:
        of_each = [_best_of(words, group) for group in groups]
        found = list(dict.fromkeys(one for some in of_each for one in some)) if all(of_each) else []
    used = places | frozenset(sentence.content)
    if len(found) == 1:
        yield asked.candidate("described", 1.2, used, "about", *found, moment="named")
    elif found:
        yield asked.candidate(
            "described", 1.2, used, "bodies", *found, moment="existed",
            kinds=tuple(sorted(kinds)), notes=(BY_DESCRIPTION,),
        )  # fmt: skip


def waves(asked: Asked) -> Iterator[Candidate]:
    """*Which systems were in the second wave*: what became one of a set by the event of that name.

    The set may be what the one that is named came from.
    """
    sentence, graph = asked.sentence, asked.graph
    at = next((place for place, word in enumerate(sentence.stems) if word in _WAVES), None)
    number = sentence.at(at - 1) if at is not None else ""
    if at is None or number not in _ORDINALS or asked.kind not in {"who", "what", "", "number"}:
        return
    named = [body for body in asked.bodies if graph.body(body).kind == "collective"]
    for event in graph.record.events.values():
        title = words_of(event.title)
        if f" {number} {stem(sentence.words[at])} " not in f" {' '.join(map(stem, title))} ":
            continue
        joined = [
            one
            for one in graph.index.begun_by(event.id)
            if one.counts and isinstance(one, Membership) and one.role == "one_of"
        ]
        wholes = dict.fromkeys(str(one.end("whole")) for one in joined)
        for whole in wholes:
            if named and not any(whole == one or _came_from(graph, one, whole) for one in named):
                continue
            places = (place for place, word in enumerate(sentence.words) if kinds_of(word))
            used = {at - 1, at, *places} | asked.of_type("membership") | asked.span("listed")
            used |= asked.span("count") | sentence.named
            only = tuple(one.id for one in joined if one.end("whole") == whole)
            told = f"{event.title}: {day_in_words(event.date)}."
            yield asked.candidate(
                "waves", 2.0, used, "members", whole, moment="one_of", only=only,
                counted=asked.kind == "number", notes=(told,),
            )  # fmt: skip


def _came_from(graph: DatedGraph, body: str, before: str) -> bool:
    edges = graph.index.edges("succession", "predecessor", before)
    return any(body in edge.known_ends and edge.counts for edge in edges)


_WAVES: Final = frozenset(map(stem, ("wave", "tranche", "cohort", "batch")))
"""Words for those of a set that came to it together."""
_ORDINALS: Final = frozenset("first second third fourth fifth sixth".split())


def of_a_department(asked: Asked) -> Iterator[Candidate]:
    """*The arm's length bodies of the Department in 2019*: those that answer to it, or its head."""
    kinds = asked.places(_AT_ARMS_LENGTH)
    graph, slots = asked.graph, asked.sentence.bodies
    named = [slot for slot in slots if graph.body(asked.meant(slot)).kind == "department"]
    if not kinds or len(named) != 1 or len(slots) != 1 or asked.kind == "yes":
        return
    department = asked.meant(named[0])
    parts = graph.index.memberships("whole", department, "part_of")
    holders = {
        department,
        *(one.member for one in parts if graph.body(one.member).kind == "office"),
    }
    period = asked.period or Period(BEFORE_ALL, AFTER_ALL)
    found = dict.fromkeys(
        line.owner
        for holder in holders
        for line in graph.index.edges("accountability", "holder", holder)
        if graph.body(line.owner).kind in _OF_DEPARTMENTS
        and (held := graph.held(line)) and line.counts and held.during(period)
    )  # fmt: skip
    used = kinds | named[0].span | asked.span("listed", "exists", "count")
    if found:
        yield asked.candidate(
            "of-a-department", 2.0, used, "bodies", *found, moment="existed",
            kinds=_OF_DEPARTMENTS, counted=asked.kind == "number", notes=(TO_THE_DEPARTMENT,),
        )  # fmt: skip


_AT_ARMS_LENGTH: Final = frozenset("quango quangos alb albs".split())
"""Words for bodies at arm's length of a department, as the reader has them."""
_OF_DEPARTMENTS: Final = ("arms_length_body", "regulator")
"""The kinds of bodies that answer to a department at arm's length."""
TO_THE_DEPARTMENT: Final = (
    "Told are the bodies of these kinds that answered to the department or its minister on record;"
    " the record has no list that the department made."
)
"""What a reader must know of the bodies of a department."""


def _in_turn(asked: Asked) -> list[str]:
    """What stands in a row in a sentence: *doctors, nurses and pharmacists*."""
    return asked.sentence.text.replace(" and ", ", ").replace(" or ", ", ").split(", ")


def _best_of(words: dict[str, set[str]], group: set[str]) -> list[str]:
    """The bodies of whom all of a group of words is said; else the one that has most of it."""
    shared = {body: sum(_says(own, one) for one in group) for body, own in words.items()}
    if found := [body for body, number in shared.items() if number == len(group)]:
        return found
    most = max(shared.values(), default=0)
    best = [body for body, number in shared.items() if number == most]
    return best if len(best) == 1 and most * 3 >= len(group) * 2 else []


def _says(words: set[str], wanted: str) -> bool:
    """Whether a word is among others, or one of its kin: *profession* of *professional*."""
    kin = wanted[:_KIN] if len(wanted) >= _KIN else ""
    return wanted in words or any(kin and word.startswith(kin) for word in words)


_KIN: Final = 7
"""Long words that begin with so many letters alike are of one kin."""


def _words_on(body: Body) -> str:
    """What the record says of a body in its description and of what it is."""
    return f"{body.description.text if body.description else ''} {body.identity or ''}"


BY_DESCRIPTION: Final = (
    "They are found by their descriptions, which say what they did and since when; nhsgraph show"
    " tells the whole of each."
)
"""What a reader must know of bodies that are found by what they are said to be."""
_KINDS: Final = {stem("regulate"): "regulator", stem("regulator"): "regulator"}
"""Words for what a body does, by which bodies of a kind are asked for."""


# -- reviews, reports and the like: of no kind of body, but found by the word for them -------------

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
