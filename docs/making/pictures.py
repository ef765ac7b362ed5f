"""The pictures of the pages that are made, drawn by as many processes as the machine has cores."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
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


class Wanted(NamedTuple):
    """A picture that is wanted: the method of ``Draw``, what it is of, and what else it takes."""

    name: str
    of: tuple[str, ...]
    more: dict[str, Any] = {}  # noqa: RUF012 (nobody changes it)


class Drawn(NamedTuple):
    """A picture that was drawn: its size, and what it shows."""

    width: str
    height: str
    title: str
    summary: str


def draw_all(graph: nhsgraph.Graph, wanted: Mapping[Path, Wanted]) -> dict[Path, Drawn]:
    """Draws pictures into files; what there is nothing to draw of is left out.

    Neighbours are mostly drawn by one process, and share what it has laid out.
    """
    _GRAPHS[:] = [graph]
    for folder in {path.parent for path in wanted}:
        folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(os.cpu_count(), get_context("fork")) as pool:
        done = pool.map(_draw, wanted, wanted.values(), chunksize=8)
        return {path: found for path, found in zip(wanted, done, strict=True) if found}


def _draw(path: Path, wanted: Wanted) -> Drawn | None:
    try:
        picture: Any = getattr(_GRAPHS[0].draw, wanted.name)(*wanted.of, **wanted.more)
    except QuestionError:
        return None
    svg = small(drawn(picture, "svg"))
    path.write_bytes(svg)
    size = re.search(rb'viewBox="0 0 ([\d.]+) ([\d.]+)"', svg)
    width, height = size.groups() if size else (b"100", b"100")
    told = picture.description
    return Drawn(width.decode(), height.decode(), told.title, told.summary)


def small(svg: bytes) -> bytes:
    """The same picture in about half the bytes, for a page that has it beside hundreds of others.

    Places are cut to a hundredth of a point, the outlines of letters have short names, and what
    it says in words, which stands under ``desc``, is not there a second time.
    """
    head, mark, marks = svg.decode().partition("</desc>")
    marks = re.sub(r"<metadata>.*?</metadata>|<!--.*?-->", "", marks, flags=re.DOTALL)
    marks = re.sub(r">\s+<", "><", marks)
    marks = re.sub(r'(?<= d=")[^"]*', lambda way: _shorter(way[0]), marks)
    marks = re.sub(r"translate\([^)]*", lambda place: _FINER.sub(r"\1", place[0]), marks)
    marks = re.sub(r'(?<=style=")[^"]*', lambda style: re.sub(r"(?<=[:;]) ", "", style[0]), marks)
    letters = dict.fromkeys(re.findall(r'<path id="(DejaVu[\w-]+)"', marks))
    names = {letter: f"l{number:x}" for number, letter in enumerate(letters)}
    marks = re.sub(r'(?<= id=")DejaVu[\w-]+', lambda letter: names[letter[0]], marks)
    marks = _LETTER.sub(lambda use: f'<use xlink:href="#{names[use[1]]}"{_across(use[2])}/>', marks)
    return f"{head}{mark}{marks}".encode()


_FINER: Final = re.compile(r"(\.\d\d)\d+")
_LETTER: Final = re.compile(
    r'<use xlink:href="#(DejaVu[\w-]+)"(?: transform="translate\(([\d.]+) 0\)")?/>'
)
"""A letter in its line; where it stands is measured in hundredths of the letters' size."""


def _shorter(way: str) -> str:
    return re.sub(r"\s*([A-Za-z])\s*", r"\1", _FINER.sub(r"\1", way)).strip()


def _across(place: str | None) -> str:
    return f' x="{float(place):.0f}"' if place else ""


def placed(picture: Drawn, address: str) -> Iterator[str]:
    """A picture in a page in Markdown, and how it comes into a document."""
    yield from ("```{raw} html", str(_shown(picture, address)), "```", "")
    yield f'<a href="{address}" download>Save the picture (SVG)</a>, for Word or print; a click on'
    yield "it opens it alone, where its sources are links."
    yield ""


def _shown(picture: Drawn, address: str) -> Markup:
    """A picture; a click opens it alone."""
    image = element(
        "img", src=address, alt=f"{picture.title}. {picture.summary}", width=picture.width,
        height=picture.height, loading="lazy",
    )  # fmt: skip
    return element("a", image, href=address, class_="picture", title="Open the picture alone")
