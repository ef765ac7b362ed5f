"""The strip of a timeline: how high it is, and how its rows, years, events and legend are drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from nhsgraph.dates import Extent, Period
from nhsgraph.draw.marks.badge import RING, draw_badge
from nhsgraph.draw.marks.bars import (
    Place,
    Scale,
    draw_bar,
    draw_force,
    draw_passing,
    draw_plan,
    lines_in,
    place_of,
    write_in,
)
from nhsgraph.draw.marks.box import DASHED
from nhsgraph.draw.marks.legend import LEGEND_STEP, Key, draw_legend, legend_rows
from nhsgraph.draw.page.lettering import LEADING, Entry, in_columns, width, wrap
from nhsgraph.draw.page.pen import Pen
from nhsgraph.draw.page.stage import Stage
from nhsgraph.draw.page.theme import Page, Theme
from nhsgraph.draw.timeline.history import Bar, Group, History, Lane, Life, Moment, Row
from nhsgraph.words.sentences import term_in_words

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

    @cached_property
    def width(self) -> float:
        """How wide it is."""
        return self.sides[1] - self.sides[0]

    @cached_property
    def label_room(self) -> float:
        """How wide the column of labels is."""
        return min(132.0, 0.24 * self.width)

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
        return rows * (2 * RING + 1.5) + self.line + 5

    def _life_height(self, life: Life) -> float:
        names = sum(self._lane_height(lane, LIFE, bold=True) + 1 for lane in life.names.lanes)
        forms = sum(self._lane_height(lane) + 1 for lane in life.forms.lanes)
        return max((names or LIFE + 1) + forms, len(self._life_label(life)) * self.line) + 7

    def _group_height(self, group: Group) -> float:
        title = len(self._title_lines(group)) * self.line + 3
        return title + sum(self._row_height(row) for row in group.rows) + 4

    def _row_height(self, row: Row) -> float:
        return max(self._lanes_height(row), len(self._label(row)) * self.line) + GAP

    def _lanes_height(self, row: Row) -> float:
        return sum(self._lane_height(lane) + 1 for lane in row.lanes) - 1

    def _lane_height(self, lane: Lane, least: float = 0.0, *, bold: bool = False) -> float:
        """The height of a lane: of the words in its bars that need most lines."""
        lines = [self._words(*each, bold=bold) for each in self._laid(lane, 0.0, 0.0)]
        return max(least, self.lane) + (max(map(len, [("",), *lines])) - 1) * self.line

    def _words(self, bar: Bar, place: Place, behind: float, *, bold: bool) -> tuple[str, ...]:
        """The words that stand in a bar or behind it."""
        return lines_in(bar.words, place, behind, bold=bold, theme=self.theme)

    def _laid(self, lane: Lane, y: float, height: float) -> list[tuple[Bar, Place, float]]:
        """The bars of a lane from left to right, with their places and the room behind each."""
        bars = sorted(lane, key=lambda bar: bar.first)
        places = [place_of(self.scale, bar.extent, y, height, instant=bar.instant) for bar in bars]
        stops = [place.left for place in places[1:]] + [self.scale.right]
        behind = [stop - place.right for stop, place in zip(stops, places, strict=True)]
        return list(zip(bars, places, behind, strict=True))

    def _foot_height(self, history: History) -> float:
        left_out = len(self._left_out(history)) * self.line
        legend = len(self._keys(history)) * LEGEND_STEP + 4
        return 6 + self._list_height(history.moments) + left_out + legend

    def _list_height(self, moments: Sequence[Moment]) -> float:
        heights = (
            sum(self._entry_height(lines) for _, lines in column)
            for column in self._columns(moments)
        )
        return max(heights, default=0.0) + (self.line + 4 if moments else 0)

    def _entry_height(self, lines: Sequence[str]) -> float:
        """The height of an event in the list: of its words, or of its badge."""
        return max(len(lines) * self.line, 2 * RING) + 1.5

    # -- what fits where -----------------------------------------------------------------------

    def _label(self, row: Row) -> tuple[str, ...]:
        """The first of a row's labels that fits in two lines; else the whole last one."""
        room, size = self.label_room - 10, self.theme.small_size
        wrapped = [wrap(words, room, size) for words in row.labels]
        return next((lines for lines in wrapped if len(lines) <= 2), wrapped[-1])

    def _life_label(self, life: Life) -> tuple[str, ...]:
        return wrap(life.name, self.label_room - 4, self.theme.small_size, bold=True)

    def _title_lines(self, group: Group) -> tuple[str, ...]:
        return wrap(group.title, self.width - 30, self.theme.small_size, bold=True)

    def _left_out(self, history: History) -> tuple[str, ...]:
        """The line that counts, by type, what found no room."""
        if not history.left_out:
            return ()
        edges = Counter[str]()
        for group in history.left_out:
            edges[group.type] += sum(len(row.bars) for row in group.rows)
        words = ", ".join(f"{term_in_words(each)} {number}" for each, number in edges.items())
        words = f"Edges not drawn, for want of room: {words}. Choose types (--types) to draw them."
        return wrap(words, self.width, self.theme.small_size)

    def _badge_rows(self, moments: Sequence[Moment]) -> list[int]:
        """The row of each event's number, so that no two of them touch."""
        ends: list[float] = []
        rows = []
        for moment in moments:
            x = self._badge_x(moment)
            row = next((n for n, end in enumerate(ends) if x - RING > end + 1), len(ends))
            ends[row : row + 1] = [x + RING]
            rows.append(row)
        return rows

    def _badge_x(self, moment: Moment) -> float:
        return (self.scale.x(moment.earliest) + self.scale.x(moment.latest)) / 2

    def _columns(self, moments: Sequence[Moment]) -> list[list[Entry[Moment]]]:
        """The list of events in columns of about the same height."""
        number = 2 if self.page.height > self.page.width else 3
        number = 1 if self.width < 420 else number
        room = self.width / number - 24
        entries = [
            (each, wrap(f"{each.day}: {each.title}", room, self.theme.small_size))
            for each in moments
        ]
        return [column for column in in_columns(entries, number) if column]

    # -- drawing -------------------------------------------------------------------------------

    def draw(self, place: Stage, history: History) -> None:
        """Draws everything, from the events' numbers down to the legend."""
        pen = place.pen
        top = place.top + self._head_height(history.moments)
        y = top
        for life in history.lives:
            y = self._draw_life(pen, life, y)
        for number, group in enumerate(history.groups):
            y = self._draw_group(pen, group, y, banded=number % 2 == 0)
        self._draw_years(pen, place.top, top, y)
        self._draw_moments(pen, history.moments, place.top + self.line + 3, y)
        y = self._draw_list(pen, history.moments, y + 6)
        left_out = self._left_out(history)
        y = pen.write_lines(self.sides[0], y, left_out, colour=self.theme.faint_ink)
        draw_legend(pen, self._keys(history), self.sides[0], y + 4)

    def _draw_years(self, pen: Pen, head: float, top: float, bottom: float) -> None:
        years, grid = self.scale.years, self.theme.grid
        for (year, x), (_, after) in zip(years, [*years[1:], (0, self.scale.right)], strict=True):
            pen.line((x, x), (head, bottom), grid, linewidth=0.5, zorder=1)
            if after - x > width("2020", self.theme.small_size) + 2:
                pen.write((x + after) / 2, head, str(year), ha="center", va="top",
                          colour=self.theme.faint_ink)  # fmt: skip
        pen.line((self.scale.right,) * 2, (head, bottom), grid, linewidth=0.5, zorder=1)
        pen.line((self.scale.left, self.scale.right), (top - 2, top - 2), grid, linewidth=0.5)

    def _draw_life(self, pen: Pen, life: Life, y: float) -> float:
        pen.write_lines(self.sides[0], y + 2, self._life_label(life), bold=True)
        low = y
        for lane in life.names.lanes:
            low = self._draw_lane(pen, lane, low, self.theme.ink, LIFE, bold=True)
        for lane in life.forms.lanes:
            low = self._draw_lane(pen, lane, low, self.theme.faint_ink)
        return y + self._life_height(life)

    def _draw_group(self, pen: Pen, group: Group, y: float, *, banded: bool) -> float:
        left, style = self.sides[0], self.theme.line(group.type)
        if banded:
            pen.rectangle(left, y - 1, self.width, self._group_height(group) - 2, zorder=0,
                          linewidth=0, facecolor=self.theme.band)  # fmt: skip
        told_apart = any(bar.force for row in group.rows for bar in row.bars)
        if not told_apart:
            pen.line((left + 3, left + 21), (y + self.line / 2 + 1,) * 2, style.colour, zorder=2,
                     linestyle=style.dashes, linewidth=style.width)  # fmt: skip
        ground = {"facecolor": self.theme.band if banded else self.theme.paper,
                  "edgecolor": "none", "pad": 0.5}  # fmt: skip
        y = pen.write_lines(left + (3 if told_apart else 26), y + 1, self._title_lines(group),
                            bold=True, colour=style.colour, zorder=6, bbox=ground) - 1  # fmt: skip
        y += 3
        for row in group.rows:
            self._draw_row(pen, row, y, style.colour)
            y += self._row_height(row)
        return y + 4

    def _draw_row(self, pen: Pen, row: Row, y: float, colour: str) -> None:
        lines = self._label(row)
        inner = self._row_height(row) - GAP
        pen.write_lines(self.sides[0] + 6, y + (inner - len(lines) * self.line) / 2, lines)
        y += (inner - self._lanes_height(row)) / 2
        for lane in row.lanes:
            y = self._draw_lane(pen, lane, y, colour)

    def _draw_lane(
        self, pen: Pen, lane: Lane, y: float, colour: str, least: float = 0.0, *, bold: bool = False
    ) -> float:
        """Draws the bars of a lane, and says where the next one begins."""
        height = self._lane_height(lane, least, bold=bold)
        for bar, place, behind in self._laid(lane, y, height):
            self._draw_one(pen, bar, place, colour)
            lines = self._words(bar, place, behind, bold=bold)
            write_in(pen, place, lines, f"label:{bar.statement.id}", bold=bold, hatched=bar.planned)
        return y + height + 1

    def _draw_one(self, pen: Pen, bar: Bar, place: Place, colour: str) -> None:
        """A bar by its kind, in a frame that can't be seen but measured."""
        pen.rectangle(place.left, place.top, place.width, place.height, fill=False, linewidth=0,
                      gid=f"box:{bar.statement.id}")  # fmt: skip
        if bar.planned:
            draw_plan(pen, place, colour, instant=bar.instant)
        elif bar.instant:
            draw_passing(pen, place, colour)
        else:
            draw_bar(pen, self.scale, bar.extent, place, colour)
        if not bar.instant:
            draw_force(pen, place, bar.force)

    def _draw_moments(self, pen: Pen, moments: Sequence[Moment], top: float, bottom: float) -> None:
        for moment, row in zip(moments, self._badge_rows(moments), strict=True):
            x, y = self._badge_x(moment), top + RING + row * (2 * RING + 1.5)
            first, last = self.scale.x(moment.earliest), self.scale.x(moment.latest)
            if last - first > 2:
                pen.rectangle(first, y, last - first, bottom - y, linewidth=0, zorder=0.5,
                              facecolor=self.theme.ink, alpha=0.07)  # fmt: skip
            pen.line((x, x), (y + RING, bottom), self.theme.ink, linewidth=0.6, linestyle=DASHED,
                     zorder=2)  # fmt: skip
            draw_badge(pen, (x, y), str(moment.number), self.theme.ink)

    def _draw_list(self, pen: Pen, moments: Sequence[Moment], y: float) -> float:
        if not moments:
            return y
        pen.write(self.sides[0], y, "Events", bold=True, va="top")
        top = y + self.line + 2
        columns = self._columns(moments)
        step = self.width / len(columns)
        for number, column in enumerate(columns):
            x, low = self.sides[0] + number * step, top
            for moment, lines in column:
                number_at = (x + RING, low + self.line / 2)
                draw_badge(pen, number_at, str(moment.number), self.theme.ink)
                pen.write_lines(x + 2 * RING + 4, low, lines)
                low += self._entry_height(lines)
        return y + self._list_height(moments)

    # -- the legend --------------------------------------------------------------------------

    def _keys(self, history: History) -> list[list[Key]]:
        """The legend: what the kinds of bars mean, and what account rests on, where it is drawn."""
        first, stop = self.period.start, self.period.stop
        certain, possible = Extent(first, first, stop, stop), Extent(first, stop, stop, stop)
        drawn = {bar.force for bar in history.bars}

        def passing(pen: Pen, x: float, y: float) -> None:
            draw_passing(pen, Place(x, x + 7, y - 3.5, 7), self.theme.ink)

        keys = [
            self._key("in force", certain),
            self._key("possibly: an end is not known to the day", possible),
            *(
                self._key(f"account {mark.words}", certain, force=force)
                for force, mark in self.theme.forces.items()
                if force in drawn
            ),
            self._key("planned", None),
            self._key("a plan without days, where it was told", None, instant=True),
            Key("passes on", passing, 11),
        ]
        return legend_rows(keys, self.width, self.theme)

    def _key(
        self, words: str, extent: Extent | None, *, force: str = "", instant: bool = False
    ) -> Key:
        """The entry of a bar; of a plan without an extent."""
        wide = 7.0 if instant else 22.0

        def sign(pen: Pen, x: float, y: float) -> None:
            place = Place(x, x + wide, y - 3.5, 7)
            if extent:
                draw_bar(pen, Scale(self.period, x, x + wide), extent, place, self.theme.ink)
                draw_force(pen, place, force)
            else:
                draw_plan(pen, place, self.theme.ink, instant=instant)

        return Key(words, sign, wide + 4)
