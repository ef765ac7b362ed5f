"""Forty questions get one answer, by whichever way they are asked."""

from __future__ import annotations

import json
from http.client import HTTPConnection
from threading import Thread
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner
from forty import JSON, QUESTIONS, Told, as_told

from nhsgraph import Graph
from nhsgraph.assistant.tools import called
from nhsgraph.cli import main, serving


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


def _asked(server: serving.Server, question: str) -> JSON:
    connection = HTTPConnection(serving.LOOPBACK, server.server_port, timeout=60)
    connection.request("GET", f"/ask.json?{urlencode({'q': question})}")
    told: JSON = json.loads(connection.getresponse().read())
    return told
