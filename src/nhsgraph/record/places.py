"""The line and column at which a part of a model is written, and the faults told there."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from nhsgraph.dates import When, eve
from nhsgraph.errors import DateError
from nhsgraph.record.yaml_text import Document, Value, pair, walk
from nhsgraph.schema import Edge, Event, Place, Statement
from nhsgraph.schema.base import SLUG
from nhsgraph.spelling import nearest


@dataclass(frozen=True)
class Origin:
    """The node of a document from which a part was read."""

    document: Document
    node: yaml.Node | None

    @property
    def place(self) -> Place:
        """The file, line and column of it."""
        return self.document.place(self.node)

    def key(self, key: str) -> yaml.Node | None:
        """The node of a key, or of the whole if it has no such key."""
        found = pair(self.node, key)
        return found[0] if found else self.node

    def value(self, key: str) -> yaml.Node | None:
        """The node of a key's value, or None."""
        found = pair(self.node, key)
        return found[1] if found else None

    def below(self, *loc: str | int) -> Origin:
        """The part of it at a path of keys and positions."""
        return Origin(self.document, walk(self.node, loc))

    def fault(self, message: str, mend: str = "") -> None:
        """Notes a fault at its beginning."""
        self.document.fault_at(self.node, message, mend)

    def fault_at_key(self, key: str, message: str, mend: str = "") -> None:
        """Notes a fault at one of its keys."""
        self.document.fault_at(self.key(key), message, mend)


def of_another(cls: type[Statement], item: Value, owner: str) -> tuple[str, str] | None:
    """What is wrong with a statement in the file of one body that names another as its own.

    To take that key out, and to add the missing one, would turn round what it says.
    """
    home = item.get(cls.home) if isinstance(item, dict) else None
    if not isinstance(item, dict) or not isinstance(home, str) or home == owner:
        return None
    if not re.fullmatch(SLUG, home) or nearest(home, [owner], cutoff=0.75):
        return None
    mend = f"Move it under “{cls.section}:” in the file of “{home}”"
    if issubclass(cls, Edge) and (other := cls.other(cls.home)) not in item:
        mend += f", with “{other}: {owner}” in place of this key"
    else:
        mend += ", without this key"
    what = cls.type.replace("_", " ")
    return f"the {what} is of “{home}” and stands in the file of “{owner}”.", f"{mend}."


def written_when(item: dict[str, Value]) -> When | None:
    """The days of a statement, if they can be read."""
    text = item.get("when")
    try:
        return When.read(text) if isinstance(text, str) else None
    except DateError:
        return None


def tie_event(when: When, key: str, event: Event, origin: Origin) -> None:
    """Checks that what an event begins may begin on its day, and the rest end the day before."""
    if key == "begun_by":
        date, end, word, mend = event.date, when.begin, "begins", "on its day"
    else:
        date, end, word, mend = eve(event.date), when.end, "ends", "on the day before"
    if end is None or end.latest < date.earliest or date.latest < end.earliest:
        day = f"on {end.text}" if end else "on no day that is written"
        message = f"the statement {word} {day}, but its event “{event.id}” is on {event.date.text}."
        origin.fault(message, f"What an event {word}, {word} {mend}.")


def blamed(origin: Origin, detail: Any) -> Origin:
    """The part that a fault is shown at: the key if the key is wrong, else the value."""
    loc = detail["loc"]
    if detail["type"] == "missing":
        return origin.below(*loc[:-1])
    if detail["type"] == "unknown_key":
        return Origin(origin.document, origin.below(*loc[:-1]).key(str(loc[-1])))
    return origin.below(*loc, *(detail.get("ctx") or {}).get("at", ()))
