"""Days in words: fuzzy ones in the fewest words that stay true."""

from __future__ import annotations

import calendar
from datetime import date

from nhsgraph.dates.days import Day, FuzzyDay, is_open, month_in_words, speak_day
from nhsgraph.dates.extents import When
from nhsgraph.dates.periods import Period


def days_in_words(first: Day, last: Day) -> str:
    """Two days, both included, in words: *from 1 to …*, *on …*, *until …*, *at all times*.

    Either end may be open.
    """
    if is_open(first) and is_open(last):
        return "at all times recorded"
    if is_open(first):
        return f"until {speak_day(last)}"
    if is_open(last):
        return f"since {speak_day(first)}"
    if first == last:
        return f"on {speak_day(first)}"
    return f"from {Period(first, last + 1).speak()}"


def some_day_in_words(earliest: Day, latest: Day) -> str:
    """One day of which a span is known: *on …*, *in May 2013*, *between … and …*, *by …*.

    Either end of the span may be open; with both open the day is not known.
    """
    if is_open(earliest) and is_open(latest):
        return "on a day not known"
    if is_open(earliest):
        return f"by {speak_day(latest)}"
    if is_open(latest):
        return f"on {speak_day(earliest)} or later"
    if earliest == latest:
        return f"on {speak_day(earliest)}"
    whole = _between(date.fromordinal(earliest), date.fromordinal(latest), short=False)
    if not whole.startswith("between"):
        return f"in {whole}"  # a month or a year
    return f"between {speak_day(earliest)} and {speak_day(latest)}"


def around_one_day(first: Day | None, day: str, last: Day | None, *, short: bool = False) -> str:
    """A span of which one day alone is certain, so that it is named once.

    Args:
        first: the first possible day; ``None`` if the span began on the day that is certain.
        day: that day in words.
        last: the last possible day; ``None`` if the span ended on the day that is certain.
        short: whether the names of months are cut.

    >>> day = nhsgraph.read_day("2014-03-31")
    >>> around_one_day(None, "1 March 2014", day)
    'from 1 March 2014 to 31 March 2014 at the latest'
    >>> around_one_day(day - 90, "1 March 2014", day)
    'on 1 March 2014 (from 31 December 2013 at the earliest to 31 March 2014 at the latest)'
    """
    no_begin, no_end = first is not None and is_open(first), last is not None and is_open(last)
    if no_begin and no_end:
        return f"on {day}, begin and end not known"
    begin = (
        day
        if first is None
        else ""
        if no_begin
        else f"{speak_day(first, short=short)} at the earliest"
    )
    end = day if last is None else "" if no_end else f"{speak_day(last, short=short)} at the latest"
    known = f"from {begin} to {end}" if begin and end else f"from {begin}" if begin else f"to {end}"
    missing = ", begin not known" if no_begin else ", end not known" if no_end else ""
    return f"{known}{missing}" if None in {first, last} else f"on {day} ({known}){missing}"


def day_in_words(day: FuzzyDay, *, short: bool = False) -> str:
    """A date in words: *1 April 2013*, *April 2013*, *about 2012*, *between … and …*, *by …*.

    ``short`` cuts the names of months to three letters.
    """
    if day.text[-1:] in "~?%":
        plain = FuzzyDay.read(day.text[:-1])
        sign = "about" if day.text[-1] == "~" else "perhaps"
        return f"{sign} {day_in_words(plain, short=short)}"
    if is_open(day.earliest):
        return f"by {speak_day(day.latest, short=short)}"
    if is_open(day.latest):
        return f"{speak_day(day.earliest, short=short)} or later"
    return _between(date.fromordinal(day.earliest), date.fromordinal(day.latest), short)


def _between(first: date, last: date, short: bool) -> str:
    """A span of days: one day, whole months or years by their names, else both ends."""
    if first == last:
        return speak_day(first.toordinal(), short=short)
    ends = [speak_day(each.toordinal(), short=short) for each in (first, last)]
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31):
        ends = [str(first.year), str(last.year)]
    elif first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        ends = [f"{month_in_words(each, short=short)} {each.year}" for each in (first, last)]
    if ends[0] == ends[1]:
        return ends[0]
    year = f" {last.year}"
    if ends[0].endswith(year) and ends[1].endswith(year):
        ends[0] = ends[0].removesuffix(year)
    return f"between {ends[0]} and {ends[1]}"


