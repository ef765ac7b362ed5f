"""Candidates for what is asked at large: what a body was, which there were, what happened."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from nhsgraph.dates import is_open
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.described import described, of_a_department, waves
from nhsgraph.english.duties import asks_for_duty
from nhsgraph.english.ordering import ordering
from nhsgraph.english.powers import powers
from nhsgraph.english.regions import in_part_of_country, regions
from nhsgraph.english.relations import clause_of, role_of
from nhsgraph.english.stems import stem
from nhsgraph.english.works import paper_plans, work_candidates
from nhsgraph.words.question_words import ASKING, NO_MAKER, OF_LAWS

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Slot

NOTHING: frozenset[int] = frozenset()
PLURALS = frozenset(
    """bodies organisations organizations institutions agencies quangos ndpbs authorities boards
    committees regions departments regulators areas systems units partnerships teams
    programmes""".split()
)
"""Nouns that ask for bodies in general, where no body is named."""
SAME = frozenset({"same", "identical", "equal"})
"""Words that ask whether two are one."""
_BE = frozenset("is are was were 's".split())


def inquiry_candidates(asked: Asked) -> Iterator[Candidate]:
    """The candidates that ask for more than one thing of a body, or for bodies."""
    for rule in _RULES:
        yield from rule(asked)


def _about(asked: Asked) -> Iterator[Candidate]:
    """*What is an LETB*, *what was HEE for*, *what did Monitor do*; a bare name asks the same."""
    if not asked.bodies or asked.group or asked.kind not in {"what", "who", "", "how"}:
        return  # which boards were there
    if _asks_for_members(asked):
        return
    words, content = asked.sentence.words, asked.sentence.content
    if any(asked.sentence.at(cue.head - 1) in _BE for cue in asked.about("plans")):
        return  # what was planned for it
    if asked.about("name"):
        return  # what it was called
    body = asked.bodies[0]
    used = asked.span("about")
    office = asked.graph.body(body).kind == "office" or bool(asked.sentence.slots.get("post"))
    if asked.kind in {"what", "who"} and _BE.intersection(words[:3]) and len(asked.bodies) == 1:
        related = any(cue.sort == "adjective" for cue in asked.cues)  # who was under HEE
        plain = not related and not [place for place in content if place not in used]
        if asked.kind == "what" or not (office or used):
            yield asked.candidate("about", 1.0 if plain else 0.1, used, "about", body)
    elif asked.kind == "what" and words[-1] in {"do", "for"}:
        yield asked.candidate("about", 0.9, used, "about", body)
    elif used and asked.kind in {"", "how", "what"}:
        yield asked.candidate("about", 0.3, used, "about", body)
    if not content and asked.kind in {"", "how"}:
        yield asked.candidate("about", 0.6, NOTHING, "about", body)


def _asks_for_members(asked: Asked) -> bool:
    """*Which bodies were SHAs*, *who were the LETBs*: the members of a set, not what it was."""
    sentence = asked.sentence
    if sentence.asking is None or len(asked.bodies) != 1:
        return False
    group = asked.graph.body(asked.bodies[0]).kind == "collective"
    return group and sentence.words[sentence.asking] in {"which", "who"}


def _meaning(asked: Asked) -> Iterator[Candidate]:
    """*What was MPET, and what was it made up of*: a word that the record explains."""
    word = asked.sentence.first("word")
    if word is None or asked.bodies or asked.kind not in {"what", "", "how", "name"}:
        return
    if len([one for one in asked.sentence.words if one in ASKING]) > 1:
        return  # two questions
    told = asked.span("about", "short", "name", "parts")
    numbers = frozenset().union(*(slot.span for slot in asked.sentence.slots.get("number", ())))
    parts = frozenset(p for p, one in enumerate(asked.sentence.words) if one in _PARTS)
    told |= (parts | numbers) if parts else NOTHING  # the three streams of it
    used = word.span | told
    bare = not [place for place in asked.sentence.content if place not in used]
    if told or bare:
        like = 1.5 if told or asked.kind == "what" else 0.4
        yield asked.candidate("meaning", like, used, "meaning", value=word.value)


_PARTS: Final = frozenset("streams stream components parts strands elements".split())
"""Words for what a budget is joined from."""


def _bodies(asked: Asked) -> Iterator[Candidate]:
    """*Which bodies were abolished in 2013*, *how many quangos existed in 2011*."""
    sentence = asked.sentence
    nouns = [place for place, word in enumerate(sentence.words) if word in PLURALS]
    group = next(
        (
            slot
            for slot in sentence.bodies
            if asked.graph.body(asked.meant(slot)).kind == "collective"
        ),
        None,
    )
    turned = asked.about("began") or asked.about("ended")
    anything = asked.kind == "what" and turned and asked.period is not None and not asked.bodies
    if not nouns and group is None and not anything:
        return
    among = asked.meant(group) if group else None
    kinds = tuple(kind for place in nouns[:1] for kind in kinds_of(sentence.words[place]))
    base = frozenset(nouns[:1]) | asked.span("listed")
    counted = asked.kind == "number"
    more = {"kinds": kinds if group is None else (), "among": among, "counted": counted}
    used = base | (asked.span("count") if counted else NOTHING)
    areas = frozenset(
        place
        for place, word in enumerate(sentence.words)
        if place not in sentence.named and kinds_of(word)
    )
    for cue in asked.cues:
        turns = cue.sort == "verb" and (cue.name, cue.role) == ("succession", "predecessor")
        clause = clause_of(asked, cue) if turns and among and areas else None
        if clause and not clause.left and clause.right[:1] == (group,):  # which areas became ICSs
            span = used | cue.span | areas
            yield asked.candidate("bodies-became", 0.7, span, "bodies", moment="began", **more)
    law = asked.span("legal_basis") & frozenset(
        place
        for place, word in enumerate(sentence.words)
        if word in {"act", "order", "regulations"}
    )
    like = 0.8 if group is None else -0.2
    asks_for_it = asked.kind in {"who", "what", ""} and not _is_included(asked, group)
    if among is not None and asks_for_it and not _of_another_kind(asked, among):
        listing = asked.span("listed") | asked.of_type("membership")
        bonus = 0.6 if listing else 0.0 if asked.kind else -1.5
        own = asked.graph.index.edges("membership", "whole", among)
        one_of = any(getattr(edge, "role", None) == "one_of" and edge.counts for edge in own)
        moment = "one_of" if one_of else None
        yield asked.candidate("members", bonus, listing, "members", among, moment=moment)
    for name, moment in (("began", "began"), ("ended", "ended"), ("renamed", "renamed")):
        for cue in asked.about(name)[:2]:
            yield asked.candidate(
                "bodies",
                like + 0.1 * len(cue.places),
                used | cue.span,
                "bodies",
                moment=moment,
                **more,
            )
            if law:
                act = _act_named(asked, law)
                yield asked.candidate(
                    "bodies-act", like + 0.3, used | cue.span | act[1], "bodies", moment=moment,
                    value=act[0], **more,
                )  # fmt: skip
    exists = asked.span("exists")
    if asked.bodies and among is None and not exists:
        return  # which bodies did something to it
    yield asked.candidate("bodies", like - 0.1, used | exists, "bodies", moment="existed", **more)


def _of_another_kind(asked: Asked, among: str) -> bool:
    """Whether bodies of another kind are asked for: *which region did the ICSs lie in*."""
    if asked.head_noun is None:
        return False
    graph = asked.graph
    own = {
        graph.body(edge.member).kind for edge in graph.index.memberships("whole", among, "one_of")
    }
    return bool(own) and own.isdisjoint(kinds_of(asked.sentence.words[asked.head_noun]))


def _is_included(asked: Asked, group: Slot | None) -> bool:
    """Whether it is asked what has a collective in it: *what included the SHAs*."""
    cues = (cue for cue in asked.cues if (cue.sort, cue.name, cue.role) == _INCLUDING)
    clauses = (clause_of(asked, cue) for cue in cues)
    return any(
        one.left[-1:] == (group,) if one.passive else not one.left and one.right[:1] == (group,)
        for one in clauses
    )


_INCLUDING = ("verb", "membership", "whole")


def _act_named(asked: Asked, law: frozenset[int]) -> tuple[str, frozenset[int]]:
    """The words of an Act or order that is named, less its year."""
    words = asked.sentence.words
    last = min(law)
    first = last
    while first > 0 and words[first - 1] not in {"the", "under", "by", "in", "of", "an", "which"}:
        first -= 1
    return " ".join(words[first : last + 1]), frozenset(range(first, last + 1))


def _happened(asked: Asked) -> Iterator[Candidate]:
    """*What happened in April 2013*, *key events for HEE in 2015*."""
    used = asked.span("happened")
    if not used or not (asked.period or asked.bodies):
        return
    used |= frozenset(
        place for place, word in enumerate(asked.sentence.words) if word in {"key", "main", "major"}
    )
    bonus = 1.0 if asked.period else 0.3
    yield asked.candidate("happened", bonus, used, "happened", *asked.bodies[:1])


def _by_law(asked: Asked) -> Iterator[Candidate]:
    """*What did the Care Act 2014 change*, *section 33 of the 2012 Act: effect*."""
    sentence = asked.sentence
    if not sentence.laws or asked.kind not in {"what", "how", "", "day"} or asks_for_duty(asked):
        return
    start, stop = sentence.laws[0]
    words = sentence.words[start:stop]
    if words[0].isdecimal():
        words = [*words[1:], words[0]]  # the 2012 Act
    done = {place for place, word in enumerate(sentence.words) if word in OF_LAWS}
    section = [
        place + 1
        for place, word in enumerate(sentence.words)
        if word in {"section", "s"} and sentence.at(place + 1)[:1].isdigit()
    ]
    told = done or asked.span("changes", "happened", "ended", "began") or section
    if not told or (asked.kind == "day" and not done):
        return
    used = frozenset({*range(start, stop), *done, *section, *(one - 1 for one in section)})
    used |= asked.span("changes", "happened", "ended", "began")
    number = (sentence.words[section[0]],) if section else ()
    yield asked.candidate(
        "by-law", 0.9, used, "changes", *asked.bodies[:1], value=" ".join(words), topic=number
    )


def _difference(asked: Asked) -> Iterator[Candidate]:
    used = asked.span("difference")
    names = [slot for slot in asked.sentence.bodies if not slot.pronoun]
    same = {place for place, word in enumerate(asked.sentence.words) if word in SAME}
    if same and asked.kind == "yes" and len(asked.bodies) == 1 and len(names) > 1:
        other = asked.vocabulary.name_of(names[1])  # two names of one body
        yield asked.candidate(
            "name-same",
            1.4,
            used | same,
            "name",
            asked.bodies[0],
            value=other,
            moment="same",
        )
    if used and asked.kind != "yes" and len(asked.bodies) == 1 and len(names) > 1:
        told = (" ".join(asked.sentence.words[one.start : one.stop]) for one in names[:2])
        note = "{} and {} are names of one body.".format(*(f"“{words}”" for words in told))
        yield asked.candidate("one-body", 1.3, used, "name", asked.bodies[0], notes=(note,))
    forms = asked.sentence.slots.get("form", ())
    if used and len(asked.bodies) == 1 and len({form.value for form in forms}) > 1:
        read = used.union(*(form.span for form in forms))
        yield asked.candidate("two-forms", 1.3, read, "legal_form", asked.bodies[0])
    renamed = asked.span("renamed") if asked.kind == "yes" else NOTHING
    if renamed and len(asked.bodies) == len(names) == len(asked.proper_bodies) == BOTH:
        yield asked.candidate(  # was it renamed to what is another body
            "renamed-to-another", 1.2, renamed | asked.span("name"), "difference",
            *asked.bodies[:2], moment="same",
        )  # fmt: skip
    if used and len(asked.bodies) > 1:
        moment = "same" if same else None
        inside = {("in", "who"), ("in", "whom"), ("in", "how"), ("in", "what")}
        if not inside.isdisjoint(pairwise(asked.sentence.words)):  # in how they were paid
            used = used.union(*map(asked.of_type, _DIFFERING), asked.span("legal_form", "parts"))
        yield asked.candidate(
            "difference", 1.3, used, "difference", *asked.bodies[:2], moment=moment
        )


BOTH: Final = 2
_DIFFERING: Final = ("accountability", "funding", "oversight", "hosting", "membership")
"""The types of lines in which two bodies may differ, all of which are told."""


def _ties(asked: Asked) -> Iterator[Candidate]:
    """*What was the relationship between HEE and Monitor*, *what role had A in B's planning*."""
    used = asked.span("ties")
    if used and len(asked.bodies) > 1:
        yield asked.candidate("ties", 0.8, used, "ties", *asked.bodies[:2])


