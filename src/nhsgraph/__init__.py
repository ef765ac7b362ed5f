"""A typed, dated, sourced graph of who governed the NHS workforce in England, 2010 to 2021."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nhsgraph.errors import (
        DateError,
        Fault,
        NhsGraphError,
        QuestionError,
        RecordError,
        UnknownBodyError,
    )
    from nhsgraph.library import Graph, ask, load
    from nhsgraph.questions import Answer, Question

_HOMES = {
    "Answer": "questions",
    "DateError": "errors",
    "Fault": "errors",
    "Graph": "library",
    "NhsGraphError": "errors",
    "Question": "questions",
    "QuestionError": "errors",
    "RecordError": "errors",
    "UnknownBodyError": "errors",
    "ask": "library",
    "load": "library",
}
"""Where each public name is at home; it is imported when it is first used."""

__all__ = [
    "Answer",
    "DateError",
    "Fault",
    "Graph",
    "NhsGraphError",
    "Question",
    "QuestionError",
    "RecordError",
    "UnknownBodyError",
    "ask",
    "load",
]


def __dir__() -> list[str]:
    """The public names, imported or not, for those who look with ``dir`` or Tab."""
    return sorted({*globals(), *__all__, "schema"})


def __getattr__(name: str) -> object:
    """A public name, imported from its home; ``schema`` is the package, which can be called."""
    if name == "schema":
        return import_module("nhsgraph.schema")
    if name not in _HOMES:
        message = f"module “nhsgraph” has no attribute “{name}”"
        raise AttributeError(message)
    return getattr(import_module(f"nhsgraph.{_HOMES[name]}"), name)
