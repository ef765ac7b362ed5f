"""A body by itself: whether it existed, its names, and its form in law."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.instruments import NO_PERSONS, NOT_BY_STATUTE, WAYS_TO_WORK
from nhsgraph.answers.last_seen import of_last_seen
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.results import gaps, stretches
from nhsgraph.answers.states import (
    Pairs,
    State,
    claims,
    of_states,
    said,
    states_from,
    told_of,
    yes_or_no,
)
from nhsgraph.answers.telling import Sentence, Telling, fits, in_one
from nhsgraph.dates import (
    AFTER_ALL,
    Certainty,
    Part,
    Period,
    days_in_words,
    is_open,
    speak_day,
    write_day,
)
from nhsgraph.schema import Name
from nhsgraph.spelling import name_words
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, conjugate, form_in_words, in_use, is_plural, listed
from nhsgraph.words.spans import span_in_words

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def name(graph: DatedGraph, question: Question) -> Answer:
    """What a body was called on each day asked, legally and as it called itself."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer(see_also=claims(frame))
    pairs = frame.picked(said(frame, "name"))
    if question.force == "law":  # its names in law, where it had one beside that of its work
        legal = [pair for pair in pairs if _use(frame, pair) == "legal"]
        pairs = legal or pairs

    def tell(those: Pairs) -> Telling:
        return told_of(
            frame, those, lambda state: f"{_it_was(frame, state)} called {called(state)}"
        )

    if question.moment == "same" and pairs:
        told = tell(pairs)
        clauses = ["both are names of one body", *(each.words for each in told.sentences)]
        told = Telling(told.sentences, in_one(clauses))
        return of_states(frame, pairs, told, "yes" if question.yes_no else None)
    if question.moment in {"always", "never"} and question.value:
        return _throughout(frame, pairs, tell(pairs))
    if question.yes_no and question.value:
        return yes_or_no(frame, pairs, tell)
    told = tell(pairs)
    if question.moment == "short" and pairs:
        told = Telling(told.sentences, _in_short(frame, pairs))
    return of_states(frame, pairs, told)


def _use(frame: Frame, pair: tuple[Part, Result]) -> str | None:
    """Whether a name is one in law or in practice, where it says so."""
    named = frame.graph.statement(pair[1].statement)
    return named.use if isinstance(named, Name) else None


def _in_short(frame: Frame, pairs: Pairs) -> str:
    """What a short name stands for, or the short name of a body that is named in full."""
    graph, body = frame.graph, frame.question.body
    wanted = name_words(frame.question.value or "")
    names = [state.value for state in states_from(frame, pairs)]
    full = next((name for name in names if len(name_words(name)) > 1), names[0])
    shorts = [name.short for name, _ in graph.names(body) if name.short]
    shorts += [alias.alias for alias in graph.body(body).aliases if _is_short(alias.alias)]
    meant = next((short for short in shorts if name_words(short) == wanted), None)
    if meant is not None:
        return f"“{meant}” is short for {full}"
    if shorts:
        return f"{full} is called {shorts[0]} for short"
    return f"no short name of {full} is recorded"


def _is_short(name: str) -> bool:
    """Whether a name is one of letters, such as *CfWI*."""
    return name.isalpha() and sum(sign.isupper() for sign in name) > 1


def called(state: State) -> str:
    """A name, and whether it is one in law or in practice."""
    use = in_use(state.statement) if isinstance(state.statement, Name) else ""
    return f"{state.value}{use}"


def _it_was(frame: Frame, state: State) -> str:
    """*It was*, *they were*, *it is*."""
    plural = is_plural(frame.graph, [frame.question.body])
    be = conjugate("be", plural=plural, past=state.span.possible_to < AFTER_ALL)
    return f"{'they' if plural else 'it'} {be}"


