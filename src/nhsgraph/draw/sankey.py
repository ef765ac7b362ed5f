"""Flows from left to right through columns of boxes: ribbons by amount, dashed if it has none."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from nhsgraph.dates import Certainty
from nhsgraph.draw.bars import tinted
from nhsgraph.draw.flows import LEGEND, MARK, PLAIN, Flow, Flows, Point
from nhsgraph.draw.lettering import LEADING, width
from nhsgraph.draw.sheet import write
from nhsgraph.draw.theme import Dashes

SURE: Dashes = (0, (4, 2.4))
UNSURE: Dashes = (0, (1.2, 2.2))
"""The dashes of a line without an amount, in force for certain or only possibly."""


class Sankey(Flows):
    """The flows of a year as they are drawn."""

    def draw(self) -> None:
        """Draws the flows, their labels, the boxes and the legend."""
        if not self.flows:
            return
        for flow in sorted(self.flows, key=lambda each: -(each.gbp or 0)):
            self._draw_flow(flow)
            self._draw_label(flow)
        for body in self.names:
            self._draw_box(body)
        self._draw_list()
        self._draw_legend()

    def _draw_flow(self, flow: Flow) -> None:
        """A ribbon as wide as its amount, or a dashed line; with an arrow at the recipient."""
        colour, points = self.theme.line("funding").colour, self.stations(flow)
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
        if self.torn(flow):
            self._draw_tear(points[-1][0] - 12, points[-1][1], half)

    def _draw_tear(self, x: float, y: float, half: float) -> None:
        """A tear across a ribbon whose amount is too great for the scale."""
        tooth = 2 * half / 9
        ys = [y - half + number * tooth for number in range(10)]
        xs = [x + 4 * (number % 2) for number in range(10)]
        self.place.ax.add_line(
            Line2D(xs, ys, color=self.theme.paper, linewidth=3, zorder=2.1, solid_capstyle="butt")
        )

    def _draw_label(self, flow: Flow) -> None:
        """Stream and amount on the ribbon, or above the line; with a mark where there is none."""
        x, y = self.columns[flow.recipient] - self.label_room, self.entries[flow.edge.id]
        line, thick = self.size * LEADING, self.thickness(flow)
        lines = self.label_lines(flow, tight=self.tight)
        high = len(lines) * line
        top = y - high / 2 if thick >= high + 3 else y - thick / 2 - high - 0.5
        left = x + 6
        if self.numbered or flow.gbp is None:
            left = x + 13
            sign = str(self.number(flow)) if self.numbered else "?"
            self._draw_mark(x + 5.5, top + high / 2, sign)
        known = flow.gbp is not None
        for number, words in enumerate(lines):
            write(self.place.ax, left, top + number * line, words, self.size, va="top", zorder=5,
                  bold=self.numbered or (known and words == lines[-1]), theme=self.theme,
                  gid=f"flow:{flow.edge.id}")  # fmt: skip

    def _draw_mark(self, x: float, y: float, sign: str) -> None:
        """A sign in a ring: the number of a flow, or the question mark of one without an amount."""
        rim = self.theme.line("funding").colour
        ring = Circle(
            (x, y), MARK, facecolor=self.theme.paper, edgecolor=rim, linewidth=0.9, zorder=4
        )
        self.place.ax.add_patch(ring)
        write(self.place.ax, x, y, sign, self.size, bold=sign == "?", ha="center", zorder=5,
              va="center_baseline", theme=self.theme)  # fmt: skip

    def _draw_list(self) -> None:
        """The numbered flows with their streams and amounts, in columns beneath."""
        line = self.size * LEADING
        top = self.place.bottom - LEGEND - self.list_height + 8
        step = self.place.width / max(len(self.entries_listed), 1)
        for column, entries in enumerate(self.entries_listed):
            x, y = self.place.left + column * step, top
            for flow, lines in entries:
                self._draw_mark(x + MARK, y + line / 2, str(self.number(flow)))
                for number, words in enumerate(lines):
                    write(self.place.ax, x + 2 * MARK + 4, y + number * line, words, self.size,
                          va="top", theme=self.theme)  # fmt: skip
                y += max(len(lines) * line, 2 * MARK + 0.6)

    def _draw_box(self, body: str) -> None:
        left, top, high = self.columns[body], self.tops[body], self.height(body)
        unknown = body.startswith("unknown:")
        self.place.ax.add_patch(
            Rectangle((left, top), self.box, high, facecolor=self.theme.box_fill, zorder=3,
                      edgecolor=self.theme.box_line, linewidth=1.0, gid=f"box:{body}",
                      linestyle=(0, (3, 2)) if unknown else "solid")
        )  # fmt: skip
        lines = self.name_lines(body)
        y = top + (high - len(lines) * self.size * LEADING) / 2
        for line in lines:
            x = left + self.box / 2
            write(self.place.ax, x, y, line, self.size, bold=not unknown, ha="center", va="top",
                  zorder=5, theme=self.theme, gid=f"label:{body}")  # fmt: skip
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
        if self.numbered:
            write(ax, x + 27, y, "?", self.size, bold=True, va="center_baseline", theme=self.theme)
        else:
            self._draw_mark(x + 30, y, "?")
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


def _round_amount(gbp: float) -> int:
    """A round amount near one: 1, 2 or 5 and noughts, at least a million."""
    unit = 10**6
    while unit * 10 <= gbp:
        unit *= 10
    return next(unit * factor for factor in (5, 2, 1) if unit * factor <= max(gbp, unit))
