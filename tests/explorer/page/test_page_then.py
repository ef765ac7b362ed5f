"""As known on a day nothing on the page bears a name that was not known then."""

from __future__ import annotations

import re
from typing import Any, Final

import pytest

from browsing import Opened, go
from nhsgraph.dates import read_day
from nhsgraph.explorer.arithmetic import Page, rows_of

ALL_TEXTS: Final = """() => {
  for (const part of document.querySelectorAll("details")) part.open = true;
  const told = [...document.querySelectorAll("main [title], main [aria-label]")];
  const words = told.flatMap((one) => [one.title, one.getAttribute("aria-label")]);
  return [document.querySelector("main").textContent, ...words].join(" | ");
}"""


def _later(told: dict[str, Any], known: int) -> dict[str, str]:
    """The names that no source had by a day of knowledge, each with the id of its body."""
    page, sources = Page.of(told), rows_of(told["sources"])
    kind = next(at for at, each in enumerate(told["types"]) if each["id"] == "name")
    seen, later = {page.name_on(body, known, known) for body in page.bodies}, {}
    for statement in (each for each in page.statements if each["type"] == kind):
        if any(sources[proof[0]]["since"] <= known for proof in statement["proof"]):
            seen.add(statement["value"])
        else:
            later[statement["value"]] = page.bodies[page.owner(statement)]["id"]
    return {name: body for name, body in later.items() if not any(name in one for one in seen)}


@pytest.mark.parametrize("day", ["2012-02-01", "2014-06-01", "2017-11-01"])
def test_no_name_of_later_years_shows_as_known_on_a_day(
    opened: Opened, told: dict[str, Any], day: str
) -> None:
    later = _later(told, read_day(day) - read_day(told["first"]))
    assert len(later) > 10
    looked_for = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in later))
    view = f"on={day}&known={day}&plans=1"
    views = [view, f"{view}&as=table&types=accountability,funding,hosting,oversight,succession"]
    views += [f"{view}&body={body}" for body in sorted({*later.values(), "hee", "dhsc", "nhse"})]
    page = opened(view)
    for each in views:
        go(page, each)
        found = set(looked_for.findall(page.evaluate(ALL_TEXTS)))
        assert not found, each


def test_what_was_announced_without_a_day_has_the_names_of_its_time(opened: Opened) -> None:
    page = opened("on=2012-02-01&known=2012-02-01")
    page.locator(".left-out summary").click()
    page.locator(".left-out li").first.wait_for()
    told = page.locator(".left-out").inner_text()
    assert "accountable to the Department of Health," in told
    assert "Social Care" not in told
    go(page, "on=2019-06-01")
    told = page.locator(".left-out").inner_text()
    assert "accountable to the Department of Health," in told


def test_a_sentence_names_bodies_as_on_the_day_shown_and_ends_nothing_too_early(
    opened: Opened,
) -> None:
    line = "line=hee/accountable-to-secretary-of-state"
    heading = ".statement h3"
    page = opened(f"on=2016-06-01&{line}")
    words = page.locator(heading).inner_text()
    assert words.startswith(
        "Health Education England was accountable to the Secretary of State for"
    )
    assert "Social Care" not in words
    go(page, f"on=2019-06-01&{line}")
    assert "Secretary of State for Health and Social Care" in page.locator(heading).inner_text()
    go(page, f"on=2019-06-01&known=2016-06-01&{line}")
    words = page.locator(heading).inner_text()
    assert "is accountable to the Secretary of State for Health, by" in words


def test_the_box_finds_what_was_known_by_names_of_then(opened: Opened) -> None:
    page = opened("on=2012-02-01&known=2012-02-01")
    page.get_by_role("combobox", name="Find or ask").fill("Health and Care Professions Council")
    first = page.get_by_role("option").first.inner_text()
    assert first.startswith("Health Professions Council")
    assert "found by a later name" in first
    page.get_by_role("combobox", name="Find or ask").fill(
        "Leadership Academy moves, as known in February 2012"
    )
    found = page.locator("#found").inner_text()
    assert "an event" not in found
    assert "not known on 1 February 2012" in found
