"""Edges found by what they are about: *who commissioned the Long-Term Strategic Framework*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhsgraph.schema import EDGE_TYPES, Edge, Statement
from nhsgraph.words.sentences import term_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held

SUBJECT_TYPES = frozenset({"commission", "planning", "partnership"})
"""The edge types that have a subject or a scope."""
SHORTEST_SUBJECT = 8
"""An alias of no more letters is too likely to stand in a subject by chance."""


_SAID = ("subject", "scope", "means", "post", "stream", "act", "form", "name", "person")
"""The fields in which a statement has words of its own, beside its bodies."""


def said_in(statement: Statement) -> Iterator[str]:
    """What a statement says in its own words: its subject, means, post, stream."""
    for field in _SAID:
        value = getattr(statement, field, None)
        for one in value if isinstance(value, tuple) else (value,):
            if one is not None:
                yield term_in_words(str(getattr(one, "name", one)))


def by_subject(graph: DatedGraph, body_id: str, edge_type: str) -> list[Held]:
    """The edges of a type whose subject names a body, as the record writes them.

    The body may be at the end to which something is done, too; whoever does it is not spoken of.
    """
    role = EDGE_TYPES[edge_type].roles[1]
    body = graph.body(body_id)
    names = {name.name for name, _ in graph.names(body.id)}
    names |= {alias.alias for alias in body.aliases if len(alias.alias) > SHORTEST_SUBJECT}
    return [
        held
        for edge in graph.index.of_type(edge_type)
        if edge.counts and _is_about(edge, names) and (held := graph.held(edge))
        if body_id not in edge.known_ends or edge.end(role) == body_id
    ]


def _is_about(edge: Edge, names: set[str]) -> bool:
    """True where one of the names stands in the subject or scope of an edge."""
    text = str(getattr(edge, "subject", "") or getattr(edge, "scope", ""))
    return any(name in text for name in names)
