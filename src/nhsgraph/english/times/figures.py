"""Times in figures: *31/12/14*, *2014-12-31*, *12/2014*, *2014/15*, *2013/14-2015/16*, *20141231*.

The day stands before the month, as people write in the United Kingdom, unless the year comes first.
``2014/15`` and consecutive ``2014-15`` are a financial year, ``2014/2015`` two calendar years. What
may be one time or another, such as *12/14* or *2009-12*, is left unread.
"""

from __future__ import annotations

import unicodedata
from typing import Final

from nhsgraph.dates import Period, Years, financial_year, months, whole_year
from nhsgraph.english.times.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    MONTH_WORDS,
    NO_NOUNS,
    Time,
    one_day,
    one_month,
)
from nhsgraph.english.times.clusters import MONEY, Cluster, cluster
from nhsgraph.english.times.line import Line
from nhsgraph.errors import DateError

_ODD: Final = frozenset("~+*^=&_<>#@\\|")
"""Signs that make something else of the figures to which they are glued."""
_COMPARING: Final = frozenset("=~\u00b1\u2248")
_BOUNDING: Final = frozenset("<>\u2264\u2265")
"""Signs that bound a time like a word: *>2014*, *<= 2015*."""
_PAPERS: Final = frozenset(
    """
    hc hl cm cmd cmnd cp meeting paper minute minutes ref reference item annex appendix table figure
    fig version room circular letter gateway extension ext
    """.split()
)
"""Words behind which figures number a paper, a meeting or a place."""
_OWNING: Final = frozenset(
    "with have has had having employ employs employed train trains trained recruit recruited"
    " nearly over exactly almost only".split()
)
"""Words behind which figures before a noun are a number of it."""
COUNTED: Final = frozenset(
    """
    staff people employees nurses doctors members students trainees posts jobs beds patients
    hospitals trusts practices workers midwives pharmacists dentists gps places pounds bodies boards
    """.split()
)
"""What is counted in thousands."""
_YEAR_SIGNS: Final = frozenset(["fy", "fye", "ad", "ce"])
"""Words to which a year may be glued."""
_GLUED: Final = frozenset("in on since from until till by before after during".split())
"""Words of time to which figures may be glued by a slip: *in2014*."""
_BEFORE_SHORT: Final = frozenset(
    "in for during since from until till by to of over between".split()
)
"""Words of time behind which *18-19* is a financial year."""


def _is_odd(line: Line, at: int) -> bool:
    """Whether a sign makes something else of the figures behind it: *±2015* is not 2015."""
    sign = line.low(at)
    if sign in _BOUNDING or (sign == "=" and line.low(at - 1) in _BOUNDING):
        return False
    symbol = len(sign) == 1 and unicodedata.category(sign).startswith("S") and sign not in MONEY
    return symbol or sign in _ODD


def _compared(line: Line, at: int) -> bool:
    """Whether a sign before figures makes a bound of them: *>= 2013*, *..2013*, *-2013*."""
    bounding = at - 2 if line.are(at - 1, "=") and line.low(at - 2) in {"<", ">"} else at - 1
    if line.low(bounding) in _BOUNDING:
        return bool(line.figures(bounding - 1)) and line.low(bounding) != ">"
    if line.low(at - 1) in _COMPARING:
        return True
    dots = line.are(at - 2, ".", ".") and line.glued(at - 1) and not line.glued(at - 2)
    dash = line.low(at - 1) == "-" and not line.glued(at - 1) and not line.figures(at - 2)
    return line.glued(at) and at > 1 and (dots or dash)


