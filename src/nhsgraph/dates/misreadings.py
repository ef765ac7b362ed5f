"""What is wrong with a text that is no date, and what would be right."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, NamedTuple

from nhsgraph.dates.forms import LONGEST, MONTH_NAMES, MONTHS, PLAIN_DATE, whole_year
from nhsgraph.spelling import plain

OPEN: Final = frozenset(
    ["..", "now", "today", "present", "the present", "ongoing", "current", "continuing", "date"]
)
"""Words for an end that is open."""
UNKNOWN: Final = frozenset(["unknown", "not known", "n/a", "na", "none", "tbc", "-", "?"])
"""Words for an end of which nothing is known."""

_EXAMPLES: Final = "write 2013-04-01, 2013-04 or 2013, with ~ ? or % behind it if unsure, or [a..b]"
_SHORT_MONTHS: Final = {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}
_FILLERS: Final = frozenset(
    ["st", "nd", "rd", "th", "of", "the", "on"]
    + [name.lower() for name in calendar.day_name]
    + [name.lower() for name in calendar.day_abbr]
)
_ABOUT: Final = ("approximately", "roughly", "approx", "around", "about", "circa", "ca", "c")
_TOKEN: Final = re.compile(r"[0-9]+|[a-z]+|[^ ]")
_TIME: Final = re.compile(
    r"([t ][0-9]{1,2}:[0-9]{2}(:[0-9]{2})?|t[0-9]{2}|t[0-9]{4}|t[0-9]{6})([.,][0-9]{1,9})?"
    r" ?(z|utc|gmt|bst|am|pm|[+-][0-9]{2}:?[0-9]{2})?$"
)
_NOT_FILLED: Final = re.compile(r"([0-9]{4})(-[0-9]{2})?(-(xx|00|\?\?|uu)){1,2}")
_FIGURES: Final = re.compile(r"[0-9]{1,4}(?:[-./ ][0-9]{1,4}){1,2}")
_FINANCIAL: Final = re.compile(r"(fy ?)?([0-9]{4}) ?[/-] ?([0-9]{2})")
_LONGEST_RUN: Final = 20
"""Over how many years *2010-15* may run; 2013-04 is no run to 2104."""
BETWEEN: Final = ("...", "..", " and ", " or ", " to ", " - ", "/", ",")
"""What people write between the two bounds of a set."""


class Misreading(NamedTuple):
    """What is wrong with a text, the date that it is meant to be (or nothing), and the mend.

    ``mend`` has ``{}`` where that date belongs. Whether there is such a day is not looked at.
    """

    problem: str
    meant: str
    mend: str


class Meaning(NamedTuple):
    """One of the times that a year with two figures behind it may mean.

    ``month`` is the number of a month of the year ``first``; without one, ``last`` is the year
    in which a financial year ends (``financial``), or a run of calendar years.
    """

    first: int
    last: int = 0
    month: int = 0
    financial: bool = False

    @property
    def words(self) -> str:
        """*November 2010*, *the financial year 2010/11*, *2010 to 2012*."""
        if self.month:
            return f"{MONTH_NAMES[self.month]} {self.first}"
        if self.financial:
            return f"the financial year {self.first:04}/{self.last % 100:02}"
        return f"{self.first} to {self.last}"


def meanings(text: str) -> tuple[Meaning, ...]:
    """What a year with two figures behind it may mean; nothing of any other text.

    *2010-11* is a month or a financial year, *2010/12* a month or three years; *2010/11* is a
    financial year and nothing else.
    """
    found = _FINANCIAL.fullmatch(" ".join(plain(text[:LONGEST]).lower().split()))
    if not found:
        return ()
    year, figures = int(found[2]), int(found[3])
    years = (figures - year) % 100
    may = []
    if 1 <= figures <= 12 and not found[1] and not (years == 1 and "/" in found[0]):
        may.append(Meaning(year, month=figures))
    if 1 <= years <= _LONGEST_RUN:
        may.append(Meaning(year, year + years, financial=years == 1))
    return tuple(may)


def meant_years(text: str) -> tuple[Meaning, ...]:
    """The same of a text that may mean years; nothing of one that is a month for certain."""
    found = meanings(text)
    return found if found and found[-1].last else ()


def offered(written: Sequence[tuple[str, str]]) -> str:
    """Several things that may be written, each with what it is for: none of them is chosen."""
    texts = [f"{text} {what}" if len(written) > 1 else text for text, what in written]
    return "write " + " or ".join(filter(None, [", ".join(texts[:-1]), texts[-1]]))


SEVERAL: Final = "may mean several times"


def misread(text: str) -> Misreading:
    """What is wrong with a text that is no EDTF date."""
    bare = text.strip()
    if not bare:
        return Misreading("is blank", "", "write a date such as 2013-04-01, 2013-04 or 2013")
    if years := meant_years(bare):
        return _of_years(years)
    if bare != text and PLAIN_DATE.fullmatch(bare):
        return Misreading("has blanks around it", bare, "write {}")
    hyphens = plain(bare).lower()
    if bare.isascii() or hyphens.count("-") == bare.count("-"):
        return _recognised(bare.lower() if bare.isascii() else hyphens)
    return _with_hyphens(hyphens)


def _with_hyphens(text: str) -> Misreading:
    """A text that had another dash; behind a year such a dash stands before another year too."""
    right = PLAIN_DATE.fullmatch(text)
    inner = Misreading("", text, "write {}") if right else _recognised(text)
    problem = "has a dash that is no hyphen"
    if any(map(meant_years, inner.meant.strip("[]~?%").split(".."))):
        return Misreading(problem, "", _EXAMPLES)
    return inner._replace(problem=problem) if inner.meant else inner


def _of_years(found: tuple[Meaning, ...]) -> Misreading:
    """Years where a day is asked for, which may be a month as well."""
    if len(found) == 1:
        problem = "is a financial year" if found[0].financial else "is a run of years"
        return Misreading(
            f"{problem}, not a day", "", f"write {_as_date(found[0])} for some day of it"
        )
    written = [
        (_as_date(one), f"for {one.words}" if one.month else f"for some day of {one.words}")
        for one in found
    ]
    return Misreading(SEVERAL, "", offered(written))


def _as_date(meaning: Meaning) -> str:
    first, last = meaning.first, meaning.last
    if meaning.month:
        return f"{first:04}-{meaning.month:02}"
    return f"[{first:04}-04-01..{last:04}-03-31]" if meaning.financial else f"[{first:04}..{last}]"


def meant_date(text: str) -> str:
    """The date that a text is or is meant to be; nothing if that can't be told."""
    bare = " ".join(text.split())
    right = PLAIN_DATE.fullmatch(bare) and not _NOT_FILLED.fullmatch(bare)
    return bare if right else misread(bare).meant


