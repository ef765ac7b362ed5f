"""Candidates from the verbs and nouns of lines: who holds, funds, hosts, follows whom.

Who does and who is done to comes from the clause: what stands before the verb is its subject; where
the question word and a body both stand before it, the body is (*who did HEE answer to*); a passive
turns the two around.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any, Final, NamedTuple

from nhsgraph.answers.lines_in_words import LOOKUPS
from nhsgraph.english.candidates import Asked, Candidate, kinds_of
from nhsgraph.english.cues import Cue
from nhsgraph.english.known_words import LAWFULLY
from nhsgraph.english.ordering import lasting
from nhsgraph.english.passing_on import passed_on, what_passed
from nhsgraph.english.sentence import Slot
from nhsgraph.english.stems import stem
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.words.lexicon import RELATIONS

FORMS: Final = {(look.edge, look.given): form for form, look in LOOKUPS.items()}
"""The form that asks for the other end of a line, by its type and the role that is given."""
_BE: Final = frozenset("is are was were be been being got get gets".split())
_PARTICIPLES: Final = frozenset(
    """held run paid given taken made brought led overseen chosen known drawn set spent known
    swallowed put bought met written sent folded gone become split""".split()
)
_DO: Final = frozenset("did does do had has have can could would will should must might".split())
_INTO: Final = frozenset("into with to in within under on from of".split())
"""Behind one of these a passive does not turn: *was merged into* is as *merged into*."""
REACH: Final = 8
"""So far before a participle its *was* may stand, not counting the words of names."""


class Clause(NamedTuple):
    """What stands before a verb and behind it: bodies, and whether what is asked is the subject."""

    left: tuple[Slot, ...]
    right: tuple[Slot, ...]
    passive: bool


def clause_of(asked: Asked, cue: Cue) -> Clause:
    """The bodies around a verb."""
    sentence = asked.sentence
    at = sentence.asking if sentence.asking is not None else -1
    slots = sentence.bodies
    group = asked.group
    slots = [slot for slot in slots if slot != group]
    before = [slot for slot in slots if slot.stop <= cue.head and slot.start > at]
    if not before and at >= cue.head:
        before = [slot for slot in slots if slot.stop <= cue.head]
    right = [slot for slot in slots if slot.start > cue.head]
    if cue.sort == "adjective":  # the money of HEE came from: its body stands inside
        before += [slot for slot in right if slot.stop <= cue.places[-1]]
        right = [slot for slot in right if slot not in before]
    return Clause(tuple(before), tuple(right), cue.sort != "adjective" and _is_passive(asked, cue))


def _is_passive(asked: Asked, cue: Cue) -> bool:
    sentence = asked.sentence
    word = sentence.words[cue.head]
    if not (word.endswith("ed") or word in _PARTICIPLES):
        return False
    last = cue.places[-1]
    by = "by" in sentence.words[last + 1 : last + 4]
    if sentence.words[last] in _INTO and len(cue.places) > 1 and not by:
        return False
    by |= "by" in sentence.words[cue.head + 1 : last]
    asks = sentence.asking is not None and sentence.asking < cue.head
    if by and not (asks and sentence.words[sentence.asking or 0] in {"who", "whom"}):
        return True
    first = sentence.asking if asks and sentence.asking is not None else -1
    before = (place for place in range(cue.head - 1, first, -1) if place not in sentence.named)
    for place in islice(before, REACH - 1):
        word = sentence.words[place]
        if word in _BE:
            return True
        if word in _DO and word not in {"had", "has", "have"}:
            return False
    return False


def relation_candidates(asked: Asked) -> Iterator[Candidate]:
    """The candidates that ask for lines."""
    directed: set[tuple[str, int]] = set()
    yield from passed_on(asked)
    for cue in (one for one in asked.cues if not _says_something_else(asked, one)):
        if len(cue.places) > 1 and asked.sentence.words[cue.places[-1]] in _INTO:
            directed.add((cue.name, cue.head))
        elif (cue.name, cue.head) in directed:
            continue  # merged into: the preposition says who was merged into whom
        if cue.name == "planning" and asked.kind == "what" and _after_be(asked, cue):
            continue  # what was planned for a body is a plan
        if cue.sort in {"verb", "adjective"}:
            yield from _of_verb(asked, cue)
        elif cue.sort == "noun" and asked.bodies:
            yield from _of_noun(asked, cue)
        elif cue.sort == "topic" and asked.bodies and asked.kind not in {"day", "long"}:
            given = RELATIONS[cue.name].topic_given
            if asked.kind == "yes" and len(asked.bodies) > 1:
                yield from _told(asked, cue, given, asked.bodies[0], asked.bodies[1])
                continue
            for body in asked.bodies[:2]:
                yield from _line(asked, "topic", cue, given, body, 0.0)


def _after_be(asked: Asked, cue: Cue) -> bool:
    return asked.sentence.at(cue.head - 1) in _BE


def _says_something_else(asked: Asked, cue: Cue) -> bool:
    """Whether a phrase says another thing here: who was appointed, *the part of it in a plan*."""
    part = asked.sentence.words[cue.head] == "part" and asked.sentence.at(cue.head - 1) == "the"
    part |= (
        cue.name == "planning"
        and len(cue.places) > 1
        and (asked.sentence.words[cue.places[-1]] == "planned")
    )  # was it carried out on the planned date
    part |= asked.kind == "" and cue.sort == "verb" and _is_noun(asked, cue)
    return part or _is_appointee(asked, cue) or _is_duty(asked, cue) or turns_into_form(asked, cue)


def _is_noun(asked: Asked, cue: Cue) -> bool:
    """Whether notes end with a noun that is a verb elsewhere: *Academy host* asks for its host."""
    last = cue.places == (len(asked.sentence.words) - 1,)
    same = (one for one in asked.cues if one.places == cue.places and one.name == cue.name)
    return last and any(one.sort == "noun" for one in same)


def turns_into_form(asked: Asked, cue: Cue) -> bool:
    """Whether a body is said to become what it is in law, and no other: *turn into an NDPB*."""
    behind = range(cue.places[-1] + 1, cue.places[-1] + 1 + REACH_OF_A_FORM)
    forms = (slot.start for slot in asked.sentence.slots.get("form", ()))
    return cue.name == "succession" and cue.sort == "verb" and any(at in behind for at in forms)


REACH_OF_A_FORM: Final = 3
"""So near behind its verb a legal form stands."""


def _is_appointee(asked: Asked, cue: Cue) -> bool:
    """Whether a person is asked for who was given a post: *who was appointed its chair*."""
    words = asked.sentence.words
    by_whom = "by" in {*words[cue.places[-1] :], *words[:1]}
    posts = asked.sentence.slots.get("post")
    asks = asked.kind in {"who", "what"} and cue.name == "appointment" and bool(posts)
    verb = cue._replace(places=cue.places[:1])  # appointed to chair it
    return asks and not by_whom and clause_of(asked, verb).passive


def roles_around(cue: Cue, clause: Clause) -> tuple[str, str]:
    """The roles of what stands before a verb and of what stands behind it."""
    other = EDGE_TYPES[cue.name].other(cue.role)
    return (other, cue.role) if clause.passive else (cue.role, other)


def role_of(asked: Asked, cue: Cue, body: str) -> str | None:
    """The role in which a verb has a body, if it stands before the verb or behind it."""
    if cue.sort not in {"verb", "adjective"} or cue.name not in EDGE_TYPES:
        return None
    clause = clause_of(asked, cue)
    for role, slots in zip(roles_around(cue, clause), (clause.left, clause.right), strict=True):
        if body in map(asked.meant, slots):
            return role
    return None


def _of_verb(asked: Asked, cue: Cue) -> Iterator[Candidate]:
    clause = clause_of(asked, cue)
    subject_role, object_role = roles_around(cue, clause)
    left = [asked.meant(slot) for slot in clause.left]
    right = _objects(asked, cue, clause)
    asks = asked.sentence.asking is not None
    bonus = _liked(asked, cue)
    yield from _moved(asked, cue, clause)
    if (asked.kind == "yes" or asked.is_power(cue)) and left and right:
        for body in left[:2]:
            yield from _told(asked, cue, subject_role, body, right[0])
    elif asked.kind == "yes" and len(left) > 1 and cue.name in {"partnership", "succession"}:
        yield from _told(asked, cue, subject_role, left[0], left[1])
    elif left and (asks or not right):
        yield from _line(asked, "subject", cue, subject_role, left[-1], bonus)
        if right and left[-1] != right[0]:
            yield from _line(asked, "object", cue, object_role, right[0], bonus - 0.4)
    elif right:
        yield from _line(asked, "object", cue, object_role, right[0], bonus)
        if cue.name == "oversight" and asked.sentence.stems[cue.head] in GENERAL:
            yield asked.candidate("governed", bonus - 0.8, cue.span, "accountability", right[0])
        if left:
            yield from _line(asked, "subject", cue, subject_role, left[-1], bonus - 0.3)
        yield from _joined(asked, cue, right[0], bonus)
    elif asked.bodies and asks:
        given = RELATIONS[cue.name].topic_given
        yield from _line(asked, "topic", cue, given, asked.bodies[0], -0.2)


def _moved(asked: Asked, cue: Cue, clause: Clause) -> Iterator[Candidate]:
    """*Did the lodge move from the trust to the board*: whether the one hosted it, then the other.

    Without a line of hosting to the one before, or with it begun later, there is no such move.
    """
    if asked.kind != "yes" or cue.name != "hosting" or not clause.left or len(clause.right) < BOTH:
        return
    body, (before, after) = asked.meant(clause.left[-1]), clause.right[:2]
    if [asked.sentence.before(one) for one in (before, after)] != ["from", "to"]:
        return
    then = asked.meant(after)
    if _hosted_in_turn(asked, body, asked.meant(before), then):
        used = cue.span | before.span | {before.start - 1, after.start - 1}
        yield asked.candidate("moved", 1.6, used, "hosting", body, candidate=then)


def _hosted_in_turn(asked: Asked, body: str, first: str, then: str) -> bool:
    """Whether the one hosted a body, and the other from a later day."""
    begun: dict[str, int] = {}
    for edge in asked.graph.index.edges("hosting", "hosted", body):
        for host in edge.known_ends[:1] if edge.counts else ():
            start = edge.when.extent.possible_from
            begun[host] = min(begun.get(host, start), start)
    return first in begun and then in begun and begun[first] < begun[then]


BOTH: Final = 2
"""From where to where something moved."""


def _objects(asked: Asked, cue: Cue, clause: Clause) -> list[str]:
    """The bodies behind a verb; of a succession that which had what passed comes first.

    *The planning duties of the authorities* were theirs; what went from host to host passed itself.
    """
    right = [asked.meant(slot) for slot in clause.right]
    if cue.name == "succession" and not changed_its_host(asked, *right[:1]):
        right.sort(key=lambda body: body in asked.everyday_bodies)
    return right


def _is_duty(asked: Asked, cue: Cue) -> bool:
    """*What was HEE responsible for* asks what it was for, and not who answered to it."""
    if asked.kind != "what":
        return False
    words = [asked.sentence.words[place] for place in cue.places]
    return words == ["responsible", "for"] and cue.places[-1] == len(asked.sentence.words) - 1


def _joined(asked: Asked, cue: Cue, body: str, bonus: float) -> Iterator[Candidate]:
    """*Which bodies merged to form it*, where they only work as one: who was part of it."""
    if cue.name == "succession" and asked.graph.body(body).kind == "joint_arrangement":
        yield asked.candidate("joined", bonus, cue.span, "members", body)


def _liked(asked: Asked, cue: Cue) -> float:
    """How much a verb is liked before the record is asked."""
    bonus = 0.5 + 0.15 * (len(cue.places) - 1)
    if cue.name == "hosting" and asked.sentence.stems[cue.head] in {"part", "belong"}:
        bonus -= 0.2  # part of, belongs to: a member before what is but hosted
        if _asks_to_whom(asked, cue):
            bonus += 0.4
    if asked.period is not None and asked.sentence.stems[cue.head] == "happen":
        bonus -= 0.8  # what happened to it then, and not what followed it
    return bonus


def _asks_to_whom(asked: Asked, cue: Cue) -> bool:
    """*Who does it belong to*: to its host, before a set of which it is one."""
    belongs = asked.kind == "who" and asked.sentence.stems[cue.head] == "belong"
    return belongs and asked.head_noun is None and not clause_of(asked, cue).right


GENERAL: Final = frozenset({"overse", "supervis", "control", "govern"})
"""Verbs of oversight that people also use where a body answers to another."""


POWER: Final = frozenset({"power", "control", "authority", "say", "influence"})
"""What one body has over another that answers to it."""


def _of_noun(asked: Asked, cue: Cue) -> Iterator[Candidate]:
    """*HEE's funder*, *the regulator of NHS trusts*, *was the Department its paymaster*."""
    sentence = asked.sentence
    other = EDGE_TYPES[cue.name].other(cue.role)
    whose = sentence.words[max(0, cue.head - 3) : cue.head]
    owner = _owner(asked, cue)
    body = asked.meant(owner)
    rest = [each for each in asked.bodies if each != body]
    if asked.kind == "yes" and rest:
        yield from _told(asked, cue, other, body, rest[0])
    elif "whose" in whose:
        yield from _line(asked, "whose", cue, cue.role, body, 0.5)
    else:
        yield from _line(asked, "noun", cue, other, body, 0.4 + 0.15 * (len(cue.places) - 1))


