"""A part of a model file held against its class by pydantic; imported only when files are read."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any, LiteralString, Protocol, TypeVar

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
            raise ValidationError.from_exception_data(name, details) from None

    return core_schema.no_info_wrap_validator_function(named, schema)


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
