"""What to call a body on a day, in its life, before it and after it, and as it was known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, Certainty, Day
from nhsgraph.schema import Name

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def called_on(graph: DatedGraph, body_id: str, day: Day) -> str:
    """The name of a body on a day: the operating name before the legal one.

    Outside its life the nearest of its names; before it also one that was planned for that day, and
    any planned one if the body has no other. As known on a day, names known then come first;
    a body of which none was known is called as it came to be, by no name that was only planned.
    """
    names = [
        name
        for name in graph.index.said("name", body_id)
        if isinstance(name, Name) and name.contested is None
    ]
    born = min(
        (graph.index.extent(name).possible_from for name in names if name.counts), default=AFTER_ALL
    )
    names = [name for name in names if name.counts or day < born]
    dated = [name for name in names if name.counts or name.when.text != "/"]
    names = dated if any(_is_known(graph, name) for name in dated) else names
    known = [name for name in names if _is_known(graph, name)]
    names = known or [name for name in names if name.counts] or names
    if not names:
        return body_id

    def fit(name: Name) -> tuple[int, int, int, int]:
        extent = graph.index.extent(name)
        away = max(extent.possible_from - day, day - extent.possible_to + 1, 0)
        legal = 1 if name.use == "legal" else 0
        return away, name.planned, -extent.holds_on(day).rank, legal

    return min(names, key=fit).name


def _is_known(graph: DatedGraph, name: Name) -> bool:
    return name.when.begin_open or graph.knowledge.of_begin(name) is not Certainty.NO