def time_in_figures(line: Line, at: int) -> Time | None:
    """The time that figures at a place write; with no period if it can't be read.

    Raises:
        DateError: the calendar has no such day or month.
    """
    if day := _spaced_day(line, at):
        return day
    found = cluster(line, at)
    stop = found.stop
    slip = line.low(at - 1) in _GLUED and _begins(line, at - 1)
    free = slip or line.low(at - 1) in _YEAR_SIGNS
    bound = line.word(at - 1) and not free
    if _compared(line, at) or (line.glued(at) and (bound or _is_odd(line, at - 1))):
        return Time(_tail(line, stop)) if _like_a_time(found) else None
    time = _meaning(found, line.between(at, stop))
    if time is None:
        return None
    if time.kind == "day":
        time = time._replace(stop=_clock(line, stop))
    elif time.kind == "year":
        time = _of_era(line, time)
    elif line.low(at - 1) in _PAPERS:
        time = Time(time.stop)
    elif found.lengths == (2, 2) and found.joints == ("-",):
        time = _hyphened(line, at, time)
    return Time(_tail(line, time.stop)) if _glued_to_more(line, time.stop) else time


def _begins(line: Line, at: int) -> bool:
    """Whether nothing is glued to what stands at a place but a bracket or a quote before it."""
    return not line.glued(at) or line.low(at - 1) in {"(", "[", '"', "'", ","}


def _spaced_day(line: Line, at: int) -> Time | None:
    """Day, month and year with blanks between them: *9 7 2018*."""
    figures = [line.figures(place) for place in range(at, at + 3)]
    parted = _begins(line, at) and not (line.glued(at + 1) or line.glued(at + 2))
    shaped = 1 <= len(figures[0]) <= 2 and 1 <= len(figures[1]) <= 2 and _is_year(figures[2])
    ends = not line.glued(at + 3) or not (
        line.low(at + 3).isalnum() or line.low(at + 3) in {"-", "/"}
    )
    if not (parted and shaped and ends) or line.figures(at - 1) or line.low(at - 1) in _BOUNDING:
        return None
    day, month, year = (int(number) for number in figures)
    if not 1 <= month <= 12:
        return None
    return Time(at + 3, one_day(line.between(at, at + 3), year, month, day), "day")


def _hyphened(line: Line, at: int, time: Time) -> Time:
    """*In 18-19*; behind no word of time, or before a noun, these may be any two numbers."""
    counted = line.word(time.stop) and line.low(time.stop) not in NO_NOUNS
    if time.period is None or counted or line.low(at - 1) not in _BEFORE_SHORT:
        return time._replace(period=None, kind="", years=None)
    words = line.between(at, time.stop)
    return time._replace(note=f"“{words}” was taken for the financial year {time.period.text}.")


def _of_era(line: Line, time: Time) -> Time:
    """A year with what may stand behind it: *2014 AD*, *2010s*."""
    stop = time.stop
    if line.low(stop) in {"ad", "ce"}:
        return time._replace(stop=stop + 1)
    if line.low(stop) in {"bc", "bce"}:
        return Time(stop + 1)
    if line.low(stop) == "s" and line.glued(stop):
        return _decade(int(line.figures(stop - 1)), stop + 1)
    first = int(line.figures(stop - 1))
    if first % 10 == 0 and line.are(stop, "'", "s") and line.glued(stop) and line.glued(stop + 1):
        told = line.low(stop - 2) == "the" or not line.word(stop + 2)
        return _decade(first, stop + 2) if told else time
    return Time(stop) if _counted(line, stop) else time


def _counted(line: Line, stop: int) -> bool:
    """Whether figures like a year are a number of something, or of a paper: *HC 2016*."""
    before, behind = line.low(stop - 2), line.word(stop)
    if before in _PAPERS:
        return True
    return bool(behind) and (before in _OWNING or behind in COUNTED) and behind not in NO_NOUNS


def _like_a_time(found: Cluster) -> bool:
    return len(found.numbers) > 1 or (found.lengths == (4,) and _is_year(found.numbers[0]))


def _decade(first: int, stop: int) -> Time:
    if first % 10:
        return Time(stop)
    return Time(stop, months(first, 1, 120), "span")