def when_in_words(when: When, *, short: bool = False) -> str:
    """The days of a statement in words: *from 1 April 2013 to 31 March 2015*, *since 2014*."""
    begin = day_in_words(when.begin, short=short) if when.begin else ""
    end = day_in_words(when.end, short=short) if when.end else ""
    if begin and end:
        return _both(when, begin, end, short)
    if begin:
        vague, since = begin.startswith(_VAGUE), "since" if when.end_open else "from"
        told = f"begun {begin}" if vague else f"{since} {begin}"
        return told if when.end_open else f"{told}, end not known"
    if end:
        return f"to {end}" if when.begin_open else f"to {end}, begin not known"
    return "at all times recorded" if when.begin_open and when.end_open else "no days given"


def _both(when: When, begin: str, end: str, short: bool) -> str:
    if begin == end:
        return begin
    if around := _around(when, short):
        return around
    if when.begin and _ends_within(when):
        return f"begun {speak_day(when.begin.earliest, short=short)} at the earliest, ended {end}"
    if begin.startswith(_VAGUE):
        return f"begun {begin}, ended {end}"
    return f"from {begin} to {end}"


def _around(when: When, short: bool) -> str:
    """The words for days whose end may be that of the begin, so that no day is named twice.

    Nothing for others.
    """
    first, last = when.begin, when.end
    if first and last and is_open(last.latest) and last.text == f"[{first.text.rstrip('~')}..]":
        return f"from {day_in_words(first, short=short)}, end not known"  # from about the 1st
    if first is None or last is None or {first.text[-1:], last.text[-1:]} & set("~?%"):
        return ""
    if first.latest == last.earliest:
        ends = (
            None if first.earliest == first.latest else first.earliest,
            None if last.earliest == last.latest else last.latest,
        )
        return around_one_day(ends[0], speak_day(first.latest, short=short), ends[1], short=short)
    if is_open(first.earliest) and is_open(last.latest) and last.earliest <= first.latest:
        days = date.fromordinal(last.earliest), date.fromordinal(first.latest)
        return f"in {_between(*days, short)}, begin and end not known"
    begin = day_in_words(first, short=short)
    if first.earliest != last.earliest or begin.startswith(_VAGUE):
        return ""
    end = day_in_words(last, short=short).rpartition(" and ")[2]
    missing = is_open(last.latest)
    return f"from {begin}{', end not known' if missing else f' to {end} at the latest'}"


def span_in_words(when: When) -> str:
    """The days of a statement by themselves, as a table has them.

    *1 April 2015 to 31 March 2018*, *from some day in 2013 on*, *to 30 June 2022, begin not known*.
    """
    begin = _some_day(when.begin) if when.begin else ""
    end = _some_day(when.end) if when.end else ""
    if begin and begin == end:
        return begin
    exact = when.begin is not None and when.begin.earliest == when.begin.latest
    if not begin and not end:
        return _without_days(when)
    if not begin:
        return f"to {end}" if when.begin_open else f"to {end}, begin not known"
    if not end:
        return f"from {begin} on" if when.end_open else f"from {begin}, end not known"
    if around := _around(when, short=False):
        bare = around.removeprefix("on ").removeprefix("in ")
        return bare.removeprefix("from ") if exact and " to " in bare else bare
    return f"{begin} to {end}" if exact else f"from {begin} to {end}"


def _without_days(when: When) -> str:
    if when.begin_open and when.end_open:
        return "at all times recorded"
    if when.begin_open or when.end_open:
        return "begin not known, no end" if when.end_open else "end not known"
    return "days not known"


def _some_day(day: FuzzyDay) -> str:
    """A date in words, *some day in …* where a span of days is all that is known."""
    words = day_in_words(day)
    if day.text[-1:] in "~?%" or day.earliest == day.latest or is_open(day.latest):
        return words
    if is_open(day.earliest):
        return f"{speak_day(day.latest)} or earlier"
    if words.startswith("between "):
        return f"some day {words}"
    return f"some day in {words}"


_VAGUE = ("between", "by", "perhaps")
"""How a date begins in words that can't follow *from* or *since*."""


def _ends_within(when: When) -> bool:
    """True where the end may lie inside the span of the begin, which then says little itself."""
    if not when.begin or not when.end or is_open(when.begin.earliest):
        return False
    return when.begin.earliest < when.end.earliest <= when.begin.latest
