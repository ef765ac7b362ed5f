"""What the README shows is true: its commands and snippets run, and print what it says."""

from __future__ import annotations

import ast
import re
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from nhsgraph import load
from nhsgraph.cli import main
from nhsgraph.draw import story
from nhsgraph.draw.story_file import read_story
from outside import reader

pytestmark = pytest.mark.usefixtures("read_once")

ROOT = Path(__file__).parents[1]
PAGES = [
    page
    for page in (ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md")))
    if page.exists() and page.name not in {"own-model.md", "files.md"}  # which need their files
]


def _blocks(page: Path, language: str) -> list[str]:
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


def _commands() -> list[str]:
    lines = [
        line for page in PAGES for block in _blocks(page, "console") for line in block.splitlines()
    ]
    found = [line.removeprefix("$ ") for line in lines if line.startswith("$ nhsgraph")]
    return list(dict.fromkeys(found))


STORY = "nhsgraph draw story -o story"


@pytest.mark.parametrize("command", [one for one in _commands() if one != STORY])
def test_a_command_of_the_pages_runs(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every command that the pages show ends well and prints something."""
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, shlex.split(command)[1:])
    assert done.exit_code == 0, done.output
    assert done.output.strip()


def test_so_does_the_command_that_tells_the_story(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    sample: Callable[[Sequence[Any], int], list[Any]],
) -> None:
    """A short run draws two of its pictures, a long one all of them."""
    assert STORY in _commands()

    def drawn(path: Path) -> dict[str, Any]:
        told = read_story(path)
        return {**told, "pictures": sample(told["pictures"], 4)}

    monkeypatch.setattr(story, "read_story", drawn)
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(main, shlex.split(STORY)[1:])
    assert done.exit_code == 0, done.output
    assert (tmp_path / "story" / "index.html").exists()


def _imports(snippet: str) -> list[str]:
    """What a snippet imports of programs that do not come with this one."""
    nodes = ast.walk(ast.parse(snippet))
    found = [
        name
        for node in nodes
        for name in (
            [each.name for each in node.names] if isinstance(node, ast.Import)
            else [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    ]  # fmt: skip
    ours = {"nhsgraph", "networkx", "matplotlib", *sys.stdlib_module_names}
    return [name for name in found if name.partition(".")[0] not in ours]


def _marked(snippet: str) -> Any:
    """A snippet in the group of tests that has what it imports."""
    needs = _imports(snippet)
    group = pytest.mark.spark if any("pyspark" in name for name in needs) else pytest.mark.readers
    return pytest.param(snippet, marks=[group] if needs else [])


ALONE = (
    "--conf spark.ui.enabled=false --conf spark.sql.shuffle.partitions=1"
    " --conf spark.driver.host=127.0.0.1 --conf spark.driver.bindAddress=127.0.0.1"
)
"""Spark by itself on this machine."""
SNIPPETS = [block for page in PAGES for block in _blocks(page, "python")]


@pytest.mark.parametrize("snippet", [_marked(one) for one in SNIPPETS])
@pytest.mark.timeout(300)
def test_a_snippet_of_the_pages_runs(
    snippet: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every Python snippet that the pages show runs as it stands, beside the folder that it reads.

    What of it imports other programs runs in the group of tests that has them.
    """
    for name in _imports(snippet):
        reader(name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_SUBMIT_ARGS", f"{ALONE} pyspark-shell")
    if "record/" in snippet:
        load().export("parquet", "record")
    exec(compile(snippet, "snippet", "exec"), {})  # noqa: S102
    if session := sys.modules.get("pyspark.sql"):
        getattr(session.SparkSession.getActiveSession(), "stop", lambda: None)()


def test_no_snippet_passes_by_the_tests() -> None:
    """Under another word it would not run here; behind a dollar stands a command of ours."""
    known = {"python", "console", "sh", "text", "json", "yaml", "html", "sql", "sparql"}
    for page in PAGES:
        marks = re.findall(r"^```(\w+)", page.read_text(encoding="utf-8"), re.MULTILINE)
        assert set(marks) <= known, page
        for block in _blocks(page, "console"):
            for line in block.splitlines():
                assert line.startswith(("$ nhsgraph", "$ pip install")), (page, line)


QUOTED = r"^```console\n\$ nhsgraph (.*)\n```\n\n(?:[^\n]*:\n\n)?((?:^> .*\n)+)"
"""A command, perhaps a line that ends in a colon, and what it is said to print."""
SAID = [
    each for page in PAGES for each in re.findall(QUOTED, page.read_text("utf-8"), re.MULTILINE)
]


@pytest.mark.parametrize(("command", "quoted"), SAID)
def test_a_command_prints_what_the_page_says(command: str, quoted: str) -> None:
    done = CliRunner().invoke(main, shlex.split(command))
    told = " ".join(line.removeprefix("> ") for line in quoted.splitlines())
    assert told in " ".join(done.output.split())


def test_the_tutorial_says_what_is_printed() -> None:
    assert len(SAID) >= 2


def test_the_first_answer_is_what_the_readme_says() -> None:
    """The README quotes the first answer word for word."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    quoted = " ".join(re.findall(r"^> (.*)$", text, re.MULTILINE))
    done = CliRunner().invoke(main, ["ask", "who holds HEE to account in 2019"])
    assert quoted in " ".join(done.output.split())


def test_the_two_commands_stand_in_the_first_screenful() -> None:
    """A newcomer sees how to install and ask, and how to test, without scrolling."""
    first = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:24])
    assert 'nhsgraph ask "who holds HEE to account in 2019"' in first
    assert "pytest" in first
