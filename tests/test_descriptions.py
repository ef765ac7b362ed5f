"""What a body is, in two sourced sentences: read, kept in the built form, shown, checked."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from nhsgraph.checks import run
from nhsgraph.cli import main
from nhsgraph.library import Graph
from nhsgraph.record.built import read_built, write_built
from nhsgraph.record.reading import read_record
from worlds import write_world

TRAINER = """
hee:
  description:
    text: It trained the staff of the NHS in England.
    evidence: [{source: act, locator: s. 1}, {source: guide, locator: p. 2}]
"""


def _world(folder: Path) -> Path:
    return write_world(folder, TRAINER, news="guide: 2014-01-01")


def test_a_description_is_read_with_its_evidence(tmp_path: Path) -> None:
    record = read_record(_world(tmp_path))
    described = record.bodies["hee"].description
    assert described is not None
    assert described.text == "It trained the staff of the NHS in England."
    assert [each.source for each in described.evidence] == ["act", "guide"]


def test_the_built_form_keeps_the_description(tmp_path: Path) -> None:
    (tmp_path / "models").mkdir()
    folder, built = _world(tmp_path / "models"), tmp_path / "record.json"
    plain = read_record(folder)
    write_built(plain, folder, built)
    again = read_built(folder, built)
    assert again is not None
    assert again.bodies["hee"].description == plain.bodies["hee"].description is not None


def test_what_only_a_description_rests_on_is_used(tmp_path: Path) -> None:
    """A source is no loose end because it proves a description and no statement."""
    graph = Graph.load(_world(tmp_path))
    assert not [each for each in run(graph) if each.rule == "unused-source"]
    assert "hee" in {owner for owner, each in graph.record.evidence() if each.source == "guide"}


def test_a_body_is_shown_with_its_description(tmp_path: Path) -> None:
    folder = str(_world(tmp_path))
    told = CliRunner().invoke(main, ["show", "hee", "--record", folder])
    assert "It trained the staff of the NHS in England. (act, guide)" in told.output
    plain = CliRunner().invoke(main, ["show", "hee", "--json", "--record", folder])
    shown = json.loads(plain.output)["description"]
    assert shown == {
        "text": "It trained the staff of the NHS in England.",
        "sources": ["act", "guide"],
    }
