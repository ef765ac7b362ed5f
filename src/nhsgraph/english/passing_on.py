"""What passes from one body to the next: when it did, by which line, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.cues import Cue


def passed_on(asked: Asked) -> Iterator[Candidate]:
    """*How did its duties pass from the trust to the board*: the lines by which the board followed.

    Without two bodies, of a field of work: who planned for it, one after the other.
    """
    moved = asked.places(_PASSING_ON)
    yield from _no_more(asked)
    if asked.kind not in {"how", "day"} or not moved or not asked.bodies:
        return
    passed, slots = asked.places(PASSED), asked.sentence.bodies
    used = moved | passed | asked.of_type("planning")
    ends = [slot for slot in slots if asked.sentence.before(slot) in {"from", "to"}]
    field = [slot.span for slot in slots if slot not in ends]
    if passed and [asked.sentence.before(slot) for slot in ends] == ["from", "to"]:
        first, then = (asked.meant(slot) for slot in ends)
        yield asked.candidate(
            "passed-on", 1.5, used.union(*field), "when", first, candidate=then,
            role="predecessor", moment="succession",
        )  # fmt: skip
    elif passed and len(ends) == 1 and asked.kind == "day":  # when did its work move to the board
        role = "predecessor" if asked.sentence.before(ends[0]) == "from" else "successor"
        what, end = range((asked.sentence.asking or 0) + 1, min(moved)), asked.meant(ends[0])
        whose = [one for one in asked.proper_bodies if one != end]
        lines = [
            line for line in asked.graph.index.edges("succession", role, end)
            if line.counts and {*whose} <= {*line.known_ends}
        ]  # fmt: skip
        if lines:
            yield asked.candidate(
                "passed-on", 1.5, used.union(what), "when", end, role=role, moment="succession",
                only=tuple(line.id for line in lines),
            )  # fmt: skip
    elif not asked.proper_bodies and asked.kind == "how":
        yield asked.candidate(
            "passed-on", 1.0, used, "planning", asked.bodies[0], role="planned_for"
        )


def _no_more(asked: Asked) -> Iterator[Candidate]:
    """*When did the board stop regulating lodges*: when another took that over from it.

    The words of the work must stand in the line by which it passed on.
    """
    words = asked.sentence.words
    stops = [at for at in asked.places(_STOPPING) if asked.sentence.at(at + 1).endswith("ing")]
    if asked.kind != "day" or not stops or not asked.bodies:
        return
    body, done = asked.bodies[0], range(stops[0] + 2, len(words))
    what = [asked.sentence.stems[at] for at in done if at in asked.sentence.content]
    lines = [
        line.id for line in asked.graph.index.edges("succession", "predecessor", body)
        if line.counts and what and all(asked.texts.has(line.id, one) for one in what)
    ]  # fmt: skip
    if lines:
        used = frozenset(range(stops[0], len(words)))
        yield asked.candidate(
            "no-more", 1.4, used, "when", body, moment="succession", role="predecessor",
            only=tuple(lines),
        )  # fmt: skip


_STOPPING: Final = frozenset("stop stopped cease ceased quit".split())
"""Verbs for what a body does no more."""
_PASSING_ON: Final = frozenset(
    "move moved pass passed shift shifted transfer transferred migrate migrated go evolve".split()
)
"""Verbs for what passes from one body to the next."""


def what_passed(asked: Asked, cue: Cue, body: str) -> frozenset[int]:
    """The words for what a successor took over: *the planning duties of it*, *its training money*.

    Every succession tells what passed; the field of work stands before the noun.
    """
    words, last = asked.sentence.words, cue.places[0]
    streams = asked.sentence.slots.get("stream", ())
    named = frozenset().union(*(slot.span for slot in streams))
    places = range(last + 1, len(words))
    nouns = [one for one in places if words[one] in PASSED or one in named]
    if not nouns:
        return frozenset()
    owners = (slot.span for slot in asked.sentence.bodies if asked.meant(slot) == body)
    field = frozenset(range(last + 1, nouns[0] + 1)).difference(*owners)
    field = field if len(field) <= MOST_PASSED else frozenset(nouns[:1])
    return field | named.intersection(places)


PASSED: Final = frozenset(
    """duty duties function functions responsibility responsibilities role roles work job jobs remit
    task tasks power powers staff money budget budgets portfolio brief assets register registers
    regulation registration""".split()
)
"""What passes from a body to the next."""
MOST_PASSED: Final = 7
"""So many words, articles among them, name what passed."""
