"""A drawing that rises from one body at the foot to the top, its steps numbered and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from matplotlib.lines import Line2D
from matplotlib.patches import Circle, PathPatch, Polygon, Rectangle
from matplotlib.path import Path

from nhsgraph.dates import Certainty
from nhsgraph.draw.layers import Item, Layers, layered
from nhsgraph.draw.lettering import LEADING, clip, width, wrap
from nhsgraph.draw.sheet import write
from nhsgraph.draw.stage import Stage
from nhsgraph.draw.theme import Dashes, Theme

BADGE = 6.0
"""The radius of a step's number."""
MOST = 128.0
"""The widest that a box may be."""
LEGEND = 20.0
"""The room for the legend at the foot."""
FORCES: Final[Mapping[str, tuple[Dashes, float, str]]] = {
    "law": ("solid", 1.9, "by law"),
    "agreement": ((0, (6, 2.2)), 1.5, "by agreement"),
    "practice": ((0, (1.2, 1.8)), 1.6, "in practice"),
    "membership": ((0, (3, 1.5, 1, 1.5)), 0.9, "belongs to, or acts through"),
}
"""What a step rests on: its dashes, its width, and what it means."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Tie:
    """A numbered step from a lower to an upper body; ``force`` is one of ``FORCES``."""

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
    theme: Theme

    @cached_property
    def layers(self) -> Layers:
        """The layers from below."""
        return layered(self.names, [(tie.lower, tie.upper) for tie in self.ties])

    @cached_property
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
        top, bottom = self.place.top + 4, self.place.bottom - LEGEND
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
            size, y = self.theme.label_size, self.place.top + 20
            for line in wrap(silence, self.place.width - 40, size):
                write(self.place.ax, self.place.left, y, line, size, theme=self.theme)
                y += size * LEADING
            return
        for tie in self.ties:
            self._draw_tie(tie)
        for body in self.names:
            self._draw_box(body)
        self._draw_list()
        self._draw_legend()

    # -- boxes and steps ---------------------------------------------------------------------

    def _draw_box(self, body: str) -> None:
        (x, y), high = self.centres[body], self._height(body)
        left, top = x - self.box / 2, y - high / 2
        fill = self.theme.focus_fill if body == self.focus else self.theme.box_fill
        if body in self.groups:
            self.place.ax.add_patch(
                Rectangle((left + 3, top - 3), self.box, high, facecolor=self.theme.box_fill,
                          edgecolor=self.theme.box_line, linewidth=0.8, zorder=2.8)
            )  # fmt: skip
        self.place.ax.add_patch(
            Rectangle((left, top), self.box, high, facecolor=fill, edgecolor=self.theme.box_line,
                      linewidth=1.6 if body == self.focus else 1.0, zorder=3, gid=f"box:{body}")
        )  # fmt: skip
        line = self.theme.small_size * LEADING
        y = top + 5
        for words in self._lines(body):
            write(self.place.ax, x, y, words, self.theme.small_size, bold=True, ha="center",
                  va="top", zorder=4, theme=self.theme, gid=f"label:{body}")  # fmt: skip
            y += line

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
        points = [start, (start[0], start[1] - 2 * BADGE - 6)]
        for item in self._route(tie)[1:-1]:
            x, y = self.centres[item]
            half = max(self._height(each) for each in self._layer(item)) / 2
            points += [(x, y + half), (x, y - half)]
        return [*points, end]

    def _layer(self, item: Item) -> tuple[Item, ...]:
        return next(layer for layer in self.layers.layers if item in layer)

    def _draw_tie(self, tie: Tie) -> None:
        dashes, broad, _ = FORCES.get(tie.force, FORCES["practice"])
        kind = "membership" if tie.force == "membership" else "accountability"
        colour, points = self.theme.line(kind).colour, self._points(tie)
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
        self.place.ax.add_patch(
            PathPatch(Path(vertices, codes), facecolor="none", edgecolor=colour, linewidth=broad,
                      linestyle=dashes, zorder=2, alpha=alpha, gid=f"line:{tie.lower}|{tie.upper}")
        )  # fmt: skip
        x, y = points[-1]
        self.place.ax.add_patch(
            Polygon([(x - 3.6, y + 2), (x + 3.6, y + 2), (x, y - 5)], edgecolor=colour, zorder=3,
                    facecolor=colour if sure else self.theme.paper, linewidth=0.8)
        )  # fmt: skip
        x, y = points[0]
        self._badge(x, y - BADGE - 4, tie, colour)

    def _badge(self, x: float, y: float, tie: Tie, colour: str) -> None:
        sure = tie.certainty is Certainty.CERTAIN
        self.place.ax.add_patch(Circle((x, y), BADGE, facecolor=self.theme.paper, edgecolor=colour,
                                       linewidth=0.9, zorder=4,
                                       linestyle="solid" if sure else (0, (2, 1.5))))  # fmt: skip
        write(self.place.ax, x, y, str(tie.number), self.theme.small_size, ha="center",
              va="center_baseline", zorder=5, theme=self.theme)  # fmt: skip

    # -- list and legend ---------------------------------------------------------------------

    def _draw_list(self) -> None:
        """The steps in words, from the body upwards; cut where the page would not hold them."""
        left = self.place.left + self.room + 26
        room, size = self.place.right - left - 20, self.theme.small_size
        line = size * LEADING
        texts = [wrap(tie.words, room, size) for tie in self.ties]
        height = self.place.bottom - LEGEND - self.place.top
        most = 12
        while (
            most > 1
            and sum(min(len(each), most) for each in texts) * line + 5 * len(texts) > height
        ):
            most -= 1
        y = self.place.top
        for tie, text in zip(self.ties, texts, strict=True):
            lines = clip(text, most, room, size)
            kind = "membership" if tie.force == "membership" else "accountability"
            self._badge(left + BADGE, y + line / 2, tie, self.theme.line(kind).colour)
            for words in lines:
                write(
                    self.place.ax, left + 2 * BADGE + 6, y, words, size, va="top", theme=self.theme
                )
                y += line
            y += 5

    def _draw_legend(self) -> None:
        x, y = self.place.left, self.place.bottom - 6
        used = {tie.force for tie in self.ties}
        for force, (dashes, broad, words) in FORCES.items():
            if force not in used:
                continue
            kind = "membership" if force == "membership" else "accountability"
            self.place.ax.add_line(Line2D((x, x + 24), (y, y), color=self.theme.line(kind).colour,
                                          linewidth=broad, linestyle=dashes))  # fmt: skip
            x = self._key(x + 28, y, words)
        if any(tie.certainty is not Certainty.CERTAIN for tie in self.ties):
            colour = self.theme.line("accountability").colour
            corners = [(x, y + 3), (x + 7, y + 3), (x + 3.5, y - 4)]
            self.place.ax.add_patch(Polygon(corners, facecolor=self.theme.paper, edgecolor=colour,
                                            linewidth=0.8))  # fmt: skip
            x = self._key(x + 11, y, "hollow, pale: possible")
        self._key(x, y, "arrows point up, to the holder")

    def _key(self, x: float, y: float, words: str) -> float:
        write(
            self.place.ax,
            x,
            y,
            words,
            self.theme.small_size,
            va="center_baseline",
            theme=self.theme,
        )
        return x + width(words, self.theme.small_size) + 16
