"""Over which days something holds, certainly and possibly, and the intervals that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from nhsgraph.dates.days import AFTER_ALL, BEFORE_ALL, Day, FuzzyDay, is_open, write_day
from nhsgraph.dates.misreadings import (
    LONGEST,
    OPEN,
    PLAIN_DATE,
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


class Days(Protocol):
    """Days in a row, as a period has them: from ``start`` up to ``stop``, half-open."""

    @property
    def start(self) -> Day:
        """The first day."""

    @property
    def stop(self) -> Day:
        """The day after the last."""


class Certainty(StrEnum):
    """Whether a statement holds on a day: for certain, possibly, or not.

    >>> max(nhsgraph.Certainty, key=lambda each: each.rank).value
    'certain'
    """

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"

    @property
    def rank(self) -> int:
        """2 for certain, 1 for possible, 0 for no; the weaker of two has the smaller rank."""
        return _RANKS[self]


_RANKS: Final = {Certainty.CERTAIN: 2, Certainty.POSSIBLE: 1, Certainty.NO: 0}


def weakest(certainties: Iterable[Certainty]) -> Certainty:
    """The weakest of several certainties; certain when there are none."""
    return min(certainties, key=lambda each: each.rank, default=Certainty.CERTAIN)


def strongest(certainties: Iterable[Certainty]) -> Certainty:
    """The strongest of several certainties; no when there are none."""
    return max(certainties, key=lambda each: each.rank, default=Certainty.NO)


class Part(NamedTuple):
    """A stretch of days of one certainty, half-open: from ``start`` up to, not with, ``stop``."""

    start: Day
    stop: Day
    certainty: Certainty


class Extent(NamedTuple):
    """The days over which something holds, half-open, each end with its span.

    It holds for certain on ``[certain_from, certain_to)`` and at most possibly on
    ``[possible_from, possible_to)``. Either may be empty.
    """

    possible_from: Day
    certain_from: Day
    certain_to: Day
    possible_to: Day

    def holds_on(self, day: Day) -> Certainty:
        """Whether it holds on a day."""
        if self.certain_from <= day < self.certain_to:
            return Certainty.CERTAIN
        if self.possible_from <= day < self.possible_to:
            return Certainty.POSSIBLE
        return Certainty.NO

    def at_best(self, period: Days) -> Certainty:
        """Whether it holds on some day of a period: the strongest certainty that it has there."""
        first, sure, sure_stop, last = self
        start, stop = period.start, period.stop
        if not (first < stop > start < last > first):
            return Certainty.NO
        certain = sure < stop and start < sure_stop > sure
        return Certainty.CERTAIN if certain else Certainty.POSSIBLE

    @property
    def empty(self) -> bool:
        """True when it holds on no day, not even possibly."""
        return self.possible_from >= self.possible_to

    def meet(self, other: Extent) -> Extent:
        """The days on which both hold, end by end: the later begin and the earlier end."""
        return Extent(
            max(self.possible_from, other.possible_from),
            max(self.certain_from, other.certain_from),
            min(self.certain_to, other.certain_to),
            min(self.possible_to, other.possible_to),
        )

    def doubted(self) -> Extent:
        """The same days, none of them certain, nor made so by what it is laid together with."""
        return self._replace(certain_from=self.possible_to, certain_to=BEFORE_ALL)

    def told_to(self, day: Day) -> Extent:
        """The same, of which nothing is told after a day."""
        stop = day + 1
        return self._replace(
            certain_to=min(self.certain_to, stop), possible_to=min(self.possible_to, stop)
        )

    def begun_on(self, day: FuzzyDay) -> Extent:
        """The same, its first day kept inside the span of a day that is not known exactly."""
        earliest, latest = _bounds(day)
        return self._replace(
            possible_from=max(self.possible_from, earliest),
            certain_from=min(self.certain_from, latest),
        )

    def over_on(self, day: FuzzyDay) -> Extent:
        """The same, the first day on which it no longer holds kept inside the span of a day."""
        earliest, latest = _bounds(day)
        return self._replace(
            certain_to=max(self.certain_to, earliest),
            possible_to=min(self.possible_to, latest),
        )

    def happening(self) -> Extent:
        """The one day on which something takes place that this extent begins with.

        Where no end is known it is a day of the span of the begin; else some day from the begin
        to the end. Only an exact day is certain.
        """
        last = self.certain_from if self.possible_to >= AFTER_ALL else self.possible_to - 1
        last = max(last, self.possible_from)
        if last >= AFTER_ALL:
            return Extent(self.possible_from, AFTER_ALL, self.possible_from, AFTER_ALL)
        return Extent(self.possible_from, last, self.possible_from + 1, last + 1)

    def during(self, period: Days) -> list[Part]:
        """The parts of a period on which it holds, in order, each with one certainty."""
        if self.empty or self.possible_to <= period.start or self.possible_from >= period.stop:
            return []
        cuts = {period.start, period.stop, *self}
        days = sorted(day for day in cuts if period.start <= day <= period.stop)
        parts: list[Part] = []
        for start, stop in pairwise(days):
            certainty = self.holds_on(start)
            if certainty is Certainty.NO:
                continue
            merges = parts and parts[-1].stop == start and parts[-1].certainty is certainty
            parts.append(Part(parts.pop().start if merges else start, stop, certainty))
        return parts


LAST_SEEN_FOR: Final = 365
"""For how many days after it was last seen something is told as possible."""

ALWAYS: Final = Extent(BEFORE_ALL, BEFORE_ALL, AFTER_ALL, AFTER_ALL)
"""The extent without an end on either side."""


@dataclass(frozen=True, slots=True)
class When:
    """The interval of a statement as it is written: two ends, each a date, open (``..``) or blank.

    ``begin`` and ``end`` are None where the end is open or not known; ``begin_open`` and
    ``end_open`` tell the two apart. Two are equal when their texts are.
    """

    text: str
    begin: FuzzyDay | None = field(compare=False)
    end: FuzzyDay | None = field(compare=False)
    begin_open: bool = field(compare=False)
    end_open: bool = field(compare=False)
    extent: Extent = field(compare=False, repr=False)

    @classmethod
    def read(cls, text: str) -> When:
        """Reads an EDTF interval such as ``2013-04-01/2015-03-31``; both ends are included.

        Raises:
            DateError: an end can't be read, there are not two ends, or they run backwards.
        """
        return _read_when(text)

    @classmethod
    def without_blanks(cls, text: str) -> When:
        """Reads an interval of which an end may be open, but none blank.

        Raises:
            DateError: it is none; what the message proposes has no blank end either.
        """
        return _read_when(text, frozenset([".."]))

    @classmethod
    def with_both_ends(cls, text: str) -> When:
        """Reads an interval with a first and a last day, both of them certain.

        Raises:
            DateError: it is none; what the message proposes has both ends too.
        """
        when = _read_when(text, frozenset())
        ends = [end.text for end in (when.begin, when.end) if end is not None]
        bare = "/".join(end.rstrip("~?%") for end in ends)
        if bare == "/".join(ends) and "[" not in bare:
            return when
        mend = f"write {bare}" if "[" not in bare and _reads(bare) else _BOTH_ENDS
        raise DateError(text, "has an end that is not certain", mend)

    @property
    def last_seen(self) -> FuzzyDay | None:
        """The date on which it was last seen, if its end is one: of ``[2015-03..]`` March 2015."""
        return self.end.last_seen if self.end is not None else None

    def holds_on(self, day: Day) -> Certainty:
        """Whether it holds on a day: certain, possible or no."""
        return self.extent.holds_on(day)

    def during(self, period: Days) -> list[Part]:
        """Which parts of a period it covers, certainly and possibly, in order."""
        return self.extent.during(period)

    def __str__(self) -> str:
        return self.text


_MARKS: Final = frozenset(["", ".."])
"""What may stand in the place of an end: nothing where it is not known, dots where it is open."""
_BOTH_ENDS: Final = "write a first and a last day, such as 2010-01-01/2021-12-31"


@lru_cache(maxsize=4096)
def _read_when(text: str, marks: frozenset[str] = _MARKS) -> When:
    """Reads an interval; ``marks`` are those that may stand in the place of an end."""
    if len(text) > LONGEST:
        raise DateError(text, "is too long for an interval", _examples(marks))
    ends = [end.strip() for end in text.split("/")]
    if len(ends) != 2:
        raise _refused(text, marks)
    begin, end = (None if side in _MARKS else _read_end(text, side, marks) for side in ends)
    if _MARKS.intersection(ends) - marks:
        if not marks:
            raise DateError(text, "needs a first and a last day", _BOTH_ENDS)
        raise DateError(text, "has a blank end", "write both ends, or .. for one that is open")
    begin_open, end_open = ends[0] == "..", ends[1] == ".."
    seen = end.last_seen if end else None
    if begin and seen and begin.earliest > seen.latest:
        later = f"write what was seen later, or “{ends[0]}/{'' if '' in marks else '..'}”"
        raise DateError(text, "was last seen before it began", later if marks else _BOTH_ENDS)
    if begin and end and begin.earliest > end.latest:
        raise DateError(text, "runs backwards", f"write the begin first: {ends[1]}/{ends[0]}")
    return When(text, begin, end, begin_open, end_open, _extent(begin, end, begin_open, end_open))


def _read_end(text: str, side: str, marks: frozenset[str]) -> FuzzyDay:
    try:
        return FuzzyDay.read(side)
    except DateError as error:
        problem = f"has “{side}” as an end, which {error.problem}"
        others = [end.strip() for end in text.split("/") if end.strip() != side]
        alone = all(end in _MARKS or _readable(end) for end in others)
        there = error.mend if alone and marks else ""
        if there.startswith("write "):
            there += f" in place of “{side}”"
        raise _refused(text, marks, problem, there) from None


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
    return _EXAMPLES if marks == _MARKS else _BOTH_ENDS


def _refused(text: str, marks: frozenset[str], problem: str = "", mend: str = "") -> DateError:
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
                else _BOTH_ENDS
            )
        return DateError(text, "is one date, not an interval of two ends", write)
    if not problem:
        problem = "has more than two ends" if "/" in text else "is no interval of two ends"
    interval = _meant_interval(bare)
    if _may_be_years(text, interval.split("/")):
        return DateError(text, problem, "write both ends as days, such as 2013-04-01/2015-03-31")
    if interval and _MARKS.intersection(interval.split("/")) <= marks:
        ends_open = interval.endswith(("/", "."))  # quoted, so that no full stop joins it
        shown = f"“{interval}”" if ends_open else interval
        return DateError(text, problem, f"write {shown}")
    return DateError(text, problem if bare else "is blank", mend or _examples(marks))


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
            if {begin, end} - {"", ".."} and _reads(interval):
                return interval
    return ""


def _of_financial_years(begin: str, end: str) -> bool:
    """Whether two ends may be those of financial years, which can't change their places."""
    return begin.endswith("-04-01") and end.endswith("-03-31")


