"""Days, fuzzy dates, intervals, periods and years of mandates; nothing else knows calendars.

A day is an integer (``datetime.date.toordinal``) and an interval inside the engine is half-open.
Text speaks as Acts and press notices do: EDTF (ISO 8601-2), both ends inclusive. Nothing else in
the package converts between the two.
"""

from nhsgraph.dates.days import (
    AFTER_ALL,
    BEFORE_ALL,
    LAST_YEAR,
    LATEST,
    WIDENING,
    Day,
    FuzzyDay,
    eve,
    is_open,
    no_date,
    read_day,
    speak_day,
    write_day,
)
from nhsgraph.dates.extents import (
    ALWAYS,
    LAST_SEEN_FOR,
    Certainty,
    Extent,
    Part,
    When,
    strongest,
    weakest,
)
from nhsgraph.dates.forms import MONTHS, whole_year
from nhsgraph.dates.periods import (
    PARTS_OF_A_MONTH,
    PARTS_OF_A_YEAR,
    SEASONS,
    Period,
    Years,
    days_of_month,
    financial_year,
    months,
    year_of,
    years_of,
)
from nhsgraph.dates.spoken import (
    around_one_day,
    day_in_words,
    days_in_words,
    some_day_in_words,
    span_in_words,
    when_in_words,
)

__all__ = [
    "AFTER_ALL", "ALWAYS", "BEFORE_ALL", "LAST_SEEN_FOR", "LAST_YEAR", "LATEST", "MONTHS",
    "PARTS_OF_A_MONTH", "PARTS_OF_A_YEAR", "SEASONS", "WIDENING", "Certainty", "Day", "Extent",
    "FuzzyDay", "Part", "Period", "When", "Years", "around_one_day", "day_in_words",
    "days_in_words", "days_of_month", "eve", "financial_year", "is_open", "months", "no_date",
    "read_day", "some_day_in_words", "span_in_words", "speak_day", "strongest", "weakest",
    "when_in_words", "whole_year", "write_day", "year_of", "years_of",
]  # fmt: skip
