"""Money as flows: widths by amount, and a mark where the record has no amount."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from measured import faults, on_arrows

from nhsgraph.draw.layered.funding import funding, pounds
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.library import Graph
from worlds import world

Sample = Callable[[Sequence[Any], int], list[Any]]
YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(2010, 2022)]


def _marks(figure: Figure) -> int:
    texts = [text for text in figure.findobj(Text) if isinstance(text, Text)]
    return sum(text.get_text() == "?" for text in texts) - 1  # the legend has one


def _flows(figure: Figure) -> list[PathPatch]:
    found = [each for each in figure.findobj(PathPatch) if isinstance(each, PathPatch)]
    return [each for each in found if str(each.get_gid()).startswith("line:")]


def test_the_flows_of_every_year_can_be_printed(record: Graph, sample: Sample) -> None:
    for year, plans in sample(list(itertools.product(YEARS, [False, True])), 5):
        assert faults(funding(record, year, plans=plans)) == [], (year, plans)


def test_no_amount_touches_an_arrow(record: Graph, sample: Sample) -> None:
    for year in ["2014/15", *sample(YEARS, 3)]:
        assert on_arrows(funding(record, year)) == [], year


def test_a_name_in_a_box_begins_with_a_capital_letter(record: Graph) -> None:
    for figure in (funding(record, "2014/15"), record.draw.structure("2016")):
        texts = [text for text in figure.findobj(Text) if isinstance(text, Text)]
        named = [text for text in texts if str(text.get_gid()).startswith("label:")]
        first = {str(text.get_gid()): text.get_text() for text in reversed(named)}
        assert len(first) > 1
        assert not [words for words in first.values() if words[:1].islower()]


def test_names_in_boxes_stand_there_whole(record: Graph, sample: Sample) -> None:
    for year in [*sample(YEARS, 1), "2014/15"]:
        labels = [
            text.get_text()
            for text in funding(record, year).findobj(Text)
            if isinstance(text, Text) and str(text.get_gid()).startswith("label:")
        ]
        assert labels
        assert not [label for label in labels if label.endswith(("…", "-"))], year


def test_what_has_no_amount_bears_a_mark(record: Graph, sample: Sample) -> None:
    for year in sample(YEARS, 3):
        figure = funding(record, year)
        assert isinstance(figure, Picture)
        sections = {one.heading: one.lines for one in figure.description.sections}
        assert _marks(figure) == len(sections["Without an amount for the year"]), year
        assert len(_flows(figure)) == sum(len(lines) for lines in sections.values()), year


@pytest.mark.parametrize("ring", ["ab", "abc", "abcd"])
def test_money_that_runs_in_a_ring_stays_on_the_page(ring: str) -> None:
    lines = [
        f"{body}: {{funding: [{{payer: {ring[place - 1]}, when: 2010/2020}}]}}"
        for place, body in enumerate(ring)
    ]
    figure = funding(world("\n".join(lines)), "2015/16")
    assert len(_flows(figure)) == len(ring)
    for flow in _flows(figure):
        box = flow.get_path().get_extents()
        assert box.x0 >= 0
        assert box.x1 <= figure.axes[0].get_xlim()[1]


def _width(flow: PathPatch) -> float:
    """How wide a ribbon is where it leaves its payer."""
    corners = np.asarray(flow.get_path().vertices)
    return float(abs(corners[-2][1] - corners[0][1]))


def test_the_grant_of_2021_22_is_as_wide_as_its_amount(record: Graph) -> None:
    figure = funding(record, "2021/22")
    assert isinstance(figure, Picture)
    assert "£4,798.3m" in figure.description.text
    widths = {str(each.get_gid()).removeprefix("line:"): _width(each) for each in _flows(figure)}
    assert widths["dhsc|hee"] == pytest.approx(widths["dhsc|nhs-digital"] * 4798.3 / 612.574)


GRANT = """
hee:
  funding:
    - payer: dhsc
      when: 2013-04-01/2015-03-31
      amounts:
        - {year: 2013/14, gbp: 1000000000, evidence: [act]}
        - {year: 2014/15, gbp: 5000000000, evidence: [report]}
"""


def test_one_scale_serves_all_years() -> None:
    """The same amount is as wide in a lean year as in a fat one."""
    graph = world(GRANT, news="report: 2015-06-01")
    lean, fat = (_flows(funding(graph, year))[0] for year in ("2013/14", "2014/15"))
    assert _width(fat) == pytest.approx(5 * _width(lean))


def test_an_amount_that_was_not_published_is_not_known() -> None:
    graph = world(GRANT, news="report: 2015-06-01").as_known_on("2015-01-01")
    figure = funding(graph, "2014/15")
    assert isinstance(figure, Picture)
    assert "£5bn" not in figure.description.text
    assert _marks(figure) == 1


def test_an_amount_that_dwarfs_all_others_is_cut_and_the_others_keep_their_scale() -> None:
    graph = world(
        GRANT
        + """
