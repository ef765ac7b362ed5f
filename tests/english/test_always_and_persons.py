"""Always or never, a legal person or none, still called that: when yes and no are certain."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from worlds import world

PORT = """
crown:
  kind: department
  names: [{name: Crown Office, when: 2000-01-01/..}]
board:
  kind: arms_length_body
  names: [{name: Port Board, when: 2010-01-01/2019-12-31}]
  legal_forms:
    - {form: special_health_authority, when: 2010-01-01/2012-12-31}
    - {form: executive_ndpb, when: 2013-01-01/2019-12-31}
  accountability: [{holder: crown, when: 2010-01-01/2019-12-31}]
  funding: [{payer: crown, stream: harbour_dues, when: 2013-01-01/2019-12-31}]
light:
  kind: arms_length_body
  names: [{name: Light Trust, when: 2010-01-01/2019-12-31}]
  legal_forms: [{form: executive_ndpb, when: 2010-01-01/2019-12-31}]
quays:
  kind: collective
  names: [{name: Quay Committees, when: 2010-01-01/2019-12-31}]
  legal_forms:
    - {form: committee, when: 2010-01-01/2012-12-31}
    - {form: statutory_committee, when: 2013-01-01/2019-12-31}
coast:
  kind: arms_length_body
  names: [{name: Coast Guard, when: 2010-01-01/2019-12-31}]
  legal_forms: [{form: executive_agency, when: 2010-01-01/2019-12-31}]
pier:
  kind: arms_length_body
  names: [{name: Pier Company, when: 2010-01-01/2019-12-31}]
  legal_forms: [{form: company, when: 2010-01-01/2019-12-31}]
watch:
  kind: arms_length_body
  names: [{name: Harbour Watch, when: 2010-01-01/2019-12-31}]
  legal_forms:
    - {form: body_corporate, when: 2010-01-01/2012-12-31}
    - {form: executive_ndpb, when: "[2010-01-01..2013-01-01]/2019-12-31"}
sea:
  kind: arms_length_body
  names:
    - {name: Sea Commissioning Board, use: legal, when: 2010-01-01/2019-12-31}
    - {name: Sea England, use: operating, when: 2012-01-01/2019-12-31}
"""


@pytest.fixture(scope="module")
def port() -> Graph:
    return world(PORT)


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Was the Port Board always an executive NDPB?", "no"),
        ("Was the Port Board always an executive NDPB, or did it begin as something else?", "no"),
        ("Was the Port Board a special health authority throughout its life?", "no"),
        ("Was the Light Trust always an executive NDPB?", "yes"),
        ("Was the Light Trust an executive NDPB throughout its existence?", "yes"),
        ("Was the Port Board never a special health authority?", "no"),
        ("Was the Light Trust never a special health authority?", "yes"),
        ("Was the Harbour Watch always an executive NDPB?", "not recorded"),
        ("Was the Port Board always accountable to the Crown Office?", "yes"),
        ("Was the Port Board always funded by the Crown Office?", "partly"),
    ],
)
def test_always_and_never_are_of_the_whole_life(port: Graph, asked: str, verdict: str) -> None:
    """A body corporate may be of any class, so that it shuts out no other form."""
    found = port.ask(asked)
    assert found.verdict == verdict
    assert "could not be read" not in found.lead


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Were the Quay Committees legal bodies in their own right?", "no"),
        ("Were the Quay Committees separate legal bodies from the Port Board?", "no"),
        ("Was the Coast Guard a separate legal entity from the Crown Office?", "no"),
        ("Was the Pier Company a separate legal entity from the Crown Office?", "yes"),
        ("Was the Pier Company a legal person of its own?", "yes"),
        ("Was the Light Trust a legal person in its own right?", "not recorded"),
    ],
)
def test_some_forms_make_no_legal_person(port: Graph, asked: str, verdict: str) -> None:
    """A committee is of whom it is a committee, an agency of its department, by their nature."""
    found = port.ask(asked)
    assert found.verdict == verdict
    if verdict == "no":
        assert "no legal person" in found.lead


@pytest.mark.parametrize(
    ("asked", "verdict"),
    [
        ("Is the Sea Commissioning Board legally still called that in 2016?", "yes"),
        ("Was the Sea Commissioning Board still called that in law in 2016?", "yes"),
        ("Was the Sea Commissioning Board still called that in 2016?", "yes"),
        ("Was Sea England legally called that in 2016?", "no"),
    ],
)
def test_still_called_that_is_of_the_very_name(port: Graph, asked: str, verdict: str) -> None:
    found = port.ask(asked)
    assert found.verdict == verdict
    assert "Sea Commissioning Board in law" in found.lead


@pytest.mark.parametrize(
    "behind",
    ["or to somebody else", "or to someone else", "or to another body",
     "or was it the other way round",
     "or vice versa"],
)  # fmt: skip
def test_or_to_somebody_else_asks_nothing_more(port: Graph, behind: str) -> None:
    asked = "Was the Port Board accountable to the Crown Office"
    assert port.ask(f"{asked}, {behind}?").lead == port.ask(f"{asked}?").lead


def test_who_does_it_now_is_no_question_of_yes_or_no(port: Graph) -> None:
    """That a body is no more opens with no verdict, where none was asked for."""
    found = port.ask("Please confirm which body now holds what was exercised by the Port Board")
    assert found.verdict is None
    assert found.lead.startswith("The Port Board did not exist")
