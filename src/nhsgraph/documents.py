"""One YAML file as plain text values, each with its line and column, and the faults of its form.

Every scalar stays text: plain YAML would turn ``2019-04-01`` into a date, ``2013`` into a number
and ``no`` into False, and would silently keep the last of two equal keys.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

import yaml

from nhsgraph.errors import Fault
from nhsgraph.schema import Place

Value: TypeAlias = "str | None | list[Value] | dict[str, Value]"
Loc: TypeAlias = Sequence[str | int]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_QUOTE = "Put the value in quotes: when: '[2018-01..2018-06]/..'"
_MENDS = {
    "found character '\\t'": ("a tab stands where YAML wants spaces.", "Indent with spaces."),
    "found character '%'": ("“%” can't begin a value.", "Put the value in quotes."),
    "found character '@'": ("“@” can't begin a value.", "Put the value in quotes."),
    "found character '`'": ("“`” can't begin a value.", "Put the value in quotes."),
    "mapping values are not allowed here": (
        "a second “: ” on one line.",
        "Put a text that has a colon in quotes, or check the indentation.",
    ),
    "could not find expected ':'": ("a key without a colon.", "Write “key: value”."),
    "expected a single document": ("a second “---” begins another document.", "Use one a file."),
    "found undefined alias": ("“*” begins an alias.", "Put the value in quotes."),
    "found unexpected end of stream": ("a quote is opened and never closed.", "Close it."),
    "special characters are not allowed": ("a control character.", "Remove it."),
}


@dataclass
class Document:
    """A YAML file read: its data as text, its node tree for places, and its faults so far."""

    file: str
    data: Value = None
    root: yaml.Node | None = None
    faults: list[Fault] = field(default_factory=list)

    @classmethod
    def read(cls, path: Path, file: str) -> Document:
        """Reads a file; what is wrong with its form is in ``faults``, never raised."""
        document = cls(file)
        try:
            text = path.read_bytes().decode("utf-8-sig")
        except UnicodeDecodeError as error:
            before = error.object[: error.start]
            line = before.count(b"\n") + 1
            column = error.start - before.rfind(b"\n")
            document.fault(line, column, "the file is not UTF-8.", "Save it as UTF-8.")
            return document
        except OSError as error:
            document.fault(0, 0, f"the file can't be read ({error.strerror}).")
            return document
        document._compose(text)
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

    def _compose(self, text: str) -> None:
        tabs = [number for number, line in enumerate(text.splitlines(), 1) if _tabbed(line)]
        for number in tabs:
            column = text.splitlines()[number - 1].index("\t") + 1
            self.fault(number, column, *_MENDS["found character '\\t'"])
        if tabs:
            return
        try:
            self._refuse_anchors(text)
            self.root = yaml.compose(text, Loader=Loader)
        except yaml.YAMLError as error:
            self._translate(error, text)
            return
        if self.root is None:
            self.fault(1, 1, "the file is empty.", "Write something in it or remove it.")
            return
        self.data = self._plain(self.root)

    def _refuse_anchors(self, text: str) -> None:
        if not re.search(r"(^|[\s\[{,:-])[&*!]", text):
            return
        for token in yaml.scan(text, Loader=Loader):
            if isinstance(token, yaml.AnchorToken | yaml.AliasToken | yaml.TagToken):
                mark = token.start_mark
                word = {yaml.AnchorToken: "an anchor (&)", yaml.AliasToken: "an alias (*)"}
                what = word.get(type(token), "a tag (!)")
                self.fault(
                    mark.line + 1, mark.column + 1, f"{what} is not used here.", "Write it out."
                )

    def _translate(self, error: yaml.YAMLError, text: str) -> None:
        """A fault in plain words for what the YAML parser says."""
        mark = getattr(error, "problem_mark", None)
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if mark is None and (position := getattr(error, "position", None)) is not None:
            line = text.count("\n", 0, position) + 1
            column = position - text.rfind("\n", 0, position)
        said = f"{getattr(error, 'problem', '') or getattr(error, 'reason', '')} {error}"
        lines = text.splitlines()
        around = lines[line - 1] if line <= len(lines) else ""
        if re.search(r"\[[^\]]*\.\.|\{[^}]*[?%~]\s*[,}]", around):
            self.fault(line, column, "a date that YAML takes for something else.", _QUOTE)
            return
        for known, (message, mend) in _MENDS.items():
            if known in said:
                self.fault(line, column, message, mend)
                return
        problem = getattr(error, "problem", None) or "it is no YAML"
        self.fault(line, column, f"the file can't be read as YAML: {problem}.", "Check this line.")

    def _plain(self, node: yaml.Node) -> Value:
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._plain(item) for item in node.value]
        return None if node.value == "" and node.style is None else str(node.value)

    def _mapping(self, node: yaml.MappingNode) -> dict[str, Value]:
        plain: dict[str, Value] = {}
        first: dict[str, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self.fault_at(key_node, "a key must be one word.", _QUOTE)
                continue
            key = key_node.value
            if key in plain:
                self.fault_at(
                    key_node,
                    f"key “{key}” is written twice; the first is in line {first[key]}.",
                    "Keep one of them.",
                )
                continue
            first[key] = key_node.start_mark.line + 1
            plain[key] = self._plain(value_node)
        return plain


def _tabbed(line: str) -> bool:
    """True where a tab stands in the indentation of a line."""
    return "\t" in line[: len(line) - len(line.lstrip())]


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
    return next((both for both in _pairs(node) if both[0].value == key), None)


def _pairs(node: yaml.Node | None) -> Iterator[tuple[yaml.Node, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        yield from node.value
