"""How much money passed along funding edges, by financial year, exactly or about."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from nhsgraph.dates import Period
from nhsgraph.questions.answer import Answer, Result
from nhsgraph.questions.frame import Frame
from nhsgraph.questions.request import Question
from nhsgraph.questions.telling import cite, result
from nhsgraph.questions.wording import articled, listed, term_in_words
from nhsgraph.schema import Funding

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph


def amount(graph: DatedGraph, question: Question) -> Answer:
    """What a body received (or, with ``role`` payer, paid), in GBP by financial year.

    A stream that it never received is asked of it as payer: *its budget for training staff*.
    ``amount_gbp`` is set where one amount answers. Amounts of a collective are not its members'.
    """
    frame = Frame.of(graph, question)
    role = frame.role_in("funding") or _role(graph, question)
    rows: list[Result] = []
    told: list[str] = []
    found: list[int] = []
    unsummed: list[str] = []
    for held in graph.edges("funding", role, question.body):
        edge = held.statement
        if not isinstance(edge, Funding) or question.stream not in {None, edge.stream}:
            continue
        if question.candidate and question.candidate not in edge.known_ends:
            continue
        parts = held.during(frame.period)
        if not parts:
            continue
        asked = edge.other(role)
        payer = edge.end(asked)
        row = result(graph, held, parts[0], [payer] if isinstance(payer, str) else [])
        kept = [each for each in row.more["amounts"] if _in_time(each["year"], frame)]
        if not kept:
            unsummed += row.answer
        row = replace(row, more={**row.more, "amounts": kept})
        if kept:
            years = {each["year"] for each in kept}
            proofs = [e for each in edge.amounts if each.year.text in years for e in each.evidence]
            rows.append(replace(row, evidence=cite(graph, proofs)))
        for each in kept:
            found.append(each["gbp"])
            told.append(_told(frame, edge, each))
    text = " ".join(told) or frame.silence()
    amount_gbp = found[0] if len(found) == 1 else None
    notes = [*frame.notes(), *_without_sum(frame, unsummed)]
    return frame.answer(text=text, results=rows, amount_gbp=amount_gbp, notes=notes)


def _without_sum(frame: Frame, others: list[str]) -> list[str]:
    """A note on those who paid too, or were paid, without a sum on record."""
    if not others or not frame.asked_days:
        return []
    day = frame.naming_day(frame.period)
    names = listed(articled(frame.graph, each, day) for each in others)
    return [f"Money passed besides, of which no sum is on record for that time: {names}."]


def _role(graph: DatedGraph, question: Question) -> str:
    """The end at which a body stands in the stream asked for."""
    received = {
        getattr(edge, "stream", None)
        for edge in graph.index.edges("funding", "recipient", question.body)
    }
    return "recipient" if question.stream in {None, *received} else "payer"


def _in_time(year: str, frame: Frame) -> bool:
    return not frame.asked_days or Period.read(year).overlaps(frame.period)


def _told(frame: Frame, edge: Funding, each: dict[str, object]) -> str:
    day = Period.read(str(each["year"])).start
    names = {
        name: articled(frame.graph, end, day) if isinstance(end, str) else "a payer not known"
        for name, end in zip(edge.roles, edge.ends, strict=True)
    }
    about = "about " if each["about"] else ""
    gbp = f"£{each['gbp']:,}"
    return (
        f"In {each['year']} {names['payer']} gave {names['recipient']} {about}{gbp}"
        f" ({term_in_words(edge.stream)})."
    )
