"""A drawing that rises from one body at the foot to the top, its steps numbered and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise
from typing import Final

from matplotlib.path import Path

from nhsgraph.dates import Certainty
from nhsgraph.draw.layered.layers import Item, Layers, layered
from nhsgraph.draw.marks.badge import RING, draw_badge
from nhsgraph.draw.marks.box import Spot, draw_mark
from nhsgraph.draw.marks.legend import LEGEND_STEP, Key, draw_legend, legend_rows, line_key
from nhsgraph.draw.marks.lines import Tip, draw_head
from nhsgraph.draw.page.lettering import LEADING, clip, wrap
from nhsgraph.draw.page.stage import Stage
from nhsgraph.draw.page.theme import LineStyle, Point, Surety

MOST = 128.0
"""The widest that a box may be."""
MEMBERSHIP: Final = "membership"
"""What a step rests on that is no account: it belongs to, sits in, or acts through."""


@dataclass(frozen=True, slots=True)
class Tie:
    """A numbered step from a lower to an upper body, and what it rests on (or ``MEMBERSHIP``)."""

    lower: str
    upper: str
    number: int
    force: str
    words: str
    certainty: Certainty


@dataclass
class Rise:
    """Bodies in layers, the one that is asked about at the foot."""

    place: Stage
    ties: Sequence[Tie]
    names: Mapping[str, str]
    groups: frozenset[str]
    focus: str

    def __post_init__(self) -> None:
        self.pen, self.theme = self.place.pen, self.place.theme

    @cached_property
    def layers(self) -> Layers:
        """The layers from below."""
        return layered(self.names, [(tie.lower, tie.upper) for tie in self.ties])

    @cached_property
    def keys(self) -> list[list[Key]]:
        """The legend in rows."""
        used = {tie.force for tie in self.ties}
        words: dict[str, str] = {name: mark.words for name, mark in self.theme.forces.items()}
        words[MEMBERSHIP] = "belongs to, sits in, or acts through"
        keys = [line_key(words[force], self._style(force)) for force in words if force in used]
        if any(tie.certainty is not Certainty.CERTAIN for tie in self.ties):
            pale = self.theme.line("accountability")
            keys.append(line_key("possible", pale, "possible"))
        return legend_rows(keys, self.place.width, self.theme)

    @property
    def bottom(self) -> float:
        """Where the drawing ends and the legend begins."""
        return self.place.bottom - LEGEND_STEP * len(self.keys) - 4

    def _style(self, force: str) -> LineStyle:
        inner = force == MEMBERSHIP
        style = self.theme.line(MEMBERSHIP if inner else "accountability", force)
        return replace(style, head="triangle")

    @property
    def room(self) -> float:
        """How wide the drawing is; the list stands right of it."""
        return self.place.width * 0.56

    @cached_property
    def box(self) -> float:
        """How wide a box is: as wide as the fullest layer allows."""
        fullest = max(len(layer) for layer in self.layers.layers)
        return min(MOST, self.room / fullest - 16)

    def _lines(self, body: str) -> tuple[str, ...]:
        size = self.theme.small_size
        return clip(wrap(self.names[body], self.box - 10, size, bold=True), 5, self.box - 10, size)

    def _height(self, item: Item) -> float:
        if item not in self.names:
            return 0.0
        return len(self._lines(item)) * self.theme.small_size * LEADING + 10

    @cached_property
    def centres(self) -> dict[Item, Point]:
        """The middle of each item: layers at even distances, items evenly in each."""
        layers = self.layers.layers
        tallest = [max(self._height(item) for item in layer) for layer in layers]
        top, bottom = self.place.top + 4, self.bottom
        spare = (bottom - top - sum(tallest)) / max(len(layers) - 1, 1)
        gap = min(spare, 92.0)
        y = bottom - (bottom - top - sum(tallest) - gap * (len(layers) - 1)) / 2
        places: dict[Item, Point] = {}
        for layer, high in zip(layers, tallest, strict=True):
            step = self.room / len(layer)
            for number, item in enumerate(layer):
                places[item] = (self.place.left + (number + 0.5) * step, y - high / 2)
            y -= high + gap
        return places

    def draw(self, silence: str) -> None:
        """Draws boxes, steps, list and legend; the words of a silence where there is no step."""
        if not self.ties:
            size = self.theme.label_size
            lines = wrap(silence, self.place.width - 40, size)
            self.pen.write_lines(self.place.left, self.place.top + 16, lines, size)
            return
        for tie in self.ties:
            self._draw_tie(tie)
        for body in self.names:
            self._draw_box(body)
        self._draw_list()
        draw_legend(self.pen, self.keys, self.place.left, self.bottom + 4)

    # -- boxes and steps ---------------------------------------------------------------------

    def _draw_box(self, body: str) -> None:
        (x, y), high = self.centres[body], self._height(body)
        left, top = x - self.box / 2, y - high / 2
        fill = self.theme.focus_fill if body == self.focus else self.theme.box_fill
        draw_mark(self.pen, Spot(left, top, self.box, high), fill=fill, zorder=3,
                  weight=1.6 if body == self.focus else 1.0, shadows=2 * (body in self.groups),
                  gid=f"box:{body}")  # fmt: skip
        self.pen.write_lines(x, top + 5, self._lines(body), bold=True, ha="center", zorder=4,
                             gid=f"label:{body}")  # fmt: skip

    def _port(self, body: str, tie: Tie, *, up: bool) -> float:
        """Where a step meets a box: all steps on one side share its width, in their order."""
        side = [each for each in self.ties if (each.lower if up else each.upper) == body]
        near = 1 if up else -2
        side.sort(key=lambda each: self.centres[self._route(each)[near]][0])
        step = min((self.box - 12) / len(side), 30.0)
        x = self.centres[body][0] - step * (len(side) - 1) / 2
        return x + step * side.index(tie)

    def _route(self, tie: Tie) -> tuple[Item, ...]:
        return self.layers.routes[tie.lower, tie.upper]

    def _points(self, tie: Tie) -> list[Point]:
        """From the lower box upwards, past the layers between, to the upper box."""
        lower, upper = self.centres[tie.lower], self.centres[tie.upper]
        start = (self._port(tie.lower, tie, up=True), lower[1] - self._height(tie.lower) / 2)
        end = (self._port(tie.upper, tie, up=False), upper[1] + self._height(tie.upper) / 2 + 5)
        points = [start, (start[0], start[1] - 2 * RING - 6)]
        beside = [each for each in self.ties if (each.lower, each.upper) == (tie.lower, tie.upper)]
        aside = 7 * (beside.index(tie) - (len(beside) - 1) / 2)
        for item in self._route(tie)[1:-1]:
            x, y = self.centres[item]
            x += aside
            layer = next(layer for layer in self.layers.layers if item in layer)
            half = max(map(self._height, layer)) / 2
            points += [(x, y + half), (x, y - half)]
        return [*points, end]

    def _draw_tie(self, tie: Tie) -> None:
        style, points = self._style(tie.force), self._points(tie)
        sure = tie.certainty is Certainty.CERTAIN
        vertices, codes = [points[0]], [int(Path.MOVETO)]
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(x0 - x1) < 0.01:
                vertices.append((x1, y1))
                codes.append(int(Path.LINETO))
                continue
            middle = (y0 + y1) / 2
            vertices += [(x0, middle), (x1, middle), (x1, y1)]
            codes += [int(Path.CURVE4)] * 3
        alpha = 1.0 if sure else self.theme.possible_alpha
        self.pen.path(vertices, codes, facecolor="none", edgecolor=style.colour, zorder=2,
                      linewidth=style.width, linestyle=style.dashes, alpha=alpha,
                      gid=f"line:{tie.lower}|{tie.upper}")  # fmt: skip
        x, y = points[-1]
        surety: Surety = "certain" if sure else "possible"
        draw_head(self.pen, Tip(x, y - 5, 0, -1), replace(style, head_size=7), surety)
        x, y = points[0]
        self._badge(x, y - RING - 4, tie)

    def _badge(self, x: float, y: float, tie: Tie) -> None:
        draw_badge(self.pen, (x, y), str(tie.number), self._style(tie.force).colour,
                   dashed=tie.certainty is not Certainty.CERTAIN)  # fmt: skip

    # -- the list ---------------------------------------------------------------------

    def _draw_list(self) -> None:
        """The steps in words, from the body upwards; cut where the page would not hold them."""
        left = self.place.left + self.room + 26
        room, size = self.place.right - left - 20, self.theme.small_size
        line = size * LEADING
        texts = [wrap(tie.words, room, size) for tie in self.ties]
        height = self.bottom - self.place.top - 5 * len(texts)
        most = 12
        while most > 1 and sum(min(len(each), most) for each in texts) * line > height:
            most -= 1
        y = self.place.top
        for tie, text in zip(self.ties, texts, strict=True):
            self._badge(left + RING, y + line / 2, tie)
            lines = clip(text, most, room, size)
            y = self.pen.write_lines(left + 2 * RING + 6, y, lines) + 5
