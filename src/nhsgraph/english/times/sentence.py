"""The times that a sentence speaks of, with their prepositions, and the sentence without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from nhsgraph.dates import (
    Day,
    Period,
    Years,
    months,
)
from nhsgraph.english.times.bounds import (
    AFTER,
    BEFORE,
    BEHIND,
    FROM,
    IN,
    SINCE,
    TO,
    UNTIL,
    bounded,
    doubtful,
    preposition,
    turned_away,
)
from nhsgraph.english.times.calendar import Time, far_year
from nhsgraph.english.times.clusters import cluster, no_time
from nhsgraph.english.times.joints import joint
from nhsgraph.english.times.leftover import Taken, left_over
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.named_days import feast, hours, part_of_day, weekday
from nhsgraph.english.times.phrases import edge, part, pre_or_post, season
from nhsgraph.english.times.pointing import pointing
from nhsgraph.english.times.spans import measured, portion, span_of_months, week
from nhsgraph.english.times.strange import strange
from nhsgraph.english.times.together import (
    Dated,
    between,
    chain_of,
    closed,
    either,
    gaps,
    half_read,
    repeated,
    taken_together,
    years_that_meet,
)
from nhsgraph.english.times.years import of_years, quarter
from nhsgraph.errors import DateError
from nhsgraph.spelling import plain

_READERS: Final = (
    pre_or_post,
    weekday,
    week,
    span_of_months,
    measured,
    portion,
    hours,
    feast,
    edge,
    part,
    season,
    quarter,
    of_years,
    pointing,
)
"""The readers of times, the particular before the general."""
_NOW: Final = frozenset("today now nowadays currently".split())
_STILL_IS: Final = frozenset("do does is are has have".split())
"""*Does it still exist* asks about today, unless a date says otherwise; *did it still* does not."""
_STILL_WAS: Final = frozenset("did was were had would could might should".split())
_NO_VERBS: Final = ("ss", "us", "is")
"""How words end that look like a verb of the present and are none: *less*, *thus*, *this*."""


class Times(NamedTuple):
    """What a sentence says of time, and the sentence without it.

    ``joined`` is True for a time between two dates, and ``apart`` has the days of all times that
    were read, one by one. ``years`` is set where the time is one
    financial year or a run of them, as of a mandate. ``unread`` has what looks like a time and
    could not be read, as it stands in the sentence, in order; ``notes`` what a reader must be told
    of how a time was read. ``pointing`` has the words that mean a time named before (*since then*)
    where the sentence names none itself, and the preposition before them; they are not read either,
    unless ``at`` tells their days.
    """

    rest: str
    period: Period | None = None
    years: Years | None = None
    known_on: Day | None = None
    joined: bool = False
    apart: tuple[Period, ...] = ()
    unread: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pointing: tuple[str, str] = ("", "")

    def at(self, period: Period | None) -> Times:
        """These times where words that point to a time named before mean those days, if any."""
        if period is None:
            return self
        words, preposition = self.pointing
        unread = tuple(time for time in self.unread if time != words)
        return self._replace(unread=unread, period=bounded(preposition, period))


def read_times(
    text: str,
    names: Sequence[tuple[int, int]] = (),
    others: Sequence[tuple[int, int]] = (),
) -> Times:
    """Takes the times out of a sentence; its work grows with its length, and no faster.

    Args:
        text: the sentence, in any spelling of its signs.
        names: where in the sentence, then in one spelling (``nhsgraph.spelling.plain``), names
            stand that have figures of their own, in order. They are no times.
        others: where names stand whose figures may be a time, but are not left over.

    Raises:
        DateError: a date is written that the calendar does not have, or a range runs backwards.
    """
    line = Line(plain(text), names)
    dated = _with_all_figures(line, list(_dated(line)), others)
    known, dated = _knowledge(line, dated)
    dated = list(repeated(line, years_that_meet(line, list(either(dated)))))
    read = [each for each in dated if each.time.period]
    strangers = [each for each in dated if not each.time.period]
    pointers = [each for each in strangers if each.time.kind == "pointing"]
    if not dated:
        read = _still(line)
    cuts = [(each.start, each.stop) for each in (*read, *strangers)]
    times = Times(
        "",
        known_on=known.time.period.stop - 1 if known and known.time.period else None,
        unread=tuple(
            dict.fromkeys(
                line.between(each.at, each.time.stop)
                for each in strangers
                if not (read and each in pointers)
            )
        ),
        notes=tuple(each.time.note for each in read if each.time.note),
    )
    if pointers and not read:
        first = pointers[0]
        words = line.between(first.at, first.time.stop)
        times = times._replace(pointing=(words, first.word))
    if known:
        cuts.append((known.start, known.stop))
    if read:
        chain = chain_of(line, read)
        cuts.append((chain[0].start, chain[-1].stop))
        times = _asked(line, times, read, chain)
        times = times._replace(apart=tuple(each.period for each in read))
    return times._replace(rest=_without(line, cuts))


def _dated(line: Line) -> Iterator[Dated]:
    """The times of a sentence in order, those too that can't be read."""
    place, ended, last = 0, -1, ""
    while place < len(line):
        time = _time(line, place)
        if line.low(place) in {"present", "date"} and joint(line, ended) == place:
            time = _today(place + 1)
        if time is None or (time.period is None and time.stop == place + 1):
            time = _far(line, place, ended) or time
        if time is None:
            place = cluster(line, place).stop if line.figures(place) else place + 1
            continue
        start, word = preposition(line, place)
        if time.kind == "hours":
            word, time = {BEFORE: UNTIL, AFTER: SINCE}.get(word, word), time._replace(kind="day")
        stop, behind = _behind(line, time)
        bound = behind or word
        refused = turned_away(line, start, place) if time.period else start
        if refused < start and line.low(refused) == "but" and {last, bound} <= FROM | TO:
            refused = start if last != bound and line.low(refused + 1) != "not" else refused
        if refused < start and line.low(refused) == "through" and refused == ended:
            refused = start  # 2014 through 2016
        last = bound
        if time.period and (begins := doubtful(line, start, word, behind)) is not None:
            refused, start = begins, max(start, begins + 1)
        if refused < start:
            time, place, start = Time(stop), refused, refused
        yield Dated(start, stop, time, place, behind or word)
        place = ended = stop


