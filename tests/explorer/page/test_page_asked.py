"""What readers type into the box, and what it offers first: the tasks of a stranger to the page."""

from __future__ import annotations

from typing import Any

import pytest

from browsing import Opened, address

CHANGED = "What began, ended and changed in"
ASKED = {
    "who held HEE to account on 1 June 2014": (
        "who holds Health Education England to account on 1 June 2014"
    ),
    "who chaired NHS England in 2019": "who held a post of NHS England on 1 June 2019",
    "who headed HEE in 2015": "who held a post of Health Education England on 1 June 2015",
    "what became of Primary care trusts": "Primary care trusts",
    "HEE money in 2015/16": "how much money Health Education England had or gave on 1 June 2015",
    "which bodies began in April 2013": f"{CHANGED} April 2013",
    "what was abolished in 2012/13": f"{CHANGED} 2012/13",
    "what changed between 2014 and 2016": "Compare 1 June 2014 with 1 June 2016",
    "did NHS Improvement approve HEE's mandate in 2020": (
        "who develops, signs off and approves Health Education England's mandate, in order"
    ),
    "mandate of NHS Improvement, not of HEE": (
        "who develops, signs off and approves NHS Improvement's mandate, in order"
    ),
    "Malcolm Grant": "Malcolm Grant was chair of the NHS Commissioning Board Authority.",
    "spreadsheet": "Download",
}
"""Texts, each with the begin of what is offered first."""


def _offered(page: Any, text: str) -> list[str]:
    """What the box offers for a text, each as it is read; then what it tells of the text."""
    page.get_by_role("combobox", name="Find or ask").fill(text)
    return [str(each) for each in page.locator("#found li").all_inner_texts()]


def test_what_is_asked_in_the_words_of_a_reader_is_offered_first(opened: Opened) -> None:
    page = opened("on=2021-12-31")
    first = {text: _offered(page, text)[0] for text in ASKED}
    wrong = {text: told for text, told in first.items() if not told.startswith(ASKED[text])}
    assert not wrong


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("which bodies began in April 2013", "on=2013-03-31&with=2013-04-30"),
        ("what changed in 2015/16", "on=2015-03-31&with=2016-03-31"),
        ("what changed in 2010", "on=2010-01-01&with=2010-12-31"),
    ],
)
def test_what_began_in_a_period_is_its_eve_compared_with_its_last_day(
    opened: Opened, text: str, days: str
) -> None:
    page = opened("on=2021-12-31")
    _offered(page, text)
    page.keyboard.press("Enter")
    assert days in address(page)
    page.get_by_text("All of these bodies by name").click()
    names = page.locator(".short details[open] dl").text_content()
    assert ("Public Health England" in names) == ("2013" in days)


def test_what_happened_in_a_period_comes_before_what_happened_in_another(opened: Opened) -> None:
    offered = _offered(opened("on=2021-12-31"), "what began in April 2013")
    events = [each for each in offered if "an event: " in each]
    assert len(events) > 1
    assert events[0].endswith("April 2013")


def test_a_word_that_nothing_read_is_told(opened: Opened) -> None:
    page = opened("on=2021-12-31")
    told = _offered(page, "who regulates the zebras of HEE in 2015")[-1]
    assert "Not read: “zebras”." in told
    for text in ASKED:
        assert "Not read" not in " ".join(_offered(page, text)), text
    assert "Not read" not in " ".join(_offered(page, "helth education england"))


def test_bodies_of_one_name_are_told_apart(opened: Opened) -> None:
    offered = _offered(opened("on=2016-06-01"), "NHS Improvement")
    alike = [each for each in offered if each.startswith("NHS Improvement\n")]
    assert len(alike) == 2
    assert all(any(figure.isdigit() for figure in each) for each in alike)


def test_a_step_that_was_only_announced_is_marked_so_in_the_box_of_who_takes_it(
    opened: Opened,
) -> None:
    """A line that leads back to its body stands in its box, where no stroke can be hollow."""
    page = opened("on=2020-06-01&types=mandate_approval")
    box = page.locator(".boxes [data-body]").filter(has_text="own steps")
    assert "own steps: 2 announced" in box.get_attribute("aria-label")
    lines = box.locator("text.steps").all_text_contents()
    assert [each.strip() for each in lines] == ["own steps: 2", "announced"]


def test_an_event_leads_to_what_ended_what_it_began(opened: Opened) -> None:
    """The Academy moved twice: whoever asks when it moved learns of both, whichever is chosen."""
    page = opened("on=2021-12-31")
    _offered(page, "when did the Leadership Academy move")
    page.keyboard.press("Enter")
    assert "event=academy-moves-to-hee" in address(page)
    page.locator(".near").get_by_role("button").first.click()
    assert "on=2019-04-01" in address(page)
    assert "moves from NHS England to" in page.locator(".near").inner_text()
