"""Markdown: a report of a body, a day or an answer, with its picture in a file beside it.

It has a picture, tables whose rows are numbered, and numbered sources, each with the places in it
and the rows that they prove, to be put into a briefing: of ``--around BODY`` (on a day or over the
years), of ``--on DAY`` or of ``--answer``. GitHub, GitLab, pandoc and most editors show it.

Days: in words, as the record writes them, both ends included; on the day of knowledge, where one is
given, an end that was not known is open. What it can't hold: what the sources say in words, notes
of statements, ids, and days for programs; a whole record is too much for a report. No text of a
record means anything to Markdown: it stands as it is read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote

from nhsgraph.export.extract import Extract
from nhsgraph.export.report import Report, Section, report
from nhsgraph.writing import write_files

if TYPE_CHECKING:
    from nhsgraph.answers import Answer

_SIGNS: Final = re.compile(r"[\\`*_{}\[\]<>#|~!&$]")
"""Signs that mean something in Markdown, in HTML or in what fills in templates."""
_AT_START: Final = re.compile(r"^(\d+)([.)])|^([-+=])")
"""What begins a list, a rule or a heading at the start of a line."""
_IN_ADDRESSES: Final = "!#$&'()*+,/:;=?@[]%~"


def write(extract: Extract, path: Path, *, answer: Answer | None = None) -> list[Path]:
    """Writes the report, and its picture beside it if there is one; both or none.

    Raises:
        QuestionError: a report is of neither a body, a day nor an answer.
        OSError: they can't be written.
    """
    told = report(extract, answer)
    picture = path.with_name(f"{path.stem}-picture.png")
    files = {picture: told.picture.png} if told.picture else {}
    text = "\n".join(_lines(told, picture.name))
    write_files(files | {path: text.encode("utf-8", "replace")})
    return [path, *files]


def _lines(told: Report, picture: str) -> Iterator[str]:
    yield from (f"# {unmarked(told.title)}", "")
    if told.beneath:
        yield from (f"*{unmarked(told.beneath)}*", "")
    for words, numbers in told.paragraphs:
        yield from (f"{unmarked(words)} {_marks(numbers)}".rstrip(), "")
    if told.picture:
        yield from (f"![{unmarked(told.picture.told)}]({quote(picture)})", "")
        yield from (f"*{unmarked(told.picture.title)}. {unmarked(told.picture.told)}*", "")
    for section in told.sections:
        yield from _table(section)
    if told.notes:
        yield from ("## Notes", "", *(f"- {unmarked(note)}" for note in told.notes), "")
    if told.sources:
        yield from ("## Sources", "")
        for source in told.sources:
            address = f" <{quote(source.address, safe=_IN_ADDRESSES)}>" if source.address else ""
            yield f"{source.number}. {unmarked(source.words)}{address}"
        yield ""
    yield from ("---", "", unmarked(told.foot), "")


def _table(section: Section) -> Iterator[str]:
    heads = ("No.", *section.heads, "Sources")
    yield from (f"## {unmarked(section.heading)}", "", _row(heads), _row("---" for _ in heads))
    for row in section.rows:
        yield _row((str(row.number), *map(unmarked, row.cells), _marks(row.sources)))
    yield ""


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _marks(numbers: Iterable[int]) -> str:
    return " ".join(f"\\[{number}\\]" for number in numbers)


def unmarked(words: str) -> str:
    """Words of which no sign means anything but itself."""
    bare = _SIGNS.sub(r"\\\g<0>", words)
    return _AT_START.sub(lambda at: f"{at[1]}\\{at[2]}" if at[1] else f"\\{at[3]}", bare)
