"""One scene of a picture: the bodies in their boxes, the frames around them, and the lines."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from nhsgraph.dates import Day
from nhsgraph.draw.marks.box import Spot, draw_mark
from nhsgraph.draw.page.naming import short_name
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.structure.boxes import Box, box_of, draw_box
from nhsgraph.draw.structure.layout import Layout, side_by_side
from nhsgraph.draw.structure.route_drawing import draw_routes
from nhsgraph.draw.structure.routes import route
from nhsgraph.draw.structure.selection import Selection, Tie, inside
from nhsgraph.draw.structure.tiers import TIERS
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Edge

LABELS_OF_TIERS: Final = 13
"""The width of the column with the names of the tiers, in points."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What one picture of the structure shows: bodies in their boxes, lines, and frames."""

    graph: DatedGraph
    day: Day
    selection: Selection
    layout: Layout
    boxes: Mapping[str, Box]
    frames: tuple[tuple[str, ...], ...]


def scene(
    graph: DatedGraph, day: Day, chosen: Selection, layout: Layout, *, focus: Collection[str] = ()
) -> Scene:
    """The boxes and frames of a day for the lines that were chosen."""
    parts = inside(graph, chosen.bodies, day)
    families = _families(chosen.bodies, parts, layout)
    boxes = {}
    for body in chosen.bodies:
        asides = [_unknown_end(edge) for edge in chosen.loose.get(body, ())]
        asides += _own_steps(tie for tie in chosen.ties if tie.tail == tie.head == body)
        partners = {end for tie in chosen.ties if body in tie.ends for end in tie.ends}
        for whole in parts.get(body, []):
            if whole not in partners and not any({body, whole} <= set(each) for each in families):
                asides.append(f"part of {short_name(graph, whole, day)}")
        once = list(dict.fromkeys(asides))
        boxes[body] = box_of(graph, body, day, asides=once, focus=body in focus)
    return Scene(graph, day, chosen, layout, boxes, tuple(families))


def _own_steps(ties: Iterable[Tie]) -> list[str]:
    """What stands in a box for lines that lead back to it: its own steps in its mandate."""
    steps = [
        tie.step + (" announced" if tie.status != "in_force" else "") for tie in ties if tie.step
    ]
    return [f"own steps: {', '.join(steps)}"] if steps else []


def _unknown_end(edge: Edge) -> str:
    """What stands in a box for an edge of which the record does not know the other end."""
    unknown = next(role for role in edge.roles if not isinstance(edge.end(role), str))
    return f"{unknown.replace('_', ' ')} not known"


def _families(
    bodies: Sequence[str], parts: Mapping[str, Sequence[str]], layout: Layout
) -> list[tuple[str, ...]]:
    """The wholes with their parts that stand side by side, the largest first."""

    def below(whole: str) -> set[str]:
        found = {part for part, wholes in parts.items() if whole in wholes}
        return found.union(*(below(part) for part in found))

    found = []
    for whole in bodies:
        family = (whole, *sorted(below(whole)))
        same_row = [each for each in family if layout.places[each].row == layout.places[whole].row]
        if len(same_row) > 1 and side_by_side(layout, same_row, bodies):
            found.append(tuple(same_row))
    return sorted(found, key=lambda family: (-len(family), family))


def draw_scene(pen: Pen, picture: Scene, *, tiers: bool = True) -> None:
    """Draws the tiers, frames, lines and boxes of a scene at their places."""
    layout = picture.layout
    if tiers:
        _draw_tiers(pen, layout)
    _draw_frames(pen, picture)
    between = [tie for tie in picture.selection.ties if tie.tail != tie.head]
    draw_routes(pen, route(layout, between, frames=picture.frames))
    for body, box in picture.boxes.items():
        draw_box(pen, box, layout.places[body], layout.box.height)


def _draw_tiers(pen: Pen, layout: Layout) -> None:
    area, half = layout.area, layout.box.height / 2 + layout.box.frame
    tiers = sorted({band.tier for band in layout.bands})
    for tier in tiers:
        ys = [band.y for band in layout.bands if band.tier == tier]
        above = [band.y for band in layout.bands if band.tier < tier]
        below = [band.y for band in layout.bands if band.tier > tier]
        top = (max(above) + min(ys)) / 2 if above else min(ys) - half - 1
        bottom = (max(ys) + min(below)) / 2 if below else max(ys) + half + 1
        left = area.left - LABELS_OF_TIERS
        if tiers.index(tier) % 2 == 0:
            pen.ax.axhspan(top, bottom, xmin=0, xmax=1, facecolor=pen.theme.band, zorder=0)
        pen.write(left - 4, (top + bottom) / 2, TIERS[tier], ha="center", rotation=90,
                  colour=pen.theme.faint_ink)  # fmt: skip


def _draw_frames(pen: Pen, picture: Scene) -> None:
    """Draws the ground behind each body and what is part of it."""
    layout = picture.layout
    for depth, family in enumerate(picture.frames):
        within = sum(set(family) < set(other) for other in picture.frames)
        pad = layout.box.frame * (1 - 0.35 * within)
        places = [layout.places[body] for body in family]
        left, right = min(place.left for place in places), max(place.right for place in places)
        y, tall = places[0].y, layout.box.height / 2 + pad
        spot = Spot(left - pad, y - tall, right + pad - (left - pad), y + tall - (y - tall))
        draw_mark(pen, spot, fill=pen.theme.group_fill, weight=0.5, rounded=True, alpha=0.75,
                  zorder=1.2 + depth / 10, gid="frame")  # fmt: skip
