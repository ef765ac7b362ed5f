"""Where the money went in a financial year: flows as wide as their amounts, where there are any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.dates import Certainty, Day, Years, is_open, speak_day
from nhsgraph.draw.layered.funding_drawing import Sankey
from nhsgraph.draw.layered.funding_places import Flow
from nhsgraph.draw.page.describe import (
    Description,
    Section,
    as_known,
    counted,
    described,
    outside,
)
from nhsgraph.draw.page.naming import short_label
from nhsgraph.draw.page.settings import with_own_settings
from nhsgraph.draw.page.stage import stage
from nhsgraph.draw.page.theme import THEME, Page, Theme
from nhsgraph.errors import QuestionError
from nhsgraph.graph import DatedGraph
from nhsgraph.graph.snapshot import Snapshot
from nhsgraph.schema import Amount, Funding
from nhsgraph.words.sentences import capital, sentence, term_in_words, years_in_words

DWARFING = 10
"""An amount so many times the next is not drawn to scale."""
NEAR = 3
"""How many years away the sum may be that shows how large a flow without one is."""
BEST: tuple[str | None, ...] = (
    "outturn", "grant_in_aid", "allocation", "income", "budget", "limit", "plan", None,
)  # fmt: skip
"""Which of several amounts of a year is drawn: what passed rather than what was meant to."""
TALLER = (1.0, 1.25, 1.6)
"""So many times as tall as usual is the sheet, where more flows want more room."""
UNKNOWN = "unknown:"
"""How the id of a payer that nobody could find begins; the statement's id follows."""


@with_own_settings
def funding(
    graph: DatedGraph, year: str, *, plans: bool = False,
    theme: Theme = THEME, ax: Axes | None = None,
) -> Figure:  # fmt: skip
    """Draws who paid whom in a financial year, from left to right, each flow as wide as its amount.

    See ``Draw.funding``. With ``ax`` it is drawn in axes that are given, not on a sheet of its own.
    A flow for which the record has no amount in that year is a dashed line with a question mark;
    where it has one of a year near by, between dashed lines as far apart as that amount is wide, so
    that no small flow with an amount is taken for the main one. Each amount bears what it measures.
    """
    years = Years.read(year)
    flows = _flows(graph, years, plans=plans)
    names = _names(years, flows, graph.named_on_day)
    short = _names(years, flows, partial(short_label, graph))
    for taller in TALLER if ax is None else TALLER[-1:]:
        page = Page(theme.page.width, theme.page.height * taller) if ax is None else None
        place = stage(_description(graph, years, flows), theme, page, ax)
        if not flows:
            break
        try:
            Sankey(place, flows, names, short, _most(graph)).fitted().draw()
            break
        except QuestionError:
            if taller == TALLER[-1]:
                raise
    return place.figure


def pounds(gbp: int, *, about: bool = False) -> str:
    """An amount in words, in millions or, where it is only about so much, in billions.

    >>> pounds(4798300000), pounds(4900000000, about=True), pounds(144000000)
    ('£4,798.3m', 'about £4.9bn', '£144m')
    """
    word = "about " if about else ""
    if gbp >= 10**9 and (about or gbp % 10**8 == 0):
        return f"{word}£{gbp / 10**9:.3f}".rstrip("0").rstrip(".") + "bn"
    millions = f"{gbp / 10**6:,.1f}".removesuffix(".0")
    return f"{word}£{millions}m"


# -- what is drawn ---------------------------------------------------------------------------------


def _flows(graph: DatedGraph, years: Years, *, plans: bool) -> list[Flow]:
    """The funding edges of a financial year, as the record writes them."""
    found = [
        _flow(graph, line.edge, line.certainty, years, planned=line.held.status != "in_force")
        for line in Snapshot(graph, years.period).edges
        if isinstance(line.edge, Funding)
    ]
    if plans:
        found += [
            _flow(graph, edge, Certainty.POSSIBLE, years, planned=True)
            for edge in graph.record.statements.values()
            if isinstance(edge, Funding) and edge.planned and edge.contested is None
            and (edge.when.begin or edge.when.end)  # it has days of its own
            and (held := graph.plan(edge)) and held.during(years.period)
        ]  # fmt: skip
    return found


