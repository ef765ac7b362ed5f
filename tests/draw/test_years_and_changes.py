"""Pictures of several days: small multiples, and what changed between two days."""

from __future__ import annotations

import pytest
from measured import faults

from nhsgraph.draw import Draw
from nhsgraph.draw.sheet import Picture
from nhsgraph.errors import DateError, QuestionError
from nhsgraph.library import bundled

draw = Draw(bundled())


@pytest.mark.parametrize("year", range(2010, 2021))
def test_changes_from_one_june_to_the_next_keep_clear(year: int) -> None:
    assert faults(draw.changes(str(year), str(year + 1))) == []


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
    assert tuple(picture.get_size_inches() * 25.4) == pytest.approx((210, 297), abs=1)


@pytest.mark.parametrize("year", range(2010, 2022))
def test_a_strip_of_every_year_keeps_clear(year: int) -> None:
    assert faults(draw.years(str(year))) == []


def test_years_need_a_day() -> None:
    with pytest.raises(QuestionError, match="No day"):
        draw.years()
