"""The list of sources: what each is, how good it is, and what rests on it."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from nhsgraph.cli import main
from nhsgraph.errors import UnknownBodyError
from nhsgraph.library import Graph
from worlds import world

HEE = """
hee:
  names: [{name: Health Education England, when: 2012-06-28/2023-03-31, begun_by: start}]
  description: {text: It trained staff., evidence: [{source: guide, locator: p. 1}]}
  accountability: [{holder: dhsc, evidence: [{source: plan, read_in: copy}]}]
dhsc:
  names: [{name: Department of Health}]
  funding: [{payer: treasury, evidence: [paper]}]
treasury: {names: [{name: HM Treasury}]}
"""
NEWS = """
- {id: guide, published: 2014-01-01}
- {id: plan, published: 2015-03, standing: draft}
- {id: copy, published: 2015-03, read_at: 'https://docslib.org/doc/1'}
- {id: paper, published: 2016-01}
- {id: order, published: 2012-05}
- {id: idle, published: 2017-01}
"""
EVENTS = "[{id: start, date: 2012-06-28, title: Start, evidence: [order]}]"


def graph() -> Graph:
    return world(HEE, news=NEWS, events=EVENTS)


def test_all_sources_are_listed_by_id_with_what_rests_on_each() -> None:
    rows = graph().sources()
    assert [row["id"] for row in rows] == ["act", "copy", "guide", "idle", "order", "paper", "plan"]
    rests = {row["id"]: row["rests"] for row in rows}
    assert rests["plan"] == rests["copy"] == ["hee/accountability-1"]
    assert (rests["order"], rests["guide"], rests["idle"]) == (["start"], ["hee"], [])


def test_of_a_body_only_what_is_said_of_it_is_listed() -> None:
    """Its head, its statements and the events that began or ended them; not another's money."""
    rows = graph().sources("Health Education England")
    assert [row["id"] for row in rows] == ["act", "copy", "guide", "order", "plan"]


def test_what_nothing_rests_on_can_be_left_out() -> None:
    assert "idle" not in {row["id"] for row in graph().sources(cited=True)}


def test_a_row_says_how_good_a_source_is() -> None:
    plan, copy = (next(r for r in graph().sources() if r["id"] == i) for i in ("plan", "copy"))
    assert (plan["standing"], plan["rank"], plan["copy"]) == ("draft", "secondary", False)
    assert plan["remarks"] == ["a draft"]
    assert (copy["copy"], copy["address"]) == (True, "https://docslib.org/doc/1")


def test_a_body_that_is_not_there_is_refused() -> None:
    with pytest.raises(UnknownBodyError):
        graph().sources("nobody-knows-it")


def test_the_command_counts_what_is_second_hand_and_lists_the_rest(record: Graph) -> None:
    done = CliRunner().invoke(main, ["sources", "--body", "cfwi", "--cited"])
    assert done.exit_code == 0
    rows = record.sources("cfwi", cited=True)
    assert done.output.startswith(f"{len(rows)} sources: ")
    assert all(row["id"] in done.output for row in rows)
