"""Lines that somebody types: at a terminal with history and completion, elsewhere as they come."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import takewhile
from pathlib import Path
from typing import TYPE_CHECKING

from nhsgraph.cli.shared import on_terminal
from nhsgraph.spelling import key

if TYPE_CHECKING:
    from prompt_toolkit.completion import Completer
    from prompt_toolkit.history import History

LONGEST_NAME = 12
"""No name has more words; more words of a line are not looked at to end it."""
HISTORY = "history"
"""The name of the file of past lines, in the folder that ``state_folder`` names."""


def line_reader(words: Callable[[], Iterable[str]]) -> Callable[[str], str]:
    """What reads one line behind a prompt.

    At a terminal it keeps a history and ends names; in a pipe, on a terminal that can only print or
    without prompt_toolkit it reads the line and no more.

    Args:
        words: what a line may be ended with; asked for once, when somebody first wants it.

    Returns:
        A function from the prompt to the line. It raises ``EOFError`` at the end of input.
    """
    if not on_terminal() or os.environ.get("TERM", "").lower() in {"dumb", "unknown"}:
        return input
    try:
        from prompt_toolkit import PromptSession
        from prompt_toolkit.auto_suggest import AutoSuggestFromHistory

        session: PromptSession[str] = PromptSession(
            history=_history(), auto_suggest=AutoSuggestFromHistory(), completer=_completer(words),
            complete_while_typing=False,
        )  # fmt: skip
    except Exception:  # noqa: BLE001 - a terminal of a kind it can't use still has lines
        return input
    return session.prompt


def completer(names: Iterable[str]) -> Callable[[str], list[str]]:
    """What ends a line: the lines that it may become, a name in place of the words that begin it.

    >>> completer(["Health Education England", "Monitor"])("who funds health ed")
    ['who funds Health Education England']
    """
    keys = [(key(name), name) for name in names]

    def complete(line: str) -> list[str]:
        words = line.split(" ")
        for place in range(max(0, len(words) - LONGEST_NAME), len(words)):
            begun = " ".join(words[place:])
            if not begun.strip():
                continue
            start = key(begun)
            ended = [name for known, name in keys if known.startswith(start)]
            if ended:
                before = " ".join([*words[:place], ""]) if place else ""
                return [before + name for name in ended]
        return []

    return complete


def _completer(words: Callable[[], Iterable[str]]) -> Completer:
    """The same for prompt_toolkit."""
    from prompt_toolkit.completion import CompleteEvent, Completer, Completion
    from prompt_toolkit.document import Document

    class Names(Completer):
        @cached_property
        def complete(self) -> Callable[[str], list[str]]:
            return completer(words())

        def get_completions(self, document: Document, _: CompleteEvent) -> Iterator[Completion]:
            line = document.text_before_cursor
            for ended in self.complete(line):
                yield Completion(ended, start_position=-len(line), display=_differing(line, ended))

    return Names()


def _differing(line: str, ended: str) -> str:
    """The words of a line from the first on that its end changes."""
    same = takewhile(lambda pair: pair[0] == pair[1], zip(line, ended, strict=False))
    return ended[ended.rfind(" ", 0, len(list(same))) + 1 :]


def _history() -> History:
    """Past lines, in a file where there can be one; nothing that fails there stops a question."""
    from prompt_toolkit.history import FileHistory

    class Kept(FileHistory):
        def load_history_strings(self) -> Iterable[str]:
            try:
                return list(super().load_history_strings())
            except OSError:
                return []

        def store_string(self, string: str) -> None:
            with contextlib.suppress(OSError, ValueError):
                super().store_string(string)

    folder = state_folder()
    with contextlib.suppress(OSError):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return Kept(str(folder / HISTORY))


def state_folder() -> Path:
    """Where this user's programs keep what they remember, as the system has it."""
    if sys.platform == "win32":
        return _folder("LOCALAPPDATA", "AppData", "Local")
    if sys.platform == "darwin":
        return _folder("", "Library", "Application Support")
    return _folder("XDG_STATE_HOME", ".local", "state")


def _folder(variable: str, *usual: str) -> Path:
    """The folder that a variable names, or the usual one in the user's home."""
    told = os.environ.get(variable, "") if variable else ""
    if told and Path(told).is_absolute():
        return Path(told) / "nhsgraph"
    try:
        home = Path.home()
    except RuntimeError:  # nobody's home
        home = Path(os.path.curdir)
    return home.joinpath(*usual, "nhsgraph")
