"""What the commands share: plain errors with an exit code, and the options that many have."""

from __future__ import annotations

import functools
import gc
import io
import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any, ParamSpec

import click

from nhsgraph.errors import NhsGraphError, RecordError

if TYPE_CHECKING:
    from nhsgraph.library import Graph

Given = ParamSpec("Given")

ANSWERED, FAULTY, UNREADABLE = 0, 1, 2


class LateGroup(click.Group):
    """A group of commands, some of which are imported only when they are called or listed.

    Args:
        late: their names, each with the module that defines a command of that name.
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


def plainly(command: Callable[Given, None]) -> Callable[Given, None]:
    """Turns what the package raises into a message for the person who typed, and an exit code."""

    @functools.wraps(command)
    def run(*args: Given.args, **kwargs: Given.kwargs) -> None:
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
                stream.reconfigure(encoding="utf-8")  # arrows and dashes, into any file or pipe
        try:
            command(*args, **kwargs)
        except RecordError as error:
            click.echo(str(error), err=True)
            count = len(error.faults)
            click.echo(f"{count} fault{'s' if count != 1 else ''} found.", err=True)
            sys.exit(FAULTY)
        except NhsGraphError as error:
            click.echo(str(error), err=True)
            sys.exit(UNREADABLE)
        except OSError as error:
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"{where}{error.strerror or error}", err=True)
            sys.exit(FAULTY)

    return run


def typed() -> str:
    """What stands on standard input, whatever its bytes."""
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")


def emit(data: object) -> None:
    """Prints plain data as JSON, alone on standard output."""
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def as_json(command: Callable[..., None]) -> Callable[..., None]:
    """The option ``--json``."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(command)


def with_record(command: Callable[..., None]) -> Callable[..., None]:
    """The option ``--record``: other model folders than the bundled record."""
    return click.option(
        "--record", "folders", multiple=True, metavar="FOLDER",
        help="A model folder in place of the bundled record; repeat it to lay others over it.",
    )(command)  # fmt: skip


def graph_of(folders: tuple[str, ...], as_known_on: str | None = None) -> Graph:
    """The graph that a command works on."""
    from nhsgraph.library import load

    graph = load(*folders)
    gc.freeze()  # the record stays until the process ends: to look there for garbage is lost time
    return graph.as_known_on(as_known_on) if as_known_on else graph
