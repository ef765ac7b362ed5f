"""The regions of a body: which set of them there was, and who lay in a part of the country."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import Certainty, is_open
from nhsgraph.spelling import words_of
from nhsgraph.words.lengths import number_of

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate


def regions(asked: Asked) -> Iterator[Candidate]:
    """*Which regions did the Board have in 2016*: the set of its regions that there was then.

    A number says which set is meant; asked for a day, it is when the last of them began.
    """
    sentence = asked.sentence
    others = [one.span for one in sentence.bodies if not _has_regions(asked, asked.meant(one))]
    words = frozenset(p for p, one in enumerate(sentence.stems) if one.startswith("region"))
    used = words.difference(*others)
    if not used or asked.kind in {"yes", "long"}:
        return
    sets = _sets_of_regions(asked)
    sizes = [int(slot.value) for slot in sentence.slots.get("number", ())]
    sizes += [number for number in map(number_of, _beside_names(asked)) if number]
    if sizes:
        sets = [body for body in sets if sizes[-1] in _sizes(asked, body)]
    day = asked.kind == "day"
    if day and not (sizes and sets):
        return
    used |= asked.places(_HAVING | _MOVING if day else _HAVING) | sentence.named
    used |= asked.span("count", "listed", "exists", "name", "began", "took")
    used |= asked.places(frozenset(word for word in sentence.words if number_of(word)))
    used = used.union(*(slot.span for slot in sentence.slots.get("number", ())))
    if not used.issuperset(sentence.content):
        return  # what changed for them
    alive = [body for body in sets if _lives(asked, body)]
    if asked.period is not None and is_open(asked.period.stop):  # since then: as it is at the end
        alive.sort(key=lambda body: -asked.graph.life(body).possible_to)
    sure = [body for body in alive if _lives(asked, body, surely=True)]
    for body in sets if day else sure or alive:
        if day:
            yield asked.candidate("regions", 3.0, used, "when", body, moment="began")
        else:
            form = "count" if asked.kind == "number" else "members"
            if form == "members" and not any(
                asked.graph.index.memberships("whole", body, "one_of")
            ):
                form = "about"  # none of them is on record by itself
            yield asked.candidate("regions", 2.4, used, form, body)


def _sets_of_regions(asked: Asked) -> list[str]:
    """The sets of regions of the bodies that are named; of a set that is, of its whole.

    None where it is one of those sets itself that is asked about, or where a body has none.
    """
    within = asked.graph.index.memberships
    own = [body for body in asked.bodies if _has_regions(asked, body)]
    wholes = [edge.known_ends[-1] for body in own for edge in within("member", body, "part_of")]
    wholes += [body for body in asked.bodies if body not in own]
    numbered = bool(asked.sentence.slots.get("number")) or any(map(number_of, _beside_names(asked)))
    if own == asked.bodies and not numbered and all(_lives(asked, body) for body in own):
        return []
    of_each = [
        [one.member for one in within("whole", whole, "part_of") if _has_regions(asked, one.member)]
        for whole in wholes
    ]
    of_each = [own for own in of_each if own] if numbered else of_each
    return list(dict.fromkeys(body for own in of_each for body in own)) if all(of_each) else []


def _beside_names(asked: Asked) -> list[str]:
    """The words of a question, less those of the names in it: *the teams (four)*."""
    named = {word for slot in asked.sentence.bodies if slot.mention
             for word in slot.mention.words.split()}  # fmt: skip
    return [word for word in words_of(asked.text) if word not in named]


def in_part_of_country(asked: Asked) -> Iterator[Candidate]:
    """*Which boards were in the north*: those of a set that lay in a region of that name."""
    sentence, graph = asked.sentence, asked.graph
    group = next((one for one in asked.bodies if graph.body(one).kind == "collective"), None)
    parts = [
        (start, at)
        for at, word in enumerate(sentence.words)
        if word in _COMPASS and at not in sentence.named
        for start in (at - 1 if sentence.at(at - 1) == "the" else at,)
        if sentence.at(start - 1) in {"in", "across"}
    ]
    if group is None or not parts or asked.kind not in {"who", "what", "", "number"}:
        return
    start, at = parts[0]
    used = {start - 1, start, at, *range(at + 1, at + 1 + 2 * (sentence.at(at + 1) == "of"))}
    members = [edge.member for edge in graph.index.memberships("whole", group, "one_of")]
    regions = {
        edge.known_ends[-1]: None
        for member in members
        for role in ("lies_in", "part_of")
        for edge in graph.index.memberships("member", member, role)
    }
    for region in regions:
        names = {word for name, _ in graph.names(region) for word in words_of(name.name)}
        fits = names & _COMPASS == {sentence.words[at]} and graph.body(region).kind == "region"
        if fits and _lives(asked, region):
            used |= asked.span("listed", "exists", "count") | sentence.named
            yield asked.candidate(
                "in-part-of-country", 2.2, used, "members", region, among=group,
                counted=asked.kind == "number",
            )  # fmt: skip


_COMPASS: Final = frozenset("north south east west midlands central".split())
"""Words for parts of the country."""


def _sizes(asked: Asked, body: str) -> set[int]:
    return {getattr(one, "size", 0) for one in asked.graph.index.said("size", body) if one.counts}


def _lives(asked: Asked, body: str, *, surely: bool = False) -> bool:
    """Whether a body exists in the time asked about, if one is; for certain, if so wanted."""
    parts = asked.graph.life(body).during(asked.period) if asked.period is not None else []
    if surely:
        parts = [part for part in parts if part.certainty is Certainty.CERTAIN]
    return asked.period is None or bool(parts)


_HAVING: Final = frozenset(
    """have had has use used adopt adopted run ran keep kept operate operated create created form
    formed establish established set up into divided
    split teams offices directorates areas organise organised structure structured arrange arranged
    regroup regrouped group grouped share shared local boards geographical""".split()
)
"""Words for having regions, and for what they are called."""
_MOVING: Final = frozenset("move moved go went change changed switch switched shift".split())
"""Verbs by which a body comes to have other regions."""


def _has_regions(asked: Asked, body: str) -> bool:
    """Whether a body is a set of regions, by its members or its names."""
    if asked.graph.body(body).kind != "collective":
        return False
    members = asked.graph.index.memberships("whole", body, "one_of")
    kinds = {asked.graph.body(edge.member).kind for edge in members}
    names = " ".join(name.name for name, _ in asked.graph.names(body)).lower()
    return "region" in kinds or any(words in names for words in ("regions", "regional teams"))
