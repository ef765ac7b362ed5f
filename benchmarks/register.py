"""The shipped questions on a made register of a million lines, against the same asked by hand.

The register is ours and drawn from a seed; its shape is that of registers of organisations: many
practices, each in one group after another, groups in areas, areas under one ministry, and bodies
that follow each other. ``python benchmarks/register.py [LINES]`` needs duckdb and pyarrow; it
fails where SQLite and DuckDB do not give the same rows.
"""

from __future__ import annotations

import random
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
from pyarrow import parquet

from nhsgraph.export.questions import put, text_of

COLUMNS = (
    "statement", "type", "from_body", "to_body", "reaches", "via", "certain_from", "certain_to",
    "possible_from", "possible_to", "certainty", "force", "certain_before", "possible_before",
)  # fmt: skip
FIRST = date(2000, 1, 1)
ASKED = 15
"""So many bodies are asked of; the snapshot only once."""
HOLDS = "coalesce(possible_from, {first}) <= {day} and coalesce(possible_to, {last}) >= {day}"
BY_HAND = {
    "holders": "select to_body, statement from lines"
    " where type = 'accountability' and from_body = {body} and reaches is null and {holds}",
    "held": "select from_body, statement from lines"
    " where type = 'accountability' and to_body = {body} and reaches is null and {holds}",
    "snapshot": "select type, from_body, to_body, statement from lines"
    " where reaches is null and {holds}",
}
DAY = "2015-06-01"


def rows(lines: int, seed: int = 1) -> Iterator[tuple[Any, ...]]:
    """The lines of the register, four for each practice: accounts, areas and successions."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    groups, areas = max(1, lines // 200), max(1, lines // 4000)
    for number in range(lines):
        kind = number % 4
        start = FIRST + timedelta(chance.randrange(6000))
        stop = start + timedelta(chance.randrange(30, 5000)) if chance.random() < 0.7 else None
        practice = f"practice-{number // 4}"
        if kind < 2:
            tied = "accountability", practice, f"group-{chance.randrange(groups)}"
        elif kind == 2:
            tied = (
                "membership",
                f"group-{chance.randrange(groups)}",
                f"area-{chance.randrange(areas)}",
            )
        else:
            tied = "succession", practice, f"practice-{chance.randrange(lines // 4 + 1)}"
            stop = start
        after = stop + timedelta(1) if stop else None
        yield (
            f"{tied[1]}/{number}", *tied, None, None, start, stop, start, stop, "certain",
            "law" if kind == 0 else None, after, after,
        )  # fmt: skip


def sqlite_of(made: list[tuple[Any, ...]]) -> sqlite3.Connection:
    """The register in SQLite in memory, indexed as an export is."""
    base = sqlite3.connect(":memory:")
    base.execute(f"create table lines ({', '.join(COLUMNS)})")
    texts = (tuple(str(c) if isinstance(c, date) else c for c in row) for row in made)
    base.executemany(f"insert into lines values ({', '.join('?' * len(COLUMNS))})", texts)  # noqa: S608
    base.execute("create index lines_from on lines (from_body)")
    base.execute("create index lines_to on lines (to_body)")
    base.execute(
        "create table bodies as select distinct from_body as id, from_body as name from lines"
    )
    base.execute("create index bodies_id on bodies (id)")
    base.execute(f"create view line_days as {text_of('line_days')}")
    base.execute("analyze")
    return base


def duckdb_of(made: list[tuple[Any, ...]], folder: Path) -> tuple[Any, int]:
    """The register as Parquet under DuckDB, and the bytes of it."""
    kinds = [
        pa.date32() if "_from" in c or "_to" in c or "before" in c else pa.string() for c in COLUMNS
    ]
    columns = [
        pa.array(cells, type=pa.string() if name in {"from_body", "to_body"} else kind)
        for name, kind, cells in zip(COLUMNS, kinds, zip(*made, strict=True), strict=True)
    ]
    parquet.write_table(pa.Table.from_arrays(columns, names=[*COLUMNS]), folder / "lines.parquet")
    base = duckdb.connect()
    base.execute("set threads = 1")
    base.execute(f"create view lines as from '{folder / 'lines.parquet'}'")
    base.execute(
        "create table bodies as select distinct from_body as id, from_body as name from lines"
    )
    base.execute(f"create view line_days as {text_of('line_days')}")
    return base, (folder / "lines.parquet").stat().st_size


def timed(ask: Callable[[str], Any], bodies: list[str]) -> tuple[float, list[Any]]:
    """The seconds of all, and what they gave."""
    ask(bodies[0])
    start = time.process_time()
    found = [ask(body) for body in bodies]
    return time.process_time() - start, found


def main(lines: int) -> None:
    """Prints for each question the ratio in each engine, and of the engines to each other."""
    made = list(rows(lines))
    chance = random.Random(2)  # noqa: S311 - no secret
    with tempfile.TemporaryDirectory() as folder:
        small = sqlite_of(made)
        large, size = duckdb_of(made, Path(folder))
        print(f"{lines:,} lines; {size / 1e6:.0f} MB of Parquet")
        for name, plain in BY_HAND.items():
            ends = [row[3 if name == "held" else 2] for row in made if row[1] == "accountability"]
            bodies = [""] if name == "snapshot" else chance.sample(ends, ASKED)
            by_hand = {"first": "'0001-01-01'", "last": "'9999-12-31'"}
            told: dict[str, float] = {}
            counted = []
            for engine, base, mark, cast in (
                ("SQLite", small, ":", "{}"), ("DuckDB", large, "$", "cast({} as date)"),
            ):  # fmt: skip
                day = cast.format(f"{mark}day")
                hand = plain.format(body=f"{mark}body", holds=HOLDS.format(day=day, **by_hand))
                values = {"day": DAY} if name == "snapshot" else {"day": DAY, "body": ""}
                text = put(name, mark, cast)
                ours, found = timed(
                    lambda body, b=base, t=text, v=values: b.execute(
                        t, v if "body" not in v else v | {"body": body}
                    ).fetchall(),
                    bodies,
                )
                theirs, same = timed(
                    lambda body, b=base, t=hand, v=values: b.execute(
                        t, v if "body" not in v else v | {"body": body}
                    ).fetchall(),
                    bodies,
                )
                if [len(each) for each in found] != [len(each) for each in same]:
                    raise SystemExit(f"{name}: the shipped text gives other rows than by hand")
                counted.append([sorted(row[4] for row in each) for each in found])
                told[engine] = ours
                print(f"  {name}, {engine}: {ours / theirs:.1f} times the query by hand"
                      f" ({1000 * ours / len(bodies):.1f} ms)")  # fmt: skip
            if counted[0] != counted[1]:
                raise SystemExit(f"{name}: SQLite and DuckDB give different rows")
            times = told["DuckDB"] / told["SQLite"]
            print(f"  {name}: DuckDB takes {times:.1f} times as long as SQLite")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
