"""Candidates about persons and posts: who held one, who came after, when somebody began."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.people import same_person
from nhsgraph.dates import AFTER_ALL, Period
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.meant import holding, led, posts_of, with_post
from nhsgraph.english.ministers import as_minister_candidates, minister_candidates, portfolio
from nhsgraph.english.relations import clause_of
from nhsgraph.english.works import OF_PAPERS
from nhsgraph.schema import Post
from nhsgraph.values import replace
from nhsgraph.words.question_words import NUMBERS

if TYPE_CHECKING:
    from nhsgraph.answers.question import Question
    from nhsgraph.english.candidates import Asked, Candidate
    from nhsgraph.english.sentence import Slot

NOTHING: frozenset[int] = frozenset()


def people_candidates(asked: Asked) -> Iterator[Candidate]:
    """The candidates that ask for holders of posts, or about them."""
    yield from _between(asked)
    yield from _onward(asked)
    yield from _replaced(asked)
    yield from _first_of_post(asked)
    yield from minister_candidates(asked)
    yield from _of_person(asked)
    yield from _of_post(asked)
    yield from _leading(asked)


def _bodies(asked: Asked, question: Question) -> tuple[str, ...]:
    """The body of a post: the one named, or all that have the post or the person."""
    return question.bodies or with_post(asked.graph, question)


def _own_bodies(asked: Asked) -> list[str]:
    """The bodies whose post it may be: less one that but names the post, or a set of another."""
    post = asked.sentence.first("post")
    named = [
        asked.meant(slot)
        for slot in asked.sentence.bodies
        if post is None or slot.pronoun or not slot.span <= post.span
    ]
    return [
        body
        for body in dict.fromkeys(named)
        if not any(asked.graph.is_member(one, body) for one in named if one != body)
    ]  # the authority for the North West, and not all authorities


def _between(asked: Asked) -> Iterator[Candidate]:
    """*Who held it between Ann Archer and Cy Cooper*: whoever came between two holders."""
    persons = asked.sentence.slots.get("person", ())
    words = asked.sentence.words
    if len(persons) != BOTH or "between" not in words[: persons[0].start]:
        return
    first, last = (posts_of(asked.graph, slot.value) for slot in persons)
    post = asked.sentence.first("post")
    used = persons[0].span | persons[1].span | (post.span if post else NOTHING)
    used |= asked.span("post", "led", "listed") | {words.index("between")}
    for one, other in itertools.product(first, last):
        start, stop = one.when.extent.possible_to, other.when.extent.possible_from
        if one.series == other.series and start <= stop < AFTER_ALL:
            period = Period(start, max(stop, start + 1))
            yield asked.candidate(
                "post-between", 1.4, used, "post", one.owner, post=one.post, period=period
            )


BOTH: Final = 2


def _replaced(asked: Asked) -> Iterator[Candidate]:
    """*When did Ann Archer replace Cy Cooper*: when she began in a post that he held before."""
    persons = asked.sentence.slots.get("person", ())
    verbs = [cue for cue in asked.cues if (cue.sort, cue.name) == ("verb", "succession")]
    if asked.kind != "day" or len(persons) != BOTH or not verbs:
        return
    later, earlier = (posts_of(asked.graph, slot.value) for slot in persons)
    used = persons[0].span | persons[1].span | verbs[0].span | asked.span("after", "led", "took")
    used = used.union(*(slot.span for slot in asked.sentence.bodies))
    for one, other in itertools.product(later, earlier):
        if one.series == other.series and _begun(other) < _begun(one):
            yield asked.candidate(
                "when-replaced", 1.8, used, "when", one.owner,
                moment="post", value=one.person, post=one.post,
            )  # fmt: skip


def _first_of_post(asked: Asked) -> Iterator[Candidate]:
    """*When did the Board get a chair of its own*: who was the first, with the days."""
    post, own = asked.sentence.first("post"), _own_bodies(asked)
    got = asked.places(_GOT)
    if asked.kind != "day" or post is None or not own or not got:
        return
    used = post.span | got | asked.places(_OF_ITS_OWN) | asked.pick[1]
    yield asked.candidate(
        "first-of-post", 1.4, used, "post", own[-1], post=post.value, pick="first"
    )


_GOT: Final = frozenset(
    "get got gets gain gained acquire acquired have had appoint appointed".split()
)
"""Verbs of a body that comes to have somebody in a post."""
_OF_ITS_OWN: Final = frozenset(
    "own single joint dedicated separate proper permanent one combined shared".split()
)
"""What is said of a post that a body has for the first time."""


def _onward(asked: Asked) -> Iterator[Candidate]:
    """*Where did Ann Archer go after the Board*, *what had she run before it*: her other posts."""
    person, words = asked.sentence.first("person"), asked.sentence.words
    if person is None or asked.kind in {"yes", "day", "long"}:
        return
    for slot in asked.sentence.bodies:
        at = [
            place
            for place in range(max(0, slot.start - REACH), slot.start)
            if words[place] in _TURN
        ]
        there = [
            one for one in posts_of(asked.graph, person.value) if one.owner == asked.meant(slot)
        ]
        if not at or not there:
            continue
        later = words[at[-1]] == "after"
        first, last = min(map(_begun, there)), max(map(_begun, there))
        others = [
            one
            for one in posts_of(asked.graph, person.value)
            if one.owner != asked.meant(slot)
            and (_begun(one) > last if later else _begun(one) < first)
        ]
        noun = asked.head_noun
        kinds = kinds_of(words[noun]) if noun is not None else ()
        fitting = [one for one in others if asked.graph.body(one.owner).kind in kinds]
        used = person.span | slot.span | {*range(at[-1], slot.start)} | asked.places(_WENT)
        used |= asked.span("led", "post", "took", "left", "listed", "after", "before")
        used |= {noun} if noun is not None and fitting else NOTHING
        found = fitting or others
        if found:
            yield asked.candidate(
                "onward", 1.6, used, "post", *dict.fromkeys(one.owner for one in found),
                value=person.value, only=tuple(one.id for one in found),
            )  # fmt: skip


_TURN: Final = frozenset({"after", "before"})
_WENT: Final = frozenset(
    "go went gone do did done move moved next work worked job jobs run ran land come came".split()
)
"""Words for being in another place than before."""


def _begun(post: Post) -> int:
    return post.when.extent.possible_from


def _of_person(asked: Asked) -> Iterator[Candidate]:
    person, post = asked.sentence.first("person"), asked.sentence.first("post")
    if person is None or _lists_bodies(asked):
        return
    used = person.span | (post.span if post else NOTHING)
    value, term = person.value, post.value if post else None
    own = _own_bodies(asked)[:1]
    if as_minister := list(as_minister_candidates(asked, value, used)):
        yield from as_minister
        return
    if post and asked.kind != "yes" and _is_loosely_called(asked, value, post):
        term = None
    elif post is None:
        term = _head_of(asked, value, own)
    yield from _beside(asked, person, term, own)
    question = asked.question("post", *own, value=value, post=term)
    bonus = 0.9 if asked.kind == "yes" and (post or own) else 0.6
    more = (
        asked.span("led", "post") | _took(asked)
        if asked.kind in {"post", "what", "yes", "reason"}
        or asked.sentence.words[0] in {"list", "name", "which"}
        else NOTHING
    )
    yield _post(asked, question, used | more, bonus + (0.4 if asked.kind == "post" else 0))
    yield _post(asked, question, used | asked.span("about"), bonus - 0.2)
    yield from _days_of_person(asked, question, used, own)


def _days_of_person(
    asked: Asked, question: Question, used: frozenset[int], own: list[str]
) -> Iterator[Candidate]:
    """*When did Ann Archer leave*, *how long was Ann Archer chair*."""
    value, term = question.value, question.post
    person = asked.sentence.first("person")
    report = person is not None and asked.sentence.at(person.stop) in OF_PAPERS
    if asked.kind == "day" and (report or asked.about("published")):
        return  # the day of a report that is called after somebody
    dated = asked.kind == "reason" and asked.period is not None  # why was he appointed in 2012
    if asked.kind in {"day", "yes", "", "reason"}:
        turns = (("left", "post:ended"), ("took", "post"), ("began", "post"))
        for name, moment in turns[: 1 if dated else None]:
            for cue in asked.about(name)[:2]:
                own = own or list(with_post(asked.graph, question))
                span = used | cue.span
                span |= asked.span("left") if name != "left" else NOTHING  # both days are told
                yield asked.candidate(
                    "when-person", 1.5 if asked.kind == "day" else 0.2, span, "when",
                    *own[:1], moment=moment, value=value, post=term,
                )  # fmt: skip
        if asked.kind == "day":
            until = asked.places(frozenset({"until", "till"}))
            yield asked.candidate(
                "when-person", 0.8, used | asked.span("post") | until, "when", *own,
                moment="post:ended" if until else "post", value=value, post=term,
            )  # fmt: skip
    if asked.kind == "long":
        span = used | asked.span("lasted", "post", "led", "took")
        bodies = tuple(own) or with_post(asked.graph, question)
        if bodies:
            yield asked.candidate(
                "lasted-person", 1.6, span, "lasted", *bodies, moment="post", value=value, post=term
            )


def _lists_bodies(asked: Asked) -> bool:
    """Whether the members of a set are to be listed: *list the eight systems that X named*."""
    sentence = asked.sentence
    first = next((slot for slot in sentence.bodies if not slot.pronoun), None)
    listing = sentence.words[:1] in (["list"], ["name"])
    if first is None or not listing or asked.graph.body(asked.meant(first)).kind != "collective":
        return False
    between = sentence.words[1 : first.start]
    return all(word in sentence.free | NUMBERS.keys() or word.isdecimal() for word in between)


def _head_of(asked: Asked, person: str, own: list[str]) -> str | None:
    """The post that leads a body, where somebody who held it is said to have *run* that body."""
    if not own or not asked.about("led"):
        return None
    head = led(asked.graph, asked.question("about", *own, period=None)).post
    posts = asked.graph.index.said("post", own[0])
    held = any(
        isinstance(one, Post) and one.post == head and same_person(person, one.person)
        for one in posts
    )
    return head if held else None


def _beside(asked: Asked, person: Slot, post: str | None, own: list[str]) -> Iterator[Candidate]:
    """Who came after a person in a post, or before."""
    used = person.span | _span_of(asked, "post") | asked.span("took", "led", "post", "left")
    used |= asked.places(frozenset({"when"}))  # who took over when that person left
    for moment, name in (("after", "after"), ("before", "before")):
        for cue in asked.about(name)[:3] if asked.kind != "yes" else ():
            if _is_of_body(asked, cue.head, person.value):
                continue
            turned = _turned(asked, cue.head, person.start) and len(asked.cues) > 0
            which = {"after": "before", "before": "after"}[moment] if turned else moment
            question = asked.question("post", *own, value=person.value, post=post, moment=which)
            yield _post(asked, question, used | cue.span, 1.3)
            if post and not own:  # nobody in that very post: in any that the person held
                whatever = replace(question, post=None)
                yield _post(asked, whatever, used | cue.span, 1.1)


def _is_of_body(asked: Asked, place: int, person: str) -> bool:
    """Whether *before* or *after* stands at a body that a person served, and not at the person."""
    served = {one.owner for one in posts_of(asked.graph, person)}
    return any(
        0 < slot.start - place < REACH and asked.meant(slot) in served
        for slot in asked.sentence.bodies
        if not slot.pronoun and asked.sentence.words[place] in _TURN
    )


REACH: Final = 4
"""So near a body its *before* or *after* stands."""


def _span_of(asked: Asked, sort: str) -> frozenset[int]:
    """The places of the first slot of a sort."""
    slot = asked.sentence.first(sort)
    return slot.span if slot else NOTHING


def _is_loosely_called(asked: Asked, person: str, post: Slot) -> bool:
    """*When did he cease to be a minister*: of a person who held posts of that sort, not that one.

    The words for the post stand in the names of the person's own posts, and none is the post.
    """
    words = asked.sentence.words[post.start : post.stop]
    at_large = len(words) == 1 and bool(kinds_of(words[0]))  # a minister
    own = [statement.post for statement in posts_of(asked.graph, person)]
    called = at_large or any(set(words) <= {*one.casefold().split("_")} for one in own)
    return called and bool(own) and post.value not in own


def _turned(asked: Asked, verb: int, person: int) -> bool:
    """*Whom did X succeed*: the person is the subject of the verb; not so in *X's successor*."""
    by = "by" in asked.sentence.words[verb + 1 : verb + 3]
    noun = any(cue.sort == "noun" and cue.head == verb for cue in asked.cues)
    return asked.sentence.asking is not None and person < verb and not (by or noun)


