"""Bodies by what is said that they are or do: *who regulated nurses*, *who set their pay*."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Period, day_in_words
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.stems import has_kin, kin, stem
from nhsgraph.schema import Membership
from nhsgraph.spelling import words_of
from nhsgraph.words.question_words import FREE

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Slot
    from nhsgraph.graph import DatedGraph
    from nhsgraph.schema import Body, Statement


def described(asked: Asked) -> Iterator[Candidate]:
    """*Who regulated nurses*: bodies of a kind by what the record says that they are."""
    sentence = asked.sentence
    if asked.bodies or asked.kind not in {"who", "what", ""}:
        return
    if " since when" in asked.text.lower() and doers(asked):
        return  # the lines of who does it have days of their own
    places = frozenset(place for place, found in enumerate(sentence.stems) if found in _KINDS)
    stems = {sentence.stems[place] for place in sentence.content if place not in places}
    stems -= {stem("cover"), stem("handle"), stem("oversee")}  # which regulator covered nurses
    if not places or not stems:
        return
    kinds = {_KINDS[sentence.stems[place]] for place in places}
    period = asked.period or Period(BEFORE_ALL, AFTER_ALL)
    words = {
        body.id: {*map(stem, words_of(_words_on(body)))}
        for body in asked.graph.record.bodies.values()
        if body.kind in kinds and asked.graph.life(body.id).during(period)
    }
    groups = [group for part in _in_turn(asked) if (group := {*map(stem, words_of(part))} & stems)]
    found = [body for body, own in words.items() if stems <= own]
    if not found and groups:
        of_each = [_best_of(words, group) for group in groups]
        found = list(dict.fromkeys(one for some in of_each for one in some)) if all(of_each) else []
    used = places | frozenset(sentence.content)
    if len(found) == 1:
        yield asked.candidate("described", 1.2, used, "about", *found, moment="named")
    elif found:
        yield asked.candidate(
            "described", 1.2, used, "bodies", *found, moment="existed",
            kinds=tuple(sorted(kinds)), notes=(BY_DESCRIPTION,),
        )  # fmt: skip


def waves(asked: Asked) -> Iterator[Candidate]:
    """*Which systems were in the second wave*: what became one of a set by the event of that name.

    The set may be what the one that is named came from.
    """
    sentence, graph = asked.sentence, asked.graph
    at = next((place for place, word in enumerate(sentence.stems) if word in _WAVES), None)
    number = sentence.at(at - 1) if at is not None else ""
    if at is None or number not in _ORDINALS or asked.kind not in {"who", "what", "", "number"}:
        return
    named = [body for body in asked.bodies if graph.body(body).kind == "collective"]
    for event in graph.record.events.values():
        title = words_of(event.title)
        if f" {number} {stem(sentence.words[at])} " not in f" {' '.join(map(stem, title))} ":
            continue
        joined = [
            one
            for one in graph.index.begun_by(event.id)
            if one.counts and isinstance(one, Membership) and one.role == "one_of"
        ]
        wholes = dict.fromkeys(str(one.end("whole")) for one in joined)
        for whole in wholes:
            if named and not any(whole == one or _came_from(graph, one, whole) for one in named):
                continue
            places = (place for place, word in enumerate(sentence.words) if kinds_of(word))
            used = {at - 1, at, *places} | asked.of_type("membership") | asked.span("listed")
            used |= asked.span("count") | sentence.named
            only = tuple(one.id for one in joined if one.end("whole") == whole)
            told = f"{event.title}: {day_in_words(event.date)}."
            yield asked.candidate(
                "waves", 2.0, used, "members", whole, moment="one_of", only=only,
                counted=asked.kind == "number", notes=(told,),
            )  # fmt: skip


def _came_from(graph: DatedGraph, body: str, before: str) -> bool:
    edges = graph.index.edges("succession", "predecessor", before)
    return any(body in edge.known_ends and edge.counts for edge in edges)


_WAVES: Final = frozenset(map(stem, ("wave", "tranche", "cohort", "batch")))
"""Words for those of a set that came to it together."""
_ORDINALS: Final = frozenset("first second third fourth fifth sixth".split())


def of_a_department(asked: Asked) -> Iterator[Candidate]:
    """*The arm's length bodies of the Department in 2019*: those that answer to it, or its head."""
    kinds = asked.places(_AT_ARMS_LENGTH)
    graph, slots = asked.graph, asked.sentence.bodies
    named = [slot for slot in slots if graph.body(asked.meant(slot)).kind == "department"]
    if not kinds or len(named) != 1 or len(slots) != 1 or asked.kind == "yes":
        return
    department = asked.meant(named[0])
    parts = graph.index.memberships("whole", department, "part_of")
    holders = {
        department,
        *(one.member for one in parts if graph.body(one.member).kind == "office"),
    }
    period = asked.period or Period(BEFORE_ALL, AFTER_ALL)
    found = dict.fromkeys(
        line.owner
        for holder in holders
        for line in graph.index.edges("accountability", "holder", holder)
        if graph.body(line.owner).kind in _OF_DEPARTMENTS
        and (held := graph.held(line)) and line.counts and held.during(period)
    )  # fmt: skip
    used = kinds | named[0].span | asked.span("listed", "exists", "count")
    if found:
        yield asked.candidate(
            "of-a-department", 2.0, used, "bodies", *found, moment="existed",
            kinds=_OF_DEPARTMENTS, counted=asked.kind == "number", notes=(TO_THE_DEPARTMENT,),
        )  # fmt: skip


