"""Where a picture is drawn: a sheet of its own, or axes that somebody gives; measured in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.draw.page.describe import Description
from nhsgraph.draw.page.lettering import LEADING, wrap
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.sheet import body_of, new_sheet
from nhsgraph.draw.page.theme import MM, Page, Theme
from nhsgraph.errors import QuestionError

LEAST: Page = Page(90 * MM, 50 * MM)
"""The smallest axes in which type of the smallest size still finds room."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A figure, its pen, and the part of its axes, in points, that is left for the drawing."""

    figure: Figure
    pen: Pen
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide the part for the drawing is."""
        return self.right - self.left

    @property
    def theme(self) -> Theme:
        """The look of what is drawn."""
        return self.pen.theme


def page_of(ax: Axes) -> Page:
    """The size of axes in points.

    Raises:
        QuestionError: they are too small for type that can be read.
    """
    box = ax.get_position()
    width, height = _figure_of(ax).get_size_inches() * 72
    page = Page(box.width * width, box.height * height)
    if page.width < LEAST.width or page.height < LEAST.height:
        raise QuestionError(
            "The axes are too small for type that can be read.",
            [f"Give them at least {LEAST.width / MM:.0f} by {LEAST.height / MM:.0f} mm."],
        )
    return page


def _figure_of(ax: Axes) -> Figure:
    """The outermost figure of axes, which every axes that can be drawn in have."""
    return cast("Figure", ax.get_figure(root=True))


def stage(
    description: Description, theme: Theme, page: Page | None = None, ax: Axes | None = None
) -> Stage:
    """A new sheet with head and foot; or, in axes that are given, the same head and foot there."""
    if ax is None:
        page = page or theme.page
        figure, pen = new_sheet(description, page, theme)
        return Stage(figure, pen, *body_of(page, theme))
    page, pen, size = page_of(ax), Pen(ax, theme), theme.subtitle_size + 1
    pen.measure(page)
    lines = wrap(description.title, page.width, size, bold=True)
    top = pen.write_lines(0, 0.0, lines, size, bold=True)
    top = pen.write_lines(0, top, wrap(description.subtitle, page.width, theme.small_size))
    lines = wrap(description.foot, page.width, theme.small_size)
    bottom = page.height - len(lines) * theme.small_size * LEADING
    pen.write_lines(0, bottom, lines, colour=theme.faint_ink)
    return Stage(_figure_of(ax), pen, 0.0, top + 6, page.width, bottom - 6)
