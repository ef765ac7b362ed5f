"""The edge types, one class each: its fields, its two roles, the sentence (*accountable to*) it is.

To add a type is to add a class here; nothing else keeps a list of types.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Annotated, ClassVar, Literal, TypeAlias

from nhsgraph.errors import BrokenRuleError
from nhsgraph.schema.base import (
    AtLeastOne,
    Described,
    FinancialYear,
    Label,
    Limits,
    OneOf,
    OneOrMore,
    Part,
    Prose,
    Slug,
    Term,
    WhenField,
    YearsField,
    bare,
)
from nhsgraph.schema.sources import Evidence
from nhsgraph.schema.statements import Contested, End, NotFound, Statement, Unknown

FORCES = ("law", "agreement", "practice")
"""From what binds most to what binds least: the order in which holders are named."""
Force = Literal["law", "agreement", "practice"]


Forms: TypeAlias = Mapping[str, str] | None
"""Forms of questions, each with the role of the body that is given."""


class Edge(Statement, abstract=True):
    """A statement that ties two bodies; ``roles`` names its two ends, from and to."""

    roles: ClassVar[tuple[str, str]] = ("", "")
    reads: ClassVar[str] = ""
    """The sentence it reads as: roles and fields in braces, the verb in angle brackets."""
    happens: ClassVar[bool] = False
    """True where it takes place on one day, and does not need both of its bodies to live then."""
    asked_as: ClassVar[Forms] = None
    """The forms of question that look at it, each with the given role; by default its own."""

    def end(self, role: str) -> str | Unknown:
        """The id of the body in a role, or the reason why it is not known."""
        value: str | Unknown = getattr(self, role)
        return value

    @classmethod
    def forms(cls) -> Mapping[str, str]:
        """The forms of question that look at it, each with the role of the body that is given."""
        return {cls.type: cls.home} if cls.asked_as is None else cls.asked_as

    @property
    def ends(self) -> tuple[str | Unknown, str | Unknown]:
        """Both ends, from and to."""
        return self.end(self.roles[0]), self.end(self.roles[1])

    @cached_property
    def known_ends(self) -> tuple[str, ...]:
        """The ids of the bodies at its ends, as far as they are known."""
        return tuple(end for end in self.ends if isinstance(end, str))

    @property
    def bodies(self) -> tuple[str, ...]:
        """The same: an edge is about the bodies at its ends."""
        return self.known_ends

    @property
    def not_found(self) -> tuple[NotFound, ...]:
        """The same, with its ends that nobody could find."""
        ends = (end.unknown for end in self.ends if isinstance(end, Unknown))
        return (*super().not_found, *ends)

    @property
    def has_unknown_end(self) -> bool:
        """True when one of its bodies could not be found."""
        return self.known_ends != self.ends

    @classmethod
    def other(cls, role: str) -> str:
        """The role at the other end."""
        return cls.roles[1] if role == cls.roles[0] else cls.roles[0]

    @classmethod
    def place_of(cls, loc: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """The same, less pydantic's word for which of its two forms it took an end for."""
        return (loc[0], *loc[2:]) if loc and loc[0] in cls.roles else loc


class Means(Part):
    """By what a body answers or is overseen, and when, if that is narrower than the statement."""

    name: Label
    when: WhenField | None = None


MeansField = Annotated[Means, bare("name")]


class Accountability(Edge):
    """A body answers to a holder, by these means, with the force of law, agreement or practice."""

    roles: ClassVar[tuple[str, str]] = ("body", "holder")
    reads: ClassVar[str] = "{body} <be> accountable to {holder}"
    asked_as: ClassVar[Forms] = {"accountability": "body", "accountable_bodies": "holder"}
    handed_down: ClassVar[bool] = True

    body: Slug
    holder: End
    means: Annotated[tuple[MeansField, ...], AtLeastOne, OneOrMore]
    force: Force


