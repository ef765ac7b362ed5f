"""What a folder that is laid over another says of statements below: replaced, or withdrawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

from nhsgraph.record.places import Origin
from nhsgraph.record.yaml_text import Value
from nhsgraph.schema.base import LONGEST_LINE
from nhsgraph.spelling import tidy

AMENDS: Final = ("replaces", "withdraws")
"""The keys beside ``extends`` under which it stands."""


class Amended(NamedTuple):
    """A statement of the body that is extended, by its own id: replaced, or withdrawn and why."""

    id: str
    reason: str | None
    origin: Origin


def amended(head: dict[str, Value], origin: Origin) -> list[Amended]:
    """Takes out of the head of a file what it replaces and withdraws; what is wrong is a fault."""
    found: list[Amended] = []
    for key in AMENDS:
        items = head.pop(key, None)
        if not isinstance(items, list | None):
            origin.below(key).fault(f"“{key}” is not a list.", "Begin each item with “- ”.")
            continue
        for number, item in enumerate(items or ()):
            at = origin.below(key, number)
            own = _id_of(item, withdrawn=key == "withdraws")
            if own is None:
                at.fault(f"an item of “{key}” says something else.", _MENDS[key])
            else:
                found.append(Amended(own, reason_of(item), at))
    return found


def _id_of(item: Value, *, withdrawn: bool) -> str | None:
    """The id that an item names; of what is withdrawn it has a reason beside."""
    if not withdrawn:
        return item if isinstance(item, str) else None
    if not isinstance(item, Mapping) or {*item} != {"id", "reason"}:
        return None
    own, reason = item["id"], item["reason"]
    return (
        own
        if isinstance(own, str)
        and isinstance(reason, str)
        and 0 < len(reason.strip()) <= LONGEST_LINE
        else None
    )


def reason_of(item: Value) -> str | None:
    """Why an item withdraws a statement; None of one that replaces it."""
    reason = item.get("reason") if isinstance(item, Mapping) else None
    return tidy(reason) if isinstance(reason, str) else None


_MENDS: Final = {
    "replaces": "Write the id of a statement, and the statement itself below.",
    "withdraws": "Write {id: its id, reason: why}.",
}
