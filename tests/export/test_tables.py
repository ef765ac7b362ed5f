"""The tidy tables: what a day means in them, and that a query needs none of the rules."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from nhsgraph import Graph, Period
from nhsgraph.cli.progress import progress
from nhsgraph.dates import Certainty, read_day
from nhsgraph.errors import QuestionError
from nhsgraph.export.columns import Cell, Table, of_kind
from nhsgraph.export.extract import Extract
from nhsgraph.export.formats import FORMATS
from nhsgraph.export.tables import tables
from nhsgraph.schema import EDGE_TYPES
from worlds import world

PARTS: list[dict[str, Any]] = [
    {},
    {"period": Period.read("2019-06-01")},
    {"period": Period.read("2013/14"), "around": ["hee"], "hops": 2},
]


def table(graph: Graph, name: str, **part: Any) -> list[dict[str, Cell]]:
    (found,) = (each for each in tables(Extract.of(graph, **part)) if each.name == name)
    return list(found.dicts())


@pytest.fixture(scope="module")
def lines(record: Graph) -> list[dict[str, Cell]]:
    return table(record, "lines")


@pytest.mark.parametrize("part", PARTS, ids=["whole", "day", "around"])
def test_every_cell_is_of_the_kind_of_its_column_and_leads_to_a_row(
    record: Graph, part: dict[str, Any]
) -> None:
    keys: dict[str, set[Cell]] = {}
    for each in tables(Extract.of(record, **part)):
        rows = list(each.rows())
        for row in rows:
            of_kind(zip(each.columns, row, strict=True))
        firsts = [tuple(map(str, keyed(each, row))) for row in rows]
        assert not each.key or len(set(firsts)) == len(firsts), each.name
        key = "number" if each.name == "words" else "id"
        if key in each.names:
            keys[each.name] = {row[each.names.index(key)] for row in rows}
        for number, column in enumerate(each.columns):
            if column.refers:
                assert {row[number] for row in rows} - {None} <= keys[column.refers], column.name


def keyed(of: Table, row: Sequence[Cell]) -> list[Cell]:
    return [row[of.names.index(name)] for name in of.key]


def test_a_column_says_what_it_means(record: Graph) -> None:
    told = [column.told for each in tables(Extract.of(record)) for column in each.columns]
    assert min(map(len, told)) > 7


def test_ends_are_days_on_which_it_held_and_an_end_without_a_bound_is_empty() -> None:
    graph = world(
        """
        board:
          names: [{name: Board, when: 2012-04-01/..}]
          accountability:
            - {holder: office, when: 2013-04/2015-03-31}
            - {holder: office, when: "/2014"}
            - {holder: office, when: 2016/..}
        """
    )
    rows = {row["id"]: row for row in table(graph, "statements")}
    month, blank, goes_on = (rows[f"board/accountability-{number}"] for number in (1, 2, 3))
    assert month["begin_earliest"] == date(2013, 4, 1)
    assert month["begin_latest"] == month["certain_from"] == date(2013, 4, 30)
    assert month["end_earliest"] == month["end_latest"] == date(2015, 3, 31)
    assert month["certain_to"] == month["possible_to"] == date(2015, 3, 31)
    assert blank["begin_earliest"] is blank["begin_latest"] is None
    assert blank["possible_from"] == date(2012, 4, 1), "the board did not live before"
    assert blank["end_earliest"] == date(2014, 1, 1)
    assert goes_on["end_earliest"] is goes_on["end_latest"] is goes_on["possible_to"] is None
    assert goes_on["certain_to"] == date(2021, 12, 31), "the record covers no later day"


def test_what_never_certainly_holds_says_so() -> None:
    graph = world("board: {accountability: [{holder: office, when: 2013/2013}]}")
    (row,) = table(graph, "lines")
    assert row["certainty"] == "possible"
    assert row["certain_from"] is row["certain_to"] is None


def test_what_was_last_seen_may_hold_for_a_year_more() -> None:
    graph = world('board: {accountability: [{holder: office, when: "2013/[2014-06-30..]"}]}')
    (row,) = table(graph, "lines")
    assert row["possible_to"] == date(2015, 6, 30)


def test_plans_and_denied_claims_are_statements_that_do_not_count_and_no_lines() -> None:
    graph = world(
        """
        board:
          accountability:
            - {holder: office, when: 2013-04-01/.., status: announced}
            - {holder: office, when: 2013-04-01/.., contested: {reason: never so}}
        """
    )
    rows = [row for row in table(graph, "statements") if row["type"] == "accountability"]
    assert [row["counts"] for row in rows] == [False, False]
    assert rows[1]["contested"] == "never so"
    assert not table(graph, "lines")


def test_a_line_is_handed_down_to_the_members_of_a_collective() -> None:
    graph = world(
        """
        boards:
          kind: collective
          accountability: [{holder: office, when: 2010/2020}]
        board: {membership: [{whole: boards, when: 2012-01-01/2014-12-31}]}
        """
    )
    rows = [row for row in table(graph, "lines") if row["from_body"] == "board"]
    (handed,) = (row for row in rows if row["type"] == "accountability")
    assert (handed["via"], handed["reaches"]) == (["boards"], "from")
    assert (handed["certain_from"], handed["certain_to"]) == (date(2012, 1, 1), date(2014, 12, 31))


def test_the_lines_of_a_body_on_a_day_are_those_of_the_engine(
    record: Graph, lines: list[dict[str, Cell]], sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    days = ["2010-04-01", "2012-10-01", "2014-06-01", "2016-04-10", "2019-06-01", "2021-12-31"]
    cases = [
        (cls, end, body, day)
        for cls in EDGE_TYPES.values()
        for end in (0, 1)
        for body in record.bodies.ids
        for day in days
    ]
    for cls, end, body, written in sample(cases, 4000):
        day = read_day(written)
        expected = {
            (held.statement.id, held.via, str(certainty))
            for held in record.lines(cls.type, cls.roles[end], body)
            if (certainty := held.on(day)) is not Certainty.NO
        }
        side = ("from", "to")[end]
        found = {
            (row["statement"], tuple(via if isinstance(via := row["via"], list) else ()), certain)
            for row in lines
            if row["type"] == cls.type and row[f"{side}_body"] == body
            and row["reaches"] in {None, side} and (certain := _on(row, date.fromordinal(day)))
        }  # fmt: skip
        assert found == expected, (cls.type, side, body, written)


def _on(row: dict[str, Any], day: date) -> str:
    """Whether a row holds on a day, as its columns say."""
    first, last = row["possible_from"] or date.min, row["possible_to"] or date.max
    sure, sure_to = row["certain_from"] or date.min, row["certain_to"] or date.max
    if row["certainty"] == "certain" and sure <= day <= sure_to:
        return "certain"
    return "possible" if first <= day <= last else ""


def test_a_day_has_the_lines_of_its_snapshot_and_the_names_of_that_day(record: Graph) -> None:
    part = {"period": Period.read("2015-06-01")}
    snapshot = record.on("2015-06-01")
    rows = [row for row in table(record, "lines", **part) if row["reaches"] is None]
    assert [row["statement"] for row in rows] == [line.edge.id for line in snapshot.edges]
    names = {row["id"]: row["name"] for row in table(record, "bodies", **part)}
    assert names["dhsc"] == "Department of Health"
    assert names.keys() == snapshot.bodies.keys()


def test_nothing_is_told_that_was_not_known() -> None:
    graph = world(
        """
        board:
          note: abolished in the end
          names:
            - name: Board
              when: 2010-01-01/2015-03-31
              evidence: [order, {source: repeal, proves: end}]
          accountability:
            - holder: office
              when: 2010-01-01/2015-03-31
              note: repealed later
              evidence: [order, {source: repeal, proves: end}]
            - {holder: office, when: 2014-01-01/.., evidence: [repeal]}
        """,
        news="{order: 2009-12-01, repeal: 2015-01-01}",
    )
    then = graph.as_known_on("2012-06-01")
    (row,) = (each for each in table(then, "statements") if each["type"] == "accountability")
    assert row["when"] == "2010-01-01/.."
    assert row["end_latest"] is row["note"] is None
    assert row["certain_to"] == date(2012, 6, 1)
    assert [each["source"] for each in table(then, "evidence") if each["statement"]] == [
        "order", "order", "act",
    ]  # fmt: skip
    assert "repeal" not in {each["id"] for each in table(then, "sources")}
    assert table(then, "bodies")[0]["note"] is None


def test_around_a_body_is_what_lies_within_so_many_lines() -> None:
    graph = world(
        """
        a: {accountability: [{holder: b}]}
        b: {accountability: [{holder: c}]}
        c: {accountability: [{holder: d}]}
        """
    )
    for hops, reached in ((1, "ab"), (2, "abc"), (3, "abcd")):
        rows = table(graph, "bodies", around="a", hops=hops)
        assert sorted(str(row["id"]) for row in rows) == [*reached]


@pytest.mark.parametrize(
    ("form", "given", "told"),
    [
        ("csv", {"hops": 2}, "around which"),
        ("csv", {"around": "b", "hops": 0}, "no number of lines"),
        ("csv", {"answer": "x"}, "does not take answer"),
        ("markdown", {"answer": "x", "around": "b"}, "by itself"),
        ("markdown", {"answer": "x", "on": "2019-06-01"}, "by itself"),
        ("json", {"for_spreadsheets": True}, "does not take for-spreadsheets"),
    ],
)
def test_what_would_do_nothing_is_refused(
    form: str, given: dict[str, Any], told: str, tmp_path: Path
) -> None:
    graph = world("b: {accountability: [{holder: office, when: 2012/2014}]}")
    path = tmp_path / f"x{FORMATS[form].endings[0]}"
    with pytest.raises(QuestionError, match=told):
        graph.export(form, path, **given)
    assert not [*tmp_path.iterdir()]


@pytest.mark.parametrize("form", ["csv", "sqlite", "turtle", "jsonld"])
def test_who_watches_is_told_of_every_table(form: str, tmp_path: Path) -> None:
    told: list[int] = []
    ends = {"csv": "", "turtle": ".ttl"}.get(form, f".{form}")
    world("a: {accountability: [{holder: b}]}").export(
        form, tmp_path / f"x{ends}", watch=told.append
    )
    assert told == [len(told)] * len(told)
    assert len(told) > 5


class Stream(io.StringIO):
    """A stream that may pass for a terminal."""

    def __init__(self, terminal: bool) -> None:
        super().__init__()
        self.terminal = terminal

    def isatty(self) -> bool:
        """Whether it does."""
        return self.terminal


@pytest.mark.parametrize(("terminal", "after"), [(True, 0.0), (True, 1e9), (False, 0.0)])
def test_a_bar_is_shown_on_a_terminal_alone_and_to_who_waits(
    terminal: bool, after: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    stream = Stream(terminal)
    monkeypatch.setattr(sys, "stderr", stream)
    monkeypatch.setattr("nhsgraph.cli.progress.AFTER", after)
    with progress("Writing csv") as step:
        for _ in range(3):
            step(3)
    assert ("Writing csv" in stream.getvalue()) == (terminal and after == 0)
    assert stream.getvalue().endswith("\n") == (terminal and after == 0)
