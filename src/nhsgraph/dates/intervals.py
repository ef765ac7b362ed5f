"""What is wrong with a text that is no interval, and the interval that would be right."""

from __future__ import annotations

from typing import Final

from nhsgraph.dates.days import FuzzyDay, write_day
from nhsgraph.dates.forms import BOTH_ENDS, MARKS, PLAIN_DATE
from nhsgraph.dates.misreadings import (
    OPEN,
    SEVERAL,
    UNKNOWN,
    Meaning,
    first_of_financial_year,
    meant_date,
    meant_years,
    offered,
    splits,
)
from nhsgraph.errors import DateError
from nhsgraph.spelling import plain

_EXAMPLES: Final = (
    "write begin/end, such as 2013-04-01/2015-03-31; .. is an open end, a blank one is not known"
)
_WORDS: Final = (" to ", " until ", " till ", " through ", " and ")
_BETWEEN: Final = (*_WORDS, " - ", "/", "...", "..", "-", " ")
"""What people write between the two ends of an interval."""
_BEGINS: Final = ("from ", "since ", "between ", "starting ")
_ENDS: Final = ("until ", "till ", "up to ", "to ", "ending ")
_GOES_ON: Final = (" onwards", " onward", " on", "+", "-", "..")
_LONGEST_END: Final = 40


def _examples(marks: frozenset[str]) -> str:
    """What may be written, of which an end may stay away only where that is allowed."""
    return _EXAMPLES if marks == MARKS else BOTH_ENDS


def refused(text: str, marks: frozenset[str], problem: str = "", mend: str = "") -> DateError:
    """The error for a text that is no interval, with a mend that can be followed.

    ``problem`` is what is wrong with one of two ends, and ``mend`` what would be right there.
    """
    bare = plain(text)
    if years := meant_years(text):
        return _of_years(text, years, marks)
    meant = bare if _readable(bare) else meant_date(bare)
    one = _readable(meant) if bare.startswith("[") or not meant.startswith("[") else None
    if one and not _may_be_years(text, one.text.strip("[]~?%").split("..")):
        time = "/".join(write_day(day) or ".." for day in (one.earliest, one.latest))
        if one.text.startswith("["):
            time = f"{one.text}/{one.text}"  # one of those days, and nobody knows which
        write = f"write {time} for that time alone or {one.text}/.. if it goes on"
        if not marks:
            write = (
                f"write {time}"
                if PLAIN_DATE.fullmatch(one.text) and one.text[-1].isdecimal()
                else BOTH_ENDS
            )
        return DateError(text, "is one date, not an interval of two ends", write)
    if not problem:
        problem = "has more than two ends" if "/" in text else "is no interval of two ends"
    interval = _meant_interval(bare)
    if _may_be_years(text, interval.split("/")):
        return DateError(text, problem, "write both ends as days, such as 2013-04-01/2015-03-31")
    if interval and MARKS.intersection(interval.split("/")) <= marks:
        ends_open = interval.endswith(("/", "."))  # quoted, so that no full stop joins it
        shown = f"“{interval}”" if ends_open else interval
        return DateError(text, problem, f"write {shown}")
    return DateError(text, problem if bare else "is blank", mend or _examples(marks))


def refused_end(text: str, marks: frozenset[str], side: str, error: DateError) -> DateError:
    """The error for a text of which one side is no date; what is right there mends the whole."""
    others = [end.strip() for end in text.split("/") if end.strip() != side]
    alone = all(end in MARKS or _readable(end) for end in others)
    there = error.mend if alone and marks else ""
    if there.startswith("write "):
        there += f" in place of “{side}”"
    return refused(text, marks, f"has “{side}” as an end, which {error.problem}", there)


def _of_years(text: str, found: tuple[Meaning, ...], marks: frozenset[str]) -> DateError:
    """The error for years, or what may be years, which are named as intervals."""
    written = []
    for one in found:
        if one.month:
            month = FuzzyDay.read(f"{one.first:04}-{one.month:02}")
            days = "/".join(write_day(day) or ".." for day in month[1:])
            written.append((days, f"for {one.words}"))
            if ".." in marks:
                written.append((f"{month.text}/..", "if it goes on from there"))
        elif one.financial:
            written.append((f"{one.first:04}-04-01/{one.last:04}-03-31", f"for {one.words}"))
        else:
            written.append((f"{one.first:04}/{one.last:04}", f"for {one.words}"))
    single = "is a financial year, not an interval"
    if not found[0].financial:
        single = "has a year of two figures"
    return DateError(text, single if len(found) == 1 else SEVERAL, offered(written))


def _may_be_years(text: str, ends: list[str]) -> bool:
    """Whether one of the dates that a text is taken to mean may be years, by how it is written.

    *2010–11 to 2015* has a dash that stands for years as well; *2010-11 to 2015-16* has years.
    """
    as_written = plain(text).count("-") == text.count("-") and all(end in text for end in ends)
    return not as_written and any(map(meant_years, ends))


def _readable(text: str) -> FuzzyDay | None:
    """The date that a text is, if it is one."""
    try:
        return FuzzyDay.read(text) if text else None
    except DateError:
        return None


def _meant_interval(text: str) -> str:
    """The interval that a text is meant to be, if that can be told; both of its ends are kept."""
    bare = text.lower()
    begins = next(filter(bare.startswith, _BEGINS), "")
    ends = next(filter(bare.startswith, _ENDS), "")
    goes_on = next(filter(bare.endswith, _GOES_ON), "")
    meant: list[tuple[str, str]] = []
    if goes_on and (begin := _meant_end(bare.removesuffix(goes_on), last=False)):
        meant.append((begin, ".."))
    meant += splits(bare.removeprefix(begins), _BETWEEN, _meant_end)
    if begins and (begin := _meant_end(bare.removeprefix(begins), last=False)):
        meant.append((begin, ".."))
    if ends and (end := _meant_end(bare.removeprefix(ends), last=True)):
        meant.append(("", end))
    for begin, end in meant:
        turned = [] if _of_financial_years(begin, end) else [f"{end}/{begin}"]
        for interval in (f"{begin}/{end}", *turned):
            if {begin, end} - {"", ".."} and _runs_forwards(interval):
                return interval
    return ""


def _of_financial_years(begin: str, end: str) -> bool:
    """Whether two ends may be those of financial years, which can't change their places."""
    return begin.endswith("-04-01") and end.endswith("-03-31")


def _runs_forwards(interval: str) -> bool:
    """Whether an interval of two ends that can be read runs forwards."""
    begin, end = (_readable(side.strip(".")) for side in interval.split("/"))
    return begin is None or end is None or begin.earliest <= end.latest


def _meant_end(side: str, last: bool) -> str | None:
    """The end that a text is meant to be: a date, open or blank; None if that can't be told."""
    bare = side.strip(" ,;")
    if not bare or bare in UNKNOWN:
        return ""
    if bare in OPEN:
        return ".."
    if not 4 <= len(bare) <= _LONGEST_END:
        return None
    day = _readable(bare)
    first = first_of_financial_year(bare)
    if day is None and first is not None:
        return f"{first + 1:04}-03-31" if last else f"{first:04}-04-01"
    day = day or _readable(meant_date(bare)) or _readable(_turned(meant_date(bare)))
    return day.text if day else None


def _turned(bounds: str) -> str:
    """A set with its bounds the other way round; nothing of what is no set."""
    low, dots, high = bounds.strip("[]").partition("..")
    return f"[{high}..{low}]" if dots else ""
