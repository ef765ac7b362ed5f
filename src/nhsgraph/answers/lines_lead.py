"""Lines in one sentence: who answers, with the days and the doubt of those that need them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.line import (
    Line,
    Lookup,
    edge_words,
    how_it_binds,
    in_brackets,
    is_of,
    numbered,
    rank,
)
from nhsgraph.answers.stretched import known_until
from nhsgraph.answers.telling import in_one, naming_few
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Extent, Period, is_open, year_of
from nhsgraph.words.sentences import articled, listed, term_in_words
from nhsgraph.words.spans import during_in_words, joined, span_in_words, within

SHORT_TIME = 2
"""Of a time of fewer years the days of its parts are told, of a longer one the years."""


def claim_of_lines(frame: Frame, look: Lookup, given: str, lines: list[Line]) -> str:
    """The lines in one sentence: who, with the days and the doubt of those that need them."""
    verbs: dict[tuple[object, ...], list[Line]] = {}
    for line in sorted(lines, key=lambda line: -line.part.certainty.rank):
        key = tuple(getattr(line.edge, name, None) for name in ("act", "role", "post"))
        own = None if is_of(frame, line) else line.edge.id
        verbs.setdefault((*key, line.edge.planned, own), []).append(line)
    if len(verbs) == 1:
        return _claim_of(frame, look, given, next(iter(verbs.values())))
    claims = (_claim_of(frame, look, given, own) for own in verbs.values())
    return in_one(claims, as_one=True)


def _claim_of(frame: Frame, look: Lookup, given: str, lines: list[Line]) -> str:
    """The lines of one verb in one sentence; of many it names a few."""
    whens = {span_in_words(line.span, frame.period) for line in lines}
    common = whens.pop() if len(whens) == 1 else ""
    front = common or (during_in_words(frame.period) if frame.asked_days else "")
    day = frame.naming_day(Period(lines[0].day, lines[0].span.possible_to))
    own = {
        body: [line for line in lines if body in _answers(line)]
        for body in dict.fromkeys(body for line in lines for body in _answers(line))
    }
    if not common and not lines[0].edge.one_at_a_time:
        own = dict(sorted(own.items(), key=lambda item: _weight(frame, item[1])))
    own = dict(sorted(own.items(), key=lambda item: not item[1][0].row.answer))  # known ones first
    names = [_named_briefly(frame, body, tied, front) for body, tied in own.items()]
    mixed = len({line.span.possible_to < AFTER_ALL for line in lines}) > 1
    bounded = frame.period.start > BEFORE_ALL and frame.period.stop < AFTER_ALL
    partial = not common and frame.asked_days and bounded
    short = [
        _named_briefly(frame, body, tied, None, mixed=mixed, partial=partial)
        for body, tied in own.items()
    ]

    def claim(several: str) -> str:
        words = edge_words(frame, look, given, lines, day, {look.turned(given): several})
        return f"{front} {words}".strip()

    if frame.question.counted:
        return _counted(own, names, claim)
    return naming_few(names, claim, short)


def _weight(frame: Frame, lines: Sequence[Line]) -> tuple[bool, bool, int, int]:
    """The order of those who answer for parts of a time.

    Those who are known come first, then direct ones, those by law, those on the most days.
    """
    spans = joined(within(line.span, frame.period) for line in lines)
    days = sum(max(0, span.certain_to - span.certain_from) for span in spans)
    force = min(rank(line) for line in lines)
    return not lines[0].row.answer, all(line.row.via for line in lines), force, -days


def _counted(
    own: Mapping[str, Sequence[Line]], names: Sequence[str], claim: Callable[[str], str]
) -> str:
    """How many answer, for certain and possibly, and the first of them by name."""
    sure = sum(any(_is_sure(line) for line in tied) for tied in own.values())
    maybe = len(own) - sure
    number = " for certain, and possibly ".join(
        words for words in (str(sure) if sure else "", f"{maybe} more" if maybe else "") if words
    )
    number = number if sure else f"possibly {maybe}"
    counted = claim(number)
    return naming_few(names, lambda several: f"{counted}: {several}")


def _is_sure(line: Line) -> bool:
    return line.part.certainty is Certainty.CERTAIN and line.row.status == "in_force"


def _answers(line: Line) -> tuple[str, ...]:
    """The ids that answer; of an end that is not known the statement itself."""
    return line.row.answer or (line.edge.id,)


def _named_briefly(
    frame: Frame, body: str, lines: list[Line], front: str | None, *,
    mixed: bool = False, partial: bool = False,
) -> str:  # fmt: skip
    """A body with what a reader of the lead must know: force, stream, own days, plan, doubt.

    Args:
        frame: the question.
        body: the body.
        lines: its lines.
        front: the time that stands before all; None where no days are told, but a doubt is.
        mixed: whether lines that are over stand beside some that go on, so that years are told.
        partial: whether some answer for a part of the time asked only, so that it is told.
    """
    first = lines[0]
    day = frame.naming_day(Period(first.day, first.span.possible_to))
    name = articled(frame.graph, body, day) if first.row.answer else "a body not known"
    hows: dict[str, list[Extent]] = {}
    for line in lines:
        stream = getattr(line.edge, "stream", None)
        said = [*([term_in_words(stream)] if stream else []), *how_it_binds(frame, [line], day)]
        hows.setdefault(", ".join(said), []).append(line.span)
    notes = numbered(frame, body, day) if first.row.answer else []
    if first.row.answer and not partial:
        notes = [*_later(frame, body, lines, name), *notes]
    if front is None:
        notes += _qualified(frame, lines, hows, mixed=mixed, partial=partial)
        return name + in_brackets(notes)
    for how, spans in hows.items():
        whens = [span_in_words(span, frame.period) for span in joined(spans)]
        whens = ["possibly" if when == f"possibly {front}" else when for when in whens]
        days = listed(when for when in whens if when != front)
        notes += [" ".join(words for words in (how, days) if words)] if how or days else []
    return name + in_brackets(notes)


def _later(frame: Frame, body: str, lines: Sequence[Line], name: str) -> list[str]:
    """The name that a body has at the end of its lines, where it is another than at their begin."""
    stop = min(
        max(line.span.certain_to for line in lines), known_until(frame.graph), frame.period.stop
    )
    if stop <= lines[0].day or lines[0].row.status != "in_force":
        return []
    last = articled(frame.graph, body, stop - 1)
    return [] if last == name else [f"later {last}"]


def _qualified(
    frame: Frame, lines: Sequence[Line], hows: Iterable[str], *, mixed: bool, partial: bool
) -> list[str]:
    """How lines bind, the years of one of several that follow each other, the end, and a doubt."""
    notes = [how for how in hows if how][:2]
    if partial:
        notes.append(_parts(lines, frame.period))
    elif mixed:
        notes.append(_over(lines))
    elif lines[0].edge.one_at_a_time and not frame.asked_days:
        spans = joined(line.span for line in lines)
        notes.append(listed(filter(None, map(_years, spans))))
    unsure = not any(_is_sure(line) for line in lines) and lines[0].row.status == "in_force"
    return [*filter(None, notes), *(["possibly"] if unsure else [])]


def _over(lines: Sequence[Line]) -> str:
    """The last year of lines that are over, beside others that go on; nothing of those."""
    last = max((line.span for line in lines), key=lambda span: span.possible_to)
    if last.possible_to >= AFTER_ALL or is_open(last.certain_to - 1):
        return ""
    rough = "" if last.certain_to == last.possible_to else " at least"
    return f"until {year_of(last.certain_to - 1)}{rough}"


def _parts(lines: Sequence[Line], asked: Period) -> str:
    """Of which parts of a time lines are told; nothing of what may have gone on all the time.

    Of a time of some years the years are told, of a shorter one the days.
    """
    spans: list[Extent] = []
    for span in joined(within(line.span, asked) for line in lines):
        if spans and span.possible_from <= spans[-1].possible_to:
            first, last = spans.pop(), span
            ends = (max(pair) for pair in zip(first[2:], last[2:], strict=True))
            spans.append(Extent(*first[:2], *ends))
        else:
            spans.append(span)
    years = year_of(asked.stop - 1) - year_of(asked.start) >= SHORT_TIME
    tell = _in_years if years else span_in_words
    told = listed(tell(span, asked) for span in spans)
    return "" if told == during_in_words(asked) else told


def _in_years(span: Extent, asked: Period) -> str:
    """The years of a span within those asked: *2013 to 2016*, *from 2015 at the latest*."""
    first, last = year_of(span.certain_from), year_of(span.certain_to - 1)
    if span.certain_from >= span.certain_to or (
        span.possible_from > asked.start and year_of(span.possible_from) < first
    ):
        return span_in_words(span, asked)
    if span.possible_to < asked.stop and last < year_of(span.possible_to - 1):
        return span_in_words(span, asked)
    begin = "" if span.certain_from == asked.start else str(first)
    end = "" if span.certain_to == asked.stop else str(last)
    begin += " at the latest" if begin and span.possible_from == asked.start else ""
    end += " at least" if end and span.possible_to == asked.stop else ""
    if begin and end:
        return begin if begin == end else f"{begin} to {end}"
    return f"from {begin}" if begin else f"until {end}" if end else during_in_words(asked)


def _years(span: Extent) -> str:
    """The years of a span: *2013 to 2016*, *since 2022*; nothing of one without a begin."""
    if is_open(span.possible_from):
        return ""
    first = year_of(span.possible_from)
    if span.possible_to >= AFTER_ALL:
        return f"since {first}"
    last = year_of(span.possible_to - 1)
    return f"{first} to {last}" if first < last else str(first)
