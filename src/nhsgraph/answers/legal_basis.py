"""Which Act, order or agreement a body or one of its lines rests on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.instruments import Instrument
from nhsgraph.answers.line import span_of
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Cited, Premise, Result
from nhsgraph.answers.results import cite, result, stretches
from nhsgraph.answers.stretched import at_another_time
from nhsgraph.answers.telling import Sentence, Telling, fits, in_one, naming_few
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Part,
    Period,
    is_open,
    some_day_in_words,
)
from nhsgraph.schema import Edge, LegalForm
from nhsgraph.values import replace
from nhsgraph.words.sentences import articled, capital, form_in_words, listed
from nhsgraph.words.spans import span_in_words, span_in_years, within

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_ORDER = {"legal_form": 0, "name": 1, "accountability": 2}


def legal_basis(graph: DatedGraph, question: Question) -> Answer:
    """The legal instruments and provisions that are recorded for a body, its form first.

    A candidate narrows it to what ties the two bodies, ``moment`` to one type of statement;
    ``began`` and ``ended`` ask for what set the body up, or ended it. Of yes or no ``value`` is an
    Act, and it is asked whether that set the body up.
    """
    frame = Frame.of(graph, question)
    if question.moment == "began":
        return _of_an_end(frame, "begin")
    if question.moment == "ended":
        return _of_an_end(frame, "end")
    if question.moment in {None, "legal_form"} and _asks_whether(question):
        begun = _of_an_end(frame, "begin")
        if begun.verdict == "yes":  # what proves that it began is that Act, or brings it into force
            return begun
    rows = _resting(frame)
    rows = [pair for pair in rows if frame.admits(pair[1])]
    rows.sort(key=lambda pair: (_ORDER.get(pair[1].type, 3), pair[0].start))
    told = tuple(
        Sentence(
            f"{span_in_words(span_of([part]), frame.period)}: {row.basis} — {row.text}",
            (row.statement,),
        )
        for part, row in rows
    )
    who = _named(frame)
    bases = [row.basis or "" for _, row in rows]
    short = [basis.partition(" (from ")[0] for basis in bases]  # without its earlier names
    asked = _asks_whether(question) and rows
    verdict = _rests_on(question, bases, rows[0][0].start) if asked else None
    claim = _by_form(frame, rows) or naming_few(
        bases, lambda several: f"the legal basis {who}: {several}", short, as_one=False
    )
    return frame.answer(
        told=Telling(told, _unnamed(frame, verdict) + claim),
        results=[row for _, row in rows],
        parts=stretches((part, row.answer) for part, row in rows[:1]),
        verdict=verdict,
    )


def _resting(frame: Frame) -> list[tuple[Part, Result]]:
    """The statements of a body that say what they rest on, of the type or to the body asked for."""
    graph, question = frame.graph, frame.question
    rows = []
    for statement in graph.index.of_body(question.body):
        if statement.basis is None or not statement.counts:
            continue
        if isinstance(statement, Edge):
            wanted = (
                question.candidate in statement.known_ends
                if question.candidate
                else (statement.owner == question.body)
            )
            if not wanted:
                continue
        elif question.candidate:
            continue
        if question.moment and statement.type != question.moment:
            continue
        if held := graph.held(statement):
            parts = held.during(frame.period)
            rows += [(part, result(graph, held, part, [statement.basis])) for part in parts]
    return rows


def _asks_whether(question: Question) -> bool:
    """Whether it is asked if one Act set a body up, or ended it."""
    return question.yes_no and question.value is not None


def _rests_on(question: Question, bases: Sequence[str], day: int) -> str:
    """Whether an Act set a body up, or ended it, on a day: in part where a later form rests on it.

    *No* of an Act of a later year, and where another Act is named: but not where its section may
    have been put there by one that is not named, as the letter behind its number shows.
    """
    act = Instrument(question.value or "")
    named = [_names(act, basis.partition("abolished by")[0]) for basis in bases]
    if not any(named):
        return "no" if act.first_day > day or _is_of_an_act(bases[0]) else "not recorded"
    return "yes" if named[0] else "partly"


def _is_of_an_act(basis: str) -> bool:
    """Whether a basis names an Act and only sections that stood in it from the start."""
    words = basis.replace(";", " ").replace(",", " ").split()
    sections = [after.partition("(")[0] for word, after in pairwise(words) if word in {"s.", "ss"}]
    return " Act " in basis and bool(sections) and all(one.isdecimal() for one in sections)


def _unnamed(frame: Frame, verdict: str | None) -> str:
    """The opening of a claim where the Act that was asked for is not what the record names."""
    act = Instrument(frame.question.value or "").title(frame.graph)
    other = verdict in {"no", "not recorded"}
    return f"what the record names is not the {act}; " if other else ""


def _names(act: Instrument, basis: str) -> bool:
    """Whether a basis names an Act as what it rests on, and not as what ended it."""
    return act.named_in(basis.partition("; abolished")[0])


def _by_form(frame: Frame, rows: Sequence[tuple[Part, Result]]) -> str:
    """What a body's legal forms rested on, one after the other; nothing where it had but one."""
    forms: dict[str, LegalForm] = {}
    for _, row in rows:
        statement = frame.graph.statement(row.statement)
        if isinstance(statement, LegalForm):
            forms[statement.id] = statement
    if len({form.basis for form in forms.values()}) < 2:
        return ""
    told = []
    act = Instrument(frame.question.value or "")
    asked = sorted(forms.values(), key=lambda form: not _names(act, form.basis or ""))
    for form in asked:
        years = span_in_years(within(frame.graph.index.extent(form), frame.period), frame.period)
        laws = (form.basis or "").partition("; abolished")[0].partition(" (from ")[0].split("; ")
        told.append(f"as {form_in_words(form.form)} ({years}), {'; '.join(laws[:2])}")
    others = len({row.basis for _, row in rows} - {form.basis for form in forms.values()})
    claim = in_one([f"the legal basis {_named(frame)}: {told[0]}", *told[1:]])
    beside = f"{claim}; its lines rest on {others} more"
    return beside if others and fits(beside) else claim


