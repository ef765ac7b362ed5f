"""The page for librarians tells the truth: its example is in the record, its messages are ours."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from nhsgraph.checks import RULES
from nhsgraph.cli import main
from nhsgraph.record.bundled import bundled_folder

PAGE = (bundled_folder() / "README.md").read_text(encoding="utf-8")
BROKEN = Path(__file__).parent / "broken"
EXAMPLES = dict(re.findall(r"```yaml\n# (\S+\.yaml)\n(.*?)```", PAGE, re.DOTALL))
FAULTS, ASKS = PAGE.split("| what the check says |")[1].split("| rule |")
FIRST_CELL = re.compile(r"^\| `(.+?)` \|", re.MULTILINE)


def _items(said: Any) -> dict[str, dict[str, Any]]:
    """The parts of a file that have an id, by it."""
    sections = [said] if isinstance(said, list) else said.values()
    parts = [each for section in sections if isinstance(section, list) for each in section]
    return {each["id"]: each for each in parts if isinstance(each, dict) and "id" in each}


@pytest.mark.parametrize("file", EXAMPLES)
def test_the_example_stands_in_the_record(file: str) -> None:
    written = _items(yaml.safe_load((bundled_folder() / file).read_text(encoding="utf-8")))
    for shown_id, shown in _items(yaml.safe_load(EXAMPLES[file])).items():
        real = written[shown_id]
        for key, value in shown.items():
            if key == "evidence":
                assert all(each in real["evidence"] for each in value)
            else:
                assert real[key] == value


def test_the_example_takes_a_source_an_event_and_statements() -> None:
    assert [file.split("/")[0] for file in EXAMPLES] == ["sources", "events.yaml", "bodies"]


@pytest.mark.parametrize("message", FIRST_CELL.findall(FAULTS))
def test_a_message_of_the_page_is_what_the_check_says(message: str) -> None:
    said = (path.read_text(encoding="utf-8") for path in BROKEN.glob("*/expected.txt"))
    assert any(message in each for each in said)


@pytest.mark.parametrize("rule", FIRST_CELL.findall(ASKS))
def test_a_rule_of_the_page_is_a_rule(rule: str) -> None:
    assert rule in RULES


def test_the_body_of_the_example_can_be_shown() -> None:
    done = CliRunner().invoke(main, ["show", "nhs-leadership-academy"])
    assert done.exit_code == 0
