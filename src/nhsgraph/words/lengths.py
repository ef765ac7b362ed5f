"""How long something lasted, in words, with its doubt: *at least two years and nine months*."""

from __future__ import annotations

import calendar
from datetime import date
from typing import Final

from nhsgraph.dates import BEFORE_ALL, Day, Extent, is_open, speak_day
from nhsgraph.words.spans import some_day_in

NUMBERS: Final = (
    "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
"""The numbers that are written as words; larger ones stand in figures."""
COARSE: Final = 3
"""What lasted so many months or more is told in months where its ends are not known exactly."""


def number_in_words(number: int) -> str:
    """A number as it stands in a sentence: *two*, *13*."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else f"{number:,}"


def number_of(word: str) -> int:
    """The number that a word means from two up: *four*, *13*; nought for any other word."""
    if word.isdecimal():
        return int(word) if len(word) <= LONGEST_COUNT else 0
    return NUMBERS.index(word) if word in NUMBERS[2:] else 0


LONGEST_COUNT = 3
"""A number with more figures counts no bodies; it may be a year."""


def many(number: int, one: str, several: str = "") -> str:
    """A number with what it counts: *one year*, *13 bodies*."""
    return f"{number_in_words(number)} {one if number == 1 else several or f'{one}s'}"


def length_in_words(start: Day, stop: Day) -> str:
    """The length from a day up to, and not with, another: *two years, one month and four days*."""
    months, days = _months_and_days(start, stop)
    return _joined(months, days)


def lasted_in_words(extent: Extent, until: Day) -> str:
    """How long something lasted for which only spans of its ends may be known.

    Args:
        extent: its days.
        until: the day after the last of which anything is known; it stands for an end that is open.

    Returns:
        *two years and nine months*, *at least … and at most …*, *at least …*; nothing where neither
        is known.
    """
    least, most = bounds(extent, until)
    if least and least == most:
        return length_in_words(*least)
    told = []
    low, high = least and _coarse(*least), most and _coarse(*most, up=True)
    if low and low == high:
        return f"about {low}"
    if low:
        told.append(f"at least {low}")
    if high:
        told.append(f"at most {high}")
    return " and ".join(told)


def bounds(extent: Extent, until: Day) -> tuple[tuple[Day, Day] | None, tuple[Day, Day] | None]:
    """The shortest and the longest that something may have lasted, as days half-open.

    None where it may have been no day at all, or where nothing bounds it.
    """
    stop = until if is_open(extent.certain_to) else extent.certain_to
    sure = BEFORE_ALL < extent.certain_from < stop
    bounded = extent.possible_from > BEFORE_ALL and not is_open(extent.possible_to)
    longest = (extent.possible_from, extent.possible_to) if bounded else None
    if longest is None and stop - extent.certain_from == 1:
        return None, None  # the one day that is known says nothing of the others
    return (extent.certain_from, stop) if sure else None, longest


def ends_in_words(
    extent: Extent,
    until: Day,
    *,
    begin_known: bool = True,
    end_known: bool = True,
    seen: str = "",
) -> str:
    """From when to when: *from 1 April 2013 to 31 March 2015*, *… still when last seen on …*.

    Args:
        extent: the days of something.
        until: the day after the last of which anything is known.
        begin_known: False where nobody knows anything of the begin.
        end_known: False where nobody knows anything of the end.
        seen: when it was last seen, in words, where that is all that is known of the end.
    """
    begin = _from(extent) if begin_known else "from a day unknown"
    if is_open(extent.possible_to - 1) and extent.possible_from >= until:
        return f"{begin} on, after the last day that the record covers"
    return f"{begin} {_to(extent, until, seen, known=end_known)}"


def _from(extent: Extent) -> str:
    earliest, latest = extent.possible_from, extent.certain_from
    if earliest > BEFORE_ALL:
        return f"from {some_day_in(earliest, latest)}"
    if is_open(latest):
        return "from before the record begins"
    return f"from {speak_day(latest)} or earlier"


def _to(extent: Extent, until: Day, seen: str, *, known: bool) -> str:
    earliest, latest = extent.certain_to - 1, extent.possible_to - 1
    if not is_open(latest):
        return f"to {some_day_in(earliest, latest)}"
    if is_open(earliest) or earliest >= until:
        return f"and still on {speak_day(until - 1)}, as far as the record reaches"
    if not known:
        return "to a day unknown"
    when = seen or speak_day(earliest)
    return f"and still when last seen {'on ' if when[:1].isdigit() else 'in '}{when}"


def _coarse(start: Day, stop: Day, *, up: bool = False) -> str:
    """A length in whole months where it is of some months, rounded so that it stays true."""
    months, days = _months_and_days(start, stop)
    if months < COARSE:
        return _joined(months, days)
    return _joined(months + (1 if up and days else 0), 0)


def _joined(months: int, days: int) -> str:
    years, months = divmod(months, 12)
    told = [
        many(number, unit)
        for number, unit in ((years, "year"), (months, "month"), (days, "day"))
        if number
    ]
    return " and ".join(filter(None, [", ".join(told[:-1]), *told[-1:]]))


def _months_and_days(start: Day, stop: Day) -> tuple[int, int]:
    """Whole months from a day, and the days that are left."""
    first, last = date.fromordinal(start), date.fromordinal(stop)
    months = (last.year - first.year) * 12 + last.month - first.month
    if _later(first, months) > last:
        months -= 1
    return months, (last - _later(first, months)).days


def _later(day: date, months: int) -> date:
    """The same day of the month some months later, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
