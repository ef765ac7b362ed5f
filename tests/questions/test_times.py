"""Each way to write a time is read as that time, refused, or named as not read; never as another.

The grid is a product: days, months, years and ranges, each in every way in which people write them,
each in every place of a sentence in which it may stand.
"""

from __future__ import annotations

import calendar
import itertools
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import Any

import pytest

from nhsgraph import Graph
from nhsgraph.dates import Period
from nhsgraph.english.plainer import plainer
from nhsgraph.english.times import Times, read_times
from nhsgraph.errors import DateError, NhsGraphError
from nhsgraph.spelling import words_of
from work import growth
from worlds import world

DAYS = [date(2014, 12, 31), date(2019, 4, 1), date(2016, 2, 29), date(2012, 10, 3)]
PLACES = ["who held HEE to account {}", "{}, who held HEE to account?", "was HEE ({}) a body?"]
ON = ["", "on ", "as at ", "as of "]
IN = ["", "in ", "during ", "throughout "]


def _ordinal(day: int) -> str:
    end = "th" if 10 < day % 100 < 14 else {1: "st", 2: "nd", 3: "rd"}.get(day % 10, "th")
    return f"{day}{end}"


def _ways_of_a_day(day: date) -> Iterator[str]:
    """A day in figures and in words, in the orders and with the signs that people use."""
    number, month, year = day.day, day.month, day.year
    for joint in "/.-":
        yield f"{number:02}{joint}{month:02}{joint}{year}"
        yield f"{number}{joint}{month}{joint}{year}"
        yield f"{number:02}{joint}{month:02}{joint}{year % 100:02}"
        yield f"{year}{joint}{month:02}{joint}{number:02}"
    yield f"{number:02} / {month:02} / {year}"
    yield f"{year}{month:02}{number:02}"
    yield f"{day.isoformat()}T09:00:00Z"
    yield f"{day.isoformat()} 09:30"
    yield f"{number:02}/{month:02}/{year} 9:30"
    for name in (calendar.month_name[month], calendar.month_abbr[month]):
        for written in (str(number), f"{number:02}", _ordinal(number)):
            yield from (f"{written} {name} {year}", f"{written} of {name} {year}")
            yield from (f"{written} {name}, {year}", f"{written} {name},{year}")
            yield from (f"{written}-{name}-{year}", f"{written} of {name}, {year}")
            yield from (f"{name} {written} {year}", f"{name} {written}, {year}")
            yield from (f"{name} {written},{year}", f"{name} the {written}, {year}")
            yield f"{written} {name} '{year % 100:02}"
        yield from (f"{number}{name}{year}", f"{number:02}-{name}-{year % 100:02}")
        yield from (f"{number}/{name}/{year}", f"{year}-{name}-{number:02}")
        yield f"{calendar.day_name[day.weekday()]} {number} {name} {year}"
        yield f"{calendar.day_name[day.weekday()]}, {_ordinal(number)} {name} {year}"
        yield f"{number} {name}. {year}" if len(name) == 3 else f"{number} {name.upper()} {year}"
        yield f"{number} {name.lower()} {year}"


def _ways_of_a_month(year: int, month: int) -> Iterator[str]:
    for name in (calendar.month_name[month], calendar.month_abbr[month]):
        yield from (f"{name} {year}", f"{name}, {year}", f"{name} of {year}", f"{name}-{year}")
        yield from (f"{name}/{year}", f"{name} '{year % 100}", f"{name}-{year % 100}")
        yield from (f"{name}{year}", f"{name.upper()} {year}", f"the month of {name} {year}")
    yield from (f"{month:02}/{year}", f"{month}/{year}", f"{month:02}-{year}", f"{month}.{year}")
    if year % 100 >= month and month != year % 100 + 1:
        yield f"{year}-{month:02}"


def _ways_of_a_year(year: int) -> Iterator[str]:
    teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    word = teens.split()[year % 100 - 10]
    yield from (f"{year}", f"the year {year}", f"AD {year}", f"{year} AD", f"{year}AD")
    yield from (f"twenty {word}", f"twenty-{word}", f"two thousand and {word}")
    yield from (f"calendar year {year}", f"the calendar year {year}", f"{year}?")


