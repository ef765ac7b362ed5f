"""Figures that no reading of a time took, though they are no number of anything: *in 215*, *201X*.

Nothing with a figure is passed over: what is left is named as not read, together with the time to
which it belongs, so that *2014 to 10000* is not answered as if it were 2014.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from nhsgraph.english.times.calendar import NO_NOUNS
from nhsgraph.english.times.clusters import cluster, no_time
from nhsgraph.english.times.joints import joint
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.strange import month_like

_BEHIND_NUMBERS: Final = frozenset(
    "of is are was were be than have has had many all only exactly just".split()
)
"""Words behind which a number without a noun may stand: *how many of the 13*."""
_ERAS: Final = frozenset(["bc", "bce"])
_BETWEEN: Final = frozenset("-/,.:'")
"""Signs that may stand inside one number or date."""
_LONGEST_NUMBER: Final = 3
_LENGTHS: Final = frozenset(
    "day days week weeks month months quarter quarters year years yr yrs decade decades".split()
)
_OF_LENGTHS: Final = frozenset("financial calendar working full whole more further".split())
_LASTS: Final = frozenset(
    "in for within after before during over under since every about around than least most".split()
)
"""Words behind which so many years are a length of time that no day begins or ends."""


class Taken(NamedTuple):
    """A time that was read or named: where its preposition begins, where itself, where it ends."""

    start: int
    at: int
    stop: int


def left_over(
    line: Line, taken: Sequence[Taken], named: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """The stretches of a sentence with figures that nothing took, each with the times beside it.

    Args:
        line: the sentence.
        taken: the times that were read or are named as not read, in order.
        named: where in the text bodies are named, in order; their figures are no times.

    Returns:
        Places from and up to, in order.
    """
    at_places = {place: each for each in taken for place in range(each.start, each.stop)}
    names = _places(line, named)
    numbers: set[int] = set()
    found: list[tuple[int, int]] = []
    for at in range(len(line)):
        behind = found and at < found[-1][1]
        if not line.figures(at) or at in at_places or at in names or behind or at in numbers:
            continue
        start, stop = _run(line, at, at_places)
        if _is_number(line, start, at, stop, numbers):
            numbers.update(range(at, stop))
        else:
            start, stop = _widened(line, start, stop, at_places)
            if found and start <= found[-1][1]:
                start = min(start, found.pop()[0])
            found.append((start, stop))
    return found


def _places(line: Line, named: Sequence[tuple[int, int]]) -> set[int]:
    """The places of a line that stand in the names of bodies."""
    places, turn = set(), 0
    for at, sign in enumerate(line.signs):
        while turn < len(named) and named[turn][1] <= sign.start:
            turn += 1
        if turn < len(named) and named[turn][0] <= sign.start:
            places.add(at)
    return places


def _run(line: Line, at: int, taken: dict[int, Taken]) -> tuple[int, int]:
    """What is glued together around a figure, and the figures that follow behind blanks."""
    start = at
    while line.glued(start) and start - 1 not in taken and _inside(line, start - 1):
        start -= 1
    stop = at + 1
    while stop < len(line) and stop not in taken:
        signs = line.glued(stop) and (line.low(stop).isalnum() or _joins(line, stop))
        if not signs and not line.figures(stop):
            break
        stop += 1
    return start, stop


def _inside(line: Line, at: int) -> bool:
    return line.low(at).isalnum() or line.low(at) in _BETWEEN


def _joins(line: Line, at: int) -> bool:
    return line.low(at) in _BETWEEN and line.glued(at + 1) and line.low(at + 1).isalnum()


def _is_number(line: Line, start: int, at: int, stop: int, numbers: set[int]) -> bool:
    """Whether figures count something, or number a part of a text."""
    if no_time(line, at, cluster(line, at).stop) or no_time(line, start, stop):
        return True
    before = line.low(at - 1)
    if at - 2 in numbers and before in {"(", "and", "or", "to", ",", "-", "&"}:
        return True  # sections 97(1) and 100
    if any(line.word(place) for place in range(start, stop)):
        return False
    noun = line.word(stop)
    if _length(line, stop) > stop and line.low(start - 1) in _LASTS:
        return False
    if noun and not line.glued(stop) and noun not in NO_NOUNS | _ERAS:
        return not (month_like(line, stop) or _roman(noun))
    before = line.low(start - 1) if line.low(start - 1) != "the" else line.low(start - 2)
    short = stop == start + 1 and len(line.figures(start)) <= _LONGEST_NUMBER
    return short and before in _BEHIND_NUMBERS and noun not in _ERAS


def _length(line: Line, at: int) -> int:
    """The place behind *years* or *financial years*; the same place where neither stands there."""
    place = at + 1 if line.word(at) in _OF_LENGTHS else at
    return place + 1 if line.word(place) in _LENGTHS else at


def _roman(word: str) -> bool:
    """Whether a word may be a month in Roman figures: *1 IV 2016*."""
    return set(word) <= {"i", "v", "x"}


def _widened(line: Line, start: int, stop: int, taken: dict[int, Taken]) -> tuple[int, int]:
    """A stretch with the times that stand right beside it, or that a word such as *to* joins."""
    word = line.word(stop)
    if (ended := _length(line, stop)) > stop:
        stop = ended
    elif word in _ERAS or month_like(line, stop) or (word and _roman(word)):
        stop += 1
    after = taken.get(line.past(stop, ","))
    joined = joint(line, stop)
    linked = taken.get(joined) if joined is not None else None
    if after and after.start == after.at:
        stop = max(stop, after.stop)
    elif linked and joined in {linked.start, linked.at}:
        stop = linked.stop
    place = start - 1 if line.low(start - 1) != "the" else start - 2
    for back in range(place, max(-1, place - 5), -1):
        before = taken.get(back)
        if before:
            near = before.stop == start or (before.stop == start - 1 and line.low(back + 1) == ",")
            if near or joint(line, before.stop) == start:
                start = before.at
            break
    return start, stop
