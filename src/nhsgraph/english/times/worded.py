"""Times with the name of a month: *1st of April 2015*, *April 1, 2015*, *31-Mar-14*, *Dec '14*.

And two of them that share a month or a year: *1 to 15 April 2015*, *April-June 2016*.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from nhsgraph.dates import Period, whole_year, year_of
from nhsgraph.english.times.calendar import (
    MONTH_WORDS,
    NO_NOUNS,
    ORDINALS,
    Read,
    Time,
    day_number,
    far_year,
    misspelt,
    month,
    one_day,
    one_month,
    ordinal,
    short_year,
    year,
)
from nhsgraph.english.times.clusters import cluster
from nhsgraph.english.times.joints import joint
from nhsgraph.english.times.line import Line
from nhsgraph.errors import DateError

_SIGNS: Final = ("-", "/", ".")
_ENDING: Final = frozenset(". ? , ; : ! )".split()) | {""}
_ALSO_VERBS: Final = frozenset(["may", "march", "mar"])
"""Months whose names are other words too."""


class Parts(NamedTuple):
    """What of a date was read, and the place behind it; a part that is missing is None."""

    day: int | None
    month: int | None
    year: int | None
    stop: int


def worded(line: Line, at: int) -> Parts | None:
    """A date with the name of a month, with whatever parts it has but at least the month."""
    return _from_day(line, at) or _from_month(line, at) or _from_year(line, at)


def _from_day(line: Line, at: int) -> Parts | None:
    """*1 April 2015*, *31-Mar-14*, *the first of April*."""
    day = day_number(line, at)
    if day is None:
        return None
    here = line.past(line.past(day.stop, "day"), "of", *_SIGNS, *([","] * line.glued(day.stop)))
    named = month(line, here)
    if named is None:
        return None
    dated = year(line, line.past(named.stop, ",", "of"))
    if here == day.stop and line.low(at) in ORDINALS and _is_verb(line, here) and not dated:
        return None
    return _with_year(line, Parts(day.value, named.value, None, named.stop))


def _from_month(line: Line, at: int) -> Parts | None:
    """*April 1, 2015*, *April 2015*, *Dec-14*."""
    named = month(line, at)
    if named is None:
        return None
    here = line.past(named.stop, *_SIGNS, ",")
    day = day_number(line, line.past(here, "the"))
    if day and line.low(line.past(here, "the")) in ORDINALS and here == named.stop + 1:
        day = None
    if day and not (line.glued(day.stop) and line.low(day.stop) == "/"):
        whole = _with_year(line, Parts(day.value, named.value, None, day.stop))
        if whole.year or not _short(line, named.stop):
            return whole
    return _with_year(line, Parts(None, named.value, None, named.stop))


def _from_year(line: Line, at: int) -> Parts | None:
    """*2014 April 1*, *2014-Apr-01*."""
    number = year(line, at) if len(line.figures(at)) == 4 else None
    if number is None:
        return None
    here = line.past(number.stop, ",", *_SIGNS)
    named = month(line, here)
    if named is None:
        return _day_behind_year(line, here, number.value) if line.low(at + 1) == "," else None
    ends = line.low(named.stop) in _ENDING or line.figures(named.stop)
    if (line.low(here) == "may" or line.low(at + 1) == ",") and not ends:
        return None  # in 2018, April Jones led it
    later = line.past(named.stop, *_SIGNS)
    if year(line, line.past(later, ",", "of")):
        return None  # the month belongs to the next year: 2014-April 2015
    day = day_number(line, later)
    if day and len(line.figures(later)) in {1, 2}:
        return Parts(day.value, named.value, number.value, day.stop)
    return Parts(None, named.value, number.value, named.stop)


def _day_behind_year(line: Line, at: int, number: int) -> Parts | None:
    """*2018, 9 July*."""
    day = day_number(line, at)
    named = month(line, line.past(day.stop, "of")) if day else None
    if day is None or named is None or line.figures(line.past(named.stop, ",", "of")):
        return None
    return Parts(day.value, named.value, number, named.stop)


def _short(line: Line, at: int) -> bool:
    """Whether two figures behind a month are a year: *Dec-14*, *Dec '14*."""
    if line.low(at) in _SIGNS and line.glued(at) and line.glued(at + 1):
        return len(line.figures(at + 1)) == 2
    return line.low(at) == "'" and len(line.figures(at + 1)) == 2


def _with_year(line: Line, parts: Parts) -> Parts:
    """The parts with the year that stands behind them, if one does."""
    at = parts.stop
    here = at
    while line.low(here) in {",", "of", "in", "the", "year", *_SIGNS} and here < at + 4:
        here += 1
    if line.low(here - 1) == "." and here - at == 1 and not line.glued(here):
        here = at  # the end of a sentence
    found = year(line, here)
    if found is None and _short(line, at):
        found = short_year(line, line.past(at, *_SIGNS))
    if found is None and parts.day is not None and _bare_year(line, at):
        found = short_year(line, at)
    if found is None and parts.day is not None and not line.glued(here):
        found = far_year(line, here)
    return parts._replace(year=found.value, stop=found.stop) if found else parts