def _post(
    asked: Asked, question: Question, used: frozenset[int], bonus: float, rule: str = "post"
) -> Candidate:
    bodies = _bodies(asked, question)
    fields = ("value", "post", "moment")
    more = {name: value for name in fields if (value := getattr(question, name))}
    if asked.kind == "number":
        more["counted"] = True
        used |= asked.span("count")
    return asked.candidate(rule, bonus, used, "post", *bodies, **more)


def _of_post(asked: Asked) -> Iterator[Candidate]:
    if asked.kind == "reason" and asked.sentence.first("person"):
        return  # why was that very person appointed
    for post in asked.sentence.slots.get("post", ())[:3]:
        if post.span <= portfolio(asked.sentence):
            continue
        own = _own_bodies(asked)
        office = post.span & asked.sentence.named
        if office and asked.kind not in {"who", "", "post", "number", "long", "day"}:
            continue
        row = frozenset().union(*(slot.span for slot in asked.posts_beside(post.value)))
        for body in own[:2]:
            question = asked.question("post", body, post=_called_there(asked, post.value, body))
            more = asked.span("listed", "post", "led") - what_it_does(asked)
            if asked.period is not None:
                more |= asked.span("happened", "changes")
                yield from _turning(asked, question, post.span | more | row)
            else:
                more |= _took(asked) - what_it_does(asked)
            yield _post(asked, question, post.span | more | row, 0.8)
        yield from _of_nobody_known(asked, post, own)
        if not own:
            question = asked.question("post", post=post.value)
            more = (_took(asked) | asked.span("listed", "post")) - what_it_does(asked)
            yield _post(asked, question, post.span | more, 0.7)
        yield from _days_of_post(asked, post, own)


