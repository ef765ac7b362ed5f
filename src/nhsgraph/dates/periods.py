"""What a question asks about: days, years, periods; and the years that a mandate covers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Final

from nhsgraph.dates.days import (
    AFTER_ALL,
    BEFORE_ALL,
    LAST_YEAR,
    LATEST,
    Day,
    FuzzyDay,
    is_open,
    read_day,
    span,
    speak_day,
    text_of_date,
    write_day,
)
from nhsgraph.dates.extents import When
from nhsgraph.dates.forms import LONGEST, PLAIN_DATE
from nhsgraph.errors import DateError

SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
"""First and last month of a season of a year; winter runs into the next year."""
PARTS_OF_A_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
"""First and last month of *early*, *mid* and *late* in a year."""
PARTS_OF_A_MONTH: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""First and last day of *early*, *mid* and *late* in a month."""

_FINANCIAL = re.compile(r"(\d{4})/(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days that somebody asks about, half-open inside: ``start`` up to ``stop``.

    >>> nhsgraph.Period.read("2019/20").speak()
    '1 April 2019 to 31 March 2020'
    """

    start: Day
    stop: Day
    text: str = field(default="", compare=False)

    @classmethod
    def read(cls, value: str | date | Period) -> Period:
        """Reads a day, a month, a year, a financial year (``2019/20``) or two dates (``a/b``).

        An end may be open: ``2014/..`` begins with 2014. Both ends are included.

        Raises:
            DateError: quotes the text and says what would be right.

        >>> period = nhsgraph.Period.read("2019/20")
        >>> period.first, period.last
        ('2019-04-01', '2020-03-31')
        """
        if isinstance(value, Period):
            return value
        written = text_of_date(value, 'write a time in quotes, such as "2019"')
        return _read_period(written.strip())

    @classmethod
    def between(cls, first: str | None, last: str | None) -> Period:
        """The period from one day to another as text, both included; None is an open end.

        >>> nhsgraph.Period.between("2019-06-01", None).first
        '2019-06-01'
        """
        start = read_day(first) if first is not None else BEFORE_ALL
        return cls(start, read_day(last) + 1 if last is not None else AFTER_ALL)

    @classmethod
    def of_day(cls, day: Day) -> Period:
        """The period of one day.

        >>> nhsgraph.Period.of_day(nhsgraph.Period.read("2019").start).text
        '2019-01-01'
        """
        return cls(day, day + 1, write_day(day) or "")

    @property
    def first(self) -> str | None:
        """The first day as text, None if there is none.

        >>> nhsgraph.Period.read("2019").first
        '2019-01-01'
        """
        return write_day(self.start)

    @property
    def last(self) -> str | None:
        """The last day as text, included, None if there is none.

        >>> nhsgraph.Period.read("2019").last
        '2019-12-31'
        """
        return write_day(self.stop - 1)

    @property
    def is_day(self) -> bool:
        """True when the period is one day.

        >>> nhsgraph.Period.read("2019-06-01").is_day
        True
        """
        return self.stop - self.start == 1

    def holds(self, day: Day) -> bool:
        """True when the day lies in the period.

        >>> nhsgraph.Period.read("2019").holds(nhsgraph.Period.read("2019-06-01").start)
        True
        """
        return self.start <= day < self.stop

    def overlaps(self, other: Period) -> bool:
        """True when the two share a day.

        >>> nhsgraph.Period.read("2019").overlaps(nhsgraph.Period.read("2019/20"))
        True
        """
        return self.start < other.stop and other.start < self.stop

    def speak(self) -> str:
        """The period in words: ``on 1 June 2019``, ``1 January to 31 December 2019``.

        >>> nhsgraph.Period.read("2019-06").speak()
        '1 June to 30 June 2019'
        """
        if is_open(self.start) and is_open(self.stop - 1):
            return "over the whole time recorded"
        if is_open(self.start):
            return f"up to {speak_day(self.stop - 1)}"
        if is_open(self.stop - 1):
            return f"from {speak_day(self.start)}"
        if self.is_day:
            return f"on {speak_day(self.start)}"
        first, last = speak_day(self.start), speak_day(self.stop - 1)
        year = first.rsplit(" ", 1)[1]
        return f"{first.removesuffix(' ' + year) if last.endswith(year) else first} to {last}"


@lru_cache(maxsize=1024)
def _read_period(text: str) -> Period:
    if financial := _FINANCIAL.fullmatch(text):
        first = int(financial[1])
        span(text, first)
        if (first + 1) % 100 == int(financial[2]):
            return financial_year(first)
    if not PLAIN_DATE.fullmatch(text) or int(text[5:7] or 1) > 12:
        _refuse_years(text)
    if "/" not in text:
        day = FuzzyDay.read(text)
        return Period(day.earliest, min(day.latest + 1, AFTER_ALL), text)
    when = When.without_blanks(text)
    start = when.begin.earliest if when.begin else BEFORE_ALL
    stop = when.end.latest + 1 if when.end else AFTER_ALL
    return Period(start, min(stop, AFTER_ALL), text)


def year_of(day: Day) -> int:
    """The calendar year of a day; of one beyond the calendar, its first or its last year.

    >>> year_of(BEFORE_ALL), year_of(AFTER_ALL)
    (1, 9999)
    """
    return date.fromordinal(min(max(day, 1), date.max.toordinal())).year


def _refuse_years(text: str) -> None:
    """Refuses years that are written in another way, as ``2013-14``; they may be a month too."""
    from nhsgraph.dates.misreadings import SEVERAL, meant_years, offered

    if not (found := meant_years(text)):
        return
    written = []
    for one in found:
        what = f"for {one.words}"
        if one.month:
            written.append((f"{one.first:04}-{one.month:02}", what))
        elif one.financial:
            written.append((_year(one.first), what))
        else:
            written.append((f"{one.first:04}/{one.last:04}", what))
            written.append((_year(one.first), "for a financial year"))
    problem = "is no financial year as it is written" if len(written) == 1 else SEVERAL
    raise DateError(text, problem, offered(written))


def _year(first: int) -> str:
    """The text of a financial year by the year in which it begins."""
    return f"{first:04}/{(first + 1) % 100:02}"


def financial_year(first: int) -> Period:
    """The UK financial year that begins on 1 April of ``first``: 2019 gives 2019/20."""
    start = date(first, 4, 1).toordinal()
    return Period(start, date(first + 1, 4, 1).toordinal(), _year(first))


def months(year: int, first: int, last: int) -> Period:
    """The period from one month of a year to another, both included; months over 12 run on."""
    start = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    stop = date(year + last // 12, last % 12 + 1, 1)
    return Period(start.toordinal(), stop.toordinal())


def days_of_month(year: int, month: int, first: int, last: int) -> Period:
    """The days ``first`` to ``last`` of a month, cut at the month's own end."""
    length = calendar.monthrange(year, month)[1]
    start = date(year, month, first).toordinal()
    return Period(start, date(year, month, min(last, length)).toordinal() + 1)


def years_of(period: Period) -> Iterator[Period]:
    """The calendar years that a period touches, in order."""
    first = date.fromordinal(max(period.start, BEFORE_ALL + 1)).year
    last = min(date.fromordinal(min(period.stop - 1, LATEST)).year, LAST_YEAR)
    for year in range(first, last + 1):
        yield months(year, 1, 12)


_YEARS = re.compile(r"(\d{4}/\d{2})(?:\s*(\.\.)\s*(\d{4}/\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Years:
    """Financial years that a mandate covers: ``2019/20``, ``2013/14..2014/15``, ``2019/20..``.

    >>> nhsgraph.Years.read("2019/20").period.first
    '2019-04-01'
    """

    text: str
    period: Period = field(compare=False)

    @classmethod
    def read(cls, text: str | Years) -> Years:
        """Reads one financial year, a run of them, or a run without an end.

        Raises:
            DateError: quotes the text and says what would be right.

        >>> nhsgraph.Years.read("2013/14..2014/15").period.last
        '2015-03-31'
        """
        if isinstance(text, Years):
            return text
        text = text_of_date(text, 'write financial years in quotes, such as "2019/20"')
        parsed = _YEARS.fullmatch(text.strip()) if len(text) <= LONGEST else None
        if not parsed:
            raise _no_years(text)
        first, last = (_financial(each, text) for each in (parsed[1], parsed[3] or parsed[1]))
        if last.start < first.start:
            raise DateError(text, "runs backwards", f"write {parsed[3]}..{parsed[1]}")
        stop = AFTER_ALL if parsed[2] and not parsed[3] else last.stop
        plain = "".join(text.split())
        return cls(plain, Period(first.start, stop, plain))

    @classmethod
    def one(cls, text: str | Years) -> Years:
        """Reads one financial year, and no more than one.

        Raises:
            DateError: it is none, or several.

        >>> nhsgraph.Years.one("2019/20").text
        '2019/20'
        """
        mend = "write one financial year, such as 2015/16, and an entry for each"
        try:
            years = cls.read(text)
        except DateError as error:
            single = not (set(",. ") & set(error.mend.removeprefix("write ")))
            raise DateError(error.text, error.problem, error.mend if single else mend) from None
        if ".." in years.text:
            raise DateError(years.text, "is more than one financial year", mend)
        return years

    def __str__(self) -> str:
        return self.text


def _financial(text: str, whole: str) -> Period:
    """One of the financial years of a text."""
    first = int(text[:4])
    span(whole, first)
    if text != _year(first):
        raise _no_years(whole)
    return financial_year(first)


def _no_years(text: str) -> DateError:
    """The error for what is no financial year; of what may be one or several both are named."""
    from nhsgraph.dates.misreadings import meant_years, offered

    years = next((one for one in meant_years(text) if one.last), None)
    if years is None:
        mend = "write 2019/20, 2013/14..2014/15 for several, or 2019/20.. for all from then on"
        return DateError(text, "is no financial year", mend)
    written = [(_year(years.first), "for one")]
    if not years.financial:
        run = f"{_year(years.first)}..{_year(years.last - 1)}"
        written.append((run, "for all from the first to the last"))
        return DateError(text, "is no financial year", offered(written))
    return DateError(text, "is no financial year as it is written", offered(written))