def _owner(asked: Asked, cue: Cue) -> Slot:
    """The body whose funder a noun calls: with *'s* before it, behind *of*, or the nearest."""
    sentence = asked.sentence
    slots = sentence.bodies

    def distance(slot: Slot) -> tuple[int, int]:
        if slot.stop <= cue.head:
            own = slot.pronoun or sentence.at(slot.stop) == "'s" or slot.stop == cue.head
            return (0 if own else 2, cue.head - slot.stop)
        linked = sentence.at(slot.start - 1) in {"of", "to", "for"}
        linked |= sentence.at(slot.start - 2) in {"of", "to", "for"}
        return (0 if linked else 1, slot.start - cue.places[-1])

    return min(slots, key=distance)


def _told(asked: Asked, cue: Cue, left_role: str, left: str, right: str) -> Iterator[Candidate]:
    """Whether one body did it to the other: asked from the end in whose file the line stands."""
    if left == right:
        return
    extra, used = _particulars(asked, cue)
    if (always := lasting(asked, right if cue.role == "whole" else left)) is not None:
        extra["period"], used = always[0], used | always[1]
    if cue.name == "succession" and asked.sentence.stems[cue.head] in MERGING:
        law = asked.force[1] | asked.places(LAWFULLY)
        yield asked.candidate(
            "merged", 1.1, used | law, "lineage", left, candidate=right, role="predecessor",
            moment="merged", force="law" if law else None,
        )  # fmt: skip
    if cue.name == "succession":
        first, second = (left, right) if left_role == "predecessor" else (right, left)
        more: dict[str, Any] = {"candidate": second, "role": "predecessor"}
        yield asked.candidate("told", 0.9, used, "lineage", first, **more)
        if _is_taken_over(asked, cue) and changed_its_host(asked, first):
            used |= _from_its_host(asked, first, second)
            yield asked.candidate("told", 1.0, used, "hosting", first, candidate=second)
        return
    given = RELATIONS[cue.name].topic_given
    body, candidate = (left, right) if left_role == given else (right, left)
    form = FORMS[cue.name, given]
    if cue.name == "membership" and asked.sentence.stems[cue.head] == "becom":
        yield from _became_part(asked, left, right, used)
    bonus = 1.0
    if cue.name == "hosting" and cue.sort == "adjective":  # part of: a member before a guest
        index = asked.graph.index
        bonus = 0.9 if index.memberships("member", left, "part_of") else 1.1
    yield asked.candidate("told", bonus, used, form, body, candidate=candidate, **extra)


