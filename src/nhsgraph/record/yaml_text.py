"""One YAML file as plain text values, each with its line and column, and the faults of its form.

Every scalar stays text: plain YAML would turn ``2019-04-01`` into a date, ``2013`` into a number
and ``no`` into False, and would silently keep the last of two equal keys.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import yaml

from nhsgraph.errors import Fault
from nhsgraph.record.model_files import content
from nhsgraph.record.yaml_faults import (
    DEEPEST,
    ESCAPE,
    FLATTER,
    ONE_A_FILE,
    QUESTION,
    QUOTE,
    TOO_DEEP,
    explained,
    looks_unsure,
    never_closed,
    unquoted,
    unquoted_date,
)
from nhsgraph.schema import Place
from nhsgraph.spelling import unseen

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Loc: TypeAlias = Sequence[str | int]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]"  # as YAML 1.2, 5.1
)
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_INDENTED = re.compile("[\t \u00a0\u2000-\u200b\u3000]*")
_ALIAS = "*"
"""The style of a scalar that stands where an alias is written, which is no value here."""


@dataclass
class Document:
    """A YAML file read: its data as text, its node tree for places, and its faults so far."""

    file: str
    data: Value = None
    root: yaml.Node | None = None
    faults: list[Fault] = field(default_factory=list)
    text: str = field(default="", repr=False)

    @classmethod
    def read(cls, path: Path, file: str) -> Document:
        """Reads a file; what is wrong with its form is in ``faults``, never raised."""
        document = cls(file)
        try:
            document.text = content(path).decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = _BREAK.split(error.object[: error.start].decode("utf-8-sig"))
            place = len(before), len(before[-1]) + 1
            document.fault(*place, "the file is not UTF-8.", "Save it as UTF-8.")
        except OSError as error:
            document.fault(0, 0, f"the file can't be read ({error.strerror}).")
        except ValueError:  # a name with a sign that no name may have
            document.fault(0, 0, "the file can't be read (no file can be called so).")
        else:
            document._compose()
        return document

    def fault(self, line: int, column: int, message: str, mend: str = "") -> None:
        """Notes a fault at a line and column, both counted from 1."""
        self.faults.append(Fault(self.file, line, column, message, mend))

    def fault_at(self, node: yaml.Node | None, message: str, mend: str = "") -> None:
        """Notes a fault at a node, or at the top of the file."""
        place = self.place(node)
        self.fault(place.line, place.column, message, mend)

    def place(self, node: yaml.Node | None) -> Place:
        """Where a node begins."""
        if node is None:
            return Place(self.file, 1, 1)
        return Place(self.file, node.start_mark.line + 1, node.start_mark.column + 1)

    def mapping(self) -> dict[str, Value] | None:
        """What it says, by its keys; None, and a fault, where it is no mapping."""
        if isinstance(self.data, dict):
            return self.data
        if self.root is not None:
            what = "a list" if isinstance(self.data, list) else "a text"
            self.fault(1, 1, f"the file is {what}, not a mapping.", "Write “key: value” lines.")
        return None

    def items(self, what: str) -> list[Value] | None:
        """What it lists, a source or an event; None, and a fault, where it is no list."""
        if isinstance(self.data, list):
            return self.data
        if self.root is not None:
            mend = f"Begin each {what} with “- id: …”."
            self.fault(1, 1, f"the file is not a list of {what}s.", mend)
        return None

    def _compose(self) -> None:
        self._check_characters(self.text)
        if self.faults:
            return
        try:
            root = self._tree(yaml.parse(self.text, Loader=Loader))
        except yaml.MarkedYAMLError as error:
            if not self._too_deep_before(error):
                self._translate(error, self.text)
            return
        except (ValueError, OverflowError):  # PyYAML's own parser, of an escape like "\\U99999999"
            self.fault(1, 1, *ESCAPE)
            return
        if root is not None and not _blank(root):
            self.root, self.data = root, self._plain(root)
        elif not self.faults:
            self.fault(1, 1, "the file is empty.", "Write something in it or remove it.")

    def _too_deep_before(self, error: yaml.MarkedYAMLError) -> bool:
        """Whether it is nested too deep before the place of an error; then that is the fault.

        A parser looks ahead, and some give up over the depth before they tell what they have read.
        """
        mark: Any = error.problem_mark
        before = Document(self.file)
        try:
            before._tree(yaml.parse(self.text[: mark.index] if mark else "", Loader=Loader))
        except yaml.YAMLError:
            return False
        except (ValueError, OverflowError):
            return False
        deep = [fault for fault in before.faults if fault.message == TOO_DEEP]
        self.faults += deep
        return bool(deep)

    def _check_characters(self, text: str) -> None:
        """Refuses what YAML can't read, and indents that look like spaces and are none."""
        for number, line in enumerate(_BREAK.split(text), 1):
            if found := _UNPRINTABLE.search(line):
                message = f"an invisible character (U+{ord(found[0]):04X})."
                self.fault(number, found.start() + 1, message, "Remove it.")
            indent = _INDENTED.match(line)
            odd = indent[0].replace(" ", "") if indent else ""
            if odd:
                what = "a tab" if odd[0] == "\t" else "a character that looks like a space"
                column = line.index(odd[0]) + 1
                self.fault(
                    number, column, f"{what} stands at the start of the line.", "Use spaces."
                )

    def _tree(self, events: Iterator[yaml.Event]) -> yaml.Node | None:
        """The tree of nodes; built here since PyYAML's own composer has no bound for its depth."""
        open_nodes: list[yaml.CollectionNode] = []
        root: yaml.Node | None = None
        for event in events:
            if isinstance(event, yaml.CollectionEndEvent):
                _close(open_nodes.pop())
                continue
            if root is not None and isinstance(event, yaml.DocumentStartEvent):
                self._fault_at_mark(event.start_mark, *ONE_A_FILE)
                return root
            node = self._node(event, open_nodes)
            if node is None:
                continue
            root = root or node
            if open_nodes:
                open_nodes[-1].value.append(node)
            if isinstance(node, yaml.CollectionNode):
                open_nodes.append(node)
            if len(open_nodes) > DEEPEST:
                self._fault_at_mark(event.start_mark, TOO_DEEP, FLATTER)
                return None
        return root

    def _node(self, event: yaml.Event, open_nodes: list[yaml.CollectionNode]) -> yaml.Node | None:
        """The node that an event begins, if it does; anchors, aliases and tags are faults."""
        if not isinstance(event, yaml.NodeEvent):
            return None
        mark: Any = event.start_mark
        end: Any = event.end_mark
        if event.anchor or getattr(event, "tag", None):
            what = "“*”" if isinstance(event, yaml.AliasEvent) else "“&”" if event.anchor else "“!”"
            message = f"a value can't begin with {what}."
            self._fault_at_mark(mark, message, "Write it out, or put it in quotes.")
        if isinstance(event, yaml.SequenceStartEvent):
            return yaml.SequenceNode("", [], mark, end, event.flow_style)
        if isinstance(event, yaml.MappingStartEvent):
            return _Mapping("", [], mark, end, event.flow_style)
        if isinstance(event, yaml.ScalarEvent):
            in_braces = bool(open_nodes) and open_nodes[-1].flow_style
            if in_braces and not event.style and "?" in event.value:
                self._fault_at_question(mark, event.value)
            return yaml.ScalarNode("", event.value, mark, end, event.style)
        return yaml.ScalarNode("", "", mark, end, _ALIAS)

    def _fault_at_question(self, mark: Any, text: str) -> None:
        """Notes a text with “?” that libyaml reads, and PyYAML's own parser takes for a key."""
        if looks_unsure(text):
            self._fault_at_mark(mark, *unquoted_date(text))
            return
        at = self.text.find("?", mark.index)
        before = _BREAK.split(self.text[mark.index : at])
        column = len(before[-1]) + (0 if before[1:] else mark.column)
        self.fault(mark.line + len(before), column + 1, *QUESTION)

    def _fault_at_mark(self, mark: Any, message: str, mend: str = "") -> None:
        self.fault(mark.line + 1, mark.column + 1, message, mend)

    def _translate(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Notes what the YAML parser says, in plain words and where the writer can mend it."""
        lines = _BREAK.split(text)
        mark: Any = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line >= len(lines):
            line, column = len(lines) - 1, len(lines[-1])
        if found := unquoted(lines[line]):
            self.fault(line + 1, found[0] + 1, *unquoted_date(found[1]))
        elif error.context_mark and (opened := never_closed(error, line)):
            message = f"{opened} is opened and never closed."
            self._fault_at_mark(error.context_mark, message, "Close it.")
        else:
            self.fault(line + 1, column + 1, *explained(str(error.problem), lines[line], column))

    def _plain(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.ScalarNode):
            self._check_signs(node)
            return None if _blank(node) or node.style == _ALIAS else str(node.value)
        for item in filter(_blank, node.value):
            self.fault_at(
                item, "nothing is written after “-”.", "Write a value or remove the line."
            )
        return [self._plain(item) for item in node.value]

    def _check_signs(self, node: yaml.ScalarNode) -> None:
        """Refuses signs in a text that nobody sees, also those that an escape of YAML makes."""
        for sign in unseen(node.value)[:10]:
            self._fault_at_sign(node, sign)

    def _fault_at_sign(self, node: yaml.ScalarNode, sign: str) -> None:
        """Notes an invisible sign where it stands; of an escape, where its text begins."""
        name = unicodedata.name(sign, "a tab" if sign == "\t" else "").lower()
        what = f"U+{ord(sign):04X}, {name}" if name else f"U+{ord(sign):04X}"
        start: Any = node.start_mark
        end: Any = node.end_mark
        before, found, _ = self.text[start.index : end.index].partition(sign)
        lines = _BREAK.split(before) if found else [""]
        line = start.line + len(lines)
        column = len(lines[-1]) + (1 if lines[1:] else start.column + 1)
        self.fault(line, column, f"an invisible character ({what}).", "Remove it.")

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        plain: dict[str, Value] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            key = key_node.value
            if isinstance(key_node, yaml.ScalarNode):
                self._check_signs(key_node)
            if not key or not isinstance(key, str):
                self.fault_at(key_node, "a key must be one word.", QUOTE)
            elif key in plain:
                message = f"key “{key}” is written twice; the first is in line {first[key]}."
                self.fault_at(key_node, message, "Keep one of them.")
            elif node.flow_style and _touches(key_node, value_node):
                message = (
                    f"a comma in braces ends a text, so “{key}” stands as a key without a colon."
                )
                self.fault_at(key_node, message, "Put the whole text in quotes.")
            else:
                first[key] = key_node.start_mark.line + 1
                plain[key] = self._plain(value_node)
                if _blank(value_node):
                    message = f"nothing is written after “{key}:”."
                    self.fault_at(key_node, message, "Write a value or remove the key.")
        return plain


class _Mapping(yaml.MappingNode):
    """The node of a mapping that finds its keys at once, however many it has."""

    pairs: dict[str, tuple[yaml.Node, yaml.Node]]


def _blank(node: yaml.Node) -> bool:
    """True where nothing at all is written, not even quotes."""
    return isinstance(node, yaml.ScalarNode) and not node.value and not node.style


def _touches(key_node: yaml.Node, value_node: yaml.Node) -> bool:
    """True where a blank value begins right behind its key, so that no colon is written."""
    return _blank(value_node) and value_node.start_mark.index <= key_node.end_mark.index


def _close(node: yaml.CollectionNode) -> None:
    """Pairs the keys of a mapping with their values, once all have been read."""
    if isinstance(node, _Mapping):
        node.value = list(zip(node.value[::2], node.value[1::2], strict=True))
        node.pairs = {
            both[0].value: both
            for both in reversed(node.value)
            if isinstance(both[0], yaml.ScalarNode)
        }


def walk(node: yaml.Node | None, loc: Loc) -> yaml.Node | None:
    """The node at a path of keys and positions, as far as the path can be followed."""
    for step in loc:
        node = _step(node, step)
    return node


def _step(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        item: yaml.Node = node.value[step]
        return item
    found = pair(node, step)
    return found[1] if found else node


def pair(node: yaml.Node | None, key: str | int) -> tuple[yaml.Node, yaml.Node] | None:
    """The nodes of a key of a mapping and of its value, if it has the key."""
    return node.pairs.get(str(key)) if isinstance(node, _Mapping) else None
