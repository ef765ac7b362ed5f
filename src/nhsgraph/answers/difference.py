"""What tells two bodies, or two sets of bodies, apart: the facts that the record has of either."""

from __future__ import annotations

from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.facts import HEADS, Fact, facts_of, row_of
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.stretched import Lasting, known_until
from nhsgraph.answers.telling import Sentence, Telling, fits, naming_few
from nhsgraph.dates import Period, is_open
from nhsgraph.schema import Edge
from nhsgraph.values import replace
from nhsgraph.words.kinds import kind_in_words
from nhsgraph.words.sentences import articled, listed

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_HEADS = ("form", "number", "account", "host", "paid", "planned", "oversaw")
"""The heads of *facts* by which bodies are told apart, beside their kind and their life."""


def difference(graph: DatedGraph, question: Question) -> Answer:
    """What tells two bodies apart: kind, life, form, number, holders, payers, what they worked on.

    A row stands for each fact of either, with ``of`` (the body) and ``head``; what the record has
    of neither is not told, and what it has of one alone is told as such.
    """
    frame = Frame.of(graph, question)
    one, other = question.bodies[:2]
    both = {body: _facts(frame, body) for body in dict.fromkeys((one, other))}
    rows = [
        replace(row, more={**row.more, "of": body, "head": fact.head})
        for body, facts in both.items()
        for fact in facts.values()
        for row in fact.rows
    ]
    ties = _ties(frame, one, other)
    rows += [row for row in ties if row.statement not in {each.statement for each in rows}]
    if not rows:
        return frame.answer()
    heads = [head for head in ("kind", "life", *_HEADS) if any(head in f for f in both.values())]
    lines = [_line(frame, head, both) for head in heads]
    lines += [Sentence(row.text, (row.statement,), line=True) for row in ties]
    claim, verdict = _claim(frame, both, heads), None
    if question.yes_no:
        verdict = "no" if question.moment == "same" else "yes"
        claim = f"the record has them as two bodies; {claim}" if len(both) > 1 else claim
    first = Sentence(claim, tuple(row.statement for row in rows))
    return frame.answer(told=Telling((first, *lines), claim), results=rows, verdict=verdict)


def _facts(frame: Frame, body: str) -> dict[str, Fact]:
    """What the record has of a body, by head; its kind and its life stand on its names."""
    graph = frame.graph
    names = [
        held
        for name in graph.index.said("name", body)
        if name.counts and (held := graph.held(name)) and held.during(frame.period)
    ]
    rows = tuple(
        row
        for held in names
        if frame.admits(row := replace(row_of(frame, held, body), answer=(body,)))
    )
    found = {fact.head: fact for fact in facts_of(frame, body, _HEADS)}
    if not rows:
        return found
    kind = kind_in_words(graph.body(body).kind)
    days = Lasting(graph.life(body), tuple(names)).ends(known_until(graph))
    own = {"kind": Fact("kind", kind, kind, rows), "life": Fact("life", days, days, rows)}
    return own | found


def _ties(frame: Frame, one: str, other: str) -> list[Result]:
    """The lines in force between the two, such as the one following the other."""
    graph = frame.graph
    return [
        row
        for edge in graph.index.of_body(one)
        if isinstance(edge, Edge) and edge.counts and {one, other} == set(edge.known_ends)
        and (held := graph.held(edge)) and held.during(frame.period)
        and frame.admits(row := row_of(frame, held, one))
    ]  # fmt: skip


def _line(frame: Frame, head: str, both: dict[str, dict[str, Fact]]) -> Sentence:
    """A head with what each of the two has under it, or what both have."""
    found = [facts.get(head) for facts in both.values()]
    ids = tuple(row.statement for fact in found if fact for row in fact.rows)
    if len(found) > 1 and all(found) and len({fact.words for fact in found if fact}) == 1:
        return Sentence(
            f"{_head(head)}: {found[0].words if found[0] else ''}, both", ids, line=True
        )
    told = (
        f"{_named(frame, body)}: {fact.words if fact else 'nothing recorded'}"
        for body, fact in zip(both, found, strict=True)
    )
    return Sentence(f"{_head(head)} – {'; '.join(told)}", ids, line=True)


def _head(head: str) -> str:
    return HEADS[head].words if head in HEADS else {"kind": "what it was", "life": "existed"}[head]


def _named(frame: Frame, body: str) -> str:
    return articled(frame.graph, body, _day(frame, body))


def _day(frame: Frame, body: str) -> int:
    """A day of the life of a body by which to name it: the last that is known."""
    life = frame.graph.life(body)
    last = min(life.certain_to, known_until(frame.graph), frame.period.stop) - 1
    return (
        frame.naming_day(Period(last, last + 1))
        if not is_open(last)
        else frame.naming_day(frame.period)
    )


def _claim(frame: Frame, both: dict[str, dict[str, Fact]], heads: list[str]) -> str:
    """The lead: in what they differ, in what they are alike, and what only one of them has."""
    names = listed(_named(frame, body) for body in both)
    differ: list[str] = []
    alike: list[str] = []
    lone: list[str] = []
    for head in heads:
        found = {fact.bare for facts in both.values() if (fact := facts.get(head))}
        several = sum(head in facts for facts in both.values())
        (lone if several < len(both) else alike if len(found) == 1 else differ).append(_SAID[head])
    opening = f"{names} differ, as far as is recorded, in"
    told = [f"{opening} {listed(differ)}"] if differ else []
    if told and not fits(told[0]):
        told = [naming_few(differ, lambda heads: f"{opening} {heads}")]
    if alike:
        told.append(f"{'they' if told else names} are alike in {listed(alike)}")
    if not told:
        told = [f"the record has too little of {names} to tell them apart"]
    if lone:
        told.append(f"only one of them has {listed(lone)} on record")
    while len(told) > 1 and not fits("; ".join(told)):
        told.pop()
    return "; ".join(told)


_SAID = {
    "kind": "kind",
    "life": "the days of their lives",
    "form": "legal form",
    "number": "number",
    "account": "whom they answered to",
    "host": "host",
    "paid": "who paid them",
    "planned": "for whom they planned",
    "oversaw": "whom they oversaw",
}
"""The heads in the lead."""
