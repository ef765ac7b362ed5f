"""The page that answers in a browser, made once for all tests that need it."""

from __future__ import annotations

import functools
import shutil
import subprocess
import sys
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final

import pytest

from browsing import lacking

ASK: Final = Path(__file__).parents[2] / "ask"


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the page, with Pyodide and the wheel of this checkout."""
    if not (ASK / "node_modules" / "pyodide").is_dir():
        lacking("Pyodide is not installed: run “npm ci” in ask/")
    if shutil.which("node") is None:
        lacking("there is no Node: apt-get install nodejs")
    folder = tmp_path_factory.mktemp("ask")
    subprocess.run([sys.executable, str(ASK / "build.py"), str(folder)], check=True)
    return folder


class _Quiet(SimpleHTTPRequestHandler):
    """A static host that says nothing."""

    extensions_map = {  # noqa: RUF012 (as its parent has it)
        **SimpleHTTPRequestHandler.extensions_map,
        ".mjs": "text/javascript", ".js": "text/javascript", ".wasm": "application/wasm",
    }  # fmt: skip

    def log_message(self, *_: Any) -> None:
        """Nothing."""


@pytest.fixture(scope="session")
def address(made: Path) -> Iterator[str]:
    """Where the folder is served, as a static host serves it."""
    handler = functools.partial(_Quiet, directory=str(made))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
