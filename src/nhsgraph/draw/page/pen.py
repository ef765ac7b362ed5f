"""The pen of a picture: texts, lines and shapes in axes measured in points, all in one look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from nhsgraph.draw.page.lettering import LEADING
from nhsgraph.draw.page.theme import Page, Point, Theme
from nhsgraph.spelling import printable


@dataclass(frozen=True, slots=True)
class Pen:
    """Axes that are drawn in, and the look; further arguments of each method are matplotlib's."""

    ax: Axes
    theme: Theme

    def measure(self, page: Page) -> None:
        """Sets the axes to a unit of one point, from the upper left corner, without any frame."""
        self.ax.set_xlim(0, page.width)
        self.ax.set_ylim(page.height, 0)
        self.ax.set_axis_off()

    def write(
        self, x: float, y: float, text: str, size: float | None = None, *, bold: bool = False,
        colour: str | None = None, ha: str = "left", va: str = "center", **look: Any,
    ) -> None:  # fmt: skip
        """Writes one line of text as it stands: no mathematics, no clipping.

        It begins at the point and stands upright around it, unless ``ha`` and ``va`` say otherwise,
        in the smallest size if none is given.
        """
        self.ax.text(
            x, y, printable(text), fontsize=size or self.theme.small_size, ha=ha, va=va,
            fontfamily=self.theme.font, fontweight="bold" if bold else "normal", parse_math=False,
            color=colour or self.theme.ink, **look,
        )  # fmt: skip

    def write_lines(
        self, x: float, top: float, lines: Iterable[str], size: float | None = None, *,
        va: str = "top", **look: Any,
    ) -> float:  # fmt: skip
        """Writes lines of text one beneath the other, from their top, and says where they end."""
        for line in lines:
            self.write(x, top, line, size, va=va, **look)
            top += (size or self.theme.small_size) * LEADING
        return top

    def line(self, xs: Sequence[float], ys: Sequence[float], colour: str, **look: Any) -> None:
        """Draws a line through points."""
        self.ax.add_artist(Line2D(xs, ys, color=colour, **look))

    def rectangle(self, left: float, top: float, wide: float, high: float, **look: Any) -> None:
        """Draws a rectangle from its upper left corner."""
        self.ax.add_artist(Rectangle((left, top), wide, high, **look))

    def polygon(self, corners: Sequence[Point], colour: str, **look: Any) -> None:
        """Draws a shape filled with a colour."""
        self.ax.add_artist(Polygon(corners, facecolor=colour, **look))

    def path(self, vertices: Sequence[Point], codes: Sequence[int], **look: Any) -> None:
        """Draws a path with curves."""
        self.ax.add_artist(PathPatch(Path(vertices, codes), **look))
