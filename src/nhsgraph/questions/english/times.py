"""The times that a sentence speaks of: days, months, years, seasons, ranges, and days of knowledge.

The words and tables are those of ``nhsgraph.dates``; ``2014/15`` and consecutive ``2014-15`` are a
financial year, ``2014/2015`` two calendar years.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import NamedTuple

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    MONTHS,
    PARTS_OF_A_MONTH,
    PARTS_OF_A_YEAR,
    SEASONS,
    Day,
    Period,
    Years,
    days_of_month,
    financial_year,
    months,
)
from nhsgraph.errors import DateError

_MONTH = (
    r"(?P<month>january|february|march|april|may|june|july|august|september|october|november"
    r"|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)\.?"
)
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_SHAPES = [
    r"(?P<iso>(?:19|20)\d{2}-\d{1,2}-\d{1,2})\b",
    r"(?P<slashed>\d{1,2}[/.]\d{1,2}[/.]\d{4})\b",
    rf"(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?{_MONTH},?\s+{_YEAR}\b",
    rf"{_MONTH}\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+{_YEAR}\b",
    rf"(?:the\s+)?(?P<edge>start|beginning|end)\s+of\s+(?:{_MONTH}\s+)?{_YEAR}\b(?![/-]\d)",
    rf"(?:the\s+)?(?P<part>early|mid|late)(?:[\s-]+in)?[\s-]+{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
    rf"{_MONTH},?\s+(?:of\s+)?{_YEAR}\b",
    rf"(?:the\s+)?(?P<season>spring|summer|autumn|winter)(?:\s+of)?\s+{_YEAR}\b",
    rf"(?P<part>early|mid|late)(?:[\s-]+in)?[\s-]+{_YEAR}\b(?![/-]\d)",
    r"(?:(?:the\s+)?(?:financial|fiscal)\s+years?\s+|fy\s*)?(?P<first>(?:19|20)\d{2})(?P<joint>[/–-])(?P<second>\d{4}|\d{2})\b",
    rf"(?:the\s+(?:calendar\s+)?year\s+)?{_YEAR}\b",
    r"(?P<short>[01]\d)/(?P<next>[012]\d)\b(?!/)",
    r"(?P<now>today|now|nowadays|currently|at present)\b",
]
_DATES = [re.compile(rf"\b{shape}", re.IGNORECASE) for shape in _SHAPES]
"""The shapes of a date, the longer before the shorter that begin alike."""
_KNOWN = re.compile(
    r"\b(?:as\s+(?:was\s+|it\s+was\s+|then\s+)?known|as\s+people\s+knew(?:\s+it)?|(?:from|with)\s+what\s+was\s+known)\s+(?:in|on|at|by)?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?P<word>between|from|since|after|before|until|till|up\s+to|by|during|in|on|at|as\s+of|as\s+at|for|over|throughout|within)\s+(?:the\s+)?(?:year\s+|day\s+|time\s+of\s+)?$",
    re.IGNORECASE,
)
_MONTH_ALONE = _MONTH.replace("?P<month>", "?:")
_SHARED = re.compile(
    rf"""\b(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)?)?\s*(?P<month>{_MONTH_ALONE})?
    (?P<joint>\s*(?:\b(?:and|to|until)\b|-|–)\s*)
    (?P<end>(?:\d{{1,2}}(?:st|nd|rd|th)?\s+)?(?P<last>{_MONTH_ALONE})\s+(?P<year>(?:19|20)\d{{2}}))\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""Two dates of one month or year: *1 to 15 April 2015*, *between April and June 2016*."""
_LEFT = re.compile(
    r"\b(?:january|february|april|june|july|august|september|october|november|december|\d{4}s?"
    r"|\d{1,2}[/.]\d{1,2}|\d{1,2}(?:st|nd|rd|th)|q[1-4]|fy\d*)\b",
    re.IGNORECASE | re.ASCII,
)
"""What looks like a time where none was read."""
_STILL = re.compile(r"^(\W*(?:do|does|is|are|has|have)\b.*)\bstill\b", re.IGNORECASE)
"""*Does it still exist* asks about today, unless a date says otherwise."""
_TITLE = re.compile(r"\b(?:act|order|regulations)\s+(?:\(.*\)\s+)?$", re.IGNORECASE)
"""A year that is part of the title of an instrument is no date."""
_JOINT = re.compile(
    r"\s*(?:and|to|until|till|up to|through|–|—|-)\s+(?:the\s+)?|\s*[–—-]\s*", re.IGNORECASE
)


class Times(NamedTuple):
    """What a sentence says of time, and the sentence without it.

    ``joined`` is True for a time between two dates. ``years`` is set where the time is one
    financial year or a run of them, as of a mandate.
    """

    rest: str
    period: Period | None = None
    years: Years | None = None
    known_on: Day | None = None
    joined: bool = False


class _Found(NamedTuple):
    start: int
    stop: int
    period: Period
    years: Years | None = None


def read_times(text: str) -> Times:
    """Takes the times out of a sentence.

    Raises:
        DateError: a date is written that the calendar does not have.
    """
    rest, known_on = _knowledge(_SHARED.sub(_in_full, text))
    found = _dates(rest) or _dates(rest := _STILL.sub(r"\1 now ", rest))
    if not found:
        return Times(rest, known_on=known_on)
    first, joined = found[0], found[:1]
    for each in found[1:]:
        if _JOINT.fullmatch(rest[joined[-1].stop : each.start]):
            joined.append(each)
    if len(found) > len(joined):
        whole = Period(
            min(each.period.start for each in found), max(each.period.stop for each in found)
        )
        return Times(_cut_all(rest, found), whole, first.years, known_on, joined=True)
    start = _with_word(rest, first.start)
    period = bounded(rest[start : first.start], first.period)
    if len(joined) > 1:
        last = max(each.period.stop for each in joined)
        if joined[-1].period.stop <= first.period.start:
            words = " ".join(rest[first.start : joined[-1].stop].split())
            raise DateError(words, "runs backwards", "give the earlier date first")
        period = Period(first.period.start, last)
    years = first.years if len(joined) == 1 else None
    rest = rest[:start] + " " + rest[joined[-1].stop :]
    return Times(rest, period, years, known_on, joined=len(joined) > 1)


def _in_full(found: re.Match[str]) -> str:
    """The first of two dates with the month and the year of the second."""
    if not (found["day"] or found["month"]):
        return found[0]
    begin = f"{found['day'] or ''} {found['month'] or found['last']} {found['year']}".strip()
    return f" {begin} {found['joint'].strip()} {found['end']}"


def left_times(text: str) -> list[str]:
    """What still looks like a time in a sentence from which the times are taken out."""
    found = _LEFT.finditer(text)
    return [each[0] for each in found if not _TITLE.search(text[: each.start()])]


def _knowledge(text: str) -> tuple[str, Day | None]:
    """The day of knowledge (*as known on 1 December 2018*), and the sentence without it."""
    for each in _dates(text):
        if begin := _KNOWN.search(text[: each.start]):
            return text[: begin.start()] + " " + text[each.stop :], each.period.stop - 1
    return text, None


def _cut_all(text: str, found: list[_Found]) -> str:
    for each in reversed(found):
        text = text[: _with_word(text, each.start)] + " " + text[each.stop :]
    return text


def _with_word(text: str, start: int) -> int:
    """Where the preposition before a date begins."""
    word = _BEFORE.search(text[:start])
    return word.start() if word else start


def bounded(word: str, period: Period) -> Period:
    """The period that a preposition makes of a date: *since 2014*, *before April 2013*."""
    bare = " ".join(word.lower().split()).removesuffix(" the")
    if bare in {"since", "from"}:
        return Period(period.start, AFTER_ALL)
    if bare == "after":
        return Period(period.stop, AFTER_ALL)
    if bare == "before":
        return Period(BEFORE_ALL, period.start)
    if bare in {"until", "till", "up to", "by"}:
        return Period(BEFORE_ALL, period.stop)
    return period


def _dates(text: str) -> list[_Found]:
    found: list[_Found] = []
    place = 0
    while matches := [match for shape in _DATES if (match := shape.search(text, place))]:
        match = min(matches, key=lambda each: each.start())
        place = match.end()
        if _TITLE.search(text[: match.start()]):
            continue
        values = {key: value for key, value in match.groupdict().items() if value}
        period, years = _meaning(values, match[0])
        found.append(_Found(match.start(), match.end(), period, years))
    return found


def _meaning(values: dict[str, str], text: str) -> tuple[Period, Years | None]:
    """The period of one date as it is written."""
    if "iso" in values:
        year, number, day = (int(each) for each in values["iso"].split("-"))
        return Period.read(f"{year}-{number:02}-{day:02}"), None
    if "slashed" in values:
        day, number, year = (int(each) for each in re.split(r"[/.]", values["slashed"]))
        return Period.read(f"{year}-{number:02}-{day:02}"), None
    if "now" in values:
        return Period.of_day(datetime.now(tz=UTC).date().toordinal()), None
    if "short" in values:
        return _two_years(
            {"first": f"20{values['short']}", "joint": "/", "second": values["next"]}, text
        )
    if "first" in values:
        return _two_years(values, text)
    year = int(values["year"])
    month = _month(values.get("month"))
    return _of_year(values, year, month), None


def _of_year(values: dict[str, str], year: int, month: int | None) -> Period:
    """A day, a month, a season, or a part or the whole of a year."""
    part = values.get("part", "").lower()
    if "edge" in values:
        period = _edge(values["edge"], year, month)
    elif "day" in values and month:
        period = Period.read(f"{year}-{month:02}-{int(values['day']):02}")
    elif "season" in values:
        period = months(year, *SEASONS[values["season"].lower()])
    elif part and month:
        period = days_of_month(year, month, *PARTS_OF_A_MONTH[part])
    elif part:
        period = months(year, *PARTS_OF_A_YEAR[part])
    else:
        period = months(year, month or 1, month or 12)
    return period


def _month(name: str | None) -> int | None:
    if name is None:
        return None
    short = name.lower().rstrip(".")[:3]
    return next(number for month, number in MONTHS.items() if month.startswith(short))


def _edge(edge: str, year: int, month: int | None) -> Period:
    whole = months(year, month or 1, month or 12)
    return Period.of_day(whole.stop - 1 if edge.lower() == "end" else whole.start)


def _two_years(values: dict[str, str], text: str) -> tuple[Period, Years | None]:
    """``2014/15`` and ``2014-15``, ``2014/2015``, ``2013-15`` and the month ``2014-12``."""
    first, second = int(values["first"]), values["second"]
    last = int(second) if len(second) == 4 else first - first % 100 + int(second)
    if len(second) == 4:
        if last < first:
            raise DateError(text, "runs backwards", "give the earlier year first")
        return months(first, 1, 12 * (last - first + 1)), None
    if last == first + 1 or (first % 100 == 99 and second == "00"):
        year = financial_year(first)
        return year, Years.read(year.text)
    if values["joint"] == "-" and 1 <= int(second) <= 12 and last <= first:
        return months(first, int(second), int(second)), None
    if last > first:
        begin, end = financial_year(first), financial_year(last - 1)
        return Period(begin.start, end.stop), Years.read(f"{begin.text}..{end.text}")
    raise DateError(text, "is no year", f"write {first}/{(first + 1) % 100:02}")
