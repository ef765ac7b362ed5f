"""Ends that are open, blank or fuzzy, in all pairs, on everything that has days."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache
from itertools import product
from typing import Any

import pytest

from doors import bodies_for, escaped, faults_of_answer, faults_of_data, told
from nhsgraph import Graph
from nhsgraph.answers import FORMS, Question
from nhsgraph.answers.forms import OF_SENTENCES
from nhsgraph.answers.question import MOMENTS
from nhsgraph.checks import run
from nhsgraph.schema import EDGE_TYPES
from nhsgraph.show.tables import body_view, change_rows, snapshot_view
from worlds import USUAL, world

Sample = Callable[[Sequence[Any], int], list[Any]]

BEGINS = ("..", "", "2014-06-01", "2014-06", "2014~", "[2013..2015]", "[..2014]", "[2014..]")
ENDS = ("..", "", "2016-06-01", "2016-06", "2016?", "[2015..2017]", "[..2016]", "[2016..]")
LAST_DAYS = {"2016-06-01": "2016-05-31"}
"""The last day before an event on an exact day; a span that is not exact has its own eve."""
WHENS = [f"{begin}/{end}" for begin, end in product(BEGINS, ENDS)]
KINDS = ("lives", "statements", "both", "plans", "events")
TIMES = (None, "2014", "2015/..")
DAYS = ("2010-01-01", "2014-06-01", "2015-01-01", "2016-06-01", "2020-01-01")


def _said(kind: str, when: str) -> dict[str, Any]:
    """What a body says of itself and of another, over the days of ``when``."""
    own = {"when": when, "evidence": [{"source": "act", "proves": ["begin", "end"]}]}
    name = {"name": f"Body {WHENS.index(when)}", **(own if kind in {"lives", "both"} else {})}
    if kind == "lives":
        own = {}
    if kind == "plans":
        own |= {"status": "announced"}
    said: dict[str, Any] = {
        "legal_forms": [{"form": "charity", **own}],
        "posts": [{"post": "chair", "person": "A Person", **own}],
        "sizes": [{"size": 3, **own}],
    }
    for word, edge in EDGE_TYPES.items():
        other = edge.other(edge.home)
        fields = {"step": 1, "mandate": "2014/15.."} if word == "mandate_approval" else {}
        amounts = {"amounts": [{"year": "2014/15", "gbp": 5}]} if word == "funding" else {}
        usual = USUAL.get(edge.section, {})
        said[edge.section] = [{**usual, **fields, **amounts, other: "other", **own}]
    plan = [{"name": "Planned", **own}] if kind == "plans" else []
    return {"kind": "collective", "names": [{"id": "own", **name}, *plan], **said}


@cache
def odd(kind: str) -> Graph:
    """A world in which what is said has each pair of ends, a body for each."""
    bodies = {f"b{n}": _said(kind, when) for n, when in enumerate(WHENS) if kind != "events"}
    events: dict[str, str] = {}
    if kind == "events":
        for n, (begin, end) in enumerate(product(BEGINS[2:], ENDS[2:])):
            events |= {f"begin-{n}": begin, f"end-{n}": end}
            said = _said("statements", "../..")
            tied = {
                "when": f"{begin}/{LAST_DAYS.get(end, end)}",
                "begun_by": f"begin-{n}",
                "ended_by": f"end-{n}",
            }
            for section in said.keys() - {"kind"}:
                said[section][0] |= tied
            bodies[f"b{n}"] = said
    return world(json.dumps(bodies), events=json.dumps(events) if events else "")


@pytest.mark.parametrize("kind", KINDS)
def test_no_answer_shows_an_end_that_is_no_day(kind: str, sample: Sample) -> None:
    graph = odd(kind)
    bodies = [body for body in graph.record.bodies if body != "other"]
    asked = [
        Question(form, bodies_for(form, body, "other"), time, plans=time == "2014")  # type: ignore[arg-type]
        for body in bodies
        for form in sorted(set(FORMS) - OF_SENTENCES)
        for time in TIMES
    ]
    asked += [
        Question("when", (body,), moment=moment) for body in bodies for moment in MOMENTS["when"]
    ]
    for question in sample(asked, 30):
        printed = question.period is None and question.moment is None
        assert not faults_of_answer(graph.answer(question), printed=printed), told(question)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("known", [None, "2015-01-01"])
def test_no_view_shows_an_end_that_is_no_day(kind: str, known: str | None, sample: Sample) -> None:
    graph = odd(kind) if known is None else odd(kind).as_known_on(known)
    for day in sample(DAYS, 2):
        snapshot = graph.on(day)
        said = snapshot_view(snapshot)
        edges = [{**edge, "from": None, "to": None} for edge in said["edges"]]
        assert not list(faults_of_data({**said, "edges": edges}))
        network = snapshot.to_networkx(successions=True)
        assert not list(faults_of_data([data for *_, data in network.edges(data=True)]))
    for body in sample(list(graph.record.bodies), 6):
        for on in (None, "2015-01-01"):
            assert not list(faults_of_data(body_view(graph, body, on)))
    rows = change_rows(graph, graph.changes("2010", "2020"))
    assert not list(faults_of_data(rows))
    assert not list(faults_of_data(graph.coverage().to_dict()))
    page = "".join(graph.during(period)._repr_html_() for period in ("2014", "2015/..", "../2014"))
    assert not escaped(page)


@pytest.mark.parametrize("kind", KINDS)
def test_check_tells_its_findings_in_words(kind: str) -> None:
    """No pair of ends stops it, and none of its messages has a day that is none."""
    for finding in run(odd(kind)):
        message = finding.message
        for written in sorted(WHENS, key=len, reverse=True):
            message = message.replace(written, "as it is written")
        assert not escaped(message)
