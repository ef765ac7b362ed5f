"""Years of a kind, and their quarters: financial years above all, by whatever words name them."""

from __future__ import annotations

from typing import Final

from nhsgraph.dates import (
    Period,
    Years,
    financial_year,
    months,
    year_of,
)
from nhsgraph.english.times.calendar import (
    MONTH_WORDS,
    NO_NOUNS,
    ORDINALS,
    SMALL,
    Time,
    months_beginning,
    months_ending,
)
from nhsgraph.english.times.clusters import cluster
from nhsgraph.english.times.figures import short_financial_year
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.one_time import core_time
from nhsgraph.english.times.worded import time_in_words

_YEAR_WORDS: Final = frozenset(["year", "years", "yr", "yrs"])
FINANCIAL: Final = frozenset(["financial", "fiscal"])
_OTHER_YEARS: Final = frozenset("academic school tax university teaching training".split())
"""Years that begin in other months, which are not read."""
ENDING: Final = frozenset("ending ended ends to".split())
BEGINNING: Final = frozenset("beginning starting commencing from".split())


def of_years(line: Line, at: int) -> Time | None:
    """A financial year by name, or any time with words behind it that say which year it is.

    Raises:
        DateError: the calendar has no such day or month.
    """
    start, kind = _kind_before(line, at)
    if kind == "financial":
        return _financial(line, at, start)
    time = core_time(line, start)
    if time is None and kind in {"other", "tax"}:
        end = core_time(line, line.past(line.past(start, *ENDING), "on", "in"))
        return Time(end.stop if end else start)
    if time is None:
        return None
    return _of_kind(line, at, time, time.period, kind) if time.period else time


def _of_kind(line: Line, at: int, time: Time, period: Period, kind: str) -> Time:
    """A time as the year of some kind that it is told to be."""
    if time.kind == "year" and (end := _with_another(line, time.stop)):
        return _two_as_one(line, at, time.stop, period) or Time(end)
    if end := year_end(line, time.stop):
        return last_day(line, at, end, time)
    stop, behind = _kind_behind(line, time.stop)
    if not kind and time.kind == "range" and line.low(at - 1) in {"year", "yr"}:
        behind = "financial"  # the year 2018-2019
    time = time._replace(stop=stop)
    if refused := _of_other_kind(time, period, {kind, behind}):
        return refused
    if behind == "financial" and time.kind == "range":
        return _financial_range(line, at, time, period)
    if behind == "financial" and time.kind == "year":
        return _begun(line.between(at, time.stop), time.stop, year_of(period.start))
    return _quarter_behind(line, time) if time.kind == "financial" else time


def _of_other_kind(time: Time, period: Period, kinds: set[str]) -> Time | None:
    """A year that begins on no 1 April, or is told to be of another kind than its figures are."""
    if "tax" in kinds and time.kind == "financial" and one_year(time):
        return Time(time.stop, Period(period.start + _TAX, period.stop + _TAX), "span")
    other = kinds & {"other", "tax"} and time.kind in {"year", "financial"}
    calendar = "calendar" in kinds and time.kind == "financial"
    return Time(time.stop) if other or calendar else None


_TAX: Final = 5
"""How many days a year of taxes begins behind a financial year: on 6 April."""


def _with_another(line: Line, at: int) -> int:
    """The place behind a year that another needs to be read: *2013 to 14*; 0 where none stands.

    And *2013 to 2014 financial year*, which may be one of them or all.
    """
    if _to_two_figures(line, at):
        return at + 2
    last = core_time(line, at + 1) if line.low(at) in {"and", "to", "-", "&", "or"} else None
    stop, kind = _kind_behind(line, last.stop) if last else (0, "")
    return stop if last and last.kind == "year" and kind == "financial" else 0


def _two_as_one(line: Line, at: int, stop: int, first: Period) -> Time | None:
    """*2018 to 2019 financial year*, as the government writes 2018/19."""
    last = core_time(line, stop + 1) if line.low(stop) in {"to", "-"} else None
    if last is None or last.period is None or last.kind != "year":
        return None
    if year_of(last.period.start) != year_of(first.start) + 1:
        return None
    end, kind = _kind_behind(line, last.stop)
    told = kind == "financial" or line.low(at) in FINANCIAL
    return _noted(line, at, _year_of(year_of(first.start), end)) if told else None


def _noted(line: Line, at: int, time: Time) -> Time:
    """A financial year with a note that it was taken for one."""
    told = time.period.text if time.period else ""
    words = line.between(at, time.stop)
    return time._replace(note=f"“{words}” was taken for the financial year {told}.")


