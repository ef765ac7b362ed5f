"""A body by itself: whether it existed, its names, form in law, posts, numbers and dates."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Part,
    Period,
    days_in_words,
    is_open,
    speak_day,
    write_day,
)
from nhsgraph.questions.answer import Answer, Result, Stretch
from nhsgraph.questions.changing import said_by
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.people import same_person
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import gaps, result, stretches
from nhsgraph.questions.verdict import opened
from nhsgraph.questions.wording import (
    articled,
    capital,
    conjugate,
    form_in_words,
    in_use,
    is_plural,
    listed,
)
from nhsgraph.schema import Name

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held

Pairs = list[tuple[Part, Result]]


def said(frame: Frame, statement_type: str, body: str | None = None) -> Pairs:
    """What was said of a body and of the collectives whose statements it takes over, by date."""
    graph = frame.graph
    pairs = [
        (part, result(graph, held, part, said_by(held.statement, None)))
        for held in _of(graph, statement_type, body or frame.question.body)
        for part in held.during(frame.period)
    ]
    return sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].certainty.rank))


def _of(graph: DatedGraph, statement_type: str, body: str) -> list[Held]:
    """The statements of a type in force of a body; a legal form also through a collective."""
    found = [
        held
        for statement in graph.index.said(statement_type, body)
        if statement.counts and (held := graph.held(statement))
    ]
    if found or statement_type != "legal_form":
        return found
    return list(graph.handed_down(statement_type, body))


def name(graph: DatedGraph, question: Question) -> Answer:
    """What a body was called on each day asked, legally and as it called itself."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer(text=frame.premise.message or "")
    pairs = said(frame, "name")
    told = [
        f"{capital(days_in_words(part.start, part.stop - 1))} {_it_was(frame, part)} called"
        f" {_called(graph, shown)}{doubt(part)}"
        for part, shown in pairs
        if part.certainty is Certainty.CERTAIN or len(pairs) == 1
    ]
    return of_states(frame, pairs, told)


def _called(graph: DatedGraph, shown: Result) -> str:
    """A name, and whether it is one in law or in practice."""
    name = graph.statement(shown.statement)
    return shown.answer[0] + (in_use(name) if isinstance(name, Name) else "")


def _it_was(frame: Frame, part: Part) -> str:
    """*It was*, *they were*, *it is*."""
    plural = is_plural(frame.graph, [frame.question.body])
    be = conjugate("be", plural=plural, past=part.stop < AFTER_ALL)
    return f"{'they' if plural else 'it'} {be}"


def _each_was(frame: Frame, part: Part) -> str:
    """*It was*; of many bodies, *each of them was*."""
    be = conjugate("be", plural=False, past=part.stop < AFTER_ALL)
    return f"{'each of them' if is_plural(frame.graph, [frame.question.body]) else 'it'} {be}"


def legal_form(graph: DatedGraph, question: Question) -> Answer:
    """What a body was in law on each day asked, and by which instrument."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer(text=frame.premise.message or "")
    pairs = said(frame, "legal_form")
    told = [
        f"{capital(days_in_words(part.start, part.stop - 1))} {_each_was(frame, part)}{doubt(part)}"
        f" {form_in_words(shown.answer[0])}" + (f" ({shown.basis})" if shown.basis else "")
        for part, shown in pairs
    ]
    if question.moment == "person" and question.yes_no:
        words = "the record has the form in law, not whether it made a legal person"
        return of_states(frame, pairs, [f"Not recorded: {words}", *told], "not recorded")
    if question.yes_no and question.value:
        return yes_or_no(frame, pairs, told)
    return of_states(frame, pairs, told)


def of_states(frame: Frame, pairs: Pairs, told: list[str], verdict: str | None = None) -> Answer:
    """The answer of one value after another, a sentence each; or that the record is silent."""
    return frame.answer(
        text=". ".join(told) + "." if told else frame.silence(),
        results=[shown for _, shown in pairs],
        parts=stretches((part, shown.answer) for part, shown in pairs),
        verdict=verdict,
    )


def yes_or_no(frame: Frame, pairs: Pairs, told: list[str]) -> Answer:
    """Whether the value asked for is the one recorded; *no* where another was, one at a time."""
    value = frame.question.value
    fits = [value in shown.answer or same_person(value, shown.answer[0]) for _, shown in pairs]
    own = [part for (part, _), fit in zip(pairs, fits, strict=True) if fit]
    if own:
        told = [words for words, fit in zip(told, fits, strict=True) if fit]
        pairs = [pair for pair, fit in zip(pairs, fits, strict=True) if fit]
    certain = [part for part in own if part.certainty is Certainty.CERTAIN]
    others = [part for part, _ in pairs if part.certainty is Certainty.CERTAIN]
    alone = _one_of_a_kind(frame)
    if certain:
        verdict = "yes" if not frame.asked_days or not gaps(certain, frame.period) else "partly"
    elif frame.premise.denies or (alone and others and not own and _fill(frame, others)):
        verdict = "no"
    else:
        verdict = "not recorded"
    words = ". ".join(told) or frame.silence().removesuffix(".")
    return of_states(frame, pairs, [opened(verdict, words)], verdict=verdict)


def _one_of_a_kind(frame: Frame) -> bool:
    """True where one value excludes another: a legal form, a certain post, a minister's office."""
    question = frame.question
    if question.form != "post" or question.post is not None:
        return True
    return frame.graph.body(question.body).kind == "office"


