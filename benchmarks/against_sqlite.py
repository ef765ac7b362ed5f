"""The graph against the same rows in SQLite in memory, indexed by days and asked in plain SQL.

Both give for each line its certainty and its evidence. What the graph makes once (its order of
days) and the indexes of SQLite are made before; each look is at a day that was not asked for
before. The two take turns, and the ratio is that of the best rounds. Sizes may be given.
"""

from __future__ import annotations

import itertools
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from made_models import FIRST, YEARS, generated
from nhsgraph import Graph, Question, Snapshot
from nhsgraph.dates import Day, Period, write_day
from nhsgraph.graph.chains import ways_up
from nhsgraph.schema import Edge

ROUNDS = 5
LOOKS = 12
SIZES = (1_000, 10_000, 100_000)
BODY = "e0-body-50"
Look = Callable[[Day], object]

SCHEMA = """
CREATE TABLE line (seq INTEGER PRIMARY KEY, id TEXT, type TEXT, tail TEXT, head TEXT,
  possible_from INT, certain_from INT, certain_to INT, possible_to INT,
  begin_possibly INT, begin_surely INT, end_possibly INT, end_surely INT);
CREATE TABLE evidence (line INT, source TEXT, locator TEXT);
CREATE INDEX by_start ON line (possible_from, possible_to);
CREATE INDEX by_stop ON line (possible_to, possible_from);
CREATE INDEX by_tail ON line (type, tail, possible_from);
CREATE INDEX by_begin ON line (begin_possibly);
CREATE INDEX of_line ON evidence (line);
"""
# ruff: noqa: S608 - all of these texts stand here
PROOF = "(SELECT group_concat(source || ' ' || locator) FROM evidence WHERE line = seq)"
CERTAINTY = "CASE WHEN certain_from < :stop AND :start < certain_to THEN 2 ELSE 1 END"
HOLDERS = f"""SELECT id, head, {CERTAINTY}, {PROOF} FROM line WHERE type = 'accountability'
  AND tail = :body AND possible_from < :stop AND :start < possible_to ORDER BY seq"""
CHAIN = f"""WITH RECURSIVE up(body, way, least) AS (SELECT :body, :body, 2 UNION ALL
  SELECT head, way || ' ' || head, min(least, {CERTAINTY}) FROM up JOIN line
  ON type = 'accountability' AND tail = body AND possible_from < :stop AND :start < possible_to
  WHERE instr(way, head) = 0) SELECT way, least FROM up"""
LINES = f"""SELECT id, tail, head, {CERTAINTY}, {PROOF} FROM line
  WHERE possible_from < :stop AND :start < possible_to ORDER BY seq"""
DIFFERENCE = f"""SELECT id, 'began', possible_from, certain_from, {PROOF} FROM line
  WHERE possible_from < :stop AND certain_from > :start
  UNION ALL SELECT id, 'ended', certain_to, possible_to, {PROOF} FROM line
  WHERE certain_to < :stop AND possible_to > :start"""
KNOWN = f"""SELECT id, tail, head, CASE WHEN begin_surely <= :known AND certain_from < :stop
  AND :start < min(:known + 1, CASE WHEN end_possibly <= :known THEN certain_to ELSE 9999999 END)
  THEN 2 ELSE 1 END, {PROOF} FROM line WHERE begin_possibly <= :known AND possible_from < :stop
  AND :start < CASE WHEN end_surely <= :known THEN possible_to ELSE 9999999 END ORDER BY seq"""


def in_sqlite(graph: Graph) -> sqlite3.Connection:
    """The edges of a graph as rows, with their days and those from which they are known."""
    base = sqlite3.connect(":memory:")
    base.executescript(SCHEMA)
    known = graph.knowledge.first_known
    rows: list[tuple[Any, ...]] = []
    proofs: list[tuple[int, str, str]] = []
    for statement in graph.record.statements.values():
        held = graph.held(statement) if isinstance(statement, Edge) else None
        if held is None or not isinstance(statement, Edge):
            continue
        ends = [end if isinstance(end, str) else None for end in statement.ends]
        days = (*known.begin(statement), *known.end(statement))
        rows.append((len(rows), statement.id, statement.type, *ends, *held.told, *days))
        proofs += [(len(rows) - 1, each.source, each.locator) for each in statement.evidence]
    base.executemany(f"INSERT INTO line VALUES ({','.join('?' * 13)})", rows)
    base.executemany("INSERT INTO evidence VALUES (?, ?, ?)", proofs)
    base.execute("ANALYZE")
    return base


