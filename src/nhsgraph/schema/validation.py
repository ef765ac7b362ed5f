"""A part of a model file held against its class by pydantic; imported only when files are read."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import Any, Final, LiteralString, Protocol, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import CoreSchema, InitErrorDetails, PydanticCustomError, core_schema

from nhsgraph.errors import BrokenRuleError
from nhsgraph.spelling import unknown_key

Made = TypeVar("Made")


class Keyed(Protocol):
    """A class whose fields are the keys of a file: one of the parts of ``schema.base``."""

    def known_keys(self) -> list[str]:
        """The keys that may be written."""

    def place_of(self, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Where in a file a fault stands."""


def validated(cls: type[Made], data: dict[str, Any]) -> Made:
    """A part from the keys of a file.

    Raises:
        ValidationError: it has faults; all of them are in ``errors()``.
    """
    if cls not in _ADAPTERS:
        _ADAPTERS[cls] = TypeAdapter(cls)
    made: Made = _ADAPTERS[cls].validate_python(data)
    return made


_ADAPTERS: dict[type[Any], TypeAdapter[Any]] = {}
"""What pydantic makes of each class, when it is first needed."""


def read_first(read: Callable[[object], object], schema: CoreSchema) -> CoreSchema:
    """A schema of which the value is read by a function before it is checked."""
    return core_schema.no_info_before_validator_function(read, schema)


def read_whole(read: Callable[[object], object]) -> CoreSchema:
    """A schema of which the function makes the value and finds all that is wrong with it."""
    return core_schema.no_info_plain_validator_function(read)


def one_of(words: list[str]) -> CoreSchema:
    """A schema of a text that is one of some words."""
    return core_schema.literal_schema(words)


def either(choices: dict[str, CoreSchema], which: Callable[[Any], str]) -> CoreSchema:
    """A schema of one of several, by the function that tells which a value is to be."""
    return core_schema.tagged_union_schema(choices, discriminator=which)


def naming_unknown_keys(cls: Keyed, name: str, schema: CoreSchema) -> CoreSchema:
    """The schema of a part, its errors in our own words where they have some."""

    def named(data: Any, handler: Callable[[Any], Any]) -> Any:
        try:
            return handler(data)
        except ValidationError as error:
            written = data if isinstance(data, dict) else {}
            told = error.errors(include_url=False)
            details = [_explained(cls, detail, written) for detail in told]
            details += _hidden(cls, told, written, handler)
            raise ValidationError.from_exception_data(name, details) from None

    return core_schema.no_info_wrap_validator_function(named, schema)


_EVIDENCE: Final = [{"source": "x", "locator": "x"}]
STAND_INS: Final[dict[str, Any]] = {
    "id": "x", "when": "../..", "evidence": _EVIDENCE, "status": "announced", "text": "X.",
    "mandate": "2010/11..", "published": "2010-01-01", "read": "2010-01-01", "became": ["x"],
    "abandoned": {"date": "2010-01-01", "evidence": _EVIDENCE}, "unknown": "x",
    "never_enacted": {"date": "2010-01-01", "evidence": _EVIDENCE}, "outcome": {"unknown": "x"},
    "date": "2010-01-01", "covers": "2010/2011", "version": "0.1.0", "year": "2010/11", "gbp": "1",
    "percent": "1", "places": "x", "size": "1", "force": "law", "act": "approves", "role": "one_of",
    "scope": "legal", "kind": "unit", "scheme": "ods", "form": "advisory_body",
}  # fmt: skip
"""What stands in for a faulty value where the rules of a whole part are tried; it breaks none."""


def _hidden(
    cls: Keyed, told: Sequence[Any], written: dict[str, Any], handler: Callable[[Any], Any]
) -> Iterator[InitErrorDetails]:
    """The rule that a part breaks beside its faulty values, and not by them.

    A key that is not known may be any that a rule speaks of, so that none is tried then.
    """
    faulty = {str(detail["loc"][0]) for detail in told if detail["loc"]}
    if not faulty or not faulty <= {*cls.known_keys()}:
        return
    rest = {key: value for key, value in written.items() if key not in faulty}
    for key in faulty:
        if key in STAND_INS or not hasattr(cls, key):
            rest[key] = STAND_INS.get(key, "x")
    try:
        handler(rest)
    except ValidationError as error:
        for detail in error.errors(include_url=False):
            rule = (detail.get("ctx") or {}).get("error")
            if isinstance(rule, BrokenRuleError) and not detail["loc"]:
                yield _explained(cls, detail, written)


def _explained(cls: Keyed, detail: Any, written: Container[str]) -> InitErrorDetails:
    kind: str | PydanticCustomError = detail["type"]
    context = dict(detail.get("ctx") or {})
    loc = cls.place_of(detail["loc"])
    told = context.get("error")
    if kind == "unexpected_keyword_argument" and len(loc) == 1:
        kind = _told("unknown_key", unknown_key(str(loc[0]), cls.known_keys(), written))
    elif isinstance(told, BrokenRuleError):
        kind = _told("rule", str(told), *told.at)
    elif isinstance(told, ValueError):
        kind = _told("date", str(told))
    elif "problem" in context:
        kind = _told(detail["type"], context["problem"], *context["at"])
    return InitErrorDetails(type=kind, loc=loc, input=detail["input"], ctx=context)


def _told(kind: LiteralString, problem: str, *at: str | int) -> PydanticCustomError:
    """An error of pydantic that carries a sentence of ours, and the place below if it has one."""
    return PydanticCustomError(kind, "{problem}", {"problem": problem, "at": at})
