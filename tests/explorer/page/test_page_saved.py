"""A picture that is saved tells all that it told in the page, and needs nothing of the page."""

from __future__ import annotations

import re
import struct
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from browsing import Opened

KEY = """() => [...document.querySelectorAll(".legend [data-signs]")].map((item) => {
  const shown = [...item.children].map((one) => one.textContent).join("").length;
  return [item.dataset.signs.split(" "), item.textContent.slice(shown)];
})"""
MARKED = """(sign) => {
  const [kind, name] = sign.split(".");
  const marks = document.querySelectorAll(`svg.picture .${name}:not(.gone)`);
  return [...marks].some((mark) => kind === "text" || mark.classList.contains(kind));
}"""


def _saved(page: Any, kind: str, folder: Path) -> bytes:
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name=f"({kind})").click()
    page.keyboard.press("Escape")
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    content: bytes = path.read_bytes()
    return content


def _drawn(page: Any, folder: Path) -> ET.Element:
    return ET.fromstring(_saved(page, "SVG", folder).decode("utf-8"))  # noqa: S314 (our own)


def _texts(drawn: ET.Element) -> list[str]:
    return [text.strip() for text in drawn.itertext() if text.strip()]


def test_both_halves_of_a_comparison_are_saved(opened: Opened, tmp_path: Path) -> None:
    page = opened("on=2014-06-01&with=2019-06-01&side=1")
    texts = _texts(_drawn(page, tmp_path))
    assert {"1 June 2014", "1 June 2019"} <= set(texts)
    shown = [
        each.strip()
        for svg in page.locator("svg.picture").all()
        for each in svg.locator(".box text").all_text_contents()
    ]
    assert len(shown) > 100
    assert sorted(set(shown) - set(texts)) == []
    assert all(texts.count(text) >= shown.count(text) for text in shown)
    png = _saved(page, "PNG", tmp_path)
    width, height = struct.unpack(">II", png[16:24])
    assert width > 2.5 * height


@pytest.mark.parametrize(
    "view",
    [
        "on=2014-06-01&body=hee",
        "on=2013-04-01&plans=1",
        "on=2014-06-01&with=2019-06-01",
        "on=2019-06-01&known=2012-02-01&plans=1",
        "on=2014-06-01&body=letbs&unfold=letbs",
    ],
)
def test_the_key_of_a_saved_picture_has_all_its_marks_and_no_other(
    opened: Opened, tmp_path: Path, view: str
) -> None:
    page = opened(view)
    texts = _texts(_drawn(page, tmp_path))
    for signs, words in page.evaluate(KEY):
        shown = "line" in signs or any(page.evaluate(MARKED, sign) for sign in signs if "." in sign)
        if shown or all("." in sign for sign in signs):
            assert (words in texts) == shown, (words, signs)
    assert any("possible" in text or "announced" in text for text in texts)


def test_the_key_of_a_saved_comparison_has_the_colours_of_its_lines(
    opened: Opened, tmp_path: Path
) -> None:
    drawn = _drawn(opened("on=2014-06-01&with=2019-06-01"), tmp_path)
    places = [each for each in drawn if each.tag.endswith("svg")]
    keys = [each for each in drawn if each.tag.endswith("}g")]
    strokes = {
        part: {
            each.get("stroke")
            for place in within
            for each in place.iter()
            if each.tag.endswith("path") and each.get("stroke") not in {None, "none"}
        }
        for part, within in (("picture", places), ("key", keys))
    }
    assert len(strokes["key"]) > 4
    assert strokes["key"] <= strokes["picture"]


@pytest.mark.parametrize("dark", [False, True])
def test_a_saved_picture_has_colours_that_every_program_reads(
    opened: Opened, tmp_path: Path, dark: bool
) -> None:
    page = opened("on=2014-06-01&body=hee&plans=1", dark=dark)
    for each in _drawn(page, tmp_path).iter():
        for name in ("fill", "stroke"):
            colour = each.get(name)
            assert colour is None or re.fullmatch("none|#[0-9a-f]{6}", colour), colour


def test_a_part_that_is_seen_nearer_is_saved_as_large_as_the_whole(
    opened: Opened, tmp_path: Path
) -> None:
    page = opened("on=2014-06-01")
    width = _drawn(page, tmp_path).get("width")
    for _ in range(4):
        page.get_by_role("button", name="Zoom in").click()
    drawn = _drawn(page, tmp_path)
    assert drawn.get("width") == width
    assert any("Structure on 1 June 2014" in text for text in _texts(drawn))
