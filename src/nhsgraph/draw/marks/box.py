"""The one box of all pictures: a rectangle with its outline, and shadows where it is many."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from matplotlib.patches import FancyBboxPatch

from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import Colour, Dashes

DASHED: Final[Dashes] = (0, (3, 2))
"""The outline of what is only announced, or has no statute of its own."""


class Spot(NamedTuple):
    """Where a box stands, in points: its left side, its top, its width and its height."""

    left: float
    top: float
    wide: float
    high: float


def draw_mark(
    pen: Pen, spot: Spot, *, fill: Colour | None = None, edge: str | None = None,
    weight: float = 0.9, dashed: bool = False, shadows: int = 0, rounded: bool = False,
    alpha: float = 1.0, zorder: float = 6.5, gid: str | None = None,
) -> None:  # fmt: skip
    """Draws a box: the shadows behind it, its ground and its outline.

    Args:
        pen: what draws.
        spot: where it stands.
        fill: its ground; as the theme has it if None.
        edge: the colour of its outline; as the theme has it if None.
        weight: how wide the outline is, in points.
        dashed: whether the outline is dashed.
        shadows: how many boxes are seen behind it, for a set of bodies.
        rounded: whether its corners are round.
        alpha: how strongly it is drawn.
        zorder: what lies upon what.
        gid: the name by which it is found in the picture: ``box:`` and the body.
    """
    left, top, wide, high = spot
    theme, outline = pen.theme, DASHED if dashed else "solid"
    rim: dict[str, Any] = {"edgecolor": edge or theme.box_line, "linestyle": outline}
    for number in range(shadows, 0, -1):
        away = 3.0 * number / shadows if shadows > 1 else 1.5
        pen.rectangle(left + away, top - away, wide, high, facecolor=theme.box_fill,
                      linewidth=min(weight, 0.6), zorder=zorder - 0.5, **rim)  # fmt: skip
    rim |= {"facecolor": fill or theme.box_fill, "linewidth": weight, "zorder": zorder}
    rim |= {"alpha": alpha, "gid": gid}
    if rounded:
        style = "round,pad=0,rounding_size=4"
        pen.ax.add_artist(FancyBboxPatch((left, top), wide, high, boxstyle=style, **rim))
    else:
        pen.rectangle(left, top, wide, high, **rim)
