"""The picture of what lies around each body, on the day on which most of its lines hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from pictures import Wanted

import nhsgraph
from nhsgraph.dates import Day, write_day
from nhsgraph.draw.structure.selection import DEFAULT_TYPES
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import EDGE_TYPES, Edge

TYPES: Final = tuple(each for each in EDGE_TYPES if each != "succession")
"""What may tie a body on a day; a succession belongs to a moment."""
MOST: Final = 12
"""Of a body with more lines than these only the usual types are drawn, so that they can be read."""


def around(graph: nhsgraph.Graph) -> dict[str, Wanted]:
    """The picture of each body that has lines; those that one layout serves follow one another."""
    lines: dict[str, list[Held]] = defaultdict(list)
    for edge in graph.record.statements.values():
        if isinstance(edge, Edge) and edge.counts and edge.type in TYPES:
            held = graph.held(edge)
            for body in edge.known_ends if held else ():
                lines[body].append(held)
    found = {body: wanted for body in lines for wanted in _wanted(graph, body, lines[body])}
    return dict(sorted(found.items(), key=lambda each: (each[1].more["expand"], each[0])))


def _wanted(graph: nhsgraph.Graph, body: str, lines: list[Held]) -> Iterator[Wanted]:
    """The picture of a body; none if none of its lines is certain on any day that is covered."""
    usual = [each for each in lines if each.statement.type in DEFAULT_TYPES]
    (number, day), (least, other) = _fullest(graph, lines), _fullest(graph, usual)
    types = TYPES
    if number > MOST and least:
        number, day, types = least, other, DEFAULT_TYPES
    sets = [edge.end("whole") for edge in graph.index.memberships("member", body, "one_of")]
    opened = (
        ()
        if graph.body(body).is_group
        else sorted({each for each in sets if isinstance(each, str)})
    )
    if number:
        more = {"types": types, "around": body, "expand": tuple(opened)}
        yield Wanted("structure", (write_day(day) or "",), more)


def _fullest(graph: nhsgraph.Graph, lines: Iterable[Held]) -> tuple[int, Day]:
    """The most lines that hold for certain at once, and the first day of the last time they do."""
    covers = graph.record.info.covers.extent
    sure = [(each.extent.certain_from, each.extent.certain_to) for each in lines]
    begins = {max(start, covers.possible_from) for start, _ in sure}
    return max(
        ((sum(start <= day < stop for start, stop in sure), day)
         for day in begins if day < covers.possible_to),
        default=(0, 0),
    )  # fmt: skip


def command(wanted: Wanted) -> str:
    """What draws the picture anew, as it is typed."""
    more = wanted.more
    told = f"nhsgraph draw structure --on {wanted.of[0]} --around {more['around']}"
    told += "" if more["types"] == DEFAULT_TYPES else f" --types {','.join(more['types'])}"
    return told + "".join(f" --expand {each}" for each in more["expand"])
