"""What a comparison and its counts tell: no change is hidden, and what is left out is said."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import Any, Final

import pytest

from browsing import Opened, go
from nhsgraph import Graph
from nhsgraph.explorer.page import page as page_of_a_record
from worlds import world

DEEDS: Final = ".change:not(.precision .change, .undrawn .change)"
"""What happened, apart from what is only known more or less precisely."""


def _changes(page: Any) -> str:
    return str(page.get_by_role("region", name="What changed").inner_text())


def _all_changes(page: Any) -> str:
    """The whole list, also what is out of sight and so is not laid out yet."""
    return str(page.get_by_role("region", name="What changed").text_content())


def test_a_line_that_goes_on_in_other_terms_is_shown_as_changed(opened: Opened) -> None:
    """The grant of the Department to HEE was an allocation before and grant in aid after."""
    page = opened("on=2014-06-01&with=2016-06-01&types=funding")
    changed = page.locator(".change.changed", has_text="funded Health Education England (grant")
    assert changed.count() == 1
    assert "No longer: stream: allocation" in changed.inner_text()
    assert "Now: stream: grant in aid" in changed.inner_text()
    assert page.locator(".picture .line.changed .badge.changed").count() > 0
    page = opened("on=2014-06-01&with=2016-06-01&types=funding&as=table")
    row = page.locator("tbody tr", has_text="Department of Health").filter(has_text="Health Educa")
    assert "changed" in row.first.inner_text()


def test_means_that_have_days_of_their_own_change_a_line_that_stays(opened: Opened) -> None:
    page = opened("on=2013-05-01&with=2014-06-01&types=accountability")
    changed = page.locator(".change.changed", has_text="accountable to the Secretary of State")
    assert "Now: by mandate" in changed.first.inner_text()
    page = opened("on=2014-06-01&with=2016-06-01&types=accountability")
    changed = page.locator(".change.changed", has_text="accountable to the Secretary of State")
    assert "by mandate" not in changed.first.locator(".basis").first.inner_text()
    page = opened("on=2013-05-28&types=accountability")
    assert page.locator(".picture .line.changed").count() == 1
    assert page.get_by_role("heading", name="goes on in other terms").is_visible()


def test_what_differs_in_the_picture_is_in_the_list(opened: Opened) -> None:
    """As many lines are marked as changed as the list has, of lines between two bodies."""
    page = opened("on=2014-06-01&with=2016-06-01")
    assert page.locator(".picture .line.begun").count() > 0
    for state in ("begun", "ended", "changed"):
        assert bool(page.locator(f".picture .line.{state}").count()) == bool(
            page.locator(f".change.{state}").count()
        )


STEPS = """async () => {
  const later = document.querySelector("button.step:last-of-type");
  const steps = [];
  for (;;) {
    later.click();
    await new Promise((done) => setTimeout(done));
    const day = document.querySelector(".shown-day").textContent;
    if (day === steps.at(-1)?.[0]) return steps;
    const told = document.querySelector(".explorer > [role=status]").textContent;
    const items = [...document.querySelectorAll(".step-changes .change")];
    steps.push([day, told, items.map((item) => item.className)]);
  }
}"""
TOLD = {
    "begun": "began",
    "ended": "ended",
    "renamed": "renamed",
    "changed": "changed",
    "surer": "became certain",
    "doubted": "no longer certain",
}


def _counted(told: str) -> dict[str, int]:
    """How many changes of which kind some words tell."""
    found = {words: re.search(rf"\b(\d+) {words}", told) for words in TOLD.values()}
    return {words: int(match[1]) for words, match in found.items() if match}


@pytest.mark.parametrize("more", ["", "&types=membership,hosting&plans=1", "&known=2013-06-01"])
def test_every_step_tells_what_became_of_the_picture(opened: Opened, more: str) -> None:
    """Also where something only became certain; and as much is told as is listed."""
    steps = opened(f"on=2010-01-01{more}").evaluate(STEPS)
    assert len(steps) > 20
    for day, told, items in steps:
        listed = Counter(TOLD[item.split()[-1]] for item in items)
        assert listed, (day, told)
        assert _counted(told) == listed, (day, told)
    assert more or any("certain" in told for _, told, _ in steps)


@pytest.mark.parametrize("more", ["", "&all=1", "&types=membership,funding&plans=1"])
def test_a_comparison_has_one_count(opened: Opened, more: str) -> None:
    """What is told aloud, the heading, the words under it and the list agree."""
    page = opened(f"on=2014-05-01&with=2016-06-01{more}")
    page.get_by_label("Day", exact=True).nth(1).fill("2014-06-01")
    page.keyboard.press("Tab")
    part = page.get_by_role("region", name="What changed")
    listed = Counter(
        TOLD[str(item.get_attribute("class")).split()[-1]] for item in part.locator(DEEDS).all()
    )
    spoken = page.locator(".explorer > [role=status]").inner_text()
    assert "compared with 1 June 2016" in spoken
    assert _counted(spoken) == listed
    assert _counted(part.locator("> .tally").inner_text()) == listed
    short = page.locator(".day .short p").last.inner_text()
    assert _counted(short) == listed
    assert f"{sum(listed.values())} changes" in short
    heading = part.get_by_role("heading", name="From 1 June 2014").inner_text()
    assert heading.endswith(f": {sum(listed.values())} changes")


def test_a_body_that_became_certain_is_a_step(opened: Opened, tmp_path: Path) -> None:
    graph = world(
        """
        hee:
          names: [{name: The Body, when: "[2012-01-01..2012-06-30]/2020-03-31"}]
          accountability: [{holder: dhsc, when: "[2012-01-01..2012-06-30]/2020-03-31"}]
        """
    )
    path = tmp_path / "page.html"
    path.write_text(page_of_a_record(graph), encoding="utf-8")
    page = opened("on=2010-01-01", path=path)
    told = [told for _, told, _ in page.evaluate(STEPS)]
    assert told[0].startswith("1 January 2012: 1 began")
    assert told[1].startswith("30 June 2012: 2 became certain")


def test_steps_in_mandates_stand_under_no_event(opened: Opened) -> None:
    page = opened("on=2013-06-01&with=2014-06-01&types=mandate_approval")
    heading = page.get_by_role("heading", name="Steps in mandates")
    assert "12 November 2013" in heading.locator("..").inner_text()


def test_counts_say_what_they_leave_out(opened: Opened) -> None:
    page = opened("on=2014-06-01&types=accountability")
    told = page.locator(".day").inner_text()
    shown = re.search(r"(\d+) bodies and (\d+) lines \((\d+) only possible\)", told)
    assert shown, told
    assert page.locator(".lines .line:not(.gone)").count() == int(shown[2])
    assert page.locator(".lines .line.possible").count() == int(shown[3])
    left = re.search(r"Left out: (\d+) lines of (\d+) types that are not ticked", told)
    assert left, told
    labels = page.locator(".types label").count()
    every = opened(
        "on=2014-06-01&as=table&types=accountability,funding,mandate_approval,hosting,membership,"
        "succession,oversight,appointment,planning,commission,partnership"
    )
    rows = every.locator("table").nth(0).locator("tbody tr").count()
    assert rows == int(shown[2]) + int(left[1])
    assert int(left[2]) < labels
    assert "types that are not ticked" not in every.locator(".tables").inner_text()


def test_a_list_of_changes_says_what_it_leaves_out(opened: Opened) -> None:
    page = opened("on=2014-06-01&with=2016-06-01")
    told = _changes(page)
    counted = re.search(r": (\d+) changes", told)
    left = re.search(r"Left out: (\d+) of types of line that are not ticked", told)
    assert counted, told
    assert left, told
    assert page.locator(DEEDS).count() == int(counted[1])
    undrawn = re.search(r"(\d+) more changes of these events, of what is not ticked", told)
    assert undrawn, told
    page.evaluate(
        """() => { for (const part of document.querySelectorAll(".undrawn details")) {
          part.open = true;
        } }"""
    )
    page.locator(".undrawn details:not(:has(.change))").wait_for(state="detached")
    assert page.locator(".undrawn .change").count() == int(undrawn[1])
    page.get_by_role("button", name="Of all types").click()
    page.get_by_role("button", name="Only the types of line shown").wait_for()
    assert page.locator(".undrawn").count() == 0
    whole = int(counted[1]) + int(left[1]) + int(undrawn[1])
    assert page.locator(DEEDS).count() == whole
    assert "began and ended in between" in _changes(page)


def test_a_comparison_begins_with_the_short_answer(opened: Opened, record: Graph) -> None:
    page = opened("on=2014-06-01&with=2016-06-01")
    bodies, events, lines = page.locator(".day .short p").all_inner_texts()
    before, after = (record.on(day).bodies for day in ("2014-06-01", "2016-06-01"))
    began = [body for body, sure in after.items() if str(sure) == "certain" and body not in before]
    ended = [body for body, sure in before.items() if str(sure) == "certain" and body not in after]
    assert bodies.startswith(f"Between 1 June 2014 and 1 June 2016, {len(began)} bodies began: ")
    assert re.search(rf"\b{len(ended)} bod(y|ies) ended: .*the NHS England area teams\b", bodies)
    assert "44 of the Sustainability and Transformation Plan footprints" in bodies
    assert "becomes an executive non-departmental public body” (1 April 2015)" in events
    assert lines.startswith("Of the lines of accountability, funding and mandate approval and the")
    go(page, "on=2017-06-01&with=2018-06-01")
    told = page.locator(".day .short p").first.inner_text()
    assert "the Department of Health (now the Department of Health and Social Care)" in told


def test_all_that_an_event_did_is_listed_between_two_days_and_told_where_it_is_not_drawn(
    opened: Opened,
) -> None:
    page = opened("on=2018-06-01&with=2019-06-01&types=funding")
    told = _all_changes(page)
    event = told[told.index("The NHS Leadership Academy moves from Health Education England") :]
    assert "Not drawn, " in event
    assert event.index("hosting") < event.index("hosted the NHS Leadership Academy")
    ticked = _all_changes(opened("on=2018-06-01&with=2019-06-01&types=hosting"))
    event = ticked[ticked.index("The NHS Leadership Academy moves from Health Education Engl") :]
    assert "hosted the NHS Leadership Academy" in event.split("Not drawn")[0]


def test_what_is_only_known_more_or_less_precisely_stands_apart(opened: Opened) -> None:
    page = opened("on=2014-06-01&with=2016-06-01&all=1")
    apart = page.locator(".precision .change")
    assert apart.count() > 0
    assert page.locator(".precision .change:not(.surer, .doubted)").count() == 0
    assert page.locator(f"{DEEDS}:is(.surer, .doubted)").count() == 0
    heading = page.locator(".precision h3").text_content()
    assert heading == f"Nothing happened, but known more or less precisely: {apart.count()}"


def test_what_was_announced_without_a_day_is_in_a_list_and_no_picture(opened: Opened) -> None:
    page = opened("on=2019-06-01&known=2012-02-01&plans=1")
    listed = page.locator(".left-out details")
    count = re.search(r"without a day, so in no picture \((\d+)\)", listed.inner_text())
    assert count, listed.inner_text()
    listed.locator("summary").click()
    assert listed.locator("li").count() == int(count[1]) > 0
    assert all("no days given" in each for each in listed.locator("li").all_inner_texts())


def test_bodies_that_were_only_announced_look_it(opened: Opened) -> None:
    page = opened("on=2019-06-01&known=2012-02-01&plans=1")
    box = page.locator(".box", has_text="Health Education England").first
    assert "announced" in str(box.get_attribute("class"))
    assert "announced" in str(box.get_attribute("aria-label"))
    assert opened("on=2014-06-01").locator(".picture .box.announced").count() == 0


def test_what_was_announced_is_no_longer_shown_when_all_is_known(opened: Opened) -> None:
    page = opened("on=2013-06-01&known=2012-02-01")
    page.get_by_role("button", name="Show what was announced").click()
    tick = page.get_by_label("what was only announced")
    assert tick.is_checked()
    page.get_by_role("button", name="All that is known").click()
    assert not tick.is_checked()


def test_a_day_of_knowledge_far_from_the_day_shown_offers_the_way_there(opened: Opened) -> None:
    page = opened("on=2019-06-01")
    page.get_by_label("As known on").fill("2012-02-01")
    page.keyboard.press("Tab")
    assert "The picture is of 1 June 2019" in page.locator(".as-known").inner_text()
    page.get_by_role("button", name="Show 1 February 2012").click()
    assert page.locator(".shown-day").inner_text() == "1 February 2012"
    assert "The picture is of" not in page.locator(".as-known").inner_text()
    assert page.locator("[role=status] .quiet").count() == 0  # it is no part of what is told aloud


def test_to_ask_for_what_was_known_in_a_month_shows_the_picture_of_it(opened: Opened) -> None:
    page = opened("on=2019-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("as known in February 2012")
    page.keyboard.press("Enter")
    assert page.locator(".shown-day").inner_text() == "1 February 2012"
    assert page.get_by_label("As known on").input_value() == "2012-02-01"