def _called_there(asked: Asked, post: str, body: str) -> str:
    """A post as a body calls it, where it has none of that name but one that is the same work."""
    own = {one.post for one in asked.graph.index.said("post", body) if isinstance(one, Post)}
    same = next((names for names in _SAME_WORK if post in names), frozenset())
    return post if post in own else next(iter(sorted(same & own)), post)


_SAME_WORK: Final = (
    frozenset({"chief_nurse", "director_of_nursing", "chief_nursing_officer"}),
    frozenset({"medical_director", "national_medical_director"}),
    frozenset({"director_of_finance", "chief_financial_officer", "finance_director"}),
)
"""Names of posts under which the same work goes in one body or another."""


def _days_of_post(asked: Asked, post: Slot, own: list[str]) -> Iterator[Candidate]:
    """*When did its chair leave*, *how long did each of its chairs serve*."""
    if asked.kind == "long" and own:
        used = post.span | asked.span("lasted", "post", "led", "took", "listed")
        yield asked.candidate("terms", 1.2, used, "post", own[0], post=post.value)
    if asked.kind == "day" and own:
        for name, moment in (("left", "post:ended"), ("took", "post")):
            for cue in asked.about(name)[:1]:
                yield asked.candidate(
                    "when-post", 0.6, post.span | cue.span, "when", own[0], moment=moment,
                    post=post.value,
                )  # fmt: skip


