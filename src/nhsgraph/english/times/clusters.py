"""Figures that strokes, hyphens or dots make one, and whether they are a time at all."""

from __future__ import annotations

from typing import Final, NamedTuple

from nhsgraph.english.times.calendar import (
    MONTH_WORDS,
)
from nhsgraph.english.times.line import Line

MONEY: Final = frozenset("£$€")
_SCALES: Final = frozenset("million millions billion billions thousand bn m k % percent".split())
_PLACES: Final = frozenset(
    "section sections s ss clause clauses paragraph paragraphs para paras article articles"
    " schedule schedules regulation page pages pp chapter no number si".split()
)
"""Words behind which figures number a part of a text, or the text itself."""
_TITLES: Final = frozenset("act acts order orders regulations regs bill directions".split())
_IN_TIME: Final = frozenset("in since during from until till before after by and".split())


class Cluster(NamedTuple):
    """Figures with strokes, hyphens or dots between them, up to the place ``stop``."""

    numbers: tuple[str, ...]
    joints: tuple[str, ...]
    stop: int

    @property
    def lengths(self) -> tuple[int, ...]:
        """How many figures each number has."""
        return tuple(len(number) for number in self.numbers)


def cluster(line: Line, at: int) -> Cluster:
    """The figures that stand together from a place on; blanks may stand around a stroke."""
    numbers, joints, stop = [line.figures(at)], [], at + 1
    while joint := _joint(line, stop):
        numbers.append(line.figures(stop + len(joint)))
        joints.append(joint[:2].removesuffix("'"))
        stop += len(joint) + 1
    return Cluster(tuple(numbers), tuple(joints), stop)


def _joint(line: Line, at: int) -> str:
    """The stroke, hyphen or dots between the figures before a place and those behind it."""
    sign = line.low(at)
    if sign == "." and line.are(at, ".", "."):
        dots = "..." if line.low(at + 2) == "." else ".."
        return dots if line.figures(at + len(dots)) else ""
    if sign in {"-", "/"} and line.low(at + 1) == "'" and line.glued(at + 1) and line.glued(at + 2):
        return f"{sign}'" if line.glued(at) and len(line.figures(at + 2)) == 2 else ""
    if sign not in {"-", "/", "."} or not line.figures(at + 1):
        return ""
    if sign == "/" or (line.glued(at) and line.glued(at + 1)):
        return sign
    spaced = sign == "-" and len(line.figures(at - 1)) == 4 and len(line.figures(at + 1)) == 2
    return sign if spaced and line.low(at + 2) not in MONTH_WORDS else ""


def no_time(line: Line, at: int, stop: int) -> bool:
    """Whether figures are money, a quantity, a section, or the year in the title of a law."""
    before = line.low(at - 1)
    if before == "." and line.glued(at - 1):
        before = line.low(at - 2)
        return before in _PLACES
    owned = before == "s" and line.low(at - 2) == "'"
    if before in MONEY or (before in _PLACES and not owned):
        return True
    if line.low(stop) in _SCALES or line.are(stop, "per", "cent"):
        return True
    titled = line.low(stop) in _TITLES and before not in _IN_TIME
    return titled or before in _TITLES or (before == ")" and _titled(line, at - 1))


def _titled(line: Line, at: int) -> bool:
    """Whether a bracket that closes at a place stands behind *Act*, *Order* or *Regulations*."""
    for place in range(at - 1, max(-1, at - 12), -1):
        if line.low(place) == "(":
            return line.low(place - 1) in _TITLES
    return False
