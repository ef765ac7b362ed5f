"""Bodies by what the record says that they are: *who regulated nurses*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period
from nhsgraph.english.stems import stem
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.schema import Body


def described(asked: Asked) -> Iterator[Candidate]:
    """*Who regulated nurses*: bodies of a kind by what the record says that they are."""
    sentence = asked.sentence
    if asked.bodies or asked.kind not in {"who", "what", ""}:
        return
    places = frozenset(place for place, found in enumerate(sentence.stems) if found in _KINDS)
    stems = {sentence.stems[place] for place in sentence.content if place not in places}
    stems -= {stem("cover"), stem("handle"), stem("oversee")}  # which regulator covered nurses
    if not places or not stems:
        return
    kinds = {_KINDS[sentence.stems[place]] for place in places}
    period = asked.period or Period(BEFORE_ALL, AFTER_ALL)
    words = {
        body.id: {*map(stem, words_of(_words_on(body)))}
        for body in asked.graph.record.bodies.values()
        if body.kind in kinds and asked.graph.life(body.id).during(period)
    }
    groups = [group for part in _in_turn(asked) if (group := {*map(stem, words_of(part))} & stems)]
    found = [body for body, own in words.items() if stems <= own]
    if not found and groups:
        of_each = [_best_of(words, group) for group in groups]
        found = list(dict.fromkeys(one for some in of_each for one in some)) if all(of_each) else []
    used = places | frozenset(sentence.content)
    if len(found) == 1:
        yield asked.candidate("described", 1.2, used, "about", *found, moment="named")
    elif found:
        yield asked.candidate(
            "described", 1.2, used, "bodies", *found, moment="existed",
            kinds=tuple(sorted(kinds)), notes=(BY_DESCRIPTION,),
        )  # fmt: skip


def of_a_department(asked: Asked) -> Iterator[Candidate]:
    """*The arm's length bodies of the Department in 2019*: those that answer to it, or its head."""
    kinds = asked.places(_AT_ARMS_LENGTH)
    graph, slots = asked.graph, asked.sentence.bodies
    named = [slot for slot in slots if graph.body(asked.meant(slot)).kind == "department"]
    if not kinds or len(named) != 1 or len(slots) != 1 or asked.kind == "yes":
        return
    department = asked.meant(named[0])
    parts = graph.index.memberships("whole", department, "part_of")
    holders = {
        department,
        *(one.member for one in parts if graph.body(one.member).kind == "office"),
    }
    period = asked.period or Period(BEFORE_ALL, AFTER_ALL)
    found = dict.fromkeys(
        line.owner
        for holder in holders
        for line in graph.index.edges("accountability", "holder", holder)
        if graph.body(line.owner).kind in _OF_DEPARTMENTS
        and (held := graph.held(line)) and line.counts and held.during(period)
    )  # fmt: skip
    used = kinds | named[0].span | asked.span("listed", "exists", "count")
    if found:
        yield asked.candidate(
            "of-a-department", 2.0, used, "bodies", *found, moment="existed",
            kinds=_OF_DEPARTMENTS, counted=asked.kind == "number", notes=(TO_THE_DEPARTMENT,),
        )  # fmt: skip


_AT_ARMS_LENGTH: Final = frozenset("quango quangos alb albs".split())
"""Words for bodies at arm's length of a department, as the reader has them."""
_OF_DEPARTMENTS: Final = ("arms_length_body", "regulator")
"""The kinds of bodies that answer to a department at arm's length."""
TO_THE_DEPARTMENT: Final = (
    "Told are the bodies of these kinds that answered to the department or its minister on record;"
    " the record has no list that the department made."
)
"""What a reader must know of the bodies of a department."""


def _in_turn(asked: Asked) -> list[str]:
    """What stands in a row in a sentence: *doctors, nurses and pharmacists*."""
    return asked.sentence.text.replace(" and ", ", ").replace(" or ", ", ").split(", ")


def _best_of(words: dict[str, set[str]], group: set[str]) -> list[str]:
    """The bodies of whom all of a group of words is said; else the one that has most of it."""
    shared = {body: sum(_says(own, one) for one in group) for body, own in words.items()}
    if found := [body for body, number in shared.items() if number == len(group)]:
        return found
    most = max(shared.values(), default=0)
    best = [body for body, number in shared.items() if number == most]
    return best if len(best) == 1 and most * 3 >= len(group) * 2 else []


def _says(words: set[str], wanted: str) -> bool:
    """Whether a word is among others, or one of its kin: *profession* of *professional*."""
    kin = wanted[:_KIN] if len(wanted) >= _KIN else ""
    return wanted in words or any(kin and word.startswith(kin) for word in words)


_KIN: Final = 7
"""Long words that begin with so many letters alike are of one kin."""


def _words_on(body: Body) -> str:
    """What the record says of a body in its description and of what it is."""
    return f"{body.description.text if body.description else ''} {body.identity or ''}"


BY_DESCRIPTION: Final = (
    "They are found by their descriptions, which say what they did and since when; nhsgraph show"
    " tells the whole of each."
)
"""What a reader must know of bodies that are found by what they are said to be."""
_KINDS: Final = {stem("regulate"): "regulator", stem("regulator"): "regulator"}
"""Words for what a body does, by which bodies of a kind are asked for."""
