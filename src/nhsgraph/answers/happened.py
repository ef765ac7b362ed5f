"""What happened in a time or to a body: events, and under each what began and ended with it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.changes import said_by
from nhsgraph.answers.fates import fate
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Happening, Result
from nhsgraph.answers.results import cite, result
from nhsgraph.answers.said_in_reports import said
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import (
    BEFORE_ALL,
    Certainty,
    Day,
    Part,
    Period,
    day_in_words,
    is_open,
    some_day_in_words,
)
from nhsgraph.graph.changes import changes_between
from nhsgraph.graph.in_force import Change
from nhsgraph.schema import Event, Evidence, Succession
from nhsgraph.values import replace
from nhsgraph.words.lengths import many
from nhsgraph.words.sentences import articled, conjugate, is_plural, listed, sentence
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

NATIONAL = frozenset(
    {
        "parliament", "committee", "office", "department", "audit_body", "arms_length_body",
        "regulator", "joint_arrangement",
    }
)  # fmt: skip
"""The kinds of national bodies, whose events come first."""
OF_ITSELF = frozenset({"name", "legal_form", "size", "area", "succession"})
"""The types of statements on a body itself; the others are lines to others."""
FEW, NAMED = 3, 3
"""So few changes of one body are told each by itself; of many bodies so many are named."""
_COUNTED = {
    "name": ("body", "bodies"),
    "legal_form": ("legal form", "legal forms"),
    "size": ("number of members", "numbers of members"),
    "post": ("post", "posts"),
    "area": ("area", "areas"),
    "accountability": ("line of account", "lines of account"),
    "funding": ("line of funding", "lines of funding"),
    "mandate_approval": ("part in a mandate", "parts in mandates"),
    "hosting": ("line of hosting", "lines of hosting"),
    "oversight": ("line of oversight", "lines of oversight"),
    "appointment": ("power to appoint", "powers to appoint"),
    "planning": ("line of planning", "lines of planning"),
}
"""What changes of a type of statement are called when they are counted; else by its word."""
_Pair = tuple[Change, Result]


def happened(graph: DatedGraph, question: Question) -> Answer:
    """The events of a time, or of a body, those of national bodies first; then what had no event.

    ``events`` has them with their evidence, results what began and ended, each with ``change`` and
    ``event``. An event that may lie outside the time is possible. What is told together is counted.
    """
    frame = Frame.of(graph, question)
    if question.moment == "said":
        return said(frame)
    if question.moment == "stream":
        return fate(Frame.of(graph, replace(question, period=None)))
    pairs = _changes(frame)
    events = [event for event in graph.record.events.values() if _answers(frame, event, pairs)]
    every = bool(question.bodies)  # of one body they come by day
    national = {event.id for event in events if every or _national(frame, event)}
    shown = [happening(frame, event) for event in events]
    ids = {each.event for each in shown}
    under = {each.event: [pair for pair in pairs if pair[0].event == each.event] for each in shown}
    own = {
        one for one, changed in under.items() if any(_of_itself(frame, row) for _, row in changed)
    }
    first = own if every else national
    shown.sort(key=lambda e: (e.certainty != "certain", e.event not in first, e.first))
    loose = [] if question.topic else [pair for pair in pairs if pair[0].event not in ids]
    told = [_of_event(frame, each, under[each.event]) for each in shown]
    told += _of_no_event(frame, loose)
    rows = [row for changed in [*under.values(), loose] for _, row in changed]
    if not told:
        return frame.answer()
    return frame.answer(
        told=Telling(tuple(told), _claim(frame, shown, pairs, loose)),
        results=rows,
        events=tuple(shown),
        dates=[day for each in shown for day in dict.fromkeys((each.first, each.last))],
    )


def happening(frame: Frame, event: Event) -> Happening:
    """An event as it answers: certain where all days on which it may have been were asked about."""
    days = Period(event.date.earliest, event.date.latest + 1)
    asked, known = frame.period, frame.graph.known_on
    inside = asked.start <= days.start and days.stop <= asked.stop
    sure = inside and (known is None or event.date.latest <= known)
    certainty = Certainty.CERTAIN if sure else Certainty.POSSIBLE
    evidence = cite(frame.graph, _proof(frame.graph, event))
    return Happening(
        event.id, event.title, event.date.text, days.first, days.last, certainty, evidence
    )


def known(frame: Frame, event: Event) -> bool:
    """Whether somebody could have known of an event by the day of knowledge."""
    proof = _proof(frame.graph, event)
    return frame.graph.knowledge.of_evidence(proof) is not Certainty.NO


def _proof(graph: DatedGraph, event: Event) -> list[Evidence]:
    """The evidence of an event; where it has none, that of the ends that are tied to it."""
    if event.evidence:
        return list(event.evidence)
    tied = [(each, "begin") for each in graph.index.begun_by(event.id)]
    tied += [(each, "end") for each in graph.index.ended_by(event.id)]
    found = [each for statement, side in tied for each in statement.evidence if side in each.proves]
    return list(dict.fromkeys(found))


def _changes(frame: Frame) -> list[_Pair]:
    """What began, ended, was renamed or reformed in the time asked, of the bodies asked about."""
    start = frame.period.start if frame.period.start <= BEFORE_ALL else frame.period.start - 1
    period = Period(start, frame.period.stop)
    found: dict[tuple[str, str], Change] = {}
    for body in frame.question.bodies or (None,):
        for change in changes_between(frame.graph, period, body):
            found.setdefault((change.statement.id, change.kind), change)
    pairs = ((change, _row(frame, change)) for change in found.values())
    return [(change, row) for change, row in pairs if row is not None and frame.admits(row)]


def _row(frame: Frame, change: Change) -> Result | None:
    graph, statement = frame.graph, change.statement
    held = graph.held(statement)
    if held is None:
        return None
    body = frame.question.bodies[0] if frame.question.bodies else None
    part = Part(change.earliest, max(change.latest, change.earliest) + 1, change.certainty)
    answer = said_by(statement, body) if body else list(statement.bodies[:1])
    made = result(graph, held, part, answer, change=change.kind, event=change.event)
    day = change.earliest - 1 if change.kind == "ended" else change.earliest
    return replace(made, text=sentence(graph, statement, day))


def _answers(frame: Frame, event: Event, pairs: list[_Pair]) -> bool:
    """Whether an event is of the time, the words and the bodies asked about, and was known."""
    question, date = frame.question, event.date
    if is_open(date.earliest) or is_open(date.latest) or not known(frame, event):
        return False
    if not frame.period.overlaps(Period(date.earliest, date.latest + 1)):
        return False
    if not all(_has_word(event.title, word) for word in question.topic):
        return False
    tied = any(change.event == event.id for change, _ in pairs)
    if tied or question.only or question.kinds:
        return tied
    return not question.bodies or _names(frame.graph, event, question.bodies)


def _has_word(title: str, word: str) -> bool:
    """Whether a word stands in a title, in whatever form: *published* in *publishes*."""
    stem = word.lower()[: max(4, len(word) - 3)]
    return any(each.startswith(stem) for each in re.findall(r"\w+", title.lower()))


def _names(graph: DatedGraph, event: Event, bodies: Iterable[str]) -> bool:
    """Whether the title of an event names one of the bodies."""
    names = (name.name for body in bodies for name, _ in graph.names(body))
    return any(name.lower() in event.title.lower() for name in names)


def _of_itself(frame: Frame, row: Result) -> bool:
    """Whether a row tells of the body asked about itself: life, form, size and what followed."""
    statement = frame.graph.record.statements[row.statement]
    return row.type in OF_ITSELF and not {*frame.question.bodies}.isdisjoint(statement.bodies)


def _national(frame: Frame, event: Event) -> bool:
    """Whether an event begins or ends what is said of a national body, or names one."""
    graph = frame.graph
    tied = [*graph.index.begun_by(event.id), *graph.index.ended_by(event.id)]
    if any(graph.body(each.owner).kind in NATIONAL for each in tied):
        return True
    bodies = graph.record.bodies.values()
    return _names(graph, event, (each.id for each in bodies if each.kind in NATIONAL))


# -- in words -------------------------------------------------------------------------------------


def _claim(frame: Frame, shown: list[Happening], pairs: list[_Pair], loose: list[_Pair]) -> str:
    """The lead: the first events with their days; or how much changed without any.

    Of bodies that ended it tells first what followed them.
    """
    time = f" {during_in_words(frame.period)}" if frame.asked_days else ""
    if not shown:
        return f"no event is recorded{time}; {many(len(loose), 'change')} without one"
    doubt = {Certainty.CERTAIN: "", Certainty.POSSIBLE: ", possibly outside that time"}
    opening = f"{time.strip()}: " if time else ""
    clauses = [
        f"{opening if not number else ''}{each.title} ({_day(frame, each)}{doubt[each.certainty]})"
        for number, each in enumerate(shown)
    ]
    several = many(len(shown), "event")
    if followed := _followed(frame, pairs):
        rest = [clauses[0].removeprefix(opening), *clauses[1:]]
        clauses = [f"{opening}{followed}", *rest]
    return in_one(clauses, otherwise=f"the record has {several}{time}")


def _followed(frame: Frame, pairs: list[_Pair]) -> str:
    """What followed the body asked about in that time, for certain; nothing if nothing did."""
    after: dict[tuple[Day, Day], list[str]] = {}
    for change, _ in pairs:
        statement = change.statement
        if change.certainty is not Certainty.CERTAIN or not isinstance(statement, Succession):
            continue
        if statement.predecessor in frame.question.bodies:
            name = articled(frame.graph, statement.successor, change.earliest)
            after.setdefault((change.earliest, change.latest), []).append(name)
    if not after or len(frame.question.bodies) != 1:
        return ""
    body = frame.question.body
    was = conjugate("be", plural=is_plural(frame.graph, [body]), past=True)
    name = articled(frame.graph, body, frame.naming_day(frame.period))
    told = "; ".join(
        f"{listed(names)} ({some_day_in_words(*at)})" for at, names in sorted(after.items())
    )
    return f"{name} {was} followed by {told}"


def _day(frame: Frame, each: Happening) -> str:
    return day_in_words(frame.graph.record.events[each.event].date)


def _of_event(frame: Frame, each: Happening, pairs: list[_Pair]) -> Sentence:
    """An event with its day, and what began and ended with it."""
    maybe = "" if each.certainty is Certainty.CERTAIN else "possibly "
    words = [f"{maybe}{_day(frame, each)}: {each.title}", *_folded(frame, pairs)]
    return Sentence(". ".join(words), tuple(row.statement for _, row in pairs), line=True)


def _of_no_event(frame: Frame, loose: list[_Pair]) -> list[Sentence]:
    """What began and ended without an event of its own; what may lie outside is only counted."""
    sure = [pair for pair in loose if pair[0].certainty is Certainty.CERTAIN]
    told = []
    if sure:
        words = ". ".join(_folded(frame, sure))
        told.append(Sentence(f"without an event: {words}", _ids(sure), line=True))
    unsure = [pair for pair in loose if pair not in sure]
    if unsure:
        words = f"{many(len(unsure), 'more change')} may lie in that time"
        told.append(Sentence(words, _ids(unsure), line=True))
    return told


def _ids(pairs: list[_Pair]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row.statement for _, row in pairs))


def _folded(frame: Frame, pairs: list[_Pair]) -> list[str]:
    """What began, ended, was renamed and reformed, alike changes counted together."""
    kinds: dict[str, dict[str, list[_Pair]]] = {}
    for change, row in pairs:
        kinds.setdefault(change.kind, {}).setdefault(row.type, []).append((change, row))
    told = []
    for kind, types in kinds.items():
        parts = (_of_type(frame, kind, type_, same) for type_, same in types.items())
        told.append(f"{kind.capitalize()}: {'; '.join(parts)}")
    return told


def _of_type(frame: Frame, kind: str, statement_type: str, same: list[_Pair]) -> str:
    """Changes of one type: each by itself where they are few, else their number and some names."""
    days = [change.earliest - (kind == "ended") for change, _ in same]
    bodies = [
        articled(frame.graph, change.statement.owner, max(day, BEFORE_ALL + 1))
        for (change, _), day in zip(same, days, strict=True)
    ]
    names = list(dict.fromkeys(bodies))
    if statement_type == "name":
        few = names if len(names) <= FEW + 1 else [*names[:NAMED], f"{len(names) - NAMED} more"]
        return listed(few) if len(names) <= FEW else f"{len(names)} bodies ({listed(few)})"
    if len(same) <= FEW and frame.question.bodies:
        return "; ".join(dict.fromkeys(row.text.removesuffix(".") for _, row in same))
    one, several = _COUNTED.get(
        statement_type, (statement_type.replace("_", " "), f"{statement_type.replace('_', ' ')}s")
    )
    return many(len(same), one, several)
