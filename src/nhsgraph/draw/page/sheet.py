"""The sheet that a picture is drawn on: a figure that knows what it says, measured in points.

On a sheet one unit is one point (1/72 inch), from the upper left corner rightwards and downwards,
so that type sizes and distances are the same numbers.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Any, TypedDict, Unpack

from matplotlib.axes import Axes
from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from nhsgraph.draw.page.describe import Description
from nhsgraph.draw.page.lettering import LEADING, width, wrap
from nhsgraph.draw.page.settings import own_settings
from nhsgraph.draw.page.theme import THEME, Page, Theme
from nhsgraph.spelling import printable

HEAD = 40
"""How much of a sheet's top the title and the line beneath it take, in points."""
FOOT = 18
"""How much of its bottom the line of sources takes, in points."""


SVG = {"svg.hashsalt": "nhsgraph", "svg.fonttype": "path"}
"""Letters become outlines, so that an SVG looks the same everywhere; desc has the text."""


class Hand(TypedDict, total=False):
    """How a text is written; what is not given is plain."""

    bold: bool
    style: str
    colour: str | None
    ha: str
    va: str
    rotation: float
    zorder: float
    bbox: dict[str, Any] | None
    gid: str
    theme: Theme


class Picture(Figure):
    """A matplotlib figure with its description; a notebook shows it by itself."""

    description: Description
    foot: str = ""
    """The line beneath it: on how many statements and sources it stands, and whose they are."""

    def __init__(self, description: Description, **options: Any) -> None:
        super().__init__(**options)
        FigureCanvasAgg(self)
        self.description = description

    def draw(self, renderer: RendererBase) -> None:
        """Draws with letters as wide as they were measured: the hinting of pixels widens them."""
        with own_settings(**SVG, **{"text.hinting": "none"}):
            super().draw(renderer)

    def savefig(self, fname: Any, **options: Any) -> None:
        """Saves, as ``Figure.savefig``, from matplotlib's own defaults."""
        with own_settings(**SVG):
            super().savefig(fname, **options)

    def _repr_png_(self) -> bytes:
        target = io.BytesIO()
        self.savefig(target, format="png", dpi=130)
        return target.getvalue()


def new_sheet(
    description: Description, *, subtitle: str = "", foot: str = "", page: Page | None = None,
    theme: Theme = THEME,
) -> tuple[Picture, Axes]:  # fmt: skip
    """A picture with its title, the line beneath it and the line of sources, and its one axes.

    The axes cover the whole sheet; ``body_of`` says which part is left for the drawing.
    """
    page = page or theme.page
    picture = Picture(
        description, figsize=(page.width / 72, page.height / 72), facecolor=theme.paper
    )
    ax = picture.add_axes((0.0, 0.0, 1.0, 1.0))
    on_points(ax, page.width, page.height)
    room, size = page.width - 2 * theme.margin, theme.title_size
    while size > theme.small_size and width(description.title, size, bold=True) > room:
        size -= 0.5
    write(ax, theme.margin, theme.margin, description.title, size, bold=True, va="top",
          theme=theme)  # fmt: skip
    lines = wrap(subtitle, room, theme.subtitle_size)
    write_lines(ax, theme.margin, theme.margin + theme.title_size * 1.5, lines,
                theme.subtitle_size, colour=theme.faint_ink, theme=theme)  # fmt: skip
    picture.foot = foot
    lines = wrap(foot, room, theme.small_size) if foot else ()
    top = page.height - theme.margin - len(lines) * theme.small_size * LEADING
    write_lines(ax, theme.margin, top, lines, theme.small_size, colour=theme.faint_ink,
                theme=theme)  # fmt: skip
    return picture, ax


def body_of(page: Page, theme: Theme = THEME) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the part of a sheet that is left for the drawing."""
    return (
        theme.margin,
        theme.margin + HEAD,
        page.width - theme.margin,
        page.height - theme.margin - FOOT,
    )


def on_points(ax: Axes, width: float, height: float) -> None:
    """Sets axes to a unit of one point, from the upper left corner, without any frame."""
    ax.set_xlim(0, width)
    ax.set_ylim(height, 0)
    ax.set_axis_off()


def write(ax: Axes, x: float, y: float, text: str, size: float, **hand: Unpack[Hand]) -> Text:
    """Writes one line of text as it stands: no mathematics, no clipping.

    It begins at the point and stands upright around it, unless ``hand`` says otherwise.
    """
    theme = hand.get("theme", THEME)
    more = {key: value for key, value in hand.items() if key not in {"bold", "colour", "theme"}}
    look: dict[str, Any] = {
        "fontsize": size,
        "fontfamily": theme.font,
        "color": hand.get("colour") or theme.ink,
        "fontweight": "bold" if hand.get("bold") else "normal",
        "ha": "left",
        "va": "center",
        "parse_math": False,
    }
    return ax.text(x, y, printable(text), **look | more)


def write_lines(
    ax: Axes, x: float, top: float, lines: Iterable[str], size: float, step: float = 0.0,
    **hand: Unpack[Hand],
) -> float:  # fmt: skip
    """Writes lines of text one beneath the other, from their top, and says where they end.

    ``step`` is how far they are apart, in points; as the size of the type asks if 0.
    """
    hand.setdefault("va", "top")
    for line in lines:
        write(ax, x, top, line, size, **hand)
        top += step or size * LEADING
    return top
