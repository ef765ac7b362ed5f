"""Where the record contradicts itself, its answers say so, as ``check`` does."""

from __future__ import annotations

import pytest

from nhsgraph import Graph
from nhsgraph.answers import Answer, Question
from nhsgraph.checks import run
from worlds import world

LIVES = "names: [{name: First, when: 2010-01-01/2012-12-31}]"


def _told(answer: Answer) -> list[str]:
    signs = ("contradicts itself", "lead back")
    return [note for note in answer.notes if any(sign in note for sign in signs)]


def _findings(graph: Graph) -> set[str]:
    return {finding.rule for finding in run(graph)}


@pytest.mark.parametrize(
    ("then", "day", "rule", "why"),
    [
        ("2005-01-01/2009-12-31", "2011-01-01", "successor-not-alive", "had ended on 31 December"),
        ("2014-01-01/..", "2011-01-01", "successor-not-alive", "begins on 1 January 2014"),
        ("2005-01-01/..", "2009-06-01", "predecessor-not-born", "begins on 1 January 2010"),
    ],
)
def test_a_succession_into_the_dead_or_from_the_unborn_is_told(
    then: str, day: str, rule: str, why: str
) -> None:
    graph = world(
        f"""
        a: {{{LIVES}}}
        b: {{names: [{{name: Then, when: {then}}}],
            succession: [{{predecessor: a, scope: functions, when: {day}/..}}]}}
        """
    )
    assert rule in _findings(graph)
    for text in ("what followed First", "what did Then follow"):
        assert any(why in note for note in _told(graph.ask(text))), text


def test_a_succession_that_can_have_happened_is_not_doubted() -> None:
    graph = world(
        f"""
        a: {{{LIVES}}}
        b: {{names: [{{name: Then, when: 2013-01-01/..}}],
            succession: [{{predecessor: a, scope: legal, when: 2013-01-01/..}}]}}
        """
    )
    assert not _told(graph.ask("what followed First"))


CIRCLES = {
    "accountability": (
        "accountability: [{{holder: {}, when: 2010/2012}}]",
        "who was {} accountable to",
    ),
    "membership": ("membership: [{{whole: {}, when: 2010/2012}}]", "what was {} part of"),
    "hosting": ("hosting: [{{host: {}, when: 2010/2012}}]", "who hosted {}"),
    "succession": (
        "succession: [{{predecessor: {}, scope: functions, when: 2011-01-01/..}}]",
        "what did {} follow",
    ),
}


@pytest.mark.parametrize("kind", CIRCLES)
@pytest.mark.parametrize("ring", ["ab", "abc"])
def test_lines_that_lead_back_to_where_they_begin_are_told(kind: str, ring: str) -> None:
    line, text = CIRCLES[kind]
    bodies = [
        f"{body}: {{names: [{{name: Body {body.upper()}}}], {line.format(ring[place - 1])}}}"
        for place, body in enumerate(ring)
    ]
    graph = world("\n".join(bodies))
    assert any(rule.endswith("in-a-circle") for rule in _findings(graph))
    for body in ring:
        (note,) = _told(graph.ask(text.format(f"Body {body.upper()}")))
        assert all(f"Body {one.upper()}" in note for one in ring)


def test_lines_that_follow_each_other_in_time_are_no_circle() -> None:
    graph = world(
        """
        a: {names: [{name: Alpha}], accountability: [{holder: b, when: 2010/2012}]}
        b: {names: [{name: Beta}], accountability: [{holder: a, when: 2013/2014}]}
        """
    )
    assert not _told(graph.ask("who was Alpha accountable to"))


def test_an_answer_of_the_record_that_ships_contradicts_nothing(record: Graph) -> None:
    for body in record.record.bodies:
        for form in ("lineage", "accountability", "whole", "hosting"):
            assert not _told(record.answer(Question(form, (body,)))), (form, body)
