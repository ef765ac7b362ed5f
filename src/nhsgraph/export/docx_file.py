"""DOCX: the report of ``markdown`` as a document for Word and LibreOffice, its picture inside.

Days: in words, as the record writes them, both ends included. What it can't hold: as ``markdown``.
Every text is a text: no field, no macro; the links are those of the sources that are on the web.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.export.extract import Extract
from nhsgraph.export.report import Report, Section, report
from nhsgraph.writing import write_file

if TYPE_CHECKING:
    from nhsgraph.answers import Answer

_WIDE: Final = 17.0
"""How wide text and picture are, in centimetres of an A4 page."""
_NARROW: Final = {"No.": 1.2, "When": 4.2, "Certain": 2.0, "Sources": 2.2}
"""How wide the columns are, in centimetres; the others share what is left."""


def write(extract: Extract, path: Path, *, answer: Answer | None = None) -> list[Path]:
    """Writes the document.

    Raises:
        QuestionError: a report is of neither a body, a day nor an answer.
        OSError: it can't be written.
    """
    made = io.BytesIO()
    _document(report(extract, answer)).save(made)
    write_file(path, made.getvalue())
    return [path]


def _document(told: Report) -> Any:
    from docx.shared import Cm

    document = _blank(told)
    document.add_heading(told.title, 1)
    if told.beneath:
        document.add_paragraph(told.beneath, style="Subtitle")
    for words, numbers in told.paragraphs:
        document.add_paragraph(f"{words} {_marks(numbers)}".rstrip())
    if told.picture:
        shown = document.add_picture(io.BytesIO(told.picture.png), width=Cm(_WIDE))
        shown._inline.docPr.set("descr", told.picture.told)  # noqa: SLF001 - it has no other way
        document.add_paragraph(f"{told.picture.title}. {told.picture.told}", style="Caption")
    for section in told.sections:
        document.add_heading(section.heading, 2)
        _add_table(document, section)
    if told.notes:
        document.add_heading("Notes", 2)
    for note in told.notes:
        document.add_paragraph(note, style="List Bullet")
    _add_sources(document, told)
    document.add_paragraph(told.foot, style="Caption")
    return document


def _blank(told: Report) -> Any:
    """A document of A4 pages without anything on them."""
    import docx
    from docx.shared import Cm, Pt

    document = docx.Document()
    (page,) = document.sections
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    document.styles["Normal"].font.name = "Calibri"
    document.styles["Normal"].font.size = Pt(10)
    properties = document.core_properties
    properties.title, properties.author, properties.comments = told.title[:255], "", ""
    properties.language = "en-GB"
    return document


def _add_sources(document: Any, told: Report) -> None:
    from docx.shared import Cm

    if told.sources:
        document.add_heading("Sources", 2)
    for source in told.sources:
        line = document.add_paragraph(f"{source.number}. {source.words} ")
        line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Cm(1), Cm(-1)
        if source.address:
            _add_link(line, source.address)


def _add_table(document: Any, section: Section) -> None:
    from docx.shared import Cm

    heads = ("No.", *section.heads, "Sources")
    table = document.add_table(rows=1, cols=len(heads), style="Light List Accent 1")
    table.autofit = False
    left = _WIDE - sum(_NARROW.get(head, 0) for head in heads)
    share = left / max(1, sum(head not in _NARROW for head in heads))
    widths = [Cm(_NARROW.get(head, share)) for head in heads]
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    _fill(table.rows[0], heads, widths, "w:tblHeader")  # which stands on every page again
    for row in section.rows:
        cells = (str(row.number), *row.cells, _marks(row.sources))
        _fill(table.add_row(), cells, widths, "w:cantSplit")


def _fill(row: Any, cells: Iterable[str], widths: list[Any], how: str) -> None:
    from docx.oxml import OxmlElement

    for cell, words, width in zip(row.cells, cells, widths, strict=True):
        cell.text, cell.width = words, width
    row._tr.get_or_add_trPr().append(OxmlElement(how))  # noqa: SLF001 - it has no other way


def _marks(numbers: Iterable[int]) -> str:
    return " ".join(f"[{number}]" for number in numbers)


def _add_link(line: Any, address: str) -> None:
    """Adds an address as a link to a paragraph."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    link = OxmlElement("w:hyperlink")
    link.set(
        qn("r:id"), line.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
    )
    run = line.add_run(address)
    run.font.underline = True
    link.append(run._r)  # noqa: SLF001 - it has no other way
    line._p.append(link)  # noqa: SLF001
