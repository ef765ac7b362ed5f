"""Days, and dates of which only a span of days is known."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import Final, NamedTuple, TypeAlias

from nhsgraph.dates.forms import LONGEST, MONTH_NAMES, PLAIN_DATE
from nhsgraph.errors import DateError, shortened

Day: TypeAlias = int
"""A day as an integer; ``read_day`` and ``write_day`` convert."""

BEFORE_ALL: Final[Day] = 0
"""The day before every day that can be written: an end that is open towards the past."""
AFTER_ALL: Final[Day] = date.max.toordinal() + 2
"""A day after every day that can be written: an end that is open towards the future."""

LATEST: Final[Day] = AFTER_ALL - 2
"""The last day of the calendar: the day by which to name what has not ended."""

LAST_YEAR: Final = 9998
"""The last year that can be written, so that the day after any date is still a day."""

WIDENING: Final = {"day": 31, "month": 31, "year": 183}
"""By how many days ``~``, ``?`` and ``%`` widen a date on each side, by its precision."""


def read_day(value: str | date) -> Day:
    """The day of ``2019-06-01`` or of a ``datetime.date``.

    A bare 2019 is refused: as a number it is a day of the year 6.

    Raises:
        DateError: the text is not one full day, or it is neither a text nor a date.
    """
    text = text_of_date(value, 'write a day in quotes, such as "2019-06-01"')
    try:
        fuzzy = FuzzyDay.read(text)
    except DateError as error:
        from nhsgraph.dates.misreadings import misread

        meant = misread(text[:LONGEST]).meant
        if not error.mend.startswith("write ") or _is_one_day(meant):
            raise
        raise DateError(text, error.problem, _ONE_DAY) from None
    if fuzzy.earliest != fuzzy.latest:
        raise DateError(text, "is not one day", _ONE_DAY)
    return fuzzy.earliest


_ONE_DAY: Final = "write year, month and day, such as 2019-06-01"


def _is_one_day(text: str) -> bool:
    """Whether a date that can be read, if there is one, is one day and no span of days."""
    return bool(PLAIN_DATE.fullmatch(text)) and len(text) == len("2019-06-01")


def text_of_date(value: object, mend: str) -> str:
    """A date as somebody wrote it: a text, or a ``date``; of a ``datetime`` the date alone.

    Raises:
        DateError: it is neither, or a date that is none, as the ``NaT`` of pandas.
    """
    if isinstance(value, str):
        return value
    if isinstance(value, date) and value == value:  # noqa: PLR0124 - as NaT alone is not
        return date.isoformat(value)
    raise no_date(value, mend)


def no_date(value: object, mend: str) -> DateError:
    """The refusal of what is no text; of a bare 2019 it says that it is a number."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    problem = "is no day" if isinstance(value, date) else "is a number" if number else "is no text"
    return DateError(shortened(str(value)), problem, mend)


def write_day(day: Day) -> str | None:
    """The text of a day, ``2019-06-01``; None for an end that is open, which is no day.

    >>> write_day(read_day("2019-06-01"))
    '2019-06-01'
    """
    return None if is_open(day) else date.fromordinal(day).isoformat()


def is_open(day: Day) -> bool:
    """True for what stands for an open end instead of a day, or for a day beside it.

    Nothing that is open is a day: it has no text and no words, and is named by neither.
    """
    return not BEFORE_ALL < day < LATEST


def month_in_words(day: date, *, short: bool = False) -> str:
    """The month of a day: ``June``, or its first three letters."""
    return MONTH_NAMES[day.month][: 3 if short else None]


def speak_day(day: Day, *, short: bool = False) -> str:
    """A day in words for a sentence: ``1 June 2019``; ``short`` cuts the name of the month.

    Raises:
        ValueError: the end is open; ``days_in_words`` and ``some_day_in_words`` say such ends.
    """
    if is_open(day):
        raise ValueError("an end that is open is no day and has no words")
    value = date.fromordinal(day)
    return f"{value.day} {month_in_words(value, short=short)} {value.year}"


_SET = re.compile(r"\[([^\[\],]*)\.\.([^\[\],]*)\]")