def _is_taken_over(asked: Asked, cue: Cue) -> bool:
    """Whether somebody took a body over, and not over from it."""
    words = asked.sentence.words
    return words[cue.places[-1]] == "over" and asked.sentence.at(cue.places[-1] + 1) != "from"


def _from_its_host(asked: Asked, body: str, then: str) -> frozenset[int]:
    """The places of *from the Board*, of who hosted a body before another did."""
    slots = [one for one in asked.sentence.bodies if asked.sentence.before(one) == "from"]
    turns = (one for one in slots if _hosted_in_turn(asked, body, asked.meant(one), then))
    return frozenset().union(*(one.span for one in turns))


def changed_its_host(asked: Asked, body: str = "") -> bool:
    """Whether a body went from host to host; no body did not."""
    hosts = [edge for edge in asked.graph.index.edges("hosting", "hosted", body) if edge.counts]
    return len(hosts) > 1


def _is_of_several(asked: Asked, body: str) -> bool:
    """Whether a body is part of an arrangement of several, of which its host is but one."""
    wholes = [one.whole for one in asked.graph.index.memberships("member", body, "part_of")]
    known = [one for one in wholes if isinstance(one, str)]
    return any(asked.graph.body(one).kind == "joint_arrangement" for one in known)


def _became_part(asked: Asked, left: str, right: str, used: frozenset[int]) -> Iterator[Candidate]:
    """*Did the Board become part of the Crown*: whether that followed it, or took it in."""
    index = asked.graph.index
    if any(right in edge.known_ends for edge in index.edges("succession", "predecessor", left)):
        yield asked.candidate(
            "told", 1.2, used, "lineage", left, candidate=right, role="predecessor"
        )
    if any(right in edge.known_ends for edge in index.edges("hosting", "hosted", left)):
        yield asked.candidate("told", 1.1, used, "hosting", left, candidate=right)


