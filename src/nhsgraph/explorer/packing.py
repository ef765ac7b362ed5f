"""How a payload stands in the page: in parts, compressed, in letters."""

from __future__ import annotations

import json
from itertools import accumulate, pairwise
from types import ModuleType
from typing import Any, Final

from nhsgraph.errors import MissingPartError
from nhsgraph.explorer.numbering import JSON


def packed(told: JSON) -> str:
    """A payload as it stands in the page: in parts, compressed, in letters; see ``letters_of``.

    What no first picture needs stands behind the rest, so that the page reads it later.
    """
    lzma = _lzma()
    parts, left, rest = list[JSON](), list[dict[str, list[str] | None]](), dict(told)
    for places in reversed(_LATER):
        part: JSON = {}
        for name, columns in places.items():
            if name in rest and columns is None:
                part[name] = rest.pop(name)
            elif name in rest and columns is not None:
                rows = rest[name]
                part[name] = {key: rows[key] for key in columns if key in rows}
                rest[name] = {key: rows[key] for key in rows if key not in columns}
        parts.insert(0, part)
        left.insert(0, {name: list(part[name]) if places[name] else None for name in part})
    parts.insert(0, {**rest, "later": left})
    packing = {**_PACKING, "preset": 9 | lzma.PRESET_EXTREME}
    plain = [_plain(part) for part in parts]
    letters = letters_of(lzma.compress(b"".join(plain), lzma.FORMAT_RAW, filters=[packing]))
    return f"{','.join(str(len(part)) for part in plain)} {letters}"


def _plain(told: JSON) -> bytes:
    return json.dumps(told, separators=(",", ":"), ensure_ascii=False, allow_nan=False).encode()


def unpacked(text: str) -> Any:
    """The payload that stands in a page."""
    sizes, _, letters = text.partition(" ")
    content = _lzma().decompress(bytes_of(letters), _lzma().FORMAT_RAW, filters=[_PACKING])
    stops = [0, *accumulate(int(size) for size in sizes.split(","))]
    told, *later = (json.loads(content[start:stop]) for start, stop in pairwise(stops))
    del told["later"]
    for part in later:
        for name, value in part.items():
            told[name] = {**told[name], **value} if name in told else value
    return told


_LATER: Final[tuple[dict[str, tuple[str, ...] | None], ...]] = (
    {
        "statements": ("text", "when", "value", "outcome", "became", "subject_to", "known"),
        "bodies": ("about", "proof", "note", "codes", "known"),
        "events": ("note", "reason"),
        "times": None,
        "names": None,
        "answers": None,
    },
    {
        "statements": ("proof", "note", "contested_proof", "outcome_proof"),
        "events": ("proof",),
        "answers": ("text", "on", "beside", "status"),
        "sources": None,
    },
)
"""The parts that no picture needs, which the page reads one by one when the first picture stands:
what cards say, then what proves it. Of a table these columns, or all that no later part has."""
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
