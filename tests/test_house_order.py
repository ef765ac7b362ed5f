"""Files in house order: nothing that they say changes, no comment is lost, twice is as once."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from nhsgraph import Graph, load
from nhsgraph.cli import main
from nhsgraph.errors import QuestionError, RecordError
from nhsgraph.export.written import written
from nhsgraph.record.house_order import put_in_order
from nhsgraph.record.new_model import start
from nhsgraph.record.yaml_text import Loader
from nhsgraph.schema import SECTIONS

MODELS = Path(__file__).parents[1] / "models"
SHUFFLED = """\
# On top.

names:
  # Above the item.
  - name: Board   # beside the name
    # Above the evidence.
    evidence:
      - {source: act, locator: s. 1}
      # Below the evidence.
    when: ../..
    # Above the id.
    id: name


# Above the head.
kind: board
id: board
# At the end.
"""
ORDERED = """\
# On top.

id: board

# Above the head.
kind: board

names:
  # Above the item.
    # Above the id.
  - id: name
    name: Board   # beside the name
    when: ../..
    # Above the evidence.
    evidence:
      - {source: act, locator: s. 1}
      # Below the evidence.
# At the end.
"""


def said(text: str | bytes) -> Any:
    """What a file says."""
    return yaml.load(text, Loader)  # noqa: S506 - a safe one


def body(folder: Path, text: str) -> Path:
    path = folder / "bodies" / "board.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_keys_come_in_order_each_with_the_comments_above_it(tmp_path: Path) -> None:
    path = body(tmp_path, SHUFFLED)
    assert put_in_order(tmp_path, check=True) == [path]
    assert path.read_text() == SHUFFLED
    assert put_in_order(tmp_path) == [path]
    assert path.read_text() == ORDERED
    assert put_in_order(tmp_path) == []


def test_the_record_in_house_order_is_the_same_record(record: Graph, tmp_path: Path) -> None:
    folder = shutil.copytree(MODELS, tmp_path / "models")
    put_in_order(folder)
    assert put_in_order(folder) == []
    again = load(folder).record
    assert again.statements == record.record.statements
    assert (again.bodies, again.sources) == (record.record.bodies, record.record.sources)
    assert (again.events, again.info) == (record.record.events, record.record.info)
    for path in folder.rglob("*.yaml"):
        before = (MODELS / path.relative_to(folder)).read_text(encoding="utf-8")
        assert lines(path.read_text(encoding="utf-8")) == lines(before), path


def lines(text: str) -> Counter[str]:
    """The lines of a text without what makes them an item or sets them in."""
    return Counter(filter(None, (line.strip().removeprefix("- ") for line in text.split("\n"))))


def shuffled(chance: random.Random, value: Any) -> Any:
    """The same data with its keys in any order."""
    if isinstance(value, dict):
        keys = chance.sample([*value], len(value))
        return {key: shuffled(chance, value[key]) for key in keys}
    return [shuffled(chance, each) for each in value] if isinstance(value, list) else value


def with_comments(chance: random.Random, text: str) -> tuple[str, int]:
    """The same file with comments and blank lines anywhere where they change nothing."""
    before, number = said(text), 0
    made = text.split("\n")
    for _ in range(8):
        more = [*made]
        sign = " " * chance.randrange(8) + f"# comment {number}" if chance.random() < 0.8 else "  "
        more.insert(chance.randrange(len(more)), sign)
        try:
            same = said("\n".join(more)) == before
        except yaml.YAMLError:
            same = False
        if same:
            made, number = more, number + ("#" in sign)
    return "\n".join(made), number


@pytest.mark.long
def test_whatever_order_and_comments_a_file_has_it_says_the_same_in_house_order(
    record: Graph, tmp_path: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    order = ["id", "kind", "aliases", "identifiers", "description", "identity", "note", *SECTIONS]
    moved = 0
    for seed, data in enumerate(sample(written(record.record)["bodies"], 80)):
        chance = random.Random(seed)  # noqa: S311 - no secret
        plain = yaml.safe_dump(
            shuffled(chance, data), sort_keys=False, allow_unicode=True,
            default_flow_style=chance.choice([None, False]), width=chance.choice([40, 80, 10**6]),
            indent=chance.choice([2, 4]),
        )  # fmt: skip
        text, comments = with_comments(chance, plain)
        path = body(tmp_path, text)
        put_in_order(tmp_path)
        made = path.read_text(encoding="utf-8")
        assert said(made) == data == said(text)
        assert made.count("# comment ") == comments
        keys = [*said(made)]
        assert keys == sorted(keys, key=order.index), text
        assert put_in_order(tmp_path) == [], text
        moved += made != text
    assert moved > 10


@pytest.mark.parametrize(
    "text",
    [
        "id: board\nkind: board\nnote: |+\n  kept   \n\n\nnames: []\n",
        'kind: board\nid: board\nnote: "two\n\n  lines  \n  "\n',
        "{kind: board, id: board}\n", "kind: board\r\nid: board\r\n",
        "\ufeffkind: board\nid: board", 'kind: board\nid: "a\u2028b"\n',
    ],
)  # fmt: skip
def test_texts_of_several_lines_and_strange_ends_say_the_same(tmp_path: Path, text: str) -> None:
    path = body(tmp_path, text)
    put_in_order(tmp_path)
    assert said(path.read_bytes()) == said(text)
    put_in_order(tmp_path)
    assert put_in_order(tmp_path) == []


def test_nothing_is_written_where_a_file_can_not_be_read(tmp_path: Path) -> None:
    good = body(tmp_path, SHUFFLED)
    bad = good.with_name("other.yaml")
    bad.write_text("id: [other\n")
    with pytest.raises(RecordError, match=r"other\.yaml"):
        put_in_order(tmp_path)
    assert good.read_text() == SHUFFLED


def test_the_command_says_what_it_changes(tmp_path: Path) -> None:
    path = body(tmp_path, SHUFFLED)
    run = CliRunner().invoke
    would = run(main, ["fmt", "--check", str(tmp_path)])
    assert (would.exit_code, would.output) == (1, f"Would change {path}\n")
    assert run(main, ["fmt", str(tmp_path)]).output == f"Changed {path}\n"
    assert run(main, ["fmt", "--check", str(tmp_path)]).output == "All in order.\n"
    assert run(main, ["fmt", str(tmp_path / "no")]).exit_code == 1


# -- a new model ----------------------------------------------------------------------------------


def test_a_new_model_is_accepted_at_once_and_in_order(tmp_path: Path) -> None:
    folder = tmp_path / "mine"
    done = CliRunner().invoke(main, ["init", str(folder)])
    assert done.exit_code == 0, done.output
    checked = CliRunner().invoke(main, ["check", str(folder)])
    assert checked.exit_code == 0, checked.output
    assert "0 errors and 1 warning" in checked.output  # of the holder whom nobody found
    assert put_in_order(folder) == []
    asked = load(folder).ask("when did the Example Council exist")
    assert asked.status == "answered"
    for path in folder.rglob("*.yaml"):
        schema = path.read_text().split("$schema=")[1].split("\n")[0]
        assert (path.parent / schema).is_file(), path
    assert (folder / ".vscode" / "settings.json").is_file()


def test_a_new_model_takes_no_place_of_anything(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    start(tmp_path / "mine")
    for taken in (tmp_path / "mine", tmp_path / "mine" / "README.md", tmp_path / "no" / "mine"):
        before = sorted(tmp_path.rglob("*"))
        with pytest.raises(QuestionError):
            start(taken)
        assert sorted(tmp_path.rglob("*")) == before
