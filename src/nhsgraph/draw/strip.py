"""The strip of a timeline: how high it is, and how its rows, years, events and legend are drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, Rectangle

from nhsgraph.dates import Extent, Period
from nhsgraph.draw.bars import (
    Place,
    Scale,
    draw_bar,
    draw_passing,
    draw_plan,
    place_of,
    write_in,
)
from nhsgraph.draw.history import Bar, Group, History, Lane, Life, Moment, Row
from nhsgraph.draw.lettering import LEADING, clip, width, wrap
from nhsgraph.draw.sheet import write
from nhsgraph.draw.stage import Stage
from nhsgraph.draw.theme import Page, Theme
from nhsgraph.questions.wording import term_in_words

BADGE = 5.4
"""The radius of an event's number."""
LIFE = 13.5
"""The height of a bar of a body's own names."""
GAP = 2.6
"""The distance between rows."""
ARROW = 7.0
"""The room beside the scale for the arrows of bars that go on."""


@dataclass(frozen=True)
class Strip:
    """How a timeline lies on a page; all measures are points."""

    page: Page
    theme: Theme
    period: Period
    sides: tuple[float, float]

    @property
    def upright(self) -> bool:
        """True on a page that is higher than wide."""
        return self.page.height > self.page.width

    @cached_property
    def label_room(self) -> float:
        """How wide the column of labels is."""
        return min(132.0, 0.24 * (self.sides[1] - self.sides[0]))

    @cached_property
    def scale(self) -> Scale:
        """The scale of days, right of the labels."""
        left, right = self.sides
        return Scale(self.period, left + self.label_room + ARROW, right - ARROW)

    @property
    def line(self) -> float:
        """The height of a line of the smallest type."""
        return self.theme.small_size * LEADING

    @property
    def lane(self) -> float:
        """The height of a bar that is one line of type high."""
        return self.theme.small_size + 3.2

    # -- how high ----------------------------------------------------------------------------

    def height(self, history: History) -> float:
        """How high a whole timeline is."""
        lives = sum(self._life_height(life) for life in history.lives)
        groups = sum(self._group_height(group) for group in history.groups)
        return self._head_height(history.moments) + lives + groups + self._foot_height(history)

    def _head_height(self, moments: Sequence[Moment]) -> float:
        """The years, and the events' numbers beneath them."""
        rows = max(self._badge_rows(moments), default=-1) + 1
        return rows * (2 * BADGE + 1.5) + self.line + 5

    def _life_height(self, life: Life) -> float:
        lanes = max(len(life.names.lanes), 1) * (LIFE + 1) + len(life.forms.lanes) * (self.lane + 1)
        return max(lanes, len(self._life_label(life)) * self.line) + 7

    def _group_height(self, group: Group) -> float:
        title = len(self._title_lines(group)) * self.line + 3
        return title + sum(self._row_height(row) for row in group.rows) + 4

    def _row_height(self, row: Row) -> float:
        lanes = len(row.lanes) * (self.lane + 1) - 1
        return max(lanes, len(self._label(row)) * self.line) + GAP

    def _foot_height(self, history: History) -> float:
        left_out = len(self._left_out(history)) * self.line
        return 6 + self._list_height(history.moments) + left_out + self.line + 10

    def _list_height(self, moments: Sequence[Moment]) -> float:
        columns = self._columns(moments)
        lines = max((sum(len(each) for _, each in column) for column in columns), default=0)
        most = max((len(column) for column in columns), default=0)
        return lines * self.line + most * 1.5 + (self.line + 4 if moments else 0)

    # -- what fits where -----------------------------------------------------------------------

    def _label(self, row: Row) -> tuple[str, ...]:
        """The first of a row's labels that fits in two lines; else the last, cut."""
        room, size = self.label_room - 10, self.theme.small_size
        for words in row.labels:
            lines = wrap(words, room, size)
            if len(lines) <= 2:
                return lines
        return clip(wrap(row.labels[-1], room, size), 2, room, size)

    def _life_label(self, life: Life) -> tuple[str, ...]:
        return wrap(life.name, self.label_room - 4, self.theme.small_size, bold=True)

    def _title_lines(self, group: Group) -> tuple[str, ...]:
        room = self.sides[1] - self.sides[0] - 30
        return wrap(group.title, room, self.theme.small_size, bold=True)

    def _left_out(self, history: History) -> tuple[str, ...]:
        """The line that counts, by type, what found no room."""
        edges: dict[str, int] = {}
        for group in history.left_out:
            number = sum(len(row.bars) for row in group.rows)
            edges[group.type] = edges.get(group.type, 0) + number
        if not edges:
            return ()
        words = ", ".join(f"{term_in_words(each)} {number}" for each, number in edges.items())
        words = f"Edges not drawn, for want of room: {words}. Choose types to draw them."
        return wrap(words, self.sides[1] - self.sides[0], self.theme.small_size)

    def _badge_rows(self, moments: Sequence[Moment]) -> list[int]:
        """The row of each event's number, so that no two of them touch."""
        ends: list[float] = []
        rows = []
        for moment in moments:
            x = self._badge_x(moment)
            row = next((n for n, end in enumerate(ends) if x - BADGE > end + 1), len(ends))
            ends[row : row + 1] = [x + BADGE]
            rows.append(row)
        return rows

    def _badge_x(self, moment: Moment) -> float:
        return (self.scale.x(moment.earliest) + self.scale.x(moment.latest)) / 2

    def _columns(self, moments: Sequence[Moment]) -> list[list[tuple[Moment, tuple[str, ...]]]]:
        """The list of events in columns of about the same height."""
        number = 2 if self.upright else 3
        if self.sides[1] - self.sides[0] < 420:
            number = 1
        room = (self.sides[1] - self.sides[0]) / number - 24
        entries = [
            (each, wrap(f"{each.day}: {each.title}", room, self.theme.small_size))
            for each in moments
        ]
        share = sum(len(lines) for _, lines in entries) / number
        columns: list[list[tuple[Moment, tuple[str, ...]]]] = [[] for _ in range(number)]
        done = 0
        for entry in entries:
            columns[min(int(done / share + 0.001), number - 1)].append(entry)
            done += len(entry[1])
        return [column for column in columns if column]

    # -- drawing -------------------------------------------------------------------------------

    def draw(self, place: Stage, history: History) -> None:
        """Draws everything, from the events' numbers down to the legend."""
        ax = place.ax
        top = place.top + self._head_height(history.moments)
        y = top
        for life in history.lives:
            y = self._draw_life(ax, life, y)
        for number, group in enumerate(history.groups):
            y = self._draw_group(ax, group, y, banded=number % 2 == 0)
        self._draw_years(ax, place.top, top, y)
        self._draw_moments(ax, history.moments, place.top + self.line + 3, y)
        y = self._draw_list(ax, history.moments, y + 6)
        for line in self._left_out(history):
            write(ax, self.sides[0], y, line, self.theme.small_size, colour=self.theme.faint_ink,
                  va="top", theme=self.theme)  # fmt: skip
            y += self.line
        self._draw_legend(ax, y + self.line / 2 + 6)

    def _draw_years(self, ax: Axes, head: float, top: float, bottom: float) -> None:
        years = self.scale.years
        for (year, x), (_, after) in zip(years, [*years[1:], (0, self.scale.right)], strict=True):
            self._grid_line(ax, x, head, bottom)
            if after - x > width("2020", self.theme.small_size) + 2:
                write(ax, (x + after) / 2, head, str(year), self.theme.small_size, ha="center",
                      va="top", colour=self.theme.faint_ink, theme=self.theme)  # fmt: skip
        self._grid_line(ax, self.scale.right, head, bottom)
        ys = (top - 2, top - 2)
        ax.add_line(
            Line2D((self.scale.left, self.scale.right), ys, color=self.theme.grid, linewidth=0.5)
        )

    def _grid_line(self, ax: Axes, x: float, top: float, bottom: float) -> None:
        ax.add_line(Line2D((x, x), (top, bottom), color=self.theme.grid, linewidth=0.5, zorder=1))

    def _draw_life(self, ax: Axes, life: Life, y: float) -> float:
        height = self._life_height(life)
        for number, line in enumerate(self._life_label(life)):
            write(ax, self.sides[0], y + 2 + number * self.line, line, self.theme.small_size,
                  bold=True, va="top", theme=self.theme)  # fmt: skip
        low = y
        for lane in life.names.lanes:
            self._draw_lane(ax, lane, low, LIFE, self.theme.ink, bold=True)
            low += LIFE + 1
        for lane in life.forms.lanes:
            self._draw_lane(ax, lane, low, self.lane, self.theme.faint_ink)
            low += self.lane + 1
        return y + height

    def _draw_group(self, ax: Axes, group: Group, y: float, *, banded: bool) -> float:
        height, style = self._group_height(group), self.theme.line(group.type)
        left, right = self.sides
        if banded:
            ax.add_patch(Rectangle((left, y - 1), right - left, height - 2, zorder=0, linewidth=0,
                                   facecolor=self.theme.band))  # fmt: skip
        ax.add_line(Line2D((left + 3, left + 21), (y + self.line / 2 + 1,) * 2, color=style.colour,
                           linestyle=style.dashes, linewidth=style.width, zorder=2))  # fmt: skip
        for line in self._title_lines(group):
            write(ax, left + 26, y + 1, line, self.theme.small_size, bold=True, va="top",
                  colour=style.colour, theme=self.theme, zorder=6,
                  bbox={"facecolor": self.theme.band if banded else self.theme.paper,
                        "edgecolor": "none", "pad": 0.5})  # fmt: skip
            y += self.line
        y += 3
        for row in group.rows:
            self._draw_row(ax, row, y, style.colour)
            y += self._row_height(row)
        return y + 4

    def _draw_row(self, ax: Axes, row: Row, y: float, colour: str) -> None:
        lines = self._label(row)
        inner = self._row_height(row) - GAP
        start = y + (inner - len(lines) * self.line) / 2
        for number, line in enumerate(lines):
            write(ax, self.sides[0] + 6, start + number * self.line, line, self.theme.small_size,
                  va="top", theme=self.theme)  # fmt: skip
        lanes = len(row.lanes) * (self.lane + 1) - 1
        y += (inner - lanes) / 2
        for lane in row.lanes:
            self._draw_lane(ax, lane, y, self.lane, colour)
            y += self.lane + 1

    def _draw_lane(
        self, ax: Axes, lane: Lane, y: float, height: float, colour: str, *, bold: bool = False
    ) -> None:
        bars = sorted(lane, key=lambda bar: bar.first)
        places = [place_of(self.scale, bar.extent, y, height, instant=bar.instant) for bar in bars]
        behind = [place.left for place in places[1:]] + [self.scale.right]
        for bar, place, stop in zip(bars, places, behind, strict=True):
            self._draw_one(ax, bar, place, colour)
            write_in(ax, place, bar, stop - place.right, bold=bold, theme=self.theme)

    def _draw_one(self, ax: Axes, bar: Bar, place: Place, colour: str) -> None:
        """A bar by its kind, in a frame that can't be seen but measured."""
        frame = (place.left, place.top), place.right - place.left, place.height
        ax.add_patch(Rectangle(*frame, fill=False, linewidth=0, gid=f"box:{bar.statement.id}"))
        if bar.planned:
            draw_plan(ax, place, colour, instant=bar.instant, theme=self.theme)
        elif bar.instant:
            draw_passing(ax, place, colour)
        else:
            draw_bar(ax, self.scale, bar.extent, place, colour)

    def _draw_moments(self, ax: Axes, moments: Sequence[Moment], top: float, bottom: float) -> None:
        for moment, row in zip(moments, self._badge_rows(moments), strict=True):
            x, y = self._badge_x(moment), top + BADGE + row * (2 * BADGE + 1.5)
            first, last = self.scale.x(moment.earliest), self.scale.x(moment.latest)
            if last - first > 2:
                band = Rectangle((first, y), last - first, bottom - y, linewidth=0, zorder=0.5,
                                 facecolor=self.theme.ink, alpha=0.07)  # fmt: skip
                ax.add_patch(band)
            ax.add_line(Line2D((x, x), (y + BADGE, bottom), color=self.theme.ink, linewidth=0.6,
                               linestyle=(0, (3, 2)), zorder=2))  # fmt: skip
            self._badge(ax, x, y, moment.number)

    def _badge(self, ax: Axes, x: float, y: float, number: int) -> None:
        ax.add_patch(Circle((x, y), BADGE, facecolor=self.theme.paper, edgecolor=self.theme.ink,
                            linewidth=0.8, zorder=4))  # fmt: skip
        write(ax, x, y, str(number), self.theme.small_size, ha="center", va="center_baseline",
              zorder=5, theme=self.theme)  # fmt: skip

    def _draw_list(self, ax: Axes, moments: Sequence[Moment], y: float) -> float:
        if not moments:
            return y
        write(
            ax,
            self.sides[0],
            y,
            "Events",
            self.theme.small_size,
            bold=True,
            va="top",
            theme=self.theme,
        )
        top = y + self.line + 2
        columns = self._columns(moments)
        step = (self.sides[1] - self.sides[0]) / len(columns)
        for number, column in enumerate(columns):
            x, low = self.sides[0] + number * step, top
            for moment, lines in column:
                self._badge(ax, x + BADGE, low + self.line / 2, moment.number)
                for line in lines:
                    write(ax, x + 2 * BADGE + 4, low, line, self.theme.small_size, va="top",
                          theme=self.theme)  # fmt: skip
                    low += self.line
                low += 1.5
        return y + self._list_height(moments)

    def _draw_legend(self, ax: Axes, y: float) -> None:
        """What the kinds of bars mean, in one or two lines above the foot."""
        x, colour = self.sides[0], self.theme.ink
        day, height = self.period.start, 7.0
        stop = self.period.stop
        for kind, words in (
            ("certain", "in force"),
            ("possible", "possibly: an end is not known to the day"),
            ("plan", "planned"),
            ("announced", "a plan without days, where it was told"),
            ("passing", "passes on"),
        ):
            length = 2 * 3.4 if kind in {"announced", "passing"} else 22.0
            place = Place(x, x + length, y - height / 2, height)
            if kind == "certain":
                draw_bar(ax, self._key(place), Extent(day, day, stop, stop), place, colour)
            elif kind == "possible":
                draw_bar(ax, self._key(place), Extent(day, stop, stop, stop), place, colour)
            elif kind == "passing":
                draw_passing(ax, place, colour)
            else:
                draw_plan(ax, place, colour, instant=kind == "announced", theme=self.theme)
            write(ax, place.right + 4, y, words, self.theme.small_size, va="center_baseline",
                  theme=self.theme)  # fmt: skip
            x = place.right + 4 + width(words, self.theme.small_size) + 14

    def _key(self, place: Place) -> Scale:
        return Scale(self.period, place.left, place.right)
