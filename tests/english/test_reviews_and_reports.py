"""Reviews, plans and reports: who wrote one, when it came out, what it led to, who announced it."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

BODIES = """
smith:
  kind: programme
  aliases: [Smith review]
  description:
    text: A review of pilots by Ann Smith. It proposed a certificate of pilotage, which became law.
    evidence: [{source: copy, locator: p. 1}]
  names:
    - {name: Smith Review, when: 2013-01-01/2013-07-10, note: The end is the day of its report.}
  posts: [{post: lead, person: Ann Smith, when: 2013-01-01/2013-07-10}]
  commission:
    - {commissioner: crown, subject: pilots, when: 2013-01-01/2013-07-10}
rees:
  kind: programme
  aliases: [Rees review]
  description: {text: A review of tides., evidence: [{source: copy, locator: p. 2}]}
  names:
    - {name: Rees Review, when: 2015-01-01/2015-05-05, note: The end is the day of its report.}
  posts: [{post: chair, person: Cy Rees, when: 2015-01-01/2015-05-05}]
guild:
  kind: programme
  names: [{name: Guild Programme, when: 2013-01-01/2014-01-01, note: It was closed.}]
  posts: [{post: lead, person: Di Dunn, when: 2013-01-01/2014-01-01}]
board:
  names:
    - {name: Harbour Board, when: 2011-01-01/2020-12-31,
       note: It came after the Great Tidal View of May 2010 and the Dunn report of 3 June 2009.}
  planning:
    - {id: cranes, planned_for: crown, scope: cranes for all ports, status: announced,
       when: 2018-04/, evidence: [plan], outcome: {became: [board/cranes-in-force]}}
    - {id: cranes-in-force, planned_for: crown, scope: cranes for all ports, when: 2019-01-01/..}
    - {id: buoys, planned_for: crown, scope: buoys, status: announced, when: /, evidence: [other],
       outcome: {unknown: {reason: Nothing was found., on: 2026-01-01}}}
crown: {kind: department, names: [{name: Crown Office, when: 2010-01-01/2020-12-31}]}
"""
PAPERS = """
- {id: copy, title: Smith Review, publisher: Guild of Copyists, published: 2013-09-01}
- {id: plan, title: The Long Harbour Plan, publisher: Crown Office, published: 2015-02-01}
- {id: other, title: Long-Term Harbour Framework, publisher: Crown Office, published: 2016-02-01}
- {id: draft, title: "Free Tides: Pilots (consultation page)", publisher: Crown Office,
   published: 2014-02-01}
