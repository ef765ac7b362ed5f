"""The arithmetic of the payload where dates are coarse, open, blank, undated or known late.

Pairs of the days are tried on which anything in a small record may turn, and of those beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import product
from typing import Any, Final

import pytest

from nhsgraph import Graph
from nhsgraph.dates import Certainty, Day, Period, is_open
from nhsgraph.explorer.arithmetic import CERTAIN, NO, POSSIBLE, Page, plan_of
from nhsgraph.explorer.numbering import Numbering
from nhsgraph.explorer.page import told_of
from worlds import world

SURE = {Certainty.CERTAIN: CERTAIN, Certainty.POSSIBLE: POSSIBLE, Certainty.NO: NO}
EVENTS: Final = """
- {id: opening, date: "2012-04", evidence: [{source: notice, proves: begin}]}
- {id: closing, date: "[2014-03-01..2014-06-30]", evidence: [{source: late, proves: end}]}
"""
NEWS: Final = """
- {id: notice, published: 2012-02}
- {id: late, published: 2014~}
- {id: exact, published: 2013-07-15}
- {id: undated, read: 2020-01-01}
- {id: after, published: 2019-01-01}
"""
WORLDS: Final = {
    "names": """
        a:
          names:
            - {name: Old, when: 2011-01/2013-03-31,
               evidence: [{source: notice, proves: [begin, end]}]}
            - {name: New, when: 2013-04-01/.., evidence: [{source: undated, proves: begin}]}
          accountability:
            - {holder: b, when: 2011-06-01/, evidence: [{source: exact, proves: [begin]}]}
        """,
    "events": """
        a:
          names: [{name: A, when: "2012-04/[2016-05..]", begun_by: opening}]
          hosting: [{host: b, when: "2012-04/2014", begun_by: opening, ended_by: closing,
                     evidence: [{source: late, proves: begin}]},
                    {host: c, when: "2014/..", begun_by: closing,
                     evidence: [{source: exact, proves: begin}]}]
          accountability:
            - {holder: b, when: 2012~/.., evidence: [{source: after, proves: [begin]}]}
        """,
    "coming about": """
        a:
          names: [{name: A, when: 2013-04-01/2017-03-31, evidence: [{source: notice}]}]
          succession: [{predecessor: b, when: 2013-04-01/.., evidence: [{source: undated}]},
                        {predecessor: c, when: "2013/..", evidence: [{source: exact}]}]
          funding:
            - {payer: b, when: 2014-01-01/2016-12-31, evidence: [{source: notice, proves: begin}]}
            - {payer: c, when: "[..2013-05]/2015~",
               evidence: [{source: late, proves: [during, end]}]}
        b: {names: [{name: B, when: ../2013-03-31, evidence: [{source: late, proves: end}]}]}
        """,
    "plans": """
        a:
          names: [{name: A, when: 2011-01-01/.., evidence: [{source: exact}]}]
          accountability:
            - {id: came, holder: b, when: 2015-04-01/.., evidence: [{source: after, proves: begin}]}
            - {holder: b, when: 2015-04-01/.., status: announced, outcome: {became: a/came},
               evidence: [{source: notice}]}
            - {holder: c, when: 2014/2016-03-31, status: proposed, evidence: [{source: late}],
               outcome: {abandoned: {date: 2015-06-01, evidence: [{source: exact}]}}}
          mandate_approval:
            - {approver: b, step: 1, mandate: 2013/14..2014/15, evidence: [{source: notice}]}
            - {approver: c, step: 2, mandate: 2014/15.., status: announced, outcome: {unknown: x},
               evidence: [{source: undated}]}
        """,
}


def _days(graph: Graph) -> list[Day]:
    """The days within the years covered on which anything may turn, and those beside them."""
    record, numbers = graph.record, Numbering(graph)
    days = {numbers.first, numbers.stop - 1}
    for statement in record.statements.values():
        days |= set(graph.index.extent(statement)) | set(statement.when.extent)
    for source in record.sources.values():
        for date in (source.published, source.read):
            days |= {date.earliest, date.latest} if date else set()
    for event in record.events.values():
        days |= {event.date.earliest, event.date.latest}
    near = {day + far for day in days if not is_open(day) for far in (-1, 0, 1)}
    return sorted(day for day in near if numbers.first <= day < numbers.stop)


@pytest.mark.parametrize("name", WORLDS)
def test_whatever_a_date_is_like_the_page_says_what_the_engine_says(
    name: str, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    graph = world(WORLDS[name], events=EVENTS, news=NEWS)
    numbers, page = Numbering(graph), Page.of(told_of(graph))
    plans = [each for each in graph.record.statements.values() if each.planned]
    days = _days(graph)
    for day, known in sample([*product(days, [None, *days])], 400):
        view = graph if known is None else graph.as_known_on_day(known)
        at, seen = numbers.day(day), None if known is None else numbers.day(known)
        snapshot = view.during(Period.of_day(day))
        edges = {line.edge.id: SURE[line.certainty] for line in snapshot.edges}
        assert page.edges_on(at, seen) == edges, (day, known)
        lives = {body: SURE[sure] for body, sure in snapshot.bodies.items() if SURE[sure]}
        assert page.bodies_on(at, seen) == lives, (day, known)
        for body in page.bodies:
            assert page.name_on(body, at, seen) == view.named_on_day(body["id"], day)
        for plan in plans:
            held = view.plan(plan)
            found = plan_of(page.statements[numbers.statements[plan.id]], seen)
            assert found == (numbers.extent(held.extent) if held else None), (plan.id, known)
