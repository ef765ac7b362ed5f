"""The page: one file of HTML with all that it needs inside, which asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

from nhsgraph.dates import read_day
from nhsgraph.draw.page.settings import load_matplotlib
from nhsgraph.errors import MissingPartError, QuestionError
from nhsgraph.explorer.numbering import JSON
from nhsgraph.explorer.packing import packed
from nhsgraph.explorer.static import day_in_words, static_part
from nhsgraph.graph import DatedGraph
from nhsgraph.markup import element, verbatim
from nhsgraph.spelling import printable

HERE: Final = Path(__file__).parent
SCRIPT: Final = "page.js"
STYLE: Final = "page.css"
"""The script and the style of the page, built from ``explorer/``; they come with the package."""


def page(graph: DatedGraph, *, asks: str = "") -> str:
    """The page of a record.

    Args:
        graph: the record.
        asks: the address at which questions in English are answered, if there is one.

    Raises:
        MissingPartError: what lays out pictures, or a part of the page, is not installed.
        QuestionError: the graph is one as known on a day; the page has all such days.
    """
    return page_of(told_of(graph), asks=asks)


def told_of(graph: DatedGraph, asked_of: Collection[str] | None = None) -> JSON:
    """The payload of a record, for which matplotlib is imported in the way that pictures need it.

    Args:
        graph: the record, with all that it knows.
        asked_of: the ids of the bodies about which questions are answered; all of them if None.

    Raises:
        MissingPartError: what lays out pictures is not installed.
        QuestionError: the graph is one as known on a day; the page has all such days.
    """
    if graph.known_on is not None:
        hint = (
            "Give the graph with all that it knows; the page has a second date for what was known."
        )
        raise QuestionError("A page is made of a record, not of what was known on one day.", [hint])
    load_matplotlib()
    from nhsgraph.explorer.payload import payload

    return payload(graph, asked_of)


def page_of(told: JSON, *, asks: str = "") -> str:
    """The page of a payload, whose texts are made printable first."""
    told = _printable(told)
    script, style = _part(SCRIPT), _part(STYLE)
    spoken = day_in_words(read_day(told["first"]), told["last"])
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_policy(script, style, asks)),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="generator", content="nhsgraph explore"),
        element("meta", name="nhsgraph-ask", content=asks) if asks else None,
        element("title", told["record"]["title"]),
        verbatim("style", style),
    )
    body = element(
        "body",
        static_part(told, told["last"], spoken),
        element("div", id="app"),
        verbatim("script", packed(told), type="application/octet-stream", id="payload"),
        verbatim("script", script),
    )
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en-GB')}\n"


def _printable(told: Any) -> Any:
    """Plain data with every text printable: no control signs, no turning of the direction."""
    if isinstance(told, str):
        return printable(told)
    if isinstance(told, list):
        return [_printable(each) for each in told]
    if isinstance(told, dict):
        return {printable(key): _printable(value) for key, value in told.items()}
    return told


def _part(name: str) -> str:
    try:
        return (HERE / name).read_text(encoding="utf-8")
    except OSError as error:
        raise MissingPartError(
            f"A part of the page, {name}, does not stand beside the package: build it with"
            " “npm run build” in explorer/, or install nhsgraph with pip."
        ) from error


def _policy(script: str, style: str, asks: str) -> str:
    """What the browser lets the page do: run its own script and style, and show pictures of it."""
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src '{_hash(script)}'",
            f"style-src '{_hash(style)}'",
            "img-src data: blob:",
            "connect-src 'self'" if asks else "connect-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode('ascii')}"
