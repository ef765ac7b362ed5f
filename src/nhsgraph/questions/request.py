"""A question as the engine takes it: a form, the bodies, a time, and what else narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, get_args

from nhsgraph.dates import Period, Years
from nhsgraph.errors import QuestionError, shortened
from nhsgraph.given import text_of, texts_of
from nhsgraph.schema import EDGE_TYPES, STATEMENT_TYPES, Act, MemberRole

FORMS = {
    "accountability": "who holds a body to account",
    "accountable_bodies": "whom a body holds to account",
    "funding": "who funds a body",
    "funded_bodies": "whom a body funds",
    "amount": "how much money a body had or gave",
    "mandate": "who develops, signs off and approves a body's mandate, in order",
    "hosting": "which body hosts a unit",
    "hosted": "what a body hosts",
    "members": "who belongs to a collective or an arrangement",
    "whole": "what a body belongs to",
    "lineage": "what a body came from and what followed it",
    "name": "what a body was called",
    "legal_form": "what a body was in law",
    "legal_basis": "which Act or order a body or a line rests on",
    "post": "who held a post of a body",
    "exists": "whether a body existed",
    "chain": "the lines of account from a body up to the top",
    "changes": "what changed between two times",
    "history": "a body through its dates",
    "planning": "for whom a body plans the workforce",
    "oversight": "who oversees a body",
    "appointment": "who appoints to the posts of a body",
    "partnership": "with whom a body works",
    "commission": "who commissioned a body",
    "plans": "what was planned, and what came of it",
    "count": "how many members a collective had",
    "when": "when something began, ended or was renamed",
    "search": "the statements that fit the words best",
}
"""The forms of question, each with what it answers."""

_TURNS = ("post", "tie", *EDGE_TYPES)
MOMENTS = {
    "when": (
        "began", "ended", "renamed", "reformed", "became", "published", "event",
        *_TURNS, *(f"{each}:ended" for each in _TURNS),
    ),
    "mandate": get_args(Act),
    "members": get_args(MemberRole),
    "whole": get_args(MemberRole),
    "legal_basis": ("ended", *STATEMENT_TYPES),
    "legal_form": ("person",),
    "plans": ("never",),
    "post": ("after", "before"),
}  # fmt: skip
"""What may be asked of a form in particular.

Of ``when``: the life, name, form, mandate, an event whose title has the words of ``topic``, a post,
a line of a type or any (``tie``), or its end;
of ``mandate`` an act; of ``members`` and ``whole`` a role; of ``legal_basis`` a type of statement,
or the end; of ``legal_form`` whether it is a legal person; of ``plans`` those that never came
about; of ``post`` who held it after, or before, a person.
"""


_TEXTS: Final = (
    "candidate", "role", "post", "stream", "moment", "force", "among", "value", "pick"
)  # fmt: skip
_SWITCHES: Final = ("yes_no", "eve", "plans")


@dataclass(frozen=True)
class Question:
    """One question.

    Args:
        form: one of ``FORMS`` (but ``search``, which takes a sentence: see ``Graph.ask``).
        bodies: the ids of the bodies that it is about; the first is the one asked about.
        period: the days asked about; the whole recorded life if None.
        candidate: a body that may be the answer: the question is then one of yes or no.
        role: the role of the first body, where the form may be asked from either end.
        mandate: the years of a mandate, for ``mandate``.
        post: a post, for ``post`` and ``appointment``.
        stream: a stream of money, for ``funding``, ``amount`` and ``plans``.
        moment: what of it is asked, where the form leaves a choice: one of ``MOMENTS`` of it.
        force: ``law``, ``agreement`` or ``practice``, for ``accountability`` and its reverse.
        among: a collective to which an answer must belong.
        value: a legal form or a person that may be the answer: a question of yes or no.
        yes_no: whether the sentence asks for yes or no.
        eve: for ``changes``: whether what changed on the first day counts (*in April 2015*), or
            only what changed after it (*between 2014 and 2016*).
        pick: ``first`` or ``last``, where only that one is asked for.
        topic: parts of words of which the sentence of a line or plan must have one.
        plans: whether plans stand beside what was in force.
        text: the sentence, if there was one.
        notes: what was taken for what when the sentence was read.
    """

    form: str
    bodies: tuple[str, ...] = ()
    period: Period | None = None
    candidate: str | None = None
    role: str | None = None
    mandate: Years | None = None
    post: str | None = None
    stream: str | None = None
    moment: str | None = None
    force: str | None = None
    among: str | None = None
    value: str | None = None
    yes_no: bool = False
    eve: bool = False
    pick: str | None = None
    topic: tuple[str, ...] = ()
    plans: bool = False
    text: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Takes what is near enough: one body, a list of them, a period or years as text.

        Raises:
            DateError: what should be a period, or years, is none.
            QuestionError: what should be a text, or yes or no, is none.
        """
        text_of(self.form, "the form of the question")
        text_of(self.text, "the sentence")
        for name in _TEXTS:
            if getattr(self, name) is not None:
                text_of(getattr(self, name), f"its {name}")
        for name in _SWITCHES:
            if not isinstance(getattr(self, name), bool):
                given = shortened(str(getattr(self, name)))
                raise QuestionError(f"“{given}” is neither True nor False, as {name} must be.")
        near = {
            "bodies": texts_of(self.bodies, "the ids of bodies"),
            "topic": texts_of(self.topic, "its words"),
            "notes": texts_of(self.notes, "its notes"),
            "period": None if self.period is None else Period.read(self.period),
            "mandate": None if self.mandate is None else Years.read(self.mandate),
        }
        for name, value in near.items():
            object.__setattr__(self, name, value)

    @property
    def lacks_body(self) -> bool:
        """True where its form can't be asked without naming a body, and it names none."""
        of_person = self.form == "when" and (self.moment or "").startswith(("post", "event"))
        free = self.form in {"changes", "plans", "post"} or of_person
        return not self.bodies and not free

    @property
    def body(self) -> str:
        """The body asked about."""
        return self.bodies[0]
