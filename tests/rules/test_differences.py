"""Differences add up: what changed from a to c changed from a to b or from b to c."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from nhsgraph import Graph, load
from nhsgraph.dates import read_day, write_day
from nhsgraph.graph.in_force import Change
from worlds import world

DAYS = st.integers(read_day("2009-06-01"), read_day("2022-06-01"))

Turn = tuple[str, str]


@cache
def known(day: str | None) -> Graph:
    """The bundled record, as known on a day; what it works out is kept from example to example."""
    return known(None).as_known_on(day) if day else load()


def turns(changes: Iterable[Change]) -> Iterator[tuple[Turn, str]]:
    """What began and what ended, each with its certainty: a renaming is one of each."""
    for change in changes:
        paired = change.before is not None
        yield ("began" if paired else change.kind, change.statement.id), change.certainty
        if change.before is not None:
            yield ("ended", change.before.id), change.certainty


def days_between(graph: Graph, a: int, b: int, body: str | None) -> dict[Turn, str]:
    first, last = write_day(a), write_day(b)
    assert first is not None
    assert last is not None
    return dict(turns(graph.changes(first, last, body)))


@given(
    st.sampled_from([None, "2012-02-01", "2018-12-01"]),
    st.tuples(DAYS, DAYS, DAYS).map(sorted),
    st.sampled_from([None, "hee", "nhs-leadership-academy", "letbs", "dhsc"]),
)
def test_differences_add_up(known_on: str | None, days: list[int], body: str | None) -> None:
    """No change is lost or made by looking twice; what is certain in a part is so in the whole."""
    a, b, c = days
    graph = known(known_on)
    whole = days_between(graph, a, c, body)
    first, second = days_between(graph, a, b, body), days_between(graph, b, c, body)
    assert whole.keys() == first.keys() | second.keys()
    for turn in whole:
        sure = "certain" in {first.get(turn), second.get(turn)}
        if sure and not turn[0].startswith("ended"):
            assert whole[turn] == "certain"


def rows(graph: Graph, a: str, b: str) -> set[tuple[str, str, str | None]]:
    return {
        (str(one.kind), one.statement.id, one.before.id if one.before else None)
        for one in graph.changes(a, b)
    }


def test_a_renaming_is_one_whatever_days_are_asked_about() -> None:
    """Its spans lie over the day between; the rows of the parts are those of the whole."""
    graph = world(
        """
        hee:
          names:
            - {id: old, name: Old, when: '2012/[2014..2016]'}
            - {id: new, name: New, when: '[2015..2017]/2020'}
        """
    )
    for between in ("2014-06-01", "2015-06-01", "2016-06-01", "2017-06-01"):
        whole = rows(graph, "2013", "2019")
        assert ("renamed", "hee/new", "hee/old") in whole
        assert rows(graph, "2013", between) | rows(graph, between, "2019") == whole


def test_a_change_whose_span_lies_over_the_day_between_is_possible_in_both() -> None:
    graph = world("hee: {hosting: [{host: dhsc, when: '[2014-03-01..2014-09-30]/..'}]}")
    assert [str(each.certainty) for each in graph.changes("2014-01-01", "2014-06-01")] == [
        "possible"
    ]
    assert [str(each.certainty) for each in graph.changes("2014-06-01", "2014-12-01")] == [
        "possible"
    ]
    assert [str(each.certainty) for each in graph.changes("2014-01-01", "2014-12-01")] == [
        "certain"
    ]


def test_a_line_that_begins_by_the_later_of_two_spans_is_found_between_them() -> None:
    """Its begin lies between that of the line and that of a body, which touch no common day."""
    graph = world(
        """
        hee:
          names: [{name: HEE, when: '[..2014-12-31]/..'}]
          hosting: [{id: host, host: dhsc, when: 2012-01-01/..}]
        """
    )
    assert [each.statement.id for each in graph.changes("2013-01-01", "2013-06-01")] == ["hee/host"]


def test_what_was_first_or_last_seen_is_no_change_between_two_days() -> None:
    graph = world("hee: {hosting: [{host: dhsc, when: '[..2014]/[2016..]'}]}")
    assert graph.changes("2010", "2020") == []
