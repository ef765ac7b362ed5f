"""The OpenAPI file of a site of files: each path, and what stands in the JSON that it gives.

Beside them it has the path that ``nhsgraph explore --serve`` answers, as both give one kind of
answer: what is read from a file can be read from there.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from nhsgraph.export.columns import Column, Kind, Table
from nhsgraph.export.openapi import ASKS, answers, asking

JSON = dict[str, Any]
_TYPES: Final[dict[Kind, JSON]] = {
    "text": {"type": "string"}, "integer": {"type": "integer"}, "number": {"type": "number"},
    "boolean": {"type": "boolean"}, "day": {"type": "string", "format": "date"},
    "edtf": {"type": "string"}, "list": {"type": "array", "items": {}},
    "object": {"type": "object"},
}  # fmt: skip
_TEXT: Final[JSON] = {"type": "string"}
_DAY: Final[JSON] = {"type": "string", "format": "date"}
_CERTAINTY: Final[JSON] = {"type": "string", "enum": ["certain", "possible", "no"]}


def described(about: dict[str, str | None], tables: Iterable[Table]) -> JSON:
    """The description of a site, in which rows have the words of the tables.

    Args:
        about: what the export says of itself.
        tables: the tables whose rows stand in the files.
    """
    schemas = {table.name: _row(table) for table in tables} | _files() | answers()
    return {
        "openapi": "3.1.0",
        "info": {
            "title": about["title"],
            "version": about["version"],
            "description": f"{about['days']} {about['doubt']}",
            "license": {"name": about["licence"], "identifier": about["licence"]},
        },
        "servers": [{"url": "."}],
        "paths": {
            **{path: _path(path, told, file) for path, (file, told) in _PATHS.items()},
            ASKS: {**asking(), "servers": [_OWN]},
        },
        "components": {"schemas": schemas},
    }


_OWN: Final[JSON] = {
    "url": "http://127.0.0.1:{port}",
    "description": "what “nhsgraph explore --serve” opens on a machine of one’s own",
    "variables": {"port": {"default": "8000", "description": "as it says when it begins"}},
}
_OF_A_DAY: Final = (
    "the graph from a day of change up to the eve of the next; of another day take the last of the"
    " days of index.json that is not after it"
)
_PATHS: Final = {
    "/index.json": ("Index", "what there is: the record, its bodies, events, days and forms"),
    "/bodies/{body}.json": ("Body", "all that is said of a body"),
    "/statements/{body}/{statement}.json": ("Statement", "a statement with its evidence"),
    "/events/{event}.json": ("Event", "an event, and what it began and ended"),
    "/on/{day}.json": ("Day", _OF_A_DAY),
    "/answers/{body}.json": ("Answers", "the answers to typed questions about a body"),
    "/sources.json": ("Sources", "all sources"),
}  # fmt: skip
_PARAMETERS: Final = {
    "body": ("the id of the body, as in index.json", _TEXT),
    "statement": ("the id of the statement without that of its body", _TEXT),
    "event": ("the id of the event, as in index.json", _TEXT),
    "day": ("one of the days of index.json", _DAY),
}


def _path(path: str, told: str, file: str) -> JSON:
    wanted = [name for name in _PARAMETERS if f"{{{name}}}" in path]
    operation: JSON = {
        "operationId": f"get{file}",
        "summary": told,
        "responses": {
            "200": {
                "description": told,
                "content": {"application/json": {"schema": _of(file)}},
            },
            "404": {"description": "there is none of that id or day"},
        },
    }
    if wanted:
        operation["parameters"] = [
            {
                "name": name, "in": "path", "required": True,
                "description": _PARAMETERS[name][0], "schema": _PARAMETERS[name][1],
            }
            for name in wanted
        ]  # fmt: skip
    return {"get": operation}


def _row(table: Table) -> JSON:
    """A row of a table; what is empty is left out of it."""
    return {
        "type": "object",
        "description": table.told,
        "properties": {column.name: _cell(column) for column in table.columns},
        "required": [*table.key],
        "additionalProperties": False,
    }


def _cell(column: Column) -> JSON:
    return {**_TYPES[column.kind], "description": column.told}


def _of(name: str) -> JSON:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(of: JSON, told: str = "") -> JSON:
    return {"type": "array", "items": of, **({"description": told} if told else {})}


def _object(told: str, properties: JSON, optional: Iterable[str] = ()) -> JSON:
    required = [name for name in properties if name not in {*optional}]
    return {
        "type": "object", "description": told, "properties": properties, "required": required,
        "additionalProperties": False,
    }  # fmt: skip


def _files() -> JSON:
    """What stands in each kind of file."""
    proved = {
        "evidence": _list(_of("evidence")),
        "citations": _list(_TEXT, "its sources as citations, with the places in them"),
    }
    rows = ("aliases", "identifiers", "names", "statements", "lines")
    body = {"id": _TEXT, "name": _TEXT, "certainty": _CERTAINTY}
    line = {
        "statement": _TEXT, "type": _TEXT, "from_body": _TEXT, "to_body": _TEXT,
        "certainty": _CERTAINTY,
    }  # fmt: skip
    form = {
        "id": _TEXT,
        "label": _TEXT,
        "ask": {**_TEXT, "description": "the question, with {} for the body"},
    }
    return {
        "Index": _object("what there is", {
            "about": {"type": "object", "additionalProperties": _TEXT},
            "bodies": _list(_of("bodies")), "events": _list(_of("events")),
            "days": _list(_DAY, "the days for which there is a file under on/"),
            "forms": _list(_object("a form of typed question", form)),
        }),
        "Body": _object("a body", {"body": _of("bodies"), **{
            name: _list(_of(name)) for name in rows
        }}),
        "Statement": _object("a statement", {
            "statement": _of("statements"), "amounts": _list(_of("amounts")), **proved,
        }),
        "Event": _object("an event", {
            "event": _of("events"), "begins": _list(_TEXT, "statements that it began"),
            "ends": _list(_TEXT, "statements that it ended"), **proved,
        }),
        "Day": _object("the graph over days on which nothing changes", {
            "from": _DAY, "to": _DAY, "bodies": _list(_object("a body then", body)),
            "lines": _list(_object("a line then", line, ("from_body", "to_body"))),
        }),
        "Answers": _object("answers about a body", {
            "body": _TEXT, "answers": _list(_of("brief"), "each for the days of its question"),
        }),
        "Sources": _object("all sources", {"sources": _list(_of("sources"))}),
    }  # fmt: skip