_AT_ARMS_LENGTH: Final = frozenset("quango quangos alb albs".split())
"""Words for bodies at arm's length of a department, as the reader has them."""
_OF_DEPARTMENTS: Final = ("arms_length_body", "regulator")
"""The kinds of bodies that answer to a department at arm's length."""
TO_THE_DEPARTMENT: Final = (
    "Told are the bodies of these kinds that answered to the department or its minister on record;"
    " the record has no list that the department made."
)
"""What a reader must know of the bodies of a department."""


def _in_turn(asked: Asked) -> list[str]:
    """What stands in a row in a sentence: *doctors, nurses and pharmacists*."""
    return asked.sentence.text.replace(" and ", ", ").replace(" or ", ", ").split(", ")


def _best_of(words: dict[str, set[str]], group: set[str]) -> list[str]:
    """The bodies of whom all of a group of words is said; else the one that has most of it."""
    shared = {body: sum(_says(own, one) for one in group) for body, own in words.items()}
    if found := [body for body, number in shared.items() if number == len(group)]:
        return found
    most = max(shared.values(), default=0)
    best = [body for body, number in shared.items() if number == most]
    return best if len(best) == 1 and most * 3 >= len(group) * 2 else []


def _says(words: set[str], wanted: str) -> bool:
    """Whether a word is among others, or one of its kin: *profession* of *professional*."""
    kin = wanted[:_KIN] if len(wanted) >= _KIN else ""
    return wanted in words or any(kin and word.startswith(kin) for word in words)


_KIN: Final = 7
"""Long words that begin with so many letters alike are of one kin."""


def _words_on(body: Body) -> str:
    """What the record says of a body in its description and of what it is."""
    return f"{body.description.text if body.description else ''} {body.identity or ''}"


BY_DESCRIPTION: Final = (
    "They are found by their descriptions, which say what they did and since when; nhsgraph show"
    " tells the whole of each."
)
"""What a reader must know of bodies that are found by what they are said to be."""
_KINDS: Final = {stem("regulate"): "regulator", stem("regulator"): "regulator"}
"""Words for what a body does, by which bodies of a kind are asked for."""


# -- who does what: by the words of what their own lines say that they do --------------------------


def doers(asked: Asked) -> list[str]:
    """The lines that say in all words of a question who does something: *who negotiates pay*.

    Of yes or no, *did the Guild negotiate pay*, the lines of that body with those very words.

    Args:
        asked: the sentence.

    Returns:
        Their ids by their first day; none where it is not asked who did something, where a word
        of it stands in none, or where too many say so.
    """
    sentence, graph = asked.sentence, asked.graph
    places = _of_work(asked)
    owner = asked.proper_bodies[0] if asked.kind == "yes" and asked.proper_bodies else None
    if not (_asks_who(asked) or owner) or len(places) < LEAST_OF_WORK:
        return []
    verb = sentence.stems[min(places)]
    rest = frozenset(sentence.stems[place] for place in places) - {verb}
    where = _where(asked)
    named = [slot for slot in sentence.bodies if slot.mention and asked.meant(slot) != owner]
    named = [slot for slot in named if not slot.span <= where]
    if not all(one in _SOME or asked.texts.postings.has_any({one, *kin(one)}) for one in rest):
        return []  # a word that stands nowhere
    found = []
    for line in (one for name in _OF_WORK for one in graph.index.of_type(name)):
        held = graph.held(line) if line.counts and owner in {None, line.owner} else None
        if held is None or (asked.period and not held.during(asked.period)):
            continue
        local = graph.body(line.owner).kind == "collective"  # each of them in its own part
        if (where and not local) or not all(_is_near(asked, line, slot) for slot in named):
            continue
        rank = _says_it_does(asked, line, verb, rest, exactly=owner is not None)
        if rank is not None:
            found.append((rank, graph.index.extent(line).possible_from, line.id))
    best = [one for rank, _, one in sorted(found) if rank == min(found)[0]]
    return best if len(best) <= MOST_DOERS else []


def _says_it_does(
    asked: Asked, line: Statement, verb: str, rest: frozenset[str], *, exactly: bool
) -> int | None:
    """How well a line says that something is done: 0 as what it does, 1 by the way; None not.

    Args:
        asked: the sentence.
        line: the line.
        verb: the stem of what is done.
        rest: the stems of the words for what it is done to.
        exactly: whether these must stand there themselves, and none that says nearly the same.
    """
    does, own, others, ends = _own_words(asked, line)
    known = own | ends
    if exactly and not rest <= known:
        return None
    for word in rest:
        some = word in _SOME and word not in others and bool(_SOME[word] & own)
        if not (has_kin(word, known) or some):
            return None
    if verb in _LIGHT or has_kin(verb, does):
        return 0
    return 1 if verb not in _VERBS and has_kin(verb, own) else None


