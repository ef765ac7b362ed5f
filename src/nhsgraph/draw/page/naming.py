"""What a picture calls a record and the bodies in it."""

from __future__ import annotations

import re
from typing import Final

from nhsgraph.dates import Day
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import Name
from nhsgraph.words.sentences import capital

HANDY = 22
"""Up to how many letters another word for a body may serve as its short name."""
_YEARS_AT_END: Final = re.compile(r"[,:]? \(?\d{4} ?(?:to|-|–) ?\d{4}\)?$", re.ASCII)
"""The years at the end of a title: *, 2010 to 2021*."""


def about(graph: DatedGraph) -> str:
    """What a record is of, for titles: its subject, else its title without the years at its end."""
    info = graph.record.info
    return info.subject or _YEARS_AT_END.sub("", info.title)


def short_name(graph: DatedGraph, body: str, day: Day) -> str:
    """The shortest that a body is called on a day, as within a sentence: *registrants*, *HEE*."""
    full = graph.named_on_day(body, day)
    forms = [
        name.short
        for name in graph.index.said("name", body)
        if isinstance(name, Name) and name.name == full and name.short
    ]
    if forms:
        return forms[0]
    called = (alias.alias for alias in graph.body(body).aliases if alias.when is None)
    handy = (
        alias
        for alias in called
        if len(alias) < min(len(full), HANDY + 1) and alias[0].isupper() and " " in alias
    )
    return next(handy, full)


def short_label(graph: DatedGraph, body: str, day: Day) -> str:
    """The same where it stands by itself, so that it begins with a capital letter."""
    return capital(short_name(graph, body, day))
