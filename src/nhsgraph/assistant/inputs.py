"""What a tool takes: its parameters, their JSON Schema, and refusals in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NamedTuple

from nhsgraph.errors import QuestionError, shortened
from nhsgraph.spelling import nearest

JSON = dict[str, Any]
Kind = Literal["text", "texts", "number", "switch"]

LONGEST: Final = 300
"""A text has no more signs, where its parameter says nothing else."""
MOST_TEXTS: Final = 20
"""A list has no more texts."""
MOST_SKIPPED: Final = 100_000


class Parameter(NamedTuple):
    """One parameter of a tool: its name, what it is in words, and what may be given.

    ``words`` are the only texts that it takes, if there are any; ``most`` is how many signs a text
    may have, or the largest number.
    """

    name: str
    told: str
    kind: Kind = "text"
    needed: bool = False
    words: tuple[str, ...] = ()
    most: int = LONGEST

    @property
    def schema(self) -> JSON:
        """The JSON Schema of what it takes."""
        text: JSON = {"type": "string", "minLength": 1, "maxLength": self.most}
        if self.words:
            text = {"type": "string", "enum": list(self.words)}
        of_kind: dict[Kind, JSON] = {
            "text": text,
            "texts": {"type": "array", "items": text, "minItems": 1, "maxItems": MOST_TEXTS},
            "number": {"type": "integer", "minimum": 0, "maximum": self.most},
            "switch": {"type": "boolean"},
        }
        return {**of_kind[self.kind], "description": self.told}

    def taken(self, value: object) -> Any:
        """What was given, checked.

        Raises:
            QuestionError: it is of another kind, too long, too large, or none of its words.
        """
        if self.kind == "texts":
            if not isinstance(value, list) or not 1 <= len(value) <= MOST_TEXTS:
                raise self._refused(value, f"a list of 1 to {MOST_TEXTS} texts")
            return [self._text(each) for each in value]
        if self.kind == "text":
            return self._text(value)
        wanted = bool if self.kind == "switch" else int
        if type(value) is not wanted:
            raise self._refused(value, "true or false" if wanted is bool else "a whole number")
        if wanted is int and not 0 <= int(str(value)) <= self.most:
            raise self._refused(value, f"a number from 0 to {self.most}")
        return value

    def _text(self, value: object) -> str:
        if not isinstance(value, str):
            raise self._refused(value, "a text in quotes")
        if self.words and value not in self.words:
            raise self._refused(value, f"one of {', '.join(self.words)}")
        if not value.strip():
            raise self._refused(value, "a text with something in it")
        if len(value) > self.most:
            raise self._refused(value, f"at most {self.most} signs, not {len(value)}")
        return value

    def _refused(self, value: object, wanted: str) -> QuestionError:
        given = shortened(str(value), 60)
        near = nearest(given, self.words) if self.words else ""
        hints = [f"Did you mean {near}?"] if near else [] if self.words else [self.told]
        return QuestionError(f"“{given}” is no `{self.name}`: give {wanted}.", hints)


def schema_of(parameters: Sequence[Parameter]) -> JSON:
    """The JSON Schema of what a tool takes."""
    return {
        "type": "object",
        "properties": {each.name: each.schema for each in parameters},
        "required": [each.name for each in parameters if each.needed],
        "additionalProperties": False,
    }


def taken(tool: str, parameters: Sequence[Parameter], given: Mapping[str, object]) -> JSON:
    """What was given to a tool, checked, by the names of its parameters; null is nothing given.

    Raises:
        QuestionError: something is lacking, not known, or not what its parameter takes.
    """
    known = {each.name: each for each in parameters}
    own = f"{tool} takes {', '.join(known)}."
    for name in given:
        if name not in known:
            near = nearest(name[:LONGEST], known)
            hints = [f"Did you mean `{near}`?"] if near else []
            raise QuestionError(f"{tool} has no parameter “{shortened(name, 60)}”.", [*hints, own])
    values = {name: known[name].taken(value) for name, value in given.items() if value is not None}
    lacking = [each for each in parameters if each.needed and each.name not in values]
    if lacking:
        raise QuestionError(f"{tool} needs `{lacking[0].name}`: {lacking[0].told}", [own])
    return values
