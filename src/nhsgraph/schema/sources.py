"""Sources, evidence drawn from them, and the events that they report."""

from __future__ import annotations

from typing import Annotated, Literal

from nhsgraph.errors import BrokenRuleError
from nhsgraph.schema.base import (
    Address,
    AtLeastOne,
    DateField,
    Described,
    Label,
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

SECOND_HAND = frozenset({"news", "secondary"})
"""Kinds of sources that tell what others published."""

Standing = Literal["draft", "final", "superseded", "withdrawn"]
"""Whether a text was the last word: a draft, one that another replaced, one taken back."""

Proof = Literal["begin", "end", "during"]


class Source(Part):
    """A publication that was read: what it is, who published it, when, and where it is.

    ``published`` is the day on which it came out, from which it could be known; ``dated`` another
    day that it bears: of its title page, a signature, a meeting, an order to print. ``url`` is the
    publisher's own address, ``archived`` one in an archive, ``read_at`` where else it was read.
    """

    id: Slug
    title: Label
    publisher: Label
    kind: Annotated[str, Described("set by the name of the file")]
    published: DateField | None = None
    dated: Annotated[
        DateField | None,
        Described("a day that it bears but did not come out on, such as that of a meeting"),
    ] = None
    read: Annotated[DateField | None, Described("the day it was read, where no date is known")] = (
        None
    )
    standing: Annotated[
        Standing, Described("whether it is a draft, or was replaced or taken back later")
    ] = "final"
    numbers: Annotated[
        tuple[Label, ...], OneOrMore, Described("numbers printed on it, such as HC 737 or an ISBN")
    ] = ()
    url: Annotated[Address | None, Described("the publisher's own address")] = None
    archived: Annotated[Address | None, Described("an address in an archive of the web")] = None
    read_at: Annotated[
        tuple[Address, ...], OneOrMore, Described("where else it was read, such as a copy")
    ] = ()
    note: Prose | None = None

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys that may be written; the kind is the name of the file."""
        return [key for key in super().known_keys() if key != "kind"]

    @property
    def address(self) -> str | None:
        """The best address for a reader: the publisher's, else an archive's, else a copy's."""
        return self.url or self.archived or next(iter(self.read_at), None)

    @property
    def is_copy(self) -> bool:
        """Whether it is known from a copy alone, with no address of the publisher or an archive."""
        return bool(self.read_at) and self.url is None and self.archived is None

    @property
    def rank(self) -> Literal["primary", "secondary"]:
        """Whether it says a thing itself or tells what others published."""
        return "secondary" if self.kind in SECOND_HAND else "primary"

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
    that said it: knowledge counts from ``source`` (see ``nhsgraph.graph.knowledge``).
    """

    source: Slug
    locator: Label
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
    title: Label
    evidence: tuple[Evidence, ...] = ()
    reason: Prose | None = None
    note: Prose | None = None
