"""What a timeline tells of bodies: their names and forms, their edges by type, and the events."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from nhsgraph.answers.results import first_said
from nhsgraph.dates import AFTER_ALL, BEFORE_ALL, Day, Extent, Period, day_in_words, is_open
from nhsgraph.draw.page.naming import short_label, short_name
from nhsgraph.draw.timeline.history import Bar, Group, History, Lane, Life, Moment, Row, Side
from nhsgraph.graph import DatedGraph
from nhsgraph.schema import EDGE_TYPES, Edge, LegalForm, MandateApproval, Name, Statement
from nhsgraph.words.sentences import (
    articled,
    edge_sentence,
    form_in_words,
    is_plural,
    listed,
    term_in_words,
    years_in_words,
)

FIRST_TYPES = ("accountability", "funding", "mandate_approval", "hosting", "succession")
"""The types that a timeline shows first; the others follow where there is room for them."""
STUB = 240
"""Days over which a plan without a planned end is drawn, since nobody knows how far it reached."""


def tell(
    graph: DatedGraph, bodies: Sequence[str], period: Period, types: Sequence[str] | None = None,
    *, plans: bool = True,
) -> History:  # fmt: skip
    """What a timeline of bodies shows over a period; groups in the order of their types.

    Args:
        graph: the record, or the record as known on a day.
        bodies: the ids of the bodies.
        period: the days that are drawn.
        types: the types of edges; all of them, the chief ones first, if None.
        plans: whether plans stand beside what was in force.

    Raises:
        UnknownBodyError: the record has no such body.
    """
    others = (each for each in EDGE_TYPES if each not in FIRST_TYPES)
    chosen = types if types is not None else [*FIRST_TYPES, *others]
    lives = tuple(_life(graph, body, period) for body in bodies)
    groups = [
        _group(graph, Side(body, edge_type, role), period, bodies, plans=plans)
        for edge_type in chosen
        for body in bodies
        for role in EDGE_TYPES[edge_type].roles
    ]
    found = [group for group in groups if group]
    ranked = tuple(replace(group, rank=_rank(group, chosen, bodies)) for group in found)
    return History(tuple(bodies), period, lives, ranked)


def _rank(group: Group, chosen: Sequence[str], bodies: Sequence[str]) -> tuple[int, int]:
    """Account first, since it goes last: to whom the bodies answer, then who answers to them.

    Then what ties the picture's bodies, what their own files say, and the rest; each by type.
    """
    order = chosen.index(group.type)
    said_of_it = EDGE_TYPES[group.type].home == group.role
    if group.type == FIRST_TYPES[0]:
        return (0 if said_of_it else 1), order
    ties = (set(getattr(bar.statement, "known_ends", ())) for row in group.rows for bar in row.bars)
    if any(len(ends) > 1 and ends <= set(bodies) for ends in ties):
        return 2, order
    chief = group.type in FIRST_TYPES or len(chosen) < len(EDGE_TYPES)
    return (3 if chief and said_of_it else 4), order


# -- a body itself ------------------------------------------------------------------------------


def _life(graph: DatedGraph, body: str, period: Period) -> Life:
    names = [
        Bar(name, held, _shorter(name.name, name.short))
        for name in graph.index.said("name", body)
        if isinstance(name, Name) and name.counts and (held := _days(graph, name, period))
    ]
    called = {bar.words[0]: bar for bar in names if getattr(bar.statement, "use", None) != "legal"}
    names = [bar for bar in names if _says_more(bar, called)]
    forms = [
        Bar(form, held, _shorter(_bare(form_in_words(form.form))))
        for form in graph.index.said("legal_form", body)
        if isinstance(form, LegalForm) and form.counts and (held := _days(graph, form, period))
    ]
    title = graph.named_on_day(body, _naming_day(graph, body, period))
    forms += [
        Bar(held.statement, held.told, _shorter(_bare(form_in_words(held.statement.form))))
        for held in graph.handed_down("legal_form", body)
        if isinstance(held.statement, LegalForm) and held.during(period)
    ]
    return Life(body, title, Row(("name",), _packed(names)), Row(("legal form",), _packed(forms)))


def _days(graph: DatedGraph, statement: Statement, period: Period) -> Extent | None:
    held = graph.held(statement)
    return held.told if held and held.during(period) else None


def _naming_day(graph: DatedGraph, body: str, period: Period) -> Day:
    life = graph.life(body)
    if life.empty:
        return period.start
    return max(min(life.possible_to, period.stop) - 1, life.possible_from)


def _says_more(bar: Bar, called: dict[str, Bar]) -> bool:
    """False for a legal name that is the operating name of the same days."""
    same = called.get(bar.words[0])
    return same is None or same is bar or bar.first < same.first or bar.stop > same.stop


def _bare(words: str) -> str:
    return words.partition(" ")[2]


def _shorter(*words: str | None) -> tuple[str, ...]:
    """The words that there are, and the first of them cut at a bracket or comma, longest first."""
    found = [word for word in words if word]
    found += [found[0].split(mark)[0] for mark in (" (", ", ") if found and mark in found[0]]
    return tuple(sorted(dict.fromkeys(found), key=len, reverse=True))


# -- its edges -----------------------------------------------------------------------------------


def _group(
    graph: DatedGraph, side: Side, period: Period, bodies: Sequence[str], *, plans: bool
) -> Group | None:
    """The edges of a type in which a body has a role, a row for each body at the other end.

    An edge between two bodies of the picture stands once, with the body in whose file it is.
    """
    others: dict[str, list[Bar]] = {}
    edges: list[Edge] = []
    for edge in graph.index.edges(side.type, side.role, side.body):
        other = edge.end(edge.other(side.role))
        if side.role != edge.home and isinstance(other, str) and other in bodies:
            continue
        bar = _bar(graph, edge, period, plans=plans)
        if bar:
            edges.append(edge)
            others.setdefault(other if isinstance(other, str) else "", []).append(bar)
    if not edges:
        return None
    rows = [_row(graph, other, bars, period) for other, bars in others.items()]
    rows.sort(key=lambda row: (max(row.bars[0].first, period.start), row.labels))
    title = _title(graph, edges, side, period)
    return Group(title, side.type, side.role, tuple(rows), (0, 0))


def _bar(graph: DatedGraph, edge: Edge, period: Period, *, plans: bool) -> Bar | None:
    words = _particulars(edge)
    if edge.contested is not None:
        return None
    if not edge.planned:
        held = graph.held(edge)
        if held is None:
            return None
        planned = held.status != "in_force"
        if not held.during(period):
            return None
        return Bar(edge, held.told, words, planned, edge.happens)
    plan = graph.plan(edge) if plans else None
    if plan is None:
        return None
    extent, instant = _planned_days(graph, edge, plan.extent)
    return Bar(edge, extent, words, True, instant) if extent.during(period) else None


def _planned_days(graph: DatedGraph, plan: Statement, extent: Extent) -> tuple[Extent, bool]:
    """The days at which a plan is drawn, and whether it is the day of its announcement."""
    begin = extent.possible_from
    if begin <= BEFORE_ALL and extent.possible_to >= AFTER_ALL:
        day = _told_by(graph, plan)
        return Extent(day, day, day + 1, day + 1), True
    if begin <= BEFORE_ALL:
        begin = min(_told_by(graph, plan), extent.possible_to - 1)
        extent = extent._replace(possible_from=begin, certain_from=begin)
    if extent.possible_to >= AFTER_ALL:
        sure = min(max(extent.certain_from, begin), begin + STUB // 2)
        return Extent(begin, sure, sure + 1, begin + STUB), False
    return extent, False


def _told_by(graph: DatedGraph, plan: Statement) -> Day:
    """The day by which a plan was told; if no source bears a date, that by which one was read."""
    told = first_said(graph, plan)
    read = [graph.record.sources[each.source].read for each in plan.evidence]
    days = [told] if told else [day for day in read if day]
    return min(day.earliest if is_open(day.latest) else day.latest for day in days)


def _particulars(edge: Edge) -> tuple[str, ...]:
    """What an edge says beyond its ends, as words for its bar."""
    if isinstance(edge, MandateApproval):
        act = edge.act.replace("_", " ")
        years = years_in_words(edge.mandate.text) if edge.mandate else ""
        return _shorter(f"{act} {years}".strip(), years or "standing duty")
    found: list[str] = []
    for name in ("means", "stream", "post", "scope", "subject"):
        value = getattr(edge, name, None)
        if value:
            many = value if isinstance(value, tuple) else (value,)
            words = [term_in_words(str(getattr(each, "name", each))) for each in many]
            found += [listed(words), words[0]]
    return _shorter(*found)


def _row(graph: DatedGraph, other: str, bars: list[Bar], period: Period) -> Row:
    lanes = _packed(bars)
    if not other:
        return Row(("not known",), lanes)
    first = max(min(bar.first for bar in bars), period.start)
    last = min(max(bar.stop for bar in bars), period.stop) - 1
    days = [first, max(first, last)]
    names = list(dict.fromkeys(graph.named_on_day(other, day) for day in days))
    short = list(dict.fromkeys(short_label(graph, other, day) for day in days))
    labels = [_renamed(names), _renamed(short), names[-1], short[-1]]
    return Row(tuple(dict.fromkeys(labels)), lanes)


def _renamed(names: Sequence[str]) -> str:
    """The first and the last name of a body in one: *Department of Health → …*."""
    if len(names) > 1 and names[1].startswith(names[0]):
        return f"{names[0]} (later …{names[1].removeprefix(names[0])})"
    return " → ".join(names)


def _packed(bars: Sequence[Bar]) -> tuple[Lane, ...]:
    """Bars in as few lanes as keep them apart, in order of their first day."""
    lanes: list[list[Bar]] = []
    for bar in sorted(bars, key=lambda each: (each.planned, each.first, -each.stop)):
        for lane in lanes:
            if all(bar.first >= other.stop or bar.stop <= other.first for other in lane):
                lane.append(bar)
                break
        else:
            lanes.append([bar])
    return tuple(tuple(lane) for lane in lanes)


def _title(graph: DatedGraph, edges: Sequence[Edge], side: Side, period: Period) -> str:
    """The sentence of a group with a gap for the other body: *HEE is accountable to …*."""
    body, day = side.body, _naming_day(graph, side.body, period)
    me = short_name(graph, body, day)
    if me == graph.named_on_day(body, day):
        me = articled(graph, body, day)
    said = {side.role: me, edges[0].other(side.role): "…"}
    present = {"status": "in_force", "subject_to": None, "outcome": None}  # of plans as well
    begun = [edge.changed(**present) if edge.planned else edge for edge in edges]

    def told(*, plural: bool) -> list[str]:
        return [
            edge_sentence(graph, edge, period.start, said=said, plural=plural, past=False)
            for edge in begun
        ]

    sentences = told(plural=False)
    if is_plural(graph, [body]) and sentences[0].lower().startswith(me.lower()):
        sentences = told(plural=True)  # LETBs are accountable to …
    return _joined(list(dict.fromkeys(sentences)))


def _joined(sentences: list[str]) -> str:
    """Sentences that differ in one place as one, with the differing words apart by a stroke."""
    words = [sentence.split() for sentence in sentences]
    shortest = min(len(each) for each in words)
    head = 0
    while head < shortest and len({each[head] for each in words}) == 1:
        head += 1
    tail = 0
    while tail < shortest - head and len({each[-1 - tail] for each in words}) == 1:
        tail += 1
    middles = [" ".join(each[head : len(each) - tail]) for each in words]
    middle = " / ".join(dict.fromkeys(filter(None, middles)))
    rest = words[0][len(words[0]) - tail :]
    joined = " ".join([*words[0][:head], *filter(None, [middle]), *rest])
    return joined[:1].upper() + joined[1:]


# -- the events ------------------------------------------------------------------------------------


def numbered(graph: DatedGraph, bars: Iterable[Bar], period: Period) -> tuple[Moment, ...]:
    """The events that begin or end what is drawn, by day, numbered from 1; within the period."""
    ends = ((bar.statement.begun_by, bar.statement.ended_by) for bar in bars)
    ids = dict.fromkeys(event for both in ends for event in both if event)
    events = [graph.record.events[each] for each in ids]
    shown = [
        event
        for event in sorted(events, key=lambda event: (*event.date[1:], event.id))
        if event.date.latest >= period.start and event.date.earliest < period.stop
    ]
    return tuple(
        Moment(number, event.id, event.title, day_in_words(event.date, short=True), *event.date[1:])
        for number, event in enumerate(shown, 1)
    )
