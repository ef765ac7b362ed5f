"""Candidates about money: how much a body received, paid or passed on, and money by its stream."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Any, Final

from nhsgraph.english.stems import stands
from nhsgraph.english.unkept import of_pay
from nhsgraph.values import replace
from nhsgraph.words.question_words import TURNING

if TYPE_CHECKING:
    from nhsgraph.english.candidates import Asked, Candidate

NOTHING: Final = frozenset[Any]()
TWO: Final = 2


_FROM = frozenset(["from", "by"])
_OVER_YEARS = frozenset(
    """change changed changes trend trends rise rose risen fall fell fallen cut cuts grow grew grown
    drop dropped move moved develop developed evolve evolved shrink shrank shrunk increase increased
    decrease decreased vary varied shift shifted happened year-on-year up
    down higher lower bigger smaller go
    goes went gone""".split()
)
"""Words for what sums do over the years: the sums themselves are told, year by year."""


_BESIDE = frozenset("against compared relative".split())
"""Words between sums that are told beside each other."""


def over_years(asked: Asked) -> frozenset[int]:
    """The places of words for what sums do over the years, where it is asked how they did."""
    if asked.kind not in {"how", "what", "", "money", "yes"}:
        return NOTHING
    words = asked.sentence.words
    return frozenset(place for place, word in enumerate(words) if word in _OVER_YEARS)


def unread_purpose(asked: Asked, left: Collection[int], strangers: Collection[str]) -> str:
    """What money is asked for, where it was not read: *management consultants*; else nothing.

    Without it the sum would be that of something else.
    """
    sentence = asked.sentence
    for place in sorted(left):
        word = sentence.words[place]
        if word in TURNING or word.isdecimal():
            continue
        near = range(place - 1, max(-1, place - 1 - NEAR), -1)
        start = next((one for one in near if sentence.words[one] in _FOR), None)
        if start is not None and not sentence.named.intersection(range(start, place)):
            stop = place + 1
            while stop in left:
                stop += 1
            return " ".join(sentence.words[start + 1 : stop])
    for slot in sentence.bodies:
        if asked.meant(slot) in strangers and sentence.before(slot) in _FOR:
            return " ".join(sentence.words[slot.start : slot.stop])
    return ""


_FOR = frozenset(["on", "for", "towards", "toward"])
NEAR = 3
"""So near before a word stands what it is for: *for training nurses*."""


def of_other_streams(asked: Asked) -> Iterator[Asked]:
    """The sentence with each other stream of money that its words may mean as well."""
    stream = asked.sentence.first("stream")
    if stream is None:
        return
    words = tuple(asked.sentence.words[stream.start : stream.stop])
    for term in asked.vocabulary.all_streams.get(words, ())[1:]:
        others = asked.sentence.slots["stream"][1:]
        slots = {**asked.sentence.slots, "stream": [stream._replace(value=term), *others]}
        yield replace(asked, sentence=replace(asked.sentence, slots=slots))


def sums(asked: Asked) -> Iterator[Candidate]:
    """How much a body received, paid, or passed on to another."""
    spans = asked.span("amount") | asked.of_type("funding")
    stream = asked.sentence.first("stream")
    moves = over_years(asked)
    rose = asked.kind == "yes" and moves and asked.about("amount")  # did its budget go up
    if not asked.bodies or not (rose or asked.kind in {"money", "", "what", "how", "number"}):
        return
    if of_pay(asked.sentence):
        return
    measure = asked.sentence.first("measure")
    if not spans and not stream and not measure and asked.kind != "money":
        return
    used = spans | (stream.span if stream else NOTHING) | (measure.span if measure else NOTHING)
    used |= moves
    used |= {place for place, word in enumerate(asked.sentence.words) if word in _BESIDE | _SPENT}
    term = stream.value if stream else None
    compared = asked.span("difference")
    used |= compared
    sure = (
        1.0
        if (moves or compared) and asked.span("amount")
        else {"money": 1.2, "": 0.2}.get(asked.kind, -0.4)
    )
    if measure:
        yield asked.candidate(
            "amount", max(sure, 0.7) + 0.3, used, "amount", asked.bodies[0],
            stream=term, measure=measure.value,
        )  # fmt: skip
    bodies = asked.bodies
    if len(bodies) > 1:
        one, other = _sides(asked)
        for first, second in ((other, one), (one, other)):
            yield asked.candidate(
                "amount-between", sure + 0.3, used, "amount", first, candidate=second, stream=term
            )
    paying = [cue for cue in asked.cues if cue.name == "funding"]
    heads = [
        [place for place, word in enumerate(asked.sentence.words) if word in _SPENT],
        [cue.head for cue in paying if cue.sort == "verb"],
        [cue.head for cue in paying],
    ]
    verb = next((min(places) for places in heads if places), None)
    behind = {
        asked.meant(slot)
        for slot in asked.sentence.bodies
        if verb is not None and slot.start > verb and asked.sentence.at(slot.start - 1) not in _FROM
    }
    paid = _SPENT - (
        {"spend", "spent", "spending"} if len(bodies) < TWO and not stream else NOTHING
    )
    for body in bodies[:TWO]:
        pays = bool(paid.intersection(asked.sentence.words)) and body not in behind
        yield asked.candidate("amount", sure, used, "amount", body, stream=term, yes_no=False)
        if pays or stream:
            yield asked.candidate(
                "amount-paid", sure + (0.3 if pays else -0.1), used, "amount", body,
                role="payer", stream=term,
            )  # fmt: skip


_SPENT: Final = frozenset(
    """spend spent spending gave give paid pay allocated distributed contribute contributed provide
    provided invest invested""".split()
)
"""Words for what a payer does."""


def _sides(asked: Asked) -> tuple[str, str]:
    """The bodies between which money passed: of a row, *A and B to C*, one of it and the other."""
    row = next((slots for word, slots in asked.series if word == "and"), [])
    inside = [asked.meant(slot) for slot in row]
    outside = [body for body in asked.bodies if body not in inside]
    if inside and outside:
        ordered = [body for body in asked.bodies if body in {inside[0], outside[0]}]
        return ordered[0], ordered[1]
    return asked.bodies[0], asked.bodies[1]


def streams(asked: Asked) -> Iterator[Candidate]:
    """Money by its stream alone: *who held the MPET budget in 2011*."""
    stream = asked.sentence.first("stream")
    if stream is None or asked.bodies:
        return
    used = stream.span | asked.span("amount", "post") | asked.of_type("funding")
    used |= over_years(asked)
    lines = [
        edge
        for edge in asked.graph.index.of_type("funding")
        if edge.counts and getattr(edge, "stream", None) == stream.value
    ]
    paid = dict.fromkeys(edge.known_ends[-1] for edge in lines)
    # all of a set before one of it: the money of the authorities is not that of one region
    for body in sorted(paid, key=lambda one: not asked.graph.body(one).is_group)[:MOST_STREAMS]:
        for form in ("amount", "funding"):
            sums = asked.kind in {"money", "", "how"}
            sums |= asked.kind == "what" and bool(asked.about("amount"))  # what was the budget
            like = 0.6 if (form == "amount") == sums else 0.3
            yield asked.candidate("stream", like, used, form, body, stream=stream.value)


def fates(asked: Asked) -> Iterator[Candidate]:
    """What became of a stream of money: *what happened to the bursary*, *now that it is gone*."""
    sentence = asked.sentence
    turned = asked.span("happened", "outcome", "ended", "after", "changes")
    follows = asked.of_type("succession")  # who took on its money asks what followed it
    turned = turned - follows if asked.bodies and asked.kind == "who" else turned | follows
    stream = next((one for one in sentence.slots.get("stream", ())[::-1]), None)
    if stream is None or not turned or asked.kind == "yes" or not asked.kind:
        return
    words, index = frozenset(sentence.stems[p] for p in stream.span), asked.graph.index
    events = [
        one.id
        for one in asked.graph.record.events.values()
        if all(stands(word, asked.texts.stems(one.id)) for word in words)
    ]
    lines = [
        edge.id
        for edge in asked.graph.index.of_type("funding")
        if edge.counts and getattr(edge, "stream", None) == stream.value
    ]
    told = {
        place
        for place in sentence.content
        if any(asked.texts.has(one, sentence.stems[place]) for one in (*events, *lines))
    }
    if asked.kind == "day":  # what ended it, and not what was said of it before
        turns = ((one, (*index.begun_by(one), *index.ended_by(one))) for one in events)
        events = [one for one, lines_of_it in turns if any(e.counts for e in lines_of_it)] or events
    if lines and events:
        spans = (one.span for one in sentence.slots["stream"])
        used = turned.union(told, asked.of_type("funding"), *spans)
        yield asked.candidate(
            "stream-fate", 1.4, used, "happened", moment="stream",
            stream=stream.value, only=tuple(events),
        )  # fmt: skip


MOST_STREAMS = 6
"""So many bodies are looked at that received a stream of money."""
