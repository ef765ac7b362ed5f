"""A type of line is one class and one entry of the lexicon: that is enough to ask and draw it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import nhsgraph

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _shown(file: str) -> str:
    """What the page for contributors shows to be added to a file, less the line that names it."""
    return PAGE.split(f"```python\n# src/nhsgraph/{file}\n")[1].split("```")[0]


CLASS, ENTRY = _shown("schema/edges.py") + "\n\n", _shown("words/lexicon.py")
USE = """
import sys
sys.path.insert(0, sys.argv[1])
import worlds
worlds.USUAL["advice"] = {}
graph = worlds.world(
    '''
    council: {}
    college: {kind: sector_body}
    board: {advice: [{adviser: college, when: 2014-01-01/2015-12-31},
                     {adviser: council, when: 2016-01-01/2016-12-31}]}
    ''',
    covers="2013-01-01/2018-12-31",
)
from nhsgraph.answers import Question
from nhsgraph.answers.questions_in_words import question_in_words, ways

for words in (
    "who advised board in 2014", "whom did college advise in 2014", "who counselled board in 2016",
    "who was the adviser of board in 2016", "did college advise board in 2016",
    "when did college advise board", "how long did college advise board",
    "who first advised board", "what happened in 2016", "who advised board in 2018",
    "what is board",
):
    answer = graph.ask(words)
    print(words, "|", answer.question.form, "|", answer.verdict, "|", answer.ids, "|", answer.lead)
question = Question("advice", ("board",))
for way in range(len(ways(graph, question))):
    text = question_in_words(graph, question, way=way)
    print(text, "|", graph.ask(text).ids)
print("checked", len(graph.check()))
for picture in (
    graph.draw.structure("2014-06-01", types=["advice"]),
    graph.draw.timeline("board", types=["advice"]),
):
    print("drawn", "college advise" in picture.description.alternative.lower())
"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What a copy of the package says that has one more type."""
    place = tmp_path_factory.mktemp("a-new-type")
    shutil.copytree(Path(nhsgraph.__file__).parent, place / "nhsgraph")
    edges = place / "nhsgraph" / "schema" / "edges.py"
    _insert(edges, CLASS, "EDGE_TYPES: dict")
    _insert(place / "nhsgraph" / "words" / "lexicon.py", ENTRY, '    "accountability": Words(')
    done = subprocess.run(
        [sys.executable, "-c", USE, str(Path(__file__).parent.parent)],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(place)}, check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    return done.stdout


def _insert(path: Path, text: str, before: str) -> None:
    said = path.read_text(encoding="utf-8")
    assert said.count(before) == 1
    path.write_text(said.replace(before, text + before), encoding="utf-8")


def test_it_takes_few_lines() -> None:
    lines = [line for line in (CLASS + ENTRY).splitlines() if line.strip()]
    assert len(lines) <= 16


ANSWERS = """
who advised board in 2014 | advice | None | ['college'] | In 2014 college advised board.
whom did college advise in 2014 | advice | None | ['board'] | In 2014 college advised board.
who counselled board in 2016 | advice | None | ['council']
who was the adviser of board in 2016 | advice | None | ['council']
did college advise board in 2016 | advice | not recorded | ['council'] | Not recorded
when did college advise board | when | None | ['board'] | College advised board, from 1 January
how long did college advise board | lasted | None | ['board'] | College advised board for
who first advised board | advice | None | ['college']
who advised board in 2018 | advice | None | [] | The record is silent on who advised
"""


@pytest.mark.parametrize("line", ANSWERS.strip().splitlines())
def test_it_is_asked(told: str, line: str) -> None:
    assert line in told


def test_it_is_written_and_read_back(told: str) -> None:
    assert "who advised board | ['college', 'council']" in told
    assert "who was board advised by | ['college', 'council']" in told


def test_it_is_checked_and_drawn(told: str) -> None:
    assert "checked" in told
    assert told.count("drawn True") == 2
