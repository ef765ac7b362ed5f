"""What can't be shown is told: days that are none or not covered, bad addresses, a fourth type."""

from __future__ import annotations

from typing import Any

import pytest

from browsing import Opened, go


def _place(page: Any) -> Any:
    return page.locator("svg.picture").bounding_box()


@pytest.mark.parametrize(
    ("view", "told"),
    [
        ("on=2014-13-45", "“2014-13-45” is no day"),
        ("on=2014-02-30", "“2014-02-30” is no day"),
        ("on=tomorrow", "“tomorrow” is no day"),
        ("on=2009-12-31", "The record covers 1 January 2010 to 31 December 2021."),
        ("on=2014-06-01&known=2030-01-01", "it is not the day of knowledge"),
        ("on=2014-06-01&with=2014-6-1", "it is not the day compared with"),
        ("on=2014-06-01&body=nobody", "There is no body “nobody”."),
        ("on=2014-06-01&line=hee/nothing,hee/mandate-2013-14", "There is no statement “hee/noth"),
        ("on=2014-06-01&event=never", "There is no event “never”."),
        ("on=2014-06-01&body=hee&ask=why", "There is no question “why”."),
        ("on=2014-06-01&ask=accountability", "none is named"),
        ("on=2014-06-01&types=accountability,love", "There is no type of line “love”."),
        ("on=2014-06-01&types=accountability,funding,hosting,membership", "without “membership”"),
        ("on=2014-06-01&unfold=atlantis", "There is no body to unfold “atlantis”."),
        ("on=2014-06-01&as=poem", "“as” can't be “poem”."),
        ("on=2014-06-01&side=yes", "“side” can't be “yes”."),
        ("on=2014-06-01&q=who", "answered only where the page is served"),
        ("on=2014-06-01&colour=red", "“colour” is nothing"),
    ],
)
def test_an_address_that_asks_for_what_there_is_not_is_told_so(
    opened: Opened, view: str, told: str
) -> None:
    page = opened(view)
    assert told in page.locator(".faults").inner_text()
    assert page.locator(".faults p").count() == 1
    assert page.locator("svg.picture").is_visible()
    page.get_by_role("button", name="Close this note").click()
    assert not page.locator(".faults").is_visible()


def test_an_address_that_is_edited_is_told_of_as_well(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    assert not page.locator(".faults").is_visible()
    go(page, "on=2014-06-01&body=nobody")
    assert "nobody" in page.locator(".faults").inner_text()
    go(page, "on=2014-06-01&body=hee")
    assert not page.locator(".faults").is_visible()


@pytest.mark.parametrize("view", ["on=2014", "on=2014-06"])
def test_a_year_or_a_month_in_an_address_is_a_day_by_the_same_rule(
    opened: Opened, view: str
) -> None:
    page = opened(view)
    assert page.locator(".shown-day").inner_text() == "1 June 2014"
    assert not page.locator(".faults").is_visible()


@pytest.mark.parametrize("field", ["date", "known", "other"])
def test_a_day_that_the_record_does_not_cover_is_told_of_and_not_taken(
    opened: Opened, field: str
) -> None:
    page = opened("on=2014-06-01")
    typed = page.locator(f"#{field}")
    before = typed.input_value()
    place = _place(page)
    typed.fill("2030-01-01")
    told = page.locator(".no-day", has_text="1 January 2030 is not in it")
    assert told.is_visible()
    assert "The record covers 1 January 2010 to 31 December 2021." in told.inner_text()
    typed.blur()
    assert told.is_visible()
    assert typed.input_value() == before
    assert _place(page) == place
    typed.fill("2015-05-05")
    assert not told.is_visible()


def test_a_day_that_is_none_is_told_of(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.locator("#known").focus()
    page.keyboard.type("02312012")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.locator(".no-day", has_text="no day of the calendar").is_visible()
    assert page.locator("#known").input_value() == ""


@pytest.mark.parametrize("shown", ["2014-06-01", "2019-12-31", "2016-02-29"])
@pytest.mark.parametrize(
    ("typed", "offered", "read"),
    [
        ("2014", "1 June 2014", "2014: shown on 1 June 2014."),
        ("HEE in 2016", "1 June 2016", "2016: shown on 1 June 2016."),
        ("March 2016", "1 March 2016", "March 2016: shown on 1 March 2016."),
        (
            "changes 2014-2016",
            "Compare 1 June 2014 with 1 June 2016",
            "2016: shown on 1 June 2016.",
        ),
        ("between 2014 and 2016", "Compare 1 June 2014 with 1", "2014: shown on 1 June 2014."),
    ],
)
def test_a_year_and_a_month_stand_for_one_day_whatever_is_shown(
    opened: Opened, typed: str, offered: str, read: str, shown: str
) -> None:
    page = opened(f"on={shown}")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    page.locator("#found [role=option]", has_text=offered).first.wait_for()
    assert read in page.locator("#found").inner_text()


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("HEE 31 Feb 2012", "“31 Feb 2012” is no day of the calendar."),
        ("HEE on 1 May 2030", "“1 May 2030” is not in it."),
        ("2035", "“2035” is not in it."),
    ],
)
def test_a_day_in_the_box_that_can_not_be_shown_is_told_of(
    opened: Opened, typed: str, told: str
) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    assert told in page.locator("#found").inner_text()
    assert page.locator("#found", has_text="go to this day").count() == 0


