"""What a question means by what the record has: whose post, whose mandate, who leads a body."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Period
from nhsgraph.questions.english.grammar import Row
from nhsgraph.questions.people import same_person
from nhsgraph.questions.request import Question
from nhsgraph.schema import Statement

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LEADING = (
    "chief_executive", "managing_director", "director", "regional_director", "chair", "leader",
)  # fmt: skip
"""The posts that lead a body, in the order in which one is looked for."""

LED = frozenset({"region", "system"})
"""The kinds that somebody leads, whether or not the record has a name."""


def refined(graph: DatedGraph, question: Question, row: Row) -> Question:
    """What depends on the kind of body that was named, or on what the record says of it."""
    if row.form == "when" and question.mandate:
        question = replace(question, period=None)
    if row.lead:
        return _led(graph, question)
    dated = bool(question.bodies) and question.period is not None
    if row.form == "history" and dated and graph.body(question.body).kind == "office":
        return _holding(graph, question)
    if (
        row.form in {"mandate", "when"}
        and not question.bodies
        and not (row.moment or "").startswith("post")
    ):
        return replace(question, bodies=_mandated(graph))
    if row.form == "post" and not question.bodies:
        return replace(question, bodies=_with_post(graph, question))
    return question


def _led(graph: DatedGraph, question: Question) -> Question:
    """*Who ran it*: whoever was its chief executive; its host, or its holder, if it has none."""
    hosted = any(graph.index.edges("hosting", "hosted", question.body))
    posts = {
        getattr(each, "post", ""): None
        for each in graph.index.said("post", question.body)
        if not hosted or _held_for_certain(graph, each, question.period)
    }
    for post in LEADING:
        if post in posts:
            return replace(question, form="post", post=post)
    if graph.body(question.body).kind in LED:
        return replace(question, form="post")
    if hosted:
        return replace(question, form="hosting")
    if any(graph.index.edges("planning", "planned_for", question.body)):
        return replace(question, form="planning", role="planned_for")
    return replace(question, form="accountability")


def _held_for_certain(graph: DatedGraph, post: Statement, period: Period | None) -> bool:
    held = graph.held(post)
    parts = held.during(period or Period(BEFORE_ALL, AFTER_ALL)) if held else []
    return any(part.certainty is Certainty.CERTAIN for part in parts)


def _holding(graph: DatedGraph, question: Question) -> Question:
    """Who held an office: by its own posts, or by those of its name in a body around it."""
    office = question.body
    if not any(graph.index.said("post", office)):
        name = graph.named_on_day(
            office, max(question.period.start, 1) if question.period else 1
        ).lower()
        for edge in graph.index.edges("membership", "member", office):
            whole = edge.end("whole")
            posts = graph.index.said("post", whole) if isinstance(whole, str) else ()
            for post in {getattr(each, "post", ""): None for each in posts}:
                if isinstance(whole, str) and post.replace("_", " ") in name:
                    return replace(question, form="post", bodies=(whole,), post=post)
    return replace(question, form="post")


def _mandated(graph: DatedGraph) -> tuple[str, ...]:
    """The body whose mandate is meant where none is named: the one with the most steps."""
    bodies = {
        body: sum(1 for _ in graph.index.edges("mandate_approval", "body", body))
        for body in graph.record.bodies
    }
    best = max(bodies, key=lambda body: bodies[body], default=None)
    return (best,) if best and bodies[best] else ()


def _with_post(graph: DatedGraph, question: Question) -> tuple[str, ...]:
    """The bodies of which a person held a post, or which have the post that was named."""
    found = (
        statement.owner
        for body in graph.record.bodies
        for statement in graph.index.said("post", body)
        if question.value is None
        or (
            same_person(question.value, getattr(statement, "person", ""))
            and (question.value or question.post == getattr(statement, "post", ""))
        )
    )
    return tuple(dict.fromkeys(found))
