"""The ways out of the program: whatever comes in or goes wrong, a code and a sentence."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

import click
import pytest
from click.testing import CliRunner, Result

from nhsgraph.cli import main
from nhsgraph.cli.exits import NOT_WRITTEN, OWN_FAULT, READER_GONE
from nhsgraph.cli.prompt import converse
from nhsgraph.errors import NhsGraphError
from nhsgraph.show.terminal import Screen, paragraph, table
from worlds import world, write_world

WORLD: Final = """
hee:
  names: [{name: Health Education England, short: HEE}]
  accountability: [{holder: dhsc}]
  funding: [{payer: dhsc, amounts: [{year: 2019/20, gbp: 5}], when: 2010/2021}]
  mandate_approval: [{approver: dhsc, step: 1, mandate: 2019/20}]
dhsc: {kind: department, accountability: [{holder: parliament}]}
parliament: {kind: parliament}
"""
COMMANDS: Final[dict[str, list[str]]] = {
    "export": ["export", "json", "-o", "record.json"],
    "ask": ["ask", "who holds HEE to account in 2019", "--record", "model"],
    "ask json": ["ask", "who holds HEE to account in 2019", "--json", "--record", "model"],
    "ask explain": ["ask", "--explain", "who holds HEE to account", "--record", "model"],
    "show": ["show", "hee", "--record", "model"],
    "show json": ["show", "hee", "--json", "--record", "model"],
    "snapshot": ["snapshot", "2019-06-01", "--record", "model"],
    "changes": ["changes", "2010", "2021", "--record", "model"],
    "check": ["check", "model"],
    "check json": ["check", "model", "--json"],
    "coverage": ["coverage", "--record", "model"],
    "info": ["info", "--record", "model"],
    "cite": ["cite", "hee/accountability-1", "--record", "model"],
    "sources": ["sources", "--body", "hee", "--record", "model"],
    "sources json": ["sources", "--json", "--record", "model"],
    "schema": ["schema"],
    "fmt": ["fmt", "model"],
    "init": ["init", "begun"],
    "mcp": ["mcp", "--config", "--record", "model"],
    "sql": ["sql", "held", "--body", "dhsc", "--on", "2019-06-01", "--record", "model"],
    "structure": ["draw", "structure", "--on", "2019", "--describe", "--record", "model"],
    "years": ["draw", "years", "2015", "2019", "--describe", "--record", "model"],
    "changed": ["draw", "changes", "2010", "2021", "--describe", "--record", "model"],
    "timeline": ["draw", "timeline", "hee", "--describe", "--record", "model"],
    "mandate": ["draw", "mandate", "2019/20", "--describe", "--record", "model"],
    "funding": ["draw", "funding", "2019/20", "--describe", "--record", "model"],
    "chain": ["draw", "chain", "hee", "--on", "2019-06-01", "--describe", "--record", "model"],
    "map": ["draw", "coverage", "hee", "--describe", "--record", "model"],
    "explore": ["explore", "-o", "page.html", "--record", "model"],
    "story": ["draw", "story", "story.yaml", "-o", "told", "--record", "model"],
}
"""A line for each command, on a small model; each prints something."""
STORY: Final = "title: A story\npictures: [{structure: 2019-06-01, caption: One day}]\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a small model and a story, in which the shell stands."""
    (tmp_path / "model").mkdir()
    write_world(tmp_path / "model", WORLD)
    (tmp_path / "story.yaml").write_text(STORY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, list(arguments))


def shell(*arguments: str | bytes, **surroundings: str) -> subprocess.CompletedProcess[bytes]:
    """The program in an interpreter of its own."""
    return subprocess.run(
        [sys.executable, "-m", "nhsgraph", *arguments], capture_output=True, check=False,
        env={**os.environ, **surroundings},
    )  # fmt: skip


