"""A story: a list of pictures with captions, drawn as numbered files and one HTML page."""

from __future__ import annotations

import errno
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, TypeAlias, cast

import yaml

from nhsgraph.draw.chain import chain
from nhsgraph.draw.changes import changes
from nhsgraph.draw.coverage import coverage
from nhsgraph.draw.describe import Description
from nhsgraph.draw.files import drawn
from nhsgraph.draw.funding import funding
from nhsgraph.draw.mandate import mandate
from nhsgraph.draw.sheet import Picture
from nhsgraph.draw.structure import View, structure
from nhsgraph.draw.theme import Theme
from nhsgraph.draw.timeline import timeline
from nhsgraph.draw.years import years
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.markup import escape, link
from nhsgraph.writing import made_folder, write_files

FORMS: Final = ("png", "svg")
"""The formats that a browser shows."""
PAGE: Final = "index.html"
"""The name of the page."""
_MAKER: Final = '<meta name="generator" content="nhsgraph story">'
"""What tells a page of a story from a page of somebody else's."""
_PICTURE: Final = re.compile(r'<img src="(\d{2,}-[a-z]+\.(?:png|svg))" ')
"""A picture as a page shows it."""


class _AsWritten(yaml.SafeLoader):
    """Reads YAML with every value as the text that is written, so that a date stays one."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {}  # noqa: RUF012


Chapter: TypeAlias = Mapping[str, Any]


def tell(
    graph: DatedGraph, story: str | os.PathLike[str], folder: str | os.PathLike[str], *,
    form: str = "png", theme: Theme,
) -> list[Path]:  # fmt: skip
    """Draws a story into a folder; see ``Draw.story``.

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
    told = read_story(story)
    target = Path(folder)
    if target.exists() and not target.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "A file stands there, not a folder", str(target))
    pictures: dict[Path, bytes] = {}
    shown: list[tuple[str, str, Description]] = []
    for number, chapter in enumerate(told["pictures"], 1):
        picture = draw_chapter(graph, chapter, number, theme)
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
    return _PICTURE.findall(text) if _MAKER in text else []


def read_story(story: str | os.PathLike[str]) -> Mapping[str, Any]:
    """Reads the file of a story; every value stays text.

    Raises:
        QuestionError: the file can't be read as a story, with the number of the faulty picture.
    """
    path = Path(story)
    try:
        told = _AsWritten(path.read_text(encoding="utf-8")).get_single_data()
    except FileNotFoundError:
        raise QuestionError(f"There is no file {path}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path} can't be read as YAML.", [str(error)]) from None
    if not isinstance(told, dict) or not isinstance(told.get("pictures"), list):
        raise QuestionError(f"{path} is no story.", ["Write title:, and a list of pictures:."])
    if not isinstance(told.get("title"), str):
        raise QuestionError(f"{path} has no title.", ["Write title: at the top."])
    for number, chapter in enumerate(told["pictures"], 1):
        if not isinstance(chapter, dict) or not isinstance(chapter.get("caption"), str):
            raise QuestionError(f"Picture {number} of {path} has no caption.", ["Write caption:."])
        kind_of(chapter, number)
    return cast("Mapping[str, Any]", told)


def kind_of(chapter: Chapter, number: int) -> str:
    """What a picture of a story is: ``structure``, ``changes`` and so on.

    Raises:
        QuestionError: it is none, or several.
    """
    kinds = [key for key in chapter if key in DRAWINGS]
    if len(kinds) != 1:
        hint = f"Write one of {', '.join(DRAWINGS)}."
        raise QuestionError(f"Picture {number} of the story does not say what it is.", [hint])
    return kinds[0]


def draw_chapter(graph: DatedGraph, chapter: Chapter, number: int, theme: Theme) -> Picture:
    """Draws one picture of a story.

    Raises:
        QuestionError: it can't be drawn; the message says which picture it is.
    """
    kind = kind_of(chapter, number)
    rest = {key: value for key, value in chapter.items() if key not in {kind, "caption", "title"}}
    try:
        if known := rest.pop("as_known_on", None):
            graph = graph.as_known_on(known)
        options = _options(kind, rest)
        return DRAWINGS[kind](graph, chapter[kind], {**options, "theme": theme})
    except (QuestionError, DateError) as error:
        raise QuestionError(f"Picture {number} ({kind}): {error}") from error


def _options(kind: str, written: Mapping[str, Any]) -> dict[str, Any]:
    """The options of a picture, with numbers and truths read from their text.

    Raises:
        QuestionError: it has no such option, or one is not what it must be.
    """
    read = {"hops": _number, "plans": _truth, "types": _several, "expand": _several}
    options = {}
    for key, value in written.items():
        if key not in OPTIONS[kind]:
            known = ", ".join(sorted(OPTIONS[kind] | {"as_known_on"}))
            raise QuestionError(f"“{key}” is an option unknown to it.", [f"Options are {known}."])
        options[key] = read[key](key, value) if key in read else value
    return options


