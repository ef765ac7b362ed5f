"""The shell: every verb answers, has help with an example, and fails in words."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from nhsgraph.cli import main
from nhsgraph.library import Graph
from nhsgraph.prompt import EXAMPLES, completer

ASKED = "who holds HEE to account in 2019"


def run(*arguments: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(main, list(arguments), input=typed)


def _commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found.append((*path, name))
        if isinstance(command, click.Group):
            found += _commands(command, (*path, name))
    return found


@pytest.mark.parametrize("path", _commands(main), ids=" ".join)
def test_every_command_has_help_with_an_example(path: tuple[str, ...]) -> None:
    """A newcomer finds for every command what it does and a line to copy."""
    done = run(*path, "--help")
    assert done.exit_code == 0
    assert f"Example: nhsgraph {' '.join(path)}" in " ".join(done.output.split())


@pytest.mark.parametrize("path", _commands(main), ids=" ".join)
def test_every_command_stands_in_the_documentation_of_the_verbs(path: tuple[str, ...]) -> None:
    """The page of commands names each command."""
    page = Path(__file__).parents[1] / "docs" / "commands.md"
    assert f"`nhsgraph {' '.join(path)}`" in page.read_text(encoding="utf-8")


def test_the_sentence_comes_first_and_the_sources_are_numbered() -> None:
    """The answer begins with the sentence, fits 80 columns when piped, and shows its sources."""
    done = run("ask", ASKED)
    assert done.exit_code == 0
    assert done.output.startswith("From 1 January to 31 December 2019 Health Education England")
    assert "See also, no part of the answer:" in done.output
    assert "[1] The Care Act 2014 (Commencement No.3) Order 2014" in done.output
    lines = [line for line in done.output.splitlines() if "http" not in line]
    assert max(map(len, lines)) <= 80


def test_json_stands_alone() -> None:
    """``--json`` prints one object and nothing else."""
    shown = json.loads(run("ask", ASKED, "--json").output)
    assert shown["question"]["form"] == "accountability"
    assert shown["parts"][0]["certain"] == ["secretary-of-state", "dhsc"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("info",), ("show", "hee"), ("snapshot", "2019-06-01"), ("changes", "2014", "2016", "hee"),
        ("coverage",), ("check",),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_table_has_its_json(arguments: tuple[str, ...]) -> None:
    """What a table shows, ``--json`` gives to programs."""
    assert run(*arguments).output.strip()
    assert json.loads(run(*arguments, "--json").output)


def test_the_question_may_come_from_standard_input() -> None:
    """Piped text is a question."""
    assert run("ask", typed=ASKED).output == run("ask", ASKED).output


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (("ask", "who holds HEE to account on 31 February 2019"), 2, "February 2019 has 28 days"),
        (("ask", "xyzzy plugh"), 2, "What can be asked:"),
        (("ask", ""), 2, "Nothing was asked."),
        (("show", "hea"), 2, "Did you mean phe, hee"),
        (("snapshot", "2019"), 2, "is not one day"),
        (("changes", "2016", "2014"), 2, "lies before"),
        (("cite", "hee/nothing"), 2, "no statement"),
        (("check", "no-such-folder"), 1, "does not exist"),
        (("draw", "structure", "--on", "2019-06-01"), 2, "-o FILE"),
        (("draw", "structure", "--on", "2019-06-01", "-o", "x.gif"), 2, ".png, .svg, .pdf"),
        (("draw", "structure", "--on", "2019-06-01", "-o", "no/x.png"), 2, "no folder"),
        (
            ("draw", "structure", "--on", "2019-06-01", "--types", "money", "-o", "x.png"),
            2,
            "money",
        ),
    ],
)
def test_wrong_input_gets_one_clear_message(
    arguments: tuple[str, ...], code: int, words: str, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Errors go to standard error, in words, with the exit code that says whose fault it is."""
    monkeypatch.chdir(tmp_path)
    done = run(*arguments)
    assert done.exit_code == code, done.output
    assert words in done.stderr
    assert not done.stdout
    assert not list(tmp_path.iterdir())


def test_a_body_is_found_by_its_name_too() -> None:
    """Where an id is asked for, a name will do."""
    assert run("show", "Health Education England").output == run("show", "hee").output


@pytest.mark.parametrize("question", EXAMPLES)
def test_the_examples_of_the_prompt_are_true_of_the_record(question: str, record: Graph) -> None:
    """What ``help`` shows at the prompt is answered, and not by a search."""
    answer = record.ask(question)
    assert answer.question.form != "search"
    assert answer.results


def test_the_prompt_completes_the_names_of_bodies(record: Graph) -> None:
    """Tab ends the name that the line's last words begin."""
    complete = completer(record.called())
    assert complete("who funds Health Education W", 0) == "who funds Health Education Wessex"
    assert complete("who funds qqq", 0) is None
