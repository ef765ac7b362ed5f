"""Model files in house order: keys in the order of the fields, no line lost, every comment kept.

A file is not written anew from what it says: its own lines are put into another order, each key
with the comments above it. What stands in braces stays as it is. So nothing can be lost but blank
lines that are too many and spaces at the ends of lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from nhsgraph.errors import RecordError, spelt_out
from nhsgraph.record.laid_over import AMENDS
from nhsgraph.record.model_files import faults_of_folder, sorted_files
from nhsgraph.record.yaml_text import Document, Loader
from nhsgraph.schema import (
    SECTIONS,
    Amount,
    Body,
    Event,
    Evidence,
    Identifier,
    Part,
    RecordInfo,
    Source,
    Statement,
)
from nhsgraph.writing import write_files

_LAST: Final = ("note", "evidence")
_COMMON: Final = (
    "when", "status", "subject_to", "of", "basis", "begun_by", "ended_by", "outcome", "contested",
)  # fmt: skip
"""What any statement may have behind the fields of its type."""
_OTHER_BREAKS: Final = ("\x85", "\u2028", "\u2029")
"""Signs that end a line in YAML and hardly anywhere else; a file with one stays as it is."""


class _Order(NamedTuple):
    """The order of the keys of a mapping, and the orders of what stands in lists under them."""

    keys: Sequence[str] = ()
    lists: Mapping[str, _Order] = {}


def _of(part: type[Part], *more: str, lists: Mapping[str, _Order] | None = None) -> _Order:
    keys = [key for key in (*part.known_keys(), *more) if key not in _LAST]
    if issubclass(part, Statement):
        own = [key for key in keys if key not in {"id", *_COMMON}]
        keys = ["id", *own, *_COMMON]
    return _Order([*keys, *_LAST], lists or {"evidence": _EVIDENCE})


_EVIDENCE: Final = _Order([*Evidence.known_keys()])
_PARTS: Final = {
    "evidence": _EVIDENCE, "amounts": _of(Amount), "identifiers": _of(Identifier),
}  # fmt: skip
_BODY: Final = _Order(
    ["extends", *AMENDS, *Body.known_keys(), *SECTIONS],
    {**_PARTS, **{name: _of(cls, lists=_PARTS) for name, cls in SECTIONS.items()}},
)
_RECORD: Final = _Order([*RecordInfo.known_keys()])


def put_in_order(folder: Path, *, check: bool = False) -> list[Path]:
    """Puts the files of a model folder in house order; all of them or none.

    Args:
        folder: the folder; one that is laid over another will do.
        check: whether nothing is written.

    Returns:
        The files that were, or would be, changed.

    Raises:
        RecordError: there is no such folder, or a file can't be read as YAML.
        OSError: a file can't be written; everything is as it was.
    """
    files = sorted_files(folder)
    faults = faults_of_folder(folder, files, whole=False)
    new: dict[Path, bytes] = {}
    for path, order in (
        *((each, _RECORD) for each in files.record),
        *((each, _of(Source)) for each in files.sources),
        *((each, _of(Event)) for each in files.events),
        *((each, _BODY) for each in files.bodies),
    ):
        document = Document.read(path, spelt_out(str(path)))
        faults += document.faults
        content = _in_order(document, order).encode()
        if not document.faults and content != path.read_bytes():
            new[path] = content
    if faults:
        raise RecordError(faults)
    if new and not check:
        write_files(new)
    return [*new]


def _in_order(document: Document, order: _Order) -> str:
    """The text of a file in house order; as it stands where that would lose anything."""
    text = document.text.replace("\r\n", "\n").replace("\r", "\n")
    if document.root is None or any(sign in text for sign in _OTHER_BREAKS):
        return document.text
    root: Any = yaml.compose(text, Loader=Loader)  # of a depth that the document has allowed
    made = _Lines(text, root).in_order(root, order)
    again: Any = yaml.compose(made, Loader=Loader)
    same = again is not None and _said(again) == _said(root) and _kept(made) == _kept(text)
    return made if same else document.text


def _said(node: yaml.Node) -> Any:
    """What a node says, whatever the order of its keys."""
    if isinstance(node, yaml.MappingNode):
        return node.tag, {key.value: _said(value) for key, value in node.value}
    if isinstance(node, yaml.SequenceNode):
        return node.tag, [_said(each) for each in node.value]
    return node.tag, node.value


def _kept(text: str) -> Counter[str]:
    """The lines of a text, wherever they stand and whether or not they begin an item."""
    bare = (line.strip().removeprefix("-").strip() for line in text.split("\n"))
    return Counter(filter(None, bare))


class _Block(NamedTuple):
    """A key or an item: the lines above it that go with it, and its own."""

    lead: list[str]
    own: list[str]


class _Lines:
    """The lines of a file, and which of them each part of it takes."""

    def __init__(self, text: str, root: yaml.Node) -> None:
        inside = {line for node in _scalars(root) for line in _span(node)}
        self.lines = [
            line if number in inside else line.rstrip()
            for number, line in enumerate(text.split("\n"))
        ]
        self._inside = inside

    def in_order(self, root: yaml.Node, order: _Order) -> str:
        """All lines in order: one blank line before each section, none doubled or at the ends."""
        first, last = _first(root), _last(root)
        made = [*self.lines[:first], *self._part(root, order), *self.lines[last + 1 :]]
        spaced = list(_spaced(made, order is _BODY))
        return "\n".join(spaced).strip("\n") + "\n"

    def _part(self, node: yaml.Node, order: _Order) -> list[str]:
        if isinstance(node, yaml.SequenceNode) and not node.flow_style:
            return [
                line
                for block in self._blocks([(each, each) for each in node.value], order)
                for line in (*block.lead, *block.own)
            ]
        if isinstance(node, yaml.MappingNode) and not node.flow_style:
            return self._mapping(node, order)
        return self.lines[_first(node) : _last(node) + 1]

    def _mapping(self, node: yaml.MappingNode, order: _Order) -> list[str]:
        column, pairs = node.start_mark.column, node.value
        starts = [_first(key) for key, _ in pairs]
        head = self.lines[starts[0]][:column]
        if len({*starts}) < len(starts) or head.strip() not in {"", "-"}:
            return self.lines[_first(node) : _last(node) + 1]
        blocks = [
            block
            for pair in zip(pairs, self._blocks(pairs, order, column), strict=True)
            for block in pair[1:]
        ]
        places = {key: place for place, key in enumerate(order.keys)}
        keys = [key.value for key, _ in pairs]
        sorted_ = sorted(range(len(keys)), key=lambda at: places.get(keys[at], len(places)))
        made = [blocks[at] for at in sorted_]
        if sorted_[0] != 0:  # the dash of an item goes to whatever is first now
            blocks[0].own[0] = " " * column + blocks[0].own[0][column:]
            made[0].own[0] = head + made[0].own[0][column:]
        return [line for block in made for line in (*block.lead, *block.own)]

    def _blocks(
        self, pairs: Sequence[tuple[yaml.Node, yaml.Node]], order: _Order, column: int | None = None
    ) -> list[_Block]:
        """Keys with their values, or items; the lines above the first are not among them."""
        found: list[_Block] = []
        before = -1
        for key, value in pairs:
            start, last = _first(key), max(_last(key), _last(value))
            between = self.lines[before + 1 : start] if found else []
            deeper = _deeper(between, key.start_mark.column)
            if found:
                found[-1].own.extend(between[:deeper])
            within = order if column is None else order.lists.get(key.value, _Order())
            inner = _first(value)
            own = (
                [*self.lines[start:inner], *self._part(value, within)]
                if key is not value and inner > start
                else self._part(value, within)
                if key is value
                else self.lines[start : last + 1]
            )
            found.append(_Block(between[deeper:], own))
            before = last
        return found


def _deeper(lines: Sequence[str], column: int) -> int:
    """How many of some lines belong to what stands above: comments that are set further in."""
    deep = [
        at + 1
        for at, line in enumerate(lines)
        if line.strip() and len(line) - len(line.lstrip()) > column
    ]
    return max(deep, default=0)


def _spaced(lines: Sequence[str], sections: bool) -> Iterator[str]:
    """Lines with one blank line at most, and one before each section of a body."""
    before = ""
    for at, line in enumerate(lines):
        if not line and not before:
            continue
        begins = sections and _begins_section(lines[at:]) and not before.startswith("#")
        if begins and before:
            yield ""
        yield line
        before = line


def _begins_section(lines: Sequence[str]) -> bool:
    """Whether a section begins here, or comments that stand right above one."""
    line = next((line for line in lines if not line.startswith("#")), "")
    return not lines[0].startswith(" ") and line.partition(":")[0] in SECTIONS


def _scalars(node: yaml.Node) -> Iterator[yaml.Node]:
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield from _scalars(key)
            yield from _scalars(value)
    elif isinstance(node, yaml.SequenceNode):
        for each in node.value:
            yield from _scalars(each)
    else:
        yield node


def _span(node: yaml.Node) -> range:
    """The lines of a text over several lines, in which a space at the end may count."""
    first, last = node.start_mark.line, node.end_mark.line
    return range(first, max(first, last))


def _first(node: yaml.Node) -> int:
    return int(node.start_mark.line)


def _last(node: yaml.Node) -> int:
    """The last line with something of a node; the marks of YAML run on to what comes next."""
    if not getattr(node, "flow_style", True) and node.value:
        last = node.value[-1]
        return max(map(_last, last)) if isinstance(last, tuple) else _last(last)
    end = node.end_mark
    return int(end.line - 1 if end.column == 0 and end.line > node.start_mark.line else end.line)