def _ways_of_a_financial_year(year: int) -> Iterator[str]:
    short, next_year = year % 100, (year + 1) % 100
    for joint in ("/", "-", "\u2013", "\u2011", " / ", "/ ", " /", " - "):
        yield f"{year}{joint}{next_year}"
    for figures in (f"{year}/{next_year}", f"{year}-{next_year}", f"{short}/{next_year}"):
        yield from (f"FY{figures}", f"FY {figures}", f"fy{figures}", f"financial year {figures}")
        yield from (f"the fiscal year {figures}", f"the financial year {figures}")
    yield from (f"FY{short}-{next_year}", f"FY {short}-{next_year}", f"{short}/{next_year}")
    yield from (f"the {year}/{next_year} financial year", f"{year}-{next_year} fiscal year")
    for end in (f"31 March {year + 1}", f"31/3/{year + 1}", f"March {year + 1}", f"Mar {year + 1}"):
        for words in ("year ending", "year ended", "year to", "twelve months to", "12 months to"):
            yield f"the {words} {end}"
        yield f"the financial year ending {end}"
    yield f"the year beginning 1 April {year}"
    yield f"the 12 months from April {year}"


def _written(form: str, prefixes: Sequence[str]) -> list[str]:
    """A form in all places of a sentence, behind all prepositions."""
    words = [f"{prefix}{form}" for prefix in prefixes]
    return [place.format(each) for place in PLACES for each in words]


def _grid() -> list[tuple[str, str, str]]:
    """Sentences, each with the first and last day that it must be about."""
    grid: list[tuple[str, str, str]] = []

    def add(form: str, prefixes: Sequence[str], first: date, last: date) -> None:
        days = first.isoformat(), last.isoformat()
        grid.extend((text, *days) for text in _written(form, prefixes))

    for day in DAYS:
        for form in _ways_of_a_day(day):
            add(form, ON, day, day)
    for year, month in ((2014, 12), (2019, 4), (2016, 2), (2012, 5)):
        last = calendar.monthrange(year, month)[1]
        for form in _ways_of_a_month(year, month):
            add(form, IN, date(year, month, 1), date(year, month, last))
    for year in (2014, 2019):
        for form in _ways_of_a_year(year):
            add(form.removesuffix("?"), IN, date(year, 1, 1), date(year, 12, 31))
        for form in _ways_of_a_financial_year(year):
            add(form, IN, date(year, 4, 1), date(year + 1, 3, 31))
    return grid


GRID = _grid()

