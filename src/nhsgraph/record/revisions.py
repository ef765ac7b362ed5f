"""What one edition of a record has in place of another: added, corrected, withdrawn, renamed.

Parts are compared by their ids, and field by field as they are written. The order of a list is no
difference, nor is the file in which a part stands. What stands in one edition under one id and in
the other under another, with the same content, is the same part with a new id.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import asdict
from itertools import zip_longest
from typing import Any, Final, Literal

from nhsgraph.errors import shortened
from nhsgraph.given import path_of
from nhsgraph.record.bundled import Folder
from nhsgraph.record.editions import Edition, Entry, PartKind
from nhsgraph.record.yaml_text import Value
from nhsgraph.values import dataclass, plain, replace

RevisionKind = Literal["added", "corrected", "withdrawn", "renamed"]

_LONGEST: Final = 80
"""How many signs of a value are shown."""
_BEFORE: Final = 20
"""How many signs are shown of what two long values have in common, before they part."""
_GROUPS: Final = {"record": 0, "body": 1, "statement": 1, "event": 2, "source": 3}
"""The order of the kinds of parts; a body stands before its statements."""
_KNOWN_BY: Final = ("source", "year", "value", "name", "alias", "words", "date")
"""The keys by which an item of a list is known; the first that it has."""
_BESIDE: Final = ("locator", "scheme", "measures", "gbp")
"""The keys that are shown of an item beside."""


@dataclass(frozen=True)
class Correction:
    """One field of a part that says another thing, with both of its values in short.

    A field of one value has ``before`` and ``after``, None where it had or has none. A list has
    the items that were ``added``, ``removed`` and ``changed``. The fields of a part in a part are
    named with a dot: ``outcome.unknown.reason``.
    """

    field: str
    before: str | None = None
    after: str | None = None
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()

    def told(self, write: Callable[[str], str] = str) -> str:
        """The field and what differs in it, in words; ``write`` says how each value is written."""
        if self.before is not None and self.after is not None:
            return f"{self.field}: {write(self.before)} → {write(self.after)}"
        told = {
            "added": (*self.added, *filter(None, [self.after])),
            "removed": (*self.removed, *filter(None, [self.before])),
            "changed": self.changed,
        }
        return "; ".join(
            f"{self.field} {how}: {', '.join(map(write, items))}"
            for how, items in told.items()
            if items
        )

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        told: dict[str, Any] = plain(asdict(self))
        return told


@dataclass(frozen=True)
class Revision:
    """One part of a record that another edition added, corrected, withdrew or gave a new id.

    ``part`` is what it is (a body, a statement, an event, a source, or the record itself),
    ``type`` the type of a statement or the kind of a body or a source, ``body`` the body in whose
    file it stands, if it stands in one. ``was`` is the id that a renamed part had before,
    ``reason`` why a folder that is laid over another withdraws a statement.
    """

    change: RevisionKind
    part: PartKind
    id: str
    type: str = ""
    body: str = ""
    was: str | None = None
    corrections: tuple[Correction, ...] = ()
    reason: str | None = None

    @property
    def what(self) -> str:
        """The part in words: *body*, *mandate approval*, *source*."""
        return (self.type if self.part == "statement" else self.part).replace("_", " ")

    @property
    def told(self) -> str:
        """How it differs, in words: both values of each field that does; nothing if all is new."""
        if self.was is not None:
            return f"had the id {self.was}"
        if self.reason is not None:
            return self.reason
        return "; ".join(correction.told() for correction in self.corrections)

    def to_dict(self) -> dict[str, Any]:
        """The same as plain data."""
        return {
            "change": self.change,
            "part": self.part,
            "type": self.type or None,
            "body": self.body or None,
            "id": self.id,
            "was": self.was,
            "reason": self.reason,
            "corrections": [correction.to_dict() for correction in self.corrections],
        }


def revisions(old: Edition, new: Edition) -> list[Revision]:
    """What the new edition of a record has in place of the old one.

    Returns:
        The record itself first, then bodies with their statements, then events, then sources; each
        by body, then type, then id.
    """
    renamed = _renamed(old, new)
    moved = {(before.part, before.id) for before, _ in renamed}
    arrived = {(after.part, after.id) for _, after in renamed}
    found = [_revision("renamed", after, was=before.id) for before, after in renamed]
    for key, entry in old.entries.items():
        if key not in new.entries:
            reason = new.reasons.get(entry.id) if entry.part == "statement" else None
            withdrawn = replace(_revision("withdrawn", entry), reason=reason)
            found += [withdrawn] if key not in moved else []
        elif corrections := tuple(_differences("", entry.fields, new.entries[key].fields)):
            found.append(_revision("corrected", new.entries[key], corrections=corrections))
    found += (
        _revision("added", entry)
        for key, entry in new.entries.items()
        if key not in old.entries and key not in arrived
    )
    return sorted(
        found,
        key=lambda row: (
            _GROUPS[row.part], row.body, "" if row.part == "body" else row.type, row.id
        ),
    )  # fmt: skip


def _revision(
    change: RevisionKind, entry: Entry, *, was: str | None = None,
    corrections: tuple[Correction, ...] = (),
) -> Revision:  # fmt: skip
    return Revision(change, entry.part, entry.id, entry.type, entry.body, was, corrections)


# -- what has another id ------------------------------------------------------------------------


def _renamed(old: Edition, new: Edition) -> list[tuple[Entry, Entry]]:
    """The parts that have another id in the new edition and say the same, as they were and are."""
    gone = [entry for key, entry in old.entries.items() if key not in new.entries]
    come = [entry for key, entry in new.entries.items() if key not in old.entries]
    parts_before, parts_after = _by_body(old), _by_body(new)

    bodies = _paired(
        [entry for entry in gone if entry.part == "body"],
        [entry for entry in come if entry.part == "body"],
        lambda entry: _content_of_body(entry, parts_before[entry.id]),
        lambda entry: _content_of_body(entry, parts_after[entry.id]),
    )
    now_called = {before.id: after.id for before, after in bodies}
    others = _paired(
        [entry for entry in gone if entry.part != "body"],
        [entry for entry in come if entry.part != "body"],
        lambda entry: _content(entry, now_called.get(entry.body, entry.body)),
        lambda entry: _content(entry, entry.body),
    )
    return bodies + others


def _by_body(edition: Edition) -> dict[str, list[Entry]]:
    """The statements of an edition by the body in whose file they stand."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in edition.entries.values():
        if entry.part == "statement":
            found[entry.body].append(entry)
    return found


