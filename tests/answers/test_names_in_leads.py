"""Names that changed while a line held, and lines that are over beside some that go on."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.show.page import page_of
from worlds import world


@pytest.fixture(scope="module")
def graph() -> Graph:
    """A council that was renamed while it oversaw the pilots, and a committee seen once."""
    return world(
        """
        pilots:
          names: [{name: Pilots College, when: 2000-01-01/..}]
          oversight:
            - {overseer: council, when: "[..2011-06-30]/.."}
            - {overseer: committee, when: "2011-01-01/[2015-01-13..]"}
        council:
          names:
            - {name: Oldest Council, when: 2000-01-01/2008-12-31}
            - {name: Old Council, when: 2009-01-01/2012-11-30}
            - {name: New Authority, when: 2012-12-01/..}
        committee: {kind: committee, names: [{name: Ports Committee, when: 2000-01-01/..}]}
        """
    )


def test_a_lead_has_the_name_at_first_and_the_one_that_came_later(graph: Graph) -> None:
    assert (
        "The Old Council (later the New Authority"
        in graph.ask("who oversees the Pilots College").lead
    )


def test_a_time_that_is_asked_for_has_its_own_name_alone(graph: Graph) -> None:
    assert "later" not in graph.ask("who oversaw the Pilots College in 2013").lead
    assert "later" not in graph.ask("who oversaw the Pilots College in 2014").lead


def test_what_is_over_says_so_beside_what_goes_on(graph: Graph) -> None:
    """The verb of the sentence is that of what goes on."""
    lead = graph.ask("who oversees the Pilots College").lead
    assert "Ports Committee (" in lead
    assert "2015" in lead.partition("Ports Committee (")[2]


def test_a_row_has_the_name_of_its_certain_days(graph: Graph) -> None:
    """And not that of days on which it is only possible that the line held."""
    rows = page_of(graph.ask("who oversees the Pilots College")).rows
    assert rows[0].what == "Old Council (later New Authority)"
