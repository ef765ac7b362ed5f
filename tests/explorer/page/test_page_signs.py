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