def _paired(
    gone: Iterable[Entry], come: Iterable[Entry],
    key_before: Callable[[Entry], str], key_after: Callable[[Entry], str],
) -> list[tuple[Entry, Entry]]:  # fmt: skip
    """Entries that went and came with one key, in the order of their ids."""
    waiting: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(come, key=lambda entry: entry.id):
        waiting[key_after(entry)].append(entry)
    ordered = sorted(gone, key=lambda entry: entry.id)
    return [(entry, same.pop(0)) for entry in ordered if (same := waiting.get(key_before(entry)))]


def _content(entry: Entry, body: str) -> str:
    """All that a part says but its id, as one text, with the body that its file is of."""
    return f"{entry.part} {body} {_as_text(entry.fields)}"


def _content_of_body(entry: Entry, statements: Iterable[Entry]) -> str:
    """The same of a body, with all that is stated in its file."""
    stated = sorted(_content(statement, "") for statement in statements)
    return "\n".join([_content(entry, ""), *stated])


def _as_text(value: Value) -> str:
    """A value as one text, the same for lists of the same items in another order."""
    if isinstance(value, list):
        return f"[{','.join(sorted(map(_as_text, value)))}]"
    if isinstance(value, dict):
        pairs = sorted(f"{json.dumps(key)}:{_as_text(item)}" for key, item in value.items())
        return f"{{{','.join(pairs)}}}"
    return json.dumps(value)


# -- what says another thing --------------------------------------------------------------------


