"""Tables that follow from a record: its names, and its lines as they reach each body.

With ``lines`` a query needs none of the rules: who holds a body to account on a day are the rows
of that body at that end whose days have the day in them.
"""

from __future__ import annotations

from collections.abc import Iterator

from nhsgraph.dates import Certainty
from nhsgraph.export.columns import TOLD, Column, Row, Table, best, days_after, told_days
from nhsgraph.export.extract import Extract, Said
from nhsgraph.export.meanings import MEANINGS
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import EDGE_TYPES, Edge, Name, Unknown


def names_table(extract: Extract) -> Table:
    """The names that bodies had, with their days; neither planned nor contested."""
    columns = (
        Column("statement", "text", MEANINGS["names.statement"], "statements", derived=True),
        Column("body", "text", MEANINGS["names.body"], "bodies", derived=True),
        *(
            Column(name, "edtf" if name == "when" else "text", MEANINGS[f"names.{name}"],
                   derived=True)
            for name in ("name", "short", "use", "when")
        ),
        *TOLD,
        Column("certainty", "text", MEANINGS["names.certainty"], derived=True),
    )  # fmt: skip

    def rows() -> Iterator[Row]:
        for said in extract.statements:
            name = said.statement
            if isinstance(name, Name) and name.counts and said.days:
                yield (
                    name.id, name.body, name.name, name.short, name.use, said.when,
                    *told_days(said.days), str(said.certainty),
                )  # fmt: skip

    told = "a name that a body had, and when"
    return Table("names", told, columns, rows, key=("statement",), derived=True)


def lines_table(extract: Extract) -> Table:
    """What holds between two bodies and when, with what collectives and parts hand on.

    A line stands once as it is written. Where it reaches a further body, since that is one of a
    collective or a joint arrangement is made of others, a row has that body in place of the
    collective or part, which ``via`` names. So of a body at one end those rows are its lines whose
    ``reaches`` is empty or that end.
    """
    columns = (
        Column("statement", "text", MEANINGS["lines.statement"], "statements", derived=True),
        Column("type", "text", MEANINGS["lines.type"], derived=True),
        Column("from_body", "text", MEANINGS["lines.from_body"], "bodies", derived=True),
        Column("to_body", "text", MEANINGS["lines.to_body"], "bodies", derived=True),
        Column("reaches", "text", MEANINGS["lines.reaches"], derived=True),
        Column("via", "list", MEANINGS["lines.via"], derived=True),
        Column("from_name", "text", MEANINGS["lines.from_name"], derived=True),
        Column("to_name", "text", MEANINGS["lines.to_name"], derived=True),
        *TOLD,
        Column("certainty", "text", MEANINGS["lines.certainty"], derived=True),
        Column("force", "text", MEANINGS["lines.force"], derived=True),
        Column("happens", "boolean", MEANINGS["lines.happens"], derived=True),
        Column("certain_before", "day", MEANINGS["lines.certain_before"], derived=True),
        Column("possible_before", "day", MEANINGS["lines.possible_before"], derived=True),
    )
    told = "what holds between two bodies and when, handed down through collectives"
    return Table("lines", told, columns, lambda: _lines(extract), derived=True)


def _lines(extract: Extract) -> Iterator[Row]:
    own = list(extract.edges)
    for line, said in own:
        yield _line(extract, line, said, tuple(map(_known, line.ends)), "")
    shown = {edge.id for edge, _ in own}
    for cls in EDGE_TYPES.values():
        for role, reaches in zip(cls.roles, ("from", "to"), strict=True):
            for body in extract.bodies:
                for held in extract.graph.lines(cls.type, role, body.id):
                    edge = held.statement
                    if not held.via or not isinstance(edge, Edge) or edge.id not in shown:
                        continue
                    said = Said(edge, held, Certainty.NO)
                    ends = tuple(
                        body.id if each == role else _known(edge.end(each)) for each in cls.roles
                    )
                    if said.days and _in(extract, said, ends):
                        yield _line(extract, edge, said, ends, reaches)


def _known(end: str | Unknown) -> str | None:
    return end if isinstance(end, str) else None


def _in(extract: Extract, said: Said, ends: tuple[str | None, ...]) -> bool:
    """Whether a line holds on some day of an extract, between bodies of it."""
    held: Held | None = said.held
    within = extract.body_ids.issuperset(end for end in ends if end is not None)
    best_there = held.told.at_best(extract.span) if held else Certainty.NO
    return within and best_there is not Certainty.NO


def _line(
    extract: Extract, edge: Edge, said: Said, ends: tuple[str | None, ...], reaches: str
) -> Row:
    held = said.held
    via = list(held.via) if held else []
    force = getattr(edge, "force", None)
    return (
        edge.id, edge.type, *ends, reaches or None, via or None,
        *(None if end is None else extract.name(end) for end in ends), *told_days(said.days),
        best(said.days), force, edge.happens, *days_after(said.days),
    )  # fmt: skip
