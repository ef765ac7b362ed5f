"""How wide a text is and where it breaks, in points, before anything is drawn."""

from __future__ import annotations

from functools import cache, lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from nhsgraph.draw.theme import THEME

LEADING = 1.22
"""The distance from line to line, as a multiple of the type size."""


@cache
def _font(family: str, size: float, bold: bool) -> FontProperties:
    return FontProperties(family=family, size=size, weight="bold" if bold else "normal")


@lru_cache(maxsize=8192)
def width(text: str, size: float, *, bold: bool = False, family: str = THEME.font) -> float:
    """How wide a line of text is, in points."""
    font = _font(family, 100, bold)
    measured: float = text_to_path.get_text_width_height_descent(text, font, ismath=False)[0]
    return measured * size / 100


def height(lines: int, size: float) -> float:
    """How high so many lines of text are, in points."""
    return lines * size * LEADING


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
        piece = word
        while width(piece, size, bold=bold) > room and len(piece) > 1:
            cut = next(
                (end for end in range(len(piece) - 1, 1, -1)
                 if width(f"{piece[:end]}-", size, bold=bold) <= room), 1,
            )  # fmt: skip
            words.append(f"{piece[:cut]}-")
            piece = piece[cut:]
        words.append(f"{piece} ")
    return words


def clip(lines: tuple[str, ...], most: int, room: float, size: float) -> tuple[str, ...]:
    """At most so many lines, the last one ending in … where something was left out."""
    if len(lines) <= most:
        return lines
    last = lines[most - 1]
    while last and width(f"{last}…", size) > room:
        last = last[:-1]
    return (*lines[: most - 1], f"{last.rstrip()}…")
