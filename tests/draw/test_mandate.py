"""The ladder of a mandate: what was done, what was only announced, and that they look different."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure
from matplotlib.patches import Patch
from measured import faults

from nhsgraph.draw.mandate import mandate
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.library import Graph

YEARS = [f"{year}/{(year + 1) % 100:02}" for year in range(2010, 2022)]


def _rung(figure: Figure, statement: str) -> Patch:
    (box,) = figure.findobj(lambda artist: artist.get_gid() == f"box:{statement}")
    assert isinstance(box, Patch)
    return box


def _words(figure: Figure) -> str:
    assert isinstance(figure, Picture)
    return figure.description.text


@pytest.mark.parametrize("year", YEARS)
def test_the_ladder_of_every_year_can_be_printed(record: Graph, year: str) -> None:
    assert faults(mandate(record, year)) == []


@pytest.mark.parametrize(
    "years", [("2015/16", "2019/20"), ("2012/13", "2014/15", "2019/20", "2021/22")]
)
def test_ladders_stand_side_by_side(record: Graph, years: tuple[str, ...]) -> None:
    figure = mandate(record, *years)
    assert faults(figure) == []
    assert all(f"Mandate {year}" in _words(figure) for year in years)


def test_an_announced_rung_is_dashed_and_a_documented_one_is_not(record: Graph) -> None:
    figure = mandate(record, "2019/20")
    done = _rung(figure, "hee/mandate-2019-20 for 2019/20")
    approved = [
        line
        for line in _words(figure).splitlines()
        if "NHS Improvement: board was to approve" in line
    ]
    assert len(approved) == 1
    assert approved[0].startswith("- Step 3: Only announced:")
    assert "Not documented for 2019/20" in approved[0]
    announced = [
        patch for patch in figure.findobj(Patch)
        if str(patch.get_gid()).startswith("box:") and patch.get_linestyle() not in {"solid", "-"}
    ]  # fmt: skip
    assert len(announced) == 3
    assert done.get_linestyle() in {"solid", "-"}
    assert all(patch.get_facecolor() != done.get_facecolor() for patch in announced)


def test_before_hee_there_is_no_ladder_and_the_picture_says_so(record: Graph) -> None:
    text = _words(mandate(record, "2010/11"))
    assert "Health Education England did not exist in 2010/11." in text


def test_silence_is_told_as_silence(record: Graph) -> None:
    assert "The record is silent on a mandate for 2012/13." in _words(mandate(record, "2012/13"))


def test_a_standing_duty_stands_only_where_it_held(record: Graph) -> None:
    assert "Standing duty" not in _words(mandate(record, "2014/15"))
    assert "Standing duty" in _words(mandate(record, "2015/16"))


def test_axes_may_be_given(record: Graph) -> None:
    figure = Figure(figsize=(11.69, 8.27))
    axes = figure.subplots(1, 2)
    mandate(record, "2015/16", ax=axes[0])
    mandate(record, "2019/20", ax=axes[1])
    assert faults(figure) == []


def test_mistakes_are_told(record: Graph) -> None:
    with pytest.raises(QuestionError, match="one to 4 years"):
        mandate(record)
    with pytest.raises(QuestionError, match="one to 4 years"):
        mandate(record, *YEARS[:5])
    with pytest.raises(DateError, match="2019"):
        mandate(record, "2019")
