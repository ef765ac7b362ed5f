"""What ties two bodies: every line from one of them to the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.facts import row_of
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.line import LOOKUPS, Lookup
from nhsgraph.answers.lines import rows_of_lines
from nhsgraph.answers.lines_in_words import told
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import Result
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import Part
from nhsgraph.schema import EDGE_TYPES, Edge
from nhsgraph.values import replace

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph

_ORDER = tuple(EDGE_TYPES)
JOINT = "joint_arrangement"
"""The kind of what two bodies do as one: that both are parts of it ties them."""


def ties(graph: DatedGraph, question: Question) -> Answer:
    """Every line from one body to the other, in either direction, also through a set of one.

    Rows come by type, in the order of ``EDGE_TYPES``, and by day within a type. Whether there was
    any is answered by *yes*; of silence nothing follows.
    """
    one, other = question.bodies[:2]
    found: dict[str, Result] = {}
    tellings: list[Telling] = []
    for pair in ((one, other), (other, one)):
        frame = Frame.of(graph, replace(question, bodies=pair))
        for look in LOOKUPS.values():
            lines = [line for line in _lines(frame, look) if line[1].statement not in found]
            found |= {row.statement: row for _, row in lines}
            tellings += [told(frame, look, look.given, lines)] if lines else []
    frame = Frame.of(graph, question)
    shared = list(_shared(frame))
    joint = [row for row in shared if graph.body(row.roles["whole"]["id"]).kind == JOINT]
    for row in (*joint, *_further(frame)):
        if row.statement not in found:
            found[row.statement] = row
            tellings.append(Telling((Sentence(row.text, (row.statement,)),), row.text))
    sentences = tuple(sentence for telling in tellings for sentence in telling.sentences)
    return frame.answer(
        told=Telling(sentences, in_one((each.claim for each in tellings), "more ties")),
        results=sorted(found.values(), key=lambda row: _ORDER.index(row.type)),
        verdict="yes" if found and question.yes_no else None,
        see_also=[row for row in shared if row not in joint],
    )


def _lines(frame: Frame, look: Lookup) -> list[tuple[Part, Result]]:
    """The lines of one type from the first body to the other, with their parts."""
    one, other = frame.question.bodies[:2]
    lines = frame.graph.lines(look.edge, look.given, one)
    if look.edge == "partnership":
        lines += frame.graph.lines(look.edge, look.asked, one)
    pairs = frame.picked(rows_of_lines(frame, lines, look.asked))
    return [pair for pair in pairs if other in pair[1].answer]


def _shared(frame: Frame) -> Iterator[Result]:
    """That either is part of something that both are part of."""
    graph, bodies = frame.graph, frame.question.bodies[:2]
    parts = [
        {whole: line for line in graph.lines("membership", "member", body)
         if isinstance(line.statement, Edge) and not line.via and line.during(frame.period)
         and isinstance(whole := line.statement.end("whole"), str)}
        for body in bodies
    ]  # fmt: skip
    for whole in parts[0]:
        if whole in parts[1]:
            yield from (
                row_of(frame, own[whole], body) for own, body in zip(parts, bodies, strict=True)
            )


def _further(frame: Frame) -> Iterator[Result]:
    """The edges that no form looks at from one end: successions and mandates."""
    graph, bodies = frame.graph, set(frame.question.bodies[:2])
    looked_at = {look.edge for look in LOOKUPS.values()}
    for edge in graph.index.of_body(frame.question.body):
        if not isinstance(edge, Edge) or edge.type in looked_at or set(edge.known_ends) != bodies:
            continue
        line = graph.held(edge) if edge.counts else None
        if line and line.during(frame.period):
            row = row_of(frame, line, frame.question.body)
            if frame.admits(row):
                yield row
