"""How wide a text is and where it breaks, in points, before anything is drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final, TypeVar

from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, findfont, get_font
from matplotlib.text import Text
from matplotlib.textpath import text_to_path

from nhsgraph.draw.page.theme import THEME

Item = TypeVar("Item")

MOST_TOLD: Final = 12
"""How many missing letters a warning names."""
LEADING = 1.22
"""The distance from line to line, as a multiple of the type size."""


@cache
def _font(family: str, size: float, bold: bool) -> FontProperties:
    return FontProperties(family=family, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=8192)
def _advance(word: str, family: str, bold: bool) -> float:
    """How wide a word without blanks is at 100 points."""
    font = _font(family, 100, bold)
    measured: float = text_to_path.get_text_width_height_descent(word, font, ismath=False)[0]
    return measured


def width(text: str, size: float, *, bold: bool = False, family: str = THEME.font) -> float:
    """How wide a line of text is, in points.

    It is measured word by word, as no sign is drawn nearer to a blank than to another: most words
    are measured once, in however many lines and sizes they stand.
    """
    words = text.split(" ")
    blanks = (len(words) - 1) * _advance(" ", family, bold)
    return (sum(_advance(word, family, bold) for word in words if word) + blanks) * size / 100


@lru_cache(maxsize=4096)
def wrap(text: str, room: float, size: float, *, bold: bool = False) -> tuple[str, ...]:
    """The lines of a text broken at blanks (and after hyphens and slashes) to fit into ``room``.

    A word that is wider than the room is broken within.
    """
    lines: list[str] = []
    for word in _words(text, room, size, bold):
        joined = f"{lines[-1]}{word}" if lines else word
        if lines and width(joined.rstrip(), size, bold=bold) <= room:
            lines[-1] = joined
        else:
            lines.append(word)
    return tuple(line.strip() for line in lines)


def _words(text: str, room: float, size: float, bold: bool) -> list[str]:
    words = []
    for word in text.split():
        start = 0
        while (cut := _fitting(word, start, room, size, bold)) < len(word):
            words.append(f"{word[start:cut]}-")
            start = cut
        words.append(f"{word[start:]} ")
    return words


LONG: Final = 500
"""So many signs fit into no room: how wide more of them are is not even measured."""


def _fitting(word: str, start: int, room: float, size: float, bold: bool) -> int:
    """Up to where a word fits from a sign on, before a hyphen or at its end; one sign at least."""
    left = len(word) - start
    if left <= LONG and width(word[start:], size, bold=bold) <= room:
        return len(word)
    piece = word[start : start + LONG]
    most = _most(
        min(left - 1, LONG), lambda number: width(f"{piece[:number]}-", size, bold=bold) <= room
    )
    return start + max(1, most)


def _most(number: int, fits: Callable[[int], bool]) -> int:
    """The largest number up to this that fits; where one does, all that are smaller do."""
    least = 0
    while least < number:
        middle = (least + number + 1) // 2
        least, number = (middle, number) if fits(middle) else (least, middle - 1)
    return least


def clip(lines: tuple[str, ...], most: int, room: float, size: float) -> tuple[str, ...]:
    """At most so many lines, the last one ending in … where something was left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1][:LONG]
    cut = _most(len(last), lambda number: width(f"{last[:number]}…", size) <= room)
    return (*lines[: most - 1], f"{last[:cut].rstrip()}…")


Entry = tuple[Item, tuple[str, ...]]
"""What stands in a list, and the lines of its words."""


def in_columns(entries: Sequence[Entry[Item]], number: int) -> list[list[Entry[Item]]]:
    """The entries of a list in columns of about the same height; some may be empty."""
    columns: list[list[Entry[Item]]] = [[] for _ in range(number)]
    share, done = sum(len(lines) for _, lines in entries) / number, 0
    for entry in entries:
        columns[min(int(done / share + 0.001), number - 1)].append(entry)
        done += len(entry[1])
    return columns


class LetterWarning(UserWarning):
    """A picture has letters that its font lacks, so that they stand as empty boxes."""


def lacking(figure: Figure) -> str:
    """Which letters of a picture its fonts lack, as a sentence; blank where they have all."""
    missing: dict[str, dict[str, None]] = {}
    for text in figure.findobj(Text):
        if isinstance(text, Text) and text.get_visible():
            font = text.get_fontproperties()
            letters = _letters_of(findfont(font))
            unknown = (each for each in text.get_text() if ord(each) not in letters)
            signs = dict.fromkeys(each for each in unknown if not each.isspace())
            if signs:
                missing.setdefault(font.get_name(), {}).update(signs)
    return " ".join(
        f"The font “{font}” has no sign for {_spelt(list(signs))}: empty boxes stand there. Write"
        " the names in letters that it has, or give the pictures a theme with another font."
        for font, signs in missing.items()
    )


@cache
def _letters_of(path: str) -> frozenset[int]:
    return frozenset(get_font(path).get_charmap())


def _spelt(signs: Sequence[str]) -> str:
    """Some signs with their numbers; the first few of many."""
    numbers = {sign: f"U+{ord(sign):04X}" for sign in signs[:MOST_TOLD]}
    told = ", ".join(
        f"{sign} ({number})" if sign.isprintable() else number for sign, number in numbers.items()
    )
    more = len(signs) - MOST_TOLD
    return f"{told} and {more} more" if more > 0 else told