def _to_two_figures(line: Line, at: int) -> bool:
    """Whether *to 15* stands behind a year, which may be a year, a number or the day of a month."""
    if line.low(at) not in {"to", "until", "till"} or len(line.figures(at + 1)) != 2:
        return False
    return time_in_words(line, at + 1) is None and len(cluster(line, at + 1).numbers) == 1


def _kind_before(line: Line, at: int) -> tuple[int, str]:
    """The kind of year that words before a time name, and the place behind them."""
    if stop := _short_form(line, at):
        return line.past(stop, "-"), "financial"
    if line.low(at + 1) not in _YEAR_WORDS:
        return at, ""
    stop = line.past(at + 2, "of")
    if line.low(at) in FINANCIAL:
        return stop, "financial"
    if line.low(at) in _OTHER_YEARS and (line.figures(stop) or line.low(stop) in ENDING):
        return stop, "tax" if line.low(at) == "tax" else "other"
    return (stop, "calendar") if line.low(at) == "calendar" else (at, "")


def _short_form(line: Line, at: int) -> int:
    """The place behind *FY*, *F/Y*, *F.Y.*, *fin. yr*, *Y/E*; 0 where none of them stands."""
    if line.low(at) in {"fy", "fye"}:
        return at + 1
    if line.low(at) == "ye":
        return at + 1 if core_time(line, at + 1) else 0
    if line.low(at + 1) in {"/", "."} and line.low(at) + line.low(at + 2) in {"fy", "ye"}:
        return line.past(at + 3, ".")
    stop = line.past(at + 1, ".")
    if line.low(at) == "fin" and line.low(stop) in _YEAR_WORDS:
        return line.past(stop + 1, ".")
    return 0


def _kind_behind(line: Line, at: int) -> tuple[int, str]:
    if line.low(at + 1) in _YEAR_WORDS:
        if line.low(at) in FINANCIAL:
            return at + 2, "financial"
        if line.low(at) in _OTHER_YEARS:
            return at + 2, "tax" if line.low(at) == "tax" else "other"
        if line.low(at) == "calendar":
            return at + 2, "calendar"
    return at, ""


def _financial(line: Line, at: int, start: int) -> Time | None:
    """*FY14/15*, *financial year 2014*, *financial year ending March 2015*."""
    ends = line.low(at) in {"fye", "ye"} or line.are(at + 1, "/", "e")
    verb = "ending" if ends else line.low(start)
    place = line.past(line.past(start, *ENDING, *BEGINNING), "on", "in")
    figures = cluster(line, place) if line.figures(place) else None
    time = (figures and short_financial_year(figures)) or core_time(line, place)
    if time is None:
        short = figures is not None and figures.lengths == (2,)
        return Time(place + 1) if short else Time(start) if line.low(at) == "fy" else None
    if time.period is not None and time.kind == "year":
        return _financial_of(line, at, time, time.period, verb)
    if time.period is not None and time.kind in {"month", "day"}:
        return _twelve_months(time.stop, time.period, verb)
    if time.period is not None and time.kind == "range":
        return _financial_range(line, place, time, time.period)
    return _quarter_behind(line, time) if time.kind == "financial" else Time(time.stop)


def _financial_range(line: Line, at: int, time: Time, period: Period) -> Time:
    """*The financial year 2014/2015*, *2014-2015 financial year*; of longer spans nobody knows."""
    first, last = year_of(period.start), year_of(period.stop - 1)
    years = bool(line.figures(at)) and cluster(line, at).lengths == (4, 4)
    if not years or last != first + 1:
        return Time(time.stop)
    bare = line.low(at - 1) in _YEAR_WORDS and line.low(at - 2) not in FINANCIAL | {"fin", "."}
    read = _year_of(first, time.stop)
    return _noted(line, at - 1, read) if bare else read


def _financial_of(line: Line, at: int, time: Time, period: Period, verb: str) -> Time:
    """The financial year that one calendar year names; of several nobody knows which are meant."""
    if verb in ENDING:
        return _year_of(year_of(period.start) - 1, time.stop)
    if line.low(time.stop) in {"and", "to", "-"} and line.figures(time.stop + 1):
        return _two_as_one(line, at, time.stop, period) or Time(time.stop + 2)
    return _begun(line.between(at, time.stop), time.stop, year_of(period.start))


