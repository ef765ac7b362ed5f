"""A site of files: static JSON for any web server, with an OpenAPI file that says what they are.

``index.json`` lists what there is. ``bodies/ID.json`` has all that is said of a body,
``statements/BODY/ID.json`` a statement with its evidence, ``events/ID.json`` what an event began
and ended, ``on/DAY.json`` the graph from a day of change to the next, ``answers/BODY.json`` the
answers to typed questions as the explorer has them, ``sources.json`` the sources. Rows are those of
the tables, less what is empty. A folder that has other files keeps them; files of an earlier export
that nothing stands for any more are taken away.

Days: ISO 8601, both ends included, absent for an end without a bound; beside them EDTF text.

What it can't hold: nothing that is known on another day; it is of a whole record, and is not read
back.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from nhsgraph.dates import Day, Period, write_day
from nhsgraph.errors import QuestionError
from nhsgraph.explorer.answers import answers, forms
from nhsgraph.explorer.numbering import Numbering
from nhsgraph.export.about import about
from nhsgraph.export.columns import Cell
from nhsgraph.export.extract import Extract
from nhsgraph.export.site_described import described
from nhsgraph.export.tables import tables
from nhsgraph.graph.snapshot import Snapshot
from nhsgraph.schema import Edge
from nhsgraph.words.citations import cite
from nhsgraph.writing import made_folder, write_files

JSON = dict[str, Any]
_FOLDERS: Final = ("answers", "bodies", "events", "on", "statements")


def write(extract: Extract, path: Path) -> list[Path]:
    """Writes the files into a folder; all of them or none.

    Raises:
        QuestionError: it is a part of a record, or a record as known on a day.
        OSError: they can't be written.
    """
    if not extract.is_whole:
        hint = "Leave out the days, --around and --as-known-on."
        raise QuestionError("A site is of a whole record.", [hint])
    told = dict(_Files(extract).all())
    contents = {path / name: _written(each) for name, each in told.items()}
    old = {each for folder in _FOLDERS for each in (path / folder).rglob("*.json")}
    with ExitStack() as stack:
        for folder in dict.fromkeys([path, *(file.parent for file in contents)]):
            stack.enter_context(made_folder(folder))
        write_files(contents, gone=sorted(old - contents.keys()))
    return [*contents]


def _written(told: JSON) -> bytes:
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str)
    return text.encode("utf-8", "replace") + b"\n"


class _Files:
    """A record on its way to files."""

    def __init__(self, extract: Extract) -> None:
        self.extract, self.graph = extract, extract.graph
        self.tables = {table.name: table for table in tables(extract)}
        self.rows = {
            name: [_bare(row) for row in self.tables[name].dicts()]
            for name in ("bodies", "aliases", "identifiers", "names", "statements", "lines",
                         "amounts", "evidence", "events", "sources")
        }  # fmt: skip

    def all(self) -> Iterator[tuple[str, JSON]]:
        """The files by their names, ``index.json`` last."""
        days = dict(self._days())
        yield "openapi.json", described(about(self.extract), self.tables.values())
        yield "sources.json", {"sources": self.rows["sources"]}
        yield from ((f"on/{day}.json", told) for day, told in days.items())
        yield from self._bodies()
        yield from self._statements()
        yield from self._events()
        yield from self._answers()
        yield (
            "index.json",
            {
                "about": _bare(about(self.extract)),
                "bodies": self.rows["bodies"],
                "events": self.rows["events"],
                "days": [*days],
                "forms": forms(),
            },
        )

    def _bodies(self) -> Iterator[tuple[str, JSON]]:
        of_body: dict[str, defaultdict[str, list[JSON]]] = {
            row["id"]: defaultdict(list) for row in self.rows["bodies"]
        }
        for name in ("aliases", "identifiers", "names", "statements", "lines"):
            for row in self.rows[name]:
                ends = (row.get(key) for key in ("body", "from_body", "to_body"))
                for body in {end for end in ends if end is not None}:
                    of_body[body][name].append(row)
        for row in self.rows["bodies"]:
            names = ("aliases", "identifiers", "names", "statements", "lines")
            found = of_body[row["id"]]
            yield f"bodies/{row['id']}.json", {"body": row, **{key: found[key] for key in names}}

    def _statements(self) -> Iterator[tuple[str, JSON]]:
        amounts = _by(self.rows["amounts"], "statement")
        for row in self.rows["statements"]:
            yield (
                f"statements/{row['id']}.json",
                {
                    "statement": row,
                    "amounts": amounts[row["id"]],
                    **self._proved("statement", row["id"]),
                },
            )

    def _events(self) -> Iterator[tuple[str, JSON]]:
        index = self.graph.index
        for row in self.rows["events"]:
            yield (
                f"events/{row['id']}.json",
                {
                    "event": row,
                    "begins": [each.id for each in index.begun_by(row["id"])],
                    "ends": [each.id for each in index.ended_by(row["id"])],
                    **self._proved("event", row["id"]),
                },
            )

    def _proved(self, owner: str, key: str) -> JSON:
        """The evidence of a statement or an event, and the citations of its sources."""
        record = self.graph.record
        part = record.statements[key] if owner == "statement" else record.events[key]
        return {
            "evidence": self._evidence[owner, key],
            "citations": cite(part.evidence, record.sources, "plain").splitlines(),
        }

    @cached_property
    def _evidence(self) -> Mapping[tuple[str, str], list[JSON]]:
        found: dict[tuple[str, str], list[JSON]] = defaultdict(list)
        for row in self.rows["evidence"]:
            for owner in ("statement", "event"):
                if owner in row:
                    found[owner, row[owner]].append(row)
        return found

    # -- the graph day by day --------------------------------------------------------------------

    def _days(self) -> Iterator[tuple[str, JSON]]:
        """The graph from each day on which it changes, up to the eve of the next."""
        before: JSON | None = None
        first = ""
        for day in self._cuts():
            told = self._on(day)
            if told != before:
                if before is not None:
                    yield first, {"from": first, "to": write_day(day - 1), **before}
                first, before = write_day(day) or "", told
        if before is not None:
            last = self.graph.record.info.covers.extent.possible_to - 1
            yield first, {"from": first, "to": write_day(last), **before}

    def _cuts(self) -> list[Day]:
        """The first day that is covered, and those on which a line, a life or a name may turn."""
        graph, covers = self.graph, self.graph.record.info.covers.extent
        extents = [
            *(graph.told_life(body) for body in graph.record.bodies),
            *(said.held.told for said in self.extract.said
              if said.held and isinstance(said.statement, Edge)),
        ]  # fmt: skip
        turns = {day for extent in extents for day in extent}
        for body in graph.record.bodies:
            turns |= {day for _, part in graph.names(body) for day in (part.start, part.stop)}
        first, stop = covers.possible_from, covers.possible_to
        return sorted({first, *(day for day in turns if first < day < stop)})

    def _on(self, day: Day) -> JSON:
        snapshot = Snapshot(self.graph, Period.of_day(day))
        return {
            "bodies": [
                {"id": body, "name": snapshot.name(body), "certainty": str(certainty)}
                for body, certainty in snapshot.bodies.items()
            ],
            "lines": [
                _bare({
                    "statement": line.edge.id, "type": line.edge.type,
                    **dict(zip(("from_body", "to_body"), (
                        end if isinstance(end, str) else None for end in line.edge.ends
                    ), strict=True)),
                    "certainty": str(line.certainty),
                })
                for line in snapshot.edges
            ],
        }  # fmt: skip

    # -- answers ---------------------------------------------------------------------------------

    def _answers(self) -> Iterator[tuple[str, JSON]]:
        """The answers about each body, each over the stretch of days for which it stands."""
        numbers, asked = Numbering(self.graph), forms()
        statements, bodies = [*numbers.statements], [*numbers.bodies]
        found: dict[str, list[JSON]] = {body: [] for body in bodies}
        rows = [*answers(self.graph, numbers, None)]
        last = numbers.stop - 1 - numbers.first
        for row, after in zip(rows, [*rows[1:], None], strict=True):
            if "text" not in row:
                continue  # the record has no answer for these days
            same = after and (after["form"], after["body"]) == (row["form"], row["body"])
            stop = after["from"] - 1 if after and same else last
            found[bodies[row["body"]]].append({
                "status": row["status"],
                "question": {
                    "form": asked[row["form"]]["id"], "bodies": [bodies[row["body"]]],
                    "from": write_day(numbers.first + row["from"]),
                    "to": write_day(numbers.first + stop),
                },
                "text": row["text"],
                "results": [{"statement": statements[each]} for each in row["on"]],
                "see_also": [{"statement": statements[each]} for each in row.get("beside", ())],
            })  # fmt: skip
        for body, those in found.items():
            yield f"answers/{body}.json", {"body": body, "answers": those}


def _by(rows: list[JSON], key: str) -> defaultdict[str, list[JSON]]:
    found = defaultdict(list)
    for row in rows:
        found[row[key]].append(row)
    return found


def _bare(row: Mapping[str, Cell]) -> JSON:
    """A row without what is empty."""
    return {key: cell for key, cell in row.items() if cell is not None}
