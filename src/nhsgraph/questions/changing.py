"""What changed between two times, under the events that explain it; and when a thing happened."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.changes import Change
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Part, Period, speak_day, write_day
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import result
from nhsgraph.questions.wording import articled, capital, sentence
from nhsgraph.schema import Edge, LegalForm, Name, Post, Size, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph, Held


def changes(graph: DatedGraph, question: Question) -> Answer:
    """What began, ended, was renamed or changed its form, grouped by the events that explain it.

    Results come by day, uncertain ones last. Each has ``change``, ``event`` and ``answer``: the
    other body, or the new value.
    """
    frame = Frame.of(graph, question)
    period = frame.period
    body = question.body if question.bodies else None
    found = graph.changes(period.first, period.last, body) if frame.asked_days else _all(graph, body)
    rows = [
        (change, row) for change in found if (row := _row(frame, change, body)) is not None
    ]
    return frame.answer(
        text=_text(frame, [change for change, _ in rows], [row for _, row in rows]),
        results=[row for _, row in rows],
        dates=list(dict.fromkeys(write_day(change.earliest) for change, _ in rows)),
    )


def _all(graph: DatedGraph, body: str | None) -> list[Change]:
    covers = graph.record.info.covers.extent
    first, last = write_day(covers.possible_from), write_day(covers.possible_to - 1)
    return graph.changes(first, last, body)


def _row(frame: Frame, change: Change, body: str | None) -> Result | None:
    held = frame.graph.held(change.statement)
    if held is None:
        return None
    part = Part(change.earliest, max(change.latest, change.earliest) + 1, change.certainty)
    naming_day = change.earliest - 1 if change.kind == "ended" else change.earliest
    made = result(frame.graph, held, part, [_new_value(change.statement, body)])
    before = _new_value(change.before, body) if change.before else None
    more = {**made.more, "change": change.kind, "event": change.event, "before": before}
    text = sentence(frame.graph, change.statement, naming_day)
    return Result(
        **{key: getattr(made, key) for key in made.__slots__ if key not in {"more", "text"}},
        text=text,
        more=more,
    )


def _new_value(statement: Statement, body: str | None) -> str:
    if isinstance(statement, Edge):
        ends = statement.known_ends
        return next((end for end in ends if end != body), ends[0] if ends else "")
    if isinstance(statement, Name):
        return statement.name
    if isinstance(statement, LegalForm):
        return statement.form
    if isinstance(statement, Post):
        return statement.person
    return str(statement.size) if isinstance(statement, Size) else statement.id


def _text(frame: Frame, found: list[Change], rows: list[Result]) -> str:
    if not rows:
        return "No change is recorded in that time; where the record is silent, that is no proof."
    told = []
    sure = [(change, row) for change, row in zip(found, rows, strict=True) if _is_sure(change)]
    for (day, event), group in _grouped(sure).items():
        title = f" {frame.graph.record.events[event].title}." if event else ""
        words = " ".join(_words(change, row) for change, row in group)
        told.append(f"{capital(day)}:{title} {words}")
    unsure = len(rows) - len(sure)
    if unsure:
        told.append(f"Besides, {unsure} changes whose day is not known may fall in that time.")
    return "\n".join(told)


def _is_sure(change: Change) -> bool:
    return change.certainty is Certainty.CERTAIN


def _grouped(
    found: Iterable[tuple[Change, Result]],
) -> dict[tuple[str, str | None], list[tuple[Change, Result]]]:
    groups: dict[tuple[str, str | None], list[tuple[Change, Result]]] = {}
    for change, row in found:
        groups.setdefault((_day(change), change.event), []).append((change, row))
    return groups


def _day(change: Change) -> str:
    if change.earliest == change.latest:
        words = speak_day(change.earliest)
    else:
        words = f"between {speak_day(change.earliest)} and {speak_day(change.latest)}"
    return words if change.certainty is Certainty.CERTAIN else f"possibly {words}"


def _words(change: Change, row: Result) -> str:
    if change.kind in {"renamed", "reformed"} and change.before is not None:
        old = _new_value(change.before, None)
        return f"{change.kind.capitalize()}: from {old} to {row.answer[0]}.".replace("_", " ")
    return f"{change.kind.capitalize()}: {row.text}"


# -- when -----------------------------------------------------------------------------------------


def when(graph: DatedGraph, question: Question) -> Answer:
    """When a body began, ended or was renamed, or when a line between two bodies began or ended.

    ``moment`` is ``began``, ``ended``, ``renamed``, ``published``, an edge type (when such an edge
    with the candidate began), or an edge type and ``:ended``. ``dates`` has the days, as text.
    """
    frame = Frame.of(graph, question)
    moment = question.moment or "began"
    if moment == "published":
        return _published(frame)
    if moment in {"began", "ended"}:
        return _life_moment(frame, moment)
    if moment == "renamed":
        return _renamed(frame)
    edge_type, _, side = moment.partition(":")
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
    if earliest <= BEFORE_ALL or latest >= AFTER_ALL - 1:
        word = "began before the record" if moment == "began" else "has not ended as far as is recorded"
        dates: list[str] = []
        text = f"{who} {word}."
        if moment == "began" and BEFORE_ALL < latest < AFTER_ALL - 1:
            text = f"{who} began by {speak_day(latest)}; the day is not known."
            dates = [write_day(latest)]
    else:
        dates = list(dict.fromkeys([write_day(earliest), write_day(latest)]))
        text = f"{who} {_moment_words(moment)} {_span(earliest, latest)}."
    if event:
        text += f" {graph.record.events[event].title}."
    return frame.answer(text=text, results=[_point(frame, chosen, moment)], dates=dates)


def _moment_words(moment: str) -> str:
    return "began" if moment == "began" else "last existed"


def _span(earliest: Day, latest: Day) -> str:
    if earliest == latest:
        return f"on {speak_day(earliest)}"
    return f"between {speak_day(earliest)} and {speak_day(latest)}"


def _point(frame: Frame, held: Held, moment: str) -> Result:
    parts = held.during(Period(BEFORE_ALL, AFTER_ALL))
    part = parts[0] if moment == "began" else parts[-1]
    statement = held.statement
    answer = [_new_value(statement, frame.question.body)]
    return result(frame.graph, held, part, answer, moment=moment)


def _renamed(frame: Frame) -> Answer:
    graph, body = frame.graph, frame.question.body
    names = graph.names(body)
    told, results, dates = [], [], []
    for (old, _), (new, part) in zip(names, names[1:], strict=False):
        held = graph.held(new)
        if held is None or part.certainty is not Certainty.CERTAIN and held.extent.certain_from < held.extent.certain_to:
            continue
        earliest, latest = held.extent.possible_from, held.extent.certain_from
        told.append(f"{old.name} became {new.name} {_span(earliest, latest)}.")
        results.append(_point(frame, held, "began"))
        dates += dict.fromkeys([write_day(earliest), write_day(latest)])
    text = " ".join(told) or f"{capital(names[0][0].name) if names else body} kept its name."
    return frame.answer(text=text, results=results, dates=dates)


def _edge_moment(frame: Frame, edge_type: str, side: str) -> Answer:
    """When an edge of a type between the body and the candidate began or ended."""
    graph, question = frame.graph, frame.question
    rows: list[tuple[Day, Held]] = []
    for statement in graph.index.of_body(question.body):
        if not isinstance(statement, Edge) or statement.type != edge_type or not statement.counts:
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
        if earliest <= BEFORE_ALL or latest >= AFTER_ALL - 1:
            continue
        words = sentence(graph, held.statement, max(earliest, 1)).removesuffix(".")
        told.append(f"{words}: {'from' if side == 'began' else 'to'} {_span(earliest, latest).removeprefix('on ')}.")
        dates += [write_day(day) for day in dict.fromkeys([earliest, latest])]
    results = [_point(frame, held, side) for _, held in rows]
    text = " ".join(told) or "The record has no day for that; silence is not never."
    return frame.answer(text=text, results=results, dates=list(dict.fromkeys(dates)))


def _published(frame: Frame) -> Answer:
    """When a mandate came out: the day of its publication, not the years that it covers."""
    graph, question = frame.graph, frame.question
    rows = []
    for edge in graph.index.edges("mandate_approval", "body", question.body):
        years = getattr(edge, "mandate", None)
        if getattr(edge, "act", "") != "publishes" or not edge.counts or years is None:
            continue
        if question.mandate and not years.period.overlaps(question.mandate.period):
            continue
        if held := graph.held(edge):
            rows.append((years.text, held))
    told = [
        f"The mandate for {years} came out {_span(held.extent.possible_from, held.extent.certain_from)}."
        for years, held in rows
        if BEFORE_ALL < held.extent.possible_from and held.extent.certain_from < AFTER_ALL - 1
    ]
    dates = [write_day(held.extent.possible_from) for _, held in rows]
    text = " ".join(told) or "The record has no day on which that mandate was published."
    results = [_point(frame, held, "began") for _, held in rows]
    return frame.answer(text=text, results=results, dates=[day for day in dates if day != ".."])
