"""Fields of a result are worked out when they are asked for, and nobody can tell."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

import pytest

from nhsgraph import Graph
from nhsgraph.answers import Question, Result, answer, results


def _asked(graph: Graph) -> tuple[Result, ...]:
    return answer(graph, Question("accountability", ("hee",))).results


def _whole(rows: tuple[Result, ...]) -> list[Result]:
    """The same results with all fields given at once."""
    return [Result(**{each.name: getattr(row, each.name) for each in fields(row)}) for row in rows]


def test_what_is_worked_out_later_equals_what_was_given(record: Graph) -> None:
    rows = _asked(record)
    assert len(rows) > 2
    assert list(rows) == _whole(_asked(record))
    assert [hash(row) for row in rows] == [hash(row) for row in _whole(rows)]
    assert [row.to_dict() for row in _asked(record)] == [row.to_dict() for row in _whole(rows)]
    assert repr(_asked(record)[0]) == repr(_whole(rows)[0])


@pytest.mark.parametrize(
    "way",
    [copy.copy, copy.deepcopy, replace, lambda row: pickle.loads(pickle.dumps(row))],  # noqa: S301
)
def test_it_is_copied_whole(record: Graph, way: Callable[[Any], Any]) -> None:
    """Whatever was asked of it before."""
    rows = _asked(record)
    assert [way(row) for row in _asked(record)] == list(rows)
    assert rows[0].text
    assert way(rows[0]) == rows[0]


def test_nobody_can_change_it(record: Graph) -> None:
    row = _asked(record)[0]
    with pytest.raises(TypeError):
        row.more["note"] = "other"  # type: ignore[index]
    with pytest.raises(TypeError):
        row.roles["body"]["id"] = "other"
    assert not hasattr(row, "colour")


def test_a_candidate_that_is_only_weighed_works_out_no_evidence(
    record: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What nobody is shown is not cited; what is shown is, once."""
    cited: list[object] = []
    cite = results.cite

    def counted(*given: Any) -> object:
        cited.append(given)
        return cite(*given)

    monkeypatch.setattr(results, "cite", counted)
    found = answer(record, Question("changes", ("hee",)))
    assert len(found.results) > 20
    assert not cited
    assert all(row.evidence for row in found.results)
    told = len(cited)
    assert told >= len(found.results)
    assert all(row.evidence for row in found.results)
    assert len(cited) == told