def _glued_to_more(line: Line, at: int) -> bool:
    """Whether something stands right behind figures that makes them something else."""
    if not line.glued(at):
        return False
    sign, behind = line.low(at), line.low(at + 1)
    if line.word(at):
        return not (sign in {"q", "h"} and line.glued(at + 1) and line.figures(at + 1))
    if sign in {"-", "/"}:
        ranged = behind in MONTH_WORDS or behind in {"present", "now", "today", "date", ">"}
        return not (sign == "-" and (ranged or line.figures(at + 1)))
    if sign in {":", ","}:
        return line.glued(at + 1) and bool(line.figures(at + 1)) and len(behind) != 4
    return sign in _ODD and (sign != "+" or (line.glued(at + 1) and behind.isalnum()))


def _tail(line: Line, at: int) -> int:
    """The place behind everything that is glued to what stands before a place."""
    while line.glued(at) and (line.low(at).isalnum() or line.low(at) in {"-", "/", *_ODD}):
        at += 1
    return at


def _clock(line: Line, at: int) -> int:
    """The place behind a time of day, if one stands at a place: ``T09:00:00Z``, ``09:00``."""
    start = line.past(at, "t")
    if not (line.figures(start) and line.low(start + 1) == ":" and line.figures(start + 2)):
        return at
    stop = start + 3
    while line.low(stop) in {":", "."} and line.glued(stop) and line.figures(stop + 1):
        stop += 2
    if line.glued(stop) and line.low(stop) in {"+", "-"} and line.figures(stop + 1):
        stop += 2
        if line.low(stop) == ":" and line.figures(stop + 1):
            stop += 2
    return line.past(stop, "z", "am", "pm")


def _meaning(found: Cluster, words: str) -> Time | None:
    """The time of a cluster; None where its figures are none."""
    numbers, stop = found.numbers, found.stop
    count = len(numbers)
    if count == 1:
        return _alone(numbers[0], words, stop)
    if count == 2:
        return _pair(found, words)
    if count == 3 and len(set(found.joints)) == 1:
        return _triple(found, words)
    if count in {4, 6}:
        return _range(found, words)
    return Time(stop)


def _alone(number: str, words: str, stop: int) -> Time | None:
    """Four figures are a year, eight a day; of six nobody knows which two they lack."""
    if len(number) == 4:
        if not _is_year(number):
            return None
        return Time(stop, months(int(number), 1, 12), "year")
    if len(number) == 8:
        if _is_year(number[:4]) and 1 <= int(number[4:6]) <= 12:
            day = one_day(words, int(number[:4]), int(number[4:6]), int(number[6:]))
            return Time(stop, day, "day")
        if _is_year(number[4:]) and 1 <= int(number[2:4]) <= 12:
            day = one_day(words, int(number[4:]), int(number[2:4]), int(number[:2]))
            return Time(stop, day, "day")
        if _is_year(number[:4]):
            one_month(words, int(number[:4]), int(number[4:6]))
    return Time(stop) if len(number) == 6 and _is_year(number[:4]) else None


def _is_year(number: str) -> bool:
    return len(number) == 4 and FIRST_YEAR <= int(number) <= LAST_YEAR


def _triple(found: Cluster, words: str) -> Time:
    """Day, month and year, or year, month and day."""
    first, second, third = found.numbers
    if len(second) > 2 or found.joints[0] == "..":
        return Time(found.stop)
    if len(first) == 4 and len(third) <= 2:
        day = one_day(words, int(first), int(second), int(third))
    elif len(first) <= 2 and len(third) == 4:
        day = one_day(words, int(third), int(second), int(first))
    elif len(first) <= 2 and len(third) == 2:
        day = one_day(words, whole_year(third), int(second), int(first))
    else:
        return Time(found.stop)
    return Time(found.stop, day, "day")


