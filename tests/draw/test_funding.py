"""Money as flows: widths by amount, and a mark where the record has no amount."""

from __future__ import annotations

import numpy as np
import pytest
from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.text import Text
from measured import faults

from nhsgraph.draw.funding import funding, pounds
from nhsgraph.draw.sheet import Picture
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.library import Graph
from worlds import world

YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(2010, 2022)]


def _marks(figure: Figure) -> int:
    texts = [text for text in figure.findobj(Text) if isinstance(text, Text)]
    return sum(text.get_text() == "?" for text in texts) - 1  # the legend has one


def _flows(figure: Figure) -> list[PathPatch]:
    found = [each for each in figure.findobj(PathPatch) if isinstance(each, PathPatch)]
    return [each for each in found if str(each.get_gid()).startswith("line:")]


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize("plans", [False, True])
def test_the_flows_of_every_year_can_be_printed(record: Graph, year: str, plans: bool) -> None:
    assert faults(funding(record, year, plans=plans)) == []


@pytest.mark.parametrize("year", YEARS)
def test_what_has_no_amount_bears_a_mark(record: Graph, year: str) -> None:
    figure = funding(record, year)
    assert isinstance(figure, Picture)
    sections = {each.heading: each.lines for each in figure.description.sections}
    assert _marks(figure) == len(sections["Without an amount for the year"])
    assert len(_flows(figure)) == sum(len(lines) for lines in sections.values())


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
