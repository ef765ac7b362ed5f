"""What the commands show beside answers, as plain data: a body, a day, the changes between days."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from nhsgraph.dates import (
    LATEST,
    Certainty,
    day_in_words,
    days_in_words,
    is_open,
    read_day,
    some_day_in_words,
    write_day,
)
from nhsgraph.graph.in_force import Change
from nhsgraph.schema import STATEMENT_TYPES, Body, Identifier, Statement
from nhsgraph.words.sentences import capital, sentence
from nhsgraph.words.spans import coverage_notes

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.snapshot import Snapshot

JSON = dict[str, Any]


def info_view(graph: DatedGraph) -> JSON:
    """What a record is and how much it holds: counts of bodies, statements by type, sources."""
    record = graph.record
    by_type = Counter(statement.type for statement in record.statements.values())
    return {
        "title": record.info.title,
        "covers": record.info.covers.text,
        "licence": record.info.licence,
        "version": record.info.version,
        "bodies": len(record.bodies),
        "statements": len(record.statements),
        "by_type": {name: by_type[name] for name in STATEMENT_TYPES},
        "plans": sum(1 for statement in record.statements.values() if statement.planned),
        "contested": sum(1 for each in record.statements.values() if each.contested),
        "sources": len(record.sources),
        "events": len(record.events),
    }


def body_view(graph: DatedGraph, body_id: str, day: str | None = None) -> JSON:
    """A body's head and every statement at either end of which it stands, by the day it began.

    Args:
        graph: the graph.
        body_id: the id of the body.
        day: only what held on that day, certainly or possibly, if given.

    Raises:
        UnknownBodyError: the record has no such body.
        DateError: the day can't be read.
    """
    body = graph.body(body_id)
    on = read_day(day) if day else None
    rows = [
        row
        for statement in graph.index.of_body(body_id)
        if (row := _row(graph, statement, on)) is not None
    ]
    rows.sort(key=lambda row: row["begins"] or "")
    life = graph.life(body_id)
    named_on = on if on is not None else min(max(life.certain_from, 1), LATEST)
    return {
        "id": body_id,
        "name": graph.named_on_day(body_id, named_on),
        "kind": body.kind,
        "lived": _lived(graph, body_id),
        "aliases": [alias.alias for alias in body.aliases],
        "identifiers": [_coded(code) for code in body.identifiers],
        "description": _description(body),
        "identity": body.identity,
        "note": body.note,
        "statements": rows,
        "withdrawn": withdrawn_view(graph, body_id),
    }


def withdrawn_view(graph: DatedGraph, body_id: str | None = None) -> list[JSON]:
    """What folders laid over others withdrew, of a body or of all: id, reason and place."""
    return [
        {"statement": key, "reason": each.reason, "file": each.place.file, "line": each.place.line}
        for key, each in graph.record.withdrawn.items()
        if body_id is None or body_id in each.bodies
    ]


def withdrawn_line(row: JSON) -> str:
    """One of them in a line."""
    return f"Withdrawn in {row['file']}:{row['line']}: {row['statement']}. {row['reason']}"


def _description(body: Body) -> JSON | None:
    """What a body is in words, with the ids of the sources that say so."""
    if body.description is None:
        return None
    sources = dict.fromkeys(each.source for each in body.description.evidence)
    return {"text": body.description.text, "sources": list(sources)}


def _coded(code: Identifier) -> JSON:
    """A code of a body, the days for which it was read, and the ids of its sources."""
    return {
        "scheme": code.scheme,
        "value": code.value,
        "when": code.when.text if code.when else None,
        "sources": list(dict.fromkeys(each.source for each in code.evidence)),
        "note": code.note,
    }


def _lived(graph: DatedGraph, body_id: str) -> str:
    life = graph.life(body_id)
    if life.empty:
        return "Only planned: the record has no day on which it existed."
    exact = life.possible_from == life.certain_from and life.certain_to == life.possible_to
    about = "" if exact else " at the most"
    return f"{capital(days_in_words(life.possible_from, life.possible_to - 1))}{about}."


def _row(graph: DatedGraph, statement: Statement, on: int | None) -> JSON | None:
    held = graph.plan(statement) if statement.planned else graph.held(statement)
    if held is None:
        return None
    certainty = held.on(on) if on is not None else None
    if certainty is Certainty.NO:
        return None
    ends = (held.extent.possible_from, held.extent.certain_to)
    known = next((day for day in ends if not is_open(day)), LATEST)
    named_on = known if on is None else on
    standing = "contested" if statement.contested else held.status.replace("_", " ")
    if certainty is Certainty.POSSIBLE:
        standing += ", possible"
    return {
        "statement": statement.id,
        "type": statement.type,
        "text": sentence(graph, statement, named_on),
        "when": held.when,
        "begins": write_day(held.extent.possible_from),
        "standing": standing,
        "basis": statement.basis,
        "note": statement.note,
        "sources": list(dict.fromkeys(each.source for each in statement.all_evidence())),
    }


def snapshot_view(snapshot: Snapshot) -> JSON:
    """The bodies and edges of a day, and which edges exclude each other."""
    graph = snapshot.graph
    edges = [
        {
            "statement": line.edge.id,
            "type": line.edge.type,
            "from": _end(snapshot, line.edge.ends[0]),
            "to": _end(snapshot, line.edge.ends[1]),
            "certainty": str(line.certainty),
            "status": line.held.status,
            "when": line.held.when,
        }
        for line in snapshot.edges
    ]
    bodies = {
        body: {"name": snapshot.name(body), "certainty": str(certainty)}
        for body, certainty in snapshot.bodies.items()
    }
    either = [
        f"Either {', '.join(edge.id for edge in each.either)}, or"
        f" {', '.join(edge.id for edge in each.or_)}: {event.title} ({day_in_words(event.date)})."
        for each in snapshot.alternatives
        for event in [graph.record.events[each.event]]
    ]
    return {
        "day": snapshot.period.first,
        "bodies": bodies,
        "edges": edges,
        "alternatives": either,
        "notes": coverage_notes(graph, snapshot.period),
    }


def passing(snapshot: Snapshot) -> str:
    """How many bodies of a snapshot do not live, and are in it for a succession; maybe nothing."""
    number = sum(certainty is Certainty.NO for certainty in snapshot.bodies.values())
    if not number:
        return ""
    tied = "1 of the bodies does not live then, and is"
    if number > 1:
        tied = f"{number} of the bodies do not live then, and are"
    return f" ({tied} tied by a succession)"


def _end(snapshot: Snapshot, end: object) -> str:
    return snapshot.name(end) if isinstance(end, str) else "not known"


def change_rows(graph: DatedGraph, found: Iterable[Change]) -> list[JSON]:
    """Changes as rows: day, kind, sentence, event."""
    return [
        {
            **_days(change),
            "change": change.kind,
            "certainty": str(change.certainty),
            "statement": change.statement.id,
            "before": change.before.id if change.before else None,
            "text": sentence(graph, change.statement, change.earliest - (change.kind == "ended")),
            "event": change.event,
            "event_title": graph.record.events[change.event].title if change.event else None,
        }
        for change in found
    ]


def _days(change: Change) -> JSON:
    """The day of a change, as text and in words."""
    span = change.earliest, change.latest
    doubt = "" if change.certainty is Certainty.CERTAIN else "possibly "
    words = some_day_in_words(*span).removeprefix("on ")
    text = " to ".join(filter(None, dict.fromkeys(map(write_day, span))))
    return {"day": f"{doubt}{text}", "day_in_words": f"{doubt}{words}"}
