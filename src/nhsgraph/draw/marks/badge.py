"""The one badge of all pictures: a number or a sign in a ring or a square."""

from __future__ import annotations

from typing import Any, Final

from matplotlib.patches import Circle

from nhsgraph.draw.page.lettering import width
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import Dashes, Point

SQUARE: Final = 8.8
"""The side of a square badge, in points."""
RING: Final = 5.8
"""The radius of a ring, in points."""


def draw_badge(
    pen: Pen, middle: Point, text: str, colour: str, *, square: bool = False, full: bool = False,
    dashed: bool = False, bold: bool = False, radius: float = RING, size: float | None = None,
    zorder: float = 4,
) -> None:  # fmt: skip
    """Draws a text in a ring around a point, or in a square; a bare ring where there is none.

    Args:
        pen: what draws.
        middle: the point.
        text: a number or a sign; may be blank.
        colour: that of the rim, and of the ground or the text.
        square: a square at least ``SQUARE`` points wide, not a ring.
        full: the ground has the colour, and the text that of the paper.
        dashed: the rim is dashed: for what was only announced, or is only possible.
        bold: whether the text is bold.
        radius: the radius of a ring, in points.
        size: the size of the type, in points; the smallest if None.
        zorder: what lies upon what.
    """
    (x, y), theme = middle, pen.theme
    dashes: Dashes = (0, (2.5, 1.8)) if dashed else "solid"
    rim: dict[str, Any] = {"edgecolor": colour, "linewidth": 0.9, "linestyle": dashes}
    rim |= {"facecolor": colour if full else theme.paper, "zorder": zorder}
    if square:
        wide = max(width(text, size or theme.small_size, bold=bold) + 3, SQUARE)
        pen.rectangle(x - wide / 2, y - SQUARE / 2, wide, SQUARE, gid="box:badge", **rim)
    else:
        pen.ax.add_artist(Circle(middle, radius, **rim))
    if text:
        ink = theme.paper if full else colour if square else theme.ink
        pen.write(x, y, text, size, bold=bold, ha="center", va="center_baseline", colour=ink,
                  zorder=zorder + 0.1, gid="label:badge")  # fmt: skip
