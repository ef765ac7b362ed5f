"""The tools, as a client is told of them, and how one is called."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from nhsgraph.assistant import asking, looking
from nhsgraph.assistant.compact import SENTENCE, cut, reply
from nhsgraph.assistant.inputs import Parameter, schema_of, taken
from nhsgraph.errors import NhsGraphError, QuestionError, shortened

if TYPE_CHECKING:
    from nhsgraph.library import Graph

JSON = dict[str, Any]


class Tool(NamedTuple):
    """One tool: its name, what it is for, what it takes, and what works it."""

    name: str
    told: str
    parameters: tuple[Parameter, ...]
    work: Callable[[Graph, JSON], JSON]

    @property
    def schema(self) -> JSON:
        """The JSON Schema of what it takes."""
        return schema_of(self.parameters)


_ALL: Final = (
    Tool(
        "ask",
        "Answer a question in English about who governed, paid, hosted, approved or led a body of"
        " the NHS workforce in England. Quote `say` as it stands, with all of `must_mention`.",
        asking.ASK, asking.ask,
    ),
    Tool(
        "answer",
        "Answer a typed question: the form, the bodies, the time. Surer than a sentence where the"
        " form is known.",
        asking.ANSWER, asking.answer,
    ),
    Tool(
        "find_body",
        "Find the id of a body by a name, also a former or misspelt one. What several bodies were"
        " called, or none, comes back as candidates.",
        looking.FIND, looking.find_body,
    ),
    Tool(
        "body_history",
        "List what is recorded of a body through the years: names, legal forms, whom it answered"
        " to, who paid it, what came before and after.",
        looking.HISTORY, looking.body_history,
    ),
    Tool(
        "changes",
        "List what began, ended, was renamed or changed its form between two days.",
        looking.CHANGES, looking.changes,
    ),
    Tool(
        "search_statements",
        "Find statements by their words. What it finds is no answer: read each, then ask.",
        asking.SEARCH, asking.search,
    ),
    Tool(
        "evidence",
        "Show all evidence of a statement or event: sources, places in them, what each proves and"
        " says.",
        looking.EVIDENCE, looking.evidence,
    ),
    Tool(
        "cite",
        "Cite the sources of a statement or event, in plain words, BibTeX, CSL, RIS or a style.",
        looking.CITE, looking.cite,
    ),
)  # fmt: skip
TOOLS: Final[Mapping[str, Tool]] = {tool.name: tool for tool in _ALL}
"""The tools by their names."""


class Reply(NamedTuple):
    """What a call gives back, and whether it was refused."""

    told: JSON
    refused: bool = False


def called(graph: Graph, name: str, given: object) -> Reply:
    """Calls a tool; what it can't take is refused in words.

    Args:
        graph: the graph that answers.
        name: the name of the tool.
        given: what it is given, by the names of its parameters.
    """
    try:
        return Reply(_worked(graph, name, given))
    except NhsGraphError as error:
        first, *more = str(error).split("\n")
        told = {
            "status": "not_understood",
            "say": cut(first, SENTENCE),
            "hints": [cut(hint, SENTENCE) for hint in more],
        }
        return Reply(reply(graph, told), refused=True)
    except Exception as error:
        logging.getLogger(__name__).exception("%s failed", shortened(name))
        say = f"A fault of nhsgraph ({type(error).__name__}): nothing can be told from this call."
        return Reply(reply(graph, {"status": "failed", "say": say}), refused=True)


def _worked(graph: Graph, name: str, given: object) -> JSON:
    """What a tool gives back.

    Raises:
        QuestionError: there is no such tool, or it can't take what it was given.
    """
    tool = TOOLS.get(name)
    if tool is None:
        told = f"There is no tool “{shortened(name, 60)}”."
        raise QuestionError(told, [f"The tools are {', '.join(TOOLS)}."])
    if not isinstance(given, Mapping):
        raise QuestionError(f"{name} takes its parameters by their names.")
    return tool.work(graph, taken(name, tool.parameters, given))
