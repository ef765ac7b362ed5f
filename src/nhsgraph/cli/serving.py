"""The page served on this machine alone, where the real engine answers questions in English.

Only the machine itself can reach it: it listens on loopback, and answers no request that names
another host, as a page of somebody else would make it (DNS rebinding). It takes only GET.
"""

from __future__ import annotations

import json
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

from nhsgraph.errors import NhsGraphError
from nhsgraph.explorer.numbering import JSON
from nhsgraph.explorer.page import page_of, told_of
from nhsgraph.library import Graph

LOOPBACK: Final = "127.0.0.1"
ASKS: Final = "/ask.json"
"""Where questions are answered."""
LONGEST: Final = 2_000
"""A longer question is none."""
MOST_BESIDE: Final = 20
"""So many statements stand beside an answer."""


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

    def answered(self, asked: str, known: str) -> JSON:
        """What the engine answers, or why it does not."""
        try:
            with self.one_at_a_time:
                return answered(self.graph, asked, known or None)
        except NhsGraphError as error:
            return {**_NOTHING, "text": str(error)}


_NOTHING: Final[JSON] = {
    "text": "", "read_as": "", "status": "not_understood", "statements": [], "beside": [],
    "notes": [], "from": None, "to": None, "bodies": [],
}  # fmt: skip


def answered(graph: Graph, asked: str, known: str | None) -> JSON:
    """The answer to a question in English, with the ids of the statements that it stands on.

    Raises:
        QuestionError: the question can't be understood.
        DateError: a date in it, or the day of knowledge, does not exist.
    """
    found = graph.ask(asked[:LONGEST], as_known_on=known)
    beside = dict.fromkeys(row.statement for row in (*found.see_also, *found.nearest))
    return {
        "text": found.text,
        "read_as": found.read_as,
        "status": found.status,
        "statements": list(dict.fromkeys(row.statement for row in found.results)),
        "beside": list(beside)[:MOST_BESIDE],
        "notes": list(found.notes),
        "from": found.first,
        "to": found.last,
        "bodies": list(found.question.bodies),
    }


class _Handler(BaseHTTPRequestHandler):
    """Answers what a browser asks for: the page, and questions."""

    server: Server
    server_version = "nhsgraph"
    sys_version = ""

    def do_GET(self) -> None:
        """The page, an answer, or nothing."""
        asked = urlsplit(self.path)
        if not self._is_meant_for_us():
            self._send(HTTPStatus.FORBIDDEN, b"This page is for this machine alone.", "text/plain")
        elif asked.path == "/":
            self._send(HTTPStatus.OK, self.server.page, "text/html")
        elif asked.path == ASKS:
            given = parse_qs(asked.query)
            told = self.server.answered(given.get("q", [""])[0], given.get("known", [""])[0])
            text = json.dumps(told, ensure_ascii=False).encode()
            self._send(HTTPStatus.OK, text, "application/json")
        else:
            self._send(HTTPStatus.NOT_FOUND, b"There is nothing here.", "text/plain")

    def _is_meant_for_us(self) -> bool:
        """Whether a request names this machine as its host, and comes from no other page."""
        port = self.server.server_port
        ours = {f"{LOOPBACK}:{port}", f"localhost:{port}"}
        origin = self.headers.get("Origin")
        return self.headers.get("Host") in ours and (
            origin is None or origin.removeprefix("http://") in ours
        )

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Content-Security-Policy", "frame-ancestors 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Referrer-Policy", "no-referrer")
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: Any) -> None:
        """Says nothing: what is asked here is nobody's business."""
