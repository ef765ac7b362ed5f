"""The pictures of the pages that are made, drawn by as many processes as the machine has cores."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import Any, Final, NamedTuple

import nhsgraph
from nhsgraph.draw.page.files import drawn
from nhsgraph.errors import QuestionError
from nhsgraph.markup import Markup, element

_GRAPHS: Final[list[nhsgraph.Graph]] = []
"""The graph, which the processes that draw take over as they begin."""


class Drawn(NamedTuple):
    """A picture that was drawn: its size, and what it shows."""

    width: str
    height: str
    title: str
    summary: str


def draw_all(
    graph: nhsgraph.Graph, wanted: Mapping[Path, tuple[str, tuple[str, ...]]]
) -> dict[Path, Drawn]:
    """Draws pictures into files; what there is nothing to draw of is left out.

    Args:
        graph: the record.
        wanted: for each file the name of the picture, and what it is of.
    """
    _GRAPHS[:] = [graph]
    for folder in {path.parent for path in wanted}:
        folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        done = pool.map(_draw, wanted, *zip(*wanted.values(), strict=True), chunksize=4)
        return {path: found for path, found in zip(wanted, done, strict=True) if found}


def _draw(path: Path, name: str, of: tuple[str, ...]) -> Drawn | None:
    try:
        picture: Any = getattr(_GRAPHS[0].draw, name)(*of)
    except QuestionError:
        return None
    svg = drawn(picture, "svg")
    path.write_bytes(svg)
    size = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = size.groups() if size else (b"100", b"100")
    told = picture.description
    return Drawn(width.decode(), height.decode(), told.title, told.summary)


def shown(picture: Drawn, address: str) -> Markup:
    """A picture in a page; a click opens it alone, where its sources are links."""
    image = element(
        "img", src=address, alt=f"{picture.title}. {picture.summary}", width=picture.width,
        height=picture.height, loading="lazy",
    )  # fmt: skip
    return element("a", image, href=address, class_="picture", title="Open the picture alone")
