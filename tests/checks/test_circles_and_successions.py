"""Rules about circles and successions: worlds that break each, and circles in any net of lines."""

from __future__ import annotations

from itertools import permutations

import pytest
from cases import Case, breaks, found, keeps
from hypothesis import given
from hypothesis import strategies as st

from nhsgraph.graph.circles import Circle, Line, circles
from nhsgraph.library import Graph
from nhsgraph.schema import Statement
from work import growth
from worlds import world

LIVES = """
old: {{names: [{{name: Old, when: 2005-01-01/{old}}}]}}
new:
  names: [{{name: New, when: {new}}}]
  succession: [{{predecessor: old, scope: [{scope}], when: {when}}}]
"""


def _lives(old: str, new: str, when: str, scope: str = "functions") -> str:
    return LIVES.format(old=old, new=new, when=when, scope=scope)


CASES = [
    Case(
        "successor-not-alive",
        "nobody takes over who had ended",
        _lives("2016-03-31", "2010-01-01/2012-03-31", "2016-04-01/.."),
        "new/succession-1",
        _lives("2012-03-31", "2010-01-01/2012-03-31", "2012-03-31/.."),
        says="“new” takes over on 1 April 2016, and had ended on 31 March 2012.",
    ),
    Case(
        "successor-not-alive",
        "nobody takes over who began two days later; the day after will do",
        _lives("2016-03-31", "2016-04-02/..", "2016-03-31/.."),
        "new/succession-1",
        _lives("2016-03-31", "2016-04-01/..", "2016-03-31/.."),
        says="takes over on 31 March 2016, and begins on 2 April 2016",
    ),
    Case(
        "successor-not-alive",
        "where days are known to the year alone, one that may fit is no fault",
        _lives("2013", "2015/..", "2013/.."),
        "new/succession-1",
        _lives("2013", "2013-12-31/..", "2013/.."),
        says="takes over in 2013, and begins on",
    ),
    Case(
        "predecessor-not-born",
        "nobody hands over who began later",
        "a: {names: [{name: A, when: 2016-04-01/..}]}\n"
        "b: {succession: [{predecessor: a, when: 2013-04-01/..}]}",
        "b/succession-1",
        "a: {names: [{name: A, when: 2013-04-01/..}]}\n"
        "b: {succession: [{predecessor: a, when: 2013-04-01/..}]}",
        says="“a” hands over on 1 April 2013, and begins on 1 April 2016",
    ),
    Case(
        "predecessor-gone",
        "who hands over had lived to the day before",
        _lives("2012-03-31", "2010-01-01/..", "2012-04-03/.."),
        "new/succession-1",
        _lives("2012-03-31", "2010-01-01/..", "2012-04-01/.."),
        says="hands over on 3 April 2012, 2 days after it had ended on 31 March 2012",
    ),
    Case(
        "predecessor-lives-on",
        "who is followed in law ends; functions alone may pass on",
        _lives("2014-03-31", "2010-01-01/..", "2013-04-01/..", "legal"),
        "new/succession-1",
        _lives("2014-03-31", "2010-01-01/..", "2013-04-01/..", "functions"),
        says="is followed in law on 1 April 2013, and lives on from 2 April 2013 to 31 March 2014",
    ),
    Case(
        "account-in-a-circle",
        "a line of account does not run back to where it began",
        """
        a: {accountability: [{holder: b, when: 2012-04-01/2016-03-31}]}
        b: {accountability: [{holder: c, when: 2013-04-01/2017-03-31}]}
        c: {accountability: [{holder: a, when: 2014-04-01/..}]}
        """,
        "c/accountability-1",
        """
        a: {accountability: [{holder: b, when: 2012-04-01/2016-03-31}]}
        b: {accountability: [{holder: c, when: 2013-04-01/2017-03-31}]}
        c: {accountability: [{holder: a, when: 2016-04-01/..}]}
        """,
        says="from 1 April 2014 to 31 March 2016: “c” → “a” → “b” → “c”",
    ),
    Case(
        "hosting-in-a-circle",
        "a body is not hosted by one that it hosts, nor by one that answers to it",
        """
        a: {hosting: [{host: b, when: 2012-04-01/2016-03-31}]}
        b: {accountability: [{holder: a, when: 2014-04-01/2018-03-31}]}
        """,
        "b/accountability-1",
        """
        a: {hosting: [{host: b, when: 2012-04-01/2016-03-31}]}
        b: {accountability: [{holder: a, when: 2016-04-01/2018-03-31}]}
        """,
        says="from 1 April 2014 to 31 March 2016: “b” → “a” → “b”",
    ),
    Case(
        "account-in-a-circle",
        "nor does one that a member has from its collective",
        """
        letbs: {kind: collective, accountability: [{holder: hee}]}
        wessex: {membership: [{whole: letbs}]}
        hee: {accountability: [{holder: wessex}]}
        """,
        "hee/accountability-1",
        """
        letbs: {kind: collective, accountability: [{holder: hee, of: whole}]}
        wessex: {membership: [{whole: letbs}]}
        hee: {accountability: [{holder: wessex}]}
        """,
    ),
    Case(
        "account-in-a-circle",
        "an end that nobody knows counts as open, a contested line not at all",
        """
        a: {accountability: [{holder: b, when: 2012-04-01/}]}
        b: {accountability: [{holder: a, when: 2013-04-01/}]}
        """,
        "b/accountability-1",
        """
        a: {accountability: [{holder: b, when: 2012-04-01/}]}
        b: {accountability: [{holder: a, contested: {reason: the Act says otherwise}}]}
        """,
        says="from 1 April 2013",
    ),
    Case(
        "sets-in-a-circle",
        "no set is one of its own members, whatever the roles",
        """
        a: {membership: [{whole: b, role: one_of}]}
        b: {membership: [{whole: a, role: lies_in}]}
        """,
        "a/membership-1",
        """
        a: {membership: [{whole: b, role: one_of, when: 2010/2012}]}
        b: {membership: [{whole: a, role: lies_in, when: 2013/..}]}
        """,
        says="in a circle: “a” → “b” → “a”.",
    ),
    Case(
        "legal-succession-in-a-circle",
        "nobody follows itself in law",
        """
        a: {succession: [{predecessor: b, scope: [legal], when: 2013/..}]}
        b: {succession: [{predecessor: c, scope: [legal], when: 2014/..}]}
        c: {succession: [{predecessor: a, scope: [legal, staff], when: 2015/..}]}
        """,
        "a/succession-1",
        """
        a: {succession: [{predecessor: b, scope: [legal], when: 2013/..}]}
        b: {succession: [{predecessor: c, scope: [legal], when: 2014/..}]}
        c: {succession: [{predecessor: a, scope: [functions], when: 2015/..}]}
        """,
        says="“b” → “a” → “c” → “b”",
    ),
    Case(
        "succession-in-a-circle",
        "functions that come back are worth a look",
        """
        a: {succession: [{predecessor: b, scope: [functions]}]}
        b: {succession: [{predecessor: a, scope: [legal]}]}
        """,
        "a/succession-1",
        """
        a: {succession: [{predecessor: b, scope: [legal]}]}
        b: {succession: [{predecessor: a, scope: [legal]}]}
        """,
    ),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_finds_the_world_that_breaks_it(case: Case) -> None:
    breaks(case)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_rule_is_content_with_the_world_that_keeps_it(case: Case) -> None:
    keeps(case)


def test_a_succession_whose_day_nobody_knows_contradicts_no_life() -> None:
    for when in ("../..", "/", "../2013", "/2013"):
        graph = world(_lives("2016-03-31", "2018-01-01/..", when))
        assert found("successor-not-alive", graph) == {}
        assert found("predecessor-gone", graph) == {}


def _statement(record: Graph) -> Statement:
    return next(iter(record.record.statements.values()))


BODIES = "abcde"
NETS = st.lists(
    st.tuples(st.sampled_from(list(permutations(BODIES, 2))), st.integers(0, 6), st.integers(1, 4)),
    max_size=12,
)


def _on_a_day(lines: list[Line], day: int) -> list[Line]:
    return [line for line in lines if line.days[0] <= day < line.days[1]]


def _reaches(lines: list[Line], start: str, goal: str) -> bool:
    reached = {start}
    for _ in BODIES:
        reached |= {line.head for line in lines if line.tail in reached}
    return goal in reached


def _true(circle: Circle) -> bool:
    """The lines follow each other, come back, and hold together on all days that are told."""
    follows = zip(circle.lines, (*circle.lines[1:], circle.lines[0]), strict=True)
    first, stop = circle.days
    return (
        all(line.head == after.tail for line, after in follows)
        and first < stop
        and all(line.days[0] <= first and stop <= line.days[1] for line in circle.lines)
    )


@given(net=NETS)
def test_circles_are_told_where_there_are_any_and_nowhere_else(
    record: Graph, net: list[tuple[tuple[str, str], int, int]]
) -> None:
    """Held against a search of each day: a knot of a day is told of, and what is told is true."""
    said = _statement(record)
    lines = [Line(*ends, (start, start + length), said) for ends, start, length in net]
    told = list(circles(lines))
    assert all(map(_true, told))
    for day in range(12):
        there = _on_a_day(lines, day)
        round_about = any(_reaches(there, line.head, line.tail) for line in there)
        if round_about and not told:
            pytest.fail(f"a circle on day {day} was not told")
        if round_about:
            knotted = [line for line in there if _reaches(there, line.head, line.tail)]
            assert any(line in circle.lines for circle in told for line in knotted)


def test_a_ring_of_many_is_told_in_a_short_sentence_with_little_work(record: Graph) -> None:
    said = _statement(record)

    def ring(number: int) -> list[Line]:
        names = [f"b{each}" for each in range(number)]
        return [
            Line(one, other, (0, 9), said)
            for one, other in zip(names, (*names[1:], names[0]), strict=True)
        ]

    told = list(circles(ring(300)))
    assert len(told) == 1
    assert len(str(told[0])) < 200
    assert growth(lambda number: list(circles(ring(number))), 200) < 2.5