def _compared(asked: Asked) -> Iterator[Candidate]:
    """*How did the governance of HEE differ between 2013 and 2018*: one body at two times."""
    sentence = asked.sentence
    if len(asked.bodies) != 1 or asked.kind == "yes" or asked.period is None:
        return
    if is_open(asked.period.stop) or asked.bodies == asked.everyday_bodies:
        return  # from 2017 on names no second time; the workforce is no body that had a form
    stems = {place: sentence.stems[place] for place in sentence.content}
    used = frozenset(place for place, one in stems.items() if one in _TURNED | _OF_STATE)
    turned = _TURNED & {*stems.values()}
    if len(used) == len(stems) and (
        turned - _CHANGED or (turned and _OF_STATE & {*stems.values()})
    ):
        used |= frozenset(place for place, one in enumerate(sentence.stems) if one in _OF_STATE)
        yield asked.candidate("compared", 3.0, used, "compared", asked.bodies[0])


_CHANGED: Final = frozenset({stem("change"), stem("evolve"), stem("alter")})
_TURNED: Final = _CHANGED | {stem(word) for word in "differ different compare".split()}
"""Words that hold a body at one time against itself at another."""
_OF_STATE: Final = frozenset(
    stem(word)
    for word in """govern governance role position structure look like set up
    situation place""".split()
)
"""Words for what a body is at a time."""


