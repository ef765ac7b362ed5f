"""Saving pictures: PNG, SVG or PDF, with what they say inside, byte for byte the same each time."""

from __future__ import annotations

import os
import xml.sax.saxutils as xml
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib.figure import Figure

from nhsgraph.draw.describe import Description
from nhsgraph.draw.sheet import Picture
from nhsgraph.errors import QuestionError
from nhsgraph.writing import beside

FORMATS = ("png", "svg", "pdf")
DPI = 200
"""Dots per inch of a PNG: fine enough for print, small enough for a page."""
_SVG = {"svg.hashsalt": "nhsgraph", "svg.fonttype": "path"}
"""Letters become outlines, so that an SVG looks the same everywhere; desc has the text."""


def save(figure: Figure, path: str | os.PathLike[str], *, dpi: float = DPI) -> Path:
    """Saves a picture with its title, description and sources inside; the ending says the format.

    The file is written beside its place and then put there, so that nobody meets half a file. The
    same picture makes the same bytes.

    Args:
        figure: a picture of this package, or any figure.
        path: the file, ending in ``.png``, ``.svg`` or ``.pdf``.
        dpi: dots per inch of a PNG.

    Raises:
        QuestionError: the ending is none of the three.
        OSError: the file can't be written.
    """
    target = Path(path)
    form = target.suffix.lower().removeprefix(".")
    if form not in FORMATS:
        endings = ", ".join(f".{each}" for each in FORMATS)
        hint = f"Give the file one of the endings {endings}."
        raise QuestionError(f"A picture can't be saved as “{target.name}”.", [hint])
    said = figure.description if isinstance(figure, Picture) else None
    with beside(target) as new, mpl.rc_context(_SVG):  # type: ignore[arg-type]
        figure.savefig(new, format=form, dpi=dpi, metadata=_metadata(form, said))
        if form == "svg" and said:
            _tell(new, said)
    return target


def _metadata(form: str, said: Description | None) -> dict[str, Any]:
    title, text = (said.title, said.text) if said else ("", "")
    if form == "png":
        return {"Software": "nhsgraph", "Title": title, "Description": text} if said else {}
    if form == "svg":
        return {"Date": None, "Creator": "nhsgraph", "Description": text}
    return {"CreationDate": None, "Creator": "nhsgraph", "Title": title, "Subject": text}


def _tell(path: Path, said: Description) -> None:
    """Puts title and description where a screen reader looks for them: first inside the SVG."""
    text = path.read_text(encoding="utf-8")
    start = text.index(">", text.index("<svg ")) + 1
    head = text[: start - 1] + ' role="img" aria-labelledby="picture-title picture-desc">'
    told = (
        f'\n <title id="picture-title">{xml.escape(said.title)}</title>'
        f'\n <desc id="picture-desc">{xml.escape(said.text)}</desc>'
    )
    path.write_text(head + told + text[start:], encoding="utf-8")