MERGING: Final = frozenset({"merg", "amalgam", "combin", "unit", "fus"})
"""Verbs by which two bodies become one."""


def _line(
    asked: Asked, rule: str, cue: Cue, given: str, body: str, bonus: float
) -> Iterator[Candidate]:
    """Who stands at the other end of a line of which one end is given."""
    extra, used = _particulars(asked, cue)
    if cue.name == "hosting" and asked.sentence.words[cue.places[0]] == "part":
        hosted = any(asked.graph.index.edges("hosting", "hosted", body))
        bonus += PART_OF_ITS_HOST if hosted and not _is_of_several(asked, body) else 0.0
    if cue.name == "succession":
        used |= what_passed(asked, cue, body)
        yield asked.candidate(rule, bonus, used, "lineage", body, role=given)
        over = given == "predecessor" and _is_taken_over(asked, cue)
        if over and changed_its_host(asked, body):
            yield asked.candidate(rule, bonus, used, "hosting", body)
        return
    if cue.sort in {"noun", "topic"} or asked.kind == "place":
        used |= asked.span("history")  # trace its hosts, the history of where it was based
    form = FORMS.get((cue.name, given))
    if form is None:
        form = FORMS[cue.name, EDGE_TYPES[cue.name].other(given)]
        extra["role"] = given
    if asked.group is not None:
        among = asked.meant(asked.group)
        span = used | asked.group.span
        yield asked.candidate(rule, bonus + 0.2, span, form, body, **{**extra, "among": among})
    if cue.name == "oversight" and (way := _way(asked, cue)):
        if way == OWNED and not _is_owned(asked, body):
            return
        bonus += PART_OF_ITS_HOST if way == OWNED else 0.0
        extra["topic"] = (way,)
    at = asked.head_noun
    kinds = kinds_of(asked.sentence.words[at]) if at is not None else ()
    if at is not None and kinds and at not in cue.span:
        narrowed = {**extra, "kinds": kinds}
        yield asked.candidate(rule, bonus + 0.1, used | {at}, form, body, **narrowed)
    yield asked.candidate(rule, bonus, used, form, body, **extra)


