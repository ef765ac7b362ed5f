"""The one line of all pictures: its dashes and its head, the certain told from the possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Polygon

from nhsgraph.draw.marks.badge import SQUARE, draw_badge
from nhsgraph.draw.page.theme import THEME, LineStyle, Point, Surety, Theme


class Tip(NamedTuple):
    """Where a line meets its body, and the direction in which it points, along x and y."""

    x: float
    y: float
    along: float
    down: float

    def back(self, far: float) -> Point:
        """The point so far behind it."""
        return self.x - self.along * far, self.y - self.down * far


def stroke(
    ax: Axes, points: Sequence[Point], style: LineStyle, surety: Surety = "certain", *,
    gid: str = "line", theme: Theme = THEME,
) -> None:  # fmt: skip
    """Draws one polyline with a thin edge of paper around it, so that crossings read."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    casing = Line2D(xs, ys, color=theme.paper, linewidth=style.width + 1.2, gid="casing")
    casing.set(solid_capstyle="butt", zorder=2.9)
    ax.add_artist(casing)
    planned = surety == "planned"
    line = Line2D(xs, ys, color=style.colour, linestyle=style.dashes, gid=gid, zorder=3)
    line.set(linewidth=style.width + (1.4 if planned else 0))
    line.set(solid_capstyle="butt", dash_capstyle="butt", solid_joinstyle="round")
    line.set(alpha=theme.possible_alpha if surety == "possible" else 1.0)
    ax.add_artist(line)
    if planned:
        core = Line2D(xs, ys, color=theme.paper, linewidth=style.width * 0.8, gid="core")
        core.set(zorder=3.1)
        ax.add_artist(core)


def draw_head(
    ax: Axes, tip: Tip, style: LineStyle, surety: Surety = "certain", number: str = "",
    theme: Theme = THEME,
) -> None:  # fmt: skip
    """Draws what a line ends in, hollow where it is not certain; its number where it has one."""
    if number:
        draw_badge(ax, tip.back(SQUARE / 2), number, style.colour, square=True,
                   full=surety == "certain", bold=True, zorder=8, theme=theme)  # fmt: skip
        return
    size = style.head_size
    (x, y), (along, down) = tip.back(size), (tip.along * size * 0.46, tip.down * size * 0.46)
    left, right = (x + down, y + along), (x - down, y - along)
    fill = style.colour if surety == "certain" else theme.paper
    look = {"facecolor": fill, "edgecolor": style.colour, "linewidth": 0.8, "zorder": 8}
    if style.head == "circle":
        ax.add_artist(Circle(tip.back(size / 2), size / 2 - 0.2, **look))
    elif style.head in {"arrow", "bar"}:
        corners = [left, tip[:2] if style.head == "arrow" else (x, y), right]
        xs, ys = [x for x, _ in corners], [y for _, y in corners]
        head = Line2D(xs, ys, color=style.colour, linewidth=style.width, zorder=8, gid="head")
        ax.add_artist(head)
    elif style.head != "none":
        ax.add_artist(Polygon(_outline(tip, style), closed=True, **look))


def _outline(tip: Tip, style: LineStyle) -> list[Point]:
    """The corners of a triangle, diamond or square behind a tip."""
    size = style.head_size
    along, down = tip.along * size * 0.46, tip.down * size * 0.46

    def aside(far: float) -> tuple[Point, Point]:
        x, y = tip.back(far)
        return (x + down, y + along), (x - down, y - along)

    if style.head == "diamond":
        left, right = aside(size / 2)
        return [tip[:2], left, tip.back(size), right]
    left, right = aside(size)
    if style.head == "square":
        first, last = aside(0)
        return [last, first, left, right]
    return [tip[:2], left, right]
