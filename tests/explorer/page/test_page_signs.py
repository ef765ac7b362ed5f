"""Every mark that a picture shows is explained under it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from browsing import Opened, go

MARKS = """() => {
  const parts = "stroke core hit head open face back ground fold tray-name".split(" ");
  const groups = "bands lines boxes frames tray leaders".split(" ");
  const found = new Set();
  for (const mark of document.querySelectorAll("svg.picture [class]")) {
    const [kind, ...names] = mark.getAttribute("class").trim().split(/ +/);
    if (mark.closest(".gone, .bands") || [...parts, ...groups].includes(kind)) continue;
    if (mark.localName === "text") found.add(`text.${kind}`);
    else if (names.length === 0 && kind !== "casing") found.add(kind);
    else for (const name of names) found.add(`${kind}.${name}`);
  }
  return [...found];
}"""
SIGNS = """() => [...document.querySelectorAll(".legend [data-signs]")]
  .flatMap((item) => item.dataset.signs.split(" "))"""
PLAIN = {"box", "badge.state"}
"""What needs no word: a box with a name in it; the class of all signs of what became of a line."""
VIEWS = (
    "on=2014-06-01&body=hee",
    "on=2013-04-01&plans=1",
    "on=2019-07-12&plans=1&types=mandate_approval,accountability,membership",
    "on=2014-06-01&body=letbs&unfold=letbs",
    "on=2014-06-01&with=2019-06-01&plans=1",
    "on=2019-06-01&known=2012-02-01&plans=1",
    "on=2014-06-01&line=hee/accountable-to-secretary-of-state-2012",
)


def test_every_mark_has_its_sign(
    opened: Opened, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    page = opened(VIEWS[0])
    days = [f"on={year}-{month:02}-01" for year in range(2010, 2022) for month in (4, 7, 10)]
    seen = set()
    for view in [*VIEWS, *sample([*days, *(f"{day}&with=2014-06-01" for day in days)], 12)]:
        go(page, view)
        marks = set(page.evaluate(MARKS))
        unexplained = marks - set(page.evaluate(SIGNS)) - PLAIN
        assert not unexplained, (view, unexplained)
        seen |= marks
    assert {"frame", "badge.step", "box.possible", "box.announced", "line.changed"} <= seen


def test_signs_that_look_like_others_are_told_apart_by_more_than_colour(opened: Opened) -> None:
    page = opened("on=2014-06-01&with=2019-06-01")
    for state, sign in (("begun", "+"), ("ended", "×"), ("changed", "≠")):
        badges = page.locator(f".picture .line.{state}:not(.gone) .badge.{state}")
        assert badges.count() > 0
        assert {each.strip() for each in badges.all_text_contents()} == {sign}


def test_the_key_has_the_signs_of_the_picture_and_by_choice_all(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.wait_for_function("() => document.querySelector('.legend .unused')")
    key = page.locator(".legend")
    told = key.inner_text()
    assert "accountability: up to the holder" in told
    assert "a step in a mandate" in told
    assert "a member of a set" not in told
    assert "new on this day" not in told
    page.get_by_role("button", name="All signs").click()
    assert "a member of a set" in key.inner_text()
    page.get_by_role("button", name="All signs").click()
    page.get_by_role("button", name="Later step").click()
    page.wait_for_function(
        "() => document.querySelector('.legend').innerText.includes('new on this day')"
    )
    assert "event" in page.locator(".time").inner_text()


def test_the_signs_of_a_list_of_changes_stand_with_their_words(opened: Opened) -> None:
    page = opened("on=2014-06-01&with=2016-06-01")
    for part in (".changes > .tally", ".precision .tally"):
        signs = page.locator(f"{part} .sign")
        told = str(page.locator(part).text_content())
        rows = ".changes > section:not(.precision)" if "changes" in part else ".precision"
        used = set(page.locator(f"{rows} .change .sign").all_text_contents())
        assert set(signs.all_text_contents()) == used != set()
        assert all(f"{sign} " in told for sign in used)
