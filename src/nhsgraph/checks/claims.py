"""Rules about claims: what proves them, and that each is made once."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.dates import is_open
from nhsgraph.graph.stretches import certain, lasts, meet, spoken
from nhsgraph.schema import Edge, Evidence, Statement, Unknown

BESIDES: Final = frozenset(
    {"local_id", "when", "evidence", "basis", "note", "begun_by", "ended_by", "outcome", "amounts"}
    | {"status", "subject_to", "contested", "share", "force"}
)
"""The fields of a statement that do not make it another claim."""


class SaidTwice(Rule, severity="error"):
    """Two statements in force say the same of the same days.

    A claim is one statement with all of its evidence; a second one makes answers longer and counts
    wrong.
    """

    mend = "Keep one of them with the evidence of both, or let one follow the other."

    def find(self) -> Iterator[Finding]:
        """The later of two statements that say the same, with the one that it repeats."""
        claims: dict[str, list[Statement]] = {}
        for statement in self.claims(Statement):
            claims.setdefault(_claim(statement), []).append(statement)
        for same in claims.values():
            longest = None
            for statement in sorted(same, key=lambda each: each.when.extent):
                extent = statement.when.extent
                if longest is not None:
                    both = meet(certain(longest.when.extent), certain(extent))
                    if lasts(both) or longest.when == statement.when:
                        days = f" {spoken([both])}" if lasts(both) else ""
                        message = f"“{longest.id}” says the same{days}."
                        yield self.found("statement", statement.id, message, self.mend)
                if longest is None or extent.certain_to > longest.when.extent.certain_to:
                    longest = statement


def _claim(statement: Statement) -> str:
    """What a statement claims, days and proofs left out, as a text to compare."""
    said: dict[str, Any] = {
        name: getattr(statement, name) for name in statement.field_names if name not in BESIDES
    }
    return f"{statement.type} {said}"


class EndNotProved(Rule, severity="error"):
    """A statement ends on a day that no evidence proves.

    As known on a day, an end shows once its proof is published; an end without one would never have
    been known. A claim last seen on a day ends [that day..] and needs none.
    """

    def find(self) -> Iterator[Finding]:
        """Statements in force of which the end is written and neither evidence nor event has it."""
        for statement in self.claims(Statement):
            end = statement.when.end
            if end is None or is_open(end.latest):
                continue
            if any("end" in each.proves for each in statement.evidence):
                continue
            if statement.ended_by and self.record.events[statement.ended_by].evidence:
                continue
            message = f"no evidence proves that it ended on {end.text}."
            mend = "Write proves: end at the evidence that does, or ended_by: with the event."
            yield self.found("statement", statement.id, message, mend)


class BeginNotProved(Rule, severity="error"):
    """A statement of which no evidence proves that it had begun.

    As known on a day, a statement shows once a source that it had begun is published; with proofs
    of its end alone it never shows.
    """

    def find(self) -> Iterator[Finding]:
        """Statements with neither evidence for begin or during, nor an event that begins them."""
        for statement in self.record.statements.values():
            if any({"begin", "during"}.intersection(each.proves) for each in statement.evidence):
                continue
            if statement.begun_by and self.record.events[statement.begun_by].evidence:
                continue
            message = "no evidence proves that it ever began."
            mend = "Write proves: [begin, end] (or during) where a source says so."
            yield self.found("statement", statement.id, message, mend)


class BasisAfterBegin(Rule, severity="warning"):
    """A statement rests on a law that is later than its begin, and nothing says what it did.

    What ended a body is no basis of it: told as one, the Act that abolished it looks like the Act
    that it worked under.
    """

    def find(self) -> Iterator[Finding]:
        """Statements with a part of a basis that is later than their begin and tells no end."""
        for statement in self.claims(Statement):
            begun = statement.when.extent.certain_from
            unclear = is_open(begun) or is_open(statement.when.extent.possible_from)
            if statement.basis is None or unclear:
                continue
            year = date.fromordinal(begun).year
            for part in statement.basis.split(";"):
                years = [int(one) for one in _LAW_YEAR.findall(part)]
                if years and min(years) > year and not _TELLS_WHAT.search(part):
                    message = f"“{part.strip()}” is later than its begin."
                    mend = "Write abolished by, ended by, or from when it applied, before it."
                    yield self.found("statement", statement.id, message, mend)


_LAW_YEAR: Final = re.compile(r"\b(?:Act|SI) (\d{4})\b")
_TELLS_WHAT: Final = re.compile(r"\b(?:abolish|ended|dissol|revok|repeal|from|since|until)")
"""The words that say what a later law did, or from when it applied."""


class OnlyAnnounced(Rule, severity="warning"):
    """What is said to have been in force, by sources that could but announce it.

    Much that was announced came later or never. A law that comes into force on a day is proof
    beforehand; another text is not.
    """

    def find(self) -> Iterator[Finding]:
        """Statements in force all of whose sources came out before their first possible day."""
        for statement in self.claims(Statement):
            first = statement.when.extent.possible_from
            evidence = (*statement.evidence, *_of_events(self, statement))
            sources = [self.record.sources[each.source] for each in evidence]
            if not is_open(first) and all(
                each.kind not in _LAW and each.published and each.published.latest < first
                for each in sources
            ):
                message = "all its sources came out before it could begin."
                mend = "Cite a later one that shows it, or say status: announced."
                yield self.found("statement", statement.id, message, mend)


_LAW: Final = frozenset({"act", "statutory_instrument", "explanatory_notes"})


class ContestedAlone(Rule, severity="warning"):
    """A contested claim of which nothing in force says what is held to be so instead.

    Where sources disagree the better claim is in force and the other beside it. With the contested
    one alone a question finds nothing, though the record knows.
    """

    def find(self) -> Iterator[Finding]:
        """Contested statements whose body has none of their type in force."""
        known = {(one.owner, one.type) for one in self.claims(Statement)}
        for statement in self.record.statements.values():
            if statement.contested and (statement.owner, statement.type) not in known:
                message = "is contested, and nothing in force stands beside it."
                mend = "Write the better claim too, or take contested away if this is it."
                yield self.found("statement", statement.id, message, mend)


class PressOnly(Rule, severity="warning"):
    """A claim rests on one source, and that is a newspaper or the trade press.

    The press was wrong about who answers to whom more than once. A claim that only one report makes
    waits for a second source.
    """

    def find(self) -> Iterator[Finding]:
        """Statements in force with one source, of the kind *news*."""
        for statement in self.claims(Statement):
            evidence = (*statement.all_evidence(), *_of_events(self, statement))
            used = {each.source for each in evidence}
            if len(used) == 1 and self.record.sources[next(iter(used))].kind == "news":
                message = f"rests on the press report “{used.pop()}” alone."
                yield self.found("statement", statement.id, message, "Look for a second source.")


def _of_events(rule: Rule, statement: Statement) -> Iterator[Evidence]:
    """The evidence of the events that begin and end a statement."""
    for event in filter(None, (statement.begun_by, statement.ended_by)):
        yield from rule.record.events[event].evidence


class BodyNotKnown(Rule, severity="warning"):
    """An edge has an end that nobody could find.

    Where a source names a payer, host or holder only as somebody, the gap is written.
    """

    def find(self) -> Iterator[Finding]:
        """Edges with an unknown end, with the reason that the record gives."""
        for edge in self.of(Edge):
            for role, end in zip(edge.roles, edge.ends, strict=True):
                if isinstance(end, Unknown):
                    message = f"the {role} is not known: {end.unknown.reason}"
                    yield self.found("statement", edge.id, message)
