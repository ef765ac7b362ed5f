"""How much money passed along funding edges, by financial year, exactly or about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nhsgraph.answers.answer import Answer
from nhsgraph.answers.frame import Frame
from nhsgraph.answers.question import Question
from nhsgraph.answers.result import JSON, Result
from nhsgraph.answers.results import cite, result, shown_part
from nhsgraph.answers.telling import Sentence, Telling, in_one
from nhsgraph.dates import Period
from nhsgraph.schema import MEASURES, PARTS_OF_A_SUM, Funding
from nhsgraph.values import replace
from nhsgraph.words.money import pounds
from nhsgraph.words.sentences import articled, capital, listed, term_in_words

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
    told: list[Sentence] = []
    sums: list[tuple[Funding, JSON]] = []
    found: list[int] = []
    unsummed: list[str] = []
    disputed: list[str] = []
    remarks: list[str] = []
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
        row = result(graph, held, shown_part(parts), [payer] if isinstance(payer, str) else [])
        if not frame.admits(row):
            continue
        kept = [each for each in row.more["amounts"] if _asked_for(each, frame)]
        if not any(_tells(each, question) for each in kept):
            unsummed += row.answer
        row = replace(row, more={**row.more, "amounts": kept})
        if kept:
            years = {each["year"] for each in kept}
            proofs = [e for each in edge.amounts if each.year.text in years for e in each.evidence]
            rows.append(replace(row, evidence=cite(graph, proofs)))
        stands = [each for each in kept if not each["contested"]]
        stands.sort(key=lambda each: not _tells(each, question))
        told += [Sentence(_told(frame, edge, each), (edge.id,)) for each in stands]
        sums += [(edge, each) for each in stands]
        disputed += [capital(_told(frame, edge, each)) for each in kept if each["contested"]]
        remarks += [f"In {each['year']}: {each['note']}" for each in stands if each["note"]]
        found += [each["gbp"] for each in stands if _tells(each, question)]
    telling = Telling(tuple(told), in_one(_claims(frame, sums)))
    amount_gbp = found[0] if len(found) == 1 else None
    notes = [*frame.notes(), *remarks, *disputed, *_without_sum(frame, unsummed)]
    return frame.answer(told=telling, results=rows, amount_gbp=amount_gbp, notes=notes)


def _tells(amount: JSON, question: Question) -> bool:
    """True for an amount that says how much: neither contested nor a part that was not asked."""
    part = amount["part"] or amount["measures"] in PARTS_OF_A_SUM - {question.measure}
    return not amount["contested"] and not part


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


def _asked_for(amount: JSON, frame: Frame) -> bool:
    """True for an amount of the time and the measure that are asked for."""
    in_time = not frame.asked_days or Period.read(amount["year"]).overlaps(frame.period)
    return in_time and frame.question.measure in {None, amount["measures"]}


def _told(frame: Frame, edge: Funding, each: JSON) -> str:
    day = Period.read(str(each["year"])).start
    names = {
        name: articled(frame.graph, end, day) if isinstance(end, str) else "a payer not known"
        for name, end in zip(edge.roles, edge.ends, strict=True)
    }
    measure = str(each["measures"] or "")
    says = MEASURES.get(measure, "{payer} gave {recipient} {sum}")
    told = says.format(**names, sum=_sum(each))
    against = f" This is contested: {each['contested']}" if each["contested"] else ""
    return f"in {each['year']} {told} ({_of_what(edge, each)}).{against}"


def _claims(frame: Frame, amounts: Sequence[tuple[Funding, JSON]]) -> list[str]:
    """What the lead says: one sum of a year, year by year, and then the other sums.

    The first clause is a whole one; a later one says what it measures where that is another thing.
    """
    first: dict[str, tuple[Funding, JSON]] = {}
    for edge, each in amounts:
        if _tells(each, frame.question):
            first.setdefault(each["year"], (edge, each))
    ordered = [first[year] for year in sorted(first)]
    ordered += [one for one in amounts if one not in ordered]
    claims: list[str] = []
    before = ""
    for edge, each in ordered:
        what = f"{edge.id} {_of_what(edge, each)}"
        short = f"in {each['year']} {_sum(each)}"
        if not claims or each["part"]:
            short = _told(frame, edge, each)
        elif what != before:
            short += f" ({_of_what(edge, each)})"
        claims.append(short)
        before = what
    return claims


def _sum(amount: JSON) -> str:
    return f"{'about ' if amount['about'] else ''}{pounds(amount['gbp'])}"


def _of_what(edge: Funding, each: JSON) -> str:
    """The stream of an amount and what it measures, so that it is not held against another."""
    kinds = (each[key] for key in ("gross_or_net", "plan_or_outturn", "parent_or_group"))
    words = [term_in_words(str(word)) for word in (edge.stream, each["measures"], *kinds) if word]
    part = [f"{each['part']} alone"] if each["part"] else []
    return ", ".join(dict.fromkeys([*words, *part]))
