"""Times of a sentence that stand together: ranges, those that share a year, gaps between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Period,
    Years,
    financial_year,
    year_of,
)
from nhsgraph.english.times.bounds import (
    FROM,
    TO,
    UNTIL,
    bounded,
)
from nhsgraph.english.times.calendar import Time, in_another_year
from nhsgraph.english.times.clusters import cluster
from nhsgraph.english.times.joints import joint
from nhsgraph.english.times.line import Line

_STOPS: Final = frozenset(["", "?", ".", "!"])


class Dated(NamedTuple):
    """A time of a sentence from one place to another, with its preposition and what that makes."""

    start: int
    stop: int
    time: Time
    at: int
    word: str = ""

    @property
    def raw(self) -> Period:
        """The days of the time alone."""
        return self.time.period or Period(BEFORE_ALL, AFTER_ALL)

    @property
    def period(self) -> Period:
        """The days of the time with its preposition."""
        years = self.time.years
        ended = self.time.kind in {"range", "open"} or (years and ".." in years.text)
        return self.raw if ended else bounded(self.word, self.raw)


def half_read(line: Line, dated: list[Dated]) -> Iterator[Dated]:
    """The times; a range of which one end is not read is none."""
    whole: Dated | None = None
    for each in dated:
        if whole and _ranged(line, whole, each) and not (whole.time.period and each.time.period):
            whole = whole._replace(stop=each.stop, time=Time(each.stop))
            continue
        if whole:
            yield whole
        whole = each
    if whole:
        yield whole


def _ranged(line: Line, first: Dated, then: Dated) -> bool:
    """Whether a word such as *to* makes a range of two times; *and* does so behind *between*."""
    if joint(line, first.stop) not in {then.at, then.start} and then.start != first.stop:
        return False
    also = line.low(first.stop) in {"and", "&"}
    return then.word == UNTIL or (not also and then.start != first.stop) or first.word == "between"


def closed(line: Line, dated: list[Dated]) -> Iterator[Dated]:
    """The times; as not read a range of which only one end is told: *between 2014 and*."""
    ends = {each.at for each in dated} | {each.start for each in dated}
    last = {place for each in dated if (place := joint(line, each.stop)) is not None}
    for each in dated:
        behind = joint(line, each.stop)
        joined = behind in ends or each.at in last or each.start in last
        ranged = each.time.kind in {"range", "span", "financial"}
        lacks = each.word == "between" and not ranged and not joined
        hangs = behind is not None and behind not in ends and line.low(behind) in _STOPS
        if each.time.period is None or not (lacks or hangs):
            yield each
            continue
        stop = behind if hangs and behind is not None else each.stop
        yield each._replace(at=each.start, stop=stop, time=Time(stop))


def chain_of(line: Line, read: list[Dated]) -> list[Dated]:
    """The first time and those that words such as *to* and *and* join to it."""
    chain = read[:1]
    for each in read[1:]:
        if joint(line, chain[-1].stop) not in {each.at, each.start}:
            break
        chain.append(each)
    return chain


def between(first: Dated, then: Dated) -> Period | None:
    """The days behind one time and before another: *after 2014 but before 2016*."""
    if {first.word in FROM, then.word in FROM} != {True, False}:
        return None
    if not {first.word, then.word} & TO:
        return None
    start = max(first.period.start, then.period.start)
    stop = min(first.period.stop, then.period.stop)
    return Period(start, stop) if start < stop else None


def either(dated: list[Dated]) -> Iterator[Dated]:
    """The times; two of which one ends and another begins, with days between, are not read."""
    before: Dated | None = None
    for each in dated:
        ends = before and before.time.period and before.word in TO
        if before and ends and each.word in FROM and not between(before, each):
            yield _unread(before)
            before = _unread(each)
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def years_that_meet(line: Line, dated: list[Dated]) -> list[Dated]:
    """The times; *2013-2014 and 2014-2015*, which share a year, are financial years."""
    ranges = [each for each in dated if each.time.kind == "range" and each.time.period]
    firsts = [year_of(each.raw.start) for each in ranges]
    lasts = [year_of(each.raw.stop - 1) for each in ranges]
    whole = [cluster(line, each.at).lengths == (4, 4) for each in ranges if line.figures(each.at)]
    if len(whole) < max(2, len(ranges)) or not all(whole) or firsts[1:] != lasts[:-1]:
        return dated
    if any(last != first + 1 for first, last in zip(firsts, lasts, strict=True)):
        return dated
    meant = {each.at: financial_year(first) for each, first in zip(ranges, firsts, strict=True)}
    return [_as_financial(line, each, meant.get(each.at)) for each in dated]


def _as_financial(line: Line, dated: Dated, period: Period | None) -> Dated:
    if period is None:
        return dated
    words = line.between(dated.at, dated.time.stop)
    note = f"“{words}” was taken for the financial year {period.text}."
    years = Years.read(period.text)
    return dated._replace(time=Time(dated.time.stop, period, "financial", years, note))


def repeated(line: Line, dated: list[Dated]) -> Iterator[Dated]:
    """The times; *1 April 2014 and 2015* is the first of April in both years."""
    before: Dated | None = None
    for each in dated:
        if before and _repeats(line, before, each):
            each = _in_its_year(line, before, each)  # noqa: PLW2901
        before = each
        yield each


def _repeats(line: Line, before: Dated, each: Dated) -> bool:
    """Whether a year stands alone behind a time of one year that *and* joins to it."""
    listed = line.low(before.stop) in {"and", "&", "or", ","} and each.start == before.stop + 1
    quarters = before.time.kind == "span" and line.low(before.time.stop - 2) in {"/", "-"}
    kind = "financial" if quarters else "year"
    bare = each.time.kind == kind and each.start == each.at and not each.word
    part = before.time.kind in {"day", "month", "span"} and before.raw.stop - before.raw.start < 366
    bound = before.word in FROM | TO or before.word == "between"
    return listed and bare and part and not bound and bool(before.time.period)


def _in_its_year(line: Line, before: Dated, each: Dated) -> Dated:
    years = year_of(each.raw.start) - year_of(before.raw.start)
    if each.time.kind == "financial":  # of which the last quarter lies in the next year
        years = year_of(each.raw.start) - year_of(before.raw.start - DAYS_TO_APRIL)
    days = in_another_year(before.raw, years)
    if days is None:
        return _unread(each)
    words = line.between(each.at, each.time.stop)
    note = f"“{words}” was taken for {days.speak().removeprefix('on ')}."
    return each._replace(time=each.time._replace(period=days, kind=before.time.kind, note=note))


DAYS_TO_APRIL: Final = 90
"""How many days of a calendar year lie before its financial year."""


def _unread(dated: Dated) -> Dated:
    """A time as one that is not read, with its preposition."""
    return dated._replace(at=dated.start, time=Time(dated.stop))


def gaps(line: Line, read: list[Dated], chain: list[Dated]) -> bool:
    """Whether days that nobody asked about lie between the times that are read as one."""
    ranged = read[0].word == "between" or not any(
        line.low(each.stop) in {"and", "&"} for each in chain[:-1]
    )
    if len(read) == len(chain) and ranged:
        return False
    days = sorted((each.period.start, each.period.stop) for each in read)
    latest = days[0][1]
    for start, stop in days[1:]:
        if start > latest:
            return True
        latest = max(latest, stop)
    return False


MOST_TOLD: Final = 5


def taken_together(line: Line, read: list[Dated], whole: Period) -> str:
    """A note that some times were read as one, from the first day to the last."""
    told = [f"“{line.between(each.at, each.time.stop)}”" for each in read[:MOST_TOLD]]
    more = f" and {len(read) - MOST_TOLD} more" if len(read) > MOST_TOLD else ""
    named = f"{', '.join(told)}{more}" if more else f"{', '.join(told[:-1])} and {told[-1]}"
    return f"{named} were read as one time, {whole.speak().removeprefix('on ')}."
