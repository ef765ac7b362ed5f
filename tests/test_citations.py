"""Citations of statements and answers: each source once, with the places cited in it."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.dates import FuzzyDay
from nhsgraph.library import Graph
from nhsgraph.schema import Source
from nhsgraph.spelling import printable
from nhsgraph.words.citations import OWN_STYLES, Style, citations

STATEMENT = "hee/accountable-to-secretary-of-state"


def test_a_plain_citation_names_publisher_day_title_place_and_address(record: Graph) -> None:
    """A footnote can be made of it as it stands."""
    first = record.cite(STATEMENT).splitlines()[0]
    assert first.startswith("UK Government (3 December 2014). The Care Act 2014")
    assert "s. 100" in first
    assert first.endswith("https://www.legislation.gov.uk/uksi/2014/3186")


def test_bibtex_has_one_entry_a_source(record: Graph) -> None:
    """No key stands twice, and no field is left open."""
    text = record.cite(STATEMENT, "bibtex")
    keys = re.findall(r"^@misc\{(.*),$", text, re.MULTILINE)
    assert len(keys) == len(set(keys)) > 1
    assert text.count("{") == text.count("}")


def test_csl_is_json_that_reference_managers_read(record: Graph) -> None:
    """Each item has an id, a type and a title; a date only as precise as the source's."""
    items = json.loads(record.cite(STATEMENT, "csl"))
    order = next(item for item in items if item["id"] == "si-2014-3186")
    assert order["type"] == "legislation"
    assert order["issued"] == {"date-parts": [[2014, 12, 3]]}


@pytest.mark.parametrize("style", OWN_STYLES)
def test_an_answer_cites_all_that_it_rests_on(record: Graph, style: Style) -> None:
    """Each source of the results is cited, once."""
    answer = record.ask("who holds HEE to account in 2019")
    told = answer.citations(style)
    for source in {cited.source for cited in answer.sources}:
        address = record.record.sources[source].address
        assert address is None or told.count(address) == 1


def source(**more: object) -> Source:
    """A source with only what a test speaks of."""
    return Source(**{"id": "plan", "title": "A plan", "publisher": "HEE", "kind": "web", **more})  # type: ignore[arg-type]


def test_a_citation_says_that_a_text_is_a_draft_and_where_its_copy_is() -> None:
    """Nobody takes a draft in a copy for the plan at its publisher's."""
    read = FuzzyDay.read("2015-03")
    known = source(
        published=read, standing="draft", numbers=("HC 7",), read_at=("https://docslib.org/doc/1",)
    )
    told = citations([(known, ["p. 2"])], "plain")
    assert told == (
        "HEE (March 2015). A plan [HC 7] [a draft] [read in a copy]. p. 2. https://docslib.org/doc/1"
    )
    assert json.loads(citations([(known, ["p. 2"])], "csl"))[0]["URL"] == known.read_at[0]


@pytest.mark.parametrize(
    ("more", "address", "is_copy"),
    [
        (
            {"url": "https://a.uk", "archived": "https://b.uk", "read_at": ("https://c.uk",)},
            0,
            False,
        ),
        ({"archived": "https://b.uk", "read_at": ("https://c.uk",)}, 1, False),
        ({"read_at": ("https://c.uk", "https://d.uk")}, 2, True),
        ({}, None, False),
    ],
)
def test_the_publishers_address_comes_before_an_archive_and_that_before_a_copy(
    more: dict[str, object], address: int | None, is_copy: bool
) -> None:
    found = source(published=FuzzyDay.read("2015"), **more)
    expected = (
        None if address is None else ("https://a.uk", "https://b.uk", "https://c.uk")[address]
    )
    assert (found.address, found.is_copy) == (expected, is_copy)


def test_evidence_in_json_says_what_kind_of_source_it_rests_on(record: Graph) -> None:
    shown = record.ask("who holds HEE to account in 2019").to_dict()["results"][0]["evidence"]
    assert {"rank", "standing", "copy"} <= set(shown[0])
    assert shown[0]["rank"] == "primary"


