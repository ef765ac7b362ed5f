"""Work counted, not timed: how many lines of Python a call runs.

Clocks tell of the machine; a count is the same on every machine and in every run. Ratios of two
counts, of an input and of one twice as long, tell how the work grows.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any


def operations(call: Callable[[], object]) -> int:
    """The lines of Python that run, in this package and in libraries, until a call is done.

    Work inside C (sorting, slicing, a search of ``re``) counts as the line that calls it.
    """
    lines = 0

    def trace(_: FrameType, event: str, __: Any) -> Any:
        nonlocal lines
        lines += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return lines


def growth(call: Callable[[int], object], size: int, times: int = 2) -> float:
    """How many times as much work a call does of an input so many times the size.

    It runs with a smaller input first, so that what is imported late counts in neither.
    """
    call(size // 2)
    return operations(lambda: call(size * times)) / max(FEW, operations(lambda: call(size)))


FEW = 50
"""Fewer lines are no work that could grow; one more or less would look like it."""
