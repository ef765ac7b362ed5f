"""What may be said in a record: bodies, statements (one class a type), sources and events.

Called, ``nhsgraph.schema()`` gives the JSON Schema of the model files, as the shell's verb does.
"""

import sys
from types import ModuleType
from typing import Any

from nhsgraph.schema.base import Part, unknown_key
from nhsgraph.schema.bodies import GROUPS, KINDS, Alias, Body, RecordInfo
from nhsgraph.schema.edges import (
    EDGE_TYPES,
    FORCES,
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
from nhsgraph.schema.record import Place, Record, evidence_of
from nhsgraph.schema.sources import SOURCE_KINDS, Event, Evidence, Source
from nhsgraph.schema.statements import (
    STATEMENT_TYPES,
    Contested,
    Halt,
    LegalForm,
    LegalFormName,
    Name,
    Outcome,
    Post,
    Size,
    Statement,
    Unknown,
)

SECTIONS: dict[str, type[Statement]] = {each.section: each for each in STATEMENT_TYPES.values()}
"""The keys under which a body's file lists its statements, with the class of each."""


class _CallableModule(ModuleType):
    """This package, which can be called like the verb that bears its name."""

    def __call__(self) -> dict[str, Any]:
        """The JSON Schema of the model files: of bodies, sources, events and the record."""
        from nhsgraph.schema.json_schema import schema

        return schema()


sys.modules[__name__].__class__ = _CallableModule

__all__ = [
    "EDGE_TYPES",
    "FORCES",
    "GROUPS",
    "KINDS",
    "SECTIONS",
    "SOURCE_KINDS",
    "STATEMENT_TYPES",
    "Accountability",
    "Act",
    "Alias",
    "Amount",
    "Appointment",
    "Body",
    "Commission",
    "Contested",
    "Edge",
    "Event",
    "Evidence",
    "Funding",
    "Halt",
    "Hosting",
    "LegalForm",
    "LegalFormName",
    "MandateApproval",
    "Means",
    "MemberRole",
    "Membership",
    "Name",
    "Outcome",
    "Oversight",
    "Part",
    "Partnership",
    "Place",
    "Planning",
    "Post",
    "Record",
    "RecordInfo",
    "Share",
    "Size",
    "Source",
    "Statement",
    "Succession",
    "Unknown",
    "evidence_of",
    "unknown_key",
]
