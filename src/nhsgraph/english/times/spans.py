"""Spans told by their length and an end, weeks, and days with the name of the day of the week.

What a span is measured from must be a day or a month; of *the year ending 2015* nobody can tell.
"""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

from nhsgraph.dates import Period, speak_day
from nhsgraph.english.times.calendar import (
    SMALL,
    TENS,
    WEEKDAYS,
    Time,
    months_beginning,
    months_ending,
)
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.phrases import BEGINNING, ENDING, core_time, edge
from nhsgraph.errors import DateError

_UNITS: Final = {"month": 1, "mth": 1, "quarter": 3, "year": 12, "yr": 12}


def span_of_months(line: Line, at: int) -> Time | None:
    """*The year ending 31 March 2015*, *six months to June 2014*, *a quarter from April 2014*."""
    number, place = _number(line, at)
    half = line.low(place) == "half"
    place = line.past(place + 1, "-") if half else place
    length = _UNITS.get(line.low(place).removesuffix("s"), 0) * (number or 1) // (2 if half else 1)
    verb = line.low(place + 1)
    stop = line.past(line.past(place + 2, "on", "in", "at"), "the")
    if not length or verb not in ENDING | BEGINNING:
        return None
    time = edge(line, stop) or core_time(line, stop)
    if time is None or time.period is None or time.kind not in {"day", "month"}:
        return _open_span(line, number, verb, time) if time else None
    months = months_ending if verb in ENDING else months_beginning
    return months(time.stop, time.period, length)


def _open_span(line: Line, number: int, verb: str, time: Time) -> Time | None:
    """Which days *the year ending 2015* and *two years from 2014* are can't be told."""
    if verb == "from" and (not number or line.low(time.stop) in {"to", "until", "till", "-"}):
        return None
    return Time(time.stop)


def _number(line: Line, at: int) -> tuple[int, int]:
    """A number of units, and the place behind it; 0 where there is none."""
    figures = line.figures(at)
    bound = line.glued(at) and line.low(at - 1) not in {"(", "[", '"', "'", ","}
    if figures and len(figures) <= 2 and not bound:
        return int(figures), line.past(at + 1, "-")
    word = line.low(at)
    number = SMALL.get(word) or TENS.get(word, 0)
    return (number, line.past(at + 1, "-")) if number else (0, at)


def week(line: Line, at: int) -> Time | None:
    """*The week of 3 June 2019* (a Monday), *w/c 3 June 2019*, *week ending 7 June 2019*."""
    if line.are(at, "w", "/") and line.low(at + 2) in {"c", "e"}:
        return _week(line, at + 3, ending=line.low(at + 2) == "e")
    return _week_by_word(line, at + 1) if line.low(at) in {"week", "wk"} else None


def _week_by_word(line: Line, at: int) -> Time | None:
    if line.low(at) in {"ending", "ended", "to"}:
        return _week(line, line.past(at + 1, "on"), ending=True)
    if line.low(at) in {"beginning", "starting", "commencing", "from"}:
        return _week(line, line.past(at + 1, "on"), ending=False)
    if line.low(at) == "of" and (time := core_time(line, line.past(at + 1, "the"))):
        monday = time.period and date.fromordinal(time.period.start).weekday() == 0
        if time.kind == "day" and monday:
            return _week(line, line.past(at + 1, "the"), ending=False)
        return Time(time.stop)
    if line.figures(at):
        time = core_time(line, line.past(at + 1, "of", "in", ","))
        return Time(time.stop if time else at + 1)
    return None


def _week(line: Line, at: int, *, ending: bool) -> Time | None:
    time = weekday(line, at) or core_time(line, at)
    if time is None or time.period is None or time.kind != "day":
        return Time(time.stop) if time else None
    day = time.period.start
    return Time(time.stop, Period(day - 6, day + 1) if ending else Period(day, day + 7), "span")


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
