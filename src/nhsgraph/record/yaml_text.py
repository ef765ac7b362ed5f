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
from typing import Any, Final, TypeAlias

import yaml

from nhsgraph.errors import Fault, shortened
from nhsgraph.record.model_files import content
from nhsgraph.schema import Place
from nhsgraph.spelling import unseen

Value: TypeAlias = "str | list[Value] | dict[str, Value] | None"
Loc: TypeAlias = Sequence[str | int]
Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

DEEPEST: Final = 50
"""How deep lists and mappings may be nested; a record needs less than ten."""

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff]"  # as YAML 1.2, 5.1
)
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_INDENTED = re.compile("[\t \u00a0\u2000-\u200b\u3000]*")
_BRACKETED = re.compile(r"\[[^\[\]]{0,60}\]")
_UNQUOTED_WORD = re.compile(r"\d[^\s,{}]{0,60}")
"""What may be a date where YAML stumbles; neither looks further than a date is long."""

_ALIAS = "*"
"""The style of a scalar that stands where an alias is written, which is no value here."""

_QUOTE = "Put the whole value in quotes."
_BRACKETS = "Close each bracket with its own kind; quote a text that has colons or brackets."
_FLATTER = "Close each bracket with its own kind, and check the indentation."
_TOO_DEEP = f"lists and mappings are nested more than {DEEPEST} deep."
_ALIGN = "Check its indentation, and that quotes and brackets stand round the whole value."
_ONE_A_FILE = ("a second “---” begins another document.", "Use one a file.")
_ESCAPE = ("“\\” means something else in double quotes.", "Use single quotes.")
_SENTENCES: Final = {
    "',' or": ("“{at}” does not fit in the brackets that are open here.", _BRACKETS),
    "cannot start any token": ("a value can't begin with “{at}”.", _QUOTE),
    "expected node content": ("a value can't begin with “{at}”.", _QUOTE),
    "mapping values are not allowed": (
        "“:” where no key can be.",
        "Check the indentation and the line above.",
    ),
    "could not find expected ':'": ("a key without a colon.", "Write “key: value”."),
    "block sequence entries are not allowed": (
        "“- ” can't stand here.",
        "Begin the list on a line of its own.",
    ),
    "mapping keys are not allowed": ("a value can't begin with “? ”.", _QUOTE),
    "expected '-' indicator": ("the list breaks off here.", "Begin each item with “- ”."),
    "alphabetic or numeric": ("“&” and “*” mean something else in YAML.", _QUOTE),
    "alphanumeric": ("“&” and “*” mean something else in YAML.", _QUOTE),
    "escape": _ESCAPE,
    "hexdecimal": _ESCAPE,
    "hexadecimal": _ESCAPE,
    "unexpected ':'": ("nothing is written after “:”.", "Write a value or remove the key."),
}
"""What the YAML parsers say (libyaml's and PyYAML's own), in plain words, with the mend."""


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
            self.fault(1, 1, *_ESCAPE)
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
        deep = [fault for fault in before.faults if fault.message == _TOO_DEEP]
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
                self._fault_at_mark(event.start_mark, *_ONE_A_FILE)
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
                self._fault_at_mark(event.start_mark, _TOO_DEEP, _FLATTER)
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
        if _looks_unsure(text):
            self._fault_at_mark(mark, *unquoted_date(text))
            return
        at = self.text.find("?", mark.index)
        before = _BREAK.split(self.text[mark.index : at])
        column = len(before[-1]) + (0 if before[1:] else mark.column)
        self.fault(mark.line + len(before), column + 1, *_QUESTION)

    def _fault_at_mark(self, mark: Any, message: str, mend: str = "") -> None:
        self.fault(mark.line + 1, mark.column + 1, message, mend)

    def _translate(self, error: yaml.MarkedYAMLError, text: str) -> None:
        """Notes what the YAML parser says, in plain words and where the writer can mend it."""
        lines = _BREAK.split(text)
        mark: Any = error.problem_mark or error.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        if line >= len(lines):
            line, column = len(lines) - 1, len(lines[-1])
        if found := _unquoted(lines[line]):
            self.fault(line + 1, found[0] + 1, *unquoted_date(found[1]))
        elif error.context_mark and (opened := _never_closed(error, line)):
            message = f"{opened} is opened and never closed."
            self._fault_at_mark(error.context_mark, message, "Close it.")
        else:
            self.fault(line + 1, column + 1, *_explain(str(error.problem), lines[line], column))

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
                self.fault_at(key_node, "a key must be one word.", _QUOTE)
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


