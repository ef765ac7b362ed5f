"""The types of edges that a picture is asked for."""

from __future__ import annotations

from collections.abc import Collection

from nhsgraph.given import one_of, texts_of
from nhsgraph.schema import EDGE_TYPES


def asked_types(types: str | Collection[str]) -> tuple[str, ...]:
    """The types of edges that are asked for, or the one, checked, in the order given.

    Raises:
        QuestionError: there is no such type.
    """
    asked = texts_of(types, "types of edges")
    return tuple(one_of(each, EDGE_TYPES, "type of edge") for each in asked)


def known_types(types: str | Collection[str]) -> tuple[str, ...]:
    """The types of edges, checked, in the order in which the schema has them.

    Raises:
        QuestionError: there is no such type.
    """
    asked = asked_types(types)
    return tuple(each for each in EDGE_TYPES if each in asked)


def type_in_words(edge_type: str) -> str:
    """An edge type as a legend has it: *mandate approval*."""
    return edge_type.replace("_", " ").capitalize()
