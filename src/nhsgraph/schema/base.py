"""What all parts of the schema share: frozen models, ids, dates as fields, and unknown keys."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from typing import Annotated, Any, LiteralString, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator
from pydantic import WithJsonSchema as JsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from nhsgraph.dates import FuzzyDay, When, Years
from nhsgraph.errors import DateError

Made = TypeVar("Made")

SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The form of an id: small letters, figures and single hyphens."""
TERM = r"^[a-z0-9]+(_[a-z0-9]+)*$"
"""The form of a term of the field: small letters, figures and single underscores."""

Slug = Annotated[str, Field(pattern=SLUG)]
Reference = Annotated[str, Field(pattern=SLUG[:-1] + "(/" + SLUG[1:-1] + ")?$")]
"""The id of a statement, ``body/id``, or of an event."""
Term = Annotated[str, Field(pattern=TERM)]
Prose = Annotated[str, Field(min_length=1)]


def _reader(cls: type[Made], read: Callable[[str], Made]) -> BeforeValidator:
    """A validator that reads the text of a date and reports it as a fault of the model."""

    def validate(value: object) -> object:
        if isinstance(value, cls):
            return value
        if not isinstance(value, str):
            raise _told("date", "must be text; put the date in quotes")
        try:
            return read(value)
        except DateError as error:
            raise _told("date", str(error)) from None

    return BeforeValidator(validate)


def _told(kind: LiteralString, problem: str, *at: str | int) -> PydanticCustomError:
    """An error of pydantic that carries a sentence of ours, and the place below if it has one."""
    return PydanticCustomError(kind, "{problem}", {"problem": problem, "at": at})


def _read_one_year(text: str) -> Years:
    years = Years.read(text)
    if ".." in years.text:
        raise DateError(text, "is more than one financial year", "write one amount for each year")
    return years


def _text(description: str, example: str) -> JsonSchema:
    return JsonSchema({"type": "string", "description": description, "examples": [example]})


WhenField = Annotated[
    When,
    _reader(When, When.read),
    _text("EDTF interval, both ends inclusive; .. is open, blank is not known", "2013-04-01/.."),
]
DateField = Annotated[
    FuzzyDay,
    _reader(FuzzyDay, FuzzyDay.read),
    _text("EDTF date; ~ ? % if unsure, [a..b] for some day between", "2013-04-01"),
]
YearsField = Annotated[
    Years,
    _reader(Years, Years.read),
    _text("Financial years: one, a run a..b, or a.. for all from then on", "2019/20"),
]
FinancialYear = Annotated[
    Years,
    _reader(Years, _read_one_year),
    _text("A financial year, 1 April to 31 March", "2015/16"),
]


class Part(BaseModel):
    """A frozen piece of a record; a key that it does not know is refused with the nearest known."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        populate_by_name=True,
        defer_build=True,
    )

    @model_validator(mode="wrap")
    @classmethod
    def _name_unknown_keys(cls, data: Any, handler: Callable[[Any], Part]) -> Part:
        try:
            return handler(data)
        except ValidationError as error:
            details = [cls._explained(detail) for detail in error.errors(include_url=False)]
            raise ValidationError.from_exception_data(cls.__name__, details) from None

    @classmethod
    def _explained(cls, detail: Any) -> InitErrorDetails:
        kind: str | PydanticCustomError = detail["type"]
        context = dict(detail.get("ctx") or {})
        if kind == "extra_forbidden" and len(detail["loc"]) == 1:
            kind = _told("unknown_key", unknown_key(str(detail["loc"][0]), cls.known_keys()))
        elif "problem" in context:
            kind = _told(detail["type"], context["problem"], *context["at"])
        return InitErrorDetails(type=kind, loc=detail["loc"], input=detail["input"], ctx=context)

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys that may be written, under the names that a file uses, in order."""
        return [spec.alias or name for name, spec in cls.model_fields.items()]


def unknown_key(key: str, known: list[str]) -> str:
    """The sentence for a key that nothing knows, with the nearest known one."""
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    mend = f"did you mean “{near[0]}”?" if near else f"known keys are {', '.join(known)}"
    return f"unknown key “{key}”; {mend}"


def broken_rule(problem: str, *at: str | int) -> PydanticCustomError:
    """The error of a rule that concerns several fields of one part; ``at`` leads to the worst."""
    return _told("rule", problem, *at)


def as_tuple(value: object) -> object:
    """One item where a list may stand is a list of one."""
    return value if isinstance(value, list | tuple) else (value,)


OneOrMore = BeforeValidator(as_tuple)
