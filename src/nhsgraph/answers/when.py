"""When a thing happened: the begin and end of a body and of its lines; the rest stands beside."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.events import happening_of, when_event
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.moments import Moment, admitted, event_is_known, moments_told, point
from nhsgraph.answers.question import Question
from nhsgraph.answers.subjects import SUBJECT_TYPES, by_subject
from nhsgraph.answers.telling import Sentence, Telling
from nhsgraph.answers.when_states import (
    left_post,
    published,
    reformed,
    renamed,
    reported,
    took_post,
)
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Day,
    Extent,
    Period,
    is_open,
    some_day_in_words,
    write_day,
)
from nhsgraph.schema import Edge
from nhsgraph.words.sentences import articled, detail_in_words, edge_sentence, is_plural, listed
from nhsgraph.words.spans import begun_in_words, some_day_in, span_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

__all__ = ["happening_of", "when"]


def when(graph: DatedGraph, question: Question) -> Answer:
    """When a body began, ended or was renamed, or when a line between two bodies held.

    ``moment`` is ``began``, ``ended``, ``renamed``, ``reported``, ``published``, an edge
    type (over which days such an edge with the candidate held), or an edge type and ``:ended``
    (until when). ``dates`` has the days of the moment, as text: the first and the last that it may
    have been.
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
        return frame.answer()
    if moment == "began":
        earliest, latest = life.possible_from, life.certain_from
        chosen = min(names, key=lambda held: held.extent.possible_from)
        event, words = chosen.statement.begun_by, _began(frame, life, names)
    else:
        earliest, latest = life.certain_to - 1, life.possible_to - 1
        chosen = max(names, key=lambda held: held.extent.possible_to)
        event, words = chosen.statement.ended_by, _ended(frame, earliest, latest)
    row = point(frame, chosen, moment)
    if not frame.admits(row):
        return frame.answer()
    dates = [write_day(day) for day in (earliest, latest)]
    if moment == "ended" and is_open(latest):
        dates = []
    sentences = [Sentence(words, (chosen.statement.id,))]
    if event and any(dates) and event_is_known(graph, event):
        sentences.append(Sentence(graph.record.events[event].title, (chosen.statement.id,)))
    over = moment == "ended" and any(dates) and frame.question.yes_no and frame.asked_days
    return frame.answer(
        told=Telling(tuple(sentences), words),
        results=[row],
        dates=dates,
        verdict=_was_over(frame.period, earliest, latest + 1) if over else None,
    )


def _began(frame: Frame, life: Extent, names: list[Held]) -> str:
    """When a body began, and until when it lasted, if its end is known."""
    earliest, latest = life.possible_from, life.certain_from
    who = articled(frame.graph, frame.question.body, max(earliest, 1))
    if is_open(earliest) and is_open(latest):
        opened_before = any(held.statement.when.begin_open for held in names)
        words = f"{who} began {'before the record' if opened_before else 'on a day not known'}"
    else:
        first = min(names, key=lambda held: held.extent.possible_from)
        alone = (first.extent.possible_from, first.extent.certain_from) == (earliest, latest)
        began = begun_in_words(first) if alone else some_day_in_words(earliest, latest)
        words = f"{who} began {began}"
        if is_open(earliest) or is_open(latest):
            words += "; the day is not known"
    if life.possible_to >= AFTER_ALL:
        return words
    end = some_day_in(life.certain_to - 1, life.possible_to - 1)
    it = "they" if is_plural(frame.graph, [frame.question.body]) else "it"
    return f"{words}; {it} lasted until {end}"


def _ended(frame: Frame, earliest: Day, latest: Day) -> str:
    """When a body last existed, or that it has not ended."""
    who = articled(frame.graph, frame.question.body, latest)
    if is_open(latest):
        have = "have" if is_plural(frame.graph, [frame.question.body]) else "has"
        return f"{who} {have} not ended as far as is recorded"
    words = f"{who} last existed {some_day_in_words(earliest, latest)}"
    return f"{words}; the day is not known" if is_open(earliest) else words


