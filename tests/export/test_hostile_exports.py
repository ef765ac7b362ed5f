"""A record that means harm in every format: unharmed for programs, harmless for people."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from hostile import EVIL, hostile_world, unread, unread_world
from nhsgraph import Graph
from nhsgraph.export.formats import FORMATS
from nhsgraph.spelling import printable, tidy
from outside import reader

pytestmark = pytest.mark.readers


def of_csv(path: Path) -> Iterator[str]:
    """The cells."""
    for file in path.glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as lines:
            yield from (cell for row in csv.reader(lines) for cell in row)


def of_json(path: Path) -> Iterator[str]:
    """The texts, at any depth."""

    def texts(told: Any) -> Iterator[str]:
        if isinstance(told, dict | list):
            for each in told.values() if isinstance(told, dict) else told:
                yield from texts(each)
        elif isinstance(told, str):
            yield told

    return texts(json.loads(path.read_text(encoding="utf-8")))


def of_site(path: Path) -> Iterator[str]:
    """The texts of all files, at any depth."""
    for file in path.rglob("*.json"):
        yield from of_json(file)


def of_sqlite(path: Path) -> Iterator[str]:
    """The cells."""
    with closing(sqlite3.connect(path)) as base:
        for table in ("sources", "bodies", "names", "statements", "events"):
            for row in base.execute(f"select * from {table}"):  # noqa: S608 - our own names
                yield from (cell for cell in row if isinstance(cell, str))


def of_parquet(path: Path) -> Iterator[str]:
    """The cells."""
    parquet = reader("pyarrow.parquet")
    for file in path.glob("*.parquet"):
        for row in parquet.read_table(file).to_pylist():
            yield from (cell for cell in row.values() if isinstance(cell, str))


def of_xlsx(path: Path) -> Iterator[str]:
    """The cells, none of which is a formula or a link."""
    book = reader("openpyxl").load_workbook(path)
    for sheet in book:
        for row in sheet.iter_rows():
            assert not any(cell.data_type == "f" or cell.hyperlink for cell in row)
            yield from (str(cell.value) for cell in row if cell.value is not None)


def of_graph(read: Callable[[Path], Any]) -> Callable[[Path], Iterator[str]]:
    """What reads the attributes of nodes and arcs."""

    def texts(path: Path) -> Iterator[str]:
        found = read(path)
        for *_, data in (*found.nodes(data=True), *found.edges(data=True)):
            yield from map(str, data.values())

    return texts


def of_triples(path: Path) -> Iterator[str]:
    """The literals."""
    form = "turtle" if path.suffix == ".ttl" else "json-ld"
    return map(str, reader("rdflib").Graph().parse(path, format=form).objects())


def of_bibliography(path: Path) -> Iterator[str]:
    """The fields, less what TeX asks for."""
    entries = reader("pybtex.database").parse_file(str(path)).entries
    signs = {r"{\textbackslash}": "\\", r"{\textasciitilde}": "~", r"{\textasciicircum}": "^",
             r"{\textbraceleft}": "{", r"{\textbraceright}": "}"}  # fmt: skip
    tex = re.compile("|".join([*map(re.escape, signs), r"\\[&%$#_]"]))
    for entry in entries.values():
        for text in entry.fields.values():
            yield tex.sub(lambda sign: signs.get(sign[0], sign[0][1:]), text)


def of_diagram(path: Path) -> Iterator[str]:
    """The labels; that Mermaid and Graphviz draw them is tried where a Chromium is."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".mmd":
        for label in re.findall(r'\["(.*)"\]$', text, re.MULTILINE):
            yield re.sub(r"#(\d+);", lambda number: chr(int(number[1])), label)
    else:
        for label in re.findall(r'\[label="((?:[^"\\]|\\.)*)"', text):
            yield re.sub(r"\\(.)", r"\1", label).replace("&amp;", "&")


def of_markdown(path: Path) -> Iterator[str]:
    """What is shown, none of which is HTML, code or bold."""
    tokens = (
        reader("markdown_it")
        .MarkdownIt("commonmark")
        .enable("table")
        .parse(path.read_text(encoding="utf-8"))
    )
    for token in tokens:
        assert token.type not in {"html_block", "fence", "code_block"}, token.content
        parts = token.children or ()
        assert not {each.type for each in parts} & {"html_inline", "code_inline", "strong_open"}
        yield "".join(each.content for each in parts)


def of_docx(path: Path) -> Iterator[str]:
    """The paragraphs and cells."""
    mammoth = reader("mammoth")
    with path.open("rb") as file:
        yield from mammoth.extract_raw_text(file).value.split("\n\n")


EXACT: dict[str, Callable[[Path], Iterable[str]]] = {
    "csv": of_csv, "json": of_json, "sqlite": of_sqlite, "parquet": of_parquet,
    "jsonld": of_triples, "turtle": of_triples, "site": of_site,
}  # fmt: skip
"""The formats for programs, with what reads the texts in them."""
SEEN: dict[str, Callable[[Path], Iterable[str]]] = {
    "xlsx": of_xlsx, "graphml": of_graph(nx.read_graphml), "gexf": of_graph(nx.read_gexf),
    "bibliography": of_bibliography, "dot": of_diagram, "mermaid": of_diagram,
    "markdown": of_markdown, "docx": of_docx,
}  # fmt: skip
"""The formats for people, in which no sign stands that nobody sees."""
NEEDS = {"docx": "docx", "xlsx": "xlsxwriter", "parquet": "pyarrow"}
AROUND = {"markdown", "docx"}


def test_no_format_is_left_out() -> None:
    assert EXACT.keys() | SEEN.keys() == FORMATS.keys()


def texts(graph: Graph, form: str, folder: Path) -> set[str]:
    """The texts of an export, as the reader of its format reads them."""
    if form in NEEDS:
        reader(NEEDS[form])
    path = folder / f"x{FORMATS[form].endings[0]}"
    graph.export(form, path, around=("b1",) if form in AROUND else ())
    return set((EXACT | SEEN)[form](path))


@pytest.mark.filterwarnings("ignore")  # the picture has no letters for some signs
@pytest.mark.parametrize("form", FORMATS)
def test_texts_that_mean_harm_are_texts_in_every_format(form: str, tmp_path: Path) -> None:
    _all_there(texts(hostile_world(), form, tmp_path), list(EVIL), form)


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("form", FORMATS)
def test_signs_that_nobody_sees_stay_for_programs_and_go_for_people(
    form: str, tmp_path: Path
) -> None:
    found = texts(unread_world(), form, tmp_path)
    spoilt = [unread(text) for text in EVIL]
    if form in EXACT:
        _all_there(found, spoilt, form)
    else:
        _all_there(found, list(map(printable, spoilt)), form)
        assert [text for text in found if text != printable(text)] == []


def _all_there(found: set[str], wanted: list[str], form: str) -> None:
    """Whether each text is there: as a whole cell, or in a report, a label or a note as part."""
    if form in EXACT:
        assert [text for text in wanted if text not in found] == []
    else:
        told = "\n".join(map(tidy, found))
        assert [text for text in map(tidy, wanted) if text not in told] == []
