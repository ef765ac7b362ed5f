"""Bodies as the payload has them: names by day and as known, labels, numbers, lives, places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise
from typing import Any

from nhsgraph.dates import BEFORE_ALL, Day, is_open, when_in_words
from nhsgraph.draw.structure.boxes import Box, is_statutory, lines_of, number_of
from nhsgraph.draw.structure.layout import Layout
from nhsgraph.explorer.numbering import JSON, Numbering, bare, days_of, steps_of
from nhsgraph.explorer.said import held_in
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.in_force import Held
from nhsgraph.graph.knowing import Knowing, life_of
from nhsgraph.markup import is_on_the_web
from nhsgraph.schema import Body, Name, Statement
from nhsgraph.words.sentences import in_sentence

Steps = list[tuple[Day, str]]


def bodies(
    graph: DatedGraph, numbers: Numbering, knowing: Knowing, layout: Layout
) -> Iterator[JSON]:
    """Every body, in the order of the record."""
    for body in graph.record.bodies.values():
        description = body.description
        called = _called(graph, body.id)
        known = _called_as_known(graph, knowing, body.id, called)
        names = {name for steps in (called, *(steps for _, steps in known)) for _, name in steps}
        yield {
            "id": body.id,
            "kind": body.kind,
            **bare({"about": description.text if description else ""}),
            **bare({"proof": numbers.proofs(description.evidence) if description else []}),
            **bare({"note": body.note}),
            "called": numbers.steps(called),
            **bare({"the": [each for each in sorted(names) if _has_article(graph, body.id, each)]}),
            **bare({"called_known": [[numbers.day(k), numbers.steps(each)] for k, each in known]}),
            **bare(_drawn(numbers, knowing, body, layout, sorted(names))),
            **bare(_alive(graph, numbers, knowing, body.id)),
            **bare({"codes": _codes(body)}),
        }


def _has_article(graph: DatedGraph, body: str, name: str) -> bool:
    """Whether *the* stands before a name inside a sentence."""
    return in_sentence(graph, body, name) != name


def _codes(body: Body) -> list[list[str]]:
    return [
        [code.scheme.replace("_", " "), code.value, when_in_words(code.when) if code.when else ""]
        for code in body.identifiers
    ]


# -- names --------------------------------------------------------------------------------------


def _names(graph: DatedGraph, body: str) -> list[Name]:
    return [each for each in graph.index.said("name", body) if isinstance(each, Name)]


def _called(graph: DatedGraph, body: str) -> Steps:
    """What a body is called from which day on, as a graph knows it."""
    names = [each for each in _names(graph, body) if each.contested is None]
    if len({each.name for each in names}) < 2:
        return [
            (BEFORE_ALL, graph.named_on_day(body, graph.record.info.covers.extent.certain_from))
        ]
    cuts = days_of(graph.index.extent(each) for each in names)
    return steps_of(lambda day: graph.named_on_day(body, day), cuts)


def _called_as_known(
    graph: DatedGraph, knowing: Knowing, body: str, called: Steps
) -> list[tuple[Day, Steps]]:
    """The same from which day of knowledge on, where that makes a difference."""
    names = _names(graph, body)
    if len(called) == 1 and len({each.name for each in names}) == 1:
        return []
    days = {BEFORE_ALL}.union(*map(knowing.of_begin, names))
    found: list[tuple[Day, Steps]] = []
    for day in sorted(day for day in days if day == BEFORE_ALL or not is_open(day)):
        steps = _called(knowing.on(day), body)
        if not found or found[-1][1] != steps:
            found.append((day, steps))
    return [] if all(steps == called for _, steps in found) else found


# -- what stands in a box -----------------------------------------------------------------------


def _drawn(
    numbers: Numbering, knowing: Knowing, body: Body, layout: Layout, names: Iterable[str]
) -> JSON:  # fmt: skip
    """The place of a body, and what its box may say."""
    graph = knowing.graph
    place = layout.places.get(body.id)
    many = body.kind == "collective"
    members = graph.index.memberships("whole", body.id, "one_of") if body.is_group else []
    shorts = {each.name: each.short for each in _names(graph, body.id) if each.short}
    told: JSON = {
        "short": {name: short for name, short in shorts.items() if name in names},
        "group": many,
        "members": [numbers.statements[each.id] for each in members],
        **(_count(graph, numbers, knowing, body.id) if many else {}),
    }
    if place is None:
        return told
    wide, high = place.width, layout.box.height
    count = "00" if many else ""
    labels = {
        name: [
            text
            for text, kind in lines_of(
                Box(body.id, name, shorts.get(name, name), many=many, count=count), wide, high
            )
            if kind != "count"
        ]
        for name in names
    }
    where = [round(place.x, 1), round(place.y, 1), round(place.width, 1), place.row]
    return {
        **told,
        "labels": labels,
        "place": where,
        **_unstatutory(graph, numbers, knowing, body.id),
    }


Told = Callable[[DatedGraph], tuple[Callable[[Day], object], Iterable[Held]]]
"""In a graph: what is told of a body by day, and the statements on which that depends."""


def _told_by_day(
    numbers: Numbering, knowing: Knowing, told: Told, sources: Iterable[Statement], key: str
) -> JSON:
    """What is told of a body by day of the years that are covered, and how it was known.

    As known on a day, days after it are told otherwise than those before it: what was told of
    both is the same as long as nothing becomes known.

    Args:
        numbers: how days are counted.
        knowing: the days on which what is known changes.
        told: what is told.
        sources: all statements on which it may depend.
        key: the name of it in the payload.
    """

    def steps(graph: DatedGraph, first: Day, stop: Day) -> list[list[Any]]:
        value_on, held = told(graph)
        days = days_of(each.told for each in held)
        for each in held:
            days += _days_of_events(graph, each.statement)
        return numbers.steps(steps_of(value_on, days, first, stop)) if first < stop else []

    base = steps(knowing.graph, numbers.first, numbers.stop)
    cuts = {day for each in sources for day in knowing.of_statement(each)}
    cuts = cuts.union(*(knowing.of_life(body) for each in sources for body in each.bodies))
    known: list[list[Any]] = []
    days = sorted(day for day in cuts if BEFORE_ALL < day < numbers.stop)
    for start, stop in pairwise([BEFORE_ALL, *days, numbers.stop + 1]):
        before = steps(knowing.on(stop - 1), numbers.first, min(stop, numbers.stop))
        later = steps(knowing.on(start), max(start + 1, numbers.first), numbers.stop)
        if not known or known[-1][1:] != [before, later]:
            known.append([numbers.day(start), before, later])
    every = [*base, *(step for row in known for part in row[1:] for step in part)]
    said = any(value for _, value in every)
    return {key: base, f"{key}_known": known} if said else {}


def _days_of_events(graph: DatedGraph, statement: Statement) -> list[Day]:
    """The first and the last day of the events that begin and end a statement."""
    events = (statement.begun_by, statement.ended_by)
    return [day for each in events if each for day in graph.record.events[each].date[1:]]


def _count(graph: DatedGraph, numbers: Numbering, knowing: Knowing, body: str) -> JSON:
    """How many members a collective had, in words."""
    sizes = [each for each in graph.index.said("size", body) if each.counts]
    members = graph.index.memberships("whole", body, "one_of")

    def told(known: DatedGraph) -> tuple[Callable[[Day], object], list[Held]]:
        held = [*known.members(body, "one_of"), *_held(known, sizes)]
        return (lambda day: number_of(known.counted_on_day(body, day))), held

    return _told_by_day(numbers, knowing, told, [*sizes, *members], "count")


def _unstatutory(graph: DatedGraph, numbers: Numbering, knowing: Knowing, body: str) -> JSON:
    """On which days a body rests on no statute of its own."""
    forms = [each for each in graph.index.said("legal_form", body) if each.counts]
    through = graph.index.memberships("member", body, "one_of")
    theirs = [
        form for each in through for end in each.known_ends[1:]
        for form in graph.index.said("legal_form", end)
    ]  # fmt: skip

    def told(known: DatedGraph) -> tuple[Callable[[Day], object], list[Held]]:
        held = [*_held(known, forms), *known.handed_down("legal_form", body)]
        return (lambda day: int(is_statutory(known, body, day) is False)), held

    return _told_by_day(numbers, knowing, told, [*forms, *through, *theirs], "unstatutory")


def _held(graph: DatedGraph, statements: Iterable[Statement]) -> list[Held]:
    return [held for each in statements if each.counts and (held := graph.held(each))]


# -- lives --------------------------------------------------------------------------------------


def _alive(graph: DatedGraph, numbers: Numbering, knowing: Knowing, body: str) -> JSON:
    reach = life_of(body)
    spells = knowing.spells(reach, knowing.of_life(body))
    return held_in(graph, numbers, reach, spells, "life", "known")


# -- names for the box that finds ---------------------------------------------------------------


def names(graph: DatedGraph, numbers: Numbering) -> list[list[object]]:
    """Every word by which a body is found: text, body, what it is, and its days."""
    found: dict[tuple[object, ...], None] = {}
    always = numbers.steps([(BEFORE_ALL, "")])[0][0]
    for body in graph.record.bodies.values():
        number = numbers.bodies[body.id]
        for name in _names(graph, body.id):
            extent = graph.index.extent(name)
            days = (numbers.day(extent.possible_from), numbers.day(extent.possible_to))
            found[name.name, number, "name", *days] = None
            if name.short:
                found[name.short, number, "short", *days] = None
        for alias in body.aliases:
            days = (always, -always)
            if alias.when:
                own = alias.when.extent
                days = (numbers.day(own.possible_from), numbers.day(own.possible_to))
            found[alias.alias, number, "alias", *days] = None
        for code in body.identifiers:
            if not is_on_the_web(code.value):
                found[code.value, number, "code", always, -always] = None
        found[body.id, number, "id", always, -always] = None
    return [list(each) for each in found]
