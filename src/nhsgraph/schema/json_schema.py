"""The JSON Schema of the model files, made from the classes, so that editors check while typing.

``python -m nhsgraph.schema.json_schema models/schema`` writes one file for each kind of file.
"""

from __future__ import annotations

import inspect
import json
import sys
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from nhsgraph.schema.base import LONGEST_LINE, SLUG, Part, as_tuple
from nhsgraph.schema.bodies import KINDS, Body, RecordInfo
from nhsgraph.schema.sources import Event, Source
from nhsgraph.schema.statements import STATEMENT_TYPES, Statement

DIALECT: Final = "http://json-schema.org/draft-07/schema#"
"""The dialect that editors know best."""

FILES: Final = {
    "body": "a file of a body: what it is, and all that is said of it, section by section",
    "sources": "a file of sources, all of the kind that the file is named after",
    "events": "events.yaml: what begins and ends statements together",
    "record": "record.yaml: what the record says of itself",
}
"""The kinds of files, each with what it is."""


def schema() -> dict[str, Any]:
    """The JSON Schema of each kind of model file, by the words of ``FILES``.

    ``body`` is for ``bodies/**/*.yaml``, ``sources`` for ``sources/*.yaml``.
    """
    made = {
        "body": _body(),
        "sources": _list(Source, "kind"),
        "events": _list(Event),
        "record": _plain(RecordInfo),
    }
    return {
        file: {"$schema": DIALECT, "title": title, **made[file]} for file, title in FILES.items()
    }


def write(folder: Path) -> list[Path]:
    """Writes the schema of each kind of file into a folder; returns the paths."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for file, text in texts().items():
        path = folder / file
        path.write_text(text, encoding="utf-8")
        paths.append(path)
    return paths


def texts() -> dict[str, str]:
    """What the files of the folder hold, by their names."""
    return {
        f"{file}.json": json.dumps(made, indent=2, ensure_ascii=False) + "\n"
        for file, made in schema().items()
    }


class _AsWritten(GenerateJsonSchema):
    """Describes values as a file may write them, before the classes read them."""

    def function_before_schema(
        self, schema: core_schema.BeforeValidatorFunctionSchema
    ) -> JsonSchemaValue:
        """One item may stand for a list of one, and a text for a part with one text to say."""
        made = self.generate_inner(schema["schema"])
        read = schema["function"]["function"]
        if read is as_tuple:
            return {"anyOf": [made["items"], made]}
        if read.__name__ == "as_part":
            return {"anyOf": [_TEXT, made]}
        return made

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """What a class means stands in its docstring; older versions of pydantic leave it out."""
        made = super().dataclass_schema(schema)
        return {"description": inspect.getdoc(schema["cls"]) or "", **made}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        """One word alone is a ``const``; older versions of pydantic list it once more."""
        made = super().literal_schema(schema)
        return {key: value for key, value in made.items() if key != "enum" or "const" not in made}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """A key without a value is left out of a file, never blank."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """What is left out is not filled in by an editor."""
        return self.generate_inner(schema["schema"])

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text that looks like a number is one to an editor: a paragraph, a year."""
        made = super().str_schema(schema)
        return made if schema.get("pattern") == SLUG else {**made, "type": ["string", "number"]}

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """The id of a body, or the reason why it is not known."""
        return {"anyOf": [self.generate_inner(each) for each in schema["choices"].values()]}


_TEXT: Final = {"type": ["string", "number"], "minLength": 1}


def _plain(cls: type[Part], *left_out: str) -> dict[str, Any]:
    """The schema of a part, less the keys that its place in the files says."""
    made: dict[str, Any] = TypeAdapter(cls).json_schema(schema_generator=_AsWritten)
    for key in left_out:
        del made["properties"][key]
        made["required"].remove(key)
    _spare(made)
    return made


def _spare(made: Any) -> None:
    """Makes a schema plainer for those who read it in an editor."""
    for each in made.values() if isinstance(made, dict) else made if isinstance(made, list) else ():
        _spare(each)
    if not isinstance(made, dict):
        return
    if isinstance(made.get("title"), str):  # it only repeats the key
        del made["title"]
    for key, value in made.items():
        if isinstance(value, float) and value.is_integer():  # as some versions of pydantic write it
            made[key] = int(value)
    if isinstance(made.get("description"), str):
        first = made["description"].split("\n\n")[0]
        made["description"] = " ".join(first.replace("``", "`").split())
        if made["description"].startswith("EDTF date"):  # a year alone is a number in YAML
            made["type"] = ["string", "integer"]


def _list(cls: type[Part], *left_out: str) -> dict[str, Any]:
    """The schema of a file that lists parts of one class."""
    item = _plain(cls, *left_out)
    return {"type": "array", "$defs": item.pop("$defs", {}), "items": item}


def _amendments() -> dict[str, Any]:
    """What a file that extends a body says of statements below."""
    own_id = {"type": "string", "pattern": SLUG}
    withdrawn = {
        "type": "object",
        "properties": {"id": own_id, "reason": {"type": "string", "maxLength": LONGEST_LINE}},
        "required": ["id", "reason"],
        "additionalProperties": False,
    }
    return {
        "replaces": {
            "type": "array", "items": own_id,
            "description": "the statements below whose place those of the same id here take",
        },
        "withdraws": {
            "type": "array", "items": withdrawn,
            "description": "the statements below that do not count, and why",
        },
    }  # fmt: skip


def _body() -> dict[str, Any]:
    """The schema of a body's file: its head, or what it extends, and a section for each type."""
    made = _plain(Body)
    shared = made.setdefault("$defs", {})
    made["properties"]["extends"] = {
        "type": "string",
        "pattern": SLUG,
        "description": "the id of a body of the base, in a folder that is laid over it",
    }
    made["properties"] |= _amendments()
    for cls in STATEMENT_TYPES.values():
        made["properties"][cls.section] = {"type": "array", "items": _statement(cls, shared)}
    made["properties"]["kind"]["enumDescriptions"] = list(KINDS.values())
    made["anyOf"] = [{"required": made.pop("required")}, {"required": ["extends"]}]
    return made


def _statement(cls: type[Statement], shared: dict[str, Any]) -> dict[str, Any]:
    """The reference to a type of statement, which is entered among the shared definitions."""
    item = _plain(cls, cls.home)
    shared.update(item.pop("$defs", {}))
    shared[cls.__name__] = item
    return {"$ref": f"#/$defs/{cls.__name__}"}


if __name__ == "__main__":
    for written in write(Path(sys.argv[1] if len(sys.argv) > 1 else "models/schema")):
        sys.stdout.write(f"{written}\n")
