"""What a built site must have: bodies that its search finds by name, and all that is public."""

from __future__ import annotations

import inspect
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from reference import home

import nhsgraph

TOLD: Final = (property, cached_property, classmethod, staticmethod)
"""What has a docstring beside functions; the docstring of a class tells its fields."""


def unfound(site: Path, called: Mapping[str, Iterable[str]]) -> list[str]:
    """The names by which the search would not find a page before what only mentions the name.

    Args:
        site: the folder of the site.
        called: the entries of each page, by its name in the index of the search.
    """
    text = (site / "searchindex.js").read_text(encoding="utf-8")
    index = json.loads(text[text.index("(") + 1 : text.rindex(")")])
    first = {
        entry: {index["docnames"][page] for page, _, main in those if main}
        for entry, those in index["indexentries"].items()
    }
    return [
        f"{page}: {name}"
        for page, names in called.items()
        for name in names
        if page not in first.get(name.lower(), ())
    ]


def untold(site: Path, names: Iterable[str] = nhsgraph.__all__) -> list[str]:
    """The public names, and those of the methods of public classes, that no page describes."""
    _, _, packed = (site / "objects.inv").read_bytes().partition(b"using zlib.\n")
    there = {line.split()[0] for line in zlib.decompress(packed).decode().splitlines()}
    return [each for name in names for each in public(name) if each not in there]


def public(name: str) -> Iterator[str]:
    """Where a public name is at home, and where its methods and properties are."""
    thing: Any = getattr(nhsgraph, name)
    place = home(name)
    yield place
    for cls in getattr(thing, "__mro__", ()):
        yield from (f"{place}.{each}" for each, _ in members(cls))


def members(cls: type) -> Iterator[tuple[str, Any]]:
    """The public methods and properties that a class of the package has of its own."""
    for name, member in vars(cls).items() if cls.__module__.startswith("nhsgraph") else ():
        if not name.startswith("_") and (inspect.isroutine(member) or isinstance(member, TOLD)):
            yield name, member