MEASURES: dict[str, str] = {
    "plan": "{payer} planned to give {recipient} {sum}",
    "budget": "{recipient} had a budget of {sum} from {payer}",
    "allocation": "{payer} allocated {sum} to {recipient}",
    "outturn": "{recipient} spent {sum} of money from {payer}",
    "income": "{recipient} had an income of {sum} from {payer}",
    "grant_in_aid": "{payer} gave {recipient} grant in aid of {sum}",
    "running_costs": "{recipient} had running costs of {sum}, on money from {payer}",
    "limit": "{recipient} had a limit of {sum} on its spending of money from {payer}",
}
"""What an amount of a measure says of its two bodies.

Amounts of different measures are never added or compared.
"""
Measure = Annotated[str, OneOf(MEASURES)]
PARTS_OF_A_SUM = frozenset({"running_costs"})
"""Measures that are a part of what passed, and so never the answer to *how much*."""


class Amount(Part):
    """A sum of money along a funding edge in one financial year, in GBP, and what it measures.

    Of two sums for one year and measure the better is in force; the other is ``contested``, with
    the reason why the two differ.
    """

    year: FinancialYear
    gbp: Annotated[int, Limits(gt=0, le=10**13)]
    about: bool = False
    measures: Annotated[Measure | None, Described("what the sum is of")] = None
    gross_or_net: Annotated[
        Literal["gross", "net"] | None, Described("gross or net of income, where the source says")
    ] = None
    plan_or_outturn: Annotated[
        Literal["plan", "outturn"] | None,
        Described("as planned or as spent, where measures: leaves it open"),
    ] = None
    parent_or_group: Annotated[
        Literal["parent", "group"] | None,
        Described("of the body alone, or with the bodies that it pays on"),
    ] = None
    part: Annotated[
        Label | None, Described("of which part of the money, where it is not the whole")
    ] = None
    contested: Contested | None = None
    evidence: Annotated[tuple[Evidence, ...], AtLeastOne]
    note: Prose | None = None

    def __post_init__(self) -> None:
        """Refuses a plan that is said to be spent, and an outturn that is said to be planned."""
        against = {"plan": "outturn", "outturn": "plan"}
        if self.plan_or_outturn and against.get(self.measures or "") == self.plan_or_outturn:
            problem = f"an amount that measures {self.measures} is no {self.plan_or_outturn}"
            raise BrokenRuleError(f"{problem}; correct one of the two", "plan_or_outturn")

    @property
    def kind(self) -> tuple[str | None, ...]:
        """What it is of: only amounts of one kind may be added, compared or drawn as a series."""
        ways = (self.gross_or_net, self.plan_or_outturn, self.parent_or_group)
        return (self.measures, *ways, self.part)

    @property
    def answers(self) -> bool:
        """True where it says how much passed: neither contested nor a part of another sum."""
        part = self.part or self.measures in PARTS_OF_A_SUM
        return self.contested is None and not part


class Share(Part):
    """What part of the recipient's income a payer gave, in per cent."""

    percent: Annotated[float, Limits(gt=0, le=100)]
    about: bool = False


class Funding(Edge):
    """A payer funds a recipient through a stream of money."""

    roles: ClassVar[tuple[str, str]] = ("payer", "recipient")
    home: ClassVar[str] = "recipient"
    reads: ClassVar[str] = "{payer} <fund> {recipient}"
    asked_as: ClassVar[Forms] = {"funding": "recipient", "funded_bodies": "payer"}
    handed_down: ClassVar[bool] = True

    payer: End
    recipient: Slug
    stream: Term
    amounts: tuple[Amount, ...] = ()
    share: Share | None = None

    def __post_init__(self) -> None:
        """Refuses an amount of a year in which it did not run."""
        super().__post_init__()
        outside = [
            number
            for number, amount in enumerate(self.amounts)
            if not self.when.during(amount.year.period)
        ]
        if outside:
            years = ", ".join(str(self.amounts[number].year) for number in outside)
            problem = (
                f"the amount for {years} lies outside when: {self.when}; correct one of the two"
            )
            raise BrokenRuleError(problem, "amounts", outside[0], "year")

    def all_evidence(self) -> tuple[Evidence, ...]:
        """Its evidence and that of its amounts, in order."""
        parts = (evidence for amount in self.amounts for evidence in amount.evidence)
        return (*self.evidence, *parts)


Act = Literal["develops", "signs_off", "approves", "publishes"]
"""What an approver may do of a mandate, in the order of a ladder."""