def _paths(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = [path]
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        found += _paths(command, (*path, name)) if isinstance(command, click.Group) else []
        found += [] if isinstance(command, click.Group) else [(*path, name)]
    return found


# -- the net ------------------------------------------------------------------------------------


def test_every_command_has_a_line_here() -> None:
    lines = [" ".join(line) for line in COMMANDS.values()]
    leaves = [" ".join(path) for path in _paths(main) if path not in {(), ("draw",)}]
    assert [leaf for leaf in leaves if not any(line.startswith(leaf) for line in lines)] == []


class OddError(Exception):
    """What nobody foresaw."""

    def __str__(self) -> str:
        return "odd\x1b]0;x\x07\nin two lines"


ODD: Final = (OddError, RecursionError, MemoryError, EOFError, UnicodeDecodeError, KeyError)


def _break(monkeypatch: pytest.MonkeyPatch, fault: BaseException) -> None:
    """Makes all that any command does end in a fault."""

    def fails(*_: Any, **__: Any) -> None:
        raise fault

    inside = ("library.load", "schema.json_schema.schema", "record.house_order.put_in_order")
    for place in (f"nhsgraph.{one}" for one in inside):
        monkeypatch.setattr(place, fails)


def _odd(kind: type[Exception]) -> Exception:
    return kind("utf-8", b"\xff", 0, 1, "odd") if kind is UnicodeDecodeError else kind("odd")


@pytest.mark.parametrize("name", COMMANDS)
def test_what_nobody_foresaw_is_one_sentence_to_report(
    name: str, folder: Path, monkeypatch: pytest.MonkeyPatch,
    sample: Callable[[Sequence[type[Exception]], int], list[type[Exception]]],
) -> None:  # fmt: skip
    assert folder
    for kind in sample(ODD, 2):
        with monkeypatch.context() as patched:
            _break(patched, _odd(kind))
            done = run(*COMMANDS[name])
        assert done.exit_code == OWN_FAULT
        assert done.stdout == ""
        assert done.stderr.count("\n") == 1
        assert kind.__name__ in done.stderr
        assert f"nhsgraph {COMMANDS[name][0]}" in done.stderr
        assert "report" in done.stderr
        assert "Python" in done.stderr
        assert "Traceback" not in done.stderr
        assert "\x1b" not in done.stderr


@pytest.mark.parametrize("place", [0, 1, 2])
def test_the_traceback_is_shown_with_debug_wherever_it_stands(
    place: int, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert folder
    _break(monkeypatch, OddError())
    line = COMMANDS["show"].copy()
    line.insert(place, "--debug")
    done = run(*line)
    assert done.exit_code == OWN_FAULT
    assert "Traceback (most recent call last)" in done.stderr
    assert "please report" in done.stderr
    assert "\x1b" not in done.stderr


def test_debug_changes_nothing_where_all_goes_well(folder: Path) -> None:
    assert folder
    assert run(*COMMANDS["show"], "--debug").output == run(*COMMANDS["show"]).output
    assert "--debug" in run("--help").output


def test_behind_two_hyphens_debug_is_a_word_of_the_question(folder: Path) -> None:
    assert folder
    done = run("ask", "--record", "model", "--", "who holds HEE to account", "--debug")
    assert (
        done.exit_code
        == run("ask", "--record", "model", "--", "who holds HEE to account", "--x").exit_code
    )


@pytest.mark.parametrize("name", COMMANDS)
def test_control_c_is_quiet(name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert folder
    _break(monkeypatch, KeyboardInterrupt())
    done = run(*COMMANDS[name])
    assert (done.exit_code, done.output) == (130, "")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such signal")
def test_the_signal_of_control_c_is_quiet_too() -> None:
    """While it waits for a question on standard input."""
    code = (
        "import os, signal, nhsgraph.cli.commands as cli;"
        "signal.signal(signal.SIGINT, signal.default_int_handler);"  # behind “&” it is ignored
        "cli.typed = lambda: os.kill(os.getpid(), signal.SIGINT); cli.main(['ask'])"
    )
    done = subprocess.run([sys.executable, "-c", code], input="", capture_output=True, check=False,
                          text=True)  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_a_fault_in_one_question_does_not_end_the_prompt(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = world(WORLD)
    answers: list[Exception | KeyboardInterrupt] = [
        OddError(),
        KeyboardInterrupt(),
        NhsGraphError("no"),
    ]
    ask = type(graph).ask

    def odd(graph: Any, text: str, **options: Any) -> Any:
        if answers:
            raise answers.pop(0)
        return ask(graph, text, **options)

    monkeypatch.setattr(type(graph), "ask", odd)
    typed = iter(["one", "two", "three", "who holds hee to account in 2019", ""])
    monkeypatch.setattr("builtins.input", lambda _: next(typed))
    converse(graph)
    shown = capsys.readouterr()
    assert "please report" in shown.err
    assert "Traceback" not in shown.err
    assert "accountable to" in shown.out


# -- streams ------------------------------------------------------------------------------------


def _reader_gone(*arguments: str, lines: int) -> tuple[int, bytes]:
    """Runs the program while its reader goes away after so many lines; exit code, what it says."""
    with subprocess.Popen(
        [sys.executable, "-m", "nhsgraph", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, bufsize=0,
    ) as started:  # fmt: skip
        assert started.stdout
        assert started.stderr
        for _ in range(lines):
            started.stdout.readline()
        started.stdout.close()
        told = started.stderr.read()
        return started.wait(), told


def test_a_reader_who_is_gone_is_no_fault(
    folder: Path, sample: Callable[[Sequence[list[str]], int], list[list[str]]]
) -> None:
    """Before the first byte, of every command, and of help and the version."""
    assert folder
    lines = [*COMMANDS.values(), ["--help"], ["--version"], ["draw", "--help"], ["ask", "--help"]]
    for line in sample(lines, 3):
        code, told = _reader_gone(*line, lines=0)
        assert code in {0, READER_GONE}, line
        waits = told.startswith(b"Making the page") and told.count(b"\n") == 1
        assert waits or told in {b"", b"Written to x.png\n"}, line


def test_a_reader_may_go_in_the_middle() -> None:
    for line in (["show", "hee"], ["changes", "2010", "2021", "--json"], ["schema"]):
        assert _reader_gone(*line, lines=2) in [(0, b""), (READER_GONE, b"")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no such device here")
@pytest.mark.parametrize("name", ["show", "show json", "schema", "story"])
def test_a_full_disk_is_told_once(name: str, folder: Path) -> None:
    assert folder
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "nhsgraph", *COMMANDS[name]],
            stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert done.returncode == NOT_WRITTEN
    assert done.stderr == b"Reading or writing failed: No space left on device.\n"


CLOSED: Final = [
    (0, ["ask"], 2),
    (1, ["schema"], NOT_WRITTEN),
    (1, ["show", "hee"], NOT_WRITTEN),
    (1, ["snapshot", "2019-06-01", "--json"], NOT_WRITTEN),
    (2, ["show", "nobody"], 2),
]


@pytest.mark.parametrize(("stream", "arguments", "code"), CLOSED)
def test_a_stream_that_is_closed_is_no_fault(stream: int, arguments: list[str], code: int) -> None:
    """As ``<&-`` and ``>&-`` leave it."""
    close = f"import os, sys; os.close({stream}); os.execv(sys.executable, sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", close, sys.executable, "-m", "nhsgraph", *arguments],
        capture_output=True, check=False,
    )  # fmt: skip
    assert done.returncode == code
    assert b"Traceback" not in done.stderr
    assert (b"Standard output is closed" in done.stderr) == (stream == 1)


ENCODINGS: Final = ("latin-1", "cp437", "cp850", "cp932", "ascii", "utf-16", "ascii:strict")


def test_help_and_faults_are_shown_in_any_encoding(
    sample: Callable[[Sequence[Any], int], list[Any]],
) -> None:
    """Of every command and group: the same bytes as in UTF-8."""
    lines = [[*path, "--help"] for path in _paths(main)] + [["ask", "–"], ["–"], ["show", "–", "–"]]
    surroundings = [{"PYTHONIOENCODING": each} for each in ENCODINGS]
    surroundings += [
        {"LC_ALL": "C", "PYTHONUTF8": "0"},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0"},
    ]
    pairs = [(line, around) for line in [["coverage", "--help"], *lines] for around in surroundings]
    for line, around in [pairs[0], *sample(pairs, 3)]:
        done = shell(*line, **around)
        plain = shell(*line, PYTHONIOENCODING="utf-8")
        assert (done.returncode, done.stdout) == (plain.returncode, plain.stdout), (line, around)
        assert done.stderr == plain.stderr, (line, around)


# -- arguments ----------------------------------------------------------------------------------

ODD_ARGUMENTS: Final = (
    b"\xff",
    b"h\xffee",
    b"2019\xff",
    b"\xed\xa0\x80",
    b"\x1b]0;x\x07",
    b"\xe2\x80\xae",
)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such arguments")
def test_an_argument_of_any_bytes_is_told_without_a_traceback(
    folder: Path, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """In the place of every argument of every command, for tables and as JSON."""
    assert folder
    tried = [
        [*map(os.fsencode, line[:place]), odd, *map(os.fsencode, line[place + 1 :])]
        for line in COMMANDS.values()
        for place in range(len(line))
        for odd in ODD_ARGUMENTS
    ]
    for line in sample(tried, 5):
        done = shell(*line)
        assert done.returncode in {0, 1, 2}, (line, done.stderr)
        assert b"Traceback" not in done.stderr, line
        assert not set(b"\x1b\x07") & set(done.stdout + done.stderr), line
        assert "\u202e" not in (done.stdout + done.stderr).decode(), line


@pytest.mark.parametrize("sign", ["\0", "\ud800"])
def test_what_no_system_passes_on_is_refused(sign: str) -> None:
    for line in (
        ["ask", f"who{sign}"],
        ["check", f"a{sign}b"],
        ["draw", "coverage", "-o", f"x{sign}.png"],
    ):
        done = run(*line)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "can't be read" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_folder_whose_name_is_no_text_can_be_read_and_told(folder: Path) -> None:
    """Its bytes that are no UTF-8 are shown in figures."""
    named = os.fsencode(folder) + b"/m\xffodel"
    try:
        Path("model").rename(os.fsdecode(named))
    except OSError:
        pytest.skip("the file system has no such names")
    assert shell(b"info", b"--record", named).returncode == 0
    Path(os.fsdecode(named), "record.yaml").write_text("title: [", encoding="utf-8")
    done = shell(b"check", named)
    assert done.returncode == 1
    assert b"m\\xffodel/record.yaml:1" in done.stderr


@pytest.mark.parametrize(
    ("output", "code"),
    [
        ("model", 2), (".", 2), ("none/x.png", 2), ("story.yaml", 2), ("x", 2), ("/dev/null", 2),
        ("/dev/full", 2), (f"{'n' * 300}.png", NOT_WRITTEN), ("", 2),
        (f"{'n/' * 3000}x.png", NOT_WRITTEN), ("model/record.yaml/x.png", 2), ("-", 2),
    ],
)  # fmt: skip
def test_a_picture_that_can_go_nowhere_leaves_nothing(output: str, code: int, folder: Path) -> None:
    before = sorted(folder.rglob("*"))
    done = run(*[each for each in COMMANDS["chain"] if each != "--describe"], "-o", output)
    assert done.exit_code == code, done.output
    assert done.stdout == ""
    assert len(done.stderr) < 600
    assert sorted(folder.rglob("*")) == before


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is closed to this user")
def test_a_place_that_may_not_be_written_is_told(folder: Path) -> None:
    (folder / "closed").mkdir(mode=0o500)
    done = run(*COMMANDS["chain"], "-o", "closed/x.png")
    assert done.exit_code == NOT_WRITTEN
    assert "Permission denied" in done.stderr


LONG: Final = "q" * 50_000


@pytest.mark.parametrize(
    "line",
    [
        [LONG], ["draw", LONG], ["show", LONG], ["show", "hee", f"--{LONG}"], ["show", "hee", LONG],
        ["snapshot", LONG], ["changes", LONG, "2019"], ["check", LONG], ["info", "--record", LONG],
        ["cite", LONG], ["cite", "hee/x", "--style", LONG], ["ask", "--as-known-on", LONG, "x"],
        ["draw", "structure", "--on", "2019", "--hops", LONG, "-o", "x.png"],
        ["draw", "structure", "--on", "2019", "--types", LONG, "-o", "x.png"],
        ["draw", "structure", "--on", LONG, "-o", "x.png"],
        ["draw", "funding", LONG, "-o", "x.png"],
        ["draw", "chain", "hee", "--on", "2019-06-01", "-o", LONG],
        ["draw", "story", LONG, "-o", "told"], ["draw", "story", "-o", LONG, "--form", LONG],
        ["draw", "timeline", "hee", "--period", LONG, "-o", "x.png"],
    ],
)  # fmt: skip
def test_no_message_repeats_more_than_200_signs_of_what_was_typed(
    line: list[str], folder: Path
) -> None:
    assert folder
    done = run(*line)
    assert done.exit_code in {1, 2, NOT_WRITTEN}
    assert "q" * 201 not in done.output
    assert len(done.output) < 3_000


def test_a_question_on_standard_input_has_an_end() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nhsgraph", "ask"], input=b"who " * 50_000, capture_output=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 2
    assert b"too long a question" in done.stderr


# -- the door -----------------------------------------------------------------------------------


def test_json_holds_every_sign_and_prints_none_that_rules(folder: Path) -> None:
    """What was asked comes back as it was, escaped."""
    assert folder
    asked = "who holds HEE to account in 2019 \x9b31m \u202e"
    done = run("ask", asked, "--json", "--record", "model")
    text = done.stdout or done.stderr
    assert not {"\x9b", "\u202e"} & set(text)
    if done.exit_code == 0:
        assert json.loads(text)


def test_a_terminal_gets_no_sign_that_rules_it() -> None:
    target = io.StringIO()
    out = Screen(target)
    paragraph(out, "a\x1b]0;x\x07b\u202ec\x9bd\udcff")
    table(out, ("head\x1b",), [("cell\x9b2J\u2066",)])
    out.print("\x1b[2J", style="bold")
    shown = target.getvalue()
    assert not {"\x1b", "\x07", "\u202e", "\x9b", "\u2066", "\udcff"} & set(shown)
    assert "a]0;xbcd" in shown
