"""Which places lay in a body's area; and of places, in whose area each of them lay."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.last_seen import with_last_seen
from nhsgraph.answers.question import Question
from nhsgraph.answers.results import gaps, result, stretches
from nhsgraph.answers.states import Pairs, State, states_from
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import Certainty
from nhsgraph.schema import Area
from nhsgraph.spelling import name_words, words_of
from nhsgraph.words.sentences import articled, conjugate, is_past, is_plural, listed
from nhsgraph.words.spans import span_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


def area(graph: DatedGraph, question: Question) -> Answer:
    """Whose area each of some places lay in; or, where none is named, the places of a body's area.

    Of a set, the areas of its members are looked at. A row answers with the body, or the places.
    """
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer()
    own = {held.statement.owner for body in question.bodies for held in graph.members(body)}
    own |= {*question.bodies}
    found = [
        (held, (one.owner,) if question.places else one.places)
        for one in graph.index.areas
        if one.counts
        and (not question.places or _named(one, question.places))
        and (held := graph.held(one))
    ]
    asked = [(held, value) for held, value in found if not own or held.statement.owner in own]
    pairs = _pairs(frame, asked)
    sentences, missing = _told(frame, pairs)
    called, named, missing = _by_name(frame, sorted(own), missing)
    sentences += named
    others = [] if pairs or called else _pairs(frame, found)
    beside = _told(frame, others)[0] if question.yes_no else []
    if missing:
        no_such = Sentence(f"the record names no such area with {listed(missing)}")
        sentences = [no_such, *beside] if beside else [*sentences, no_such]
    answer = frame.answer(
        told=Telling(tuple(sentences), in_one(each.words for each in sentences)),
        results=[row for _, row in (*pairs, *called)],
        parts=stretches((part, row.answer) for part, row in (*pairs, *called)),
        see_also=[row for _, row in others],
        verdict=_verdict(frame, pairs, missing) if question.yes_no else None,
    )
    return with_last_seen(frame, answer, asked)


def _pairs(frame: Frame, found: list[tuple[Held, tuple[str, ...]]]) -> Pairs:
    """What holds in the time asked, by its first day."""
    pairs = [
        (part, row)
        for held, value in found
        for part in held.during(frame.period)
        if frame.suits(row := result(frame.graph, held, part, value))
    ]
    return sorted(pairs, key=lambda pair: pair[0].start)


def _by_name(
    frame: Frame, bodies: list[str], missing: list[str]
) -> tuple[Pairs, list[Sentence], list[str]]:
    """Bodies with one of some places in their name, where no area has it; and what is left.

    *Which STP covered Kent*: the Kent and Medway STP has it in its name, whatever lay in its area.
    """
    graph, left = frame.graph, list(missing)
    pairs: Pairs = []
    sentences: list[Sentence] = []
    for body in bodies:
        for statement in graph.index.said("name", body):
            held = graph.held(statement) if statement.counts else None
            name = f" {' '.join(words_of(getattr(statement, 'name', '')))} "
            own = [one for one in missing if f" {' '.join(name_words(one))} " in name]
            rows = _pairs(frame, [(held, (body,))]) if held and own else []
            for state in states_from(frame, rows):
                days = span_in_words(state.span, frame.period)
                who = articled(graph, body, frame.naming_day(frame.period))
                told = f"{days} {who} had {listed(own)} in its name"
                sentences.append(Sentence(told, (statement.id,)))
                left = [one for one in left if one not in own]
            pairs += rows
    return pairs, sentences, left


def _verdict(frame: Frame, pairs: Pairs, missing: list[str]) -> str:
    """Whether all the places lay in the area: never no, since others may have lain in it too."""
    certain = [part for part, _ in pairs if part.certainty is Certainty.CERTAIN]
    if missing or not certain:
        return "not recorded"
    return "partly" if frame.asked_days and gaps(certain, frame.within_life()) else "yes"


def _named(statement: Area, places: Iterable[str]) -> list[str]:
    """Those of some places that an area has, as it writes them."""
    asked = [name_words(place) for place in places]
    return [place for place in statement.places if name_words(place) in asked]


def _told(frame: Frame, pairs: Pairs) -> tuple[list[Sentence], list[str]]:
    """A sentence for each body and its days; and those of the places that lay in none."""
    question = frame.question
    grouped: dict[tuple[str, str], list[State]] = {}
    for state in states_from(frame, pairs):
        days = span_in_words(state.span, frame.period)
        grouped.setdefault((state.statement.owner, days), []).append(state)
    found = [
        name_words(place)
        for states in grouped.values()
        for state in states
        if isinstance(state.statement, Area)
        for place in _named(state.statement, question.places)
    ]
    missing = [place for place in question.places if name_words(place) not in found]
    alike: dict[tuple[str, tuple[str, ...]], list[State]] = {}
    for (_, days), states in grouped.items():
        alike.setdefault((days, _places(frame, states)), []).extend(states)
    return [_sentence(frame, *key, states) for key, states in alike.items()], missing


def _places(frame: Frame, states: list[State]) -> tuple[str, ...]:
    """The places asked for that one body covered; all of them where none is asked for."""
    places: dict[str, None] = {}
    for state in states:
        if isinstance(state.statement, Area):
            own = _named(state.statement, frame.question.places)
            places |= dict.fromkeys(own or state.statement.places)
    return tuple(places)


def _sentence(frame: Frame, days: str, places: tuple[str, ...], states: list[State]) -> Sentence:
    """What bodies covered on some days: all that covered the same together."""
    graph, first = frame.graph, states[0]
    owners = list(dict.fromkeys(state.statement.owner for state in states))
    past = is_past(graph, first.statement)
    several = len(owners) > 1 or is_plural(graph, owners)
    covered = conjugate("cover", plural=several, past=past)
    who = listed(articled(graph, one, frame.naming_day(frame.period)) for one in owners)
    ids = tuple(state.rows[0].statement for state in states)
    return Sentence(f"{days} {who} {covered} {listed(places)}", ids)
