"""Rules about the life of a body: to whom it answers, what it is called, and what outlives it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from nhsgraph.checks.rule import Finding, Rule
from nhsgraph.graph.in_force import Held
from nhsgraph.graph.stretches import (
    certain,
    lasts,
    left_over,
    life_in_record,
    possible,
    spoken,
)
from nhsgraph.schema import Body, LegalForm, Name, Statement
from nhsgraph.spelling import name_words

OWING: Final = frozenset(
    "office department audit_body arms_length_body regulator regional_authority joint_arrangement"
    " collective region local_board system board unit contracted_service".split()
)
"""The kinds that owe account for a part of the system. Parliament and its committees, groups of
people, providers, professions and patients, programmes and sector bodies owe none here."""

INNER: Final = frozenset({"region", "local_board", "board", "unit"})
"""The kinds for which it is an answer to be part of a body, which then answers for them."""

SET: Final = INNER | {"regional_authority", "system"}
"""The kinds that come in sets; what a set's own days lack is told of the set alone."""


class NobodyToAnswerTo(Rule, severity="warning"):
    """A body that owes account has days for which the record names nobody to answer to.

    Who spends public money or plans for others owes account to somebody. Where no holder is
    recorded for some days of a body's life, a source is missing, or the law left it open.
    """

    def find(self) -> Iterator[Finding]:
        """Bodies of the kinds in ``OWING``, with the days without a holder."""
        for body in self.record.bodies.values():
            if body.kind not in OWING:
                continue
            held = [*self.graph.lines("accountability", "body", body.id), *self._answered_for(body)]
            alone = left_over(
                life_in_record(self.graph, body.id), (possible(each.extent) for each in held)
            )
            if alone:
                message = f"the record names nobody to whom “{body.id}” answers {spoken(alone)}."
                mend = "Add accountability: with its holder, or holder: {unknown: why}."
                yield self.found("body", body.id, message, mend)

    def _answered_for(self, body: Body) -> Iterator[Held]:
        """The memberships through which a whole answers for a body, or is told of in its place."""
        for membership in self.index.memberships("member", body.id, "part_of", "one_of"):
            whole = membership.whole
            kind = self.graph.body(whole).kind if isinstance(whole, str) else ""
            inner = membership.role == "part_of" and body.kind in INNER
            told = membership.role == "one_of" and body.kind in SET and kind in OWING
            if (inner or told) and (held := self.graph.held(membership)):
                yield held


class OutlivesBody(Rule, severity="error"):
    """A statement goes on for certain on days on which one of its bodies did not live.

    An edge holds only while both of its bodies live, and so does a form, a size or a post. One that
    begins before or ends after its body has a wrong date, or the body has.
    """

    def find(self) -> Iterator[Finding]:
        """Statements in force, each with the days on which the body is missing."""
        for statement in self.claims(Statement):
            if isinstance(statement, Name) or getattr(statement, "happens", False):
                continue
            for body_id in dict.fromkeys(statement.bodies):
                life = possible(self.graph.life(body_id))
                days = certain(self.index.extent(statement))
                if beyond := left_over(days, [life] if lasts(life) else []):
                    message = f"“{body_id}” did not live {spoken(beyond)}, while this still held."
                    mend = "Correct when: here, or the names of the body."
                    yield self.found("statement", statement.id, message, mend)


class Nameless(Rule, severity="error"):
    """A body has no name for some days of its life.

    A body's life runs from its first name to its last. Days in between without a name are mostly a
    slip of a day where one name follows another.
    """

    def find(self) -> Iterator[Finding]:
        """Bodies with the days that lie between two of their names."""
        for body in self.record.bodies.values():
            names = (each for each in self.index.said("name", body.id) if each.counts)
            extents = map(self.index.extent, names)
            missing = left_over(certain(self.graph.life(body.id)), map(possible, extents))
            if missing:
                message = f"“{body.id}” has no name {spoken(missing)}."
                mend = "Let one name end where the next begins."
                yield self.found("body", body.id, message, mend)


class IdentityNotExplained(Rule, severity="warning"):
    """A body changes its name or legal form, or joins several, and does not say why it is one.

    Whether a body with a new name or form is the same body is a decision of ours; the reader sees
    the reason under identity:.
    """

    def find(self) -> Iterator[Finding]:
        """Bodies without ``identity`` that are one by decision."""
        for body in self.record.bodies.values():
            if body.identity is None and (why := self._decision(body.id, body.kind)):
                message = f"“{body.id}” {why}, and nothing says why it is one body."
                yield self.found("body", body.id, message, "Add identity: with the reason.")

    def _decision(self, body_id: str, kind: str) -> str:
        """What about a body was a decision, if anything."""
        if kind == "joint_arrangement":
            return "is an arrangement over other bodies"
        forms = {
            each.form
            for each in self.index.said("legal_form", body_id)
            if isinstance(each, LegalForm) and each.counts
        }
        if len(forms) > 1:
            return "changes its legal form"
        names: dict[str | None, set[str]] = {}
        for each in self.index.said("name", body_id):
            if isinstance(each, Name) and each.counts:
                names.setdefault(each.use, set()).add(each.name)
        return "changes its name" if any(len(same) > 1 for same in names.values()) else ""


ASKING: Final = frozenset(
    "a an the and or not no of in on at by to from since until till before after during between"
    " is are was were be been do does did has have had who what which when where why how".split()
)
"""Words that questions are made of: a name of nothing else is found in no question."""
WITHIN: Final = "a body and a time"
IN_TIME: Final = frozenset("in on at by to from since until till before after during".split())
"""Those of them behind which a year is read as the time that is asked about."""


class NameNoQuestionHas(Rule, severity="warning"):
    """A body is called by what a question takes for a time or for a word of its own.

    *2014* and *the Board in 2014* are read as times, and *in* joins words: nobody can ask about a
    body by such a name.
    """

    def find(self) -> Iterator[Finding]:
        """The names, short names and aliases that no question can have."""
        for body in self.record.bodies.values():
            taken = {name: _taken_for(name_words(name)) for name in self._names(body)}
            for name, why in taken.items():
                if why and (why != WITHIN or all(taken.values())):
                    message = f"a question takes the name “{name}” of “{body.id}” for {why}."
                    yield self.found("body", body.id, message, "Give it an alias of other words.")

    def _names(self, body: Body) -> Iterator[str]:
        """All that a body is called."""
        for each in self.index.said("name", body.id):
            if isinstance(each, Name):
                yield from filter(None, (each.name, each.short))
        yield from (alias.alias for alias in body.aliases)


def _taken_for(words: Sequence[str]) -> str:
    """What the words of a name are read as, where they are not read as a name."""
    if any(word in IN_TIME and _is_year(after) for word, after in pairwise(words)):
        return WITHIN
    if all(word in ASKING or word.isdecimal() for word in words):
        return "a time" if any(map(str.isdecimal, words)) else "its own words"
    return ""


def _is_year(word: str) -> bool:
    return len(word) == len("2014") and word.isdecimal() and word[:2] in {"18", "19", "20"}
