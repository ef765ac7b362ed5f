"""What is to be read can be read: on a phone, on a small screen, in the dark, embedded, printed."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from browsing import Opened

LETTERS = """() => {
  const sizes = [];
  for (const svg of document.querySelectorAll("svg.picture")) {
    const { width } = svg.getBoundingClientRect();
    const scale = width / svg.viewBox.baseVal.width;
    for (const text of svg.querySelectorAll(".box > text")) {
      sizes.push(scale * Number(text.getAttribute("font-size")));
    }
  }
  return sizes.sort((one, other) => one - other);
}"""


def test_on_a_phone_the_neighbours_of_a_body_are_on_the_first_screen(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee", width=390)
    near = page.locator(".neighbourhood")
    assert near.bounding_box()["y"] < 0.75 * 900
    assert near.bounding_box()["y"] < page.locator(".present").bounding_box()["y"]
    page.get_by_role("button", name="Later step").click()
    assert near.count() == 1
    assert near.bounding_box()["y"] < 0.75 * 900


@pytest.mark.parametrize("view", ["", "&body=hee", "&with=2016-06-01", "&known=2014-06-01"])
def test_on_a_phone_the_card_begins_on_the_first_half_of_the_screen(
    opened: Opened, view: str
) -> None:
    page = opened(f"on=2014-06-01{view}", width=390)
    assert page.locator(".evidence h2").bounding_box()["y"] < 450


def test_on_a_phone_what_was_found_is_the_first_to_be_seen(opened: Opened) -> None:
    page = opened("on=2021-12-31", width=390)
    page.get_by_role("combobox", name="Find or ask").fill("who held HEE to account on 1 June 2014")
    page.keyboard.press("Enter")
    heading = page.locator(".evidence h2").bounding_box()
    assert 0 <= heading["y"] < 150


@pytest.mark.parametrize("view", ["", "&with=2016-06-01"])
def test_on_a_phone_a_table_has_all_its_cells_within_the_screen(opened: Opened, view: str) -> None:
    page = opened(f"on=2014-06-01{view}&as=table&whole=1", width=390)
    beyond = """() => [...document.querySelectorAll('.tables :is(caption, td)')].filter((cell) => {
      const { left, right, width } = cell.getBoundingClientRect();
      return width > 0 && (left < 0 || right > innerWidth);
    }).length"""
    assert page.evaluate(beyond) == 0
    row = page.get_by_role("row").filter(has=page.get_by_role("cell")).first
    told = row.get_by_role("cell").all_inner_texts()
    assert len(told) > 4
    head = "cell => getComputedStyle(cell, '::before').content"
    heads = row.get_by_role("cell").evaluate_all(f"cells => cells.map({head})")
    assert [each.strip('": ') for each in heads][:4] == ["Line", "From", "To", "When"]
    assert page.get_by_role("columnheader", name="When").count() == 1


BESIDE = "&with=2019-06-01&side=1"
FRAMES = """() => [...document.querySelectorAll("svg.picture")]
  .map((svg) => svg.getAttribute("viewBox"))"""


@pytest.mark.parametrize(
    ("view", "width"),
    [
        *((view, 1024) for view in ("", "&body=hee", BESIDE)),
        *((BESIDE, width) for width in (1280, 1366, 1440, 1899, 1920)),
        *((f"{view}&whole=1", 390) for view in ("", "&body=hee", BESIDE)),
    ],
)
def test_letters_can_be_read_on_a_small_screen(opened: Opened, view: str, width: int) -> None:
    """On a phone after the press that enlarges the whole, which is shown first."""
    page = opened(f"on=2014-06-01{view}", width=width)
    if width < 720:
        page.get_by_role("button", name="Enlarge, to read it").click()
    sizes = page.evaluate(LETTERS)
    assert sizes[len(sizes) // 2] > 6.5
    assert sizes[0] > 4.5


def test_two_pictures_beside_each_other_take_all_the_width(opened: Opened) -> None:
    page = opened("on=2014-06-01&with=2019-06-01&side=1")
    first, second = [each.bounding_box() for each in page.locator("svg.picture").all()]
    assert first["y"] == second["y"]
    assert first["width"] + second["width"] > 0.9 * 1440
    assert page.locator(".evidence").bounding_box()["y"] > first["y"] + first["height"]


def test_two_pictures_beside_each_other_show_the_same_part(opened: Opened) -> None:
    page = opened("on=2014-06-01&with=2019-06-01&side=1")

    def boxes() -> list[str]:
        return [str(each.get_attribute("viewBox")) for each in page.locator("svg.picture").all()]

    near = boxes()
    assert near[0] == near[1]
    page.get_by_role("button", name="Fit").click()
    whole = boxes()
    page.get_by_role("button", name="Zoom in").click()
    assert boxes()[0] == boxes()[1] != whole[0]
    page.locator("svg.picture").nth(1).hover()
    page.mouse.down()
    page.mouse.move(900, 500, steps=4)
    page.mouse.up()
    near = boxes()
    assert near[0] == near[1]
    page.get_by_role("button", name="Fit").click()
    assert boxes() == whole


def test_what_is_read_by_a_part_at_first_is_kept_over_a_step_and_printed_whole(
    opened: Opened,
) -> None:
    page = opened(f"on=2014-06-01{BESIDE}")
    part = page.evaluate(FRAMES)
    assert page.locator(".hint").is_visible()
    page.get_by_role("button", name="Later step").click()
    assert page.evaluate(FRAMES) == part
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    whole = page.evaluate(FRAMES)
    assert whole != part
    page.evaluate("() => dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(FRAMES) == part
    page.get_by_role("button", name="Fit").click()
    assert page.evaluate(FRAMES) == whole
    assert not page.locator(".hint").is_visible()


def test_of_the_part_that_is_shown_at_first_no_box_has_half_its_words(opened: Opened) -> None:
    """What can be seen of a box is its name, or none of it."""
    halved = """() => [...document.querySelectorAll('svg.picture')].flatMap((svg) => {
      const frame = svg.getBoundingClientRect();
      return [...svg.querySelectorAll('.box')].filter((box) => {
        const seen = [...box.querySelectorAll(':scope > text')].map((line) => {
          const { left, right } = line.getBoundingClientRect();
          return left < frame.right && frame.left < right;
        });
        return seen.includes(true) && seen.includes(false);
      }).map((box) => box.getAttribute('aria-label'));
    })"""
    views = ("on=2014-06-01&with=2019-06-01&side=1", "on=2014-06-01&with=2019-06-01&side=1&all=1")
    for view in views:
        assert opened(view).evaluate(halved) == []


PARTS = """
  globalThis.matchMedia = (query) => ({ matches: query.includes(process.argv[1]) });
  const { opening } = await import(process.argv[2]);
  const bodies = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((at) => ({ place: [32 + 104 * at, 0, 65] }));
  const payload = { bodies, lines: [], layout: { area: [0, 0, 1001] } };
  const bodyOf = new Map(bodies.map((_, body) => [body, body]));
  const of = (body) => opening(
    { payload, bodyOf }, { side: true, other: 1, body }, null, [...bodyOf.keys()]).at();
  process.stdout.write(JSON.stringify(bodies.map((_, body) => of(body))));