def _recognised(text: str) -> Misreading:
    """The first of the ways in which people write dates that this is, in small letters."""
    one = " ".join(text.split())
    wrong = next(filter(None, (way(one) for way in _WAYS)), None) if one else None
    return wrong or Misreading("can't be read as a date", "", _EXAMPLES)


def _simple(text: str) -> str:
    """The year, month or day, without a sign, that a text is meant to be; nothing if it is none."""
    bare = text.strip(" .")
    if PLAIN_DATE.fullmatch(bare):
        return bare if bare[-1].isdecimal() else ""
    if meant_years(bare):
        return ""
    wrong = next(filter(None, (way(bare) for way in _SIMPLE)), None) if bare else None
    return wrong.meant if wrong else ""


def _no_date(text: str) -> Misreading | None:
    if text == "..":
        mend = "write a date such as 2013-04-01"
        return Misreading("is an open end, not a date", "", mend)
    if text in OPEN:
        return Misreading("is no date", "", "write the day, such as 2013-04-01")
    if text in UNKNOWN:
        mend = "write between which days it lies, such as [2013-04-01..2014-03-31]"
        return Misreading("is no date", "", mend)
    return None


def first_of_financial_year(text: str) -> int | None:
    """The year in which a financial year begins (``2013/14``, ``FY 2013-14``), if it is one."""
    found = meanings(text)
    return found[-1].first if found and found[-1].financial else None


def _of_a_year(text: str) -> Misreading | None:
    """A year of which the month or the day is left open."""
    if found := _NOT_FILLED.fullmatch(text):
        meant = found[1] + ("" if found[2] in {None, "-00"} else found[2])
        return Misreading("has signs in place of what is not known", meant, "write {}")
    return None


def _unsure(text: str) -> Misreading | None:
    """A date with the sign or the word that makes it unsure in front, or wrongly behind."""
    if text[-1] in "~?%" and len(text) > 1:
        inner = text[:-1].rstrip()
        if meant := _simple(inner):
            blank = "has a blank before its sign"
            problem = blank if meant == inner else _recognised(inner).problem
            return Misreading(problem, meant + text[-1], "write {}")
    front = text[0] if text[0] in "~?%" else next(filter(text.startswith, _ABOUT), "")
    if meant := _simple(text.removeprefix(front)) if front else "":
        sign = front if front in "~?%" else "~"
        return Misreading("has its sign in front", meant + sign, "write {}")
    return None


def _with_a_time(text: str) -> Misreading | None:
    found = _TIME.search(text)
    meant = _simple(text[: found.start()]) if found else ""
    return Misreading("has a time of day", meant, "write {}") if meant else None


