"""Bars over time: solid where something held, faded where it possibly did, hatched if planned."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Protocol

from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.patches import Polygon, Rectangle

from nhsgraph.dates import Day, Extent, Period
from nhsgraph.draw.lettering import width
from nhsgraph.draw.sheet import write
from nhsgraph.draw.theme import Theme
from nhsgraph.schema import Statement

SLICES = 14
"""In how many steps a bar fades."""
LEAST = 3.0
"""The least width of a bar, in points, so that a single day can be seen."""
SIGN = 3.4
"""Half the width of the sign for what has no days of its own, in points."""
SOLID, FAINT = 0.36, 0.07
"""How much of its colour a certain bar has, and the far end of a faded one."""

Colour = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Scale:
    """Days as places from left to right."""

    period: Period
    left: float
    right: float

    def x(self, day: Day) -> float:
        """Where a day begins, kept within the scale."""
        share = (day - self.period.start) / (self.period.stop - self.period.start)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)

    @property
    def years(self) -> list[tuple[int, float]]:
        """The years of the period with the place of their first day, or of the period's."""
        first = date.fromordinal(self.period.start).year
        last = date.fromordinal(self.period.stop - 1).year
        return [(year, self.x(date(year, 1, 1).toordinal())) for year in range(first, last + 1)]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bar stands: from left to right, and its top and height."""

    left: float
    right: float
    top: float
    height: float

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2


class Words(Protocol):
    """What has words for its bar, the longest first."""

    @property
    def statement(self) -> Statement:
        """What the bar stands for."""

    @property
    def words(self) -> tuple[str, ...]:
        """The words that may stand in the bar, the longest first."""

    @property
    def planned(self) -> bool:
        """True where the bar is hatched, so that words need a ground of their own."""


def tinted(colour: str, share: float) -> Colour:
    """A colour mixed with white, so that text on it can be read."""
    red, green, blue = to_rgb(colour)
    return (
        1 - share * (1 - red),
        1 - share * (1 - green),
        1 - share * (1 - blue),
    )


def place_of(scale: Scale, extent: Extent, top: float, height: float, *, instant: bool) -> Place:
    """Where a bar stands on a scale; a sign without days is centred on its day."""
    left = scale.x(extent.possible_from)
    if instant:
        left = min(max(left - SIGN, scale.left), scale.right - 2 * SIGN)
        return Place(left, left + 2 * SIGN, top, height)
    right = scale.x(extent.possible_to)
    if right - left < LEAST:
        left = min(left, scale.right - LEAST)
        right = left + LEAST
    return Place(left, right, top, height)


def draw_bar(ax: Axes, scale: Scale, extent: Extent, place: Place, colour: str) -> None:
    """A bar in force: solid while certain, fading towards the ends that are not known exactly."""
    left = min(max(scale.x(extent.certain_from), place.left), place.right)
    right = min(max(scale.x(extent.certain_to), left), place.right)
    if extent.certain_from >= extent.certain_to:
        left = right = min(max((place.left + place.right) / 2, left), place.right)
    _fade(ax, (place.left, left), (FAINT, SOLID), place, colour)
    _fade(ax, (right, place.right), (SOLID, FAINT), place, colour)
    if right > left:
        ax.add_patch(
            Rectangle((left, place.top), right - left, place.height, zorder=2.9,
                      facecolor=tinted(colour, SOLID), edgecolor="none", linewidth=0)
        )  # fmt: skip
        _rim(ax, left, right, place, colour, shut=(left <= place.left, right >= place.right))
    _goes_on(ax, scale, extent, place, colour)


def _rim(
    ax: Axes, left: float, right: float, place: Place, colour: str, shut: tuple[bool, bool]
) -> None:
    """The rim of a certain stretch; it is shut only at an end that is known to the day."""
    low, high = place.top + place.height, place.top
    corners = [((left, right), (high, high)), ((left, right), (low, low))]
    corners += [
        ((x, x), (low, high)) for x, closed in zip((left, right), shut, strict=True) if closed
    ]
    for xs, ys in corners:
        ax.add_line(
            Line2D(xs, ys, color=colour, linewidth=0.8, zorder=3, solid_capstyle="projecting")
        )


def _fade(
    ax: Axes, ends: tuple[float, float], shares: tuple[float, float], place: Place, colour: str
) -> None:
    """A stretch that is only possible: its tint runs from one share to another, its rims dotted."""
    left, right = ends
    if right - left < 0.3:
        return
    steps = max(2, min(SLICES, int((right - left) / 2)))
    step = (right - left) / steps
    for number in range(steps):
        share = shares[0] + (shares[1] - shares[0]) * (number + 0.5) / steps
        ax.add_patch(
            Rectangle((left + number * step, place.top), step, place.height, zorder=2.9,
                      facecolor=tinted(colour, share), edgecolor="none", linewidth=0)
        )  # fmt: skip
    for y in (place.top, place.top + place.height):
        ax.add_line(Line2D((left, right), (y, y), color=colour, linewidth=0.6, zorder=3,
                           linestyle=(0, (1, 1.6))))  # fmt: skip


def draw_plan(ax: Axes, place: Place, colour: str, *, instant: bool, theme: Theme) -> None:
    """A plan: hatched, with a dashed rim; without days, a hollow diamond where it was told."""
    if instant:
        x, y = (place.left + place.right) / 2, place.middle
        corners = [(x - SIGN, y), (x, y - SIGN), (x + SIGN, y), (x, y + SIGN)]
        ax.add_patch(Polygon(corners, facecolor=theme.paper, edgecolor=colour, linewidth=0.9,
                             hatch="//////", zorder=3))  # fmt: skip
        return
    ax.add_patch(
        Rectangle((place.left, place.top), place.right - place.left, place.height, zorder=3,
                  facecolor=theme.paper, edgecolor=tinted(colour, 0.55), linewidth=0,
                  hatch="////")
    )  # fmt: skip
    ax.add_patch(
        Rectangle((place.left, place.top), place.right - place.left, place.height, zorder=3,
                  facecolor="none", edgecolor=colour, linewidth=0.8, linestyle=(0, (3, 2)))
    )  # fmt: skip


def draw_passing(ax: Axes, place: Place, colour: str) -> None:
    """What passes from one body to another in a moment: a full diamond."""
    x, y = (place.left + place.right) / 2, place.middle
    corners = [(x - SIGN, y), (x, y - SIGN), (x + SIGN, y), (x, y + SIGN)]
    ax.add_patch(Polygon(corners, facecolor=colour, edgecolor=colour, linewidth=0.7, zorder=3))


def _goes_on(ax: Axes, scale: Scale, extent: Extent, place: Place, colour: str) -> None:
    """Small arrows outside the scale where a bar goes on beyond it."""
    y = place.middle
    if extent.possible_from < scale.period.start:
        x = scale.left - 1.5
        corners = [(x, y - 2.4), (x - 4, y), (x, y + 2.4)]
        ax.add_patch(Polygon(corners, facecolor=colour, edgecolor="none", zorder=3))
    if extent.possible_to > scale.period.stop:
        x = scale.right + 1.5
        corners = [(x, y - 2.4), (x + 4, y), (x, y + 2.4)]
        ax.add_patch(Polygon(corners, facecolor=colour, edgecolor="none", zorder=3))


def write_in(
    ax: Axes, place: Place, bar: Words, room_behind: float, *, bold: bool = False, theme: Theme,
) -> None:  # fmt: skip
    """The longest words that fit in a bar, or behind it where there is room; else none.

    Words that fit nowhere are cut, where enough of them is left to be read.
    """
    size, within = theme.small_size, place.right - place.left - 5
    paper = {"facecolor": theme.paper, "edgecolor": "none", "pad": 0.5}
    found = next(
        (
            word
            for word in bar.words
            if width(word, size, bold=bold) <= max(within, room_behind - 5)
        ),
        "",
    )
    cut = (
        shortened(bar.words[-1], max(within, room_behind - 5), size, bold=bold) if bar.words else ""
    )
    found = found or cut
    if not found:
        return
    if width(found, size, bold=bold) <= within:
        write(ax, place.left + 2.5, place.middle, found, size, bold=bold, va="center_baseline",
              theme=theme, zorder=5, gid=f"label:{bar.statement.id}",
              bbox=paper if bar.planned else None)  # fmt: skip
        return
    write(ax, place.right + 2.5, place.middle, found, size, bold=bold, colour=theme.faint_ink,
          va="center_baseline", theme=theme, zorder=5, gid="beside", bbox=paper)  # fmt: skip


def shortened(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """A text cut to a room, ending in …; nothing where less than a third of it would be left."""
    cut = text
    while cut and width(f"{cut}…", size, bold=bold) > room:
        cut = cut[:-1].rstrip()
    return f"{cut}…" if len(cut) > max(6, len(text) / 3) else ""
