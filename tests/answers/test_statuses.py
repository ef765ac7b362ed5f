"""What kind of answer an answer is, in short and in one word; and what may never be in one."""

from __future__ import annotations

import contextlib
import itertools
import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from doors import bodies_for
from nhsgraph import Graph
from nhsgraph.answers import FORMS, Question
from nhsgraph.answers.answer import MOST_BYTES, STATUSES
from nhsgraph.answers.forms import OF_SENTENCES
from nhsgraph.answers.question import MOMENTS
from nhsgraph.dates import Period
from nhsgraph.errors import NhsGraphError
from worlds import answered, world

Sample = Callable[[Sequence[Any], int], list[Any]]
NO_TYPED = {"search", "quote"}
WORLD = """
dept: {}
other: {}
board:
  names: [{name: The Old Board, when: 2012-01-01/2018-12-31}]
  accountability:
    - {holder: dept, when: 2013-01-01/2015-12-31, means: mandate}
    - {holder: other, when: 2015-01-01/.., force: agreement, means: a plan}
  hosting:
    - {host: dept, when: 2014-01-01/2014-12-31}
    - {host: other, when: 2016-01-01/2018-12-31}
"""


@pytest.mark.parametrize(
    ("form", "body", "during", "narrowing", "status"),
    [
        ("accountability", "board", "2014", {}, "answered"),
        ("accountability", "board", "2012-01-01/2013-12-31", {}, "partly"),
        ("hosting", "board", "2015", {}, "silent"),
        ("hosting", "board", "2011", {}, "premise_false"),
        ("exists", "board", "2011", {}, "answered"),
        ("hosting", "board", "2014", {"candidate": "dept"}, "answered"),
        ("hosting", "board", "2014", {"candidate": "other"}, "answered"),
        ("hosting", "board", "2013/14", {"candidate": "dept"}, "partly"),
        ("hosting", "board", "2015", {"candidate": "dept"}, "silent"),
        ("hosting", "board", "2011", {"candidate": "dept"}, "premise_false"),
        ("name", "board", "2015", {}, "answered"),
    ],
)
def test_an_answer_says_what_kind_it_is(
    form: str, body: str, during: str, narrowing: dict[str, Any], status: str
) -> None:
    """A program reads it at the top of the answer, and takes no silence for nobody."""
    answer = answered(world(WORLD), form, body, during=during, **narrowing)
    assert answer.status == status, answer.text
    assert next(iter(answer.to_dict().items())) == ("status", status)


def test_a_name_of_many_and_a_search_are_told_as_such(record: Graph) -> None:
    assert record.ask("who held NHS Improvement to account between 2012 and 2017?").status in {
        "ambiguous",
        "partly",
    }
    assert record.ask("sheep tracing Recovery Support").status in {"searched", "not_understood"}


@pytest.mark.parametrize("form", sorted(set(FORMS) - NO_TYPED))
def test_every_answer_has_a_status_and_a_brief_form(
    record: Graph, sample: Sample, form: str
) -> None:
    """A brief answer is plain JSON of 2,000 bytes at most, with its lead."""
    for body in sample(list(record.record.bodies), 25):
        answer = record.answer(Question(form, bodies_for(form, body), Period.read("2015")))
        brief = answer.brief()
        assert answer.status in STATUSES
        assert brief["status"] == answer.status
        assert len(json.dumps(brief, ensure_ascii=False).encode()) <= MOST_BYTES
        assert brief["more"] + len(brief["rows"]) == len(answer.results)
        assert brief["lead"].rstrip("…") in answer.lead


def test_a_result_of_no_statement_is_refused() -> None:
    """An id that looks like one of a statement is none, as nobody could look it up."""
    answer = answered(world(WORLD), "hosting", "board", during="2014")
    forged = replace(answer.results[0], statement="board/hosting-99")
    with pytest.raises(ValueError, match="hosting-99"):
        replace(answer, results=(forged,))
    with pytest.raises(ValueError, match="hosting-99"):
        replace(answer, see_also=(forged,))