def _fill(frame: Frame, parts: list[Part]) -> bool:
    """Whether parts leave no day open of those asked about on which the body lived."""
    return not gaps(parts, frame.within_life())


def doubt(part: Part) -> str:
    """What stands behind a sentence of what is not certain."""
    return "" if part.certainty is Certainty.CERTAIN else " (possibly)"


def exists(graph: DatedGraph, question: Question) -> Answer:
    """Whether a body existed on the days asked, and from when to when it did."""
    frame = Frame.of(graph, question)
    life = graph.life(question.body)
    dates = [write_day(day) for day in (life.possible_from, life.possible_to - 1) if not life.empty]
    if not frame.premise.ok:
        verdict = "no" if frame.premise.denies else "not recorded"
        text = opened(verdict, frame.premise.message or "")
        return frame.answer(text=text, verdict=verdict, dates=dates)
    parts = life.during(frame.period)
    certain = [part for part in parts if part.certainty is Certainty.CERTAIN]
    whole = bool(certain) and (
        not frame.asked_days
        or (certain[0].start, certain[-1].stop) == (frame.period.start, frame.period.stop)
    )
    verdict = "yes" if whole else "partly" if certain else "not recorded"
    days = listed(days_in_words(part.start, part.stop - 1) for part in certain or parts)
    who = articled(graph, question.body, frame.naming_day(frame.period))
    maybe = "" if certain else "possibly "
    opening = {"yes": "Yes", "partly": "Partly", "not recorded": "Not recorded for certain"}[
        verdict
    ]
    pairs = said(frame, "name")
    return frame.answer(
        text=f"{opening}: {who} {maybe}existed {days}.",
        results=[replace(shown, answer=(question.body,)) for _, shown in pairs],
        parts=stretches((part, [question.body]) for part in (parts if pairs else ())),
        verdict=verdict,
        dates=dates,
    )


