"""Statements, events and sources as the payload has them: the engine's sentences, days, proofs."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import Final

from nhsgraph.dates import (
    LATEST,
    Day,
    Extent,
    day_in_words,
    is_open,
    when_in_words,
)
from nhsgraph.explorer.lines import is_rung
from nhsgraph.explorer.numbering import JSON, Numbering, Pool, bare, steps_of, written
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.knowing import TO_BEGIN, Knowing, Reach, Spell, told
from nhsgraph.markup import is_on_the_web
from nhsgraph.schema import (
    STATEMENT_TYPES,
    Amount,
    Edge,
    Event,
    Funding,
    LegalForm,
    MandateApproval,
    Means,
    Name,
    Post,
    Size,
    Source,
    Statement,
    Unknown,
)
from nhsgraph.words.citations import one_line, remarks
from nhsgraph.words.money import pounds
from nhsgraph.words.sentences import (
    DEEDS,
    form_in_words,
    is_past,
    post_in_words,
    sentence,
    term_in_words,
    years_in_words,
)

Part = str | int | tuple[str, str]
"""A part of a sentence: words, the place of a body, or words for what holds and what is over."""
_OUTCOMES: Final = {"abandoned": "It was abandoned", "never_enacted": "It was never enacted"}


def statements(
    graph: DatedGraph, numbers: Numbering, knowing: Knowing, times: Pool
) -> Iterator[JSON]:
    """Every statement, in the order of the record; their times go into a pool."""
    order = {name: number for number, name in enumerate(ordered_types())}
    for statement in graph.record.statements.values():
        yield {
            "id": statement.local_id,
            "type": order[statement.type],
            **_ends(statement, numbers),
            **bare(_sentence(graph, statement, numbers, knowing)),
            "when": times.number([statement.when.text, when_in_words(statement.when)]),
            **bare(_standing(statement, numbers)),
            **bare(_particulars(statement, numbers)),
            **bare(_holding(graph, statement, numbers, knowing)),
            "proof": numbers.proofs(statement.evidence),
        }


def ordered_types() -> list[str]:
    """The types of statements, those of edges first."""
    return sorted(STATEMENT_TYPES, key=lambda name: not issubclass(STATEMENT_TYPES[name], Edge))


def _sentence(
    graph: DatedGraph, statement: Statement, numbers: Numbering, knowing: Knowing
) -> JSON:  # fmt: skip
    """What a statement says, in parts that the page puts together for a day: see ``parts_of``."""
    over = is_past(graph, statement)
    if statement.counts:
        return {"text": parts_of(graph, statement), "over": over}
    day = worded_on(graph, statement, knowing)
    return {"text": parts_of(graph, statement), "over": over, "worded": numbers.day(day)}


def parts_of(graph: DatedGraph, statement: Statement) -> list[Part]:
    """A sentence without its full stop and without the names in it.

    A number stands for the body at that end of an edge, or, of what is no edge, for the body that
    it is of; a pair for what is said while it holds and what is said when it is over.
    """
    edge = statement if isinstance(statement, Edge) else None
    ends = zip(edge.roles, edge.ends, strict=True) if edge else [("of", statement.owner)]
    known = enumerate(ends)
    marks = {role: f"\0{at}\0" for at, (role, end) in known if isinstance(end, str)}
    now, then = (
        sentence(graph, statement, LATEST, said=marks, past=past).removesuffix(".").split("\0")
        for past in (None if statement.type in DEEDS else False, True)
    )
    parts: list[Part] = []
    for at, (one, other) in enumerate(zip(now, then, strict=True)):
        parts += [int(one)] if at % 2 else _paired(one.split(" "), other.split(" "))
    return [part for part in parts if part != ""]


def _paired(now: list[str], then: list[str]) -> Iterator[Part]:
    """Words of which some are others of what is over: what is the same in both stands once."""
    if now == then:
        yield " ".join(now)
        return
    first = _alike(now, then)
    rest = _alike(now[:first:-1], then[:first:-1])
    yield " ".join([*now[:first], ""])
    yield " ".join(now[first : len(now) - rest]), " ".join(then[first : len(then) - rest])
    yield " ".join(["", *now[len(now) - rest :]]) if rest else ""


def _alike(now: list[str], then: list[str]) -> int:
    """So many words are the same at the start."""
    pairs = zip(now, then, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def worded_on(graph: DatedGraph, statement: Statement, knowing: Knowing) -> Day:
    """The day by which bodies are named where a statement has none: that on which it was said.

    A plan is told as it was announced, by no name that its bodies came to have afterwards.
    """
    days = [knowing.first_seen(each.source) for each in statement.evidence]
    extent = graph.index.extent(statement)
    days += [] if statement.planned else [extent.possible_from, extent.certain_to - 1]
    return min((day for day in days if not is_open(day)), default=LATEST)


def _ends(statement: Statement, numbers: Numbering) -> JSON:
    if not isinstance(statement, Edge):
        return {"of": numbers.bodies[statement.owner]}
    unknown = [end.unknown.reason for end in statement.ends if isinstance(end, Unknown)]
    ends = [numbers.bodies[end] if isinstance(end, str) else None for end in statement.ends]
    return {"ends": ends, **bare({"unknown": " ".join(unknown)})}


def _standing(statement: Statement, numbers: Numbering) -> JSON:
    """What qualifies a statement: its status, basis, note, what is said against it, its outcome."""
    outcome, contested = statement.outcome, statement.contested
    return {
        "status": "" if statement.status == "in_force" else statement.status,
        "basis": statement.basis,
        "note": statement.note,
        "subject_to": statement.subject_to,
        "contested": contested.reason if contested else "",
        "contested_proof": numbers.proofs(contested.evidence) if contested else [],
        "outcome": _outcome(statement),
        "outcome_proof": numbers.proofs(outcome.halt.evidence) if outcome and outcome.halt else [],
        "became": list(outcome.became or ()) if outcome else [],
        "begun": numbers.events.get(statement.begun_by or ""),
        "ended": numbers.events.get(statement.ended_by or ""),
    }


def _outcome(plan: Statement) -> str:
    """What came of a plan, as a sentence; nothing where the record does not say."""
    outcome = plan.outcome
    if outcome is None:
        return ""
    if outcome.became:
        return "It came about."
    if outcome.halt:
        return f"{_OUTCOMES[outcome.kind]} ({day_in_words(outcome.halt.date)})."
    reason = outcome.unknown.reason if outcome.unknown else ""
    return f"What came of it is not known: {reason}"


def _particulars(statement: Statement, numbers: Numbering) -> JSON:
    """What a statement says beyond its bodies: as rows to be listed, and as values to be shown."""
    post = getattr(statement, "post", None)
    approval = statement if isinstance(statement, MandateApproval) else None
    return {
        "more": [list(row) for row in _rows(statement)],
        "more_days": [
            numbers.extent(each.when.extent) if each.when else None for each in _dated(statement)
        ],
        "step": str(approval.step) if approval and approval.step else "",
        "rung": isinstance(statement, Edge) and is_rung(statement),
        "value": _value(statement),
        "post": post_in_words(str(post)) if post else "",
    }


def _value(statement: Statement) -> str:
    match statement:
        case Name():
            return statement.name
        case LegalForm():
            return form_in_words(statement.form)
        case Post():
            return statement.person
        case Size():
            return str(statement.size)
    return ""


def _dated(statement: Statement) -> tuple[Means, ...]:
    """The means of a statement, the first of its rows, if any of them has days of its own."""
    means: tuple[Means, ...] = getattr(statement, "means", ())
    return means if any(each.when for each in means) else ()


def _rows(statement: Statement) -> Iterator[tuple[str, str]]:
    """What is to be listed of a statement, each with its heading."""
    for each in getattr(statement, "means", ()):
        yield "by", f"{each.name} ({when_in_words(each.when)})" if each.when else each.name
    if force := getattr(statement, "force", None):
        yield "rests on", force
    for key in ("stream", "subject", "scope", "act", "organ", "role", "places"):
        value = getattr(statement, key, None)
        for one in value if isinstance(value, tuple) else (value,) if value else ():
            yield key, term_in_words(str(one))
    if isinstance(statement, Post) and statement.acting:
        yield "standing", "acting"
    if isinstance(statement, MandateApproval) and statement.mandate:
        yield "mandate", years_in_words(statement.mandate.text)
    if isinstance(statement, Funding):
        yield from (("amount", _amount(each)) for each in statement.amounts)
        if statement.share:
            about = "about " if statement.share.about else ""
            yield "share", f"{about}{statement.share.percent:g} % of its income"
    if isinstance(statement, Name) and statement.use:
        yield "use", {"legal": "in law", "operating": "in practice"}[statement.use]


def _amount(amount: Amount) -> str:
    kinds = (amount.measures, amount.gross_or_net, amount.plan_or_outturn, amount.parent_or_group)
    told = [term_in_words(each) for each in kinds if each]
    told += [each for each in (amount.part, amount.note) if each]
    if amount.contested:
        told.append(f"contested: {amount.contested.reason}")
    what = f" ({'; '.join(told)})" if told else ""
    return f"{amount.year.text}: {'about ' if amount.about else ''}{pounds(amount.gbp)}{what}"


# -- when it holds ------------------------------------------------------------------------------


def _holding(graph: DatedGraph, statement: Statement, numbers: Numbering, knowing: Knowing) -> JSON:
    """The days on which a statement holds, with all known and as known on any day."""
    if statement.contested:
        return {}
    found: JSON = {}
    if statement.planned:
        extent = graph.index.extent(statement)
        found["plan"] = None if extent.empty else numbers.extent(extent)
        found["pending"] = _pending(statement, numbers, knowing)
    else:
        reach, cuts = told(statement), knowing.of_line(statement)
        found |= held_in(graph, numbers, reach, knowing.spells(reach, cuts), "holds", "known")
    if isinstance(statement, MandateApproval) and statement.mandate:
        reach = drawn(statement)
        cuts = knowing.of_line(statement) | set().union(*map(knowing.of_life, statement.known_ends))
        cuts |= knowing.of_plan(statement) if statement.planned else set()
        spells = knowing.spells(reach, cuts)
        found |= held_in(graph, numbers, reach, spells, "drawn", "drawn_known")
    return found


def held_in(
    graph: DatedGraph, numbers: Numbering, reach: Reach, spells: list[Spell], key: str, known: str
) -> JSON:  # fmt: skip
    """An extent with all known, and its spells where these differ from it."""
    extent, _ = reach(graph)
    return {
        key: numbers.extent(extent) if extent else None,
        known: written(spells, numbers) if extent or any(each.extent for each in spells) else [],
    }


def drawn(approval: MandateApproval) -> Reach:
    """A part in a mandate as a picture draws it: over the years that the mandate covers.

    It does so while its bodies live: see ``nhsgraph.draw.structure.selection.on_day``.
    """

    def reach(graph: DatedGraph) -> tuple[Extent | None, int]:
        held = graph.plan(approval) if approval.planned else graph.held(approval)
        if held is None or approval.mandate is None:
            return None, 0
        years = approval.mandate.period
        extent = Extent(years.start, years.start, years.stop, years.stop)
        for body in approval.known_ends:
            extent = extent.meet(graph.life(body))
        flags = 0 if approval.planned or held.status == "in_force" else TO_BEGIN
        return (None if extent.empty else extent), flags

    return reach


def _pending(plan: Statement, numbers: Numbering, knowing: Knowing) -> list[list[int]]:
    """On which days of knowledge a plan was known and its outcome was not."""

    def pending(day: Day) -> int:
        return int(knowing.on(day).knowledge.pending(plan))

    return numbers.steps(steps_of(pending, knowing.of_plan(plan)))


# -- events and sources -------------------------------------------------------------------------


def events(graph: DatedGraph, numbers: Numbering) -> Iterator[JSON]:
    """Every event with what it begins and ends."""
    for event in graph.record.events.values():
        yield _event(graph, event, numbers)


def _event(graph: DatedGraph, event: Event, numbers: Numbering) -> JSON:
    begins, ends = graph.index.begun_by(event.id), graph.index.ended_by(event.id)
    return {
        "id": event.id,
        "title": event.title,
        "when": day_in_words(event.date),
        "days": [numbers.day(event.date.earliest), numbers.day(event.date.latest)],
        **bare({"reason": event.reason, "note": event.note}),
        "proof": numbers.proofs(event.evidence),
        "begins": [numbers.statements[each.id] for each in begins],
        "ends": [numbers.statements[each.id] for each in ends],
    }


def sources(graph: DatedGraph, numbers: Numbering, knowing: Knowing) -> Iterator[JSON]:
    """Every source with its citation."""
    for source in graph.record.sources.values():
        yield _source(source, numbers.day(knowing.first_seen(source.id)))


def _source(source: Source, since: int) -> JSON:
    address = one_line(source.address or "")
    return {
        "id": source.id,
        "title": one_line(source.title),
        "publisher": one_line(source.publisher),
        "date": day_in_words(source.published) if source.published else "no date",
        "kind": term_in_words(source.kind),
        **bare({"remarks": remarks(source), "address": address}),
        **bare({"unlinked": bool(address) and not is_on_the_web(address)}),
        **bare({"read": day_in_words(source.read) if source.read else ""}),
        "since": since,
    }
