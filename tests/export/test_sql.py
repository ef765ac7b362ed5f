"""The shipped questions give in SQL what the engine gives, whichever engine runs the text."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any, TypeAlias

import pytest

import engines
from nhsgraph import Graph, Period
from nhsgraph.dates import Certainty, read_day, write_day
from nhsgraph.errors import QuestionError
from nhsgraph.export.columns import Table
from nhsgraph.export.questions import QUESTIONS
from nhsgraph.schema import Edge
from outside import reader
from registers import register

Case: TypeAlias = "tuple[str, dict[str, str]]"
Found: TypeAlias = "set[tuple[Any, ...]]"
Ask: TypeAlias = "Callable[[str, dict[str, str]], list[dict[str, Any]]]"
DAYS = [
    f"{year}-{rest}" for year in range(2010, 2022) for rest in ("03-31", "04-01", "06-17", "10-02")
]
CASES = 300
"""So many cases SQLite and DuckDB are asked in CI; a short run asks fewer."""
SPARKED = 30
"""Spark takes seconds for one."""
pytestmark = pytest.mark.long


@pytest.fixture
def cases(record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]) -> list[Case]:
    """Questions, each of some body and some days."""
    bodies = sample(record.bodies.ids, 2 * CASES)
    names = [*QUESTIONS]
    found = []
    for number, body in enumerate(bodies * (1 + CASES // len(bodies))):
        day, later = sorted(sample(DAYS, 4)[:2])
        values = {
            "body": body, "day": day, "known_on": later, "first_day": day, "before_day": later,
        }  # fmt: skip
        name = names[number % len(names)]
        question = QUESTIONS[name]
        asked = question.asks if number % 3 == 0 else (*question.asks, *question.may_ask)
        found.append((name, {key: values[key] for key in asked}))
    return sample(found[:CASES], CASES)


# -- what the engine says -------------------------------------------------------------------------


def expected(graph: Graph, name: str, asked: dict[str, str]) -> Found:
    body, day = asked.get("body", ""), read_day(asked.get("day", "2019-06-01"))
    if name in {"holders", "held"}:
        return _holding(graph, "body" if name == "holders" else "holder", body, day)
    if name == "chain":
        return _upwards(graph, body, day)
    if name == "snapshot":
        return {(line.edge.id, str(line.certainty)) for line in graph.on(asked["day"]).edges}
    if name == "known":
        lines = graph.as_known_on(asked["known_on"]).on(asked["day"]).edges
        return {
            (line.edge.id, str(line.certainty))
            for line in lines if not body or body in line.edge.bodies
        }  # fmt: skip
    stop = read_day(asked["before_day"])
    period = Period(read_day(asked["first_day"]), stop)
    if name == "changes":
        first, last = asked["first_day"], write_day(stop - 1)
        return {
            (
                each.kind, each.statement.id, str(each.certainty), write_day(each.earliest),
                write_day(each.latest), each.event, each.before and each.before.id,
            )
            for each in graph.changes(str(first), str(last), body or None)
        }  # fmt: skip
    return {
        (held.statement.id, held.via, str(part.certainty), part.start, part.stop)
        for held in graph.lines("accountability", "body", body)
        for part in held.during(period) if part.certainty is not Certainty.NO
    }  # fmt: skip


def _holding(graph: Graph, role: str, body: str, day: int) -> Found:
    return {
        (held.statement.id, str(held.on(day)), held.via)
        for held in graph.lines("accountability", role, body)
        if held.on(day) is not Certainty.NO
    }


def _upwards(graph: Graph, body: str, day: int) -> Found:
    found: Found = set()
    waiting, seen = [body], {body}
    while waiting:
        lower = waiting.pop()
        for held in graph.lines("accountability", "body", lower):
            edge = held.statement
            if isinstance(edge, Edge) and held.on(day) is not Certainty.NO:
                upper = edge.end("holder")
                found.add((edge.id, str(held.on(day)), lower, upper if isinstance(upper, str)
                           else None))  # fmt: skip
                if isinstance(upper, str) and upper not in seen:
                    seen.add(upper)
                    waiting.append(upper)
    return found


# -- what SQL says --------------------------------------------------------------------------------


def found(name: str, rows: list[dict[str, Any]]) -> Found:
    """The rows of an engine as the engine of the record has them."""
    columns = {
        "chain": "statement certainty from_body to_body",
        "changes": "kind statement certainty earliest latest event replaces",
    }.get(name, "statement certainty")
    if name in {"holders", "held"}:
        return {(row["statement"], row["certainty"], _via(row)) for row in rows}
    if name == "period":
        return _joined(rows)
    texts = {"earliest", "latest"}
    return {
        tuple(str(row[key]) if key in texts else row[key] for key in columns.split())
        for row in rows
    }  # fmt: skip


def _via(row: dict[str, Any]) -> tuple[str, ...]:
    via = row["via"]
    if isinstance(via, str):
        return tuple(via.strip("[]").replace('"', "").split(", "))
    return tuple(via or ())


def _joined(rows: list[dict[str, Any]]) -> Found:
    """The parts of a period, those joined at whose seam only another line changes."""
    held = [
        (row["statement"], _via(row), row["certainty"], read_day(str(row["part_from"])),
         read_day(str(row["part_before"])))
        for row in rows if row["statement"]
    ]  # fmt: skip
    found: Found = set()
    for key, parts in groupby(sorted(held), lambda part: part[:3]):
        days: list[tuple[int, int]] = []
        for *_, start, stop in parts:
            if days and days[-1][1] == start:
                start = days.pop()[0]  # noqa: PLW2901 - the part before goes on
            days.append((start, stop))
        found |= {(*key, *stretch) for stretch in days}
    return found


def differing(graph: Graph, ask: Ask, cases: list[Case]) -> list[Any]:
    """The cases in which SQL says anything else."""
    return [
        (name, asked, told ^ known)
        for name, asked in cases
        if (told := found(name, ask(name, asked))) != (known := expected(graph, name, asked))
    ]


def test_sqlite_says_what_the_engine_says(record: Graph, cases: list[Case]) -> None:
    def ask(name: str, asked: dict[str, str]) -> list[dict[str, Any]]:
        during = f"{asked['first_day']}/{write_day(read_day(asked['before_day']) - 1)}" \
            if "first_day" in asked else None  # fmt: skip
        return record.sql(
            name, body=asked.get("body"), on=asked.get("day"), during=during,
            as_known_on=asked.get("known_on"),
        )  # fmt: skip

    assert differing(record, ask, cases) == []
    assert any(expected(record, *case) for case in cases)


@pytest.fixture(scope="module")
def parquet(record: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    reader("pyarrow")
    folder = tmp_path_factory.mktemp("parquet") / "record"
    record.export("parquet", folder)
    return folder


@pytest.mark.readers
def test_duckdb_says_what_the_engine_says(record: Graph, parquet: Path, cases: list[Case]) -> None:
    with engines.duckdb(parquet) as duckdb:
        assert differing(record, duckdb.ask, cases) == []


@pytest.mark.spark
@pytest.mark.timeout(600)
def test_spark_says_what_the_engine_says(record: Graph, parquet: Path, cases: list[Case]) -> None:
    with engines.spark(parquet) as spark:
        assert differing(record, spark.ask, cases[:SPARKED]) == []


# -- a register, on which the engines are held against each other ---------------------------------


@pytest.fixture(scope="module")
def made(request: pytest.FixtureRequest) -> dict[str, Table]:
    """A register of some lines; ``benchmarks/register.py`` has a million."""
    return register(100_000 if request.config.getoption("--full") else 4_000)


@pytest.fixture(scope="module")
def files(made: dict[str, Table], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The register as Parquet."""
    reader("pyarrow")
    folder = tmp_path_factory.mktemp("register")
    engines.write_parquet(made.values(), folder)
    return folder


