"""A folder laid over another replaces statements by id and withdraws them with a reason."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nhsgraph import Graph, compare
from nhsgraph.cli import main
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
    assert "over1/bodies/board.yaml:2 (x)." in fault


GONE = "extends: board\nwithdraws: [{id: line, reason: It was a plan.}]\n"


@pytest.fixture
def folders(tmp_path: Path) -> tuple[str, str]:
    """A small world, and a folder that withdraws a line of it."""
    over(tmp_path, GONE)
    return str(tmp_path / "base"), str(tmp_path / "over0")


def run(*words: str) -> Result:
    return CliRunner().invoke(main, [*words])


@pytest.mark.parametrize("again", [False, True], ids=["first", "from its kept form"])
def test_why_something_is_withdrawn_stands_where_one_looks(
    folders: tuple[str, str], *, again: bool
) -> None:
    """With both of its bodies, among the findings, and when it is asked for by its id."""
    base, top = folders
    laid = ("--record", base, "--record", top)
    if again:
        run("show", "board", *laid)
    place = f"{top}/bodies/board.yaml:2"
    row = {"statement": "board/line", "reason": "It was a plan.", "line": 2}
    for body in ("board", "office"):
        told = " ".join(run("show", body, *laid).output.split())
        assert f"{Path(place).name}: board/line. It was a plan." in told
        (shown,) = json.loads(run("show", body, "--json", *laid).output)["withdrawn"]
        assert shown == row | {"file": place[:-2]}
    assert f"Withdrawn in {place}: board/line. It was a plan." in run("check", base, top).output
    assert json.loads(run("check", base, top, "--json").output)["withdrawn"] == [shown]
    assert f"withdrawn in {place} (It was a plan)" in run("cite", "board/line", *laid).stderr
    assert not json.loads(run("show", "board", "--record", base, "--json").output)["withdrawn"]


def test_a_folder_is_compared_with_what_it_is_laid_over(folders: tuple[str, str]) -> None:
    base, top = folders
    (row,) = compare(base, f"+{top}")
    assert (row.change, row.id, row.told) == ("withdrawn", "board/line", "It was a plan.")
    shown = run("changes", "--between-models", base, f"+{top}").output
    assert "It was a plan." in shown
    told = json.loads(run("changes", "--between-models", base, f"+{top}", "--json").output)
    assert told["changes"] == [row.to_dict()]
    assert told["changes"][0]["reason"] == "It was a plan."
    page = run("changes", "--between-models", base, f"+{top}", "--markdown").output
    assert "- `board/line`: It was a plan." in page


def test_what_takes_the_place_of_another_is_a_correction_of_it(tmp_path: Path) -> None:
    over(tmp_path, f"extends: board\nreplaces: [line]\n{LINE}")
    (row,) = compare(tmp_path / "base", f"+{tmp_path / 'over0'}")
    assert (row.change, row.id) == ("corrected", "board/line")
    assert "when: 2012/2014 → 2016/2017" in row.told


def test_what_is_written_again_above_is_not_withdrawn(tmp_path: Path) -> None:
    assert not over(tmp_path, GONE, f"extends: board\n{LINE}").record.withdrawn


def test_a_whole_file_can_neither_replace_nor_withdraw(tmp_path: Path) -> None:
    text = "id: other\nkind: board\nreplaces: [line]\nnames: []\n"
    with pytest.raises(RecordError, match="“replaces”"):
        over(tmp_path, text)
