"""Paths through the graph: up the lines of account to the top, and along succession both ways."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.heirs import not_yet, of_the_whole, went_on
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result, Stretch
from nhsgraph.answers.results import cite, naming, result
from nhsgraph.answers.telling import NOTHING, Sentence, Telling, fits, in_one, naming_few
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    Period,
    When,
    day_in_words,
    read_day,
    some_day_in_words,
    speak_day,
    weakest,
)
from nhsgraph.graph.chains import Way, ways_up
from nhsgraph.schema import Edge, Succession
from nhsgraph.values import deferring
from nhsgraph.words.sentences import articled, conjugate, is_plural, listed

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


def chain(graph: DatedGraph, question: Question) -> Answer:
    """Every line of account from a body up to the top on a day, each with its weakest certainty.

    A period is answered on its first day on which the body lived. Paths come with the shortest
    first. A chain result has ``statements`` (from the body upwards) and ``answer``, the bodies
    from the one asked about to the top; ``returns_to`` the bodies of the line to which the last
    one answers, where the line runs in a circle. Of very many paths the shortest are told, and a
    note says how many are left out.
    """
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer()
    day = _chain_day(frame)
    paths, left_out = ways_up(graph, question.body, day)
    rows = [(path, _path_result(graph, path, day)) for path in paths]
    tops = [path for path, row in rows if frame.admits(row)]
    results = [row for _, row in rows if frame.admits(row)]
    return frame.answer(
        told=lambda: _chain_told(graph, tops, day, left_out),
        results=results,
        parts=[_stretch(tops, day)] if tops else [],
        notes=_chain_notes(frame, paths, day, left_out),
    )


def _chain_notes(frame: Frame, paths: list[Way], day: Day, left_out: int | None) -> Iterator[str]:
    yield from frame.notes()
    if not frame.period.is_day:
        yield f"A chain is shown for one day, here {speak_day(day)}."
    tops = [frame.graph.body(path.bodies[-1]) for path in paths]
    if tops and all(top.kind != "parliament" for top in tops):
        yield _why_not_parliament(frame.graph, paths, day)
    if left_out != 0:
        yield _left_out_told(len(paths), left_out)


def _why_not_parliament(graph: DatedGraph, paths: list[Way], day: Day) -> str:
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


def _certainty(path: Way, day: Day) -> Certainty:
    """The certainty of the weakest step of a path."""
    return weakest(step.on(day) for step in path.steps)


def _path_result(graph: DatedGraph, path: Way, day: Day) -> Result:
    first, period = path.steps[0].statement, Period.of_day(day)
    row = Result(
        statement=first.id,
        type="chain",
        roles={},
        answer=path.bodies,
        first=period.first,
        last=period.last,
        when=first.when.text,
        certainty=_certainty(path, day),
        status="in_force",
        text="",
        force=getattr(first, "force", None),
        via=tuple(each for step in path.steps for each in step.via),
        basis=first.basis,
        stands_on=tuple(step.statement for step in path.steps),
    )
    return deferring(
        row,
        roles=lambda: {
            "body": naming(graph, path.bodies[0], period),
            "top": naming(graph, path.bodies[-1], period),
        },
        text=lambda: _path_text(graph, path, day),
        evidence=lambda: cite(
            graph, (each for step in row.stands_on for each in graph.knowledge.evidence(step))
        ),
        more=lambda: {
            "statements": row.statements,
            "forces": [getattr(each, "force", None) for each in row.stands_on],
            "names": [graph.named_on_day(body, day) for body in path.bodies],
            **({"returns_to": list(path.back)} if path.back else {}),
        },
    )


def _path_text(graph: DatedGraph, path: Way, day: Day) -> str:
    words = " → ".join(graph.named_on_day(body, day) for body in path.bodies)
    back = listed(articled(graph, body, day) for body in path.back)
    return f"{words}, from where it runs back to {back}" if back else words


def _left_out_told(told: int, left_out: int | None) -> str:
    """That lines are left out, and how many if that is known."""
    more = "more lines of account" if left_out is None else f"{left_out:,} more lines of account"
    more = "1 more line of account" if left_out == 1 else more
    return f"There are {more}: told are the {told} shortest.".replace("are 1 ", "is 1 ")


def _chain_told(graph: DatedGraph, paths: list[Way], day: Day, left_out: int | None) -> Telling:
    """A sentence for each line of account; the lead names where they end."""
    if not paths:
        return NOTHING
    number = f"{len(paths) + (left_out or 0):,}" + (" and more" if left_out is None else "")
    ways = "one line" if number == "1" else f"{number} lines"
    when, who = Period.of_day(day).speak(), articled(graph, paths[0].bodies[0], day)
    told = [Sentence(f"{when} {ways} of account ran up from {who}")]
    told += [
        Sentence(
            _path_text(graph, path, day) + _doubt(_certainty(path, day)),
            tuple(step.statement.id for step in path.steps),
        )
        for path in paths
    ]
    lines = in_one(each.words for each in told[1:])
    others = len(paths) - 1 + (left_out or 0)
    more = f"and {others} more line{'s' * (others > 1)} of account"
    first = f"{when} {told[1].words}; {more}"
    tops = listed(articled(graph, path.bodies[-1], day) for path in paths)
    return Telling(
        tuple(told),
        in_one(
            [f"{when} {who} answered up to {tops}: {lines}"],
            otherwise=first
            if others and fits(first)
            else f"{when} {who} answered up to {tops}, by {ways} of account",
        ),
    )


def _doubt(certainty: Certainty) -> str:
    return "" if certainty is Certainty.CERTAIN else f" ({certainty})"


def _stretch(paths: list[Way], day: Day) -> Stretch:
    sure = {path.bodies[-1]: None for path in paths if _certainty(path, day) is Certainty.CERTAIN}
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
        if question.moment == "merged" and (told := went_on(frame, results)) is not None:
            return told
        return _tied(frame, results)
    then = [row for row in near if frame.asked_days and _fell_in(frame, row)]
    if then and len(then) < len(near):  # what merged into it in those years, and the rest beside
        rest = [row for row in results if row not in then]
        return frame.answer(told=_lineage_told(frame, then), results=then, see_also=rest)
    far = [each for each in results if each not in near]
    return frame.answer(told=_lineage_told(frame, results), results=near, see_also=far)


def _fell_in(frame: Frame, row: Result) -> bool:
    """Whether a succession may have happened in the time asked."""
    extent = frame.graph.index.extent(frame.graph.statement(row.statement))
    return Period(extent.possible_from, extent.certain_from + 1).overlaps(frame.period)


def _wanted(frame: Frame, shown: Result) -> bool:
    """True for what may answer, and belongs to the collective asked for, if one was."""
    among = frame.question.among
    if not frame.admits(shown):
        return False
    return among is None or any(frame.graph.is_member(each, among) for each in shown.answer)


def _tied(frame: Frame, results: list[Result]) -> Answer:
    """Whether the candidate stands in the line of the body."""
    candidate = frame.question.candidate or ""
    own = [each for each in results if candidate in each.answer]
    verdict = _when_it_was(frame, own) if own else "not recorded"
    told = _lineage_told(frame, own or results)
    return frame.answer(told=told, results=own or results, verdict=verdict)


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


def _lineage_told(frame: Frame, results: list[Result]) -> Telling:
    """What a body came from, what followed it, and what stands further along the line."""
    if not results:
        ended = _end_of_the_line(frame)
        return of_the_whole(frame, ended, lineage) or ended
    body = articled(frame.graph, frame.question.body, frame.naming_day(frame.period))
    plural = is_plural(frame.graph, [frame.question.body])
    followed = f"{conjugate('be', plural=plural, past=True)} followed by"
    told: list[Sentence] = []
    claims: list[str] = []
    it = "they" if plural else "it"
    for towards, words in (("predecessor", "came from"), ("successor", followed)):
        near = [
            each
            for each in results
            if each.more["direction"] == towards and each.more["distance"] == 1
        ]
        if near:
            names = listed(_passed(frame, each) for each in near)
            ids = tuple(each.statement for each in near)
            told.append(Sentence(f"{body} {words} {names}", ids))
            who = it if claims else body
            short = [_called(frame, each) for each in near if each.answer]
            passed = [_passed(frame, each) for each in near]
            claims.append(_few(f"{who} {words}", passed, short if len(short) == len(near) else []))
    far = [each for each in results if each.more["distance"] > 1]
    if far:
        further = [_called(frame, row) for row in far if row.answer]
        ids = tuple(row.statement for row in far)
        told.append(Sentence(f"further along the line: {listed(further)}", ids))
        claims = claims or [_few("further along the line:", further)]
    if first := not_yet(frame, results):
        later = f"{first}; later: {in_one(claims)}"
        names = listed(
            dict.fromkeys(
                _called(frame, row) for row in results if row.answer and row.more["distance"] == 1
            )
        )
        return Telling(
            (Sentence(first), *told), later if fits(later) else f"{first}; later: {names}"
        )
    return Telling(tuple(told), in_one(claims))


def _few(words: str, names: list[str], short: Sequence[str] = ()) -> str:
    """Words before the first few of some names."""
    return naming_few(names, lambda several: f"{words} {several}", short)


def _end_of_the_line(frame: Frame) -> Telling:
    """What is to be said of a body that nothing is known to have followed: when it ended."""
    graph, body = frame.graph, frame.question.body
    life = graph.life(body)
    if life.empty or life.possible_to >= AFTER_ALL or frame.question.role == "successor":
        return NOTHING
    who = articled(graph, body, life.possible_to - 1)
    ended = some_day_in_words(life.certain_to - 1, life.possible_to - 1)
    events = dict.fromkeys(name.ended_by for name, _ in graph.names(body) if name.ended_by)
    unknown = "what followed is not recorded"
    told = [f"{who} ended {ended}", *(graph.record.events[each].title for each in events), unknown]
    return Telling(tuple(map(Sentence, told)), f"{told[0]}; {unknown}")


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