def _reason(asked: Asked) -> Iterator[Candidate]:
    """*Why was HEE abolished*."""
    if asked.kind != "reason" and not asked.about("reason"):
        return
    used = asked.span("reason")
    moments = {"began": "began", "ended": "ended", "renamed": "renamed", "changes": "changed"}
    for body in asked.bodies[:2]:
        for name, moment in moments.items():
            if asked.about(name):
                yield asked.candidate(
                    "reason", 1.1, used | asked.span(name), "reason", body, moment=moment
                )
        if form := asked.sentence.first("form"):
            span = used | form.span | asked.span("took")
            yield asked.candidate("reason", 1.0, span, "reason", body, moment="reformed")
        yield from _reason_of_lines(asked, body, used)
        merged = used | asked.of_type("succession")
        yield asked.candidate("reason", 0.6, merged, "reason", body, moment="ended")


def _done_by(asked: Asked) -> Iterator[Candidate]:
    """*When did the Board abolish the Trust*: what came about, whoever it was that did it."""
    if asked.kind not in {"reason", "day"}:
        return
    for name in ("ended", "began"):
        if (found := asked.done_to(name)) is None:
            continue
        form = "reason" if asked.kind == "reason" else "when"
        used = found[0].span | found[1].span | asked.span(name, "reason") | asked.places(_DECIDED)
        yield asked.candidate(
            "done-by",
            1.3,
            used,
            form,
            asked.meant(found[1]),
            moment=name,
            notes=(f"{NO_MAKER[name]}.",),
        )