# -- texts of any signs -------------------------------------------------------------------------

ANY_TEXT = st.text(st.characters(codec=None, categories=None), min_size=1)
ODD_TEXT = st.text("\\{}~^&%$#_\"'@,= \n\x1b\ud800\u202eaé", min_size=1) | ANY_TEXT


def _source(title: str, publisher: str = "A body", url: str | None = None) -> Source:
    return Source(
        id="a-source", title=title, publisher=publisher, kind="web",
        published=FuzzyDay.read("2014-06"), url=url,
    )  # fmt: skip


def _fields(entry: str) -> dict[str, str]:
    """The fields of a BibTeX entry, read as BibTeX does: it counts braces and knows no escapes."""
    head, _, rest = entry.partition(",\n")
    assert re.fullmatch(r"@misc\{[a-z0-9-]+", head)
    read: dict[str, str] = {}
    while field := re.match(r"\s*(\w+) = \{", rest):
        depth, end = 1, field.end()
        while depth:
            depth += {"{": 1, "}": -1}.get(rest[end], 0)
            end += 1
        read[field[1]] = rest[field.end() : end - 1]
        rest = rest[end:].removeprefix(",")
    assert rest == "\n}"
    return read


_PRINTED = {
    r"{\textbackslash}": "\\",
    r"{\textasciitilde}": "~",
    r"{\textasciicircum}": "^",
    r"{\textbraceleft}": "{",
    r"{\textbraceright}": "}",
}


def _printed(value: str) -> str:
    """What TeX prints of a value."""
    unprotected = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    assert not re.search(r"(?<!\\)[&%$#_~^]", unprotected), "a sign that means something to TeX"
    token = re.compile(r"\{\\text\w+\}|\\[&%$#_]")
    rest = token.sub("", unprotected)
    assert not set("\\{}") & set(rest)
    return token.sub(lambda sign: _PRINTED.get(sign[0], sign[0][-1]), unprotected)


@given(ODD_TEXT, ODD_TEXT, ODD_TEXT)
def test_a_title_of_any_signs_is_the_same_title_when_bibtex_has_read_it(
    title: str, publisher: str, place: str
) -> None:
    """Braces, backslashes and the like included; only what no program could take is left out."""
    fields = _fields(citations([(_source(title, publisher), [place])], "bibtex"))
    shown = {"title": title, "author": publisher}
    for field, text in shown.items():
        assert fields[field][0] + fields[field][-1] == "{}"
        assert _printed(fields[field]) == printable(text).replace("\n", " ")
    if note := fields.get("note"):
        assert _printed(f"{{{note}}}") == printable(place).replace("\n", " ")


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("R&D: 5 % of £1_000", r"R\&D: 5 \% of £1\_000"),
        ("C:\\Windows", r"C:{\textbackslash}Windows"),
        ("~10^2", r"{\textasciitilde}10{\textasciicircum}2"),
        ("an odd } and {", r"an odd {\textbraceright} and {\textbraceleft}"),
    ],
)
def test_signs_that_mean_something_to_tex_are_escaped(title: str, written: str) -> None:
    assert f"title = {{{{{written}}}}}" in citations([(_source(title), [])], "bibtex")


@given(ODD_TEXT, ODD_TEXT)
def test_every_style_is_text_that_can_be_written_whatever_its_signs(title: str, place: str) -> None:
    """One line a source in plain, JSON in CSL, and all of it in UTF-8."""
    source = _source(title, url="https://example.org/a{b}\\c")
    for style in OWN_STYLES:
        text = citations([(source, [place])], style)
        assert text.encode()
        assert printable(text) == text
    assert "\n" not in citations([(source, [place])], "plain")
    item = json.loads(citations([(source, [place])], "csl"))[0]
    assert item["title"] == printable(title).replace("\n", " ")
    assert _fields(citations([(source, [])], "bibtex"))["url"] == "https://example.org/a%7Bb%7D%5Cc"
