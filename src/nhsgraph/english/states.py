"""Candidates about what a body was: its names, its form in law, whether and how long it existed."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from nhsgraph.answers.instruments import NO_PERSONS
from nhsgraph.dates import is_open
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.ordering import throughout
from nhsgraph.english.relations import role_of
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Slot
    from nhsgraph.schema import Edge

NOTHING: frozenset[int] = frozenset()


def states(asked: Asked) -> Iterator[Candidate]:
    """What a body was called, what it was in law, whether and for how long it existed."""
    named = [slot for slot in asked.sentence.bodies if not slot.pronoun]
    if asked.kind == "yes" and len(named) > 1 and len(asked.bodies) == 1:
        yield asked.candidate("name-then", 1.2, NOTHING, "name", asked.bodies[0], yes_no=False)
        yield from _two_names(asked, named)
    yield from _still_called(asked, named)
    yield from _called_so(asked, named)
    yield from _joined(asked)
    for body in asked.bodies[:2]:
        last = 0.0 if body == asked.bodies[0] else -0.3
        yield from _in_short(asked, body)
        slot = next((one for one in named if asked.meant(one) == body), None)
        followed = asked.kind != "yes" and _is_followed(asked, body)
        turned = "becom" in asked.sentence.stems or followed
        turned = turned and not (slot and _is_what_became(asked, slot))
        renamed = [] if asked.span("renamed") <= asked.span("name") else asked.about("renamed")
        renamed = renamed if asked.kind == "what" else []
        if slot and slot.mention and (turned or renamed) and _is_old(asked, slot):
            used = asked.of_type("succession") | asked.span("took", "listed", "renamed", "name")
            called = slot.mention.taken_for or slot.mention.words
            yield asked.candidate(
                "name-became", 1.6 + last, used, "when", body, moment="renamed", value=called
            )
        elif slot and renamed:  # by the name that it took at last
            yield asked.candidate("name-became", 1.6 + last, renamed[0].span, "name", body)
        yield from _named_so(asked, body, slot, last)
        for cue in asked.about("name")[:2] if asked.kind != "yes" else ():
            both = cue.span | asked.span("renamed", "changes") - cue.span
            yield asked.candidate("name", 0.4 + last, cue.span, "name", body)
            yield asked.candidate("name", 0.3 + last, both, "name", body)
        yield from _one_in_law(asked, body)
        yield from _forms(asked, body, last)
        if asked.kind == "yes":
            yield from _existing(asked, body, last)
        form = asked.sentence.first("form")
        if asked.kind == "long" and form:
            used = asked.span("lasted") | form.span
            yield asked.candidate(
                "lasted-form", 1.4 + last, used, "lasted", body, moment="legal_form",
                value=form.value,
            )  # fmt: skip
        if asked.kind == "long":
            used = asked.span("lasted", "exists", "began", "ended")
            yield asked.candidate("lasted", 1.2 + last, used, "lasted", body)


def _named_so(asked: Asked, body: str, slot: Slot | None, last: float) -> Iterator[Candidate]:
    """*When did it get that name*: when it took the name that is used, from the one before."""
    used = asked.span("name")
    if slot is None or not used:
        return
    own = [one for one in asked.graph.index.said("name", body) if one.counts]
    own.sort(key=lambda one: asked.graph.index.extent(one).certain_from)
    names: dict[str, str] = {}
    for one in own:
        names[str(getattr(one, "name", ""))] = one.id
    if not names:
        return
    current = _name_used(asked, slot) or [*names][-1]
    before = [*names][[*names].index(current) - 1] if current in [*names][1:] else ""
    former = asked.places(_FORMER)
    if former and before and asked.kind in {"name", "what", ""} and asked.period is None:
        only = (names[before],)
        yield asked.candidate("former-name", 1.4 + last, used | former, "name", body, only=only)
    if asked.kind != "day" or not asked.places(_GETTING):
        return
    used |= asked.places(_GETTING) | asked.span("took")
    if before:
        yield asked.candidate(
            "named-so", 1.6 + last, used, "when", body, moment="renamed", value=before
        )
    elif current:
        yield asked.candidate("named-so", 1.2 + last, used, "when", body, moment="began")


_FORMER = frozenset({"former", "previous", "old", "earlier"})
"""Words for the name that a body had before the one that is used of it."""
_GETTING = frozenset("get got take took taken receive received acquire acquired given".split())
"""Verbs by which a body comes to a name."""


def _is_what_became(asked: Asked, slot: Slot) -> bool:
    """Whether a body is what something became, and not what became: *what became the Board*."""
    before = asked.sentence.stems[: slot.start]
    return before[-1:] == ["becom"] or before[-2:] == ["becom", "the"]


def _joined(asked: Asked) -> Iterator[Candidate]:
    """*When did A and B begin to work together as C*: when that arrangement of them began."""
    graph = asked.graph
    whole = next((one for one in asked.bodies if _is_joint(asked, one)), None)
    others = [one for one in asked.bodies if one != whole]
    if asked.kind != "day" or whole is None or len(others) < TWO:
        return
    members = {edge.known_ends[0] for edge in graph.index.memberships("whole", whole, "part_of")}
    tied = frozenset().union(*map(asked.of_type, _TYING))
    if members.issuperset(others) and (tied or asked.about("began")):
        slots = (slot.span for slot in asked.sentence.bodies)
        used = tied.union(asked.span("began", "took", "name"), *slots)
        used |= asked.places(
            frozenset("as together up one jointly join joined work working".split())
        )
        yield asked.candidate("joined", 2.0, used, "when", whole, moment="began")


_TYING = ("partnership", "succession", "membership", "hosting")


def _is_joint(asked: Asked, body: str) -> bool:
    return asked.graph.body(body).kind == "joint_arrangement"


def _still_called(asked: Asked, named: list[Slot]) -> Iterator[Candidate]:
    """*Is the Board still called that in law*: whether it bore the very name that is used of it."""
    words = asked.sentence.words
    used = frozenset(at for cue in asked.about("name") for at in cue.places)
    that = [at for at in used if asked.sentence.at(at + 1) in {"that", "so", "this"}]
    if asked.kind != "yes" or len(named) != 1 or not that:
        return
    body, value = asked.meant(named[0]), _name_used(asked, named[0])
    force, law = asked.force
    used |= law | {at for at, word in enumerate(words) if word in {"still", "that", "so", "this"}}
    if value:
        yield asked.candidate("still-called", 2.0, used, "name", body, value=value, force=force)


def _name_used(asked: Asked, slot: Slot) -> str:
    """The recorded name that a sentence uses of a body; nothing where it is an everyday one."""
    mention = slot.mention
    meant = _words_in((mention.taken_for or mention.words) if mention else "")
    for name, _ in asked.graph.names(asked.meant(slot)):
        full = _words_in(name.name)
        if meant in {full, _words_in(name.short or ""), full.replace(*_IN_SHORT)}:
            return name.name
    return ""


_IN_SHORT = "national health service", "nhs"


def _called_so(asked: Asked, named: list[Slot]) -> Iterator[Candidate]:
    """*Was A legally called B in 2021*: whether one of its names was in use, in law or at all."""
    sentence = asked.sentence
    called = asked.span("name", "renamed")
    if asked.kind != "yes" or len(named) != TWO or len(asked.bodies) != 1 or not called:
        return
    value = _name_used(asked, named[-1])
    if not _TURNING.isdisjoint(asked.sentence.stems):  # renamed so in 2018: that day decides
        if old := _name_used(asked, named[0]):
            yield asked.candidate(
                "renamed-so", 2.0, called, "when", asked.bodies[0], moment="renamed", value=old
            )
        return
    if not value:
        return
    all_along = throughout(asked)
    force, law = asked.force
    legal = asked.places(_LEGAL)
    used = called | law | legal | asked.places(_STAYING) | (all_along[1] if all_along else NOTHING)
    yield asked.candidate(
        "called-so", 2.0, used | sentence.named, "name", asked.bodies[0],
        value=value, force="law" if legal else force,
        moment=all_along[0] if all_along else None,
    )  # fmt: skip


_TURNING = frozenset({"renam", "rebrand", "retitl", "chang", "becom"})
"""Stems of verbs by which a body comes to another name."""
_LEGAL = frozenset("legal legally statutory officially formally".split())
_STAYING = frozenset("still stay stayed remain remained ever right keep kept".split())
"""Words of a question whether a name was in use, in law, and up to when."""


def _two_names(asked: Asked, named: list[Slot]) -> Iterator[Candidate]:
    """*Was A called B before*: two names of one body, of which the other came first, or later."""
    words = enumerate(asked.sentence.words)
    turns = {place: word for place, word in words if word in _EARLIER | _LATER}
    called = asked.span("name", "renamed")
    heir = asked.places(_HEIRS)
    if len(named) == TWO and heir:  # is the new one the successor of the old one: they are one
        other = asked.vocabulary.name_of(named[1])
        used = heir | asked.of_type("succession") | asked.sentence.named
        yield asked.candidate(
            "heir-to-itself", 2.0, used, "name", asked.bodies[0], value=other, moment="same"
        )
    if len(named) != TWO or not called or not turns:
        return
    first, second = (_begun(asked, slot) for slot in named)
    if first is None or second is None or first == second:
        return
    if (second < first) is _EARLIER.isdisjoint(turns.values()):
        return
    body, other = asked.bodies[0], asked.vocabulary.name_of(named[1])
    yield asked.candidate(
        "two-names", 2.0, called | {*turns}, "name", body, value=other, moment="same"
    )


_HEIRS = frozenset({"successor", "heir", "replacement", "predecessor", "forerunner"})
_EARLIER = frozenset("before formerly previously once originally first initially earlier".split())
_LATER = frozenset("after afterwards later subsequently then eventually now".split())
"""Words for a name that a body had before another, or after it."""
TWO = 2


def _begun(asked: Asked, slot: Slot) -> int | None:
    """The day on which a body took the name that is used; None where that is only an alias."""
    called = slot.mention.taken_for or slot.mention.words if slot.mention else ""
    days = [
        days.start
        for name, days in asked.graph.names(asked.meant(slot))
        if _words_in(called) in {_words_in(name.name), _words_in(name.short or "")}
    ]
    return min(days, default=None)


def _is_old(asked: Asked, slot: Slot) -> bool:
    """Whether a body is called by a name that it gave up: *what did the CHRE become*."""
    called = slot.mention.words if slot.mention else ""
    names = [name for name, _ in asked.graph.names(slot.value)]
    old = [one for one in names if called in {_words_in(one.name), _words_in(one.short or "")}]
    return bool(old) and old[-1].name != names[-1].name


def _is_followed(asked: Asked, body: str) -> bool:
    """Whether it is asked what followed a body: *who took over from the Council*."""
    cues = (one for one in asked.cues if (one.sort, one.name) == ("verb", "succession"))
    named = asked.sentence.slots.get("person") or asked.period is not None
    return not named and any(
        role_of(asked, cue, body) == "predecessor" and asked.sentence.stems[cue.head] != "happen"
        for cue in cues
    )


def _words_in(name: str) -> str:
    """The words of a name, as a mention has them."""
    return " ".join(words_of(name))


def _in_short(asked: Asked, body: str) -> Iterator[Candidate]:
    """*What does CfWI stand for*, *the abbreviation of Health Education England*."""
    used = asked.span("short")
    if not used or asked.kind not in {"what", "", "name", "how"}:
        return
    slots = (one for one in asked.sentence.bodies if asked.meant(one) == body and not one.pronoun)
    for slot in slots:
        words = " ".join(asked.sentence.words[slot.start : slot.stop])
        yield asked.candidate("short", 1.0, used, "name", body, moment="short", value=words)


def _one_in_law(asked: Asked, body: str) -> Iterator[Candidate]:
    """*Did A and B legally become one organisation*: whether their arrangement is a person."""
    told, one = asked.span("legal_form"), asked.places(_ONE)
    if asked.kind == "yes" and told and len(one) > 1 and _is_joint(asked, body):
        used = told | one | asked.span("took", "began", "exists") | asked.sentence.named
        yield asked.candidate("one-in-law", 1.6, used, "legal_form", body, moment="person")


def _forms(asked: Asked, body: str, last: float) -> Iterator[Candidate]:
    """What a body was in law; whether it was of a form, or a legal person."""
    form = asked.sentence.first("form")
    value, span = (form.value, form.span) if form else (None, NOTHING)
    told = asked.span("legal_form")
    for cue in asked.about("legal_form")[:2] if form or asked.kind != "yes" else ():
        used = cue.span | span | asked.span("changes")
        used |= asked.span("began") if asked.kind != "yes" else NOTHING  # as what it started
        yield asked.candidate("form", 0.8 + last, used, "legal_form", body, value=value)
    words = {asked.sentence.words[place] for place in told}
    if asked.kind == "yes" and _IN_LAW & words:
        used = told | asked.span("exists", "took") | asked.places(_STAYING | {"have", "had"})
        yield asked.candidate("in-law", 1.4 + last, used, "legal_form", body, moment="in_law")
    if asked.kind == "yes" and PERSONS & words:
        used = told | _apart_from(asked, body) | asked.span("exists") | asked.places(_STAYING)
        if _is_never_a_person(asked, body):  # whatever made it, that it did not
            used = used.union(*(range(*law) for law in asked.sentence.laws))
        yield asked.candidate("person", 1.0 + last, used, "legal_form", body, moment="person")
    words_of_it = enumerate(asked.sentence.words)
    statute = frozenset(place for place, word in words_of_it if word in STATUTORY)
    if asked.kind == "yes" and statute:
        used = statute | told | asked.span("exists") | asked.places(_STAYING)
        yield asked.candidate("statute", 1.4 + last, used, "legal_form", body, moment="statutory")
    if form:
        bonus = 0.8 if asked.kind == "yes" else 0.0
        whose = span | _whose(asked, form, body)
        yield asked.candidate("form", bonus + last, whose, "legal_form", body, value=value)
    if form and asked.kind in {"what", ""} and "becom" in asked.sentence.stems:
        after = {place for place, word in enumerate(asked.sentence.words) if word == "after"}
        used = span | asked.span("took") | asked.of_type("succession") | after
        yield asked.candidate("form-became", 1.2 + last, used, "legal_form", body)
    if form and asked.kind == "yes" and (all_along := throughout(asked)) is not None:
        used = span | told | asked.span("began", "took") | all_along[1]
        yield asked.candidate(
            "form-always", 1.8 + last, used, "legal_form", body, value=value, moment=all_along[0]
        )
    if form and asked.kind == "yes":
        used = span | told | asked.span("began", "took")
        yield asked.candidate("form", 0.6 + last, used, "legal_form", body, value=value)


def _whose(asked: Asked, form: Slot, body: str) -> frozenset[int]:
    """The body of which another is an agency or a committee, where a line ties the two."""
    for slot in asked.sentence.bodies:
        of = slot.start > form.stop and asked.sentence.before(slot) == "of"
        if of and any(asked.meant(slot) in line.bodies for line in _lines_of(asked, body)):
            return slot.span | {*range(form.stop, slot.start)}
    return NOTHING


def _lines_of(asked: Asked, body: str) -> list[Edge]:
    """The lines of account of a body, and to what it belongs."""
    edges = asked.graph.index.edges
    return [
        *edges("accountability", "body", body), *edges("membership", "member", body),
        *edges("hosting", "hosted", body),
    ]  # fmt: skip


def _is_never_a_person(asked: Asked, body: str) -> bool:
    forms = {getattr(one, "form", "") for one in asked.graph.index.said("legal_form", body)}
    return bool(forms) and forms <= NO_PERSONS


def _apart_from(asked: Asked, body: str) -> frozenset[int]:
    """The words that ask whether a body was a person apart from another: *separate from the Board*.

    Whoever that other is: what is no legal person is none apart from it, and a legal person is one.
    """
    words = asked.sentence.words
    apart = frozenset(at for at, word in enumerate(words) if word in _SEPARATE)
    others = [
        slot.span
        for slot in asked.sentence.bodies
        if asked.meant(slot) != body and "from" in words[max(0, slot.start - 2) : slot.start]
    ]
    return apart.union(*others) if apart else apart


_SEPARATE = frozenset("separate separately distinct own apart independent independently".split())
_ONE = frozenset("one single organisation organization body entity merge merged become".split())
"""Words that ask whether bodies that work together are one."""
_IN_LAW = frozenset({"status", "standing", "existence"})
"""Nouns behind *legal* that ask whether a body is there in law at all."""
PERSONS = frozenset("entity entities person persons personality body bodies right".split())
"""Nouns behind *legal* that ask whether a body is a person of its own."""


STATUTORY = frozenset({"statutory", "statute"})
"""Words that ask whether a body rests on statute."""


def _existing(asked: Asked, body: str, last: float) -> Iterator[Candidate]:
    """Whether a body existed, and whether it was of a kind: *was HEE a quango*."""
    if asked.about("exists"):
        at = asked.period.start if asked.period else 0
        ever = "ever" if is_open(at) and "before" in words_of(asked.text) else None  # not until
        used = asked.span("exists")
        yield asked.candidate("exists", 0.8 + last, used, "exists", body, moment=ever)
    words = asked.sentence.words
    law = [before for before, word in pairwise(words) if word == "law"]
    if asked.force[0] == "law" and asked.about("exists"):
        used = asked.span("exists") | asked.force[1] | asked.places(_STAYING)
        yield asked.candidate("in-law", 1.4 + last, used, "legal_form", body, moment="in_law")
    elif asked.force[0] == "law" and {"in", "by"}.issuperset(law):  # was it one organisation in law
        used = asked.force[1]
        yield asked.candidate("person", 0.9 + last, used, "legal_form", body, moment="person")
    if not asked.sentence.content[1:]:
        yield asked.candidate("exists", 0.3 + last, NOTHING, "exists", body)
    form = asked.sentence.first("form")
    others = asked.sentence.named | (form.span if form else NOTHING)
    for place, word in enumerate(asked.sentence.words):
        kinds = kinds_of(word) if place not in others else ()
        if asked.graph.body(body).kind in kinds:
            yield asked.candidate("kind", 0.9 + last, {place}, "about", body, kinds=kinds)
