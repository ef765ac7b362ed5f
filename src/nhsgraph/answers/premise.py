"""What a question takes for granted: that a body existed then, under that name, in these years."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from nhsgraph.answers.result import HOLDS, JSON, Premise
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Extent,
    Part,
    Period,
    is_open,
    some_day_in_words,
    speak_day,
    write_day,
)
from nhsgraph.schema import Edge, Name, Statement
from nhsgraph.values import deferring, once
from nhsgraph.words.sentences import articled, capital, conjugate, in_sentence, is_plural, listed
from nhsgraph.words.spans import during_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

YEAR = 366
"""A body has come from those that it followed within so many days of its begin."""


def check_existence(graph: DatedGraph, body_id: str, period: Period) -> Premise:
    """Whether a body existed on some day of a period; if not, when it did, what was before."""
    life = graph.life(body_id)
    if life.during(period):
        return HOLDS
    life = graph.undoubted().life(body_id)
    if life.empty:
        return _never(graph, body_id, articled(graph, body_id, period.start), period)
    if life.possible_from >= period.stop:
        return _wrong("not_yet", lambda: _before(graph, body_id, period, life), _lived(life))
    return _wrong("no_longer", lambda: _after(graph, body_id, period, life), _lived(life))


class _Told(NamedTuple):
    """What a premise that does not hold is told by: its lead, what else, who was there before."""

    lead: str
    rest: str | None = None
    before: tuple[JSON, ...] = ()


def _before(graph: DatedGraph, body_id: str, period: Period, life: Extent) -> _Told:
    """That a body did not exist yet, when it began, and what was before it."""
    it, them = ("they", "them") if is_plural(graph, [body_id]) else ("it", "it")
    before, rest = predecessors(graph, body_id, period), None
    began = some_day_in_words(life.possible_from, life.certain_from)
    lead = f"{_did_not_exist(graph, body_id, period)}; {it} began {began}"
    if before:
        be = conjugate("be", plural=len(before) > 1, past=True)
        names = listed(articled(graph, each, period.start) for each in before)
        rest = f"before {them} {be} {names}"
    shown: tuple[JSON, ...] = tuple(
        {"id": each, "name": graph.named_on_day(each, period.start)} for each in before
    )
    return _Told(lead, rest, shown)


def _after(graph: DatedGraph, body_id: str, period: Period, life: Extent) -> _Told:
    """That a body existed no longer, when it ended, and what followed it."""
    it = "they" if is_plural(graph, [body_id]) else "it"
    after, rest = successors(graph, body_id, period), None
    ended = some_day_in_words(life.certain_to - 1, life.possible_to - 1)
    lead = f"{_did_not_exist(graph, body_id, period)}; {it} ended {ended}"
    if after:
        rest = f"what followed: {listed(articled(graph, each, period.start) for each in after)}"
    return _Told(lead, rest)


def _did_not_exist(graph: DatedGraph, body_id: str, period: Period) -> str:
    return f"{articled(graph, body_id, period.start)} did not exist {during_in_words(period)}"


def _wrong(
    problem: str, tell: Callable[[], _Told], lived: tuple[str | None, str | None] = (None, None)
) -> Premise:
    """A premise that does not hold, put in words when somebody reads them."""
    told = once(tell)
    return deferring(
        Premise(False, problem, began=lived[0], ended=lived[1]),
        message=lambda: " ".join(f"{capital(words)}." for words in told()[:2] if words),
        predecessors=lambda: told().before,
        lead=lambda: told().lead,
        rest=lambda: told().rest,
    )


def _lived(life: Extent) -> tuple[str | None, str | None]:
    """The first and the last day of a life as text; None where that end is open."""
    return write_day(life.possible_from), write_day(life.possible_to - 1)


def _never(graph: DatedGraph, body_id: str, name: str, period: Period) -> Premise:
    be = conjugate("be", plural=is_plural(graph, [body_id]), past=True)
    if graph.known_on is not None:
        day = speak_day(graph.known_on)
        message = f"{name} {be} not known of on {day}: not evidenced by then"
        plans = {
            each.status
            for each in graph.index.of_body(body_id)
            if each.planned and each.contested is None and graph.plan(each)
        }
        if plans:
            said = "announced" if "announced" in plans else "proposed"
            message = f"on {day} {name} {be} {said}, and not known to exist yet"
        before = predecessors(graph, body_id, period)
        shown = tuple(
            {"id": each, "name": graph.named_on_day(each, period.start)} for each in before
        )
        return _wrong("not_evidenced", lambda: _Told(message, before=shown))
    claims = [each for each in graph.index.said("name", body_id) if each.contested]
    if claims and not any(each.planned for each in graph.index.said("name", body_id)):
        claimed = [each.name for each in claims if isinstance(each, Name)]
        return _only_claimed(in_sentence(graph, body_id, claimed[0]), claims)
    message = (
        f"{name} {be} planned, but the record has no day on which"
        f" {'they' if be == 'were' else 'it'} existed"
    )
    problem = "never" if _all_fell(graph, body_id) else "only_planned"
    return _wrong(problem, lambda: _Told(message))


def _only_claimed(name: str, claims: Sequence[Statement]) -> Premise:
    """A body whose every name is contested: that it existed is claimed, and denied."""
    reasons = dict.fromkeys(each.contested.reason for each in claims if each.contested)
    why = listed(reason.removesuffix(".") for reason in reasons)
    told = f"that {name} existed is claimed, but contested: {why}"
    return _wrong("contested", lambda: _Told(told))


def _all_fell(graph: DatedGraph, body_id: str) -> bool:
    """True where every plan of a body came to nothing; of others nobody knows what became."""
    plans = [each for each in graph.index.said("name", body_id) if each.planned]
    return all(each.outcome is not None and each.outcome.halt is not None for each in plans)


def predecessors(graph: DatedGraph, body_id: str, period: Period) -> list[str]:
    """The bodies of a period from which a body came, through as many steps as it takes."""
    return _follow(graph, body_id, period, "successor", "predecessor")


def successors(graph: DatedGraph, body_id: str, period: Period) -> list[str]:
    """The bodies of a period that followed a body, through as many steps as it takes."""
    return _follow(graph, body_id, period, "predecessor", "successor")


def _follow(graph: DatedGraph, body_id: str, period: Period, role: str, towards: str) -> list[str]:
    found: list[str] = []
    queue, seen = [body_id], {body_id}
    while queue:
        for edge in graph.index.edges("succession", role, queue.pop(0)):
            other = edge.end(towards)
            if not edge.counts or not isinstance(other, str) or other in seen:
                continue
            if towards == "predecessor" and not _at_the_turn(graph, edge):
                continue
            seen.add(other)
            if graph.life(other).during(period):
                found.append(other)
            else:
                queue.append(other)
    return found


def _at_the_turn(graph: DatedGraph, edge: Edge) -> bool:
    """True for a succession within a year of its successor's begin; later ones are mergers."""
    born = graph.life(edge.known_ends[-1]).certain_from
    return graph.index.extent(edge).possible_from <= born + YEAR


