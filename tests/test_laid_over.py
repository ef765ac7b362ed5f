"""A folder laid over another replaces statements by id and withdraws them with a reason."""

from __future__ import annotations

from pathlib import Path

import pytest

from nhsgraph import Graph
from nhsgraph.errors import RecordError
from worlds import write_world

WORLD = """
board:
  names: [{name: Board, when: ../..}]
  accountability: [{id: line, holder: office, when: 2012/2014}]
  hosting: [{id: home, host: office, when: 2012/2014}]
"""
LINE = """
accountability:
  - id: line
    holder: office
    means: letter
    force: practice
    when: 2016/2017
    evidence: [{source: act, locator: s. 9, proves: [begin, end]}]
"""


def over(tmp_path: Path, *texts: str) -> Graph:
    """A small world with a file of the board in each of some folders over it."""
    folders = [write_world(tmp_path / "base", WORLD)]
    for number, text in enumerate(texts):
        folder = tmp_path / f"over{number}"
        (folder / "bodies").mkdir(parents=True)
        (folder / "bodies" / "board.yaml").write_text(text, encoding="utf-8")
        folders.append(folder)
    return Graph.load(*map(str, folders))


def faults(tmp_path: Path, *texts: str) -> list[str]:
    with pytest.raises(RecordError) as raised:
        over(tmp_path, *texts)
    return [str(fault) for fault in raised.value.faults]


def test_a_statement_takes_the_place_of_one_below(tmp_path: Path) -> None:
    graph = over(tmp_path, f"extends: board\nreplaces: [line]\n{LINE}")
    line = graph.statement("board/line")
    assert line.when.text == "2016/2017"
    assert [each.id for each in graph.statements(type="accountability")] == ["board/line"]
    assert not graph.sql("holders", body="board", on="2013-06-01")
    assert graph.record.places["statement:board/line"].file.endswith("over0/bodies/board.yaml")


def test_a_withdrawn_statement_does_not_count_and_can_be_written_again_above(
    tmp_path: Path,
) -> None:
    gone = "extends: board\nwithdraws: [{id: line, reason: It was a plan.}]\n"
    assert "board/line" not in over(tmp_path / "one", gone).record.statements
    again = over(tmp_path / "two", gone, f"extends: board\n{LINE}")
    assert again.statement("board/line").when.text == "2016/2017"


@pytest.mark.parametrize(
    ("text", "place", "told"),
    [
        ("replaces: [lime]\n", "2:12", "has a statement “board/lime”. Did you mean “board/line”?"),
        ("replaces: [line]\n", "2:12", "no statement here takes the place of “board/line”"),
        ("withdraws: [{id: none, reason: x}]\n", "2:13", "no folder below has a statement"),
        ("withdraws: [line]\n", "2:13", "Write {id: its id, reason: why}."),
        ("withdraws: [{id: line}]\n", "2:13", "Write {id: its id, reason: why}."),
        ("withdraws: [{id: line, reason: ' '}]\n", "2:13", "Write {id: its id, reason: why}."),
        ("replaces: line\n", "2:11", "“replaces” is not a list"),
        ("withdraws: [{id: line, reason: x}, {id: line, reason: x}]\n", "2:36", "no folder below"),
    ],
)
def test_what_does_not_fit_is_a_fault(tmp_path: Path, text: str, place: str, told: str) -> None:
    (fault,) = faults(tmp_path, f"extends: board\n{text}")
    assert f"over0/bodies/board.yaml:{place}: " in fault
    assert told in fault


def test_a_statement_that_names_a_withdrawn_one_tells_both_places(tmp_path: Path) -> None:
    plan = """extends: board
accountability:
  - id: plan
    holder: office
    means: letter
    force: practice
    when: 2012/2014
    status: announced
    outcome: {became: [board/line]}
    evidence: [{source: act, locator: s. 9, proves: [begin, end]}]
"""
    gone = "extends: board\nwithdraws: [{id: line, reason: x}]\n"
    (fault,) = faults(tmp_path, plan, gone)
    assert "over0/bodies/board.yaml:9:" in fault
    assert "withdrawn in" in fault
    assert "over1/bodies/board.yaml:2." in fault


def test_a_whole_file_can_neither_replace_nor_withdraw(tmp_path: Path) -> None:
    text = "id: other\nkind: board\nreplaces: [line]\nnames: []\n"
    with pytest.raises(RecordError, match="“replaces”"):
        over(tmp_path, text)
