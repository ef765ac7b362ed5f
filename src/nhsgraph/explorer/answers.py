"""The answers to typed questions, worked out beforehand: a form, a body, and stretches of days.

A stretch lasts as long as nothing changes that the form looks at; its answer is the engine's own
for just these days. The page has no second engine: it shows the text and the statements behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from itertools import pairwise
from typing import Final

from nhsgraph.answers import Answer, Question, answer
from nhsgraph.answers.forms import FORMS
from nhsgraph.answers.telling import text_of
from nhsgraph.dates import Extent, Period, days_in_words
from nhsgraph.explorer.numbering import JSON, Numbering, bare
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.chains import UPPER
from nhsgraph.schema import EDGE_TYPES, Edge, Funding, MandateApproval
from nhsgraph.values import replace
from nhsgraph.words.spans import during_in_words

Extents = Callable[[DatedGraph, str], Iterable[Extent]]
"""What a form looks at of a body: the answer changes where one of these begins or ends."""

_SOMETHING: Final = (
    "a collective or an arrangement", "a body or a line", "a collective", "a body", "a unit",
)  # fmt: skip
"""How the forms name the body that they are asked of."""
SILENT: Final = frozenset({"silent", "premise_false", "ambiguous", "not_understood"})
"""The kinds of answers that are none."""
OF_YEARS: Final = frozenset({"lineage", "legal_basis", "plans", "amount", "mandate"})
"""The forms that are asked of years rather than days: their facts tell their own days."""
MOST_BESIDE: Final = 6
"""So many statements stand beside an answer."""


def answers(
    graph: DatedGraph, numbers: Numbering, asked_of: Collection[str] | None
) -> Iterator[JSON]:
    """Every answer about some bodies, or all: for each form and body a row a stretch of days."""
    for form, name in enumerate(_LOOKS):
        for body in graph.record.bodies if asked_of is None else asked_of:
            rows = list(_rows(graph, numbers, name, body))
            if any("text" in row for row in rows):
                yield from ({"form": form, "body": numbers.bodies[body], **row} for row in rows)


def forms() -> list[JSON]:
    """The forms that are asked, with what each asks of a body."""
    return [{"id": name, "label": FORMS[name], "ask": _with_blank(FORMS[name])} for name in _LOOKS]


def _with_blank(words: str) -> str:
    """What a form asks, with a blank in place of the body.

    >>> _with_blank("who holds a body to account")
    'who holds {} to account'
    """
    named = next((each for each in _SOMETHING if each in words), None)
    return words.replace(named, "{}", 1) if named else f"{words}: {{}}"


def _rows(graph: DatedGraph, numbers: Numbering, form: str, body: str) -> Iterator[JSON]:
    """The rows of one form and body: from which day on, the text, what it stands on, its status."""
    before: JSON | None = None
    for period, asked in stretches(graph, numbers, form, body):
        told = _row(graph, numbers, Question(form, (body,), period)) if asked else {}
        if before != told:
            yield {"from": numbers.day(period.start), **told}
        before = told


def _row(graph: DatedGraph, numbers: Numbering, question: Question) -> JSON:
    """The engine's answer to a question; nothing where it has none."""
    found = answer(graph, question)
    if found.status in SILENT or not found.results:
        return {}
    told = dict.fromkeys(each for row in found.results for each in row.statements)
    beside = dict.fromkeys(row.statement for row in found.see_also)
    further = [numbers.statements[each] for each in beside if each not in told]
    return {
        "text": undated(found),
        "on": [numbers.statements[each] for each in told if each in numbers.statements],
        **bare({"beside": further[:MOST_BESIDE]}),
        "status": found.status,
    }


def undated(found: Answer) -> str:
    """The text of an answer, a sentence a line, without the days that were asked about.

    These are where a stretch begins and ends; in a sentence they would be read as days of the fact.
    What facts tell of their own days stays, and so does all of what is asked of years.
    """
    period = Period.between(found.first, found.last)
    moments = {period.start, *(Period.between(part.first, part.last).start for part in found.parts)}
    dated = found.question.form in OF_YEARS
    lines = [
        replace(
            each,
            words=each.words if dated else _without_days(each.words, period, moments),
            line=True,
        )
        for each in found.sentences
    ]
    return text_of(lines, found.verdict) or found.text


def _without_days(words: str, period: Period, moments: Iterable[int] = ()) -> str:
    """A sentence without the words for the days of a period, or for a day of its own at the start.

    >>> _without_days("from 2 May to 4 May 2014 it was so", Period.read("2014-05-02/2014-05-04"))
    'it was so'
    """
    for day in moments:
        first = during_in_words(Period.of_day(day))
        if words.casefold().startswith(f"{first} ".casefold()):
            words = words[len(first) + 1 :]
    for days in (during_in_words(period), days_in_words(period.start, period.stop - 1)):
        words = _cut(words, days)
    return words


