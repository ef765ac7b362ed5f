"""What looks like a time and is not read: *last year*, *five years ago*, *midnight*, *3rd*, *June*.

Which days these mean depends on the day of asking, or on more than the sentence says. They are
named before an answer, so that nobody takes it for one about that time.
"""

from __future__ import annotations

from typing import Final

from nhsgraph.dates import SEASONS
from nhsgraph.english.times.calendar import (
    MONTH_WORDS,
    NO_NOUNS,
    ORDINALS,
    SMALL,
    TENS,
    WEEKDAYS,
    Time,
    ordinal,
)
from nhsgraph.english.times.clusters import cluster, no_time
from nhsgraph.english.times.joints import joint
from nhsgraph.english.times.line import Line
from nhsgraph.english.times.named_days import feast, hours
from nhsgraph.english.times.one_time import core_time
from nhsgraph.english.times.phrases import edge, part, season
from nhsgraph.english.times.spans import portion
from nhsgraph.english.times.worded import line_before
from nhsgraph.spelling import nearest

_ALONE: Final = frozenset(
    "yesterday tomorrow tonight recently lately midnight fortnight decade decades century"
    " centuries millennium noughties circa".split()
) | {word for word in WEEKDAYS if word.endswith("day")}
_UNITS: Final = frozenset(
    "day days week weeks weekend month months quarter quarters year years decade decades century"
    " fortnight spring summer autumn winter term stages".split()
)
_RELATIVE: Final = frozenset(
    "last past next previous recent coming this current following preceding prior first final"
    " latest same closing opening dying early earliest later latter".split()
)
_AMOUNTS: Final = frozenset("a an few several couple some many".split()) | set(SMALL) | set(TENS)
_AWAY: Final = frozenset(
    "ago earlier later before after previously prior hence afterwards on following"
    " preceding".split()
)
_TURN: Final = frozenset("turn eve dawn".split())
_VAGUE: Final = frozenset(
    "about around circa c ca approximately roughly approx nearly almost near towards earlier"
    " later".split()
)
_BEFORE_SEASON: Final = frozenset("in during since until till before after by".split())
_SHORTEST_MONTH: Final = 4
_BEFORE_YEAR: Final = frozenset("in since during until till before after by of from to".split())


def strange(line: Line, at: int) -> Time | None:
    """What looks like a time at a place, up to where it ends; it has no period."""
    word = line.low(at)
    if line.figures(at):
        return _figures(line, at) or _away(line, at)
    if word in _TURN and line.low(at + 1) == "of":
        stop = line.past(line.past(at + 2, "the"), "year", "century", "decade")
        time = core_time(line, stop)
        return Time(time.stop) if time else Time(stop) if stop > at + 2 else None
    alone = word in _ALONE and not line.are(at, "recently", "as")  # as recently as 2018
    if alone or (word in SEASONS and line.low(line_before(line, at)) in _BEFORE_SEASON):
        return Time(at + 1)
    if word in _VAGUE:
        stop = line.past(at + 1, ".")
        place = line.past(stop, "the", "in")
        return Time(stop) if any(reader(line, place) for reader in _ROUGH) else None
    if word == "'" and line.glued(at + 1) and len(line.figures(at + 1)) == 2:
        decade = line.low(at + 2) == "s" and line.glued(at + 2)
        return Time(at + 3) if decade else _before_year(line, at, at + 2)
    readers = (_this_time, _lasting, _relative, _away, _near)
    return next((time for reader in readers if (time := reader(line, at))), None)


def _this_time(line: Line, at: int) -> Time | None:
    """*This time in 2015*, *at this time*, *this time last year*."""
    if not line.are(at, "this", "time"):
        return None
    stop = line.past(at + 2, "in", "of", ",")
    if time := core_time(line, stop):
        return Time(time.stop)
    if time := _relative(line, stop) or _away(line, stop):
        return time
    return Time(at + 2) if line.low(at - 1) in _AT_TIMES else None


_AT_TIMES: Final = frozenset("at by around until till since before after from about".split())
_LASTING: Final = frozenset(
    "for over within in during after under about than least most nearly lasting".split()
)
"""Words before a length of time in words."""
_SPELLS: Final = frozenset("while spell time".split())
_FULL: Final = frozenset("financial calendar whole full more further consecutive long".split())


def _lasting(line: Line, at: int) -> Time | None:
    """*For three months*, *over a year*, *for years*: a length that no day begins or ends."""
    before = line.low(at - 1)
    half = line.low(at) == "half"
    place = line.past(at, "half")
    amount = place
    while line.low(place) in _AMOUNTS | {"of", "or"} and place < at + 4:
        place += 1
    one = line.are(place - 1, "a") or line.are(place - 1, "an") or line.are(place - 1, "one")
    unit = line.past(place, *_FULL)
    word = line.low(unit)
    ends = line.low(unit + 1)
    if before == "for" and amount < place and one and word in _SPELLS:
        return Time(unit + 1) if ends not in {"when", "that"} else None
    if before not in _LASTING or word not in _UNITS or word in SEASONS:
        return None
    if amount == place:
        vague = before in {"for", "over"} and word.endswith("s") and not half
        return Time(unit + 1) if vague and (not ends or ends in NO_NOUNS | {"?", "."}) else None
    if one and not half and before in {"in", "during"}:
        return None  # in a year, as in every year
    if not one and not word.endswith("s"):
        return None  # the five year plan
    more = line.are(unit + 1, "and", "a", "half")
    return Time(unit + (4 if more else 1))


