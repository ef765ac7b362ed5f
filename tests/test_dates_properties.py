"""What holds of all dates: the algebra of extents, and agreement with the library ``edtf``."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date
from itertools import pairwise, product

from edtf import parse_edtf
from hypothesis import assume, given
from hypothesis import strategies as st

from nhsgraph.dates import (
    AFTER_ALL,
    ALWAYS,
    BEFORE_ALL,
    Certainty,
    Day,
    Extent,
    FuzzyDay,
    Period,
    When,
    Years,
    read_day,
    weakest,
    write_day,
)
from nhsgraph.errors import DateError

CERTAIN, POSSIBLE, NO = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.NO
FIRST, LAST = date(2009, 1, 1).toordinal(), date(2022, 12, 31).toordinal()

days = st.integers(FIRST, LAST)
dates = st.dates(date(1000, 1, 1), date(9998, 12, 31))
plain_texts = st.builds(
    lambda day, length: day.isoformat()[:length], dates, st.sampled_from([4, 7, 10])
)


@st.composite
def extents(draw: st.DrawFn) -> Extent:
    """An extent in and around the years of the record, some of its ends open."""
    first = draw(st.just(BEFORE_ALL) | days)
    last = draw(st.just(AFTER_ALL) | days)
    assume(first <= last)
    return Extent(first, draw(st.integers(first, last)), draw(st.integers(first, last)), last)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period of up to two years."""
    start = draw(days)
    return Period(start, start + draw(st.integers(1, 731)))


@st.composite
def fuzzy_texts(draw: st.DrawFn) -> str:
    """A date of any form that may be written."""
    near = st.dates(date(2009, 1, 1), date(2022, 12, 31)).map(date.isoformat)
    text = draw(near)[: draw(st.sampled_from([4, 7, 10]))]
    form = draw(st.sampled_from(["{}", "{}~", "{}?", "{}%", "[{}..]", "[..{}]", "[{}..{}]"]))
    other = draw(near) if form.count("{}") > 1 else ""
    low, high = sorted((text, other)) if other else (text, "")
    return form.format(low, high)


@st.composite
def whens(draw: st.DrawFn) -> When:
    """An interval of any form that may be written."""
    ends = fuzzy_texts() | st.sampled_from(["", ".."])
    try:
        return When.read(f"{draw(ends)}/{draw(ends)}")
    except DateError:
        assume(condition=False)
        raise


def probes(*of: Extent) -> set[Day]:
    """The days at which extents may differ: each of their ends and its neighbours."""
    return {end + step for extent in of for end in extent for step in (-1, 0, 1)}


def refused(read: Callable[[str], object], text: str) -> DateError | None:
    """The error with which a text is refused, or None if it is read."""
    try:
        read(text)
    except DateError as error:
        return error
    return None


# -- the meet -------------------------------------------------------------------------------------


@given(extents(), extents())
def test_the_meet_does_not_depend_on_the_order_of_two(one: Extent, other: Extent) -> None:
    """The meet is commutative."""
    assert one.meet(other) == other.meet(one)


@given(extents(), extents(), extents())
def test_the_meet_does_not_depend_on_the_grouping_of_three(
    one: Extent, two: Extent, three: Extent
) -> None:
    """The meet is associative: an edge and its two bodies may be met in any order."""
    assert one.meet(two).meet(three) == one.meet(two.meet(three))


@given(extents())
def test_the_meet_with_itself_or_with_always_changes_nothing(extent: Extent) -> None:
    """The meet is idempotent and ``ALWAYS`` is its neutral element."""
    assert extent.meet(extent) == extent == extent.meet(ALWAYS)


@given(extents(), extents())
def test_the_meet_is_on_each_day_as_certain_as_the_weaker_of_the_two(
    one: Extent, other: Extent
) -> None:
    """So it is contained in both, and certain only where both are."""
    met = one.meet(other)
    for day in probes(one, other, met):
        assert met.holds_on(day) is weakest([one.holds_on(day), other.holds_on(day)])


@given(extents())
def test_doubt_keeps_every_possible_day_and_no_certain_one(extent: Extent) -> None:
    """Doubt weakens and moves nothing."""
    for day in probes(extent):
        expected = NO if extent.holds_on(day) is NO else POSSIBLE
        assert extent.doubted().holds_on(day) is expected


# -- what is written and what it means ------------------------------------------------------------


@given(whens())
def test_what_is_certain_is_also_possible(when: When) -> None:
    """The certain days of an interval lie within its possible days."""
    extent = when.extent
    assert not extent.empty
    if extent.certain_from < extent.certain_to:
        assert extent.possible_from <= extent.certain_from
        assert extent.certain_to <= extent.possible_to


@given(whens())
def test_a_day_between_the_possible_ends_is_never_ruled_out(when: When) -> None:
    """An interval has no holes: possible up to the certain, and possible again after it."""
    ranks = [when.holds_on(day).rank for day in sorted(probes(when.extent))]
    peak = ranks.index(max(ranks))
    assert ranks[: peak + 1] == sorted(ranks[: peak + 1])
    assert ranks[peak:] == sorted(ranks[peak:], reverse=True)


