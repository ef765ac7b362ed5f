"""When a thing happened: a body's begin and end, a new name or form, a line, a post, a mandate."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    Period,
    day_in_words,
    is_open,
    some_day_in_words,
    write_day,
)
from nhsgraph.questions.answer import Answer, Happening, Result
from nhsgraph.questions.changing import said_by
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.people import same_person
from nhsgraph.questions.request import Question
from nhsgraph.questions.subjects import SUBJECT_TYPES, by_subject
from nhsgraph.questions.telling import cite, result
from nhsgraph.questions.verdict import opened
from nhsgraph.questions.wording import articled, capital, form_in_words, in_use, post_of, sentence
from nhsgraph.schema import Edge, Event, LegalForm, MandateApproval, Name, Post, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held


def when(graph: DatedGraph, question: Question) -> Answer:
    """When a body began, ended or was renamed, or when a line between two bodies began or ended.

    ``moment`` is ``began``, ``ended``, ``renamed``, ``published``, an edge type (when such an edge
    with the candidate began), or an edge type and ``:ended``. ``dates`` has the days, as text.
    """
    frame = Frame.of(graph.undoubted(), question)
    moment = question.moment or "began"
    if moment == "became" and question.candidate == question.body:
        moment = "renamed"
    if moment in _MOMENTS:
        return _MOMENTS[moment](frame)
    if moment in {"began", "ended"}:
        return _life_moment(frame, moment)
    edge_type, _, side = {"became": "succession"}.get(moment, moment).partition(":")
    return _edge_moment(frame, edge_type, side or "began")


def _life_moment(frame: Frame, moment: str) -> Answer:
    graph, body = frame.graph, frame.question.body
    life = graph.life(body)
    names = [
        held
        for statement in graph.index.said("name", body)
        if statement.counts and (held := graph.held(statement))
    ]
    if life.empty or not names:
        return frame.answer(text=frame.premise.message or frame.silence())
    if moment == "began":
        earliest, latest = life.possible_from, life.certain_from
        chosen = min(names, key=lambda held: held.extent.possible_from)
        event = chosen.statement.begun_by
    else:
        earliest, latest = life.certain_to - 1, life.possible_to - 1
        chosen = max(names, key=lambda held: held.extent.possible_to)
        event = chosen.statement.ended_by
    who = capital(articled(graph, body, max(earliest, 1) if moment == "began" else latest))
    dates = [write_day(day) for day in (earliest, latest)]
    if moment == "ended" and is_open(latest):
        text, dates = f"{who} has not ended as far as is recorded.", []
    elif not any(dates):
        text = f"{who} {_without_day(names)}."
    else:
        text = f"{who} {_moment_words(moment)} {some_day_in_words(earliest, latest)}."
        if not all(dates):
            text = text.removesuffix(".") + "; the day is not known."
    if event and any(dates) and _is_known(graph, event):
        text += f" {graph.record.events[event].title}."
    if moment == "ended" and any(dates) and frame.question.yes_no and frame.asked_days:
        verdict = _was_over(frame.period, earliest, latest + 1)
        text = opened(verdict, text)
        row = _point(frame, chosen, moment)
        return frame.answer(text=text, results=[row], dates=dates, verdict=verdict)
    return frame.answer(text=text, results=[_point(frame, chosen, moment)], dates=dates)


def _without_day(names: list[Held]) -> str:
    """What is to be said of a begin without any day: that it lies before the record, or is unknown.

    Args:
        names: the names of the body in force.
    """
    opened_before = any(held.statement.when.begin_open for held in names)
    return "began before the record" if opened_before else "began on a day not known"


def _was_over(period: Period, first_eve: Day, last_day: Day) -> str:
    """Whether an end fell in a period: its eve, on which all last held, or the day after."""
    days = Period(first_eve, last_day + 1)
    inside = period.start <= days.stop - 1 and days.start < period.stop
    sure = days.stop - days.start <= 2 or (period.start <= days.start and days.stop <= period.stop)
    return ("yes" if sure else "not recorded") if inside else "no"


def _is_known(graph: DatedGraph, event: str) -> bool:
    """Whether somebody could have known of an event by the day of knowledge."""
    return graph.knowledge.of_evidence(graph.record.events[event].evidence) is not Certainty.NO


def _moment_words(moment: str) -> str:
    return "began" if moment == "began" else "last existed"


def _point(frame: Frame, held: Held, moment: str) -> Result:
    statement = held.statement
    if frame.graph.known_on is not None:
        held = frame.graph.doubted().held(statement) or held
    parts = held.during(Period(BEFORE_ALL, AFTER_ALL))
    part = parts[0] if moment == "began" else parts[-1]
    body = frame.question.body if frame.question.bodies else None
    return result(frame.graph, held, part, said_by(statement, body), moment=moment)


def _renamed(frame: Frame) -> Answer:
    graph, body = frame.graph, frame.question.body
    names = graph.names(body)
    told: list[str] = []
    results: list[Result] = []
    dates: list[str | None] = []
    called: dict[str, Name] = {}
    for name, part in names:
        day = max(part.start, graph.index.extent(name).certain_from)
        if graph.named_on_day(body, day) == name.name:
            called.setdefault(name.name, name)
    in_law = {name.name: name for name, _ in names if name.use == "legal"}
    pairs = dict.fromkeys([*pairwise(called.values()), *pairwise(in_law.values())])
    for old, new in pairs:
        held = graph.held(new)
        if held is None:
            continue
        earliest, latest = held.extent.possible_from, held.extent.certain_from
        told.append(
            f"{old.name} became {new.name}{in_use(new)} {some_day_in_words(earliest, latest)}."
        )
        results.append(_point(frame, held, "began"))
        dates += dict.fromkeys([write_day(earliest), write_day(latest)])
    text = " ".join(told) or frame.silence()
    return frame.answer(text=text, results=results, dates=dates)


def _edge_moment(frame: Frame, edge_type: str, side: str) -> Answer:
    """When an edge of a type between the body and the candidate began or ended."""
    graph, question = frame.graph, frame.question
    rows: list[tuple[Day, Held]] = []
    candidates = list(graph.index.of_body(question.body))
    if edge_type in SUBJECT_TYPES and not any(each.type == edge_type for each in candidates):
        candidates = [held.statement for held in by_subject(frame, edge_type)]
    for statement in candidates:
        if not isinstance(statement, Edge) or not statement.counts:
            continue
        if edge_type not in {statement.type, "tie"}:
            continue
        if question.candidate and question.candidate not in statement.known_ends:
            continue
        held = graph.held(statement)
        if held and held.during(frame.period):
            day = held.extent.possible_from if side == "began" else held.extent.certain_to - 1
            rows.append((day, held))
    rows.sort(key=lambda row: row[0])
    told, dates = [], []
    for _, held in rows:
        earliest, latest = held.extent.possible_from, held.extent.certain_from
        if side == "ended":
            earliest, latest = held.extent.certain_to - 1, held.extent.possible_to - 1
        if is_open(earliest) or is_open(latest):
            continue
        words = sentence(graph, held.statement, max(earliest, 1)).removesuffix(".")
        told.append(f"{words}, {_turn(held.statement, side, earliest, latest)}.")
        dates += [write_day(day) for day in dict.fromkeys([earliest, latest])]
    results = [_point(frame, held, side) for _, held in rows]
    text = " ".join(told) or "The record has no day for that; silence is not never."
    return frame.answer(text=text, results=results, dates=dates)


def _turn(edge: Statement, side: str, earliest: Day, latest: Day) -> str:
    """*from 1 April 2016*, *until some day between …*; what takes but a day is *on* it."""
    if edge.type in {"succession", "commission"}:
        return some_day_in_words(earliest, latest)
    day = some_day_in_words(earliest, latest)
    day = day.removeprefix("on ") if earliest == latest else f"some day {day}"
    return f"{'from' if side == 'began' else 'until'} {day}"


def _published(frame: Frame) -> Answer:
    """When a mandate came out: the day of its publication, not the years that it covers."""
    graph, question = frame.graph, frame.question
    rows = []
    for edge in graph.index.edges("mandate_approval", "body", question.body):
        if not isinstance(edge, MandateApproval) or edge.act != "publishes" or not edge.counts:
            continue
        years = edge.mandate
        if years is None:
            continue
        if question.mandate and not years.period.overlaps(question.mandate.period):
            continue
        if held := graph.held(edge):
            rows.append((years.text, held))
    if question.pick and rows:
        rows.sort()
        rows = rows[:1] if question.pick == "first" else rows[-1:]
    told = [
        f"The mandate for {years} came out"
        f" {some_day_in_words(held.extent.possible_from, held.extent.certain_from)}."
        for years, held in rows
        if not is_open(held.extent.possible_from) and not is_open(held.extent.certain_from)
    ]
    dates = [write_day(held.extent.possible_from) for _, held in rows]
    text = " ".join(told) or "The record has no day on which that mandate was published."
    results = [_point(frame, held, "began") for _, held in rows]
    return frame.answer(text=text, results=results, dates=dates)


def _event(frame: Frame) -> Answer:
    """When an event took place that has the words asked for, and concerns the body asked about."""
    graph, question = frame.graph, frame.question
    told_of = set(question.bodies)
    found = [
        event
        for event in graph.record.events.values()
        if all(_in_title(word, event) for word in question.topic)
        and _is_known(graph, event.id)
        and (not told_of or told_of & _concerned(graph, event) or _named_in(graph, event, told_of))
    ]
    found.sort(key=lambda event: event.date.earliest)
    results = [row for event in found if (row := _event_row(frame, event))]
    events = [_happening(graph, event) for event in found]
    told = [f"{event.title}: {day_in_words(event.date)}." for event in found]
    dates = [
        write_day(day)
        for event in found
        for day in dict.fromkeys([event.date.earliest, event.date.latest])
    ]
    text = " ".join(told) or "The record has no day for that; silence is not never."
    return frame.answer(text=text, results=results, dates=dates, events=tuple(events))


def _in_title(word: str, event: Event) -> bool:
    """Whether a word stands in a title, in whatever form: *published* in *is published*."""
    stem = word.lower()[: max(4, len(word) - 3)]
    return any(each.startswith(stem) for each in re.findall(r"\w+", event.title.lower()))


def _concerned(graph: DatedGraph, event: Event) -> set[str]:
    """The bodies of the statements that an event begins or ends."""
    tied = [*graph.index.begun_by(event.id), *graph.index.ended_by(event.id)]
    return {end for each in tied for end in each.bodies}


def _named_in(graph: DatedGraph, event: Event, bodies: Iterable[str]) -> bool:
    """Whether the title of an event names one of the bodies."""
    names = (name.name for body in bodies for name, _ in graph.names(body))
    return any(name.lower() in event.title.lower() for name in names)


def _happening(graph: DatedGraph, event: Event) -> Happening:
    """An event as it answers: it is no statement, and has no bodies of its own."""
    days = Period(event.date.earliest, event.date.latest + 1)
    known = Certainty.CERTAIN if days.is_day else Certainty.POSSIBLE
    evidence = cite(graph, event.evidence)
    return Happening(event.id, event.title, event.date.text, days.first, days.last, known, evidence)


def _event_row(frame: Frame, event: Event) -> Result | None:
    """A statement that an event begins or ends: one of the bodies asked about before others."""
    graph, asked = frame.graph, set(frame.question.bodies)
    tied = [(each, "began") for each in graph.index.begun_by(event.id)]
    tied += [(each, "ended") for each in graph.index.ended_by(event.id)]
    tied.sort(key=lambda pair: not asked.intersection(pair[0].bodies))
    for statement, moment in tied:
        held = graph.held(statement) if statement.counts else None
        if held is not None:
            row = _point(frame, held, moment)
            proofs = dict.fromkeys([*cite(graph, event.evidence), *row.evidence])
            more = {**row.more, "event": event.id}
            return replace(row, answer=(event.date.text,), evidence=tuple(proofs), more=more)
    return None


def _statement_moment(frame: Frame, told_as: Mapping[str, str]) -> Answer:
    """When statements of a body by itself began, each with its words.

    Args:
        frame: the question.
        told_as: by the id of a statement, what happened when it began.
    """
    statements = [frame.graph.statement(each) for each in told_as]
    rows = [
        held
        for statement in statements
        if statement.counts and (held := frame.graph.held(statement))
    ]
    rows.sort(key=lambda held: held.extent.possible_from)
    told, dates = [], []
    for held in rows:
        earliest, latest = held.extent.possible_from, held.extent.certain_from
        if not is_open(earliest) and not is_open(latest):
            told.append(
                f"{capital(told_as[held.statement.id])} {some_day_in_words(earliest, latest)}."
            )
            dates += [write_day(day) for day in dict.fromkeys([earliest, latest])]
    results = [_point(frame, held, "began") for held in rows]
    text = " ".join(told) or "The record has no day for that; silence is not never."
    return frame.answer(text=text, results=results, dates=dates)


def _reformed(frame: Frame) -> Answer:
    """When a body took a legal form: the one asked for, or each."""
    question = frame.question
    forms = [
        each
        for each in frame.graph.index.said("legal_form", question.body)
        if isinstance(each, LegalForm) and question.value in {None, each.form}
    ]
    told_as = {}
    for form in forms:
        name = articled(frame.graph, question.body, max(form.when.extent.possible_from, 1))
        told_as[form.id] = f"{name} became {form_in_words(form.form)}"
    return _statement_moment(frame, told_as)


def _left_post(frame: Frame) -> Answer:
    """When a person left a post: the last day."""
    held_posts = [
        held
        for post in _posts_asked(frame)
        if post.counts and (held := frame.graph.held(post)) and held.extent.possible_to < AFTER_ALL
    ]
    told, dates = [], []
    for held in held_posts:
        post = held.statement
        earliest, latest = held.extent.certain_to - 1, held.extent.possible_to - 1
        if isinstance(post, Post):
            was = post_of(frame.graph, post, earliest)
            last = some_day_in_words(earliest, latest)
            last = last.removeprefix("on ") if earliest == latest else f"a day {last}"
            told.append(f"{post.person} was {was} to {last}.")
            dates += [write_day(day) for day in dict.fromkeys([earliest, latest])]
    results = [_point(frame, held, "ended") for held in held_posts]
    text = " ".join(told) or "The record has no last day of that; silence is not never."
    return frame.answer(text=text, results=results, dates=dates)


def _posts_asked(frame: Frame) -> list[Post]:
    """The posts of the person, of the kind and in the bodies asked for."""
    question, graph = frame.question, frame.graph
    return [
        each
        for body in question.bodies or graph.record.bodies
        for each in graph.index.said("post", body)
        if isinstance(each, Post)
        and (question.value is None or same_person(question.value, each.person))
        and frame.of_post(each)
    ]


def _took_post(frame: Frame) -> Answer:
    """When a person took a post."""
    graph, posts = frame.graph, _posts_asked(frame)
    if not posts:
        return frame.answer(text="The record has no such post; silence is not never.")
    told_as = {}
    for post in posts:
        day = max(post.when.extent.certain_from, 1)
        told_as[post.id] = f"{post.person} became {post_of(graph, post, day)}"
    return _statement_moment(frame, told_as)


_MOMENTS = {
    "event": _event,
    "published": _published,
    "renamed": _renamed,
    "reformed": _reformed,
    "post": _took_post,
    "post:ended": _left_post,
}