SPANS = {
    "on and after 30 March 2019": "2019-03-30/..",
    "from and including 1 April 2019": "2019-04-01/..",
    "starting 1 April 2019": "2019-04-01/..",
    "up to and including 2016": "../2016-12-31",
    "post 2015": "2016-01-01/..",
    "beyond 2018": "2019-01-01/..",
    "between 1 and 15 April 2015": "2015-04-01/2015-04-15",
    "1-15 April 2015": "2015-04-01/2015-04-15",
    "from 1st to 15th April 2015": "2015-04-01/2015-04-15",
    "April 1-15, 2015": "2015-04-01/2015-04-15",
    "1 April to 30 June 2015": "2015-04-01/2015-06-30",
    "April 1 to June 30, 2015": "2015-04-01/2015-06-30",
    "April\u2013June 2016": "2016-04-01/2016-06-30",
    "April to June 2016": "2016-04-01/2016-06-30",
    "from 1/4/2015 to 31/3/2016": "2015-04-01/2016-03-31",
    "1/4/2015-31/3/2016": "2015-04-01/2016-03-31",
    "1 April 2015 - 31 March 2016": "2015-04-01/2016-03-31",
    "2013-04-01/2014-03-31": "2013-04-01/2014-03-31",
    "2013-04-01 to 2014-03-31": "2013-04-01/2014-03-31",
    "2014 to 2016": "2014-01-01/2016-12-31",
    "2014-2016": "2014-01-01/2016-12-31",
    "from 2014-2016": "2014-01-01/2016-12-31",
    "2014..2016": "2014-01-01/2016-12-31",
    "2014/2015": "2014-01-01/2015-12-31",
    "from 2014 until the end of 2016": "2014-01-01/2016-12-31",
    "from the start of 2014 up to and including March 2015": "2014-01-01/2015-03-31",
    "2013/14 to 2015/16": "2013-04-01/2016-03-31",
    "2013/14-2015/16": "2013-04-01/2016-03-31",
    "2014-15 and 2015-16": "2014-04-01/2016-03-31",
    "Q3 2014/15": "2014-10-01/2014-12-31",
    "2014/15 Q3": "2014-10-01/2014-12-31",
    "the last quarter of 2014/15": "2015-01-01/2015-03-31",
    "the second half of 2014-15": "2014-10-01/2015-03-31",
    "spring 2015": "2015-03-01/2015-05-31",
    "the summer of 2015": "2015-06-01/2015-08-31",
    "winter 2014/15": "2014-12-01/2015-02-28",
    "early 2015": "2015-01-01/2015-04-30",
    "mid-March 2015": "2015-03-11/2015-03-20",
    "the end of March 2015": "2015-03-31/2015-03-31",
    "the last day of March 2015": "2015-03-31/2015-03-31",
    "end of 2014/15": "2015-03-31/2015-03-31",
    "the 2010s": "2010-01-01/2019-12-31",
    "the week of 3 June 2019": "2019-06-03/2019-06-09",
    "w/c 3 June 2019": "2019-06-03/2019-06-09",
    "the six months to 30 September 2014": "2014-04-01/2014-09-30",
    "the three years to March 2016": "2013-04-01/2016-03-31",
    "the year ended 31 December 2014": "2014-01-01/2014-12-31",
    "in '14": "2014-01-01/2014-12-31",
    "the first of April 2015": "2015-04-01/2015-04-01",
    "1st April twenty fifteen": "2015-04-01/2015-04-01",
    "03/04/2015": "2015-04-03/2015-04-03",
    "2014/12": "2014-12-01/2014-12-31",
    "since 2014": "2014-01-01/..",
    "from April 2014 onwards": "2014-04-01/..",
    "2014 onwards": "2014-01-01/..",
    "since early 2015": "2015-01-01/..",
    "on or after 1 April 2013": "2013-04-01/..",
    "post-2014": "2015-01-01/..",
    "later than 2014": "2015-01-01/..",
    "pre-2014": "../2013-12-31",
    "prior to April 2013": "../2013-03-31",
    "no later than March 2014": "../2014-03-31",
    "between 1066 and 2030": "1066-01-01/2030-12-31",
    "from 1899 to 2014": "1899-01-01/2014-12-31",
    "1066 until 2015": "1066-01-01/2015-12-31",
    "1066-2016": "1066-01-01/2016-12-31",
    "from 2014 to 9998": "2014-01-01/9998-12-31",
    "in the 2010's": "2010-01-01/2019-12-31",
    "in 2017 May": "2017-05-01/2017-05-31",
    "2015 May 7": "2015-05-07/2015-05-07",
    "seventh May 2015": "2015-05-07/2015-05-07",
    "after 1500": "1501-01-01/..",
    "from 1 April 1850 to 31 March 2015": "1850-04-01/2015-03-31",
    "after 2014 but before 2016": "2015-01-01/2015-12-31",
    "after 1 April 2014 and before 1 April 2016": "2014-04-02/2016-03-31",
    "before 2016 but since 2014": "2014-01-01/2015-12-31",
    "May/June 2014": "2014-05-01/2014-06-30",
    "1 or 2 April 2014": "2014-04-01/2014-04-02",
    "31 March/1 April 2014": "2014-03-31/2014-04-01",
    "2014 at the latest": "../2014-12-31",
    "in 2014 at the earliest": "2014-01-01/..",
    "on/after 1 April 2014": "2014-04-01/..",
    "at or before 31 March 2014": "../2014-03-31",
    "following April 2014": "2014-05-01/..",
    "ahead of April 2014": "../2014-03-31",
    "right up to 2014": "../2014-12-31",
    "summer '14": "2014-06-01/2014-08-31",
    "the period to March 2014": "../2014-03-31",
    "2014 and on": "2014-01-01/..",
    "the 2014-2015 financial year": "2014-04-01/2015-03-31",
    **dict.fromkeys(
        (
            "the fin yr 14-15",
            "fin. yr. 2014/15",
            "F/Y 14/15",
            "F.Y. 2014/15",
            "y/e March 2015",
            "YE 31 March 2015",
            "the yr ending 31/3/15",
            "12 mths to March 2015",
            "the financial year 2014/2015",
            "the financial year 2014-2015",
        ),
        "2014-04-01/2015-03-31",
    ),
    **dict.fromkeys(
        ("from April 2014 to May", "April 2014 until May", "April-May 2014",
         "between 1 April 2014 and 31 May", "April and May 2014"), "2014-04-01/2014-05-31",
    ),
    "from 1/4/2014 to 5 May": "2014-04-01/2014-05-05",
    **dict.fromkeys(
        ("through to 2014", "right through to 2014", "all the way to 2014", "til 2014",
         "'til 2014", "right up until 2014", "during and before 2014", "before or in 2014",
         "not after 2014", "<= 2014", "\u22642014", "until and including 2014"), "../2014-12-31",
    ),
    **dict.fromkeys(
        ("in and after 2015", "during or after 2015", "after or during 2015", "past 2014",
         "not before 2015", "not until 2015", "2015+", ">2014", ">= 2015", "\u22652015",
         "wef 1/1/15", "effective 1 January 2015", "w.e.f. 1/1/15"), "2015-01-01/..",
    ),
    **dict.fromkeys(
        ("from 2014 thru 2016", "2014 thru 2016", "2014->2016", "2014 > 2016",
         "from 2014 right through to 2016", "from 2014 all the way to 2016"),
        "2014-01-01/2016-12-31",
    ),
    **dict.fromkeys(
        ("noon on 9 January 2018", "at 10.30am on 9 January 2018", "at 3 pm on 9 January 2018",
         "at 09:30 on Tuesday 9 January 2018", "in the small hours of 9 January 2018",
         "on the morning of 9/1/2018", "at close of business on 9 January 2018",
         "on 9 January 2018 at noon", "9 January 2018 in the afternoon", "9 1 2018",
         "on 2018, 9 January", "on Tues 9 January 2018", "the day after 8 January 2018",
         "the day before 10/1/2018", "two days after 7 January 2018", "on9 January 2018",
         "the second Tuesday of January 2018", "six months before 9 July 2018",
         "a year after 9 January 2017"), "2018-01-09/2018-01-09",
    ),
    "until noon on 9 January 2018": "../2018-01-09",
    "before noon on 9 January 2018": "../2018-01-09",
    "after 3pm on 9 January 2018": "2018-01-09/..",
    "Weds 4th April 2018": "2018-04-04/2018-04-04",
    "the last Friday in March 2018": "2018-03-30/2018-03-30",
    "New Year's Day 2018": "2018-01-01/2018-01-01",
    "New Year's Eve, 2018": "2018-12-31/2018-12-31",
    "Christmas Day 2018": "2018-12-25/2018-12-25",
    "Boxing Day in 2018": "2018-12-26/2018-12-26",
    "at the outset of 2018": "2018-01-01/2018-01-01",
    "year-end 2017/18": "2018-03-31/2018-03-31",
    "month end July 2018": "2018-07-31/2018-07-31",
    **dict.fromkeys(("mid-year 2018", "midyear 2018"), "2018-05-01/2018-08-31"),
    **dict.fromkeys(
        ("in the whole of 2018", "the whole of 2018", "some time in 2018", "sometime in 2018",
         "as late as 2018", "come 2018", "in2018", "all through 2018", "as recently as 2018",
         "right through 2018", "two years after 2016",
         "the year before 2019", "the year following 2017"), "2018-01-01/2018-12-31",
    ),
    **dict.fromkeys(
        ("'18/'19", "in '18-19", "2018/'19", "in the 18/19 financial year",
         "two years after 2016/17", "the year before 2019/20"), "2018-04-01/2019-03-31",
    ),
    "in spring 18": "2018-03-01/2018-05-31",
    "summer 2018-19": "2018-06-01/2018-08-31",
    "in 2018, July": "2018-07-01/2018-07-31",
    **dict.fromkeys(
        ("July, August and September 2018", "July, August, and September, 2018",
         "the three months after June 2018"), "2018-07-01/2018-09-30",
    ),
    "1, 2 and 3 July 2018": "2018-07-01/2018-07-03",
    "the night of 31 March-1 April 2013": "2013-03-31/2013-04-01",
    "from summer to winter 2018": "2018-06-01/2019-02-28",
    "spring 2018 to autumn": "2018-03-01/2018-11-30",
    "spring and summer 2018": "2018-03-01/2018-08-31",
    "three days on from 1 May 2018": "2018-05-04/2018-05-04",
    "for the duration of 2018": "2018-01-01/2018-12-31",
    "the eve of 1 April 2013": "2013-03-31/2013-03-31",
    "the day after Christmas Day 2018": "2018-12-26/2018-12-26",
    "the week before 9 July 2018": "2018-07-02/2018-07-08",
    "the month before 1 July 2018": "2018-06-01/2018-06-30",
    "a month before July 2018": "2018-06-01/2018-06-30",
    "for six months after June 2018": "2018-07-01/2018-12-31",
    **dict.fromkeys(
        ("the second half of 2018", "the last six months of 2018"), "2018-07-01/2018-12-31"
    ),
    "the first six months of 2018/19": "2018-04-01/2018-09-30",
    "the first 100 days of 2018": "2018-01-01/2018-04-10",
    "the second month of 2018": "2018-02-01/2018-02-28",
    "tax year 2018/19": "2018-04-06/2019-04-05",
    "the 2018-19 tax year": "2018-04-06/2019-04-05",
}  # fmt: skip
"""Times that take more words, each with its days."""