@pytest.mark.parametrize("width", [1440, 1024])
def test_a_fourth_type_is_told_of_and_moves_nothing(opened: Opened, width: int) -> None:
    page = opened("on=2014-06-01", width=width)
    if width < 1200:
        page.locator(".types-menu summary").click()
    before = _place(page)
    page.get_by_label("hosting").click()
    assert page.get_by_text("A picture shows 3 types at most").is_visible()
    assert not page.get_by_label("hosting").is_checked()
    assert _place(page) == before


def test_types_that_a_picture_leaves_out_are_told_of(opened: Opened) -> None:
    page = opened("on=2014-06-01&as=table&types=accountability,funding,hosting,membership")
    page.get_by_role("button", name="Picture", exact=True).click()
    assert "without membership" in page.locator(".types-menu .note").inner_text()
    page.get_by_role("button", name="Back to the table of all").click()
    assert page.get_by_role("checkbox", name="membership").is_checked()


def test_a_type_that_is_drawn_in_the_place_of_another_says_so(opened: Opened) -> None:
    page = opened("on=2014-06-01&line=london-deanery/hosted-by-sha-london")
    draw = page.get_by_role("button", name="Draw lines of hosting")
    assert draw.inner_text() == "Draw lines of hosting, in place of mandate approval"
    draw.click()
    assert page.get_by_label("hosting").is_checked()
    assert not page.get_by_label("mandate approval").is_checked()


def test_for_which_day_a_year_or_month_is_taken_is_told_beside_the_date(opened: Opened) -> None:
    read = ".time .read"
    page = opened("on=2014&with=2016-03")
    words = "2014: shown on 1 June 2014. March 2016: shown on 1 March 2016."
    assert page.locator(read).inner_text() == words
    page.get_by_role("button", name="Later step").click()
    assert page.locator(read).inner_text() == ""
    box = page.get_by_role("combobox", name="Find or ask")
    box.fill("2013")
    page.get_by_role("option", name="go to this day").click()
    assert page.locator(read).inner_text() == "2013: shown on 1 June 2013."
    box.fill("who held HEE to account in April 2015")
    page.keyboard.press("Enter")
    assert page.locator(read).inner_text() == "April 2015: shown on 1 April 2015."
    box.fill("1 June 2015")
    page.keyboard.press("Enter")
    assert page.locator(read).inner_text() == ""
