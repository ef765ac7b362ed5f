"""A time that needs no other to be read: in figures, with a month, a year in words or of AD."""

from __future__ import annotations

from typing import Final

from nhsgraph.dates import (
    months,
)
from nhsgraph.english.times.calendar import (
    MONTH_WORDS,
    ORDINALS,
    SMALL,
    TENS,
    Time,
    year,
)
from nhsgraph.english.times.clusters import cluster, no_time
from nhsgraph.english.times.figures import short_financial_year, time_in_figures
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.worded import run_on, time_in_words


def core_time(line: Line, at: int) -> Time | None:
    """A time that needs no other to be read: in figures, with a month, a year in words or of AD.

    Raises:
        DateError: the calendar has no such day or month.
    """
    if not (line.low(at) in _FIRST or any(map(line.figures, range(at, at + 3)))):
        return None
    time = _core(line, at)
    return run_on(line, at, time) if time and time.period else time


def _core(line: Line, at: int) -> Time | None:
    if line.figures(at):
        if no_time(line, at, cluster(line, at).stop):
            return None
        return time_in_words(line, at) or time_in_figures(line, at)
    if line.low(at) in {"ad", "ce"} and (dated := year(line, at + 1)):
        return Time(dated.stop, months(dated.value, 1, 12), "year")
    if time := time_in_words(line, at) or _short_years(line, at):
        return time
    dated = year(line, at)
    if dated and (line.low(at) != "'" or line.low(at - 1) in _BEFORE_SHORT):
        return Time(dated.stop, months(dated.value, 1, 12), "year")
    return None


def _short_years(line: Line, at: int) -> Time | None:
    """*'13/14*, *'18/'19*."""
    if line.low(at) != "'" or not (line.glued(at + 1) and line.figures(at + 1)):
        return None
    return short_financial_year(cluster(line, at + 1))


_FIRST: Final = frozenset({"ad", "ce", "'", *MONTH_WORDS, *ORDINALS, *SMALL, *TENS})
"""The words with which a time may begin that has no figures right behind them."""
_BEFORE_SHORT: Final = frozenset(
    "in since during from until till before after by to of and".split()
)
