"""Days, fuzzy dates, intervals, periods and years of mandates; nothing else knows calendars.

A day is an integer (``datetime.date.toordinal``) and an interval inside the engine is half-open.
Text speaks as Acts and press notices do: EDTF (ISO 8601-2), both ends inclusive. Nothing else in
the package converts between the two.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, TypeAlias

from nhsgraph.errors import DateError

Day: TypeAlias = int
"""A day as an integer; ``read_day`` and ``write_day`` convert."""

BEFORE_ALL: Final[Day] = 0
"""The day before every day that can be written: an end that is open towards the past."""
AFTER_ALL: Final[Day] = date.max.toordinal() + 2
"""A day after every day that can be written: an end that is open towards the future."""

LAST_YEAR: Final = 9998
"""The last year that can be written, so that the day after any date is still a day."""

WIDENING: Final = {"day": 31, "month": 31, "year": 183}
"""By how many days ``~``, ``?`` and ``%`` widen a date on each side, by its precision."""

SEASONS: Final = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "winter": (12, 14)}
"""First and last month of a season of a year; winter runs into the next year."""
PARTS_OF_A_YEAR: Final = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
"""First and last month of *early*, *mid* and *late* in a year."""
PARTS_OF_A_MONTH: Final = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
"""First and last day of *early*, *mid* and *late* in a month."""
MONTHS: Final = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}


class Certainty(StrEnum):
    """Whether a statement holds on a day: for certain, possibly, or not."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"

    @property
    def rank(self) -> int:
        """2 for certain, 1 for possible, 0 for no; the weaker of two has the smaller rank."""
        return {"certain": 2, "possible": 1, "no": 0}[self.value]


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """The weakest of several certainties; certain when there are none."""
    return min(certainties, key=lambda each: each.rank, default=Certainty.CERTAIN)


def read_day(value: str | date | Day) -> Day:
    """The day of ``2019-06-01`` (or of a ``datetime.date``, or of a day itself).

    Raises:
        DateError: the text is not one full day.
    """
    if isinstance(value, int):
        return value
    if isinstance(value, date):
        return value.toordinal()
    fuzzy = FuzzyDay.read(value)
    if fuzzy.earliest != fuzzy.latest:
        raise DateError(value, "is not one day", "write year, month and day, such as 2019-06-01")
    return fuzzy.earliest


def write_day(day: Day) -> str:
    """The text of a day, ``2019-06-01``; ``..`` for an end that is open.

    >>> write_day(read_day("2019-06-01"))
    '2019-06-01'
    """
    if day <= BEFORE_ALL or day >= date.max.toordinal():
        return ".."
    return date.fromordinal(day).isoformat()


def speak_day(day: Day) -> str:
    """A day in words for a sentence: ``1 June 2019``."""
    value = date.fromordinal(day)
    return f"{value.day} {calendar.month_name[value.month]} {value.year}"


# -- one date, maybe coarse or unsure -------------------------------------------------------------

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
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


@lru_cache(maxsize=4096)
def _read_fuzzy(text: str) -> FuzzyDay:
    inner = _SET.fullmatch(text)
    if inner:
        return _read_set(text, inner[1].strip(), inner[2].strip())
    parsed = _DATE.fullmatch(text)
    if not parsed:
        raise DateError(text, *_why_no_date(text))
    year, month, day, sign = parsed.groups()
    first, last = _span(text, int(year), int(month) if month else None, int(day) if day else None)
    if sign:
        widen = WIDENING["day" if day else "month" if month else "year"]
        first, last = max(first - widen, 1), last + widen
    return FuzzyDay(text, first, last)


