"""Times that take more words: seasons, parts and ends of a time, what lies before or after one.

What a phrase is built around is itself a time in figures or with the name of a month.
"""

from __future__ import annotations

from datetime import date
from typing import Final

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    PARTS_OF_A_MONTH,
    PARTS_OF_A_YEAR,
    SEASONS,
    Period,
    days_of_month,
    months,
    whole_year,
    year_of,
)
from nhsgraph.english.times.calendar import (
    NO_NOUNS,
    Time,
    year,
)
from nhsgraph.english.times.joints import joint
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.one_time import core_time
from nhsgraph.english.times.years import (
    last_day,
    months_of,
    of_years,
    one_year,
    quarter,
    year_end,
)

_FIRST_DAY: Final = frozenset("start beginning outset".split())
_LAST_DAY: Final = frozenset("end close".split())


def edge(line: Line, at: int) -> Time | None:
    """*The end of March 2015*: the first or last day of a time."""
    word, stop = line.low(at), at + 1
    if ended := year_end(line, at):
        return _end_before_year(line, at, ended)
    if word in {"first", "last", "final"} and line.low(at + 1) == "day":
        word, stop = ("start" if word == "first" else "end"), at + 2
    if word not in _FIRST_DAY | _LAST_DAY:
        return None
    linked = line.low(stop) in {"of", "-"}
    stop = line.past(stop, "of", "-")
    for words in (("the",), ("the", "year"), ("year",), ("month", "of"), ("the", "month", "of")):
        if line.are(stop, *words) and (time := _inner(line, stop + len(words))):
            break
    else:
        time = _inner(line, stop)
    if time is None or (not linked and time.kind not in {"month", "financial"}):
        return None
    since = word == "beginning" and not linked  # or its first day alone
    if time.period is None or time.kind == "now" or since:
        return Time(time.stop)
    day = time.period.stop - 1 if word in _LAST_DAY else time.period.start
    return Time(time.stop, Period.of_day(day), "day", note=time.note)


def _end_before_year(line: Line, at: int, stop: int) -> Time:
    """*Year end 2018*, *month end July 2018*; of no year nobody knows which is meant."""
    time = core_time(line, line.past(stop, "of", "in", "for", ",", "-"))
    return last_day(line, at, time.stop, time) if time else Time(stop)


def _inner(line: Line, at: int) -> Time | None:
    return season(line, at) or quarter(line, at) or of_years(line, at)


def part(line: Line, at: int) -> Time | None:
    """*Early 2015*, *mid-March 2019*: a part of a year or month by the fixed tables."""
    word, late = line.low(at), _late(line, at)
    word = "late" if late else "mid" if word in {"middle", "midyear"} else word
    if word not in PARTS_OF_A_YEAR:
        return None
    stop = late or line.past(at + 1, "-")
    of_year = line.low(at) == "midyear" or (word == "mid" and line.low(stop) in {"year", "yr"})
    if of_year and line.low(stop) in {"year", "yr"}:
        stop += 1
    if line.are(stop, "part", "of"):
        stop += 2
    stop = line.past(line.past(stop, "in", "of"), "the")
    several = line.past(stop, "to", "and", "or", "/")
    if line.low(several) in PARTS_OF_A_YEAR:  # early to mid 2015
        stop = line.past(several + 1, "-")
        time = of_years(line, stop)
        return Time(time.stop if time else stop)
    time = season(line, stop) or of_years(line, stop)
    if time is None or time.period is None or time.kind not in {"year", "month", "financial"}:
        return Time(time.stop) if time else Time(stop) if of_year else None
    if time.kind == "financial":
        return _part_of_financial(line, at, word, time, time.period)
    first = date.fromordinal(time.period.start)
    if time.kind == "year":
        return Time(time.stop, months(first.year, *PARTS_OF_A_YEAR[word]), "span")
    days = days_of_month(first.year, first.month, *PARTS_OF_A_MONTH[word])
    return Time(time.stop, days, "span")