def _flow(
    graph: DatedGraph, edge: Funding, certainty: Certainty, years: Years, *, planned: bool
) -> Flow:
    of_year = (each for each in _known_amounts(graph, edge) if each.year.period == years.period)
    amount = min(of_year, key=lambda each: BEST.index(each.measures), default=None)
    payer = edge.payer if isinstance(edge.payer, str) else f"{UNKNOWN}{edge.id}"
    near = None if amount or planned else _near(graph, edge, years)
    words: str = edge.status if planned else ""
    if amount:
        words = _measured(amount)
    elif near:
        words = f"{near.year}: {_measured(near)}"
    elif edge.share:
        words = f"{'about ' if edge.share.about else ''}{edge.share.percent:g}% of income"
    return Flow(edge, payer, edge.recipient, term_in_words(edge.stream), words,
                amount.gbp if amount else None, certainty, planned,
                near.gbp if near else None)  # fmt: skip


def _measured(amount: Amount) -> str:
    """An amount in words, with what it measures."""
    words = pounds(amount.gbp, about=amount.about)
    return f"{words} ({term_in_words(amount.measures)})" if amount.measures else words


def _known_amounts(graph: DatedGraph, edge: Funding) -> list[Amount]:
    """The amounts that say how much passed along an edge, as far as they were known."""
    known = graph.knowledge
    return [
        each
        for each in edge.amounts
        if each.answers and known.of_evidence(each.evidence) is not Certainty.NO
    ]


def _near(graph: DatedGraph, edge: Funding, years: Years) -> Amount | None:
    """The amount between the same two bodies in the nearest year, at most ``NEAR`` years away."""
    found = [
        (abs(each.year.period.start - years.period.start) // 365, BEST.index(each.measures), each)
        for other in graph.index.edges("funding", "recipient", edge.recipient)
        if isinstance(other, Funding) and other.counts and _same_money(edge, other)
        for each in _known_amounts(graph, other)
    ]
    apart, _, amount = min(found, key=lambda each: each[:2], default=(NEAR + 1, 0, None))
    return amount if apart <= NEAR else None


def _same_money(edge: Funding, other: Funding) -> bool:
    """True for a stream between the same two bodies, and for one that ran before or after it."""
    one, two = edge.when.extent, other.when.extent
    apart = one.possible_to <= two.possible_from or two.possible_to <= one.possible_from
    return other.ends == edge.ends and (other.stream == edge.stream or apart)


def _most(graph: DatedGraph) -> int:
    """The greatest amount of any flow in any year, less the few that dwarf all others."""
    edges = [edge for edge in graph.record.statements.values() if isinstance(edge, Funding)]
    sums = [[each.gbp for each in edge.amounts if each.answers] for edge in edges]
    amounts = sorted((max(each) for each in sums if each), reverse=True)
    for number, (greater, less) in enumerate(pairwise(amounts), 1):
        if greater > DWARFING * less and number <= max(len(amounts) / 4, 1):
            return less
    return max(amounts, default=0)


def _names(
    years: Years, flows: Sequence[Flow], naming: Callable[[str, Day], str]
) -> dict[str, str]:
    """What each body was called on the last day of the year, when all that it names had begun."""
    day = years.period.stop - 1
    ids = dict.fromkeys(end for flow in flows for end in (flow.payer, flow.recipient))
    return {
        each: "payer not known" if each.startswith(UNKNOWN) else naming(each, day) for each in ids
    }


def _days(years: Years) -> str:
    """The years in words, both ends by their day; a run without an end has only its first."""
    first, last = years.period.start, years.period.stop - 1
    if is_open(last):
        return years.period.speak()
    return f"{speak_day(first)} to {speak_day(last)}"


def _description(graph: DatedGraph, years: Years, flows: Sequence[Flow]) -> Description:
    known = [flow for flow in flows if flow.gbp is not None]
    unknown = [flow for flow in flows if flow.gbp is None]
    which, then = years_in_words(years.text), as_known(graph)
    summary = (
        f"{capital(_days(years))}{then}: {counted(len(flows), 'flow')}, {len(known)} of them"
        " with an amount for the year. Where there is none, the line is dashed and bears a question"
        " mark. Amounts of different measures do not compare."
    )
    if not flows:
        summary = f"The record has no flow of money in {which}{then}; it is silent, not empty."
    summary += outside(graph, years.period)
    sections = (
        Section(
            f"{having} an amount for the year", tuple(_line(graph, years, each) for each in some)
        )
        for having, some in (("With", known), ("Without", unknown))
    )
    edges = [flow.edge for flow in flows]
    return described(graph, f"Who paid whom in {which}", summary, sections, edges)


def _line(graph: DatedGraph, years: Years, flow: Flow) -> str:
    words = sentence(graph, flow.edge, years.period.stop - 1).removesuffix(".")
    told = ["no amount recorded" if flow.gbp is None else "", flow.words]
    told.append("" if flow.certainty is Certainty.CERTAIN else "possibly in force")
    return f"{words}: {', '.join(filter(None, told))}."
