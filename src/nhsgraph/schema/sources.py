"""Sources, evidence drawn from them, and the events that they report."""

from __future__ import annotations

from typing import Annotated, Literal

from nhsgraph.schema.base import (
    Address,
    AtLeastOne,
    BrokenRuleError,
    DateField,
    Described,
    OneOrMore,
    Part,
    Prose,
    Slug,
)

SOURCE_KINDS = {
    "act": "Acts of Parliament",
    "statutory_instrument": "orders and regulations",
    "explanatory_notes": "explanatory notes to Acts and instruments",
    "parliament": "Hansard, committee reports and written answers",
    "mandate": "mandates to arm's-length bodies",
    "framework_agreement": "agreements between the Department and its bodies",
    "policy": "policy documents and consultations",
    "board_paper": "papers of boards",
    "annual_report": "annual reports and accounts",
    "business_plan": "business plans",
    "nao_report": "reports of the National Audit Office",
    "web": "pages of public bodies",
    "news": "press and trade press",
    "secondary": "charities, research, guides",
}
"""The kinds of sources; a kind is the name of its file in ``sources/``."""

Proof = Literal["begin", "end", "during"]


class Source(Part):
    """A publication that was read: what it is, who published it, when, and where it is."""

    id: Slug
    title: Prose
    publisher: Prose
    kind: Annotated[str, Described("set by the name of the file")]
    published: DateField | None = None
    read: Annotated[DateField | None, Described("the day it was read, where no date is known")] = (
        None
    )
    url: Address | None = None
    read_at: Annotated[tuple[Address, ...], OneOrMore] = ()
    note: Prose | None = None

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys that may be written; the kind is the name of the file."""
        return [key for key in super().known_keys() if key != "kind"]

    def __post_init__(self) -> None:
        """Refuses a source without a date."""
        if self.published is None and self.read is None:
            raise BrokenRuleError(
                f"source “{self.id}” has no date; write published: or, if the publication bears"
                " none, read: with the day on which it was read"
            )


class Evidence(Part):
    """A place in a source, what it proves of a statement, and in our own words what it says.

    ``read_in`` names the source in which it was read, where that is another than the publication
    that said it: knowledge counts from ``source`` (see ``nhsgraph.knowledge``).
    """

    source: Slug
    locator: Prose
    proves: Annotated[tuple[Proof, ...], AtLeastOne, OneOrMore] = ("begin",)
    says: Prose | None = None
    read_in: Slug | None = None


class Event(Part):
    """A change on one day, known or not, that begins and ends statements together.

    An event lists nothing: statements name it (``begun_by``, ``ended_by``). ``reason`` says why it
    ends something and begins nothing, or the reverse.
    """

    id: Slug
    date: DateField
    title: Prose
    evidence: tuple[Evidence, ...] = ()
    reason: Prose | None = None
    note: Prose | None = None
