"""Flows drawn from left to right through columns of boxes: ribbons, dashed without an amount."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.path import Path

from nhsgraph.dates import Certainty
from nhsgraph.draw.layered.funding_places import ARROW, LEGEND, PLAIN, Flow, Flows
from nhsgraph.draw.marks.badge import RING, draw_badge
from nhsgraph.draw.marks.bars import tinted
from nhsgraph.draw.marks.box import Spot, draw_mark
from nhsgraph.draw.marks.legend import LEGEND_STEP, Key, Sign, draw_legend, legend_rows
from nhsgraph.draw.marks.lines import stroke
from nhsgraph.draw.page.lettering import LEADING, width
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import Dashes, LineStyle, Point

SURE: Dashes = (0, (4, 2.4))
UNSURE: Dashes = (0, (1.2, 2.2))
"""The dashes of a line without an amount, in force for certain or only possibly."""


class Sankey(Flows):
    """The flows of a year as they are drawn."""

    def draw(self) -> None:
        """Draws the flows, their labels, the boxes and the legend."""
        for flow in sorted(self.flows, key=lambda each: -(each.shown_gbp or 0)):
            self._draw_flow(flow)
            self._draw_label(flow)
        for body in self.names:
            self._draw_box(body)
        self._draw_list()
        keys = legend_rows(self._keys(), self.place.width, self.theme)
        top = self.place.bottom - LEGEND_STEP * len(keys) - 1
        draw_legend(self.pen, keys, self.place.left, top)

    def _draw_flow(self, flow: Flow) -> None:
        """A ribbon as wide as its amount, or a dashed line; with an arrow at the recipient."""
        colour, points = self.theme.line("funding").colour, self.stations(flow)
        if flow.shown_gbp is not None:
            self._draw_ribbon(flow, points, colour)
        else:
            sure = flow.certainty is Certainty.CERTAIN
            self.pen.path(*_curve(points, 0), facecolor="none", edgecolor=colour,
                          linewidth=PLAIN, linestyle=SURE if sure else UNSURE, zorder=2.2,
                          gid=f"line:{flow.payer}|{flow.recipient}")  # fmt: skip
        x, y = points[-1]
        tip = max(min(self.thickness(flow) / 2 + 1, 8.0), 3.0)
        point = x - ARROW if self.runs_back(flow) else x + ARROW
        corners = [(x, y - tip), (point, y), (x, y + tip)]
        self.pen.polygon(corners, colour, edgecolor="none", zorder=3)

    def _draw_ribbon(self, flow: Flow, points: list[Point], colour: str) -> None:
        half = self.thickness(flow) / 2
        there, back = _curve(points, -half), _curve(points[::-1], half)
        vertices = [*there[0], *back[0], there[0][0]]
        codes = [*there[1], int(Path.LINETO), *back[1][1:], int(Path.CLOSEPOLY)]
        sure = flow.certainty is Certainty.CERTAIN
        empty, dashes = flow.gbp is None, SURE if sure else UNSURE
        fill = tinted(colour, 0.08 if empty else 0.4 if sure else 0.18)
        self.pen.path(vertices, codes, facecolor=fill, edgecolor=colour, zorder=2,
                      linewidth=PLAIN if empty else 0.5, linestyle=dashes if empty else "solid",
                      hatch="////" if flow.planned else None,
                      gid=f"line:{flow.payer}|{flow.recipient}")  # fmt: skip
        if self.torn(flow):
            self._draw_tear(points[-1][0] - 12, points[-1][1], half)

    def _draw_tear(self, x: float, y: float, half: float) -> None:
        """A tear across a ribbon whose amount is too great for the scale."""
        tooth = 2 * half / 9
        ys = [y - half + number * tooth for number in range(10)]
        xs = [x + 4 * (number % 2) for number in range(10)]
        self.pen.line(xs, ys, self.theme.paper, linewidth=3, zorder=2.1, solid_capstyle="butt")

    def _draw_label(self, flow: Flow) -> None:
        """Stream and amount on the ribbon, or above the line; with a mark where there is none."""
        before = self.box if self.runs_back(flow) else -self.label_room
        x, y = self.columns[flow.recipient] + before, self.entries[flow.edge.id]
        line, thick = self.size * LEADING, self.thickness(flow)
        lines = self.label_lines(flow)
        high = len(lines) * line
        marked = self.numbered or flow.gbp is None
        longest = max(width(words, self.size, bold=True) for words in lines)
        x -= max((13 if marked else 6) + longest + 1.5 - (self.label_room - ARROW), 0)
        top = y - high / 2 if thick >= high + 3 else y - thick / 2 - high - 0.5
        left = x + 6
        if marked:
            left = x + 13
            sign = str(self.number(flow)) if self.numbered else "?"
            self._draw_mark(x + 5.5, top + high / 2, sign)
        known = flow.gbp is not None
        for number, words in enumerate(lines):
            self.pen.write(left, top + number * line, words, va="top", zorder=5,
                           bold=self.numbered or (known and words == lines[-1]),
                           gid=f"flow:{flow.edge.id}")  # fmt: skip

    def _draw_mark(self, x: float, y: float, sign: str) -> None:
        """A sign in a ring: the number of a flow, or the question mark of one without an amount."""
        colour = self.theme.line("funding").colour
        draw_badge(self.pen, (x, y), sign, colour, bold=sign == "?")

    def _draw_list(self) -> None:
        """The numbered flows with their streams and amounts, in columns beneath."""
        line = self.size * LEADING
        top = self.place.bottom - LEGEND - self.list_height + 8
        step = self.place.width / max(len(self.entries_listed), 1)
        for column, entries in enumerate(self.entries_listed):
            x, y = self.place.left + column * step, top
            for flow, lines in entries:
                self._draw_mark(x + RING, y + line / 2, str(self.number(flow)))
                self.pen.write_lines(x + 2 * RING + 4, y, lines)
                y += max(len(lines) * line, 2 * RING + 0.6)

    def _draw_box(self, body: str) -> None:
        left, top, high = self.columns[body], self.tops[body], self.height(body)
        unknown = body.startswith("unknown:")
        draw_mark(self.pen, Spot(left, top, self.box, high), weight=1.0, dashed=unknown, zorder=3,
                  gid=f"box:{body}")  # fmt: skip
        lines = self.name_lines(body)
        y = top + (high - len(lines) * self.size * LEADING) / 2
        self.pen.write_lines(left + self.box / 2, y, lines, bold=not unknown, ha="center", zorder=5,
                             gid=f"label:{body}")  # fmt: skip

    def _keys(self) -> list[Key]:
        """The legend of flows: what their widths and their lines mean."""
        colour = self.theme.line("funding").colour

        def band(high: float, tint: float, dashes: Dashes, weight: float) -> Sign:
            return lambda pen, x, y: pen.rectangle(
                x, y - high / 2, 22, high, facecolor=tinted(colour, tint), edgecolor=colour,
                linewidth=weight, linestyle=dashes,
            )  # fmt: skip

        def line(dashes: Dashes) -> Sign:
            style = LineStyle(colour, dashes, PLAIN)
            return lambda pen, x, y: stroke(pen, [(x, y), (x + 22, y)], style, gid="key")

        def asked(pen: Pen, x: float, y: float) -> None:
            line(SURE)(pen, x, y)
            draw_badge(pen, (x + 29, y), "?", colour, bold=True)

        keys = []
        if self.scale:
            pound = _round_amount(12 / self.scale)
            amount = f"£{pound // 10**9}bn" if pound >= 10**9 else f"£{pound // 10**6}m"
            words = f"as wide as its amount: this is {amount}"
            keys.append(Key(words, band(pound * self.scale, 0.4, "solid", 0.5), 26))
        keys.append(Key("in force, no amount recorded for this year", asked, 38))
        if any(flow.near_gbp is not None for flow in self.flows):
            near = "the same, as wide as the amount of a year near by"
            keys.append(Key(near, band(8, 0.08, SURE, PLAIN), 26))
        if any(flow.certainty is not Certainty.CERTAIN for flow in self.flows):
            keys.append(Key("possibly in force", line(UNSURE), 26))
        return keys


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


def _round_amount(gbp: float) -> int:
    """A round amount near one: 1, 2 or 5 and noughts, at least a million."""
    unit = 10**6
    while unit * 10 <= gbp:
        unit *= 10
    return next(unit * factor for factor in (5, 2, 1) if unit * factor <= max(gbp, unit))
