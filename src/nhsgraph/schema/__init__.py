"""What may be said in a record: bodies, statements (one class a type), sources and events.

Called, ``nhsgraph.schema()`` gives the JSON Schema of the model files, as the shell's verb does.
"""

import sys
from types import ModuleType
from typing import Any

from nhsgraph.schema.base import Part
from nhsgraph.schema.bodies import (
    GROUPS,
    KINDS,
    Alias,
    Body,
    Description,
    Identifier,
    RecordInfo,
    Wording,
)
from nhsgraph.schema.edges import (
    EDGE_TYPES,
    FORCES,
    MEASURES,
    PARTS_OF_A_SUM,
    Accountability,
    Act,
    Amount,
    Appointment,
    Commission,
    Edge,
    Funding,
    Hosting,
    MandateApproval,
    Means,
    MemberRole,
    Membership,
    Oversight,
    Partnership,
    Planning,
    Share,
    Succession,
)
from nhsgraph.schema.record import Built, Place, Record, Withdrawn, evidence_of
from nhsgraph.schema.sources import SOURCE_KINDS, Event, Evidence, Source
from nhsgraph.schema.statements import (
    FORMS_IN_WORDS,
    STATEMENT_TYPES,
    Area,
    Contested,
    Halt,
    LegalForm,
    LegalFormName,
    Name,
    NotFound,
    Outcome,
    Post,
    Size,
    Statement,
    Unknown,
)
from nhsgraph.spelling import unknown_key

SECTIONS: dict[str, type[Statement]] = {each.section: each for each in STATEMENT_TYPES.values()}
"""The keys under which a body's file lists its statements, with the class of each."""


class _CallableModule(ModuleType):
    """This package, which can be called like the verb that bears its name."""

    def __call__(self, file: str | None = None) -> dict[str, Any]:
        """The JSON Schema of one kind of model file, or of all four by their names.

        Args:
            file: ``body``, ``sources``, ``events`` or ``record``; None for all.

        Raises:
            QuestionError: there is no such kind of file.
        """
        from nhsgraph.given import one_of
        from nhsgraph.schema.json_schema import FILES, schema

        return schema() if file is None else schema()[one_of(file, FILES, "kind of model file")]


sys.modules[__name__].__class__ = _CallableModule

__all__ = [
    "EDGE_TYPES", "FORCES", "FORMS_IN_WORDS", "GROUPS", "KINDS", "MEASURES", "PARTS_OF_A_SUM",
    "SECTIONS", "SOURCE_KINDS", "STATEMENT_TYPES", "Accountability", "Act", "Alias", "Amount",
    "Appointment", "Area", "Body", "Built", "Commission", "Contested", "Description", "Edge",
    "Event", "Evidence", "Funding", "Halt", "Hosting", "Identifier", "LegalForm", "LegalFormName",
    "MandateApproval", "Means", "MemberRole", "Membership", "Name", "NotFound", "Outcome",
    "Oversight", "Part", "Partnership", "Place", "Planning", "Post", "Record", "RecordInfo",
    "Share", "Size", "Source", "Statement", "Succession", "Unknown", "Withdrawn", "Wording",
    "evidence_of", "unknown_key",
]  # fmt: skip
