"""What changed between two editions of a record as a page of Markdown, for those who cite it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from nhsgraph.record.editions import Edition, PartKind
    from nhsgraph.record.revisions import Revision, RevisionKind

HEAD: Final = """\
# Changelog of the record

This page says what was added, corrected and withdrawn in the record “{title}”
between version {old} and version {new}: bodies, statements, events and sources, each by its id.
It is made by `nhsgraph changes --between-models OLD NEW --markdown`, which compares the model
folders of the two versions; nobody writes in it by hand.
"""
_CHANGES: Final[dict[RevisionKind, str]] = {
    "added": "Added",
    "corrected": "Corrected",
    "withdrawn": "Withdrawn",
    "renamed": "With another id",
}
_PARTS: Final[dict[PartKind, str]] = {
    "record": "The record",
    "body": "Bodies",
    "statement": "Statements",
    "event": "Events",
    "source": "Sources",
}
_SIGNS: Final = re.compile(r"([\\`*_\[\]<>])")
"""Signs that mean something in Markdown."""


def page(rows: Sequence[Revision], old: Edition, new: Edition) -> str:
    """The page of what a new edition of a record has in place of an old one.

    Args:
        rows: what changed, as ``nhsgraph.compare`` gives it.
        old: the earlier edition.
        new: the later one.

    Returns:
        Markdown: what was added, corrected, withdrawn and given another id, in this order; in each
        the bodies, the statements by body, the events, and the sources by kind.
    """
    versions = {"old": old.version or "not known", "new": new.version or "not known"}
    lines = [HEAD.format(title=_written(new.title or "the record"), **versions)]
    if not rows:
        lines.append("Nothing differs.\n")
    for change, heading in _CHANGES.items():
        of_change = [row for row in rows if row.change == change]
        if of_change:
            lines.append(f"## {heading} ({len(of_change)})\n")
        for part, name in _PARTS.items():
            of_part = [row for row in of_change if row.part == part]
            if of_part:
                lines += [f"### {name} ({len(of_part)})\n", *_listed(of_part), ""]
    return "\n".join(lines)


def _listed(rows: Sequence[Revision]) -> Iterator[str]:
    """The lines of a list of one part and change: ids in groups, or each with what differs."""
    if rows[0].change == "corrected":
        for row in rows:
            yield from _corrected(row)
    elif rows[0].change == "renamed":
        yield from (f"- {_code(row.id)}, before {_code(row.was or '')}" for row in rows)
    else:
        yield from _grouped(row for row in rows if row.reason is None)
        yield from (f"- {_code(row.id)}: {_written(row.reason)}" for row in rows if row.reason)


def _corrected(row: Revision) -> Iterator[str]:
    """An id and what differs: on its line, or of several fields each on a line of its own."""
    told = [correction.told(_written) for correction in row.corrections]
    if len(told) == 1:
        yield f"- {_code(row.id)}: {told[0]}"
    else:
        yield f"- {_code(row.id)}"
        yield from (f"  - {field}" for field in told)


def _grouped(rows: Iterable[Revision]) -> Iterator[str]:
    """Ids that need no more, on one line for each body or kind."""
    groups: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        body, _, local_id = row.id.rpartition("/")
        groups[_code(body) if body else row.type.replace("_", " ")].append(_code(local_id))
    for group, ids in groups.items():
        yield f"- {group}: {', '.join(ids)}" if group else f"- {', '.join(ids)}"


def _written(text: str) -> str:
    """A value as it may stand in Markdown: as code if it is one word, else with its signs bare."""
    return _code(text) if " " not in text else _SIGNS.sub(r"\\\1", text)


def _code(text: str) -> str:
    return f"`{text.replace('`', chr(39))}`"
