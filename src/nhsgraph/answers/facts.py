"""What the record says of a body under a few heads, such as: in law, answered to, paid by.

*What is X* and *what tells X from Y* both read from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from nhsgraph.answers.changes import said_by
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import result
from nhsgraph.answers.stretched import Lasting, known_until, lastings, main_part
from nhsgraph.dates import AFTER_ALL, Day, Extent, is_open
from nhsgraph.schema import FORCES, Edge, LegalForm, Size
from nhsgraph.values import dataclass
from nhsgraph.words.sentences import articled, form_in_words, listed

if TYPE_CHECKING:
    from nhsgraph.graph.in_force import Held

NAMED = 3
"""So many bodies are named under one head; the others are counted."""
_BY = {"law": "by law", "agreement": "by agreement", "practice": "in practice"}


@dataclass(frozen=True)
class Fact:
    """What the record says of a body under a head: in words, and the statements that say it.

    ``bare`` is the same without its days: two bodies of which it is equal are alike in it.
    """

    head: str
    words: str
    bare: str
    rows: tuple[Result, ...]


@dataclass(frozen=True)
class Head:
    """A head: what stands before its facts, and what finds them."""

    words: str
    find: Callable[[Frame, str], list[Held]]
    tell: Callable[[Frame, str, list[Lasting], bool], str]


def facts_of(frame: Frame, body: str, heads: Iterable[str]) -> list[Fact]:
    """What the record says of a body in the time asked, by head, in the order of ``HEADS``."""
    wanted = set(heads)
    found = (_fact(frame, body, key) for key in HEADS if key in wanted)
    return [each for each in found if each is not None]


def _fact(frame: Frame, body: str, key: str) -> Fact | None:
    head = HEADS[key]
    pairs = [
        (held, row)
        for held in head.find(frame, body)
        if held.status == "in_force" and held.during(frame.period)
        and frame.admits(row := row_of(frame, held, body))
    ]  # fmt: skip
    if not pairs:
        return None
    told = lastings(held for held, _ in pairs)
    rows = tuple({row.statement: row for _, row in pairs}.values())
    words, bare = (head.tell(frame, body, told, dated) for dated in (True, False))
    return Fact(key, words, bare, rows)


def row_of(frame: Frame, held: Held, body: str, **more: Any) -> Result:
    """The row of a statement that is told of a body."""
    return result(frame.graph, held, main_part(held), said_by(held.statement, body), **more)


def days_of(frame: Frame, body: str, extents: Iterable[Extent]) -> str:
    """The years of what lasted for a part of the life of a body, in brackets behind a blank."""
    life, until = frame.graph.life(body), known_until(frame.graph)
    spans: list[Extent] = []
    for each in sorted(extents):
        span = each
        if spans and each.possible_from <= spans[-1].possible_to:
            last = spans.pop()
            certain_to = max(last.certain_to, each.certain_to)
            possible_to = max(last.possible_to, each.possible_to)
            span = last._replace(certain_to=certain_to, possible_to=possible_to)
        spans.append(span)
    if any(
        each.possible_from <= life.possible_from and life.possible_to <= each.possible_to
        for each in spans
    ):
        return ""
    told = ", ".join(filter(None, (_years(each, until) for each in spans)))
    return f" ({told})" if told else ""


def _years(extent: Extent, until: Day) -> str:
    """*2013 to 2015*, *from 2013*, *from 2013, last seen 2015*, *to 2013*."""
    first, last, seen = map(
        _year, (extent.possible_from, extent.possible_to - 1, extent.certain_to - 1)
    )
    if first and last:
        return first if first == last else f"{first} to {last}"
    if last:
        return f"to {last}"
    if first and seen and extent.certain_to < until:
        return f"from {first}, last seen {seen}"
    return f"from {first}" if first else ""


def _year(day: Day) -> str:
    return "" if is_open(day) else str(date.fromordinal(day).year)


def naming_day_of(told: Lasting) -> Day:
    """The day by which the bodies of what lasted are named: the first certain one that is a day."""
    days = (told.extent.certain_from, told.extent.possible_from, told.extent.certain_to - 1)
    return next((day for day in days if not is_open(day)), AFTER_ALL - 2)


# -- what finds the statements --------------------------------------------------------------------


def _lines(edge_type: str, role: str) -> Callable[[Frame, str], list[Held]]:
    return lambda frame, body: frame.graph.lines(edge_type, role, body)


def _own(statement_type: str) -> Callable[[Frame, str], list[Held]]:
    def find(frame: Frame, body: str) -> list[Held]:
        graph = frame.graph
        own = (graph.held(each) for each in graph.index.said(statement_type, body) if each.counts)
        return list(filter(None, own)) or list(graph.handed_down(statement_type, body))

    return find


# -- what tells them ------------------------------------------------------------------------------


def _tell_form(frame: Frame, body: str, told: list[Lasting], dated: bool) -> str:
    words = []
    for each in told:
        form = each.rows[0].statement
        if isinstance(form, LegalForm):
            words.append(
                form_in_words(form.form) + (days_of(frame, body, [each.extent]) if dated else "")
            )
    return listed(words)


def _tell_size(frame: Frame, body: str, told: list[Lasting], dated: bool) -> str:
    words = []
    for each in told:
        for held in each.rows:
            if isinstance(held.statement, Size):
                days = days_of(frame, body, [held.extent]) if dated else ""
                words.append(f"{held.statement.size}{days}")
    return listed(words)


def _others(role: str) -> Callable[[Frame, str, list[Lasting], bool], str]:
    """Tells the bodies at the other end, a few by name: *the Department of Health (to 2018)*."""

    def tell(frame: Frame, body: str, told: list[Lasting], dated: bool) -> str:
        words: dict[str, str] = {}
        for each in told:
            edge = each.rows[0].statement
            end = edge.end(role) if isinstance(edge, Edge) else ""
            if isinstance(end, str) and end not in words:
                own = [other.extent for other in told if _end(other, role) == end]
                days = days_of(frame, body, own) if dated else ""
                words[end] = articled(frame.graph, end, naming_day_of(each)) + days
        several = list(words.values())
        if not several:
            return "somebody not known"
        if len(several) > NAMED + 1:
            several = [*several[:NAMED], f"{len(several) - NAMED} more"]
        return listed(several)

    return tell


def _end(told: Lasting, role: str) -> str:
    edge = told.rows[0].statement
    return str(edge.end(role)) if isinstance(edge, Edge) else ""


def _tell_account(frame: Frame, body: str, told: list[Lasting], dated: bool) -> str:
    """Whom a body answered to, law first: holders by law, by agreement, in practice."""
    words = []
    for force in FORCES:
        own = [each for each in told if getattr(each.rows[0].statement, "force", "") == force]
        if own:
            words.append(f"{_others('holder')(frame, body, own, dated)} {_BY[force]}")
    return "; ".join(words)


def _tell_planning(frame: Frame, body: str, told: list[Lasting], dated: bool) -> str:
    """For whom a body planned, and of the first two with what."""
    ends = list(dict.fromkeys(_end(each, "planned_for") for each in told))
    words = []
    for end in ends[:2]:
        own = [each for each in told if _end(each, "planned_for") == end]
        scope = getattr(own[0].rows[0].statement, "scope", "")
        words.append(f"{_others('planned_for')(frame, body, own, dated)} ({scope})")
    more = f"{len(ends) - 2} more" if len(ends) > 2 else ""
    return listed(filter(None, [*words, more]))


HEADS = {
    "form": Head("in law", _own("legal_form"), _tell_form),
    "number": Head("in number", _own("size"), _tell_size),
    "account": Head("answered to", _lines("accountability", "body"), _tell_account),
    "host": Head("hosted by", _lines("hosting", "hosted"), _others("host")),
    "whole": Head("belonged to", _lines("membership", "member"), _others("whole")),
    "paid": Head("paid by", _lines("funding", "recipient"), _others("payer")),
    "planned": Head("planned for", _lines("planning", "planner"), _tell_planning),
    "oversaw": Head("oversaw", _lines("oversight", "overseer"), _others("overseen")),
    "paying": Head("paid", _lines("funding", "payer"), _others("recipient")),
    "holding": Head("held to account", _lines("accountability", "holder"), _others("body")),
    "hosting": Head("hosted", _lines("hosting", "host"), _others("hosted")),
    "overseen": Head("overseen by", _lines("oversight", "overseen"), _others("overseer")),
    "came_from": Head("came from", _lines("succession", "successor"), _others("predecessor")),
    "became": Head("followed by", _lines("succession", "predecessor"), _others("successor")),
}
"""The heads under which the record's statements of a body are told, in order."""
