"""The page served on this machine: it answers questions, and only what the machine itself asks."""

from __future__ import annotations

import json
import socket
import webbrowser
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from threading import Thread
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from nhsgraph import Graph
from nhsgraph.cli import main, serving
from nhsgraph.explorer.numbering import JSON
from nhsgraph.explorer.page import told_of
from nhsgraph.export.openapi import ASKS, LONGEST
from worlds import world, write_world

Reply = tuple[int, str, str]


@pytest.fixture(scope="module")
def small() -> Graph:
    """A record of two bodies."""
    return world(
        """
        hee:
          names: [{name: Health Education England, when: 2012-06-28/2023-03-31}]
          accountability: [{holder: dhsc, when: 2013-04-01/..}]
        dhsc: {names: [{name: Department of Health, when: 1988-07-25/..}]}
        """
    )


@pytest.fixture(scope="module")
def server(small: Graph) -> Iterator[serving.Server]:
    """The page of it, served."""
    with serving.Server(small) as served:
        Thread(target=served.serve_forever, daemon=True).start()
        yield served
        served.shutdown()


def _asked(
    server: serving.Server, path: str, method: str = "GET", headers: dict[str, str] | None = None
) -> Reply:
    connection = HTTPConnection(serving.LOOPBACK, server.server_port, timeout=60)
    connection.request(method, path, headers=headers or {})
    reply = connection.getresponse()
    kind = reply.getheader("Content-Type") or ""
    return reply.status, kind, reply.read().decode()


def _answer(server: serving.Server, status: int = 200, **asked: str) -> JSON:
    found, kind, text = _asked(server, f"{ASKS}?{urlencode(asked)}")
    assert (found, kind) == (status, "application/json; charset=utf-8")
    told: JSON = json.loads(text)
    return told


def test_the_page_is_there_and_may_ask(server: serving.Server) -> None:
    status, kind, html = _asked(server, "/")
    assert (status, kind) == (200, "text/html; charset=utf-8")
    assert '<meta name="nhsgraph-ask" content="/ask.json">' in html
    assert "connect-src &#x27;self&#x27;" in html


def test_a_question_is_answered_by_the_engine(server: serving.Server, small: Graph) -> None:
    question = "who held HEE to account in 2014"
    told = _answer(server, q=question)
    assert told == small.ask(question).to_dict()
    assert [row["statement"] for row in told["results"]] == ["hee/accountability-1"]


def test_a_question_may_be_as_known_on_a_day(server: serving.Server) -> None:
    told = _answer(server, q="who held HEE to account in 2014", as_known_on="1990-01-01")
    assert told["question"]["as_known_on"] == "1990-01-01"
    assert not told["results"]


def test_a_question_may_be_asked_with_plans(server: serving.Server, small: Graph) -> None:
    question = "who held HEE to account in 2014"
    assert _answer(server, q=question, plans="true") == small.ask(question, plans=True).to_dict()


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({}, "There is no question"),
        ({"q": ""}, "There is no question"),
        ({"q": " \t"}, "There is no question"),
        ({"q": "?" * (LONGEST + 1)}, "at most 2,000 signs"),
        ({"q": "who held HEE to account", "as_known_on": "32 May"}, "32 May"),
        ({"q": "who held HEE to account", "as_known_on": ""}, "is blank"),
        ({"q": "who held HEE to account on 30 February 2014"}, "30 February"),
        ({"q": "who held HEE to account", "plans": "maybe"}, "true or false"),
        ({"q": "who held HEE to account", "know": "1990"}, "no parameter “know”"),
    ],
)
def test_what_is_no_question_is_told_in_a_sentence(
    server: serving.Server, asked: dict[str, str], says: str
) -> None:
    told = _answer(server, 400, **asked)
    assert told["status"] == "not_understood"
    assert says in told["text"]
    assert "Traceback" not in json.dumps(told)


def test_a_parameter_given_twice_is_not_guessed_at(server: serving.Server) -> None:
    assert _asked(server, f"{ASKS}?q=who+funds+HEE&q=who+funds+DHSC")[0] == 400


