"""Measures pictures: type size, what leaves the page or its box, what overlaps, what crosses.

A text that stands in a box has the gid ``in:…``, its box ``box:…``; a line that must keep out of
boxes has ``line:from>to``. All lengths are points.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import cast

import matplotlib as mpl
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from matplotlib.text import Text
from matplotlib.transforms import Bbox

SMALLEST = 7.0
"""The smallest type at A4."""
SLACK = 0.75
"""By how much a measure may be out: less than the blank around letters."""


@dataclass(frozen=True)
class Measured:
    """A text with its place on the page, in points from the lower left corner."""

    text: str
    size: float
    gid: str
    box: Bbox


@dataclass(frozen=True)
class Picture:
    """What was measured of a figure."""

    texts: list[Measured]
    boxes: dict[str, list[Bbox]]
    lines: dict[str, np.ndarray]
    page: Bbox

    @property
    def faults(self) -> list[str]:
        """All that is wrong, in words; nothing if the picture can be printed."""
        return [*self.small(), *self.leaving(), *self.overlapping(), *self.outside(), *self.crossed()]

    def small(self) -> Iterator[str]:
        """Texts that are too small to be read on A4."""
        yield from (
            f"“{each.text}” is {each.size} pt" for each in self.texts if each.size < SMALLEST
        )

    def leaving(self) -> Iterator[str]:
        """Texts that leave the page."""
        for each in self.texts:
            if not _within(each.box, self.page, 0):
                yield f"“{each.text}” leaves the page"

    def overlapping(self) -> Iterator[str]:
        """Pairs of texts that overlap."""
        for one, other in combinations(self.texts, 2):
            if _overlap(one.box, other.box):
                yield f"“{one.text}” overlaps “{other.text}”"

    def outside(self) -> Iterator[str]:
        """Texts that leave the box in which they stand."""
        for each in self.texts:
            kind, _, name = each.gid.partition(":")
            if kind == "in" and not any(_within(each.box, box) for box in self.boxes.get(name, [])):
                yield f"“{each.text}” leaves its box {name}"

    def crossed(self) -> Iterator[str]:
        """Lines that run through a box that they do not belong to."""
        for line, points in self.lines.items():
            ends = line.split(">")
            for name, boxes in self.boxes.items():
                if name not in ends and any(_runs_through(points, box) for box in boxes):
                    yield f"the line {line} runs through {name}"


def measure(figure: Figure) -> Picture:
    """Measures a figure as it is saved: with letters as wide as they are drawn."""
    canvas = FigureCanvasAgg(figure)
    with mpl.rc_context({"text.hinting": "none"}):
        renderer = canvas.get_renderer()
        scale = 72 / figure.dpi
        texts = [
            Measured(each.get_text(), each.get_fontsize(), each.get_gid() or "",
                     _scaled(Text.get_window_extent(each, renderer), scale))
            for each in figure.findobj(Text)
            if cast("Text", each).get_text().strip() and each.get_visible() and _drawn(each)
        ]  # fmt: skip
        boxes: dict[str, list[Bbox]] = {}
        lines = {}
        for patch in cast("list[Patch]", figure.findobj(Patch)):
            kind, _, name = (patch.get_gid() or "").partition(":")
            if kind == "box":
                box = patch.get_path().get_extents(patch.get_transform())
                boxes.setdefault(name, []).append(_scaled(box, scale))
            elif kind == "line":
                path = patch.get_path().transformed(patch.get_transform()).cleaned(curves=True)
                lines[name] = path.to_polygons(closed_only=False)[0] * scale
        width, height = figure.get_size_inches() * 72
    return Picture(texts, boxes, lines, Bbox.from_extents(0, 0, width, height))


def _drawn(text: Text) -> bool:
    """False for the labels of an axis that is switched off."""
    return text.axes is None or text in text.axes.texts


def _scaled(box: Bbox, scale: float) -> Bbox:
    return Bbox(box.get_points() * scale)


def _within(inner: Bbox, outer: Bbox, slack: float = SLACK) -> bool:
    return bool(
        inner.x0 >= outer.x0 - slack
        and inner.x1 <= outer.x1 + slack
        and inner.y0 >= outer.y0 - slack
        and inner.y1 <= outer.y1 + slack
    )


def _overlap(one: Bbox, other: Bbox) -> bool:
    return bool(
        min(one.x1, other.x1) - max(one.x0, other.x0) > SLACK
        and min(one.y1, other.y1) - max(one.y0, other.y0) > SLACK
    )


def _runs_through(points: np.ndarray, box: Bbox) -> bool:
    """True when a line, walked in small steps, has a point inside a box."""
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        steps = max(int(np.hypot(x1 - x0, y1 - y0)), 1)
        for share in np.linspace(0, 1, steps + 1):
            x, y = x0 + (x1 - x0) * share, y0 + (y1 - y0) * share
            if box.x0 + SLACK < x < box.x1 - SLACK and box.y0 + SLACK < y < box.y1 - SLACK:
                return True
    return False
