"""The shipped questions on a made register of a million lines, against the same asked by hand.

The register is drawn from a seed (``tests/registers.py``). Each question is asked in each engine,
and beside it the shortest query that finds the same statements there, which tells neither names nor
certainty, splits no period and sorts nothing. ``python benchmarks/register.py [LINES] [--spark]``
needs duckdb and pyarrow (and pyspark with Java); it fails where two engines give different rows, or
where by hand other statements are found.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from engines import Engine, duckdb, spark, sqlite, write_parquet
from registers import register

ASKED = 15
"""So many bodies are asked of; Spark of fewer, and what is of all bodies a few times."""
FEW = 3
DAYS = {"day": "2015-06-01", "known_on": "2016-01-01", "first_day": "2014-03-31",
        "before_day": "2016-04-01"}  # fmt: skip
# ruff: noqa: S608 - all of these texts stand here
HOLDS = "coalesce(possible_from, {first}) <= {day} and coalesce(possible_to, {last}) >= {day}"
AT_END = "type = 'accountability' and (reaches is null or reaches = '{}')"
BETWEEN = "latest > {first_day} and earliest < {before_day}"
KNOWN = (
    "coalesce(known_from, {first}) <= {known_on} and coalesce(known_to, {last}) >= {known_on} and "
    + HOLDS
)
OF_BODY = " and (from_body = {body} or to_body = {body})"


class Asked(NamedTuple):
    """A question: its name, the level of what it is asked of (none: all), and the query by hand."""

    name: str
    of: str
    by_hand: str


QUESTIONS = {
    "holders of a body": Asked(
        "holders", "practice",
        f"select statement from lines where from_body = {{body}} and {AT_END.format('from')}"
        f" and {HOLDS}",
    ),
    "whom it holds": Asked(
        "held", "group",
        f"select statement from lines where to_body = {{body}} and {AT_END.format('to')}"
        f" and {HOLDS}",
    ),
    "the chain up": Asked(
        "chain", "practice",
        "with recursive up as (select to_body, statement from lines where from_body = {body}"
        f" and {AT_END.format('from')} and {HOLDS} union all select lines.to_body, lines.statement"
        f" from up join lines on lines.from_body = up.to_body where {AT_END.format('from')}"
        f" and {HOLDS}) select statement from up",
    ),
    "a snapshot": Asked(
        "snapshot", "", f"select statement from lines where reaches is null and {HOLDS}"
    ),
    "a period, split": Asked(
        "period", "practice",
        f"select statement from lines where from_body = {{body}} and {AT_END.format('from')}"
        " and coalesce(possible_from, {first}) < {before_day}"
        " and coalesce(possible_to, {last}) >= {first_day}",
    ),
    "changes of a body": Asked(
        "changes", "group", f"select statement from changes where {BETWEEN}{OF_BODY}"
    ),
    "changes of all": Asked("changes", "", f"select statement from changes where {BETWEEN}"),
    "of a body, as known": Asked(
        "known", "group", f"select statement from lines_as_known where {KNOWN}{OF_BODY}"
    ),
    "of all, as known": Asked("known", "", f"select statement from lines_as_known where {KNOWN}"),
}  # fmt: skip


def values_of(asked: Asked, body: str) -> dict[str, str]:
    """What a question is asked about."""
    takes = {
        "period": "first_day before_day", "changes": "first_day before_day", "known": "day known_on"
    }.get(asked.name, "day")  # fmt: skip
    return {key: DAYS[key] for key in takes.split()} | ({"body": body} if asked.of else {})


def by_hand(engine: Engine, asked: Asked) -> str:
    """The query by hand as an engine reads it."""
    days = {key: engine.day.format(f"{engine.mark}{key}") for key in DAYS}
    ends = {"first": engine.day.format("'0001-01-01'"), "last": engine.day.format("'9999-12-31'")}
    return asked.by_hand.format(body=f"{engine.mark}body", **days, **ends)


def timed(
    ask: Callable[[str], list[Any]], bodies: Iterable[str], clock: Callable[[], float]
) -> tuple[float, list[list[Any]]]:
    """The milliseconds of one, after one that warms up, and what all gave."""
    first, *rest = bodies
    found = [ask(first)]
    start = clock()
    found += [ask(body) for body in rest]
    return 1000 * (clock() - start) / len(rest), found


def compared(engine: Engine, asked: Asked, bodies: list[str], clock: Callable[[], float]) -> Any:
    """The milliseconds of the shipped text and of the query by hand, and what was found."""
    ours, found = timed(lambda body: engine.ask(asked.name, values_of(asked, body)), bodies, clock)
    text = by_hand(engine, asked)
    theirs, same = timed(lambda body: engine.run(text, values_of(asked, body))[1], bodies, clock)
    for rows, known in zip(found, same, strict=True):
        if {row["statement"] for row in rows} - {None} != {row[0] for row in known}:
            raise SystemExit(f"{asked.name}: the shipped text finds other statements than by hand")
    return ours, theirs, [[tuple(map(_plain, row.values())) for row in rows] for rows in found]


def _plain(cell: Any) -> str:
    """A cell as text, the same of each engine."""
    text = "" if cell is None else str(list(cell) if isinstance(cell, tuple) else cell)
    return text.replace("'", '"').replace(", ", ",")


def main(lines: int, *, with_spark: bool) -> None:
    """Prints for each question and engine the milliseconds and the ratio to the query by hand."""
    made = register(lines)
    chance = random.Random(2)  # noqa: S311 - no secret
    ids = {row[0] for row in made["bodies"].rows()}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as open_:
        write_parquet(made.values(), Path(folder))
        size = sum(file.stat().st_size for file in Path(folder).iterdir())
        print(f"{lines:,} lines; {size / 1e6:.0f} MB of Parquet")
        engines = {
            "SQLite": (open_.enter_context(sqlite(made.values())), ASKED, time.process_time),
            "DuckDB": (open_.enter_context(duckdb(Path(folder))), ASKED, time.process_time),
        }
        if with_spark:
            engines["Spark"] = open_.enter_context(spark(Path(folder))), FEW, time.perf_counter
        for told, asked in QUESTIONS.items():
            own = sorted(body for body in ids if asked.of and body.startswith(asked.of))
            bodies = chance.sample(own, ASKED + 1) if own else [""] * (FEW + 1)
            known: list[Any] = []
            for name, (engine, number, clock) in engines.items():
                ours, theirs, found = compared(engine, asked, bodies[: number + 1], clock)
                print(f"  {told}, {name}: {ours / theirs:.1f} times by hand ({ours:,.2f} ms;"
                      f" {sum(map(len, found)) / len(found):,.0f} rows)")  # fmt: skip
                known = known or found
                if found != known[: len(found)]:
                    raise SystemExit(f"{told}: {name} gives other rows than SQLite")


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:] if each.isdigit()]
    main(numbers[0] if numbers else 1_000_000, with_spark="--spark" in sys.argv)
