"""Where the record contradicts itself, told beside every answer that rests on it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import is_open
from nhsgraph.graph.circles import ALL_DAYS, Circle, Line, certain_days, circles
from nhsgraph.graph.untimely import untimely
from nhsgraph.schema import Edge, Succession

if TYPE_CHECKING:
    from nhsgraph.answers.result import Result
    from nhsgraph.graph import DatedGraph

_ONE_WAY: Final = frozenset(["accountability", "membership", "hosting", "succession"])
"""The types of lines that should never lead back to where they began."""
_MOST: Final = 50
"""In an answer of more rows than these the first are looked at: an answer is no check."""


def contradictions(graph: DatedGraph, rows: Iterable[Result]) -> Iterator[str]:
    """What can't be as the record has it, among the lines that answer, in sentences.

    A succession into a body that had ended or was yet to begin, or from one yet to begin; bodies
    that answer to, belong to, are hosted by or follow each other in a circle. ``nhsgraph check``
    has the same as findings.
    """
    told: set[frozenset[str]] = set()
    for statement_id in list(dict.fromkeys(row.statement for row in rows))[:_MOST]:
        edge = graph.record.statements.get(statement_id)
        if not isinstance(edge, Edge) or edge.type not in _ONE_WAY or edge.has_unknown_end:
            continue
        begin = graph.index.extent(edge).possible_from
        day = 1 if is_open(begin) else begin
        if isinstance(edge, Succession) and edge.counts:
            for one in untimely(graph, edge):
                words = one.told(f"“{graph.named_on_day(one.body, day)}”")
                yield f"The record contradicts itself: {words}."
        circle = _circle(graph, edge)
        bodies = [line.tail for line in circle.lines] if circle else []
        if bodies and frozenset(bodies) not in told:
            told.add(frozenset(bodies))
            names = " → ".join(
                f"“{graph.named_on_day(body, day)}”" for body in (*bodies, bodies[0])
            )
            yield f"On record these lines lead back to where they begin: {names}."


def _circle(graph: DatedGraph, edge: Edge) -> Circle | None:
    """The circle in which a line stands, if it does."""
    found = circles(_lines_from(graph, edge))
    return next((one for one in found if edge in [line.statement for line in one.lines]), None)


def _lines_from(graph: DatedGraph, edge: Edge) -> list[Line]:
    """The lines of its type to which a line leads on, itself the first."""
    waiting, seen = [edge.known_ends[0]], set[str]()
    lines: list[Line] = []
    while waiting:
        body = waiting.pop()
        if body in seen:
            continue
        seen.add(body)
        for one in graph.index.edges(edge.type, edge.roles[0], body):
            held = graph.held(one) if one.counts and not one.has_unknown_end else None
            if held is None:
                continue
            days = ALL_DAYS if isinstance(one, Succession) else certain_days(held)
            tail, head = one.known_ends
            lines.append(Line(tail, head, days, one))
            waiting.append(head)
    return lines
