"""Days by their names: of the week, feasts, and the hours of a day."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

from nhsgraph.dates import speak_day
from nhsgraph.english.times.calendar import (
    WEEKDAYS,
    Time,
    one_day,
    year,
)
from nhsgraph.english.times.line import Line, by_first
from nhsgraph.english.times.one_time import core_time
from nhsgraph.errors import DateError


def weekday(line: Line, at: int) -> Time | None:
    """A day with the name of its day of the week before it.

    Raises:
        DateError: it was another day of the week.
    """
    number = WEEKDAYS.get(line.low(at))
    if number is None:
        return None
    place = line.past(line.past(line.past(at + 1, "."), ","), "the")
    time = core_time(line, place)
    if time is None or time.period is None or time.kind != "day":
        return None
    day = date.fromordinal(time.period.start)
    if day.weekday() != number:
        name = calendar.day_name[day.weekday()]
        raise DateError(
            line.between(at, time.stop), f"is no day: {speak_day(time.period.start)} was a {name}",
            "leave out the day of the week",
        )  # fmt: skip
    return time


_FEASTS: Final[dict[tuple[str, ...], tuple[int, int]]] = {
    ("new", "year", "'", "s", "day"): (1, 1), ("new", "years", "day"): (1, 1),
    ("new", "year", "'", "s", "eve"): (12, 31), ("new", "years", "eve"): (12, 31),
    ("christmas", "day"): (12, 25), ("xmas", "day"): (12, 25), ("christmas", "eve"): (12, 24),
    ("boxing", "day"): (12, 26),
}  # fmt: skip
"""Feasts of one day, each with its month and day."""
_MOVING: Final = (
    ("good", "friday"), ("easter", "sunday"), ("easter", "monday"), ("bank", "holiday"),
    ("bank", "holiday", "monday"), ("may", "day"),
)  # fmt: skip
"""Feasts whose day is another every year, or that some keep on another."""
_ALL_FEASTS: Final = by_first((*_FEASTS, *_MOVING))


def feast(line: Line, at: int) -> Time | None:
    """*Christmas Day 2018*, *New Year's Eve 2018*; of no year it can't be read."""
    words = line.first(at, _ALL_FEASTS)
    if not words:
        return None
    stop = at + len(words)
    found = year(line, line.past(stop, ",", "of", "in"))
    if found is None or words not in _FEASTS:
        return Time(found.stop if found else stop)
    day = one_day(line.between(at, found.stop), found.value, *_FEASTS[words])
    return Time(found.stop, day, "day")


_HOURS: Final = by_first(
    tuple(words.split())
    for words in (
        "noon", "midday", "lunchtime", "teatime", "morning", "afternoon", "evening", "dawn",
        "dusk", "small hours", "early hours", "early morning", "late morning", "early afternoon",
        "late afternoon", "early evening", "late evening", "close of business", "close of play",
        "close of trading", "cob", "first thing", "last thing",
    )
)  # fmt: skip
"""Parts of a day that lie in it as a whole: *midnight* and *the night of* may be of two days."""


def hours(line: Line, at: int) -> Time | None:
    """A day with the time of day before it: *noon on 9 January 2018*, *10.30am on …*."""
    if line.are(at, "night", "of"):
        return _night(line, line.past(at + 2, "the"))
    stop = part_of_day(line, at)
    if not stop:
        return None
    stop = line.past(line.past(stop, "on", "of", ","), "the")
    time = weekday(line, stop) or core_time(line, stop)
    return time._replace(kind="hours") if time and time.period and time.kind == "day" else None


def _night(line: Line, at: int) -> Time | None:
    """*The night of 31 March to 1 April 2013*; *the night of 1 April* lies in two days."""
    time = weekday(line, at) or core_time(line, at)
    if time is None or time.period is None:
        return time
    two = time.kind == "range" and time.period.stop - time.period.start == 2
    return time if two else Time(time.stop)


def part_of_day(line: Line, at: int) -> int:
    """The place behind a time of day: *noon*, *09:30*, *3 pm*; 0 where none stands."""
    if words := line.first(at, _HOURS):
        return at + len(words)
    if not 1 <= len(line.figures(at)) <= 2 or int(line.figures(at)) > 24:
        return 0
    sign = line.low(at + 1)
    minutes = sign in {":", "."} and line.glued(at + 1) and len(line.figures(at + 2)) == 2
    stop = at + 3 if minutes else at + 1
    if line.low(stop) in {"am", "pm", "hrs"}:
        return stop + 1
    if line.are(stop, "o", "'", "clock"):
        return stop + 3
    return stop if minutes and sign == ":" and line.glued(at + 2) else 0
