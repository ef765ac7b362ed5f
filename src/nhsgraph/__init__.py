"""A typed, dated, sourced graph of who governed the NHS workforce in England, 2010 to 2021."""

from nhsgraph.errors import DateError, Fault, NhsGraphError, QuestionError, RecordError
from nhsgraph.library import Graph, ask, load
from nhsgraph.questions import Answer, Question

__all__ = [
    "Answer",
    "DateError",
    "Fault",
    "Graph",
    "NhsGraphError",
    "Question",
    "QuestionError",
    "RecordError",
    "ask",
    "load",
]
