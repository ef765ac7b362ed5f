"""A typed, dated, sourced graph of who governed the NHS workforce in England, 2010 to 2021."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhsgraph.answers import Answer, Question
    from nhsgraph.dates import Certainty, Period, Years
    from nhsgraph.errors import (
        DateError,
        Fault,
        NhsGraphError,
        QuestionError,
        RecordError,
        UnknownBodyError,
    )
    from nhsgraph.library import Graph, ask, load
    from nhsgraph.record.revisions import Correction, Revision, compare
    from nhsgraph.schema.json_schema import schema
    from nhsgraph.shown_snapshot import Snapshot

_PUBLIC = {
    "answers": "Answer Question",
    "dates": "Certainty Period Years",
    "errors": "DateError Fault NhsGraphError QuestionError RecordError UnknownBodyError",
    "library": "Graph ask load",
    "record.revisions": "Correction Revision compare",
    "shown_snapshot": "Snapshot",
}
_HOMES = {name: home for home, names in _PUBLIC.items() for name in names.split()}
"""Where each public name is at home; it is imported when it is first used."""

__all__ = [
    "Answer", "Certainty", "Correction", "DateError", "Fault", "Graph", "NhsGraphError", "Period",
    "Question", "QuestionError", "RecordError", "Revision", "Snapshot", "UnknownBodyError", "Years",
    "ask", "compare", "load", "schema",
]  # fmt: skip


def __dir__() -> list[str]:
    """The public names, imported or not, for those who look with ``dir`` or Tab."""
    return sorted({*globals(), *__all__})


def __getattr__(name: str) -> object:
    """A public name, imported from its home; ``schema`` is the package, which can be called."""
    if name == "schema":
        return import_module("nhsgraph.schema")
    if name not in _HOMES:
        message = f"module “nhsgraph” has no attribute “{name}”"
        raise AttributeError(message)
    return getattr(import_module(f"nhsgraph.{_HOMES[name]}"), name)
