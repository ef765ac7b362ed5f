"""Who held a post of a body, and who held it before and after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Day, Part, Period, days_in_words
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.changing import new_value, said_by
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.lives import Pairs, doubt, of_states, said, yes_or_no
from nhsgraph.questions.people import same_person
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import result
from nhsgraph.questions.wording import capital, conjugate, post_of
from nhsgraph.schema import Post

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def post(graph: DatedGraph, question: Question) -> Answer:
    """Who held a post of a body; on the day of a handover the successor."""
    frame = Frame.of(graph, question)
    if question.moment in {"after", "before"}:
        return _beside_in_post(frame, after=question.moment == "after")
    pairs = [
        (part, shown)
        for body in question.bodies
        for part, shown in said(frame, "post", body)
        if frame.of_post(graph.statement(shown.statement))
        and (question.yes_no or not question.value or same_person(question.value, shown.answer[0]))
    ]
    pairs = frame.picked(_successors(pairs, graph) if frame.period.is_day else pairs)
    told = [f"{_holding(graph, part, shown)}{doubt(part)}" for part, shown in pairs]
    if not pairs and not frame.premise.ok:
        told = [(frame.premise.message or "").removesuffix(".")]
    if question.yes_no and question.value:
        return yes_or_no(frame, pairs, told)
    return of_states(frame, pairs, told)


def _beside_in_post(frame: Frame, *, after: bool) -> Answer:
    """Who followed a person in the posts held, or who held them before."""
    graph, question = frame.graph, frame.question
    pairs: Pairs = []
    for body in question.bodies:
        own = [each for each in graph.index.said("post", body) if each.counts]
        for mine in own:
            if not same_person(new_value(mine, None), question.value) or not frame.of_post(mine):
                continue
            begin = mine.when.extent.possible_from
            others = [each for each in own if each.series == mine.series and each is not mine]
            near = [each for each in others if (each.when.extent.possible_from > begin) is after]
            if not near:
                continue
            pick = min if after else max
            day = pick(each.when.extent.possible_from for each in near)
            for each in near:
                held = graph.held(each) if each.when.extent.possible_from == day else None
                parts = held.during(Period(BEFORE_ALL, AFTER_ALL)) if held else []
                if held is not None:
                    person = said_by(each, None)
                    pairs += [(part, result(graph, held, part, person)) for part in parts]
    told = [f"{_holding(graph, part, shown)}{doubt(part)}" for part, shown in pairs]
    return of_states(frame, pairs, told)


def _holding(graph: DatedGraph, part: Part, shown: Result) -> str:
    """*From 2014 to 2016 Ian Cumming was chief executive of HEE*."""
    post = graph.statement(shown.statement)
    be = conjugate("be", plural=False, past=part.stop < AFTER_ALL)
    what = post_of(graph, post, max(part.start, 1)) if isinstance(post, Post) else ""
    days = capital(days_in_words(part.start, part.stop - 1))
    return f"{days} {shown.answer[0]} {be} {what}"


def _successors(pairs: Pairs, graph: DatedGraph) -> Pairs:
    """Of two holders of one post on one day, the one who began later."""
    latest: dict[tuple[str, ...], Day] = {}
    for part, shown in pairs:
        if part.certainty is Certainty.CERTAIN:
            post = graph.statement(shown.statement)
            begun = graph.index.extent(post).possible_from
            latest[post.series] = max(begun, latest.get(post.series, BEFORE_ALL))
    return [
        (part, shown)
        for part, shown in pairs
        for post in [graph.statement(shown.statement)]
        if part.certainty is not Certainty.CERTAIN
        or graph.index.extent(post).possible_from == latest[post.series]
    ]
