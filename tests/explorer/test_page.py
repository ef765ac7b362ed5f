"""The page as a file: it is one, asks nobody for anything, and no text in it is more than text."""

from __future__ import annotations

import base64
import hashlib
import re
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest

from hostile import EVIL
from nhsgraph import Graph
from nhsgraph.errors import MissingPartError, QuestionError
from nhsgraph.explorer import Explorer
from nhsgraph.explorer.numbering import JSON
from nhsgraph.explorer.packing import bytes_of, letters_of, packed, unpacked
from nhsgraph.explorer.page import page, page_of
from nhsgraph.spelling import printable

LARGEST = 800_000
"""So many bytes the page of the record may have."""
RUNS = {"script", "style"}


class Read(HTMLParser):
    """The elements of a page with their attributes, and the text in each kind of them."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[tuple[str, str]] = []
        self._within, self._goes_on = "", False
        self.feed(path.read_text(encoding="utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes an element."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._within, self._goes_on = tag, False

    def handle_data(self, data: str) -> None:
        """Notes a text with the element in which it stands, as far as that began last."""
        if self._goes_on:
            self.texts[-1] = (self.texts[-1][0], self.texts[-1][1] + data)
        else:
            self.texts.append((self._within, data))
        self._goes_on = True

    def handle_endtag(self, _: str) -> None:
        """What follows is another text, in an element that began before."""
        self._within, self._goes_on = "", False

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of a kind."""
        return [attributes for name, attributes in self.elements if name == tag]


@pytest.fixture(params=["built_page", "hostile_page"])
def path(request: pytest.FixtureRequest) -> Path:
    """The page of the record, and that of one that means harm."""
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Path)
    return found


def test_the_page_of_the_record_is_small(built_page: Path) -> None:
    assert built_page.stat().st_size < LARGEST


def test_the_page_asks_nobody_for_anything(path: Path) -> None:
    """No element loads anything, and the policy would not let it."""
    read = Read(path)
    loads = {"src", "srcset", "data", "action", "poster", "background"}
    assert not any(loads & attributes.keys() for _, attributes in read.elements)
    assert not {"link", "iframe", "object", "embed", "base", "form"} & {
        tag for tag, _ in read.elements
    }
    style = next(text for tag, text in read.texts if tag == "style")
    assert "@import" not in style
    assert "url(http" not in style


def test_the_policy_lets_the_pages_own_script_and_style_run_and_no_other(path: Path) -> None:
    read = Read(path)
    (policy,) = (
        each["content"] for each in read.all("meta") if each.get("http-equiv", "").startswith("Con")
    )
    script = [text for tag, text in read.texts if tag == "script"][-1]
    style = next(text for tag, text in read.texts if tag == "style")
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == rules["connect-src"] == "'none'"
    assert rules["script-src"] == f"'{_hash(script)}'"
    assert rules["style-src"] == f"'{_hash(style)}'"
    assert "unsafe" not in policy


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def test_no_text_of_a_record_is_more_than_text(hostile_page: Path) -> None:
    """The elements are those of any page; what the texts would add is text between them."""
    read = Read(hostile_page)
    assert [each.get("type", "") for each in read.all("script")] == ["application/octet-stream", ""]
    assert not any(
        name.startswith("on") or name in {"style", "autofocus", "srcdoc"}
        for _, attributes in read.elements
        for name in attributes
    )
    assert not read.all("img")
    assert all(each.get("href", "https://").startswith("https://") for each in read.all("a"))
    shown = " ".join(text for tag, text in read.texts if tag not in RUNS)
    assert printable(EVIL[1]) in shown
    whole = hostile_page.read_text(encoding="utf-8")
    assert printable(whole) == whole


def test_the_payload_has_every_text_as_it_is(hostile_page: Path) -> None:
    read = Read(hostile_page)
    letters = next(text for tag, text in read.texts if tag == "script")
    told = unpacked(letters)
    names = {name for steps in told["bodies"]["called"] for _, name in steps}
    assert {f"New {text}" for text in EVIL} <= names


def test_what_turns_the_direction_of_writing_does_not_come_into_a_page(told: JSON) -> None:
    """A reader of files refuses it; a page leaves it out, wherever the record came from."""
    record = {**told["record"], "title": "A \u202egnikcah\u202c title\x07"}
    html = page_of({**told, "record": record, "answers": {}})
    assert "<title>A gnikcah title</title>" in html
    assert printable(html) == html


def test_what_stands_without_scripts_is_a_picture_and_a_table_of_one_date(
    built_page: Path, told: JSON
) -> None:
    read = Read(built_page)
    assert read.all("svg")[0]["role"] == "img"
    assert len(read.all("rect")) > 20
    assert len(read.all("tr")) > 20
    text = " ".join(text for tag, text in read.texts if tag not in RUNS)
    assert "31 December 2021" in text
    assert told["record"]["title"] in text


@pytest.mark.parametrize("number", [0, 1, 12, 13, 14, 4095])
def test_letters_are_the_bytes_again(number: int) -> None:
    content = bytes((7 * at * at + at) % 256 for at in range(number))
    letters = letters_of(content)
    assert bytes_of(letters) == content
    assert not re.search(r"[<&\\]", letters)


def test_a_python_without_lzma_is_told_of(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "lzma", None)
    with pytest.raises(MissingPartError, match="without lzma"):
        packed({})


def test_a_graph_as_known_on_a_day_has_no_page(record: Graph) -> None:
    with pytest.raises(QuestionError, match="record"):
        page(record.as_known_on("2014-06-01"))


def test_a_notebook_shows_the_page_in_a_frame_of_its_own(
    hostile_page: Path, tmp_path: Path
) -> None:
    html = hostile_page.read_text(encoding="utf-8")
    explorer = Explorer(html)
    frame = tmp_path / "frame.html"
    frame.write_text(explorer._repr_html_(), encoding="utf-8")
    read = Read(frame)
    assert [tag for tag, _ in read.elements] == ["iframe"]
    assert read.all("iframe")[0]["srcdoc"] == html
    assert "allow-same-origin" not in read.all("iframe")[0]["sandbox"]
    assert explorer.save(tmp_path / "x.html").read_text(encoding="utf-8") == html
    with pytest.raises(QuestionError, match="folder"):
        explorer.save(tmp_path / "none" / "x.html")