NOTED = {
    **dict.fromkeys(
        ("at year end 2018", "the year-end 2018", "eoy 2018", "2018 year end"),
        "2018-12-31/2018-12-31",
    ),
    "financial year end 2018": "2018-03-31/2018-03-31",
    **dict.fromkeys(
        ("in the year 2018-2019", "in yr 2018/2019", "in the 2018 to 2019 financial year",
         "the financial year 2018 to 2019", "in 18-19"), "2018-04-01/2019-03-31",
    ),
    **dict.fromkeys(
        ("2013-2014 and 2014-2015", "in 2013/2014 and 2014/2015", "2013-15", "2013/15"),
        "2013-04-01/2015-03-31",
    ),
    "on 1 April 2014 and 2015": "2014-04-01/2015-04-01",
    "in summer 2014 and 2015": "2014-06-01/2015-08-31",
    "in Q3 2014/15 and 2015/16": "2014-10-01/2015-12-31",
    **dict.fromkeys(("in July 18", "in jul18", "in Jully 2018"), "2018-07-01/2018-07-31"),
    "in Janaury 2018": "2018-01-01/2018-01-31",
    "on 1 Arpil 2016": "2016-04-01/2016-04-01",
    "Febuary 14, 2016": "2016-02-14/2016-02-14",
    "in the first week of July 2018": "2018-07-01/2018-07-07",
    "the last fortnight of 2018": "2018-12-18/2018-12-31",
    "the week after 11 July 2018": "2018-07-12/2018-07-18",
    "the first half of July 2018": "2018-07-01/2018-07-15",
    "in early 2018/19": "2018-04-01/2018-07-31",
    "in July and September 2018": "2018-07-01/2018-09-30",
    "in May, July and September 2018": "2018-05-01/2018-09-30",
}  # fmt: skip
"""Times that some read in another way, so that a note says how they were taken."""

