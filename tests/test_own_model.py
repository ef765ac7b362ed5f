"""A model of one's own: the page that shows one, folders laid over another, and what is advised."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import nhsgraph
from nhsgraph import Graph, load
from nhsgraph.cli import main
from nhsgraph.errors import QuestionError, RecordError
from nhsgraph.schema import EDGE_TYPES, KINDS, SECTIONS
from nhsgraph.schema.fields import page
from nhsgraph.schema.json_schema import FILES
from worlds import write_world

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "own-model.md").read_text(encoding="utf-8")
SHOWN = dict(re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", PAGE, re.DOTALL))
SCHEMA: Any = getattr(nhsgraph, "schema")  # noqa: B009 - a package that can be called
COMMANDS = re.findall(r"^\$ nhsgraph (.+)$", PAGE, re.MULTILINE)


def run(command: str) -> Result:
    return CliRunner().invoke(main, shlex.split(command))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the files that the page shows."""
    for name, text in SHOWN.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_runs(command: str) -> None:
    done = run(command)
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def test_a_fact_that_the_page_adds_is_checked_and_answers(folder: Path) -> None:
    """Without its evidence the check names file, line and what to write."""
    (added,) = re.findall(r"```yaml\n(oversight:\n.*?)```", PAGE, re.DOTALL)
    file = folder / "ports" / "bodies" / "port-authority.yaml"
    text = file.read_text(encoding="utf-8")
    assert "0 errors and 1 warning" in run("check ports").output
    file.write_text(text + added, encoding="utf-8")
    assert "0 errors and 1 warning" in run("check ports").output
    answered = run('ask --record ports "who oversaw the Port Authority in 2015"').output
    assert "the Ministry of Ports oversaw" in answered
    assert "sch. 2" in answered
    file.write_text(text + added.partition("    evidence")[0], encoding="utf-8")
    line = len((text + added).partition("- id: inspected-by")[0].splitlines())
    refused = run("check ports").output
    assert f"port-authority.yaml:{line}:" in refused
    assert "Add “evidence: …”." in refused


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("who held the Port Authority to account in 2014", "accountable to the Ministry of Ports"),
        ("what is a pilot", "guides ships into a port"),
        ("how much dues did the Authority get in 2014/15", "£2.5 million"),
    ],
)
def test_the_model_of_the_page_is_asked(question: str, told: str) -> None:
    assert told in load("ports").ask(question).text


@pytest.mark.usefixtures("folder")
def test_what_is_laid_over_it_is_asked() -> None:
    for folders in (("ports", "mine"), ("ports", "+mine")):
        asked = load(*folders).ask("who inspected the Port Authority in 2014")
        assert "Inspectorate" in asked.text


# -- the reference ---------------------------------------------------------------------------------


def test_the_page_of_fields_is_fresh() -> None:
    written = (ROOT / "models" / "FIELDS.md").read_text(encoding="utf-8")
    assert written == page(), "run: python -m nhsgraph.schema.fields models"


def test_every_kind_section_and_field_stands_on_it() -> None:
    told = page()
    for section, cls in SECTIONS.items():
        assert f"### `{section}`\n" in told
        for field in set(cls.known_keys()) - {"owner"}:
            assert re.search(rf"^\| (\*\*)?`{field}`(\*\*)? \|", told, re.MULTILINE), field
    assert all(f"| `{kind}` |" in told for kind in KINDS)
    for name in re.findall(r"\(#(\w+)\)", told):
        assert f"\n### {name}\n" in told.lower()


@pytest.mark.parametrize("file", FILES)
def test_the_schema_of_one_kind_of_file_is_given(file: str) -> None:
    """By the shell and by the library: one schema, as an editor takes it."""
    made = json.loads(run(f"schema {file}").output)
    assert made == SCHEMA(file) == SCHEMA()[file]
    assert made["$schema"].startswith("http://json-schema.org/")


def test_another_kind_of_file_is_refused_in_words() -> None:
    with pytest.raises(QuestionError, match="body"):
        SCHEMA("bodies")


# -- folders laid over another ---------------------------------------------------------------------

HEAD = "id: board\nkind: department\n"
NAME = "{id: other, name: Board, when: ../.., evidence: [{source: act, locator: s. 1}]}"
LINE = "id: own, when: ../.., scope: legal, evidence: [{source: act, locator: s. 1}]"


def _over(tmp_path: Path, **files: str) -> list[str]:
    """What is wrong with a folder that is laid over a small world, less the places."""
    base = write_world(tmp_path / "base", "council: {}\nboard: {}")
    for name, text in files.items():
        path = tmp_path / "over" / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    try:
        Graph.load(str(base), str(tmp_path / "over"))
    except RecordError as error:
        return [f"{fault.message} {fault.mend}" for fault in error.faults]
    return []


