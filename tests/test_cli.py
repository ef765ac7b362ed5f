"""The shell: every verb answers, has help with an example, and fails in words."""

from __future__ import annotations

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from nhsgraph.answers.examples import best_known, examples_about
from nhsgraph.cli import main
from nhsgraph.cli.prompt import MOST_EXAMPLES
from nhsgraph.cli.typed_lines import completer
from nhsgraph.library import Graph

pytestmark = pytest.mark.usefixtures("read_once")

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
    assert done.output.startswith("In 2019 Health Education England was accountable to")
    assert "See also, no part of the answer:" in done.output
    assert "[1] The Care Act 2014 (Commencement No.3) Order 2014" in done.output
    lines = [line for line in done.output.splitlines() if "http" not in line]
    assert max(map(len, lines)) <= 80


def test_brief_is_the_sentence_and_a_source_for_each_statement() -> None:
    """No table, nothing beside; each id stays."""
    done = run("ask", "--brief", ASKED)
    assert done.output.count("http") == 2
    assert "See also" not in done.output
    assert "\n  hee/accountable-to-secretary-of-state\n" in done.output
    assert len(done.output.splitlines()) < 20


def test_all_and_all_sources_leave_nothing_out() -> None:
    """What is cut is shown on demand."""
    assert "add --all" in run("ask", ASKED).output
    whole = run("ask", ASKED, "--all", "--sources", "all").output
    assert not {"add --all", "add --sources all"} & {*whole.split("("), *whole.split(": ")}
    assert len(whole) > 2 * len(run("ask", ASKED).output)


@pytest.mark.parametrize("what", ["hee", "Health Education England"])
def test_of_a_body_all_that_can_be_cited_is_listed(what: str, record: Graph) -> None:
    """With an example of how; each id whole, on one line, as in what a body shows."""
    listed = run("cite", what).output
    assert "nhsgraph cite hee/" in " ".join(listed.split())
    ids = {each.id for each in record.index.of_body("hee")}
    assert ids <= set(listed.split())
    assert ids <= set(run("show", "hee").output.split())


def test_an_event_is_cited_by_its_id(record: Graph) -> None:
    """An event has no slash in its id."""
    event = next(iter(record.record.events))
    assert run("cite", event).output == f"{record.cite(event)}\n"


@pytest.mark.parametrize("width", ["40", "80", "120", "200"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("info",), ("show", "hee"), ("snapshot", "2019-06-01"), ("changes", "2014", "2016", "hee"),
        ("coverage", "hee"), ("coverage",), ("cite", "hee"),
    ],
    ids=" ".join,
)  # fmt: skip
def test_every_table_fits_its_terminal(
    arguments: tuple[str, ...], width: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No line is wider, but for a single word; no term and no date as the record writes them."""
    monkeypatch.setenv("COLUMNS", width)
    lines = run(*arguments).output.splitlines()
    assert all(len(line) <= int(width) or len(line.split()) == 1 for line in lines)
    assert not [line for line in lines if "_" in line or "/.." in line or "[.." in line]


def test_without_a_command_and_a_terminal_there_is_help() -> None:
    """Nothing waits for lines that nobody types."""
    done = run()
    assert done.exit_code == 2
    assert "Commands:" in done.stderr


def test_json_stands_alone() -> None:
    """``--json`` prints one object and nothing else."""
    shown = json.loads(run("ask", ASKED, "--json").output)
    assert next(iter(shown)) == "status"
    assert {"lead", "nearest"} <= set(shown)
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
        (("--record", "models", "ask", "what is HEE"), 2, "--record stands behind the command"),
        (("show", "hea"), 2, "phe, hee?"),
        (("snapshot", "2019"), 2, "is not one day"),
        (("changes", "2016", "2014"), 2, "lies before"),
        (("cite", "hee/nothing"), 2, "no statement"),
        (("--record", "models", "check"), 2, "check --record"),
        (("check", "no-such-folder"), 1, "does not exist"),
        (("check", "--record", "no-such-folder"), 1, "does not exist"),
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


def test_the_examples_of_the_prompt_are_true_of_the_record(record: Graph) -> None:
    """What ``help`` shows at the prompt is answered, and not by a search."""
    body = best_known(record)
    questions = examples_about(record, body or "", MOST_EXAMPLES)
    assert len(questions) == MOST_EXAMPLES
    for question in questions:
        answer = record.ask(question)
        assert answer.question.form != "search"
        assert answer.results


def test_the_prompt_completes_the_names_of_bodies(record: Graph) -> None:
    """Tab ends the name that the line's last words begin."""
    complete = completer(record.called())
    assert "who funds Health Education Wessex" in complete("who funds Health Education W")
    assert complete("who funds qqq") == []


def test_a_program_is_told_what_was_not_understood() -> None:
    """As JSON with its status, so that no silence is taken for *nobody*; it cites nothing."""
    done = run("ask", "--json", "xyzzy plugh")
    assert done.exit_code == 2
    told = json.loads(done.stdout)
    assert (told["status"], told["results"], told["events"]) == ("not_understood", [], [])
    assert any("Who held" in note for note in told["notes"])