def _cut(words: str, days: str) -> str:
    """A sentence without some words for days, with the blank beside them."""
    kept, rest = "", words
    while (at := rest.casefold().find(days.casefold())) >= 0:
        before, behind = kept + rest[:at], rest[at + len(days) :]
        if behind.startswith(" ") and (not before or before.endswith(" ")):
            kept, rest = before, behind[1:]
        elif before.endswith(" ") and (not behind or behind[0] in ",.;:"):
            kept, rest = before[:-1], behind
        else:
            kept, rest = before + rest[at : at + len(days)], behind
    return kept + rest


def stretches(
    graph: DatedGraph, numbers: Numbering, form: str, body: str
) -> Iterator[tuple[Period, bool]]:
    """The stretches of the years that are covered, and whether there is anything to ask about."""
    looked_at = list(_LOOKS[form](graph, body))
    if not looked_at:
        return
    cuts = {day for extent in looked_at for day in extent if numbers.first < day < numbers.stop}
    for start, stop in pairwise([numbers.first, *sorted(cuts), numbers.stop]):
        period = Period(start, stop)
        yield period, any(extent.during(period) for extent in looked_at)


# -- what a form looks at -----------------------------------------------------------------------


def _lines(name: str, *roles: str) -> Extents:
    def extents(graph: DatedGraph, body: str) -> Iterable[Extent]:
        return [held.told for role in roles for held in graph.lines(name, role, body)]

    return extents


def _of_it(kind: str) -> Extents:
    """What is said of a body itself, and what comes to it from sets that it is one of."""

    def extents(graph: DatedGraph, body: str) -> Iterable[Extent]:
        own = [graph.held(each) for each in graph.index.said(kind, body) if each.counts]
        return [held.told for held in (*own, *graph.handed_down(kind, body)) if held]

    return extents


def _chain(graph: DatedGraph, body: str) -> Iterable[Extent]:
    """The lines that lead from a body up to the top, where it answers to anybody on the way."""
    seen, found, to_do, answers_to = {body}, list[Extent](), [body], False
    while to_do:
        here = to_do.pop()
        for name, upper in UPPER.items():
            for held in graph.lines(name, EDGE_TYPES[name].other(upper), here):
                found.append(held.told)
                answers_to = answers_to or name == "accountability"
                end = held.statement.end(upper) if isinstance(held.statement, Edge) else None
                if isinstance(end, str) and end not in seen:
                    seen.add(end)
                    to_do.append(end)
    return found if answers_to else []


def _approvals(graph: DatedGraph, body: str) -> Iterable[Extent]:
    """The years of the mandates of a body."""
    for edge in graph.index.edges("mandate_approval", "body", body):
        if isinstance(edge, MandateApproval) and edge.contested is None:
            period = edge.mandate.period if edge.mandate else None
            held = graph.plan(edge) if edge.planned else graph.held(edge)
            if period is not None:
                yield Extent(period.start, period.start, period.stop, period.stop)
            elif held is not None:
                yield held.extent


def _amounts(graph: DatedGraph, body: str) -> Iterable[Extent]:
    """The financial years of the sums that a body had or gave."""
    for role in EDGE_TYPES["funding"].roles:
        for held in graph.lines("funding", role, body):
            if isinstance(held.statement, Funding) and not held.via:
                for amount in held.statement.amounts:
                    years = amount.year.period
                    yield Extent(years.start, years.start, years.stop, years.stop)


def _once(graph: DatedGraph, body: str) -> Iterable[Extent]:
    """All years at once, of a body that lived in any."""
    life, covers = graph.told_life(body), graph.record.info.covers.extent
    return [] if life.empty else [covers._replace(certain_to=covers.possible_to)]


def _plans(graph: DatedGraph, body: str) -> Iterable[Extent]:
    """All years at once, of a body that something was planned for."""
    planned = any(each.planned for each in graph.index.of_body(body))
    return [graph.record.info.covers.extent] if planned else []


_LINES: Final = [
    (form, name, role) for name, kind in EDGE_TYPES.items() for form, role in kind.forms().items()
]
_LOOKS: Final[Mapping[str, Extents]] = {
    **{form: _lines(name, role) for form, name, role in _LINES},
    "partnership": _lines("partnership", *EDGE_TYPES["partnership"].roles),
    "chain": _chain,
    "name": _of_it("name"),
    "legal_form": _of_it("legal_form"),
    "post": _of_it("post"),
    "mandate": _approvals,
    "amount": _amounts,
    "count": _of_it("size"),
    "exists": _of_it("name"),
    "lineage": _once,
    "legal_basis": _once,
    "plans": _plans,
}
"""The forms that are asked, each with what it looks at."""
