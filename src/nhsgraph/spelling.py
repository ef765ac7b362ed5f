"""One spelling for a text, however it was typed: accents, blanks, apostrophes, quotes, dashes.

Phones and word processors write curly apostrophes and long dashes by themselves, some keyboards
write an accent as a sign of its own, and text that was copied brings signs that nobody sees. None
of these makes another name or another question. ``printable`` is the door that every text passes
on its way out: to a terminal, a picture, a page or a file for other programs.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from functools import lru_cache
from typing import Final

_QUOTES: Final = (
    "\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u2032\u2035\u0060\u00b4\u0384\u055a\u1fbd"
    "\u1fbf\u2039\u203a\ua78c\uff07\uff40"
)
_DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2033\u2036\u00ab\u00bb\u301d\u301e\uff02"
_DASHES: Final = (
    "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u02d7\u058a\u05be\u1806\u2e17\u2e3a\u2e3b\u301c\u3030"
    "\ufe31\ufe32\ufe58\ufe63\uff0d"
)
_STROKES: Final = "\u2044\u2215\u29f8\uff0f"
_BLANKS: Final = "\u2800"
"""A sign that is drawn as a blank, though Unicode counts it as a symbol."""
_HIDDEN: Final = dict.fromkeys(
    [0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, *range(0x180B, 0x1810), 0x3164,
     *range(0xFE00, 0xFE10), 0xFFA0, *range(0xE0100, 0xE01F0)]
)  # fmt: skip
"""Signs that nobody sees, though Unicode counts them as letters or with the accents."""
_ENCLOSING: Final = dict.fromkeys(
    [0x488, 0x489, 0x1ABE, *range(0x20DD, 0x20E5), *range(0xA670, 0xA673)]
)
"""Rings and keys that are drawn around the sign before."""
_PLAIN: Final = str.maketrans(
    dict.fromkeys(_QUOTES, "'")
    | dict.fromkeys(_DOUBLE_QUOTES, '"')
    | dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_STROKES, "/")
    | dict.fromkeys(_BLANKS, " ")
)
_LETTERS: Final = str.maketrans(
    {"\u00f8": "o", "\u0142": "l", "\u0111": "d", "\u00f0": "d", "\u00fe": "th", "\u00e6": "ae",
     "\u0153": "oe", "\u0131": "i", "\u0127": "h", "\u0167": "t", "\u014b": "ng"}
)  # fmt: skip
"""Letters that are no plain letter with an accent, each with how people write it without them."""
_WORD: Final = re.compile(r"[^\W_]+(?:'(?!s\b)[^\W_]+)?|'s\b")
_DOTTED: Final = re.compile(r"\b(?:[^\W\d_]\.){2,}")
"""Letters with a full stop behind each: *H.E.E.*"""
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""The categories of Unicode whose signs are not drawn: control, format, surrogate, unassigned."""

_TURNS: Final = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
"""The classes of Unicode whose signs embed, override or isolate a direction of writing."""


_BREAKS: Final = frozenset("\n\r\x85\u2028\u2029")
_LONGEST_WORD: Final = 100
"""How long a word may be that is compared with others: the work grows with its square."""
_LONGEST_KEPT: Final = 200
"""The words of a text of more signs are found anew each time; names are shorter."""


def unseen(text: str) -> str:
    """The signs of a text that nobody sees, each once; blanks and line breaks are not among them.

    A tab is: it looks like blanks and is drawn as a box.
    """
    if text.isascii() and text.isprintable():
        return ""
    signs = (sign for sign in dict.fromkeys(text) if sign not in _BREAKS)
    return "".join(
        sign for sign in signs if unicodedata.category(sign) in _UNSEEN or ord(sign) in _HIDDEN
    )


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word that another is meant to be, if one is near; nothing for very long words.

    ``cutoff`` is from 0 to 1: how much of the two must be alike.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")


def whole(text: str) -> str:
    r"""A text whose bytes a narrow locale could not read, as the UTF-8 that it is.

    Where the locale is plain ASCII, Python keeps each further byte of an argument as half a sign.

    >>> whole("I\udcc3\udca9chyd")
    'Iéchyd'
    """
    if text.isprintable():
        return text
    try:
        return text.encode("utf-8", "surrogateescape").decode("utf-8")
    except UnicodeError:  # these are no bytes of UTF-8
        return text


def tidy(text: str) -> str:
    """A text as it is to be shown: composed letters, one blank for each run of blanks and breaks.

    Signs that nobody sees (control signs, marks of direction, zero-width ones) are left out. What
    is drawn stays as it was typed, curly apostrophes and long dashes too.
    """
    if text.isascii() and text.isprintable():
        return " ".join(text.split())
    seen = "".join(
        sign if sign.isspace() or unicodedata.category(sign) not in _UNSEEN else ""
        for sign in whole(text).translate(_HIDDEN)
    )
    return " ".join(unicodedata.normalize("NFC", seen).split())