def life_notes(graph: DatedGraph, body_id: str, period: Period) -> list[str]:
    """What a reader should know of a life that begins or ends within the period."""
    life = graph.undoubted().life(body_id)
    name = capital(articled(graph, body_id, max(period.start, life.certain_from)))
    notes = []
    if period.start > BEFORE_ALL and period.start < life.possible_from < period.stop:
        notes.append(f"{name} began {some_day_in_words(life.possible_from, life.certain_from)}.")
    if period.stop < AFTER_ALL and period.start < life.possible_to < period.stop:
        notes.append(
            f"{name} ended {some_day_in_words(life.certain_to - 1, life.possible_to - 1)}."
        )
    return notes


def name_notes(graph: DatedGraph, body_id: str, period: Period) -> list[str]:
    """The names of a body in a period in which it had more than one, with their days."""
    names = [
        (name.name, part) for name, part in graph.names(body_id, period) if name.use != "legal"
    ]
    if len({name for name, _ in names}) < 2 or period.start <= BEFORE_ALL:
        return []
    told = [
        f"{name} {_when(part, period)}"
        for name, part in names
        if part.certainty is Certainty.CERTAIN
    ]
    return [f"Names: {'; '.join(told)}."]


def _when(part: Part, period: Period) -> str:
    if part.start > period.start:
        return f"from {speak_day(part.start)}"
    return "throughout" if is_open(part.stop - 1) else f"to {speak_day(part.stop - 1)}"
