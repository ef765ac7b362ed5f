"""A story: a list of pictures with captions, drawn as numbered files and one HTML page."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final, cast

from nhsgraph.draw.page.describe import Description, address_of
from nhsgraph.draw.page.files import drawn
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.draw.story_file import kind_of, read_chapter, read_story
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.given import path_of
from nhsgraph.markup import Content, Markup, element, link, verbatim
from nhsgraph.record.yaml_text import Loc
from nhsgraph.writing import made_folder, write_files

FORMS: Final = ("png", "svg")
"""The formats that a browser shows."""
PAGE: Final = "index.html"
"""The name of the page."""
_MAKER: Final = element("meta", name="generator", content="nhsgraph story")
"""What tells a page of a story from a page of somebody else's."""
_PICTURE: Final = re.compile(r'<img src="(\d{2,}-[a-z]+\.(?:png|svg))" ')
"""A picture as a page shows it."""


def tell(
    draw: Any, story: str | os.PathLike[str], folder: str | os.PathLike[str], form: str
) -> list[Path]:
    """Draws a story into a folder with the ``Draw`` of a graph; see ``Draw.story``.

    A story has ``title``, ``introduction`` and ``pictures``. A picture has a ``caption`` and one
    key that says what it is: ``structure: DAY``, ``changes: [A, B]``, ``years: [A, B, …]``,
    ``timeline: [BODY, …]``, ``mandate: [YEAR, …]``, ``funding: YEAR``, ``chain: {body, on}`` or
    ``coverage: [BODY, …]``, with further options beside it under their own names.

    All is drawn before anything is written, so a picture that can't be drawn leaves the folder as
    it was. Pictures that only the page of an earlier story there showed are taken away with it;
    files of other names stay.
    """
    if form not in FORMS:
        raise QuestionError(f"A story can't be told in “{form}”.", [f"Write {' or '.join(FORMS)}."])
    told = read_story(path_of(story, "the path of the story's file"))
    target = path_of(folder, "the path of a folder")
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "A file stands there, not a folder", str(target))
    pictures: dict[Path, bytes] = {}
    shown: list[tuple[str, str, Description]] = []
    for number, chapter in enumerate(told["pictures"], 1):
        picture = draw_chapter(draw, chapter, number)
        name = f"{number:02}-{kind_of(chapter, number)}.{form}"
        pictures[target / name] = drawn(picture, form)
        shown.append((name, chapter["caption"], picture.description))
    page = target / PAGE
    with made_folder(target):
        former = [target / name for name in _pictures_shown(page)]
        gone = [path for path in former if path not in pictures]
        write_files({**pictures, page: page_of(told, shown).encode()}, gone=gone)
    return [page, *pictures]


def _pictures_shown(page: Path) -> list[str]:
    """The names of the pictures that a page of an earlier story shows; none of any other page."""
    try:
        text = page.read_text(encoding="utf-8") if page.is_file() else ""
    except (OSError, UnicodeDecodeError):
        return []
    return _PICTURE.findall(text) if str(_MAKER) in text else []


def draw_chapter(draw: Any, chapter: Mapping[str, Any], number: int) -> Picture:
    """Draws one picture of a story with the ``Draw`` of a graph.

    Raises:
        QuestionError: it can't be drawn; the message says which picture it is.
    """

    def wrong(_: Loc, message: str, mend: str) -> None:
        raise QuestionError(message, [mend] if mend else [])

    asked = read_chapter(chapter, number, wrong)
    if asked is None:
        raise QuestionError(f"Picture {number} of the story can't be read.")
    try:
        if asked.as_known_on:
            draw = replace(draw, graph=draw.graph.as_known_on(asked.as_known_on))
        return cast("Picture", getattr(draw, asked.kind)(*asked.of, **asked.options))
    except (QuestionError, DateError) as error:
        raise QuestionError(f"Picture {number} ({asked.kind}): {error}") from error


# -- the page -----------------------------------------------------------------------------------

_STYLE: Final = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: 62rem; padding: 1.5rem; color: #1d1d1b; background: #fff;
       font: 1.05rem/1.55 "DejaVu Sans", Verdana, sans-serif; }
h1 { line-height: 1.2; } h2 { margin-top: 3rem; line-height: 1.25; }
figure { margin: 1rem 0; } img { width: 100%; height: auto; border: 1px solid #d4d6d8; }
figcaption { margin: .6rem 0; max-width: 46rem; }
details { max-width: 46rem; } summary { cursor: pointer; color: #0b3d75; }
summary:focus-visible, a:focus-visible { outline: 3px solid #0b3d75; outline-offset: 2px; }
a { color: #0b3d75; } li { margin: .25rem 0; overflow-wrap: anywhere; }
@media print { details { display: none; } figure { break-inside: avoid; } }
"""


def page_of(told: Mapping[str, Any], shown: Sequence[tuple[str, str, Description]]) -> str:
    """The HTML page of a story: it stands alone but for the pictures beside it.

    Args:
        told: the story as it was read.
        shown: the pictures in order: the name of the file, the caption, the description.
    """
    paragraphs = str(told.get("introduction", "")).split("\n\n")
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        _MAKER,
        element("title", told["title"]),
        verbatim("style", _STYLE),
    )
    main = element(
        "main",
        element("h1", told["title"]),
        [element("p", text.strip()) for text in paragraphs if text.strip()],
        [_chapter(number, *picture) for number, picture in enumerate(shown, 1)],
    )
    return f"<!DOCTYPE html>\n{element('html', head, element('body', main), lang='en-GB')}\n"


def _chapter(number: int, name: str, caption: str, said: Description) -> Markup:
    words = f"{said.summary} All of it is told in words below."
    picture = element("img", src=name, alt=words, loading="lazy")
    return element(
        "section",
        element("h2", f"{number}. {said.title}"),
        element("figure", element("a", picture, href=name), element("figcaption", caption)),
        element(
            "details",
            element("summary", "The picture in words"),
            element("p", said.summary),
            [
                (element("h3", section.heading), _list("ul", section.lines))
                for section in said.sections
                if section.lines
            ],
        ),
        element(
            "details",
            element("summary", f"Sources ({len(said.sources)})"),
            _list(
                "ol",
                (
                    [words, ", ", link(address, address)] if address else words
                    for words, address in map(address_of, said.sources)
                ),
            ),
        ),
    )


def _list(tag: str, items: Iterable[Content]) -> Markup:
    return element(tag, [element("li", item) for item in items])