UNREAD = {
    "around the end of 2015": "around", "about the start of 2015": "about",
    "±2015": "2015", "..2015": "2015", "-2015": "2015",
    "about 2015": "about",
    "nearly 2015": "nearly",
    "last year": "last year", "this year": "this year", "five years ago": "five years ago",
    "in the last ten years": "last ten years", "in the past decade": "past decade",
    "a few months before April 2013": "a few months before April 2013",
    "the year before": "year before",
    "two years from 2014": "two years from 2014", "yesterday": "yesterday",
    "in 5 years": "5 years", "for more than 3 years": "3 years", "within 3 months": "3 months",
    "for 2 financial years": "2 financial years", "every 4 years": "4 years",
    "after 10 working days": "10 working days",
    "Q3 2014": "Q3", "first quarter of 2015": "first quarter", "H1 2015": "H1",
    "mid-2010s": "mid-2010s", "Easter 2015": "Easter 2015",
    "Christmas 2014": "Christmas 2014", "turn of the year 2015": "turn of the year 2015",
    "academic year 2014/15": "academic year 2014/15", "FY15": "FY15", "fy2014": None,
    "financial year 2014": None, "financial years 2014 and 2015": "financial years 2014 and 2015",
    "midnight on 31 March 2013": "midnight", "at 09:00": "09:00", "Monday": "Monday",
    "on 1 April": "1 April", "in June": "June", "in Dec": "Dec", "the 3rd": "3rd",
    "Dec 14": "Dec 14",
    "31/12": "31/12", "12/14": "12/14", "2009-12": "2009-12", "2014-4": "2014-4",
    "2014/5": "2014/5", "201415": "201415", "2014 to 15": "2014 to 15", "in 2110": "2110",
    "in 1066": "1066", "1/1/2014/15": "1/1/2014/15", "1 April 2014/15": "1 April 2014/15",
    "2014ish": "2014ish", "circa 2014": "circa", "around 2014": "around", "'90s": "'90s",
    "early to mid 2015": "early to mid 2015", "2013/647": "2013/647", "HEE2014": "2014",
    "the year ending 2015": "year ending 2015", "in spring": "spring",
    **{
        f"{before}{words}": words
        for before in ("", "in ", "on the ")
        for words in (
            "10000", "20155", "215", "2 014", "2,015", "201X", "31 13 2014", "31,12,2014",
            "1stApril 2016", "1 IV 2016", "311214", "3112/2014", "5 BC", "1 Arpil",
            "14 Marsh 2016", "Good Friday 2016", "May Day, 2016",
        )
    },
    "with 2000 staff": "2000", "have 2015 nurses": "2015", "HC 2016": "2016",
    "meeting 2014/15": "2014/15", "in the year 99": "99", "in 15": "15", "May 15": "15",
    "between 2014 and?": "between 2014 and", "between 2014": "between 2014", "2014 to?": "2014 to",
    "from 2014 to 10000": "2014 to 10000", "between 215 and 2014": "215 and 2014",
    "from Easter 2014 to 2016": "Easter 2014 to 2016", "in Febuary": "Febuary",
    **{
        words: words
        for words in (
            "outside 2014", "but 2014", "except 2014", "except in 2014", "other than in 2014",
            "apart from 31 March 2014", "not in 2014/15", "within a month of 1 April 2016",
            "within two weeks of April 2016", "excluding 2014 to 2016", "2014 or so",
            "since before 2014", "until after 2014", "shortly after 2014", "just before April 2014",
            "immediately before 1 April 2014", "from 2014 at the latest", "New Year 2014",
            "2013 to 2015 financial year", "2013 and 2014 financial years",
            "beginning April 2014", "calendar year 2013/14", "financial year 2014/2016",
        )
    },
    **{
        words: re.sub("^(at|by|for|from|the) ", "", words)
        for words in (
            "at year end", "year-end", "by month end", "for three months", "for years",
            "for a month", "for a while", "for half a year", "for a year and a half",
            "this time in 2015", "by this time in 2015", "this time last year",
            "through 2015", "half way through 2015", "the night of 9 January 2018",
            "the eve of 2013", "St George's Day 2018", "Bonfire Night 2018",
            "the night before 1 May 2018", "the last working day of March 2018",
            "from autumn 2018 to spring", "from July 2018 to the end of the year",
            "rest of 2018", "three days from 1 May 2018", "Novmber-December 2018",
            "academic year ending July 2016", "the week of Boxing Day 2015",
            "either side of 2015", "on either side of 2015", "three months after 2018",
            "two years before June 2014 or so", "at mid-year", "spring 2018-19",
        )
    },
    "around mid-2015": "around", "about the first week of July 2015": "about",
    "in the second year of HEE": "second year", "over a year": "a year",
    "more than two years after 2014": "two years after 2014",
    "in jan 18 to 20": "jan 18 to 20",
    "in the year 2014-2018": "2014-2018", "2014 < 2015": "2015", "from 2014 to May": "2014 to May",
    "from October 2014 to March": "October 2014 to March", "18-19 year olds": "18-19",
    **{
        f"in the {words}": words
        for words in (
            "year just ended", "last days of July 2018", "closing months of 2018",
            "first few weeks of 2018", "last weekend of July 2018", "month before 9 July 2018",
            "year after June 2018",
            "run-up to April 2014", "run up to April 2014", "months before April 2014",
            "years after 2014",
        )
    },
}  # fmt: skip
"""What may be several times, or depends on the day of asking, with the words that must be named.

``None``: it is read, with a note that says what it was taken for.
"""