"""


@pytest.mark.parametrize("window", ["719px", "1899px"])
def test_the_part_that_is_shown_at_first_lies_within_the_picture(
    window: str, node: str, tools: Path
) -> None:
    """One that went beyond an end would be moved there, to where it may cut boxes."""
    run = [node, "--input-type=module", "--eval", PARTS, window]
    done = subprocess.run(
        [*run, f"{tools}/src/picture/opening.js"], capture_output=True, text=True, check=True
    )
    left, right = -22, 1001 + 8  # the ends of the picture, with its margins
    for shown in json.loads(done.stdout):
        half = shown["part"] * (right - left) / 2
        assert left - 0.001 <= shown["middle"] - half
        assert shown["middle"] + half <= right + 0.001


def test_a_body_chosen_is_in_the_part_that_is_shown_at_first(opened: Opened) -> None:
    for body in ("nhsbsa", "monitor", "hee"):
        page = opened(f"on=2014-06-01{BESIDE}&body={body}", width=390)
        page.get_by_role("button", name="Show the whole picture").click()
        frame = page.locator("svg.picture").first.bounding_box()
        box = page.locator("svg.picture").first.locator(".box.chosen").bounding_box()
        assert frame["x"] <= box["x"]
        assert box["x"] + box["width"] <= frame["x"] + frame["width"]
        page.context.close()


def test_the_whole_picture_of_a_phone_is_whole_and_can_be_enlarged(opened: Opened) -> None:
    page = opened("on=2014-06-01", width=390)
    page.get_by_role("button", name="Show the whole picture").click()
    inside = """() => {
      const frame = document.querySelector("svg.picture").getBoundingClientRect();
      return [...document.querySelectorAll(".boxes .box .face")].filter((face) => {
        const { left, right } = face.getBoundingClientRect();
        return frame.left <= left && right <= frame.right;
      }).length;
    }"""
    boxes = page.locator(".boxes .box").count()
    assert page.evaluate(inside) == boxes
    page.get_by_role("button", name="Enlarge, to read it").click()
    assert page.evaluate(inside) < boxes
    assert "Only a part is shown" in page.locator(".hint").inner_text()
    page.get_by_role("button", name="Fit").click()
    assert page.evaluate(inside) == boxes


def test_who_goes_by_keyboard_to_a_body_out_of_sight_gets_to_see_it(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    for _ in range(5):
        page.get_by_role("button", name="Zoom in").click()
    page.locator(".boxes [tabindex='0']").focus()
    for key in ("End", "Home", "ArrowRight", "ArrowDown"):
        page.keyboard.press(key)
        frame = page.locator("svg.picture").bounding_box()
        box = page.locator(".box:focus").bounding_box()
        assert frame["x"] < box["x"] + box["width"] / 2 < frame["x"] + frame["width"], key
        assert frame["y"] < box["y"] + box["height"] / 2 < frame["y"] + frame["height"], key


@pytest.mark.parametrize("dark", [False, True])
def test_lines_apart_from_what_is_chosen_can_still_be_seen(opened: Opened, dark: bool) -> None:
    page = opened("on=2014-06-01&body=hee", dark=dark)
    others = page.locator(".picture .line:not(.gone, .touched, .chosen)")
    assert others.count() > 5
    opacity = float(others.first.evaluate("(line) => getComputedStyle(line).opacity"))
    assert (0.5 if dark else 0.3) < opacity < 0.8


@pytest.mark.parametrize("width", [1440, 1024, 390])
@pytest.mark.parametrize("view", ["", "&with=2019-06-01"])
def test_an_embedded_picture_is_whole_with_its_key_and_citation(
    opened: Opened, width: int, view: str
) -> None:
    page = opened(f"embed&on=2014-06-01{view}", width=width)
    picture = page.locator("svg.picture").bounding_box()
    cited = page.locator(".cited").bounding_box()
    assert picture["y"] >= 0
    assert cited["y"] + cited["height"] <= 900
    shown = [each.inner_text() for each in page.locator(".legend li").all() if each.is_visible()]
    assert any(each.startswith("accountability") for each in shown)
    assert not any("a member of a set" in each for each in shown)
    assert any("on the later day only" in each for each in shown) == bool(view)


def _printed(page: Any) -> str:
    page.emulate_media(media="print")
    page.evaluate("() => dispatchEvent(new Event('beforeprint'))")
    return str(page.locator("body").inner_text())


def test_a_printed_page_names_all_its_days(opened: Opened) -> None:
    told = _printed(opened("on=2014-06-01&with=2019-06-01&known=2016-02-01"))
    head = told[: told.index("From 1 June 2014")]
    assert "1 June 2014" in head
    assert "compared with 1 June 2019, as known on 1 February 2016" in head
    assert "compared with" not in _printed(opened("on=2014-06-01"))
    page = opened("on=2014-06-01&with=2019-06-01")
    assert not page.locator(".printed").is_visible()


def test_a_printed_table_begins_on_the_first_sheet(opened: Opened) -> None:
    page = opened("on=2014-06-01&as=table")
    page.emulate_media(media="print")
    assert page.locator(".stage").evaluate("part => getComputedStyle(part).breakInside") == "auto"


def test_a_printed_life_fits_on_a_sheet(opened: Opened) -> None:
    page = opened("on=2014-06-01&body=hee")
    page.emulate_media(media="print")
    sheet = 26 / 2.54 * 96
    assert page.locator("svg.lives").bounding_box()["height"] < sheet


def test_the_frame_of_a_heading_that_has_the_focus_is_whole(opened: Opened) -> None:
    page = opened("on=2014-06-01")
    page.get_by_role("combobox", name="Find or ask").fill("CQC")
    page.keyboard.press("Enter")
    heading = page.locator(".evidence h2:focus-visible")
    room = """(heading) => {
      const [own, panel] = [heading, heading.closest(".evidence")]
        .map((part) => part.getBoundingClientRect());
      return Math.min(own.left - panel.left, own.top - panel.top);
    }"""
    assert heading.evaluate(room) >= 5
