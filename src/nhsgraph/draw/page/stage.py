"""Where a picture is drawn: a sheet of its own, or axes that somebody gives; measured in points."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.draw.page.describe import Description
from nhsgraph.draw.page.lettering import LEADING, wrap
from nhsgraph.draw.page.sheet import body_of, new_sheet, on_points, write
from nhsgraph.draw.page.theme import MM, Page, Theme
from nhsgraph.errors import QuestionError

LEAST: Page = Page(90 * MM, 50 * MM)
"""The smallest axes in which type of the smallest size still finds room."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A figure, its axes in points, and the part of them that is left for the drawing."""

    figure: Figure
    ax: Axes
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """How wide the part for the drawing is."""
        return self.right - self.left


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
    description: Description, page: Page, theme: Theme, *, subtitle: str = "", foot: str = "",
    ax: Axes | None = None,
) -> Stage:  # fmt: skip
    """A new sheet with head and foot; or, in axes that are given, the same head and foot there."""
    if ax is None:
        figure, own = new_sheet(description, subtitle=subtitle, foot=foot, page=page, theme=theme)
        return Stage(figure, own, *body_of(page, theme))
    on_points(ax, page.width, page.height)
    top = 0.0
    for text, size, bold in (
        (description.title, theme.subtitle_size + 1, True),
        (subtitle, theme.small_size, False),
    ):
        for line in wrap(text, page.width, size, bold=bold):
            write(ax, 0, top, line, size, bold=bold, va="top", theme=theme)
            top += size * LEADING
    lines = wrap(foot, page.width, theme.small_size)
    bottom = page.height - len(lines) * theme.small_size * LEADING
    for number, line in enumerate(lines):
        low = bottom + number * theme.small_size * LEADING
        write(ax, 0, low, line, theme.small_size, colour=theme.faint_ink, va="top", theme=theme)
    return Stage(_figure_of(ax), ax, 0.0, top + 6, page.width, bottom - 6)
