"""Lists of bodies: which existed, began, ended or were renamed in a time, and under which Act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.instruments import Instrument
from nhsgraph.answers.line import in_brackets
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import stretches
from nhsgraph.answers.states import said
from nhsgraph.answers.stretched import known_until
from nhsgraph.answers.telling import Sentence, Telling, naming_few
from nhsgraph.answers.turns import Shown, asked_bodies, shown_bodies
from nhsgraph.dates import BEFORE_ALL, LATEST, Part, Period, is_open, read_day
from nhsgraph.graph.counting import numbers
from nhsgraph.words.kinds import kind_bare, kinds_in_words
from nhsgraph.words.sentences import articled, capital, in_sentence, listed
from nhsgraph.words.spans import during_in_words, span_in_years, within

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

NAMED = 12
"""Of the bodies of one kind so many are named in a line; the rows have them all."""
_VERBS = {
    "existed": ("existed", "existed"),
    "began": ("began", "began"),
    "ended": ("ended", "ended"),
    "renamed": ("was renamed", "were renamed"),
}


def bodies(graph: DatedGraph, question: Question) -> Answer:
    """The bodies that existed in a time, or began, ended or were renamed in it.

    Certain ones come first, then possible ones, each by day. A row is the name or the membership
    that shows it; ``more`` has ``turn`` where something began, ended or was renamed.
    """
    frame = Frame.of(graph, question)
    found = _picked(frame, shown_bodies(frame))
    if not found:
        return frame.answer(count=0 if question.counted and _closed(frame) else None)
    sure = [each for each in found if each.sure]
    lines = [*_by_kind(frame, sure), *_possible(frame, found)]
    claim = _claim(frame, sure, len(found) - len(sure))
    sizes = _sizes(frame, found)
    if sizes:
        lines.append(_of_so_many(found, sizes))
    first = Sentence(claim, tuple(each.row.statement for each in found))
    shows_days = question.moment in {None, "existed"} and frame.asked_days
    return frame.answer(
        told=Telling((first, *lines), claim),
        results=[each.row for each in found],
        parts=stretches((_part(each.row), each.row.answer) for each in found) if shows_days else (),
        see_also=sizes,
        notes=[*frame.notes(), *_eve_notes(frame, found), *_seen_notes(frame, found)],
        count=_count(frame, found) if question.counted else None,
    )


def _closed(frame: Frame) -> bool:
    """True where the record can say that there was none: it never can of all bodies there were."""
    among = frame.question.among
    return among is not None and not frame.graph.life(among).during(frame.period)


def _part(row: Result) -> Part:
    period = Period.between(row.first, row.last)
    return Part(period.start, period.stop, row.certainty)


def _claim(frame: Frame, sure: list[Shown], maybe: int) -> str:
    """The lead: how many there are for certain, the first by name, and how many may be."""
    question = frame.question
    verb = _VERBS[question.moment or "existed"]
    days = f" {during_in_words(frame.period)}" if frame.asked_days else ""
    existed = question.moment in {None, "existed"}
    if days and existed and (_opens(frame.period) or not _all_along(frame, sure)):
        days = f" at some time{days}"
    if not sure:
        what = _what(frame, 1).removesuffix(" on record")
        none = f"the record has no{what} that {verb[0]}{days} for certain"
        return f"{none}, and {maybe} that possibly did"
    act = f" under the {Instrument(question.value).title(frame.graph)}" if question.value else ""
    beside = f"; {maybe} more possibly did" if maybe else ""
    did = f"{len(sure)}{_what(frame, len(sure))} {verb[len(sure) > 1]}{act}{days}"
    if question.pick is not None:
        doubt = ", or may have" if question.pick == "longest" and len(sure) > 1 else ""
        what = f"the{_what(frame, len(sure))} that {verb[len(sure) > 1]} {question.pick}"
        did = f"{what}{act}{days}{doubt}"
    names = [_name(frame, each) + (_lived(frame, each) if existed else "") for each in sure]
    return naming_few(
        names, lambda names: f"{did}: {names}{beside}", [_name(frame, each) for each in sure]
    )


def _all_along(frame: Frame, sure: list[Shown]) -> bool:
    """Whether all of some bodies are certain to have existed on every day asked about."""
    return all(
        frame.graph.life(each.body).certain_from <= frame.period.start
        and frame.period.stop <= frame.graph.life(each.body).certain_to
        for each in sure
    )


def _lived(frame: Frame, shown: Shown) -> str:
    """Its name at the end of the time asked about, if another, and its years, if not all of it."""
    graph, life, period = frame.graph, frame.graph.life(shown.body), frame.period
    last = min(period.stop, life.certain_to, known_until(graph)) - 1
    later = articled(graph, shown.body, last) if life.certain_from <= last else ""
    notes = [f"later {later}"] if later and later != _name(frame, shown) else []
    if not (period.is_day or _opens(period) or _all_along(frame, [shown])):
        notes.append(span_in_years(within(life, period), period))
    return in_brackets(notes)


def _opens(period: Period) -> bool:
    """Whether days have no begin or no end: what existed then did so on some of them."""
    return is_open(period.start) or is_open(period.stop)


def _what(frame: Frame, number: int) -> str:
    """What is listed, behind a blank: * bodies*, * regulators*, * of the LETBs*."""
    if frame.question.among is not None:
        day = frame.naming_day(frame.period)
        whole = articled(frame.graph, frame.question.among, day)
        return f" member of {whole}" if number == 1 else f" members of {whole}"
    return f" {kinds_in_words(frame.question.kinds, number)} on record"


def _name(frame: Frame, shown: Shown) -> str:
    """A body by its name on the day that shows it; of a renamed one both names."""
    day = min(max(shown.day, shown.extent.possible_from, BEFORE_ALL + 1), LATEST)
    last = shown.extent.possible_to - 1
    if frame.question.moment == "ended" and not is_open(last):
        day = last
    before, after = (shown.row.more.get(key) for key in ("before", "after"))
    if before and after:
        names = (in_sentence(frame.graph, shown.body, str(each)) for each in (before, after))
        return " to ".join(names)
    return articled(frame.graph, shown.body, day)


def _by_kind(frame: Frame, sure: list[Shown]) -> list[Sentence]:
    """The bodies that answer for certain, a line a kind."""
    kinds: dict[str, list[Shown]] = {}
    for each in sure:
        kinds.setdefault(frame.graph.body(each.body).kind, []).append(each)
    return [
        _line(frame, f"{kind_bare(kind, len(own))} ({len(own)})", own)
        for kind, own in sorted(kinds.items(), key=lambda pair: -len(pair[1]))
    ]


def _possible(frame: Frame, found: list[Shown]) -> list[Sentence]:
    unsure = [each for each in found if not each.sure]
    return [_line(frame, f"possibly ({len(unsure)})", unsure)] if unsure else []


def _line(frame: Frame, head: str, own: list[Shown]) -> Sentence:
    names = [_name(frame, each) for each in own]
    if len(names) > NAMED + 1:
        names = [*names[:NAMED], f"{len(names) - NAMED} more"]
    ids = tuple(each.row.statement for each in own)
    return Sentence(f"{capital(head)}: {listed(names)}", ids, line=True)


def _sizes(frame: Frame, found: list[Shown]) -> list[Result]:
    """The recorded sizes of the set asked about that are larger than the members named."""
    among = frame.question.among
    if among is None or frame.question.moment not in {None, "existed"}:
        return []
    if frame.question.kinds or frame.question.bodies or frame.question.only or frame.question.pick:
        return []
    return [row for _, row in said(frame, "size", among) if int(row.answer[0]) > len(found)]


def _of_so_many(found: list[Shown], sizes: list[Result]) -> Sentence:
    """*The record names 12 of 44*: the size that a source gives is larger than the list."""
    most = max(sizes, key=lambda row: int(row.answer[0]))
    words = f"the record names {len(found)} of {most.answer[0]}"
    return Sentence(words, (most.statement,), line=True)


def _eve_notes(frame: Frame, found: list[Shown]) -> list[str]:
    """What last existed on the eve of the time asked is counted as ended in it: say so."""
    eve = frame.period.start - 1
    on_eve = [
        each for each in found if each.row.last is not None and read_day(each.row.last) == eve
    ]
    if frame.question.moment != "ended" or not on_eve:
        return []
    words = (
        "What last existed on the eve of the time asked about counts as ended in it:"
        " its abolition took effect on the day after."
    )
    return [words]


def _seen_notes(frame: Frame, found: list[Shown]) -> list[str]:
    """What may have existed in the time asked, but was last seen more than a year before it."""
    graph, question = frame.graph, frame.question
    if question.moment not in {None, "existed"} or question.among or question.only:
        return []
    told = {each.body for each in found}
    seen = [
        articled(graph, body, graph.life(body).certain_to - 1)
        for body in asked_bodies(frame)
        if body not in told and graph.life(body).during(frame.period)
        and graph.last_seen(body) is not None
    ]  # fmt: skip
    if not seen or question.value:
        return []
    return [naming_few(seen, lambda names: f"Last seen more than a year before: {names}.")]


def _count(frame: Frame, found: list[Shown]) -> int | list[int] | None:
    """How many there are: one number, or each that it may have been, case by case on one day."""
    graph, question = frame.graph, frame.question
    sure = sum(each.sure for each in found)
    existed = question.moment in {None, "existed"}
    if not frame.period.is_day or not existed:
        return sure if sure == len(found) else [sure, len(found)]
    if question.among is not None and not (question.kinds or question.bodies or question.only):
        totals = graph.counted_on_day(question.among, frame.period.start)
    else:
        rows = [
            (each.body, graph.statement(each.row.statement), each.row.certainty) for each in found
        ]
        totals = numbers(graph.record, rows, frame.period.start)
    return totals[0] if len(totals) == 1 else totals


def _picked(frame: Frame, found: list[Shown]) -> list[Shown]:
    """The first or the last to do it, or those that may have lived longest."""
    pick = frame.question.pick
    if pick is None or not found:
        return found
    if pick == "longest":
        until = known_until(frame.graph)
        first = frame.graph.record.info.covers.extent.possible_from
        least = max(_shortest(each, until, first) for each in found)
        return [each for each in found if _longest(each, until) >= max(least, 1)]
    days = {each.body: _turn_day(frame, each) for each in found}
    known = [day for day in days.values() if not is_open(day)]
    if not known:
        return []
    best = (min if pick == "first" else max)(known)
    return [each for each in found if days[each.body] == best]


def _turn_day(frame: Frame, shown: Shown) -> int:
    """The day by which a body is first or last: its begin, or what was asked of it."""
    asked = frame.question.moment in {None, "existed"}
    return shown.extent.possible_from if asked else shown.day


def _shortest(shown: Shown, until: int, first: int) -> int:
    """For how many days a body lived at the least; before the record's ``first`` day none count."""
    extent = shown.extent
    stop = until if is_open(extent.certain_to) else extent.certain_to
    start = first if extent.certain_from <= BEFORE_ALL else extent.certain_from
    return max(0, stop - start)


def _longest(shown: Shown, until: int) -> int:
    """For how many days it lived at the most, up to the day after the last that is known."""
    extent = shown.extent
    stop = until if is_open(extent.possible_to) else extent.possible_to
    return stop - extent.possible_from
