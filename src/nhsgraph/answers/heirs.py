"""What is told of successions where a body has none of its own, or none in the time asked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.question import Question
from nhsgraph.answers.telling import Sentence, Telling
from nhsgraph.dates import is_open
from nhsgraph.words.sentences import articled, is_plural, listed
from nhsgraph.words.spans import during_in_words, some_day_in

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.answers.frame import Frame
    from nhsgraph.answers.result import Result
    from nhsgraph.graph import DatedGraph

Lineage = Callable[["DatedGraph", Question], "Answer"]


def of_the_whole(frame: Frame, ended: Telling, lineage: Lineage) -> Telling | None:
    """What is told of one of a set with no line of its own: what followed the set, or was before.

    And of a joint arrangement that replaced nobody: whose it was, and since when.

    Args:
        frame: the question.
        ended: when the body ended, and that what followed is not recorded.
        lineage: answers the same question of the set.

    Returns:
        None where there is neither.
    """
    graph, body, question = frame.graph, frame.question.body, frame.question
    role = question.role
    if role is None or question.candidate or question.among or question.kinds:
        return None
    if role == "successor" and graph.body(body).kind == "joint_arrangement":
        return _joined(frame)
    alone = "what followed it alone" if role == "predecessor" else "what it alone replaced"
    for edge in graph.index.memberships("member", body, "one_of"):
        found = lineage(graph, Question("lineage", (edge.known_ends[-1],), role=role))
        if not found.results:
            continue
        first = ended.sentences[0].words + "; " if ended.sentences else ""
        silent = f"{first}{alone} is not recorded"
        told = f"of the set to which it belonged: {found.claim or found.lead.rstrip('.')}"
        ids = tuple(row.statement for row in found.results)
        beside = ended.sentences[1:-1]  # less that what followed is not recorded
        return Telling((Sentence(silent), *beside, Sentence(told, ids)), f"{silent}; {told}")
    return None


def _joined(frame: Frame) -> Telling | None:
    """That nobody is recorded whom a joint arrangement replaced; of whom it was, and since when."""
    graph, body = frame.graph, frame.question.body
    life = graph.undoubted().life(body)
    parts = [
        edge
        for edge in graph.index.memberships("whole", body, "part_of")
        if graph.index.extent(edge).possible_from <= life.certain_from
        and graph.life(edge.known_ends[0]).certain_from
        < life.possible_from  # none of its own boards
    ]
    if not parts or is_open(life.possible_from):
        return None
    names = listed(articled(graph, edge.known_ends[0], life.possible_from) for edge in parts)
    who = articled(graph, body, life.possible_from)
    began = some_day_in(life.possible_from, life.certain_from)
    claim = f"no body is recorded that {who} replaced; from {began} {names} worked as {who}"
    return Telling((Sentence(claim, tuple(edge.id for edge in parts)),), claim)


def not_yet(frame: Frame, results: Sequence[Result]) -> str:
    """What to tell first where all that followed a body came after the time asked; or nothing.

    *What became of it in 2016*, where it went on, if as a part of an arrangement from then on.
    """
    graph, body, period = frame.graph, frame.question.body, frame.period
    extents = [graph.index.extent(graph.statement(row.statement)) for row in results]
    asked = frame.question.role == "predecessor" and frame.asked_days and extents
    lived = graph.life(body).certain_to >= period.stop
    if not (asked and lived) or any(one.possible_from <= period.stop for one in extents):
        return ""
    joined = _joining(frame, body)
    name = articled(graph, body, period.start)
    it = "they" if is_plural(graph, [body]) else "it"
    went = f", {listed(joined)}" if joined else ""
    then = during_in_words(period)
    return f"{then} nothing is recorded to have followed {name}: {it} went on{went}"


def went_on(frame: Frame, results: Sequence[Result]) -> Answer | None:
    """That two bodies did not become one in the time asked, since both went on after it.

    In law they did not; where they joined one arrangement in that time, they did so in part.
    None where they may have.
    """
    graph, period, question = frame.graph, frame.period, frame.question
    bodies = (question.body, question.candidate or "")
    own = any(question.candidate in row.answer for row in results)
    if own or not frame.asked_days or not frame.premise.ok:
        return None
    if any(graph.life(body).certain_to <= period.stop for body in bodies):
        return None
    names = listed(articled(graph, body, period.start) for body in bodies)
    joined = [one for one in _joining(frame, bodies[0]) if one in _joining(frame, bodies[1])]
    went = f", {listed(joined)}" if joined else ""
    verdict = "partly" if joined and question.force != "law" else "no"
    ends = [graph.undoubted().life(body) for body in bodies]
    days = {some_day_in(one.certain_to - 1, one.possible_to - 1) for one in ends}
    until = f" until {days.pop()}" if len(days) == 1 and not is_open(ends[0].possible_to) else ""
    then = during_in_words(period)
    claim = f"{then} {names} did not become one in law: both went on{until}{went}"
    rows = [row for row in results if row.more["distance"] == 1]
    told = Telling((Sentence(claim),), claim)
    return frame.answer(told=told, see_also=rows, verdict=verdict)


def _joining(frame: Frame, body: str) -> dict[str, None]:
    """The arrangements that a body joined in the time asked, as clauses with their days."""
    graph, period = frame.graph, frame.period
    joined: dict[str, None] = {}
    for edge in graph.index.memberships("member", body, "part_of"):
        begin, whole = graph.index.extent(edge), edge.known_ends[-1]
        inside = period.start <= begin.possible_from and begin.certain_from < period.stop
        led = graph.body(whole).kind == "joint_arrangement" and graph.index.said("post", whole)
        if led and inside:  # one with a head of its own: more than some who sign a paper together
            day = some_day_in(begin.possible_from, begin.certain_from)
            joined[f"from {day} as part of {articled(graph, whole, begin.certain_from)}"] = None
    return joined