def test_silence_says_what_was_asked_and_has_what_is_nearest() -> None:
    """Other lines of that time stand beside a silent answer, then other years, nearest first."""
    graph = world(WORLD)
    answer = answered(graph, "hosting", "board", during="2015-12")
    assert answer.results == ()
    assert [row.statement for row in answer.nearest] == [
        "board/accountability-1",
        "board/accountability-2",
        "board/hosting-2",
        "board/hosting-1",
    ]
    assert "what hosted The Old Board, in December 2015" in answer.lead
    assert answer.example is not None
    asked = graph.ask(answer.example)
    assert asked.status == "answered", answer.example


def test_an_empty_role_is_silence_and_the_other_end_stands_beside_it() -> None:
    """Whom the department hosts is no answer to who hosts the department."""
    for form, role in (("hosting", None), ("planning", "planned_for"), ("oversight", None)):
        graph = world(
            """
            a: {hosting: [{host: b}], planning: [{planned_for: b}], oversight: [{overseer: b}]}
            b: {}
            """
        )
        body = "a" if role else "b"
        answer = answered(graph, form, body, role=role)
        assert answer.results == ()
        assert answer.status == "silent"
        assert [row.statement for row in answer.see_also] == [f"a/{form}-1"]


FORMS_WITH_ROWS = sorted(set(FORMS) - NO_TYPED - {"exists", "count", "difference", "reason"})


@pytest.mark.parametrize("form", FORMS_WITH_ROWS)
def test_every_form_is_narrowed_to_kinds_and_statements(
    record: Graph, sample: Sample, form: str
) -> None:
    """Which regulator, and *only these statements*, are obeyed by whatever is asked."""
    for body in sample(list(record.record.bodies), 25):
        question = Question(form, bodies_for(form, body))
        answer = record.answer(question)
        ids = list(dict.fromkeys(row.statement for row in answer.results))
        if form in {"about", "lasted", "bodies", "happened"} or not ids:
            continue
        one = record.answer(replace(question, only=(ids[-1],)))
        assert {row.statement for row in one.results} <= {ids[-1]}, (form, body)
        kinds = record.answer(replace(question, kinds=("office",)))
        for row in kinds.results:
            named = [each for each in row.answer if each in record.record.bodies]
            assert any(record.body(each).kind == "office" for each in named), (form, body)


def test_how_many_is_a_number_with_its_doubt_apart() -> None:
    """Who is certain is counted, and who is possible beside them."""
    graph = world(
        """
        h: {}
        a: {accountability: [{holder: h}]}
        b: {accountability: [{holder: h, when: 2010/2020}]}
        c: {accountability: [{holder: h, when: "[2015-01-01..2015-12-31]/.."}]}
        """
    )
    sure = answered(graph, "accountable_bodies", "h", during="2012", counted=True)
    assert (sure.count, sure.lead.startswith("In 2012 2")) == (2, True)
    doubt = answered(graph, "accountable_bodies", "h", during="2015-03", counted=True)
    assert doubt.count == [2, 3]
    assert "2 for certain, and possibly 1 more" in doubt.lead


def test_the_longest_is_who_answers_on_the_most_certain_days() -> None:
    graph = world(
        """
        a:
          hosting:
            - {host: x, when: 2010-01-01/2010-12-31}
            - {host: y, when: 2011-01-01/2013-12-31}
            - {host: x, when: 2014-01-01/2016-06-30}
        """
    )
    assert answered(graph, "hosting", "a", pick="longest").ids == ["x"]
    assert answered(graph, "hosting", "a", pick="first").ids == ["x"]
    assert answered(graph, "hosting", "a", pick="longest", during="2010/2013").ids == ["y"]


@pytest.mark.parametrize("form", sorted(set(FORMS) - OF_SENTENCES))
def test_a_question_that_names_no_body_is_answered_or_refused_in_words(
    record: Graph, form: str
) -> None:
    """With each moment, with and without a post, a person and a time."""
    posts, people = (None, "chief_executive"), (None, "Navina Evans")
    periods = (None, Period.read("2019"))
    for moment in (None, *MOMENTS.get(form, ())):
        for post, value, period in itertools.product(posts, people, periods):
            with contextlib.suppress(NhsGraphError):
                asked = Question(form, (), moment=moment, post=post, value=value, period=period)
                assert record.answer(asked).read_as
