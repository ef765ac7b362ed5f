"""What a record covers: body by year by type of statement, so that silence is seen as silence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from nhsgraph.dates import Certainty, Extent, Period, year_of, years_of
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import EDGE_TYPES, STATEMENT_TYPES
from nhsgraph.values import fixed

SILENT = "–"
"""What a table shows where a body lived and nothing but its name is recorded."""


@dataclass(frozen=True)
class Covered:
    """What the record says of one body.

    ``years`` has each year in which it may have lived, and under it how many statements of each
    type hold on some day of that year. A year of a body without any is silence, not *nothing*.
    """

    body: str
    name: str
    kind: str
    years: Mapping[int, Mapping[str, int]]

    def __post_init__(self) -> None:
        """Makes it read-only to its depth, which gives it a hash."""
        object.__setattr__(self, "years", fixed(self.years))

    def count(self, year: int) -> int:
        """How many statements beside its names say something of a year."""
        return sum(number for kind, number in self.years.get(year, {}).items() if kind != "name")

    def cell(self, year: int) -> str:
        """What a table shows for a year: a number, ``SILENT``, or nothing outside its life."""
        return (str(self.count(year)) if self.count(year) else SILENT) if year in self.years else ""


@dataclass(frozen=True)
class Coverage:
    """What a record covers, body by body as it writes them."""

    years: tuple[int, ...]
    bodies: tuple[Covered, ...]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads of the table: *body*, and each year."""
        return ("body", *map(str, self.years))

    def rows(self) -> list[tuple[str, ...]]:
        """The table: for each body its id and a cell for each year."""
        return [(each.body, *map(each.cell, self.years)) for each in self.bodies]

    def type_rows(self) -> list[tuple[str, ...]]:
        """The table of all its bodies together, by type of statement."""
        rows = []
        for kind in STATEMENT_TYPES:
            numbers = [
                sum(each.years.get(year, {}).get(kind, 0) for each in self.bodies)
                for year in self.years
            ]
            rows.append((kind, *(str(number) if number else SILENT for number in numbers)))
        return rows

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data: bodies, years and types, each with its number of statements."""
        return {
            "years": list(self.years),
            "types": list(STATEMENT_TYPES),
            "bodies": [
                {
                    "body": each.body,
                    "name": each.name,
                    "kind": each.kind,
                    "years": {str(year): dict(kinds) for year, kinds in each.years.items()},
                    "silent": [year for year in each.years if not each.count(year)],
                }
                for each in self.bodies
            ],
        }


def coverage(graph: DatedGraph, *bodies: str) -> Coverage:
    """What a record covers in each year that it says it covers: of some bodies, or of all.

    Counted is what is in force on some day of the year, for certain or possibly: a body's own
    statements, at whichever end it stands, and those that reach it through a collective.

    Raises:
        UnknownBodyError: the record has no such body.
    """
    extent = graph.record.info.covers.extent
    years = {
        year_of(period.start): period
        for period in years_of(Period(extent.possible_from, extent.possible_to))
    }
    chosen = [graph.body(each).id for each in bodies] or graph.record.bodies
    return Coverage(tuple(years), tuple(_covered(graph, each, years) for each in chosen))


def _covered(graph: DatedGraph, body_id: str, years: Mapping[int, Period]) -> Covered:
    life = graph.told_life(body_id)
    found: dict[int, dict[str, int]] = {
        year: {} for year, period in years.items() if life.at_best(period) is not Certainty.NO
    }
    for kind, extent in _said(graph, body_id):
        for year, numbers in found.items():
            if extent.at_best(years[year]) is not Certainty.NO:
                numbers[kind] = numbers.get(kind, 0) + 1
    last = graph.record.info.covers.extent.possible_to - 1
    name = graph.named_on_day(body_id, last)
    return Covered(body_id, name, graph.body(body_id).kind, found)


def _said(graph: DatedGraph, body_id: str) -> Iterator[tuple[str, Extent]]:
    """The statements in force that concern a body, each once, with their days."""
    for kind in STATEMENT_TYPES:
        held: list[Held] = []
        if kind in EDGE_TYPES:
            for role in EDGE_TYPES[kind].roles:
                held += graph.lines(kind, role, body_id)
        else:
            own = (graph.held(each) for each in graph.index.said(kind, body_id) if each.counts)
            held += [*filter(None, own), *graph.handed_down(kind, body_id)]
        seen = {(each.statement.id, each.told): each.told for each in held}
        yield from ((kind, extent) for extent in seen.values())
