"""What a first question costs, in what can be counted: a count depends on no machine.

A module is a file to open, a generated class code to compile, a pattern one to work out. The bounds
are what it takes today and a tenth; who needs more knows by this test that every start pays for it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from nhsgraph import Graph, load
from nhsgraph.english.quoting import Texts

COUNTED = """
import dataclasses, json, re._compiler, sys
before = set(sys.modules)
patterns, generated = [], []
compiled, method = re._compiler.compile, re.compile(r"^ def (\\w+)", re.MULTILINE)

def compile(pattern, *rest):
    patterns.append(str(pattern))
    return compiled(pattern, *rest)

def execute(code, *rest, **more):
    generated.extend(method.findall(code))
    return exec(code, *rest, **more)

re._compiler.compile, dataclasses.exec = compile, execute
import contextlib, io
from nhsgraph.cli import main
told = io.StringIO()
with contextlib.redirect_stdout(told), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
modules = sorted(set(sys.modules) - before)
print(json.dumps({
    "told": told.getvalue(), "modules": modules, "patterns": patterns, "generated": generated,
}))
"""
OWN, ALL, GENERATED, PATTERNS = 161, 207, 44, 40
"""Modules of ours, all modules, generated methods and patterns that a first question may take."""
OF_A_LISTING = 57
"""Modules of ours that may be imported to list what a record has."""
FAST = "who holds HEE to account in 2019"
HEAVY = frozenset("yaml pydantic matplotlib networkx numpy prompt_toolkit sqlite3 graphlay".split())


def _counts(*arguments: str, cache: Path) -> dict[str, list[str]]:
    environment = {**os.environ, "XDG_CACHE_HOME": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, *arguments],
        capture_output=True, text=True, check=True, env=environment,
    )  # fmt: skip
    counts: dict[str, list[str]] = json.loads(done.stdout)
    return counts


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cache folder with the built form of the bundled record and all that is kept beside it."""
    folder = tmp_path_factory.mktemp("kept")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(folder))
        load().ask(FAST)
        assert len(Texts(load()).postings) > 1000
    return folder


@pytest.fixture(scope="module")
def counts(cache: Path) -> dict[str, list[str]]:
    """What is counted as a question is asked for the first time in a process."""
    return _counts("ask", FAST, cache=cache)


def test_the_question_was_answered(counts: dict[str, list[str]]) -> None:
    assert "was accountable to" in " ".join(str(counts["told"]).split())


def test_a_start_imports_few_modules(counts: dict[str, list[str]]) -> None:
    own = [module for module in counts["modules"] if module.startswith("nhsgraph")]
    assert len(own) <= OWN, own
    assert len(counts["modules"]) <= ALL, counts["modules"]
    assert not HEAVY.intersection(counts["modules"])


def test_a_start_generates_few_classes(counts: dict[str, list[str]]) -> None:
    """What is no part of a date or a period takes the methods of ``nhsgraph.values``."""
    assert len(counts["generated"]) <= GENERATED


def test_a_start_works_out_few_patterns(counts: dict[str, list[str]]) -> None:
    own = [pattern for pattern in counts["patterns"] if "IronPython" not in pattern]
    assert len(own) <= PATTERNS, own


@pytest.mark.parametrize(
    "asked", ["show hee", "snapshot 2015-04-01", "changes 2014 2015"], ids=lambda asked: asked[:4]
)
def test_what_asks_nothing_imports_neither_english_nor_answers(cache: Path, asked: str) -> None:
    modules = _counts(*asked.split(), cache=cache)["modules"]
    own = [module.partition(".")[2] for module in modules if module.startswith("nhsgraph")]
    rooms = {module.partition(".")[0] for module in own}
    assert not rooms & {"english", "answers", "checks", "draw", "explorer", "export"}
    assert len(own) <= OF_A_LISTING, own


@pytest.mark.parametrize(
    "asked", ["who holds Zibbledy to account in 2019", "Smith review of leadership development"]
)
def test_a_search_is_no_dearer_than_that(cache: Path, asked: str) -> None:
    """It stems no text of the record, and imports no database."""
    counts = _counts("ask", asked, cache=cache)
    own = [module for module in counts["modules"] if module.startswith("nhsgraph")]
    assert len(own) <= OWN, own
    assert not HEAVY.intersection(counts["modules"])


def test_a_search_stems_only_what_it_shows(
    record: Graph, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(cache))
    graph = load()
    read: list[str] = []
    text = Texts._text  # noqa: SLF001

    def counted(self: Texts, statement_id: str) -> str:
        read.append(statement_id)
        return text(self, statement_id)

    monkeypatch.setattr(Texts, "_text", counted)
    found = graph.ask("Smith review of leadership development")
    assert found.results
    assert len(set(read)) < len(record.record.statements) / 10


def test_of_a_built_record_only_what_is_shown_is_read(cache: Path) -> None:
    """A source, statement or body that no answer needs stays a line of text."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(cache))
        graph = load()
    graph.ask(FAST).to_dict()
    for parts in (graph.record.sources, graph.record.statements, graph.record.bodies):
        read = getattr(parts, "_read")  # noqa: B009 - of the built form alone
        assert 0 < len(read) < len(parts) / 4
