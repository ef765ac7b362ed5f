"""What small diagrams are made of: boxes and arrows with short words, and not too many."""

from __future__ import annotations

from typing import Final, NamedTuple

from nhsgraph.dates import Certainty
from nhsgraph.errors import QuestionError
from nhsgraph.export.extract import Extract
from nhsgraph.schema import Unknown
from nhsgraph.spelling import tidy

MOST_LINES: Final = 400
"""Beyond so many lines nobody reads such a diagram; Mermaid refuses more than 500."""


class Arrow(NamedTuple):
    """A line between two boxes, by their numbers, with its words; a doubted one is dashed."""

    start: int
    stop: int
    words: str
    possible: bool
    two_way: bool


def boxes_and_arrows(extract: Extract, form: str) -> tuple[list[str], list[Arrow]]:
    """The words of the boxes, and the arrows between them.

    Raises:
        QuestionError: there are more than ``MOST_LINES``, or none.
    """
    edges = list(extract.edges)
    if not edges or len(edges) > MOST_LINES:
        told = f"{len(edges)} lines are more than a diagram ({form}) holds, which is {MOST_LINES}."
        if not edges:
            told = f"There is no line to put into a diagram ({form})."
        hint = "Export what lies around a body, on a day: --around BODY --hops 1 --on DAY."
        raise QuestionError(told, [hint])
    numbers: dict[str, int] = {}
    names: list[str] = []
    arrows = []
    for edge, said in edges:
        ends = []
        for end in edge.ends:
            key = f"unknown:{edge.id}" if isinstance(end, Unknown) else end
            if key not in numbers:
                numbers[key] = len(names)
                names.append("not known" if isinstance(end, Unknown) else tidy(extract.name(end)))
            ends.append(numbers[key])
        possible = said.certainty is not Certainty.CERTAIN
        words = edge.type.replace("_", " ")
        arrows.append(Arrow(ends[0], ends[1], words, possible, edge.type == "partnership"))
    return names, list(dict.fromkeys(arrows))
