"""What changed between two times, under the events that explain it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.instruments import Instrument
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import result
from nhsgraph.answers.telling import Sentence, Telling, in_one, naming_few
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Part,
    Period,
    day_in_words,
    is_open,
    write_day,
)
from nhsgraph.graph.changes import changes_between
from nhsgraph.graph.in_force import Change
from nhsgraph.schema import Area, Edge, LegalForm, Membership, Name, Post, Size, Statement
from nhsgraph.words.sentences import (
    articled,
    edge_sentence,
    form_bare,
    in_use,
    listed,
    term_in_words,
)
from nhsgraph.words.spans import some_day_in

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

Said = tuple[str, tuple[str, ...]]
"""A sentence, and the ids of what it stands on."""
MANY, NAMED = 4, 3
"""Like changes of more bodies are told in one sentence, so many of them by name."""


def changes(graph: DatedGraph, question: Question) -> Answer:
    """What began, ended, was renamed or changed its form, grouped by the events that explain it.

    Results come by day, uncertain ones last. Each has ``change``, ``event`` and ``answer``: the
    other body, or the new value.
    """
    frame = Frame.of(graph, question)
    period = frame.period
    body = question.body if question.bodies else None
    law = Instrument(question.value) if question.value else None
    if law is not None:
        whole = Period(max(period.start, law.first_day), period.stop)
        found = changes_between(graph, whole, body)
        found = [change for change in found if _by_law(frame, change, law)]
    elif frame.asked_days:
        found = _between(graph, period, body, eve=question.eve)
    else:
        found = _all(graph, body)
    rows = [
        (change, row)
        for change in found
        if (row := _row(frame, change, body)) and frame.admits(row)
    ]
    if law is not None and not rows:
        return frame.answer()
    told = _told(frame, [change for change, _ in rows], [row for _, row in rows])
    bare = []
    if body is None and law is None:
        bare = _bare_events(frame, {change.event for change, _ in rows})
    sentences = tuple(Sentence(words, ids, line=True) for words, ids in [*bare, *told])
    if law is not None:
        claim = _claim_of_law(frame, law, [change for change, _ in rows])
    elif len(rows) > 1:
        several = f"{len(rows)} changes are recorded"
        many = body is None or len(rows) > MANY
        events = _by_events(frame, [change for change, _ in rows]) if many else []
        first = in_one([f"{several}, the first: {told[0][0]}"], otherwise=several)
        claim = in_one([several, *events], "more events", otherwise=several) if events else first
    else:
        claim = in_one(words for words, _ in told)
    return frame.answer(
        told=Telling(sentences, claim),
        results=[row for _, row in rows],
        dates=[write_day(change.earliest) for change, _ in rows],
    )


def _by_law(frame: Frame, change: Change, law: Instrument) -> bool:
    """Whether a change rests on a law, and on the section of it that is asked for."""
    side = "end" if change.kind == "ended" else "begin"
    return law.carries(frame.graph, change.statement, side, *frame.question.topic[:1])


def _claim_of_law(frame: Frame, law: Instrument, found: list[Change]) -> str:
    """How many changes rest on a law, and which bodies began or ended by it."""
    section = f", s. {frame.question.topic[0]}" if frame.question.topic else ""
    changes = "1 change rests" if len(found) == 1 else f"{len(found)} changes rest"
    several = f"{changes} on the {law.title(frame.graph)}{section}"
    lives: dict[str, list[str]] = {"ended": [], "began": []}
    for change in sorted(found, key=lambda one: not frame.graph.body(one.statement.owner).is_group):
        if isinstance(change.statement, Name) and change.kind in lives:
            lives[change.kind].append(_named_then(frame, change))
    told = {kind: list(dict.fromkeys(names)) for kind, names in lives.items() if names}
    first, *others = told.items() if told else [("", [])]
    more = [f"{len(names)} {kind}" for kind, names in others]
    if not first[1]:
        return in_one([several, *_by_events(frame, found)], "more events", otherwise=several)
    return naming_few(first[1], lambda names: "; ".join([f"{several}: {first[0]}: {names}", *more]))


def _by_events(frame: Frame, found: list[Change]) -> list[str]:
    """The events of changes, that of the most of them first, each with its day."""
    counted = Counter(change.event for change in found if change.event)
    events = (frame.graph.record.events[event] for event, _ in counted.most_common())
    return [f"{event.title} ({day_in_words(event.date)})" for event in events]


def _named_then(frame: Frame, change: Change) -> str:
    """A body as it was named on the day of its change."""
    day = change.earliest - (change.kind == "ended")
    return articled(frame.graph, change.statement.owner, day)


def _bare_events(frame: Frame, shown: set[str | None]) -> list[Said]:
    """The events of the time that began and ended nothing, such as a consultation, by day."""
    found = [
        event
        for event in frame.graph.record.events.values()
        if event.id not in shown
        and frame.period.start <= event.date.earliest
        and event.date.latest < frame.period.stop
        and frame.graph.knowledge.of_evidence(event.evidence) is not Certainty.NO
    ]
    found.sort(key=lambda event: event.date.earliest)
    return [(f"{day_in_words(event.date)}: {event.title}", (event.id,)) for event in found]


def _between(graph: DatedGraph, period: Period, body: str | None, *, eve: bool) -> list[Change]:
    """The changes of a period, with those of its first day if ``eve``.

    A period with an open end reaches to the end of the days that the record covers.
    """
    covers = graph.record.info.covers.extent
    start = covers.possible_from if is_open(period.start) else period.start - eve
    stop = covers.possible_to if is_open(period.stop - 1) else period.stop
    return changes_between(graph, Period(start, max(stop, start + 1)), body)


def _all(graph: DatedGraph, body: str | None) -> list[Change]:
    return _between(graph, Period(BEFORE_ALL, AFTER_ALL), body, eve=False)


def _row(frame: Frame, change: Change, body: str | None) -> Result | None:
    held = frame.graph.held(change.statement)
    if held is None:
        return None
    part = Part(change.earliest, max(change.latest, change.earliest) + 1, change.certainty)
    naming_day = change.earliest - 1 if change.kind == "ended" else change.earliest
    return result(
        frame.graph,
        held,
        part,
        said_by(change.statement, body),
        worded_on=naming_day,
        change=change.kind,
        event=change.event,
        before=new_value(change.before, body) if change.before else None,
    )


def said_by(statement: Statement, body: str | None) -> list[str]:
    """What a statement says, to one who knows the body: the other body, or the new value.

    Nothing where the other body is not known.
    """
    if isinstance(statement, Edge) and statement.has_unknown_end:
        return [end for end in statement.known_ends if end != body]
    return [new_value(statement, body)]


def new_value(statement: Statement, body: str | None) -> str:
    """The same for a statement of which both ends are known."""
    if isinstance(statement, Edge):
        ends = statement.known_ends
        return next((end for end in ends if end != body), ends[0] if ends else "")
    if isinstance(statement, Name):
        return statement.name
    if isinstance(statement, LegalForm):
        return statement.form
    if isinstance(statement, Post):
        return statement.person
    if isinstance(statement, Area):
        return listed(statement.places)
    return str(statement.size) if isinstance(statement, Size) else statement.id


def _told(frame: Frame, found: list[Change], rows: list[Result]) -> list[Said]:
    if not rows:
        silence = "no change is recorded in that time; where the record is silent, that is no proof"
        return [(silence, ())]
    pairs = list(zip(found, rows, strict=True))
    sure = [pair for pair in pairs if _is_sure(pair[0])]
    told: list[Said] = []
    for (day, event), group in _grouped(sure or pairs).items():
        title = f" {frame.graph.record.events[event].title}." if event and sure else ""
        ids = tuple(row.statement for _, row in group)
        told.append((f"{day}:{title} {' '.join(_told_together(frame, group))}", ids))
    unsure = len(pairs) - len(sure)
    if sure and unsure:
        more = "1 change" if unsure == 1 else f"{unsure} changes"
        told.append((f"besides, {more} whose day is not known may fall in that time", ()))
    return told


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
    words = some_day_in(change.earliest, change.latest)
    return words if change.certainty is Certainty.CERTAIN else f"possibly {words}"


def _told_together(frame: Frame, group: list[tuple[Change, Result]]) -> Iterator[str]:
    """The sentences of changes on one day; many of a kind, such as 44 new members, as one."""
    alike: dict[tuple[str, ...], list[tuple[Change, Result]]] = {}
    for change, row in group:
        alike.setdefault(_kind(change), []).append((change, row))
    for same in alike.values():
        owners = list(dict.fromkeys(change.statement.owner for change, _ in same))
        if len(owners) > MANY:
            yield _many(frame, same[0][0], owners)
        else:
            yield from (_words(change, row) for change, row in same)


def _kind(change: Change) -> tuple[str, ...]:
    """What a change is one of many of: the verb, type, and what they have in common."""
    statement = change.statement
    if isinstance(statement, Membership):
        return change.kind, "membership", statement.role, str(statement.whole)
    if isinstance(statement, Post):
        return change.kind, "post", statement.post
    if isinstance(statement, Edge):
        ends = (str(statement.end(role)) for role in statement.roles if role != statement.home)
        return change.kind, statement.type, *ends
    return change.kind, statement.type


def _many(frame: Frame, first: Change, owners: list[str]) -> str:
    """One sentence for a change of many bodies: their number, and the first few by name."""
    statement, kind = first.statement, first.kind.capitalize()
    day = first.earliest - (first.kind == "ended")
    named = (articled(frame.graph, each, day) for each in owners[:NAMED])
    several = f"{len(owners)} bodies ({', '.join(named)} and {len(owners) - NAMED} more)"
    if isinstance(statement, Edge):
        said = {statement.home: several}
        return f"{kind}: {edge_sentence(frame.graph, statement, day, said=said, plural=True)}."
    if isinstance(statement, Name):
        return f"{kind}: {several}."
    what = statement.post if isinstance(statement, Post) else statement.type
    return f"{kind}: {term_in_words(what)} of {several}."


def _words(change: Change, row: Result) -> str:
    statement, kind = change.statement, change.kind.capitalize()
    if change.kind in {"renamed", "reformed"} and change.before is not None:
        old = new_value(change.before, None)
        return f"{kind}: from {form_bare(old)} to {form_bare(row.answer[0])}."
    if isinstance(statement, Name):
        return f"{kind}: {statement.name}{in_use(statement)}."
    return f"{kind}: {row.text}"
