"""What stands between the two ends of one time."""

from __future__ import annotations

from typing import Final

from nhsgraph.english.times.line import Line

_JOINTS: Final = frozenset(
    ["and", "&", "to", "until", "till", "til", "through", "thru", "-", ">", "\u2192"]
)


def joint(line: Line, at: int) -> int | None:
    """The place behind the words between two ends of one time, if such words stand at a place."""
    stop = at
    if line.are(at, "up", "to", "and", "including"):
        stop = at + 4
    elif line.are(at, "up", "to") or line.are(at, "up", "until") or line.are(at, "through", "to"):
        stop = at + 2
    elif line.are(at, "and", "until") or line.are(at, "and", "up", "to"):
        stop = at + (2 if line.low(at + 1) == "until" else 3)
    elif line.low(at) in {"-", "="} and line.are(at + 1, ">"):
        stop = at + 2
    elif line.low(at) in _JOINTS:
        stop = at + 1
    elif line.are(at, ".", "."):
        stop = line.past(at + 2, ".")
    elif line.low(at) == "/" and line.low(at - 1).isdecimal():
        stop = at + 1
    return line.past(stop, "the") if stop > at else None
