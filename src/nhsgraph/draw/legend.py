"""Legends: what the lines and boxes of a picture mean, and which way a line points."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, TypeAlias

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from nhsgraph.draw.lettering import width
from nhsgraph.draw.sheet import write
from nhsgraph.draw.strokes import Surety, Tip, draw_head, stroke
from nhsgraph.draw.theme import THEME, LineStyle, StateStyle, Theme

Key: TypeAlias = tuple[str, Callable[[Axes, float, float], None]]
"""An entry of a legend: its words, and what draws its sign from a point rightwards."""

SIGN: Final = 25
"""How wide the sign of an entry is, in points."""
APART: Final = 12
"""How far two entries are apart, in points."""
LEGEND_STEP: Final = 13.0
"""The height of a row of a legend, in points."""


def line_key(
    words: str, style: LineStyle, surety: Surety = "certain", number: str = "",
    theme: Theme = THEME,
) -> Key:  # fmt: skip
    """The entry of a line."""

    def sign(ax: Axes, x: float, y: float) -> None:
        end = x + SIGN - 3
        stroke(ax, [(x, y), (end - 2, y)], style, surety, gid="key", theme=theme)
        draw_head(ax, Tip(end, y, 1, 0), style, surety, number, theme)

    return words, sign


def box_key(
    words: str, *, dashed: bool = False, many: bool = False, fill: str | None = None,
    state: StateStyle | None = None, theme: Theme = THEME,
) -> Key:  # fmt: skip
    """The entry of a box."""
    colour = state.fill if state else fill or theme.box_fill
    edge = state.colour if state else theme.box_line

    def sign(ax: Axes, x: float, y: float) -> None:
        for away in (3.0, 1.5, 0.0) if many else (0.0,):
            ax.add_artist(
                Rectangle((x + 2 + away, y - 4 - away), 17, 8, facecolor=colour, edgecolor=edge,
                          linewidth=state.width if state else 0.8, zorder=5,
                          linestyle=(0, (3, 2)) if dashed else "solid")
            )  # fmt: skip

    return words, sign


def legend_rows(keys: Sequence[Key], room: float, theme: Theme = THEME) -> list[list[Key]]:
    """The entries of a legend in rows that fit into ``room``."""
    rows: list[list[Key]] = [[]]
    used = 0.0
    for key in keys:
        needed = SIGN + width(key[0], theme.small_size) + APART
        if rows[-1] and used + needed > room + APART:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += needed
    return rows


def draw_legend(
    ax: Axes, rows: Sequence[Sequence[Key]], left: float, top: float, theme: Theme = THEME
) -> None:
    """Draws a legend from its upper left corner."""
    for number, row in enumerate(rows):
        x, y = left, top + LEGEND_STEP * (number + 0.5)
        for words, sign in row:
            sign(ax, x, y)
            write(ax, x + SIGN, y, words, theme.small_size, va="center_baseline", theme=theme)
            x += SIGN + width(words, theme.small_size) + APART
