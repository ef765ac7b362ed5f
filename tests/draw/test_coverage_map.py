"""The heat map of what the record covers: silence is drawn, and differs from not having lived."""

from __future__ import annotations

import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text
from measured import faults

from nhsgraph.draw.coverage import coverage
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.errors import QuestionError, UnknownBodyError
from nhsgraph.graph.coverage import coverage as counted_in
from nhsgraph.library import Graph


def _shown(figure: Figure) -> list[str]:
    return [str(text.get_text()) for text in figure.findobj(Text) if isinstance(text, Text)]


def test_the_whole_record_fits_on_one_page(record: Graph) -> None:
    figure = coverage(record)
    assert faults(figure) == []
    assert isinstance(figure, Picture)
    assert "Health Education England" in _shown(figure)
    assert "· each of its 17 members" in _shown(figure)


def test_named_bodies_are_shown_by_type_with_numbers(record: Graph) -> None:
    figure = coverage(record, "hee", "nhse", "dhsc")
    assert faults(figure) == []
    assert isinstance(figure, Picture)
    (hee,) = (each for each in counted_in(record).bodies if each.body == "hee")
    section = next(
        each for each in figure.description.sections if each.heading == "Health Education England"
    )
    (line,) = (line for line in section.lines if line.startswith("funding:"))
    assert f"{hee.years[2014]['funding']} in 2014" in line


def test_a_year_of_which_only_the_name_is_known_is_silent(record: Graph) -> None:
    figure = coverage(record, "hee", types=["size"])
    assert isinstance(figure, Picture)
    assert "size: nothing; silent in 2012, 2013" in figure.description.text


def test_types_may_be_chosen(record: Graph) -> None:
    figure = coverage(record, types=["accountability", "funding"])
    assert faults(figure) == []
    assert isinstance(figure, Picture)
    assert "(accountability, funding)" in figure.description.summary


def test_axes_may_be_given(record: Graph) -> None:
    figure = Figure(figsize=(11.69, 8.27))
    assert coverage(record, "hee", ax=figure.subplots()) is figure
    assert faults(figure) == []


def test_mistakes_are_told(record: Graph) -> None:
    with pytest.raises(UnknownBodyError, match="heee"):
        coverage(record, "heee")
    with pytest.raises(QuestionError, match="fundng"):
        coverage(record, types=["fundng"])
    with pytest.raises(QuestionError, match="fit on one page"):
        coverage(record, *list(record.record.bodies)[:40])
