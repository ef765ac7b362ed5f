"""Candidates about a body itself: its days, names, law, money, size, plans, and what it was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.instruments import NOT_BY_STATUTE
from nhsgraph.answers.question import MOMENTS
from nhsgraph.dates import BEFORE_ALL, Period, is_open
from nhsgraph.english.days import body_days, documents, event_days, line_days, publications
from nhsgraph.english.duties import asks_for_duty
from nhsgraph.english.mandated import in_time, mandate_days, mandates
from nhsgraph.english.money import fates, over_years, streams, sums
from nhsgraph.english.relations import REACH_OF_A_FORM, changed_its_host, role_of
from nhsgraph.english.states import STATUTORY, states
from nhsgraph.english.stems import stem
from nhsgraph.english.works import WORK
from nhsgraph.words.question_words import NO_MAKER, PRONOUNS

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.cues import Cue
    from nhsgraph.english.sentence import Slot

NOTHING: frozenset[int] = frozenset()


def aspect_candidates(asked: Asked) -> Iterator[Candidate]:
    """The candidates that ask for something of a body, or of a time."""
    for rule in (
        body_days,
        mandate_days,
        in_time,
        event_days,
        publications,
        documents,
        line_days,
        states,
        _law,
        _made_by_law,
        _makers,
        _duties,
        _numbers,
        _grouped,
        sums,
        fates,
        streams,
        mandates,
        _plans,
        _courses,
    ):
        yield from rule(asked)


_LAWS_OF_A_LIFE = (
    ("began", "legal_form", 0.3), ("began", None, 0.2), ("ended", "ended", 0.2),
    ("exists", None, 0.2), ("renamed", "name", 0.4),
)  # fmt: skip
"""What of a body an Act is asked for, the type of statement that tells it, and how well it fits."""


def _made_by_law(asked: Asked) -> Iterator[Candidate]:
    """*Did the Care Act create it*, *was it abolished under that Act*: whether it rests on that."""
    if asked.kind != "yes" or len(asked.sentence.laws) != 1 or not asked.bodies:
        return
    start, stop = asked.sentence.laws[0]
    act = " ".join(asked.sentence.words[start:stop])
    used = asked.span("legal_basis") | frozenset(range(start, stop))
    for moment, tells in (("began", "legal_form"), ("ended", "ended")):
        put = asked.places(_PUT_ON | STATUTORY) if moment == "began" else NOTHING
        if asked.about(moment) or len(put) > 1:  # put it on a statutory footing
            yield asked.candidate(
                "made-by-law", 0.1, used | asked.span(moment) | put, "legal_basis", asked.bodies[0],
                moment=tells, value=act, yes_no=True,
            )  # fmt: skip


def _law(asked: Asked) -> Iterator[Candidate]:
    """The Act or order that a body, its form, its end or one of its lines rests on."""
    # where yes or no is asked for, an Act only narrows what is asked
    cues = asked.about("legal_basis") if asked.kind not in {"yes", "who"} else []
    if not cues or not asked.bodies or any(map(asked.is_power, asked.cues)):
        return
    law = asked.span("legal_basis", "legal_form")
    if asked.kind == "law":  # which Act says so
        said = (at for at, word in enumerate(asked.sentence.words) if word in _LAID_DOWN)
        law |= frozenset(said)
    bonus = 0.9 if asked.kind == "law" else 0.5
    for body in asked.bodies[:2]:
        yield asked.candidate("law", bonus, law, "legal_basis", body)
        if asked.about("mandate"):
            used = law | asked.span("mandate")
            yield asked.candidate(
                "law-mandate", bonus + 0.4, used, "legal_basis", body, moment="mandate_approval"
            )
        yield from _law_of_statute(asked, body, law, bonus)
        for name, moment, fit in _LAWS_OF_A_LIFE:
            if asked.about(name):
                used = law | asked.span(name)
                yield asked.candidate("law", bonus + fit, used, "legal_basis", body, moment=moment)
        yield from _law_of_form(asked, body, law, bonus)
    for cue in asked.cues:
        if cue.sort in {"verb", "adjective"} and cue.name in MOMENTS["legal_basis"]:
            yield from _law_of_line(asked, cue, law | cue.span, bonus)
    if len(asked.bodies) > 1:
        first, second = asked.bodies[:2]
        used = law | asked.span("about", "amount")
        yield asked.candidate("law-tie", bonus, used, "legal_basis", second, candidate=first)


_LAID_DOWN = frozenset("say says said state states stated provide provides lay lays".split())
"""Verbs for what an Act does, whatever it lays down."""


def _law_of_form(asked: Asked, body: str, law: frozenset[int], bonus: float) -> Iterator[Candidate]:
    """*Under which Act did it become a trust*, *which Act moved it from a trust to an agency*."""
    forms = sorted(asked.sentence.slots.get("form", ()), key=lambda slot: slot.start)
    if not forms:
        return
    used = law | asked.span("took", "began", "changes")  # the last form narrows its rows
    used |= asked.places(STATUTORY)
    for before in forms[:-1]:
        used |= before.span | _around(asked, before)
    yield asked.candidate("law-form", bonus + 0.3, used, "legal_basis", body, moment="legal_form")


def _around(asked: Asked, form: Slot) -> frozenset[int]:
    """The verb with *from* before a legal form: *moved it from a trust*."""
    verbs = (
        cue.places
        for cue in asked.cues
        if cue.sort == "verb" and 0 < form.start - cue.places[-1] <= REACH_OF_A_FORM
    )
    return frozenset(place for places in verbs for place in places)


def _law_of_statute(
    asked: Asked, body: str, law: frozenset[int], bonus: float
) -> Iterator[Candidate]:
    """*Which Act put it on a statutory footing*: what its first form by statute rests on."""
    words = enumerate(asked.sentence.words)
    put = frozenset(place for place, word in words if word in _PUT_ON | STATUTORY)
    named = asked.sentence.slots.get("form")
    if named or not any(asked.sentence.words[place] in STATUTORY for place in put):
        return
    forms = [
        form
        for form in asked.graph.index.said("legal_form", body)
        if form.counts and form.basis and getattr(form, "form", "") not in NOT_BY_STATUTE
    ]
    if forms:
        only = (min(forms, key=lambda form: asked.graph.index.extent(form).possible_from).id,)
        used = law | put | asked.span("took", "began")
        yield asked.candidate(
            "law-statute", bonus + 0.5, used, "legal_basis", body, moment="legal_form", only=only
        )


_PUT_ON = frozenset("put placed made given gave gained footing".split())
"""What is done to a body that comes to rest on statute."""


def _duties(asked: Asked) -> Iterator[Candidate]:
    """*What were the legal duties of HEE*: all that the record has of them in law."""
    words = enumerate(asked.sentence.words)
    used = frozenset(place for place, word in words if word in _BY_LAW)
    named = asked.kind in {"what", ""} and len(asked.bodies) == 1 and not asked.sentence.laws
    if named and len(used) > 1:
        yield asked.candidate("duties", 1.4, used, "duty", asked.bodies[0])


_BY_LAW = frozenset("duty duties obligation obligations legal statutory powers".split())
"""Words for what the law asks of a body."""


def _makers(asked: Asked) -> Iterator[Candidate]:
    """*Who set HEE up*, *who abolished it*: what did is the law that proves it."""
    at, words = asked.sentence.asking, asked.sentence.words
    ruler = asked.places(_RULERS) if at is not None and words[at] in {"which", "what"} else NOTHING
    who = at is not None and (words[at] in {"who", "whom"} or at + 1 in ruler)
    if not who or len(asked.bodies) != 1:
        return
    body = asked.bodies[0]
    if asked.about("began") and any(asked.graph.index.edges("commission", "commissioned", body)):
        used = asked.span("began") | ruler
        yield asked.candidate("makers-commission", 1.6, used, "commission", body)
    power = ruler | {place for place, word in enumerate(asked.sentence.words) if word in _POWER}
    for moment in ("began", "ended"):
        for cue in asked.about(moment)[:1]:
            yield asked.candidate(
                "makers", 0.7, cue.span | power, "legal_basis", asked.bodies[0], moment=moment,
                notes=(f"{NO_MAKER[moment]}: this is what proves that it {moment}.",),
            )  # fmt: skip


_RULERS = frozenset("minister ministers government politician party administration".split())
"""Nouns for who may be said to have set a body up, or ended it."""
_POWER = frozenset("power powers right authority".split())
"""Words for what a law gives to whoever sets a body up, or ends it."""


def _law_of_line(asked: Asked, cue: Cue, used: frozenset[int], bonus: float) -> Iterator[Candidate]:
    for body in asked.bodies[:2]:
        others = [each for each in asked.bodies if each != body]
        other = others[0] if others else None
        yield asked.candidate(
            "law-line", bonus + 0.4, used, "legal_basis", body, candidate=other, moment=cue.name,
            role=role_of(asked, cue, body),
        )  # fmt: skip


def _numbers(asked: Asked) -> Iterator[Candidate]:
    """How many there were of a collective, or how many of it lie in a region."""
    number = asked.sentence.first("number")
    counted = asked.kind == "number"
    yield from _numbers_changed(asked)
    if not asked.bodies or not (counted or (number and asked.kind == "yes")):
        return
    used = asked.span("count", "exists", "began", "history") | asked.places(_IN_TOTAL)
    group = asked.meant(asked.group) if counted and asked.group else None
    sets = all(asked.graph.body(body).is_group for body in asked.bodies)
    within = asked.of_type("membership")
    if group and sets and within:  # how many rings were the lodges grouped into
        span = used.union(within, *(one.span for one in asked.sentence.bodies))
        yield asked.candidate(
            "count-wholes", 2.0, span, "count", group, period=_by_then(asked.period)
        )
    value = number.value if number and asked.kind == "yes" else None
    used |= number.span if value and number else NOTHING
    for place, body in enumerate(asked.bodies[:2]):
        bonus = (1.5 if counted else 0.4) - 0.4 * place
        sized = any(asked.graph.index.said("size", body))
        if asked.graph.body(body).is_group or sized:
            alone = not asked.graph.index.memberships("whole", body, "one_of")
            span = used | asked.span("ended") if alone else used  # how many trusts were abolished
            span |= asked.of_type("membership") if sized else NOTHING  # how many members it had
            yield asked.candidate(
                "count", bonus, span, "count", body, value=value, period=_by_then(asked.period)
            )
            first, life = asked.pick, asked.graph.life(body)
            if first[0] == "first" and not is_open(life.certain_from):
                began = Period.of_day(life.certain_from)
                span = used | first[1]
                yield asked.candidate("count", bonus + 1.0, span, "count", body, period=began)
    if len(asked.bodies) > 1:
        among, body = asked.bodies[:2]
        used |= asked.of_type("membership")
        inside = asked.graph.index.edges("membership", "whole", body)
        if any(asked.graph.is_member(edge.known_ends[0], among) for edge in inside):
            yield asked.candidate("count-among", 1.3, used, "count", body, among=among)


_IN_TOTAL = frozenset("total altogether members seats".split())


def _numbers_changed(asked: Asked) -> Iterator[Candidate]:
    """*On which day did the 13 boards become four*: each number with its days."""
    numbers = asked.sentence.slots.get("number", ())
    groups = [body for body in asked.bodies if asked.graph.body(body).is_group]
    if asked.kind not in {"day", "reason", "how"} or len(numbers) != TWO or not groups:
        return
    used = frozenset().union(*(slot.span for slot in numbers))
    used |= asked.span("count", "took", "ended", "changes", "renamed", "began")
    used |= asked.of_type("succession") | over_years(asked)
    yield asked.candidate("numbers", 1.2, used, "count", groups[0])


TWO = 2


def _grouped(asked: Asked) -> Iterator[Candidate]:
    """*When were the lodges grouped into rings*: when the set of those groups began."""
    groups = [body for body in asked.bodies if asked.graph.body(body).is_group]
    cues = [cue for cue in asked.cues if cue.name == "membership" and cue.role == "member"]
    if asked.kind != "day" or len(groups) != TWO or not cues:
        return
    numbers = (slot.span for slot in asked.sentence.slots.get("number", ()))
    used = asked.sentence.named.union(*numbers, *(cue.span for cue in cues))
    yield asked.candidate("when-grouped", 1.2, used, "when", groups[1], moment="began")


def _by_then(period: Period | None) -> Period | None:
    """*How many were there by 2016* asks how many there were at its end."""
    if period is None or period.start > BEFORE_ALL:
        return period
    return Period(period.stop - 1, period.stop)


def _plans(asked: Asked) -> Iterator[Candidate]:
    """What was planned of a body or stream, and what came of it."""
    stream = asked.sentence.first("stream")
    plan, outcome = asked.span("plans"), asked.span("outcome")
    if not (plan or outcome) or asked.kind == "money" or _plans_for_whom(asked):
        return
    if asked.kind == "yes" and not outcome and (asks_for_duty(asked) or _is_no_plan(asked)):
        return
    yield from _plans_by_words(asked, plan | outcome)
    if not (asked.bodies or stream or plan):
        return
    used = plan | outcome | (stream.span if stream else NOTHING)
    types = [name for name in PLANNED if plan and asked.of_type(name)]
    lines = frozenset(place for name in types for place in asked.of_type(name))
    words = asked.sentence.words
    never = bool({"never", "abandoned", "dropped", "shelved"}.intersection(words))
    used |= frozenset(place for place, word in enumerate(words) if word == "never")
    bonus = 0.5 if plan else 0.4 if stream else -0.3
    bonus -= 0.6 if asked.kind == "day" else 0.0
    bonus -= 1.5 if _asks_its_fate(asked) else 0.0
    term = stream.value if stream else None
    more = (
        asked.span("ended", "began", "changes", "taken", "renamed", "mandate") if plan else NOTHING
    )
    yield asked.candidate(
        "plans", bonus, used | lines | more, "plans", *asked.bodies[:2], stream=term,
        moment="never" if never else None,
    )  # fmt: skip
    only = _plans_of_types(asked, types)
    if only:
        yield asked.candidate(
            "plans-of-type", bonus + 0.2, used | lines | more, "plans", *asked.bodies[:2],
            stream=term, moment="never" if never else None, only=only,
        )  # fmt: skip


PLANNED = ("succession", "accountability", "hosting", "membership", "funding")
"""The types of lines whose words say which plans are asked for: *the plan to merge it*."""


def _plans_of_types(asked: Asked, types: list[str]) -> tuple[str, ...]:
    """The plans of the bodies named that are of some types of lines."""
    return tuple(
        dict.fromkeys(
            line.id
            for body in asked.bodies[:2]
            for line in asked.graph.index.of_body(body)
            if line.planned and line.type in types
        )
    )


_NO_PLANS = frozenset(
    stem(word) for word in "consult consultation bill draft should want schedule target".split()
)
"""Words of plans that say of yes or no something else: *did it have to consult*."""


def _is_no_plan(asked: Asked) -> bool:
    """Whether no word of a question of yes or no speaks of a plan as such."""
    stems = asked.sentence.stems
    return all({stems[place] for place in cue.places} <= _NO_PLANS for cue in asked.about("plans"))


def _plans_for_whom(asked: Asked) -> bool:
    """*For whom did HEE plan* asks for a line, where *plan* is what the body did."""
    found = (cue for cue in asked.cues if cue.name == "planning" and cue.sort == "verb")
    heads = [cue.head for cue in found if len(cue.places) > 1]
    done = any(asked.sentence.at(head - 1) != "the" for head in heads)  # no plan, but planning
    return bool(heads) and (asked.kind == "who" or (asked.kind == "yes" and done))


def _plans_by_words(asked: Asked, cues: frozenset[int]) -> Iterator[Candidate]:
    """Plans that have the words: *what became of the maturity framework trailed in 2019*."""
    sentence = asked.sentence
    places = [
        place for place in sentence.content if place not in cues and place not in sentence.named
    ]
    if len(places) + len(asked.bodies) < 2 or not places:
        return
    found = asked.texts.plans([sentence.stems[place] for place in places], asked.bodies)
    if found:
        stems = sentence.stems
        told = (place for place in places if asked.texts.all_say(found, stems[place]))
        used = frozenset(told) | cues
        yield asked.candidate("plans-words", 0.0, used, "plans", only=tuple(found))


_RUNS = frozenset("run runs ran go goes lead leads".split())
"""What a line does: *how does the chain run*."""


def _went(asked: Asked, body: str) -> Iterator[Candidate]:
    """*Where did it go*: to what replaced it, or from host to host."""
    if asked.kind != "place" or "go" not in asked.sentence.stems:
        return
    used = frozenset({asked.sentence.stems.index("go")})
    yield asked.candidate("lineage", 0.8, used, "lineage", body, role="predecessor")
    if changed_its_host(asked, body) or not any(
        asked.graph.index.edges("succession", "predecessor", body)
    ):
        yield asked.candidate("went", 1.0, used, "hosting", body)


_OF_THE_FIELD = frozenset("governance governing structure system landscape field".split())
"""Words for all that the record is of."""


def _asks_its_fate(asked: Asked) -> bool:
    """*What became of the boards*: of a body that there was, and no plan or review."""
    words = asked.sentence.words
    kinds = {asked.graph.body(body).kind for body in asked.bodies}
    lived = any(not asked.graph.life(body).empty for body in asked.bodies)
    of_all = all(asked.graph.body(body).is_group for body in asked.bodies)  # one has its heirs
    known = lived and of_all and WORK not in kinds
    return asked.kind == "what" and words[1:3] == ["became", "of"] and known


def _courses(asked: Asked) -> Iterator[Candidate]:
    """A body through time: its line up to the top, its history, what changed, what it was."""
    bodies = asked.bodies
    for body in bodies[:1]:
        if _asks_its_fate(asked):
            yield asked.candidate("fate", 0.4, asked.span("outcome", "took"), "history", body)
        if asked.kind == "how" and (asked.about("began") or asked.about("ended")):
            used = asked.span("began", "ended", "outcome", "changes")
            yield asked.candidate("history-how", 0.9, used, "history", body)
        if asked.about("chain") or (asked.kind == "how" and asked.of_type("accountability")):
            used = asked.span("chain") | asked.of_type("accountability") | asked.span("history")
            used |= {place for place, word in enumerate(asked.sentence.words) if word in _RUNS}
            top = next(
                (one for one in bodies[1:] if asked.graph.body(one).kind == "parliament"), None
            )
            yield asked.candidate("chain", 1.3, used, "chain", body)
            if top:
                yield asked.candidate("chain-top", 1.4, used, "chain", body, candidate=top)
        yield from _went(asked, body)
        for _ in asked.about("history")[:1]:
            yield asked.candidate("history", 0.9, asked.span("history"), "history", body)
        renamed = any(len(cue.places) > 1 for cue in asked.about("renamed"))
        for _ in asked.about("changes")[:1] if not renamed else ():
            yield asked.candidate("changes", 0.5, asked.span("changes"), "changes", body)
        for _ in asked.about("happened")[:1]:
            used = asked.span("happened")
            to = asked.period is None and "to" in asked.sentence.words
            yield asked.candidate(
                "lineage", 0.3 if to else -0.2, used, "lineage", body, role="predecessor"
            )
            yield asked.candidate("history", 0.5 if to else 0.1, used, "history", body)
            yield asked.candidate("changes", 0.5 if asked.period else 0.0, used, "changes", body)
    whatever = asked.period is not None and PRONOUNS.isdisjoint(asked.sentence.words)
    spoken = bodies == asked.everyday_bodies  # and not called by a name
    spoken = spoken and not asked.proper_bodies
    field = spoken and all(asked.graph.body(body).is_group for body in bodies)
    if field and whatever and (asked.about("changes") or asked.about("happened")):
        used = asked.span("changes", "happened") | asked.places(_OF_THE_FIELD)
        used |= asked.sentence.named  # the workforce: all that the record is of
        yield asked.candidate("changes", 0.6, used, "changes")
