"""What a reader does with the page: steps, chooses, finds, asks, compares, shares, saves."""

from __future__ import annotations

import csv
import io
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from browsing import Opened, address, go
from nhsgraph.explorer.arithmetic import rows_of

CHOOSE = """async (ids) => {
  const heads = [];
  for (const [key, id] of ids) {
    const turned = new Promise((done) => addEventListener("hashchange", done, { once: true }));
    location.hash = `on=2014-06-01&${key}=${encodeURIComponent(id)}`;
    await turned;
    heads.push(document.querySelector(".evidence h2")?.textContent ?? "");
  }
  return heads;
}"""
STEPS = """async () => {
  const later = document.querySelector("button.step:last-of-type");
  const days = [];
  for (;;) {
    later.click();
    await new Promise((done) => setTimeout(done));
    const day = document.querySelector(".shown-day").textContent;
    if (day === days.at(-1)) return days;
    days.push(day);
  }
}"""


def _panel(page: Any) -> str:
    return str(page.locator(".evidence").inner_text())


def _bodies(page: Any) -> list[str]:
    named = page.locator(".boxes > .box:not(.ended)")
    return [box.get_attribute("aria-label") for box in named.all()]


def test_the_page_opens_from_the_disk_with_a_picture(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    assert "Health Education England" in _bodies(page)
    assert page.locator(".lines .line:not(.gone)").count() > 20
    assert page.locator("#static").count() == 0


def test_every_change_of_the_picture_is_stepped_over(opened: Opened) -> None:
    page = opened("on=2010-01-01")
    days = page.evaluate(STEPS)
    assert len(days) > 40
    assert days[-1].endswith("2021")
    assert len(set(days)) == len(days)


def test_steps_by_event_stop_at_events(opened: Opened) -> None:
    page = opened("on=2010-01-01")
    page.locator("#step").select_option("event")
    page.get_by_role("button", name="Later step").click()
    assert page.get_by_role("heading", name="Events of the day").is_visible()


def test_what_began_at_a_step_is_marked_and_what_ended_fades(opened: Opened) -> None:
    page = opened("on=2013-04-01")
    began = page.locator(".box.begun").all()
    ended = page.locator(".box.ended").all()
    assert "Public Health England, began" in [box.get_attribute("aria-label") for box in began]
    assert any("Strategic Health" in (box.get_attribute("aria-label") or "") for box in ended)
    page.get_by_role("button", name="Later step").click()
    assert "Strategic Health Authorities" not in " ".join(_bodies(page))


def test_every_body_can_be_chosen(
    opened: Opened, told: dict[str, Any], sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    ids = told["bodies"]["id"]
    chosen = sample(ids, 90)
    heads = opened().evaluate(CHOOSE, [["body", each] for each in chosen])
    assert all(heads)
    assert len(set(heads)) > len(chosen) / 2


def test_every_event_and_kind_of_statement_can_be_chosen(
    opened: Opened, told: dict[str, Any]
) -> None:
    statements = rows_of(told["statements"])
    bodies = told["bodies"]["id"]
    ids = {}
    for each in statements:
        kind = told["types"][each["type"]]
        owner = each["ends"][kind["home"]] if "ends" in each else each["of"]
        ids[kind["id"], each.get("status"), "contested" in each] = f"{bodies[owner]}/{each['id']}"
    wanted = [["line", each] for each in ids.values()]
    wanted += [["event", each] for each in told["events"]["id"][::5]]
    heads = opened().evaluate(CHOOSE, wanted)
    assert heads[: len(ids)] == ["The statement"] * len(ids)
    assert all(heads)


def test_a_switch_of_types_moves_nothing(opened: Opened, told: dict[str, Any]) -> None:
    page = opened("on=2014-06-01&types=accountability")
    body = told["bodies"]["id"].index("hee")
    where = f"() => document.querySelector('[data-body=\"{body}\"] .face').outerHTML"
    labels = [each["label"] for each in told["types"] if each.get("edge")]
    before = page.evaluate(where)
    for label in labels[1:]:
        box = page.locator(".types label", has_text=label).first.locator("input")
        box.check()
        assert page.locator(".lines .line:not(.gone)").count() > 0
        assert page.evaluate(where) == before
        box.uncheck()


def test_a_picture_shows_three_types_and_offers_more_as_a_table(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_label("hosting").click()
    page.get_by_role("button", name="all of them as a table").click()
    assert page.get_by_role("columnheader", name="From").is_visible()
    assert page.locator("tbody", has_text="Hosting").count() > 0


def test_a_former_name_is_found_with_what_became_of_it(opened: Opened) -> None:
    page = opened("on=2019-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("Department of Health")
    first = page.get_by_role("option").first
    assert "now Department of Health and Social Care" in first.inner_text()
    assert "until 7 January 2018" in first.inner_text()
    page.keyboard.press("Enter")
    assert "Department of Health and Social Care" in _panel(page)


def test_a_question_gets_the_answer_of_the_engine(opened: Opened, record: Any) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("who holds HEE to account")
    page.keyboard.press("Enter")
    panel = _panel(page)
    answer = record.ask("who holds HEE to account on 2014-06-01")
    for held in answer.results:
        assert held.text in panel


def test_a_day_in_the_box_is_gone_to(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("NHS Leadership Academy 1 April 2019")
    page.keyboard.press("Enter")
    assert page.locator(".shown-day").inner_text() == "1 April 2019"


@pytest.mark.parametrize(
    ("typed", "offered", "shown"),
    [
        ("when did the Leadership Academy move", "moves from NHS England", "What began with it"),
        ("what changed between 2014 and 2016", "Compare 1 June 2014 with", "1 June 2016"),
        ("when did the Leadership Academy move, and what proves it", "moves from NHS E", "began"),
        ("as known in February 2012", "As known on 1 February 2012", "As known on"),
        ("Department of Helth", "Department of Health", "Department of Health"),
    ],
)
def test_what_is_typed_leads_where_it_should(
    opened: Opened, typed: str, offered: str, shown: str
) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    page.locator("#found [role=option]", has_text=offered).first.click()
    assert shown in _panel(page)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("leave leaves left moved moving moves transfer transferred passed".split(), "moves from"),
        ("rename renamed became becoming".split(), "become"),
        ("abolished abolition ended dissolved".split(), "abolishe"),
        ("established started created launched".split(), "set up"),
        ("merge merged merger joined".split(), "merge"),
        ("replaced followed succeeded".split(), ""),
    ],
)  # fmt: skip
def test_what_happened_is_found_by_the_words_that_people_use(
    opened: Opened, typed: list[str], found: str
) -> None:
    page = opened("on=2014-06-01")
    for word in typed:
        page.get_by_role("combobox", name="Find or ask").fill(word)
        told = page.locator("#found").inner_text()
        assert re.search("an event|what followed it", told), word
        assert found in told, word


def test_which_body_followed_which_is_found_in_words_and_leads_to_the_line(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("Medical Education England replaced")
    page.get_by_role("option", name="followed by Health Education England").first.click()
    assert "line=" in address(page)
    page.get_by_role("combobox", name="Find or ask").fill(
        "The Appointments Commission is abolished"
    )
    assert "an event" in page.get_by_role("option").first.inner_text()
    page.get_by_role("combobox", name="Find or ask").fill("xyzzy")
    assert "nothing that happened" in page.locator("#found").inner_text()


def test_what_is_typed_with_a_day_ends_what_was_looked_at_before(opened: Opened) -> None:
    """A comparison, an event, an answer: each would stand in the way of what is asked for next."""
    page = opened("on=2014-06-01")
    box = page.get_by_role("combobox", name="Find or ask")
    for typed, shown in (
        ("what changed between 2014 and 2016", "on=2014-06-01&with=2016-06-01"),
        ("show me as known in February 2012", "on=2012-02-01&known=2012-02-01"),
        ("what changed between 2014 and 2016", "on=2014-06-01&with=2016-06-01"),
        ("changes 2014-2016", "on=2014-06-01&with=2016-06-01"),
        ("1 April 2013 as known in February 2012", "on=2013-04-01&known=2012-02-01"),
        (
            "who held HEE to account on 1 June 2014",
            "on=2014-06-01&body=hee&ask=accountability",
        ),
        ("as known on 1 March 2013", "on=2013-03-01&known=2013-03-01&body=hee"),
    ):
        box.fill(typed)
        page.keyboard.press("Enter")
        assert address(page) == shown
    box.fill("when was the Appointments Commission abolished")
    page.keyboard.press("Enter")
    assert "event=" in address(page)
    box.fill("31 May 2015")
    page.keyboard.press("Enter")
    assert address(page) == "on=2015-05-31"


def test_the_day_of_knowledge_is_left_by_a_question_that_does_not_name_it(opened: Opened) -> None:
    """It is told above the picture while it lasts, and once more when it is left."""
    page = opened("on=2014-06-01")
    box = page.get_by_role("combobox", name="Find or ask")
    told = page.locator(".as-known")
    assert not told.is_visible()
    for typed in ("when was the Appointments Commission abolished", "who holds HEE to account"):
        box.fill("as known in February 2013")
        page.keyboard.press("Enter")
        assert told.inner_text().startswith("As known on 1 February 2013")
        box.fill("Monitor")
        page.keyboard.press("Enter")
        assert address(page) == "on=2013-02-01&known=2013-02-01&body=monitor"
        box.fill(typed)
        page.keyboard.press("Enter")
        assert "known=" not in address(page)
        assert "no longer as known on 1 February 2013" in page.locator(".time .read").inner_text()
        assert not told.is_visible()
    box.fill("HEE as known in February 2013")
    page.keyboard.press("Enter")
    assert address(page) == "on=2013-02-01&known=2013-02-01&body=hee"
    page.get_by_role("combobox", name="Ask", exact=True).select_option("funding")
    assert address(page) == "on=2013-02-01&body=hee&ask=funding"
    assert "no longer as known on 1 February 2013" in page.locator(".time .read").inner_text()


@pytest.mark.parametrize(
    ("typed", "copied"),
    [
        ("cite it", "Main sources of what is shown"),
        ("citation", "Main sources of what is shown"),
        ("share a link", "#on=2014-06-01"),
    ],
)
def test_what_the_page_does_is_found_by_its_words(opened: Opened, typed: str, copied: str) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    page.keyboard.press("Enter")
    page.get_by_role("region", name="What was copied").get_by_text(copied).wait_for()
    for words, field in (("compare two days", "Compare with"), ("as known", "As known on")):
        page.get_by_role("combobox", name="Find or ask").fill(words)
        page.keyboard.press("Enter")
        assert page.get_by_label(field).evaluate("(field) => field === document.activeElement")


def test_a_day_that_is_asked_for_is_seen_in_the_picture_and_an_answer_in_its_card(
    opened: Opened,
) -> None:
    """On a screen of middling width the card stands below the picture."""
    page = opened("on=2014-06-01", width=1024)
    box = page.get_by_role("combobox", name="Find or ask")
    head = page.locator(".evidence h2:focus")
    for typed, moved in (("as known in February 2012", False), ("who holds HEE to account", True)):
        box.fill(typed)
        page.keyboard.press("Enter")
        assert head.count() == 1
        assert page.evaluate("() => scrollY > 0") == moved


def test_a_short_name_in_use_is_not_told_of_as_a_former_one(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("HEE")
    body = page.get_by_role("option").filter(has_text="HEE")
    assert body.first.locator(".note").inner_text() == "Health Education England"


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("1 Apr 2014", "1 April 2014"),
        ("Apr. 1, 2014", "1 April 2014"),
        ("as known in Feb 2012", "As known on 1 February 2012"),
        ("who held HEE to account on 1/6/2014", "1 June 2014"),
        ("between 1 Apr 2014 and 1 Apr 2016", "Compare 1 April 2014 with 1 April 2016"),
    ],
)
def test_a_day_is_read_however_it_is_written(opened: Opened, typed: str, offered: str) -> None:
    page = opened("on=2019-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    page.locator("#found [role=option]", has_text=offered).first.wait_for()


@pytest.mark.parametrize("typed", ["HEE 31 Feb 2012", "HEE 31/13/2014"])
def test_a_day_that_does_not_exist_is_no_other_day(opened: Opened, typed: str) -> None:
    page = opened("on=2019-06-01")
    page.get_by_role("combobox", name="Find or ask").fill(typed)
    page.locator("#found [role=option]").first.wait_for()
    assert page.locator("#found [role=option]", has_text="go to this day").count() == 0


def test_two_days_are_compared_over_and_beside_each_other(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_label("Compare with").fill("2019-06-01")
    page.keyboard.press("Tab")
    changes = page.get_by_role("region", name="What changed")
    assert "From 1 June 2014 to 1 June 2019" in changes.inner_text()
    assert page.locator(".box.begun").count() > 0
    assert page.locator(".box.ended").count() > 0
    page.get_by_label("side by side").check()
    assert page.locator("svg.picture").count() == 2
    event = changes.locator("h4 button").first
    title = event.inner_text().split(" (")[0]
    event.click()
    assert title in _panel(page)


def test_a_link_leads_to_the_same_view_and_back_leads_back(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.locator(".box", has_text="Monitor").click()
    page.get_by_label("As known on").fill("2016-02-01")
    page.keyboard.press("Tab")
    fragment = address(page)
    assert "known=2016-02-01" in fragment
    other = opened(fragment)
    assert _panel(other) == _panel(page)
    assert _bodies(other) == _bodies(page)
    page.go_back()
    page.wait_for_function("() => !location.hash.includes('known')")
    assert page.get_by_label("As known on").input_value() == ""
    assert "Monitor" in _panel(page)
    page.go_forward()
    page.wait_for_function("() => location.hash.includes('known=2016-02-01')")
    assert page.get_by_label("As known on").input_value() == "2016-02-01"


def test_what_was_known_only_later_is_not_shown(opened: Opened) -> None:
    now = opened("on=2013-06-01&body=hee")
    then = opened("on=2013-06-01&known=2012-02-01&body=hee")
    assert "28 June 2012" in _panel(now)
    assert "28 June 2012" not in _panel(then)


def test_a_statement_is_shown_with_its_evidence(opened: Opened, record: Any) -> None:
    statement = "hee/accountable-to-secretary-of-state-2012"
    page = opened(f"on=2014-06-01&line={statement}")
    panel = _panel(page)
    for proof in record.statement(statement).evidence:
        assert record.record.sources[proof.source].title in panel
        assert not proof.says or proof.says in panel
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy its sources").click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == record.cite(statement)


def test_a_statement_leads_to_its_day_and_its_lines(opened: Opened) -> None:
    page = opened("on=2019-06-01&line=hee/accountable-to-secretary-of-state-2012&types=funding")
    assert page.locator(".picture .line.chosen").count() == 0
    page.get_by_role("button", name="Go to 28 June 2012").click()
    page.get_by_role("button", name="Draw lines of accountability").click()
    assert page.locator(".shown-day").inner_text() == "28 June 2012"
    assert page.locator(".picture .line.chosen").count() == 1


COVERED = """() => {
  const of = (one) => one.querySelector(":scope > .face, :scope > .ground").getBoundingClientRect();
  const trays = [...document.querySelectorAll(".tray")];
  const boxes = [...document.querySelectorAll(".boxes > .box")];
  const meet = (one, other) =>
    one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  return trays.flatMap((tray) => [...boxes, ...trays]
    .filter((other) => other !== tray && meet(of(tray), of(other)))
    .map((box) => box.getAttribute("aria-label")));
}"""


def test_a_collective_unfolds_beneath_the_boxes_and_folds_again(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=letbs")
    page.get_by_role("button", name="Unfold its members in the picture").click()
    assert page.locator(".tray .box").count() == 13
    assert page.locator(".leader").count() == 1
    assert page.evaluate(COVERED) == []
    page.locator(".tray .box").first.click()
    assert page.locator(".tray .box.chosen").count() == 1
    page.get_by_role("button", name="Fold the members of Local Education").click()
    assert page.locator(".tray, .leader").count() == 0
    assert page.evaluate("() => document.activeElement.getAttribute('aria-label')").startswith(
        "Local Education and Training Boards"
    )


def test_unfolded_members_cover_no_box(
    opened: Opened, told: dict[str, Any], sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Whatever is unfolded, on whatever day; and the picture is as high as it needs."""
    groups = [
        body for body, group in zip(told["bodies"]["id"], told["bodies"]["group"], strict=True)
        if group
    ]  # fmt: skip
    page = opened()
    seen = 0
    for year in sample(range(2010, 2022), 6):
        more = "types=membership,accountability,funding&plans=1"
        go(page, f"on={year}-09-01&{more}&unfold={','.join(groups)}")
        assert page.evaluate(COVERED) == []
        trays = page.locator(".tray")
        seen += trays.count()
        if trays.count():
            frame = page.locator("svg.picture").bounding_box()
            last = trays.last.bounding_box()
            assert last["y"] + last["height"] <= frame["y"] + frame["height"]
    assert seen > 2


def test_a_tray_is_folded_by_keyboard(opened: Opened) -> None:
    page = opened("on=2014-06-01&unfold=letbs")
    page.get_by_role("button", name="Fold the members of Local Education").focus()
    page.keyboard.press("Enter")
    assert page.locator(".tray").count() == 0


def test_the_table_says_what_the_picture_says(opened: Opened) -> None:
    picture = opened("on=2014-06-01")
    # what is drawn in a box stands first where it is short for the name behind it
    names = [
        [part.removesuffix(" ?") for part in name.split(", ")[:2]] for name in _bodies(picture)
    ]
    lines = picture.locator(".lines .line:not(.gone)").count()
    table = opened("on=2014-06-01&as=table")
    rows = table.locator("table").nth(0).locator("tbody tr").count()
    told = table.locator("table").nth(1).inner_text()
    assert rows >= lines
    assert all(any(part in told for part in name) for name in names)


def test_what_is_shown_is_saved(opened: Opened, tmp_path: Path) -> None:
    page = opened("on=2014-06-01")

    def saved(kind: str) -> bytes:
        page.get_by_text("Download", exact=True).click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name=f"({kind})").click()
        page.keyboard.press("Escape")
        path = tmp_path / waiting.value.suggested_filename
        waiting.value.save_as(path)
        assert path.name == f"structure-2014-06-01.{kind.lower()}"
        content: bytes = path.read_bytes()
        return content

    svg = ET.fromstring(saved("SVG").decode("utf-8"))  # noqa: S314 (of our own making)
    assert "Health Education" in "".join(svg.itertext())
    assert "Structure on 1 June 2014" in "".join(svg.itertext())
    assert saved("PNG").startswith(b"\x89PNG")
    rows = list(csv.DictReader(io.StringIO(saved("CSV").decode("utf-8-sig"))))
    told = json.loads(saved("JSON"))
    assert len(rows) == len(told["lines"]) > 20
    assert told["on"] == "2014-06-01"


def test_play_steps_by_itself_until_it_is_stopped(opened: Opened) -> None:
    page = opened("on=2013-03-31")
    page.get_by_role("button", name="Play").click()
    page.wait_for_function(
        "() => document.querySelector('.shown-day').textContent !== '31 March 2013'"
    )
    page.get_by_role("button", name="Stop").click()
    assert page.get_by_role("button", name="Play").is_visible()


def test_to_drag_the_picture_selects_no_text(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    box = page.locator("svg.picture").bounding_box()
    page.mouse.move(box["x"] + 30, box["y"] + 30)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 30, box["y"] + box["height"] - 30, steps=8)
    page.mouse.up()
    assert page.evaluate("() => getSelection().toString()") == ""


@pytest.mark.parametrize(
    ("view", "own"),
    [
        ("line=hee/mandate-2013-14", "line=hee/mandate-2013-14"),
        ("body=hee", "body=hee"),
        ("event=hee-established", "event=hee-established"),
    ],
)
def test_an_id_is_a_link_to_what_it_names(opened: Opened, view: str, own: str) -> None:
    page = opened(f"on=2014-06-01&{view}")
    link = page.locator("a.id")
    name = own.split("=")[1]
    assert link.inner_text() == name
    assert link.get_attribute("href") == f"#on=2014-06-01&{own}"
    head = page.locator(".evidence h2").inner_text()
    other = opened(str(link.get_attribute("href"))[1:])
    assert other.locator(".evidence h2").inner_text() == head
    link.click()
    assert page.locator(".evidence h2").inner_text() == head


def test_a_mark_under_the_slider_leads_to_its_event(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    box = page.locator(".ticks").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.locator(".evidence .event h2").is_visible()
    assert page.locator(".shown-day").inner_text() != "1 June 2014"


def test_an_embedded_page_is_the_picture_and_its_citation(opened: Opened) -> None:
    page = opened("embed&on=2014-06-01")
    assert page.locator("svg.picture").is_visible()
    assert "Structure on 1 June 2014" in page.locator(".cited").inner_text()
    for part in (".find", ".tools", ".time", ".toolbar", ".evidence"):
        assert not page.locator(part).is_visible()


def test_a_phone_shows_card_and_list_first(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee", width=390)
    assert not page.locator(".stage").is_visible()
    assert page.locator(".neighbourhood .box").count() > 5
    key = page.locator(".neighbourhood .legend").inner_text()
    assert "accountability: up to the holder" in key
    assert "possible, not certain" in key
    control = page.get_by_role("button", name="Show the whole picture")
    place, card = control.bounding_box(), page.locator(".evidence").bounding_box()
    assert place["y"] + place["height"] <= card["y"] < 900
    control.click()
    assert page.locator("svg.picture").first.bounding_box()["y"] < card["y"] + 300
    assert page.locator(".stage svg.picture").is_visible()
    wide = "() => document.documentElement.scrollWidth <= innerWidth"
    assert page.evaluate(wide)


def test_the_picture_takes_the_whole_width_by_choice(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee")
    width = "() => document.querySelector('svg.picture').getBoundingClientRect().width"
    before = page.evaluate(width)
    page.get_by_role("button", name="Wide").click()
    assert page.evaluate(width) > 1.2 * before
    assert page.locator(".evidence").is_visible()


def test_without_scripts_there_is_a_picture_and_a_table(opened: Opened) -> None:
    page = opened(java_script_enabled=False)
    assert page.locator("svg").first.is_visible()
    assert page.locator("table").first.is_visible()
