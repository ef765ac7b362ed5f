"""A graph asked in SQL: its tables in SQLite in memory, which can be read and not written."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping
from typing import Any, Final

from nhsgraph.dates import Period, write_day
from nhsgraph.errors import QuestionError, shortened
from nhsgraph.export.extract import Extract
from nhsgraph.export.questions import QUESTIONS, put
from nhsgraph.export.sqlite_file import fill
from nhsgraph.export.tables import tables
from nhsgraph.given import one_of
from nhsgraph.graph import DatedGraph

_READS: Final = frozenset(
    {sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_RECURSIVE}
)
"""What a query may do."""
_STEPS: Final = 100_000
"""After so many steps of SQLite a query can be broken off by hand."""
_OPTIONS: Final = {
    "body": "body", "day": "on", "known_on": "as_known_on",
    "first_day": "during", "before_day": "during",
}  # fmt: skip
"""How the values that a question asks for are given."""


def base_of(graph: DatedGraph) -> sqlite3.Connection:
    """All that a graph knows, as ``export("sqlite", …)`` writes it, in memory and read only."""
    base = sqlite3.connect(":memory:", check_same_thread=False)
    extract = Extract(graph)
    fill(base, extract, tables(extract))
    base.set_progress_handler(lambda: 0, _STEPS)
    base.set_authorizer(
        lambda action, *_: sqlite3.SQLITE_OK if action in _READS else sqlite3.SQLITE_DENY
    )
    return base


def values_of(
    graph: DatedGraph, *, body: str | None, day: str | None, known_on: str | None,
    period: Period | None,
) -> dict[str, str]:  # fmt: skip
    """The values that a question may ask for, by the names of the columns of ``asked``.

    Raises:
        UnknownBodyError: the record has no such body.
    """
    found = {"body": graph.find(body) if body else None, "day": day, "known_on": known_on}
    if period is not None:
        found |= {"first_day": write_day(period.start), "before_day": write_day(period.stop)}
    return {key: value for key, value in found.items() if value is not None}


def rows_of(
    base: sqlite3.Connection, text: str, values: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """The rows that a question, or a query of one's own, finds.

    Args:
        base: what ``base_of`` made.
        text: the name of a question, or a query that reads.
        values: what it asks about, as ``values_of`` has it.

    Raises:
        QuestionError: there is no such question, a value is missing or too many, or SQLite can't
            run the query.
    """
    if " " not in text.strip() or text in QUESTIONS:
        name = one_of(text, QUESTIONS, "question")
        _fit(name, values)
        text, given = put(name), dict.fromkeys(QUESTIONS[name].may_ask, "") | dict(values)
    else:
        given = dict(values)
    try:
        found = base.execute(text, given)
        heads = [column[0] for column in found.description or ()]
        yield from (dict(zip(heads, row, strict=True)) for row in found)
    except (sqlite3.Error, sqlite3.Warning) as error:
        hint = "A query only reads; “select name from sqlite_schema” lists what there is to read."
        raise QuestionError(f"SQLite can't run it: {error}.", [hint]) from error


def _fit(name: str, values: Mapping[str, str]) -> None:
    """Refuses values that a question lacks, and those that it does not take.

    Raises:
        QuestionError: there are some.
    """
    asks, may_ask = QUESTIONS[name].asks, QUESTIONS[name].may_ask
    needs = " and ".join(dict.fromkeys(_OPTIONS[each] for each in asks))
    if set(asks) - values.keys():
        raise QuestionError(f"The question “{name}” needs {needs}.", [QUESTIONS[name].told + "."])
    for other in values.keys() - {*asks, *may_ask}:
        told = f"The question “{shortened(name)}” does not take {_OPTIONS[other]}."
        raise QuestionError(told, [f"It takes {needs}."])
