"""Bodies, and what a record says of itself."""

from __future__ import annotations

from typing import Annotated, Literal

from nhsgraph.dates import is_open
from nhsgraph.schema.base import (
    BrokenRuleError,
    Limits,
    OneOrMore,
    Part,
    Prose,
    Reading,
    Slug,
    WhenField,
)

KINDS = {
    "parliament": "Parliament itself",
    "committee": "a committee set up by Parliament or by statute",
    "office": "a minister's or officer's office that holds powers in its own name",
    "department": "a department of state",
    "audit_body": "public audit",
    "arms_length_body": "a special health authority, executive NDPB or executive agency",
    "regulator": "regulates bodies or professions",
    "regional_authority": "a statutory regional authority",
    "joint_arrangement": "an operating name or arrangement over several legal bodies",
    "collective": "a set whose statements hold for its members",
    "region": "a management area or regional team without legal form",
    "local_board": "a local board or committee of another body",
    "system": "a local health and care system",
    "board": "a governing, advisory or steering board",
    "unit": "a unit hosted by another body",
    "contracted_service": "a service run under contract",
    "programme": "a plan or programme that statements need as an end",
    "sector_body": "a representative or sector body outside government",
    "provider_group": "providers and employers",
    "commissioner_group": "commissioners",
    "education_provider_group": "universities, schools and training providers",
    "professional_body_group": "royal colleges and professional bodies",
    "service_group": "a group of local services",
    "people_group": "a group of people or posts",
}
"""The kinds of bodies, each with what it means."""

Kind = Literal[
    "parliament",
    "committee",
    "office",
    "department",
    "audit_body",
    "arms_length_body",
    "regulator",
    "regional_authority",
    "joint_arrangement",
    "collective",
    "region",
    "local_board",
    "system",
    "board",
    "unit",
    "contracted_service",
    "programme",
    "sector_body",
    "provider_group",
    "commissioner_group",
    "education_provider_group",
    "professional_body_group",
    "service_group",
    "people_group",
]

GROUPS = frozenset(
    {
        "collective",
        "provider_group",
        "commissioner_group",
        "education_provider_group",
        "professional_body_group",
        "service_group",
        "people_group",
    }
)
"""The kinds that stand for many: their statements hold for each that is *one of* them."""


class Alias(Part):
    """A word by which a body is found, and when it meant that body, if not always."""

    alias: Prose
    when: WhenField | None = None


def _as_alias(value: object) -> object:
    return {"alias": value} if isinstance(value, str) else value


class Body(Part):
    """The head of a body's file: what it is, and the words that find it.

    ``identity`` says why it is one body, where that was a decision.
    """

    id: Slug
    kind: Kind
    aliases: Annotated[tuple[Annotated[Alias, Reading(_as_alias)], ...], OneOrMore] = ()
    identity: Prose | None = None
    note: Prose | None = None

    @property
    def is_group(self) -> bool:
        """True when it stands for many bodies."""
        return self.kind in GROUPS


class RecordInfo(Part):
    """What a record says of itself: title, the days that it covers, licence and version."""

    title: Prose
    covers: WhenField
    licence: Prose
    version: Annotated[str, Limits(pattern=r"^\d+(\.\d+)*$")]
    note: Prose | None = None

    def __post_init__(self) -> None:
        """Refuses years without a first or a last day."""
        extent = self.covers.extent
        if is_open(extent.possible_from) or is_open(extent.possible_to):
            raise BrokenRuleError("covers: needs a first and a last day; write a/b", "covers")