def unquoted_date(text: str) -> tuple[str, str]:
    """The sentence and the mend for a date that YAML reads as a list or a key unless quoted."""
    return "YAML can't read this date as it stands.", f"Put it in quotes: '{shortened(text)}'."


def _unquoted(line: str) -> tuple[int, str] | None:
    """The first thing in a line that looks like a date and needs quotes to be one, with its column.

    Columns count from 0.
    """
    for found in _BRACKETED.finditer(line):
        if ".." in found[0]:
            before = re.split(r"[\s,{}'\"\[\]]", line[max(0, found.start() - 40) : found.start()])[
                -1
            ]
            behind = re.split(r"[\s,{}\[\]]", line[found.end() : found.end() + 40], maxsplit=1)[0]
            return found.start() - len(before), f"{before}{found[0]}{behind}"
    for found in _UNQUOTED_WORD.finditer(line):
        follows = line[found.end() : found.end() + 20].lstrip()[:1]
        if found[0][-1] in "?%~" and follows in {",", "}"}:
            return found.start(), found[0]
    return None


_QUESTION: Final = "a text in braces has “?” and no quotes.", "Put the whole text in quotes."


def _looks_unsure(text: str) -> bool:
    """True of ``2013?``, a date."""
    return text[:1].isdecimal() and text.endswith("?") and len(text.split(maxsplit=1)) == 1


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


def _never_closed(error: yaml.MarkedYAMLError, line: int) -> str:
    """What is still open where the parser gives up, at the end of the file or in a later line."""
    context, problem = str(error.context), str(error.problem)
    if "quoted scalar" in context and ("end of stream" in problem or "document" in problem):
        return "a quote"
    ends: Any = error.problem_mark
    opens: Any = error.context_mark
    if "',' or" in problem and (ends.line != line or ends.line != opens.line):
        return "“[”" if "sequence" in context else "“{”"
    return ""


def _explain(problem: str, line: str, column: int) -> tuple[str, str]:
    """The sentence and the mend for what the parser says of a column (from 0) of a line."""
    at = "a tab" if line[column : column + 1] == "\t" else line[column : column + 1]
    if told := _of_the_line(problem, line[:column], at):
        return told
    for known, (message, mend) in _SENTENCES.items():
        if known in problem:
            return message.format(at=at), mend
    message = f"the file can't be read as YAML: {shortened(problem)}."
    return message, "Check this line and the one above."


_ENDINGS: Final = ("expected key", "expected <block end>", "<document start>")


def _of_the_line(problem: str, before: str, at: str) -> tuple[str, str] | None:
    """The sentence and the mend where what stands in the line says more than the parser does."""
    told = None
    if at == "?" and "',' or" in problem:
        told = _QUESTION
    elif at in {"]", "}"} and "',' or" not in problem:
        told = f"“{at}” closes nothing.", _QUOTE
    elif "mapping values are not allowed" in problem and ": " in before:
        told = "a second “: ” on one line.", "Put a text that has a colon in quotes."
    elif any(end in problem for end in _ENDINGS):
        told = "this line does not fit what stands above it.", _ALIGN
        if before.strip():
            told = "something follows where the value has ended.", _QUOTE
    elif at == "a tab" and "cannot start any token" in problem and before.strip():
        told = "an invisible character (U+0009, a tab).", "Remove it."
    elif not at and "node content" in problem:
        told = "the value breaks off here.", "Write one, and close each bracket that is open."
    return told


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
