"""The JSON of an answer as JSON Schema tells it: what ``Answer.to_dict`` and ``--json`` give.

Fields may be added; none is renamed or removed. So every object takes more than is named here.
``brief`` is what every answer has, also where it was worked out beforehand and only its days, text
and statements are kept; ``answer`` is the whole, and each is a ``brief`` too.
"""

from __future__ import annotations

from typing import Any, Final, get_args

from nhsgraph.answers.answer import STATUSES
from nhsgraph.answers.forms import FORMS
from nhsgraph.dates import Certainty
from nhsgraph.schema import STATEMENT_TYPES
from nhsgraph.schema.edges import FORCES
from nhsgraph.schema.statements import Status

JSON = dict[str, Any]

_TEXT: Final[JSON] = {"type": "string"}
_MAYBE_TEXT: Final[JSON] = {"type": ["string", "null"]}
_DAY: Final[JSON] = {
    "type": ["string", "null"],
    "pattern": r"^\d{4}-\d{2}-\d{2}$",
    "description": "A day; null where that end has none, or none was asked.",
}
_IDS: Final[JSON] = {"type": "array", "items": _TEXT}


def _object(**fields: JSON) -> JSON:
    """An object that has all of these fields, and maybe more."""
    named = {name.rstrip("_"): field for name, field in fields.items()}
    return {"type": "object", "required": list(named), "properties": named}


def _list(of: str) -> JSON:
    return {"type": "array", "items": {"$ref": f"#/$defs/{of}"}}


def _one_of(words: Any, told: str) -> JSON:
    return {"type": "string", "enum": list(words), "description": told}


_STATUS: Final = _one_of(STATUSES, "What kind of answer it is; silent is not nobody.")
_FORM: Final = _one_of(FORMS, "How it was read.")


def _parts() -> JSON:
    """The parts of an answer, by their names."""
    certainty = _one_of([each.value for each in Certainty if each is not Certainty.NO], "How sure.")
    return {
        "cited": _object(
            source=_TEXT, title=_TEXT, publisher=_TEXT, locator=_TEXT, url=_MAYBE_TEXT,
            published=_MAYBE_TEXT, proves=_IDS, says=_MAYBE_TEXT,
        ),
        "result": _object(
            statement={**_TEXT, "description": "The id of the statement, which cite takes."},
            type=_one_of([*STATEMENT_TYPES, "chain"], "What kind of statement, or a whole chain."),
            roles={"type": "object"},
            answer={**_IDS, "description": "Ids (or persons) that answer the question."},
            from_=_DAY, to=_DAY, when=_TEXT, certainty=certainty,
            status=_one_of(get_args(Status), "Whether it was in force, or only planned."),
            force={"enum": [*FORCES, None]},
            via=_IDS, text=_TEXT, basis=_MAYBE_TEXT, evidence=_list("cited"),
        ),
        "happening": _object(
            event=_TEXT, title=_TEXT, date=_TEXT, from_=_DAY, to=_DAY, certainty=certainty,
            evidence=_list("cited"),
        ),
        "part": _object(from_=_DAY, to=_DAY, certain=_IDS, possible=_IDS),
        "gap": _object(from_=_DAY, to=_DAY),
        "brief": _brief(),
        "answer": {"allOf": [{"$ref": "#/$defs/brief"}], **_answer()},
    }  # fmt: skip


def _brief() -> JSON:
    """What an answer has at the least."""
    names = {"type": "array", "items": _object(statement=_TEXT)}
    return _object(
        status=_STATUS,
        question=_object(form=_FORM, bodies=_IDS, from_=_DAY, to=_DAY),
        text={**_TEXT, "description": "The engine’s words, a sentence a line."},
        results={**names, "description": "What the answer stands on."},
        see_also={**names, "description": "What stands beside it and is no part of it."},
    )


def _answer() -> JSON:
    question = _object(
        text=_TEXT, form=_FORM, bodies=_IDS, from_=_DAY, to=_DAY,
        as_known_on=_DAY, read_as=_TEXT,
    )  # fmt: skip
    premise = _object(ok={"type": "boolean"}, problem=_MAYBE_TEXT, message=_MAYBE_TEXT)
    number = {"type": ["integer", "array", "null"], "items": {"type": "integer"}}
    return _object(
        status=_STATUS,
        lead={**_TEXT, "description": "The sentence that answers, with its verdict and doubt."},
        question=question, premise=premise, text=_TEXT, results=_list("result"),
        parts=_list("part"), verdict={"enum": ["yes", "no", "partly", "not recorded", None]},
        see_also=_list("result"), notes=_IDS, dates=_IDS, count=number,
        amount_gbp={"type": ["integer", "null"]}, events=_list("happening"), gaps=_list("gap"),
        left_out=_IDS, nearest=_list("result"), example=_MAYBE_TEXT, answers=_list("answer"),
        documents=_list("cited"),
    )  # fmt: skip


def answer_schema() -> JSON:
    """The JSON Schema (2020-12) of an answer."""
    schema = "https://json-schema.org/draft/2020-12/schema"
    return {"$schema": schema, "$ref": "#/$defs/answer", "$defs": _parts()}
