"""A site of files: as its OpenAPI file says, what the engine says, and nothing else in the way."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from forty import QUESTIONS

from nhsgraph import Graph, Period, Question
from nhsgraph.dates import Certainty
from nhsgraph.errors import QuestionError
from nhsgraph.explorer.answers import undated
from nhsgraph.export.openapi import ASKS, described
from outside import reader
from worlds import world

JSON = dict[str, Any]
ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.timeout(600)  # the answers about all bodies take a while
WORLD = """
b:
  posts: [{post: chair, person: Ann Lee, when: 2012/2014}]
  accountability: [{holder: office, when: 2012-04-01/2020-03-31}]
"""


@pytest.fixture(scope="module")
def site(record: Graph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the bundled record."""
    folder = tmp_path_factory.mktemp("site") / "files"
    record.export("site", folder)
    return folder


@pytest.fixture(scope="module")
def told(site: Path) -> JSON:
    return read(site / "openapi.json")


def read(path: Path) -> JSON:
    found: JSON = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.readers
def test_its_description_is_openapi(told: JSON) -> None:
    reader("openapi_spec_validator").validate(told)


def test_every_file_is_as_its_path_is_described(
    site: Path, told: JSON, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Each file stands under one of the paths, and holds what the schema of that path says."""
    paths = {path: of for path, of in told["paths"].items() if "servers" not in of}
    found: dict[str, list[Path]] = {path: [] for path in paths}
    patterns = {path: re.compile(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path))) for path in paths}
    for file in site.rglob("*.json"):
        address = f"/{file.relative_to(site).as_posix()}"
        if address != "/openapi.json":
            (path,) = (path for path, pattern in patterns.items() if pattern.fullmatch(address))
            found[path].append(file)
    for path, of in paths.items():
        schema = of["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        check = jsonschema.Draft202012Validator({**schema, "components": told["components"]})
        for file in sample(found[path], 100):
            check.validate(read(file))
        assert found[path]


def test_the_page_of_the_files_tells_the_truth(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The files that it names are there, and its snippet finds who held HEE to account in 2019."""
    page = (ROOT / "docs" / "reference" / "files.md").read_text(encoding="utf-8")
    named = re.findall(r"^\| `(\S+\.json)` \|", page, re.MULTILINE)
    assert len(named) > 5
    assert [name for name in named if not (site / name).exists()] == []
    (snippet,) = re.findall(r"^```python\n(.*?)^```$", page, re.DOTALL | re.MULTILINE)
    monkeypatch.chdir(site.parent)
    exec(compile(snippet, "snippet", "exec"), {})  # noqa: S102
    assert "'secretary-of-state', 'dhsc'" in capsys.readouterr().out


def test_what_the_index_lists_is_there(site: Path, record: Graph) -> None:
    index = read(site / "index.json")
    names = {path.stem for path in (site / "on").glob("*.json")}
    assert set(index["days"]) == names
    assert {each["id"] for each in index["bodies"]} == set(record.bodies.ids)
    for folder in ("bodies", "answers"):
        assert {path.stem for path in (site / folder).glob("*.json")} == set(record.bodies.ids)
    statements = {
        path.relative_to(site / "statements").with_suffix("").as_posix()
        for path in (site / "statements").rglob("*.json")
    }
    assert statements == set(record.statements.ids)


def test_a_day_is_the_graph_of_that_day_and_of_all_up_to_the_next(
    site: Path, record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for path in sample(sorted((site / "on").glob("*.json")), 12):
        file = read(path)
        for day in (file["from"], file["to"]):
            snapshot = record.on(day)
            lines = {line.edge.id: str(line.certainty) for line in snapshot.edges}
            assert {each["statement"]: each["certainty"] for each in file["lines"]} == lines
            bodies = {each["id"]: (each["name"], each["certainty"]) for each in file["bodies"]}
            assert bodies == {
                body: (snapshot.name(body), str(certainty))
                for body, certainty in snapshot.bodies.items()
            }


def test_the_days_follow_one_another(site: Path) -> None:
    """Every day that is covered is in one file."""
    files = sorted(
        (read(path) for path in (site / "on").glob("*.json")), key=lambda one: one["from"]
    )
    assert (files[0]["from"], files[-1]["to"]) == ("2010-01-01", "2021-12-31")
    for before, after in pairwise(files):
        assert Period.read(before["to"]).stop == Period.read(after["from"]).start


def test_an_answer_is_that_of_the_engine_for_its_days(
    site: Path, record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for path in sample(sorted((site / "answers").glob("*.json")), 12):
        for row in read(path)["answers"]:
            asked = row["question"]
            period = Period.read(f"{asked['from']}/{asked['to']}")
            found = record.answer(Question(asked["form"], tuple(asked["bodies"]), period))
            assert (row["text"], row["status"]) == (undated(found), found.status)
            stands_on = {one for each in found.results for one in each.statements}
            told = {each["statement"] for each in row["results"]}
            assert told == stands_on & set(record.statements.ids)


def test_answers_of_files_and_of_the_page_that_is_served_have_one_schema(
    site: Path, told: JSON, record: Graph
) -> None:
    """What reads an answer of the files can read each that is given to a question in English.

    Both descriptions have it, in the same words; what a brief answer must have, one of the forty
    lacks once it is taken out.
    """
    ours = told["components"]["schemas"]
    served = described()["components"]["schemas"]
    assert {name: ours[name] for name in served} == served
    assert told["paths"][ASKS]["get"] == described()["paths"][ASKS]["get"]
    listed = ours["Answers"]["properties"]["answers"]["items"]
    assert listed == ours["answer"]["allOf"][0] == {"$ref": "#/components/schemas/brief"}
    brief, whole = (
        jsonschema.Draft202012Validator(
            {"$ref": f"#/components/schemas/{name}", "components": told["components"]}
        )
        for name in ("brief", "answer")
    )
    answers = [record.ask(question).to_dict() for question in QUESTIONS]
    for answer in answers:
        whole.validate(answer)
        brief.validate(answer)
    for field in ours["brief"]["required"]:
        assert not brief.is_valid({name: answers[0][name] for name in answers[0] if name != field})
    for row in read(site / "answers" / "hee.json")["answers"]:
        brief.validate(row)
        assert not whole.is_valid(row)


def test_a_body_has_what_reaches_it_through_others(site: Path, record: Graph) -> None:
    lines = read(site / "bodies" / "letb-wessex.json")["lines"]
    held = record.lines("accountability", "body", "letb-wessex")
    told = {
        line.statement.id
        for line in held
        if line.told.at_best(Period.read("2014")) is not Certainty.NO
    }
    assert told <= {line["statement"] for line in lines}


def test_other_files_stay_and_those_that_nothing_stands_for_go(tmp_path: Path) -> None:
    world(WORLD).export("site", tmp_path)
    assert (tmp_path / "statements" / "b" / "post-1.json").exists()
    page = tmp_path / "bodies" / "index.html"
    page.write_text("a page", encoding="utf-8")
    world(WORLD.replace("posts", "sizes").replace(
        "{post: chair, person: Ann Lee, when: 2012/2014}", "{size: 3, when: 2012/2014}"
    )).export("site", tmp_path)  # fmt: skip
    assert page.exists()
    assert not (tmp_path / "statements" / "b" / "post-1.json").exists()
    assert (tmp_path / "statements" / "b" / "size-1.json").exists()


@pytest.mark.parametrize("part", [{"on": "2013-01-01"}, {"around": "b"}])
def test_a_part_of_a_record_makes_no_site(part: dict[str, Any], tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="whole record"):
        world(WORLD).export("site", tmp_path / "files", **part)
    with pytest.raises(QuestionError, match="whole record"):
        world(WORLD).as_known_on("2013-01-01").export("site", tmp_path / "files")
    assert not (tmp_path / "files").exists()
