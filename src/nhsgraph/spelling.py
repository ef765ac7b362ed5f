"""One spelling for a text, however it was typed: accents, blanks, apostrophes, quotes, dashes.

Phones and word processors write curly apostrophes and long dashes by themselves, some keyboards
write an accent as a sign of its own, and text that was copied brings signs that nobody sees. None
of these makes another name or another question. ``printable`` is the door that every text passes
on its way out: to a terminal, a picture, a page or a file for other programs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

_QUOTES: Final = "\u2018\u2019\u201a\u201b\u02bc\u02b9\u02bb\u2032\u0060\u00b4\uff07"
_DOUBLE_QUOTES: Final = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_DASHES: Final = "\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\ufe58\ufe63\uff0d"
_PLAIN: Final = str.maketrans(
    dict.fromkeys(_QUOTES, "'") | dict.fromkeys(_DOUBLE_QUOTES, '"') | dict.fromkeys(_DASHES, "-")
)
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
"""The categories of Unicode whose signs are not drawn: control, format, surrogate, unassigned."""

_TURNS: Final = frozenset("LRE RLE LRO RLO PDF LRI RLI FSI PDI".split())
"""The classes of Unicode whose signs embed, override or isolate a direction of writing."""


_BREAKS: Final = frozenset("\n\r\x85\u2028\u2029")
_LONGEST_WORD: Final = 100
"""How long a word may be that is compared with others: the work grows with its square."""


def unseen(text: str) -> str:
    """The signs of a text that nobody sees, each once; blanks and line breaks are not among them.

    A tab is: it looks like blanks and is drawn as a box.
    """
    if text.isprintable():
        return ""
    signs = (sign for sign in dict.fromkeys(text) if sign not in _BREAKS)
    return "".join(sign for sign in signs if unicodedata.category(sign) in _UNSEEN)


def nearest(word: str, known: Iterable[str], *, cutoff: float = 0.6) -> str:
    """The known word that another is meant to be, if one is near; nothing for very long words.

    ``cutoff`` is from 0 to 1: how much of the two must be alike.
    """
    if len(word) > _LONGEST_WORD:
        return ""
    return next(iter(get_close_matches(word, list(known), n=1, cutoff=cutoff)), "")


def tidy(text: str) -> str:
    """A text as it is to be shown: composed letters, one blank for each run of blanks and breaks.

    Signs that nobody sees (control signs, marks of direction, zero-width ones) are left out. What
    is drawn stays as it was typed, curly apostrophes and long dashes too.
    """
    composed = unicodedata.normalize("NFC", text)
    if composed.isascii() and composed.isprintable():
        return " ".join(composed.split())
    seen = (
        sign if sign.isspace() or unicodedata.category(sign) not in _UNSEEN else ""
        for sign in composed
    )
    return " ".join("".join(seen).split())


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

    >>> plain("HEE\u2019s  chair \u2013 2014\u201115")
    "HEE's chair - 2014-15"
    """
    return tidy(unicodedata.normalize("NFKC", text.translate(_PLAIN)).translate(_PLAIN))


def key(name: str) -> str:
    """What two spellings of one name have in common: ``plain``, with small letters alone.

    Hyphens and blanks count alike, since people write *Isles-wide* and *Isles wide*.
    """
    return " ".join(plain(name).casefold().replace("-", " ").split())