PART_OF_ITS_HOST: Final = 0.5
"""How much better *part of* is read of a host on record than of a forum, *own* of an owner."""
OWNED: Final = "ownership"
WAYS_TO_OVERSEE: Final = ("audit", "inspect", "regulat", "licen", "accredit", OWNED)
"""The ways to oversee that are told apart, each by the part of the word that all its forms have."""


def _way(asked: Asked, cue: Cue) -> str | None:
    word = asked.sentence.words[cue.head]
    if stem(word) == "own":
        return OWNED
    return next((way for way in WAYS_TO_OVERSEE if word.startswith(way)), None)


def _is_owned(asked: Asked, body: str) -> bool:
    """Whether it is on record who owns a body, or whom it owns."""
    lines = (one for one in asked.graph.index.of_body(body) if one.type == "oversight")
    return any(OWNED in mean.name for one in lines for mean in getattr(one, "means", ()))


def _known_post(asked: Asked, post: str) -> bool:
    """Whether a body that is named has a post, or an appointment to it, on record."""
    return any(
        getattr(statement, "post", None) == post
        for body in asked.bodies
        for statement in asked.graph.index.of_body(body)
    )


def _particulars(asked: Asked, cue: Cue) -> tuple[dict[str, Any], frozenset[int]]:
    """What else of a line is asked for: its post, stream or force, with the words for it."""
    extra: dict[str, Any] = {}
    used = cue.span
    posts = asked.sentence.slots.get("post", ())
    free = [slot for slot in posts if not slot.span & asked.sentence.named]
    post = min(
        free, key=lambda slot: (not _known_post(asked, slot.value), slot.start), default=None
    )
    stream = asked.sentence.first("stream")
    if cue.name == "appointment" and post:
        extra["post"], used = post.value, used | post.span
        used = used.union(*(slot.span for slot in asked.posts_beside(post.value)))
    if cue.name == "funding" and stream and not stream.span & cue.span:
        extra["stream"], used = stream.value, used | stream.span
    if asked.is_power(cue):
        words = enumerate(asked.sentence.words)
        used |= {place for place, word in words if word.removesuffix("s") in POWER}
    force, places = asked.force
    if cue.name == "accountability":
        extra["force"], used = force, used | places
    if asked.kind == "number":
        extra["counted"] = True
        used |= asked.span("count")
    return extra, used