def legal_form(graph: DatedGraph, question: Question) -> Answer:
    """What a body was in law on each day asked, and by which instrument."""
    frame = Frame.of(graph, question)
    if not frame.premise.ok:
        return frame.answer(see_also=claims(frame))
    pairs = frame.picked(said(frame, "legal_form"))

    def tell(those: Pairs) -> Telling:
        claim = _forms_in_a_row(frame, states_from(frame, those))
        return told_of(frame, those, lambda state: _was_in_law(frame, state), claim)

    whether = _WHETHER.get(question.moment or "") if question.yes_no else None
    if whether is not None:
        return whether(frame, pairs, tell(pairs))
    if question.moment in {"always", "never"} and question.value:
        return _throughout(frame, pairs, tell(pairs))
    if question.yes_no and question.value:
        return yes_or_no(frame, pairs, tell)
    return of_states(frame, pairs, tell(pairs))


def _throughout(frame: Frame, pairs: Pairs, told: Telling) -> Answer:
    """Whether a body was always of a form, or never: over its whole life, or all of the time asked.

    One form shuts out another, but for a body corporate, which may be of any class; *yes* only
    where no day of it is open.
    """
    value, life = frame.question.value, frame.within_life()
    own = [(part, value in row.answer) for part, row in pairs]
    sure = [part for part, so in own if so and part.certainty is Certainty.CERTAIN]
    others = [
        part
        for part, row in pairs
        if part.certainty is Certainty.CERTAIN and {*row.answer}.isdisjoint({value, _OF_ANY_CLASS})
    ]
    maybe = [part for part, so in own if so]
    known = life.start < life.stop
    if frame.question.moment == "never":
        no, yes = bool(sure), known and not maybe and bool(others) and not gaps(others, life)
    else:
        no = any(gaps(maybe, Period(part.start, part.stop)) for part in others)
        yes = known and bool(sure) and not no and not gaps(sure, life)
    return of_states(frame, pairs, told, "no" if no else "yes" if yes else "not recorded")


_OF_ANY_CLASS: Final = "body_corporate"


_IS_NO_PERSON: Final = "is no legal person of its own"
_PERSONS: Final = frozenset({"body_corporate", "corporation_sole", "company"})
"""The legal forms that make a legal person."""


def _as_person(frame: Frame, pairs: Pairs, told: Telling) -> Answer:
    """Whether a body was a legal person, where its form in law says so."""
    forms = {
        one for part, row in pairs if part.certainty is Certainty.CERTAIN for one in row.answer
    }
    if forms & _PERSONS and not forms & NO_PERSONS:
        return of_states(frame, pairs, told, "yes")
    if forms and forms <= NO_PERSONS:
        kinds = listed(form_in_words(one) for one in sorted(forms))
        several = len(forms) > 1
        why = f"{kinds} {'are no legal persons of their own' if several else _IS_NO_PERSON}"
        claim = f"{why}: {told.claim or in_one(one.words for one in told.sentences)}"
        return of_states(frame, pairs, Telling((Sentence(why), *told.sentences), claim), "no")
    why = "the record has the form in law, not whether it made a legal person"
    recorded = told.claim or in_one(one.words for one in told.sentences)
    claim = both if recorded and fits(both := f"{why}: {recorded}") else why
    return of_states(frame, pairs, Telling((Sentence(why), *told.sentences), claim), "not recorded")


def _in_law(frame: Frame, pairs: Pairs, told: Telling) -> Answer:
    """Whether a body existed in law: by any form for certain but one that is only a way to work."""
    forms = {
        one for part, row in pairs if part.certainty is Certainty.CERTAIN for one in row.answer
    }
    ways = forms & WAYS_TO_WORK
    verdict = "yes" if forms - ways else "no" if ways else "not recorded"
    return of_states(frame, pairs, told, verdict)


def _by_statute(frame: Frame, pairs: Pairs, told: Telling) -> Answer:
    """Whether a body rested on statute: its form in law has a basis, or is one that has none.

    A committee that is no statutory one rests on whoever set it up, if under a power in law.
    """
    rows = [row for part, row in pairs if part.certainty is Certainty.CERTAIN]
    without = [NOT_BY_STATUTE.intersection(row.answer) for row in rows]
    if rows and all(without):
        return of_states(frame, pairs, told, "no")
    if any(without):
        return of_states(frame, pairs, told, "partly")
    if rows and not any(without) and all(row.basis for row in rows):
        return of_states(frame, pairs, told, "yes")
    return of_states(frame, pairs, told, "not recorded")


