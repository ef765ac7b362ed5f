"""Many questions from a file: a row for each, nothing half written, and one clear message."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from nhsgraph import Graph
from nhsgraph.cli import main
from nhsgraph.export.answered import COLUMNS, Asked, Questions, write_answers
from outside import reader

HOST = "who hosted the NHS Leadership Academy in 2015"


def run(folder: Path, content: bytes | None, *more: str, output: str = "answers.csv") -> Result:
    if content is not None:
        (folder / "questions.csv").write_bytes(content)
    file = ["--file", str(folder / "questions.csv"), "-o", str(folder / output)]
    return CliRunner().invoke(main, ["ask", *file, *more])


def rows(path: Path, mark: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=mark))


def test_a_row_gets_what_the_engine_says_of_its_question(tmp_path: Path, record: Graph) -> None:
    done = run(tmp_path, f"id,question\n7,{HOST}\n8,\n9,who was king of ghosts\n".encode())
    assert done.exit_code == 0, done.output
    first, empty, strange = rows(tmp_path / "answers.csv")
    answer = record.ask(HOST)
    assert [*first] == ["id", "question", *COLUMNS]
    assert (first["id"], first["status"], first["sentence"]) == ("7", "answered", answer.lead)
    assert (first["answers"], first["from"], first["to"]) == ("nhse", "2015-01-01", "2015-12-31")
    assert first["statements"] == "; ".join(dict.fromkeys(r.statement for r in answer.results))
    assert all(each.title in first["sources"] for each in answer.sources)
    assert (empty["status"], empty["statements"]) == ("not_understood", "")
    assert strange["status"] == record.ask("who was king of ghosts").status


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_file_of_a_spreadsheet_is_read_and_written_as_it_was(tmp_path: Path, mark: str) -> None:
    text = f'Question{mark}note\r\n{HOST}{mark}"a{mark} b"\r\n\r\n'
    assert run(tmp_path, b"\xef\xbb\xbf" + text.encode()).exit_code == 0
    assert (tmp_path / "answers.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    (row,) = rows(tmp_path / "answers.csv", mark)
    assert (row["note"], row["answers"]) == (f"a{mark} b", "nhse")


def test_answers_can_be_asked_again(tmp_path: Path) -> None:
    run(tmp_path, f"question\n{HOST}\n".encode())
    before = (tmp_path / "answers.csv").read_bytes()
    run(tmp_path, before, output="again.csv")
    assert (tmp_path / "again.csv").read_bytes() == before


@pytest.mark.parametrize(
    ("content", "output", "told"),
    [
        (b"", "a.csv", "is empty"),
        (b"\n ,\n", "a.csv", "is empty"),
        (b"question\n\n", "a.csv", "no question under it"),
        (b"text,id\nwho,1\n", "a.csv", "no column “question”; its first line has “text”, “id”"),
        (b"question,Question\nwho,1\n", "a.csv", "more than one column “question”"),
        (b"question\nwho\ncaf\xe9\n", "a.csv", "not UTF-8 in line 3"),
        ("question\nwho\n".encode("utf-16"), "a.csv", "not UTF-8 in line 1"),
        (b"question\nwho,in 2015\n", "a.csv", "more cells than the head"),
        (b'question\n"who\n', "a.csv", "can't be read as CSV"),
        (b"question\nwho\n", "a.txt", "ends .csv or .xlsx"),
        (b"question\nwho\n", "no/a.csv", "There is no folder"),
        (b"question\nwho\n", "questions.csv", "take the place of the questions"),
    ],
)
def test_what_is_wrong_is_told_once_and_nothing_is_written(
    tmp_path: Path, content: bytes, output: str, told: str
) -> None:
    done = run(tmp_path, content, output=output)
    assert done.exit_code == 2
    assert told in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["questions.csv"]
    assert (tmp_path / "questions.csv").read_bytes() == content


@pytest.mark.parametrize(
    "arguments",
    [["--file", "q.csv"], ["-o", "a.csv"], ["--file", "q.csv", "-o", "a.csv", HOST],
     ["--file", "q.csv", "-o", "a.csv", "--json"], ["--file", "none.csv", "-o", "a.csv"]],
)  # fmt: skip
def test_options_that_do_not_go_together_are_refused(
    tmp_path: Path, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "q.csv").write_text(f"question\n{HOST}\n")
    assert CliRunner().invoke(main, ["ask", *arguments]).exit_code == 2
    assert [each.name for each in tmp_path.iterdir()] == ["q.csv"]


def test_an_answer_that_fails_on_the_way_leaves_what_stood_there(tmp_path: Path) -> None:
    def answers() -> object:
        yield Asked("a", None, "told")
        raise KeyboardInterrupt

    (tmp_path / "a.csv").write_text("before")
    with pytest.raises(KeyboardInterrupt):
        write_answers(Questions(["question"], [["a"], ["b"]], 0), answers(), tmp_path / "a.csv")  # type: ignore[arg-type]
    assert [(each.name, each.read_text()) for each in tmp_path.iterdir()] == [("a.csv", "before")]


@pytest.mark.readers
def test_no_cell_of_a_workbook_of_answers_is_a_formula(tmp_path: Path) -> None:
    openpyxl = reader("openpyxl")
    reader("xlsxwriter")
    content = f"question,=1+1\n{HOST},=cmd|x\n=1+1,@sum\n".encode()
    assert run(tmp_path, content, output="answers.xlsx").exit_code == 0
    sheet = openpyxl.load_workbook(tmp_path / "answers.xlsx")["answers"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "inlineStr"}
    assert "=cmd|x" in {cell.value for cell in cells}
    assert sheet.auto_filter.ref == sheet.dimensions
