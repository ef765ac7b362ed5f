"""The prompt: it goes on whatever is typed, and speaks of what was answered last."""

from __future__ import annotations

import io
import os
import select
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from nhsgraph import Graph
from nhsgraph.cli.prompt import Conversation, converse, names_of
from nhsgraph.cli.typed_lines import HISTORY, completer, line_reader, state_folder
from nhsgraph.show.terminal import Screen

ASKED = "who holds HEE to account in 2019"
STATEMENT = "hee/accountable-to-secretary-of-state"


@pytest.fixture
def talk(record: Graph) -> tuple[Conversation, Callable[[], str]]:
    """A conversation, and what gives what was shown since it was last asked for."""
    text = io.StringIO()

    def taken() -> str:
        told = text.getvalue()
        text.seek(0)
        text.truncate()
        return told

    return Conversation(record, Screen(text, 80)), taken


Talk = tuple[Conversation, Callable[[], str]]


def test_its_sources_are_those_of_the_last_answer(talk: Talk) -> None:
    said, shown = talk
    said.hear(ASKED)
    first = shown()
    said.hear("sources")
    every = shown()
    assert "[1] " in first
    assert every.startswith("Sources:\n[1] ")
    assert every.count("\n[") > first.count("\n[")


def test_a_source_is_cited_by_its_number_and_a_statement_by_its_id(
    talk: Talk, record: Graph
) -> None:
    said, shown = talk
    said.hear(ASKED)
    shown()
    said.hear("cite 1")
    one = " ".join(shown().split())
    assert "(3 December 2014). The Care Act 2014 (Commencement No.3)" in one
    assert one.endswith("https://www.legislation.gov.uk/uksi/2014/3186")
    said.hear(f"CITE {STATEMENT}")
    assert " ".join(shown().split()) == " ".join(record.cite(STATEMENT).split())


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("cite 99", "no source number 99"), ("cite 0", "no source number 0"),
        ("cite " + "9" * 5000, "no source number"), ("cite ²", "no statement"),
        ("cite nobody/nothing", "no statement"), ("draw x.gif", ".png"),
        ("draw no-such-folder/x.png", "no-such-folder"),
        ("xyzzy plugh", "What can be asked"), ("(", ""),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_ends_nothing(
    line: str, words: str, talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    said, shown = talk
    said.hear(ASKED)
    shown()
    said.hear(line)
    told = capsys.readouterr().err + shown()
    assert words in told
    assert "Traceback" not in told
    assert "fault of nhsgraph" not in told
    said.hear("sources")
    assert "[1] " in shown()


@pytest.mark.parametrize("line", ["sources", "cite 1", "draw"])
def test_before_the_first_answer_there_is_nothing_to_speak_of(
    line: str, talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    talk[0].hear(line)
    assert "Nothing was answered yet." in capsys.readouterr().err


@pytest.mark.parametrize("asked", [ASKED, "which body hosts the NHS Leadership Academy"])
def test_the_last_answer_is_drawn_and_no_file_is_lost(
    asked: str, talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nhsgraph-1.png").write_text("mine")
    said, shown = talk
    said.hear(asked)
    shown()
    said.hear("draw")
    assert shown() == "Written to nhsgraph-2.png\n"
    assert (tmp_path / "nhsgraph-2.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "nhsgraph-1.png").read_text() == "mine"


@pytest.mark.parametrize("line", ["sources of funding for HEE in 2014", "draw the line"])
def test_a_question_may_begin_with_a_command_s_word(line: str, talk: Talk) -> None:
    said, shown = talk
    said.hear(line)
    assert "Nothing was answered" not in shown()


def test_help_shows_questions_and_every_command(talk: Talk) -> None:
    said, shown = talk
    said.hear("help")
    told = shown()
    assert "Who held" in told
    assert all(f"  {word}" in told for word in ("sources", "cite N", "cite ID", "draw", "quit"))


def test_names_of_bodies_short_names_and_persons_end_a_line(record: Graph) -> None:
    complete = completer(names_of(record))
    assert "was Ian Cumming" in complete("was ian cu")
    assert "who funds HEE" in complete("who funds HE")


# -- reading lines ------------------------------------------------------------------------------


def test_without_a_terminal_lines_are_read_as_they_come(record: Graph) -> None:
    assert line_reader(lambda: names_of(record)) is input


def test_control_c_drops_a_line_and_twice_ends(
    record: Graph, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lines: Iterator[Any] = iter([KeyboardInterrupt, ASKED, KeyboardInterrupt, KeyboardInterrupt])

    def typed(_: str) -> str:
        line = next(lines)
        if isinstance(line, str):
            return line
        raise line

    monkeypatch.setattr("builtins.input", typed)
    converse(record)
    assert "accountable to" in capsys.readouterr().out
    assert next(lines, None) is None


@pytest.mark.parametrize(
    ("platform", "variables", "folder"),
    [
        ("linux", {"XDG_STATE_HOME": "/state"}, "/state/nhsgraph"),
        ("linux", {"XDG_STATE_HOME": "not/absolute"}, "/home/me/.local/state/nhsgraph"),
        ("linux", {}, "/home/me/.local/state/nhsgraph"),
        ("darwin", {}, "/home/me/Library/Application Support/nhsgraph"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/nhsgraph"),
    ],
)
def test_the_history_lies_where_the_system_keeps_such_things(
    platform: str, variables: dict[str, str], folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("XDG_STATE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/me", **variables}.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert state_folder().as_posix() == folder


def test_a_question_from_the_shell_does_not_load_the_prompt() -> None:
    code = (
        "import sys; from nhsgraph.cli import main\n"
        f"try: main(['ask', '{ASKED}'])\nexcept SystemExit: pass\n"
        "late = {'prompt_toolkit', 'rich', 'nhsgraph.cli.prompt'}\n"
        "print(*late & set(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not done.stderr.strip()


pty = pytest.importorskip("pty", reason="terminals can be made on POSIX systems alone")
termios = pytest.importorskip("termios")
ENTER, CONTROL_C, CONTROL_D = "\r", "\x03", "\x04"


def typed_at_a_terminal(
    lines: list[str], *arguments: str, **variables: str
) -> tuple[str, int]:  # pragma: no cover - another process does it
    """What a terminal shows while lines are typed, each once its prompt listens; the exit code."""
    child, terminal = pty.fork()
    if child == 0:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # which whoever runs the tests may ignore
        os.environ.update({"TERM": "xterm", "COLUMNS": "80", "LINES": "40", **variables})
        os.execv(sys.executable, [sys.executable, "-m", "nhsgraph", *arguments])  # noqa: S606
    dumb = variables.get("TERM") == "dumb"
    shown, sent, since, waited = "", 0, 0, 0.0
    while waited < PATIENCE:
        if dumb:  # which shows its prompt, and then what is typed, and tells no more
            new = shown[since:].partition("\n")[2] if sent else shown
            asked = sent < len(lines) and PROMPT in new and waited >= QUIET
        else:
            asked = sent < min(len(lines), shown.count(READY)) and _listens(terminal)
        if asked:
            os.write(terminal, lines[sent].encode())
            sent, since, waited = sent + 1, len(shown), 0.0
        if not select.select([terminal], [], [], MOMENT)[0]:
            waited += MOMENT
            continue
        waited = 0.0
        try:
            told = os.read(terminal, 65_536).decode(errors="replace")
        except OSError:  # it has ended
            break
        if not told:
            break
        shown += told
        if "\x1b[6n" in told:  # it asks where it stands
            os.write(terminal, b"\x1b[1;1R")
    else:
        os.kill(child, signal.SIGKILL)
    os.close(terminal)
    return shown, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _listens(terminal: int) -> bool:
    """Whether the prompt reads keys: until then the terminal keeps them for whole lines."""
    return not termios.tcgetattr(terminal)[3] & termios.ICANON


PROMPT = "nhsgraph> "
READY = "\x1b[?2004h"
"""With this prompt_toolkit begins to read a line, where the terminal can do more than print."""
QUIET = 0.5
"""So many seconds after its prompt a terminal that can only print is taken to listen."""
MOMENT = 0.05
PATIENCE = 40.0
"""So many seconds of silence are waited for, on a machine that is busy."""


@pytest.mark.parametrize("term", ["xterm", "dumb"])
@pytest.mark.parametrize("arguments", [(), ("ask",)])
def test_a_terminal_gets_a_prompt_and_control_d_ends_it(
    term: str, arguments: tuple[str, ...], tmp_path: Path
) -> None:
    lines = [ASKED + ENTER, CONTROL_C, CONTROL_D]
    shown, code = typed_at_a_terminal(
        lines, *arguments, TERM=term, XDG_STATE_HOME=str(tmp_path), HOME=str(tmp_path)
    )
    assert STATEMENT in shown
    assert "Traceback" not in shown
    assert code == 0


def test_the_history_is_kept_from_one_time_to_the_next(tmp_path: Path) -> None:
    state = {"XDG_STATE_HOME": str(tmp_path), "HOME": str(tmp_path)}
    typed_at_a_terminal(["help" + ENTER, CONTROL_D], **state)
    (file,) = tmp_path.rglob(HISTORY)
    assert "+help" in file.read_text()
    up = "\x1b[A"
    shown, code = typed_at_a_terminal([up + ENTER, CONTROL_D], **state)
    assert shown.count("cite ID") == 1
    assert code == 0


def test_without_a_folder_for_its_history_it_goes_on(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    shown, code = typed_at_a_terminal(
        ["help" + ENTER, "help" + ENTER, CONTROL_D], XDG_STATE_HOME=str(blocked)
    )
    assert shown.count("cite ID") == 2
    assert "Traceback" not in shown
    assert code == 0
