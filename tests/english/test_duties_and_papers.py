"""Duties and powers, what an Act did, documents by number and title, what lies outside."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from nhsgraph import Graph
from nhsgraph.errors import NhsGraphError
from worlds import world, write_world

BODIES = """
board:
  names: [{name: Port Board, when: 2010-01-01/2020-12-31}]
  legal_forms:
    - {form: special_health_authority, when: 2010-01-01/2014-12-31, basis: Ports Act 2009 s. 1}
    - {form: executive_ndpb, when: 2015-01-01/2020-12-31, basis: Ports Act 2014 s. 96}
  accountability:
    - {id: to-crown, holder: crown, when: 2010-01-01/2020-12-31, basis: Ports Act 2009 s. 4,
       note: The Crown Office may suspend or remove the chair.}
  oversight:
    - {id: by-parliament, overseer: parliament, means: annual report and accounts,
       when: 2015-01-01/2020-12-31, basis: Ports Act 2014 s. 98, note: The report is laid.}
  planning:
    - {id: plans, planned_for: crown, scope: consults pilots before it makes its plan,
       when: 2015-01-01/2020-12-31, basis: Ports Act 2014 s. 99}
    - {id: dredges, planned_for: crown, scope: dredging of harbours, when: 2015-01-01/2020-12-31}
crown: {kind: department, names: [{name: Crown Office}]}
parliament: {kind: parliament, names: [{name: Parliament}]}
cop:
  names: [{name: Committee of Pilots, when: 2010-01-01/2020-12-31}]
  aliases: [CP]
"""
PAPERS = """
- {id: report, title: "Committee of Pilots, Harbour dredging, Third Report (HC 12-I)",
   publisher: House of Ports, published: 2016-03-01}
- {id: heard, title: "Committee of Pilots, oral evidence: Harbour dredging (HC 12)",
   publisher: House of Ports, published: 2016-01-01}
- {id: rules, title: "The Port Board Regulations 2014 (SI 2014/77)", publisher: Crown,
   published: 2014-12-01}
"""


NEWS = """
- {id: strike, title: Head of the watchdog of pilots quits, publisher: The Gull,
   published: 2018-01-01}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A board with duties by two Acts, and papers about it."""
    return world(BODIES, papers=PAPERS, news=NEWS)


@pytest.mark.parametrize(
    ("text", "statement"),
    [
        ("was the Port Board required to lay an annual report", "board/by-parliament"),
        ("must the Port Board publish an annual report", "board/by-parliament"),
        ("did the Port Board have to consult pilots", "board/plans"),
        ("could the Crown Office sack the chair of the Port Board", "board/to-crown"),
        ("what power did the Crown Office have to dismiss its chair at the Port Board",
         "board/to-crown"),
    ],
)  # fmt: skip
def test_a_duty_is_told_by_the_statement_in_law(graph: Graph, text: str, statement: str) -> None:
    answer = graph.ask(text)
    assert answer.results[0].statement == statement
    assert answer.verdict is None


def test_duties_at_large_are_those_of_the_act_that_is_named(graph: Graph) -> None:
    answer = graph.ask("what duties did the Port Board have under the Ports Act 2014")
    assert {row.statement for row in answer.results} == {"board/by-parliament", "board/plans"}


def test_what_no_law_asks_is_no_duty(graph: Graph) -> None:
    try:
        answer = graph.ask("was the Port Board obliged to dredge harbours")
    except NhsGraphError:
        return
    assert answer.verdict != "yes"


@pytest.mark.parametrize(
    "text",
    [
        "what did the Ports Act 2014 change",
        "what did the 2014 Ports Act do",
        "effect of the Ports Act 2014",
    ],
)
def test_what_an_act_began_and_ended(graph: Graph, text: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "changes"
    statements = {row.statement for row in answer.results}
    assert {"board/by-parliament", "board/plans"} <= statements
    assert "board/to-crown" not in statements


def test_what_a_section_did(graph: Graph) -> None:
    answer = graph.ask("what did section 98 of the Ports Act 2014 do")
    assert {row.statement for row in answer.results} == {"board/by-parliament"}
    assert "s. 98" in answer.lead


def test_nothing_rests_on_an_act_before_its_year(graph: Graph) -> None:
    answer = graph.ask("what did the Ports Act 2014 change")
    assert all((row.first or "9") >= "2014" for row in answer.results)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("HC 12-I - title and date?", "Third Report"),
        ("what is SI 2014/77", "Regulations 2014"),
        ("number of the Port Board Regulations 2014", "Regulations 2014"),
        ("report on harbour dredging: which committee, what number, when published", "Third"),
        ("Has the Committee of Pilots reported on dredging?", "Third Report"),
        ("CP report on dredging", "Third Report"),
        ("oral evidence on harbour dredging", "oral evidence"),
    ],
)
def test_a_document_is_found_by_number_title_and_body(graph: Graph, text: str, title: str) -> None:
    answer = graph.ask(text)
    assert answer.question.form == "document"
    assert title in answer.lead


def test_what_only_tells_of_a_document_is_not_it() -> None:
    """A newspaper may bear its title, and has not published it."""
    graph = world(
        BODIES, news="- {id: a, title: Report on harbour dredging, published: 2016-01-01}"
    )
    try:
        answer = graph.ask("who published the report on harbour dredging")
    except NhsGraphError:
        return
    assert answer.question.form != "document"


def test_hc_12_is_no_part_of_hc_12_i(graph: Graph) -> None:
    answer = graph.ask("what is HC 12")
    assert "oral evidence" in answer.lead


@pytest.mark.parametrize(
    "text",
    [
        "the pilots' watchdog: names of its heads",
        "did the Port Board report to the Crown Office",
        "what is HC 99",
    ],
)
def test_what_asks_for_no_document_gets_none(graph: Graph, text: str) -> None:
    try:
        answer = graph.ask(text)
    except NhsGraphError:
        return
    assert answer.question.form != "document"


def test_what_the_record_is_not_of_is_told_as_such(tmp_path: Path) -> None:
    folder = write_world(tmp_path / "world", BODIES)
    info = yaml.safe_load((folder / "record.yaml").read_text())
    info["words"] = [{"words": "far island", "outside": True}]
    (folder / "record.yaml").write_text(yaml.safe_dump(info))
    graph = Graph.load(folder)
    answer = graph.ask("who planned for the ports of Far Island in 2016")
    assert answer.status == "silent"
    assert answer.lead == "“Far Island” lies outside this record, which is of: A small world."
    assert graph.ask("who held the Port Board to account in 2016").status == "answered"
