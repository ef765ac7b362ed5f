"""The one badge of all pictures: a number or a sign in a ring or a square."""

from __future__ import annotations

from typing import Any, Final, TypedDict, Unpack

from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from nhsgraph.draw.page.lettering import width
from nhsgraph.draw.page.sheet import write
from nhsgraph.draw.page.theme import THEME, Dashes, Point, Theme

SQUARE: Final = 8.8
"""The side of a square badge, in points."""
RING: Final = 5.8
"""The radius of a ring, in points."""


class BadgeLook(TypedDict, total=False):
    """How a badge looks; what is not given is plain."""

    square: bool
    """A square at least ``SQUARE`` points wide, not a ring."""
    full: bool
    """The ground has the colour, and the text that of the paper."""
    dashed: bool
    """The rim is dashed: for what was only announced, or is only possible."""
    bold: bool
    radius: float
    """The radius of a ring, in points."""
    size: float
    """The size of the type, in points."""
    zorder: float
    theme: Theme


def draw_badge(ax: Axes, middle: Point, text: str, colour: str, **look: Unpack[BadgeLook]) -> None:
    """Draws a text in a ring around a point, or in a square; a bare ring where there is none.

    ``colour`` is that of the rim, and of the ground or the text as ``look`` says.
    """
    (x, y), theme, full = middle, look.get("theme", THEME), look.get("full", False)
    size, bold = look.get("size", theme.small_size), look.get("bold", False)
    zorder, square = look.get("zorder", 4), look.get("square", False)
    dashes: Dashes = (0, (2.5, 1.8)) if look.get("dashed") else "solid"
    rim: dict[str, Any] = {"edgecolor": colour, "linewidth": 0.9, "linestyle": dashes}
    rim |= {"facecolor": colour if full else theme.paper, "zorder": zorder}
    if square:
        wide = max(width(text, size, bold=bold) + 3, SQUARE)
        corner = (x - wide / 2, y - SQUARE / 2)
        ax.add_artist(Rectangle(corner, wide, SQUARE, gid="box:badge", **rim))
    else:
        ax.add_artist(Circle(middle, look.get("radius", RING), **rim))
    if text:
        ink = theme.paper if full else colour if square else theme.ink
        write(ax, x, y, text, size, bold=bold, ha="center", va="center_baseline", colour=ink,
              zorder=zorder + 0.1, gid="label:badge", theme=theme)  # fmt: skip