def test_a_fault_of_the_program_is_told_without_its_traceback(
    server: serving.Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise RuntimeError("a secret of the machine")

    monkeypatch.setattr(Graph, "ask", fails)
    told = _answer(server, 500, q="who held HEE to account")
    assert told["status"] == "failed"
    assert "secret" not in json.dumps(told)


@pytest.mark.parametrize(
    "headers",
    [
        {"Host": "evil.example"},
        {"Host": "evil.example:80"},
        {"Host": ""},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
    ],
)
def test_nobody_else_is_answered(server: serving.Server, headers: dict[str, str]) -> None:
    """A page of somebody else that a browser on this machine shows gets nothing."""
    status, _, text = _asked(server, f"{ASKS}?q=x", headers=headers)
    assert status == 403
    assert "statements" not in text


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/../etc/passwd", 404),
        ("GET", "//[", 404),
        ("GET", "/page.html", 404),
        ("GET", f"/ask.json?q={'x' * 70_000}", 414),
        ("POST", "/ask.json", 405),
        ("HEAD", "/", 405),
        ("OPTIONS", "/ask.json", 405),
        ("QUERY", "/ask.json", 405),
    ],
)
def test_there_is_nothing_else(server: serving.Server, method: str, path: str, status: int) -> None:
    found, _, text = _asked(server, path, method)
    assert found == status
    assert "<" not in text


def test_a_link_of_another_page_leads_to_the_page_alone(server: serving.Server) -> None:
    elsewhere = {"Sec-Fetch-Site": "cross-site"}
    assert _asked(server, "/", headers=elsewhere)[0] == 200
    assert _asked(server, "/openapi.json", headers=elsewhere)[0] == 403


def test_it_listens_on_this_machine_alone(server: serving.Server) -> None:
    assert server.server_address[0] == "127.0.0.1"


def _free_port() -> int:
    with closing(socket.create_server((serving.LOOPBACK, 0))) as taken:
        return int(taken.getsockname()[1])


def test_nobody_is_kept_waiting_while_the_page_is_made(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who comes before it is ready is sent away at once, so that a browser is not left hanging."""
    port, turned_away = _free_port(), []

    def made(graph: Graph) -> JSON:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection((serving.LOOPBACK, port), timeout=20)
        turned_away.append(port)
        return told_of(graph)

    monkeypatch.setattr(serving, "told_of", made)
    with serving.Server(small, port) as served:
        assert turned_away == [port] == [served.server_port]
        Thread(target=served.serve_forever, daemon=True).start()
        assert _asked(served, "/")[0] == 200
        served.shutdown()


def test_a_port_that_is_taken_is_told_of_before_the_page_is_made(
    small: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "told_of", lambda _: pytest.fail("the page was made"))
    with closing(socket.create_server((serving.LOOPBACK, 0))) as taken, pytest.raises(OSError):  # noqa: PT011 (its words are the system's)
        serving.Server(small, taken.getsockname()[1])


def test_a_browser_is_opened_when_it_is_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "model").mkdir()
    folder = write_world(tmp_path / "model", "hee: {accountability: [{holder: dhsc}]}")
    serves, running, replies = serving.Server.serve_forever, [], []

    def serve_forever(server: serving.Server, poll_interval: float = 0.5) -> None:
        running.append(server)
        serves(server, poll_interval)

    def opened(address: str) -> bool:
        connection = HTTPConnection(serving.LOOPBACK, int(address.split(":")[2][:-1]), timeout=60)
        connection.request("GET", "/")
        replies.append(connection.getresponse().status)
        running[0].shutdown()
        return True

    monkeypatch.setattr(serving.Server, "serve_forever", serve_forever)
    monkeypatch.setattr(webbrowser, "open", opened)
    page = tmp_path / "page.html"
    options = ["explore", "--serve", "-o", str(page), "--record", str(folder)]
    done = CliRunner().invoke(main, options)
    assert done.exit_code == 0, done.output
    assert "as soon as it is ready" in done.output
    assert page.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert replies == [200]
