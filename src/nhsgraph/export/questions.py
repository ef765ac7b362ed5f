"""Questions as SQL text: the same for SQLite, for DuckDB over Parquet, and for Spark.

A text reads the tables of an export, the view ``line_days`` (the text ``line_days`` over the table
``lines``), and ``asked``: one row with what is asked about, its columns named in the head of the
text. ``put`` sets ``asked`` before a text, so that every engine gives values in its own way.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Final, NamedTuple


class Question(NamedTuple):
    """A question: what it asks in words, and the columns of ``asked`` that it reads."""

    told: str
    asks: tuple[str, ...]
    may_ask: tuple[str, ...] = ()


QUESTIONS: Final = {
    "holders": Question("Who holds a body to account on a day", ("body", "day")),
    "held": Question("Whom a body holds to account on a day", ("body", "day")),
    "chain": Question("The lines of account from a body to the top on a day", ("body", "day")),
    "snapshot": Question("All lines that hold on a day", ("day",)),
    "period": Question(
        "Who holds a body to account over a period, split where that changes",
        ("body", "first_day", "before_day"),
    ),
    "changes": Question(
        "What began, ended or was renamed between two days, of a body or of all",
        ("first_day", "before_day"), ("body",),
    ),
    "known": Question(
        "The lines that hold on a day, as known on another, of a body or of all",
        ("day", "known_on"), ("body",),
    ),
}  # fmt: skip
"""The questions by the names of their texts."""


def text_of(name: str) -> str:
    """The SQL of a question, or of the view ``line_days``."""
    return (files("nhsgraph.export") / "sql" / f"{name}.sql").read_text(encoding="utf-8")


def put(name: str, mark: str = ":", day: str = "{}") -> str:
    """A question with ``asked`` before it, filled from parameters of the names of its columns.

    Args:
        name: the question.
        mark: the sign before the name of a parameter: ``:`` of SQLite and Spark, ``$`` of DuckDB.
        day: how a day is written: ``{}``, or ``cast({} as date)`` where days are no texts.

    >>> from nhsgraph.export.questions import put
    >>> print(put("snapshot", "$", "cast({} as date)").splitlines()[0])
    with asked as (select cast($day as date) as day)
    """
    asks, may_ask = QUESTIONS[name].asks, QUESTIONS[name].may_ask
    values = {each: f"{mark}{each}" for each in (*asks, *may_ask)}
    values |= {each: f"nullif({values[each]}, '')" for each in may_ask}
    columns = (
        f"{value if key == 'body' else day.format(value)} as {key}" for key, value in values.items()
    )
    asked = f"with asked as (select {', '.join(columns)})"
    return "\n".join((asked, "select * from (", f"{text_of(name)})"))
