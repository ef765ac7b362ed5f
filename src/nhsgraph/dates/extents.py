"""Over which days something holds, certainly and possibly, and the intervals that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple, Protocol

from nhsgraph.dates.days import AFTER_ALL, BEFORE_ALL, Day, FuzzyDay, is_open
from nhsgraph.dates.forms import BOTH_ENDS, LONGEST, MARKS
from nhsgraph.errors import DateError


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
        sure, last = min(self.certain_to, stop), min(self.possible_to, stop)
        return self._replace(certain_to=sure, possible_to=last)

    def begun_on(self, day: FuzzyDay) -> Extent:
        """The same, its first day kept inside the span of a day that is not known exactly."""
        earliest, latest = _bounds(day)
        first, sure = max(self.possible_from, earliest), min(self.certain_from, latest)
        return self._replace(possible_from=first, certain_from=sure)

    def over_on(self, day: FuzzyDay) -> Extent:
        """The same, the first day on which it no longer holds kept inside the span of a day."""
        earliest, latest = _bounds(day)
        sure, last = max(self.certain_to, earliest), min(self.possible_to, latest)
        return self._replace(certain_to=sure, possible_to=last)

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
        plain_ends = [FuzzyDay.read(end.rstrip("~?%")) for end in ends]
        forwards = plain_ends[0].earliest <= plain_ends[-1].latest
        mend = f"write {bare}" if "[" not in bare and forwards else BOTH_ENDS
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


@lru_cache(maxsize=4096)
def _read_when(text: str, marks: frozenset[str] = MARKS) -> When:
    """Reads an interval; ``marks`` are those that may stand in the place of an end."""
    if len(text) > LONGEST:
        mend = "write one such as 2013-04-01/2015-03-31"
        raise DateError(text, "is too long for an interval", mend)
    ends = [end.strip() for end in text.split("/")]
    if len(ends) != 2:
        from nhsgraph.dates.intervals import refused

        raise refused(text, marks)
    begin, end = (None if side in MARKS else _read_end(text, side, marks) for side in ends)
    if MARKS.intersection(ends) - marks:
        if not marks:
            raise DateError(text, "needs a first and a last day", BOTH_ENDS)
        raise DateError(text, "has a blank end", "write both ends, or .. for one that is open")
    begin_open, end_open = ends[0] == "..", ends[1] == ".."
    seen = end.last_seen if end else None
    if begin and seen and begin.earliest > seen.latest:
        later = f"write what was seen later, or “{ends[0]}/{'' if '' in marks else '..'}”"
        raise DateError(text, "was last seen before it began", later if marks else BOTH_ENDS)
    if begin and end and begin.earliest > end.latest:
        raise DateError(text, "runs backwards", f"write the begin first: {ends[1]}/{ends[0]}")
    return When(text, begin, end, begin_open, end_open, _extent(begin, end, begin_open, end_open))


def _read_end(text: str, side: str, marks: frozenset[str]) -> FuzzyDay:
    try:
        return FuzzyDay.read(side)
    except DateError as error:
        from nhsgraph.dates.intervals import refused_end

        raise refused_end(text, marks, side, error) from None


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
