"""Bars over time: solid where something held, faded where it possibly did, hatched if planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.colors import to_rgb

from nhsgraph.dates import Day, Extent, Period
from nhsgraph.draw.page.lettering import LEADING, width, wrap
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.theme import Colour, Point, Theme

SLICES = 14
"""In how many steps a bar fades."""
LEAST = 3.0
"""The least width of a bar, in points, so that a single day can be seen."""
SIGN = 3.4
"""Half the width of the sign for what has no days of its own, in points."""
MOST_LINES = 3
"""In how many lines words may stand in a bar."""
SOLID, FAINT = 0.36, 0.07
"""How much of its colour a certain bar has, and the far end of a faded one."""


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
    def width(self) -> float:
        """How wide the bar is."""
        return self.right - self.left

    @property
    def middle(self) -> float:
        """Half way down."""
        return self.top + self.height / 2

    @property
    def diamond(self) -> list[Point]:
        """The corners of the sign in its middle for what has no days of its own."""
        x, y = (self.left + self.right) / 2, self.middle
        return [(x - SIGN, y), (x, y - SIGN), (x + SIGN, y), (x, y + SIGN)]


def tinted(colour: str, share: float) -> Colour:
    """A colour mixed with white, so that text on it can be read."""
    red, green, blue = (1 - share * (1 - each) for each in to_rgb(colour))
    return red, green, blue


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


def draw_bar(pen: Pen, scale: Scale, extent: Extent, place: Place, colour: str) -> None:
    """A bar in force: solid while certain, fading towards the ends that are not known exactly."""
    left = min(max(scale.x(extent.certain_from), place.left), place.right)
    right = min(max(scale.x(extent.certain_to), left), place.right)
    if extent.certain_from >= extent.certain_to:
        left = right = min(max((place.left + place.right) / 2, left), place.right)
    _fade(pen, (place.left, left), (FAINT, SOLID), place, colour)
    _fade(pen, (right, place.right), (SOLID, FAINT), place, colour)
    if right > left:
        pen.rectangle(left, place.top, right - left, place.height, zorder=2.9,
                      facecolor=tinted(colour, SOLID), edgecolor="none", linewidth=0)  # fmt: skip
        _rim(pen, left, right, place, colour)
    _goes_on(pen, scale, extent, place, colour)


def _rim(pen: Pen, left: float, right: float, place: Place, colour: str) -> None:
    """The rim of a certain stretch; it is shut only at an end that is known to the day."""
    low, high = place.top + place.height, place.top
    strokes = [((left, right), (high, high)), ((left, right), (low, low))]
    strokes += [((left, left), (low, high))] if left <= place.left else []
    strokes += [((right, right), (low, high))] if right >= place.right else []
    for xs, ys in strokes:
        pen.line(xs, ys, colour, linewidth=0.8, zorder=3, solid_capstyle="projecting")


def _fade(
    pen: Pen, ends: tuple[float, float], shares: tuple[float, float], place: Place, colour: str
) -> None:
    """A stretch that is only possible: its tint runs from one share to another, its rims dotted."""
    left, right = ends
    if right - left < 0.3:
        return
    steps = max(2, min(SLICES, int((right - left) / 2)))
    step = (right - left) / steps
    for number in range(steps):
        share = shares[0] + (shares[1] - shares[0]) * (number + 0.5) / steps
        pen.rectangle(left + number * step, place.top, step, place.height, zorder=2.9,
                      facecolor=tinted(colour, share), edgecolor="none", linewidth=0)  # fmt: skip
    for y in (place.top, place.top + place.height):
        pen.line((left, right), (y, y), colour, linewidth=0.6, zorder=3, linestyle=(0, (1, 1.6)))


def draw_plan(pen: Pen, place: Place, colour: str, *, instant: bool) -> None:
    """A plan: hatched, with a dashed rim; without days, a hollow diamond where it was told."""
    paper = pen.theme.paper
    if instant:
        pen.polygon(place.diamond, paper, edgecolor=colour, linewidth=0.9, hatch="//////", zorder=3)
        return
    spot = (place.left, place.top, place.width, place.height)
    pen.rectangle(*spot, zorder=3, facecolor=paper, edgecolor=tinted(colour, 0.55), linewidth=0,
                  hatch="////")  # fmt: skip
    pen.rectangle(*spot, zorder=3, facecolor="none", edgecolor=colour, linewidth=0.8,
                  linestyle=(0, (3, 2)))  # fmt: skip


def draw_force(pen: Pen, place: Place, force: str) -> None:
    """What account rests on, as a line along the foot of a bar; nothing where it rests on nothing.

    It is the line that pictures of the structure have for it.
    """
    if not force:
        return
    style, y = pen.theme.line("accountability", force), place.top + place.height - 0.4
    ends = (place.left, place.right), (y, y)
    pen.line(*ends, pen.theme.paper, linewidth=style.width + 0.8, solid_capstyle="butt",
             zorder=3.05)  # fmt: skip
    pen.line(*ends, style.colour, linestyle=style.dashes, linewidth=style.width, zorder=3.1,
             solid_capstyle="butt", dash_capstyle="butt", gid=f"force:{force}")  # fmt: skip


def draw_passing(pen: Pen, place: Place, colour: str) -> None:
    """What passes from one body to another in a moment: a full diamond."""
    pen.polygon(place.diamond, colour, edgecolor=colour, linewidth=0.7, zorder=3)


def _goes_on(pen: Pen, scale: Scale, extent: Extent, place: Place, colour: str) -> None:
    """Small arrows outside the scale where a bar goes on beyond it."""
    arrows = [(scale.left - 1.5, -4)] if extent.possible_from < scale.period.start else []
    arrows += [(scale.right + 1.5, 4)] if extent.possible_to > scale.period.stop else []
    for x, far in arrows:
        y = place.middle
        corners = [(x, y - 2.4), (x + far, y), (x, y + 2.4)]
        pen.polygon(corners, colour, edgecolor="none", zorder=3)


def lines_in(
    choice: Sequence[str], place: Place, behind: float, *, bold: bool = False, theme: Theme
) -> tuple[str, ...]:
    """The first words of a choice that fit in a bar, or in the room behind it.

    Where none fit, the last in more lines; nothing where even these would be broken within a word.
    """
    size, room = theme.small_size, max(place.width, behind) - 5
    fitting = (words for words in choice if width(words, size, bold=bold) <= room)
    if (whole := next(fitting, None)) is not None:
        return (whole,)
    words = choice[-1] if choice else ""
    narrow = any(width(word, size, bold=bold) > room for word in words.split())
    lines = () if narrow else wrap(words, room, size, bold=bold)
    return lines if len(lines) <= MOST_LINES else ()


def write_in(
    pen: Pen, place: Place, lines: Sequence[str], gid: str, *, bold: bool = False,
    hatched: bool = False,
) -> None:  # fmt: skip
    """Writes lines in a bar, or behind it where that has more room; in a hatched one on a ground.

    ``gid`` is the name of what stands in the bar.
    """
    theme, size = pen.theme, pen.theme.small_size
    paper = {"facecolor": theme.paper, "edgecolor": "none", "pad": 0.5}
    within = all(width(line, size, bold=bold) <= place.width - 5 for line in lines)
    pen.write_lines(
        (place.left if within else place.right) + 2.5,
        place.middle - size * LEADING * (len(lines) - 1) / 2, lines, bold=bold,
        va="center_baseline", zorder=5, colour=None if within else theme.faint_ink,
        gid=gid if within else "beside", bbox=None if within and not hatched else paper,
    )  # fmt: skip
