"""How long something lasted: a body, a line, a post, a name, a legal form; and both of its ends."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.people import same_person
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import result
from nhsgraph.answers.stretched import Lasting, known_until, lastings, main_part
from nhsgraph.answers.telling import Sentence, Telling, fits, in_one
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, write_day
from nhsgraph.schema import EDGE_TYPES, Edge, LegalForm, Name, Post, Statement
from nhsgraph.words.sentences import (
    articled,
    conjugate,
    edge_sentence,
    form_in_words,
    in_use,
    is_plural,
    post_of,
    term_in_words,
)

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


def lasted(graph: DatedGraph, question: Question) -> Answer:
    """How long a body lasted, or what ``moment`` names of it, with both ends and their doubt.

    Each result has ``lasted``: the days for which it lasted ``at_least`` and ``at_most`` (None
    where nothing bounds it). ``pick`` takes the first, the last or the longest.
    """
    frame = Frame.of(graph.undoubted(), question)
    if question.moment is None:
        return _of_life(frame)
    rows = [held for held in _asked(frame, question.moment) if held.during(frame.period)]
    until = known_until(graph)
    found = [each for each in lastings(rows) if _takes_time(each)]
    found = _picked(found, question.pick, until)
    told = [_told(_clause(frame, each), each, until) for each in found]
    if not found and rows:
        told = [Sentence("that happens on one day, and lasts no longer")]
    claim = "" if all(fits(each.words) for each in told) else _lengths(frame, found, until)
    return frame.answer(
        told=Telling(tuple(told), claim),
        results=[_row(frame, held, each) for each in found for held in each.rows],
        see_also=_contested(frame, question.moment),
        dates=_dates(found),
    )


def life_of(frame: Frame, body: str) -> Lasting | None:
    """How long a body existed, with its first name and its last: gaps do not break it."""
    graph, only = frame.graph, frame.question.only
    names = [
        held
        for name in graph.index.said("name", body)
        if name.counts and (held := graph.held(name)) and (not only or name.id in only)
    ]
    life = graph.life(body)
    if life.empty or not names:
        return None
    first = min(names, key=lambda held: held.extent.possible_from)
    last = max(names, key=lambda held: held.extent.possible_to)
    return Lasting(life, tuple(dict.fromkeys((first, last))))


def _of_life(frame: Frame) -> Answer:
    """How long a body existed."""
    graph, body = frame.graph, frame.question.body
    whole = life_of(frame, body)
    if whole is None:
        return frame.answer()
    life = whole.extent
    day = min(max(life.certain_from, 1), AFTER_ALL - 2)
    until = known_until(graph)
    begun = graph.known_on is None or life.possible_from <= graph.known_on
    did = f"{articled(graph, body, day)} {'existed' if begun else 'was to exist'}"
    return frame.answer(
        told=Telling((_told(did, whole, until),)),
        results=[_row(frame, held, whole) for held in whole.rows],
        dates=_dates([whole]),
    )


def _may(frame: Frame, held: Held) -> bool:
    """True where a statement is among those that may answer, and had begun as it was known."""
    return held.status == "in_force" and (
        not frame.question.only or held.statement.id in frame.question.only
    )


def _asked(frame: Frame, moment: str) -> list[Held]:
    """The statements in force of the kind asked for, of the body and of what narrows them."""
    graph, question = frame.graph, frame.question
    statements = (each for each in _candidates(frame, moment) if each.counts)
    found = [held for each in statements if (held := graph.held(each)) and _may(frame, held)]
    if found or moment not in EDGE_TYPES:
        return found
    return [
        held
        for role in EDGE_TYPES[moment].roles
        for held in graph.lines(moment, role, question.body)
        if _wanted(frame, held.statement) and _may(frame, held)
    ]


def _candidates(frame: Frame, moment: str) -> Iterable[Statement]:
    """The statements of the kind asked for, contested ones and plans included."""
    for statement in frame.graph.index.of_body(frame.question.body):
        tie = moment == "tie" and isinstance(statement, Edge)
        if (tie or statement.type == moment) and _wanted(frame, statement):
            yield statement


def _wanted(frame: Frame, statement: Statement) -> bool:
    """True for a statement with the other body, the person, name, form or stream asked for."""
    question = frame.question
    other = question.candidate or next(iter(question.bodies[1:]), None)
    if isinstance(statement, Edge):
        stream = getattr(statement, "stream", question.stream)
        kinds = {frame.graph.body(end).kind for end in statement.known_ends if end != question.body}
        return (
            other in {None, *statement.known_ends}
            and question.stream in {None, stream}
            and question.force in {None, getattr(statement, "force", None)}
            and (not question.kinds or bool(kinds.intersection(question.kinds)))
            and frame.of_post(statement)
        )
    if not frame.of_post(statement):
        return False
    if question.value is None:
        return True
    if isinstance(statement, Post):
        return same_person(question.value, statement.person)
    if isinstance(statement, Name):
        return question.value.lower() in {statement.name.lower(), (statement.short or "").lower()}
    return question.value == getattr(statement, "form", None)


def _takes_time(each: Lasting) -> bool:
    return not any(isinstance(h.statement, Edge) and h.statement.happens for h in each.rows)


def _picked(found: list[Lasting], pick: str | None, until: Day) -> list[Lasting]:
    """The first or the last by begin; or all that may be the longest."""
    if not found or pick is None:
        return found
    if pick == "longest":
        least = max(each.shortest(until) for each in found)
        return [each for each in found if each.longest(until) >= least]
    chosen = (min if pick == "first" else max)(each.extent.possible_from for each in found)
    return [each for each in found if each.extent.possible_from == chosen]


def _clause(frame: Frame, each: Lasting) -> str:
    """What lasted, as a clause in the past without its days."""
    graph, statement = frame.graph, each.rows[0].statement
    day = min(max(each.extent.certain_from, each.extent.possible_from, 1), AFTER_ALL - 2)
    if isinstance(statement, Edge):
        stream = getattr(statement, "stream", None)
        words = edge_sentence(graph, statement, day, past=True)
        return f"{words} ({term_in_words(stream)})" if stream else words
    if isinstance(statement, Post):
        return f"{statement.person} was {post_of(graph, statement, day)}"
    if isinstance(statement, Name):
        return f"the name {statement.name} was in use{in_use(statement)}"
    body = articled(graph, statement.owner, day)
    who = f"each of {body}" if is_plural(graph, [statement.owner]) else body
    form = form_in_words(statement.form) if isinstance(statement, LegalForm) else "so"
    return f"{who} {conjugate('be', plural=False, past=True)} {form}"


def _told(clause: str, each: Lasting, until: Day) -> Sentence:
    """What lasted, how long, from when to when; in two sentences where one would be too long."""
    length, ends = each.length(until), each.ends(until)
    words = f"{clause} for {length}, {ends}" if length else f"{clause} {ends}"
    if length and not fits(words):
        words = f"{clause} for {length}. It was so {ends}"
    return Sentence(words, tuple(held.statement.id for held in each.rows))


def _lengths(frame: Frame, found: Iterable[Lasting], until: Day) -> str:
    """What lasted and how long, for a lead that has no room for the days as well."""
    lengths = ((_clause(frame, each), each.length(until)) for each in found)
    return in_one(f"{clause} for {length}" for clause, length in lengths if length)


def _row(frame: Frame, held: Held, each: Lasting) -> Result:
    until = known_until(frame.graph)
    bounded = each.extent.possible_from > BEFORE_ALL and each.extent.possible_to < AFTER_ALL
    days = {
        "at_least": each.shortest(until),
        "at_most": each.longest(each.extent.possible_to) if bounded else None,
    }
    graph = frame.graph
    if graph.known_on is not None:
        held = graph.doubted().held(held.statement) or held
    answer = said_by(held.statement, frame.question.body)
    return result(graph, held, main_part(held), answer, lasted=days)


def _contested(frame: Frame, moment: str) -> list[Result]:
    """The claims of the same kind that a better source denies."""
    claims = [each for each in _candidates(frame, moment) if each.contested]
    return [
        result(frame.graph, held, main_part(held), said_by(each, frame.question.body))
        for each in claims
        if (held := frame.graph.held(each)) and held.during(frame.period)
    ]


def _dates(found: Iterable[Lasting]) -> list[str | None]:
    """The days of the ends, each as far as it is a day."""
    return [
        write_day(day)
        for each in found
        for day in (
            each.extent.possible_from,
            each.extent.certain_from,
            each.extent.certain_to - 1,
            each.extent.possible_to - 1,
        )
    ]
