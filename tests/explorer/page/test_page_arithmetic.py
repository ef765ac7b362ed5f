"""What the page's own script says to hold is what the engine says, on days drawn at random."""

from __future__ import annotations

import json
import random
import subprocess
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from nhsgraph import Graph
from nhsgraph.dates import Period, read_day, write_day
from nhsgraph.explorer.arithmetic import Page
from nhsgraph.explorer.packing import packed
from nhsgraph.words.sentences import DEEDS, is_past, sentence

HERE = Path(__file__).parent
FIRST, LAST = read_day("2010-01-01"), read_day("2021-12-31")


def test_the_page_says_of_a_day_and_a_day_of_knowledge_what_the_engine_says(
    node: str, tools: Path, told: dict[str, Any], record: Graph, tmp_path: Path,
    sample: Callable[[Sequence[Any], int], list[Any]],
) -> None:  # fmt: skip
    """It draws all that is known by the first part of what it is given, and reads no third."""
    days = range(FIRST, LAST + 1)
    pairs = [
        (day, None if index % 3 == 0 else random.choice(days))  # noqa: S311
        for index, day in enumerate(sample(days, 24))
    ]
    payload = tmp_path / "payload.txt"
    payload.write_text(packed(told), encoding="utf-8")
    whole = Page.of(told)
    types = [each["id"] for each in told["types"] if each.get("edge")]
    asked = [_pair(day, known) for day, known in pairs]
    done = subprocess.run(
        [node, HERE / "arithmetic.js", tools, payload, json.dumps(asked)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    for (day, known), page in zip(pairs, json.loads(done.stdout), strict=True):
        graph = record if known is None else record.as_known_on_day(known)
        snapshot = graph.during(Period.of_day(day))
        edges = {line.edge.id: str(line.certainty) for line in snapshot.edges}
        assert page["statements"] == edges, (write_day(day), known and write_day(known))
        lives = {body: str(sure) for body, sure in snapshot.bodies.items()}
        lives = {body: sure for body, sure in lives.items() if sure != "no"}
        assert page["bodies"] == lives, (write_day(day), known and write_day(known))
        assert page["names"] == {body: graph.named_on_day(body, day) for body in lives}
        texts = {each: page["texts"][each] for each in _texts(record, graph, day)}
        assert texts == _texts(record, graph, day), (write_day(day), known and write_day(known))
        lines = [
            [
                whole.lines.index(shown.line), shown.certainty, shown.of_members, shown.announced,
                list(shown.statements),
            ]
            for shown in whole.lines_on(*_pair(day, known), types=types, plans=True)
        ]  # fmt: skip
        assert page["lines"] == lines, (write_day(day), known and write_day(known))


def _texts(record: Graph, graph: Graph, day: int) -> dict[str, str]:
    """The engine's sentence of each statement that ever holds, for the nearest day of it."""
    found = {}
    for statement in record.record.statements.values():
        held = graph.held(statement) if statement.counts else None
        if held is None or held.told.empty:
            continue
        extent, known = held.told, graph.known_on
        lasts = known is not None and extent.possible_to > known + 1
        past = None if statement.type in DEEDS else is_past(record, statement) and not lasts
        nearest = min(max(day, extent.possible_from), extent.possible_to - 1)
        found[statement.id] = sentence(graph, statement, nearest, past=past)
    return found


def _pair(day: int, known: int | None) -> tuple[int, int | None]:
    """A day and a day of knowledge as the payload counts them."""
    return day - FIRST, known if known is None else known - FIRST
