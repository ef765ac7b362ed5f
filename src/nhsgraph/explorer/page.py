"""The page: one file of HTML with all that it needs inside, which asks nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Collection
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from nhsgraph.dates import read_day
from nhsgraph.draw.page.settings import load_matplotlib
from nhsgraph.errors import MissingPartError, QuestionError
from nhsgraph.explorer.numbering import JSON
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


def packed(told: JSON) -> str:
    """A payload as it stands in the page: in two parts, compressed, in letters; see ``letters_of``.

    What no first picture needs stands behind the rest, so that the page reads it later.
    """
    lzma = _lzma()
    first = {name: value for name, value in told.items() if name not in _LATER}
    later: JSON = {name: told[name] for name in _LATER if name in told}
    for name in _LATER_COLUMNS.keys() & told.keys():
        rows, columns = told[name], _LATER_COLUMNS[name]
        first[name] = {key: column for key, column in rows.items() if key not in columns}
        later[name] = {key: column for key, column in rows.items() if key in columns}
    first["later"] = {name: list(columns) for name, columns in later.items()}
    parts = [_plain(first), _plain(later)]
    packing = {**_PACKING, "preset": 9 | lzma.PRESET_EXTREME}
    letters = letters_of(lzma.compress(b"".join(parts), lzma.FORMAT_RAW, filters=[packing]))
    return f"{len(parts[0])} {len(parts[1])} {letters}"


def _plain(told: JSON) -> bytes:
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def unpacked(text: str) -> Any:
    """The payload that stands in a page."""
    size, _, letters = text.split(" ", 2)
    content = _lzma().decompress(bytes_of(letters), _lzma().FORMAT_RAW, filters=[_PACKING])
    told, later = json.loads(content[: int(size)]), json.loads(content[int(size) :])
    for name in told.pop("later"):
        told[name] = {**told.get(name, {}), **later[name]}
    return told


_LATER: Final = ("sources", "answers")
"""The tables that no picture needs; the page reads them when the first picture stands."""
_LATER_COLUMNS: Final = {
    "statements": ("proof", "note", "contested_proof", "outcome_proof"),
}
"""The same of other tables: some of their columns."""


_PACKING: Final = {"id": 0x4000000000000001, "dict_size": 1 << 26, "lc": 4, "lp": 0, "pb": 0}
"""The first LZMA, as ``explorer/src/lzma.js`` reads it."""


def _lzma() -> ModuleType:
    """The compression of the standard library, which a Python may have been built without.

    Raises:
        MissingPartError: it was.
    """
    try:
        import lzma
    except ImportError as error:
        raise MissingPartError(
            "The page can't be packed here, since this Python was built without lzma: take another,"
            " or install the headers of liblzma and build it again."
        ) from error
    return lzma


LETTERS: Final = "".join(chr(code) for code in range(33, 127) if chr(code) not in "&<\\")
"""Ninety-one signs that may stand in a page: two of them carry thirteen bits."""
_BLOCK: Final = 13
"""So many bytes are eight times thirteen bits."""


def letters_of(content: bytes) -> str:
    """Bytes as letters, a twelfth shorter than base64: their number, a blank, pairs of letters.

    A pair carries thirteen bits, the lowest first: the first letter counts as it stands in
    ``LETTERS``, the second 91 times that.
    """
    pairs = [LETTERS[low] + LETTERS[high] for high in range(91) for low in range(91)]
    found = []
    for at in range(0, len(content), _BLOCK):
        bits = int.from_bytes(content[at : at + _BLOCK], "little")
        found += [pairs[bits >> shift & 0x1FFF] for shift in range(0, 8 * _BLOCK, 13)]
    return f"{len(content)} {''.join(found)}"


def bytes_of(text: str) -> bytes:
    """The bytes that letters stand for."""
    number, _, letters = text.partition(" ")
    values = {letter: value for value, letter in enumerate(LETTERS)}
    found = bytearray()
    for at in range(0, len(letters), 16):
        block = letters[at : at + 16]
        bits = sum(
            (values[block[pair]] + 91 * values[block[pair + 1]]) << (pair // 2 * 13)
            for pair in range(0, 16, 2)
        )
        found += bits.to_bytes(_BLOCK, "little")
    return bytes(found[: int(number)])


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