_ROUGH: Final = (core_time, edge, part, season, portion, hours, feast)
"""The readers of what *about* and *around* make rough."""


def month_like(line: Line, at: int) -> bool:
    """Whether a word is spelt nearly like the name of a month: *Arpil*, *Febuary*."""
    word = line.word(at)
    if len(word) < _SHORTEST_MONTH or word in MONTH_WORDS:
        return False
    known = [name for name in MONTH_WORDS if len(name) >= _SHORTEST_MONTH and name[0] == word[0]]
    return bool(nearest(word, known, cutoff=0.75))


def _near(line: Line, at: int) -> Time | None:
    """*Within a month of 1 April 2016*, and a month that is misspelt."""
    if line.low(at) in {"within", "inside"} and (stop := _distance(line, at + 1)):
        return Time(stop)
    if not _misspelt_month(line, at):
        return None
    time = core_time(line, line.past(at + 1, ",", "of", "-"))
    return Time(time.stop if time else at + 1)


def _distance(line: Line, at: int) -> int:
    """The place behind *a month of 1 April 2016*: how far from a time; 0 where there is none."""
    place = at
    while line.low(place) in _AMOUNTS | {"of", "or"} or len(line.figures(place)) in {1, 2}:
        if (place := place + 1) > at + 4:
            return 0
    if place == at or line.low(place) not in _UNITS:
        return 0
    stop = line.past(place + 1, *_AWAY, "of", "from", "either")
    if stop == place + 1:
        return 0
    stop = line.past(line.past(line.past(stop, "side"), "of"), "the")
    time = core_time(line, stop)
    return time.stop if time else stop


def _misspelt_month(line: Line, at: int) -> bool:
    """A misspelt month beside figures, or behind a word such as *in* with nothing behind it."""
    beside = any(line.figures(place) for place in (at - 1, at + 1, line.past(at + 1, ",", "of")))
    behind = joint(line, at + 1)
    beside = beside or (behind is not None and line.low(behind) in MONTH_WORDS)
    alone = line.low(at - 1) in _BEFORE_SEASON and not line.word(at + 1)
    return (beside or alone or ordinal(line, at - 2)) and month_like(line, at)


def _is_numbered(line: Line, at: int) -> bool:
    """Whether a small number stands alone at a place."""
    alone = line.low(at) in SMALL or len(line.figures(at)) == 1
    return alone and not line.glued(at + 1)


def _figures(line: Line, at: int) -> Time | None:
    """*3rd*, *09:00*, a year such as *2110*; a number of something is no time."""
    figures = line.figures(at)
    if ordinal(line, at) and len(figures) <= 2:
        return Time(at + 2)
    clock = line.low(at + 1) == ":" and line.glued(at + 1) and line.glued(at + 2)
    if clock and len(figures) <= 2 and len(line.figures(at + 2)) == 2:
        return Time(line.past(at + 3, "am", "pm"))
    if len(figures) == 4 and not no_time(line, at, cluster(line, at).stop):
        return _before_year(line, at, at + 1)
    return None


def _before_year(line: Line, at: int, stop: int) -> Time | None:
    """Figures are taken for a year behind words such as *in* and *since*, or at the very end."""
    timed = line.low(line_before(line, at)) in _BEFORE_YEAR
    return Time(stop) if (timed and not line.word(stop)) or _at_end(line, stop) else None


def _at_end(line: Line, at: int) -> bool:
    return line.low(at) in {"", "?", ".", "!"} and not line.low(at + 1)


def _relative(line: Line, at: int) -> Time | None:
    """*Last year*, *the last ten years*, *the previous financial year*, *year one*."""
    if line.low(at) == "year" and _is_numbered(line, at + 1):
        return Time(at + 2)
    if line.low(at) in _UNITS and line.low(line.past(at + 1, "just", "now")) in _GONE:
        stop = line.past(at + 1, "just", "now")
        return Time(stop + 1) if stop > at + 1 or line.low(stop) == "gone" else None
    alone = not line.word(at + 2) or line.low(at + 2) in NO_NOUNS
    if ORDINALS.get(line.low(at), 1) > 1 and line.low(at + 1) in _NUMBERED and alone:
        return Time(at + 2)  # in the second year of a body
    if line.low(at) not in _RELATIVE:
        return None
    place = line.past(at + 1, "of")
    while line.low(place) in _AMOUNTS | {"financial", "of"} and place < at + 5:
        place += 1
    if line.figures(place) and len(line.figures(place)) <= 2:
        place += 1
    unit = line.past(place, "financial", "calendar", "academic")
    return Time(unit + 1) if line.low(unit) in _UNITS else None


_NUMBERED: Final = frozenset("year month week decade".split())
_GONE: Final = frozenset("ended gone past finished passed begun started".split())


def _away(line: Line, at: int) -> Time | None:
    """*Five years ago*, *two years after 2014*, *the year before*."""
    word, place = line.low(at), at
    if word in _AMOUNTS or (line.figures(at) and len(line.figures(at)) <= 2):
        place = at + 1
        while line.low(place) in _AMOUNTS | {"of", "-", "or", "and", "half"} and place < at + 5:
            place += 1
    if line.low(place) not in _UNITS or line.low(place) in SEASONS:
        return None
    away = line.past(place + 1, "or")
    if line.low(away) not in _AWAY or (line.low(away) == "on" and not _at_end(line, away + 1)):
        return None
    time = core_time(line, line.past(away + 1, "the"))
    if place == at and line.low(place).endswith("s") and line.low(away) != "ago" and not time:
        return None
    return Time(time.stop if time else away + 1)