def _span(text: str, year: int, month: int | None, day: int | None) -> tuple[Day, Day]:
    if not 1 <= year <= LAST_YEAR:
        raise DateError(text, "has a year out of reach", f"write a year from 0001 to {LAST_YEAR}")
    if month is None:
        return date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    if month not in range(1, 13):
        mend = "months run from 01 to 12"
        if month == (year + 1) % 100:
            mend += f"; the financial year is written {year}/{month:02}"
        raise DateError(text, f"has no month {month:02}", mend)
    length = calendar.monthrange(year, month)[1]
    if day is None:
        return date(year, month, 1).toordinal(), date(year, month, length).toordinal()
    if day not in range(1, length + 1):
        name = f"{calendar.month_name[month]} {year}"
        raise DateError(text, "is no day of the calendar", f"{name} has {length} days")
    one = date(year, month, day).toordinal()
    return one, one


def _read_set(text: str, low: str, high: str) -> FuzzyDay:
    if not low and not high:
        raise DateError(text, "says nothing", "leave the end blank for a day that is not known")
    for member in filter(None, (low, high)):
        if member[-1:] in "~?%" or not _DATE.fullmatch(member):
            raise DateError(
                text,
                f"has “{member}” as a bound, which is no plain date",
                "write [a..b], [a..] or [..b] with plain dates, such as [2018-01..2018-06]",
            )
    earliest = _read_fuzzy(low).earliest if low else BEFORE_ALL
    latest = _read_fuzzy(high).latest if high else AFTER_ALL - 1
    if earliest > latest:
        raise DateError(text, "runs backwards", f"write the earlier day first: [{high}..{low}]")
    return FuzzyDay(text, earliest, latest)


def _why_no_date(text: str) -> tuple[str, str]:
    """What is wrong with a text that looks like no date, and what would be right."""
    bare = text.strip()
    if not bare:
        return "is blank", "write a date such as 2013-04-01, 2013-04 or 2013"
    if bare != text:
        return "has blanks around it", f"write {bare}"
    for pattern, problem, mend in _MISREADINGS:
        if found := re.fullmatch(pattern, bare, re.IGNORECASE | re.ASCII):
            return problem, mend(found)
    if spoken := _spoken(bare):
        return "is not written as EDTF", f"write {spoken}"
    return (
        "can't be read as a date",
        "write 2013-04-01, 2013-04 or 2013, with ~ ? or % behind it if unsure, or [a..b]",
    )


def _filled(found: re.Match[str]) -> str:
    """The mend of a date of which a month or day has one figure."""
    return "write " + "-".join(f"{int(part):02}" for part in found.groups() if part)


