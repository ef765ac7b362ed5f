"""What ``run`` hands back: findings that a librarian can act on, in one order."""

from __future__ import annotations

from pathlib import Path

import pytest
import test_bodies
import test_circles_and_successions
import test_claims
import test_ends_and_heads
import test_money_and_proofs

from nhsgraph.checks import RULES, Rule, run
from nhsgraph.library import Graph
from work import growth
from worlds import world, write_world

FAULTY = """
hee:
  names: [{name: HEE, when: 2012-06-28/2023-03-31}]
  accountability: [{holder: parliament, when: 2013-04-01/..}]
parliament: {kind: parliament}
"""


def test_errors_come_before_warnings() -> None:
    assert [each.severity for each in run(world(FAULTY))] == ["error", "warning", "warning"]


def test_a_finding_says_where_and_what_and_by_which_rule(tmp_path: Path) -> None:
    finding = run(Graph.load(write_world(tmp_path, FAULTY)))[0]
    file = tmp_path / "bodies" / "hee.yaml"
    assert finding.place.file == str(file)
    line = file.read_text("utf-8").splitlines()[finding.place.line - 1]
    assert line[finding.place.column - 1] == "{"
    assert str(finding) == (
        f"{file}:{finding.place.line}:{finding.place.column}: error: “hee” did not live from"
        " 1 April 2023, while this still held. Correct when: here, or the names of the body."
        " [outlives-body]"
    )


def test_a_finding_becomes_plain_data() -> None:
    said = run(world(FAULTY))[0].to_dict()
    assert said["rule"] == "outlives-body"
    assert said["kind"] == "statement"
    assert said["subject"] == "hee/accountability-1"
    assert said["line"] > 1


def test_each_rule_has_a_world_that_breaks_it() -> None:
    modules = (
        test_bodies, test_circles_and_successions, test_claims, test_ends_and_heads,
        test_money_and_proofs,
    )  # fmt: skip
    cases = [case for module in modules for case in module.CASES]
    elsewhere = {"unread-file", "without-head"}  # the latter in test_ends_and_heads.py
    assert {case.rule for case in cases} | elsewhere == set(RULES)


def test_a_file_that_looks_meant_and_is_not_read_is_told(tmp_path: Path) -> None:
    write_world(tmp_path, "hee: {}")
    assert not [each for each in run(Graph.load(tmp_path)) if each.rule == "unread-file"]
    (tmp_path / "bodies" / "nhsi.yaml.txt").write_text("id: nhsi")
    (told,) = [each for each in run(Graph.load(tmp_path)) if each.rule == "unread-file"]
    assert told.place.file == str(tmp_path / "bodies" / "nhsi.yaml.txt")
    assert (told.severity, told.kind, told.mend) == ("warning", "file", "Call it nhsi.yaml.")


def test_the_same_record_gives_the_same_findings_in_the_same_order(record: Graph) -> None:
    assert run(record) == run(Graph.of(record.record))


@pytest.mark.parametrize("rule", list(RULES.values()), ids=str)
def test_a_rule_has_a_name_a_severity_and_a_sentence(rule: type[Rule]) -> None:
    assert rule.severity in {"error", "warning"}
    assert rule.explanation.endswith(".")
    assert rule.__doc__


def test_twice_the_record_is_little_more_than_twice_the_work() -> None:
    def checked(number: int) -> None:
        run(graphs[number])

    graphs = {number: world(_fan(number)) for number in (50, 100, 200)}
    assert growth(checked, 100) < 2.5


def _fan(number: int) -> str:
    """So many bodies that answer to one, are paid by it and are one of it."""
    bodies = "\n".join(
        f"b{each}: {{funding: [{{payer: hee}}], membership: [{{whole: hee}}],"
        f" accountability: [{{holder: hee, when: 2013/2015}}]}}"
        for each in range(number)
    )
    return f"{bodies}\nhee: {{kind: collective, sizes: [{{size: {number}}}]}}"


def test_the_bundled_record_has_no_errors(record: Graph) -> None:
    assert [str(each) for each in run(record) if each.severity == "error"] == []
