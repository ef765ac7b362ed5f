"""What became of a stream of money: the events that name it, who paid it, who pays what since."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.events import happening_of
from nhsgraph.answers.moments import event_is_known
from nhsgraph.answers.search import found_row
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import day_in_words, is_open, write_day, year_of
from nhsgraph.schema import Funding
from nhsgraph.words.sentences import articled, capital, listed, term_in_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.frame import Frame
    from nhsgraph.answers.result import Result
    from nhsgraph.schema import Event


def fate(frame: Frame) -> Answer:
    """The events in ``only``, the lines of the stream in force, and what the same bodies got since.

    Results are the lines, those of the stream first, the others by the day on which they began.
    """
    record, stream = frame.graph.record, frame.question.stream
    events = [record.events[one] for one in frame.question.only if one in record.events]
    events = [one for one in events if one.evidence and event_is_known(frame.graph, one.id)]
    events.sort(key=lambda one: one.date.earliest)
    lines = [one for one in record.statements.values() if isinstance(one, Funding) and one.counts]
    own = [one for one in lines if one.stream == stream]
    before = _rows(frame, own)
    after = _rows(frame, _since(frame, events, own, lines))
    if not before:
        return frame.answer()
    titles = [f"{one.title} ({day_in_words(one.date)})" for one in events]
    paid = [f"{days}: {row.text.removesuffix('.')}" for row, days in before]
    since = [f"{days}: {row.text.removesuffix('.')}" for row, days in after]
    rows = [row for row, _ in (*before, *after)]
    told = [Sentence(words, (event.id,)) for words, event in zip(titles, events, strict=True)]
    for words, row in zip([*paid, *since], rows, strict=True):
        told.append(Sentence(capital(words), (row.statement,)))
        if note := frame.graph.statement(row.statement).note:
            told.append(Sentence(note, (row.statement,)))
    return frame.answer(
        told=Telling(tuple(told), _claim(titles, paid, _in_short(frame, after))),
        results=rows,
        events=tuple(happening_of(frame.graph, one) for one in events),
        dates=[write_day(day) for one in events for day in {one.date.earliest, one.date.latest}],
    )


def _claim(titles: list[str], paid: list[str], since: str) -> str:
    """What happened, then who pays since; who paid before where nothing happened or followed."""
    clauses = [*titles, *([since] if since else []), *([] if titles and since else paid)]
    return in_one(clauses, otherwise=clauses[0])


def _in_short(frame: Frame, rows: list[tuple[Result, str]]) -> str:
    """Who pays since, each with the streams and the years in which they began."""
    paid: dict[str, dict[str, None]] = {}
    for row, _ in rows:
        line, payer = frame.graph.statement(row.statement), _payer(frame, row)
        begins = frame.graph.index.extent(line).possible_from
        if isinstance(line, Funding) and payer and not is_open(begins):
            words = f"{term_in_words(line.stream)}, from {year_of(begins)}"
            paid.setdefault(payer, {})[words] = None
    told = [f"{payer} ({'; '.join(streams)})" for payer, streams in paid.items()]
    return f"then paid by {listed(told)}" if told else ""


def _payer(frame: Frame, row: Result) -> str:
    """Who pays a line, as named on the day on which it began; nothing where nobody is known."""
    line = frame.graph.statement(row.statement)
    payer = next(iter(line.bodies), None) if isinstance(line, Funding) else None
    begins = frame.graph.index.extent(line).possible_from
    known = payer is not None and isinstance(line, Funding) and payer != line.recipient
    return articled(frame.graph, payer, begins) if known and payer else ""


def _rows(frame: Frame, lines: Iterable[Funding]) -> list[tuple[Result, str]]:
    rows = (found_row(frame, one.id) for one in lines)
    return [row for row in rows if row is not None]


def _since(
    frame: Frame, events: list[Event], own: list[Funding], lines: list[Funding]
) -> list[Funding]:
    """The other lines to whom the stream was paid that began on the day of an event, or later."""
    if not events:
        return []
    first = events[0].date.earliest
    to = {one.recipient for one in own}
    begins = {one.id: frame.graph.index.extent(one).possible_from for one in lines}
    since = [one for one in lines if one.recipient in to and one.stream != own[0].stream]
    since = [one for one in since if begins[one.id] >= first]
    return sorted(since, key=lambda one: begins[one.id])