def is_of_another(asked: Asked, line: Statement) -> bool:
    """Whether a line says only of somebody else, or of what it leaves out, that it is done.

    Who had the charge of a thing stands in lines of what is done: not in a post of a person, nor
    in who worked with whom.
    """
    places = _of_work(asked)
    words = " ".join(asked.sentence.words)
    charge = "responsible for" in words or "in charge of" in words
    if charge and line.type in {"post", "partnership"} and _asks_who(asked):
        return True
    if line.type not in _OF_WORK or not _asks_who(asked) or not places:
        return False
    _, own, others, _ = _own_words(asked, line)
    verb = asked.sentence.stems[min(places)]
    return has_kin(verb, others) and not has_kin(verb, own)


def _asks_who(asked: Asked) -> bool:
    at = asked.sentence.asking
    whose = at is not None and asked.sentence.words[at] == "whose"  # whose job was it
    return at is not None and (asked.kind in {"who", "what"} or whose)


def _of_work(asked: Asked) -> set[int]:
    """The places of the words that say what is done: those of a body that is named aside."""
    sentence = asked.sentence
    proper = {*asked.proper_bodies}
    others = (slot for slot in sentence.bodies if sentence.before(slot) != "from")
    spans = [slot.span for slot in others if asked.meant(slot) not in proper]
    nouns = {place for place, word in enumerate(sentence.words) if word in _DOER}
    everyday = {place for span in spans for place in span if sentence.words[place] not in FREE}
    verbs = {p for p, one in enumerate(sentence.stems) if one in _VERBS and p not in sentence.named}
    said = {*sentence.content, *everyday, *verbs} - nouns - asked.span("led", "about", "plans")
    return said - _where(asked)


def _where(asked: Asked) -> set[int]:
    """The places of the words for a part of the country: *in London*, *in the East of England*."""
    sentence, found = asked.sentence, set[int]()
    for at, word in enumerate(sentence.words):
        stop = at + 1 + (sentence.at(at + 1) == "the") if word == "in" else 0
        start = stop
        while stop and sentence.at(stop) in sentence.capitals | {"of", "and"}:
            stop += 1
        if stop > start and sentence.words[start] in sentence.capitals:
            found |= {*range(start, stop)}
    return found


def _is_near(asked: Asked, line: Statement, slot: Slot) -> bool:
    """Whether a line is for a body that is named, or for the set that it is one of."""
    body = asked.meant(slot)
    if body not in asked.proper_bodies:
        return True
    edges = asked.graph.index.memberships("member", body, "one_of")
    near = {body, *(edge.known_ends[-1] for edge in edges)}
    return body != line.owner and not near.isdisjoint(line.bodies)


def _own_words(asked: Asked, line: Statement) -> tuple[frozenset[str], ...]:
    """The verbs of what a line says is done, its words, those left out, and those of its ends."""
    told = str(getattr(line, "scope", "") or getattr(line, "subject", ""))
    sign = next((words for words in _LEAVING_OUT if words in told), "\n")
    told, _, others = told.partition(sign)
    parts = told.replace(", ", " and ").split(" and ")
    verbs = ([word for word in words_of(part) if word not in _BEFORE_VERBS] for part in parts)
    does = " ".join(words[0] for words in verbs if words)
    ends = (name.name for body in line.bodies[1:] for name, _ in asked.graph.names(body))
    texts = (does, told, others, " ".join(ends))
    return tuple(frozenset(map(stem, words_of(text))) for text in texts)


_OF_WORK: Final = ("planning", "partnership")
"""The types of lines that say in words of their own what a body does."""
_LEAVING_OUT: Final = (" other than ", " but not ", " without ", ", within which ", " except ")
"""Words behind which stands what is not done, or what somebody else does."""
_BEFORE_VERBS: Final = frozenset({"by", "to", "its", "the", "it"})
_ANYBODY: Final = frozenset(map(stem, ("staff", "health", "healthcare", "workforce", "worker")))
_SOME: Final = dict.fromkeys(
    map(stem, "nurse doctor midwife midwives dentist paramedic pharmacist porter".split()),
    _ANYBODY,
) | dict.fromkeys(
    map(stem, ("degree", "course", "programme", "place")), frozenset({"education", "train"})
)
"""Words for some of what more general words of a line cover, too."""
_VERBS: Final = frozenset(map(stem, ("set", "decide", "run", "keep")))
"""Verbs of a question that weigh nothing elsewhere."""
_LIGHT: Final = frozenset(map(stem, ("provide", "handle", "run", "do", "supply", "manage")))
"""Verbs that say no more than that something is done."""
LEAST_OF_WORK: Final = 2
MOST_DOERS: Final = 4
"""So many lines answer who does something; more say too little."""
_DOER: Final = frozenset(
    """body bodies organisation organisations organization company quango agency group council
    authority institution job task role main nationally national""".split()
)
"""Nouns that ask for whoever does something, and words that add nothing to what it is."""
