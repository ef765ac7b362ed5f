"""What a question means by what the record has: whose post, whose mandate, who leads a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.people import same_person
from nhsgraph.answers.question import Question
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Certainty, Period
from nhsgraph.schema import Edge, Post, Statement
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

LEADING = (
    "chief_executive", "managing_director", "director", "regional_director", "chair", "leader",
    "lead",
)  # fmt: skip
"""The posts that lead a body, in the order in which one is looked for."""

CHAIRING = frozenset({"chair", "leader"})
"""Those of them that do not run what another body hosts."""

HIGHEST = "secretary_of_state"
"""The post of the minister at the head of a department."""

LED = frozenset({"region", "system"})
"""The kinds that somebody leads, whether or not the record has a name."""


def led(graph: DatedGraph, question: Question) -> Question:
    """*Who ran it*: whoever was its chief executive; its host, or its holder, if it has none."""
    hosted = any(graph.index.edges("hosting", "hosted", question.body))
    group = graph.body(question.body).is_group
    members = graph.index.memberships("whole", question.body, "one_of") if group else []
    posts = {
        getattr(each, "post", ""): None
        for body in (question.body, *(edge.member for edge in members))
        for each in graph.index.said("post", body)
        if not hosted or _held_for_certain(graph, each, question.period)
    }
    for post in LEADING:
        if post in posts and not (hosted and post in CHAIRING):
            return replace(question, form="post", post=post)
    if graph.body(question.body).kind == "department":
        return _of_department(graph, question)
    if hosted or graph.body(question.body).kind in LED:
        in_post = graph.body(question.body).kind in LED
        return replace(question, form="post" if in_post else "hosting")
    if any(graph.index.edges("planning", "planned_for", question.body)):
        return replace(question, form="planning", role="planned_for")
    if of_it := _plans_called(graph, question.body):
        line = of_it[0]
        ids = tuple(one.id for one in of_it)
        return replace(
            question, form="planning", bodies=line.known_ends[:1], role="planner", only=ids
        )
    return replace(question, form="accountability")


def _plans_called(graph: DatedGraph, body: str) -> list[Edge]:
    """The lines of planning that say in their scope that a plan was made, by its name."""
    names = [name.name.partition(":")[0].lower() for name, _ in graph.names(body)]
    return [
        line
        for line in graph.index.of_type("planning")
        if isinstance(line, Edge)
        and line.counts
        and any(name in str(getattr(line, "scope", "")).lower() for name in names)
    ]


def _of_department(graph: DatedGraph, question: Question) -> Question:
    """Who led a department: whoever held its highest office, and its first official."""
    parts = [edge.member for edge in graph.index.memberships("whole", question.body, "part_of")]
    offices = [one for one in parts if graph.body(one).kind == "office"]
    of_offices = [
        post.id for office in offices for post in graph.index.said("post", office)
        if isinstance(post, Post) and post.post == HIGHEST
    ]  # fmt: skip
    own = [
        post.id for post in graph.index.said("post", question.body)
        if isinstance(post, Post) and post.post == "permanent_secretary"
    ]  # fmt: skip
    bodies = (*(offices if of_offices else ()), question.body)
    return replace(question, form="post", bodies=bodies, only=(*of_offices, *own))


def _held_for_certain(graph: DatedGraph, post: Statement, period: Period | None) -> bool:
    held = graph.held(post)
    parts = held.during(period or Period(BEFORE_ALL, AFTER_ALL)) if held else []
    return any(part.certainty is Certainty.CERTAIN for part in parts)


def holding(graph: DatedGraph, question: Question) -> Question:
    """Who held an office: by its own posts, or by those of its name in a body that it names."""
    office = question.body
    if any(graph.index.said("post", office)):
        return replace(question, form="post")
    names = {one.name.lower() for one, _ in graph.names(office)}
    for body in graph.record.bodies:
        posts = {one.post for one in graph.index.said("post", body) if isinstance(one, Post)}
        own = {one.name.lower() for one, _ in graph.names(body)} if posts else set()
        for post in posts:
            words = post.replace("_", " ")
            if any(words in one and any(part in one for part in own) for one in names):
                return replace(question, form="post", bodies=(body,), post=post)
    return replace(question, form="post")


def mandated(graph: DatedGraph) -> tuple[str, ...]:
    """The body whose mandate is meant where none is named: the one with the most steps."""
    bodies = {
        body: sum(1 for _ in graph.index.edges("mandate_approval", "body", body))
        for body in graph.record.bodies
    }
    best = max(bodies, key=lambda body: bodies[body], default=None)
    return (best,) if best and bodies[best] else ()


def with_post(graph: DatedGraph, question: Question) -> tuple[str, ...]:
    """The bodies of which a person held a post, or which have the post that was named."""
    found = [
        statement
        for body in graph.record.bodies
        for statement in graph.index.said("post", body)
        if isinstance(statement, Post)
        and (question.value is None or same_person(question.value, statement.person))
        and (question.value is not None or _is_post(statement.post, question.post))
    ]
    if question.value is not None and question.post is not None:  # the post of all of a person's
        found = [one for one in found if _is_post(one.post, question.post)] or found
    came_about = [statement for statement in found if statement.counts]
    return tuple(dict.fromkeys(statement.owner for statement in came_about or found))


def _is_post(post: str, asked: str | None) -> bool:
    """Whether a post is the one asked for: *director* is any director, but no deputy."""
    return (
        asked in {None, post}
        or post.startswith((f"{asked}_for_", f"{asked}_of_"))
        or (post.endswith(f"_{asked}") and not post.startswith(("deputy_", "vice_", "former_")))
    )


def posts_of(graph: DatedGraph, person: str) -> list[Post]:
    """The posts in force that a person held, anywhere."""
    return [
        statement
        for body in graph.record.bodies
        for statement in graph.index.said("post", body)
        if isinstance(statement, Post)
        and statement.counts
        and same_person(person, statement.person)
    ]