def _several(_: str, value: Any) -> Sequence[str]:
    return _many(value)


def _number(key: str, value: Any) -> int:
    if not str(value).isdecimal():
        raise QuestionError(f"“{key}: {value}” is no whole number.", [f"Write {key}: 2 or so."])
    return int(value)


def _truth(key: str, value: Any) -> bool:
    if str(value) not in {"true", "false"}:
        raise QuestionError(f"“{key}: {value}” is no answer.", [f"Write {key}: true, or leave it."])
    return str(value) == "true"


def _many(asked: Any) -> Sequence[str]:
    return [asked] if isinstance(asked, str) else list(asked)


def _structure(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    return structure(graph, asked, **rest)


def _changes(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    days = _many(asked)
    if len(days) != 2:
        raise QuestionError("changes: needs two days.", ["Write changes: [2014, 2016]."])
    return changes(graph, days[0], days[1], **rest)


def _years(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    return years(graph, _many(asked), **rest)


def _timeline(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    return _picture(timeline(graph, *_many(asked), **rest))


def _mandate(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    return _picture(mandate(graph, *_many(asked), **rest))


def _funding(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    return _picture(funding(graph, asked, **rest))


def _chain(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    if not isinstance(asked, dict) or set(asked) != {"body", "on"}:
        hint = "Write chain: {body: hee, on: 2014-06-01}."
        raise QuestionError("chain: needs a body and a day.", [hint])
    return _picture(chain(graph, asked["body"], asked["on"], **rest))


def _coverage(graph: DatedGraph, asked: Any, rest: Mapping[str, Any]) -> Picture:
    return _picture(coverage(graph, *_many(asked), **rest))


def _picture(figure: object) -> Picture:
    if not isinstance(figure, Picture):
        raise QuestionError("This picture has no description, so it can't stand in a story.")
    return figure


DRAWINGS: Final[Mapping[str, Callable[[DatedGraph, Any, Mapping[str, Any]], Picture]]] = {
    "structure": _structure,
    "changes": _changes,
    "years": _years,
    "timeline": _timeline,
    "mandate": _mandate,
    "funding": _funding,
    "chain": _chain,
    "coverage": _coverage,
}
"""The pictures that a story may have."""
OPTIONS: Final[Mapping[str, frozenset[str]]] = {
    "structure": frozenset(View.__annotations__),
    "changes": frozenset({"types"}),
    "years": frozenset({"types"}),
    "timeline": frozenset({"period", "types", "plans"}),
    "mandate": frozenset({"body"}),
    "funding": frozenset({"plans"}),
    "chain": frozenset(),
    "coverage": frozenset({"types"}),
}
"""The options that each may have beside it."""


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
    parts = [_chapter(number, *picture) for number, picture in enumerate(shown, 1)]
    introduction = "".join(
        f"<p>{escape(paragraph.strip())}</p>\n"
        for paragraph in str(told.get("introduction", "")).split("\n\n")
        if paragraph.strip()
    )
    title = escape(told["title"])
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"{_MAKER}\n"
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n{introduction}{''.join(parts)}</main>\n</body>\n</html>\n"
    )


def _chapter(number: int, name: str, caption: str, said: Description) -> str:
    sections = "".join(
        f"<h3>{escape(section.heading)}</h3>\n<ul>\n"
        + "".join(f"<li>{escape(line)}</li>\n" for line in section.lines)
        + "</ul>\n"
        for section in said.sections
        if section.lines
    )
    sources = "".join(f"<li>{_linked(source)}</li>\n" for source in said.sources)
    return (
        f"<section>\n<h2>{number}. {escape(said.title)}</h2>\n<figure>\n"
        f'<a href="{escape(name)}"><img src="{escape(name)}"'
        f' alt="{escape(said.summary)} All of it is told in words below." loading="lazy">'
        "</a>\n"
        f"<figcaption>{escape(caption)}</figcaption>\n</figure>\n"
        f"<details>\n<summary>The picture in words</summary>\n<p>{escape(said.summary)}</p>\n"
        f"{sections}</details>\n<details>\n<summary>Sources ({len(said.sources)})</summary>\n"
        f"<ol>\n{sources}</ol>\n</details>\n</section>\n"
    )


def _linked(citation: str) -> str:
    """A citation with its address, where it ends in one, as a link."""
    words, comma, address = citation.rpartition(", ")
    return f"{escape(words)}{comma}{link(address, address)}"
