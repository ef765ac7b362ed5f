"""A prompt for one question after another, with history and completion of the names of bodies."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from nhsgraph.errors import NhsGraphError
from nhsgraph.exits import own_fault
from nhsgraph.spelling import key
from nhsgraph.terminal import console, paragraph, show_answer

if TYPE_CHECKING:
    from nhsgraph.library import Graph

LONGEST_NAME = 12
"""No name has more words; more words of a line are not looked at to end it."""
EXAMPLES = (
    "who holds HEE to account in 2019",
    "which bodies did HEE hold to account in 2013",
    "who approves HEE's mandate for 2019/20",
    "who hosted the NHS Leadership Academy during 2016",
    "how does the chain run from Health Education Wessex to Parliament on 1 June 2014",
    "was HEE accountable to NHS Improvement in 2018?",
    "what changed for HEE between 2014 and 2016",
    "what became of the levy on providers",
    "how many LETBs were there on 1 August 2016",
    "who was HEE's chief executive in 2018",
)
"""Questions that the record answers; a test asks them all."""


def converse(graph: Graph, *, as_known_on: str | None = None, plans: bool = False) -> None:
    """Reads questions until the end of input, and answers each."""
    out = console()
    paragraph(out, "Ask in English; help shows examples, an empty line ends.")
    with _line_editing(graph.called()):
        while True:
            try:
                text = input("nhsgraph> ").strip()
            except (EOFError, KeyboardInterrupt):
                out.print()
                return
            if text.lower() in {"", "quit", "exit", "bye"}:
                return
            if text.lower() in {"help", "?"}:
                for example in EXAMPLES:
                    paragraph(out, f"  {example}")
                continue
            try:
                show_answer(out, graph.ask(text, as_known_on=as_known_on, plans=plans))
            except NhsGraphError as error:
                paragraph(console(sys.stderr), str(error))
            except KeyboardInterrupt:
                paragraph(out, "Left unanswered.")
            except OSError:
                raise  # the terminal is gone
            except Exception as error:  # noqa: BLE001 - the next question may go well
                own_fault(error, ["ask", text])
            out.print()


@contextlib.contextmanager
def _line_editing(names: list[str]) -> Iterator[None]:
    """Completion of names and a history, where the machine has GNU readline or its like."""
    try:
        import readline
    except ImportError:
        yield
        return
    history = Path.home() / ".nhsgraph_history"
    with contextlib.suppress(OSError):
        readline.read_history_file(history)
    readline.set_completer(completer(names))
    readline.set_completer_delims("")
    readline.parse_and_bind("tab: complete")
    try:
        yield
    finally:
        with contextlib.suppress(OSError):
            readline.write_history_file(history)


def completer(names: list[str]) -> Callable[[str, int], str | None]:
    """A completer for readline: it ends the name that the line's last words begin."""
    keys = [(key(name), name) for name in names]

    def complete(line: str, number: int) -> str | None:
        words = line.split(" ")
        for place in range(max(0, len(words) - LONGEST_NAME), len(words)):
            begun = " ".join(words[place:])
            found = [name for known, name in keys if begun.strip() and known.startswith(key(begun))]
            if found:
                before = " ".join([*words[:place], ""]) if place else ""
                return before + found[number] if number < len(found) else None
        return None

    return complete
