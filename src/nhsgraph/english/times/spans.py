"""Times told by another: spans that end with it, what lies before or behind it, parts of it, days.

*The year to March 2015*, *the day after 8 July 2018*, *the first week of July 2018*, *noon on 9
January 2018*, *Boxing Day 2018*. What a length is measured from must be as fine as the length: of
*the year ending 2015* and *three months after 2018* nobody can tell which days they are.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from nhsgraph.dates import Period
from nhsgraph.english.times.calendar import (
    ORDINALS,
    SMALL,
    TENS,
    WEEKDAYS,
    Time,
    months_beginning,
    months_ending,
    months_on,
)
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.named_days import feast, weekday
from nhsgraph.english.times.one_time import core_time
from nhsgraph.english.times.phrases import edge
from nhsgraph.english.times.years import BEGINNING, ENDING, of_years

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
    there = line.past(at + 1, "the")
    if line.low(at) == "of" and (time := feast(line, there) or core_time(line, there)):
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


_DAYS: Final = {"day": 1, "week": 7, "wk": 7, "fortnight": 14}
_MONTHS: Final = _UNITS | {"half": 6}
_KINDS: Final = {"year": ("year", "financial"), "yr": ("year", "financial"), "month": ("month",)}
"""The kinds of time from which so many years or months lead to a time of the same kind."""
_BEHIND: Final = ("after", "following")
_AHEAD: Final = ("before", "preceding")
_PARTS_OF_DAYS: Final = frozenset("night evening morning afternoon weekend".split())
_LOOSE: Final = frozenset(
    "about around nearly almost roughly over under than least most some approximately half every"
    " within up".split()
)
"""Words before a length that leave open how long it is."""
_SPANNING: Final = frozenset("the for during throughout in all these those".split())
"""Words behind which a length is a span, and no distance."""


def _unit(line: Line, at: int) -> str:
    """The unit of time that stands at a place, in the singular; blank where none does."""
    word = line.low(at).removesuffix("s")
    return word if word in _DAYS or word in _MONTHS else ""


def measured(line: Line, at: int) -> Time | None:
    """*The day after 8 July 2018*, *six months before July 2018*, *the two years after 2013*."""
    if line.are(at, "eve", "of"):
        return _eve(line, line.past(at + 2, "the"))
    number, place = (1, at + 1) if line.low(at) in {"a", "an"} else _number(line, at)
    unit = _unit(line, place)
    more = line.are(place + 1, "and", "a", "half")
    way = place + (4 if more else 1)
    on = line.are(way, "on", "from")
    behind = line.low(way) in _BEHIND or on
    ahead = line.low(way) in _AHEAD or line.are(way, "prior", "to")
    plural = line.low(place).endswith("s") and not number
    half = line.low(at) in _PARTS_OF_DAYS and (behind or ahead)
    vague = half or (unit in _DAYS and number and line.are(way, "from"))
    if not (unit or vague) or plural or not (behind or ahead or vague):
        return None
    stop = line.past(way + (2 if on or line.low(way) == "prior" else 1), "the")
    time = next((time for read in _OTHERS if (time := read(line, stop))), None)
    if time is None or time.period is None:
        return None
    if more or vague or line.low(at - 1) in _LOOSE or (number and unit == "half"):
        return Time(time.stop)
    if number and line.low(at - 1) not in _SPANNING:
        return _away_from(time, time.period, unit, number if behind else -number)
    return _beside(line, at, time, unit, number, behind=behind)


def _eve(line: Line, at: int) -> Time | None:
    """*The eve of 1 April 2013*: the day before."""
    time = weekday(line, at) or core_time(line, at)
    if time is None or time.period is None or time.kind != "day":
        return None
    return Time(time.stop, Period.of_day(time.period.start - 1), "day")


def _away_from(time: Time, period: Period, unit: str, number: int) -> Time:
    """*Six months before 9 July 2018*: that day, month or year, so many before."""
    if unit in _DAYS:
        if time.kind != "day":
            return Time(time.stop)
        far = _DAYS[unit] * number
        return Time(time.stop, Period(period.start + far, period.stop + far), "day")
    if time.kind not in {"day", *_KINDS.get(unit, ()), *(["month"] if unit != "half" else [])}:
        return Time(time.stop)
    start = months_on(period.start, _MONTHS[unit] * number)
    if time.kind == "day":
        return Time(time.stop, Period.of_day(start), "day")
    return Time(time.stop, Period(start, months_on(period.stop, _MONTHS[unit] * number)), "span")


def _beside(line: Line, at: int, time: Time, unit: str, number: int, *, behind: bool) -> Time:
    """*The week before 9 July 2018*, *the six months after June 2018*: what lies beside a time."""
    if time.period is None:
        return time
    edge_day = time.period.stop if behind else time.period.start
    if unit in _DAYS:
        length = _DAYS[unit] * (number or 1)
        days = (
            Period(edge_day, edge_day + length) if behind else Period(edge_day - length, edge_day)
        )
        whole = unit == "day" or number or date.fromordinal(edge_day).weekday() == 0
        return _told(line, at, Time(time.stop, days, "span"), noted=not whole)
    begins = date.fromordinal(edge_day)
    same = time.kind in _KINDS.get(unit, ()) or (unit == "month" and begins.day == 1)
    if not number and not same:
        return Time(time.stop)  # the month before 9 July may be June
    months = months_beginning if behind else months_ending
    return months(time.stop, Period(edge_day, edge_day), _MONTHS[unit] * (number or 1))


def _told(line: Line, at: int, time: Time, *, noted: bool = True) -> Time:
    """A time with a note that says which days it was taken for."""
    if not noted or time.period is None:
        return time
    days = time.period.speak().removeprefix("on ")
    return time._replace(note=f"“{line.between(at, time.stop)}” was taken for {days}.")


_FIRST: Final = frozenset("first opening former front".split())
_LAST: Final = frozenset("last final closing latter back dying".split())
_VAGUE_NUMBERS: Final = frozenset("few couple several".split())


def portion(line: Line, at: int) -> Time | None:
    """*The first six months of 2018*, *the last week of July 2018*, *its second half*.

    How many *the closing months* are nobody knows; they are not read, with the time they are of.
    """
    which, place = _which(line, at)
    if not which:
        return None
    vague = line.low(place) in _VAGUE_NUMBERS
    place = line.past(line.past(place, *_VAGUE_NUMBERS), "of")
    number, place = _hundred(line, place) or _number(line, place)
    vague = vague or line.low(place) == "working"
    place = line.past(place, "working")
    unit = line.low(place).removesuffix("s")
    behind = line.past(place + 1, "of", "in")
    linked = behind > place + 1 or unit in {"half", "week", "fortnight"}
    time = of_years(line, line.past(behind, "the")) if linked else None
    if time is None or time.period is None:
        return None
    if unit in WEEKDAYS and not number and not vague:
        return _nth_weekday(time, time.period, WEEKDAYS[unit], which)
    if unit == "half" and time.kind != "year":
        return _half_of_month(line, at, time, which)
    if unit not in {*_DAYS, *_MONTHS, "weekend"} - {"quarter"}:
        return None
    several = (
        vague or (number and abs(which) != 1) or (line.low(place).endswith("s") and not number)
    )
    number = 0 if several or unit == "weekend" else number or 1
    return _portion(line, at, time, unit, number, which)


_OF_PORTIONS: Final = frozenset(["month", "year", "financial"])
_MOST: Final = 5
_LONGEST_FIGURES: Final = 3


def _which(line: Line, at: int) -> tuple[int, int]:
    """Which of several is meant (1 the first, -1 the last) and the place behind; 0 for none."""
    word = line.low(at)
    if word in _FIRST:
        return 1, at + 1
    if word in _LAST:
        return -1, at + 1
    if line.figures(at) and line.low(at + 1) in {"st", "nd", "rd", "th"} and line.glued(at + 1):
        number = int(line.figures(at)[:_LONGEST_FIGURES])
        return (number, at + 2) if number <= _MOST else (0, at)
    number = ORDINALS.get(word, 0)
    return (number, at + 1) if number <= _MOST else (0, at)


def _hundred(line: Line, at: int) -> tuple[int, int] | None:
    """*100 days*, of three figures."""
    figures = line.figures(at)
    days = len(figures) == _LONGEST_FIGURES and line.low(at + 1) == "days"
    return (int(figures), at + 1) if days else None


def _nth_weekday(time: Time, period: Period, weekday: int, which: int) -> Time:
    """*The first Monday of July 2018*, *the last Friday in March 2018*."""
    if time.kind not in {"month", "year"}:
        return Time(time.stop)
    if which > 0:
        day = period.start + (weekday - date.fromordinal(period.start).weekday()) % 7
        day += 7 * (which - 1)
    else:
        last = period.stop - 1
        day = last - (date.fromordinal(last).weekday() - weekday) % 7
    return Time(time.stop, Period.of_day(day), "day") if period.holds(day) else Time(time.stop)


def _half_of_month(line: Line, at: int, time: Time, which: int) -> Time | None:
    """*The first half of July 2018*: up to the 15th."""
    if time.kind != "month" or time.period is None or which not in {1, 2, -1}:
        return None
    middle = time.period.start + 15
    days = Period(time.period.start, middle) if which == 1 else Period(middle, time.period.stop)
    return _told(line, at, Time(time.stop, days, "span"))


def _portion(line: Line, at: int, time: Time, unit: str, number: int, which: int) -> Time:
    """So many units from the begin of a time, or up to its end; 0 where nobody knows how many."""
    period = time.period
    if not (number and period and time.kind in _OF_PORTIONS):
        return Time(time.stop)
    length = (_DAYS if unit in _DAYS else _MONTHS)[unit]
    on = _days_on if unit in _DAYS else months_on
    start, stop = (
        on(period.start, (which - 1) * length),
        on(period.start, (which + number - 1) * length),
    )
    if which < 0:
        start, stop = on(period.stop, -number * length), period.stop
    if not period.start <= start < stop <= period.stop or unit in {"year", "yr"}:
        return Time(time.stop)
    found = Time(time.stop, Period(start, stop), "span", note=time.note)
    return _told(line, at, found, noted=unit in {"week", "wk", "fortnight"})


def _days_on(day: int, number: int) -> int:
    return day + number


_OTHERS: Final = (weekday, feast, edge, of_years)
"""The readers of a time from which another is measured."""
