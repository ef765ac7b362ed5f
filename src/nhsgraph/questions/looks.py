"""Which edge type each form of question looks at, from which end, and how the answer reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    Part,
    Period,
    days_in_words,
    speak_day,
)
from nhsgraph.questions.answer import Result, Stretch
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.wording import articled, capital, edge_sentence, listed
from nhsgraph.schema import EDGE_TYPES, Edge


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


def answer_in_words(
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
    return Period(pair[0].start, pair[0].stop).overlaps(part.period)


def _part_sentence(
    frame: Frame, look: Lookup, given: str, part: Stretch, pairs: list[tuple[Part, Result]]
) -> str:
    graph, asked = frame.graph, look.turned(given)
    period = part.period
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
    return f"{capital(days_in_words(period.start, period.stop - 1))} {words}."


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
        number = frame.graph.counted_on_day(body, day)
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


def either_or(frame: Frame, pairs: list[tuple[Part, Result]]) -> list[str]:
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
        days = days_in_words(min(part.start for part in both), max(part.stop for part in both) - 1)
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


def unknown_ends(pairs: list[tuple[Part, Result]], asked: str) -> list[str]:
    """The reasons where the record knows that it does not know."""
    reasons = {}
    for part, shown in pairs:
        role = shown.roles.get(asked, {})
        if role.get("unknown"):
            when = days_in_words(part.start, part.stop - 1)
            reasons[shown.statement] = f"{capital(when)} it is not known: {role['unknown']}"
    return [each if each.endswith(".") else f"{each}." for each in reasons.values()]