def _named(frame: Frame) -> str:
    """What has the legal basis: the body, what ties it to another, or but what was asked for."""
    if frame.question.only and not frame.question.narrowed_by:
        return "asked for"
    day = frame.naming_day(frame.period)
    who = articled(frame.graph, frame.question.body, day)
    if frame.question.candidate is None:
        return f"of {who}"
    return f"of what ties {who} to {articled(frame.graph, frame.question.candidate, day)}"


def _of_an_end(frame: Frame, end: Literal["begin", "end"]) -> Answer:
    """What set a body up or ended it: the sources that prove that end of its first or last name."""
    graph, body = frame.graph, frame.question.body
    names = [
        held
        for statement in graph.index.said("name", body)
        if statement.counts and (held := graph.held(statement))
    ]
    if end == "begin":
        held = min(names, key=lambda held: held.extent.possible_from, default=None)
        days = (held.extent.possible_from, held.extent.certain_from) if held else (BEFORE_ALL, 0)
    else:
        held = max(names, key=lambda held: held.extent.possible_to, default=None)
        days = (held.extent.certain_to - 1, held.extent.possible_to - 1) if held else (0, AFTER_ALL)
    if held is None or is_open(days[0] if end == "begin" else days[1] + 1):
        who = articled(graph, body, frame.naming_day(frame.period))
        none = Sentence(f"the record has no {end} of {who}")
        return frame.answer(told=Telling((none,), none.words))
    if then := at_another_time(frame, "began" if end == "begin" else "ended"):
        found = frame.answer(told=Telling((Sentence(then),), then))
        problem = Premise(False, "contested", f"{capital(then)}.", lead=then)
        return replace(found, premise=problem)
    statement = held.statement
    proofs = [proof for proof in statement.evidence if end in proof.proves]
    event = statement.begun_by if end == "begin" else statement.ended_by
    if event and not (proofs and end == "begin"):  # an event begins other bodies too
        proofs += graph.record.events[event].evidence
    told = listed(f"{proof.title}, {proof.locator}" for proof in cite(graph, proofs))
    part = held.during(Period(BEFORE_ALL, AFTER_ALL))[0 if end == "begin" else -1]
    row = result(graph, held, part, [proof.source for proof in proofs])
    who = articled(graph, body, frame.naming_day(frame.period))
    verb = "began" if end == "begin" else "ended"
    done = f"{who} {verb} {some_day_in_words(*days)}"
    if not told:
        return frame.answer(results=[row])
    words = Sentence(f"{done}: {told}", (statement.id,))
    first = min(cite(graph, proofs), key=lambda one: not _is_law(one), default=None)
    claim = f"{done}: {first.title}, {first.locator}" if first else ""
    claim = claim if fits(claim) else f"{done}: {first.title if first else told}"
    question, verdict = frame.question, None
    if _asks_whether(question):
        if end == "begin":  # an event may begin other bodies too
            proofs = [proof for proof in statement.evidence if end in proof.proves]
        cited = (proof for proof in cite(graph, proofs) if _is_law(proof))
        own = [f"{proof.title}, {proof.locator}" for proof in cited]
        verdict = _rests_on(question, ["; ".join(own)], days[1])
        claim = next(
            (told for told in (_unnamed(frame, verdict) + claim, claim) if fits(told)), done
        )
    claim = claim if fits(claim) else ""
    return frame.answer(told=Telling((words,), claim), results=[row], verdict=verdict)


def _is_law(cited: Cited) -> bool:
    kind = cited.origin.kind if cited.origin is not None else ""
    return kind in {"act", "statutory_instrument"}
