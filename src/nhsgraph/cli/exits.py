"""The ways out of the program: its streams, one door for all text, and one net for all faults.

Whatever happens in a command, the shell gets an exit code that says whose fault it was, and a
person a sentence. A reader of the output who went away is no fault.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import re
import sys
import warnings
from collections.abc import Callable, Sequence
from typing import Final

import click

from nhsgraph.errors import (
    MOST_QUOTED,
    MissingPartError,
    NhsGraphError,
    RecordError,
    output_closed,
    shortened,
)
from nhsgraph.spelling import printable, shown_bytes, whole

ANSWERED, FAULTY, UNREADABLE = 0, 1, 2
NOT_INSTALLED: Final = 69
"""A part of the program is not there: ``EX_UNAVAILABLE`` of ``sysexits.h``."""
OWN_FAULT: Final = 70
"""The program itself is at fault: ``EX_SOFTWARE`` of ``sysexits.h``."""
NOT_WRITTEN: Final = 74
"""The system could not read or write, as on a full disk: ``EX_IOERR`` of ``sysexits.h``."""
INTERRUPTED: Final = 130
"""Somebody pressed Control-C: 128 and the number of the signal, as shells count."""
READER_GONE: Final = 141
"""Nobody reads the output any more, as behind ``head``: 128 and the number of the signal."""
DEBUG: Final = "--debug"
"""The option that shows the traceback of a fault of the program; it may stand anywhere."""


def run(work: Callable[[], object], typed: Sequence[str], *, debug: bool = False) -> int:
    """Does the work of a command line and says what went wrong with it, if anything.

    Args:
        work: what is to be done.
        typed: the command line, for the report of a fault.
        debug: whether the traceback of a fault of the program is printed.

    Returns:
        The exit code.
    """
    _open_streams()
    with warnings.catch_warnings():
        if not (debug or sys.warnoptions):
            warnings.simplefilter("ignore")  # a library's warning is not for those who ask
        try:
            code = _code_of(work, typed)
            for stream in filter(None, (sys.stdout, sys.stderr)):
                if not stream.closed:
                    stream.flush()
        except BrokenPipeError:
            code = READER_GONE
        except (KeyboardInterrupt, click.Abort):
            code = INTERRUPTED
        except OSError as error:
            say(_of_the_system(error), err=True)
            code = NOT_WRITTEN
        except Exception as error:  # noqa: BLE001 - the net beneath everything else
            own_fault(error, typed, debug=debug)
            code = OWN_FAULT
    _let_go()
    return code


def _code_of(work: Callable[[], object], typed: Sequence[str]) -> int:
    """Does the work and tells what the package and click raise on purpose; the exit code."""
    try:
        work()
    except click.exceptions.Exit as leaving:
        return leaving.exit_code
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else ANSWERED
    except click.ClickException as error:
        shown = io.StringIO()
        error.show(shown)
        told = _ESCAPED.sub(_read, shown.getvalue()).rstrip("\n")
        usage, mark, message = told.partition("Error: ")
        long = sum(map(len, typed)) > MOST_QUOTED
        say(f"{usage}{mark}{shortened(message) if long else message}", err=True)
        return error.exit_code
    except RecordError as error:
        count = len(error.faults)
        say(f"{error}\n{count} fault{'s' if count != 1 else ''} found.", err=True)
        return FAULTY
    except NhsGraphError as error:
        say(str(error), err=True)
        return NOT_INSTALLED if isinstance(error, MissingPartError) else UNREADABLE
    return ANSWERED


_ESCAPED: Final = re.compile(r"(?:\\udc[89a-f][0-9a-f])+")
"""Bytes that a narrow locale could not read, as click writes them out in its own messages."""


def _read(escaped: re.Match[str]) -> str:
    """Those bytes as the UTF-8 that they are, or as they stand."""
    pairs = escaped[0].split("\\udc")[1:]
    return whole("".join(chr(0xDC00 + int(pair, 16)) for pair in pairs))


def say(text: str, *, err: bool = False) -> None:
    """Prints a text on standard output, or on standard error; no sign in it rules the terminal.

    What can't be printed on standard error is lost: there is nobody left to tell.

    Raises:
        OSError: standard output is closed.
    """
    if not err and sys.stdout is None:
        raise output_closed()
    with contextlib.suppress(*((OSError, ValueError) if err else ())):
        click.echo(printable(shown_bytes(text)), err=err)


def _of_the_system(error: OSError) -> str:
    """What the system refused, as a sentence."""
    reason = (error.strerror or str(error) or type(error).__name__).rstrip(".")
    if error.filename is None and error.errno == errno.EBADF:
        return f"{reason}."
    if error.filename is None:
        return f"Reading or writing failed: {reason}."
    name = error.filename
    told = os.fsdecode(name) if isinstance(name, str | bytes | os.PathLike) else str(name)
    return f"{shortened(told)}: {reason}."


def own_fault(error: Exception, typed: Sequence[str], *, debug: bool = False) -> None:
    """Tells of a fault of the program, on standard error, in a form that can be reported."""
    import platform
    import shlex
    import traceback

    if debug:
        say("".join(traceback.format_exception(error)).rstrip("\n"), err=True)
    what = " ".join(traceback.format_exception_only(error)[-1].split())
    own = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    frames = [one for one in traceback.extract_tb(error.__traceback__) if one[0].startswith(own)]
    place = f" ({os.path.basename(frames[-1][0])}:{frames[-1][1]})" if frames else ""  # noqa: PTH119
    command = shortened(shlex.join(["nhsgraph", *typed]))
    more = "" if debug else f"; with {DEBUG} it shows a traceback, which helps"
    say(
        "This is a fault of nhsgraph, not yours: please report to whoever gave it to you that"
        f" “{command}” ended in “{shortened(what)}”{place}, with nhsgraph {version()}, Python"
        f" {platform.python_version()}, {platform.platform()}{more}.",
        err=True,
    )


def version() -> str:
    """The version of the package that runs, or ``(not installed)``."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed

    try:
        return installed("nhsgraph")
    except PackageNotFoundError:
        return "(not installed)"


def _open_streams() -> None:
    """Makes the streams take every sign: files and pipes are UTF-8, a terminal stays what it is."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
            if not stream.isatty():
                stream.reconfigure(encoding="utf-8", errors="replace")
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")


def _let_go() -> None:
    """Empties the streams; what can't be written is let go, so that the end of Python is quiet."""
    for stream in (sys.stdout, sys.stderr):
        if stream is None or stream.closed:
            continue
        try:
            stream.flush()
        except (OSError, ValueError):
            with contextlib.suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, stream.fileno())
                os.close(nowhere)
