"""A question as the engine takes it: a form, the bodies, a time, and what else narrows it."""

from __future__ import annotations

from typing import Final, get_args

from nhsgraph.dates import Period, Years
from nhsgraph.errors import QuestionError, shortened
from nhsgraph.given import text_of, texts_of
from nhsgraph.schema import EDGE_TYPES, STATEMENT_TYPES, Act, MemberRole
from nhsgraph.values import dataclass

OF_TWO: Final = frozenset({"difference", "order", "power", "ties"})
"""The forms that are asked of two bodies."""

_TURNS = ("post", "tie", *EDGE_TYPES)
MOMENTS = {
    "when": (
        "began", "ended", "renamed", "reformed", "became", "published", "event", "reported",
        "published:late", "published:in_time",
        *_TURNS, *(f"{each}:ended" for each in ("reformed", *_TURNS)),
    ),
    "mandate": get_args(Act),
    "members": get_args(MemberRole),
    "whole": get_args(MemberRole),
    "legal_basis": ("began", "ended", *STATEMENT_TYPES),
    "legal_form": ("person", "in_law", "statutory", "always", "never"),
    "exists": ("ever",),
    "lineage": ("merged",),
    "name": ("short", "same", "always", "never"),
    "about": ("named",),
    "plans": ("never", "days"),
    "difference": ("same",),
    "power": ("directions",),
    "order": ("began", "ended", "lasted", "both"),
    "post": ("after", "before", "began", "ended"),
    "lasted": ("name", "legal_form", *_TURNS),
    "bodies": ("existed", "began", "ended", "renamed"),
    "happened": ("said", "stream"),
    "reason": (
        "began", "ended", "renamed", "reformed", "changed", *EDGE_TYPES,
        *(f"{each}:ended" for each in EDGE_TYPES),
    ),
}  # fmt: skip
"""What may be asked of a form in particular.

Of ``when``: the life, name, form, mandate (or whether that came out in time), the report of a
review, an event whose title has the words of ``topic``, a post, a line of a type or any (``tie``),
or its end; of ``mandate`` an act; of ``members`` and ``whole`` a role; of ``legal_basis`` a type of
statement, or the end; of ``legal_form`` whether it is a legal person, or exists in law at all, or
was ``value`` always or never; of ``exists`` whether on any day of the time; of ``name`` whether
``value`` is one more name of the body, or was in use always or never; of ``about`` with the name of
the body in the lead; of ``plans`` those that never came about, or for which days they were; of
``difference`` whether the two are the same; of ``power`` whether the first could give directions;
of ``order`` by what two are compared, or whether there were both at once; of ``post`` who held it
after, or before, a person, or who took it up or left it in the time asked; of ``lasted`` what of a
body lasted, the body itself if nothing; of ``happened`` what was said at the events in ``only``, or
what became of the ``stream``; of ``bodies`` and ``reason`` what they did, or the type of a line to
the candidate.
"""
LONGEST: Final = frozenset(
    """
    lasted order bodies post name legal_form accountability accountable_bodies funding funded_bodies
    hosting hosted members whole planning oversight appointment partnership commission
    """.split()
)
"""The forms that can be asked for the longest, beside the first and the last."""


_TEXTS: Final = (
    "candidate", "role", "post", "stream", "measure", "moment", "force", "among", "value", "into",
    "pick",
)  # fmt: skip
_LISTS: Final = {
    "bodies": "the ids of bodies",
    "topic": "its words",
    "notes": "its notes",
    "kinds": "the kinds of bodies",
    "only": "the ids of statements",
    "narrowed_by": "the words that narrow it",
    "places": "the names of places",
}
_FREE: Final = frozenset({"document", "meaning", "changes", "plans", "post", "bodies", "happened"})
"""The forms that need no body."""
_SWITCHES: Final = ("yes_no", "eve", "plans", "counted")


