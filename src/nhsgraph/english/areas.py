"""Questions of areas: whose area a place lay in, and which places lay in a body's area."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nhsgraph.answers import answer
from nhsgraph.answers.question import Question
from nhsgraph.dates import LATEST
from nhsgraph.english.candidates import kinds_of
from nhsgraph.english.deciding import how_read
from nhsgraph.english.known_words import is_known
from nhsgraph.english.searching import as_written
from nhsgraph.english.sentence import sentence_of
from nhsgraph.english.stems import stem
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.answers.answer import Answer
    from nhsgraph.english.reader import Reading
    from nhsgraph.english.sentence import Sentence
    from nhsgraph.graph import DatedGraph

LONGEST_PLACE: Final = 6
"""The name of a place has no more words."""
_COVERING: Final = frozenset(
    stem(word)
    for word in """cover serve look take run span include contain lie sit fall belong come be part
    in under within into for of after responsible area patch footprint local""".split()
)
"""Words of a question in whose area a place lay."""
_PLACES: Final = frozenset(
    stem(word)
    for word in """area place county city town borough district geography patch footprint
    boundary""".split()
)
"""Nouns of which is asked what lay in an area."""
_LINKS: Final = frozenset(
    "that which covering covered covers serving served for of in responsible the with over".split()
)
"""Words between a set and the place in whose area one of it lay: *the SHA that covered Kent*."""
_OWN: Final = frozenset(stem(word) for word in "cover serve span include contain".split())
"""Verbs of a body that has an area."""


def told_of_areas(graph: DatedGraph, reading: Reading) -> Answer | None:
    """What is told of a question of areas; None where it is of something else.

    *Which SHA covered Kent and Surrey*, *what counties did the board cover*.
    """
    asked, sentence = reading.asked, reading.asked.sentence
    if not graph.index.areas or asked.kind not in {"what", "who", "place", "yes"}:
        return None
    found = places_in(graph, sentence)
    inside = {place for start, stop, _ in found for place in range(start, stop)}
    named = [slot for slot in sentence.bodies if not slot.span & inside and not slot.pronoun]
    bodies = tuple(asked.meant(slot) for slot in named[:1])
    left = [at for at in sentence.content if at not in inside | sentence.named]
    places = [place for *_, place in found]
    if found:  # and such as no area has
        strange = [at for at in left if _may_be_place(sentence, at, found[0][0])]
        places += [as_written(sentence.words[at], reading) for at in strange]
        left = [at for at in left if at not in strange]
    kind = asked.head_noun if found and not bodies and "whose" not in sentence.words else None
    kinds = kinds_of(sentence.words[kind]) if kind is not None else ()
    left = [at for at in left if at != kind]
    covers, rest = _COVERING.intersection(sentence.stems), {sentence.stems[at] for at in left}
    if found and covers and rest <= _COVERING | _PLACES:
        question = Question("area", bodies, places=tuple(places), kinds=kinds)
    elif bodies and not found and rest & _PLACES and rest <= _OWN | _PLACES:
        question = Question("area", bodies)
    else:
        return None
    question = replace(question, period=asked.period, text=asked.text, yes_no=sentence.yes_no)
    return answer(graph, replace(question, notes=how_read(reading)))


def with_body_named(graph: DatedGraph, reading: Reading) -> tuple[str, str] | None:
    """A question with the one body named in whose area a place lay, and a note; None otherwise.

    *Who chaired the SHA that covered Kent* asks who chaired that authority.
    """
    asked, words = reading.asked, list(reading.asked.sentence.words)
    for start, *_ in places_in(graph, asked.sentence):
        if start and words[start - 1] == "for":  # the SHA for Kent is no name of a body
            words[start - 1] = "covering"
    sentence = sentence_of(asked.vocabulary, " ".join(words))
    row = places_in(graph, sentence)
    for slot in sentence.bodies:
        whole = graph.body(asked.meant(slot)).kind == "collective" and not slot.pronoun
        behind = [place for place in row if place[0] >= slot.stop]
        if not (whole and behind) or sentence.at(slot.start - 1) in {"which", "what"}:
            continue
        between = sentence.words[slot.stop : behind[0][0]]
        stop, places = behind[0][1], [behind[0][2]]
        for start, end, place in behind[1:]:
            if set(sentence.words[stop:start]) <= {"and", "the"}:
                stop, places = end, [*places, place]
        if not between or not set(between) <= _LINKS:
            continue
        own = Question("area", (asked.meant(slot),), asked.period, places=tuple(places))
        found = {row.answer[0] for row in answer(graph, own).results if row.type == "area"}
        if len(found) != 1:
            return None
        name = graph.named_on_day(found.pop(), LATEST)
        told = " ".join(reading.asked.sentence.words[slot.start : stop])
        text = " ".join([*sentence.words[: slot.start], name, *sentence.words[stop:]])
        return text, f"“{as_written(told, reading)}” was taken to be {name}."
    return None


def places_in(graph: DatedGraph, sentence: Sentence) -> list[tuple[int, int, str]]:
    """The places named, where each begins and ends: none inside a longer name of a body."""
    found: list[tuple[int, int, str]] = []
    words, known, at = sentence.words, graph.index.places, 0
    longer = [slot for slot in sentence.bodies if not slot.pronoun]
    while at < len(words):
        for stop in range(min(at + LONGEST_PLACE, len(words)), at, -1):
            place = known.get(tuple(words[at:stop]))
            inside = any(
                slot.start <= at and stop <= slot.stop and slot.stop - slot.start > stop - at
                for slot in longer
            )
            if place and not inside:
                found.append((at, stop, place))
                at = stop - 1
                break
        at += 1
    return found


def _may_be_place(sentence: Sentence, at: int, first: int) -> bool:
    """Whether a word is written like a name and in one row with a place: *Kent and Atlantis*."""
    beside = at > first or sentence.at(at + 1) in {"and", "or"}
    return beside and sentence.words[at] in sentence.capitals and not is_known(sentence.words[at])