def count(graph: DatedGraph, question: Question) -> Answer:
    """How many members a collective had: one number, or each number that it may have been."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        none = 0 if frame.premise.denies else None
        return frame.answer(text=frame.premise.message or "", count=none)
    if question.among:
        return _count_among(frame, question.among)
    pairs = said(frame, "size")
    day = frame.within_life().stop - 1 if not frame.period.is_day else frame.period.start
    if frame.asked_days and not frame.period.is_day:
        day = max(frame.period.start, min(day, frame.period.stop - 1))
    numbers = graph.counted_on_day(question.body, day)
    parts = stretches((part, row.answer) for part, row in pairs)
    told = [_there_were(part) for part in parts]
    who = articled(graph, question.body, frame.naming_day(frame.period))
    if frame.period.is_day and numbers:
        be = conjugate("be", plural=is_plural(graph, [question.body]), past=True)
        either = " or ".join(str(number) for number in numbers)
        told = [f"{capital(frame.period.speak())} {who} {be} {either} in number"]
    members = [] if pairs else _members(frame)
    shown = [row for _, row in pairs] or members
    distinct = sorted({int(row.answer[0]) for _, row in pairs})
    if frame.period.is_day:
        distinct = numbers
    elif members:
        named = listed(articled(graph, row.answer[0], day) for row in members)
        what = graph.named_on_day(question.body, day)
        told = [f"The record is silent on how many {what} there were; it names {named}"]
    text = ". ".join(told) + "." if told else frame.silence()
    verdict = None
    if question.yes_no and question.value:
        verdict = _is_number(int(question.value), frame.period, numbers, parts)
        text = opened(verdict, text)
    return frame.answer(
        text=text,
        results=shown,
        parts=parts,
        count=distinct[0] if len(distinct) == 1 else (distinct or None),
        verdict=verdict,
    )


def _is_number(asked: int, period: Period, on_day: list[int], parts: list[Stretch]) -> str:
    """Whether there were so many: *no* only where another number is certain at all times asked."""
    if period.is_day:
        return _agreed([asked == number for number in on_day], sure=len(on_day) == 1)
    certain = [part.certain == (str(asked),) for part in parts if part.certain]
    return _agreed(certain, sure=all(part.certain for part in parts))


def _agreed(same: list[bool], *, sure: bool) -> str:
    if same and all(same):
        return "yes" if sure else "partly"
    if any(same):
        return "partly" if sure else "not recorded"
    return "no" if same and sure else "not recorded"


def _there_were(part: Stretch) -> str:
    """The number in one part of the time, or the numbers that it may have been."""
    period = part.period
    numbers = " or ".join(part.certain) or f"possibly {' or '.join(part.possible)}"
    return f"{capital(days_in_words(period.start, period.stop - 1))} there were {numbers}"


def _count_among(frame: Frame, among: str) -> Answer:
    """How many of a collective belong to a body on one day: the first asked on which it lived."""
    graph, body = frame.graph, frame.question.body
    day = (
        frame.within_life().start
        if frame.asked_days
        else graph.record.info.covers.extent.possible_to - 1
    )
    rows = [
        result(graph, held, part, [held.statement.owner])
        for held in graph.members(body)
        if graph.is_member(held.statement.owner, among)
        for part in held.during(Period.of_day(day))
    ]
    certain = {row.answer[0] for row in rows if row.certainty is Certainty.CERTAIN}
    maybe = {row.answer[0] for row in rows} - certain
    number = str(len(certain)) + (f" to {len(certain | maybe)}" if maybe else "")
    what, where = articled(graph, among, day), articled(graph, body, day)
    text = f"{Period.of_day(day).speak()} {number} of {what} belonged to {where}."
    count = [len(certain), len(certain | maybe)] if maybe else len(certain)
    return frame.answer(text=text, results=rows, count=count)


def _members(frame: Frame) -> list[Result]:
    graph, body = frame.graph, frame.question.body
    return [
        result(graph, held, parts[0], [held.statement.owner])
        for held in graph.members(body, "one_of")
        if (parts := held.during(frame.period))
    ]


def history(graph: DatedGraph, question: Question) -> Answer:
    """A body through its dates: what it came from, its names, forms, hosts and holders, its end."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok and graph.known_on is not None:
        return frame.answer(text=frame.premise.message or "")
    body = question.body
    wanted = {"name", "legal_form", "hosting", "succession", "membership"}
    rows: Pairs = []
    for statement in graph.index.of_body(body):
        if statement.type not in wanted or not statement.counts:
            continue
        part = getattr(statement, "role", None) == "part_of"
        if statement.type in {"hosting", "membership"} and statement.owner != body and not part:
            continue
        held = graph.held(statement)
        parts = held.during(frame.period) if held else []
        if held and parts:
            rows.append((parts[0], result(graph, held, parts[0], said_by(statement, body))))
    rows.sort(key=lambda pair: pair[0].start)
    plans = [
        result(graph, held, parts[0], said_by(held.statement, body))
        for statement in graph.index.of_body(body)
        if statement.planned and (held := graph.plan(statement))
        and (parts := held.during(frame.period))
    ]  # fmt: skip
    life = graph.life(body)
    told = [_life_in_words(frame), *(_dated(graph, shown) for _, shown in rows)]
    dates = [write_day(day) for day in (life.possible_from, life.possible_to - 1)]
    return frame.answer(
        text=" ".join(told),
        results=[shown for _, shown in rows],
        see_also=plans,
        dates=dates,
    )


def _dated(graph: DatedGraph, shown: Result) -> str:
    """A sentence of a history, behind the day on which its statement began."""
    extent = graph.index.extent(graph.statement(shown.statement))
    begin = extent.possible_from
    words = f"Called {_called(graph, shown)}." if shown.type == "name" else shown.text
    if is_open(begin) or extent.certain_from == begin:
        return f"{write_day(begin)}: {words}" if begin > BEFORE_ALL else words
    latest = "or later" if is_open(extent.certain_from) else f"to {write_day(extent.certain_from)}"
    return f"{write_day(begin)} {latest}: {words}"


def _life_in_words(frame: Frame) -> str:
    life = frame.graph.life(frame.question.body)
    who = capital(articled(frame.graph, frame.question.body, frame.naming_day(frame.period)))
    if life.empty:
        return f"{who} was only planned."
    began = speak_day(life.possible_from) if life.possible_from > BEFORE_ALL else None
    ended = speak_day(life.possible_to - 1) if life.possible_to < AFTER_ALL else None
    about = "" if life.possible_from == life.certain_from else " or later"
    if began and ended:
        return f"{who} existed from {began}{about} to {ended}."
    if began:
        return f"{who} has existed since {began}{about}."
    return f"{who} existed before the record begins" + (f", to {ended}." if ended else ".")
