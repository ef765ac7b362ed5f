"""Which bodies existed, began, ended or were renamed in a time, each with the row that shows it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.answers.frame import Frame
from nhsgraph.answers.instruments import Instrument
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import result
from nhsgraph.dates import BEFORE_ALL, Certainty, Day, Extent, Part, Period, is_open
from nhsgraph.graph.changes import changes_between
from nhsgraph.schema import KINDS, Statement
from nhsgraph.values import dataclass, replace

if TYPE_CHECKING:
    from nhsgraph.graph.in_force import Held


@dataclass(frozen=True)
class Shown:
    """A body that answers: the row that shows it, the day by which it is ordered and named.

    ``extent`` are the days over which it lived, or was one of the set that was asked about.
    """

    body: str
    row: Result
    day: Day
    extent: Extent

    @property
    def sure(self) -> bool:
        """True where it answers for certain."""
        return self.row.certainty is Certainty.CERTAIN


def shown_bodies(frame: Frame) -> list[Shown]:
    """The bodies that answer a question for a list: certain ones first, by day, then by kind."""
    moment = frame.question.moment or "existed"
    found = (_renamed if moment == "renamed" else _living)(frame, moment)
    kept: dict[str, Shown] = {}
    for each in found:
        if not frame.admits(each.row):
            continue
        if each.body not in kept or (each.sure and not kept[each.body].sure):
            kept[each.body] = each
    rank = {kind: number for number, kind in enumerate(KINDS)}
    bodies = frame.graph.record.bodies

    def order(each: Shown) -> tuple[bool, Day, int]:
        return not each.sure, each.day, rank[bodies[each.body].kind]

    return sorted(kept.values(), key=order)


def asked_bodies(frame: Frame) -> list[str]:
    """The bodies among which a list is made: those named, or all, of the kinds asked for."""
    kinds, record = frame.question.kinds, frame.graph.record
    asked = frame.question.bodies or record.bodies
    return [each for each in asked if not kinds or record.bodies[each].kind in kinds]


def _living(frame: Frame, moment: str) -> Iterator[Shown]:
    """Bodies by their lives, or by their time in the set asked about."""
    told = frame.graph.undoubted()
    asked = asked_bodies(frame)
    if frame.question.among is not None:
        wanted = set(asked)
        members = frame.graph.members(frame.question.among, "one_of")
        for held in members or frame.graph.members(frame.question.among):
            if held.statement.owner in wanted and (plain := told.held(held.statement)):
                yield from _at(frame, moment, held.statement.owner, [held], plain.extent)
        return
    for body in asked:
        rows = _showing(frame, body)
        if rows and not frame.graph.life(body).empty:
            yield from _at(frame, moment, body, rows, told.life(body))


def _showing(frame: Frame, body: str) -> list[Held]:
    """What shows that a body lived: its names; as known on a day, else any line known of it."""
    graph = frame.graph
    names = [each for each in graph.index.said("name", body) if each.counts]
    found = [held for each in names if (held := graph.held(each))]
    if found or graph.known_on is None:
        return found
    lines = (each for each in graph.index.of_body(body) if each.counts)
    return [held for each in lines if (held := graph.held(each)) and held.status == "in_force"]


def _at(frame: Frame, moment: str, body: str, rows: list[Held], extent: Extent) -> Iterator[Shown]:
    """A body whose days are ``extent``, if they answer, by the statement that shows it."""
    if moment == "existed":
        yield from _existed(frame, body, rows)
        return
    began = moment == "began"
    first, last = (
        (extent.possible_from, max(extent.possible_from, extent.certain_from))
        if began
        else (extent.certain_to - 1, max(extent.certain_to, extent.possible_to) - 1)
    )
    certainty = turned(frame, first, last, eve=not began)
    if certainty is Certainty.NO:
        return
    pick = min if began else max
    at = 0 if began else 3
    chosen = pick(rows, key=lambda held: held.extent[at])
    if not began and frame.question.value is not None and _outside_law(frame, body):
        return
    statements = [chosen.statement, *_forms(frame, body, extent, began=began)]
    for statement in statements:
        if _rests(frame, statement, "begin" if began else "end"):
            part = Part(first, last + 1, certainty)
            row = _row(frame, body, frame.graph.held(statement) or chosen, part, turn=moment)
            yield Shown(body, row, first, extent)
            return


_OUTSIDE_LAW: Final = frozenset({"non_statutory_partnership", "operating_name"})
"""The legal forms of what no Act set up, so that none can end it."""


def _outside_law(frame: Frame, body: str) -> bool:
    """Whether a body, or what it was one of, only ever had a form that no law gave it."""
    graph = frame.graph
    own = [each for each in graph.index.said("legal_form", body) if each.counts]
    forms = [*own, *(held.statement for held in graph.handed_down("legal_form", body))]
    return bool(forms) and all(getattr(one, "form", "") in _OUTSIDE_LAW for one in forms)


def turned(frame: Frame, first: Day, last: Day, *, eve: bool) -> Certainty:
    """Whether a begin, or an end, of which a span of days is known fell in the time asked.

    Where an end of the span is open, nothing says when it was.

    Args:
        frame: the question.
        first: the first day on which it may have been.
        last: the last one.
        eve: whether what last existed on the eve of a time ended in it too: the day after is that
            of its abolition.
    """
    if is_open(first) or is_open(last):
        return Certainty.NO
    start = frame.period.start - (1 if eve and frame.period.start > BEFORE_ALL else 0)
    if last < start or first >= frame.period.stop:
        return Certainty.NO
    known = frame.graph.known_on is None or last <= frame.graph.known_on
    inside = start <= first and last < frame.period.stop
    return Certainty.CERTAIN if inside and known else Certainty.POSSIBLE


def _forms(frame: Frame, body: str, extent: Extent, *, began: bool) -> Iterator[Statement]:
    """The legal forms with which a life began or ended: they may say by which law it did."""
    if frame.question.value is None:
        return
    for form in frame.graph.index.said("legal_form", body):
        own = frame.graph.index.extent(form)
        same = (
            own.possible_from == extent.possible_from
            if began
            else (own.possible_to == extent.possible_to)
        )
        if form.counts and same:
            yield form


def _rests(frame: Frame, statement: Statement, side: str | None) -> bool:
    """True where a side of a statement rests on the Act asked for, or none was."""
    value = frame.question.value
    return value is None or Instrument(value).carries(frame.graph, statement, side)


def _existed(frame: Frame, body: str, rows: list[Held]) -> Iterator[Shown]:
    """A body that lived in the time asked, by the statement that shows its likeliest days."""
    graph = frame.graph
    member = frame.question.among is not None
    extent = rows[0].told if member else graph.told_life(body)
    parts = extent.during(frame.period)
    if not parts:
        return
    part = max(parts, key=lambda each: each.certainty.rank)
    held = min(rows, key=lambda each: _distance(each.extent, part))
    if frame.question.value is not None:
        forms = [each for each in graph.index.said("legal_form", body) if each.counts]
        resting = [each for each in (held.statement, *forms) if _rests(frame, each, None)]
        found = [own for each in resting if (own := graph.held(each)) and own.during(frame.period)]
        if not found:
            return
        held = found[0]
    alike = [each for each in held.during(frame.period) if each.certainty is part.certainty]
    shown = alike[0] if alike and frame.asked_days else part
    yield Shown(body, _row(frame, body, held, shown), shown.start, extent)


def _distance(extent: Extent, part: Part) -> tuple[int, int]:
    """How far a statement lies from a stretch of time, and how weakly it holds in it."""
    away = max(extent.possible_from - part.start, part.start - extent.possible_to + 1, 0)
    return away, -extent.holds_on(part.start).rank


def _renamed(frame: Frame, moment: str) -> Iterator[Shown]:
    """The bodies that took another name in the time asked, by the new name."""
    graph, period = frame.graph, frame.period
    asked = set(asked_bodies(frame))
    if frame.question.among is not None:
        asked = {each for each in asked if graph.is_member(each, frame.question.among)}
    start = period.start if period.start <= BEFORE_ALL else period.start - 1
    for change in changes_between(graph, Period(start, period.stop), None):
        body, held = change.statement.owner, graph.held(change.statement)
        if change.kind != moment or body not in asked or held is None:
            continue
        if not _rests(frame, change.statement, "begin"):
            continue
        part = Part(change.earliest, change.latest + 1, change.certainty)
        names = [getattr(each, "name", None) for each in (change.before, change.statement)]
        row = _row(frame, body, held, part, turn=moment, before=names[0], after=names[1])
        yield Shown(body, row, change.earliest, graph.life(body))


def _row(frame: Frame, body: str, held: Held, part: Part, **more: Any) -> Result:
    """The row that shows a body: the body itself answers."""
    return replace(result(frame.graph, held, part, [body], **more), answer=(body,))
