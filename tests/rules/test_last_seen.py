"""Rules 28 and 29: what has no end on record is not certain for ever, nor possible for ever."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from nhsgraph.dates import Period, When, read_day
from nhsgraph.library import Graph
from nhsgraph.show.tables import snapshot_view
from worlds import answered, certainty, world

MINISTER = """
minister:
  kind: office
  posts:
    - {id: smith, post: minister, person: Ann Smith, when: 2019-01-01/2021-06-30}
    - {id: jones, post: minister, person: Bob Jones, when: 2021-07-01/2022-07-05}
    - {id: brown, post: minister, person: Cat Brown, when: 2022-07-06/..}
hee: {accountability: [{holder: minister, when: 2013-04-01/..}]}
"""

CENTRE = """
centre:
  names: [{name: The Centre, when: "2010-07-01/[2015-03..]"}]
  accountability:
    - {id: answers, holder: dhsc, when: "2010-07-01/[2015-03..]"}
    - {id: by-law, holder: parliament, when: 2010-07-01/..}
  posts: [{id: chair, post: chair, person: Ann Smith, when: "2011-01-01/[2012-05-10..]"}]
boards: {kind: collective}
one: {membership: [{whole: boards, when: "2012-01-01/[2014-12-31..]"}]}
two: {membership: [{whole: boards, when: 2012-01-01/..}]}
"""


# -- 28. open ends ---------------------------------------------------------------------------------


def test_rule_28_what_goes_on_is_certain_to_the_last_day_that_the_record_covers() -> None:
    graph = world(MINISTER)
    line = "hee/accountability-1"
    assert certainty(graph, line, "2021-12-31") == "certain"
    assert certainty(graph, line, "2022-01-01") == "possible"
    assert certainty(graph, line, "2040-01-01") == "possible"


def test_rule_28_the_answer_says_where_the_record_ends() -> None:
    answer = answered(world(MINISTER), "accountability", "hee", during="2023-06-01")
    assert [(each.certainty, each.answer) for each in answer.results] == [
        ("possible", ("minister",))
    ]
    assert any("covers 1 January 2010 to 31 December 2021" in note for note in answer.notes)


def test_rule_28_a_closed_end_after_the_years_covered_stays_what_it_is() -> None:
    graph = world(MINISTER)
    assert certainty(graph, "minister/jones", "2022-07-05") == "certain"
    assert certainty(graph, "minister/jones", "2022-07-06") == "no"


def test_rule_28_what_began_after_the_years_covered_and_goes_on_is_possible_at_most() -> None:
    assert certainty(world(MINISTER), "minister/brown", "2022-07-06") == "possible"


def test_rule_28_a_body_that_goes_on_does_not_make_a_closed_end_doubtful() -> None:
    """The office has no end, but the tenure in it has one that is on record."""
    graph = world(
        """
        office: {names: [{name: The office, when: ../..}], posts: [
          {post: head, person: Ann Smith, when: 2019-01-01/2023-03-31}]}
        """
    )
    assert certainty(graph, "office/post-1", "2023-03-31") == "certain"


def test_rule_28_also_as_somebody_knew_it_after_the_years_covered() -> None:
    graph = world(MINISTER).as_known_on("2030-01-01")
    assert certainty(graph, "hee/accountability-1", "2025-01-01") == "possible"


def test_rule_28_an_open_end_is_no_change_at_the_end_of_the_years_covered() -> None:
    changes = world(MINISTER).changes("2021-12-01", "2022-02-01")
    assert [change.statement.id for change in changes] == []


def test_rule_28_a_snapshot_warns_outside_the_years_covered() -> None:
    graph = world(MINISTER)
    inside, outside = (snapshot_view(graph.on(day)) for day in ("2021-12-31", "2022-01-01"))
    assert inside["notes"] == []
    assert any("incomplete" in note for note in outside["notes"])


PICTURES: dict[str, Callable[[Graph, int], Any]] = {
    "structure": lambda graph, year: graph.draw.structure(f"{year}-06-01"),
    "chain": lambda graph, year: graph.draw.chain("hee", f"{year}-06-01"),
    "timeline": lambda graph, year: graph.draw.timeline("hee", period=str(year)),
    "funding": lambda graph, year: graph.draw.funding(f"{year}/{(year + 1) % 100:02}"),
    "changes": lambda graph, year: graph.draw.changes(f"{year}-01-01", f"{year}-06-01"),
    "years": lambda graph, year: graph.draw.years(f"{year}-06-01"),
    "mandate": lambda graph, year: graph.draw.mandate(f"{year}/{(year + 1) % 100:02}"),
}


@pytest.mark.parametrize("kind", PICTURES)
def test_rule_28_every_picture_warns_outside_the_years_covered(kind: str) -> None:
    graph = world(
        """
        hee:
          accountability: [{holder: minister, when: 2013-04-01/..}]
          funding: [{payer: minister, when: 2013-04-01/..}]
          mandate_approval: [{approver: minister, when: 2013-04-01/.., mandate: 2013/14..}]
        """
    )
    warning = "covers 1 January 2010 to 31 December 2021"
    assert warning not in PICTURES[kind](graph, 2018).description.summary
    assert warning in PICTURES[kind](graph, 2024).description.summary


# -- 29. last seen ---------------------------------------------------------------------------------


def test_rule_29_of_a_month_or_a_year_its_last_day_counts() -> None:
    seen = {"[2015-03..]": "2015-03-31", "[2015..]": "2015-12-31", "[2015-03-02..]": "2015-03-02"}
    for end, day in seen.items():
        last = When.read(f"2010/{end}").last_seen
        assert last is not None
        assert last.latest == read_day(day)


@pytest.mark.parametrize("end", ["..", "", "2015-03-31", "[2015-03..2016-03]", "[..2015-03]"])
def test_rule_29_other_ends_are_no_last_sight(end: str) -> None:
    assert When.read(f"2010/{end}").last_seen is None


def test_rule_29_what_was_last_seen_is_possible_for_365_days() -> None:
    graph = world(CENTRE)
    held = [
        certainty(graph, "centre/answers", day)
        for day in ("2015-03-01", "2015-03-02", "2016-03-30", "2016-03-31")
    ]
    assert held == ["certain", "possible", "possible", "no"]


def test_rule_29_after_that_it_is_in_no_result_part_or_count_and_stands_beside() -> None:
    graph = world(CENTRE)
    answer = answered(graph, "accountability", "centre", during="2018-06-01")
    assert (answer.results, answer.parts) == ((), ())
    assert [each.statement for each in answer.nearest] == ["centre/answers", "centre/by-law"]
    assert any(note.startswith("Last seen March 2015: ") for note in answer.notes)
    assert graph.count("boards", "2014-06-01") == [2]
    assert graph.count("boards", "2018-06-01") == [1]


def test_rule_29_the_verdict_is_not_recorded() -> None:
    graph = world(CENTRE)
    answer = answered(graph, "accountability", "centre", during="2018-06-01", candidate="dhsc")
    assert answer.verdict == "not recorded"
    assert any("Last seen March 2015" in note for note in answer.notes)


def test_rule_29_of_a_body_it_is_neither_yes_nor_no() -> None:
    graph = world(CENTRE)
    later = answered(graph, "exists", "centre", during="2018-06-01")
    assert later.verdict == "not recorded"
    assert "last seen March 2015" in later.text
    assert answered(graph, "exists", "centre", during="2012-06-01").verdict == "yes"


def test_rule_29_a_post_last_seen_has_no_holder_a_year_later() -> None:
    answer = answered(world(CENTRE), "post", "centre", during="2014-01-01", post="chair")
    assert answer.results == ()
    assert [each.answer for each in answer.nearest] == [("Ann Smith",)]


def test_rule_29_what_a_body_that_was_last_seen_was_in_is_told_no_longer_than_the_body() -> None:
    """Its line by law goes on, but nobody knows whether the body does."""
    graph = world(CENTRE)
    assert certainty(graph, "centre/by-law", "2015-03-01") == "certain"
    assert certainty(graph, "centre/by-law", "2018-01-01") == "no"


def test_rule_29_a_body_was_last_seen_when_the_last_of_its_statements_was() -> None:
    graph = world(
        """
        centre:
          names: [{name: The Centre, when: "2010-07-01/[2012-03-01..]"}]
          accountability: [{holder: dhsc, when: "2010-07-01/2015-03-31"}]
        """
    )
    assert graph.last_seen("centre") == read_day("2015-03-31")
    assert certainty(graph, "centre/accountability-1", "2015-03-31") == "certain"


def test_rule_29_a_snapshot_and_its_export_leave_it_out() -> None:
    graph = world(CENTRE)
    assert "centre" in graph.on("2016-03-30").bodies
    later = graph.on("2018-06-01")
    assert "centre" not in later.bodies
    assert "centre/answers" not in {line.edge.id for line in later.edges}
    arcs = {
        key: data
        for *_, key, data in graph.during("2015").to_networkx().edges(keys=True, data=True)
    }
    assert arcs["centre/answers"]["end"] == "2016-03-30"


def test_rule_29_that_it_was_last_seen_is_no_change() -> None:
    assert world(CENTRE).changes("2015-01-01", "2017-01-01") == []


def test_rule_29_as_known_before_nobody_knows_more_of_its_end() -> None:
    """What has no end on record has none that was learned later."""
    graph = world(CENTRE).as_known_on("2018-01-01")
    assert certainty(graph, "centre/answers", "2014-01-01") == "certain"
    assert certainty(graph, "centre/answers", "2017-06-01") == "no"


def test_rule_29_over_all_days_it_is_told() -> None:
    graph = world(CENTRE)
    answer = answered(graph, "accountability", "centre")
    assert "dhsc" in answer.ids
    assert json.dumps(answer.to_dict())
    held = graph.held(graph.statement("centre/answers"))
    assert held is not None
    assert held.last_seen_before(Period.read("2012")) is None
    assert held.last_seen_before(Period.read("2018")) == read_day("2015-03-31")
