"""Where the posts of a body stand: with it, its board or office, or the body that it is part of."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.people import same_person
from nhsgraph.dates import LATEST
from nhsgraph.schema import Body, Post
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, listed, post_in_words, post_of

if TYPE_CHECKING:
    from nhsgraph.answers.frame import Frame
    from nhsgraph.graph.in_force import Held

INNER = frozenset({"board", "office"})
"""The kinds of bodies whose posts are those of the body around them."""


def posts_near(frame: Frame, body: str) -> list[Post]:
    """The posts of the kind asked for: of a body or, where it has none, of those next to it.

    An office, such as a permanent secretary's, has the persons whose post in the body around it
    bears its name. A board has the posts of its body, and a body those of its board and offices.
    """
    graph = frame.graph
    head = graph.body(body)
    own = _of(frame, body)
    if own:
        return own
    around = [each for each in _wholes(frame, body) if head.kind in INNER]
    within = [each for each in _parts(frame, body) if graph.body(each).kind in INNER]
    asked = frame.question.post
    found = [post for each in around for post in _of(frame, each)]
    if head.kind == "office":
        return [post for post in found if _is_called(frame, head, post)]
    if asked is None:
        return []
    found = found or [post for each in within for post in _of(frame, each)]
    return found or list(_of_members(frame, body))


def _of_members(frame: Frame, body: str) -> Iterator[Post]:
    """The posts asked for that the members of a set have, or of the sets that a body has in it.

    *The regional directors of NHS England*, *who chaired the local boards*.
    """
    graph = frame.graph
    groups = [each for each in (body, *_parts(frame, body)) if graph.body(each).is_group]
    members = (
        edge.member
        for group in groups
        for edge in graph.index.memberships("whole", group, "one_of", "part_of")
    )
    for member in dict.fromkeys(members):
        yield from _of(frame, member)


def _of(frame: Frame, body: str) -> list[Post]:
    """The posts that stand with a body and are of the kind asked for."""
    said = frame.graph.index.said("post", body)
    return [each for each in said if isinstance(each, Post) and frame.of_post(each)]


def _wholes(frame: Frame, body: str) -> Iterator[str]:
    for membership in frame.graph.index.memberships("member", body, "part_of"):
        if membership.counts and isinstance(membership.whole, str):
            yield membership.whole


def _parts(frame: Frame, body: str) -> Iterator[str]:
    for membership in frame.graph.index.memberships("whole", body, "part_of"):
        if membership.counts:
            yield membership.member


def _is_called(frame: Frame, office: Body, post: Post) -> bool:
    """Whether an office bears the name of a post: *Permanent Secretary of the Department*."""
    words = post_in_words(post.post)
    names = [name.name for name, _ in frame.graph.names(office.id)]
    names += [alias.alias for alias in office.aliases]
    return any(f"{name.lower()} ".startswith(f"{words} ") for name in names)


def no_such_post(frame: Frame) -> str:
    """That a person is not on record in the post asked about, and in which posts they are."""
    question, graph = frame.question, frame.graph
    if question.value is None or not question.bodies:
        return "the record has no such post"
    post = f"as {post_in_words(question.post)}" if question.post else "in a post"
    life = frame.within_life()
    day = life.start if frame.asked_days else max(life.start, life.stop - 1)
    body = articled(graph, question.body, min(day, LATEST))
    anywhere = replace(question, bodies=(), post=None)
    others = [named_post(frame, one) for one, _ in posts_asked(replace(frame, question=anywhere))]
    instead = f", but as {listed(dict.fromkeys(others))}" if others else ""
    return f"the record does not have {question.value} {post} of {body}{instead}"


def named_post(frame: Frame, post: Post) -> str:
    """A post with its body, named as on its first day."""
    return post_of(frame.graph, post, max(post.when.extent.certain_from, 1))


def posts_asked(frame: Frame) -> list[tuple[Post, Held]]:
    """The posts of the person, of the kind and in the bodies asked for."""
    question, graph = frame.question, frame.graph
    return [
        (each, held)
        for body in question.bodies or graph.record.bodies
        for each in posts_near(frame, body)
        if each.counts and (held := graph.held(each))
        and (question.value is None or same_person(question.value, each.person))
    ]  # fmt: skip
