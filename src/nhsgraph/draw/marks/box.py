"""The one box of all pictures: a rectangle with its outline, and shadows where it is many."""

from __future__ import annotations

from typing import Any, Final, NamedTuple, TypedDict, Unpack

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Rectangle

from nhsgraph.draw.page.theme import THEME, Dashes, Theme

DASHED: Final[Dashes] = (0, (3, 2))
"""The outline of what is only announced, or has no statute of its own."""


class Spot(NamedTuple):
    """Where a box stands, in points: its left side, its top, its width and its height."""

    left: float
    top: float
    wide: float
    high: float


class BoxLook(TypedDict, total=False):
    """How a box looks; what is not given is as the theme has it."""

    fill: str | tuple[float, float, float] | None
    edge: str | None
    weight: float
    """How wide the outline is, in points."""
    dashed: bool
    shadows: int
    """How many boxes are seen behind it, for a set of bodies."""
    rounded: bool
    alpha: float
    gid: str
    """The name by which it is found in the picture: ``box:`` and the body."""
    zorder: float
    theme: Theme


def draw_mark(ax: Axes, spot: Spot, **look: Unpack[BoxLook]) -> None:
    """Draws a box: the shadows behind it, its ground and its outline."""
    left, top, wide, high = spot
    theme, zorder = look.get("theme", THEME), look.get("zorder", 6.5)
    weight, shadows = look.get("weight", 0.9), look.get("shadows", 0)
    outline: Dashes = DASHED if look.get("dashed") else "solid"
    rim: dict[str, Any] = {"edgecolor": look.get("edge") or theme.box_line, "linestyle": outline}
    for number in range(shadows, 0, -1):
        away = 3.0 * number / shadows if shadows > 1 else 1.5
        ax.add_artist(
            Rectangle((left + away, top - away), wide, high, facecolor=theme.box_fill,
                      linewidth=min(weight, 0.6), zorder=zorder - 0.5, **rim)
        )  # fmt: skip
    rim |= {"facecolor": look.get("fill") or theme.box_fill, "linewidth": weight, "zorder": zorder}
    rim |= {"alpha": look.get("alpha", 1.0), "gid": look.get("gid")}
    if look.get("rounded"):
        style = "round,pad=0,rounding_size=4"
        ax.add_artist(FancyBboxPatch((left, top), wide, high, boxstyle=style, **rim))
    else:
        ax.add_artist(Rectangle((left, top), wide, high, **rim))
