"""What the commands share: the group that they are in, and the options that many have."""

from __future__ import annotations

import gc
import json
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from nhsgraph.cli.exits import DEBUG, run, say
from nhsgraph.errors import QuestionError, shortened

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.library import Graph


class PathToWrite(click.Path):
    """A file or folder to write; ``-`` is refused, as nothing here goes to standard output."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The path.

        Raises:
            BadParameter: it can't be written to, or is ``-``.
        """
        if value == "-":
            self.fail("“-” would be standard output; name a file, as page.html or ./-", param, ctx)
        return super().convert(value, param, ctx)


class Program(click.Group):
    """The group of all commands, and what surrounds each of them: see ``exits``.

    Args:
        late: the names of commands that are imported only when they are called or listed, each
            with the module that defines a command of that name.
    """

    def __init__(self, *args: Any, late: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._late = late

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the alphabet."""
        return sorted([*super().list_commands(ctx), *self._late])

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None if there is none."""
        if cmd_name not in self._late:
            return super().get_command(ctx, cmd_name)
        command: click.Command = getattr(import_module(self._late[cmd_name]), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Reads the options before a command; one that belongs to a command is told so.

        Raises:
            UsageError: an option is not known, or stands before the command that takes it.
        """
        names = [arg for arg in args if arg in self.list_commands(ctx)]
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            command = self.get_command(ctx, names[0]) if names else None
            if command and any(error.option_name in one.opts for one in command.params):
                place = f"{ctx.command_path} {names[0]} {error.option_name} …"
                told = f"{error.option_name} stands behind the command: {place}"
                raise click.UsageError(told, ctx) from error
            raise

    def main(
        self, args: Sequence[str] | None = None, prog_name: str | None = None, *further: Any,
        standalone_mode: bool = True, **extra: Any,
    ) -> Any:  # fmt: skip
        """Runs a command line and leaves with its exit code; ``--debug`` may stand anywhere."""
        name = prog_name or "nhsgraph"
        if not standalone_mode or f"_{name.upper()}_COMPLETE" in os.environ:
            extra["standalone_mode"] = standalone_mode
            return super().main(args, prog_name, *further, **extra)
        gc.set_threshold(100_000, 20, 20)  # a process that soon ends makes little garbage
        given = sys.argv[1:] if args is None else list(args)
        plain_end = given.index("--") if "--" in given else len(given)
        options, rest = given[:plain_end], given[plain_end:]
        typed = [*(each for each in options if each != DEBUG), *rest]
        extra.pop("complete_var", None)
        extra.pop("windows_expand_args", None)

        def work() -> None:
            _readable(typed)
            with self.make_context(name, list(typed), **extra) as context:
                self.invoke(context)

        code = run(work, typed, debug=DEBUG in options)
        gc.freeze()  # the process ends: to look through all that it leaves is lost time
        sys.exit(code)


def _readable(typed: Iterable[str]) -> None:
    """Refuses arguments that no system can pass on.

    Raises:
        UsageError: one has a sign of number 0 in it, or half of a sign.
    """
    for argument in typed:
        try:
            possible = "\0" not in argument and os.fsencode(argument)
        except UnicodeEncodeError:
            possible = False
        if possible is False:
            raise click.UsageError(f"“{shortened(argument)}” has a sign in it that can't be read.")


LONGEST_INPUT = 100_000
"""A question on standard input has no more bytes than this."""


def typed() -> str:
    """What stands on standard input, whatever its bytes.

    Raises:
        QuestionError: it is too long for a question.
    """
    if sys.stdin is None:
        return ""
    given = sys.stdin.buffer.read(LONGEST_INPUT + 1)
    if len(given) > LONGEST_INPUT:
        hint = "Ask one question at a time, in a sentence."
        raise QuestionError(f"More than {LONGEST_INPUT:,} bytes are too long a question.", [hint])
    return given.decode("utf-8", errors="replace")


def on_terminal() -> bool:
    """True where somebody types at a terminal and reads there."""
    streams = (sys.stdin, sys.stdout)
    return all(stream is not None and stream.isatty() for stream in streams)


def emit(data: object) -> None:
    """Prints plain data as JSON, alone on standard output; what no terminal may get is escaped."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    if not text.replace("\n", "").isprintable():
        text = "".join(
            sign if sign == "\n" or sign.isprintable() else json.dumps(sign)[1:-1] for sign in text
        )
    say(text)


def understood(answer: Answer) -> Answer:
    """The answer, for a person to read.

    Raises:
        QuestionError: the question was not understood; the notes of the answer are its hints.
    """
    if answer.status == "not_understood":
        raise QuestionError(answer.lead, answer.notes)
    return answer


def as_json(command: Callable[..., None]) -> Callable[..., None]:
    """The option ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def questions_of_file(command: Callable[..., None]) -> Callable[..., None]:
    """The options ``--file`` and ``--output``: many questions, and where their answers go."""
    command = click.option(
        "-o", "--output", type=PathToWrite(path_type=Path), metavar="FILE",
        help="With --file: the .csv or .xlsx for the answers.",
    )(command)  # fmt: skip
    return click.option(
        "--file", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="CSV",
        help="Answer every row of a CSV with a column “question”; needs -o.",
    )(command)  # fmt: skip


def with_record(command: Callable[..., None]) -> Callable[..., None]:
    """The option ``--record``: other model folders than the bundled record."""
    return click.option(
        "--record", "folders", multiple=True, metavar="FOLDER",
        help="A model folder in place of the bundled record, or +FOLDER to lay one over it; repeat"
        " it to lay others over that.",
    )(command)  # fmt: skip


def graph_of(folders: tuple[str, ...], as_known_on: str | None = None) -> Graph:
    """The graph that a command works on."""
    from nhsgraph.library import load

    graph = load(*folders)
    gc.freeze()  # the record stays until the process ends: to look there for garbage is lost time
    return graph.as_known_on(as_known_on) if as_known_on else graph


def several(number: int, what: str) -> str:
    """A number of things in words."""
    return f"{number} {what}" + ("" if number == 1 else "s")
