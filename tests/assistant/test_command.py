"""``nhsgraph mcp``: what it prints for a client, and what it says where the SDK is not there."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from nhsgraph import extras
from nhsgraph.cli import main
from worlds import write_world


def test_it_prints_what_a_client_wants(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A client starts the server wherever it likes: all paths are whole."""
    (tmp_path / "model").mkdir()
    write_world(tmp_path / "model", "oak: {accountability: [{holder: elm}]}\nelm: {}")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["mcp", "--config", "--record", "model"])
    assert done.exit_code == 0, done.output
    own = json.loads(done.stdout)["mcpServers"]["nhsgraph"]
    assert own["command"] == sys.executable
    assert own["args"] == ["-m", "nhsgraph", "mcp", "--record", str(tmp_path / "model")]
    again = subprocess.run(
        [own["command"], *own["args"], "--config"],
        capture_output=True, text=True, check=True, cwd="/",
    )  # fmt: skip
    assert json.loads(again.stdout) == json.loads(done.stdout)


def test_a_folder_that_is_laid_over_keeps_its_sign(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "more").mkdir()
    write_world(tmp_path / "more", "oak: {accountability: [{holder: elm}]}\nelm: {}")
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, ["mcp", "--config", "--record", "+more"])
    assert done.exit_code == 0, done.output
    assert f"+{tmp_path / 'more'}" in json.loads(done.stdout)["mcpServers"]["nhsgraph"]["args"]


def test_without_the_sdk_one_sentence_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    done = CliRunner().invoke(main, ["mcp"])
    told = "The server for assistants needs a part that is not installed"
    assert done.stderr == f"{told}: pip install 'nhsgraph[mcp]'\n"
    assert done.stdout == ""
    assert done.exit_code not in {0, 70}


def test_importing_the_tools_loads_no_sdk() -> None:
    heavy = "{'mcp', 'anyio', 'pydantic'}"
    code = f"import nhsgraph.assistant.server, sys; print(*{heavy} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stdout.strip()