_DECIDED: Final = frozenset("vote voted decide decided choose chose agree agreed resolve".split())
"""*Why did Parliament vote to abolish it*: what was decided to come about, as if done."""


def _reason_of_lines(asked: Asked, body: str, used: frozenset[int]) -> Iterator[Candidate]:
    """*Why did the Academy move to HEE*: of the line between two bodies."""
    others = [one for one in asked.bodies[:2] if one != body]
    for cue in asked.cues if others else ():
        if role := role_of(asked, cue, body):
            span = used | cue.span | asked.span("began", "took", "left", "ended")
            away = asked.about("left") or asked.about("ended") or _is_from(asked, others[0])
            yield asked.candidate(
                "reason-line", 1.2, span, "reason", body, candidate=others[0], role=role,
                moment=f"{cue.name}:ended" if away else cue.name,
            )  # fmt: skip


def _is_from(asked: Asked, body: str) -> bool:
    """Whether a body is what another moved away from: *out of HEE*, *from HEE*."""
    sentence = asked.sentence
    starts = [slot.start for slot in sentence.bodies if asked.meant(slot) == body]
    return any(
        sentence.at(at - 1) == "from" or (sentence.at(at - 2), sentence.at(at - 1)) == ("out", "of")
        for at in starts
    )


_RULES: Final = (
    regions, in_part_of_country, _about, _meaning, _bodies, _happened, _by_law, _difference, _ties,
    _reason,
    _done_by, _compared, of_a_department, waves, ordering, powers, described, work_candidates,
    paper_plans,
)  # fmt: skip