nhse:
  funding:
    - payer: dhsc
      when: 2013-04-01/2015-03-31
      amounts:
        - {year: 2014/15, gbp: 97000000000, evidence: [act]}
""",
        news="report: 2015-06-01",
    )
    figure = funding(graph, "2014/15")
    widths = {str(each.get_gid()).removeprefix("line:"): _width(each) for each in _flows(figure)}
    assert widths["dhsc|nhse"] == pytest.approx(widths["dhsc|hee"])
    shown = [str(text.get_text()) for text in figure.findobj(Text) if isinstance(text, Text)]
    assert "£97bn, not to scale" in shown
    assert faults(figure) == []


def test_a_year_without_flows_is_silence() -> None:
    figure = funding(world("hee: {}"), "2014/15")
    assert isinstance(figure, Picture)
    assert "silent" in figure.description.summary


@pytest.mark.parametrize(
    ("gbp", "about", "words"),
    [
        (4798300000, False, "£4,798.3m"),
        (4900000000, True, "about £4.9bn"),
        (5000000000, False, "£5bn"),
        (144000000, False, "£144m"),
        (1200000, False, "£1.2m"),
    ],
)
def test_amounts_are_spoken_as_exactly_as_they_are_known(gbp: int, about: bool, words: str) -> None:
    assert pounds(gbp, about=about) == words


def test_axes_may_be_given(record: Graph) -> None:
    figure = Figure(figsize=(11.69, 8.27))
    assert funding(record, "2010/11", ax=figure.subplots()) is figure
    assert faults(figure) == []


def test_axes_that_are_too_small_are_refused(record: Graph) -> None:
    with pytest.raises(QuestionError, match="too small"):
        funding(record, "2010/11", ax=Figure(figsize=(3, 3)).subplots())
    with pytest.raises(QuestionError, match="don't fit"):
        funding(record, "2013/14", ax=Figure(figsize=(8, 4)).subplots())


def test_a_year_that_is_none_is_told(record: Graph) -> None:
    with pytest.raises(DateError, match="financial year"):
        funding(record, "2014")


LARGE = """
hee:
  funding:
    - payer: dhsc
      stream: allocation
      when: 2013-04-01/2015-03-31
      amounts:
        - {year: 2013/14, gbp: 5000000000, measures: budget}
        - {year: 2013/14, gbp: 9000000000, measures: budget, contested: {reason: a slip}}
        - {year: 2014/15, gbp: 80000000, measures: running_costs}
    - {payer: dhsc, stream: grant, when: 2015-04-01/..}
monitor:
  funding:
    - {payer: dhsc, amounts: [{year: 2014/15, gbp: 60000000, measures: grant_in_aid}]}
tda: {funding: [{payer: dhsc}]}
"""


@pytest.mark.parametrize("year", ["2014/15", "2015/16"])
def test_a_large_flow_without_an_amount_is_as_wide_as_that_of_a_year_near_by(year: str) -> None:
    """Or a small one beside it, of which the amount is known, would pass for the main one."""
    graph = world(LARGE)
    known, unknown = funding(graph, "2013/14"), funding(graph, year)
    [wide] = [each for each in _flows(unknown) if each.get_gid() == "line:dhsc|hee"]
    [same] = [each for each in _flows(known) if each.get_gid() == "line:dhsc|hee"]
    assert _width(wide) == pytest.approx(_width(same))
    assert wide.get_linestyle() != same.get_linestyle()
    assert isinstance(unknown, Picture)
    assert "no amount recorded, 2013/14: £5bn (budget)" in unknown.description.text


def test_how_large_a_flow_was_years_ago_does_not_show_how_large_it_is() -> None:
    figure = funding(world(LARGE), "2018/19")
    assert isinstance(figure, Picture)
    assert "£5bn" not in figure.description.text


def test_an_amount_bears_what_it_measures() -> None:
    figure = funding(world(LARGE), "2014/15")
    assert isinstance(figure, Picture)
    assert "£60m (grant in aid)" in figure.description.text
    assert "£80m" not in figure.description.text


def test_what_passed_is_drawn_rather_than_what_was_meant_to() -> None:
    spent = "{year: 2014/15, gbp: 4000000, measures: outturn}"
    meant = "{year: 2014/15, gbp: 6000000, measures: plan}"
    figure = funding(
        world(f"hee: {{funding: [{{payer: dhsc, amounts: [{meant}, {spent}]}}]}}"), "2014/15"
    )
    assert isinstance(figure, Picture)
    assert "£4m (outturn)" in figure.description.text
    assert "£6m" not in figure.description.text