def _bare_year(line: Line, at: int) -> bool:
    """Whether two figures behind a day and a month end a phrase, so that they can be a year."""
    return len(line.figures(at)) == 2 and line.low(at + 1) in _ENDING


def _is_verb(line: Line, at: int) -> bool:
    return line.low(at) in _ALSO_VERBS


def time_in_words(line: Line, at: int) -> Time | None:
    """The time with the name of a month at a place, or two that share one.

    Raises:
        DateError: the calendar has no such day, or the second lies before the first.
    """
    if time := _listed(line, at) or _shared(line, at):
        return time
    parts = worded(line, at)
    if parts is None:
        return None
    if not parts.year:
        return _without_year(line, at, parts)
    if _runs_on(line, parts.stop):
        return Time(cluster(line, parts.stop - 1).stop)
    words = line.between(at, parts.stop)
    time = _time(words, parts)
    slip = any(misspelt(line, place) for place in range(at, parts.stop))
    return time._replace(note=_taken(words, time)) if slip else time


def _taken(words: str, time: Time) -> str:
    """What a time was taken for, told as a month where it is one."""
    if time.period is None:
        return ""
    told = time.period.speak().removeprefix("on ")
    if time.kind == "month":
        told = told.split(" to ")[-1].partition(" ")[2]
    return f"“{words}” was taken for {told}."


def _runs_on(line: Line, at: int) -> bool:
    """Whether figures are glued to a year that are no date of their own: *1 April 2014/15*."""
    if not (line.glued(at) and line.low(at) in {"-", "/"} and line.figures(at + 1)):
        return False
    if line.low(at) == "-" and worded(line, at + 1):
        return False
    return len(cluster(line, at + 1).numbers) < 3


def _time(words: str, parts: Parts) -> Time:
    kind = "month" if parts.day is None else "day"
    return Time(parts.stop, _days(words, parts), kind)


def _without_year(line: Line, at: int, parts: Parts) -> Time | None:
    """A day or month of no year can't be read; a word such as *may* need not be one."""
    if parts.day is not None and (month := _month_of_short_year(line, at, parts)):
        return month
    if parts.day is not None:
        if _is_verb(line, at) and not ordinal(line, at + 1) and line.low(at) == "may":
            return None
        stop = parts.stop
        return Time(stop + 1 if len(line.figures(stop)) in {2, 4} else stop)
    if line.low(at) in _ALSO_VERBS or line.low(at)[:4] not in _FULL:
        return Time(parts.stop) if line.low(line_before(line, at)) in _BEFORE_MONTH else None
    return Time(parts.stop)


def _month_of_short_year(line: Line, at: int, parts: Parts) -> Time | None:
    """*In July 18*: no day follows *in*, so the figures are the year."""
    figures = line.figures(parts.stop - 1)
    ends = line.low(parts.stop) in _ENDING or line.word(parts.stop) in _BEHIND_YEAR
    named = line.low(at) in MONTH_WORDS and line.low(line_before(line, at)) in _IN_MONTH
    if not (named and ends and len(figures) == 2):
        return None
    month, words = parts.month or 0, line.between(at, parts.stop)
    time = Time(parts.stop, one_month(words, whole_year(figures), month), "month")
    return time._replace(note=_taken(words, time))


_IN_MONTH: Final = frozenset(
    "in during throughout early mid late end start beginning month".split()
)
_BEHIND_YEAR: Final = NO_NOUNS - frozenset("to till until and at or".split())
_FULL: Final = {name[:4] for name in MONTH_WORDS if len(name) > 3}
_BEFORE_MONTH: Final = frozenset(
    "in since during from until till before after by last next early mid late end".split()
)


def line_before(line: Line, at: int) -> int:
    """The place before another, past *the*, *of* and a hyphen."""
    at -= 1
    while line.low(at) in {"the", "-", "of"}:
        at -= 1
    return at


class _Shared(NamedTuple):
    begin: Parts
    end: Parts


def _shared(line: Line, at: int) -> Time | None:
    """Two dates of which the first lacks what the second has."""
    both = _both(line, at)
    if both is None:
        return None
    begin, end = both
    words = line.between(at, end.stop)
    first, last = _days(words, begin), _days(words, end)
    if last.stop <= first.start:
        raise DateError(words, "runs backwards", "give the earlier date first")
    apart = line.low(begin.stop) in _LISTING and line.low(at - 1) != "between"
    return _together(words, end.stop, (first, last), apart=apart)


