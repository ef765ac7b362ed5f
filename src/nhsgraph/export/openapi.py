"""The interface of the page that is served, as OpenAPI describes it, and what answers have."""

from __future__ import annotations

import json
from typing import Any, Final

from nhsgraph.answers.contract import answer_schema
from nhsgraph.export.about import program_version

JSON = dict[str, Any]

ASKS: Final = "/ask.json"
"""Where questions are answered."""
DESCRIBED: Final = "/openapi.json"
"""Where this description stands."""
LONGEST: Final = 2_000
"""A longer question is none, in signs."""
TAKES: Final = ("q", "as_known_on", "plans")
"""What a question may have beside it."""


def described() -> JSON:
    """The description of ``/ask.json``, in OpenAPI 3.1."""
    return {
        "openapi": "3.1.0",
        "info": {"title": "nhsgraph on this machine", "version": program_version() or "unknown"},
        "paths": {ASKS: asking()},
        "components": {"schemas": answers()},
    }


def answers() -> JSON:
    """The schemas of answers, which the page that is served and a site of files share."""
    parts: JSON = json.loads(json.dumps(answer_schema()["$defs"]).replace("#/$defs/", _HERE))
    parts["refusal"] = {
        "type": "object",
        "required": ["status", "text", "hints"],
        "properties": {
            "status": {"enum": ["not_understood", "failed"]},
            "text": {"type": "string", "description": "What is wrong, for the person who asked."},
            "hints": {"type": "array", "items": {"type": "string"}},
        },
    }
    return parts


def asking() -> JSON:
    """The path at which questions in English are answered."""
    replies = {
        "200": ("The answer; its status says what kind of answer it is.", "answer"),
        "400": ("What was asked can't be read.", "refusal"),
        "403": ("Somebody else than this machine asks.", "refusal"),
        "405": ("Only GET is answered.", "refusal"),
        "500": ("A fault of the program.", "refusal"),
    }
    operation = {
        "operationId": "ask",
        "summary": "Answer a question in English",
        "parameters": [*map(_parameter, TAKES)],
        "responses": {
            code: {
                "description": told,
                "content": {"application/json": {"schema": {"$ref": f"{_HERE}{part}"}}},
            }
            for code, (told, part) in replies.items()
        },
    }
    return {"get": operation}


_HERE: Final = "#/components/schemas/"
_TOLD: Final[dict[str, JSON]] = {
    "q": {
        "description": "The question, with its time in it.",
        "schema": {"type": "string", "pattern": r"\S", "maxLength": LONGEST},
        "example": "who held HEE to account in 2019",
    },
    "as_known_on": {
        "description": "A day (2012-02-01): the answer is what could have been known on it.",
        "schema": {"type": "string", "format": "date"},
        "example": "2012-02-01",
    },
    "plans": {
        "description": "Whether plans stand beside what was in force.",
        "schema": {"type": "string", "enum": ["true", "false"]},
    },
}


def _parameter(name: str) -> JSON:
    return {"name": name, "in": "query", "required": name == "q", **_TOLD[name]}
