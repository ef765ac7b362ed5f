"""What of a part of a record stands in the cells of a row: its fields, less what has own tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Final, get_args, get_origin, get_type_hints

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.export.columns import Cell, Column, Kind, Row
from nhsgraph.export.meanings import MEANINGS
from nhsgraph.export.written import plain
from nhsgraph.schema import STATEMENT_TYPES, Edge, Part, RecordInfo, Statement

_KINDS: Final[dict[type, Kind]] = {
    str: "text", int: "integer", float: "number", bool: "boolean", When: "edtf",
    FuzzyDay: "edtf", Years: "edtf",
}  # fmt: skip
_OWN_TABLES: Final = frozenset({"evidence", "amounts", "aliases", "identifiers"})
"""The fields that have a table of their own; those of the record have its everyday words too."""


def kind_of_field(cls: type[Part], name: str) -> Kind:
    """What stands in the cell of a field of a part."""
    hint = get_type_hints(cls)[name]
    some = [each for each in get_args(hint) or (hint,) if each is not type(None)]
    if get_origin(hint) is tuple or any(get_origin(each) is tuple for each in some):
        return "list"
    first = some[0]
    if isinstance(first, type) and first in _KINDS:
        return _KINDS[first]
    return "object" if isinstance(first, type) and issubclass(first, Part) else "text"


def fields_in_cells(cls: type[Part]) -> list[str]:
    """The fields of a part that have no table of their own."""
    apart = _OWN_TABLES | ({"words"} if cls is RecordInfo else set())
    return [name for name in cls.field_names if name not in apart]


def columns_of(cls: type[Part], *names: str, table: str) -> tuple[Column, ...]:
    """The columns of some fields of a part, or of all that have no table of their own."""
    return tuple(_column(cls, name, table) for name in names or fields_in_cells(cls))


def _column(cls: type[Part], name: str, table: str) -> Column:
    kind = "text" if name in {"contested", "description"} else kind_of_field(cls, name)
    refers = {"begun_by": "events", "ended_by": "events", "source": "sources"}.get(name, "")
    if name == "read_in":
        refers = "sources"
    return Column(cls.key_of(name), kind, MEANINGS[f"{table}.{name}"], refers)


@cache
def own_fields() -> dict[str, Kind]:
    """The fields of single types of statements beside the two ends, with what stands in them."""
    common = {*Statement.field_names, *_OWN_TABLES}
    found: dict[str, Kind] = {}
    for cls in STATEMENT_TYPES.values():
        ends = cls.roles if issubclass(cls, Edge) else ("body",)
        for name in cls.field_names:
            if name not in common and name not in ends:
                kind = kind_of_field(cls, name)
                found[name] = "list" if "list" in {kind, found.get(name)} else kind
    return found


def cell_of(part: Part, name: str, kind: Kind = "text") -> Cell:
    """The cell of a field; None where the part has no such field, or nothing in it."""
    value = getattr(part, name, None)
    if name in {"contested", "description"} and isinstance(value, Part):
        value = getattr(value, "reason", None) or getattr(value, "text", None)
    told = without_evidence(plain(value))
    return [told] if kind == "list" and told is not None and not isinstance(told, list) else told


def without_evidence(told: Any) -> Any:
    """Plain data less the evidence in it, which has a table of its own; a mere name is a text."""
    if isinstance(told, dict):
        left = {key: without_evidence(each) for key, each in told.items() if key != "evidence"}
        return left["name"] if [*left] == ["name"] else left
    return [without_evidence(each) for each in told] if isinstance(told, list) else told


def number_column(table: str) -> Column:
    """The column of the number of a part among others."""
    return Column("number", "integer", MEANINGS[f"{table}.number"])


def numbered(parts: Iterable[Part], *before: Cell) -> Iterator[Row]:
    """A row for each of some parts, with its number from 0."""
    for number, part in enumerate(parts):
        names = fields_in_cells(type(part))
        yield (*before, number, *(cell_of(part, name) for name in names))
