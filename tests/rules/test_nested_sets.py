"""What is said of a set reaches its members, through sets of sets too, and is told once."""

from __future__ import annotations

from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

from made_models import wild
from nhsgraph import Graph
from nhsgraph.dates import Certainty, Day, is_open, strongest
from nhsgraph.graph.collectives import INNER_PARTS
from nhsgraph.graph.in_force import Held
from nhsgraph.schema import EDGE_TYPES, Edge
from work import operations
from worlds import world


def _nested(levels: int) -> Graph:
    """A body in two sets, each of them in two further ones, and so on; the last have a payer."""
    inside = {"start": ("a1", "b1")}
    for level in range(1, levels):
        inside |= {f"{side}{level}": (f"a{level + 1}", f"b{level + 1}") for side in "ab"}
    bodies = [
        f"{body}:\n  kind: collective\n  membership: [{{whole: {one}}}, {{whole: {other}}}]"
        for body, (one, other) in inside.items()
    ]
    paid = [
        f"{side}{levels}:\n  kind: collective\n  funding: [{{payer: treasury}}]" for side in "ab"
    ]
    return world("\n".join([*bodies, *paid]))


def test_a_line_of_a_set_of_sets_is_told_once_however_many_ways_lead_there() -> None:
    lines = _nested(12).lines("funding", "recipient", "start")
    assert [line.statement.id for line in lines] == ["a12/funding-1", "b12/funding-1"]
    assert all(len(line.via) == 12 for line in lines)


def test_to_find_them_does_not_double_with_each_level() -> None:
    few, many = _nested(6), _nested(12)
    least = operations(lambda: few.lines("funding", "recipient", "start"))
    assert operations(lambda: many.lines("funding", "recipient", "start")) <= 4 * least


def test_two_ways_that_lead_there_at_different_times_are_both_told() -> None:
    graph = world(
        """
        a: {kind: collective, funding: [{payer: treasury}]}
        b: {kind: collective, membership: [{whole: a, when: 2014-01-01/2016-12-31}]}
        one:
          membership:
            - {whole: a, when: 2012-01-01/2013-12-31}
            - {whole: b, when: 2012-01-01/2016-12-31}
        """
    )
    assert [line.via for line in graph.lines("funding", "recipient", "one")] == [("a",), ("b", "a")]


# -- the plain definition ------------------------------------------------------------------------


def _through(graph: Graph, kind: str, body: str, *, own: bool) -> Iterator[tuple[Held, str, bool]]:
    """The bodies through which lines reach another, and whether it is one of them."""
    if EDGE_TYPES[kind].handed_down:
        for edge in graph.index.memberships("member", body, "one_of"):
            if (held := graph.held(edge)) and isinstance(edge.whole, str):
                yield held, edge.whole, True
    if own or not EDGE_TYPES[kind].shown_of_parts:
        return
    if graph.body(body).kind == "joint_arrangement":
        for edge in graph.index.memberships("whole", body, "part_of"):
            held = graph.held(edge)
            if held is not None and graph.body(edge.member).kind not in INNER_PARTS:
                yield held, edge.member, False


def _reaching(
    graph: Graph, kind: str, role: str, body: str, seen: tuple[str, ...] = ()
) -> Iterator[Held]:
    """The lines that reach a body, by every way."""
    own = list(graph.edges(kind, role, body))
    yield from own
    for membership, through, of_members in _through(graph, kind, body, own=bool(own)):
        if through in seen:
            continue
        for line in _reaching(graph, kind, role, through, (*seen, body)):
            edge = line.statement
            to_itself = isinstance(edge, Edge) and body in edge.known_ends
            if to_itself or (of_members and edge.of == "whole"):
                continue
            extent = line.extent.meet(membership.extent).meet(graph.lasting(body))
            within = line.told_within.meet(membership.told_within).meet(graph.seen_within(body))
            if not extent.empty:
                yield line._replace(extent=extent, told_within=within)


def _on(lines: list[Held], day: Day) -> dict[str, Certainty]:
    found: dict[str, list[Certainty]] = {}
    for line in lines:
        found.setdefault(line.statement.id, []).append(line.on(day))
    return {key: strongest(values) for key, values in found.items()}


@given(st.integers(0, 2**32))
def test_a_line_reaches_a_body_on_the_days_on_which_any_way_leads_there(seed: int) -> None:
    graph = wild(seed, 50)
    for kind in ("accountability", "funding", "partnership"):
        for role in EDGE_TYPES[kind].roles:
            for body in graph.record.bodies:
                lines = graph.lines(kind, role, body)
                every = list(_reaching(graph, kind, role, body))
                days = {day for line in every for day in (*line.extent, *line.told)}
                for day in {each + near for each in days for near in (-1, 0, 1)}:
                    assert is_open(day) or _on(lines, day) == _on(every, day)
