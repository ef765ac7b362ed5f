"""Every form of every body, at several times and as known on several days, through every door."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pytest

from doors import bodies_for, faults_of_answer, faults_of_data, told
from nhsgraph import Graph
from nhsgraph.answers import FORMS, Answer, Question
from nhsgraph.answers.forms import OF_SENTENCES
from nhsgraph.answers.question import MOMENTS
from nhsgraph.dates import Period
from nhsgraph.errors import NhsGraphError

Sample = Callable[[Sequence[Any], int], list[Any]]

ASKED = sorted(set(FORMS) - OF_SENTENCES)
TIMES = (None, "2016-08-01", "2014/..")
KNOWN_ON = (None, "1900-01-01", "2012-02-01", "2018-12-01")
CHUNKS = 12
"""So many tests share the bodies, each a part of them, so that none takes minutes."""


def questions(body: str) -> Iterator[Question]:
    """Every form of a body over every time, and every moment of a form over the whole time."""
    for form in ASKED:
        for time in TIMES:
            yield Question(form, bodies_for(form, body), Period.read(time) if time else None)
        for moment in MOMENTS.get(form, ()):
            yield Question(form, bodies_for(form, body), moment=moment)
        bodies = bodies_for(form, body)
        yield Question(form, bodies, Period.read("2015"), yes_no=True, plans=True)


def evidence_faults(graph: Graph, answer: Answer) -> Iterator[str]:
    """What of an answer a reader could not check: evidence, ids of parts, statements to cite."""
    answering = {each for row in answer.results for each in row.answer}
    for part in answer.parts:
        if not {*part.certain, *part.possible} <= answering:
            yield f"{part} names what no result has"
    for row in (*answer.results, *answer.see_also):
        if not graph.cite(row.statement):
            yield f"{row.statement} can't be cited"
        if not row.evidence:
            yield f"{row.statement} has no evidence"
        if graph.known_on is not None:
            early = graph.knowledge.of_source
            unknown = [each.source for each in row.evidence if early(each.source) == "no"]
            if unknown:
                yield f"{row.statement} shows {unknown}, not published by then"
    for happening in answer.events:
        if happening.event not in graph.record.events or not happening.evidence:
            yield f"{happening} is no event with evidence"


@pytest.mark.parametrize("chunk", range(CHUNKS))
def test_nothing_that_is_no_day_leaves_an_answer(record: Graph, sample: Sample, chunk: int) -> None:
    bodies = list(record.record.bodies)[chunk::CHUNKS]
    asked = [each for body in bodies for each in questions(body)]
    for question in sample(asked, 40):
        answer = record.answer(question)
        printed = question.period is None or question.yes_no
        assert not faults_of_answer(answer, printed=printed), told(question)
        assert not list(evidence_faults(record, answer)), told(question)


@pytest.mark.parametrize("day", [day for day in KNOWN_ON if day])
def test_nothing_that_was_not_known_leaves_an_answer(
    record: Graph, sample: Sample, day: str
) -> None:
    graph = record.as_known_on(day)
    asked = [
        Question(form, bodies_for(form, body), Period.read(time) if time else None)
        for body in record.record.bodies
        for form in ASKED
        for time in (None, "2013/14")
    ]
    for question in sample(asked, 150):
        answer = graph.answer(question)
        assert not list(evidence_faults(graph, answer)), told(question)
        assert not list(faults_of_data(answer.to_dict())), told(question)
    for question in sample(asked, 25)[:400]:
        assert not faults_of_answer(graph.answer(question)), told(question)


SAID = (
    "who held {} to account", "what was {} called", "when did {} begin", "who funded {}",
    "how many members had {}", "who chaired {}", "what was planned for {}", "what succeeded {}",
    "how does the line run from {} to Parliament", "who moved from {} to Parliament",
    "how much money did {} get", "which law governed {}", "why did {} end", "what did {} host",
    "when was {} renamed", "how long did {} exist", "who approved the mandate of {}",
)  # fmt: skip
WHEN = (
    "", "on 2015-06-01", "in 2013/14", "before 2010", "since 2021", "in 1066", "after 2100",
    "as known on 1 January 2012", "as known on 1 January 1900", "in 2013-",
)  # fmt: skip


def test_a_sentence_about_any_body_at_any_time_is_answered_in_words(
    record: Graph, sample: Sample
) -> None:
    asked = [
        f"{said.format(body)} {when}".strip()
        for said in SAID
        for body in record.record.bodies
        for when in WHEN
    ]
    always = [f"{SAID[8].format('nhse-nhsi-regions-2017')} {WHEN[7]}"]
    always += [f"{SAID[4].format('nhs-digital')} in 1066"]
    for text in always + sample(asked, 150):
        try:
            answer = record.ask(text)
        except NhsGraphError:
            continue
        assert not answer.text.endswith(".."), text
        assert not faults_of_answer(answer), text