@dataclass(frozen=True)
class Question:
    """One question.

    Args:
        form: one of ``nhsgraph.answers.FORMS`` (but ``search``, which takes a sentence: see
            ``Graph.ask``).
        bodies: the ids of the bodies that it is about; the first is the one asked about.
        period: the days asked about; the whole recorded life if None.
        candidate: a body that may be the answer: the question is then one of yes or no.
        role: the role of the first body, where the form may be asked from either end.
        mandate: the years of a mandate, for ``mandate``.
        post: a post, for ``post`` and ``appointment``.
        stream: a stream of money, for ``funding``, ``amount`` and ``plans``.
        measure: what an amount is of, for ``amount``: one of ``MEASURES``, such as ``outturn``.
        moment: what of it is asked, where the form leaves a choice: one of ``MOMENTS`` of it.
        force: ``law``, ``agreement`` or ``practice``, for ``accountability`` and its reverse.
        among: a collective to which an answer must belong.
        value: an Act, a legal form or a person that may be the answer: a question of yes or no; for
            ``meaning`` the word that is to be explained.
        into: for ``when`` of ``renamed``: the name that was taken; ``value`` is the one before it.
        yes_no: whether the sentence asks for yes or no.
        eve: for ``changes``: whether what changed on the first day counts (*in April 2015*), or
            only what changed after it (*between 2014 and 2016*).
        pick: ``first`` or ``last`` (of some forms ``longest``), where only that one is asked for.
        topic: parts of words of which the sentence of a line or plan must have one.
        plans: whether plans stand beside what was in force.
        kinds: kinds of bodies, such as ``office``: only bodies of these may answer.
        only: ids of statements: only these may answer.
        narrowed_by: the words of the sentence that ``only`` stands for.
        counted: whether the number of those that answer is asked for.
        places: for ``area``: names of places in whose area each lay; the body is then one that had
            them in its area, or a set of such bodies, or left out.
        text: the sentence, if there was one.
        notes: what was taken for what when the sentence was read.

    >>> nhsgraph.Question("accountability", ("HEE",), nhsgraph.Period.read("2019")).bodies
    ('HEE',)
    """

    form: str
    bodies: tuple[str, ...] = ()
    period: Period | None = None
    candidate: str | None = None
    role: str | None = None
    mandate: Years | None = None
    post: str | None = None
    stream: str | None = None
    measure: str | None = None
    moment: str | None = None
    force: str | None = None
    among: str | None = None
    value: str | None = None
    into: str | None = None
    yes_no: bool = False
    eve: bool = False
    pick: str | None = None
    topic: tuple[str, ...] = ()
    plans: bool = False
    kinds: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    narrowed_by: tuple[str, ...] = ()
    counted: bool = False
    places: tuple[str, ...] = ()
    text: str = ""
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Takes what is near enough: one body, a list of them, a period or years as text.

        Raises:
            DateError: what should be a period, or years, is none.
            QuestionError: what should be a text, or yes or no, is none.
        """
        own = vars(self)
        text_of(self.form, "the form of the question")
        text_of(self.text, "the sentence")
        for name in _TEXTS:
            if own[name] is not None:
                text_of(own[name], f"its {name}")
        for name in _SWITCHES:
            if not isinstance(own[name], bool):
                given = shortened(str(own[name]))
                raise QuestionError(f"“{given}” is neither True nor False, as {name} must be.")
        near: dict[str, object] = {
            name: texts_of(own[name], what) for name, what in _LISTS.items() if own[name] != ()
        }
        if self.period is not None:
            near["period"] = Period.read(self.period)
        if self.mandate is not None:
            near["mandate"] = Years.read(self.mandate)
        for name, value in near.items():
            object.__setattr__(self, name, value)

    @property
    def lacks_body(self) -> bool:
        """True where it names no body and its form needs one, or one and its form needs two.

        >>> nhsgraph.Question("accountability").lacks_body
        True
        """
        of_person = self.form == "when" and (self.moment or "").startswith(("post", "event"))
        if self.form in OF_TWO:
            return len(set(self.bodies)) < 2
        free = self.form in _FREE or of_person or (self.form == "area" and bool(self.places))
        return not self.bodies and not free

    @property
    def supposes(self) -> str | None:
        """The type of the line between two bodies that it takes for granted, if it does.

        >>> nhsgraph.Question(
        ...     "when", ("hee",), moment="funding", candidate="nhse", role="recipient"
        ... ).supposes
        'funding'
        """
        name = (self.moment or "").partition(":")[0]
        tied = self.candidate and self.role and name in EDGE_TYPES
        return name if tied and not self.yes_no else None

    @property
    def body(self) -> str:
        """The body asked about.

        >>> nhsgraph.Question("accountability", ("hee",)).body
        'hee'
        """
        return self.bodies[0]
