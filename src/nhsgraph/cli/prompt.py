"""A prompt for one question after another, each of which may go on from the last."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from nhsgraph.answers import Answer
from nhsgraph.answers.examples import best_known, examples_about
from nhsgraph.cli.exits import own_fault
from nhsgraph.cli.shared import understood
from nhsgraph.cli.typed_lines import line_reader
from nhsgraph.errors import NhsGraphError, QuestionError
from nhsgraph.show.answer import show_answer, show_sources
from nhsgraph.show.page import page_of
from nhsgraph.show.terminal import Screen, paragraph
from nhsgraph.words.citations import citations

if TYPE_CHECKING:
    from nhsgraph.library import Graph

MOST_EXAMPLES = 8
"""So many examples of questions are shown, of the body of which the record says most."""
COMMANDS = (
    ("sources", "all sources of the last answer"),
    ("cite N", "the citation of its source number N"),
    ("cite ID", "the citations of a statement, by its id"),
    ("draw", "a picture of the last answer, in a file of this folder"),
    ("draw FILE", "the same, in a file of that name (.png, .svg or .pdf)"),
    ("help", "this"),
    ("quit", "the end, as an empty line, or Control-D"),
)
LAST_WORDS = frozenset({"", "quit", "exit", "bye", "q"})


def converse(graph: Graph, *, as_known_on: str | None = None, plans: bool = False) -> None:
    """Reads lines until the end of input, and answers each."""
    out = Screen()
    paragraph(out, "Ask in English; help shows examples and commands, an empty line ends.")
    talk = Conversation(graph, out, as_known_on=as_known_on, plans=plans)
    read = line_reader(lambda: names_of(graph))
    dropped = False
    while True:
        try:
            line = read("nhsgraph> ").strip()
        except EOFError:
            out.print()
            return
        except KeyboardInterrupt:  # the line is dropped; a second time, the conversation
            out.print()
            if dropped:
                return
            dropped = True
            continue
        dropped = False
        if line.lower() in LAST_WORDS:
            return
        talk.hear(line)
        out.print()


def names_of(graph: Graph) -> list[str]:
    """What a line may be ended with: names and short names of bodies, and of persons."""
    statements = graph.record.statements.values()
    persons = {person for each in statements if (person := getattr(each, "person", None))}
    return sorted({*graph.called(), *persons})


class Conversation:
    """Questions and commands one after another, about what was answered last.

    Args:
        graph: the graph that is asked.
        out: the screen for what is answered; what goes wrong is told on standard error.
        as_known_on: a day; answers are what could have been known on it.
        plans: whether plans stand beside what was in force.
    """

    def __init__(
        self, graph: Graph, out: Screen, *, as_known_on: str | None = None, plans: bool = False
    ) -> None:
        self._graph = graph
        self._out = out
        self._as_known_on = as_known_on
        self._plans = plans
        self._last: Answer | None = None

    def hear(self, line: str) -> None:
        """Answers a question or does what a command says; whatever goes wrong is told in words.

        Raises:
            OSError: the terminal is gone.
        """
        work = self._command(line) or (lambda: self._answer(line))
        try:
            work()
        except NhsGraphError as error:
            paragraph(Screen(sys.stderr), str(error))
        except KeyboardInterrupt:
            paragraph(self._out, "Left unanswered.")
        except OSError:
            raise  # the terminal is gone
        except Exception as error:  # noqa: BLE001 - the next question may go well
            own_fault(error, ["ask", line])

    def _command(self, line: str) -> Callable[[], None] | None:
        """What a line commands; None of a question, such as one that begins with such a word."""
        word, *more = line.split()
        match word.lower(), more:
            case "help" | "?", []:
                return self._help
            case "sources", []:
                return lambda: show_sources(
                    self._out, page_of(self._answered(), all_sources=True), whole=True
                )
            case "cite", [what]:
                return lambda: self._cite(what)
            case "draw", []:
                return lambda: self._draw(_free_name())
            case "draw", [file]:
                return lambda: self._draw(Path(file))
        return None

    def _answer(self, text: str) -> None:
        """Answers a question, which may go on from the last."""
        known, plans = self._as_known_on, self._plans
        answer = self._graph.ask(text, as_known_on=known, plans=plans, after=self._last)
        self._last = understood(answer)
        show_answer(self._out, self._last)

    def _help(self) -> None:
        body = best_known(self._graph)
        paragraph(self._out, "Ask, for example:")
        for example in examples_about(self._graph, body, MOST_EXAMPLES) if body else ():
            paragraph(self._out, example, first="  ", indent="    ")
        paragraph(self._out, "Or say of the last answer:")
        for command, told in COMMANDS:
            paragraph(self._out, f"{command}: {told}", first="  ", indent="    ")

    def _answered(self) -> Answer:
        if self._last is None:
            raise QuestionError("Nothing was answered yet.", ["Ask first."])
        return self._last

    def _cite(self, what: str) -> None:
        if not (what.isascii() and what.isdigit()):
            paragraph(self._out, self._graph.cite(what), indent="  ")
            return
        listed = dict(page_of(self._answered(), all_sources=True).sources.listed())
        places = listed.get(int(what)) if len(what) < 10 else None
        if places is None:
            hint = f"Its sources have the numbers 1 to {len(listed)}; “sources” lists them."
            raise QuestionError(f"The last answer has no source number {what}.", [hint])
        origin = places[0].origin
        told = citations([(origin, [each.locator for each in places])], "plain") if origin else ""
        paragraph(self._out, told, indent="  ")

    def _draw(self, file: Path) -> None:
        """Draws the day that was asked about round its bodies; without a day, their lives."""
        from nhsgraph.draw.page.files import save

        answer, draw = self._answered(), self._graph.draw
        bodies = answer.question.bodies
        try:
            if answer.first is not None:
                save(draw.structure(answer.first, around=bodies), file)
            else:
                save(draw.timeline(*bodies), file)
        except OSError as error:
            reason = (error.strerror or str(error)).rstrip(".")
            raise QuestionError(f"“{file}” can't be written: {reason}.", []) from None
        paragraph(self._out, f"Written to {file}")


def _free_name() -> Path:
    """A name for a picture that no file of this folder has."""
    number = 1
    while (file := Path(f"nhsgraph-{number}.png")).exists():
        number += 1
    return file
