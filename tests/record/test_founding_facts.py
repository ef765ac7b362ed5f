"""Each fact of the five founding documents is found by a question, with that document as source."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml

from nhsgraph import Answer, Graph
from nhsgraph.answers import Cited, Result
from nhsgraph.schema import Evidence

FILE = Path(__file__).with_name("founding-facts.yaml")
FACTS: list[dict[str, Any]] = yaml.load(
    FILE.read_text(encoding="utf-8"),
    Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader),  # noqa: S506 - it makes text alone
)
ASKED = [
    pytest.param(fact, asked, id=f"{fact['id']}-{number}")
    for fact in FACTS
    for number, asked in enumerate(fact["asks"], 1)
]
OF_THE_ROW = {"statement", "type", "status", "from", "to", "when", "certainty", "force"}
"""Fields of a row that are compared as they stand; of the others a part will do."""


def test_every_fact_of_the_five_documents_is_asked_for() -> None:
    assert len({fact["id"] for fact in FACTS}) == len(FACTS)
    assert Counter(fact["document"] for fact in FACTS) == {
        "map-design-to-delivery": 8,
        "map-introducing-hee": 10,
        "lgc-power-devolved-2019": 8,
        "nhsi-hee-closer-2018": 9,
        "hee-strategic-framework-2021": 4,
    }


@pytest.mark.parametrize("fact", FACTS, ids=[fact["id"] for fact in FACTS])
def test_its_document_is_among_the_sources_that_are_expected(fact: dict[str, Any]) -> None:
    expected = [source for asked in fact["asks"] for source in _expected_sources(asked)]

    assert fact["document"] in expected


@pytest.mark.parametrize(("fact", "asked"), ASKED)
def test_the_question_finds_the_fact(
    record: Graph, fact: dict[str, Any], asked: dict[str, Any]
) -> None:
    answer = record.ask(asked["ask"])

    assert answer.premise.ok or all(found.get("beside") for found in asked["finds"])
    assert set(asked.get("answer", ())) <= set(answer.ids)
    assert answer.verdict == asked.get("verdict")
    for expected in asked["finds"]:
        _assert_found(answer, expected)
    for expected in asked.get("events", ()):
        event = record.record.events[expected["id"]]
        assert event.date.text == expected["date"]
        assert set(expected["sources"]) <= _ids(event.evidence)
    assert fact["document"] in _ids(
        each for row in (*answer.results, *answer.see_also) for each in row.evidence
    )


def _expected_sources(asked: dict[str, Any]) -> list[str]:
    return [source for found in asked["finds"] for source in found.get("sources", ())]


def _ids(evidence: Iterable[Cited | Evidence]) -> set[str]:
    return {each.source for each in evidence}


def _assert_found(answer: Answer, expected: dict[str, Any]) -> None:
    """Some row of the statement, in its place, has all that is expected of it."""
    wanted = {key: value for key, value in expected.items() if key != "beside"}
    place = answer.see_also if expected.get("beside") else answer.results
    rows = [row for row in place if row.statement == expected["statement"]]
    assert rows, f"{expected['statement']} is not in the answer: {answer.text}"
    missed = [{key for key, value in wanted.items() if not _has(row, key, value)} for row in rows]
    best = min(missed, key=len)
    shown = [row.to_dict() for row in rows]
    assert not best, f"{expected['statement']} differs in {sorted(best)}: {shown}"


def _has(row: Result, key: str, value: Any) -> bool:
    """Whether a row has a field as it is expected."""
    shown = _field(row, key)
    if key == "sources":
        return bool(set(value) <= shown)
    if key == "says":
        return any(value in each for each in shown)
    if key == "outcome":
        return bool(value in (shown.get("became"), shown.get("kind")))
    if key == "share":
        return bool(shown["percent"] == float(value))
    if key == "answer" or key in OF_THE_ROW:
        return bool(shown == value)
    return _speaks_of(shown, value)


def _field(row: Result, key: str) -> Any:
    if key == "sources":
        return _ids(row.evidence)
    if key == "says":
        return [each.says or "" for each in row.evidence]
    shown = row.to_dict()
    return shown.get(key, {} if key == "outcome" else None)


def _speaks_of(shown: Any, value: str) -> bool:
    """Whether a particular of a row is the value, has it in its list, or speaks of it."""
    if isinstance(shown, list):
        return value in [each["name"] if isinstance(each, dict) else each for each in shown]
    return value in str(shown)
