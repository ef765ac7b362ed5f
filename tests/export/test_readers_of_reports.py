"""Programs that we did not write read the reports."""

from __future__ import annotations

import io
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from hostile import EVIL, hostile_world
from nhsgraph import Graph, QuestionError
from outside import reader
from worlds import world

FORMS = {"markdown": "report.md", "docx": "report.docx"}
ASKED = "who hosted the NHS Leadership Academy in 2015"


class Shown(HTMLParser):
    """What is shown of HTML: its headings, cells, links, pictures, items, and all its tags."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.texts: dict[str, list[str]] = {}
        self.links: list[str] = []
        self.pictures: list[dict[str, str | None]] = []
        self._open: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes a tag, and what it leads to."""
        self.tags.append(tag)
        told = dict(attrs)
        if tag == "img":
            self.pictures.append(told)
        if tag == "a" and "href" in told:
            self.links.append(str(told["href"]))
        if tag in {"h1", "h2", "p", "td", "th", "li"}:
            self._open.append(tag)
            self.texts.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        """Notes that an element is over."""
        if self._open and self._open[-1] == tag:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Notes a text with each element that it stands in."""
        for tag in set(self._open):
            self.texts[tag][-1] += data

    def of(self, tag: str) -> list[str]:
        """The texts of the elements of a tag."""
        return [text.strip() for text in self.texts.get(tag, [])]


def shown(graph: Graph, form: str, folder: Path, **part: Any) -> Shown:
    """A report as the reader of its format shows it."""
    path = folder / FORMS[form]
    if form == "markdown":
        markdown = reader("markdown_it").MarkdownIt("commonmark").enable("table")
        graph.export(form, path, **part)
        return Shown(markdown.render(path.read_text(encoding="utf-8")))
    mammoth = reader("mammoth")
    reader("docx")
    graph.export(form, path, **part)
    return Shown(mammoth.convert_to_html(io.BytesIO(path.read_bytes())).value)


@pytest.mark.readers
@pytest.mark.timeout(600)
def test_libreoffice_opens_a_report(record: Graph, tmp_path: Path) -> None:
    """It stands in for Word, which can't be run here: headings and statements are in its text."""
    reader("docx")
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("there is no LibreOffice: apt-get install libreoffice-writer-nogui")
    record.export("docx", tmp_path / "report.docx", around="nhs-leadership-academy")
    command = [office, f"-env:UserInstallation={(tmp_path / 'own').as_uri()}", "--headless"]
    command += ["--convert-to", "txt:Text (encoded):UTF8", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "report.docx")], check=True, capture_output=True)
    text = (tmp_path / "report.txt").read_text(encoding="utf-8-sig")
    for words in ("NHS Leadership Academy", "Hosting", "Sources", "Health Education England"):
        assert words in text


@pytest.mark.readers
@pytest.mark.parametrize("form", FORMS)
def test_a_report_of_a_body_has_its_picture_its_lines_and_its_sources(
    record: Graph, form: str, tmp_path: Path
) -> None:
    page = shown(record, form, tmp_path, around="hee", on="2019-06-01")
    assert page.of("h1")[0] == "Health Education England"
    (picture,) = page.pictures
    assert "15 bodies and 28 lines" in str(picture["alt"])
    told = "Health Education England was accountable to the "
    holders = [text for text in page.of("td") if text.startswith(told)]
    assert len(holders) == 2
    assert "https://www.legislation.gov.uk/uksi/2014/3186" in page.links
    assert "Sources" in page.of("h2")


@pytest.mark.readers
@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "part", [{"on": "2019-06-01"}, {"around": "nhs-leadership-academy"}, {"asked": ASKED}]
)
def test_every_row_has_sources_and_every_source_is_of_a_row(
    record: Graph, form: str, part: dict[str, str], tmp_path: Path
) -> None:
    more = {key: value for key, value in part.items() if key != "asked"}
    if "asked" in part:
        more["answer"] = record.ask(part["asked"])  # type: ignore[assignment]
    page = shown(record, form, tmp_path, **more)
    cells = page.of("td")
    marks = [cell for cell in cells if cell.startswith("[")]
    numbers = [cell for cell in cells if cell.isdecimal()]
    assert numbers == [str(number) for number in range(1, len(numbers) + 1)]
    assert len(marks) == len(numbers) > 0
    cited = {each for mark in marks for each in mark.replace("[", "").replace("]", "").split()}
    found = page.of("li") if form == "markdown" else page.of("p")
    listed = [text for text in found if " (row" in text]
    assert len(listed) >= len(cited)
    if form == "markdown":
        assert len(cited) == len(listed)