def _end_of_no_year(line: Line, at: int) -> int:
    """The place behind *end of the year*, where no time follows that says which; else 0."""
    if line.low(at) not in {"end", "start", "beginning", "middle", "close"}:
        return 0
    place = line.past(line.past(at + 1, "of"), "the", "that")
    place = line.past(place, "financial", "calendar", "same")
    of_time = line.low(place) in {"year", "month", "quarter", "decade", "century"}
    return place + 1 if of_time and line.low(place + 1) in _ENDING else 0


def run_on(line: Line, at: int, time: Time) -> Time:
    """*April 2014 to May*, *1 April 2014 to 5 May*: a time with a second end that lacks the year.

    It is of the same year, if it lies behind in that; behind a year alone nobody knows.
    """
    middle = joint(line, time.stop)
    if middle is not None and (stop := _end_of_no_year(line, middle)):
        return Time(stop)
    end = _from_day(line, middle) or _from_month(line, middle) if middle is not None else None
    if end is None or end.year or time.period is None or middle is None:
        return time
    named = end.stop - 1 if end.day is None else middle
    if end.day is None and _is_verb(line, named) and line.low(end.stop) not in _ENDING:
        return time
    words = line.between(at, end.stop)
    last = _days(words, end._replace(year=year_of(time.period.start)))
    if time.kind not in {"day", "month"} or last.start < time.period.stop:
        return Time(end.stop)
    apart = line.low(time.stop) in _LISTING and line.low(at - 1) != "between"
    return _together(words, end.stop, (time.period, last), apart=apart)


def _listed(line: Line, at: int) -> Time | None:
    """*July, August and September 2018*: three times and more that share a month or a year."""
    parts: list[Parts] = []
    place = at
    while len(parts) < _MOST_LISTED and (one := _partial(line, place)):
        parts.append(one)
        if line.low(one.stop) != ",":
            break
        place = one.stop + 1
    if len(parts) < 2 or line.low(line.past(parts[-1].stop, ",")) not in _LISTING:
        return None
    end = line.past(parts[-1].stop, ",") + 1
    last = _from_day(line, end) or _from_month(line, end)
    if last is None or not last.year or _runs_on(line, last.stop):
        return None
    words, stop = line.between(at, last.stop), last.stop
    days = [_days(words, last)]
    for one in reversed(parts):
        last = one._replace(month=one.month or last.month, year=last.year)
        days.append(_days(words, last))
    return _together(words, stop, sorted(days, key=lambda each: each.start), apart=True)


def _days(words: str, parts: Parts) -> Period:
    year, month = parts.year or 0, parts.month or 0
    if parts.day is not None:
        return one_day(words, year, month, parts.day)
    return one_month(words, year, month)


def _together(words: str, stop: int, days: Sequence[Period], *, apart: bool) -> Time:
    """Some days in order as one time, with a note where others may lie between them."""
    whole = Period(days[0].start, max(each.stop for each in days))
    gaps = apart and any(one.stop < then.start for one, then in pairwise(days))
    note = f"“{words}” was read as one time, {whole.speak().removeprefix('on ')}." if gaps else ""
    return Time(stop, whole, "range", note=note)


_MOST_LISTED: Final = 12


def _both(line: Line, at: int) -> _Shared | None:
    first = _partial(line, at)
    if first is None:
        return None
    middle = joint(line, first.stop)
    if middle is None and line.low(first.stop) in _LISTING:
        middle = first.stop + 1  # May/June 2014, 1 or 2 April 2014
    if middle is None:
        return None
    last = _from_day(line, middle) or _from_month(line, middle)
    if last and last.year and _runs_on(line, last.stop):
        return None
    if last is None or not last.year:
        return _days_behind_month(line, first, middle)
    if first.month is None and last.day is None:
        return None
    named = first.month or last.month
    return _Shared(Parts(first.day, named, last.year, first.stop), last)


def _days_behind_month(line: Line, first: Parts, at: int) -> _Shared | None:
    """*April 1-15, 2015*."""
    day = day_number(line, at)
    if day is None or first.day is None or first.month is None:
        return None
    last = _with_year(line, Parts(day.value, first.month, None, day.stop))
    if not last.year:
        return None
    return _Shared(first._replace(year=last.year), last)


def _partial(line: Line, at: int) -> Parts | None:
    """A day, a month, or both, without a year."""
    if parts := _from_day(line, at):
        return None if parts.year else parts
    named = month(line, at)
    if named:
        day: Read | None = day_number(line, line.past(named.stop, "the"))
        if day:
            return Parts(day.value, named.value, None, day.stop)
        return Parts(None, named.value, None, named.stop)
    day = day_number(line, at)
    within = line.glued(at) and (line.word(at - 1) or line.low(at - 1) in _SIGNS)
    if day and day.value <= 31 and not within:
        return Parts(day.value, None, None, day.stop)
    return None


_LISTING: Final = frozenset(["and", "&", "or", "/"])
"""What stands between two times that need not run on from one to the other."""