class MandateApproval(Edge):
    """An approver has a part in a body's mandate: a step for given years, or a standing duty."""

    roles: ClassVar[tuple[str, str]] = ("approver", "body")
    reads: ClassVar[str] = "{approver} <{act}> the mandate of {body}"
    asked_as: ClassVar[Forms] = {}

    approver: End
    body: Slug
    act: Act
    step: Annotated[int, Limits(ge=1, le=100)] | None = None
    organ: Literal["board", "minister"] | None = None
    mandate: YearsField | None = None

    def __post_init__(self) -> None:
        """Refuses a step of no year's mandate."""
        super().__post_init__()
        if self.step is not None and self.mandate is None:
            raise BrokenRuleError(
                "a step belongs to the mandate of given years; write mandate: 2019/20 or so", "step"
            )


class Hosting(Edge):
    """A host houses and employs a unit."""

    roles: ClassVar[tuple[str, str]] = ("host", "hosted")
    home: ClassVar[str] = "hosted"
    reads: ClassVar[str] = "{host} <host> {hosted}"
    asked_as: ClassVar[Forms] = {"hosting": "hosted", "hosted": "host"}
    one_at_a_time: ClassVar[bool] = True

    host: End
    hosted: Slug


MemberRole = Literal["one_of", "part_of", "lies_in", "represented_on"]
"""How a member may belong to a whole."""


class Membership(Edge):
    """A member is one of a set, part of a whole, lies in an area, or is represented on a board."""

    roles: ClassVar[tuple[str, str]] = ("member", "whole")
    home: ClassVar[str] = "member"
    shown_of_parts: ClassVar[bool] = False
    reads: ClassVar[str] = "{member} <{role}> {whole}"
    asked_as: ClassVar[Forms] = {"members": "whole", "whole": "member"}

    member: Slug
    whole: End
    role: MemberRole


class Succession(Edge):
    """A predecessor is followed by a successor; ``scope`` says in what.

    It happens on one day, that on which its ``when`` begins: possible on each day of a span, and
    certain only where the day is exact. A closed end says that it was some day up to that end.
    """

    roles: ClassVar[tuple[str, str]] = ("predecessor", "successor")
    home: ClassVar[str] = "successor"
    shown_of_parts: ClassVar[bool] = False
    reads: ClassVar[str] = "{predecessor} <be> followed by {successor}"
    asked_as: ClassVar[Forms] = {}
    happens: ClassVar[bool] = True

    predecessor: End
    successor: Slug
    scope: Annotated[
        tuple[Literal["legal", "functions", "staff", "name"], ...], AtLeastOne, OneOrMore
    ]


class Oversight(Edge):
    """An overseer inspects, regulates or assures without holding to account."""

    roles: ClassVar[tuple[str, str]] = ("overseer", "overseen")
    home: ClassVar[str] = "overseen"
    reads: ClassVar[str] = "{overseer} <oversee> {overseen}"
    handed_down: ClassVar[bool] = True

    overseer: End
    overseen: Slug
    means: Annotated[tuple[MeansField, ...], AtLeastOne, OneOrMore]


class Appointment(Edge):
    """An appointer fills a post of a body."""

    roles: ClassVar[tuple[str, str]] = ("appointer", "body")
    reads: ClassVar[str] = "{appointer} <appoint> the {post} of {body}"
    handed_down: ClassVar[bool] = True

    appointer: End
    body: Slug
    post: Term


class Planning(Edge):
    """A planner plans something, such as a workforce, for somebody."""

    roles: ClassVar[tuple[str, str]] = ("planner", "planned_for")
    home: ClassVar[str] = "planner"
    reads: ClassVar[str] = "{planner} <plan> for {planned_for}"
    handed_down: ClassVar[bool] = True

    planner: Slug
    planned_for: End
    scope: Label


class Commission(Edge):
    """A commissioner charges a body with a piece of work."""

    roles: ClassVar[tuple[str, str]] = ("commissioner", "commissioned")
    home: ClassVar[str] = "commissioned"
    reads: ClassVar[str] = "{commissioner} <commission> {commissioned}"

    commissioner: End
    commissioned: Slug
    subject: Label


class Partnership(Edge):
    """Two bodies work together on a subject; neither stands above the other."""

    roles: ClassVar[tuple[str, str]] = ("body", "partner")
    reads: ClassVar[str] = "{body} <work> with {partner}"

    body: Slug
    partner: End
    subject: Label


EDGE_TYPES: dict[str, type[Edge]] = {each.type: each for each in Edge.__subclasses__()}
"""The edge types by their words."""
