"""Texts and addresses in pages: no text becomes a tag, and no link leads anywhere but the web."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.markup import element, escape, link, together, verbatim
from nhsgraph.spelling import printable

ANY_TEXT = st.text(st.characters(codec=None, categories=None)) | st.text("<>&\"'=/ajx:;#")


class Read(HTMLParser):
    """The tags of a text, and all that stands between them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes each tag."""
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Joins what stands between them."""
        self.text += data


@given(ANY_TEXT, ANY_TEXT)
def test_a_text_stays_a_text_between_tags_and_inside_one(text: str, title: str) -> None:
    read = Read(str(link("https://example.org/?a&b", text, title)))
    assert [tag for tag, _ in read.tags] == ["a"]
    assert read.tags[0][1]["href"] == "https://example.org/?a&b"
    assert (read.tags[0][1].get("title") or "") == printable(title)
    assert read.text == printable(text)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://example.org",
        " javascript:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
        "vbscript:x",
        "//example.org",
        "https:",
        "https://",
        "https:///etc",
        "http://?x",
        "https://example.org\njavascript:alert(1)",
        "https://example.org/\x1b[31m",
        "https://example.org/\u202egnp.exe",
        "https://example.org/a b",
        "ftp://example.org",
    ],
)
def test_what_is_no_address_of_the_web_is_no_link(address: str) -> None:
    assert str(link(address, "words & more")) == escape("words & more")


@pytest.mark.parametrize(
    "address", ["https://a.org", "http://a.org/b?c=d&e#f", "HTTPS://A.org/(1)"]
)
def test_an_address_of_the_web_is_a_link(address: str) -> None:
    assert Read(str(link(address, "words"))).tags == [("a", {"href": address})]


@given(ANY_TEXT, ANY_TEXT)
def test_an_element_takes_texts_as_texts_wherever_they_stand(text: str, value: str) -> None:
    made = element("p", text, [element("b", text), None], title=value, class_="x")
    read = Read(str(together(made, text)))
    assert [tag for tag, _ in read.tags] == ["p", "b"]
    assert read.tags[0][1] == {"title": printable(value), "class": "x"}
    assert read.text == 3 * printable(text)


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "../x", "//a.org", "x:y", "/etc", "?a"]
)
def test_an_element_leads_nowhere_but_to_the_web_and_to_files_beside_it(address: str) -> None:
    assert Read(str(element("a", "x", href=address))).tags == [("a", {})]
    assert Read(str(element("img", src=address))).tags == [("img", {})]
    beside = element("a", "x", href="01-structure.png")
    assert Read(str(beside)).tags == [("a", {"href": "01-structure.png"})]


def test_what_would_run_is_no_element() -> None:
    for tag, attributes in (("p", {"onclick": "x"}), ("p", {"a b": "x"}), ("p><i", {})):
        with pytest.raises(ValueError, match=r"no (attribute|name)"):
            element(tag, **attributes)
    with pytest.raises(ValueError, match="verbatim"):
        element("script", "alert(1)")
    with pytest.raises(ValueError, match="would end it"):
        verbatim("script", "x</SCRIPT><p>")
    with pytest.raises(ValueError, match="element"):
        verbatim("p", "<b>")
