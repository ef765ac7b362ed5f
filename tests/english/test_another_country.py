"""The engine knows of no country: a record of other bodies is answered in its own words alone."""

from __future__ import annotations

import re

import pytest

from nhsgraph import Graph
from nhsgraph.errors import NhsGraphError
from worlds import world

OWN = re.compile(
    r"(?i)\b(hee|nhs|england|english|uk|health education|dhsc|secretary of state|monitor|letbs?"
    r"|shas?|cpd|mpet)\b"
)
"""Words of the bundled record."""
QUESTIONS = (
    "who held the Port Authority to account in 2014",
    "who funds Harbour Training and who held it to account in 2016",
    "was the Port Authority accountable to Google in 2014",
    "who was minister in 2014",
    "what is the Port Authority",
    "when was Harbour Training abolished",
    "which bodies existed in 2015",
    "who hosted the Port Authority in 2014",
    "how much money did Harbour Training get in 2015",
    "what happened in 2016",
    "why was Harbour Training set up",
    "who inspected it",
    "hello there",
    "who funded Harbor Trainig in 2015",
    "who ran the flux capacitor",
    "",
)


@pytest.fixture(scope="module")
def graph() -> Graph:
    return world(
        """
        ministry: {kind: department, aliases: [Ministry], names: [{name: Ministry of Ports}]}
        port-authority:
          names: [{name: Port Authority, when: 2012-01-01/..}]
          accountability: [{holder: ministry, when: 2013-04-01/..}]
          posts: [{post: chair, person: Ana Sousa, when: 2013-01-01/2015-12-31}]
        harbour-training:
          kind: unit
          names: [{name: Harbour Training, when: 2014-01-01/2017-12-31}]
          funding: [{payer: port-authority, when: 2014-01-01/2016-12-31, stream: levy}]
          hosting: [{host: port-authority, when: 2014-01-01/2017-12-31}]
        """,
        events="opening: 2016-05-01",
    )


@pytest.mark.parametrize("text", QUESTIONS)
def test_no_word_of_the_bundled_record_is_told(graph: Graph, text: str) -> None:
    """In answers, refusals, hints and examples."""
    try:
        found = graph.ask(text)
        told = [found.text, found.lead, found.read_as, *found.notes, found.example or ""]
    except NhsGraphError as error:
        told = [str(error)]
    for words in told:
        strange = OWN.search(words.replace(text, ""))
        assert strange is None, words


def test_words_of_the_bundled_record_are_strange_there(graph: Graph) -> None:
    """*England* weighs nothing in the bundled record alone."""
    found = graph.ask("was the Port Authority accountable to England")
    assert found.verdict == "not recorded"
    assert any("england" in word for word in found.left_out)
