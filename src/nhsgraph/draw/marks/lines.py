"""The one line of all pictures: its dashes and its head, the certain told from the possible."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from matplotlib.patches import Circle

from nhsgraph.draw.marks.badge import SQUARE, draw_badge
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import LineStyle, Point, Surety


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
    pen: Pen, points: Sequence[Point], style: LineStyle, surety: Surety = "certain", *, gid: str
) -> None:
    """Draws one polyline with a thin edge of paper around it, so that crossings read."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    paper, planned = pen.theme.paper, surety == "planned"
    pen.line(xs, ys, paper, linewidth=style.width + 1.2, solid_capstyle="butt", zorder=2.9,
             gid="casing")  # fmt: skip
    pen.line(xs, ys, style.colour, linestyle=style.dashes, gid=gid, zorder=3,
             linewidth=style.width + (1.4 if planned else 0), solid_capstyle="butt",
             dash_capstyle="butt", solid_joinstyle="round",
             alpha=pen.theme.possible_alpha if surety == "possible" else 1.0)  # fmt: skip
    if planned:
        pen.line(xs, ys, paper, linewidth=style.width * 0.8, gid="core", zorder=3.1)


def draw_head(
    pen: Pen, tip: Tip, style: LineStyle, surety: Surety = "certain", number: str = ""
) -> None:
    """Draws what a line ends in, hollow where it is not certain; its number where it has one."""
    if number:
        draw_badge(pen, tip.back(SQUARE / 2), number, style.colour, square=True,
                   full=surety == "certain", bold=True, zorder=8)  # fmt: skip
        return
    size, point = style.head_size, tip[:2]
    fill = style.colour if surety == "certain" else pen.theme.paper
    rim = {"edgecolor": style.colour, "linewidth": 0.8, "zorder": 8}

    def sides(far: float) -> tuple[Point, Point]:
        """The points left and right of the line, so far behind its tip."""
        (x, y), along, down = tip.back(far), tip.along * size * 0.46, tip.down * size * 0.46
        return (x + down, y + along), (x - down, y - along)

    left, right = sides(size)
    if style.head == "circle":
        pen.ax.add_artist(Circle(tip.back(size / 2), size / 2 - 0.2, facecolor=fill, **rim))
    elif style.head in {"arrow", "bar"}:
        middle = point if style.head == "arrow" else tip.back(size)
        xs, ys = zip(left, middle, right, strict=True)
        pen.line(xs, ys, style.colour, linewidth=style.width, zorder=8, gid="head")
    elif style.head == "diamond":
        first, last = sides(size / 2)
        pen.polygon([point, first, tip.back(size), last], fill, **rim)
    elif style.head == "square":
        first, last = sides(0)
        pen.polygon([last, first, left, right], fill, **rim)
    elif style.head == "triangle":
        pen.polygon([point, left, right], fill, **rim)
