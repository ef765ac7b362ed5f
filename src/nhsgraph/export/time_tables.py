"""Tables of what changed, and of what was known when: so that SQL needs no rule of either."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from nhsgraph.dates import AFTER_ALL, LATEST
from nhsgraph.export.columns import TOLD, Column, Kind, Row, Table, as_date, best, told_days
from nhsgraph.export.extract import Extract
from nhsgraph.export.meanings import MEANINGS
from nhsgraph.graph.in_force import changes_of, paired
from nhsgraph.graph.knowing import CAPPED, Knowing, Spell, told
from nhsgraph.schema import Edge

_LEADS = {
    "statement": "statements", "replaces": "statements", "body": "bodies", "from_body": "bodies",
    "to_body": "bodies", "event": "events",
}  # fmt: skip


def changes_table(extract: Extract) -> Table:
    """Every begin and end of a statement that has a day, or a span of days, on record.

    The end of a name or form and the begin of the next are one change. What began or ended on some
    day of which one end is open (first seen, last seen) is none: nothing says when.
    """
    columns = _columns(
        "changes", "kind statement type body from_body to_body", "earliest latest",
        "certainty event replaces",
    )  # fmt: skip
    told_of = "what began, ended, was renamed or changed its form"
    return Table("changes", told_of, columns, lambda: _changes(extract), derived=True)


def _changes(extract: Extract) -> Iterator[Row]:
    graph, events = extract.graph, {event.id for event in extract.events}
    statements = {each.statement.id: each.statement for each in extract.statements}
    undoubted = graph.undoubted()
    counted = (each for each in statements.values() if each.counts)
    for change in paired([turn for each in counted for turn in changes_of(graph, undoubted, each)]):
        statement = change.statement
        ends = statement.ends if isinstance(statement, Edge) else (None, None)
        yield (
            change.kind, statement.id, statement.type, statement.owner,
            *(end if isinstance(end, str) else None for end in ends),
            as_date(change.earliest), as_date(change.latest), str(change.certainty),
            change.event if change.event in events else None,
            change.before.id if change.before and change.before.id in statements else None,
        )  # fmt: skip


def known_table(extract: Extract) -> Table:
    """The lines as they are written, with the days on which they held as known on any day.

    On each day of knowledge a line has one row, or none where it was not known. Of a graph that is
    itself as known on a day the table is empty.
    """
    columns = (
        *_columns("lines_as_known", "statement type from_body to_body", "known_from known_to", ""),
        *TOLD,
        Column("certainty", "text", MEANINGS["lines_as_known.certainty"], derived=True),
        Column("doubted", "boolean", MEANINGS["lines_as_known.doubted"], derived=True),
    )
    told_of = "when lines held, as somebody could have known it on a day"
    return Table("lines_as_known", told_of, columns, lambda: _known(extract), derived=True)


def _known(extract: Extract) -> Iterator[Row]:
    if extract.graph.known_on is not None:
        return
    knowing = Knowing(extract.graph)
    for edge in (each.statement for each in extract.statements):
        if not isinstance(edge, Edge) or not edge.counts:
            continue
        found = knowing.spells(told(edge), knowing.of_line(edge))
        spells = [each for each in found if each.first_known < LATEST]  # the rest nobody dates
        ends = tuple(end if isinstance(end, str) else None for end in edge.ends)
        for spell, after in pairwise([*spells, Spell(AFTER_ALL, None)]):
            if spell.extent is not None and not spell.extent.empty:
                yield (
                    edge.id, edge.type, *ends, as_date(spell.first_known),
                    as_date(after.first_known - 1), *told_days(spell.extent), best(spell.extent),
                    bool(spell.flags & CAPPED),
                )  # fmt: skip


def _columns(table: str, texts: str, days: str, more: str) -> tuple[Column, ...]:
    kinds: list[tuple[Kind, str]] = [("text", texts), ("day", days), ("text", more)]
    return tuple(
        Column(name, kind, MEANINGS[f"{table}.{name}"], _LEADS.get(name, ""), derived=True)
        for kind, names in kinds
        for name in names.split()
    )
