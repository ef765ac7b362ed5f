"""No sentence of an answer says more than its statements, and none of them is lost in folding."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

import nhsgraph.answers
from doors import bodies_for
from nhsgraph import Graph
from nhsgraph.answers import Answer, Question
from nhsgraph.answers.line import LOOKUPS
from nhsgraph.answers.question import MOMENTS
from nhsgraph.dates import Day, Period, is_open, speak_day, when_in_words
from nhsgraph.schema import Edge, Funding, Post, Statement
from nhsgraph.words.money import pounds
from nhsgraph.words.spans import MONTHS

Sample = Callable[[Sequence[Any], int], list[Any]]
LINES = tuple(LOOKUPS)
STATES = ("post", "name", "legal_form")
OTHERS = (
    "amount", "mandate", "lineage", "legal_basis", "exists", "chain", "changes", "history",
    "plans", "count", "when", "about", "bodies", "difference", "ties", "happened",
    "lasted", "reason",
)  # fmt: skip
AT_LARGE = {"about", "bodies", "difference", "happened", "lasted", "reason"}
MOVING = {"when", "bodies", "difference", "happened", "lasted", "reason"}
"""The forms that are asked for every moment, too."""
TIMES = (None, "2011", "2013-04-01", "2015/16", "2019", "2016-04")
DATE = re.compile(rf"\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b")
SHORTEST = 14
"""Names of bodies with fewer signs may stand in other words by chance."""


def _questions(record: Graph, form: str) -> Iterator[Question]:
    for time in TIMES:
        period = Period.read(time) if time else None
        for body in record.record.bodies:
            yield Question(form, bodies_for(form, body), period)
            for moment in MOMENTS.get(form, ()) if form in MOVING else ():
                yield Question(form, bodies_for(form, body), period, moment=moment)


@pytest.mark.parametrize("form", [*LINES, *STATES, *OTHERS])
def test_a_lead_is_one_short_sentence_in_plain_words(
    record: Graph, sample: Sample, form: str
) -> None:
    """A lead has some forty words, a name counted as one; terms and dates of a file are nowhere."""
    for question in sample(list(_questions(record, form)), 80):
        answer = record.answer(question)
        bare = _without_names(record, answer)
        assert len(bare.split()) <= 42, (question, answer.lead)
        shown = {row.statement for row in (*answer.results, *answer.see_also)}
        if form in AT_LARGE:
            assert all(set(told.statements) <= shown for told in answer.sentences), question
        assert "\n" not in answer.lead
        assert answer.lead[:1] == answer.lead[:1].upper() or answer.lead[:1].isdigit()
        assert not re.search(r"\. [A-Z][a-z]+ (?:is|was|were|are) ", answer.lead), answer.lead
        for words in (answer.lead, answer.text):
            assert "_" not in words, (question, words)
            assert not re.search(r"\d{4}-\d\d-\d\d|\d/\.\.|\.\./|\[\.\.|\d[~?%]", words), words


def test_the_lead_of_a_denial_is_short_too(record: Graph) -> None:
    """What is claimed and contested is denied in a sentence; the text has the whole reason."""
    asked = 0
    for form, look in LOOKUPS.items():
        for edge in record.index.of_type(look.edge):
            ends = [edge.end(role) for role in (look.given, look.asked)]
            if edge.contested is None or not all(isinstance(end, str) for end in ends):
                continue
            question = Question(form, (str(ends[0]),), candidate=str(ends[1]), yes_no=True)
            answer = record.answer(question)
            asked += answer.verdict == "no"
            assert len(_without_names(record, answer).split()) <= 42, answer.lead
            assert ".; " not in answer.lead
            assert answer.lead.count(". ") == 0
    assert asked > 3


@pytest.mark.parametrize("form", [*LINES, *STATES])
def test_every_sentence_is_borne_by_its_statements(
    record: Graph, sample: Sample, form: str
) -> None:
    """No body, day or sum stands in a sentence that none of its statements has; none is dropped."""
    for question in sample(list(_questions(record, form)), 80):
        answer = record.answer(question)
        told = {one for sentence in answer.sentences for one in sentence.statements}
        assert {row.statement for row in answer.results} == told, (question, answer.text)
        for sentence in answer.sentences:
            rows = [record.statement(one) for one in sentence.statements]
            if rows:
                _hold(record, answer, sentence.words, rows)
        rows = [record.statement(one) for one in told]
        if rows:
            if form == "oversight":  # told with whom it answered to, where others only oversaw
                rows += [record.statement(row.statement) for row in answer.see_also]
            _hold(record, answer, answer.lead, rows)


@pytest.mark.parametrize("form", LINES)
def test_only_what_differs_in_one_body_is_folded(record: Graph, sample: Sample, form: str) -> None:
    """Statements of one sentence have the same post, stream, subject, means, force and standing."""
    for question in sample(list(_questions(record, form)), 80):
        answer = record.answer(question)
        for sentence in answer.sentences:
            alike = {_all_but_one_body(record.statement(one)) for one in sentence.statements}
            assert len(alike) <= 1, (question, sentence)


def _all_but_one_body(statement: Statement) -> tuple[str, ...]:
    names = (
        "post",
        "stream",
        "act",
        "subject",
        "scope",
        "means",
        "role",
        "force",
        "status",
        "step",
    )
    return tuple(str(getattr(statement, name, None)) for name in names)


def _hold(record: Graph, answer: Answer, words: str, rows: list[Statement]) -> None:
    bodies = {body for row in rows for body in row.bodies} | set(answer.question.bodies)
    bodies |= {via for row in answer.results for via in row.via}
    own = [name for body in bodies for name in _names(record, body)]
    own += [text for row in rows for text in _texts(record, row)]
    left = words
    for text in sorted(filter(None, own), key=len, reverse=True):
        left = re.sub(re.escape(text), "·", left, flags=re.IGNORECASE)
    for body in set(record.record.bodies) - bodies:
        for name in _names(record, body):
            assert len(name) < SHORTEST or name not in left, (answer.question, words, name)
    days = {speak_day(day) for day in _days(record, answer, rows) if not is_open(day)}
    assert set(DATE.findall(left)) <= days, (answer.question, words)
    sums = {pounds(each.gbp) for row in rows if isinstance(row, Funding) for each in row.amounts}
    assert set(re.findall(r"£[\d.,]+\d(?: [bm]illion)?", left)) <= sums, (answer.question, words)


def _without_names(record: Graph, answer: Answer) -> str:
    """The lead with one word in place of every name of a body or a person that it tells of."""
    rows = [record.statement(row.statement) for row in answer.results]
    bodies = {body for row in rows for body in row.bodies} | set(answer.question.bodies)
    bodies |= {via for row in answer.results for via in row.via}
    names = {name for body in bodies for name in _names(record, body)}
    names |= {row.person for row in rows if isinstance(row, Post)}
    left = answer.lead
    for name in sorted(names, key=len, reverse=True):
        left = left.replace(name, "X")
    return left


def _names(record: Graph, body: str) -> set[str]:
    return {name.name for name in record.index.said("name", body)}  # type: ignore[attr-defined]


def _texts(record: Graph, row: Statement) -> Iterator[str]:
    """What a statement says in its own words, and the titles of its events."""
    for value in vars(row).values():
        for one in value if isinstance(value, tuple) else (value,):
            yield one if isinstance(one, str) else str(getattr(one, "name", ""))
    for end in row.ends if isinstance(row, Edge) else ():
        unknown = getattr(end, "unknown", "")
        yield (unknown if isinstance(unknown, str) else unknown.reason).rstrip(".")
    for means in getattr(row, "means", ()):
        yield when_in_words(means.when) if means.when else ""
    for event in (row.begun_by, row.ended_by):
        yield record.record.events[event].title if event else ""


def _days(record: Graph, answer: Answer, rows: list[Statement]) -> Iterator[Day]:
    """The days that a sentence may name: ends of statements, lives and names, and of the time."""
    extents = [record.index.extent(row) for row in rows]
    extents += [held.extent for row in rows if (held := record.held(row))]
    for row in (*answer.results, *answer.see_also):
        period = Period.between(row.first, row.last)
        yield from (period.start, period.stop - 1)
    for body in {body for row in rows for body in row.bodies} | set(answer.question.bodies):
        extents.append(record.life(body))
        extents += [record.index.extent(name) for name in record.index.said("name", body)]
    for means in (means for row in rows for means in getattr(row, "means", ())):
        if means.when:
            extents.append(means.when.extent)
    for extent in extents:
        for day in extent:
            yield from (day, day - 1)
    if answer.question.period:
        yield from (answer.question.period.start, answer.question.period.stop - 1)


def test_no_answer_is_cut_out_of_a_sentence_again() -> None:
    """What is told is data until it is put in words: nothing reads it again afterwards."""
    cut = re.compile(r"\b(text|words|told|lead|message)\.(partition|split|removeprefix|find)\(")
    folder = Path(nhsgraph.answers.__file__).parent
    for path in folder.glob("*.py"):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            told = ".split())" not in line and "described.text" not in line  # it only counts words
            assert not (told and cut.search(line)), f"{path.name}:{number}: {line.strip()}"
