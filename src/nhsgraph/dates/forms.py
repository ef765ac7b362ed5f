"""How dates are written: the form of a plain one, what may stand for an end, names of months."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 100
"""The signs that a date or an interval may have; the longest that says anything has about 60."""

PLAIN_DATE: Final = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([~?%]?)", re.ASCII)
"""The form of a date: a year, month or day, and a sign behind it if it is unsure."""

MARKS: Final = frozenset(["", ".."])
"""What may stand in the place of an end: nothing where it is not known, dots where it is open."""
BOTH_ENDS: Final = "write a first and a last day, such as 2010-01-01/2021-12-31"

MONTH_NAMES: Final = (
    "", "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
"""The months by their numbers, in English whatever the locale."""
MONTHS: Final = {name.lower(): number for number, name in enumerate(MONTH_NAMES) if name}


def whole_year(figures: str) -> int:
    """The year that two figures stand for, from 1950 to 2049: *14* is 2014 and *98* is 1998.

    A year of four figures stands for itself.
    """
    number = int(figures)
    if len(figures) != 2:
        return number
    return number + (2000 if number < 50 else 1900)
