"""Saving pictures: PNG, SVG or PDF, with what they say inside, byte for byte the same each time."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nhsgraph.draw.describe import Description
from nhsgraph.draw.settings import load_matplotlib
from nhsgraph.errors import QuestionError
from nhsgraph.markup import escape
from nhsgraph.spelling import printable
from nhsgraph.writing import write_file

if TYPE_CHECKING:
    from matplotlib.figure import Figure

FORMATS = ("png", "svg", "pdf")
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

    from nhsgraph.draw.sheet import SVG, Picture

    told = figure.description if isinstance(figure, Picture) else None
    file = io.BytesIO()
    with mpl.rc_context(SVG):  # type: ignore[arg-type]
        figure.savefig(file, format=form, dpi=dpi, metadata=_metadata(form, told))
    return _told_svg(file.getvalue(), told) if form == "svg" else file.getvalue()


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
    words = (
        f'\n <title id="picture-title">{escape(told.title)}</title>'
        f'\n <desc id="picture-desc">{escape(told.text)}</desc>'
    )
    return (head + words + text[start:]).encode()