spans = st.tuples(st.integers(0, 9), st.integers(0, 9)).map(lambda ends: (min(ends), max(ends)))


@given(spans, spans)
def test_a_day_is_certain_if_every_choice_of_the_ends_covers_it(
    begin: tuple[int, int], end: tuple[int, int]
) -> None:
    """And possible if some choice does: the definition, tried out choice by choice."""
    choices = [
        (first, last)
        for first, last in product(range(begin[0], begin[1] + 1), range(end[0], end[1] + 1))
        if first <= last
    ]
    assume(choices)
    texts = [f"[2013-04-1{low}..2013-04-1{high}]" for low, high in (begin, end)]
    when = When.read("/".join(texts))
    zero = read_day("2013-04-10")
    for day in range(-1, 11):
        covered = [first <= day <= last for first, last in choices]
        expected = CERTAIN if all(covered) else POSSIBLE if any(covered) else NO
        assert when.holds_on(zero + day) is expected


@given(days, days)
def test_inclusive_dates_become_a_half_open_extent(one: Day, other: Day) -> None:
    """The last day is the day before the stop; nothing is lost or added."""
    first, last = min(one, other), max(one, other)
    extent = When.read(f"{write_day(first)}/{write_day(last)}").extent
    assert extent == Extent(first, first, last + 1, last + 1)
    assert sum(extent.holds_on(day) is CERTAIN for day in (first - 1, first, last, last + 1)) == 2


# -- splitting a period ---------------------------------------------------------------------------


@given(extents() | whens().map(lambda when: when.extent), periods())
def test_the_parts_of_a_period_agree_with_each_of_its_days(extent: Extent, period: Period) -> None:
    """What ``during`` says of a stretch, ``holds_on`` says of every day in it."""
    by_day = {
        day: part.certainty
        for part in extent.during(period)
        for day in range(part.start, part.stop)
    }
    for day in range(period.start, period.stop):
        assert by_day.get(day, NO) is extent.holds_on(day)
    assert by_day.keys() <= set(range(period.start, period.stop))


@given(extents() | whens().map(lambda when: when.extent), periods())
def test_the_parts_of_a_period_are_ordered_disjoint_and_merged(
    extent: Extent, period: Period
) -> None:
    """No part is empty, none overlaps the next, and equal neighbours are one."""
    found = extent.during(period)
    assert all(part.start < part.stop and part.certainty is not NO for part in found)
    for part, following in pairwise(found):
        assert part.stop <= following.start
        assert part.stop < following.start or part.certainty is not following.certainty


# -- writing and reading --------------------------------------------------------------------------


@given(st.integers(1, date(9998, 12, 31).toordinal()))
def test_a_day_that_is_written_is_read_as_the_same_day(day: Day) -> None:
    """Days survive the way through text."""
    assert read_day(write_day(day) or "") == day


@given(fuzzy_texts())
def test_a_date_keeps_its_text_and_reads_the_same_again(text: str) -> None:
    """A date is a span that is not empty, found again by its text."""
    if error := refused(FuzzyDay.read, text):
        assert text.startswith("[")
        assert error.problem == "runs backwards"
        return
    day = FuzzyDay.read(text)
    assert day.text == text
    assert day.earliest <= day.latest
    assert FuzzyDay.read(day.text) == day


@given(whens())
def test_an_interval_reads_the_same_again_from_its_text(when: When) -> None:
    """Both its ends and its extent are in the text."""
    again = When.read(str(when))
    assert again == when
    assert again.extent == when.extent


@given(periods())
def test_a_period_reads_the_same_again_from_its_two_days(period: Period) -> None:
    """Both days are included in the text."""
    assert Period.read(f"{period.first}/{period.last}") == period


@given(st.text(max_size=24) | st.text("0123456789-/.~?%[] ", max_size=24))
def test_any_text_is_read_or_refused_with_its_quotation_and_a_mend(text: str) -> None:
    """No text brings anything but a date or a ``DateError`` that says what would be right."""
    for read in (FuzzyDay.read, When.read, Period.read, Years.read):
        error = refused(read, text)
        if error:
            assert error.text in text
            assert error.problem
            assert error.mend


# -- the library edtf, where it is sound ----------------------------------------------------------


def _ordinal(moment: time.struct_time) -> Day:
    return date(moment.tm_year, moment.tm_mon, moment.tm_mday).toordinal()


@given(plain_texts)
def test_a_plain_date_spans_the_days_that_edtf_gives_it(text: str) -> None:
    """A differential test on EDTF level 0: years, months and days."""
    ours, theirs = FuzzyDay.read(text), parse_edtf(text)
    assert ours.earliest == _ordinal(theirs.lower_strict())
    assert ours.latest == _ordinal(theirs.upper_strict())


@given(plain_texts, plain_texts)
def test_a_closed_interval_spans_the_days_that_edtf_gives_it(one: str, other: str) -> None:
    """A differential test on closed intervals; edtf accepts reversed ones, so they are left out."""
    begin, end = sorted((one, other))
    text = f"{begin}/{end}"
    extent, theirs = When.read(text).extent, parse_edtf(text)
    assert extent.possible_from == _ordinal(theirs.lower_strict())
    assert extent.possible_to - 1 == _ordinal(theirs.upper_strict())