def _of_nobody_known(asked: Asked, post: Slot, own: list[str]) -> Iterator[Candidate]:
    """*Was Sir Ann Archer its chair*, where the record has nobody of that name."""
    sentence = asked.sentence
    if asked.kind != "yes" or not own or sentence.slots.get("person") or not sentence.proper:
        return
    start, stop = sentence.proper[0]
    if start != 1:
        return
    name = " ".join(word.capitalize() for word in sentence.words[start:stop])
    question = asked.question("post", own[0], post=post.value, value=name)
    yield _post(asked, question, post.span | set(range(start, stop)), 0.9)


def _turning(asked: Asked, question: Question, used: frozenset[int]) -> Iterator[Candidate]:
    """*Who left it in 2019*, *who became its chair in 2014*: whoever did so within a time."""
    if asked.period is None or asked.kind not in {"who", "what", "yes", "post", "", "reason"}:
        return
    for name, moment in (("left", "ended"), ("took", "began")):
        for cue in asked.about(name)[:2]:
            took = _took(asked) if name == "took" else asked.span(name)
            if cue.span <= took:
                turned = replace(question, moment=moment)
                yield _post(asked, turned, used | took, 1.0, "post-turned")


def what_it_does(asked: Asked) -> frozenset[int]:
    """The words that ask what whoever holds a post does: *role of*, *duties of*."""
    words = asked.sentence.words
    return frozenset(
        place
        for place, word in enumerate(words)
        if word in {"role", "roles", "job", "duty", "duties", "remit", "function", "functions"}
        and asked.sentence.at(place + 1) == "of"
    )


