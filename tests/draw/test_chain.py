"""Chains: every line of account from a body to the top, its steps numbered and told."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from matplotlib.figure import Figure
from measured import faults

from nhsgraph.draw.layered.chain import chain
from nhsgraph.draw.layered.layers import layered
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.errors import UnknownBodyError
from nhsgraph.library import Graph

BODIES = ["hee", "letb-wessex", "ics-dorset", "nhs-trusts", "shas", "nhs-leadership-academy"]


def _words(figure: Figure) -> str:
    assert isinstance(figure, Picture)
    return figure.description.text


def test_the_chain_of_every_first_of_june_can_be_printed(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for body, year in sample(list(itertools.product(BODIES, range(2010, 2022))), 12):
        assert faults(chain(record, body, f"{year}-06-01")) == [], (body, year)


def test_wessex_answered_through_the_letbs_to_hee_and_up_to_parliament(record: Graph) -> None:
    text = _words(chain(record, "letb-wessex", "2014-06-01"))
    assert (
        "Health Education Wessex → Local Education and Training Boards → Health Education England"
        " → Secretary of State for Health → Parliament"
    ) in text
    assert "Health Education Wessex is one of the Local Education and Training Boards." in text
    assert "law" in text
    assert "agreement" in text


def test_every_step_of_a_chain_is_in_the_picture_and_in_words(record: Graph) -> None:
    figure = chain(record, "nhs-trusts", "2017-06-01")
    lines = figure.findobj(lambda artist: str(artist.get_gid()).startswith("line:"))
    assert isinstance(figure, Picture)
    steps = next(each for each in figure.description.sections if each.heading == "Steps")
    assert len(lines) == len(steps.lines)


def test_a_collective_shows_its_number_and_a_group_of_groups_does_not(record: Graph) -> None:
    boxes = [text.get_text() for text in chain(record, "letb-wessex", "2014-06-01").axes[0].texts]
    assert any("(13)" in words for words in boxes)
    boxes = [text.get_text() for text in chain(record, "nhs-trusts", "2017-06-01").axes[0].texts]
    assert not any("services (2)" in words for words in boxes)


def test_a_body_that_did_not_exist_is_told(record: Graph) -> None:
    text = _words(chain(record, "hee", "2010-06-01"))
    assert "did not exist on 1 June 2010" in text


def test_axes_may_be_given(record: Graph) -> None:
    figure = Figure(figsize=(11.69, 8.27))
    assert chain(record, "hee", "2019-06-01", ax=figure.subplots()) is figure
    assert faults(figure) == []


def test_a_body_that_is_not_known_is_told(record: Graph) -> None:
    with pytest.raises(UnknownBodyError, match="letb-wesex"):
        chain(record, "letb-wesex", "2014-06-01")


def test_layers_lead_forward_and_an_arc_passes_those_between() -> None:
    found = layered("abcd", [("a", "b"), ("b", "c"), ("c", "d"), ("a", "d")])
    assert [layer[0] for layer in found.layers] == ["a", "b", "c", "d"]
    assert found.routes["a", "d"] == ("a", "a>d>1", "a>d>2", "d")


def test_layers_survive_a_ring() -> None:
    found = layered("abc", [("a", "b"), ("b", "c"), ("c", "a")])
    assert found.routes["c", "a"][0] == "c"
    assert found.routes["c", "a"] == ("c", "c>a>1", "a")
    both = layered("ab", [("a", "b"), ("b", "a")])
    assert both.routes == {("a", "b"): ("a", "b"), ("b", "a"): ("b", "a")}
