"""Candidates about days: when a body, a line or an event began or ended, a document came out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.question import MOMENTS
from nhsgraph.english.relations import clause_of, role_of, turns_into_form
from nhsgraph.english.stems import stem
from nhsgraph.spelling import words_of

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.cues import Cue

NOTHING: frozenset[int] = frozenset()


def body_days(asked: Asked) -> Iterator[Candidate]:
    """When a body began, ended, was renamed or took a form."""
    day = asked.kind == "day"
    if not asked.bodies or not (day or asked.kind in {"yes", "", "what"}):
        return
    form = asked.sentence.first("form")
    moments = {"began": "began", "ended": "ended", "renamed": "renamed"}
    words = asked.sentence.words
    until = {place for place, word in enumerate(words) if word in {"until", "till"}}
    end = "ended" if until else "began"
    if day:
        yield from _of_a_life(asked, frozenset(until), end)
    if day:
        yield from _names(asked, frozenset(until))
    for body in asked.bodies[:2]:
        for name, moment in moments.items():
            for cue in asked.about(name)[:3]:
                if form and "be" in words[cue.head : form.start]:
                    continue  # when it ceased to be a trust: of that form, and not of its life
                near = 0.3 if body == asked.bodies[0] else 0.0
                bonus = (1.0 if day else 0.4 if asked.kind == "yes" else -0.4) + near
                bonus += 0.15 * (len(cue.places) - 1)
                if cue.places[0] == len(asked.sentence.words) - 1 and asked.kind == "yes":
                    bonus += 0.3
                agent, whom = _agent(asked, cue)
                bonus += 0.4 if whom == body else 0.0
                yield asked.candidate("when", bonus, cue.span | agent, "when", body, moment=moment)
        if form:
            yield from _forms(asked, body, day)
            used = form.span | asked.span("took", "began", "changes") | asked.of_type("succession")
            yield asked.candidate(
                "when-form", 1.2 if day else 0.0, used, "when", body, moment="reformed",
                value=form.value,
            )  # fmt: skip


def _names(asked: Asked, until: frozenset[int]) -> Iterator[Candidate]:
    """*When did DH become DHSC*, *when was it called so*, *when did it give up that name*."""
    slots = [slot for slot in asked.sentence.bodies if not slot.pronoun]
    called = [slot.mention.taken_for or slot.mention.words for slot in slots if slot.mention]
    body = asked.bodies[0]
    if len(slots) > 1 and len(asked.bodies) == 1:
        if asked.about("name") and asked.span("renamed") <= asked.span("name"):
            used = asked.span("name") | until
            yield asked.candidate(
                "lasted-name", 1.7, used, "lasted", body, moment="name", value=called[-1]
            )
        used = asked.of_type("succession") | asked.span("renamed", "took", "ended", "name")
        yield asked.candidate("when-name", 1.3, used, "when", body, moment="renamed")
        yield asked.candidate(
            "when-name", 1.5, used, "when", body, moment="renamed", value=called[0],
            into=called[-1],
        )  # fmt: skip
    elif len(called) == 1 and asked.about("renamed") and _gave_up(asked, called[0]):
        used = asked.about("renamed")[0].span
        yield asked.candidate("when", 1.4, used, "when", body, moment="renamed", value=called[0])


_MAKERS: Final = frozenset({"parliament", "office", "department"})
"""The kinds of bodies that set up and end others."""


def _agent(asked: Asked, cue: Cue) -> tuple[frozenset[int], str | None]:
    """The place of whoever did it to a body, and that body: *when did Parliament end the SHAs*."""
    clause = clause_of(asked, cue)
    if clause.passive or not (clause.left and clause.right):
        return NOTHING, None
    if asked.graph.body(asked.meant(clause.left[-1])).kind not in _MAKERS:
        return NOTHING, None
    return clause.left[-1].span, asked.meant(clause.right[0])


def _gave_up(asked: Asked, called: str) -> bool:
    """Whether a body that was renamed more than once gave up this name, which may come back."""
    names = [words_of(name.name) for name, _ in asked.graph.names(asked.bodies[0])]
    old = [before for before, after in pairwise(names) if before != after]
    return len(old) > 1 and words_of(called) in old


def _of_a_life(asked: Asked, until: frozenset[int], end: str) -> Iterator[Candidate]:
    """*When did it start and stop*, *until when did it run*, *since when*: days of a life.

    Args:
        asked: the sentence.
        until: the places of *until*.
        end: the moment that is asked for, ``began`` or ``ended``, where no verb says it.
    """
    if asked.about("exists"):
        used = asked.span("exists") | asked.force[1] | until
        yield asked.candidate("when-existed", 0.9, used, "when", asked.bodies[0], moment=end)
    if not set(asked.sentence.content) - until:  # since when, until when
        yield asked.candidate("when-bare", 0.6, until, "when", asked.bodies[0], moment=end)
    if asked.about("legal_form") and asked.about("changes"):
        used = asked.span("legal_form", "changes", "took")
        yield asked.candidate("when-form", 1.4, used, "when", asked.bodies[0], moment="reformed")
    begun, ended = asked.span("began"), asked.span("ended")
    if begun - ended and ended - begun:
        yield asked.candidate("when", 1.4, begun | ended, "when", asked.bodies[0], moment="began")
    last = len(asked.sentence.words) - 1
    if until and len(asked.bodies) == 1 and asked.sentence.words[last] in _GOES_ON:
        used = until | {last}
        yield asked.candidate("when", 1.6, used, "when", asked.bodies[0], moment="ended")


_GOES_ON = frozenset("run runs ran operate operates operated last continue go".split())
"""Verbs at the end of a sentence for being there."""


def _forms(asked: Asked, body: str, day: bool) -> Iterator[Candidate]:
    """*When did it stop being an authority*, or *stop being one and become another*."""
    forms = asked.sentence.slots.get("form", ())
    ends = {place for place, word in enumerate(asked.sentence.words) if word in {"until", "till"}}
    used = {place for slot in forms for place in slot.span}
    used |= asked.span("ended", "left", "changes", "legal_form") | ends
    left = [name for name in ("ended", "left", "changes") if asked.about(name)]
    if not (day and forms) or not (ends or left):
        return
    if len(forms) > 1:
        used |= asked.span("took", "began") | asked.of_type("succession")
        yield asked.candidate(
            "when-form", 1.8, used, "when", body, moment="reformed", value=forms[-1].value
        )
    yield asked.candidate(
        "when-form", 1.4, used, "when", body, moment="reformed:ended", value=forms[0].value
    )


def event_days(asked: Asked) -> Iterator[Candidate]:
    """When an event took place whose title has the words of the question."""
    stems = [asked.sentence.stems[place] for place in asked.sentence.content]
    if asked.kind not in {"day", ""} or not stems:
        return
    if asked.kind == "" and asked.sentence.slots.get("post"):
        return  # who held a post, and no event that speaks of such posts
    events = asked.texts.events(stems, asked.bodies)
    if events:
        used = frozenset(asked.sentence.content)
        yield asked.candidate(
            "when-event",
            0.9 if asked.kind == "day" else -0.6,
            used,
            "when",
            moment="event",
            only=tuple(events),
        )


def publications(asked: Asked) -> Iterator[Candidate]:
    """*When was the interim plan published*: the events at which a plan with a name came out."""
    cues = asked.about("published")
    events = published(asked) if cues and asked.kind in {"day", "", "who"} else []
    if asked.kind == "who":  # of which one tells who did it
        events = [one for one in events if "publishes" in asked.texts.row_of(one).split()]
    if events:
        bonus = 1.2 if asked.kind == "day" else 0.4
        named = (slot.span for slot in asked.sentence.bodies)
        used = asked.span("published").union(*named)
        yield asked.candidate(
            "when-published", bonus, used, "when", moment="event", only=tuple(events)
        )


def published(asked: Asked) -> list[str]:
    """The events at which came out what a sentence names, by the words that it has for it."""
    named = [slot for slot in asked.sentence.bodies if not slot.pronoun]
    plans = [one for one in named if asked.graph.body(asked.meant(one)).kind == "programme"]
    if not plans or not asked.about("published"):
        return []
    stems = {asked.sentence.stems[place] for slot in plans for place in slot.span}
    events = asked.texts.events([stem("published")], map(asked.meant, plans))
    called = {one: len(stems & asked.texts.stems(one)) for one in events}
    return [one for one in events if called[one] == max(called.values())]


def documents(asked: Asked) -> Iterator[Candidate]:
    """*Education Outcomes Framework: who published it and when*: a document by its title."""
    words = asked.span("published", "developed", "about", "count")
    sentence = asked.sentence
    title = [place for place in sentence.content if place not in words]
    if not words or not title or len(title) + len(sentence.named) < 2:
        return
    made = asked.about("published") or (asked.kind and asked.about("developed"))
    if asked.kind != "day" and not made:
        return
    stems = [sentence.stems[place] for place in sorted({*title, *sentence.named})]
    phrase = " ".join(sentence.words[place] for place in sorted({*title, *sentence.named}))
    found = asked.texts.documents(stems, phrase)
    if found:
        used = frozenset(sentence.content)
        yield asked.candidate("document", 0.1, used, "document", only=tuple(found))


def _parted(asked: Asked) -> Iterator[Candidate]:
    """*When did the Academy leave HEE*: the day on which a line between the two ended."""
    for cue in asked.about("left")[:2] if asked.kind in {"day", "reason"} else ():
        clause = clause_of(asked, cue)
        if clause.left and clause.right:
            body, other = asked.meant(clause.left[-1]), asked.meant(clause.right[0])
            yield asked.candidate(
                "when-parted", 1.0, cue.span, "when", body, moment="tie:ended", candidate=other
            )


def line_days(asked: Asked) -> Iterator[Candidate]:
    """When a line began or ended: *since when has the GMC regulated …*, *until when did …*."""
    yield from _parted(asked)
    if asked.kind not in {"day", "long"} or not asked.bodies:
        return
    words = asked.sentence.words
    ends = frozenset(place for place, word in enumerate(words) if word in {"until", "till"})
    for cue in asked.cues:
        if cue.sort == "aspect" or cue.name not in MOMENTS["when"] or turns_into_form(asked, cue):
            continue
        clause = clause_of(asked, cue)
        until = ends | (asked.span("ended") - cue.span)
        right = sorted(clause.right, key=lambda slot: abs(slot.start - cue.places[-1]))
        right.sort(key=lambda slot: asked.sentence.before(slot) == "from")
        ordered = [asked.meant(slot) for slot in (*clause.left[-1:], *right)] or asked.bodies
        body = ordered[0]
        other = next((each for each in ordered[1:] if each != body), None)
        used = cue.span | (until or asked.span("began", "took") - cue.span)
        if len(right) == 1 and asked.sentence.before(right[0]) == "from" and clause.left:
            until |= frozenset([right[0].start - 1])  # when it moved from another
        if cue.name == "hosting":  # when responsibility for it was transferred
            used |= asked.places(frozenset({"responsibility"}))
        bonus = 0.9 + (0.4 if other else 0.0)
        if asked.kind == "long":
            yield asked.candidate(
                "lasted-line", bonus + 0.2, used | asked.span("lasted"), "lasted", body,
                moment=cue.name, candidate=other, role=role_of(asked, cue, body),
            )  # fmt: skip
            continue
        moments = [f"{cue.name}:ended"] if until else []
        for moment in (*moments, cue.name):
            like = bonus + (0.1 if moment.endswith("ended") and until else 0.0)
            yield asked.candidate(
                "when-line", like, used, "when", body, moment=moment, candidate=other,
                role=role_of(asked, cue, body),
            )  # fmt: skip
            if other is not None and cue.name == "succession":
                tie = moment.replace(cue.name, "tie")
                yield asked.candidate(
                    "when-tie", like - 0.3, used, "when", body, moment=tie, candidate=other
                )
            if other is not None and cue.name in {"commission", "planning", "partnership"}:
                yield asked.candidate(
                    "when-subject", like, used, "when", other, moment=moment, candidate=body
                )