def _twelve_months(stop: int, period: Period, verb: str) -> Time:
    """The twelve months that end or begin with a day or a month."""
    if verb in ENDING:
        return months_ending(stop, period, 12)
    return months_beginning(stop, period, 12) if verb in BEGINNING else Time(stop)


def _year_of(first: int, stop: int) -> Time:
    period = financial_year(first)
    return Time(stop, period, "financial", Years.read(period.text))


def _begun(words: str, stop: int, first: int) -> Time:
    """The financial year that begins in a year, with a note: some call it by the year it ends."""
    read = _year_of(first, stop)
    taken, other = financial_year(first).text, financial_year(first - 1).text
    note = f"“{words}” was taken for {taken}; some mean {other} by it, which ends in {first}."
    return read._replace(note=note)


def quarter(line: Line, at: int) -> Time | None:
    """A quarter or half of a financial year; of a calendar year nobody knows which is meant."""
    part = _part_of_year(line, at)
    if part is None:
        return None
    first, last, stop = part
    place = stop
    while line.low(place) in {"of", "in", "for", ",", "the", "-"} and place < stop + 3:
        place += 1
    time = of_years(line, place)
    if time and time.period and time.kind == "financial" and one_year(time):
        return Time(time.stop, months_of(time.period, first, last), "span", note=time.note)
    return Time(stop)


def one_year(time: Time) -> bool:
    """Whether a time is one financial year and no run of them."""
    return time.years is not None and ".." not in time.years.text


def months_of(financial: Period, first: int, last: int) -> Period:
    """Some months of a financial year, counted from its April."""
    return months(year_of(financial.start), 3 + first, 3 + last)


def _quarter_behind(line: Line, time: Time) -> Time:
    """*2014/15 Q3*."""
    part = _part_of_year(line, line.past(time.stop, ",", "-"))
    if part is None or time.period is None or not one_year(time):
        return time
    first, last, stop = part
    return Time(stop, months_of(time.period, first, last), "span", note=time.note)


def _part_of_year(line: Line, at: int) -> tuple[int, int, int] | None:
    """The first and last month of a quarter or half, and the place behind its words."""
    length = {"q": 3, "quarter": 3, "h": 6}.get(line.low(at))
    if length and (line.low(at) == "quarter" or line.glued(at + 1)):
        number = line.figures(at + 1) or str(SMALL.get(line.low(at + 1), ""))
        if number and len(number) == 1 and 1 <= int(number) <= 12 // length:
            return length * (int(number) - 1) + 1, length * int(number), at + 2
        return None
    number_at = ORDINALS.get(line.low(at), 0)
    behind = at + 1
    if line.figures(at) and line.low(at + 1) in {"st", "nd", "rd", "th"}:
        number_at = int(line.figures(at)) if len(line.figures(at)) == 1 else 0
        behind = at + 2
    length = {"quarter": 3, "half": 6}.get(line.low(behind), 0)
    if length and line.low(at) in {"last", "final", "latter"}:
        number_at = 12 // length
    if not length or not 1 <= number_at <= 12 // length:
        return None
    return length * (number_at - 1) + 1, length * number_at, behind + 1


def year_end(line: Line, at: int) -> int:
    """The place behind *year end*, *month-end*, *eoy*; 0 where none of them stands."""
    if line.low(at) in {"eoy", "eom", "yearend", "monthend"}:
        return at + 1
    if line.low(at) in FINANCIAL | {"calendar"} and line.low(at + 1) == "year":
        at += 1
    end = line.past(at + 1, "-")
    ends = line.low(at) in {"year", "month"} and line.low(end) == "end"
    noun = line.word(end + 1)
    return end + 1 if ends and (not noun or noun in NO_NOUNS or noun in MONTH_WORDS) else 0


def last_day(line: Line, at: int, stop: int, time: Time) -> Time:
    """The last day of a time; a year may end on 31 March too, so that its note says so."""
    if time.period is None or time.kind not in {"year", "month", "financial"}:
        return Time(stop)
    last = Period.of_day(time.period.stop - 1)
    words = line.between(at, stop)
    financial = line.low(at) in FINANCIAL or line.low(time.stop) in FINANCIAL
    if time.kind == "year" and financial:
        last = Period.of_day(financial_year(year_of(time.period.start) - 1).stop - 1)
    if time.kind != "year" or "calendar" in words.lower():
        return Time(stop, last, "day")
    taken, first = last.speak().removeprefix("on "), year_of(time.period.start)
    other = "31 December" if financial else "31 March"
    return Time(
        stop, last, "day", note=f"“{words}” was taken for {taken}; some mean {other} {first} by it."
    )