def _far(line: Line, at: int, ended: int) -> Time | None:
    """A year long ago or far ahead, as the end of a range: *between 1066 and 2014*."""
    read = far_year(line, at)
    if read is None or no_time(line, at, read.stop):
        return None
    word = preposition(line, at)[1]
    onward = joint(line, read.stop)
    ranged = word and word != IN
    if ranged or joint(line, ended) == at or (onward and len(line.figures(onward)) == 4):
        return Time(read.stop, months(read.value, 1, 12), "year")
    return None


def _with_all_figures(
    line: Line, dated: list[Dated], names: Sequence[tuple[int, int]]
) -> list[Dated]:
    """The times, and as not read what else has figures and the ranges that lack an end."""
    dated = list(closed(line, dated))
    left = left_over(line, [Taken(each.start, each.at, each.stop) for each in dated], names)
    places = {place for start, stop in left for place in range(start, stop)}
    dated = [each for each in dated if each.at not in places and each.stop - 1 not in places]
    for start, stop in left:
        begin, word = preposition(line, start)
        dated.append(Dated(min(begin, start), stop, Time(stop), start, word))
    return list(half_read(line, sorted(dated, key=lambda each: each.start)))


def _behind(line: Line, time: Time) -> tuple[int, str]:
    """The place behind words such as *onwards* that follow a time, and what they make of it."""
    if time.period is None:
        return time.stop, ""
    if time.kind == "day":
        time = time._replace(stop=_past_hours(line, time.stop))
    for words, meaning in BEHIND.items():
        stop = time.stop + words.count(" ") + 1
        if line.are(time.stop, *words.split()):
            further = line.past(stop, "the")
            if " " in words and further < len(line) and _time(line, further):
                break
            return stop, meaning
    if line.low(time.stop) == "on" and line.low(time.stop + 1) in {"", "?", ",", "."}:
        return time.stop + 1, SINCE
    return time.stop, ""


