"""The answers in the page are the engine's own, for the days of their row and for each of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from nhsgraph import Answer, Graph, Question
from nhsgraph.dates import Period, days_in_words
from nhsgraph.explorer.answers import OF_YEARS, undated
from nhsgraph.explorer.arithmetic import rows_of
from nhsgraph.explorer.numbering import JSON, Numbering

Sample = Callable[[Sequence[Any], int], list[Any]]


class Row(NamedTuple):
    """A row of the payload with its form and body, from its first day to the day after its last."""

    form: str
    body: str
    start: int
    stop: int
    told: JSON


def _rows(record: Graph, told: JSON) -> list[Row]:
    """Every row."""
    bodies, first = list(record.record.bodies), Numbering(record).first
    rows = rows_of(told["answers"])
    found = []
    for row, following in zip(rows, [*rows[1:], {}], strict=True):
        goes_on = [following.get(key) for key in ("form", "body")] == [row["form"], row["body"]]
        stop = following["from"] if goes_on else told["last"] + 1
        form = told["forms"][row["form"]]["id"]
        found.append(Row(form, bodies[row["body"]], row["from"] + first, stop + first, row))
    return found


def _named(days: str, text: str) -> bool:
    """True where a sentence names these days other than in brackets, as the days of a means."""
    return f" {days}".lower() in f" {text}".lower().replace("\n", " ")


def _statements(answer: Answer) -> list[str]:
    """The statements that an answer stands on, in its order."""
    rows = answer.results
    return list(dict.fromkeys(each for row in rows for each in row.statements))


def test_an_answer_is_that_of_the_engine_for_its_days(
    record: Graph, told: JSON, sample: Sample, whole: bool
) -> None:
    """Text, statements and status are the engine's for just these days; a long run tries all."""
    ids = list(record.record.statements)
    rows = [row for row in _rows(record, told) if "text" in row.told]
    for form, body, start, stop, row in sample(rows, len(rows) if whole else 50):
        found = record.answer(Question(form, (body,), Period(start, stop)))
        assert row["text"] == undated(found)
        assert row["text"].split() == found.text.split() or form not in OF_YEARS
        assert row["status"] == found.status
        assert [ids[each] for each in row["on"]] == _statements(found)


def test_no_answer_tells_the_days_of_its_row_as_days_of_a_fact(record: Graph, told: JSON) -> None:
    """A row begins and ends where anything changes that its form looks at."""
    asked = [row for row in _rows(record, told) if "text" in row.told and row.form not in OF_YEARS]
    misleading = [
        row.told["text"]
        for row in asked
        if _named(days_in_words(row.start, row.stop - 1), row.told["text"])
    ]
    assert not misleading


def test_on_each_day_of_a_row_the_same_statements_answer(
    record: Graph, told: JSON, sample: Sample, whole: bool
) -> None:
    """A day drawn from a row has the statements of the row for its answer; 500 are tried."""
    ids = list(record.record.statements)
    rows = [row for row in _rows(record, told) if "text" in row.told and row.form not in OF_YEARS]
    for form, body, start, stop, row in sample(rows, 170 if whole else 50):
        day = sample(range(start, stop), 1)[0]
        found = record.answer(Question(form, (body,), Period.of_day(day)))
        assert {ids[each] for each in row["on"]} == set(_statements(found)), (
            form,
            body,
            found.first,
        )


def test_where_a_row_has_no_answer_the_engine_has_none(
    record: Graph, told: JSON, sample: Sample
) -> None:
    silent = [row for row in _rows(record, told) if "text" not in row.told]
    for form, body, start, _, _ in sample(silent, 20):
        found = record.answer(Question(form, (body,), Period.of_day(start)))
        assert found.status not in {"answered", "partly"} or not found.results, (form, body, start)
