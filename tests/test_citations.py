"""Citations of statements and answers: each source once, with the places cited in it."""

from __future__ import annotations

import json
import re

import pytest

from nhsgraph.citations import STYLES, Style
from nhsgraph.library import Graph

STATEMENT = "hee/accountable-to-secretary-of-state"


def test_a_plain_citation_names_publisher_day_title_place_and_address(record: Graph) -> None:
    """A footnote can be made of it as it stands."""
    first = record.cite(STATEMENT).splitlines()[0]
    assert first.startswith("UK Parliament (2014-12-03). The Care Act 2014")
    assert "s. 100" in first
    assert first.endswith("https://www.legislation.gov.uk/uksi/2014/3186")


def test_bibtex_has_one_entry_a_source(record: Graph) -> None:
    """No key stands twice, and no field is left open."""
    text = record.cite(STATEMENT, "bibtex")
    keys = re.findall(r"^@misc\{(.*),$", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) > 1
    assert text.count("{") == text.count("}")


def test_csl_is_json_that_reference_managers_read(record: Graph) -> None:
    """Each item has an id, a type and a title; a date only as precise as the source's."""
    items = json.loads(record.cite(STATEMENT, "csl"))
    order = next(item for item in items if item["id"] == "si-2014-3186")
    assert order["type"] == "legislation"
    assert order["issued"] == {"date-parts": [[2014, 12, 3]]}


@pytest.mark.parametrize("style", STYLES)
def test_an_answer_cites_all_that_it_rests_on(record: Graph, style: Style) -> None:
    """Each source of the results is cited, once."""
    answer = record.ask("who holds HEE to account in 2019")
    told = answer.citations(style)
    for source in {cited.source for cited in answer.sources}:
        address = record.record.sources[source].url
        assert address is None or told.count(address) == 1