@pytest.mark.parametrize(
    ("files", "advice"),
    [
        ({"bodies__board": f"{HEAD}names: [{NAME}]\n"}, "write “extends: board” in place"),
        ({"bodies__board": f"names: [{NAME}]\n"}, "Begin it with “extends: board”"),
        (
            {"sources__act": "[{id: act, title: A, publisher: P, published: 2000}]\n"},
            "leave it out and cite that one",
        ),
        (
            {"bodies__board": f"extends: board\nnames: [{NAME.replace('other', 'name-1')}]\n"},
            "name it under “replaces”",
        ),
    ],
)
def test_a_collision_says_what_to_do(tmp_path: Path, files: dict[str, str], advice: str) -> None:
    (told,) = _over(tmp_path, **files)
    assert advice in told


def test_what_it_advises_is_no_fault(tmp_path: Path) -> None:
    assert not _over(tmp_path, bodies__board=f"extends: board\nnames: [{NAME}]\n")


def test_a_folder_that_is_no_model_by_itself_is_told_how_to_be_read(tmp_path: Path) -> None:
    _over(tmp_path, bodies__board=f"extends: board\nnames: [{NAME}]\n")
    with pytest.raises(RecordError) as caught:
        load(tmp_path / "over")
    assert "+FOLDER" in str(caught.value)
    assert "with a + in front" in str(caught.value)


@pytest.mark.parametrize("kind", sorted(EDGE_TYPES))
def test_a_line_written_at_its_other_end_is_told_where_it_belongs(
    tmp_path: Path, kind: str
) -> None:
    """To leave that key out and add the one that is missing would turn the line round."""
    cls = EDGE_TYPES[kind]
    text = f"extends: council\n{cls.section}:\n  - {{{cls.home}: board, {LINE}}}\n"
    (told,) = _over(tmp_path, bodies__council=text)
    other = cls.other(cls.home)
    assert "is of “board” and stands in the file of “council”." in told
    assert f"in the file of “board”, with “{other}: council” in place of this key." in told


def test_a_line_whose_other_end_is_its_own_body_is_no_riddle(tmp_path: Path) -> None:
    text = f"extends: council\nsuccession:\n  - {{predecessor: council, {LINE}}}\n"
    (told,) = _over(tmp_path, bodies__council=text)
    assert "if “council” is the predecessor, this belongs in the file of the other body" in told


@pytest.mark.usefixtures("folder", "read_once")
def test_plus_lays_a_folder_over_the_bundled_record() -> None:
    mine = Path("mine/bodies/port-authority.yaml")
    mine.write_text(mine.read_text("utf-8").replace("port-authority", "hee"), encoding="utf-8")
    mine.rename(mine.with_name("hee.yaml"))
    own = load("+mine")
    assert "hee/by-inspectorate" in own.record.statements
    assert len(own.record.statements) == len(load().record.statements) + 2
    done = run('ask --record +mine "who inspected HEE in 2014"')
    assert "Inspectorate" in done.output
    told = run("check +mine").output.splitlines()
    border = told.index("What the record below has by itself:")
    assert all("mine/" in line for line in told[:border])
    assert not any("mine/" in line for line in told[border:])


@pytest.mark.usefixtures("folder")
def test_what_a_folder_brings_is_found_in_the_record_below_too() -> None:
    """A second name of the same days is a fault of both; only the overlay brought it."""
    text = "extends: port-authority\nhosting: []\nlegal_forms:\n"
    text += "  - {id: f, form: company, when: 2012-01-01/.., evidence: [{source: ports-act,"
    text += " locator: s. 1}]}\n"
    Path("mine/bodies/port-authority.yaml").write_text(text, encoding="utf-8")
    Path("mine/sources/web.yaml").unlink()
    Path("mine/bodies/inspectorate.yaml").unlink()
    rows = json.loads(run("check ports +mine --json").output)["findings"]
    brought = [row["brought"] for row in rows]
    assert brought == sorted(brought, reverse=True)
    assert {row["rule"] for row in rows if row["brought"]} >= {"outlives-body"}
    assert all(
        "brought" not in row for row in json.loads(run("check ports --json").output)["findings"]
    )


def test_a_folder_whose_name_begins_with_a_plus_is_named_with_its_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_world(tmp_path / "+odd", "council: {}")
    monkeypatch.chdir(tmp_path)
    assert "council" in load("./+odd").record.bodies
    assert "council" in load(Path("+odd")).record.bodies
