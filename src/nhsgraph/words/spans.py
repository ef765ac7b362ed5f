"""When something held, in words, no more exact than is known; a time outside what is covered."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Day,
    Extent,
    Period,
    around_one_day,
    day_in_words,
    days_in_words,
    is_open,
    some_day_in_words,
    speak_day,
)  # fmt: skip

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def during_in_words(period: Period) -> str:
    """A time asked about, in the fewest words: *in 2019*, *in April 2016*, *in 2014/15*.

    >>> during_in_words(Period.read("2014/15"))
    'in 2014/15'
    """
    whole = _whole(period)
    return f"in {whole}" if whole else days_in_words(period.start, period.stop - 1)


def coverage_notes(graph: DatedGraph, period: Period) -> list[str]:
    """A sentence that warns where a period leaves the years that the record covers, or none."""
    covered = graph.record.info.covers.extent
    early = BEFORE_ALL < period.start < covered.possible_from
    late = covered.possible_to < period.stop < AFTER_ALL
    if not (early or late):
        return []
    first, last = speak_day(covered.possible_from), speak_day(covered.possible_to - 1)
    return [f"The record covers {first} to {last}; outside these days it is incomplete."]


def some_day_in(earliest: Day, latest: Day) -> str:
    """One day of which a span is known, to follow *from* or *until*: *some day in April 2016*."""
    if is_open(earliest) and is_open(latest):
        return "a day not known"
    if is_open(earliest):
        return f"{speak_day(latest)} or earlier"
    if is_open(latest):
        return f"{speak_day(earliest)} or later"
    if earliest == latest:
        return speak_day(earliest)
    whole = _whole(Period(earliest, latest + 1))
    if whole and "/" not in whole:
        return f"some day in {whole}"
    first, last = speak_day(earliest), speak_day(latest)
    year = last[-5:]
    return f"some day between {first.removesuffix(year)} and {last}"


def begun_in_words(held: Held) -> str:
    """The day on which a statement began, no more exact than it is written: *about July 2012*."""
    day, extent = held.statement.when.begin, held.extent
    begin = extent.possible_from, extent.certain_from
    if day is None or day.text[-1:] not in "~?%" or begin != (day.earliest, day.latest):
        return some_day_in_words(*begin)
    words = day_in_words(day)
    return words.replace(
        "perhaps ", "perhaps in " if len(words.split()) < FULL_DAY else "perhaps on "
    )


FULL_DAY = 4
"""A day, a month and a year, behind one more word."""


def span_in_words(span: Extent, asked: Period) -> str:
    """Over which days of a time something held, each end as well as it is known.

    Args:
        span: the days, certain and possible ones.
        asked: the time that was asked about; ends that lie outside it are not told.

    >>> from nhsgraph.dates import When
    >>> span_in_words(When.read("2013-04-01/2016-04").extent, Period.read("2016"))
    'until some day in April 2016'
    >>> span_in_words(When.read("2017-11-01/[2017-11-01..]").extent, Period.read("2017"))
    'on 1 November 2017 at least'
    """
    span = within(span, asked)
    first, last = span.possible_from, span.possible_to - 1
    sure_from, sure_to = span.certain_from, span.certain_to - 1
    possibly = "" if sure_from <= sure_to else "possibly "
    exact = (first, last) == (sure_from, sure_to)
    if (first, last + 1) == (asked.start, asked.stop) and (possibly or exact):
        return f"{possibly}{during_in_words(asked)}"
    if possibly or first == last:
        return f"{possibly}{days_in_words(first, last)}"
    if sure_from == sure_to and not exact:
        return _around(first, sure_from, last, asked)
    begin, end = _begin(first, sure_from, asked), _end(last, sure_to, asked)
    if begin and end:
        return days_in_words(first, last) if exact else f"from {begin} to {end}"
    if end:
        return f"until {end}"
    return f"since {begin}" if is_open(last) and first == sure_from else f"from {begin}"


def _around(first: Day, day: Day, last: Day, asked: Period) -> str:
    """A span of which one day alone is certain; ends that the time asked cuts off are not told."""
    cut_begin = first == asked.start and not is_open(first)
    cut_end = last == asked.stop - 1 and not is_open(last)
    if cut_begin or cut_end:
        return f"on {speak_day(day)} at least"
    return around_one_day(
        None if first == day else first, speak_day(day), None if last == day else last
    )


def span_in_years(span: Extent, asked: Period) -> str:
    """The same in years alone, for a list that has no room for days.

    >>> from nhsgraph.dates import When
    >>> span_in_years(When.read("2013-04-01/2016-04").extent, Period.read("2010/2020"))
    '2013 to 2016'
    >>> span_in_years(When.read("[2012..2013]/..").extent, Period.read("2010/2014"))
    'from 2012 or 2013'
    """
    span = within(span, asked)
    first, last = span.possible_from, span.possible_to - 1
    possibly = "" if span.certain_from < span.certain_to else "possibly "
    begin = "" if first == asked.start else _year_between(first, span.certain_from)
    end = "" if last == asked.stop - 1 else _year_between(span.certain_to - 1, last)
    if begin and end:
        return possibly + (begin if begin == end else f"{begin} to {end}")
    return (possibly + (f"from {begin}" if begin else f"to {end}" if end else "")).rstrip()


def _year_between(first: Day, last: Day) -> str:
    """The year of a day of which a span is known: *2013*, *2013 or 2014*."""
    if is_open(first) or is_open(last):
        return ""
    one, other = sorted((date.fromordinal(first).year, date.fromordinal(last).year))
    if one == other:
        return str(one)
    return f"{one} or {other}" if other == one + 1 else f"between {one} and {other}"


def joined(spans: Iterable[Extent]) -> list[Extent]:
    """Spans of which one follows another without a gap for certain, as one; by their first day.

    One of which all days are certain by another says nothing more, and is left out.

    >>> from nhsgraph.dates import When
    >>> whole = When.read("2014-01-01/2014-12-31").extent
    >>> doubtful = When.read("2014-06~/2014-08").extent
    >>> joined([doubtful, whole]) == [whole]
    True
    """
    spans = sorted(set(spans))
    spans = [one for one in spans if not any(_covers(other, one) for other in spans)]
    made: list[Extent] = []
    for span in spans:
        last = made[-1] if made else None
        sure = span.certain_from < span.certain_to
        if last and sure and last.certain_from <= span.certain_from <= last.certain_to:
            made[-1] = Extent(
                *last[:2], *(max(pair) for pair in zip(last[2:], span[2:], strict=True))
            )
        elif span not in made:
            made.append(span)
    return made


def _covers(span: Extent, other: Extent) -> bool:
    """Whether all days of another span, also the possible ones, are certain by a span."""
    inside = span.certain_from <= other.possible_from and other.possible_to <= span.certain_to
    return inside and span != other


def within(span: Extent, period: Period) -> Extent:
    """Those days of an extent that lie in a period."""
    return span.meet(Extent(period.start, period.start, period.stop, period.stop))


def _begin(first: Day, sure: Day, asked: Period) -> str:
    """The begin, to follow *from*, if it lies in the time asked: *some day in April 2016*."""
    if first == sure:
        return "" if first == asked.start else speak_day(first)
    if first == asked.start and not is_open(first):
        return f"{speak_day(sure)} at the latest"
    return some_day_in(first, sure)


def _end(last: Day, sure: Day, asked: Period) -> str:
    """The end, to follow *to* or *until*, if it lies in the time asked."""
    if last == sure:
        return "" if last == asked.stop - 1 else speak_day(last)
    if last == asked.stop - 1 and not is_open(last):
        return f"{speak_day(sure)} at least"
    return some_day_in(sure, last)


def _whole(period: Period) -> str:
    """The name of a whole year, financial year, month, or run of years; nothing of other days."""
    if is_open(period.start) or is_open(period.stop - 1):
        return ""
    first, last = date.fromordinal(period.start), date.fromordinal(period.stop - 1)
    if first.day != 1 or (last + timedelta(days=1)).day != 1:
        return ""
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months == 1:
        return f"{MONTHS[first.month - 1]} {first.year}"
    if first.month == 1 and months == 12:
        return str(first.year)
    if first.month == 4 and months == 12:
        return f"{first.year}/{last.year % 100:02}"
    return ""
