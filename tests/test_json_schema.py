"""The JSON Schema of the model files: what the reader takes, an editor takes too."""

from __future__ import annotations

import copy
import functools
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator

from nhsgraph.errors import RecordError
from nhsgraph.schema import KINDS, SECTIONS
from nhsgraph.schema.json_schema import FILES, schema, texts, write
from worlds import world

ROOT = Path(__file__).parents[1]
MODELS = ROOT / "models"


class _AnEditor(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML 1.2 as editors do: a date is text, ``2013`` a number, ``yes`` no truth."""


_AnEditor.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in forms if not tag.endswith((":timestamp", ":bool"))]
    for sign, forms in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_AnEditor.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), None)


def read(text: str) -> Any:
    return yaml.load(text, Loader=_AnEditor)  # noqa: S506 - a child of the safe one


@functools.cache
def _validator(file: str) -> Draft7Validator:
    return Draft7Validator(schema()[file])


def complaints(file: str, said: Any) -> list[str]:
    return [error.message for error in _validator(file).iter_errors(said)]


HEE = """
id: hee
kind: arms_length_body
aliases: [HEE, {alias: NHS Education, when: 2012/2013}]
names:
  - {id: name, name: HEE, when: 2012-06-28/.., evidence: [{source: act, locator: 2}]}
accountability:
  - id: to-dhsc
    holder: {unknown: no source says}
    means: [mandate, {name: framework agreement, when: 2014/..}]
    force: law
    when: 2013-04-01/..
    evidence: [{source: act, locator: s. 1, proves: [begin, end]}]
"""


@pytest.mark.parametrize(
    ("file", "path"),
    [
        *(("body", path) for path in sorted((MODELS / "bodies").rglob("*.yaml"))),
        *(("sources", path) for path in sorted((MODELS / "sources").glob("*.yaml"))),
        ("events", MODELS / "events.yaml"),
        ("record", MODELS / "record.yaml"),
    ],
    ids=lambda each: each.stem if isinstance(each, Path) else each,
)
def test_every_file_of_the_record_fits_its_schema(file: str, path: Path) -> None:
    assert complaints(file, read(path.read_text(encoding="utf-8"))) == []


def test_a_body_fits_as_it_is_written() -> None:
    assert complaints("body", read(HEE)) == []


def test_a_mistyped_key_is_underlined() -> None:
    said = read(HEE)
    said["accountability"][0]["holdr"] = "dhsc"
    assert any("'holdr' was unexpected" in each for each in complaints("body", said))


def test_a_section_that_does_not_exist_is_underlined() -> None:
    assert complaints("body", read(HEE.replace("accountability:", "accountabilities:")))


def test_a_key_that_the_file_says_already_is_underlined() -> None:
    said = read(HEE)
    said["accountability"][0]["body"] = "hee"
    assert complaints("body", said)
    source = {"id": "act", "title": "An Act", "publisher": "UK Parliament", "published": 2014}
    assert complaints("sources", [source]) == []
    assert complaints("sources", [{**source, "kind": "act"}])


@pytest.mark.parametrize("key", ["when", "evidence", "holder", "means", "force"])
def test_what_a_statement_needs_is_asked_for(key: str) -> None:
    said = copy.deepcopy(read(HEE))
    del said["accountability"][0][key]
    assert any(f"'{key}' is a required property" in each for each in complaints("body", said))


def test_a_wrong_word_of_a_closed_list_is_underlined() -> None:
    assert complaints("body", read(HEE.replace("arms_length_body", "quango")))
    assert complaints("body", read(HEE.replace("force: law", "force: habit")))


def test_an_empty_list_of_means_is_underlined() -> None:
    said = read(HEE)
    said["accountability"][0]["means"] = []
    assert complaints("body", said)


def test_a_file_laid_over_a_body_says_whom_it_extends() -> None:
    names = read(HEE)["names"]
    assert complaints("body", {"extends": "hee", "names": names}) == []
    assert complaints("body", {"names": names})


def test_each_section_and_kind_of_body_stands_in_the_schema() -> None:
    body = schema()["body"]["properties"]
    assert set(SECTIONS) < set(body)
    assert body["kind"]["enum"] == list(KINDS)


def test_dates_are_explained_where_they_are_typed() -> None:
    when = schema()["body"]["$defs"]["Name"]["properties"]["when"]
    assert when["type"] == "string"
    assert "both ends inclusive" in when["description"]


def test_the_schemas_are_schemas() -> None:
    for made in schema().values():
        Draft7Validator.check_schema(made)


def test_the_committed_schemas_are_current() -> None:
    committed = {path.name: path.read_text("utf-8") for path in (MODELS / "schema").glob("*.json")}
    assert committed == texts(), "run: python -m nhsgraph.schema.json_schema models/schema"


def test_the_editor_finds_a_schema_for_each_kind_of_file() -> None:
    settings = json.loads((ROOT / ".vscode" / "settings.json").read_text("utf-8"))["yaml.schemas"]
    assert sorted(settings) == sorted(f"./models/schema/{file}.json" for file in FILES)
    for pattern in settings.values():
        assert list(ROOT.glob(pattern))


def test_the_schemas_are_written_into_a_folder(tmp_path: Path) -> None:
    assert [path.stem for path in write(tmp_path / "schema")] == list(FILES)


def _unlimited(value: Any, path: str = "") -> list[str]:
    """The texts of a schema that may be of any length."""
    if isinstance(value, list):
        return [found for each in value for found in _unlimited(each, path)]
    if not isinstance(value, dict):
        return []
    bounded = {"maxLength", "enum", "const", "examples"}.intersection(value)
    own = [path] if value.get("type") == "string" and not bounded else []
    inner = (_unlimited(each, f"{path}/{key}") for key, each in value.items())
    return [*own, *(found for each in inner for found in each)]


def test_every_text_of_a_model_file_has_a_limit() -> None:
    """Dates and addresses have one of their own; ids that an overlay names are held to be there."""
    found = [path for file in schema().values() for path in _unlimited(file)]
    ids = ["replaces/items", "withdraws/items/properties/id", "extends"]
    assert sorted(found) == sorted(f"/properties/{each}" for each in ids)


@pytest.mark.parametrize(
    ("body", "key"),
    [
        ("a: {names: [{name: TEXT}]}", "name"),
        ("a: {aliases: [TEXT]}", "alias"),
        ("a: {posts: [{post: chair, person: TEXT}]}", "person"),
        ("a: {commission: [{commissioner: b, subject: TEXT}]}", "subject"),
        ("a: {note: TEXT}", "note"),
    ],
)
def test_a_text_that_is_too_long_is_told_with_its_place(body: str, key: str) -> None:
    with pytest.raises(RecordError) as caught:
        world(body.replace("TEXT", "(" * 20_000))
    [fault] = caught.value.faults
    assert fault.line
    assert fault.message == f"“{key}” is too long: it has 20000 signs."
    assert re.fullmatch(r"Write at most \d+\.", fault.mend)
