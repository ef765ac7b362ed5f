"""The sheet that a picture is drawn on: a figure that knows what it says, measured in points.

On a sheet one unit is one point (1/72 inch), from the upper left corner rightwards and downwards,
so that type sizes and distances are the same numbers.
"""

from __future__ import annotations

import io
from typing import Any

from matplotlib.backend_bases import RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

from nhsgraph.draw.page.describe import Description
from nhsgraph.draw.page.lettering import LEADING, width, wrap
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.settings import own_settings
from nhsgraph.draw.page.theme import THEME, Page, Theme

HEAD = 40
"""How much of a sheet's top the title and the line beneath it take, in points."""
FOOT = 18
"""How much of its bottom the line of sources takes, in points."""


SVG = {"svg.hashsalt": "nhsgraph", "svg.fonttype": "path"}
"""Letters become outlines, so that an SVG looks the same everywhere; desc has the text."""


class Picture(Figure):
    """A matplotlib figure with its description; a notebook shows it by itself."""

    description: Description

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
    description: Description, page: Page | None = None, theme: Theme = THEME
) -> tuple[Picture, Pen]:
    """A picture with its title, the line beneath it and the line of sources, and its pen.

    The axes cover the whole sheet; ``body_of`` says which part is left for the drawing.
    """
    page = page or theme.page
    picture = Picture(
        description, figsize=(page.width / 72, page.height / 72), facecolor=theme.paper
    )
    pen = Pen(picture.add_axes((0.0, 0.0, 1.0, 1.0)), theme)
    pen.measure(page)
    room, size = page.width - 2 * theme.margin, theme.title_size
    while size > theme.small_size and width(description.title, size, bold=True) > room:
        size -= 0.5
    pen.write(theme.margin, theme.margin, description.title, size, bold=True, va="top")
    lines = wrap(description.subtitle, room, theme.subtitle_size)
    pen.write_lines(theme.margin, theme.margin + theme.title_size * 1.5, lines, theme.subtitle_size,
                    colour=theme.faint_ink)  # fmt: skip
    lines = wrap(description.foot, room, theme.small_size)
    top = page.height - theme.margin - len(lines) * theme.small_size * LEADING
    pen.write_lines(theme.margin, top, lines, colour=theme.faint_ink)
    return picture, pen


def body_of(page: Page, theme: Theme) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the part of a sheet that is left for the drawing."""
    right, bottom = page.width - theme.margin, page.height - theme.margin - FOOT
    return theme.margin, theme.margin + HEAD, right, bottom
