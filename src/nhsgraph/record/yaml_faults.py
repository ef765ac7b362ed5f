"""What is wrong with the form of a YAML file, in words, and how to mend it."""

from __future__ import annotations

import re
from typing import Any, Final

import yaml

from nhsgraph.errors import shortened

DEEPEST: Final = 50
"""How deep lists and mappings may be nested; a record needs less than ten."""

_BRACKETED = re.compile(r"\[[^\[\]]{0,60}\]")
_UNQUOTED_WORD = re.compile(r"\d[^\s,{}]{0,60}")
"""What may be a date where YAML stumbles; neither looks further than a date is long."""

QUOTE = "Put the whole value in quotes."
_BRACKETS = "Close each bracket with its own kind; quote a text that has colons or brackets."
FLATTER = "Close each bracket with its own kind, and check the indentation."
TOO_DEEP = f"lists and mappings are nested more than {DEEPEST} deep."
_ALIGN = "Check its indentation, and that quotes and brackets stand round the whole value."
ONE_A_FILE = ("a second “---” begins another document.", "Use one a file.")
ESCAPE = ("“\\” means something else in double quotes.", "Use single quotes.")
_SENTENCES: Final = {
    "',' or": ("“{at}” does not fit in the brackets that are open here.", _BRACKETS),
    "cannot start any token": ("a value can't begin with “{at}”.", QUOTE),
    "expected node content": ("a value can't begin with “{at}”.", QUOTE),
    "mapping values are not allowed": (
        "“:” where no key can be.",
        "Check the indentation and the line above.",
    ),
    "could not find expected ':'": ("a key without a colon.", "Write “key: value”."),
    "block sequence entries are not allowed": (
        "“- ” can't stand here.",
        "Begin the list on a line of its own.",
    ),
    "mapping keys are not allowed": ("a value can't begin with “? ”.", QUOTE),
    "expected '-' indicator": ("the list breaks off here.", "Begin each item with “- ”."),
    "alphabetic or numeric": ("“&” and “*” mean something else in YAML.", QUOTE),
    "alphanumeric": ("“&” and “*” mean something else in YAML.", QUOTE),
    "escape": ESCAPE,
    "hexdecimal": ESCAPE,
    "hexadecimal": ESCAPE,
    "unexpected ':'": ("nothing is written after “:”.", "Write a value or remove the key."),
}
"""What the YAML parsers say (libyaml's and PyYAML's own), in plain words, with the mend."""


def unquoted_date(text: str) -> tuple[str, str]:
    """The sentence and the mend for a date that YAML reads as a list or a key unless quoted."""
    return "YAML can't read this date as it stands.", f"Put it in quotes: '{shortened(text)}'."


def unquoted(line: str) -> tuple[int, str] | None:
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


QUESTION: Final = "a text in braces has “?” and no quotes.", "Put the whole text in quotes."


def looks_unsure(text: str) -> bool:
    """True of ``2013?``, a date."""
    return text[:1].isdecimal() and text.endswith("?") and len(text.split(maxsplit=1)) == 1


def never_closed(error: yaml.MarkedYAMLError, line: int) -> str:
    """What is still open where the parser gives up, at the end of the file or in a later line."""
    context, problem = str(error.context), str(error.problem)
    if "quoted scalar" in context and ("end of stream" in problem or "document" in problem):
        return "a quote"
    ends: Any = error.problem_mark
    opens: Any = error.context_mark
    if "',' or" in problem and (ends.line != line or ends.line != opens.line):
        return "“[”" if "sequence" in context else "“{”"
    return ""


def explained(problem: str, line: str, column: int) -> tuple[str, str]:
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
        told = QUESTION
    elif at in {"]", "}"} and "',' or" not in problem:
        told = f"“{at}” closes nothing.", QUOTE
    elif "mapping values are not allowed" in problem and ": " in before:
        told = "a second “: ” on one line.", "Put a text that has a colon in quotes."
    elif any(end in problem for end in _ENDINGS):
        told = "this line does not fit what stands above it.", _ALIGN
        if before.strip():
            told = "something follows where the value has ended.", QUOTE
    elif at == "a tab" and "cannot start any token" in problem and before.strip():
        told = "an invisible character (U+0009, a tab).", "Remove it."
    elif not at and "node content" in problem:
        told = "the value breaks off here.", "Write one, and close each bracket that is open."
    return told
