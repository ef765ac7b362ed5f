"""How a payload stands in the page: in two parts, compressed, in letters."""

from __future__ import annotations

import json
from types import ModuleType
from typing import Any, Final

from nhsgraph.errors import MissingPartError
from nhsgraph.explorer.numbering import JSON


def packed(told: JSON) -> str:
    """A payload as it stands in the page: in two parts, compressed, in letters; see ``letters_of``.

    What no first picture needs stands behind the rest, so that the page reads it later.
    """
    lzma = _lzma()
    first = {name: value for name, value in told.items() if name not in _LATER}
    later: JSON = {name: told[name] for name in _LATER if name in told}
    for name, columns in _LATER_COLUMNS.items():
        rows = told.get(name, {})
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
_LATER_COLUMNS: Final = {"statements": ("proof", "note", "contested_proof", "outcome_proof")}
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
