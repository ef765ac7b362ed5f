"""What may be said of a body by itself: names, forms, sizes, posts, areas; and what all say."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Any, ClassVar, Literal

from nhsgraph.errors import BrokenRuleError
from nhsgraph.schema.base import (
    AtLeastOne,
    DateField,
    Described,
    Label,
    Limits,
    OneOrMore,
    Part,
    Prose,
    Reference,
    Slug,
    Term,
    WhenField,
    bare,
)
from nhsgraph.schema.sources import Evidence

Status = Literal["in_force", "announced", "proposed"]
PLANS = ("announced", "proposed")


class Contested(Part):
    """A claim that a source makes and a better source denies; never an answer."""

    reason: Prose
    evidence: tuple[Evidence, ...] = ()


class Halt(Part):
    """The day on which a plan was given up or lapsed, and what says so."""

    date: DateField
    evidence: Annotated[tuple[Evidence, ...], AtLeastOne]


class NotFound(Part):
    """What was not found: why nobody knows, the sources searched, and the day of the search."""

    reason: Prose
    searched: Annotated[tuple[Slug, ...], OneOrMore] = ()
    on: DateField | None = None


class Outcome(Part):
    """What came of a plan: exactly one of the four is written."""

    became: Annotated[tuple[Reference, ...], AtLeastOne, OneOrMore] | None = None
    abandoned: Halt | None = None
    never_enacted: Halt | None = None
    unknown: Annotated[NotFound, bare("reason")] | None = None

    def __post_init__(self) -> None:
        """Refuses none of the four, and several."""
        if len(self._written()) != 1:
            raise BrokenRuleError(
                "an outcome is exactly one of became, abandoned, never_enacted and unknown"
            )

    @property
    def kind(self) -> str:
        """``became``, ``abandoned``, ``never_enacted`` or ``unknown``."""
        return self._written()[0]

    def _written(self) -> list[str]:
        return [name for name in self.field_names if getattr(self, name) is not None]

    @property
    def halt(self) -> Halt | None:
        """The day and evidence of a plan that came to nothing."""
        return self.abandoned or self.never_enacted


class Statement(Part):
    """One dated, sourced claim. Each type is a class of its own: see ``STATEMENT_TYPES``.

    ``type`` is the word for it, *legal_form* of ``LegalForm``, ``section`` the key under which a
    body's file lists it, the same if none is given, ``home`` the role of the body in whose file it
    stands.
    """

    type: ClassVar[str] = ""
    section: ClassVar[str] = ""
    home: ClassVar[str] = "body"
    kept_apart: ClassVar[tuple[str, ...]] = ("evidence", "when")
    one_at_a_time: ClassVar[bool] = False
    """True where a body has one of these at a time, so that the next ends the one before."""
    handed_down: ClassVar[bool] = False
    """True where a collective's statement holds for its members (``role: one_of``)."""
    shown_of_parts: ClassVar[bool] = True
    """True where a joint arrangement without any of its own shows those of its parts."""

    local_id: Slug
    when: WhenField
    status: Status = "in_force"
    evidence: Annotated[tuple[Evidence, ...], AtLeastOne]
    basis: Annotated[Label | None, Described("the legal instrument and provision")] = None
    note: Prose | None = None
    contested: Contested | None = None
    subject_to: Annotated[Label | None, Described("the condition of a plan")] = None
    outcome: Outcome | None = None
    begun_by: Slug | None = None
    ended_by: Slug | None = None
    of: Annotated[
        Literal["whole"] | None, Described("whole: said of a collective itself, not of its members")
    ] = None

    def __init_subclass__(cls, *, abstract: bool = False, section: str = "") -> None:
        super().__init_subclass__()
        if not abstract:
            words = (f"_{each.lower()}" if each.isupper() else each for each in cls.__name__)
            cls.type = "".join(words).removeprefix("_")
            cls.section = section or cls.type
            STATEMENT_TYPES[cls.type] = cls

    def __post_init__(self) -> None:
        """Refuses what only a plan has of what is in force."""
        if self.status == "in_force" and (self.subject_to or self.outcome):
            key = "subject_to" if self.subject_to else "outcome"
            raise BrokenRuleError(
                f"{key}: belongs to a plan; say status: announced or proposed", key
            )

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys that may be written; the role of the body in whose file it stands is not."""
        return [key for key in super().known_keys() if key != cls.home]

    @cached_property
    def owner(self) -> str:
        """The id of the body in whose file it stands."""
        return str(getattr(self, self.home))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The ids of the bodies that it is about, as far as they are known."""
        return (self.owner,)

    @cached_property
    def id(self) -> str:
        """The id that never changes: ``body/id``."""
        return f"{self.owner}/{self.local_id}"

    @property
    def planned(self) -> bool:
        """True for a plan, whether announced or proposed."""
        return self.status in PLANS

    @property
    def counts(self) -> bool:
        """True for what is said to be so: in force and not contested."""
        return self.status == "in_force" and self.contested is None

    @property
    def series(self) -> tuple[str, ...]:
        """What it is one of, where one follows another: type and owner; a type may add to them."""
        return (self.type, self.owner)

    @property
    def not_found(self) -> tuple[NotFound, ...]:
        """What it says was looked for and not found: what came of a plan; of edges, an end."""
        missing = self.outcome.unknown if self.outcome else None
        return (missing,) if missing else ()

    def all_evidence(self) -> tuple[Evidence, ...]:
        """Its evidence, and that of its parts (amounts), in order."""
        return self.evidence