@pytest.mark.readers
@pytest.mark.parametrize("form", FORMS)
def test_hostile_texts_are_shown_as_they_are(form: str, tmp_path: Path) -> None:
    graph = hostile_world()
    page = shown(graph, form, tmp_path, around="b1")
    assert len(page.pictures) == 1
    plain = {"h1", "h2", "p", "em", "strong", "img", "table", "thead", "tbody", "tr", "th", "td"}
    assert {*page.tags} <= plain | {"ul", "ol", "li", "a", "hr", "br"}
    addresses = {each.address for each in graph.sources if each.address}
    assert {*page.links} <= {each.replace("'", "%27") for each in addresses} | addresses
    assert len({*page.links}) == len(EVIL)
    text = " ".join([*page.of("td"), *page.of("li"), *page.of("p")])
    missing = [evil for evil in EVIL if evil not in text]
    assert missing == []


@pytest.mark.readers
def test_a_document_has_no_field_and_leads_to_nothing_but_its_sources(tmp_path: Path) -> None:
    graph = hostile_world()
    shown(graph, "docx", tmp_path, around="b1")
    with ZipFile(tmp_path / "report.docx") as packed:
        names = packed.namelist()
        words = packed.read("word/document.xml").decode()
        leads = packed.read("word/_rels/document.xml.rels").decode()
    assert not [name for name in names if "vba" in name or "embeddings" in name]
    assert "fldChar" not in words
    assert "fldSimple" not in words
    assert leads.count('TargetMode="External"') == len(EVIL)
    assert "javascript:" not in leads


def test_a_report_tells_what_reaches_a_body_by_way_of_a_collective(tmp_path: Path) -> None:
    graph = world(
        """
        boards:
          kind: collective
          accountability: [{holder: office, when: 2010-01-01/2020-12-31}]
        board:
          membership: [{whole: boards, when: 2012-01-01/2014-12-31}]
          oversight: [{overseer: office, when: 2013-01-01/.., contested: {reason: never so}}]
        """
    )
    graph.export("markdown", tmp_path / "x.md", around="board")
    text = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "(By way of the boards.) | from 1 January 2012 to 31 December 2014 | certain |" in text
    assert "never so | from 1 January 2013 on | contested |" in text
    accountable, _, contested = text.partition("## Only planned, contested")
    assert "never so" not in accountable
    assert contested


def test_a_report_has_no_later_knowledge(tmp_path: Path) -> None:
    graph = world(
        """
        board:
          description: {text: Abolished in the end., evidence: [{source: repeal, locator: a}]}
          accountability:
            - {holder: office, when: 2010-01-01/2015-03-31,
               evidence: [order, {source: repeal, proves: end}]}
        """,
        news="{order: 2009-12-01, repeal: 2015-01-01}",
    )
    graph.as_known_on("2012-06-01").export("markdown", tmp_path / "x.md", around="board")
    text = (tmp_path / "x.md").read_text(encoding="utf-8")
    assert "As known on 2012-06-01" in text
    assert "from 1 January 2010 on" in text
    assert "repeal" not in text
    assert "Abolished" not in text


def test_a_whole_record_makes_no_report(record: Graph, tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="of a body, a day or an answer"):
        record.export("markdown", tmp_path / "x.md")
    assert not [*tmp_path.iterdir()]


def test_a_report_without_anything_to_draw_has_no_picture(tmp_path: Path) -> None:
    graph = world("a: {posts: [{post: chair, person: Ann Lee, when: 2012/2014}]}")
    written = graph.export("markdown", tmp_path / "x.md", around="a", on="2013-06-01")
    assert written == [tmp_path / "x.md"]
    text = written[0].read_text(encoding="utf-8")
    assert "Ann Lee" in text
    assert "![" not in text


@pytest.mark.parametrize("sign", ["1.", "12)", "-", "+", "=", "#", ">"])
def test_no_line_becomes_a_list_or_a_heading(sign: str, tmp_path: Path) -> None:
    markdown, text = reader("markdown_it").MarkdownIt("commonmark"), f"{sign} one."
    graph = world(
        f"a: {{description: {{text: {text!r}, evidence: [{{source: act, locator: a}}]}}}}"
    )
    graph.export("markdown", tmp_path / "x.md", around="a")
    tokens = markdown.parse((tmp_path / "x.md").read_text(encoding="utf-8"))
    assert f"{text} [1]" in [token.content.replace("\\", "") for token in tokens]
    paragraphs = [each.type for each in tokens[:8]]
    assert paragraphs[3:5] == ["paragraph_open", "inline"]