def _was_over(period: Period, first_eve: Day, last_day: Day) -> str:
    """Whether an end fell in a period: its eve, on which all last held, or the day after."""
    days = Period(first_eve, last_day + 1)
    inside = period.start <= days.stop - 1 and days.start < period.stop
    sure = days.stop - days.start <= 2 or (period.start <= days.start and days.stop <= period.stop)
    return ("yes" if sure else "not recorded") if inside else "no"


def _edge_moment(frame: Frame, edge_type: str, side: str) -> Answer:
    """Over which days an edge of a type between the body and the candidate held, or until when."""
    moments = []
    found = [(edge, held) for edge, held in _edges(frame, edge_type)]
    alike: dict[str, list[tuple[Edge, Held]]] = {}
    for edge, held in found:
        alike.setdefault(_line(frame, edge, held.extent, past=False), []).append((edge, held))
    for several in alike.values():
        (edge, first), on_a_day = several[-1], several[0][0].happens
        on_a_day = on_a_day or edge.type == "commission"
        past = on_a_day or all(held.extent.possible_to < AFTER_ALL for _, held in several)
        words = _line(frame, edge, first.extent, past=past)
        told = _spans(words, [held.extent for _, held in several], on_a_day, side)
        for _, held in several:
            begin = held.extent.possible_from, held.extent.certain_from
            end = held.extent.certain_to - 1, held.extent.possible_to - 1
            moments.append(Moment(held, *(begin if side == "began" else end), told))
    return moments_told(frame, admitted(frame, moments, side), side)


def _edges(frame: Frame, edge_type: str) -> list[tuple[Edge, Held]]:
    """The edges of a type in force of the body, with the candidate if there is one, by begin."""
    graph, question = frame.graph, frame.question
    candidates = list(graph.index.of_body(question.body))
    if edge_type in SUBJECT_TYPES and not any(each.type == edge_type for each in candidates):
        candidates = [
            held.statement for held in by_subject(frame.graph, frame.question.body, edge_type)
        ]
    types = TIES if edge_type == "tie" else {edge_type}
    found = [
        (each, held)
        for each in candidates
        if isinstance(each, Edge) and each.counts and each.type in types
        and question.candidate in {None, *each.known_ends}
        and frame.of_post(each)
        and (held := graph.held(each)) and held.during(frame.period)
    ]  # fmt: skip
    return sorted(found, key=lambda pair: pair[1].extent.possible_from)


TIES: Final = frozenset(
    {"succession", "hosting", "membership", "accountability", "oversight", "funding"}
)
"""The types by which one body may have taken another over; none works so by talking to it."""


def _line(frame: Frame, edge: Edge, extent: Extent, *, past: bool) -> str:
    """A line in words without its days; those with the same words are one line that came back."""
    day = next((day for day in (extent.certain_from, *extent) if not is_open(day)), 1)
    return edge_sentence(frame.graph, edge, day, past=past) + detail_in_words(edge)


def _spans(words: str, spans: list[Extent], happens: bool, side: str) -> str:
    """A line with its days: over which it held, or until when; what takes a day is *on* it."""
    if happens:
        days = [some_day_in_words(span.possible_from, span.certain_from) for span in spans]
    elif side == "began":
        days = [span_in_words(span, Period(BEFORE_ALL, AFTER_ALL)) for span in spans]
    else:
        days = [_until(span) for span in spans]
    return f"{words}, {listed(days)}"


def _until(span: Extent) -> str:
    if span.possible_to >= AFTER_ALL:
        return "with no end on record"
    return f"until {some_day_in(span.certain_to - 1, span.possible_to - 1)}"


_MOMENTS: Mapping[str, Callable[[Frame], Answer]] = MappingProxyType(
    {
        "event": when_event,
        "published": published,
        "published:late": published,
        "published:in_time": published,
        "renamed": renamed,
        "reported": reported,
        "reformed": reformed,
        "reformed:ended": reformed,
        "post": took_post,
        "post:ended": left_post,
    }
)
