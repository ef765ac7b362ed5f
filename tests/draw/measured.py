"""Measures of a picture in points of its page: how its texts, boxes and lines lie to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, pairwise
from typing import NamedTuple

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Polygon
from matplotlib.text import Text
from matplotlib.transforms import Bbox

TOLERANCE = 0.6
"""What two things may overlap without anybody seeing it, in points."""


class Rectangle(NamedTuple):
    """A rectangle in points, from the lower left corner of the page."""

    left: float
    bottom: float
    right: float
    top: float

    def overlaps(self, other: Rectangle) -> bool:
        """True where the two share more than a hair."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > TOLERANCE
            and min(self.top, other.top) - max(self.bottom, other.bottom) > TOLERANCE
        )

    def holds(self, other: Rectangle) -> bool:
        """True where the other lies within."""
        return (
            other.left >= self.left - TOLERANCE
            and other.right <= self.right + TOLERANCE
            and other.bottom >= self.bottom - TOLERANCE
            and other.top <= self.top + TOLERANCE
        )


def faults(figure: Figure) -> list[str]:
    """What is wrong with a picture: labels that overlap or stick out, lines through boxes."""
    labels, boxes = dict(_labels(figure)), dict(_boxes(figure))
    page = Rectangle(0, 0, *(figure.get_size_inches() * 72))
    found = [f"{text!r} is smaller than 7 pt" for text in small(figure)]
    found += [
        f"{one} and {other} overlap"
        for (one, first), (other, second) in combinations(labels.items(), 2)
        if first.overlaps(second)
    ]
    found += [f"{name} leaves the page" for name, box in labels.items() if not page.holds(box)]
    found += [f"box {name} leaves the page" for name, box in boxes.items() if not page.holds(box)]
    found += [
        f"{name} leaves its box"
        for name, box in labels.items()
        if name in boxes and not boxes[name].holds(box)
    ]
    return found + list(_lines_through(figure, boxes))


def least_edge(figure: Figure) -> float:
    """How near a label comes to the upper or lower edge of its box, at the nearest, in points."""
    labels, boxes = dict(_labels(figure)), dict(_boxes(figure))
    both = [(labels[name], box) for name, box in boxes.items() if name in labels]
    return min(min(box.top - text.top, text.bottom - box.bottom) for text, box in both)


def on_arrows(figure: Figure) -> list[str]:
    """The texts that touch the arrow of a flow."""
    arrows = [
        _in_points(figure, patch.get_path().transformed(patch.get_transform()).get_extents())
        for patch in figure.findobj(Polygon)
        if isinstance(patch, Polygon)
    ]
    labels = _labels(figure)
    return [text for text, box in labels if any(box.overlaps(arrow) for arrow in arrows)]


def small(figure: Figure) -> list[str]:
    """The texts below 7 points."""
    return [text.get_text() for text in _texts(figure) if float(text.get_fontsize()) < 7 - 1e-9]


def _texts(figure: Figure) -> list[Text]:
    return [
        text
        for text in figure.findobj(Text)
        if isinstance(text, Text) and text.get_text().strip() and text.get_visible()
    ]


def _labels(figure: Figure) -> Iterator[tuple[str, Rectangle]]:
    """The texts, the lines of one label as one."""
    renderer = FigureCanvasAgg(figure).get_renderer()  # type: ignore[no-untyped-call]
    grouped: dict[str, list[Bbox]] = defaultdict(list)
    for number, text in enumerate(_texts(figure)):
        gid = str(text.get_gid() or "")
        body = gid.removeprefix("label:") if gid.startswith("label:") else ""
        inside = text.axes.get_label() if text.axes else ""
        key = f"{body}{inside}" if body and body != "badge" else f"{text.get_text()} #{number}"
        grouped[key].append(text.get_window_extent(renderer))
    for key, extents in grouped.items():
        yield key, _in_points(figure, Bbox.union(extents))


def _boxes(figure: Figure) -> Iterator[tuple[str, Rectangle]]:
    for patch in figure.findobj(Patch):
        gid = str(patch.get_gid() or "")
        if isinstance(patch, Patch) and gid.startswith("box:") and gid != "box:badge":
            path = patch.get_path().transformed(patch.get_transform())
            yield gid.removeprefix("box:"), _in_points(figure, path.get_extents())


def _in_points(figure: Figure, box: Bbox) -> Rectangle:
    scale = 72 / figure.dpi
    return Rectangle(box.x0 * scale, box.y0 * scale, box.x1 * scale, box.y1 * scale)


def _courses(figure: Figure) -> Iterator[tuple[str, np.ndarray]]:
    """The corners of all lines, straight or curved, in points; a curve in small steps."""
    scale = 72 / figure.dpi
    for line in figure.findobj(lambda artist: str(artist.get_gid()).startswith("line:")):
        if isinstance(line, Line2D):
            yield str(line.get_gid()), line.get_transform().transform(line.get_xydata()) * scale
        elif isinstance(line, Patch):
            path = line.get_path().transformed(line.get_transform())
            for polygon in path.to_polygons(closed_only=False):
                yield str(line.get_gid()), np.asarray(polygon) * scale


def _lines_through(figure: Figure, boxes: dict[str, Rectangle]) -> Iterator[str]:
    """The lines that run through a box of a body at neither of their ends."""
    for gid, corners in _courses(figure):
        ends = set(gid.removeprefix("line:").split("|"))
        for start, end in pairwise(corners):
            left, right = sorted((float(start[0]), float(end[0])))
            bottom, top = sorted((float(start[1]), float(end[1])))
            hair = TOLERANCE
            run = Rectangle(left - hair, bottom - hair, right + hair, top + hair)
            for body, box in boxes.items():
                if body not in ends and run.overlaps(box):
                    yield f"a line of {gid} runs through {body}"
