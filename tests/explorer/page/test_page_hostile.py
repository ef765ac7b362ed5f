"""A page whose every text means harm: in the browser all of it stays text."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

from browsing import Opened, go
from hostile import EVIL

VIEWS = (
    "on=2012-06-01",
    "on=2015-04-01&plans=1",
    "on=2012-06-01&as=table&types=accountability,funding",
    "on=2012-06-01&with=2016-06-01&all=1",
    "on=2012-06-01&with=2016-06-01&side=1",
    "on=2012-06-01&known=2016-06-01",
    *(f"on=2014-06-01&body=b{number}" for number in range(len(EVIL))),
    *(f"on=2014-06-01&line=b{number}/accountability-1" for number in range(1, len(EVIL))),
    *(f"on=2010-04-01&event=e{number}" for number in range(len(EVIL))),
    "on=%3Cscript%3E&body=__proto__&types=constructor,funding&line=toString&ask=x&unfold=%22",
)


def _harmed(page: Any) -> bool:
    return bool(
        page.evaluate(
            "() => 'pwned' in window || document.querySelector("
            "'#app script, #app img, #app [onload], #app [onerror], #app iframe,"
            ' #app a:not([href^="https://"], [href^="#on="])\') !== null'
        )
    )


def test_no_view_of_it_does_harm(opened: Opened, hostile_page: Path) -> None:
    page = opened(path=hostile_page)
    for view in VIEWS:
        go(page, view)
        assert not _harmed(page), view
        assert page.locator(".evidence").inner_text()


def test_its_texts_are_read_as_they_are_written(opened: Opened, hostile_page: Path) -> None:
    page = opened("on=2014-06-01", path=hostile_page)
    for number, text in enumerate(EVIL):
        go(page, f"on=2014-06-01&body=b{number}")
        assert page.evaluate("() => document.querySelector('.evidence h2').textContent") == text


def test_what_is_typed_and_saved_is_text_too(
    opened: Opened, hostile_page: Path, tmp_path: Path
) -> None:
    page = opened("on=2014-06-01", path=hostile_page)
    box = page.get_by_role("combobox", name="Find or ask")
    for text in EVIL:
        box.fill(text)
        assert page.get_by_role("option").count() > 0
        assert not _harmed(page)
    page.keyboard.press("Escape")
    page.get_by_text("Download", exact=True).click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="(SVG)").click()
    path = tmp_path / "picture.svg"
    waiting.value.save_as(path)
    names = {each.tag.rpartition("}")[2] for each in ET.parse(path).iter()}  # noqa: S314 (our own)
    assert names <= {"svg", "g", "path", "rect", "circle", "text", "title"}
