"""How what the graph holds is told: results with roles, evidence and sentences; parts and gaps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from nhsgraph.answers.result import JSON, Cited, Result, Stretch
from nhsgraph.dates import (
    AFTER_ALL,
    BEFORE_ALL,
    Certainty,
    Day,
    FuzzyDay,
    Part,
    Period,
    is_open,
    write_day,
)
from nhsgraph.schema import (
    Edge,
    Evidence,
    Funding,
    MandateApproval,
    Name,
    NotFound,
    Statement,
    Unknown,
)
from nhsgraph.values import deferring
from nhsgraph.words.sentences import means_of, sentence

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.graph.in_force import Held


def all_known(graph: DatedGraph, evidence: Iterable[Evidence]) -> bool:
    """Whether all sources of some evidence were known, so that what rests on it was."""
    known = graph.knowledge.of_source
    return all(known(proof.source) is Certainty.CERTAIN for proof in evidence)


def cite(graph: DatedGraph, evidence: Iterable[Evidence]) -> tuple[Cited, ...]:
    """Evidence with what a reader needs to find it; as known on a day, only what was published."""
    shown = []
    for each in evidence:
        if graph.knowledge.of_source(each.source) is Certainty.NO:
            continue
        source = graph.record.sources[each.source]
        shown.append(
            Cited(
                source=each.source,
                title=source.title,
                publisher=source.publisher,
                locator=each.locator,
                url=source.address,
                published=source.published.text if source.published else None,
                proves=each.proves,
                says=each.says,
                read_in=each.read_in,
                origin=source,
            )
        )
    return tuple(shown)


def naming(graph: DatedGraph, body_id: str, period: Period) -> JSON:
    """A body with its name on the first day of a period, and all its names in it."""
    shown: JSON = {"id": body_id, "name": graph.named_on_day(body_id, period.start)}
    names = [
        {"name": name.name, "from": write_day(part.start), "to": write_day(part.stop - 1)}
        for name, part in graph.names(body_id, period)
        if name.use != "legal" or name.name == shown["name"]
    ]
    if len({each["name"] for each in names}) > 1:
        shown["names"] = names
    if graph.body(body_id).kind == "collective":
        first_alive = graph.life(body_id).certain_from
        numbers = graph.counted_on_day(body_id, max(period.start, first_alive))
        if numbers and numbers[0]:
            shown["number"] = numbers[0] if len(numbers) == 1 else numbers
    return shown


def roles_of(graph: DatedGraph, statement: Statement, period: Period) -> JSON:
    """The bodies of a statement by role; an end that is not known has a reason and no id."""
    if not isinstance(statement, Edge):
        return {"body": naming(graph, statement.owner, period)}
    shown: JSON = {}
    for role in statement.roles:
        end = statement.end(role)
        if isinstance(end, Unknown):
            shown[role] = {"id": None, "unknown": end.unknown.reason, **_looked_for(end.unknown)}
        else:
            shown[role] = naming(graph, end, period)
    return shown


def result(
    graph: DatedGraph, held: Held, part: Part, answer: Sequence[str], *,
    worded_on: Day | None = None, **more: Any,
) -> Result:  # fmt: skip
    """One statement over one stretch of equal certainty, as a result.

    Args:
        graph: the graph that answers.
        held: the statement.
        part: the stretch.
        answer: the ids that answer the question.
        worded_on: the day by which its sentence names bodies, if not that of the stretch.
        more: further fields.
    """
    statement = held.statement
    period = Period(part.start, part.stop)
    named_on = _named_on(graph, statement, part)
    row = Result(
        statement=statement.id,
        type=statement.type,
        roles={},
        answer=tuple(answer),
        first=period.first,
        last=period.last,
        when=held.when,
        certainty=part.certainty,
        status=held.status,
        text="",
        force=getattr(statement, "force", None),
        via=held.via,
        basis=statement.basis,
        stands_on=(statement,),
    )
    alive = Period(named_on, max(part.stop, named_on + 1))
    work: dict[str, Callable[[], object]] = {
        "roles": lambda: roles_of(graph, statement, alive),
        "text": lambda: (
            sentence(graph, statement, named_on, part)
            if worded_on is None
            else sentence(graph, statement, worded_on)
        ),
        "more": lambda: {**_particulars(graph, held, part, named_on), **more},
    }
    known = graph.knowledge
    if known.day is None or known.evidence(statement):  # a statement without any is none
        work["evidence"] = lambda: cite(graph, known.evidence(statement))
    return deferring(row, **work)


def _named_on(graph: DatedGraph, statement: Statement, part: Part) -> Day:
    """The day by which bodies are named: the first of the stretch, or a day of their lives."""
    if part.start > BEFORE_ALL:
        return part.start
    if statement.planned and (said := first_said(graph, statement)):
        return said.earliest
    last = part.stop - 1 if part.stop < AFTER_ALL else AFTER_ALL
    bounded = [day for day in graph.index.extent(statement) if BEFORE_ALL < day < AFTER_ALL]
    return min([*bounded, last])


def first_said(graph: DatedGraph, statement: Statement) -> FuzzyDay | None:
    """When a statement was first published for certain, as far as its sources bear a date."""
    days = [
        published
        for each in statement.evidence
        if (published := graph.record.sources[each.source].published) is not None
    ]
    return min(days, key=lambda day: (day.latest, -day.earliest), default=None)


_OWN = (
    "stream", "scope", "subject", "post", "person", "form", "size", "name", "role", "places",
)  # fmt: skip
"""The fields of which a result has those that its statement has."""


def _particulars(graph: DatedGraph, held: Held, part: Part, named_on: Day) -> JSON:
    """The fields that only some results have; a collective's amounts are not its members'."""
    statement = held.statement
    more: JSON = {}
    for name in _OWN:
        value = getattr(statement, name, None)
        if value is not None:
            more[name] = list(value) if isinstance(value, tuple) else value
    if means := means_of(statement, part):
        more["means"] = [
            {"name": each.name, "when": each.when.text} if each.when else each.name
            for each in means
        ]
    if isinstance(statement, MandateApproval):
        years = statement.mandate.text if statement.mandate else None
        more |= {"step": statement.step, "act": statement.act, "organ": statement.organ}
        more["mandate"] = years
    if isinstance(statement, Funding):
        more["amounts"] = [] if held.via else amounts_of(graph, statement)
        if statement.share:
            more["share"] = {"percent": statement.share.percent, "about": statement.share.about}
    if held.via:
        more["through"] = [graph.named_on_day(each, named_on) for each in held.via]
    return {**more, **_standing(graph, statement)}


def _standing(graph: DatedGraph, statement: Statement) -> JSON:
    """What qualifies a statement: its note, its condition, what is said against it, its outcome."""
    more: JSON = {}
    for key in ("note", "subject_to"):
        if getattr(statement, key):
            more[key] = getattr(statement, key)
    if statement.contested:
        against = cite(graph, statement.contested.evidence)
        more["contested"] = {
            "reason": statement.contested.reason,
            "evidence": [each.to_dict() for each in against],
        }
    if statement.outcome:
        more["outcome"] = outcome_of(graph, statement)
    return more


def amounts_of(graph: DatedGraph, funding: Funding) -> list[JSON]:
    """The amounts of a funding edge in GBP by financial year, as far as known."""
    return [
        {
            "year": amount.year.text,
            "gbp": amount.gbp,
            "about": amount.about,
            "measures": amount.measures,
            "gross_or_net": amount.gross_or_net,
            "plan_or_outturn": amount.plan_or_outturn,
            "parent_or_group": amount.parent_or_group,
            "part": amount.part,
            "contested": amount.contested.reason if amount.contested else None,
            "note": amount.note,
            "evidence": [each.to_dict() for each in cite(graph, amount.evidence)],
        }
        for amount in funding.amounts
        if graph.knowledge.of_evidence(amount.evidence) is not Certainty.NO
    ]


def _looked_for(missing: NotFound) -> JSON:
    """Where and on which day something was looked for that was not found, if that is written."""
    shown: JSON = {"searched": list(missing.searched)} if missing.searched else {}
    return {**shown, "on": missing.on.text} if missing.on else shown


def _under_another_name(graph: DatedGraph, plan: Statement, became: Iterable[str]) -> bool:
    """Whether a name was planned, and what came about bears others."""
    statements = graph.record.statements
    names = [one for each in became if isinstance(one := statements.get(each), Name)]
    return isinstance(plan, Name) and bool(names) and all(one.name != plan.name for one in names)


def outcome_of(graph: DatedGraph, plan: Statement) -> JSON:
    """What came of a plan, as far as known; ``pending`` where it was not known yet."""
    outcome = plan.outcome
    if outcome is None or (graph.known_on is not None and graph.knowledge.pending(plan)):
        return {"kind": "pending"}
    shown: JSON = {"kind": outcome.kind}
    if outcome.became is not None:
        shown["became"] = list(outcome.became)
        if _under_another_name(graph, plan, outcome.became):
            shown["under_another_name"] = True
    elif outcome.unknown is not None:
        shown["reason"] = outcome.unknown.reason
        shown.update(_looked_for(outcome.unknown))
    elif outcome.halt is not None:
        shown["date"] = outcome.halt.date.text
        shown["evidence"] = [each.to_dict() for each in cite(graph, outcome.halt.evidence)]
    return shown


def shown_part(parts: Sequence[Part]) -> Part:
    """The part by which one row shows a statement: the first, unless that has no begin.

    What was there before the record began is shown by the part of which the record is certain.
    """
    certain = (part for part in parts if part.certainty is Certainty.CERTAIN)
    return next(certain, parts[0]) if is_open(parts[0].start) else parts[0]


def stretches(rows: Iterable[tuple[Part, Sequence[str]]]) -> list[Stretch]:
    """The time split where the answer changes: who certainly and who possibly, in each part."""
    found = [(part, tuple(ids)) for part, ids in rows if ids]
    cuts = sorted({day for part, _ in found for day in (part.start, part.stop)})
    merged: list[tuple[Day, Day, tuple[str, ...], tuple[str, ...]]] = []
    for cut, stop in pairwise(cuts):
        start = cut
        here = [(part.certainty, ids) for part, ids in found if part.start <= start < part.stop]
        certain = _ids(ids for certainty, ids in here if certainty is Certainty.CERTAIN)
        possible = _ids(ids for certainty, ids in here if certainty is Certainty.POSSIBLE)
        possible = tuple(each for each in possible if each not in certain)
        if not certain and not possible:
            continue
        last = merged[-1] if merged else None
        if (
            last
            and last[1] == start
            and (set(last[2]), set(last[3])) == (set(certain), set(possible))
        ):
            start = merged.pop()[0]
        merged.append((start, stop, certain, possible))
    return [Stretch(write_day(a), write_day(b - 1), c, p) for a, b, c, p in merged]


def counted(parts: Iterable[Stretch]) -> int | list[int]:
    """How many answer in parts of the time: one number, or the least and the most of them."""
    told = list(parts)
    certain = {one for part in told for one in part.certain}
    every = certain | {one for part in told for one in part.possible}
    return len(every) if every == certain else [len(certain), len(every)]


def _ids(groups: Iterable[Sequence[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for group in groups for each in group))


def gaps(parts: Iterable[Part], period: Period) -> list[Period]:
    """The stretches of a period that no part covers, in order."""
    found, day = [], period.start
    for part in sorted(parts):
        if part.start > day:
            found.append(Period(day, part.start))
        day = max(day, part.stop)
    if day < period.stop:
        found.append(Period(day, period.stop))
    return found
