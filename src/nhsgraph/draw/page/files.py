"""Saving pictures: PNG, SVG or PDF, with what they say inside, byte for byte the same each time."""

from __future__ import annotations

import io
import os
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.draw.page.describe import Description, address_of
from nhsgraph.draw.page.settings import load_matplotlib
from nhsgraph.errors import QuestionError
from nhsgraph.markup import element
from nhsgraph.spelling import printable
from nhsgraph.writing import write_file

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
LISTS = (".md", ".txt")
"""The endings of a list of sources."""
DPI = 200
"""Dots per inch of a PNG: fine enough for print, small enough for a page."""


def save(figure: Figure, path: str | os.PathLike[str], *, dpi: float = DPI) -> Path:
    """Saves a picture with its title, description and sources inside; the ending says the format.

    The file is written whole or not at all (see ``nhsgraph.writing``). The same picture makes the
    same bytes.

    Args:
        figure: a picture of this package, or any figure.
        path: the file, ending in ``.png``, ``.svg`` or ``.pdf``.
        dpi: dots per inch of a PNG.

    Raises:
        QuestionError: the ending is none of the three.
        OSError: the file can't be written.
        MissingPartError: there is no matplotlib that works.
    """
    target = Path(path)
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        endings = ", ".join(f".{known}" for known in FORMATS)
        hint = f"Give the file one of the endings {endings}."
        raise QuestionError(f"A picture can't be saved as “{target.name}”.", [hint])
    write_file(target, drawn(figure, form, dpi=dpi))
    return target


def drawn(figure: Figure, form: str, *, dpi: float = DPI) -> bytes:
    """The bytes of a picture as a file of a format, one of ``FORMATS``.

    Args:
        figure: a picture of this package, or any figure.
        form: ``png``, ``svg`` or ``pdf``.
        dpi: dots per inch of a PNG.

    Raises:
        MissingPartError: there is no matplotlib that works.
    """
    load_matplotlib()
    import matplotlib as mpl

    from nhsgraph.draw.page.lettering import LetterWarning, lacking
    from nhsgraph.draw.page.sheet import SVG, Picture

    if warning := lacking(figure):
        warnings.warn(warning, LetterWarning, stacklevel=2)
    told = figure.description if isinstance(figure, Picture) else None
    file = io.BytesIO()
    with mpl.rc_context(SVG):  # type: ignore[arg-type]
        figure.savefig(file, format=form, dpi=dpi, metadata=_metadata(form, told))
    return _told_svg(file.getvalue(), told) if form == "svg" else file.getvalue()


def save_sources(figure: Figure, path: str | os.PathLike[str]) -> Path:
    """Writes the sources of a picture as a numbered list, in the numbers of its description.

    Args:
        figure: a picture of this package.
        path: the file, ending in ``.md`` (Markdown, with links) or ``.txt``.

    Raises:
        QuestionError: the ending is neither, or the picture stands on no sources of its own.
        OSError: the file can't be written.
    """
    from nhsgraph.draw.page.sheet import Picture

    target = Path(path)
    if target.suffix.lower() not in LISTS:
        hint = f"Give the file one of the endings {' and '.join(LISTS)}."
        raise QuestionError(f"A list of sources can't be saved as “{target.name}”.", [hint])
    if not isinstance(figure, Picture) or not figure.description.sources:
        raise QuestionError("This picture stands on no sources of its own, so there is no list.")
    marked = target.suffix.lower() == ".md"
    title = f"Sources of “{figure.description.title}”"
    items = [
        f"{number}. {_marked_down(each) if marked else each}"
        for number, each in enumerate(figure.description.sources, 1)
    ]
    head = f"# {_plain(title)}" if marked else title
    foot = _plain(figure.description.foot) if marked else figure.description.foot
    text = "\n".join([head, "", foot, "", *items, ""])
    write_file(target, printable(text).encode())
    return target


def _marked_down(citation: str) -> str:
    """A citation in Markdown, its address as a link."""
    words, address = address_of(citation)
    return f"{_plain(words)}, <{address}>" if address else _plain(words)


def _plain(words: str) -> str:
    """Words for Markdown: what it would take as a mark stands with a stroke before it."""
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in words)


def _metadata(form: str, told: Description | None) -> dict[str, Any]:
    title, text = (printable(told.title), printable(told.text)) if told else ("", "")
    if form == "png":
        return {"Software": "nhsgraph", "Title": title, "Description": text} if told else {}
    if form == "svg":
        return {"Date": None, "Creator": "nhsgraph", "Description": text}
    return {"CreationDate": None, "Creator": "nhsgraph", "Title": title, "Subject": text}


def _told_svg(content: bytes, told: Description | None) -> bytes:
    """An SVG with title and description where a screen reader looks for them: first inside.

    Signs that XML does not allow are taken out of the whole: matplotlib writes the texts that it
    draws into comments, as they are.
    """
    text = "\n".join(printable(line) for line in content.decode("utf-8").split("\n"))
    if told is None:
        return text.encode()
    start = text.index(">", text.index("<svg ")) + 1
    head = text[: start - 1] + ' role="img" aria-labelledby="picture-title picture-desc">'
    title = element("title", told.title, id="picture-title")
    words = element("desc", told.text, id="picture-desc")
    body, closing, end = text[start:].rpartition("</svg>")
    whole = f"{head}\n {title}\n {words}{body}{_source_links(head, told)}{closing}{end}"
    return _SIZE.sub(lambda size: _higher(size, told), whole, count=1).encode()


_SIZE: Final = re.compile(r'width="([\d.]+)pt" height="([\d.]+)pt" viewBox="0 0 [\d.]+ [\d.]+"')
_ROW, _STEP, _LEFT = 10.0, 17.0, 20.0
"""The height of a row of numbers beneath an SVG, how far they are apart, and where they begin."""


def _rows(width: float, told: Description) -> int:
    """How many rows the numbers of the sources take."""
    return -(-len(told.sources) // int((width - 2 * _LEFT) / _STEP)) if told.sources else 0


def _higher(size: re.Match[str], told: Description) -> str:
    """The size of an SVG with room for the numbers of its sources."""
    wide, high = float(size[1]), float(size[2])
    if rows := _rows(wide, told):
        high += (rows + 1) * _ROW + _LEFT
    return f'width="{wide:g}pt" height="{high:g}pt" viewBox="0 0 {wide:g} {high:g}"'


def _source_links(head: str, told: Description) -> str:
    """The sources beneath an SVG as a row of numbers, each a link that tells its citation."""
    size = _SIZE.search(head)
    if size is None or not told.sources:
        return ""
    wide, top = float(size[1]), float(size[2])
    each_row = int((wide - 2 * _LEFT) / _STEP)
    ground = element("rect", x=0.0, y=top, width=wide, fill="#ffffff",
                     height=(_rows(wide, told) + 1) * _ROW + _LEFT)  # fmt: skip
    parts = [
        ground,
        element("text", "Sources, by the numbers of the list in words:", x=_LEFT, y=top),
    ]
    for number, citation in enumerate(told.sources):
        _, address = address_of(citation)
        y = top + (number // each_row + 1) * _ROW
        text = element("text", str(number + 1), x=_LEFT + number % each_row * _STEP, y=y)
        content = (element("title", citation), text)
        linked = {"href": address, "fill": "#0b3d75"} if address else {}
        parts.append(element("a" if address else "g", content, **linked))
    return str(element("g", parts, id="sources", font_family="DejaVu Sans, Verdana, sans-serif",
                       font_size="7px", fill="#555555"))  # fmt: skip
