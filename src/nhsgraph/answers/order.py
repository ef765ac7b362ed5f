"""Which of two bodies began or ended first, or lasted longer; whether both were at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.lasted import life_of
from nhsgraph.answers.moments import point
from nhsgraph.answers.question import Question
from nhsgraph.answers.stretched import Lasting, known_until
from nhsgraph.answers.telling import Sentence, Telling
from nhsgraph.dates import (
    AFTER_ALL,
    Day,
    days_in_words,
    is_open,
    some_day_in_words,
    speak_day,
    write_day,
)
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

Found = tuple[str, str | None]
"""What is told of two, and which of them is the first: *one*, *other*, *neither*, or not known."""
YES: Final = frozenset({("first", "one"), ("last", "other"), ("longest", "one"), ("both", "one")})
"""What is asked of the first body, and which of the two came first, where the answer is yes."""


def order(graph: DatedGraph, question: Question) -> Answer:
    """Two bodies by the days on which they began (``moment``) or ended, or by how long they lasted.

    ``both`` tells the days on which both existed. A question of yes or no asks whether the first
    body came before the other (``pick`` *first*), or after it (*last*), or lasted longer; what the
    days that are known leave open has the verdict *not recorded*.
    """
    frame = Frame.of(graph, question)
    moment = question.moment or "began"
    lives = {body: life for body in question.bodies[:2] if (life := life_of(frame, body))}
    if len(lives) < len(question.bodies[:2]):
        return frame.answer(verdict="not recorded" if question.yes_no else None)
    claim, first = _TOLD[moment](frame, lives)
    wanted = "both" if moment == "both" else question.pick or _PICKS[moment]
    verdict = "not recorded" if first is None else "yes" if (wanted, first) in YES else "no"
    side = "ended" if moment == "ended" else "began"
    rows = [
        row
        for body, life in lives.items()
        for held in life.rows
        if frame.admits(row := replace(point(frame, held, side), answer=(body,)))
    ]
    if not rows:
        return frame.answer()
    days = [day for life in lives.values() for day in dict.fromkeys(_span(life, side))]
    return frame.answer(
        told=Telling((Sentence(claim, tuple(row.statement for row in rows)),), claim),
        results=rows,
        verdict=verdict if question.yes_no else None,
        dates=[write_day(day) for day in days if not is_open(day)],
    )


def _span(life: Lasting, side: str) -> tuple[Day, Day]:
    """The first and the last day on which a body may have begun, or existed last."""
    extent = life.extent
    if side == "began":
        return extent.possible_from, extent.certain_from
    return extent.certain_to - 1, extent.possible_to - 1


def _named(frame: Frame, body: str, life: Lasting) -> str:
    """The body by the name that it had last, as far as is known."""
    last = min(life.extent.certain_to, known_until(frame.graph)) - 1
    return articled(frame.graph, body, AFTER_ALL - 2 if is_open(last) else last)


def _by_day(frame: Frame, lives: dict[str, Lasting], side: str) -> Found:
    """Both with the day on which they began or ended, the earlier first."""
    told = [
        f"{_named(frame, body, life)} {_came(frame, life, side)}" for body, life in lives.items()
    ]
    one, other = (_span(life, side) for life in lives.values())
    if one == other and one[0] == one[1] and not is_open(one[0]):
        return f"{told[0]}, and so did {_named(frame, *list(lives.items())[1])}", "neither"
    first = "one" if one[1] < other[0] else "other" if other[1] < one[0] else None
    words = ", ".join(told[::-1] if first == "other" else told)
    return (words if first else f"which came first is not recorded: {words}"), first


def _came(frame: Frame, life: Lasting, side: str) -> str:
    """*Began on 28 June 2012*, *last existed on …*, *still existed on …*."""
    first, last = _span(life, side)
    if side == "began":
        return f"began {some_day_in_words(first, last)}"
    if is_open(last):
        seen = known_until(frame.graph) - 1
        return f"still existed on {speak_day(seen if is_open(first) else min(first, seen))}"
    return f"last existed {some_day_in_words(first, last)}"


def _lasted(frame: Frame, lives: dict[str, Lasting]) -> Found:
    """How long both existed, the longer first."""
    until = known_until(frame.graph)
    one, other = lives.values()
    first = None
    if one.shortest(until) > other.longest(until):
        first = "one"
    elif other.shortest(until) > one.longest(until):
        first = "other"
    told = [
        f"{_named(frame, body, life)} existed for {life.length(until) or 'a time unknown'}"
        f" ({life.ends(until)})"
        for body, life in lives.items()
    ]
    words = ", ".join(told[::-1] if first == "other" else told)
    return (words if first else f"which lasted longer is not recorded: {words}"), first


def _both(frame: Frame, lives: dict[str, Lasting]) -> Found:
    """The days on which both existed for certain; else those of each."""
    until = known_until(frame.graph)
    extents = [life.extent for life in lives.values()]
    start, stop = max(e.certain_from for e in extents), min(e.certain_to for e in extents)
    if start < stop:
        names = " and ".join(_named(frame, body, life) for body, life in lives.items())
        return f"{names} both existed {days_in_words(start, min(stop, until) - 1)}", "one"
    told = (
        f"{_named(frame, body, life)} existed {life.ends(until)}" for body, life in lives.items()
    )
    never = max(e.possible_from for e in extents) >= min(e.possible_to for e in extents)
    return "; ".join(told), "neither" if never else None


_PICKS: Final = {"began": "first", "ended": "first", "lasted": "longest"}
"""What is asked of each moment where nothing else is."""
_TOLD: Final[dict[str, Callable[[Frame, dict[str, Lasting]], Found]]] = {
    "began": lambda frame, lives: _by_day(frame, lives, "began"),
    "ended": lambda frame, lives: _by_day(frame, lives, "ended"),
    "lasted": _lasted,
    "both": _both,
}
"""What tells each moment."""