def _took(asked: Asked) -> frozenset[int]:
    """The words for taking up a post; not those for giving it to another (*who appoints*)."""
    words = asked.sentence.words
    by_whom = words[-1:] == ["by"] or words[:1] == ["by"]
    appointing = frozenset(
        place
        for cue in asked.cues
        if cue.sort == "verb" and cue.name == "appointment"
        if by_whom or not clause_of(asked, cue._replace(places=cue.places[:1])).passive
        for place in cue.places
    )
    return asked.span("took") - appointing


def _asks_for_a_body(asked: Asked) -> bool:
    """*Which organisation ran it*, and not who was at its head."""
    at = asked.sentence.asking
    return at is not None and asked.sentence.at(at + 1) in _ORGANISATIONS


_THE_WORK: Final = frozenset({"work", "writing", "drafting", "preparation"})
"""What somebody leads of a plan: *the work on it*."""
_ORGANISATIONS: Final = frozenset(
    "body bodies organisation organisations organization agency company trust quango".split()
)


def _leading(asked: Asked) -> Iterator[Candidate]:
    """*Who ran HEE*, *the boss of Monitor*: whoever held the post that leads it."""
    if asked.kind not in {"who", "", "yes", "what"} or not asked.bodies:
        return
    for cue in asked.about("led")[:3]:
        of = asked.sentence.at(cue.head - 1) == "of"  # the cost of running it
        if asked.sentence.words[cue.head] in {"heading", "leading"} or of:
            continue  # nouns as a rule
        if asked.kind == "what" and asked.sentence.at(cue.places[-1] + 1) == "to":
            continue  # what a review led to
        clause = clause_of(asked, cue)
        if asked.kind == "yes" and clause.left and clause.right:
            continue  # could a minister direct it
        slot = (clause.right or clause.left or tuple(asked.sentence.bodies))[0]
        body = asked.meant(slot)
        question = led(asked.graph, asked.question("post", body))
        more = {"post": question.post} if question.post else {}
        more |= {"role": question.role} if question.role else {}
        used = cue.span | asked.span("led") | asked.places(_THE_WORK)
        if _asks_for_a_body(asked) and any(asked.graph.index.edges("hosting", "hosted", body)):
            yield asked.candidate("led-by-body", 1.6, used, "hosting", body)
        only = {"only": question.only} if question.only else {}
        yield asked.candidate("led", 0.8, used, question.form, *question.bodies, **more, **only)
        if question.form == "post":
            yield from _turning(asked, question, used)
    first = asked.bodies[0]
    named = asked.sentence.bodies[0].start == (asked.sentence.asking or 0) + 1  # which minister
    asks = asked.kind in {"who", ""} or (asked.kind == "what" and named)
    if asked.graph.body(first).kind == "office" and asks:
        question = holding(asked.graph, asked.question("post", first))
        more = {"post": question.post} if question.post else {}
        yield asked.candidate(
            "office", 1.0, asked.span("led", "post"), "post", question.body, **more
        )