def _reads(interval: str) -> bool:
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


def _extent(
    begin: FuzzyDay | None, end: FuzzyDay | None, begin_open: bool, end_open: bool
) -> Extent:
    """The half-open extent of two inclusive ends.

    A blank end may lie anywhere; but a begin lies no later than the end, and an end no earlier
    than the begin, so ``2013-04-01/`` is certain of its first day.
    """
    first = _bounds(begin) if begin else (BEFORE_ALL, AFTER_ALL)
    last = _bounds(end) if end else (BEFORE_ALL, AFTER_ALL)
    if begin_open:
        first = (BEFORE_ALL, BEFORE_ALL)
    if end_open:
        last = (AFTER_ALL, AFTER_ALL)
    earliest_stop, latest_stop = (day if is_open(day) else day + 1 for day in last)
    certain_from, certain_to = first[1], earliest_stop
    if latest_stop < AFTER_ALL:
        certain_from = min(certain_from, latest_stop - 1)
    if first[0] > BEFORE_ALL:
        certain_to = max(certain_to, first[0] + 1)
    return Extent(first[0], certain_from, certain_to, latest_stop)


def _bounds(day: FuzzyDay) -> tuple[Day, Day]:
    """The earliest and the latest day of a span; ``BEFORE_ALL``, ``AFTER_ALL`` where it is open."""
    latest = AFTER_ALL if is_open(day.latest) else day.latest
    return max(day.earliest, BEFORE_ALL), latest
