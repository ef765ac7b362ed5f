"""Candidates about mandates: who develops, signs off, approves and publishes one, and when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import Period, Years, is_open
from nhsgraph.english.duties import asks_for_duty
from nhsgraph.english.meant import mandated, posts_of
from nhsgraph.schema import MandateApproval

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Slot

NOTHING: frozenset[int] = frozenset()


ACTS = {
    "signed": "signs_off",
    "approved": "approves",
    "published": "publishes",
    "developed": "develops",
}


def mandate_days(asked: Asked) -> Iterator[Candidate]:
    """When a mandate came out, and how many did."""
    yield from _counted(asked)
    told = asked.kind == "day" or (asked.kind == "" and asked.about("published"))
    if told and asked.about("mandate"):
        for body in _owners(asked)[:1]:
            years, places = _mandate_years(asked, body)
            used = asked.span("mandate", "published") | places
            yield asked.candidate(
                "when-mandate", 1.3, used, "when", body, moment="published", mandate=years,
                period=None, pick=None if years else asked.pick[0],
            )  # fmt: skip


def _counted(asked: Asked) -> Iterator[Candidate]:
    """*How many mandates did HEE get*."""
    if asked.kind != "number" or not asked.about("mandate"):
        return
    for body in _owners(asked)[:1]:
        used = asked.span("mandate", "published", "count", "amount") | _publishers(asked, body)
        yield asked.candidate(
            "count-mandates", 1.3, used, "when", body, moment="published", counted=True
        )


def in_time(asked: Asked) -> Iterator[Candidate]:
    """Whether a mandate came out before its years began: *was it late*, *which were in time*."""
    how = asked.kind == "how" and asked.sentence.words[1:2] == ["late"]
    which = asked.kind == "what" and "mandates" in asked.sentence.words
    if not (asked.kind == "yes" or how or which) or not asked.about("mandate"):
        return
    for name in ("late", "in_time"):
        for cue in asked.about(name)[:1]:
            for body in _owners(asked)[:1]:
                years, places = _mandate_years(asked, body)
                used = asked.span("mandate", "published", name, "began") | places | cue.span
                used |= asked.span("legal_basis") if asked.sentence.laws else NOTHING
                used |= _publishers(asked, body)
                yield asked.candidate(
                    "in-time", 1.8, used, "when", body, moment=f"published:{name}",
                    mandate=years, period=None,
                )  # fmt: skip


def _publishers(asked: Asked, body: str) -> frozenset[int]:
    """The places of the bodies that published a body's mandates."""
    steps = asked.graph.index.edges("mandate_approval", "body", body)
    known = {
        step.approver
        for step in steps
        if isinstance(step, MandateApproval) and step.act == "publishes"
    }
    slots = (slot for slot in asked.sentence.bodies if asked.meant(slot) in known)
    return frozenset(place for slot in slots for place in slot.span)


def _mandate_years(asked: Asked, body: str) -> tuple[Years | None, frozenset[int]]:
    """The years of the mandate asked for, and the words for *first* or *last* that name them."""
    if asked.years is not None:
        return asked.years, NOTHING
    open_ended = asked.period is None or is_open(asked.period.start) or is_open(asked.period.stop)
    if asked.period is not None and not open_ended:
        first, last = (date.fromordinal(day) for day in (asked.period.start, asked.period.stop - 1))
        if first.year + 1 == last.year:  # the mandate 2019 to 2020
            return Years.read(f"{first.year}/{last.year % 100:02}"), NOTHING
    pick, places = asked.pick
    steps = asked.graph.index.edges("mandate_approval", "body", body)
    known = [edge.mandate for edge in steps if isinstance(edge, MandateApproval) and edge.mandate]
    if pick in {"first", "last"} and known:
        choose = min if pick == "first" else max
        return choose(known, key=lambda years: years.period.start), places
    return None, NOTHING


_OBJECTIVES: Final = frozenset({"objectives", "objective", "priorities"})
"""What is set for a body in its mandate."""
_WORKING: Final = frozenset({"work", "works", "worked", "working"})
"""What is done to a mandate by the body that has it."""
_SETTING: Final = frozenset({"set", "sets", "setting"})
"""Forms of the verb for what is done with a mandate."""


