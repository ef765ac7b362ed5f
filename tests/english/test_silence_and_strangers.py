"""Where nothing is recorded of what is asked, the answer leads to what is nearest to it."""

from __future__ import annotations

import re

import pytest

from nhsgraph import Graph
from worlds import world

PORT = """
crown:
  kind: department
  names: [{name: Crown Office}]
quays:
  kind: collective
  aliases: [Quays, quay]
  names: [{name: Quay Offices, when: 2005-01-01/2012-12-31}]
north:
  kind: regional_authority
  names: [{name: North Quay, when: 2005-01-01/2012-12-31}]
  membership: [{whole: quays, role: one_of, when: 2005-01-01/2012-12-31}]
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2019-12-31}]
  succession: [{predecessor: quays, scope: functions, when: 2013-01-01/..}]
  membership: [{whole: harbour, role: part_of, when: 2014-01-01/2019-12-31}]
pilots:
  kind: arms_length_body
  names: [{name: Pilots Office, when: 2010-01-01/2019-12-31}]
  membership: [{whole: harbour, role: part_of, when: 2014-01-01/2019-12-31}]
harbour:
  kind: joint_arrangement
  names: [{name: Harbour Service, when: 2014-01-01/2019-12-31}]
  legal_forms: [{form: operating_name, when: 2014-01-01/2019-12-31}]
  posts: [{id: archer, post: chief_executive, person: Ann Archer, when: 2014-01-01/..}]
port:
  kind: arms_length_body
  names: [{name: Port Authority, when: 2020-01-01/..}]
  succession: [{predecessor: board, scope: legal, when: 2020-01-01/..}]
lodge:
  kind: unit
  names: [{name: Pilots Lodge, when: 2006-01-01/..}]
  hosting: [{host: board, when: 2010-01-01/2015-12-31}]
beacon:
  kind: unit
  names: [{name: Beacon Crew, when: 2010-01-01/..}]
  oversight: [{overseer: crown, means: contract, when: 2010-01-01/2015-12-31}]
"""


@pytest.fixture(scope="module")
def port() -> Graph:
    return world(PORT)


@pytest.mark.parametrize(
    "asked",
    [
        "who did the Pilots Lodge answer to in 2011?",
        "who held the Pilots Lodge to account in 2011",
        "Who funded the Pilots Lodge in 2011?",
        "Who oversaw the Pilots Lodge in 2011?",
        "Which body was the Pilots Lodge accountable to?",
    ],
)
def test_where_no_such_line_is_recorded_who_hosted_it_is_told(port: Graph, asked: str) -> None:
    """It is told as what it is: the answer stays a silence."""
    found = port.ask(asked)
    assert found.status == "silent"
    assert not found.results
    assert "the Port Board hosted Pilots Lodge" in found.lead
    assert found.nearest[0].statement == "lodge/hosting-1"


def test_who_oversaw_it_is_told_where_nobody_hosted_it(port: Graph) -> None:
    found = port.ask("Which body did the Beacon Crew answer to?")
    assert found.status == "silent"
    assert "the Crown Office oversaw Beacon Crew" in found.lead


@pytest.mark.parametrize(
    "asked",
    [
        "What became of North Quay?",
        "What became of North Quay when the Quay Offices went?",
        "Who took over from North Quay?",
        "What replaced North Quay?",
    ],
)
def test_what_followed_a_set_is_told_as_of_the_set(port: Graph, asked: str) -> None:
    found = port.ask(asked)
    assert not found.results
    assert "what followed it alone is not recorded" in found.lead
    assert "the Quay Offices were followed by the Port Board" in found.lead


@pytest.mark.parametrize(
    "asked",
    [
        "What did the Harbour Service replace?",
        "Harbour Service's predecessors, all of them",
        "Which bodies did the Harbour Service take over from?",
    ],
)
def test_a_joint_arrangement_replaced_nobody_and_its_parts_are_told(
    port: Graph, asked: str
) -> None:
    found = port.ask(asked)
    assert found.status == "silent"
    assert "from 1 January 2014 the Port Board and the Pilots Office worked as" in found.lead


def test_what_followed_only_later_is_told_as_later(port: Graph) -> None:
    found = port.ask("What became of the Port Board in 2014?")
    assert found.lead.startswith("In 2014 nothing is recorded to have followed the Port Board")
    assert "from 1 January 2014 as part of the Harbour Service; later: " in found.lead
    assert "1 January 2020" in found.lead
    assert port.ask("What replaced the Port Board in 2020?").lead.startswith("The Port Board was")


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("Did the Zibble Guild fund the Pilots Lodge in 2011?", ""),
        ("Did the Zibble Guild oversee the Beacon Crew in 2011?", "the Crown Office oversaw"),
        ("Did the Zibble Guild host the Pilots Lodge in 2011?", "the Port Board hosted"),
        ("Was the Pilots Lodge hosted by the Zibble Guild in 2011?", "the Port Board hosted"),
        ("Who hosted the Pilots Lodge and the Zibble Guild in 2011?", "the Port Board hosted"),
        ("What became of the Zibble Quay?", "the Quay Offices were followed by the Port Board"),
    ],
)
def test_beside_a_name_that_nobody_knows_what_is_recorded_is_told(
    port: Graph, asked: str, told: str
) -> None:
    """That the record has no such body is told first, and no verdict hangs on it."""
    found = port.ask(asked)
    assert "zibble" in found.lead.lower()
    assert re.search(r"(?i)the record has (no body|nothing called) “zibble", found.lead)
    assert told in found.lead
    assert found.verdict in {None, "not recorded"}


def test_one_of_a_set_that_is_not_known_is_told_as_of_the_set(port: Graph) -> None:
    found = port.ask("What became of the Zibble Quay?")
    assert "of the Quay Offices as a whole; recorded:" in found.lead