def _differences(field: str, old: Value, new: Value) -> Iterator[Correction]:
    """The fields in which two values differ, in the order in which they are written."""
    if isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            inner = f"{field}.{key}" if field else key
            yield from _differences(inner, old.get(key), new.get(key))
    elif isinstance(old or new, dict) and not (old and new):
        yield from _differences(field, old or {}, new or {})
    elif isinstance(old, list) or isinstance(new, list):
        yield from _of_lists(field, _listed(old), _listed(new))
    elif old != new:
        before, after = _whole(old), _whole(new)
        yield Correction(field, _shown(before, after) or None, _shown(after, before) or None)


def _listed(value: Value) -> list[Value]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _of_lists(field: str, old: Sequence[Value], new: Sequence[Value]) -> Iterator[Correction]:
    """How two lists differ, if they do: an item that is known by the same in both has changed."""
    waiting: dict[str, list[Value]] = defaultdict(list)
    for item in _without(new, old):
        waiting[_known_by(item)].append(item)
    removed, changed = [], []
    for item in _without(old, new):
        if same := waiting[_known_by(item)]:
            changed.append(_changed(item, same.pop(0)))
        else:
            removed.append(_label(item))
    added = [_label(item) for items in waiting.values() for item in items]
    if added or removed or changed:
        yield Correction(field, None, None, tuple(added), tuple(removed), tuple(changed))


def _without(items: Iterable[Value], others: Iterable[Value]) -> list[Value]:
    """The items that are not among others; of equal ones, as many as there are more."""
    there, left = Counter(map(_as_text, others)), []
    for item in items:
        if there[text := _as_text(item)]:
            there[text] -= 1
        else:
            left.append(item)
    return left


def _known_by(item: Value) -> str:
    """By what an item of a list is known in both editions."""
    if not isinstance(item, dict):
        return _whole(item)
    return next((_whole(item[key]) for key in _KNOWN_BY if key in item), _whole(item))


def _label(item: Value) -> str:
    """An item of a list in short: by what it is known, and what else tells it from others."""
    known = _cut(_known_by(item))
    if not isinstance(item, dict):
        return known
    beside = ", ".join(_cut(_whole(item[key])) for key in _BESIDE if key in item)
    return f"{known} ({beside})" if beside else known


def _changed(old: Value, new: Value) -> str:
    """An item of a list and how it differs."""
    differing = "; ".join(correction.told() for correction in _differences("", old, new))
    return f"{_cut(_known_by(new))} ({differing})"


def _whole(value: Value) -> str:
    """A value as one line of text."""
    if isinstance(value, dict):
        return "; ".join(f"{key}: {_whole(item)}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(map(_whole, value))
    return value or ""


def _cut(text: str) -> str:
    return shortened(text, _LONGEST)


def _shown(text: str, other: str) -> str:
    """A value in short; where it is long, from a little before it parts from another."""
    if max(len(text), len(other)) <= _LONGEST or not (text and other):
        return _cut(text)
    pairs = enumerate(zip_longest(text, other))
    same = next((at for at, (one, two) in pairs if one != two), 0)
    start = text.rfind(" ", 0, max(0, same - _BEFORE)) + 1
    return f"…{_cut(text[start:])}" if start else _cut(text)


def compare(old: Folder, new: Folder) -> list[Revision]:
    """What the record in one model folder has in place of that in another, as they are written.

    The folders are not held against the schema, so that the old one may be of an older edition.

    Args:
        old: the folder of the earlier edition.
        new: the folder of the later one; or, with a + in front, one to be laid over the old one.

    Returns:
        A row for each part that was added, corrected, withdrawn or given another id: the record
        itself first, then bodies with their statements, then events, then sources; each by body,
        then type, then id. None where the two say the same.

    Raises:
        RecordError: a folder has faults; it says which, and all of them are in ``faults``.
        QuestionError: what is given is no path of a folder.

    >>> nhsgraph.compare("models-2020", "models-2021")  # doctest: +SKIP
    """
    from nhsgraph.record.editions import read_editions

    for folder in (old, new):
        path_of(folder, "the path of each folder by itself")
    return revisions(*read_editions(old, new))