NO_DAYS = [
    "4/31/2014", "13/13/2014", "31/02/2014", "2014-13-01", "2014-02-30", "00/00/0000",
    "0 April 2014", "32 March 2014", "29 February 2015", "31 June 2014", "99/99/2099", "20141301",
    "13/2014", "2014-13", "2019/2010", "from 2019 to 2014", "Tuesday 1 April 2013",
    "December to March 2015", "31-Apr-14", "30/2/14",
]  # fmt: skip
"""Days that no calendar has, and ranges that run backwards."""

NO_TIMES = [
    "14 LETBs", "44 STPs", "section 100", "s. 100", "the 2012 Act", "the Care Act 2014",
    "the Regulations (No 2) 2013", "£5 billion", "2.5 million", "13 members", "£2014",
    "SI 2013/1617", "5000 staff", "2014 million", "1,234 nurses", "page 2014", "12 per cent",
    "the Order 2013", "how many of the 13", "may fund it", "in a row", "a year", "per year",
]  # fmt: skip
"""Figures and words that are no times."""


def test_a_time_is_read_in_every_way_in_which_people_write_it(
    sample: Callable[[Sequence[Any], int], list[Any]],
) -> None:
    wrong = []
    for text, first, last in sample(GRID, 1500):
        times = read_times(text)
        days = (times.period.first, times.period.last) if times.period else None
        if days != (first, last) or times.unread or times.notes:
            wrong.append(f"{text!r}: {days}, unread {times.unread}, notes {times.notes}")
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize(("words", "days"), SPANS.items())
def test_a_time_of_more_words_is_read(words: str, days: str) -> None:
    for text in _written(words, [""]):
        times = read_times(text)
        assert times.period is not None
        assert f"{times.period.first or '..'}/{times.period.last or '..'}" == days, text
        assert not times.unread


