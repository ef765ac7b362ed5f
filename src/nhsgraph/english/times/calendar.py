"""Days, months and years by their words and figures: *1st*, *first*, *Sept.*, *twenty fifteen*."""

from __future__ import annotations

import calendar
from datetime import date
from itertools import takewhile
from typing import Final, NamedTuple

from nhsgraph.dates import MONTHS, Period, Years, months, whole_year
from nhsgraph.english.times.line import Line
from nhsgraph.errors import DateError

MONTH_WORDS: Final = {
    **MONTHS,
    **{name[:3]: number for name, number in MONTHS.items()},
    "sept": 9,
}
"""The months by their names and by the first three letters."""
WEEKDAYS: Final = {
    word: number
    for number, name in enumerate(calendar.day_name)
    for word in (name.lower(), name[:3].lower())
} | {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""The days of the week, Monday 0, by their names and short forms."""

_UNITS: Final = "one two three four five six seven eight nine".split()
_TEENS: Final = (
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
)
_TENS: Final = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SMALL: Final = {word: number for number, word in enumerate([*_UNITS, *_TEENS], 1)}
"""The numbers from one to nineteen."""
TENS: Final = {word: number for number, word in zip(range(20, 100, 10), _TENS, strict=True)}
"""Twenty, thirty and so on."""
_UNIT_DAYS: Final = "first second third fourth fifth sixth seventh eighth ninth".split()
ORDINALS: Final = {
    word: number
    for number, word in enumerate(
        [
            *_UNIT_DAYS,
            *"tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth".split(),
            *"eighteenth nineteenth twentieth".split(),
        ],
        1,
    )
} | {"thirtieth": 30}
"""Days in words of one word."""
FIRST_YEAR, LAST_YEAR = 1900, 2099
"""Four figures outside these years are not taken for a year."""


NO_NOUNS: Final = frozenset(
    """
    a an and are as at but by can could did do does for from had has have how in is may might must
    of on or shall should since still than that the then there these they this those till to
    until up was were what when where which who whom whose why will with would before after
    """.split()
)
"""Words that, behind a figure, are nothing of which there may be so many."""


class Read(NamedTuple):
    """A number that was read (a day, a month, a year), and the place behind it."""

    value: int
    stop: int


def day_number(line: Line, at: int) -> Read | None:
    """A day of a month by its number: *1*, *1st*, *first*, *thirty-first*."""
    figures = line.figures(at)
    if figures:
        if len(figures) > 2:
            return None
        return Read(int(figures), at + 2 if ordinal(line, at) else at + 1)
    word = line.word(at)
    if word in ORDINALS:
        return Read(ORDINALS[word], at + 1)
    if word in {"twenty", "thirty"}:
        unit = line.past(at + 1, "-")
        if line.low(unit) in _UNIT_DAYS:
            return Read(TENS[word] + ORDINALS[line.low(unit)], unit + 1)
    return None


def ordinal(line: Line, at: int) -> bool:
    """Whether figures have *st*, *nd*, *rd* or *th* right behind them."""
    return line.glued(at + 1) and line.low(at + 1) in {"st", "nd", "rd", "th"}


def month(line: Line, at: int) -> Read | None:
    """A month by its name, short or not, with or without a full stop."""
    number = MONTH_WORDS.get(line.low(at)) or misspelt(line, at)
    if not number:
        return None
    stop = at + 1
    if line.low(stop) == "." and line.glued(stop) and len(line.low(at)) <= 4:
        stop += 1
    return Read(number, stop)


def misspelt(line: Line, at: int) -> int:
    """The month that a word is a slip of, where a year stands behind it; 0 where it is none.

    *Janaury 2018*, *14 Febuary, 2016*, *Arpil 1, 2014*; *Marsh 2018* and *Jane 2018* may be names.
    """
    word = line.word(at)
    place = line.past(at + 1, ",", "of", "-")
    if line.figures(place) and len(line.figures(place)) <= 2:
        place = line.past(place + (2 if ordinal(line, place) else 1), ",")
    if len(line.figures(place)) != 4 or len(word) < _SHORTEST_SLIP or word in MONTHS:
        return 0
    return next((number for name, number in MONTHS.items() if _slip(word, name)), 0)


_SHORTEST_SLIP: Final = 5
_LONG: Final = 7


def _slip(word: str, name: str) -> bool:
    """Whether one letter is missing, too many or changed places; in a long name another stands."""
    alike = takewhile(lambda pair: pair[0] == pair[1], zip(word, name, strict=False))
    at = sum(1 for _ in alike)
    rest, meant = word[at:], name[at:]
    swapped = rest[:2] == meant[1::-1] and rest[2:] == meant[2:]
    replaced = len(name) >= _LONG and rest[1:] == meant[1:]
    return swapped or replaced or rest[1:] == meant or rest == meant[1:]


def year(line: Line, at: int) -> Read | None:
    """A year of four figures or in words, or two figures behind an apostrophe: *'14*."""
    figures = line.figures(at)
    if figures:
        if len(figures) != 4 or not FIRST_YEAR <= int(figures) <= LAST_YEAR:
            return None
        return Read(int(figures), at + 1)
    if line.low(at) == "'" and line.glued(at + 1) and len(line.figures(at + 1)) == 2:
        return Read(whole_year(line.figures(at + 1)), at + 2)
    return _year_in_words(line, at)


def far_year(line: Line, at: int) -> Read | None:
    """Four figures with no noun behind them, of any year that can be written: *1066*, *3000*."""
    figures = line.figures(at)
    alone = not line.glued(at + 1) or line.low(at + 1) in {",", ".", "?", ")", "!", ":", ";"}
    noun = line.word(at + 1)
    if len(figures) != 4 or not alone or (noun and noun not in NO_NOUNS):
        return None
    return Read(int(figures), at + 1) if 1 <= int(figures) < date.max.year else None


def short_year(line: Line, at: int) -> Read | None:
    """A year, of two figures too."""
    figures = line.figures(at)
    return Read(whole_year(figures), at + 1) if len(figures) == 2 else year(line, at)


def _year_in_words(line: Line, at: int) -> Read | None:
    """*Twenty fifteen*, *two thousand and fourteen*, *nineteen ninety-eight*."""
    if line.are(at, "two", "thousand"):
        below = _below_hundred(line, line.past(at + 2, "and"))
        return Read(2000 + below.value, below.stop) if below else None
    if line.low(at) in {"twenty", "nineteen"}:
        below = _below_hundred(line, line.past(at + 1, "-"))
        if below and below.value >= 10:
            return Read((2000 if line.low(at) == "twenty" else 1900) + below.value, below.stop)
    return None


def _below_hundred(line: Line, at: int) -> Read | None:
    word = line.low(at)
    if word in SMALL:
        return Read(SMALL[word], at + 1)
    if word not in TENS:
        return None
    unit = line.past(at + 1, "-")
    if line.low(unit) in _UNITS:
        return Read(TENS[word] + SMALL[line.low(unit)], unit + 1)
    return Read(TENS[word], at + 1)


def one_day(words: str, year: int, month: int, day: int) -> Period:
    """The period of one day.

    Args:
        words: what the sentence says, for the message.
        year: the year.
        month: the month, from 1.
        day: the day of the month, from 1.

    Raises:
        DateError: the calendar has no such day.
    """
    whole = one_month(words, year, month)
    if not 1 <= day <= whole.stop - whole.start:
        name = calendar.month_name[month]
        problem = f"is no day: {name} {year} has {whole.stop - whole.start} days"
        raise DateError(words, problem, f"write a day that it has, such as 1 {name} {year}")
    return Period.of_day(date(year, month, day).toordinal())


def one_month(words: str, year: int, month: int) -> Period:
    """The period of one month.

    Raises:
        DateError: a year has no such month, or the year can't be written.
    """
    if not 1 <= month <= 12:
        problem = f"has no month: a year has twelve, and {month} is none of them"
        raise DateError(words, problem, "write day, month, year, as in 31/12/2014")
    if not 1 <= year < date.max.year:
        raise DateError(words, "has no year", "write a year such as 2014")
    return months(year, month, month)


class Time(NamedTuple):
    """A time as it stands in a sentence, up to the place ``stop``.

    ``period`` is None where it looks like a time and can't be read; ``years`` is set for financial
    years, ``note`` for what a reader must be told of the reading. ``kind`` is ``day``, ``month``,
    ``year``, ``financial``, ``span`` (of one name), ``range`` (with two ends), ``open`` (with one),
    ``now`` or blank.
    """

    stop: int
    period: Period | None = None
    kind: str = ""
    years: Years | None = None
    note: str = ""


def months_ending(stop: int, period: Period, number: int) -> Time:
    """So many months that end with the last day of a period; ``stop`` is where its words end."""
    return Time(stop, Period(months_on(period.stop, -number), period.stop), "span")


def months_beginning(stop: int, period: Period, number: int) -> Time:
    """So many months that begin with the first day of a period."""
    return Time(stop, Period(period.start, months_on(period.start, number)), "span")


def in_another_year(period: Period, years: int) -> Period | None:
    """The same days so many years on; None where the calendar has no such day then."""
    try:
        start, stop = (
            day.replace(year=day.year + years).toordinal()
            for day in (date.fromordinal(period.start), date.fromordinal(period.stop))
        )
    except ValueError:
        return None
    return Period(start, stop)


def months_on(day: int, number: int) -> int:
    """The same day so many months on, or the last of a month that is too short."""
    start = date.fromordinal(day)
    month = min(max(start.year * 12 + start.month - 1 + number, 12), 12 * (date.max.year - 1))
    length = calendar.monthrange(month // 12, month % 12 + 1)[1]
    return date(month // 12, month % 12 + 1, min(start.day, length)).toordinal()