- {id: white, title: "Wide Seas: a new law (CP 12)", publisher: Crown, published: 2014-03-01}
"""
EVENTS = """
- {id: out, date: 2015-02-01, title: The Long Harbour Plan is published, evidence: [plan]}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Two reviews that ended with their reports, one of which others have a copy of."""
    return world(BODIES, papers=PAPERS, events=EVENTS)


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Who wrote the Smith Review?", ["Ann Smith was lead"]),
        ("Who was the author of the Smith review report?", ["Ann Smith was lead"]),
        ("who chaired the Smith review", ["Ann Smith was lead"]),
        ("Who wrote the Rees review and when was it published?", ["Cy Rees", "5 May 2015"]),
        ("When did the Smith Review report?", ["report of the Smith Review", "10 July 2013"]),
        ("When was the Smith review published?", ["came out on 10 July 2013"]),
        ("Who wrote the Rees review, when, and who chaired it?", ["Cy Rees was chair"]),
    ],
)
def test_a_review_is_of_whoever_led_it_and_ends_with_its_report(
    graph: Graph, asked: str, told: list[str]
) -> None:
    """It is not of whoever has a copy of it."""
    found = graph.ask(asked)
    assert all(words in found.lead for words in told), found.lead
    assert "Copyists" not in found.text


def test_what_ends_without_a_report_has_none(graph: Graph) -> None:
    assert "the report of" not in graph.ask("When was the Guild Programme published?").text


@pytest.mark.parametrize(
    "asked",
    [
        "What did the Smith Review lead to?",
        "what did the Smith review recommend",
        "main recommendations of the Smith review",
        "What came of the Smith review?",
    ],
)
def test_what_a_review_led_to_is_told_of_its_description(graph: Graph, asked: str) -> None:
    assert "certificate of pilotage" in graph.ask(asked).lead


@pytest.mark.parametrize(
    "asked", ["What did the Rees Review lead to?", "what the Rees review recommended"]
)
def test_what_nobody_wrote_of_a_review_is_not_kept(graph: Graph, asked: str) -> None:
    found = graph.ask(asked)
    assert found.status == "silent"
    assert "does not keep what came of the Rees Review" in found.lead


@pytest.mark.parametrize(
    ("asked", "day"),
    [
        ("When was the Great Tidal View published?", "May 2010"),
        ("When did the Great Tidal View come out?", "May 2010"),
        ("When was the Dunn report published?", "3 June 2009"),
        ("When was the Long Harbour Plan published?", "1 February 2015"),
        ("When did the Long Harbour Plan come out, and what did it say about gulls?", "1 February"),
    ],
)
def test_a_document_that_is_spoken_of_has_the_day_that_stands_with_its_name(
    graph: Graph, asked: str, day: str
) -> None:
    assert day in graph.ask(asked).lead


@pytest.mark.parametrize(
    "asked",
    [
        "When was the Small Tidal View published?",
        "When was the Dunn report on gulls published?",
        "When was the Dunn inquiry published?",
        "When was the Reed report published?",
        "When was the white paper Free Tides published?",
        "What did the Great Tidal View say about the Harbour Board?",
    ],
)
def test_what_is_near_a_document_by_its_name_is_not_that_document(graph: Graph, asked: str) -> None:
    found = graph.ask(asked)
    assert found.status in {"silent", "searched", "not_understood"}, found.lead


def test_a_paper_of_a_sort_has_its_number_or_its_word(graph: Graph) -> None:
    assert "March 2014" in graph.ask("When was the white paper Wide Seas published?").lead
    found = graph.ask("when was the white paper Free Tides published?")
    assert "no white paper of that title; near it" in found.lead


@pytest.mark.parametrize(
    "asked",
    [
        "What did the Long Harbour Plan promise about cranes?",
        "What did the Long Harbour Plan say about cranes?",
        "what was the Long Harbour Plan deadline for cranes, and was it met?",
    ],
)
def test_what_a_document_promised_is_what_rests_on_it(graph: Graph, asked: str) -> None:
    """It rests on that of the whole name, and not on one with some of its words."""
    found = graph.ask(asked)
    assert "cranes for all ports" in found.lead
    assert "came about" in found.lead
    assert "buoys" not in found.text
    assert ("April 2018" in found.lead) == ("deadline" in asked)


WAVES = """
port-a:
  kind: system
  names: [{name: Port A, when: 2011-01-01/2019-12-31, begun_by: one}]
  membership:
    - {whole: docks, when: 2011-01-01/2012-12-31, begun_by: one}
    - {whole: ports, when: 2013-01-01/2019-12-31}
port-b:
  kind: system
  names: [{name: Port B, when: 2014-01-01/2019-12-31, begun_by: two}]
  membership: [{whole: ports, when: 2014-01-01/2015-12-31, begun_by: two, ended_by: three}]
port-c:
  kind: system
  names: [{name: Port C, when: 2016-01-01/2019-12-31, begun_by: three}]
  membership: [{whole: ports, when: 2016-01-01/2019-12-31, begun_by: three}]
docks: {kind: collective, names: [{name: Docks, when: 2011-01-01/2012-12-31}]}
ports:
  kind: collective
  names: [{name: Ports, when: 2013-01-01/2019-12-31}]
  succession: [{predecessor: docks, when: 2013-01-01/..}]
guilds: {kind: collective, names: [{name: Guilds, when: 2011-01-01/2019-12-31}]}
"""
WAVES_NAMED = """
- {id: one, date: 2011-01-01, title: The first wave of docks is named, evidence: [act]}
- {id: two, date: 2014-01-01, title: The second wave of ports is named, evidence: [act]}
- {id: three, date: 2016-01-01, title: The third wave of ports is named, evidence: [act]}
"""


@pytest.mark.parametrize(
    ("asked", "port"),
    [
        ("Which areas were in the first wave of Docks?", "A"),
        ("which areas were in the first wave of Ports?", "A"),
        ("Which systems were in the second wave of Ports?", "B"),
        ("Who was in the second wave of Ports?", "B"),
        ("which systems were in the third wave of Ports", "C"),
    ],
)
def test_a_wave_is_of_whom_its_event_brought_in(asked: str, port: str) -> None:
    """Not of whom it took out; and of a set that came of the one it was named for."""
    found = world(WAVES, events=WAVES_NAMED).ask(asked)
    assert [f"Port {one}" for one in "ABC" if f"Port {one}" in found.lead] == [f"Port {port}"]


def test_another_set_has_no_such_wave() -> None:
    found = world(WAVES, events=WAVES_NAMED).ask("Which systems were in the first wave of Guilds?")
    assert "Port A" not in found.text