STATEMENT_TYPES: dict[str, type[Statement]] = {}
"""Every type of statement by its word; a class enters itself."""


class Name(Statement, section="names"):
    """What a body was called: legally, or as it called itself (which wins in sentences)."""

    body: Slug
    name: Label
    short: Label | None = None
    use: Literal["legal", "operating"] | None = None

    @property
    def series(self) -> tuple[str, ...]:
        """One legal name follows another, and one operating name another."""
        return (self.type, self.owner, self.use or "")


LegalFormName = Literal[
    "advisory_body", "body_corporate", "charity", "committee", "company", "corporation_sole",
    "executive_agency", "executive_ndpb", "foundation_trust", "ministerial_department", "nhs_trust",
    "non_ministerial_department", "non_statutory_partnership", "operating_name",
    "public_corporation", "special_health_authority", "statutory_committee",
    "strategic_health_authority",
]  # fmt: skip
FORMS_IN_WORDS = {"executive_ndpb": "executive NDPB", "nhs_trust": "NHS trust"}
"""The legal forms that are not written as their terms are, and how."""


class LegalForm(Statement, section="legal_forms"):
    """What a body was in law."""

    one_at_a_time: ClassVar[bool] = True
    handed_down: ClassVar[bool] = True

    body: Slug
    form: LegalFormName


class Size(Statement, section="sizes"):
    """How many members a collective had."""

    one_at_a_time: ClassVar[bool] = True

    body: Slug
    size: Annotated[int, Limits(ge=0, le=10**9)]


class Post(Statement, section="posts"):
    """Who held which post of a body."""

    one_at_a_time: ClassVar[bool] = True

    body: Slug
    post: Term
    person: Label
    acting: bool = False

    @property
    def series(self) -> tuple[str, ...]:
        """One holder of a post follows another."""
        return (self.type, self.owner, self.post)


class Area(Statement, section="areas"):
    """Some of the places that lay in a body's area, each by the name that its source has.

    They need not be all: that a place is not among them says nothing.
    """

    body: Slug
    places: Annotated[tuple[Label, ...], AtLeastOne, OneOrMore]


class Unknown(Part):
    """An end of an edge that nobody could find, and why."""

    unknown: Annotated[NotFound, bare("reason")]


class _BodyOrUnknown:
    """A mark: the id of a body, or the reason why it is not known."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> Any:
        from nhsgraph.schema.validation import either

        schema = handler.generate_schema
        return either({"body": schema(Slug), "unknown": schema(Unknown)}, self.which)

    @staticmethod
    def which(value: object) -> str:
        """Which of the two a value is to be."""
        return "unknown" if isinstance(value, dict | Unknown) else "body"


End = Annotated[str | Unknown, _BodyOrUnknown()]
"""An end of an edge: the id of a body, or ``{unknown: reason}``."""