def _in_figures(text: str) -> Misreading | None:
    """Figures alone: in another order, without zeros, with other signs between, or with none."""
    if text.isdecimal():
        return _run_together(text)
    if not _FIGURES.fullmatch(text):
        return None
    figures = re.split("[-./ ]", text)
    match [len(part) for part in figures]:
        case [4, 1 | 2] | [4, 1 | 2, 1 | 2]:
            problem = "lacks a zero" if re.fullmatch("[0-9-]+", text) else "lacks hyphens"
            return _right(problem, *figures)
        case [1 | 2, 4]:
            return _right("has the month first", figures[1], figures[0])
        case [1 | 2, 1 | 2, 4 | 2]:
            return _day_first(text, *figures)
    return None


def _run_together(text: str) -> Misreading | None:
    if len(text) == 8 and text[4:6] <= "12" and text[:2] in {"19", "20"}:
        return _right("lacks hyphens", text[:4], text[4:6], text[6:])
    if len(text) == 8:
        return _right("lacks hyphens", text[4:], text[2:4], text[:2])
    if len(text) == 6 and text[:2] in {"19", "20"}:
        return _right("lacks hyphens", text[:4], text[4:])
    return None


def _day_first(text: str, day: str, month: str, year: str) -> Misreading:
    if len(year) == 2 and "-" in text:
        return Misreading("has a year of two figures", "", "write four figures, year first")
    problem = "has a year of two figures" if len(year) == 2 else "has the day first"
    if int(month) > 12 >= int(day):
        day, month, problem = month, day, "has the month first"
    return _right(problem, f"{whole_year(year):04}", month, day, mend="write the year first: {}")


def _right(
    problem: str, year: str, month: str, day: str = "", *, mend: str = "write {}"
) -> Misreading:
    parts = [year, *(f"{int(part):02}" for part in (month, day) if part)]
    return Misreading(problem, "-".join(parts), mend)


def _in_words(text: str) -> Misreading | None:
    """A date with the name of a month: *1 April 2013*, *April 1st, 2013*, *Apr-2013*."""
    parts = [part for part in _TOKEN.findall(text) if part not in _FILLERS and part not in "-./,'"]
    months = {part: MONTHS.get(part) or _SHORT_MONTHS.get(part) for part in parts if part.isalpha()}
    one_month = len(months) == 1 and all(months.values())
    if not one_month or not 2 <= len(parts) <= 3 or ".." in text:
        return None
    month = str(next(iter(months.values())))
    match [len(part) if part.isdecimal() else "month" for part in parts]:
        case ["month", 4] | [4, "month"]:
            return _right(_WORDS, next(filter(str.isdecimal, parts)), month)
        case ["month", 2] if "'" in text:
            return _right(_WORDS, f"{whole_year(parts[1]):04}", month)
        case [1 | 2, "month", 4 | 2] | ["month", 1 | 2, 4]:
            day, year = (part for part in parts if part.isdecimal())
            return _right(_WORDS, f"{whole_year(year):04}", month, day)
        case [4, "month", 1 | 2]:
            return _right(_WORDS, parts[0], month, parts[2])
    return None


_WORDS: Final = "is not written as EDTF"


def _between(text: str) -> Misreading | None:
    """A set without its brackets, with others, or with other signs between its bounds."""
    bare = text.strip("[](){} ").removeprefix("between ")
    if bare == text and ".." not in text:
        return None
    if bare != text and (single := _simple(bare)):
        return Misreading("stands in brackets", single, "write {}")
    bounds = next(splits(bare, BETWEEN, lambda side, _: _simple(side) or None), None)
    return Misreading(_WORDS, f"[{bounds[0]}..{bounds[1]}]", "write {}") if bounds else None


_SIMPLE: Final = (_of_a_year, _in_figures, _in_words)
_WAYS: Final = (_no_date, _of_a_year, _unsure, _in_figures, _with_a_time, _in_words, _between)
"""The ways in which people write dates that are not EDTF; none looks further than its own form."""


def splits(
    text: str, between: tuple[str, ...], read: Callable[[str, bool], str | None]
) -> Iterator[tuple[str, str]]:
    """The ways to part a text in two that can both be read, if a sign parts it in one way alone.

    Args:
        text: at most ``LONGEST`` signs.
        between: what may stand between the two, in the order in which it is tried.
        read: reads a side, and is told whether it is the second; None where it can't.
    """
    for sign in between:
        found = []
        at = text.find(sign)
        while at >= 0:
            sides = read(text[:at].strip(), False), read(text[at + len(sign) :].strip(), True)
            if sides[0] is not None and sides[1] is not None:
                found.append((sides[0], sides[1]))
            at = text.find(sign, at + 1)
        if len(found) == 1:
            yield found[0]
