"""Edges found by what they are about: *who commissioned the Long-Term Strategic Framework*."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.schema import Edge

if TYPE_CHECKING:
    from nhsgraph.held import Held
    from nhsgraph.questions.frame import Frame

SUBJECT_TYPES = frozenset({"commission", "planning", "partnership"})
"""The edge types that have a subject or a scope."""
SHORTEST_SUBJECT = 8
"""An alias of no more letters is too likely to stand in a subject by chance."""


def by_subject(frame: Frame, edge_type: str) -> list[Held]:
    """The edges of a type whose subject names the body asked about, as the record writes them."""
    body = frame.graph.body(frame.question.body)
    names = {name.name for name, _ in frame.graph.names(body.id)}
    names |= {alias.alias for alias in body.aliases if len(alias.alias) > SHORTEST_SUBJECT}
    return [
        held
        for edge in frame.graph.index.of_type(edge_type)
        if edge.counts and _is_about(edge, names) and (held := frame.graph.held(edge))
    ]


def _is_about(edge: Edge, names: set[str]) -> bool:
    """True where one of the names stands in the subject or scope of an edge."""
    text = str(getattr(edge, "subject", "") or getattr(edge, "scope", ""))
    return any(name in text for name in names)
