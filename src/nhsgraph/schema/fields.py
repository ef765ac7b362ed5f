"""What may be written in a model folder, as a page of tables made from the schema.

``python -m nhsgraph.schema.fields models`` writes ``FIELDS.md`` into a model folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from nhsgraph.schema import SECTIONS, SOURCE_KINDS, STATEMENT_TYPES, Statement
from nhsgraph.schema.bodies import KINDS, VERSION
from nhsgraph.schema.json_schema import schema

SHARED: Final = tuple(key for key in Statement.known_keys() if key != "owner")
"""The keys that every statement has."""
_HEAD: Final = """\
# What may be written

Every key of every file, made from the schema (`python -m nhsgraph.schema.fields models`);
[README.md](README.md) has examples. What is **bold** must stand there. An *id* is small letters,
figures and hyphens; a *word* has underscores in place of hyphens.
"""
_PLAIN: Final = {"boolean": "true or false", "integer": "a number", "number": "a number"}


def page() -> str:
    """The page, as Markdown: the record, bodies, what is said of them, sources, events, parts."""
    made = schema()
    body, parts = made["body"], {**made["record"]["$defs"], **made["body"]["$defs"]}
    statements = {cls.__name__ for cls in STATEMENT_TYPES.values()}
    head = {key: each for key, each in body["properties"].items() if key not in SECTIONS}
    must = body["anyOf"][0]["required"]
    first = parts[next(iter(STATEMENT_TYPES.values())).__name__]
    blocks = [
        _HEAD,
        _block("`record.yaml`", made["record"]),
        _block("The head of a body", {**body, "properties": head, "required": must}),
        _words("The kinds of bodies", KINDS),
        _block(
            "What every statement has",
            {
                "description": "The keys that stand in each item of each section below.",
                "properties": {key: first["properties"][key] for key in SHARED},
                "required": first["required"],
            },
        ),
        "## The sections of a body\n\nEach is a list of statements.\n",
        *(_section(cls, parts[cls.__name__]) for cls in STATEMENT_TYPES.values()),
        _block("`sources/<kind>.yaml`", made["sources"]["items"]),
        f"The kinds are {', '.join(f'`{kind}`' for kind in SOURCE_KINDS)}.\n",
        _block("`events.yaml`", made["events"]["items"]),
        "## Parts\n\nWhat stands inside of the above.\n",
        *(
            _block(name, part, level=3)
            for name, part in sorted(parts.items())
            if name not in statements and part.get("type") == "object"
        ),
    ]
    return "\n".join(blocks)


def _section(cls: type[Statement], part: dict[str, Any]) -> str:
    """The block of a section: what its statements say, and the keys that others don't have."""
    own = {key: each for key, each in part["properties"].items() if key not in SHARED}
    told = f"{part['description']} It stands in the file of its {cls.home.replace('_', ' ')}."
    return _block(f"`{cls.section}`", {**part, "description": told, "properties": own}, level=3)


def _block(title: str, part: dict[str, Any], level: int = 2) -> str:
    lines = [f"{'#' * level} {title}", "", part["description"], ""]
    lines += ["| key | what it takes |", "| --- | --- |"]
    for key, each in part["properties"].items():
        named = f"**`{key}`**" if key in part.get("required", ()) else f"`{key}`"
        lines.append(f"| {named} | {_takes(each)} |")
    return "\n".join([*lines, ""])


def _words(title: str, meanings: dict[str, str]) -> str:
    lines = [f"## {title}", "", "| kind | what it is |", "| --- | --- |"]
    return "\n".join([*lines, *(f"| `{word}` | {told} |" for word, told in meanings.items()), ""])


def _takes(part: dict[str, Any]) -> str:
    """What a key takes, and what that means where the schema says so."""
    forms = " or ".join(dict.fromkeys(_forms(part)))
    told = part.get("description", "")
    example = f", such as `{part['examples'][0]}`" if "examples" in part else ""
    return (f"{told}{example}: {forms}" if told else forms).replace("|", r"\|")


def _forms(part: dict[str, Any]) -> Iterator[str]:
    if "anyOf" in part:
        for each in part["anyOf"]:
            yield from _forms(each)
    elif "$ref" in part:
        name = part["$ref"].rpartition("/")[2]
        yield f"[{name}](#{name.lower()})"
    elif "enum" in part or "const" in part:
        yield ", ".join(f"`{each}`" for each in part.get("enum") or [part["const"]])
    elif part.get("type") == "array":
        yield f"a list of {' or '.join(dict.fromkeys(_forms(part['items'])))}"
    else:
        yield _plain(part)


def _plain(part: dict[str, Any]) -> str:
    pattern = str(part.get("pattern", ""))
    if pattern == VERSION:
        return "figures with dots between them"
    if pattern:
        return "an id" if "-" in pattern and "_" not in pattern else "a word"
    kind = part["type"]
    return _PLAIN.get(kind, "a text") if isinstance(kind, str) else "a text"


if __name__ == "__main__":
    to = Path(sys.argv[1] if len(sys.argv) > 1 else "models") / "FIELDS.md"
    to.write_text(page(), encoding="utf-8")
    sys.stdout.write(f"{to}\n")