_MISREADINGS: Final[list[tuple[str, str, Callable[[re.Match[str]], str]]]] = [
    (
        "now|today|present|ongoing|current",
        "is no date",
        lambda _: "an end that is open is written .. as in 2013-04-01/..",
    ),
    (
        r"unknown|not known|n/?a|none|tbc|-|\?",
        "is no date",
        lambda _: "leave the end blank if nothing is known of it, as in 2013-04-01/",
    ),
    (r"\.\.", "is an open end, not a date", lambda _: "write a date such as 2013-04-01"),
    (
        r"(\d{4})/\d{2}",
        "is a financial year, not a day",
        lambda found: f"write {found[1]}-04-01 for its first day",
    ),
    (
        ".*[\u2010-\u2015\u2212].*",
        "has a dash that is no hyphen",
        lambda found: "write " + re.sub("[\u2010-\u2015\u2212]", "-", found[0]),
    ),
    (
        r"(\d{1,2})[-./](\d{1,2})[-./](\d{4})",
        "has the day first",
        lambda found: f"write the year first: {found[3]}-{found[2]:0>2}-{found[1]:0>2}",
    ),
    (r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", "lacks a zero", _filled),
    (r"(\d{4}-\d{2}-\d{2})[T ].*", "has a time of day", lambda found: f"write {found[1]}"),
    (
        r"(\d{4})(\d{2})(\d{2})",
        "lacks hyphens",
        lambda found: f"write {found[1]}-{found[2]}-{found[3]}",
    ),
    (
        r"[~?%]([\d-]+)|(?:circa|about|around|c\.?)\s*([\d-]+)",
        "has its sign in front",
        lambda found: f"write {found[1] or found[2]}~",
    ),
]
"""Ways in which people write dates that are not EDTF: a pattern, what is wrong, and the mend."""


def _spoken(text: str) -> str | None:
    """The EDTF form of *April 2013* or *1 April 2013*, or None."""
    spoken = re.fullmatch(r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?([A-Za-z]+)\s+(\d{4})", text)
    if not spoken or spoken[2].lower() not in MONTHS:
        return None
    month = f"{spoken[3]}-{MONTHS[spoken[2].lower()]:02}"
    return f"{month}-{int(spoken[1]):02}" if spoken[1] else month


# -- the algebra: what is certainly and what possibly the case ------------------------------------


class Part(NamedTuple):
    """A stretch of days of one certainty, half-open: from ``start`` up to, not with, ``stop``."""

    start: Day
    stop: Day
    certainty: Certainty


class Extent(NamedTuple):
    """The days over which something holds, half-open, each end with its span.

    It holds for certain on ``[certain_from, certain_to)`` and at most possibly on
    ``[possible_from, possible_to)``. Either may be empty.
    """

    possible_from: Day
    certain_from: Day
    certain_to: Day
    possible_to: Day

    def holds_on(self, day: Day) -> Certainty:
        """Whether it holds on a day."""
        if self.certain_from <= day < self.certain_to:
            return Certainty.CERTAIN
        if self.possible_from <= day < self.possible_to:
            return Certainty.POSSIBLE
        return Certainty.NO

    @property
    def empty(self) -> bool:
        """True when it holds on no day, not even possibly."""
        return self.possible_from >= self.possible_to

    def meet(self, other: Extent) -> Extent:
        """The days on which both hold, end by end: the later begin and the earlier end."""
        return Extent(
            max(self.possible_from, other.possible_from),
            max(self.certain_from, other.certain_from),
            min(self.certain_to, other.certain_to),
            min(self.possible_to, other.possible_to),
        )

    def doubted(self) -> Extent:
        """The same days, none of them certain."""
        return self._replace(certain_from=self.possible_to, certain_to=self.possible_to)

    def begun_between(self, earliest: Day, latest: Day) -> Extent:
        """The same, its first day kept between two days (both included)."""
        return self._replace(
            possible_from=max(self.possible_from, earliest),
            certain_from=min(self.certain_from, latest),
        )

    def ended_between(self, earliest: Day, latest: Day) -> Extent:
        """The same, the first day on which it no longer holds kept between two days (included)."""
        return self._replace(
            certain_to=max(self.certain_to, earliest),
            possible_to=min(self.possible_to, latest),
        )

    def during(self, period: Period) -> list[Part]:
        """The parts of a period on which it holds, in order, each with one certainty."""
        if self.empty or self.possible_to <= period.start or self.possible_from >= period.stop:
            return []
        cuts = {period.start, period.stop, *self}
        days = sorted(day for day in cuts if period.start <= day <= period.stop)
        parts: list[Part] = []
        for start, stop in pairwise(days):
            certainty = self.holds_on(start)
            if certainty is Certainty.NO:
                continue
            merges = parts and parts[-1].stop == start and parts[-1].certainty is certainty
            parts.append(Part(parts.pop().start if merges else start, stop, certainty))
        return parts


ALWAYS: Final = Extent(BEFORE_ALL, BEFORE_ALL, AFTER_ALL, AFTER_ALL)
"""The extent without an end on either side."""


@dataclass(frozen=True, slots=True)
class When:
    """The interval of a statement as it is written: two ends, each a date, open (``..``) or blank.

    ``begin`` and ``end`` are None where the end is open or not known; ``begin_open`` and
    ``end_open`` tell the two apart. Two are equal when their texts are.
    """

    text: str
    begin: FuzzyDay | None = field(compare=False)
    end: FuzzyDay | None = field(compare=False)
    begin_open: bool = field(compare=False)
    end_open: bool = field(compare=False)
    extent: Extent = field(compare=False, repr=False)

    @classmethod
    def read(cls, text: str) -> When:
        """Reads an EDTF interval such as ``2013-04-01/2015-03-31``; both ends are included.

        Raises:
            DateError: an end can't be read, there are not two ends, or they run backwards.
        """
        return _read_when(text)

    def holds_on(self, day: Day) -> Certainty:
        """Whether it holds on a day: certain, possible or no."""
        return self.extent.holds_on(day)

    def during(self, period: Period) -> list[Part]:
        """Which parts of a period it covers, certainly and possibly, in order."""
        return self.extent.during(period)

    def __str__(self) -> str:
        return self.text


@lru_cache(maxsize=4096)
def _read_when(text: str) -> When:
    ends = [end.strip() for end in text.split("/")]
    if ends == [text.strip()]:
        day = FuzzyDay.read(text)
        first, last = write_day(day.earliest), write_day(day.latest)
        mend = f"write {first}/{last} for that time alone or {text}/.. if it goes on"
        raise DateError(text, "is one date, not an interval of two ends", mend)
    if ends[2:]:
        raise DateError(
            text,
            "has more than two ends",
            "write begin/end with one slash, and each date with hyphens",
        )
    if re.fullmatch(r"\d{4}/\d{2}", text):
        mend = f"write {text[:4]}-04-01/{int(text[:4]) + 1}-03-31"
        raise DateError(text, "is a financial year, not an interval", mend)
    begin, end = (None if side in {"", ".."} else _read_end(text, side) for side in ends)
    begin_open, end_open = ends[0] == "..", ends[1] == ".."
    if begin and end and begin.earliest > end.latest:
        raise DateError(text, "runs backwards", f"write the begin first: {ends[1]}/{ends[0]}")
    return When(text, begin, end, begin_open, end_open, _extent(begin, end, begin_open, end_open))


def _read_end(text: str, side: str) -> FuzzyDay:
    try:
        return FuzzyDay.read(side)
    except DateError as error:
        problem = f"has “{side}” as an end, which {error.problem}"
        raise DateError(text, problem, error.mend) from None


def _extent(
    begin: FuzzyDay | None, end: FuzzyDay | None, begin_open: bool, end_open: bool
) -> Extent:
    """The half-open extent of two inclusive ends.

    A blank end may lie anywhere; but a begin lies no later than the end, and an end no earlier
    than the begin, so ``2013-04-01/`` is certain of its first day.
    """
    first = (begin.earliest, begin.latest) if begin else (BEFORE_ALL, AFTER_ALL)
    stop = (end.earliest + 1, end.latest + 1) if end else (BEFORE_ALL, AFTER_ALL)
    if begin_open:
        first = (BEFORE_ALL, BEFORE_ALL)
    if end_open:
        stop = (AFTER_ALL, AFTER_ALL)
    return Extent(first[0], min(first[1], stop[1] - 1), max(stop[0], first[0] + 1), stop[1])


# -- periods: what a question asks about ----------------------------------------------------------

_FINANCIAL = re.compile(r"(\d{4})/(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of days that somebody asks about, half-open inside: ``start`` up to ``stop``."""

    start: Day
    stop: Day
    text: str = field(default="", compare=False)

    @classmethod
    def read(cls, value: str | date | Period) -> Period:
        """Reads a day, a month, a year, a financial year (``2019/20``) or two dates (``a/b``).

        An end may be open: ``2014/..`` begins with 2014. Both ends are included.

        Raises:
            DateError: quotes the text and says what would be right.
        """
        if isinstance(value, Period):
            return value
        if isinstance(value, date):
            return cls.of_day(value.toordinal())
        return _read_period(value.strip())

    @classmethod
    def of_day(cls, day: Day) -> Period:
        """The period of one day."""
        return cls(day, day + 1, write_day(day))

    @property
    def first(self) -> str:
        """The first day as text, ``..`` if there is none."""
        return write_day(self.start)

    @property
    def last(self) -> str:
        """The last day as text, included, ``..`` if there is none."""
        return write_day(self.stop - 1)

    @property
    def is_day(self) -> bool:
        """True when the period is one day."""
        return self.stop - self.start == 1

    def holds(self, day: Day) -> bool:
        """True when the day lies in the period."""
        return self.start <= day < self.stop

    def overlaps(self, other: Period) -> bool:
        """True when the two share a day."""
        return self.start < other.stop and other.start < self.stop

    def speak(self) -> str:
        """The period in words: ``on 1 June 2019``, ``1 January to 31 December 2019``."""
        if self.start <= BEFORE_ALL and self.stop >= AFTER_ALL - 1:
            return "over the whole time recorded"
        if self.is_day:
            return f"on {speak_day(self.start)}"
        if self.start <= BEFORE_ALL:
            return f"up to {speak_day(self.stop - 1)}"
        if self.stop >= AFTER_ALL - 1:
            return f"from {speak_day(self.start)}"
        first, last = speak_day(self.start), speak_day(self.stop - 1)
        year = first.rsplit(" ", 1)[1]
        return f"{first.removesuffix(' ' + year) if last.endswith(year) else first} to {last}"


@lru_cache(maxsize=1024)
def _read_period(text: str) -> Period:
    if financial := _FINANCIAL.fullmatch(text):
        first = int(financial[1])
        _span(text, first, None, None)
        if (first + 1) % 100 != int(financial[2]):
            mend = f"write {first}/{(first + 1) % 100:02}"
            raise DateError(text, "is no financial year", mend)
        return financial_year(first)
    if "/" not in text:
        day = FuzzyDay.read(text)
        return Period(day.earliest, min(day.latest + 1, AFTER_ALL), text)
    when = When.read(text)
    if (when.begin is None and not when.begin_open) or (when.end is None and not when.end_open):
        raise DateError(text, "has a blank end", "write both ends, or .. for one that is open")
    start = when.begin.earliest if when.begin else BEFORE_ALL
    stop = when.end.latest + 1 if when.end else AFTER_ALL
    return Period(start, min(stop, AFTER_ALL), text)


def financial_year(first: int) -> Period:
    """The UK financial year that begins on 1 April of ``first``: 2019 gives 2019/20."""
    start = date(first, 4, 1).toordinal()
    return Period(start, date(first + 1, 4, 1).toordinal(), f"{first}/{(first + 1) % 100:02}")


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
    first = date.fromordinal(max(period.start, 1)).year
    last = min(date.fromordinal(min(period.stop - 1, date.max.toordinal())).year, LAST_YEAR)
    for year in range(first, last + 1):
        yield months(year, 1, 12)


# -- the years that a mandate covers --------------------------------------------------------------

_YEARS = re.compile(r"(\d{4}/\d{2})(?:\s*(\.\.)\s*(\d{4}/\d{2})?)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Years:
    """Financial years that a mandate covers: ``2019/20``, ``2013/14..2014/15``, ``2019/20..``."""

    text: str
    period: Period = field(compare=False)

    @classmethod
    def read(cls, text: str) -> Years:
        """Reads one financial year, a run of them, or a run without an end.

        Raises:
            DateError: quotes the text and says what would be right.
        """
        parsed = _YEARS.fullmatch(text.strip())
        if not parsed:
            mend = "write 2019/20, 2013/14..2014/15 for several, or 2019/20.. for all from then on"
            raise DateError(text, "is no financial year", mend)
        first = Period.read(parsed[1])
        last = Period.read(parsed[3]) if parsed[3] else first
        if last.start < first.start:
            raise DateError(text, "runs backwards", f"write {parsed[3]}..{parsed[1]}")
        stop = AFTER_ALL if parsed[2] and not parsed[3] else last.stop
        plain = "".join(text.split())
        return cls(plain, Period(first.start, stop, plain))

    def __str__(self) -> str:
        return self.text


def eve(day: FuzzyDay) -> FuzzyDay:
    """The span of the day before: what ends when something else begins."""
    return FuzzyDay(day.text, day.earliest - 1, day.latest - 1)


def later(day: Day, days: int) -> Day:
    """The day so many days later (or earlier, if negative)."""
    return day + days
