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
crown: {kind: department, names: [{name: Crown Office, when: 2010-01-01/2020-12-31}]}
"""
PAPERS = """
- {id: copy, title: Smith Review, publisher: Guild of Copyists, published: 2013-09-01}
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    """Two reviews that ended with their reports, one of which others have a copy of."""
    return world(BODIES, papers=PAPERS)


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
