"""Paths through the graph: up the lines of account to the top, and along succession both ways."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    Period,
    When,
    day_in_words,
    days_in_words,
    read_day,
    weakest,
)
from nhsgraph.questions.answer import Answer, Result, Stretch
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import cite, naming, result
from nhsgraph.questions.verdict import opened
from nhsgraph.questions.wording import articled, capital, conjugate, is_plural, listed
from nhsgraph.schema import Edge, Succession

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held


@dataclass(frozen=True)
class _Path:
    """A line of account: the bodies from the one asked about to the top, and what ties them.

    ``back`` are the bodies of the line itself to which its last body answers: it runs in a circle.
    """

    bodies: tuple[str, ...]
    steps: tuple[Held, ...]
    back: tuple[str, ...] = ()

    def certainty(self, day: Day) -> Certainty:
        return weakest(step.on(day) for step in self.steps)


def chain(graph: DatedGraph, question: Question) -> Answer:
    """Every line of account from a body up to the top on a day, each with its weakest certainty.

    A period is answered on its first day on which the body lived. Paths come with the shortest
    first. A chain result has ``statements`` (from the body upwards) and ``answer``, the bodies
    from the one asked about to the top; ``returns_to`` the bodies of the line to which the last
    one answers, where the line runs in a circle.
    """
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer(text=frame.premise.message or "")
    day = _chain_day(frame)
    paths = sorted(_upwards(graph, question.body, day, (question.body,), ()), key=_length)
    tops = [path for path in paths if _reaches_parliament(graph, path)] or paths
    results = [_path_result(graph, path, day) for path in tops]
    notes = frame.notes()
    if not frame.period.is_day:
        notes.append(f"A chain is shown for one day, here {Period.of_day(day).first}.")
    if paths and not any(_reaches_parliament(graph, path) for path in paths):
        notes.append(_why_not_parliament(graph, paths, day))
    return frame.answer(
        text=_chain_text(graph, tops, day) or frame.silence(),
        results=results,
        parts=[_stretch(tops, day)] if tops else [],
        notes=notes,
    )


def _reaches_parliament(graph: DatedGraph, path: _Path) -> bool:
    return graph.body(path.bodies[-1]).kind == "parliament"


def _why_not_parliament(graph: DatedGraph, paths: list[_Path], day: Day) -> str:
    """Why no line reaches Parliament: each runs back to itself, or nothing is recorded above it."""
    none = "No line that is recorded reaches Parliament"
    back = dict.fromkeys(body for path in paths for body in path.back)
    if not back:
        return f"{none}: the record is silent above."
    where = listed(articled(graph, body, day) for body in back)
    if all(path.back for path in paths):
        return f"{none}: {'it runs' if len(paths) == 1 else 'they run'} back to {where}."
    return f"{none}: some run back to {where}, and above the others the record is silent."


def _chain_day(frame: Frame) -> Day:
    life = frame.within_life()
    start = life.start if life.start < life.stop else frame.period.start
    if start > BEFORE_ALL:
        return start
    covers = frame.graph.record.info.covers.extent
    return covers.possible_from


def _length(path: _Path) -> int:
    return len(path.bodies)


def _upwards(
    graph: DatedGraph, body: str, day: Day, seen: tuple[str, ...], steps: tuple[Held, ...]
) -> Iterator[_Path]:
    """Every path upwards that ends where nobody further up is recorded, or in a ring."""
    ways: dict[tuple[str, tuple[str, ...]], list[Held]] = {}
    back: dict[str, None] = {}
    for held in graph.lines("accountability", "body", body):
        holder = held.statement.end("holder") if isinstance(held.statement, Edge) else None
        if not isinstance(holder, str) or held.on(day) is Certainty.NO:
            continue
        if holder in seen:
            back[holder] = None
        else:
            ways.setdefault((holder, held.via), []).append(held)
    if not ways:
        if steps:
            yield _Path(seen, steps, tuple(back))
        return
    for (holder, via), lines in ways.items():
        best = max(lines, key=lambda held: held.on(day).rank)
        yield from _upwards(graph, holder, day, (*seen, *via, holder), (*steps, best))


def _path_result(graph: DatedGraph, path: _Path, day: Day) -> Result:
    first, period = path.steps[0].statement, Period.of_day(day)
    evidence = [each for step in path.steps for each in graph.knowledge.evidence(step.statement)]
    return Result(
        statement=first.id,
        type="chain",
        roles={
            "body": naming(graph, path.bodies[0], period),
            "top": naming(graph, path.bodies[-1], period),
        },
        answer=path.bodies,
        first=period.first,
        last=period.last,
        when=first.when.text,
        certainty=path.certainty(day),
        status="in_force",
        text=_path_text(graph, path, day),
        force=getattr(first, "force", None),
        via=tuple(each for step in path.steps for each in step.via),
        basis=first.basis,
        evidence=cite(graph, evidence),
        more={
            "statements": [step.statement.id for step in path.steps],
            "forces": [getattr(step.statement, "force", None) for step in path.steps],
            "names": [graph.named_on_day(body, day) for body in path.bodies],
            **({"returns_to": list(path.back)} if path.back else {}),
        },
    )


def _path_text(graph: DatedGraph, path: _Path, day: Day) -> str:
    words = " → ".join(graph.named_on_day(body, day) for body in path.bodies)
    back = listed(articled(graph, body, day) for body in path.back)
    return f"{words}, from where it runs back to {back}" if back else words


def _chain_text(graph: DatedGraph, paths: list[_Path], day: Day) -> str:
    if not paths:
        return ""
    ways = "one line" if len(paths) == 1 else f"{len(paths)} lines"
    words = articled(graph, paths[0].bodies[0], day)
    told = [f"{capital(Period.of_day(day).speak())} {ways} of account ran up from {words}:"]
    told += [_path_text(graph, path, day) + _doubt(path.certainty(day)) for path in paths]
    return told[0] + " " + "; ".join(told[1:]) + "."


def _doubt(certainty: Certainty) -> str:
    return "" if certainty is Certainty.CERTAIN else f" ({certainty})"


def _stretch(paths: list[_Path], day: Day) -> Stretch:
    sure = {path.bodies[-1]: None for path in paths if path.certainty(day) is Certainty.CERTAIN}
    maybe = {path.bodies[-1]: None for path in paths if path.bodies[-1] not in sure}
    text = Period.of_day(day).first
    return Stretch(text, text, tuple(sure), tuple(maybe))


def lineage(graph: DatedGraph, question: Question) -> Answer:
    """What a body came from and what followed it, through merges and splits, with what passed.

    Results come with predecessors first (the nearest last), then successors; ``role`` on the
    question narrows it to ``predecessor`` (what followed it) or ``successor`` (what it came from).
    """
    frame = Frame.of(graph, question)
    role = frame.role_in("succession")
    back = [] if role == "predecessor" else _walk(graph, question.body, "successor")
    forth = [] if role == "successor" else _walk(graph, question.body, "predecessor")
    shown = [_succession(frame, held, "predecessor", depth) for held, depth in reversed(back)]
    shown += [_succession(frame, held, "successor", depth) for held, depth in forth]
    results = [each for each in shown if each is not None and _wanted(frame, each)]
    near = results if role is None else [r for r in results if r.more["distance"] == 1]
    if question.candidate:
        return _tied(frame, results)
    far = [each for each in results if each not in near]
    return frame.answer(text=_lineage_text(frame, results), results=near, see_also=far)


def _wanted(frame: Frame, shown: Result) -> bool:
    """True for what belongs to the collective asked for, or where none was."""
    among = frame.question.among
    return among is None or any(frame.graph.is_member(each, among) for each in shown.answer)


def _tied(frame: Frame, results: list[Result]) -> Answer:
    """Whether the candidate stands in the line of the body."""
    candidate = frame.question.candidate or ""
    own = [each for each in results if candidate in each.answer]
    verdict = _when_it_was(frame, own) if own else "not recorded"
    words = _lineage_text(frame, own or results)
    return frame.answer(text=opened(verdict, words), results=own or results, verdict=verdict)


def _when_it_was(frame: Frame, own: list[Result]) -> str:
    """Whether a succession fell in the time asked: *no* where it certainly fell in another."""
    if not frame.asked_days:
        return "yes"
    begins = (frame.graph.index.extent(frame.graph.statement(each.statement)) for each in own)
    spans = [Period(each.possible_from, each.certain_from + 1) for each in begins]
    inside = [each for each in spans if each.overlaps(frame.period)]
    if any(frame.period.start <= each.start and each.stop <= frame.period.stop for each in inside):
        return "yes"
    return "not recorded" if inside else "no"


def _walk(graph: DatedGraph, body: str, role: str) -> list[tuple[Held, int]]:
    """The successions reached from a body in one direction, each once, with its distance."""
    found: list[tuple[Held, int]] = []
    queue, seen = [(body, 1)], {body}
    while queue:
        here, depth = queue.pop(0)
        for held in graph.edges("succession", role, here):
            edge = held.statement
            if not isinstance(edge, Succession):
                continue
            found.append((held, depth))
            other = edge.end(edge.other(role))
            if isinstance(other, str) and other not in seen:
                seen.add(other)
                queue.append((other, depth + 1))
    return found


def _succession(frame: Frame, held: Held, towards: str, depth: int) -> Result | None:
    edge = held.statement
    parts = held.during(Period(BEFORE_ALL, AFTER_ALL))
    if not isinstance(edge, Edge) or not parts:
        return None
    end = edge.end(towards)
    answer = [end] if isinstance(end, str) else []
    first = min(parts)
    return result(frame.graph, held, first, answer, direction=towards, distance=depth)


def _lineage_text(frame: Frame, results: list[Result]) -> str:
    if not results:
        return _end_of_the_line(frame)
    body = articled(frame.graph, frame.question.body, frame.naming_day(frame.period))
    told = []
    plural = is_plural(frame.graph, [frame.question.body])
    followed = f"{conjugate('be', plural=plural, past=True)} followed by"
    for towards, words in (("predecessor", "came from"), ("successor", followed)):
        near = [
            each
            for each in results
            if each.more["direction"] == towards and each.more["distance"] == 1
        ]
        if near:
            names = listed(_passed(frame, each) for each in near)
            told.append(f"{capital(body)} {words} {names}")
    far = [each for each in results if each.more["distance"] > 1]
    if far:
        names = listed(_called(frame, row) for row in far if row.answer)
        told.append(f"Further along the line: {names}")
    return ". ".join(told) + "."


def _end_of_the_line(frame: Frame) -> str:
    """What is to be said of a body that nothing is known to have followed: when it ended."""
    graph, body = frame.graph, frame.question.body
    life = graph.life(body)
    if life.empty or life.possible_to >= AFTER_ALL or frame.question.role == "successor":
        return frame.silence()
    who = capital(articled(graph, body, life.possible_to - 1))
    ended = days_in_words(life.possible_to - 1, life.possible_to - 1)
    events = dict.fromkeys(name.ended_by for name, _ in graph.names(body) if name.ended_by)
    titles = "".join(f" {graph.record.events[each].title}." for each in events)
    return f"{who} ended {ended}.{titles} What followed is not recorded."


def _passed(frame: Frame, row: Result) -> str:
    if not row.answer:
        return "a body not known"
    scope = listed(str(each) for each in row.more.get("scope", ()))
    day = When.read(row.when).begin
    return f"{_called(frame, row)} ({scope}, {day_in_words(day) if day else 'day not known'})"


def _called(frame: Frame, row: Result) -> str:
    """The name of the body that answers, as it was on the day of the succession."""
    day = read_day(row.first) if row.first else frame.naming_day(frame.period)
    return articled(frame.graph, row.answer[0], day)
