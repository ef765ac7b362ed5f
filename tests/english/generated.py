"""Typed questions made from a record, for tests that write them and read them back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from nhsgraph import Graph
from nhsgraph.answers import Question
from nhsgraph.answers.people import bare_name
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period, is_open
from nhsgraph.schema import (
    EDGE_TYPES,
    Edge,
    Funding,
    LegalForm,
    MandateApproval,
    Name,
    Post,
    Statement,
)


def questions(graph: Graph) -> Iterator[Question]:
    """Questions about what the record says, of every form that is put in words.

    None is about bodies that share a name: that name alone is no question about one of them.
    """
    shared = _sharing(graph)
    for question in _questions(graph):
        if not shared.intersection([*question.bodies, question.candidate]):
            yield question


def _sharing(graph: Graph) -> set[str]:
    """The bodies with a name that another has had too."""
    named: dict[str, set[str]] = {}
    for statement in graph.record.statements.values():
        if isinstance(statement, Name):
            for name in filter(None, [statement.name, statement.short]):
                named.setdefault(name.casefold(), set()).add(statement.owner)
    return {body for bodies in named.values() if len(bodies) > 1 for body in bodies}


def _questions(graph: Graph) -> Iterator[Question]:
    for statement in graph.record.statements.values():
        if statement.counts and not graph.life(statement.owner).empty:
            yield from _of_statement(graph, statement)
    for body in graph.record.bodies:
        if not graph.life(body).empty:
            yield from _of_body(graph, body)
    for area in graph.index.areas:
        wholes = [
            edge.end("whole") for edge in graph.index.edges("membership", "member", area.owner)
        ]
        yield Question("area", (area.owner,))
        yield Question("area", (area.owner,), places=area.places[:2], yes_no=True)
        yield Question("area", places=area.places[:1])
        yield from (Question("area", (str(one),), places=area.places[:2]) for one in wholes[:1])
    for word in graph.record.info.words:
        if word.description is not None:
            yield Question("meaning", value=word.words)
    for year in range(2010, 2022):
        period = Period.read(str(year))
        yield Question("happened", (), period)
        for moment in ("existed", "began", "ended", "renamed"):
            yield Question("bodies", (), period, moment=moment)
        yield Question("bodies", (), period, moment="existed", kinds=("regulator",))


def _times(graph: Graph, statement: Statement) -> Iterator[Period | None]:
    """No time, a day and a year on which a statement held for certain, as far as it has any."""
    yield None
    extent = graph.index.extent(statement)
    for body in statement.bodies:
        life = graph.life(body)
        extent = extent.meet(life)
    first = max(extent.certain_from, date(2010, 1, 1).toordinal())
    last = min(extent.certain_to, date(2022, 1, 1).toordinal()) - 1
    if first > last:
        return
    day = (first + last) // 2
    yield Period(day, day + 1)
    year = Period.read(str(date.fromordinal(day).year))
    if year.start >= first and year.stop - 1 <= last:
        yield year


def _of_statement(graph: Graph, statement: Statement) -> Iterator[Question]:
    if isinstance(statement, Edge):
        if len(set(statement.known_ends)) == 2 and statement.type != "mandate_approval":
            yield from _of_edge(graph, statement)
        if isinstance(statement, MandateApproval) and statement.mandate is not None:
            yield Question("mandate", (statement.body,), mandate=statement.mandate)
    elif isinstance(statement, Post):
        body, post = statement.owner, statement.post
        if f"{body}-{post.replace('_', '-')}" in graph.record.bodies:
            return  # the post is a body of its own, which its name means
        for period in _times(graph, statement):
            yield Question("post", (body,), period, post=post)
        yield Question("post", (body,), post=post, value=statement.person, yes_no=True)
        yield Question("lasted", (body,), moment="post", post=post, value=statement.person)
        yield Question("when", (body,), moment="post", post=post, value=statement.person)
    elif isinstance(statement, LegalForm):
        body = statement.owner
        yield Question("legal_form", (body,))
        named = graph.named_on_day(body, 1).casefold()
        if statement.form.replace("_", " ") not in named.replace("authorities", "authority"):
            yield Question("legal_form", (body,), value=statement.form, yes_no=True)
        yield Question("when", (body,), moment="reformed", value=statement.form)
        yield Question("when", (body,), moment="reformed:ended", value=statement.form)


def _more_of_a_line(edge: Edge, body: str, other: str, role: str) -> Iterator[Question]:
    """Since when, until when, how long and why a line between two bodies was."""
    if edge.type in {"accountability", "funding", "hosting", "oversight"}:
        for form in ("when", "lasted", "reason"):
            yield Question(form, (body,), moment=edge.type, candidate=other, role=role)
        yield Question("when", (body,), moment=f"{edge.type}:ended", candidate=other, role=role)


def _of_edge(graph: Graph, edge: Edge) -> Iterator[Question]:
    first, second = edge.known_ends
    ends = dict(zip(edge.roles, (first, second), strict=True))
    extra: dict[str, Any] = {"post": getattr(edge, "post", None)}
    times = list(_times(graph, edge))
    for form, given in EDGE_TYPES[edge.type].forms().items():
        for period in times:
            yield Question(form, (ends[given],), period, **extra)
            if isinstance(edge, Funding):
                yield Question(form, (ends[given],), period, stream=edge.stream)
    form, given = next(iter(EDGE_TYPES[edge.type].forms().items()), ("lineage", "predecessor"))
    other = EDGE_TYPES[edge.type].other(given)
    for period in times:
        more: dict[str, Any] = {"role": given} if form == "lineage" else {}
        yield Question(
            form, (ends[given],), period, candidate=ends[other], yes_no=True, **extra, **more
        )
    if form == "lineage":
        yield Question(form, (first,), role="predecessor")
        yield Question(form, (second,), role="successor")
        return
    yield from _more_of_a_line(edge, ends[given], ends[other], given)
    if isinstance(edge, Funding):
        for amount in edge.amounts:
            period = amount.year.period
            yield Question("amount", (edge.recipient,), period)
            yield Question("amount", (edge.recipient,), period, candidate=ends["payer"])
            yield Question("amount", (ends["payer"],), period, role="payer")


def _of_body(graph: Graph, body: str) -> Iterator[Question]:
    life = graph.life(body)
    year = Period.read("2015")
    for form in ("about", "name", "legal_basis", "exists", "chain", "history", "plans", "lasted"):
        yield Question(form, (body,), yes_no=form == "exists")
    yield Question("exists", (body,), year, yes_no=True)
    yield Question("duty", (body,))
    yield Question("changes", (body,), year)
    if " and " not in graph.named_on_day(body, 1):  # how do the one and the other differ
        yield Question("compared", (body,), Period.read("2012-05-01/2016-07-31"))
    yield Question("happened", (body,), year)
    for moment in ("began", "ended", "renamed"):
        yield Question("when", (body,), moment=moment)
        yield Question("reason", (body,), moment=moment)
    if graph.body(body).is_group and not is_open(life.possible_from):
        yield Question("count", (body,), year if life.during(year) else None)
    others = [one for one in graph.record.bodies if one != body][:1]
    yield Question("difference", (body, *others))
    yield Question("power", (body, *others))
    yield Question("power", (body, *others), moment="directions", yes_no=True)
    for moment, pick in (("began", "first"), ("ended", "last"), ("lasted", None), ("both", None)):
        yield Question("order", (body, *others), moment=moment, pick=pick, yes_no=moment == "both")
    yield Question("ties", (body, *others))


def same(question: Question) -> tuple[object, ...]:
    """What two questions must have in common; an office is its own post, titles name no person."""
    lines = {
        form: (name, role)
        for name, edge in EDGE_TYPES.items()
        for form, role in edge.forms().items()
    } | {"lineage": ("succession", "predecessor")}
    form: str = question.form
    role = question.role
    bodies: tuple[object, ...] = (question.bodies, question.candidate)
    if form in lines:
        name, given = lines[form]
        role = role or given
        ends = {role: question.bodies[0], EDGE_TYPES[name].other(role): question.candidate}
        form = name if question.candidate else f"{name} of {role}"
        role, bodies = None, tuple(ends[one] for one in EDGE_TYPES[name].roles)
    if (line := question.supposes) is not None:
        ends = {role or "": question.body, EDGE_TYPES[line].other(role or ""): question.candidate}
        role, bodies = None, tuple(ends[one] for one in EDGE_TYPES[line].roles)
    elif form in {"partnership", "difference", "order", "when", "lasted"}:
        bodies = tuple(sorted([*question.bodies, question.candidate or ""]))
    moment = question.moment or {"when": "began"}.get(question.form)
    moment = None if question.form == "members" else moment  # of a set only those that are of it
    period = question.period or Period(BEFORE_ALL, AFTER_ALL)
    if question.mandate is not None:
        period = question.mandate.period
    post = question.post
    if post and question.bodies and question.bodies[0].startswith(post.replace("_", "-")):
        post = None
    # a body that took a name twice is asked for the time when it gave it up
    value = "" if moment == "renamed" else question.value or ""
    return (
        form, bodies, role, moment, post, question.stream, tuple(bare_name(value)),
        question.among, question.kinds, question.mandate, period.start, period.stop,
    )  # fmt: skip
