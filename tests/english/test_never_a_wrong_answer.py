"""What was not read is told, and then there is no verdict; the kind of answer is the kind asked."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from bank import sentences
from generated import questions, same

from nhsgraph import Graph
from nhsgraph.answers import Answer, Question
from nhsgraph.answers.questions_in_words import question_in_words, ways
from nhsgraph.dates import Period
from nhsgraph.errors import NhsGraphError
from worlds import world

YES_OR_NO = [
    each["question"]
    for each in sentences()
    if each.get("verdict") in {"yes", "no"} and "error" not in each
]
JUDGED = {"yes", "no", "partly"}


def _asked(graph: Graph, text: str) -> Answer | None:
    try:
        return graph.ask(text)
    except NhsGraphError:
        return None


STRANGE = (
    "{} and the Zorblax Agency", "{} by Professor Quimby", "{} despite the Yalta protocol",
    "{} in 35 cases", "{} for 17 wombats",
)  # fmt: skip


@pytest.mark.parametrize("frame", STRANGE)
def test_no_verdict_with_an_unread_name_or_number(
    record: Graph, frame: str, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    for text in sample(YES_OR_NO, 12):
        found = _asked(record, frame.format(text.rstrip("? ")) + "?")
        assert found is None or found.verdict not in JUDGED, found


@pytest.fixture(scope="module")
def small() -> Graph:
    return world(
        """
        board:
          names: [{name: Board, when: 2013-04-01/2018-03-31}]
          accountability: [{holder: crown, when: 2013-04-01/2016-03-31}]
          hosting: [{host: college, when: 2013-04-01/2016-03-31}]
        crown: {kind: department}
        college: {}
        council: {}
        academy: {hosting: [{host: board, when: 2014-04-01/2016-03-31}]}
        """
    )


@pytest.mark.parametrize(
    ("lead", "word"),
    list(
        itertools.product(
            ["was Board {} accountable to crown in 2014", "did college {} host Board in 2014"],
            ["not", "never", "no longer", "only", "solely", "mostly", "partly", "exclusively"],
        )
    ),
)
def test_no_plain_yes_to_a_negation_or_quantifier(small: Graph, lead: str, word: str) -> None:
    """The record says that it was; not that it was not, nor that nobody else did."""
    found = _asked(small, lead.format(word))
    assert found is None or found.verdict != "yes" or word in found.text.lower(), found


@pytest.mark.parametrize(
    "text",
    [
        "was Board accountable to anyone but crown in 2014",
        "was Board accountable to both crown and council in 2014",
        "was Board accountable to neither crown nor council in 2014",
        "were all boards accountable to crown in 2014",
        "did none of the boards answer to crown in 2014",
        "did most of Board answer to crown in 2014",
        "was Board accountable to nobody other than crown in 2014",
        "was Board accountable to everyone except crown in 2014",
    ],
)
def test_quantifiers_get_no_plain_yes(small: Graph, text: str) -> None:
    found = _asked(small, text)
    assert found is None or found.verdict != "yes", found


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("who hosted academy in 2018", ("academy", "hosted")),
        ("who did Board host in 2015", ("board", "host")),
        ("who hosted crown in 2014", ("crown", "hosted")),
        ("who held college to account in 2014", ("college", "body")),
        ("who did college answer to in 2014", ("college", "body")),
        ("who did Board hold to account in 2014", ("board", "holder")),
    ],
)
def test_an_empty_role_is_silence_and_not_the_reverse(
    small: Graph, text: str, given: tuple[str, str]
) -> None:
    body, role = given
    found = small.ask(text)
    for row in found.results:
        assert row.roles[role]["id"] == body, found


@pytest.mark.parametrize(
    ("text", "has"),
    [
        ("when did Board fund crown", "dates"),
        ("how much money did Board get in 2014", "amount_gbp"),
        ("how many crowns were there in 2014", "count"), ("when was Board inspected", "dates"),
        ("how long did Board fund academy", "results"), ("why was Board popular", "results"),
    ],
)  # fmt: skip
def test_the_kind_of_answer_is_the_kind_asked_or_there_is_none(
    small: Graph, text: str, has: str
) -> None:
    """A question of a day, a sum, a number or a span gets no list of lines in its place."""
    found = _asked(small, text)
    if found is None or found.status in {"silent", "searched", "premise_false", "not_understood"}:
        return
    assert getattr(found, has) or found.left_out, found


@pytest.mark.parametrize(
    "text", ["who held Board to account on the 45th of Octember", "who hosted Board at Candlemas"]
)
def test_a_day_that_nobody_read_is_named_first(small: Graph, text: str) -> None:
    found = _asked(small, text)
    assert found is None or found.left_out or found.status == "searched", found


@pytest.mark.parametrize(
    "text",
    [
        "colourless green ideas sleep furiously", "purple monkey dishwasher",
        "who let the dogs out", "what is the airspeed of an unladen swallow",
    ],
)  # fmt: skip
def test_nonsense_cites_nothing(record: Graph, text: str) -> None:
    found = _asked(record, text)
    assert found is None or (not found.sources and found.verdict is None), found


def test_who_and_was_it_say_the_same(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Whoever is told for certain is so when asked by name, all the days asked."""
    asked = [
        one
        for one in questions(record)
        if one.form in {"accountability", "funding", "hosting", "oversight"}
        and one.period is not None
        and not (one.candidate or one.stream)
    ]
    for question in sample(list(dict.fromkeys(asked)), 20):
        found = record.ask(question_in_words(record, question))
        sure = {body for part in found.parts for body in part.certain}
        whole = [body for body in sure if all(body in part.certain for part in found.parts)]
        if len(whole) != len(sure) or found.gaps:
            continue
        for body in whole[:2]:
            named = Question(
                question.form, question.bodies, question.period, candidate=body, yes_no=True
            )
            text = question_in_words(record, named)
            judged = record.ask(text)
            if same(judged.question) == same(named):
                assert judged.verdict == "yes", text


def test_a_day_agrees_with_the_period_that_has_it(
    record: Graph, sample: Callable[[Sequence[Any], int], list[Any]]
) -> None:
    """Whoever is certain on a day is among those of the year around it."""
    asked = [
        one
        for one in questions(record)
        if one.form in {"accountability", "funding", "hosting", "oversight", "whole"}
        and one.period is not None
        and one.period.stop - one.period.start == 1
        and not (one.candidate or one.stream)
    ]
    for question in sample(list(dict.fromkeys(asked)), 20):
        assert question.period is not None
        year = question.period.first[:4] if question.period.first else ""
        wider = Question(question.form, question.bodies, Period.read(year))
        day, whole = (
            record.ask(question_in_words(record, one, way=0)) for one in (question, wider)
        )
        assert ways(record, wider)
        sure = {body for part in day.parts for body in part.certain}
        assert sure <= set(whole.ids), question
