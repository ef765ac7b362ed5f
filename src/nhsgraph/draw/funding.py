"""Where the money went in a financial year: flows as wide as their amounts, where there are any."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from nhsgraph.dates import Certainty, Day, Years, is_open, speak_day
from nhsgraph.draw.describe import (
    Description,
    Section,
    cited,
    counted,
    source_line,
    sources_of,
)
from nhsgraph.draw.flows import Flow
from nhsgraph.draw.lives import short_name
from nhsgraph.draw.sankey import Sankey
from nhsgraph.draw.settings import with_own_settings
from nhsgraph.draw.stage import page_of, stage
from nhsgraph.draw.theme import THEME, Theme
from nhsgraph.questions.wording import capital, sentence, term_in_words, years_in_words
from nhsgraph.schema import Amount, Funding

if TYPE_CHECKING:
    from nhsgraph.graph import DatedGraph
    from nhsgraph.held import Held

DWARFING = 10
"""An amount so many times the next is not drawn to scale."""
UNKNOWN = "unknown:"
"""How the id of a payer that nobody could find begins; the statement's id follows."""


@with_own_settings
def funding(
    graph: DatedGraph, year: str, *, plans: bool = False,
    theme: Theme = THEME, ax: Axes | None = None,
) -> Figure:  # fmt: skip
    """Draws who paid whom in a financial year, from left to right, each flow as wide as its amount.

    A flow for which the record has no amount in that year is a dashed line with a question mark.

    Args:
        graph: the record, or the record as known on a day.
        year: a financial year, such as ``2014/15`` (1 April to 31 March).
        plans: whether flows that were only planned stand beside the others.
        theme: the look of the picture, and its page.
        ax: axes to draw in, instead of a sheet of its own.

    Returns:
        The figure, with its description.

    Raises:
        DateError: the year can't be read.
        QuestionError: the axes are too small for so many flows.
    """
    years = Years.read(year)
    flows = _flows(graph, years, plans=plans)
    description = _description(graph, years, flows)
    sheet = page_of(ax) if ax else theme.page
    foot = source_line(graph, len(flows), len(description.sources))
    place = stage(description, sheet, theme, subtitle=description.summary, foot=foot, ax=ax)
    names, short = _names(graph, years, flows, _name), _names(graph, years, flows, short_name)
    Sankey(place, flows, names, short, _most(graph), theme).draw()
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
        for line in graph.during(years.period).edges
        if isinstance(line.edge, Funding)
    ]
    if plans:
        found += [
            _flow(graph, edge, Certainty.POSSIBLE, years, planned=True)
            for edge in graph.record.statements.values()
            if isinstance(edge, Funding) and edge.planned and edge.contested is None
            and (held := graph.plan(edge)) and _planned_then(held, years)
        ]  # fmt: skip
    return found


def _planned_then(held: Held, years: Years) -> bool:
    """True for a plan with days of its own that reach into a financial year."""
    when = held.statement.when
    return bool(when.begin or when.end) and bool(held.during(years.period))


def _flow(
    graph: DatedGraph, edge: Funding, certainty: Certainty, years: Years, *, planned: bool
) -> Flow:
    amount = _amount(graph, edge, years)
    payer = edge.payer if isinstance(edge.payer, str) else f"{UNKNOWN}{edge.id}"
    words: str = edge.status if planned else ""
    if amount:
        words = pounds(amount.gbp, about=amount.about)
    elif edge.share:
        words = f"{'about ' if edge.share.about else ''}{edge.share.percent:g}% of income"
    return Flow(edge, payer, edge.recipient, term_in_words(edge.stream), words,
                amount.gbp if amount else None, certainty, planned)  # fmt: skip


def _amount(graph: DatedGraph, edge: Funding, years: Years) -> Amount | None:
    """The amount of a flow in a financial year, if it was known."""
    for each in edge.amounts:
        known = graph.knowledge.of_evidence(each.evidence) is not Certainty.NO
        if each.year.period == years.period and known:
            return each
    return None


def _most(graph: DatedGraph) -> int:
    """The greatest amount of any year, less the few that dwarf all others and are cut."""
    edges = (edge for edge in graph.record.statements.values() if isinstance(edge, Funding))
    amounts = sorted((each.gbp for edge in edges for each in edge.amounts), reverse=True)
    for number, (greater, less) in enumerate(pairwise(amounts), 1):
        if greater > DWARFING * less and number <= max(len(amounts) / 4, 1):
            return less
    return max(amounts, default=0)


def _name(graph: DatedGraph, body: str, day: Day) -> str:
    """The name of a body on a day."""
    return graph.named_on_day(body, day)


def _names(
    graph: DatedGraph,
    years: Years,
    flows: Sequence[Flow],
    naming: Callable[[DatedGraph, str, Day], str],
) -> dict[str, str]:
    """What each body was called on the last day of the year, when all that it names had begun."""
    day = years.period.stop - 1
    ids = dict.fromkeys(end for flow in flows for end in (flow.payer, flow.recipient))
    return {
        each: "payer not known" if each.startswith(UNKNOWN) else naming(graph, each, day)
        for each in ids
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
    which = years_in_words(years.text)
    as_known = f", as known on {speak_day(graph.known_on)}" if graph.known_on is not None else ""
    summary = (
        f"{capital(_days(years))}{as_known}: {counted(len(flows), 'flow')}, {len(known)} of them"
        " with an amount for the year. Where there is none, the line is dashed and bears a question"
        " mark."
    )
    if not flows:
        summary = f"The record has no flow of money in {which}{as_known}; it is silent, not empty."
    return Description(
        title=f"Who paid whom in {which}",
        summary=summary,
        sections=(
            Section(
                "With an amount for the year", tuple(_line(graph, years, each) for each in known)
            ),
            Section(
                "Without an amount for the year",
                tuple(_line(graph, years, each) for each in unknown),
            ),
        ),
        sources=cited(graph, sources_of(graph, [flow.edge for flow in flows])),
    )


def _line(graph: DatedGraph, years: Years, flow: Flow) -> str:
    words = sentence(graph, flow.edge, years.period.stop - 1).removesuffix(".")
    told = [flow.words, "" if flow.gbp is not None else "no amount recorded"]
    told.append("" if flow.certainty is Certainty.CERTAIN else "possibly in force")
    return f"{words}: {', '.join(filter(None, told))}."
