"""The one legend of all pictures: entries of a sign and its words, in as many rows as they need."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final, NamedTuple, TypeAlias

from nhsgraph.draw.marks.box import Spot, draw_mark
from nhsgraph.draw.marks.lines import Tip, draw_head, stroke
from nhsgraph.draw.page.lettering import width
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import LineStyle, StateStyle, Surety, Theme

SIGN: Final = 25
"""How wide the sign of an entry is, in points, with the gap before its words."""
APART: Final = 12
"""How far two entries are apart, in points."""
LEGEND_STEP: Final = 13.0
"""The height of a row of a legend, in points."""


Sign: TypeAlias = Callable[[Pen, float, float], None]
"""What draws the sign of an entry from a point rightwards."""


class Key(NamedTuple):
    """An entry of a legend: its words, what draws its sign from a point rightwards, its width."""

    words: str
    sign: Sign
    wide: float = SIGN


def line_key(words: str, style: LineStyle, surety: Surety = "certain", number: str = "") -> Key:
    """The entry of a line."""

    def sign(pen: Pen, x: float, y: float) -> None:
        end = x + SIGN - 3
        stroke(pen, [(x, y), (end - 2, y)], style, surety, gid="key")
        draw_head(pen, Tip(end, y, 1, 0), style, surety, number)

    return Key(words, sign)


def box_key(
    words: str, *, dashed: bool = False, many: bool = False, fill: str | None = None,
    state: StateStyle | None = None,
) -> Key:  # fmt: skip
    """The entry of a box."""
    edge, weight = (state.colour, state.width) if state else (None, 0.8)
    ground, shadows = state.fill if state else fill, 2 if many else 0

    def sign(pen: Pen, x: float, y: float) -> None:
        draw_mark(pen, Spot(x + 2, y - 4, 17, 8), fill=ground, edge=edge, weight=weight,
                  dashed=dashed, shadows=shadows)  # fmt: skip

    return Key(words, sign)


def legend_rows(keys: Sequence[Key], room: float, theme: Theme) -> list[list[Key]]:
    """The entries of a legend in rows that fit into ``room``."""
    rows: list[list[Key]] = [[]]
    used = 0.0
    for key in keys:
        needed = key.wide + width(key.words, theme.small_size) + APART
        if rows[-1] and used + needed > room + APART:
            rows.append([])
            used = 0.0
        rows[-1].append(key)
        used += needed
    return rows


def draw_legend(pen: Pen, rows: Sequence[Sequence[Key]], left: float, top: float) -> None:
    """Draws a legend from its upper left corner."""
    for number, row in enumerate(rows):
        x, y = left, top + LEGEND_STEP * (number + 0.5)
        for words, sign, wide in row:
            sign(pen, x, y)
            pen.write(x + wide, y, words, va="center_baseline")
            x += wide + width(words, pen.theme.small_size) + APART
