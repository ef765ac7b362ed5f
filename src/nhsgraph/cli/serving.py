"""The page served on this machine alone, where the real engine answers questions in English.

Only the machine itself can reach it: it listens on loopback, and answers no request that names
another host, as a page of somebody else would make it (DNS rebinding). It takes only GET, and what
it is asked is bounded; ``/openapi.json`` describes what it answers.
"""

from __future__ import annotations

import json
import logging
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any, Final
from urllib.parse import parse_qsl

from nhsgraph.errors import NhsGraphError, QuestionError, shortened
from nhsgraph.explorer.numbering import JSON
from nhsgraph.explorer.page import page_of, told_of
from nhsgraph.export.openapi import ASKS, DESCRIBED, LONGEST, TAKES, described
from nhsgraph.library import Graph

LOOPBACK: Final = "127.0.0.1"
PATIENCE: Final = 30
"""So many seconds a connection may be idle."""
MOST_ASKED: Final = 20_000
"""So many signs may stand behind the question mark of an address."""

Reply = tuple[HTTPStatus, JSON]


class Server(ThreadingHTTPServer):
    """The page of a graph, and answers from it, on a port of this machine.

    Nobody is answered, nor kept waiting, before the page is made: then connections are taken.

    Args:
        graph: the record.
        port: the port; a free one is taken if it is 0.

    Raises:
        MissingPartError: what lays out pictures, or a part of the page, is not installed.
        QuestionError: the graph is one as known on a day.
        OSError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, graph: Graph, port: int = 0) -> None:
        super().__init__((LOOPBACK, port), _Handler, bind_and_activate=False)
        self.graph = graph
        self.one_at_a_time = Lock()
        try:
            self.server_bind()  # a port that is taken is told of before the page is made
            self.told = told_of(graph)
            self.page = page_of(self.told, asks=ASKS).encode()
            self.server_activate()
        except BaseException:
            self.server_close()
            raise

    @property
    def address(self) -> str:
        """Where a browser finds the page."""
        return f"http://{LOOPBACK}:{self.server_port}/"

    def reply(self, query: str) -> Reply:
        """What is answered to what stands behind the question mark of ``/ask.json``."""
        try:
            given = _given(query)
            with self.one_at_a_time:
                return HTTPStatus.OK, answered(self.graph, given)
        except NhsGraphError as error:
            return HTTPStatus.BAD_REQUEST, refusal(str(error))
        except Exception as error:
            logging.getLogger(__name__).exception("a question was not answered")
            told = f"This is a fault of nhsgraph: {type(error).__name__}."
            return HTTPStatus.INTERNAL_SERVER_ERROR, {**refusal(told), "status": "failed"}

    def handle_error(self, *_: Any) -> None:
        """Says nothing of a connection that broke off."""


def _given(query: str) -> dict[str, str]:
    """What was asked, by the names of the parameters.

    Raises:
        QuestionError: something is lacking, not known, given twice, or too long.
    """
    pairs = parse_qsl(query[:MOST_ASKED], keep_blank_values=True)
    given = dict(pairs)
    known = f"{ASKS} takes {', '.join(TAKES)}."
    if strange := [name for name in given if name not in TAKES]:
        raise QuestionError(f"There is no parameter “{shortened(strange[0], 60)}”.", [known])
    if len(pairs) > len(given):
        raise QuestionError("A parameter is given twice.", [known])
    if not given.get("q", "").strip():
        raise QuestionError("There is no question.", [f"Ask {ASKS}?q=who+held+HEE+to+account"])
    if len(given["q"]) > LONGEST or len(query) > MOST_ASKED:
        raise QuestionError(f"A question has at most {LONGEST:,} signs.", ["Ask one at a time."])
    if given.get("plans", "false") not in {"true", "false"}:
        raise QuestionError("“plans” is true or false.")
    return given


def answered(graph: Graph, given: dict[str, str]) -> JSON:
    """The answer to a question in English, as ``nhsgraph ask --json`` prints it.

    Raises:
        QuestionError: the question can't be understood.
        DateError: a date in it, or the day of knowledge, does not exist.
    """
    plans = given.get("plans") == "true"
    return graph.ask(given["q"], as_known_on=given.get("as_known_on"), plans=plans).to_dict()


def refusal(told: str) -> JSON:
    """Why there is no answer, with what could be asked instead."""
    text, *hints = told.split("\n")
    return {"status": "not_understood", "text": text, "hints": hints}


class _Handler(BaseHTTPRequestHandler):
    """Answers what a browser asks for: the page, and questions."""

    server: Server
    server_version = "nhsgraph"
    sys_version = ""
    timeout = PATIENCE
    error_content_type = "text/plain; charset=utf-8"
    error_message_format = "%(code)d %(message)s\n"

    def do_GET(self) -> None:
        """The page, an answer, or nothing."""
        path, _, query = self.path.partition("?")
        if not self._is_meant_for_us(path):
            told = refusal("This page is for this machine alone.")
            self._send_json(HTTPStatus.FORBIDDEN, told)
        elif path == "/":
            self._send(HTTPStatus.OK, self.server.page, "text/html")
        elif path == ASKS:
            self._send_json(*self.server.reply(query))
        elif path == DESCRIBED:
            self._send_json(HTTPStatus.OK, described())
        else:
            self._send_json(HTTPStatus.NOT_FOUND, refusal("There is nothing here."))

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Tells why a request is none; of a method that is not GET, that only GET is answered."""
        if code == HTTPStatus.NOT_IMPLEMENTED:
            told = refusal("Only GET is answered.")
            self._send_json(HTTPStatus.METHOD_NOT_ALLOWED, told, Allow="GET")
        else:
            super().send_error(code, message, explain)

    def _is_meant_for_us(self, path: str) -> bool:
        """Whether a request names this machine as its host, and comes from no other page.

        A link of another page may lead to the page, but none may ask.
        """
        port = self.server.server_port
        ours = {f"{LOOPBACK}:{port}", f"localhost:{port}"}
        origin = self.headers.get("Origin")
        own = self.headers.get("Sec-Fetch-Site", "none") in {"none", "same-origin"}
        return (
            self.headers.get_all("Host", []) in [[each] for each in ours]
            and (origin is None or origin.removeprefix("http://") in ours)
            and (own or path == "/")
        )

    def _send_json(self, status: HTTPStatus, told: JSON, **headers: str) -> None:
        text = json.dumps(told, ensure_ascii=False).encode("utf-8", "replace")
        self._send(status, text, "application/json", **headers)

    def _send(self, status: HTTPStatus, content: bytes, kind: str, **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Says nothing: what is asked here is nobody's business."""
