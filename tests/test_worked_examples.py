"""The folders of examples/: what their page says to type runs and answers what it should."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from nhsgraph import Graph, load
from nhsgraph.cli import main
from nhsgraph.record.house_order import put_in_order

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "examples"
PAGE = (FOLDER / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", re.findall(r"^\$ nhsgraph (.+)$", PAGE, re.MULTILINE))
def test_a_command_of_the_page_runs(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    done = CliRunner().invoke(main, shlex.split(command))
    assert done.exit_code == 0, done.output


def test_the_counterfactual_answers_otherwise_and_says_what_it_is(record: Graph) -> None:
    levy, paid = "letbs/funding-levy-on-providers", "letbs/mpet-from-hee-2013"
    graph = load(f"+{FOLDER / 'consultation-2010'}")
    assert record.statement(levy).status == "proposed"
    assert graph.statement(levy).status == "in_force"
    assert "never enacted" in str(graph.statement(levy).note)
    assert paid in record.record.statements
    assert paid not in graph.record.statements
    rows = {row["statement"] for row in graph.sql("snapshot", on="2013-05-01")}
    assert levy in rows
    assert levy not in {row["statement"] for row in record.sql("snapshot", on="2013-05-01")}


def test_another_country_answers_in_its_own_words() -> None:
    asked = load(FOLDER / "far-isles").ask("who held the Isles Training Board to account in 2014")
    assert asked.ids == ["isles-ministry-of-health"]


@pytest.mark.parametrize("folder", ["consultation-2010", "far-isles"])
def test_an_example_is_in_house_order(folder: str) -> None:
    assert put_in_order(FOLDER / folder, check=True) == []