def mandates(asked: Asked) -> Iterator[Candidate]:
    """Who develops, signs off, approves and publishes a mandate."""
    objectives = asked.places(_OBJECTIVES) if asked.places(_SETTING) else NOTHING
    if not (asked.about("mandate") or objectives):
        return
    act = next((ACTS[name] for name in ACTS if asked.about(name)), None)
    used = asked.span("mandate", *ACTS)
    if act is None and asked.kind == "who" and (given := asked.places(_GIVEN)):
        act, used = "publishes", used | given
    for name in ("funding", "commission"):  # who gave HEE its mandate, was asked to
        used |= asked.of_type(name)
    used |= asked.span("amount") | asked.places(_SETTING | _WORKING) | objectives
    bodies, boards = _without_boards(asked)
    used |= boards
    steps = {"step", "steps"} | ({"board"} if asked.kind != "yes" else set())
    board = frozenset(place for place, word in enumerate(asked.sentence.words) if word in steps)
    dated = asked.kind == "day" and act not in {None, "publishes"}  # when did X approve it
    if (asked.kind == "yes" or dated) and len(bodies) > 1:
        for body, candidate in ((bodies[1], bodies[0]), (bodies[0], bodies[1])):
            bonus = 1.4 if _has_mandate(asked, body) else 0.4
            bonus += 0.3 if _owns_mandate(asked, body) else 0.0
            more = used | board | _organ(asked, body, candidate)
            yield asked.candidate(
                "mandate", bonus, more, "mandate", body, candidate=candidate, moment=act,
                mandate=asked.years, only=_duties(asked, body, candidate),
            )  # fmt: skip
        return
    if asked.kind == "day":
        return
    if asked.kind == "yes" and (held := _as_minister(asked)):
        person, office, days = held
        for body in [one for one in bodies if _has_mandate(asked, one)][:1]:
            note = f"{office[1]} is asked of as of when {person.value} held that office."
            yield asked.candidate(
                "mandate", 1.6, used | person.span, "mandate", body, candidate=office[0],
                moment=act, period=days, notes=(note,),
            )  # fmt: skip
        return
    for body in [one for one in _owners(asked) if _has_mandate(asked, one)][:1]:
        years, places = _mandate_years(asked, body)
        more = used | board | places
        yield asked.candidate(
            "mandate", 1.3, more, "mandate", body, mandate=years, moment=_act_asked(asked, act)
        )


def _as_minister(asked: Asked) -> tuple[Slot, tuple[str, str], Period] | None:
    """Who is named that held an office of state, that office, and the days of it."""
    person = asked.sentence.first("person")
    for post in posts_of(asked.graph, person.value) if person else ():
        if person and asked.graph.body(post.owner).kind == "office":
            extent = asked.graph.index.extent(post)
            days = Period(extent.possible_from, extent.possible_to)
            if asked.period is not None:
                days = Period(
                    max(days.start, asked.period.start), min(days.stop, asked.period.stop)
                )
            if days.start < days.stop:
                called = asked.graph.named_on_day(post.owner, days.start)
                return person, (post.owner, called), days
    return None


_GIVEN: Final = frozenset(
    "set sets setting issue issues issued gave give gives given wrote".split()
)
"""Verbs of whoever gives a mandate, which is published then."""


def _without_boards(asked: Asked) -> tuple[list[str], frozenset[int]]:
    """The bodies named, each board as the body whose it is, and the places of such boards."""
    owners: dict[str, str] = {}
    for body in asked.bodies:
        wholes = asked.graph.index.memberships("member", body, "part_of")
        own = [edge.whole for edge in wholes if isinstance(edge.whole, str)]
        if asked.graph.body(body).kind == "board" and own:
            owners[body] = own[0]
    slots = (slot for slot in asked.sentence.bodies if asked.meant(slot) in owners)
    places = frozenset(place for slot in slots for place in slot.span)
    bodies = list(dict.fromkeys(owners.get(body, body) for body in asked.bodies))
    alone = len(bodies) == 1 and bool(owners)  # did HEE's board approve its mandate
    return (bodies * 2 if alone else bodies), places


def _duties(asked: Asked, body: str, holder: str) -> tuple[str, ...]:
    """The standing duties in law, where *had to* asks for them; nothing where there are none.

    That somebody did publish it does not show that the law asked for it.
    """
    if not asks_for_duty(asked):
        return ()
    steps = asked.graph.index.edges("mandate_approval", "body", body)
    return tuple(
        step.id
        for step in steps
        if isinstance(step, MandateApproval) and step.counts and step.mandate is None
        and holder in step.known_ends
    )  # fmt: skip


def _owners(asked: Asked) -> list[str]:
    """The bodies whose mandate may be meant, those that are named and have one first."""
    named = sorted(asked.bodies, key=lambda body: not _has_mandate(asked, body))
    return [*named, *(body for body in mandated(asked.graph) if body not in named)]


def _owns_mandate(asked: Asked, body: str) -> bool:
    """Whether a body stands before the word for its mandate: *HEE's mandate*, *HEE mandate*."""
    words = asked.sentence.words
    return any(
        "mandate" in words[slot.stop : slot.stop + 2]
        or words[slot.start - 2 : slot.start - 1] == ["mandate"]
        for slot in asked.sentence.bodies
        if asked.meant(slot) == body
    )


def _organ(asked: Asked, body: str, approver: str) -> frozenset[int]:
    """The place of *board* behind a body whose board has a part in the mandate on record."""
    edges = asked.graph.index.edges("mandate_approval", "body", body)
    by_board = any(
        isinstance(edge, MandateApproval) and (edge.organ, edge.approver) == ("board", approver)
        for edge in edges
    )
    slots = [slot for slot in asked.sentence.bodies if asked.meant(slot) == approver]
    near = {place for slot in slots for place in range(slot.start - 3, slot.stop + 2)}
    words = enumerate(asked.sentence.words)
    return frozenset(p for p, word in words if by_board and word == "board" and p in near)


def _act_asked(asked: Asked, act: str | None) -> str | None:
    """The one act that is asked for; none where several are: *who develops and approves it*."""
    named = [name for name in ACTS if asked.about(name)]
    return act if asked.kind in {"who", "yes"} and len(named) <= 1 else None


def _has_mandate(asked: Asked, body: str) -> bool:
    return any(asked.graph.index.edges("mandate_approval", "body", body))
