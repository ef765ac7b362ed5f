"""Bodies, and what a record says of itself."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from nhsgraph.errors import BrokenRuleError
from nhsgraph.schema.base import (
    Address,
    AtLeastOne,
    CoversField,
    Described,
    Label,
    Limits,
    OneOf,
    OneOrMore,
    Part,
    Prose,
    Reading,
    Slug,
    Term,
    WhenField,
    bare,
)
from nhsgraph.schema.sources import Evidence
from nhsgraph.schema.statements import LegalFormName

KINDS = {
    "parliament": "Parliament itself",
    "committee": "a committee set up by Parliament or by statute",
    "office": "a minister's or officer's office that holds powers in its own name",
    "department": "a department of state",
    "audit_body": "public audit",
    "arms_length_body": "a national public body at arm’s length from its department",
    "regulator": "regulates bodies or professions",
    "regional_authority": "a statutory regional authority",
    "joint_arrangement": "an operating name or arrangement over several legal bodies",
    "collective": "a set whose statements hold for its members",
    "region": "a management area or regional team without legal form",
    "local_board": "a local board or committee of another body",
    "system": "a local system of bodies that work together",
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

Kind = Annotated[str, OneOf(KINDS)]

GROUPS = frozenset(
    "collective provider_group commissioner_group education_provider_group professional_body_group"
    " service_group people_group".split()
)
"""The kinds that stand for many: their statements hold for each that is *one of* them."""


class Alias(Part):
    """A word by which a body is found, and when it meant that body, if not always."""

    alias: Label
    when: WhenField | None = None


LONGEST_DESCRIPTION: Final = 600
"""More signs than these are more than two sentences."""


class Description(Part):
    """What a body is or was, what it was for and what became of it: about two sentences."""

    text: Annotated[Prose, Described("about two sentences, in your own words")]
    evidence: Annotated[tuple[Evidence, ...], AtLeastOne]

    def __post_init__(self) -> None:
        """Refuses what is no sentence, and what is too long to be read at a glance."""
        if len(self.text) > LONGEST_DESCRIPTION:
            signs = f"the description has {len(self.text)} signs"
            most = f"two sentences have at most {LONGEST_DESCRIPTION}, so shorten it"
            raise BrokenRuleError(f"{signs}; {most}", "text")
        if not self.text.endswith("."):
            problem = "a description is whole sentences; end it with a full stop"
            raise BrokenRuleError(problem, "text")


def _not_bare(value: object) -> object:
    """A description as it is written, unless it is bare text.

    Raises:
        BrokenRuleError: it is, so that nobody could check it.
    """
    if isinstance(value, str):
        raise BrokenRuleError(
            "a description needs its sources; write {text: …, evidence: [{source: …, locator: …}]}"
        )
    return value


Scheme = Literal["ods", "ons", "wikidata", "govuk", "legislation", "companies_house", "charity"]
"""Who gives a code: the NHS's Organisation Data Service, the statistics office, and so on."""


class Identifier(Part):
    """A code by which others know a body, and the days for which it was read.

    A code may outlive its bearer, so the same one may stand with two bodies at different times.
    """

    scheme: Annotated[Scheme, Described("who gives the code")]
    value: Annotated[Label, Described("the code as its list writes it")]
    when: WhenField | None = None
    evidence: Annotated[tuple[Evidence, ...], AtLeastOne]
    note: Prose | None = None


class Body(Part):
    """The head of a body's file: what it is, and the words that find it.

    ``description`` says it in two sourced sentences; ``identity`` says why it is one body, where
    that was a decision.
    """

    id: Slug
    kind: Kind
    aliases: Annotated[tuple[Annotated[Alias, bare("alias")], ...], OneOrMore] = ()
    identifiers: tuple[Identifier, ...] = ()
    description: Annotated[Description | None, Reading(_not_bare)] = None
    identity: Prose | None = None
    note: Prose | None = None

    @property
    def is_group(self) -> bool:
        """True when it stands for many bodies."""
        return self.kind in GROUPS


class Wording(Part):
    """Everyday words of one record: what they stand for, or, of nothing, that they weigh nothing.

    *health secretary* stands for the post ``secretary_of_state``; words that stand for nothing are
    in the names of so many bodies, or in so many questions, that they tell none from another.
    ``outside`` marks what the record is not of, such as a country beside its own. ``description``
    explains them to whoever asks what they mean.
    """

    words: Annotated[Label, Described("the words as people say them, in small letters")]
    post: Annotated[Term | None, Described("the post that they stand for")] = None
    form: Annotated[LegalFormName | None, Described("the legal form that they stand for")] = None
    stream: Annotated[Term | None, Described("the stream of money that they stand for")] = None
    outside: Annotated[bool, Described("whether they name what the record is not of")] = False
    description: Annotated[
        Description | None, Described("what they mean, with what proves it"), Reading(_not_bare)
    ] = None

    @property
    def means_something(self) -> bool:
        """Whether they stand for anything; words that do not weigh nothing in a question."""
        return bool(self._meant) or self.description is not None

    def __post_init__(self) -> None:
        """Refuses words that stand for two things at once."""
        if len(meant := self._meant) > 1:
            keys = " and ".join(meant)
            raise BrokenRuleError(f"{keys}: words stand for one thing; keep one of them", meant[1])

    @property
    def _meant(self) -> list[str]:
        return [key for key in ("post", "form", "stream", "outside") if getattr(self, key)]


VERSION: Final = r"^\d+(\.\d+)*$"
"""The form of a version of a record: ``0.2.0``."""


class RecordInfo(Part):
    """What a record says of itself: title, the days that it covers, licence and version."""

    title: Label
    covers: CoversField
    licence: Label
    version: Annotated[str, Limits(pattern=VERSION)]
    words: tuple[Wording, ...] = ()
    note: Prose | None = None
    subject: Annotated[
        Label | None, Described("what pictures are of, to begin a title: Who ran the forests")
    ] = None
    address: Annotated[Address | None, Described("where the record is published")] = None
    mandates_of: Annotated[
        Slug | None, Described("the id of the body whose mandates are drawn where none is named")
    ] = None
