"""Flows from left to right through columns of boxes: ribbons by amount, dashed if it has none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from nhsgraph.dates import Certainty
from nhsgraph.draw.bars import shortened, tinted
from nhsgraph.draw.layers import Item, Layers, layered
from nhsgraph.draw.lettering import LEADING, clip, width, wrap
from nhsgraph.draw.sheet import write
from nhsgraph.draw.stage import Stage
from nhsgraph.draw.theme import Dashes, Theme
from nhsgraph.schema import Funding

BOX = 98.0
"""How wide a box is."""
GAP = 7.0
"""The least distance between boxes of a column."""
THICKEST, THINNEST = 74.0, 1.6
"""The widest and the narrowest ribbon, in points."""
APART = 3.2
"""The distance between flows that pass a column together."""
PLAIN = 1.3
"""The width of a line without an amount."""
MARK = 5.4
"""The radius of the mark of a flow without an amount."""
LEGEND = 22.0
"""The room for the legend at the foot."""


SURE: Dashes = (0, (4, 2.4))
UNSURE: Dashes = (0, (1.2, 2.2))
"""The dashes of a line without an amount, in force for certain or only possibly."""
Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Flow:
    """Money along one funding edge in a year; ``gbp`` is None where the record has no amount."""

    edge: Funding
    payer: str
    recipient: str
    stream: str
    words: str
    gbp: int | None
    certainty: Certainty
    planned: bool = False


@dataclass
class Flows:
    """The flows of a year on a stage; boxes stand in columns, labels just left of the recipient."""

    place: Stage
    flows: Sequence[Flow]
    names: Mapping[str, str]
    most: int
    """The greatest amount in GBP of any year, by which the width of flows is measured."""
    theme: Theme

    # -- measures ----------------------------------------------------------------------------

    @cached_property
    def layers(self) -> Layers:
        """The columns, with what passes through them."""
        return layered(self.names, ((flow.payer, flow.recipient) for flow in self.flows))

    @cached_property
    def gap(self) -> float:
        """The distance from a column to the next."""
        columns = max(len(self.layers.layers), 2)
        return min((self.place.width - columns * BOX) / (columns - 1), 300.0)

    @cached_property
    def label_room(self) -> float:
        """How wide the labels before a column may be; the rest is left for the lines to turn."""
        return min(self.gap * 0.74, 150.0)

    @property
    def size(self) -> float:
        """The type size of labels."""
        return self.theme.small_size

    @cached_property
    def tight(self) -> bool:
        """True where labels of several lines find no room: they are cut to one."""
        return self._column_height(tight=False) > self.room

    @property
    def room(self) -> float:
        """The height of a column at most."""
        return self.place.bottom - LEGEND - self.place.top

    @cached_property
    def scale(self) -> float:
        """Points for a pound: the same for all years, so that pictures can be compared."""
        return THICKEST / self.most if self.most else 0.0

    def thickness(self, flow: Flow) -> float:
        """How wide a flow is drawn."""
        return max(flow.gbp * self.scale, THINNEST) if flow.gbp else PLAIN

    def slot(self, flow: Flow, *, tight: bool | None = None) -> float:
        """The height of a flow at its recipient: its line, with the label on or above it."""
        text = max(len(self._label_lines(flow, tight=tight)) * self.size * LEADING, 2 * MARK)
        thick = self.thickness(flow)
        return thick + 3 if thick >= text + 3 else thick + text + 3.5

    def _height(self, item: Item, *, tight: bool | None = None) -> float:
        """The height of a box, or of what passes."""
        if item not in self.names:
            return sum(self.thickness(flow) + APART for flow in self.through(item)) + 2
        inward = sum(self.slot(flow, tight=tight) for flow in self.into(item))
        outward = sum(max(self.thickness(flow), 3.0) + 2 for flow in self.out_of(item))
        text = len(self._name_lines(item)) * self.size * LEADING + 8
        return max(inward, outward, text)

    def _column_height(self, *, tight: bool) -> float:
        return max(
            sum(self._height(item, tight=tight) for item in column) + GAP * (len(column) - 1)
            for column in self.layers.layers
        )

    def _name_lines(self, body: str) -> tuple[str, ...]:
        room = BOX - 10
        return clip(wrap(self.names[body], room, self.size, bold=True), 4, room, self.size)

    # -- who with whom -----------------------------------------------------------------------

    def into(self, body: str) -> list[Flow]:
        """The flows to a recipient, from the uppermost payer down."""
        found = [flow for flow in self.flows if flow.recipient == body]
        return sorted(found, key=lambda flow: self._order(self.layers.routes[flow.payer, body][-2]))

    def out_of(self, body: str) -> list[Flow]:
        """The flows from a payer, to the uppermost recipient first."""
        found = [flow for flow in self.flows if flow.payer == body]
        return sorted(
            found, key=lambda flow: self._order(self.layers.routes[body, flow.recipient][1])
        )

    def through(self, item: Item) -> list[Flow]:
        """The flows that pass a column at one place."""
        first, last, _ = item.split(">")
        return [flow for flow in self.flows if (flow.payer, flow.recipient) == (first, last)]

    def _order(self, item: Item) -> int:
        return next(column.index(item) for column in self.layers.layers if item in column)

    # -- places ------------------------------------------------------------------------------

    @cached_property
    def columns(self) -> dict[Item, float]:
        """The left side of each item."""
        return {
            item: self.place.left + number * (BOX + self.gap)
            for number, column in enumerate(self.layers.layers)
            for item in column
        }

    @cached_property
    def tops(self) -> dict[Item, float]:
        """The upper side of each item: every column in the middle of the height."""
        tops: dict[Item, float] = {}
        for column in self.layers.layers:
            heights = [self._height(item) for item in column]
            spare = self.room - sum(heights)
            gap = min(max(spare / (len(column) + 1), GAP), 26.0)
            y = self.place.top + (self.room - sum(heights) - gap * (len(column) - 1)) / 2
            for item, height in zip(column, heights, strict=True):
                tops[item] = y
                y += height + gap
        return tops

    @cached_property
    def entries(self) -> dict[str, float]:
        """Where each flow meets its recipient: the middle of its line, below its label."""
        found = {}
        for body in self.names:
            flows = self.into(body)
            y = self.tops[body] + (self._height(body) - sum(self.slot(each) for each in flows)) / 2
            for flow in flows:
                y += self.slot(flow)
                found[flow.edge.id] = y - 1.5 - self.thickness(flow) / 2
        return found

    @cached_property
    def exits(self) -> dict[str, float]:
        """Where each flow leaves its payer."""
        found = {}
        for body in self.names:
            flows = self.out_of(body)
            total = sum(max(self.thickness(each), 3.0) + 2 for each in flows)
            y = self.tops[body] + (self._height(body) - total) / 2
            for flow in flows:
                high = max(self.thickness(flow), 3.0) + 2
                found[flow.edge.id] = y + high / 2
                y += high
        return found

    def _stations(self, flow: Flow) -> list[Point]:
        """The points that a flow runs through: level across labels and columns, else in a curve."""
        route = self.layers.routes[flow.payer, flow.recipient]
        x, y = self.columns[flow.payer] + BOX, self.exits[flow.edge.id]
        points = [(x, y)]
        for item in route[1:-1]:
            together = self.through(item)
            y = self.tops[item] + 1 + (self.thickness(flow) + APART) / 2
            y += sum(self.thickness(each) + APART for each in together[: together.index(flow)])
            left = self.columns[item]
            points += [(left - self.label_room, y), (left + BOX, y)]
        left, y = self.columns[flow.recipient], self.entries[flow.edge.id]
        return [*points, (left - self.label_room, y), (left - 4, y)]

    # -- drawing -----------------------------------------------------------------------------

    def draw(self) -> None:
        """Draws the flows, their labels, the boxes and the legend."""
        if not self.flows:
            return
        for flow in sorted(self.flows, key=lambda each: -(each.gbp or 0)):
            self._draw_flow(flow)
            self._draw_label(flow)
        for body in self.names:
            self._draw_box(body)
        self._draw_legend()

    def _draw_flow(self, flow: Flow) -> None:
        """A ribbon as wide as its amount, or a dashed line; with an arrow at the recipient."""
        colour, points = self.theme.line("funding").colour, self._stations(flow)
        if flow.gbp is not None:
            self._draw_ribbon(flow, points, colour)
        else:
            sure = flow.certainty is Certainty.CERTAIN
            self.place.ax.add_patch(
                PathPatch(Path(*_curve(points, 0)), facecolor="none", edgecolor=colour,
                          linewidth=PLAIN, linestyle=SURE if sure else UNSURE, zorder=2.2,
                          gid=f"line:{flow.payer}|{flow.recipient}")
            )  # fmt: skip
        x, y = points[-1]
        tip = max(min(self.thickness(flow) / 2 + 1, 8.0), 3.0)
        corners = [(x, y - tip), (x + 4, y), (x, y + tip)]
        self.place.ax.add_patch(Polygon(corners, facecolor=colour, edgecolor="none", zorder=3))

    def _draw_ribbon(self, flow: Flow, points: list[Point], colour: str) -> None:
        half = self.thickness(flow) / 2
        there, back = _curve(points, -half), _curve(points[::-1], half)
        vertices = [*there[0], *back[0], there[0][0]]
        codes = [*there[1], int(Path.LINETO), *back[1][1:], int(Path.CLOSEPOLY)]
        share = 0.4 if flow.certainty is Certainty.CERTAIN else 0.18
        self.place.ax.add_patch(
            PathPatch(Path(vertices, codes), facecolor=tinted(colour, share), edgecolor=colour,
                      linewidth=0.5, zorder=2, hatch="////" if flow.planned else None,
                      gid=f"line:{flow.payer}|{flow.recipient}")
        )  # fmt: skip

    def _draw_label(self, flow: Flow) -> None:
        """Stream and amount on the ribbon, or above the line; with a mark where there is none."""
        x, y = self.columns[flow.recipient] - self.label_room, self.entries[flow.edge.id]
        line, thick = self.size * LEADING, self.thickness(flow)
        lines = self._label_lines(flow)
        high = len(lines) * line
        top = y - high / 2 if thick >= high + 3 else y - thick / 2 - high - 0.5
        left = x + 6
        if flow.gbp is None:
            left = x + 12
            self._draw_mark(x + 5.5, top + high / 2)
        for number, words in enumerate(lines):
            write(self.place.ax, left, top + number * line, words, self.size, va="top", zorder=5,
                  bold=flow.gbp is not None and words == lines[-1], theme=self.theme,
                  gid=f"flow:{flow.edge.id}")  # fmt: skip

    def _label_lines(self, flow: Flow, *, tight: bool | None = None) -> tuple[str, ...]:
        """The stream, in at most two lines, and the amount, if there is one."""
        tight = self.tight if tight is None else tight
        room = self.label_room - 17
        if tight:
            words = ": ".join(filter(None, (flow.stream, flow.words)))
            return (_fitting(words, room, self.size),)
        stream = clip(wrap(flow.stream, room, self.size), 2, room, self.size)
        return (*stream, *([_fitting(flow.words, room, self.size)] if flow.words else ()))

    def _draw_mark(self, x: float, y: float) -> None:
        """The mark of a flow without an amount: a question mark in a ring."""
        rim = self.theme.line("funding").colour
        ring = Circle(
            (x, y), MARK, facecolor=self.theme.paper, edgecolor=rim, linewidth=0.9, zorder=4
        )
        self.place.ax.add_patch(ring)
        write(self.place.ax, x, y, "?", self.size, bold=True, ha="center", va="center_baseline",
              zorder=5, theme=self.theme)  # fmt: skip

    def _draw_box(self, body: str) -> None:
        left, top, high = self.columns[body], self.tops[body], self._height(body)
        unknown = body.startswith("unknown:")
        self.place.ax.add_patch(
            Rectangle((left, top), BOX, high, facecolor=self.theme.box_fill, zorder=3,
                      edgecolor=self.theme.box_line, linewidth=1.0, gid=f"box:{body}",
                      linestyle=(0, (3, 2)) if unknown else "solid")
        )  # fmt: skip
        lines = self._name_lines(body)
        y = top + (high - len(lines) * self.size * LEADING) / 2
        for line in lines:
            write(self.place.ax, left + BOX / 2, y, line, self.size, bold=not unknown, ha="center",
                  va="top", zorder=5, theme=self.theme, gid=f"label:{body}")  # fmt: skip
            y += self.size * LEADING

    def _draw_legend(self) -> None:
        ax, colour = self.place.ax, self.theme.line("funding").colour
        x, y = self.place.left, self.place.bottom - 7
        if self.scale:
            pound = _round_amount(12 / self.scale)
            high = pound * self.scale
            ax.add_patch(Rectangle((x, y - high / 2), 22, high, facecolor=tinted(colour, 0.4),
                                   edgecolor=colour, linewidth=0.5))  # fmt: skip
            amount = f"£{pound // 10**9}bn" if pound >= 10**9 else f"£{pound // 10**6}m"
            words = f"as wide as its amount: this is {amount}"
            x = self._key(x + 26, y, words)
        ax.add_line(Line2D((x, x + 22), (y, y), color=colour, linewidth=PLAIN, linestyle=SURE))
        self._draw_mark(x + 30, y)
        x = self._key(x + 38, y, "in force, no amount recorded for this year")
        ax.add_line(Line2D((x, x + 22), (y, y), color=colour, linewidth=PLAIN, linestyle=UNSURE))
        self._key(x + 26, y, "possibly in force")

    def _key(self, x: float, y: float, words: str) -> float:
        write(self.place.ax, x, y, words, self.size, va="center_baseline", theme=self.theme)
        return x + width(words, self.size) + 16


def _curve(points: Sequence[Point], shift: float) -> tuple[list[Point], list[int]]:
    """A path through points, level at each, moved up or down: lines where level, else curves."""
    start = (points[0][0], points[0][1] + shift)
    vertices, codes = [start], [int(Path.MOVETO)]
    for (x0, y0), (x1, y1) in pairwise(points):
        if y0 == y1:
            vertices.append((x1, y1 + shift))
            codes.append(int(Path.LINETO))
            continue
        middle = (x0 + x1) / 2
        vertices += [(middle, y0 + shift), (middle, y1 + shift), (x1, y1 + shift)]
        codes += [int(Path.CURVE4)] * 3
    return vertices, codes


def _fitting(words: str, room: float, size: float) -> str:
    """Words cut to a room, never to nothing."""
    if width(words, size) <= room:
        return words
    return shortened(words, room, size) or f"{words[:6]}…"


def _round_amount(gbp: float) -> int:
    """A round amount near one: 1, 2 or 5 and noughts, at least a million."""
    unit = 10**6
    while unit * 10 <= gbp:
        unit *= 10
    return next(unit * factor for factor in (5, 2, 1) if unit * factor <= max(gbp, unit))
