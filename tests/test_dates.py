"""Dates as people write them, and what is certain, possible or not so on a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from nhsgraph.dates import (
    AFTER_ALL,
    ALWAYS,
    BEFORE_ALL,
    LATEST,
    Certainty,
    Extent,
    FuzzyDay,
    Part,
    Period,
    When,
    Years,
    eve,
    financial_year,
    read_day,
    speak_day,
    weakest,
    write_day,
    years_of,
)
from nhsgraph.errors import DateError, NhsGraphError

CERTAIN, POSSIBLE, NO = Certainty.CERTAIN, Certainty.POSSIBLE, Certainty.NO


def span(text: str) -> tuple[str | None, str | None]:
    """The first and the last day on which a date may lie, as text; None where it is open."""
    day = FuzzyDay.read(text)
    return write_day(day.earliest), write_day(day.latest)


def on(when: str, day: str) -> Certainty:
    """Whether an interval holds on a day."""
    return When.read(when).holds_on(read_day(day))


def parts(when: str, period: str) -> list[tuple[str | None, str | None, str]]:
    """The parts of a period over which an interval holds: first day, last day, certainty."""
    found = When.read(when).during(Period.read(period))
    return [(write_day(part.start), write_day(part.stop - 1), part.certainty) for part in found]


# -- one date -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("2013-04-01", "2013-04-01", "2013-04-01"),
        ("2013-04", "2013-04-01", "2013-04-30"),
        ("2012-02", "2012-02-01", "2012-02-29"),
        ("2013", "2013-01-01", "2013-12-31"),
        ("[2018-01..2018-06]", "2018-01-01", "2018-06-30"),
        ("[2013-04-01..2014]", "2013-04-01", "2014-12-31"),
        ("[2016-05-12..]", "2016-05-12", None),
        ("[..2016-05]", None, "2016-05-31"),
        ("[ 2018-01 .. 2018-06 ]", "2018-01-01", "2018-06-30"),
    ],
)
def test_a_date_is_the_span_of_days_that_it_leaves_open(
    text: str, earliest: str, latest: str
) -> None:
    """A month is its days, a year its days, a set what lies between its bounds."""
    assert span(text) == (earliest, latest)


EXAMPLES = (
    "write begin/end, such as 2013-04-01/2015-03-31; .. is an open end, a blank one is not known"
)
EARLIER_FIRST = "write the earlier day first: [2013-04-01..2013-04-02]"


@pytest.mark.parametrize("sign", ["~", "?", "%"])
def test_a_sign_of_doubt_widens_a_day_and_a_month_by_31_days_and_a_year_by_183(sign: str) -> None:
    """The three signs widen alike, by the table in ``dates``, and the text keeps them."""
    assert span(f"2013-04-01{sign}") == ("2013-03-01", "2013-05-02")
    assert span(f"2013-04{sign}") == ("2013-03-01", "2013-05-31")
    assert span(f"2012{sign}") == ("2011-07-02", "2013-07-02")
    assert FuzzyDay.read(f"2012{sign}").text == f"2012{sign}"


def test_the_first_and_the_last_year_that_can_be_written_are_read() -> None:
    """Doubt about the first year does not reach before the first day that a calendar has."""
    assert span("0001~") == ("0001-01-01", "0002-07-02")
    assert span("9998-12-31~")[1] == "9999-01-31"


@pytest.mark.parametrize(
    ("text", "problem", "mend"),
    [
        ("", "is blank", "write a date such as 2013-04-01, 2013-04 or 2013"),
        (" 2013", "has blanks around it", "write 2013"),
        ("2013-13", "has no month 13", "months run from 01 to 12"),
        (
            "2011-12-32",
            "is no day of the calendar",
            "December 2011 has 31 days",
        ),
        ("2013-02-29", "is no day of the calendar", "February 2013 has 28 days"),
        ("2013-04-31", "is no day of the calendar", "April 2013 has 30 days"),
        ("2013-04-00", "is no day of the calendar", "write 2013-04 if it is not known"),
        ("0000", "has a year out of reach", "years run from 0001 to 9998"),
        (
            "2018-19",
            "has no month 19",
            "write [2018-04-01..2019-03-31] for some day of that financial year",
        ),
        (
            "2018/19",
            "is a financial year, not a day",
            "write [2018-04-01..2019-03-31] for some day of it",
        ),
        (
            "2010–11",
            "may mean several times",
            (
                "write 2010-11 for November 2010 or [2010-04-01..2011-03-31] for some day of the"
                " financial year 2010/11"
            ),
        ),
        ("1 April 2013", "is not written as EDTF", "write 2013-04-01"),
        ("1st april 2013", "is not written as EDTF", "write 2013-04-01"),
        ("April 2013", "is not written as EDTF", "write 2013-04"),
        ("01/04/2013", "has the day first", "write the year first: 2013-04-01"),
        ("1.4.2013", "has the day first", "write the year first: 2013-04-01"),
        ("01-04-2013", "has the day first", "write the year first: 2013-04-01"),
        ("2013-4", "lacks a zero", "write 2013-04"),
        ("2013-4-1", "lacks a zero", "write 2013-04-01"),
        ("20130401", "lacks hyphens", "write 2013-04-01"),
        ("2013-04-01T00:00", "has a time of day", "write 2013-04-01"),
        ("2013–04–01", "has a dash that is no hyphen", "write 2013-04-01"),
        ("~2013", "has its sign in front", "write 2013~"),
        ("c. 2013", "has its sign in front", "write 2013~"),
        ("today", "is no date", "write the day, such as 2013-04-01"),
        (
            "unknown",
            "is no date",
            "write between which days it lies, such as [2013-04-01..2014-03-31]",
        ),
        ("[2018..2013]", "runs backwards", "write the earlier day first: [2013..2018]"),
        ("[2013-04-02..2013-04-01]", "runs backwards", EARLIER_FIRST),
        (
            "[..]",
            "says nothing",
            "write a day at one end at least, such as [2018-01..2018-06] or [2018-01..]",
        ),
        (
            "[2013~..2018]",
            "has “2013~” as a bound, which is no plain date",
            "write [a..b], [a..] or [..b] with plain dates, such as [2018-01..2018-06]",
        ),
        (
            "[2013, 2014]",
            "is not written as EDTF",
            "write [2013..2014]",
        ),
        (
            "２０１３",  # figures of full width, as some keyboards write them
            "can't be read as a date",
            "write 2013-04-01, 2013-04 or 2013, with ~ ? or % behind it if unsure, or [a..b]",
        ),
    ],
)
def test_a_date_that_cannot_be_read_is_quoted_with_what_is_wrong_and_what_would_be_right(
    text: str, problem: str, mend: str
) -> None:
    """Nothing is ever rounded or guessed: a bad date is refused, in words for its writer."""
    with pytest.raises(DateError) as caught:
        FuzzyDay.read(text)
    assert (caught.value.text, caught.value.problem, caught.value.mend) == (text, problem, mend)
    assert str(caught.value) == f"“{text}” {problem}; {mend}"


def test_a_date_error_is_an_error_of_the_package_and_a_value_error() -> None:
    """Callers catch it by either name."""
    with pytest.raises(NhsGraphError):
        FuzzyDay.read("soon")
    with pytest.raises(ValueError, match="soon"):
        FuzzyDay.read("soon")


def test_the_eve_of_a_date_is_the_day_before_each_day_of_its_span() -> None:
    """What an event ends, ends on the day before it."""
    before = eve(FuzzyDay.read("[2016-04-01..2016-04-30]"))
    assert (write_day(before.earliest), write_day(before.latest)) == ("2016-03-31", "2016-04-29")


# -- days -----------------------------------------------------------------------------------------


def test_a_day_is_read_from_text_from_a_date_and_from_a_time_of_it() -> None:
    """Three ways to say the first of April 2013."""
    day = date(2013, 4, 1).toordinal()
    evening = datetime(2013, 4, 1, 21, 30, tzinfo=UTC)
    assert read_day("2013-04-01") == read_day(date(2013, 4, 1)) == read_day(evening) == day
    assert Period.read(evening) == Period.of_day(day)


@pytest.mark.parametrize("odd", [2019, 20190601, 737211, 2019.5, True, None, b"2019", ["2019"], {}])
@pytest.mark.parametrize("read", [read_day, Period.read, Years.read])
def test_what_is_no_text_is_no_date(read: Callable[[Any], object], odd: object) -> None:
    """A bare 2019, as a number of days, is a day of the year 6."""
    number = isinstance(odd, int | float) and not isinstance(odd, bool)
    with pytest.raises(DateError, match="is a number" if number else "is no text"):
        read(odd)


@pytest.mark.parametrize("text", ["2013-04", "2013", "2013-04-01~", "[2013-04-01..2013-04-02]"])
def test_a_coarse_date_is_no_day(text: str) -> None:
    """Where one day is asked for, a month is refused and never rounded."""
    with pytest.raises(DateError, match="is not one day; write year, month and day"):
        read_day(text)


def test_a_day_is_written_as_iso_text_and_spoken_as_english() -> None:
    """An open end is no day: it has no text, and no words either."""
    assert write_day(read_day("2019-06-01")) == "2019-06-01"
    assert speak_day(read_day("2019-06-01")) == "1 June 2019"
    for beyond in (BEFORE_ALL - 1, BEFORE_ALL, LATEST, AFTER_ALL - 1, AFTER_ALL):
        assert write_day(beyond) is None
        with pytest.raises(ValueError, match="is no day"):
            speak_day(beyond)
    assert write_day(read_day("2019-12-31") + 1) == "2020-01-01"


# -- the interval of a statement ------------------------------------------------------------------


def test_both_ends_of_an_interval_are_included() -> None:
    """HEE is a special health authority on 31 March 2015 and no longer on 1 April."""
    when = "2012-06-28/2015-03-31"
    assert on(when, "2012-06-27") is NO
    assert on(when, "2012-06-28") is CERTAIN
    assert on(when, "2015-03-31") is CERTAIN
    assert on(when, "2015-04-01") is NO


def test_a_coarse_end_makes_the_days_in_its_span_possible_and_no_others() -> None:
    """A coarse start makes the first days possible; the last day of the span is certain."""
    assert on("2016-04/2019-03-31", "2016-03-31") is NO
    assert on("2016-04/2019-03-31", "2016-04-01") is POSSIBLE
    assert on("2016-04/2019-03-31", "2016-04-29") is POSSIBLE
    assert on("2016-04/2019-03-31", "2016-04-30") is CERTAIN
    assert on("2013-04-01/2016-04", "2016-04-01") is CERTAIN
    assert on("2013-04-01/2016-04", "2016-04-02") is POSSIBLE
    assert on("2013-04-01/2016-04", "2016-05-01") is NO


def test_an_open_end_and_a_blank_end_are_different() -> None:
    """``..`` holds for certain without an end; of a blank end nobody knows anything."""
    assert on("2013-04-01/..", "2021-12-31") is CERTAIN
    assert on("2013-04-01/", "2021-12-31") is POSSIBLE
    assert on("../2013-04-01", "1948-07-05") is CERTAIN
    assert on("/2013-04-01", "1948-07-05") is POSSIBLE
    opened, blank = When.read("2013-04-01/.."), When.read("2013-04-01/")
    assert (opened.end, opened.end_open) == (None, True)
    assert (blank.end, blank.end_open) == (None, False)
    assert opened != blank


def test_what_began_on_a_day_held_on_that_day_even_if_its_end_is_not_known() -> None:
    """A begin lies no later than the end, so one day is certain."""
    assert on("2013-04-01/", "2013-03-31") is NO
    assert on("2013-04-01/", "2013-04-01") is CERTAIN
    assert on("2013-04-01/", "2013-04-02") is POSSIBLE
    assert on("/2013-04-01", "2013-04-01") is CERTAIN
    assert on("2013-04/", "2013-04-30") is POSSIBLE


def test_a_claim_last_attested_on_a_day_is_certain_to_that_day_and_possible_after_it() -> None:
    """``[that day..]`` is an end that lies on that day or later."""
    assert on("2013-04-01/[2016-05-12..]", "2016-05-12") is CERTAIN
    assert on("2013-04-01/[2016-05-12..]", "2016-05-13") is POSSIBLE
    assert on("2013-04-01/[2016-05-12..]", "2021-12-31") is POSSIBLE
    assert on("[..2016-05-12]/2019-03-31", "2016-05-11") is POSSIBLE
    assert on("[..2016-05-12]/2019-03-31", "2016-05-12") is CERTAIN


def test_of_a_plan_without_a_time_every_day_is_possible() -> None:
    """A slash alone gives neither end."""
    for day in ("1900-01-01", "2013-04-01", "2100-01-01"):
        assert on("/", day) is POSSIBLE
        assert on("../..", day) is CERTAIN


def test_two_ends_in_one_span_leave_no_day_certain() -> None:
    """Something that began and ended in 2013 may have lasted a day."""
    assert parts("2013/2013", "2012/2014") == [("2013-01-01", "2013-12-31", POSSIBLE)]


def test_an_interval_keeps_its_text_and_equals_another_by_it() -> None:
    """What is written is never normalised away."""
    assert str(When.read("2012~/2013")) == "2012~/2013"
    assert When.read("2012~/2013") == When.read("2012~/2013") != When.read("2012?/2013")


@pytest.mark.parametrize(
    ("text", "problem", "mend"),
    [
        (
            "2015-03-31/2013-04-01",
            "runs backwards",
            "write the begin first: 2013-04-01/2015-03-31",
        ),
        (
            "2015/[2013..]",
            "was last seen before it began",
            "write what was seen later, or “2015/”",
        ),
        (
            "[2014..]/[2013-05..]",
            "was last seen before it began",
            "write what was seen later, or “[2014..]/”",
        ),
        (
            "2013-04",
            "is one date, not an interval of two ends",
            "write 2013-04-01/2013-04-30 for that time alone or 2013-04/.. if it goes on",
        ),
        (
            "2013/14",
            "is a financial year, not an interval",
            "write 2013-04-01/2014-03-31",
        ),
        (
            "2013/2014/2015",
            "has more than two ends",
            EXAMPLES,
        ),
        (
            "2013-04-01/now",
            "has “now” as an end, which is no date",
            "write “2013-04-01/..”",
        ),
        ("", "is blank", EXAMPLES),
    ],
)
def test_an_interval_that_cannot_be_read_is_quoted_as_a_whole(
    text: str, problem: str, mend: str
) -> None:
    """The message names the end that is wrong and says what would be right."""
    with pytest.raises(DateError) as caught:
        When.read(text)
    assert (caught.value.text, caught.value.problem, caught.value.mend) == (text, problem, mend)


def test_an_interval_that_may_run_forwards_is_not_refused() -> None:
    """``2013-06/2013`` runs backwards only if its end is taken for the first of January."""
    assert on("2013-06-15/2013", "2013-06-15") is CERTAIN
    assert on("2013-06-15/2013", "2013-06-14") is NO


# -- periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019-06-01", "2019-06-01", "2019-06-01"),
        ("2014-12", "2014-12-01", "2014-12-31"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019/20", "2019-04-01", "2020-03-31"),
        ("1999/00", "1999-04-01", "2000-03-31"),
        ("2014/2015", "2014-01-01", "2015-12-31"),
        ("2014-04-01/2015-03", "2014-04-01", "2015-03-31"),
        ("2014/..", "2014-01-01", None),
        ("../2014", None, "2014-12-31"),
        (" 2019 ", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_period_includes_its_first_and_its_last_day(text: str, first: str, last: str) -> None:
    """``2014/15`` is a financial year, ``2014/2015`` two calendar years, ``2014-12`` a month."""
    period = Period.read(text)
    assert (period.first, period.last) == (first, last)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2019/21",
            (
                "“2019/21” may mean several times; write 2019/2021 for 2019 to 2021 or 2019/20 for"
                " a financial year"
            ),
        ),
        ("0000/01", "“0000/01” has a year out of reach; years run from 0001 to 9998"),
        ("2019/", "“2019/” has a blank end; write both ends, or .. for one that is open"),
        ("/2019", "“/2019” has a blank end; write both ends, or .. for one that is open"),
        ("2020/2019", "“2020/2019” runs backwards; write the begin first: 2019/2020"),
    ],
)
def test_a_period_that_cannot_be_read_is_refused_with_the_mend(text: str, message: str) -> None:
    """A question about no period is never answered for another."""
    with pytest.raises(DateError) as caught:
        Period.read(text)
    assert str(caught.value) == message


def test_a_period_is_read_from_a_date_and_from_itself() -> None:
    """A date is a period of one day."""
    day = Period.read(date(2019, 6, 1))
    assert day.is_day
    assert day == Period.of_day(read_day("2019-06-01")) == Period.read(day)


def test_a_period_holds_its_days_and_overlaps_what_shares_one() -> None:
    """Inside the engine a period is half-open."""
    year = Period.read("2019")
    assert year.holds(read_day("2019-12-31"))
    assert not year.holds(read_day("2020-01-01"))
    assert year.overlaps(Period.read("2018/19"))
    assert not year.overlaps(Period.read("2020"))


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("2019-06-01", "on 1 June 2019"),
        ("2019", "1 January to 31 December 2019"),
        ("2019/20", "1 April 2019 to 31 March 2020"),
        ("2019/..", "from 1 January 2019"),
        ("../2019", "up to 31 December 2019"),
        ("../..", "over the whole time recorded"),
    ],
)
def test_a_period_is_spoken_with_both_its_days(text: str, spoken: str) -> None:
    """A year that both days share is said once."""
    assert Period.read(text).speak() == spoken


def test_a_financial_year_runs_from_april_to_march() -> None:
    """The years of a question are the calendar years that it touches."""
    year = financial_year(2019)
    assert (year.first, year.last, year.text) == ("2019-04-01", "2020-03-31", "2019/20")
    assert [each.first for each in years_of(year)] == ["2019-01-01", "2020-01-01"]


# -- splitting a period ---------------------------------------------------------------------------


def test_a_period_splits_where_the_certainty_changes() -> None:
    """In 2016 the Academy leaves its host on a day in April that no source gives."""
    leaves, joins = "2013-04-01/[2016-03-31..2016-04-29]", "2016-04/2019-03-31"
    assert parts(leaves, "2016") == [
        ("2016-01-01", "2016-03-31", CERTAIN),
        ("2016-04-01", "2016-04-29", POSSIBLE),
    ]
    assert parts(joins, "2016") == [
        ("2016-04-01", "2016-04-29", POSSIBLE),
        ("2016-04-30", "2016-12-31", CERTAIN),
    ]


def test_what_holds_on_no_day_of_a_period_has_no_part_in_it() -> None:
    """Neighbours of a period do not touch it."""
    assert parts("2013-04-01/2015-03-31", "2015/16") == []
    assert parts("2013-04-01/2015-03-31", "2012/13") == []
    assert parts("2013-04-01/2015-03-31", "2015-03-31") == [("2015-03-31", "2015-03-31", CERTAIN)]


# -- extents --------------------------------------------------------------------------------------


def test_the_meet_of_two_extents_takes_the_later_begin_and_the_earlier_end() -> None:
    """An edge holds while its own interval and the lives of its bodies do."""
    edge = When.read("2013-04-01/..").extent
    life = When.read("2012-06-28/2023-03-31").extent
    assert edge.meet(life) == When.read("2013-04-01/2023-03-31").extent


def test_a_fuzzy_end_of_a_life_weakens_an_edge_only_inside_that_end() -> None:
    """The rest of the edge stays as certain as it was."""
    met = When.read("2013-04-01/2016-03-31").extent.meet(When.read("2013/2015").extent)
    assert met.holds_on(read_day("2013-06-01")) is POSSIBLE
    assert met.holds_on(read_day("2014-06-01")) is CERTAIN
    assert met.holds_on(read_day("2015-06-01")) is POSSIBLE
    assert met.holds_on(read_day("2016-01-01")) is NO


def test_extents_that_do_not_touch_meet_in_nothing() -> None:
    """An empty extent holds on no day and has no parts."""
    met = When.read("2010/2011").extent.meet(When.read("2013/2014").extent)
    assert met.empty
    assert met.during(Period.read("2009/2015")) == []
    assert not ALWAYS.empty


def test_an_extent_in_doubt_is_possible_where_it_was_certain() -> None:
    """Doubt moves no end."""
    extent = When.read("2013-04-01/2015-03-31").extent.doubted()
    day = read_day("2013-04-01")
    assert extent.during(Period.read("2013/2015")) == [
        Part(day, read_day("2015-04-01"), POSSIBLE),
    ]


def test_the_weakest_of_several_certainties_counts() -> None:
    """Of no certainties at all the weakest is certain: nothing speaks against it."""
    assert weakest([CERTAIN, POSSIBLE]) is POSSIBLE
    assert weakest([POSSIBLE, NO, CERTAIN]) is NO
    assert weakest([]) is CERTAIN


def test_certain_days_may_be_none_while_possible_days_are_some() -> None:
    """The certain part of an extent may be empty by itself."""
    extent = Extent(10, 20, 15, 30)
    assert {extent.holds_on(day) for day in range(10, 30)} == {POSSIBLE}
    assert not extent.empty


# -- the years of a mandate -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019/20", "2019-04-01", "2020-03-31"),
        ("2013/14..2014/15", "2013-04-01", "2015-03-31"),
        ("2019/20..", "2019-04-01", None),
    ],
)
def test_a_mandate_covers_one_year_a_run_of_years_or_all_from_one_on(
    text: str, first: str, last: str
) -> None:
    """The years are financial years."""
    years = Years.read(text)
    assert (years.period.first, years.period.last) == (first, last)
    assert str(years) == text


def test_years_are_the_same_however_they_are_spaced() -> None:
    """Blanks round the dots mean nothing."""
    assert Years.read(" 2013/14 .. 2014/15 ") == Years.read("2013/14..2014/15")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "2019",
            (
                "“2019” is no financial year; write 2019/20, 2013/14..2014/15 for several,"
                " or 2019/20.. for all from then on"
            ),
        ),
        (
            "2019/21",
            (
                "“2019/21” is no financial year; write 2019/20 for one or 2019/20..2020/21 for all"
                " from the first to the last"
            ),
        ),
        ("2014/15..2013/14", "“2014/15..2013/14” runs backwards; write 2013/14..2014/15"),
    ],
)
def test_years_that_cannot_be_read_are_refused_with_the_mend(text: str, message: str) -> None:
    """A calendar year is not the year of a mandate."""
    with pytest.raises(DateError) as caught:
        Years.read(text)
    assert str(caught.value) == message
