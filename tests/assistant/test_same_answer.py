"""Forty questions get one answer, by whichever way they are asked."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from threading import Thread
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from forty import JSON, QUESTIONS, Told, as_told

from nhsgraph import Answer, Graph, Period
from nhsgraph.assistant.tools import called
from nhsgraph.cli import main, serving
from nhsgraph.dates import write_day
from nhsgraph.explorer.answers import answers as beforehand
from nhsgraph.explorer.answers import forms
from nhsgraph.explorer.numbering import Numbering

WITHOUT = {"when", "search", "changes", "happened", "quote"}
"""The forms that the explorer does not answer beforehand: they ask of no body, or of any day."""
NARROWER = 9
"""So many of the forty ask for less than a form has: one post, by law alone, yes or no."""


@pytest.fixture(scope="module")
def answers(record: Graph) -> dict[str, Told]:
    """What the library answers."""
    return {question: as_told(record.ask(question)) for question in QUESTIONS}


def test_there_are_forty_of_all_kinds(answers: dict[str, Told]) -> None:
    assert len(set(QUESTIONS)) >= 40
    kinds = {told.status for told in answers.values()}
    assert {"answered", "partly", "silent", "premise_false", "not_understood"} <= kinds
    assert {told.verdict for told in answers.values()} >= {"yes", "no", "not recorded", None}


def test_the_tool_of_an_assistant_gives_them(record: Graph, answers: dict[str, Told]) -> None:
    for question, told in answers.items():
        reply = called(record, "ask", {"question": question, "limit": 50})
        assert as_told(reply.told) == told, question


def test_the_shell_gives_them(
    record: Graph, answers: dict[str, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nhsgraph.cli.commands.graph_of", lambda *_: record)
    for question, told in answers.items():
        done = CliRunner().invoke(main, ["ask", "--json", question])
        assert as_told(json.loads(done.stdout)) == told, question


def test_the_page_that_is_served_gives_them(
    record: Graph, answers: dict[str, Told], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "told_of", lambda _: {})
    monkeypatch.setattr(serving, "page_of", lambda *_, **__: "")
    with serving.Server(record) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        for question, told in answers.items():
            assert as_told(_asked(server, question)) == told, question
        server.shutdown()


def test_the_explorer_gives_them(record: Graph) -> None:
    """What it has of the body and the days of a question is what the engine's answer stands on.

    Its forms know no post, no force and no second body: there the answer is among what it shows.
    What the engine tells of days after the years covered, and of other bodies, it has elsewhere.
    """
    turned = "who planned the workforce in 2013"  # the explorer asks for whom a body plans
    asked = [record.ask(question) for question in QUESTIONS if question != turned]
    asked = [answer for answer in asked if answer.question.form not in WITHOUT]
    assert len(asked) >= 33
    numbers = Numbering(record)
    last = write_day(numbers.stop - 1) or ""
    rows = [*beforehand(record, numbers, {answer.question.bodies[0] for answer in asked})]
    wider = []
    for answer in asked:
        (body,) = answer.question.bodies
        shown = _shown(record, numbers, rows, answer)
        told = {
            each
            for row in answer.results if (row.first or "") <= last
            for each in row.statements if body in record.statement(each).bodies or each in shown
        }  # fmt: skip
        assert told <= shown, answer.question.text
        wider += [answer.question.text] if told != shown else []
    assert len(wider) <= NARROWER, wider


def _shown(record: Graph, numbers: Numbering, rows: list[JSON], answer: Answer) -> set[str]:
    """The statements behind what the explorer answers to a form and body over the same days."""
    ids, body = list(record.record.statements), numbers.bodies[answer.question.bodies[0]]
    period = Period.between(answer.first, answer.last)
    form = [each["id"] for each in forms()].index(answer.question.form)
    those = [row for row in rows if (row["form"], row["body"]) == (form, body)]
    starts = [row["from"] + numbers.first for row in those]
    spans = zip(those, starts, [*starts[1:], numbers.stop], strict=False)
    return {
        ids[each]
        for row, start, stop in spans if start < period.stop and stop > period.start
        for each in row.get("on", ())
    }  # fmt: skip


def _asked(server: serving.Server, question: str) -> JSON:
    connection = HTTPConnection(serving.LOOPBACK, server.server_port, timeout=60)
    connection.request("GET", f"/ask.json?{urlencode({'q': question})}")
    told: JSON = json.loads(connection.getresponse().read())
    return told
