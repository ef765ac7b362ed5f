"""Candidates about ministers: which there were, what each was responsible for, who was one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.english.meant import posts_of
from nhsgraph.english.stems import stem
from nhsgraph.schema import Post
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Sentence

NOTHING: frozenset[int] = frozenset()


def minister_candidates(asked: Asked) -> Iterator[Candidate]:
    """*Which ministers were there*, *the junior minister responsible for nursing*.

    Ministers hold the posts of a department whose names say so; what one was responsible for stands
    in the statement of the post.
    """
    sentence = asked.sentence
    at = [place for place, word in enumerate(sentence.words) if word in MINISTERS]
    brief = asked.span("about") | asked.places(OF_MINISTERS)
    if not at or asked.kind == "yes":
        return
    kinds = {asked.graph.body(body).kind for body in asked.bodies}
    if "office" in kinds and brief <= asked.span("post"):
        return  # which ministers were health secretary asks who held that office
    if _asks_which(sentence, at[0]):  # which minister looked after it
        brief |= asked.places(_LOOKED_AFTER) | asked.span("led")
    longer = [slot for slot in sentence.slots.get("post", ()) if slot.stop - slot.start > 1]
    titled = any(at[0] in slot.span for slot in longer)  # the minister of state for health
    brief |= NOTHING if titled else portfolio(sentence)
    of_work = bool(kinds) and not kinds & {"department", "office"}  # the minister for workforce
    if not (sentence.words[at[0]] == "ministers" or brief or of_work):
        return
    if titled and not brief:
        return
    found = _posts(asked)
    ids = [one for own in found.values() for one in own]
    own_words = {word for body in found for name in _names(asked, body) for word in words_of(name)}
    own = asked.places(frozenset(own_words))  # the health minister
    if portfolio(sentence):
        own = frozenset(place for place in own if place < at[0])  # the minister for care
    told = _by_brief(asked, ids, {*at} | brief | own)
    used = frozenset({*at, *brief, *own, *told[1]}) | asked.span("listed", "post", "led")
    if found:
        yield asked.candidate("ministers", 1.0, used, "post", *found, only=tuple(told[0]))


def _posts(asked: Asked) -> dict[str, list[str]]:
    """The ministers' posts of the departments named, or of all departments and offices."""
    bodies = [body for body in asked.bodies if asked.graph.body(body).kind == "department"]
    found: dict[str, list[str]] = {}
    for body in bodies or asked.graph.record.bodies:
        for post in asked.graph.index.said("post", body):
            minister = isinstance(post, Post) and any(one in post.post for one in _MINISTER)
            if post.counts and minister and asked.graph.body(body).kind in {"department", "office"}:
                found.setdefault(body, []).append(post.id)
    return found


def as_minister_candidates(asked: Asked, person: str, used: frozenset[int]) -> Iterator[Candidate]:
    """*Was Ann Archer a minister*: in any of the posts of ministers."""
    titles = [slot for slot in asked.sentence.slots.get("post", ()) if len(slot.span) > 1]
    if asked.kind != "yes" or titles or MINISTERS.isdisjoint(asked.sentence.words):
        return
    posts = [
        post
        for post in posts_of(asked.graph, person)
        if any(one in post.post for one in _MINISTER) and "permanent" not in post.post
    ]
    if posts:
        bodies = dict.fromkeys(post.owner for post in posts)
        yield asked.candidate(
            "minister", 1.2, used | asked.places(MINISTERS), "post", *bodies,
            value=person, only=tuple(post.id for post in posts),
        )  # fmt: skip


def portfolio(sentence: Sentence) -> frozenset[int]:
    """The words before the work of a minister, where they are no title: *minister for care*."""
    places = (at for at, word in enumerate(sentence.words) if word in MINISTERS)
    return frozenset(
        place
        for at in places
        if sentence.at(at + 1) == "for" and sentence.at(at + 2) not in {"health", "the", ""}
        for place in (at, at + 1)
    )


def _names(asked: Asked, body: str) -> list[str]:
    return [name.name for name, _ in asked.graph.names(body)]


def _by_brief(asked: Asked, ids: list[str], known: set[int]) -> tuple[list[str], set[int]]:
    """Those of some posts whose statements have the words of a brief, and those words."""
    sentence = asked.sentence
    rest = [place for place in sentence.content if place not in known]
    named = [place for slot in sentence.bodies for place in slot.span]
    for places in ([*rest, *named], rest, named):
        stems = [sentence.stems[place] for place in places if not sentence.words[place].isdecimal()]
        own = [one for one in ids if stems and all(asked.texts.has(one, stem) for stem in stems)]
        titled = [one for one in own if {*stems} <= {*map(stem, _title(asked, one))}]
        if own:
            return titled or own, {*places}
    return ids, set()


def _title(asked: Asked, post: str) -> list[str]:
    """The words of the name of a post."""
    return str(getattr(asked.graph.statement(post), "post", "")).split("_")


MINISTERS: Final = frozenset({"minister", "ministers"})


def _asks_which(sentence: Sentence, place: int) -> bool:
    """Whether a minister is asked for: *which minister*, *what junior minister*."""
    return not {"which", "what"}.isdisjoint(sentence.words[max(0, place - 2) : place])


_LOOKED_AFTER: Final = frozenset(
    "look looked looks after handled handles handle covered covers dealt deals oversaw".split()
)
"""Verbs for what a minister is responsible for."""


OF_MINISTERS: Final = frozenset(
    "junior responsible spoke speaks speaking portfolio brief briefs".split()
)
"""Words beside a minister that say which is meant."""


_MINISTER: Final = ("minister", "secretary_of_state", "under_secretary")
"""What stands in the names of ministers' posts."""