@pytest.mark.parametrize(("words", "days"), NOTED.items())
def test_a_time_that_some_read_in_another_way_is_read_with_a_note(words: str, days: str) -> None:
    for text in _written(words, [""]):
        times = read_times(text)
        assert times.period is not None
        assert f"{times.period.first}/{times.period.last}" == days, text
        assert not times.unread
        assert times.notes, text


@pytest.mark.parametrize(("words", "named"), UNREAD.items())
def test_what_may_be_several_times_is_named(words: str, named: str | None) -> None:
    times = read_times(f"who held HEE to account {words}")
    assert times.unread == ((named,) if named else ()) or (not named and times.notes)


def test_two_times_with_days_between_that_nobody_asked_about_are_both_named() -> None:
    for text in ("before 2014 or after 2020", "until 2014 and since 2020"):
        times = read_times(f"was HEE accountable to dh {text}")
        assert times.period is None
        assert len(times.unread) == 2


@pytest.mark.parametrize("words", NO_DAYS)
def test_a_day_that_no_calendar_has_is_refused_by_its_name(words: str) -> None:
    with pytest.raises(DateError) as refused:
        read_times(f"who held HEE to account {words}")
    assert refused.value.text == words.removeprefix("from ")


@pytest.mark.parametrize("words", NO_TIMES)
def test_figures_of_other_things_are_no_times(words: str) -> None:
    for text in (f"was HEE one of {words}", f"{words}: who held HEE to account"):
        times = read_times(text)
        assert times == Times(rest=text)


def test_figures_of_other_things_stand_beside_a_time() -> None:
    times = read_times("were there 13 LETBs under the Care Act 2014 on 1/8/16 with £5 billion?")
    assert times.period == Period.read("2016-08-01")
    assert not times.unread
    assert "13 LETBs under the Care Act 2014" in times.rest


def test_figures_in_the_name_of_a_body_are_no_time() -> None:
    """But an id is no name: *NB 2014* asks for that year, though the id of the body ends in it."""
    graph = world(
        """
        xb: {names: [{name: Health & Care 2020 Board, when: 2010-01-01/..}],
             aliases: [Plan 2020/21], accountability: [{holder: dh, when: 2010-01-01/..}]}
        nb-2014: {names: [{name: NB}], accountability: [{holder: dh, when: 2010-01-01/..}]}
        """
    )
    for name in ("Health & Care 2020 Board", "health and care 2020 board", "Plan 2020/21"):
        asked = graph.ask(f"who held the {name} to account in 2014").question
        assert (asked.bodies, asked.period) == (("xb",), Period.read("2014"))
        assert graph.ask(f"who held {name} to account").question.period is None
    assert graph.ask("who held NB 2014 to account").question.period == Period.read("2014")


def test_a_time_that_is_not_read_is_named_before_the_answer_and_stops_a_verdict() -> None:
    """Whatever the form of the answer: also where a body is unknown, ambiguous or not yet born."""
    graph = world(
        """
        hee: {names: [{name: Health Board, when: 2013-04-01/..}],
              accountability: [{holder: dh, when: 2013-04-01/..}]}
        one: {aliases: [The Board], names: [{name: One, when: 2010-01-01/..}]}
        two: {aliases: [The Board], names: [{name: Two, when: 2010-01-01/..}]}
        """
    )
    for text in (
        "who held the Health Board to account 12/14", "was the Health Board accountable to dh FY15",
        "was the Health Board accountable to the Bored of Trayde last year",
        "who held The Board to account last year",
        "was the Health Board accountable to dh in 2010, five years ago",
        "was the Health Board accountable to dh around 2014",
        "was the Health Board accountable to dh last year", "was dh accountable to One Q1 2015",
    ):  # fmt: skip
        answer = graph.ask(text)
        assert re.search("“[^”]+” could not be read", " ".join([answer.text, *answer.notes])), text
        assert answer.verdict in {None, "not recorded"}
        search = answer.question.form == "search"
        assert bool(answer.verdict) == (text.startswith("was") and not search)