class FuzzyDay(NamedTuple):
    """One day of which only a span is known: from ``earliest`` to ``latest``, both included.

    ``2013-04-01`` is a span of one day, ``2013-04`` of thirty, ``2012~`` of a year widened by
    ``WIDENING``, ``[2018-01..2018-06]`` of half a year, ``[2016-05-12..]`` is open upwards.
    """

    text: str
    earliest: Day
    latest: Day

    @classmethod
    def read(cls, text: str) -> FuzzyDay:
        """Reads a date: EDTF level 0, one of ``~ ? %`` behind it, or a set ``[a..b]``.

        Raises:
            DateError: quotes the text and says what would be right.
        """
        return _read_fuzzy(text)

    @property
    def last_seen(self) -> FuzzyDay | None:
        """Of *that day or later* (``[2015-03..]``) the date before the dots; else None."""
        if not is_open(self.latest):
            return None
        return _read_fuzzy(self.text.strip("[]").partition("..")[0].strip())


@lru_cache(maxsize=4096)
def _read_fuzzy(text: str) -> FuzzyDay:
    if len(text) > LONGEST:
        raise DateError(text, "is too long for a date", "write one such as 2013-04-01")
    inner = _SET.fullmatch(text)
    if inner:
        return _read_set(text, inner[1].strip(), inner[2].strip())
    parsed = PLAIN_DATE.fullmatch(text)
    if not parsed:
        raise _refused(text)
    year, month, day, sign = parsed.groups()
    first, last = span(text, int(year), int(month) if month else None, int(day) if day else None)
    if sign:
        widen = WIDENING["day" if day else "month" if month else "year"]
        first, last = max(first - widen, 1), last + widen
    return FuzzyDay(text, first, last)


def _refused(text: str) -> DateError:
    """The error for a text that is no date, with a mend that can be followed."""
    from nhsgraph.dates.misreadings import misread

    wrong = misread(text)
    if not wrong.meant:
        return DateError(text, wrong.problem, wrong.mend)
    try:
        _read_fuzzy(wrong.meant)
    except DateError as error:  # there is no such day
        return DateError(text, f"{wrong.problem} and {error.problem}", error.mend)
    return DateError(text, wrong.problem, wrong.mend.format(wrong.meant))


def span(text: str, year: int, month: int | None = None, day: int | None = None) -> tuple[Day, Day]:
    """The first and the last day of a year, of a month of it, or of a day of that month.

    Raises:
        DateError: there is no such year, month or day; ``text`` is what was written.
    """
    if not 1 <= year <= LAST_YEAR:
        raise DateError(text, "has a year out of reach", f"years run from 0001 to {LAST_YEAR}")
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if month not in range(1, 13):
        mend = "months run from 01 to 12" if month else f"write {year:04} if it is not known"
        if month == (year + 1) % 100 and day is None:
            mend = (
                f"write [{year:04}-04-01..{year + 1:04}-03-31] for some day of that financial year"
            )
        raise DateError(text, f"has no month {month:02}", mend)
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1).toordinal(), date(year, month, length).toordinal()
    if day not in range(1, length + 1):
        mend = f"{MONTH_NAMES[month]} {year} has {length} days"
        if not day:
            mend = f"write {year:04}-{month:02} if it is not known"
        raise DateError(text, "is no day of the calendar", mend)
    one = date(year, month, day).toordinal()
    return one, one


def _read_set(text: str, low: str, high: str) -> FuzzyDay:
    if not low and not high:
        mend = "write a day at one end at least, such as [2018-01..2018-06] or [2018-01..]"
        raise DateError(text, "says nothing", mend)
    for member in filter(None, (low, high)):
        if member[-1:] in "~?%" or not PLAIN_DATE.fullmatch(member):
            problem = f"has “{member}” as a bound, which is no plain date"
            raise DateError(text, problem, _mended_set(low, high))
    earliest = _read_fuzzy(low).earliest if low else BEFORE_ALL
    latest = _read_fuzzy(high).latest if high else AFTER_ALL - 1
    if earliest > latest:
        raise DateError(text, "runs backwards", f"write the earlier day first: [{high}..{low}]")
    return FuzzyDay(text, earliest, latest)


def _mended_set(low: str, high: str) -> str:
    """What to write in place of a set of which a bound can't be read."""
    from nhsgraph.dates.misreadings import meant_date

    bounds = [meant_date(bound.strip(" .")) for bound in (low, high) if bound]
    if all(bound and bound[-1].isdecimal() for bound in bounds):
        text = f"[{bounds[0] if low else ''}..{bounds[-1] if high else ''}]"
        try:
            return f"write {_read_fuzzy(text).text}"
        except DateError as error:
            return error.mend
    return "write [a..b], [a..] or [..b] with plain dates, such as [2018-01..2018-06]"


def eve(day: FuzzyDay) -> FuzzyDay:
    """The span of the day before: what ends when something else begins."""
    return FuzzyDay(day.text, day.earliest - 1, day.latest - 1)