def _part_of_financial(line: Line, at: int, word: str, time: Time, period: Period) -> Time:
    """*Early 2018/19*: its first four months, as those of a calendar year."""
    if not one_year(time):
        return Time(time.stop)
    days = months_of(period, *PARTS_OF_A_YEAR[word])
    words = line.between(at, time.stop)
    return Time(time.stop, days, "span", note=f"“{words}” was taken for {days.speak()}.")


def _late(line: Line, at: int) -> int:
    """The place behind *latter part*, *back end*, *tail end*; 0 where none of them stands."""
    words = (line.low(at), line.low(line.past(at + 1, "-")))
    late = words in {("latter", "part"), ("later", "part"), ("back", "end"), ("tail", "end")}
    return line.past(line.past(at + 1, "-") + 1, "of") if late else 0


_HOLIDAYS: Final = frozenset("easter christmas xmas whitsun michaelmas midsummer fall".split())


def season(line: Line, at: int) -> Time | None:
    """*Spring 2015*, *the summer of 2015*, *winter 2014/15*; a feast is not read."""
    word = line.low(at)
    if line.are(at, "new", "year"):
        word, at = "christmas", at + 1
    if word not in SEASONS and word not in _HOLIDAYS:
        return None
    if word in SEASONS and (several := _seasons(line, at, word)):
        return several
    place = line.past(at + 1, "of", "in", ",")
    time = core_time(line, place)
    if time is None and line.low(place) == "'" and (short := year(line, place)):
        time = Time(short.stop, months(short.value, 1, 12), "year")
    if (time is None or not time.period) and word in SEASONS:
        time = _year_of_two_figures(line, place) or time
    if time is None or time.kind not in {"year", "financial"}:
        return None
    if time.period is None or word not in SEASONS:
        return Time(time.stop)
    first = year_of(time.period.start)
    if time.kind == "year" or (word != "spring" and one_year(time)):
        return _to_season(line, Time(time.stop, months(first, *SEASONS[word]), "span"))
    return Time(time.stop)


def _seasons(line: Line, at: int, word: str) -> Time | None:
    """*From summer to winter 2018*, *spring and summer 2018*: two seasons of one year."""
    place = joint(line, at + 1)
    if place is None or line.low(place) not in SEASONS:
        return None
    third = joint(line, place + 1)
    if third is not None and line.low(third) in SEASONS:
        return None
    last = season(line, place)
    if last is None or last.period is None or last.kind != "span":
        return last
    begin = months(year_of(last.period.start), *SEASONS[word]).start
    if begin >= last.period.start:
        return Time(last.stop)
    return Time(last.stop, Period(begin, last.period.stop), "range")


def _to_season(line: Line, time: Time) -> Time:
    """*Spring 2018 to autumn*: a second season without the year, which is the same."""
    place = joint(line, time.stop)
    word = line.low(place) if place is not None else ""
    if place is None or time.period is None or word not in SEASONS:
        return time
    dated = line.past(place + 1, "of", "in", ",")
    if core_time(line, dated) or year(line, dated):
        return time
    days = months(year_of(time.period.start), *SEASONS[word])
    if days.start < time.period.stop:
        return Time(place + 1)
    return Time(place + 1, Period(time.period.start, days.stop), "range")


def _year_of_two_figures(line: Line, at: int) -> Time | None:
    """*Spring 18*, where nothing stands behind that there may be so many of."""
    behind = line.word(at + 1)
    ends = line.low(at + 1) in {"", "?", ".", ",", ";", ")", "!"} or behind in NO_NOUNS
    if not (len(line.figures(at)) == 2 and not line.glued(at) and ends):
        return None
    return Time(at + 1, months(whole_year(line.figures(at)), 1, 12), "year")


def pre_or_post(line: Line, at: int) -> Time | None:
    """*Pre-2014* and *post-2014*: all that is before a time, or after it."""
    word = line.low(at)
    hyphen = line.low(at + 1) == "-"
    if word not in {"pre", "post"} or not (hyphen or word == "pre"):
        return None
    time = _inner(line, at + 2 if hyphen else at + 1)
    if time is None or time.period is None:
        return Time(time.stop) if time else None
    if word == "pre":
        return Time(time.stop, Period(BEFORE_ALL, time.period.start), "open")
    return Time(time.stop, Period(time.period.stop, AFTER_ALL), "open")
