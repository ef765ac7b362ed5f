"""Registers made by a program, of any size: the same for the same seed, as tables of an export.

The shape is that of registers of organisations: many practices, each under one group after another,
groups under areas, areas under one ministry, memberships, practices that follow each other, and
branches that the lines of their practices reach. Some ends are not known to the day, some are open,
and each line became known some time after it began. The tables have the columns of an export, and
are written by what writes exports; ``engines.py`` asks them.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import cache
from itertools import count, islice, pairwise
from typing import Any, NamedTuple

from nhsgraph.dates import AFTER_ALL, Day, Extent, read_day
from nhsgraph.export.columns import Row, Table, as_date, best, days_after, told_days
from nhsgraph.export.extract import Extract
from nhsgraph.export.tables import tables
from worlds import world

FIRST, LAST = read_day("2000-01-01"), read_day("2021-12-31")


class Line(NamedTuple):
    """A line of the register; ``known`` has the days on which begin and end became known."""

    statement: str
    type: str
    ends: tuple[str, str]
    days: Extent
    force: str | None
    known: tuple[Day, Day]
    via: tuple[str, ...] = ()


def register(lines: int, seed: int = 1) -> dict[str, Table]:
    """The tables of a register that the questions read, by their names.

    Args:
        lines: how many rows the table ``lines`` has.
        seed: what is drawn.
    """
    made = list(islice(_lines(lines, random.Random(seed)), lines))  # noqa: S311 - no secret
    ids = dict.fromkeys(body for line in made for body in line.ends)
    rows = {
        "bodies": [{"id": body, "name": body.replace("-", " ").title()} for body in ids],
        "lines": map(_line, made),
        "changes": (row for line in made if not line.via for row in _changes(line)),
        "lines_as_known": (row for line in made if not line.via for row in _known(line)),
    }
    return {name: _filled(_shapes()[name], rows[name]) for name in rows}


@cache
def _shapes() -> dict[str, Table]:
    """Tables as an export has them."""
    return {table.name: table for table in tables(Extract(world("board: {}")))}


def _filled(table: Table, rows: Any) -> Table:
    names = table.names
    made: list[Row] = [tuple(row.get(name) for name in names) for row in rows]
    return table._replace(rows=lambda: iter(made))


# -- what is drawn --------------------------------------------------------------------------------


def _lines(lines: int, chance: random.Random) -> Iterator[Line]:
    """Lines without end: those of areas and groups first, then those of practices."""
    areas, groups = ([f"{level}-{n}" for n in range(max(2, lines // size))]
                     for level, size in (("area", 4000), ("group", 200)))  # fmt: skip
    for area in areas:
        yield from _tenures(chance, area, ["ministry"])
    for group in groups:
        yield from _tenures(chance, group, areas)
    for number in count():
        practice = f"practice-{number}"
        yield from (own := list(_tenures(chance, practice, groups)))
        member = _drawn(chance, FIRST + chance.randrange(6000), None)
        ends = practice, chance.choice(groups)
        yield _made(chance, f"{practice}/member", "membership", ends, member)
        if number % 8 == 7:
            day = FIRST + chance.randrange(6000)
            ends = practice, f"practice-{chance.randrange(number)}"
            yield _made(chance, f"{practice}/follows", "succession", ends,
                           Extent(day, day, day + 1, day + 1))  # fmt: skip
        if number % 20 == 19:
            for line in own:
                yield line._replace(ends=(f"branch-{number}", line.ends[1]), via=(practice,))


def _tenures(chance: random.Random, body: str, holders: list[str]) -> Iterator[Line]:
    """Who holds a body to account, one after another, mostly by law."""
    days = [FIRST + chance.randrange(2500)]
    while days[-1] < LAST and len(days) < 4:
        days.append(days[-1] + chance.randrange(300, 4000))
    for number, (start, stop) in enumerate(pairwise(days)):
        found = _drawn(chance, start, stop if stop < LAST else None)
        ends = body, chance.choice(holders)
        force = chance.choice(("law", "law", "agreement"))
        yield _made(chance, f"{body}/{number}", "accountability", ends, found, force)


def _drawn(chance: random.Random, start: Day, stop: Day | None) -> Extent:
    """Days from one to another or to an open end; some begins are known to the month alone."""
    doubt = 30 if chance.random() < 0.1 else 0
    end = AFTER_ALL if stop is None else stop
    return Extent(start - doubt, start + doubt, end, end)


def _made(
    chance: random.Random, statement: str, kind: str, ends: tuple[str, str], days: Extent,
    force: str | None = None,
) -> Line:  # fmt: skip
    begun = days.certain_from + chance.randrange(-200, 400)
    ended = max(begun, days.possible_to + chance.randrange(-100, 400))
    return Line(statement, kind, ends, days, force, (begun, ended))


# -- rows -----------------------------------------------------------------------------------------


def _line(line: Line) -> dict[str, Any]:
    return _told(line, line.days) | {
        "reaches": "from" if line.via else None, "via": list(line.via) or None,
        "force": line.force, "happens": line.type == "succession",
        **dict(zip(("certain_before", "possible_before"), days_after(line.days), strict=True)),
    }  # fmt: skip


def _told(line: Line, days: Extent) -> dict[str, Any]:
    names = "certain_from", "certain_to", "possible_from", "possible_to"
    return {
        "statement": line.statement, "type": line.type, "from_body": line.ends[0],
        "to_body": line.ends[1], "certainty": best(days),
        **dict(zip(names, told_days(days), strict=True)),
    }  # fmt: skip


def _changes(line: Line) -> Iterator[dict[str, Any]]:
    days = line.days
    turns = {"began": (days.possible_from, days.certain_from)}
    if days.possible_to < LAST:
        turns["ended"] = days.certain_to, days.possible_to
    for kind, (earliest, latest) in turns.items():
        yield {
            "kind": kind, "statement": line.statement, "type": line.type, "body": line.ends[0],
            "from_body": line.ends[0], "to_body": line.ends[1], "certainty": "certain",
            "earliest": as_date(earliest), "latest": as_date(latest),
        }  # fmt: skip


def _known(line: Line) -> Iterator[dict[str, Any]]:
    """The line with its end open until that is known, then as it is."""
    begun, ended = line.known
    unended = line.days._replace(certain_to=AFTER_ALL, possible_to=AFTER_ALL)
    ends = line.days.possible_to < LAST
    for days, start, stop in ((unended, begun, ended), (line.days, ended, AFTER_ALL)):
        if start < stop and (ends or days is unended):
            last = as_date(stop - 1) if ends and stop < AFTER_ALL else None
            yield _told(line, days) | {
                "known_from": as_date(start), "known_to": last, "doubted": days is unended,
            }  # fmt: skip
