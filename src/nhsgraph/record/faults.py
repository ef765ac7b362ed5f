"""What pydantic finds wrong with a part of a record, in sentences for the person who wrote it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import Any, Final

from pydantic import ValidationError

from nhsgraph.errors import shortened
from nhsgraph.record.yaml_faults import unquoted_date
from nhsgraph.spelling import nearest

_LONGEST: Final = 60
"""How many characters of a value a sentence quotes."""


def distinct(error: ValidationError, given: Container[str]) -> list[Any]:
    """The errors, less those that follow from what is told elsewhere.

    That is: of a key that nobody wrote (``given``), of a value left blank, of a list that is too
    short because its items are faulty, and of a key that is missing because it is misspelt.
    """
    details = error.errors(include_url=False)
    above = {loc[:depth] for loc in (each["loc"] for each in details) for depth in range(len(loc))}
    meant = {_meant(each) for each in details if each["type"] == "unknown_key"}
    return [
        detail
        for detail in details
        if (not detail["loc"] or detail["loc"][0] not in given)
        and detail["input"] is not None
        and not (detail["type"] == "too_short" and detail["loc"] in above)
        and not (detail["type"] == "missing" and detail["loc"] in meant)
    ]


def _meant(detail: Any) -> tuple[int | str, ...]:
    """The place of the key that an unknown one is meant to be."""
    _, _, behind = detail["ctx"]["problem"].rpartition("; did you mean “")
    return (*detail["loc"][:-1], behind.removesuffix("”?"))


def explain(detail: Any) -> tuple[str, str]:
    """The sentence for one error of pydantic, and the mend."""
    kind, value, context = detail["type"], detail["input"], detail.get("ctx") or {}
    where = next((step for step in reversed(detail["loc"]) if isinstance(step, str)), "")
    if kind == "missing":
        return f"key “{where}” is missing.", f"Add “{where}: …”."
    if kind in {"dataclass_type", "tuple_type"}:
        return _no_such_shape(kind, detail["loc"], where)
    if isinstance(value, list | dict) and kind not in {"rule", "unknown_key", "too_short"}:
        return _no_one_value(kind, value, where)
    if "problem" in context:
        return sentence(context["problem"]), ""
    return _no_such_value(kind, str(value), where, context)


def _no_such_value(kind: str, value: str, where: str, context: dict[str, Any]) -> tuple[str, str]:
    """The sentence for one value that can't stand where it does."""
    if kind == "literal_error":
        return _not_one_of(value, re.findall(r"'([^']*)'", context["expected"]))
    if kind == "string_pattern_mismatch":
        return _wrong_form(value, context["pattern"])
    message, mend = _PLAIN.get(kind, ("“{value}” can't stand here.", "Correct “{key}”."))
    names = {
        "value": _quoted(value),
        "key": where,
        "most": context.get("le", context.get("max_length")),
    }
    names["signs"] = len(value)
    return message.format(**names), mend.format(**names)


def sentence(text: str) -> str:
    """The text with the mark at its end that a sentence has."""
    return text if text.endswith(("?", ".")) else f"{text}."


def _quoted(text: str) -> str:
    return shortened(text, _LONGEST)


_ENDS_OF_TIME = ({"from", "to"}, {"begin", "end"}, {"start", "end"}, {"first", "last"})
"""The keys under which somebody may write the two ends of a time."""


def _no_one_value(kind: str, value: object, where: str) -> tuple[str, str]:
    """The sentence for a list or a mapping where one value belongs."""
    match kind, value:
        case "date", [str(only)] if ".." in only:
            return unquoted_date(f"[{only}]")
        case _, dict() if {*value} in _ENDS_OF_TIME:
            one = "/".join(str(end) for end in value.values())
            return f"“{where}” is a mapping, not one value.", f"Write begin and end as one: {one}."
    what = "a list" if isinstance(value, list) else "a mapping"
    mend = "Write one value; quote a text that begins with “[” or “{”."
    return f"“{where}” is {what}, not one value.", mend


def _no_such_shape(kind: str, loc: tuple[int | str, ...], where: str) -> tuple[str, str]:
    if kind == "tuple_type":
        return f"“{where}” is not a list.", "Begin each item with “- ”."
    what = f"an item of “{where}”" if isinstance(loc[-1], int) else f"“{where}”"
    return f"{what} is not a mapping of keys.", "Write “key: value” lines."


def _not_one_of(value: str, allowed: list[str]) -> tuple[str, str]:
    near = nearest(value, allowed)
    mend = f"Did you mean “{near}”?" if near else f"Write one of {', '.join(allowed)}."
    return f"“{_quoted(value)}” is not known here.", mend


def _wrong_form(value: str, pattern: str) -> tuple[str, str]:
    """The sentence for an id, a term or a version of a wrong form, and the nearest right one."""
    message = f"“{_quoted(value)}” has the wrong form."
    joint = "_" if "_" in pattern else "-"
    parts = (re.sub(r"[^a-z0-9]+", joint, part).strip(joint) for part in value.lower().split("/"))
    guess = ("/" if "/" in pattern else joint).join(filter(None, parts))
    if guess and re.match(pattern, guess):
        return message, f"Write {_quoted(guess)}."
    if "a-z" not in pattern:
        return message, "Write figures with points, such as 0.1.0."
    return message, "Write small letters, figures and hyphens; a statement is body/id."


_PLAIN: Final = {
    "int_parsing": ("“{value}” is no whole number.", "Write figures alone."),
    "int_from_float": ("“{value}” is no whole number.", "Write figures alone."),
    "float_parsing": ("“{value}” is no number.", "Write figures alone."),
    "bool_parsing": ("“{value}” is neither true nor false.", "Write true, or leave “{key}” out."),
    "greater_than": ("“{value}” is too small.", "Write a number above 0."),
    "greater_than_equal": ("“{value}” is too small.", "Write a larger number."),
    "less_than_equal": ("“{value}” is too large.", "Write at most {most}."),
    "string_too_long": ("“{key}” is too long: it has {signs} signs.", "Write at most {most}."),
    "string_too_short": ("“{key}” is blank.", "Write a value or remove the key."),
    "too_short": ("“{key}” is an empty list.", "Give at least one."),
}
