"""What is chosen is found: a body that is not there on the day, a line, a misspelt name."""

from __future__ import annotations

import pytest

from browsing import Opened, address, go
from nhsgraph import Graph


@pytest.mark.parametrize(
    ("view", "told", "leads_to"),
    [
        ("on=2021-12-31&body=shas", "It is gone by this day.", "31 March 2013"),
        ("on=2010-12-31&body=hee", "It is not there yet on this day.", "28 June 2012"),
    ],
)
def test_a_body_that_is_not_there_leads_to_a_day_on_which_it_was(
    opened: Opened, view: str, told: str, leads_to: str
) -> None:
    page = opened(view)
    assert told in page.locator(".evidence").inner_text()
    assert "Silence" not in page.locator(".evidence .present").inner_text()
    page.locator(".evidence").get_by_role("button", name=f"Go to {leads_to}").click()
    assert page.locator(".shown-day").inner_text() == leads_to
    assert page.locator(".picture .box.chosen").count() == 1
    assert told not in page.locator(".evidence").inner_text()


def test_a_body_that_is_gone_tells_at_once_what_followed_it(opened: Opened) -> None:
    page = opened("on=2021-12-31&body=shas")
    card = page.locator(".evidence article")
    followed = card.get_by_role("heading", name="What followed it")
    assert followed.is_visible()
    rows = followed.locator("xpath=following-sibling::ul[1]").get_by_role("button")
    assert "Health Education England" in " ".join(rows.all_inner_texts())
    page = opened("on=2012-12-31&body=shas")
    assert not page.get_by_role("heading", name="What followed it").is_visible()


@pytest.mark.parametrize("day", ["2010-01-01", "2021-12-31"])
def test_no_way_leads_to_a_day_on_which_the_body_is_still_not_there(
    opened: Opened, record: Graph, day: str
) -> None:
    page = opened(f"on={day}")
    led = 0
    for body in [each.id for each in record.bodies][::5]:
        go(page, f"on={day}&body={body}")
        way = page.locator(".evidence .note").get_by_role("button", name="Go to")
        if way.count() == 0:
            continue
        way.click()
        address(page)
        told = page.locator(".evidence").inner_text()
        assert "It is gone by" not in told, body
        assert "It is not there yet" not in told, body
        led += 1
    assert led > 3


@pytest.mark.parametrize("dark", [False, True])
def test_a_line_that_is_chosen_stands_out_though_it_is_only_possible(
    opened: Opened, dark: bool
) -> None:
    page = opened("on=2016-04-01&line=nhs-leadership-academy/hosted-by-hee", dark=dark)
    chosen = page.locator(".picture .line.chosen.possible")
    assert chosen.count() == 1
    strokes = """(line) => {
      const { stroke } = getComputedStyle(line.querySelector(".stroke"));
      return [stroke, getComputedStyle(line.querySelector(".head")).stroke];
    }"""
    own, head = chosen.evaluate(strokes)
    assert own == head
    width = "line => parseFloat(getComputedStyle(line).strokeWidth)"
    others = page.locator(".picture .casing:not(.chosen, .gone)").evaluate_all(
        f"all => Math.max(...all.map({width}))"
    )
    assert page.locator(".picture .casing.chosen").evaluate(width) > 1.5 * others


@pytest.mark.parametrize(
    "line", ["hee/accountable-to-secretary-of-state-2012", "hee/accountable-to-secretary-of-state"]
)
@pytest.mark.parametrize("side", ["", "&side=1"])
def test_a_line_that_is_compared_stands_out_by_its_statement_of_either_day(
    opened: Opened, line: str, side: str
) -> None:
    page = opened(f"on=2014-06-01&with=2016-06-01&line={line}{side}")
    assert page.locator(".picture .line.chosen").count() == 1


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Health Education Englnd", "Health Education England"),
        ("Care Qualty Commission", "Care Quality Commission"),
        ("Monitr", "Monitor"),
    ],
)
def test_a_name_that_is_misspelt_finds_the_body_before_what_happened(
    opened: Opened, typed: str, first: str
) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    assert page.get_by_role("option").first.inner_text().startswith(first)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("chief executive of HEE", "who held a post of Health Education England"),
        ("who runs HEE", "who held a post of Health Education England"),
        ("who paid HEE", "who funds Health Education England"),
        ("who regulates Monitor", "who oversees Monitor"),
        ("whom did HEE answer to", "who holds Health Education England to account"),
    ],
)
def test_a_question_is_found_by_the_words_that_people_use(
    opened: Opened, typed: str, asked: str
) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    assert asked in page.get_by_role("option").first.inner_text()
