"""Candidates for what one body had over another: could it direct it, in law or by agreement."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.english.stems import stem

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Sentence, Slot

_DIRECT: Final = frozenset(map(stem, "direct instruct directions instructions orders".split()))
"""Words for what one does to another who must follow."""
_POWER: Final = frozenset(stem(word) for word in "power authority entitle empower allow".split())
_STANDING: Final = frozenset(
    stem(word) for word in "position relationship relation standing role footing".split()
)
_INDEPENDENT: Final = frozenset({"independent", "independence", "autonomous", "autonomy"})
_BESIDE: Final = frozenset(
    stem(word)
    for word in """let give issue subject have get legal legally statutory law statute agreement
    practice practise formal formally oppose rather than not only merely approve just paper jure de
    facto really actually between over exercise use general say follow obey comply tell power act
    authority""".split()
)
"""Words beside these that only say of which force it is, or that it is done."""
_BY_LAW: Final = frozenset({stem("formal"), stem("authority")})
TWO: Final = 2


def powers(asked: Asked) -> Iterator[Candidate]:
    """*Could A direct B by law*, *what was the legal position between A and B*."""
    sentence = asked.sentence
    named = [slot for slot in sentence.bodies if not slot.pronoun]
    if len(asked.bodies) != TWO or len(named) != TWO or asked.kind in {"day", "long", "number"}:
        return
    stems = [("" if p in sentence.named else one) for p, one in enumerate(sentence.stems)]
    beside = {place for place, one in enumerate(stems) if one in _BESIDE | _POWER}
    first, second = named if not _turned(sentence, named) else named[::-1]
    directs = {place for place, one in enumerate(stems) if one in _DIRECT}
    if directs and _is_done(sentence, directs, named):
        yield _candidate(asked, directs | beside, first, second, moment="directions")
        return
    words = set(stems)
    by_law = bool(_BY_LAW.intersection(words) or asked.force[1])
    places = {place for place, one in enumerate(stems) if one in _STANDING}
    mandate = asked.span("mandate")
    if by_law and (places or mandate):
        either = "or" in sentence.words and asked.force[0] is None
        used = places | mandate | beside
        over, under = named if mandate else _over(asked, named)
        yes_no = sentence.yes_no and not either
        yield _candidate(asked, used, over, under, yes_no=yes_no)
    alone = {place for place, word in enumerate(sentence.words) if word in _INDEPENDENT}
    if alone:
        note = "The record does not weigh how independent a body was: it tells what bound it."
        last = sentence.before(named[1]) in {"of", "from"}
        over, under = (named[1], named[0]) if last else named
        yield _candidate(asked, alone | beside, over, under, yes_no=False, notes=(note,))


def _candidate(
    asked: Asked, used: set[int] | frozenset[int], over: Slot, under: Slot, **more: object
) -> Candidate:
    bodies = asked.meant(over), asked.meant(under)
    force = asked.force[0] if more.get("moment") is None else None
    used = used | asked.force[1]
    return asked.candidate("power", 1.6, used, "power", *bodies, **{"force": force, **more})


def _is_done(sentence: Sentence, directs: set[int], named: list[Slot]) -> bool:
    """Whether one directs the other: *direct B*, *directions to B*; no *direct line to it*."""
    last = max(directs)
    behind = [slot for slot in named if slot.start > last]
    if not behind:
        return sentence.yes_no
    return len(sentence.words[last + 1 : behind[0].start]) <= TWO


def _turned(sentence: Sentence, named: list[Slot]) -> bool:
    """*Was B directed by A*, *subject to directions from A*: the other one has the power."""
    return sentence.before(named[1]) in {"by", "from", "of"}


def _over(asked: Asked, named: list[Slot]) -> tuple[Slot, Slot]:
    """Who of two stands over the other by what the record has; else the one named first."""
    one, other = named
    ends = {asked.meant(one)}
    upward = any(
        edge.end("holder") in ends
        for edge in asked.graph.index.edges("accountability", "body", asked.meant(other))
    )
    down = any(
        edge.end("holder") == asked.meant(other)
        for edge in asked.graph.index.edges("accountability", "body", asked.meant(one))
    )
    return (other, one) if down and not upward else (one, other)