_WHETHER: Final = {"person": _as_person, "in_law": _in_law, "statutory": _by_statute}
"""What is asked of a legal form besides which it was."""


def _forms_in_a_row(frame: Frame, states: Sequence[State]) -> str:
    """Several forms, one after another, in one claim; what they rest on is told of one alone."""
    if len(states) < SEVERAL:
        return ""
    told = [
        f"{span_in_words(state.span, frame.period)} {form_in_words(state.value)}"
        for state in states[1:]
    ]
    first = _was_in_law(frame, states[0], bare=True)
    return in_one([f"{span_in_words(states[0].span, frame.period)} {first}", *told])


SEVERAL: Final = 2


def _was_in_law(frame: Frame, state: State, *, bare: bool = False) -> str:
    """*The Board was a special health authority*; of many bodies, *each of them was*."""
    graph, body = frame.graph, frame.question.body
    be = conjugate("be", plural=False, past=state.span.possible_to < AFTER_ALL)
    name = articled(graph, body, frame.naming_day(frame.period))
    who = f"each of {name}" if is_plural(graph, [body]) else name
    basis = f" ({state.statement.basis})" if state.statement.basis and not bare else ""
    return f"{who} {be} {form_in_words(state.value)}{basis}"


def _existed(frame: Frame, part: Part) -> str:
    """From when to when a body existed; where the record begins or ends, that is told instead.

    *from 1 April 2013, and still on 31 December 2021, where this record ends*.
    """
    covers, asked = frame.graph.record.info.covers.extent, frame.period
    before = asked.start < part.start == covers.possible_from
    before &= is_open(frame.graph.life(frame.question.body).possible_from)
    still = frame.graph.life(frame.question.body).possible_to > part.stop == covers.possible_to
    still &= part.stop < asked.stop
    if not (before or still):
        return days_in_words(part.start, part.stop - 1)
    begin, record = f"from {speak_day(part.start)}", "this record"
    if before:
        begin, record = f"before {speak_day(part.start)}, where this record begins", "it"
    if not still:
        return f"{begin}, to {speak_day(part.stop - 1)}"
    return f"{begin}, and still on {speak_day(part.stop - 1)}, where {record} ends"


def exists(graph: DatedGraph, question: Question) -> Answer:
    """Whether a body existed on the days asked, and from when to when it did."""
    frame = Frame.of(graph, question)
    life = graph.life(question.body)
    dates = [write_day(day) for day in (life.possible_from, life.possible_to - 1) if not life.empty]
    if not frame.premise.ok:
        verdict = "no" if frame.premise.denies else "not recorded"
        return frame.answer(verdict=verdict, dates=dates, see_also=claims(frame))
    parts = graph.told_life(question.body).during(frame.period)
    if not parts:
        return of_last_seen(frame, question.body)
    certain = [part for part in parts if part.certainty is Certainty.CERTAIN]
    whole = bool(certain) and (
        not frame.asked_days
        or question.moment == "ever"
        or (certain[0].start, certain[-1].stop) == (frame.period.start, frame.period.stop)
    )
    verdict = "yes" if whole else "partly" if certain else "not recorded"
    days = listed(_existed(frame, part) for part in certain or parts)
    who = articled(graph, question.body, frame.naming_day(frame.period))
    pairs = said(frame, "name")
    words = f"{who} existed {days}" if certain else f"that {who} existed {days} is possible"
    return frame.answer(
        told=Telling((Sentence(words, tuple(row.statement for _, row in pairs)),), words),
        results=[replace(row, answer=(question.body,)) for _, row in pairs],
        parts=stretches((part, [question.body]) for part in (parts if pairs else ())),
        see_also=claims(frame),
        verdict=verdict,
        dates=dates,
    )