def _pair(found: Cluster, words: str) -> Time | None:
    """A month and a year, a financial year, or a run of years."""
    (first, second), (joint,) = found.numbers, found.joints
    stop = found.stop
    if len(first) <= 2 and len(second) == 4:
        if not _is_year(second) or joint == "..":
            return Time(stop)
        return Time(stop, one_month(words, int(second), int(first)), "month")
    ranged = len(first) == len(second) == 4 and joint in {"-", ".."}
    if ranged and _is_year(second) and 0 < int(first) < FIRST_YEAR:
        return _two_years(int(first), int(second), joint, words, stop)
    if not _is_year(first):
        return _short_pair(found)
    if len(second) == 4:
        return _two_years(int(first), int(second), joint, words, stop)
    told = len(second) == 2 and joint in {"/", "-"}
    return _year_and_two(int(first), second, words, stop) if told else Time(stop)


def _two_years(first: int, last: int, joint: str, words: str, stop: int) -> Time:
    if joint == "." or not _is_year(str(last)):
        return Time(stop)
    if last < first:
        raise DateError(words, "runs backwards", "give the earlier year first")
    return Time(stop, months(first, 1, 12 * (last - first + 1)), "range")


def _year_and_two(first: int, second: str, words: str, stop: int) -> Time:
    """``2014/15``, ``2013-15`` and the month ``2014-12``; *2009-12* may be either."""
    last = first - first % 100 + int(second)
    is_month = 1 <= int(second) <= 12
    if last == first + 1 or (first % 100 == 99 and second == "00"):
        year = financial_year(first)
        return Time(stop, year, "financial", Years.read(year.text))
    if last > first and is_month:
        return Time(stop)
    if is_month:
        return Time(stop, months(first, int(second), int(second)), "month")
    if last > first:
        begin, end = financial_year(first), financial_year(last - 1)
        years = Years.read(f"{begin.text}..{end.text}")
        note = (
            f"“{words}” was taken for the financial years {begin.text} to {end.text};"
            f" for calendar years write {first} to {last}."
        )
        return Time(stop, Period(begin.start, end.stop), "financial", years, note)
    mend = f"write {first}/{(first + 1) % 100:02} for a financial year"
    raise DateError(words, f"is no year and no month of {first}", mend)


def _short_pair(found: Cluster) -> Time | None:
    """*14/15* and *14-15* are a financial year; *12/14*, *31/12* and *11-12* may be many times."""
    (first, second), (joint,) = found.numbers, found.joints
    sure = joint == "/" or (joint == "-" and int(second) > 12)
    if len(first) == len(second) == 2 and sure and int(second) == int(first) + 1:
        year = financial_year(whole_year(first))
        return Time(found.stop, year, "financial", Years.read(year.text))
    if max(found.lengths) > 2 or joint == "..":
        return None
    if joint == "." and not (len(second) == 2 and 1 <= int(second) <= 12 and int(first) <= 31):
        return None
    return Time(found.stop)


def short_financial_year(found: Cluster) -> Time | None:
    """*14/15* and *14-15*, where it is told that they are a financial year."""
    if found.lengths != (2, 2) or int(found.numbers[1]) != (int(found.numbers[0]) + 1) % 100:
        return None
    year = financial_year(whole_year(found.numbers[0]))
    return Time(found.stop, year, "financial", Years.read(year.text))


def _range(found: Cluster, words: str) -> Time:
    """Two times of one shape: *2013/14-2015/16*, *1/4/2015-31/3/2016*, *2013-04-01/2014-03-31*."""
    half = len(found.numbers) // 2
    both = [
        _meaning(Cluster(numbers, joints, found.stop), words)
        for numbers, joints in (
            (found.numbers[:half], found.joints[: half - 1]),
            (found.numbers[half:], found.joints[half:]),
        )
    ]
    begin, end = (time.period if time else None for time in both)
    if begin is None or end is None or found.joints[half - 1] == ".":
        return Time(found.stop)
    if end.start < begin.start:
        raise DateError(words, "runs backwards", "give the earlier date first")
    return Time(found.stop, Period(begin.start, end.stop), "range")
