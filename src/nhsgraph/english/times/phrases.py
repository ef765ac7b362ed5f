"""Times that take more words: financial years, quarters, seasons, parts and ends of a time.

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
    Years,
    days_of_month,
    financial_year,
    months,
    whole_year,
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
    year,
)
from nhsgraph.english.times.figures import (
    cluster,
    no_time,
    short_financial_year,
    time_in_figures,
)
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.worded import joint, run_on, time_in_words

_YEAR_WORDS: Final = frozenset(["year", "years", "yr", "yrs"])
_FINANCIAL: Final = frozenset(["financial", "fiscal"])
_OTHER_YEARS: Final = frozenset("academic school tax university teaching training".split())
"""Years that begin in other months, which are not read."""
ENDING: Final = frozenset("ending ended ends to".split())
BEGINNING: Final = frozenset("beginning starting commencing from".split())
_FIRST_DAY: Final = frozenset("start beginning outset".split())
_LAST_DAY: Final = frozenset("end close".split())


def core_time(line: Line, at: int) -> Time | None:
    """A time that needs no other to be read: in figures, with a month, a year in words or of AD.

    Raises:
        DateError: the calendar has no such day or month.
    """
    time = _core(line, at)
    return run_on(line, at, time) if time and time.period else time


def _core(line: Line, at: int) -> Time | None:
    if line.figures(at):
        if no_time(line, at, cluster(line, at).stop):
            return None
        return time_in_words(line, at) or time_in_figures(line, at)
    if line.low(at) in {"ad", "ce"} and (dated := year(line, at + 1)):
        return Time(dated.stop, months(dated.value, 1, 12), "year")
    if time := time_in_words(line, at) or _short_years(line, at):
        return time
    dated = year(line, at)
    if dated and (line.low(at) != "'" or line.low(at - 1) in _BEFORE_SHORT):
        return Time(dated.stop, months(dated.value, 1, 12), "year")
    return None


def _short_years(line: Line, at: int) -> Time | None:
    """*'13/14*, *'18/'19*."""
    if line.low(at) != "'" or not (line.glued(at + 1) and line.figures(at + 1)):
        return None
    return short_financial_year(cluster(line, at + 1))


_BEFORE_SHORT: Final = frozenset(
    "in since during from until till before after by to of and".split()
)


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
    if end := _year_end(line, time.stop):
        return _last_day(line, at, end, time)
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
    if "tax" in kinds and time.kind == "financial" and _one_year(time):
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
    told = kind == "financial" or line.low(at) in _FINANCIAL
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
    if line.low(at) in _FINANCIAL:
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
        if line.low(at) in _FINANCIAL:
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
    bare = line.low(at - 1) in _YEAR_WORDS and line.low(at - 2) not in _FINANCIAL | {"fin", "."}
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
    if time and time.period and time.kind == "financial" and _one_year(time):
        return Time(time.stop, _months_of(time.period, first, last), "span", note=time.note)
    return Time(stop)


def _one_year(time: Time) -> bool:
    return time.years is not None and ".." not in time.years.text


def _months_of(financial: Period, first: int, last: int) -> Period:
    return months(year_of(financial.start), 3 + first, 3 + last)


def _quarter_behind(line: Line, time: Time) -> Time:
    """*2014/15 Q3*."""
    part = _part_of_year(line, line.past(time.stop, ",", "-"))
    if part is None or time.period is None or not _one_year(time):
        return time
    first, last, stop = part
    return Time(stop, _months_of(time.period, first, last), "span", note=time.note)


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


def edge(line: Line, at: int) -> Time | None:
    """*The end of March 2015*: the first or last day of a time."""
    word, stop = line.low(at), at + 1
    if ended := _year_end(line, at):
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


def _year_end(line: Line, at: int) -> int:
    """The place behind *year end*, *month-end*, *eoy*; 0 where none of them stands."""
    if line.low(at) in {"eoy", "eom", "yearend", "monthend"}:
        return at + 1
    if line.low(at) in _FINANCIAL | {"calendar"} and line.low(at + 1) == "year":
        at += 1
    end = line.past(at + 1, "-")
    ends = line.low(at) in {"year", "month"} and line.low(end) == "end"
    noun = line.word(end + 1)
    return end + 1 if ends and (not noun or noun in NO_NOUNS or noun in MONTH_WORDS) else 0


def _end_before_year(line: Line, at: int, stop: int) -> Time:
    """*Year end 2018*, *month end July 2018*; of no year nobody knows which is meant."""
    time = core_time(line, line.past(stop, "of", "in", "for", ",", "-"))
    return _last_day(line, at, time.stop, time) if time else Time(stop)


def _last_day(line: Line, at: int, stop: int, time: Time) -> Time:
    """The last day of a time; a year may end on 31 March too, so that its note says so."""
    if time.period is None or time.kind not in {"year", "month", "financial"}:
        return Time(stop)
    last = Period.of_day(time.period.stop - 1)
    words = line.between(at, stop)
    financial = line.low(at) in _FINANCIAL or line.low(time.stop) in _FINANCIAL
    if time.kind == "year" and financial:
        last = Period.of_day(financial_year(year_of(time.period.start) - 1).stop - 1)
    if time.kind != "year" or "calendar" in words.lower():
        return Time(stop, last, "day")
    taken, first = last.speak().removeprefix("on "), year_of(time.period.start)
    other = "31 December" if financial else "31 March"
    return Time(
        stop, last, "day", note=f"“{words}” was taken for {taken}; some mean {other} {first} by it."
    )


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
    if not _one_year(time):
        return Time(time.stop)
    days = _months_of(period, *PARTS_OF_A_YEAR[word])
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
    if time.kind == "year" or (word != "spring" and _one_year(time)):
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
