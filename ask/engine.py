"""What the worker of the page runs in Pyodide: the real engine, asked from JavaScript."""

from __future__ import annotations

import json
from typing import Final

from nhsgraph import NhsGraphError, load
from nhsgraph.words.citations import Style

GRAPH = load()
STYLES: Final[dict[str, Style]] = {"ris": "ris", "bib": "bibtex"}


def ask(text: str, known: str) -> str:
    """The answer to a question as JSON: as HTML for the page, and whole, as ``ask --json`` has it.

    Args:
        text: the question.
        known: a day of knowledge, or nothing.
    """
    try:
        found = GRAPH.ask(text, as_known_on=known or None)
    except NhsGraphError as error:
        message, *hints = str(error).split("\n")
        return json.dumps({"status": "not_understood", "text": message, "hints": hints})
    page = found._repr_html_()
    cited = {ending: found.citations(style) for ending, style in STYLES.items()}
    return json.dumps({"status": found.status, "html": page, "answer": found.to_dict(), **cited})
