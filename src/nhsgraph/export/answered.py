"""Many questions at once: read from a CSV, and their answers as a table, in a CSV or a workbook."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from nhsgraph.answers import Answer
from nhsgraph.errors import DateError, QuestionError, shortened
from nhsgraph.extras import part
from nhsgraph.spelling import printable
from nhsgraph.writing import made_files, write_file

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

QUESTION: Final = "question"
"""The column in which the questions stand."""
COLUMNS: Final = (
    "status", "sentence", "verdict", "answers", "from", "to", "dates", "statements", "sources",
    "notes",
)  # fmt: skip
"""What stands behind the columns that a file of questions has itself."""
_WIDE: Final = frozenset({"question", "sentence", "statements", "sources", "notes"})
_DELIMITERS: Final = ",;\t"
_CSV: Final = "Save it as CSV UTF-8, with a column “question” and a question a row."


class Asked(NamedTuple):
    """A question with its answer, or with the problem for which it has none."""

    question: str
    answer: Answer | None
    problem: str = ""

    @property
    def status(self) -> str:
        """The status of the answer; ``not_understood`` where there is none."""
        return "not_understood" if self.answer is None else self.answer.status

    def row(self) -> dict[str, str]:
        """The answer as texts, by ``COLUMNS``; what is several has semicolons between.

        ``sources`` has each source once, with the places in it; bars stand between them.
        """
        found = self.answer
        if found is None:
            told = dict.fromkeys(COLUMNS, "")
            return told | {"status": self.status, "sentence": self.problem}
        places: dict[str, list[str]] = {}
        for each in found.sources:
            about = f"{each.title}, {each.publisher}" + (f", {each.url}" if each.url else "")
            places.setdefault(about, []).append(each.locator)
        ids = (one for row in found.results for one in row.statements)
        cells = {
            "status": found.status,
            "sentence": found.lead,
            "verdict": found.verdict or "",
            "answers": "; ".join(found.ids),
            "from": found.first or "",
            "to": found.last or "",
            "dates": "; ".join(found.dates),
            "statements": "; ".join(dict.fromkeys(ids)),
            "sources": " | ".join(
                f"{about} ({'; '.join(dict.fromkeys(those))})" for about, those in places.items()
            ),
            "notes": " ".join(found.notes),
        }
        return {key: cells[key] for key in COLUMNS}


def each_asked(ask: Callable[[str], Answer], questions: Iterable[str]) -> Iterator[Asked]:
    """Questions, asked one after the other as they are wanted."""
    for text in questions:
        try:
            yield Asked(text, ask(text))
        except (QuestionError, DateError) as error:
            yield Asked(text, None, " ".join(str(error).split()))


class Questions(NamedTuple):
    """A file of questions: the names of its columns, its rows, and which column has questions.

    ``mark`` is the sign between its cells; ``marked`` whether it began with a mark of UTF-8, as
    spreadsheets write it.
    """

    heads: list[str]
    rows: list[list[str]]
    at: int
    mark: str = ","
    marked: bool = False

    @property
    def texts(self) -> list[str]:
        """The questions."""
        return [row[self.at].strip() for row in self.rows]


def read_questions(path: Path) -> Questions:
    """Reads a CSV with a column ``question``; commas, semicolons or tabs part its cells.

    Raises:
        QuestionError: it is empty, has no such column or no question, or is no CSV in UTF-8.
        OSError: it can't be read.
    """
    content = path.read_bytes()
    name = f"“{shortened(path.name)}”"
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise QuestionError(f"{name} is not UTF-8 in line {line}.", [_CSV]) from error
    first = text.partition("\n")[0]
    mark = max(_DELIMITERS, key=first.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=mark, strict=True))
    except csv.Error as error:
        raise QuestionError(f"{name} can't be read as CSV: {error}.", [_CSV]) from error
    rows = [row for row in rows if any(cell.strip() for cell in row)]
    if not rows:
        raise QuestionError(f"{name} is empty.", [_CSV])
    heads = [head.strip() for head in rows[0]]
    places = [at for at, head in enumerate(heads) if head.casefold() == QUESTION]
    if len(places) != 1:
        has = f"its first line has {', '.join(f'“{shortened(head)}”' for head in heads[:10])}"
        told = "no column" if not places else "more than one column"
        raise QuestionError(f"{name} has {told} “{QUESTION}”; {has}.", [_CSV])
    if len(rows) == 1:
        raise QuestionError(f"{name} has a head and no question under it.", [_CSV])
    filled = [row + [""] * (len(heads) - len(row)) for row in rows[1:]]
    for number, row in enumerate(filled, 1):
        if len(row) > len(heads):
            told = f"Question {number} of {name} has more cells than the head has names."
            raise QuestionError(told, ["Set a text with commas in it in double quotes."])
    marked = content.startswith(b"\xef\xbb\xbf")
    return Questions(heads, filled, places[0], mark, marked)


def refuse_place(path: Path, questions: Path) -> None:
    """Refuses a file of answers that is none, before any question is asked.

    Raises:
        QuestionError: it ends otherwise, lies in no folder, or is the file of the questions.
        MissingPartError: what writes a workbook is not installed.
    """
    if path.suffix.lower() not in {".csv", ".xlsx"}:
        hint = f"Write it to {shortened(path.stem)}.csv, for example."
        raise QuestionError(
            f"A file of answers ends .csv or .xlsx; “{path.name}” does not.", [hint]
        )
    if not path.parent.is_dir():
        raise QuestionError(f"There is no folder “{path.parent}” to write into.")
    if path.exists() and path.samefile(questions):
        raise QuestionError("The answers would take the place of the questions.", ["Name another."])
    if path.suffix.lower() == ".xlsx":
        part("A workbook", "xlsxwriter", extra="xlsx")


def write_answers(asked: Questions, answers: Iterable[Asked], path: Path) -> None:
    """Writes the columns of the questions, unchanged, and the answers behind them.

    Raises:
        OSError: it can't be written; what stood there before still does.
    """
    kept = [at for at, head in enumerate(asked.heads) if head not in COLUMNS]
    rows = (
        [*(own[at] for at in kept), *each.row().values()]
        for own, each in zip(asked.rows, answers, strict=True)
    )
    table = _table([*(asked.heads[at] for at in kept), *COLUMNS], rows)
    if path.suffix.lower() == ".xlsx":
        _write_workbook(table, path)
        return
    out = io.StringIO(newline="")
    csv.writer(out, delimiter=asked.mark, lineterminator="\n").writerows(table)
    write_file(path, out.getvalue().encode("utf-8-sig" if asked.marked else "utf-8"))


def _table(heads: Sequence[str], rows: Iterable[list[str]]) -> Iterator[Sequence[str]]:
    yield heads
    yield from rows


def _write_workbook(table: Iterable[Sequence[str]], path: Path) -> None:
    """A workbook of one sheet in which every cell is a text, whatever it begins with."""
    from xlsxwriter import Workbook

    from nhsgraph.export.xlsx import PLAIN, fit

    with made_files(path) as (new,):
        book = Workbook(str(new), {**PLAIN, "tmpdir": str(new.parent)})
        sheet: Worksheet = book.add_worksheet("answers")
        head = book.add_format({"bold": True, "bottom": 1})
        wrap = book.add_format({"text_wrap": True, "valign": "top"})
        sheet.freeze_panes(1, 1)
        number, heads = 0, [*next(iter(table))]
        for place, name in enumerate(heads):
            sheet.set_column(place, place, 60 if name in _WIDE else 16)
            sheet.write_string(0, place, fit(printable(name)), head)
        for number, row in enumerate(table, 1):
            for place, cell in enumerate(row):
                sheet.write_string(number, place, fit(cell), wrap)
        sheet.autofilter(0, 0, number, len(heads) - 1)
        book.close()