def printable(text: str) -> str:
    r"""A text that is safe to hand to a terminal, an XML file or a page; its lines stay lines.

    Left out are control signs (a blank stands for those that were blanks, such as tabs), halves of
    signs, code points that are no signs, and what turns the direction of writing around: a name
    could rule a terminal with them, make a file ill-formed, or read as another name. Every other
    sign stays as it is, those that join or part letters too.

    >>> printable("HEE\x1b]0;x\x07 in\tLeeds\u202e")
    'HEE]0;x in Leeds'
    """
    if text.isprintable():
        return text
    return "".join(sign if sign.isprintable() else _kept(sign) for sign in text)


def _kept(sign: str) -> str:
    """What stands in a printable text for a sign that is not drawn: itself, a blank or nothing."""
    category = unicodedata.category(sign)
    if sign == "\n":
        return sign
    if category in {"Cc", "Zl", "Zp"}:
        return " " if sign.isspace() else ""
    code = ord(sign)
    is_no_sign = code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
    if category == "Cs" or is_no_sign or unicodedata.bidirectional(sign) in _TURNS:
        return ""
    return sign


def plain(text: str) -> str:
    """A text as it is to be read: as ``tidy``, with straight quotes, hyphens and plain letters.

    Figures of other scripts become those from 0 to 9.

    >>> plain("HEE\u2019s  chair \u2013 2014\u201115")
    "HEE's chair - 2014-15"
    """
    if text.isascii():
        return tidy(text).replace("`", "'")
    bare = whole(text).translate(_PLAIN).translate(_ENCLOSING)
    seen = unicodedata.normalize("NFKC", tidy(bare)).translate(_PLAIN)
    if seen.isascii():
        return tidy(seen)
    figures = (str(unicodedata.decimal(sign)) if sign.isdecimal() else sign for sign in seen)
    return tidy("".join(figures))


def words_of(text: str) -> list[str]:
    """The words of a text by which it is read: small letters and figures, ``'s`` apart.

    Other signs are left out, but ``&`` is *and*, and *H.E.E.* and *co-operate* are one word.

    >>> words_of("The H.E.E.\u2019s boards & Gwent\u2010wide")
    ['the', 'hee', "'s", 'boards', 'and', 'gwent', 'wide']
    """
    return list(_kept_words(text) if len(text) <= _LONGEST_KEPT else _words(text))


def _words(text: str) -> tuple[str, ...]:
    text = plain(text)
    if "." in text:
        text = _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), text)
    small = unicodedata.normalize("NFC", text.casefold().replace("i\u0307", "i"))
    return tuple(_WORD.findall(small.replace("&", " and ").replace("co-o", "coo")))


_kept_words: Final = lru_cache(maxsize=10_000)(_words)


def name_words(name: str) -> tuple[str, ...]:
    """The words by which a name is known: all of it, without *the* before it.

    A name without letters and figures is known by its signs.
    """
    found = words_of(name)
    while found[:1] == ["the"] and len(found) > 1:
        found = found[1:]
    return tuple(found) or (plain(name),)


def key(name: str) -> str:
    """What two spellings of one name have in common, whatever its letters, blanks and dashes.

    Hyphens and blanks count alike, since people write *Isles-wide* and *Isles wide*.

    >>> key("The Isles\u2010wide Board") == key("isles wide  board")
    True
    """
    return " ".join(name_words(name))


def unaccented(word: str) -> str:
    """A word in small letters without accents, as those write it whose keyboard has none.

    >>> unaccented("g\u0175r"), unaccented("i\u00e9chyd"), unaccented("\u0142\u00f3d\u017a")
    ('gwr', 'iechyd', 'lodz')
    """
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    bare = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return unicodedata.normalize("NFC", bare).translate(_LETTERS)


def unknown_key(key: str, known: list[str], written: Container[str] = ()) -> str:
    """The sentence for a key that nothing knows, with the nearest known one.

    ``written`` are the keys beside it: as a key stands once, none of them can take its place.
    """
    near = nearest(key, known)
    mend = f"did you mean “{near}”?" if near else f"known keys are {', '.join(known)}"
    if near and near in written:
        mend = f"“{near}” stands there already, so take this one out"
    return f"unknown key “{key}”; {mend}"


def shown_bytes(text: str) -> str:
    r"""A text in which bytes of a name of a file or an argument that are not UTF-8 can be seen.

    >>> shown_bytes("mod\udcff.yaml")
    'mod\\xff.yaml'
    """
    if text.isascii():
        return text
    halves = (sign for sign in text if "\ud800" <= sign <= "\udfff")
    are_bytes = all("\udc80" <= sign <= "\udcff" for sign in halves)
    encoded = text.encode("utf-8", "surrogateescape" if are_bytes else "replace")
    return encoded.decode("utf-8", "backslashreplace")