def _past_hours(line: Line, at: int) -> int:
    """The place behind a time of day that follows a day: *at noon*, *in the morning*."""
    place = line.past(at, ",")
    if line.low(place) not in {"at", "in"}:
        return at
    return part_of_day(line, line.past(place + 1, "the")) or at


def _time(line: Line, at: int) -> Time | None:
    if line.low(at) in _NOW or line.are(at, "at", "present"):
        return _today(at + (2 if line.low(at) == "at" else 1))
    for reader in _READERS:
        if time := reader(line, at):
            return time
    return strange(line, at)


def _today(stop: int) -> Time:
    return Time(stop, Period.of_day(datetime.now(tz=UTC).date().toordinal()), "now")


def _knowledge(line: Line, dated: list[Dated]) -> tuple[Dated | None, list[Dated]]:
    """The day of knowledge (*as known on 1 December 2018*), and the other times."""
    for number, each in enumerate(dated):
        if each.time.period and (start := _known_at(line, each)) is not None:
            return each._replace(start=start), dated[:number] + dated[number + 1 :]
    return None, dated


def _known_at(line: Line, dated: Dated) -> int | None:
    """Where the words *as known* before a time begin, if they stand there."""
    at = dated.start
    if line.low(at - 1) in {"in", "on", "at", "by"}:
        at -= 1
    if line.low(at - 1) == "it" and line.are(at - 4, "as", "people", "knew"):
        return at - 4
    if line.are(at - 3, "as", "people", "knew"):
        return at - 3
    if line.low(at - 1) != "known":
        return None
    for words in (("what", "was"), ("as", "it", "was"), ("as", "was"), ("as", "then"), ("as",)):
        begin = at - 1 - len(words)
        if line.are(begin, *words):
            if words[0] == "as":
                return begin
            return begin - 1 if line.low(begin - 1) in {"from", "with"} else None
    return None


def _still(line: Line) -> list[Dated]:
    """Today, where a sentence asks what is still so."""
    places = [at for at in range(len(line)) if line.low(at) == "still"]
    return [Dated(at, at + 1, _today(at + 1), at) for at in places[-1:] if _is_now(line, at)]


def _is_now(line: Line, still: int) -> bool:
    """Whether the verb that *still* stands with is in the present: the next one, else the last."""
    behind = line.low(still + 1)
    if behind in _STILL_IS or behind in _STILL_WAS:
        return behind in _STILL_IS
    before = (line.low(at) for at in range(still - 1, -1, -1))
    verb = next((word for word in before if word in _STILL_IS or word in _STILL_WAS), "")
    third_person = behind.endswith("s") and not behind.endswith(_NO_VERBS)
    return verb in _STILL_IS or (third_person and verb not in _STILL_WAS)


def _asked(line: Line, times: Times, read: list[Dated], chain: list[Dated]) -> Times:
    """The days of all times together."""
    first = read[0]
    if len(read) == 1:
        joined = first.time.kind == "range"
        return times._replace(period=first.period, years=first.time.years, joined=joined)
    if len(read) == 2 and (both := between(*read)):
        return times._replace(period=both, joined=True)
    if len(read) == len(chain):
        if chain[-1].raw.stop <= first.raw.start:
            words = line.between(first.at, chain[-1].stop)
            raise DateError(words, "runs backwards", "give the earlier date first")
        whole = Period(first.raw.start, max(each.raw.stop for each in chain))
    else:
        days = [each.period for each in read]
        whole = Period(min(each.start for each in days), max(each.stop for each in days))
    notes = times.notes
    if gaps(line, read, chain):
        notes += (taken_together(line, read, whole),)
    return times._replace(period=whole, joined=True, notes=notes)


def _without(line: Line, cuts: list[tuple[int, int]]) -> str:
    """The sentence without what stands between some places."""
    text, rest, done = line.text, [], 0
    for first, last in sorted(cuts):
        start, stop = line.signs[first].start, line.signs[last - 1].stop
        if stop <= done:
            continue
        rest.append(text[done : max(start, done)])
        done = stop
    return " ".join([*rest, text[done:]])