@pytest.fixture
def asked_of_it(made: dict[str, Table], sample: Callable[[Sequence[Any], int], Any]) -> list[Case]:
    """Each question of some practices and groups, and where that can be of all."""
    ids = [str(row[0]) for row in made["bodies"].rows()]
    days = sample(DAYS, 6)
    found = []
    for number, (name, question) in enumerate([*QUESTIONS.items()] * 6):
        day, later = sorted((days[number % 3], days[2]))
        kind = ("practice", "group", "branch")[number % 3]
        values = {
            "body": random.choice([each for each in ids if each.startswith(kind)]),  # noqa: S311
            "day": day, "known_on": later, "first_day": day, "before_day": later,
        }  # fmt: skip
        keys = (*question.asks, *question.may_ask) if number % 4 else question.asks
        found.append((name, {key: values[key] for key in keys}))
    return found


def plainly(rows: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """Rows in their order, the cells as text, the same of each engine."""
    return [
        tuple(
            " ".join(_via(row)) if key == "via" else "" if cell is None else str(cell)
            for key, cell in row.items()
        )
        for row in rows
    ]


def held_against_sqlite(made: dict[str, Table], engine: engines.Engine, cases: list[Case]) -> None:
    number = 0
    with engines.sqlite(made.values()) as sqlite:
        for name, values in cases:
            rows = plainly(sqlite.ask(name, values))
            assert plainly(engine.ask(name, values)) == rows, (name, values)
            number += bool(rows)
    assert number > len(cases) // 2, "most questions find something"


@pytest.mark.readers
def test_duckdb_and_sqlite_say_the_same_of_a_register(
    made: dict[str, Table], files: Path, asked_of_it: list[Case]
) -> None:
    with engines.duckdb(files) as duckdb:
        held_against_sqlite(made, duckdb, asked_of_it)


@pytest.mark.spark
@pytest.mark.timeout(600)
def test_so_does_spark(made: dict[str, Table], files: Path, asked_of_it: list[Case]) -> None:
    with engines.spark(files) as spark:
        held_against_sqlite(made, spark, asked_of_it[: 2 * len(QUESTIONS)])


def steps(sqlite: engines.Engine, name: str, values: dict[str, str]) -> int:
    """How many hundred steps SQLite takes for a question, or one."""
    counted = [1]
    sqlite.base.set_progress_handler(lambda: counted.append(1), 100)
    sqlite.ask(name, values)
    return len(counted)


def test_of_one_body_sqlite_does_not_read_a_whole_table() -> None:
    """Twenty times as many lines, of which one body has no more, are no more work."""
    taken: list[list[int]] = []
    for lines in (400, 8000):
        with engines.sqlite(register(lines).values()) as sqlite:
            body = {"body": "practice-3", "day": "2015-06-01", "known_on": "2016-01-01",
                    "first_day": "2014-03-31", "before_day": "2016-04-01"}  # fmt: skip
            taken.append([
                steps(sqlite, name, {key: body[key] for key in (*question.asks, *question.may_ask)})
                for name, question in QUESTIONS.items()
                if "body" in (*question.asks, *question.may_ask)
            ])  # fmt: skip
    small, large = taken
    assert [
        number for number, before in zip(large, small, strict=True) if number > before + 20
    ] == []


# -- what a person may ask, and may not -----------------------------------------------------------


@pytest.mark.parametrize(
    "query",
    [
        "drop table lines", "delete from lines", "update lines set type = 'x'",
        "attach 'other.sqlite' as other", "create table more (x)", "pragma query_only = off",
        "insert into lines select * from lines", "vacuum into 'copy.sqlite'",
    ],
)  # fmt: skip
def test_a_query_only_reads(record: Graph, query: str, tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    before = record.sql("select count(*) as number from lines")
    with pytest.raises(QuestionError, match="can't run it"):
        record.sql(query)
    assert record.sql("select count(*) as number from lines") == before
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("question", "given", "told"),
    [
        ("holder", {}, "no question “holder”"),
        ("holders", {"body": "hee"}, "needs body and on"),
        ("holders", {"body": "hee", "on": "2019-06-01", "during": "2019"}, "take during"),
        ("snapshot", {"on": "2019-06-01", "body": "hee"}, "does not take body"),
        ("select 1 from nowhere", {}, "no such table: nowhere"),
        ("select :body", {}, "can't run it"),
    ],
)  # fmt: skip
def test_what_can_not_be_asked_is_told(
    record: Graph, question: str, given: dict[str, str], told: str
) -> None:
    with pytest.raises(QuestionError, match=told):
        record.sql(question, **given)


def test_as_known_on_a_day_the_other_questions_are_asked_of_a_graph_as_known(
    record: Graph,
) -> None:
    then = record.as_known_on("2012-02-01")
    assert not then.sql("holders", body="hee", on="2011-06-01")
    rows = then.sql("snapshot", on="2011-06-01")
    assert {(row["statement"], row["certainty"]) for row in rows} == {
        (line.edge.id, str(line.certainty)) for line in then.on("2011-06-01").edges
    }
