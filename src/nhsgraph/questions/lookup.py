"""The questions that look at one type of edge from one end: who holds, funds, hosts whom."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Part, Period, speak_day
from nhsgraph.questions.answer import Answer, Result, Stretch
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.planned import settled, timely
from nhsgraph.questions.request import Question
from nhsgraph.questions.subjects import SUBJECT_TYPES, by_subject
from nhsgraph.questions.telling import gaps, result, stretches
from nhsgraph.questions.verdict import judge, opened
from nhsgraph.questions.wording import articled, capital, edge_sentence, listed, span
from nhsgraph.schema import EDGE_TYPES, FORCES, Edge, Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held


@dataclass(frozen=True)
class Lookup:
    """An edge type asked from the end ``given``; ``near`` are types that a reader would miss."""

    edge: str
    given: str
    near: tuple[tuple[str, str], ...] = ()

    @property
    def asked(self) -> str:
        """The role that answers."""
        return self.turned(self.given)

    def turned(self, role: str) -> str:
        """The role at the other end."""
        return EDGE_TYPES[self.edge].other(role)


LOOKUPS = {
    "accountability": Lookup("accountability", "body", (("mandate_approval", "body"),)),
    "accountable_bodies": Lookup("accountability", "holder"),
    "funding": Lookup("funding", "recipient"),
    "funded_bodies": Lookup("funding", "payer"),
    "hosting": Lookup("hosting", "hosted"),
    "hosted": Lookup("hosting", "host"),
    "members": Lookup("membership", "whole"),
    "whole": Lookup("membership", "member"),
    "planning": Lookup("planning", "planner"),
    "oversight": Lookup("oversight", "overseen", (("accountability", "body"),)),
    "appointment": Lookup("appointment", "body"),
    "partnership": Lookup("partnership", "body"),
    "commission": Lookup("commission", "commissioned"),
}
"""The forms that are a look at one edge type, each with the end that is given."""


WORDS_OF = {"law": "by law", "agreement": "by agreement", "practice": "in practice"}
"""The forces of a line in words."""


def look_up(graph: DatedGraph, question: Question) -> Answer:
    """Answers a question of one of ``LOOKUPS``."""
    frame = Frame.of(graph, question)
    look = LOOKUPS[question.form]
    given = frame.role_in(look.edge) or look.given
    told = question.candidate or question.role
    if not told and not any(graph.index.edges(look.edge, given, question.body)):
        given = _turned_if_told(graph, look, given, question.body)
    if not frame.premise.ok and graph.known_on is None:
        told = frame.premise.message or ""
        return frame.answer(
            text=opened("no", told) if question.candidate else told,
            verdict="no" if question.candidate else None,
            see_also=_plans_and_claims(frame, look, given, contested=False),
        )
    lines = _narrowed(frame, _lines(graph, look, given, question.body))
    if question.topic and not any(held.during(frame.period) for held in lines):
        note = f"No line is recorded as “{question.topic[0]}”, so any such line is told."
        return look_up(graph, replace(question, topic=(), notes=(*question.notes, note)))
    if not lines and not question.candidate and look.edge in SUBJECT_TYPES:
        lines = by_subject(frame, look.edge)
    pairs = _results(frame, lines, look.turned(given))
    plans = _plans(frame, look, given)
    planned = graph.known_on is not None or question.plans
    if planned:
        if graph.known_on is None:
            plans = [held for held in plans if not settled(frame, held.statement)]
        pairs = [*_results(frame, plans, look.turned(given)), *pairs]
    pairs = frame.picked(pairs)
    if question.force:
        of_force = [(part, shown) for part, shown in pairs if shown.force == question.force]
        if question.candidate and not _names(of_force, question.candidate):
            return _of_other_force(frame, pairs)
        pairs = of_force
    if question.candidate:
        return judge(frame, look.edge, pairs, _see_also(frame, look, given, planned=planned))
    return _answer(frame, look, given, pairs, planned=planned)


def _names(pairs: Iterable[tuple[Part, Result]], body: str) -> bool:
    return any(body in shown.answer for _, shown in pairs)


def _of_other_force(frame: Frame, pairs: list[tuple[Part, Result]]) -> Answer:
    """A line that was asked for by law and is recorded by agreement: not recorded as asked."""
    question = frame.question
    own = [(part, shown) for part, shown in pairs if question.candidate in shown.answer]
    plain = judge(replace(frame, question=replace(question, force=None)), "accountability", own, [])
    forces = listed(WORDS_OF[shown.force] for _, shown in own if shown.force)
    words = plain.text.partition(": ")[2]
    beside = f" What is recorded is {forces}: {words}" if own else f" {capital(words)}"
    asked = WORDS_OF[question.force or ""]
    return replace(
        plain,
        question=question,
        text=f"Not recorded: the record has no such line {asked}.{beside}",
        verdict="not recorded",
    )


def _lines(graph: DatedGraph, look: Lookup, given: str, body: str) -> list[Held]:
    lines = graph.lines(look.edge, given, body)
    if look.edge == "partnership":
        lines += graph.lines(look.edge, look.turned(given), body)
    return lines


def _turned_if_told(graph: DatedGraph, look: Lookup, given: str, body: str) -> str:
    """The other end, where only there the record has such an edge of a body (*who plans it*)."""
    other = look.turned(given)
    turnable = look.edge in {"planning", "commission", "oversight", "appointment"}
    told = turnable and not graph.lines(look.edge, given, body)
    return other if told and any(graph.index.edges(look.edge, other, body)) else given


def _narrowed(frame: Frame, lines: Iterable[Held]) -> list[Held]:
    """The lines of the stream, post or topic that was asked for, if one was."""
    question = frame.question
    return [
        held
        for held in lines
        if _matches(held.statement, "stream", question.stream)
        and _matches(held.statement, "role", question.moment)
        and frame.of_post(held.statement)
        and frame.on_topic(held.statement)
        and _belongs(frame, held.statement)
    ]


def _belongs(frame: Frame, statement: Statement) -> bool:
    """True where one end is of the collective asked for: which *ICSs* lie in a region."""
    among = frame.question.among
    if among is None or not isinstance(statement, Edge):
        return True
    return any(frame.graph.is_member(end, among) for end in statement.known_ends)


def _matches(statement: Statement, name: str, wanted: str | None) -> bool:
    return wanted is None or getattr(statement, name, wanted) == wanted


def _results(frame: Frame, lines: Iterable[Held], asked: str) -> list[tuple[Part, Result]]:
    """The results of lines over the time asked, law first, then by date."""
    pairs = []
    for held in lines:
        edge = held.statement
        if not isinstance(edge, Edge):
            continue
        for part in held.during(frame.period):
            answer = _answering(frame, edge, asked)
            pairs.append((part, result(frame.graph, held, part, answer)))
    pairs.sort(key=lambda pair: (_force_rank(pair[1]), pair[0].start))
    return pairs


def _answering(frame: Frame, edge: Edge, asked: str) -> list[str]:
    """The id that answers: the body in the asked role; of two partners the one not asked about."""
    end = edge.end(asked)
    if edge.type == "partnership":
        others = [each for each in edge.known_ends if each != frame.question.body]
        return others[:1]
    return [end] if isinstance(end, str) else []


def _force_rank(shown: Result) -> int:
    return FORCES.index(shown.force) if shown.force in FORCES else len(FORCES)


def _answer(
    frame: Frame, look: Lookup, given: str, pairs: list[tuple[Part, Result]], *, planned: bool
) -> Answer:
    asked = look.turned(given)
    parts = stretches((_believed(part, shown), shown.answer) for part, shown in pairs)
    notes = [*frame.notes(), *_either_or(frame, pairs), *_unknown_ends(pairs, asked)]
    holes = gaps([part for part, _ in pairs], frame.within_life())
    if pairs and frame.asked_days and look.edge in {"accountability", "hosting"}:
        notes += [
            f"The record is silent {span(hole.start, hole.stop - 1)}: silence is not nobody."
            for hole in holes
        ]
    return frame.answer(
        text=_text(frame, look, given, parts, pairs),
        results=[shown for _, shown in pairs],
        parts=parts,
        see_also=_see_also(frame, look, given, planned=planned),
        notes=notes,
    )


def _believed(part: Part, shown: Result) -> Part:
    """The part as it counts in the answer: what was only planned is possible at most."""
    return part if shown.status == "in_force" else part._replace(certainty=Certainty.POSSIBLE)


def _text(
    frame: Frame, look: Lookup, given: str, parts: list[Stretch], pairs: list[tuple[Part, Result]]
) -> str:
    """The answer as a sentence for each part of the time."""
    if not pairs:
        return frame.silence()
    told = [
        _part_sentence(frame, look, given, own, here)
        for part in parts
        for own, here in _by_role(part, [each for each in pairs if _within(each, part)])
    ]
    if not told:
        return "The record says that it is not known: " + "; ".join(
            str(role["unknown"])
            for _, shown in pairs
            for role in shown.roles.values()
            if role.get("unknown")
        )
    return " ".join(told)


def _by_role(
    part: Stretch, pairs: list[tuple[Part, Result]]
) -> Iterator[tuple[Stretch, list[tuple[Part, Result]]]]:
    """A part of the time by the role of memberships: *one of* is another verb than *lies in*."""
    for role in dict.fromkeys(shown.more.get("role") for _, shown in pairs):
        here = [pair for pair in pairs if pair[1].more.get("role") == role]
        ids = {each for _, shown in here for each in shown.answer}
        certain = tuple(each for each in part.certain if each in ids)
        possible = tuple(each for each in part.possible if each in ids)
        if certain or possible:
            yield replace(part, certain=certain, possible=possible), here


def _within(pair: tuple[Part, Result], part: Stretch) -> bool:
    return Period(pair[0].start, pair[0].stop).overlaps(_period(part))


def _period(part: Stretch) -> Period:
    return Period.read(f"{part.first}/{part.last}")


def _part_sentence(
    frame: Frame, look: Lookup, given: str, part: Stretch, pairs: list[tuple[Part, Result]]
) -> str:
    graph, asked = frame.graph, look.turned(given)
    period = _period(part)
    day = frame.naming_day(period)
    first_shown = next((shown for _, shown in pairs if shown.status == "in_force"), pairs[0][1])
    edge = graph.statement(first_shown.statement)
    if not isinstance(edge, Edge):
        return ""
    said = {given: articled(graph, frame.question.body, day)}
    certain = [_named(frame, each, pairs, period, day) for each in part.certain]
    possible = [_named(frame, each, pairs, period, day) for each in part.possible]
    who = listed(certain)
    if possible:
        one_at_a_time = edge.one_at_a_time and edge.owner == frame.question.body
        one_of_them = one_at_a_time or _turns(frame, pairs)
        joined = " or ".join(possible) if one_of_them else listed(possible)
        who = f"{who}, and possibly {joined}," if who else f"possibly {joined}"
    said[asked] = who
    first = asked if edge.reads.startswith(f"{{{asked}}}") else given
    subjects = [*part.certain, *part.possible] if first == asked else [frame.question.body]
    several = len(part.certain) + (not part.certain) > 1
    plural = (first == asked and several) or graph.body(subjects[0]).is_group
    past = period.stop < AFTER_ALL and not frame.all_planned(pairs)
    words = edge_sentence(graph, edge, day, said=said, plural=plural, past=past).removesuffix(",")
    words = re.sub(r"\b(was|were|is|are) ([^,]*?)possibly ", r"\1 possibly \2", words, count=1)
    words = re.sub(r"\b(\w+ (?:in|with|for)) possibly ", r"possibly \1 ", words, count=1)
    return f"{capital(span(period.start, period.stop - 1))} {words}."


def _named(
    frame: Frame, body: str, pairs: list[tuple[Part, Result]], period: Period, day: Day
) -> str:
    """A body as it stands in the answer: its name, number and the force of the line to it."""
    words = articled(frame.graph, body, day)
    of_body = [shown for _, shown in pairs if body in shown.answer]
    notes = [
        f"{name.name} from {speak_day(part.start)}"
        for name, part in frame.graph.names(body, period)
        if period.start > BEFORE_ALL and part.start > period.start and name.use != "legal"
        and part.certainty is Certainty.CERTAIN
    ]  # fmt: skip
    if frame.graph.body(body).kind == "collective":
        number = frame.graph.count(body, day)
        if number and number[0]:
            notes.append(" or ".join(str(each) for each in number))
    forces = dict.fromkeys(shown.force for shown in of_body if shown.force)
    notes += [WORDS_OF[force] for force in forces]
    if of_body and all(shown.status != "in_force" for shown in of_body):
        condition = next((c for s in of_body if (c := s.more.get("subject_to"))), None)
        notes.append(of_body[0].status + (f", subject to {condition}" if condition else ""))
    via = dict.fromkeys(each for shown in of_body for each in shown.via)
    if via:
        notes.append("through " + listed(articled(frame.graph, each, day) for each in via))
    return f"{words} ({', '.join(notes)})" if notes else words


def _either_or(frame: Frame, pairs: list[tuple[Part, Result]]) -> list[str]:
    """Which of the possible ones exclude each other: those before a change and those after it."""
    notes = []
    for event, sides in _turns(frame, pairs).items():
        before, after = (
            listed(
                articled(frame.graph, each, part.start)
                for part, shown in side
                for each in shown.answer
            )
            for side in sides
        )
        both = [part for side in sides for part, _ in side]
        days = span(min(part.start for part in both), max(part.stop for part in both) - 1)
        title = frame.graph.record.events[event].title
        notes.append(
            f"{capital(days)} it was either {before} or {after}, exactly one of the two on each"
            f" day: the day of the change is not known ({title})."
        )
    return notes


Sides = tuple[list[tuple[Part, Result]], list[tuple[Part, Result]]]


def _turns(frame: Frame, pairs: Iterable[tuple[Part, Result]]) -> dict[str, Sides]:
    """The events of unknown day that end some of the possible lines and begin others."""
    turns: dict[str, Sides] = {}
    for part, shown in pairs:
        if part.certainty is not Certainty.POSSIBLE or part.start <= BEFORE_ALL or not shown.answer:
            continue
        statement = frame.graph.statement(shown.statement)
        event = frame.graph.deciding_event(statement, part.start)
        if event:
            sides = turns.setdefault(event, ([], []))
            sides[0 if statement.ended_by == event else 1].append((part, shown))
    return {event: sides for event, sides in turns.items() if all(sides)}


def _unknown_ends(pairs: list[tuple[Part, Result]], asked: str) -> list[str]:
    """The reasons where the record knows that it does not know."""
    reasons = {}
    for part, shown in pairs:
        role = shown.roles.get(asked, {})
        if role.get("unknown"):
            when = span(part.start, part.stop - 1)
            reasons[shown.statement] = f"{capital(when)} it is not known: {role['unknown']}"
    return [each if each.endswith(".") else f"{each}." for each in reasons.values()]


# -- what stands beside an answer -----------------------------------------------------------------


def _plans(frame: Frame, look: Lookup, given: str) -> list[Held]:
    plans = frame.graph.plans(look.edge, given, frame.question.body)
    return [held for held in _narrowed(frame, plans) if held.during(frame.period)]


def _see_also(frame: Frame, look: Lookup, given: str, *, planned: bool) -> list[Result]:
    shown = _plans_and_claims(frame, look, given, plans=not planned)
    for edge_type, role in look.near if given == look.given else ():
        shown += _near(frame, edge_type, role)
    return shown


def _plans_and_claims(
    frame: Frame, look: Lookup, given: str, *, plans: bool = True, contested: bool = True
) -> list[Result]:
    graph, body = frame.graph, frame.question.body
    found: list[Held] = _plans(frame, look, given) if plans else []
    if contested:
        claims = [e for e in graph.index.edges(look.edge, given, body) if e.contested]
        found += [held for each in claims if (held := graph.held(each))]
    asked = look.turned(given)
    return [
        result(graph, held, parts[0], _answering(frame, held.statement, asked))
        for held in found
        if (parts := held.during(frame.period))
        and isinstance(held.statement, Edge)
        and (
            frame.question.candidate in held.statement.known_ends
            or not settled(frame, held.statement)
        )
        and timely(frame, held.statement)
    ]


def _near(frame: Frame, edge_type: str, role: str) -> list[Result]:
    """Statements of another type that a reader of this answer would miss."""
    graph = frame.graph
    asked = Lookup(edge_type, role).asked
    shown = []
    for edge in graph.index.edges(edge_type, role, frame.question.body):
        held = graph.plan(edge) if edge.planned else graph.held(edge)
        years = getattr(edge, "mandate", None)
        if held is None or (years and not years.period.overlaps(frame.period)):
            continue
        parts = held.during(frame.period) or (held.during(years.period) if years else [])
        if parts and edge.contested is None:
            shown.append(result(graph, held, parts[0], _answering(frame, edge, asked)))
    done = {each.statement for each in shown}
    return [each for each in shown if not done.intersection(_became(each))]


def _became(shown: Result) -> list[str]:
    """The statements that a plan became, if it is one."""
    return list(shown.more.get("outcome", {}).get("became", ()))
