"""What a part of a model names of others: every id, with its place, whatever else is faulty in it.

It is read from what is written, so that an unknown source is told together with a wrong date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.schema import Edge, Part
from nhsgraph.schema.base import SLUG

if TYPE_CHECKING:
    from nhsgraph.record.yaml_text import Loc, Value

_KINDS: Final = {
    "source": "source", "read_in": "source", "searched": "source", "begun_by": "event",
    "ended_by": "event", "became": "event",
}  # fmt: skip
"""The keys whose values are ids of other parts, each with what it is an id of."""


class Named(NamedTuple):
    """An id of another part, what it is an id of, and where it stands."""

    what: str
    id: str
    loc: Loc


def named(cls: type[Part], item: dict[str, Value]) -> Iterator[Named]:
    """All that a part names, as far as each has the form of an id."""
    if issubclass(cls, Edge):
        role = cls.other(cls.home)
        other = item.get(role)
        if isinstance(other, str) and re.fullmatch(SLUG, other):
            yield Named("body", other, (role,))
    yield from _below(item, ())


def _below(value: Value, loc: tuple[str | int, ...]) -> Iterator[Named]:
    steps = value.items() if isinstance(value, dict) else enumerate(value or ())
    for step, inner in steps if isinstance(value, dict | list) else ():
        at = (*loc, step)
        if not isinstance(inner, str):
            yield from _below(inner, at)
            continue
        key = next((key for key in reversed(at) if isinstance(key, str)), "")
        owner, slash, own = inner.partition("/")
        whole = re.fullmatch(SLUG, owner) and (not slash or re.fullmatch(SLUG, own))
        if key in _KINDS and whole and (not slash or key == "became"):
            yield Named("statement" if slash else _KINDS[key], inner, at)
