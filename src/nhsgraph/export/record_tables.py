"""The tables that a record is made of: with them alone the same record is read again.

What a part of a record has beside texts and numbers stands in tables of its own: its evidence, its
aliases, codes and amounts. What is rare and nested (the outcome of a plan, an end that nobody
could find) is JSON in a cell.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from nhsgraph.dates import When
from nhsgraph.export.columns import (
    TOLD,
    WRITTEN,
    Cell,
    Column,
    Row,
    Table,
    as_date,
    best,
    span_of,
    told_days,
    written_days,
)
from nhsgraph.export.extract import Extract, Said
from nhsgraph.export.fields import (
    cell_of,
    columns_of,
    fields_in_cells,
    number_column,
    numbered,
    own_fields,
)
from nhsgraph.export.meanings import MEANINGS
from nhsgraph.export.written import plain
from nhsgraph.schema import (
    Amount,
    Edge,
    Event,
    Evidence,
    Funding,
    Identifier,
    Part,
    RecordInfo,
    Source,
    Statement,
    Unknown,
    Wording,
)
from nhsgraph.words.sentences import sentence

OWNERS: Final = ("statement", "event", "body", "words")
"""What evidence may be for: the columns of which one is filled in each row."""


def record_tables(extract: Extract) -> list[Table]:
    """The tables of a record or of an extract of it, those first that others refer to."""
    return [
        _of_record(extract), _of_words(extract), _of_sources(extract), _of_events(extract),
        _of_bodies(extract), _of_aliases(extract), _of_identifiers(extract),
        _of_statements(extract), _of_amounts(extract), _of_evidence(extract),
    ]  # fmt: skip


def _of_record(extract: Extract) -> Table:
    info = extract.graph.record.info
    columns = columns_of(RecordInfo, table="record")
    rows = [tuple(cell_of(info, each) for each in fields_in_cells(RecordInfo))]
    return Table("record", "what the record says of itself: one row", columns, lambda: iter(rows))


def _of_words(extract: Extract) -> Table:
    words = extract.graph.record.info.words if extract.is_whole else ()
    columns = (number_column("words"), *columns_of(Wording, table="words"))
    return Table(
        "words", "everyday words, and what they stand for", columns, lambda: numbered(words),
        key=("number",),
    )  # fmt: skip


def _of_sources(extract: Extract) -> Table:
    columns = (
        *columns_of(Source, table="sources"),
        Column("published_earliest", "day", MEANINGS["sources.published_earliest"], derived=True),
        Column("published_latest", "day", MEANINGS["sources.published_latest"], derived=True),
        Column("address", "text", MEANINGS["sources.address"], derived=True),
        Column("rank", "text", MEANINGS["sources.rank"], derived=True),
    )

    def rows() -> Iterator[Row]:
        for source in extract.sources(_cited(extract)):
            cells = (cell_of(source, name) for name in source.field_names)
            yield (*cells, *span_of(source.published), source.address, source.rank)

    return Table("sources", "a publication that was read", columns, rows, key=("id",))


def _cited(extract: Extract) -> set[str]:
    """The ids of the sources that the evidence of an extract names."""
    return {
        source
        for _, _, evidence in evidence_rows(extract)
        for source in (evidence.source, evidence.read_in)
        if source is not None
    }


def _of_events(extract: Extract) -> Table:
    columns = (
        *columns_of(Event, "id", "date", table="events"),
        Column("date_earliest", "day", MEANINGS["events.date_earliest"], derived=True),
        Column("date_latest", "day", MEANINGS["events.date_latest"], derived=True),
        *columns_of(Event, "title", "reason", "note", table="events"),
    )

    def rows() -> Iterator[Row]:
        for event in extract.events:
            words = (None, None) if extract.graph.known_on else (event.reason, event.note)
            yield (
                event.id, event.date.text, *span_of(event.date), event.title, *words,
            )  # fmt: skip

    return Table("events", "a change that begins and ends statements", columns, rows, key=("id",))


def _of_bodies(extract: Extract) -> Table:
    columns = (
        Column("id", "text", MEANINGS["bodies.id"]),
        Column("kind", "text", MEANINGS["bodies.kind"]),
        Column("name", "text", MEANINGS["bodies.name"], derived=True),
        *TOLD,
        Column("certainty", "text", MEANINGS["bodies.certainty"], derived=True),
        *(
            Column(name, "text", MEANINGS[f"bodies.{name}"])
            for name in ("description", "identity", "note")
        ),
    )
    hides = extract.graph.known_on is not None

    def rows() -> Iterator[Row]:
        for body in extract.bodies:
            life = extract.graph.told_life(body.id)
            prose = (cell_of(body, name) for name in ("description", "identity", "note"))
            yield (
                body.id, body.kind, extract.name(body.id), *told_days(life), best(life),
                *((None,) * 3 if hides else prose),
            )  # fmt: skip

    return Table("bodies", "a body that governs or is governed", columns, rows, key=("id",))


def _of_aliases(extract: Extract) -> Table:
    columns = (
        Column("body", "text", MEANINGS["aliases.body"], "bodies"),
        number_column("aliases"),
        Column("alias", "text", MEANINGS["aliases.alias"]),
        Column("when", "edtf", MEANINGS["aliases.when"]),
    )

    def rows() -> Iterator[Row]:
        for body in extract.bodies if extract.graph.known_on is None else ():
            yield from numbered(body.aliases, body.id)

    told = "a word by which a body is found"
    return Table("aliases", told, columns, rows, key=("body", "number"))


def _of_identifiers(extract: Extract) -> Table:
    columns = (
        Column("body", "text", MEANINGS["identifiers.body"], "bodies"),
        number_column("identifiers"),
        *columns_of(Identifier, table="identifiers"),
    )

    def rows() -> Iterator[Row]:
        for body in extract.bodies if extract.graph.known_on is None else ():
            yield from numbered(body.identifiers, body.id)

    told = "a code by which others know a body"
    return Table("identifiers", told, columns, rows, key=("body", "number"))


_HEAD: Final = tuple(
    Column(name, "text", MEANINGS[f"statements.{name}"], refers, derived)
    for name, refers, derived in (
        ("id", "", False), ("type", "", False), ("body", "bodies", False),
        ("from_body", "bodies", False), ("to_body", "bodies", False), ("text", "", True),
    )
)  # fmt: skip
_TAIL: Final = (
    "basis", "note", "contested", "subject_to", "outcome", "begun_by", "ended_by", "of",
)  # fmt: skip


def statement_columns() -> tuple[Column, ...]:
    """The columns of the table of statements: what all have, then the fields of single types."""
    return (
        *_HEAD,
        Column("when", "edtf", MEANINGS["statements.when"]),
        *WRITTEN,
        *TOLD,
        Column("certainty", "text", MEANINGS["statements.certainty"], derived=True),
        Column("status", "text", MEANINGS["statements.status"]),
        Column("counts", "boolean", MEANINGS["statements.counts"], derived=True),
        *columns_of(Statement, *_TAIL, table="statements"),
        Column("not_found", "object", MEANINGS["statements.not_found"]),
        *(
            Column(name, kind, MEANINGS[f"statements.{name}"])
            for name, kind in own_fields().items()
        ),
    )


def _of_statements(extract: Extract) -> Table:
    def rows() -> Iterator[Row]:
        return (_statement_row(extract, said) for said in extract.statements)

    return Table(
        "statements", "a dated, sourced claim", statement_columns(), rows, key=("id",)
    )  # fmt: skip


def _statement_row(extract: Extract, said: Said) -> Row:
    statement = said.statement
    when = When.read(said.when)
    hides = extract.graph.known_on is not None
    begun, ended = extract.events_of(said)
    tail = {name: cell_of(statement, name) for name in _TAIL}
    tail |= {"begun_by": begun, "ended_by": ended}
    if hides:
        tail |= {"note": None, "outcome": None}
    status = said.held.status if said.held and hides else statement.status
    ends = statement.ends if isinstance(statement, Edge) else (None, None)
    not_found = [end for end in ends if isinstance(end, Unknown)]
    return (
        statement.id, statement.type, statement.owner,
        *(end if isinstance(end, str) else None for end in ends),
        text_of(extract, said), when.text, *written_days(when), *told_days(said.days),
        str(said.certainty), status, statement.counts, *tail.values(),
        plain(not_found[0].unknown) if not_found else None,
        *(cell_of(statement, name, kind) for name, kind in own_fields().items()),
    )  # fmt: skip


def text_of(extract: Extract, said: Said) -> str:
    """A statement as a sentence, its bodies named as they were when it began, or first might."""
    days = said.days or said.statement.when.extent
    known = (as_date(day) for day in (days.certain_from, days.possible_from, days.possible_to - 1))
    day = next((day.toordinal() for day in known if day), None)
    if day is None:
        day = extract.named_on(said.statement.owner)
    period = extract.period
    if period is not None:
        day = max(day, period.start)
    return sentence(extract.graph, said.statement, day)


def _of_amounts(extract: Extract) -> Table:
    columns = (
        Column("statement", "text", MEANINGS["amounts.statement"], "statements"),
        number_column("amounts"),
        *columns_of(Amount, table="amounts"),
        Column("year_from", "day", MEANINGS["amounts.year_from"], derived=True),
        Column("year_to", "day", MEANINGS["amounts.year_to"], derived=True),
    )

    def rows() -> Iterator[Row]:
        for said in extract.statements:
            amounts = getattr(said.statement, "amounts", ())
            for (statement, number, *cells), amount in zip(
                numbered(amounts, said.statement.id), amounts, strict=True
            ):
                if not extract.told(amount.evidence):
                    continue  # not published by the day of knowledge
                year = amount.year.period
                days = as_date(year.start), as_date(year.stop - 1)
                yield (statement, number, *cells, *days)

    told = f"a sum of a line of {Funding.type} in one financial year"
    return Table("amounts", told, columns, rows, key=("statement", "number"))


def _of_evidence(extract: Extract) -> Table:
    owners = (
        Column(name, "integer" if name == "words" else "text", MEANINGS[f"evidence.{name}"],
               name if name == "words" else "bodies" if name == "body" else f"{name}s")
        for name in OWNERS
    )  # fmt: skip
    columns = (
        *owners,
        Column("part", "text", MEANINGS["evidence.part"]),
        number_column("evidence"),
        *columns_of(Evidence, table="evidence"),
    )

    def rows() -> Iterator[Row]:
        counted: dict[tuple[Cell, ...], int] = {}
        for owner, part, evidence in evidence_rows(extract):
            key = (*owner, part)
            number = counted[key] = counted.get(key, -1) + 1
            yield (*key, number, *(cell_of(evidence, name) for name in evidence.field_names))

    return Table("evidence", "a place in a source that proves something", columns, rows)


def evidence_rows(extract: Extract) -> Iterator[tuple[tuple[Cell, ...], str, Evidence]]:
    """All evidence of an extract: what it is for, as ``OWNERS`` has it, and which part of that.

    The part is empty for a statement or an event itself, else the way to it in the file:
    ``amounts/0``, ``contested``, ``outcome/abandoned``, ``identifiers/2``, ``description``.
    """
    owned: list[tuple[tuple[Cell, ...], Part]] = []
    owned += [
        ((said.statement.id, None, None, None), said.statement) for said in extract.statements
    ]
    owned += [((None, event.id, None, None), event) for event in extract.events]
    if extract.graph.known_on is None:
        owned += [((None, None, body.id, None), body) for body in extract.bodies]
    if extract.is_whole:
        words = extract.graph.record.info.words
        owned += [((None, None, None, number), each) for number, each in enumerate(words)]
    for owner, part in owned:
        for way, evidence in _proofs(part):
            for each in extract.told(evidence):
                yield owner, "/".join(way), each


def _proofs(part: Part, way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any]]:
    """The evidence in a part and in the parts of it, with the way to each."""
    for name in part.field_names:
        value = getattr(part, name)
        if name == "evidence":
            yield way, value
        elif isinstance(value, Part):
            yield from _proofs(value, (*way, name))
        elif isinstance(value, tuple):
            for number, each in enumerate(value):
                if isinstance(each, Part):
                    yield from _proofs(each, (*way, name, str(number)))
