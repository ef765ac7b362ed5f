"""In a notebook an answer, a snapshot and a table show themselves, every text escaped."""

from __future__ import annotations

import base64
import re
import subprocess
import sys
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis.vendor.pretty import pretty
from matplotlib.figure import Figure

from nhsgraph import Graph
from nhsgraph.answers import Cited
from nhsgraph.draw import Draw
from nhsgraph.show.notebook import Table
from worlds import world

ASKED = "who holds HEE to account in 2019"
VOID = {"img", "br"}
EVIL = '<script>alert("x")</script> & "Co"'


class Reader(HTMLParser):
    """Reads HTML: its elements with their attributes, its text; an element left open fails."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.text = ""
        self._open: list[str] = []
        self.feed(html)
        self.close()
        assert not self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keeps an element that begins, and remembers that it is open."""
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Checks that what ends is what was opened last."""
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        """Keeps the text."""
        self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        """The attributes of each element of a kind, in order."""
        return [attributes for name, attributes in self.elements if name == tag]


def _png(page: Reader) -> bytes:
    (image,) = page.all("img")
    return base64.b64decode(image["src"].removeprefix("data:image/png;base64,"))


# -- answers ------------------------------------------------------------------------------------


def test_an_answer_shows_its_sentence_its_table_and_its_sources_as_links(record: Graph) -> None:
    answer = record.ask(ASKED)
    page = Reader(answer._repr_html_())
    assert page.text.startswith(answer.lead)
    assert all(each.statement in page.text for each in answer.results)
    assert page.all("details")
    assert not any("open" in each for each in page.all("details"))
    assert len(page.all("table")) == 1
    assert len(page.all("tr")) == 1 + len(answer.results)
    links = {each["href"] for each in page.all("a")}
    assert {cited.url for cited in answer.sources if cited.url} <= links
    assert all(cited.title in page.text for cited in answer.sources)
    assert all(cited.locator in page.text for cited in answer.sources)


def test_what_is_no_answer_stands_beside_it_under_see_also(record: Graph) -> None:
    html = record.ask(ASKED)._repr_html_()
    table, beside = html.split("See also, no part of the answer:")
    assert "Contested:" in beside
    assert "Contested:" not in table


def test_an_answer_without_results_shows_why(record: Graph) -> None:
    page = Reader(record.ask("who held HEE to account in 2024")._repr_html_())
    assert "did not exist" in page.text
    assert not page.all("table")


def test_a_search_shows_the_statements_that_fit(record: Graph) -> None:
    answer = record.ask("minimum data set")
    assert answer.question.form == "search"
    page = Reader(answer._repr_html_())
    assert all(each.text in page.text for each in answer.results)


def test_no_text_of_an_answer_becomes_markup(record: Graph) -> None:
    answer = record.ask(ASKED)
    cited = Cited("evil", EVIL, EVIL, EVIL, f"https://example.org/{EVIL}", EVIL, ("begin",))
    result = replace(
        answer.results[0],
        text=EVIL,
        basis=EVIL,
        evidence=(cited,),
        roles={"holder": {"id": answer.results[0].answer[0], "name": EVIL}},
        more={"means": [EVIL], "contested": {"reason": EVIL}},
    )
    evil = replace(
        answer,
        text=EVIL,
        read_as=EVIL,
        results=(result,),
        see_also=(result,),
        notes=(EVIL,),
        parts=(),
    )
    page = Reader(evil._repr_html_())
    assert not page.all("script")
    assert page.text.count(EVIL) >= 10
    assert all(each["href"] == f"https://example.org/{EVIL}" for each in page.all("a"))


def test_an_address_that_is_no_page_of_the_web_is_no_link(record: Graph) -> None:
    answer = record.ask(ASKED)
    cited = Cited("evil", "Title", "Publisher", "p. 1", "javascript:alert(1)", None, ("begin",))
    result = replace(answer.results[0], evidence=(cited,))
    evil = replace(answer, results=(result,), see_also=(), parts=())
    page = Reader(evil._repr_html_())
    assert not page.all("a")
    assert "javascript:alert(1)" in page.text


# -- snapshots ----------------------------------------------------------------------------------


def test_a_day_shows_its_picture_and_a_small_table(record: Graph) -> None:
    snapshot = record.on("2019-06-01")
    png = snapshot._repr_png_()
    assert png is not None
    assert png.startswith(b"\x89PNG")
    page = Reader(snapshot._repr_html_())
    assert _png(page) == png
    assert page.all("img")[0]["alt"]
    assert page.text.startswith(f"1 June 2019: {len(snapshot.bodies)} bodies")
    types = {line.edge.type for line in snapshot.edges}
    assert len(page.all("tr")) == 1 + len(types)


def test_those_who_cannot_see_the_picture_can_read_every_line(record: Graph) -> None:
    snapshot = record.on("2019-06-01")
    page = Reader(snapshot._repr_html_())
    assert all(line.edge.id in page.text for line in snapshot.edges)


def test_a_day_as_it_was_known_shows_itself_too(record: Graph) -> None:
    page = Reader(record.as_known_on("2018-12-01").on("2019-06-01")._repr_html_())
    assert page.text.startswith("1 June 2019, as known on 1 December 2018:")
    assert page.all("img")


def test_a_longer_period_shows_its_table_without_a_picture(record: Graph) -> None:
    snapshot = record.during("2016")
    assert snapshot._repr_png_() is None
    page = Reader(snapshot._repr_html_())
    assert page.text.startswith("1 January 2016 to 31 December 2016:")
    assert page.all("table")
    assert not page.all("img")


def test_a_day_with_nothing_to_draw_shows_its_table_alone() -> None:
    snapshot = world(
        """
        hee:
          names: [{name: HEE, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2012-06-28/2023-03-31}]
        dhsc: {kind: department}
        """
    ).on("2010-01-01")
    assert snapshot._repr_png_() is None
    page = Reader(snapshot._repr_html_())
    assert page.text.startswith("1 January 2010: 1 body and 0 lines")
    assert not page.all("img")


def test_no_name_of_a_body_becomes_markup() -> None:
    graph = world(
        """
        hee:
          names: [{name: '<script>alert(1)</script>', when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2012-06-28/2023-03-31}]
        dhsc: {kind: department}
        """
    )
    page = Reader(graph.on("2014-06-01")._repr_html_())
    assert not page.all("script")
    assert "<script>alert(1)</script>" in page.text


def test_the_picture_is_drawn_once_for_both_forms(
    record: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn = []
    structure = Draw.structure

    def counted(pictures: Draw, day: str) -> Figure:
        drawn.append(day)
        return structure(pictures, day)

    monkeypatch.setattr(Draw, "structure", counted)
    snapshot = record.on("2014-06-01")
    snapshot._repr_html_()
    snapshot._repr_png_()
    assert drawn == ["2014-06-01"]


# -- tables, and what a plain prompt shows --------------------------------------------------------


def test_a_table_shows_its_cells_escaped() -> None:
    page = Reader(Table(["year", "<b>"], [(2014, EVIL)])._repr_html_())
    assert page.text == f"year<b>2014{EVIL}"
    assert len(page.all("td")) == 2


def test_a_table_of_a_generator_can_be_shown_more_than_once() -> None:
    table = Table(["year", "boards"], ((year, 13) for year in (2013, 2014)))
    assert table._repr_html_() == table._repr_html_()
    assert repr(table) == "year | boards\n2013 | 13\n2014 | 13"


def test_a_plain_prompt_shows_a_line_and_not_the_whole_record(record: Graph) -> None:
    assert re.fullmatch(r"<Graph of .*: \d+ statements>", repr(record))
    assert re.fullmatch(r"<Snapshot of 2019-06-01: \d+ bodies>", repr(record.on("2019-06-01")))
    answer = record.ask(ASKED)
    assert repr(answer) == f"<Answer: {answer.text}>"


def test_an_answer_shows_itself_without_the_drawing_library() -> None:
    """Only pictures load matplotlib."""
    code = (
        "import nhsgraph, sys; nhsgraph.ask('who holds HEE to account in 2019')._repr_html_();"
        " from nhsgraph.library import bundled; bundled().during('2019')._repr_html_();"
        " print(*{'matplotlib', 'networkx', 'numpy'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()


def test_a_graph_is_printed_in_one_line_wherever_fields_would_be(record: Graph) -> None:
    """IPython's printer, which Hypothesis has too, would walk through the whole record."""
    assert pretty(record) == repr(record)