ASKED = [
    "who funded HEE {}", "was HEE accountable to the Department of Health {}", "who chaired HEE {}",
    "how much did DHSC give HEE {}", "who hosted the Leadership Academy {}", "what is HEE {}",
    "what changed for HEE {}", "how many LETBs were there {}", "{}, who planned the workforce?",
    "what was HEE called {}", "who approved HEE's mandate {}", "which law governed HEE {}",
]  # fmt: skip


def test_whatever_answers_names_what_it_did_not_read_as_a_time(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Its figures are no words to look for in the record, and leave out no row of an answer."""
    told = ["13-14", "2013-", "since 2013+", "\u22652015", "1/1/2014/15", "in '13/14", "2013.."]
    forms = list(itertools.product(ASKED, told))
    for form, words in [*forms, *sample(list(itertools.product(ASKED, UNREAD)), 60)]:
        text = form.format(words)
        unread = " ".join(read_times(plainer(text)).unread)
        try:
            found = record.ask(text)
        except NhsGraphError:
            continue
        all_told = words_of(" ".join([found.text, *found.notes]))
        assert {*words_of(unread)} <= {*all_told, "on", "the"}, (text, found.text)
        assert not {*words_of(unread)} & {*found.question.narrowed_by}, text


def test_the_number_of_something_is_no_time_that_is_not_read(record: Graph) -> None:
    found = record.ask("Framework 15")
    assert any(row.statement == "hee/framework-15" for row in found.results)
    assert "read as a time" not in " ".join(found.notes)


def test_several_times_that_are_read_as_one_are_named() -> None:
    """*In 2013 and in 2019* is answered for the years between too, so the answer says so."""
    for text in ("in 2013 and 2019", "in 2013 and in 2019", "in 2013, and before 2010"):
        assert any("read as one time" in each for each in read_times(f"who led it {text}").notes)
    for text in ("in April and June 2013", "on 1 and 15 April 2013", "in April/June 2013"):
        assert any("read as one time" in each for each in read_times(f"who led it {text}").notes)
    for text in ("between 1 and 15 April 2013", "in April and May 2013", "1 or 2 April 2013"):
        assert not read_times(f"who led it {text}").notes
    for text in ("between 2013 and 2019", "in 2013 and 2014", "in 2012, 2013 and 2014"):
        assert not read_times(f"who led it {text}").notes


@pytest.mark.parametrize(
    "piece",
    [
        "1", "1/", "1-", "1.", "2014", "2014 ", "2014/", "2014-", "2014 to ", "2014..", "(", ")",
        "((", "'", "''", '"', " ", "-", "/", ".", ":", ",", "April ", "April", "1 April ",
        "may ", "1 to ", "first ", "the ", "the the year of ", "end of ", "end of the ", "mid-",
        "early to ", "last ", "last ten ", "financial year ", "year to ", "Q", "Q1 ", "q1 2014/15 ",
        "week of ", "Monday ", "as known ", "known ", "still ", "Act ", "Act (", "twenty ",
        "two thousand and ", "no later than ", "FY", "FY ", "AD ", "£", "1:", "12:30 ", "T",
        "a\u0301", "\u200b", "\u2013",
        "one two three ", "from 1 to ", "2013/14-", "12 months to ", "several of a few ", "pre-",
        "summer to ", "summer 2014 to ", "the day after ", "first half of ", "noon on ", "around ",
        "July, ", "1 April 2014 to May ", "year end ", "Good Day 2014 ", "for a year ", ">",
        "> 2014 ",
        "'13/'14", "9 7 ", "2014 and ", "2013-2014 and ", "this time in ", "the eve of ",

    ],
)  # fmt: skip
def test_the_work_grows_with_the_length_and_no_faster(piece: str) -> None:
    """Also far beyond the length at which a sentence is refused."""

    def read(number: int) -> None:
        try:
            read_times("is it " + piece * number)
        except DateError:
            return

    assert growth(read, 300 // len(piece)) < 2.5