def days() -> Iterator[Day]:
    """Days of the model, each once, far apart."""
    first = date(FIRST + 5, 1, 1).toordinal()
    span = 365 * (YEARS - 10)
    return (first + (number * 4_321) % span for number in itertools.count())


def ratio(ours: Callable[[Day], object], theirs: Callable[[Day], object]) -> tuple[float, float]:
    """How many times as long as SQLite's ours takes, and the milliseconds of ours."""
    ahead = days()
    ours(next(ahead))
    theirs(next(ahead))
    best = [float("inf"), float("inf")]
    for _ in range(ROUNDS):
        looked = list(itertools.islice(ahead, LOOKS))
        for place, look in enumerate((ours, theirs)):
            start = time.process_time()
            for day in looked:
                look(day)
            best[place] = min(best[place], time.process_time() - start)
    return best[0] / best[1], 1000 * best[0] / LOOKS


class Looks:
    """The same looks at a graph and at its rows, by name."""

    def __init__(self, graph: Graph) -> None:
        self._graph, self._base = graph, in_sqlite(graph)

    def pairs(self) -> dict[str, tuple[Look, Look]]:
        """For each kind of look ours and that of SQLite."""
        return {
            "holders": (self._holders, self._rows(HOLDERS)),
            "chain, as ways": (self._ways, self._rows(CHAIN)),
            "chain, as an answer": (self._chain, self._rows(CHAIN)),
            "chain, as an answer, all of its words read": (self._told, self._rows(CHAIN)),
            "period of a year": (self._period, self._rows(LINES, 365)),
            "snapshot": (self._snapshot, self._rows(LINES)),
            "difference of a year": (self._difference, self._rows(DIFFERENCE, 365)),
            "as known on": (self._known, self._rows(KNOWN)),
        }

    def _rows(self, query: str, length: int = 1) -> Look:
        def look(day: Day) -> object:
            asked = {"body": BODY, "start": day, "stop": day + length, "known": day}
            return self._base.execute(query, asked).fetchall()

        return look

    def _holders(self, day: Day) -> object:
        lines = self._graph.lines("accountability", "body", BODY)
        return [(each, each.on(day), each.statement.evidence) for each in lines]

    def _ways(self, day: Day) -> object:
        ways = ways_up(self._graph, BODY, day).told
        return [(way.bodies, [step.on(day) for step in way.steps]) for way in ways]

    def _chain(self, day: Day) -> object:
        found = self._graph.answer(Question("chain", (BODY,), period=Period.of_day(day)))
        return [(row.answer, row.certainty, row.evidence) for row in found.results]

    def _told(self, day: Day) -> object:
        found = self._graph.answer(Question("chain", (BODY,), period=Period.of_day(day)))
        return found.lead, found.text, found.read_as, found.notes, found.nearest, found.example

    def _period(self, day: Day) -> object:
        return _shown(self._graph.during(Period(day, day + 365)))

    def _snapshot(self, day: Day) -> object:
        return _shown(self._graph.during(Period.of_day(day)))

    def _difference(self, day: Day) -> object:
        changes = self._graph.changes(_text(day), _text(day + 365))
        return [(each, each.statement.evidence) for each in changes]

    def _known(self, day: Day) -> object:
        return _shown(self._graph.as_known_on_day(day).during(Period.of_day(day)))


def _shown(snapshot: Snapshot) -> object:
    return [(line.edge, line.certainty, line.edge.evidence) for line in snapshot.edges]


def main(sizes: tuple[int, ...]) -> None:
    """Prints the ratios for each size."""
    for size in sizes:
        graph = generated(size, crowded=True)
        looks = Looks(graph)
        start, warm = time.process_time(), next(days())
        for look, _ in looks.pairs().values():
            look(warm)
        once = time.process_time() - start
        print(f"{size:,} statements ({once:.1f} s for what is made once)")
        for name, (ours, theirs) in looks.pairs().items():
            times, milliseconds = ratio(ours, theirs)
            print(f"  {name}: {times:.1f} times SQLite ({milliseconds:.2f} ms; goal: at most 1)")


def _text(day: Day) -> str:
    return write_day(day) or ""


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
