"""Pictures of several days: small multiples, and what changed between two days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from matplotlib.text import Text
from measured import faults

from nhsgraph.draw import Draw
from nhsgraph.draw.marks.badge import SQUARE
from nhsgraph.draw.page.sheet import Picture
from nhsgraph.draw.structure.route_drawing import _beside
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.library import bundled

draw = Draw(bundled())


def test_changes_from_one_june_to_the_next_keep_clear(
    sample: Callable[[Sequence[Any], int], list[Any]],
) -> None:
    for year in sample(range(2010, 2021), 3):
        assert faults(draw.changes(str(year), str(year + 1))) == [], year


def test_the_events_of_a_change_are_told_whole() -> None:
    picture = draw.changes("2014-06-01", "2019-06-01")
    texts = [text.get_text() for text in picture.findobj(Text) if isinstance(text, Text)]
    assert not [text for text in texts if text.endswith("…")]
    titles = " ".join(texts)
    assert "Chris Wormald succeeds Una O'Brien as Permanent Secretary" in titles
    assert faults(picture) == []


def test_the_change_of_2013_names_what_began_ended_and_happened() -> None:
    picture = draw.changes("2012-04-01", "2013-06-01")
    assert isinstance(picture, Picture)
    sections = {each.heading: " ".join(each.lines) for each in picture.description.sections}
    assert "Health Education England: from 28 Jun 2012" in sections["What began"]
    assert "Strategic Health Authorities: to 31 Mar 2013" in sections["What ended"]
    assert "1 April 2013" in sections["Events"]


def test_the_departments_new_name_of_2018_is_a_renaming() -> None:
    picture = draw.changes("2017-06-01", "2018-06-01")
    assert isinstance(picture, Picture)
    sections = {each.heading: " ".join(each.lines) for each in picture.description.sections}
    renamed = sections["What got another name"]
    assert "Department of Health and Social Care: was Department of Health." in renamed


def test_changes_do_not_run_backwards() -> None:
    with pytest.raises(DateError, match="lies before"):
        draw.changes("2019", "2010")


def test_several_years_stand_on_one_page() -> None:
    picture = draw.years("2010", "2013", "2016", "2019", "2021")
    assert isinstance(picture, Picture)
    labels = [str(each.get_gid()) for each in picture.findobj()]
    assert labels.count("box:parliament") == 5
    width, height = picture.get_size_inches() * 25.4
    assert width == pytest.approx(210, abs=1)
    assert height >= 297


@pytest.mark.parametrize("year", range(2010, 2022))
def test_a_strip_of_every_year_keeps_clear(year: int) -> None:
    assert faults(draw.years(str(year))) == []


def test_years_need_a_day() -> None:
    with pytest.raises(QuestionError, match="No day"):
        draw.years()


@pytest.mark.parametrize("taken", [[], [(0.0, 0.0)], [(-6.0, 3.0), (6.0, 3.0)], [(0.0, 40.0)]])
def test_a_badge_stands_beside_those_that_are_there(taken: list[tuple[float, float]]) -> None:
    """And where it belongs, if nothing is in its way."""
    x, y = _beside((0.0, 0.0), taken)
    assert y == 0
    assert all(max(abs(x - one), abs(y - other)) > SQUARE for one, other in taken)
    assert x or all(abs(other) > SQUARE for _, other in taken)
