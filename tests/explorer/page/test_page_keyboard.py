"""The page without a mouse, and as those hear it who do not see it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from browsing import Opened, address, lacking

AXE = "node_modules/axe-core/axe.min.js"
STATES = {
    "first": "on=2014-06-01",
    "step": "on=2013-04-01",
    "body": "on=2014-06-01&body=hee",
    "collective": "on=2014-06-01&body=letbs&unfold=letbs",
    "line": "on=2014-06-01&line=hee/accountable-to-secretary-of-state-2012",
    "event": "on=2012-06-28&event=hee-established",
    "answer": "on=2014-06-01&body=hee&ask=accountability",
    "known": "on=2013-06-01&known=2012-02-01",
    "announced": "on=2019-06-01&known=2012-02-01&plans=1",
    "answer with all known": "on=2014-06-01&body=hee&ask=accountability&known=2012-02-01",
    "event of another day": "on=2019-06-01&event=academy-moves-to-hee",
    "other terms": "on=2015-04-01",
    "compared": "on=2014-06-01&with=2019-06-01",
    "beside": "on=2014-06-01&with=2019-06-01&side=1&all=1",
    "table": "on=2014-06-01&as=table",
    "whole": "on=2014-06-01&whole=1&body=hee",
    "embedded": "embed&on=2014-06-01",
    "copied": "on=2014-06-01&known=2013-06-01",
    "bad address": "on=2014-13-45&body=nobody&types=accountability,funding,hosting,membership",
}
"""The states of the page, by their fragments."""
LOOKS = [(width, dark) for width in (1440, 1024, 390) for dark in (False, True)]
"""Widths of the window, and whether it is dark."""
IN_READING_ORDER = """() => {
  const placed = [...document.querySelectorAll(".picture .boxes > .box")].map((box) => {
    const { left, top } = box.querySelector(".face").getBoundingClientRect();
    return { left, top: Math.round(top), name: box.getAttribute("aria-label") };
  });
  placed.sort((one, other) => one.top - other.top || one.left - other.left);
  return placed.map(({ name }) => name);
}"""
"""The names of the bodies of the picture as one reads it, by where their boxes stand."""


def _focused(page: Any) -> str:
    return str(page.evaluate("() => document.activeElement.getAttribute('aria-label') ?? ''"))


def test_all_is_done_by_keyboard(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.locator("#slider").focus()
    page.keyboard.press("ArrowRight")
    day = page.locator(".shown-day").inner_text()
    assert day != "1 June 2014"
    assert page.locator("#slider").get_attribute("aria-valuetext") == day
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("Home")
    assert page.locator(".shown-day").inner_text() == "1 January 2010"
    page.get_by_label("Day", exact=True).nth(1).fill("2014-06-01")
    page.keyboard.press("Tab")
    assert page.locator(".shown-day").inner_text() == "1 June 2014"


def test_types_tables_and_comparisons_are_chosen_by_keyboard(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_label("mandate approval").focus()
    page.keyboard.press("Space")
    page.get_by_label("hosting").focus()
    page.keyboard.press("Space")
    page.get_by_label("Compare with").focus()
    page.keyboard.type("06012019")
    page.keyboard.press("Tab")
    assert "with=2019-06-01" in address(page)
    page.get_by_role("button", name="Table", exact=True).focus()
    page.keyboard.press("Enter")
    assert page.get_by_role("cell", name="hosting:").first.is_visible()
    page.get_by_role("cell", name="hosting:").first.get_by_role("button").focus()
    page.keyboard.press("Enter")
    heading = "() => document.activeElement === document.querySelector('.evidence h2')"
    assert page.evaluate(heading)
    assert "The statement" in page.locator(".evidence h2").inner_text()


def test_bodies_are_one_stop_and_are_walked_in_reading_order(opened: Opened) -> None:
    """Row by row from the top and from left to right, wherever the layout of a record puts them."""
    page = opened("on=2014-06-01")
    read = page.evaluate(IN_READING_ORDER)
    assert page.locator(".boxes [tabindex='0']").count() == 1
    page.locator(".boxes [tabindex='0']").focus()
    walked = [_focused(page)]
    for _ in read[1:]:
        page.keyboard.press("ArrowRight")
        walked.append(_focused(page))
    assert walked == read
    page.keyboard.press("ArrowRight")
    assert _focused(page) == read[-1]
    assert page.locator(".boxes [tabindex='0']").count() == 1


def test_a_body_is_reached_and_chosen_by_keyboard(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    read = page.evaluate(IN_READING_ORDER)
    page.locator(".boxes [tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    below = _focused(page)
    assert below != read[0]
    assert page.locator(".boxes [tabindex='0']").count() == 1
    page.keyboard.press("ArrowUp")
    assert _focused(page) != below
    page.keyboard.press("End")
    assert _focused(page) == read[-1]
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    assert read[1] in page.locator(".evidence h2").inner_text()
    assert _focused(page) == read[1]
    page.keyboard.press("+")
    assert page.locator("svg.picture.near").count() == 1
    page.keyboard.press("0")
    assert page.locator("svg.picture.near").count() == 0


def test_a_step_is_told_in_few_words(opened: Opened) -> None:
    page = opened("on=2013-03-31")
    page.get_by_role("button", name="Later step").click()
    told = page.locator(".explorer > [role=status]").inner_text()
    assert re.fullmatch(r"1 April 2013: (\d+ [a-z ]+(, |[.]))+", told), told
    assert len(told) < 100


def test_tab_leaves_every_part_again(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    seen = set()
    for _ in range(80):
        page.keyboard.press("Tab")
        seen.add(
            page.evaluate(
                "() => document.activeElement"
                ".closest('.top, .time, .toolbar, .pictures, .evidence')?.className ?? ''"
            )
        )
    assert {"top", "time", "toolbar", "pictures", "evidence"} <= seen


@pytest.mark.parametrize(
    "chosen",
    ["body=hee", "line=hee/mandate-2013-14", "event=hee-established", "body=hee&ask=hosting"],
)
def test_escape_closes_what_is_chosen(opened: Opened, chosen: str) -> None:
    page = opened(f"on=2014-06-01&{chosen}")
    page.keyboard.press("Escape")
    assert address(page) == "on=2014-06-01"
    assert page.locator(".evidence h2").inner_text() == "1 June 2014"


def test_escape_closes_a_card_from_within_and_from_the_picture(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.locator(".boxes [tabindex='0']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert page.locator(".evidence .day").count() == 1
    assert page.locator(".box:focus").count() == 1
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Copy citation").first.focus()
    page.keyboard.press("Escape")
    assert page.locator(".evidence h2:focus").count() == 1


def test_escape_ends_one_thing_at_a_time(opened: Opened) -> None:
    """Play first, then a note, then the card; and a field keeps its own use of the key."""
    page = opened("on=2013-03-31&body=hee")
    page.get_by_role("button", name="Play").click()
    page.get_by_label("hosting").click()
    page.keyboard.press("Escape")
    assert page.get_by_role("button", name="Play").is_visible()
    assert page.get_by_text("A picture shows 3 types at most").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_text("A picture shows 3 types at most").is_visible()
    assert page.locator(".evidence .body").count() == 1
    page.get_by_role("combobox", name="Find or ask").fill("Monitor")
    page.keyboard.press("Escape")
    assert page.locator(".evidence .body").count() == 1
    page.get_by_text("Download", exact=True).click()
    page.keyboard.press("Escape")
    assert page.locator(".evidence .body").count() == 1
    page.keyboard.press("Escape")
    assert page.locator(".evidence .body").count() == 0


def test_a_step_adds_no_listener(opened: Opened) -> None:
    """What listens for keys, once, does not grow with what is looked at."""
    page = opened("on=2013-03-31")
    page.evaluate(
        """() => {
          window.added = 0;
          const add = addEventListener;
          window.addEventListener = (...given) => { window.added += 1; add(...given); };
        }"""
    )
    for _ in range(3):
        page.get_by_role("button", name="Later step").click()
        address(page)
    assert page.evaluate("() => window.added") == 0


@pytest.mark.timeout(300)
def test_axe_has_nothing_to_say(
    opened: Opened, tools: Any, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    script = tools / AXE
    if not script.is_file():
        lacking("axe-core is not installed: run “npm ci” in explorer/")
    views = [(name, *look) for name in STATES for look in LOOKS]
    for name, width, dark in sample(views, 4):
        page = opened(STATES[name], width=width, dark=dark, bypass_csp=True)
        if name == "copied":
            page.get_by_role("button", name="Cite this view").click()
            page.get_by_role("region", name="What was copied").wait_for()
        page.evaluate(script.read_text(encoding="utf-8"))
        found = page.evaluate("() => axe.run({ resultTypes: ['violations'] })")["violations"]
        told = [
            f"{each['id']}: {node['html']} {node['failureSummary']}"
            for each in found
            for node in each["nodes"][:3]
        ]
        assert not told, (name, width, dark, told)
        page.context.close()


@pytest.mark.parametrize("width", [720, 512])
def test_the_page_can_be_made_twice_as_large(opened: Opened, width: int) -> None:
    """A page at 200 % is a page of half the width: nothing may stick out of it."""
    page = opened("on=2014-06-01&body=hee", width=width)
    assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
